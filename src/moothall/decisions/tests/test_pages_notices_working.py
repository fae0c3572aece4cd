"""Notices as clerks work on them: the desk that says what lacks one, and the forms in the order of the law."""

import pytest

from moothall.access.viewer import THE_CLOCK
from moothall.decisions import queries
from moothall.decisions.models import Notice, NoticeException
from moothall.decisions.tests.announcing import DESK, LATER, SOON, TYPED, drafted, item_to_come, out, seated
from moothall.decisions.tests.factories import as_it_is
from moothall.decisions.tests.reading import NOW, TODAY, signed_in, words_of
from moothall.meetings import actions as meetings
from moothall.meetings.rules.law import Agreer

pytestmark = pytest.mark.once


def test_the_desk_says_what_lacks_a_notice_and_by_when(here):
    item = item_to_come(here, "Library roof", SOON)
    clerk = signed_in(here.clerk)
    words = words_of(clerk.get(DESK))
    assert "One matter on the way to the executive has no notice." in words
    assert "it must be out by" in words
    begun = clerk.get(f"/decisions/notices/wrenmouth/new?about={item.reference}")
    assert begun.context is None or "Library roof" in begun.content.decode()
    assert "Report: Library roof" in begun.content.decode()
    not_key = f"/decisions/notices/wrenmouth/not-key?about={item.reference}"
    assert clerk.post(not_key, {"because": ""}).status_code == 200
    assert clerk.post(not_key, {"because": "It costs little."}).status_code == 302
    words = words_of(clerk.get(DESK))
    assert "Everything on its way to the executive is announced" in words
    assert "Said not to be key Library roofIt costs little." in words


@pytest.mark.both
def test_a_notice_is_written_from_an_item_published_and_joined(here, public):
    item, clerk = item_to_come(here, "Library roof", SOON), signed_in(here.clerk)
    seated(here)
    sent = clerk.post(f"/decisions/notices/wrenmouth/new?about={item.reference}", TYPED | {"body": here.cabinet.pk, "copies_from": ""})
    row = Notice.objects.visible_to(THE_CLOCK).get()
    assert sent["location"] == f"/{row.reference}"
    assert [link.item for link in queries.notice_links(here.clerk, row)] == [item]
    page = words_of(clerk.get(f"/{row.reference}/publish"))
    assert "(f) Where copies can be had" in page
    assert "By its money it is key: £300,000" in page
    assert clerk.post(f"/{row.reference}/publish").status_code == 403
    opened = {"opened_at": as_it_is(row).version}
    assert clerk.post(f"/{row.reference}/change", TYPED | {"body": here.cabinet.pk} | opened).status_code == 302
    assert clerk.post(f"/{row.reference}/publish").status_code == 302
    assert "Library roof" in words_of(public.get(f"/{row.reference}"))
    assert "Harbour wall" in words_of(public.get(f"/{item.reference}"))


@pytest.mark.parametrize(
    ("wrong", "said_of_it"),
    [
        ({"title": ""}, "“Matter, in a line” is empty. Fill it in."),
        ({"title": "x" * 501}, "at most 500"),
        ({"title": "a\u202eb"}, "cannot be seen"),
        ({"is_key": ""}, "“Is a key decision to be made?” is not answered. Choose one."),
        ({"body": "999", "due_on": "someday"}, "Enter a day"),
        ({"pounds": "-1"}, "must be 0 or more"),
        ({"pounds": "9" * 30}, "or less."),
        ({"due_on": "", "due_until": "1 1 2030"}, "A period needs its first day."),
        ({"due_on": "31 12 9999"}, "Enter a day from 1990 to 2090."),
        ({"due_on": "1 1 0001"}, "Enter a day from 1990 to 2090."),
        ({"due_until": "1 1 2000"}, "Must be on or after the first day."),
        ({"is_private": "on"}, "Say why a part is to be considered in private."),
        ({"person": "Nobody Atall"}, "Nobody here is called"),
        ({"person": "Councillor Ada Quayle"}, "Say whether the person decides"),
        ({"wards": ["x"]}, "is not offered. Choose one of those listed"),
        ({"documents": "x" * 8_001}, "at most 8,000 letters"),
    ],
)
def test_what_is_wrong_is_named_and_what_was_typed_is_kept(here, wrong, said_of_it):
    seated(here)
    answer = signed_in(here.clerk).post("/decisions/notices/wrenmouth/new", TYPED | wrong)
    assert answer.status_code == 200
    assert said_of_it in words_of(answer)
    assert "Repair it." in answer.content.decode()
    assert not Notice.objects.visible_to(THE_CLOCK).exists()


@pytest.mark.both
def test_a_body_and_a_person_cannot_both_decide(here):
    seated(here)
    both = {"body": here.cabinet.pk, "person": "Councillor Ada Quayle", "decides_as": "Officer"}
    answer = signed_in(here.clerk).post("/decisions/notices/wrenmouth/new", TYPED | both)
    assert "one of the two decides" in words_of(answer)


@pytest.mark.both
def test_two_clerks_at_once_see_both_texts(here):
    row, clerk = drafted(here, moment=NOW), signed_in(here.clerk)
    address, first = f"/{row.reference}/change", TYPED | {"opened_at": 1, "matter": "First."}
    assert clerk.post(address, first).status_code == 302
    second = clerk.post(address, TYPED | {"opened_at": 1, "matter": "Second."})
    assert second.status_code == 409
    assert "First." in words_of(second)
    assert "Second." in words_of(second)
    assert as_it_is(row).matter == "First."


@pytest.mark.both
def test_a_published_notice_is_worked_by_its_pages(here):
    row, clerk = out(here), signed_in(here.clerk)
    day = f"{LATER.day} {LATER.month} {LATER.year}"
    assert clerk.post(f"/{row.reference}/carry", {"opened_at": 1, "due_on": day, "because": "Late survey."}).status_code == 302
    same = clerk.post(f"/{row.reference}/carry", {"opened_at": 2, "due_on": day, "because": "Again."})
    assert "It is to be decided then already." in words_of(same)
    stale = clerk.post(f"/{row.reference}/carry", {"opened_at": 1, "due_on": day, "because": "Mine."})
    assert stale.status_code == 409
    again = TYPED | {"body": here.cabinet.pk, "opened_at": 2, "because": "A slip."}
    assert clerk.post(f"/{row.reference}/again", again | {"because": ""}).status_code == 200
    assert "(e) The documents" in words_of(clerk.post(f"/{row.reference}/again", again | {"documents": ""}))
    assert clerk.post(f"/{row.reference}/again", again).status_code == 302
    item = item_to_come(here, "Library roof", SOON)
    assert clerk.post(f"/{row.reference}/join", {"to": "item 0"}).status_code == 200
    assert clerk.post(f"/{row.reference}/join", {"to": f"item {item.pk}"}).status_code == 302
    for verb in ("carry", "again", "join", "general-exception", "special-urgency", "withdraw"):
        assert clerk.get(f"/{row.reference}/{verb}").status_code == 200
    told = {"told": "The chair of scrutiny", "because": "The tender came late."}
    assert "The usual notice came in time" in words_of(clerk.post(f"/{row.reference}/general-exception", told))
    soon = f"{TODAY.day} {TODAY.month} {TODAY.year}"
    assert "Use the general exception" not in words_of(clerk.get(f"/{row.reference}"))
    moved = {"opened_at": as_it_is(row).version, "due_on": soon, "because": "It cannot wait."}
    assert clerk.post(f"/{row.reference}/carry", moved).status_code == 302
    assert "Use the general exception" in words_of(clerk.get(f"/{row.reference}"))
    assert clerk.post(f"/{row.reference}/general-exception", told).status_code == 302
    urgent = {"agreed_by": Agreer.COUNCIL_CHAIR.value, "agreed_on": f"{TODAY.day} {TODAY.month} {TODAY.year}", "because": "The wall."}
    out_of_turn = clerk.post(f"/{row.reference}/special-urgency", urgent)
    assert "it must be the chair of the relevant overview and scrutiny committee" in words_of(out_of_turn)
    assert "The wall." in out_of_turn.content.decode()
    assert clerk.post(f"/{row.reference}/special-urgency", urgent | {"scrutiny_chair_unable": "on"}).status_code == 302
    assert NoticeException.objects.visible_to(THE_CLOCK).count() == 2
    assert clerk.post(f"/{row.reference}/withdraw", {"because": "The grant has gone."}).status_code == 302
    words = words_of(clerk.get(f"/{row.reference}"))
    assert "What you can do" not in words


def test_whoever_may_not_is_told_who_may(here, public):
    row = out(here)
    for page in (
        DESK,
        "/decisions/notices/wrenmouth/new",
        *(f"/{row.reference}/{verb}" for verb in ("again", "carry", "withdraw", "join")),
    ):
        for window in (public, signed_in(here.member)):
            answer = window.get(page)
            assert answer.status_code == 403
            assert "a committee clerk or a monitoring officer" in words_of(answer)


@pytest.mark.parametrize("about", ["meetings/wrenmouth/99/items/1", "meetings/wrenmouth/reports/99", "x", "%00"])
def test_what_is_not_there_gets_no_notice(here, about):
    assert signed_in(here.clerk).get(f"/decisions/notices/wrenmouth/new?about={about}").status_code == 404
    assert signed_in(here.clerk).get("/decisions/notices/nowhere/new").status_code == 404


@pytest.mark.both
def test_a_report_that_is_being_written_lacks_a_notice_until_one_is_begun_with_it(here):
    clerk = signed_in(here.clerk)
    report = meetings.write_report(here.row, viewer=here.clerk, at=NOW, title="Lease of the depot", body=here.cabinet, wanted_on=SOON)
    assert "Lease of the depot" in words_of(clerk.get(DESK))
    new = f"/decisions/notices/wrenmouth/new?about={report.reference}"
    assert 'value="Lease of the depot"' in clerk.get(new).content.decode()
    seated(here)
    assert clerk.post(new, TYPED | {"body": here.cabinet.pk}).status_code == 302
    row = Notice.objects.visible_to(THE_CLOCK).get()
    assert "Report Lease of the depot" in words_of(clerk.get(f"/{row.reference}"))
    assert "Lease of the depot" not in words_of(clerk.get(DESK))


@pytest.mark.both
def test_a_draft_that_names_no_day_says_so_everywhere(here):
    row, clerk = drafted(here, moment=NOW, due_on=None), signed_in(here.clerk)
    assert "It names no day yet, so nothing can be counted." in words_of(clerk.get(f"/{row.reference}"))
    assert "(d) When it will be decided" in words_of(clerk.get(f"/{row.reference}/publish"))
    assert "Nothing of this council stands near the day" in words_of(clerk.get(f"/{row.reference}/join"))
    assert "Draft" in words_of(clerk.get(DESK))


def test_a_period_that_ends_before_it_begins_is_named_when_a_notice_is_moved(here):
    row, clerk = out(here), signed_in(here.clerk)
    wrong = {"opened_at": 1, "due_on": "1 2 2031", "due_until": "1 1 2031", "because": "x"}
    assert "Must be on or after the first day." in words_of(clerk.post(f"/{row.reference}/carry", wrong))


def test_only_clerks_say_that_something_is_not_key(here, public):
    item = item_to_come(here, "Library roof", SOON)
    assert public.get(f"/decisions/notices/wrenmouth/not-key?about={item.reference}").status_code == 403
