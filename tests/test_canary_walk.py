"""The canary's own promise: an address without an example is missed by nobody, and a word that leaks is heard wherever it hides."""

import io
import zipfile

import pytest
from django.http import HttpResponse, HttpResponseRedirect, StreamingHttpResponse
from django.test import Client
from django.urls import URLResolver, include, path
from django.urls.resolvers import RegexPattern

from tests.canary import walk

MARKER = "quetzalword"


def in_body(request, number):
    return HttpResponse(f"<p>{MARKER.upper()}</p>")


def in_header(request, number):
    return HttpResponse("", headers={"X-Title": MARKER})


def in_redirect(request, number):
    return HttpResponseRedirect(f"/papers/{MARKER}")


def in_cookie(request, number):
    answer = HttpResponse("")
    answer.set_cookie("last", MARKER)
    return answer


def in_stream(request, number):
    return StreamingHttpResponse([MARKER[:5].encode(), MARKER[5:].encode()])


def in_archive(request, number):
    with zipfile.ZipFile(file := io.BytesIO(), "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("sheet.xml", f"<c>{MARKER}</c>")
    return HttpResponse(file.getvalue(), content_type="application/zip")


def in_json_only(request, number):
    return HttpResponse(MARKER if "json" in request.headers.get("Accept", "") else "")


def in_answer_to_a_form(request, number):
    return HttpResponse(MARKER if request.method == "POST" else "")


def silent(request):
    return HttpResponse("Nothing here.")


LEAKS = [in_body, in_header, in_redirect, in_cookie, in_stream, in_archive, in_json_only, in_answer_to_a_form]
urlpatterns = [
    path("silent", silent),
    path("leaks/", include([path(f"{leak.__name__}/<int:number>", leak) for leak in LEAKS])),
]
SITE = URLResolver(RegexPattern(r"^"), urlpatterns)


@pytest.mark.django_db
@pytest.mark.urls(__name__)
@pytest.mark.parametrize("leak", LEAKS, ids=lambda leak: leak.__name__)
def test_a_word_that_leaks_is_heard(leak):
    assert [a for a in walk.answers(Client(), [f"/leaks/{leak.__name__}/1"]) if MARKER in a.words]


@pytest.mark.django_db
@pytest.mark.urls(__name__)
def test_silence_is_not_taken_for_a_leak():
    given = list(walk.answers(Client(), ["/silent"]))
    assert len(given) == len(walk.EVERY_WAY)
    assert not [answer for answer in given if MARKER in answer.words]


def test_a_route_without_an_example_is_named():
    examples = {f"leaks/{leak.__name__}/<int:number>": ["/x"] for leak in LEAKS} | {"gone": ["/gone"]}
    assert walk.without_example(SITE, examples) == ["silent"]
    assert walk.no_longer_there(SITE, examples) == ["gone"]
