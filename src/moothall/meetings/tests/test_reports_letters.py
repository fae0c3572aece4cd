"""Who is told of a report by letter, when, and that no letter gives away what is closed."""

from datetime import date, datetime

import pytest
from django.conf import settings
from django.core import mail
from django.utils.timezone import get_current_timezone

from moothall.access.viewer import THE_CLOCK
from moothall.meetings import actions, chasing
from moothall.meetings.queries import reports as queries
from moothall.meetings.tests.factories import THEN
from moothall.meetings.tests.reports_factories import again, cleared, complete, place, saved, written
from moothall.meetings.tests.reports_windows import account, of
from moothall.post.letters import kinds
from moothall.post.models import Mail
from moothall.post.queries import reader_of

pytestmark = pytest.mark.django_db


@pytest.fixture
def here():
    there = place()
    for viewer in (there.author, there.lawyer):
        account(of(viewer))
    return there


def owed(kind):
    return [row.person.name if row.person else row.address for row in Mail.objects.visible_to(THE_CLOCK).filter(kind=kind).order_by("pk")]


def written_letter(kind, at=THEN):
    """The last letter of a kind, as its reader would get it; nothing if nothing is left to say."""
    row = Mail.objects.visible_to(THE_CLOCK).filter(kind=kind).order_by("-pk").first()
    return kinds()[kind].write(row, reader_of(row, at), at)


def words_of(letter):
    return " ".join([letter.subject, *map(str, letter.parts)])


def asked(here, report):
    actions.ask_clearance(report, viewer=here.author, at=THEN, kind="legal", office=here.offices["legal"])
    return queries.clearances(here.author, report).get()


def morning(day):
    return datetime.combine(day, datetime.min.time(), tzinfo=get_current_timezone()).replace(hour=8)


def test_every_letter_is_named_where_letters_are_looked_for():
    assert "moothall.meetings.report_letters" in settings.LETTERS
    assert "moothall.meetings.chasing.daily" in settings.DAILY


def test_whoever_is_asked_is_written_to_and_no_more_once_they_have_answered(here):
    one = asked(here, written(here))
    assert owed("meetings.to_clear") == ["Lena Ames"]
    assert "To clear by Wednesday 11 November: “Lease of a depot”" in words_of(written_letter("meetings.to_clear"))
    actions.answer_clearance(one, viewer=here.lawyer, at=THEN, outcome="cleared")
    assert written_letter("meetings.to_clear") is None


def test_a_closed_title_is_in_no_letter(here):
    report = written(here, title="The secret depot")
    closing = {"ground": "exempt", "closed_under": "paragraph 3", "public_interest": "It is being agreed."}
    actions.close_report(report, viewer=here.author, at=THEN, **closing)
    one = asked(here, again(report))
    said = [written_letter("meetings.to_clear")]
    chasing.daily(at=morning(date(2020, 11, 11)))
    said.append(written_letter("meetings.clearance_reminder", morning(date(2020, 11, 11))))
    actions.answer_clearance(one, viewer=here.lawyer, at=THEN, outcome="refused", reasons="The secret is out.")
    said.append(written_letter("meetings.clearance_answered"))
    assert all("a report to Cabinet" in words_of(letter) and "secret" not in words_of(letter) for letter in said)


def test_whoever_owes_a_clearance_is_reminded_on_its_day_and_the_author_is_told_when_it_is_long_late(here):
    asked(here, written(here))
    assert chasing.daily(at=morning(date(2020, 11, 4))) == "1 reminder of clearances is on the way."
    assert chasing.daily(at=morning(date(2020, 11, 4))) == ""
    chasing.daily(at=morning(date(2020, 11, 11)))
    assert owed("meetings.clearance_reminder") == ["Lena Ames"] * 2
    assert "is due today." in words_of(written_letter("meetings.clearance_reminder", morning(date(2020, 11, 11))))
    chasing.daily(at=morning(date(2020, 11, 18)))
    assert owed("meetings.clearance_reminder") == ["Lena Ames"] * 3 + ["Ada Finch"]
    assert "Lena Ames was asked." in words_of(written_letter("meetings.clearance_reminder", morning(date(2020, 11, 18))))


def test_nobody_is_reminded_of_what_is_answered_asked_of_another_or_withdrawn(here):
    report = written(here)
    asked(here, report)
    actions.withdraw_report(report, viewer=here.author, at=THEN, because="It was sold.")
    assert chasing.daily(at=morning(date(2020, 11, 11))) == ""
    assert written_letter("meetings.to_clear") is None


def test_the_author_hears_the_answer_and_that_a_report_was_sent_back(here):
    report = written(here)
    cleared(here, report, "legal", outcome="refused", reasons="No power is named.")
    letter = words_of(written_letter("meetings.clearance_answered"))
    assert "Legal: refused" in letter
    assert "No power is named." not in letter
    saved(here, report, {"legal": "Under section 123."}, ["Agree."], [1])
    report = complete(here, title="Another")
    actions.send_back_report(report, viewer=here.clerk, at=THEN, because="The map is missing.")
    assert "Sent back: “Another”" in words_of(written_letter("meetings.sent_back"))
    actions.hand_in_report(again(report), viewer=here.author, at=THEN)
    assert written_letter("meetings.sent_back") is None


def test_an_invited_author_gets_the_link_while_it_opens_something(here, client):
    report = written(here)
    details = {"email": "p@health.example", "name": "Pat Wren", "partner": "Health board", "until": date(2099, 1, 1)}
    one = actions.invite_author(report, viewer=here.author, at=THEN, **details)
    assert owed("meetings.invited") == ["p@health.example"]
    letter = written_letter("meetings.invited")
    assert "Pat Wren, Wrenmouth asks you to help write “Lease of a depot”." in words_of(letter)
    assert client.get(letter.parts[1].path).status_code == 200
    actions.take_back_invitation(one, viewer=here.author, at=THEN)
    assert written_letter("meetings.invited") is None
    assert mail.outbox == []


def test_a_letter_about_what_is_not_there_is_not_written(here):
    report = written(here)
    assert queries.clearance_called(here.author, "nonsense") is None
    assert queries.clearance_called(here.author, f"{report.reference}/clearances/999") is None
    assert queries.report_called(here.author, "meetings/wrenmouth/reports/x") is None
    one = asked(here, report)
    assert queries.clearance_called(here.author, f"meetings/wrenmouth/reports/77/clearances/{one.pk}") is None
    assert queries.clearance_called(here.stranger, one.called) is None
