"""Every page has one look: it extends a layout, is written in components, and carries nothing inline."""

import re
from pathlib import Path

import pytest
from django.template import engines
from django.test import RequestFactory
from jinja2 import UndefinedError

from moothall.access.viewer import PUBLIC, Viewer
from moothall.web.views.components import samples

HOUSE = Path(__file__).parents[2]
TEMPLATES = sorted(HOUSE.glob("*/jinja2/**/*.html"))
WEB = HOUSE / "web" / "jinja2"
COMPONENTS = sorted(path.name for path in (WEB / "components").glob("*.html"))
LAYOUTS = {"web/bare.html", "web/page.html", "web/desk.html", "account/layout.html"}
OURS = r'<script src="\{\{ static\("[\w./-]+\.js"\) \}\}" defer></script>'
INLINE = re.compile(rf"\sstyle\s*=|<style|<script(?!{OURS[7:]})|\son[a-z]+\s*=|javascript:", re.IGNORECASE)
CLASS = re.compile(r'\sclass="([\w -]+)"')
BARE = "web/bare.html"
ON_PAPER = {"documents/paper.html", "documents/front.html", *(f"meetings/pack/{name}.html" for name in ("words", "lines", "minute"))}
ALONE = {BARE, *ON_PAPER}

pytestmark = pytest.mark.urls("moothall.web.tests.addresses")


@pytest.fixture(autouse=True)
def place(settings):
    settings.PLACE_NAME, settings.PLACE_KIND, settings.PLACE_FOOT, settings.DEMO = "Wrenmouth", "Borough Council", "", True


@pytest.fixture
def request_of():
    """A request as it reaches a page: for this path, by this viewer."""

    def made(path: str = "/", viewer: Viewer = PUBLIC):
        request = RequestFactory().get(path)
        request.viewer = viewer
        return request

    return made


def drawn(template: str, request, **context) -> str:
    return engines["jinja2"].get_template(template).render(context, request)


def written(text: str, **context) -> str:
    return engines["jinja2"].from_string(text).render(context)


def named(path: Path) -> str:
    return str(path.relative_to(HOUSE)).split("jinja2/", 1)[1]


@pytest.mark.parametrize("path", TEMPLATES, ids=named)
def test_no_page_carries_a_style_or_a_script_within(path):
    assert not INLINE.search(path.read_text())


@pytest.mark.parametrize("sample", ['<p style="color: red">', "<script>", '<a onclick="go()">', "<style>", '<a href="javascript:go()">'])
def test_what_is_inline_would_be_found(sample):
    assert INLINE.search(sample)


def test_a_script_of_ours_may_be_led_to_and_nothing_else():
    assert not INLINE.search('<script src="{{ static("meetings/minute.js") }}" defer></script>')
    assert INLINE.search('<script src="https://elsewhere.example/x.js" defer></script>')
    assert INLINE.search('<script src="{{ static("x.js") }}" defer>go()</script>')


@pytest.mark.parametrize("path", [path for path in TEMPLATES if "components" not in path.parts and named(path) not in ALONE], ids=named)
def test_every_page_extends_a_layout(path):
    extended = re.search(r'{%\s*extends "([^"]+)"', path.read_text())
    assert extended
    assert extended[1] in LAYOUTS


@pytest.mark.parametrize("path", sorted(WEB.glob("**/*.html")), ids=named)
def test_every_class_in_a_template_is_known_to_the_stylesheet(path):
    sheet = (WEB.parent / "static/web/moothall.css").read_text()
    used = {word for words in CLASS.findall(path.read_text()) for word in words.split()}
    assert {word for word in used if not re.search(rf"\.{word}\b", sheet)} <= {"lead", "public", "task"}


def test_every_component_is_shown_on_the_components_page(request_of):
    page = (WEB / "web" / "components.html").read_text() + (WEB / "web" / "page.html").read_text() + (WEB / "web" / "bare.html").read_text()
    assert COMPONENTS
    assert [name for name in COMPONENTS if f'from "components/{name}"' not in page] == []


def test_every_component_can_be_drawn(request_of):
    page = drawn("web/components.html", request_of("/components"), **samples())
    for words in (
        "Decision, you are here",
        "No plan names this decision yet",
        "2 working days left after today",
        "PDF, 340 KB, 12 pages, 6 minutes to read",
        "not kept here",
        "Friday 20 November 2026, 5pm",
        "It opens only if somebody then decides so.",
        "Four things need another look",
        "Decisions 65 to 72 of 143",
        "12 November 2026",
    ):
        assert words in page


def test_the_component_page_is_for_the_demo_only(client, settings):
    assert client.get("/components").status_code == 200
    settings.DEMO = False
    assert client.get("/components").status_code == 404


def test_a_name_that_does_not_exist_is_an_error_and_never_an_empty_place():
    with pytest.raises(UndefinedError):
        written("<p>{{ decison }}</p>")
    with pytest.raises(UndefinedError):
        written("{% if viewer.nmae %}{% endif %}", viewer=PUBLIC)


def test_what_people_typed_is_never_markup():
    text = '{% from "components/notice.html" import notice %}{{ notice("plain", words) }}'
    assert "&lt;b&gt;" in written(text, words="<b>")


def test_a_mail_in_plain_text_says_what_it_says():
    mail = engines["jinja2"].get_template("account/email/login_code_message.txt")
    assert mail.render({"code": "A&B"}).startswith("A&B")


def test_the_masthead_leads_only_to_rooms_that_stand(request_of):
    page = drawn("web/404.html", request_of("/nothing"))
    assert '<a href="/decisions/">Decisions</a>' in page
    assert "/meetings/" not in page


def test_the_present_room_is_marked_and_only_that_one(request_of):
    page = drawn("web/404.html", request_of("/decisions/commitments/wrenmouth/9"))
    assert re.findall(r'<a href="([^"]+)" aria-current="(\w+)"', page) == [("/decisions/commitments/", "true")]


def test_whoever_is_signed_in_finds_the_way_out(request_of):
    clerk = Viewer("access/accounts/1", "A clerk")
    assert "Sign out" in drawn("web/404.html", request_of(viewer=clerk))
    assert "Sign in" in drawn("web/404.html", request_of())


def test_a_page_of_a_list_keeps_every_choice(request_of):
    request = request_of("/decisions/?words=library&standing=o&standing=e&page=9")
    text = '{% from "components/pager.html" import pager %}{{ pager(page, request, "decisions") }}'
    page = written(text, page=samples()["page"], request=request)
    assert 'href="/decisions/?words=library&amp;standing=o&amp;standing=e&amp;page=10"' in page


def test_an_error_leads_to_its_box():
    form = samples()["wrong_form"]
    page = written(
        '{% from "components/error_summary.html" import error_summary %}{% from "components/field.html" import field %}'
        "{{ error_summary(form) }}{% for bound in form %}{{ field(bound) }}{% endfor %}",
        form=form,
    )
    targets = re.findall(r'href="#(\w+)"', page)
    assert len(targets) == 4
    assert all(f'id="{target}"' in page for target in targets)
    assert 'value="816"' in page  # what was typed is kept
    assert page.index('id="wrong_figure_error"') < page.index('id="wrong_figure"')  # the error stands before its box


def test_both_texts_of_a_conflict_are_shown(request_of):
    changes = [{"label": "Reasons", "theirs": "As it stands", "mine": "<as typed>"}]
    page = drawn("web/409.html", request_of(), changes=changes, again="/decisions/wrenmouth/118/edit")
    assert "As it stands" in page
    assert "&lt;as typed&gt;" in page
