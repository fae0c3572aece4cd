"""Whoever owns a commitment is reminded of its day, each time once; when it is late others are told; when it has come back nobody is."""

from datetime import date, timedelta

import pytest
from django.utils import timezone

from moothall.access.viewer import PUBLIC, THE_CLOCK, Role
from moothall.authority.models import Department, Office, Portfolio
from moothall.decisions import actions, tasks
from moothall.decisions.models import Chased
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


def test_who_was_reminded_is_known_to_the_clerks_alone(here, commitment, mailoutbox):
    sent_on(at(2010, 2, 5), mailoutbox)
    known = {viewer.name: Chased.objects.visible_to(viewer).count() for viewer in (here.clerk, PUBLIC)}
    assert known == {here.clerk.name: 1, PUBLIC.name: 0}


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


def test_several_things_come_in_one_letter_and_each_step_once(here, commitment, mailoutbox):
    second = factories.published(here, "Lamps", **factories.resolved(factories.REQUEST), is_subject_to_call_in=False)
    row = next(row for row in factories.commitments_of(second, here) if row.pk != commitment.pk)
    said = {"version": row.version, "what": "report on lamps", "owner": commitment.owner, "due_on": date(2010, 2, 19)}
    actions.confirm_commitment(row, viewer=here.clerk, at=at(2010, 1, 5), **said)
    late = sent_on(at(2010, 2, 15), mailoutbox)
    assert late == {(OWNER, "1 of 2 things that were asked of you is late")}
    body = " ".join(mailoutbox[0].body.split())
    assert body.index("Late") < body.index("Submit a report on damp homes") < body.index("Due soon") < body.index("Report on lamps")
    assert "1 working day late, due Friday 12 February 2010. Cabinet asked for this on 2 December 2009." in body
    assert sent_on(at(2010, 2, 15), mailoutbox) == set()
    both = sent_on(at(2010, 2, 26), mailoutbox)
    assert {to for to, _ in both} == {OWNER, HEAD}
    to_head = next(" ".join(letter.body.split()) for letter in mailoutbox if letter.to == [HEAD])
    assert "Asked of Owner of wrenmouth." in to_head
    assert "or are over them" in to_head


def test_the_portfolio_holder_is_told_when_the_council_says(here, commitment, mailoutbox):
    portfolio = Portfolio.objects.create(organisation=here.row, name="Housing")
    holder = factories.person(here.row, "Holder", Role.PORTFOLIO_HOLDER)
    Office.objects.filter(person=holder.person).update(portfolio=portfolio)
    type(commitment.decision_part.decision).objects.visible_to(THE_CLOCK).update(portfolio=portfolio)
    told = "holder@wrenmouth.example"
    assert told not in {to for to, _ in sent_on(at(2010, 2, 25), mailoutbox)}
    assert told in {to for to, _ in sent_on(at(2010, 2, 26), mailoutbox)}


def test_whoever_holds_the_office_now_is_reminded_and_not_who_held_it(here, commitment, mailoutbox):
    Office.objects.filter(pk=commitment.owner_id).update(until=date(2010, 2, 1))
    office = Office.objects.get(pk=commitment.owner_id)
    heir = factories.person(here.row, "Heir", "")
    Office.objects.filter(person=heir.person).update(title=office.title, department=office.department, since=date(2010, 2, 2))
    assert {to for to, _ in sent_on(at(2010, 2, 12), mailoutbox)} == {"heir@wrenmouth.example"}
