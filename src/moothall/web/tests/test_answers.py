"""What each answer tells the browser, and what a visitor reads when a page cannot be given."""

import pytest
from django.core.exceptions import RequestDataTooBig
from django.http import HttpRequest, HttpResponse
from django.test import RequestFactory

from moothall.access.viewer import PUBLIC
from moothall.web.headers import headers
from moothall.web.views import errors, robots

pytestmark = pytest.mark.urls("moothall.web.tests.addresses")


@pytest.fixture(autouse=True)
def place(settings):
    settings.PLACE_NAME, settings.PLACE_KIND, settings.PLACE_FOOT = "Wrenmouth", "Borough Council", ""


@pytest.fixture
def request_here():
    request = RequestFactory().get("/decisions/")
    request.viewer = PUBLIC
    return request


def answered(request: HttpRequest, response: HttpResponse) -> HttpResponse:
    return headers(lambda request: response)(request)


def test_a_page_may_load_only_what_is_ours_and_nothing_inline(request_here):
    policy = answered(request_here, HttpResponse())["Content-Security-Policy"]
    assert policy.startswith("default-src 'none'; ")
    assert "unsafe" not in policy
    assert "script-src" not in policy  # so the default holds: none
    assert "form-action 'self'" in policy
    assert "frame-ancestors 'none'" in policy


def test_only_where_people_work_may_a_script_of_ours_run(request_here):
    request_here.path_info = "/workspace/meetings/"
    policy = answered(request_here, HttpResponse())["Content-Security-Policy"]
    assert policy.startswith("default-src 'none'; ")
    assert policy.endswith("script-src 'self'; connect-src 'self'")
    assert "unsafe" not in policy


def test_an_address_tells_no_other_site_where_the_reader_was(request_here):
    answer = answered(request_here, HttpResponse())
    assert answer["Referrer-Policy"] == "same-origin"
    assert answer["Cross-Origin-Opener-Policy"] == "same-origin"
    assert "geolocation=()" in answer["Permissions-Policy"]


def test_a_view_may_say_a_header_more_strictly(request_here):
    said = HttpResponse(headers={"Content-Security-Policy": "sandbox"})
    assert answered(request_here, said)["Content-Security-Policy"] == "sandbox"


def test_a_public_page_for_a_stranger_may_be_kept(request_here):
    assert answered(request_here, HttpResponse(headers={"Cache-Control": "max-age=60"}))["Cache-Control"] == "max-age=60"


@pytest.mark.parametrize("cookie", ["sessionid", "csrftoken", "messages"])
def test_a_page_for_somebody_known_is_kept_by_nobody(request_here, cookie):
    request_here.COOKIES[cookie] = "x"
    assert answered(request_here, HttpResponse(headers={"Cache-Control": "max-age=60"}))["Cache-Control"] == "private, no-store"


def test_a_page_that_gives_a_cookie_is_kept_by_nobody(request_here):
    giving = HttpResponse()
    giving.set_cookie("csrftoken", "x")
    assert answered(request_here, giving)["Cache-Control"] == "private, no-store"


def test_another_sites_cookie_does_not_stop_a_page_from_being_kept(request_here):
    request_here.COOKIES["banner"] = "seen"
    assert answered(request_here, HttpResponse())["Cache-Control"] == "public, no-cache"


@pytest.mark.parametrize(
    ("view", "status", "words"),
    [
        (errors.bad_request, 400, "Nothing was changed"),
        (errors.forbidden, 403, "Not open to you"),
        (errors.form_not_ours, 403, "The form was not accepted"),
        (errors.not_found, 404, "There is no page here"),
        (errors.not_allowed, 405, "Nothing was changed"),
        (errors.too_large, 413, "up to 95.4 MB"),
        (errors.too_often, 429, "Wait a few minutes"),
        (errors.server_error, 500, "The fault is ours"),
    ],
)
def test_each_error_has_a_page_that_says_what_to_do(request_here, settings, view, status, words):
    settings.MAX_FILE_BYTES = 100_000_000
    answer = view(request_here)
    assert answer.status_code == status
    assert words in answer.content.decode()
    assert answer.content.decode().count("<h1>") == 1


def test_what_is_too_large_is_called_so(request_here):
    assert errors.bad_request(request_here, RequestDataTooBig()).status_code == 413


def test_the_page_for_a_fault_of_ours_needs_no_visitor_and_no_table(client):
    """No database is open to this test: whatever asked for one would fail it."""
    answer = errors.server_error(HttpRequest())
    assert answer.status_code == 500
    assert "Wrenmouth" in answer.content.decode()


def test_a_conflict_is_called_a_conflict(request_here):
    answer = errors.conflict(request_here, [errors.Change("Reasons", "theirs", "mine")], "/decisions/wrenmouth/118/edit")
    assert answer.status_code == 409


def test_search_engines_keep_to_public_pages(request_here):
    answer = robots.robots(request_here)
    assert answer["Content-Type"] == "text/plain; charset=utf-8"
    assert b"Disallow: /workspace/" in answer.content
