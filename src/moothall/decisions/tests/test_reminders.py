"""Whoever owns a commitment is reminded of its day, each time once; when it is late others are told; when it has come back nobody is."""

from datetime import date, timedelta

import pytest
from django.utils import timezone

from moothall.access.viewer import THE_CLOCK, Role
from moothall.authority.models import Department, Office
from moothall.decisions import actions, tasks
from moothall.decisions.tests import factories
from moothall.decisions.tests.factories import at
from moothall.post.models import Mail
from moothall.worker.running import Worker

pytestmark = pytest.mark.django_db
DUE = date(2010, 2, 12)
OWNER, HEAD = "owner@wrenmouth.example", "head@wrenmouth.example"


@pytest.fixture
def commitment(here):
    """A commitment of an officer, due on Friday 12 February 2010, whose head of service has an account."""
    department = Department.objects.create(organisation=here.row, name="Homes")
    for name, role in (("Owner", ""), ("Head", Role.HEAD_OF_SERVICE)):
        viewer = factories.person(here.row, name, role)
        Office.objects.filter(person=viewer.person).update(department=department)
    source = factories.published(here, **factories.resolved(factories.REQUEST), is_subject_to_call_in=False)
    [row] = factories.commitments_of(source, here)
    office = Office.objects.get(title="Owner")
    said = {"version": row.version, "what": row.what, "owner": office, "due_on": DUE}
    return actions.confirm_commitment(row, viewer=here.clerk, at=at(2010, 1, 5), **said)


def sent_on(moment, mailoutbox) -> set[tuple[str, str]]:
    """To whom and under which subject letters go on a day."""
    mailoutbox.clear()
    tasks.daily(at=moment)
    Worker("one", timezone.now).work_off()
    return {(letter.to[0], letter.subject) for letter in mailoutbox}


def test_the_owner_is_reminded_before_and_on_the_day_and_others_when_it_is_late(here, commitment, mailoutbox):
    what = "Submit a report on damp homes"
    assert sent_on(at(2010, 1, 20), mailoutbox) == set()
    [(to, subject)] = sent_on(at(2010, 2, 5), mailoutbox)
    assert to == OWNER
    assert subject.startswith(f"Due Friday 12 February 2010: {what}")
    assert sent_on(at(2010, 2, 8), mailoutbox) == set()
    assert {to for to, _ in sent_on(at(2010, 2, 12), mailoutbox)} == {OWNER}
    late = sent_on(at(2010, 2, 19), mailoutbox)
    assert {to for to, _ in late} == {OWNER, HEAD}
    assert all(subject.startswith("5 working days late, due Friday 12 February 2010") for _, subject in late)
    assert "Owner of wrenmouth was asked to do this." in next(letter.body for letter in mailoutbox if letter.to == [HEAD])


def test_nobody_is_reminded_of_what_has_come_back(here, commitment, mailoutbox):
    tasks.daily(at=at(2010, 2, 12))
    answer = factories.meeting_of(here, held_on=date(2010, 2, 10))
    actions.report_back(commitment, viewer=here.clerk, at=at(2010, 2, 12), item=answer.item)
    Worker("one", timezone.now).work_off()
    assert not mailoutbox
    assert sent_on(at(2010, 2, 26), mailoutbox) == set()


def test_nobody_is_reminded_of_what_nobody_confirmed_or_owns(here, mailoutbox):
    [row] = factories.commitments_of(factories.published(here, **factories.resolved(factories.REQUEST)), here)
    type(row).objects.visible_to(THE_CLOCK).update(due_on=DUE)
    assert sent_on(at(2010, 2, 12), mailoutbox) == set()


def test_somebody_who_may_not_read_it_gets_no_letter_of_it(here, commitment, mailoutbox):
    commitment.decision_part.is_closed = True
    commitment.decision_part.save()
    assert sent_on(at(2010, 2, 12), mailoutbox) == set()
    assert Mail.objects.visible_to(THE_CLOCK).get().dropped_because == "Nothing was left to say."


def test_the_round_says_what_it_did(here, commitment):
    assert tasks.daily(at=at(2010, 2, 12)) == "1 letter about commitments is on the way."
    assert tasks.daily(at=at(2010, 2, 12) + timedelta(hours=1)) == ""
