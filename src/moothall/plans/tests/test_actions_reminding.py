"""Whoever owes a word on an action, or the action itself, is reminded once a step, in one letter, of what they may see."""

from datetime import date, datetime, timedelta

import pytest

from moothall.access.viewer import PUBLIC, THE_CLOCK
from moothall.authority import actions as authority
from moothall.authority.models import Person
from moothall.plans import actions, letters, queries, rules, tasks
from moothall.plans.models import Reminded
from moothall.plans.rules import Said, last_stretch
from moothall.plans.tests.factories import LONDON, as_it_is, drafted, planned
from moothall.post import queries as outbox
from moothall.post.models import Mail

MORNING = datetime(2026, 10, 15, 7, tzinfo=LONDON)  # the day after a word on July to September was due
ASKED = {"progress_every_months": 3, "progress_within_days": 10}


def owed(kind="plans.reminder"):
    return list(Mail.objects.visible_to(THE_CLOCK).filter(kind=kind).order_by("pk"))


def person(viewer):
    return Person.objects.get(pk=viewer.person)


def written(mail, viewer, at=MORNING):
    return letters.KINDS[mail.kind].write(mail, viewer, at)


def test_a_word_that_is_late_is_asked_for_once_and_in_one_letter(here, plan, action):
    planned(here, plan, "Count the vans", due_on=date(2026, 10, 14))
    planned(here, drafted(here), "In a draft")
    planned(here, plan, "Nobody's", owner=None)
    assert tasks.daily(at=MORNING) == "1 letter about actions of plans is on the way."
    assert tasks.daily(at=MORNING + timedelta(hours=1)) == ""
    [mail] = owed()
    letter = written(mail, here.owner)
    assert letter.subject == "3 of 3 things about actions of plans are late"
    listed = [(link.words, line) for link, line in letter.parts[-2].things]
    late = "1 working day late, due Wednesday 14 October 2026."
    assert listed == [
        ("Hire trades staff", f"A word on how it goes: {late}"),
        ("Count the vans", f"A word on how it goes: {late}"),
        ("Count the vans", f"The action: {late}"),
    ]


def test_a_line_leads_its_owner_to_the_row_and_whoever_is_over_them_to_the_page(here, plan):
    row = planned(here, plan, owner=here.title)
    authority.name_deputy(here.title, viewer=THE_CLOCK, at=MORNING, person=person(here.stranger), since=date(2026, 10, 1))
    later = MORNING + timedelta(days=7)
    tasks.daily(at=later)
    [mail, *_] = owed()
    mine, page = f"/plans/my-updates?action={row.pk}#action-{row.pk}", f"/{row.reference}"
    paths = {name: [part.path for part in written(mail, getattr(here, name), later).parts[2:]] for name in ("titled", "stranger", "owner")}
    assert paths == {"titled": [mine, "/plans/my-updates"], "stranger": [mine, "/plans/my-updates"], "owner": [page]}
    assert written(mail, here.titled, later).parts[-1].words == "My updates, July to September 2026"


def test_what_was_said_meanwhile_and_what_its_reader_may_not_see_is_not_written(here, action):
    tasks.daily(at=MORNING)
    [mail] = owed()
    assert written(mail, here.owner).subject.startswith("A word on how it goes: 1 working day late")
    row = actions.close_action(action, viewer=here.owner, at=MORNING, under="paragraph 4", because="Staff first.")
    assert written(mail, PUBLIC) is None
    actions.report_progress(row, viewer=here.owner, at=MORNING + timedelta(hours=2), said="on track")
    assert written(mail, here.owner, MORNING + timedelta(hours=3)) is None


def test_of_a_day_that_has_moved_since_nobody_is_reminded(here, plan):
    row = planned(here, plan, due_on=date(2026, 10, 14))
    tasks.daily(at=MORNING)
    [mail] = owed()
    assert written(mail, here.owner).subject == "2 of 2 things about actions of plans are late"
    actions.move_day(row, viewer=here.owner, at=MORNING, which="due", to=date(2027, 1, 1), because="Ice.", agreed_by="The director")
    assert written(mail, here.owner).subject.startswith("A word on how it goes")


def test_what_stays_late_reaches_whoever_is_over_it(here, plan):
    planned(here, plan, owner=here.title)
    later = MORNING + timedelta(days=15)
    tasks.daily(at=later)
    assert {mail.person_id for mail in owed()} == {here.titled.person, here.owner.person, here.holder.person}
    assert "12 working days late" in written(owed()[0], here.titled, later).subject


def test_what_is_due_soon_is_said_to_be(here, plan):
    for title in ("One", "Two"):
        planned(here, plan, title, due_on=date(2026, 4, 10), start_on=date(2026, 4, 9))
    tasks.daily(at=datetime(2026, 4, 7, 7, tzinfo=LONDON))
    [mail] = owed()
    assert written(mail, here.owner, datetime(2026, 4, 7, 8, tzinfo=LONDON)).subject == "2 things about actions of plans are due soon"


def test_a_deadline_that_moved_is_told_with_the_reason_and_who_agreed(here, action):
    actions.acknowledge(action, viewer=here.holder, at=MORNING)
    said = {"because": "Nobody applied.", "agreed_by": "Director of Homes"}
    row = actions.move_day(action, viewer=here.owner, at=MORNING, which="due", to=date(2027, 6, 30), **said)
    first, _ = owed("plans.deadline_moved")
    letter = written(first, here.holder)
    assert letter.subject == "A deadline has moved: Hire trades staff"
    assert letter.parts[:3] == (
        "It was due on Wednesday 31 March 2027, and is due on Wednesday 30 June 2027 now.",
        "Nobody applied.",
        "By Head of Homes. Agreed by Director of Homes.",
    )
    actions.close_action(row, viewer=here.owner, at=MORNING, under="paragraph 4", because="Staff first.")
    assert written(first, outbox.reader_of(first, MORNING)) is None


@pytest.mark.parametrize("said_at", [None, datetime(2026, 9, 30, 23, 59, tzinfo=LONDON), datetime(2026, 10, 1, tzinfo=LONDON)])
@pytest.mark.parametrize("start_on", [None, date(2026, 9, 30), date(2026, 10, 1)])
def test_the_table_asks_for_a_word_as_the_rule_does(here, action, said_at, start_on):
    action.said_at, action.start_on, action.said = said_at, start_on, Said.ON_TRACK
    action.save()
    stretch = last_stretch(MORNING.date(), ASKED)
    said_on = said_at.date() if said_at else None
    by_rule = rules.owes_progress(stretch, said=Said.ON_TRACK, said_on=said_on, start_on=start_on, added_on=action.made_at.date())
    what = [one.what for one in queries.reminding.owed(THE_CLOCK, here.row.pk, MORNING.date())]
    assert (Reminded.What.PROGRESS in what) is by_rule
    assert as_it_is(action) == action
