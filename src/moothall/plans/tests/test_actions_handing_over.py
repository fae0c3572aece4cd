"""Work passes on in one act, all of it or nothing; whoever gets it is told in one letter, and it can be handed back."""

from datetime import date, timedelta

import pytest

from moothall.access.acts import Refused
from moothall.access.viewer import PUBLIC, THE_CLOCK
from moothall.authority import actions as authority
from moothall.decisions import actions as decisions
from moothall.decisions.models import Commitment
from moothall.plans import actions, letters, queries
from moothall.plans.models import Action, HandedOver, Handover
from moothall.plans.tests import savings
from moothall.plans.tests.factories import EARLY, NOW, TODAY, aimed, as_it_is, council, planned, published, somebody
from moothall.plans.tests.members import body, clerk_of
from moothall.post.models import Mail
from moothall.risks import actions as risks

WHY = "Tilly leaves at Christmas."


def owned(here, office, viewer=None):
    return queries.handing_over.owned(viewer or here.keeper, here.row.pk, [office], TODAY)


def chosen(things):
    return [(one.kind.name, one.row.pk, one.owner.pk) for one in things]


def handed(here, things, **said):
    usual = {"viewer": here.keeper, "at": NOW, "to": here.office, "because": WHY, "held_from": TODAY, "chosen": chosen(things)}
    return actions.hand_over(here.row, **usual | said)


@pytest.fixture
def full(here, plan):
    """One of each kind that an office can own, the commitment apart."""
    title = here.title
    programme = savings.begun(here)
    risk = risks.add_risk(
        here.row, viewer=here.keeper, at=EARLY, department=here.homes, title="Boilers fail", category="Services", cause="a", event="b",
        consequence="c", review_on=TODAY, owner=None,
    )  # fmt: skip
    risks.add_control(risk, viewer=here.keeper, at=EARLY, what="Serviced each year", owner=title)
    risks.add_treatment(risk, viewer=here.keeper, at=EARLY, what="Replace forty", due_on=TODAY, owner=title)
    type(risk).objects.visible_to(THE_CLOCK).filter(pk=risk.pk).update(owner=title)
    published(here, "Repairs plan", owner=title)
    aimed(here, plan, "Quick repairs", lead=title)
    planned(here, plan, "Hire trades staff", owner=title)
    savings.written(here, programme, owner=title)
    actions.start_workstream(programme, viewer=here.keeper, at=EARLY, title="Fleet", owner=title)
    return here


def test_everything_that_an_office_owns_passes_on_in_one_act_and_says_from_whom(full):
    here = full
    things = owned(here, here.title)
    assert [one.kind.name for one in things] == ["plan", "objective", "action", "saving", "workstream", "risk", "control", "treatment"]
    row = handed(here, things)
    assert (row.title, row.by, owned(here, here.title)) == ("Work handed to the Head of Homes", "by Performance officer", [])
    action = Action.objects.visible_to(THE_CLOCK).get(title="Hire trades staff")
    [hand] = queries.handing_over.hands_of(here.keeper, "action", action.pk)
    assert (action.owner, hand.was, hand.now, hand.handover) == (here.office, here.title, here.office, row)
    assert queries.handing_over.hands_of(PUBLIC, "action", action.pk) == []


def test_whoever_gets_it_is_told_in_one_letter_of_what_they_may_see(full):
    handed(full, owned(full, full.title))
    [mail] = Mail.objects.visible_to(THE_CLOCK).filter(kind="plans.handed_over")
    letter = letters.handed_over(mail, full.owner, NOW)
    assert mail.person_id == full.owner.person
    assert letter.subject == "Work handed to the Head of Homes: 8 things"
    assert WHY in letter.parts[1]
    assert ("Hire trades staff", "Action, from the Repairs lead.") in [(link.words, line) for link, line in letter.parts[2].things]
    seen = {link.words for link, _ in letters.handed_over(mail, PUBLIC, NOW).parts[2].things}
    assert seen == {"Repairs plan", "Quick repairs", "Hire trades staff"}
    Handover.objects.visible_to(THE_CLOCK).all().delete()
    assert letters.handed_over(mail, full.owner, NOW) is None


def test_what_was_handed_over_goes_back_to_those_who_had_it_as_far_as_it_is_still_there(here, plan):
    one, two = planned(here, plan, "One", owner=here.title), planned(here, plan, "Two", owner=here.title)
    row = handed(here, owned(here, here.title))
    actions.change_action(as_it_is(two), viewer=here.keeper, at=NOW, owner=here.strange_office)
    back = actions.hand_back(row, viewer=here.keeper, at=NOW, because="She stays.")
    assert [as_it_is(each).owner for each in (one, two)] == [here.title, here.strange_office]
    assert (back.title, back.hands_back, as_it_is(row).handed_back_at) == ("Work handed back", row.number, NOW)
    assert [mail.person_id for mail in Mail.objects.visible_to(THE_CLOCK).order_by("pk")] == [here.owner.person, here.titled.person]
    for each, words in ((row, "handed back already"), (back, "Hand it over anew")):
        with pytest.raises(Refused, match=words):
            actions.hand_back(each, viewer=here.keeper, at=NOW, because="Again.")


def test_what_goes_back_to_an_office_that_nobody_holds_is_told_to_nobody(here, plan):
    planned(here, plan, "One", owner=here.title)
    row = handed(here, owned(here, here.title))
    authority.end_office(here.title, viewer=THE_CLOCK, at=NOW, until=TODAY - timedelta(days=1))
    actions.hand_back(row, viewer=here.keeper, at=NOW, because="It waits for whoever comes next.")
    assert len(owned(here, here.title)) == 1
    assert Mail.objects.visible_to(THE_CLOCK).count() == 1


def test_nothing_goes_back_without_a_reason_or_where_nothing_is_left(here, plan):
    one = planned(here, plan, "One", owner=here.title)
    row = handed(here, owned(here, here.title))
    with pytest.raises(Refused, match="Say why it goes back"):
        actions.hand_back(row, viewer=here.keeper, at=NOW, because=" ")
    actions.report_progress(as_it_is(one), viewer=here.keeper, at=NOW, said="done")
    with pytest.raises(Refused, match="None of it is with the office"):
        actions.hand_back(row, viewer=here.keeper, at=NOW, because="She stays.")
    assert Handover.objects.visible_to(THE_CLOCK).count() == 1


@pytest.mark.parametrize(
    ("said", "why"),
    [
        (lambda here: {"chosen": []}, "Nothing was chosen"),
        (lambda here: {"chosen": [("action", 1, 1)] * 251}, "At most 250"),
        (lambda here: {"because": " \n"}, "Say why it passes on"),
        (lambda here: {"held_from": TODAY + timedelta(days=1)}, "That day has not come"),
        (lambda here: {"to": here.title}, "belongs to the Repairs lead already"),
        (lambda here: {"to": council("easthaven", "Easthaven", is_home=False).office}, "another council"),
        (lambda here: {"chosen": [("sandwich", 1, 1)]}, "Something that you chose is over"),
        (lambda here: {"chosen": [("action", 99_999, 1)]}, "Something that you chose is over"),
        (lambda here: {"chosen": [(*one[:2], here.office.pk) for one in chosen(owned(here, here.title))]}, "has passed on"),
        (lambda here: {"viewer": here.stranger}, "“One” cannot pass on. This belongs to another department"),
        (lambda here: {"viewer": here.titled}, "is for a"),
    ],
)
def test_what_cannot_pass_on_is_refused_and_nothing_is_half_done(here, plan, said, why):
    planned(here, plan, "One", owner=here.title)
    things = owned(here, here.title)
    with pytest.raises(Refused, match=why):
        handed(here, things, **said(here))
    assert (owned(here, here.title)[0].row.owner, Handover.objects.visible_to(THE_CLOCK).count()) == (here.title, 0)


def test_one_thing_that_is_refused_takes_all_back_and_a_second_press_changes_nothing(full):
    here = full
    things = owned(here, here.title)
    authority.end_office(here.strange_office, viewer=THE_CLOCK, at=NOW, until=TODAY - timedelta(days=1))
    with pytest.raises(Refused, match="Nobody holds that office today"):
        handed(here, things, to=here.strange_office)
    _, unread = somebody(here.row, "Una Unread", "Caretaker", "", department=here.homes)
    with pytest.raises(Refused, match="“Boilers fail” cannot pass on. Whoever holds that office could not read the risk"):
        handed(here, things, to=unread)
    assert len(owned(here, here.title)) == 8
    handed(here, things)
    with pytest.raises(Refused, match="has passed on"):
        handed(here, things)
    assert HandedOver.objects.visible_to(THE_CLOCK).count() == 8


def test_a_commitment_is_passed_on_by_a_clerk_and_by_no_head_of_service(here):
    clerk = clerk_of(here)
    said = {"said": "Report back.", "what": "A report on boilers", "owner": here.title}
    row = decisions.ask_by_hand(here.row, viewer=clerk, at=EARLY, asked_by=body(here), asked_on=date(2026, 3, 2), **said)
    things = owned(here, here.title)
    assert [one.title for one in things] == ["A report on boilers"]
    with pytest.raises(Refused, match="Giving a commitment to another office is for"):
        handed(here, things, viewer=here.owner)
    handed(here, things, viewer=clerk)
    assert Commitment.objects.visible_to(THE_CLOCK).get(pk=row.pk).owner == here.office


def test_a_head_of_service_passes_on_what_an_office_of_their_department_owns_in_any_plan(here):
    corporate = published(here, "Corporate plan", kind="corporate", department=None)
    planned(here, corporate, "Ours", owner=here.title)
    row = handed(here, owned(here, here.title), viewer=here.owner)
    done = planned(here, corporate, "Done", owner=here.title)
    with pytest.raises(Refused, match="passes on to nobody"):
        actions.hand_on(actions.report_progress(done, viewer=here.keeper, at=NOW, said="done"), viewer=here.owner, at=NOW, to=here.office)
    closed = aimed(here, published(here, "Old"), lead=here.title)
    actions.close_plan(as_it_is(closed).plan, viewer=here.keeper, at=NOW, closed_words="Done.")
    with pytest.raises(Refused, match="plan has been closed"):
        actions.hand_on(as_it_is(closed), viewer=here.owner, at=NOW, to=here.office)
    assert [Handover.objects.visible_to(one).filter(pk=row.pk).count() for one in (here.owner, here.keeper, here.titled)] == [1, 1, 0]
    assert queries.handing_over.handover(here.owner, "wrenmouth", row.number) == row
