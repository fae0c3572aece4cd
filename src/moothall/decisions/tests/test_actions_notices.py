"""Notices, worked: drafted, published whole or not at all, published again beside the old, moved, withdrawn, excepted, joined, reported."""

from datetime import date, timedelta

import pytest

from moothall.access.acts import ChangedMeanwhile, Refused
from moothall.access.viewer import PUBLIC, THE_CLOCK
from moothall.authority import actions as authority
from moothall.decisions import actions, queries, said
from moothall.decisions.models import KeyAnswer, Notice, NoticeEdition, NoticeException, NoticeLink
from moothall.decisions.rules.notices import State, Way
from moothall.decisions.tests.announcing import DUE, THEN, WHOLE, announced, drafted, item_to_come, seated
from moothall.decisions.tests.factories import as_it_is, at, council, published, recorded
from moothall.meetings.rules.law import Agreer
from moothall.record.models import Entry

LATER = at(2026, 11, 20)
URGENT = said.Agreed(agreed_by=Agreer.SCRUTINY_CHAIR, agreed_on=LATER.date(), because="The sea wall has moved.")


def editions(row):
    return list(queries.editions(PUBLIC, row))


def verdict_of(row, today=THEN.date(), viewer=THE_CLOCK):
    return queries.verdicts(viewer, [row], today)[row.pk]


def told(here, **fields):
    return said.Notice(title="Harbour wall", **WHOLE | {"body": here.cabinet} | fields)


def test_a_draft_is_seen_by_the_clerks_only_and_can_be_changed(here):
    row = drafted(here)
    assert queries.notice(PUBLIC, "wrenmouth", row.number) is None
    assert queries.notice(here.member, "wrenmouth", row.number) is None
    assert queries.notice(here.clerk, "wrenmouth", row.number) == row
    actions.change_notice(row, viewer=here.clerk, at=THEN, notice=told(here, matter="Repair it.", wards=(here.harbour,)), opened_at=1)
    assert as_it_is(row).matter == "Repair it."
    assert queries.wards_of_notices(THE_CLOCK, [row])[row.pk] == [here.harbour]


def test_whoever_saves_second_is_told(here):
    row = drafted(here)
    actions.change_notice(row, viewer=here.clerk, at=THEN, notice=told(here), opened_at=1)
    with pytest.raises(ChangedMeanwhile):
        actions.change_notice(row, viewer=here.monitor, at=THEN, notice=told(here, matter="Mine."), opened_at=1)
    assert as_it_is(row).matter == ""


@pytest.mark.parametrize("wrong", [{"due_on": None}, {"due_until": DUE - timedelta(days=1)}])
def test_a_period_without_order_is_refused(here, wrong):
    with pytest.raises(Refused, match="A period needs its first day"):
        drafted(here, **{"due_until": DUE} | wrong)
    assert not Notice.objects.visible_to(THE_CLOCK).exists()


@pytest.mark.parametrize("day", [date.min, date(1989, 12, 31), date(2091, 1, 1), date.max])
def test_nothing_is_announced_for_a_day_that_nobody_can_mean(here, day):
    with pytest.raises(Refused, match="Enter a day from 1990 to 2090"):
        drafted(here, due_on=day)
    with pytest.raises(Refused, match="Enter a day from 1990 to 2090"):
        actions.carry_notice(announced(here), viewer=here.clerk, at=LATER, due_on=day, because="x")


def test_a_published_notice_is_kept_as_it_was_with_the_members_of_the_day(here):
    row = announced(here)
    [edition] = editions(row)
    assert {one["label"]: one["words"] for one in edition.contents} == {
        "Key decision": "A key decision is to be made.",
        "Matter": "Harbour wall",
        "Who will decide": "Cabinet: Councillor Ada Quayle, chair",
        "When": "Thursday 10 December 2026",
        "Documents": "Report: Harbour wall",
        "Copies": "Town hall, Wrenmouth",
        "Other documents": "Other documents may be submitted.",
        "How to ask for them": "Ask at the town hall.",
    }
    assert verdict_of(row, viewer=PUBLIC).state is State.IN_TIME
    assert len(Entry.objects.get(act="decisions.publish_notice").facts["words"]) == 64


def test_a_notice_that_lacks_a_field_is_refused_by_name_and_stays_a_draft(here):
    row = drafted(here, documents="", copies_from="")
    with pytest.raises(Refused, match=r"SI 2012/2089, reg 9\(1\) asks\. \(e\) The documents.*\(f\) Where copies can be had"):
        actions.publish_notice(row, viewer=here.clerk, at=THEN)
    assert as_it_is(row).published_at is None
    assert not NoticeEdition.objects.visible_to(THE_CLOCK).exists()


def test_a_body_without_members_on_the_day_is_not_enough(here):
    here.leader = None  # nobody is seated
    with pytest.raises(Refused, match=r"\(c\) Who will decide"):
        announced(here)


def test_a_person_is_named_with_their_title(here):
    seated(here)
    row = announced(here, body=None, person=here.leader, maker_title="Leader", maker_kind="Single member")
    assert editions(row)[0].contents[2]["words"] == "Councillor Ada Quayle, Leader"


def test_what_is_not_key_may_be_announced_with_less(here):
    row = announced(here, is_key=False, documents="", is_private=True, private_because="Paragraph 3: a price is still to be agreed.")
    assert verdict_of(row).state is State.NOT_ASKED
    assert editions(row)[0].contents[-1] == {"label": "In private, because", "words": "Paragraph 3: a price is still to be agreed."}


def test_published_is_published_once(here):
    row = announced(here)
    with pytest.raises(Refused, match="has been published already"):
        actions.publish_notice(row, viewer=here.clerk, at=LATER)
    with pytest.raises(Refused, match="has been published already"):
        actions.change_notice(row, viewer=here.clerk, at=LATER, notice=told(here))


@pytest.mark.parametrize(("starts_again", "state"), [(False, State.IN_TIME), (True, State.TOO_LATE)])
def test_a_change_stands_beside_the_old_words_and_days_begin_again_only_where_it_is_another_matter(here, starts_again, state):
    row = announced(here)
    changed = told(here, matter="And the slipway.")
    facts = {"because": "The slipway is added.", "starts_again": starts_again, "opened_at": 1}
    actions.publish_changed_notice(row, viewer=here.clerk, at=LATER, notice=changed, **facts)
    first, second = editions(row)
    assert [one["words"] for one in first.contents if one["label"] == "Matter"] == ["Harbour wall"]
    assert [one["words"] for one in second.contents if one["label"] == "Matter"] == ["Harbour wall\nAnd the slipway."]
    assert (second.kind, second.because, second.starts_again) == ("changed", "The slipway is added.", starts_again)
    assert verdict_of(as_it_is(row)).state is state


def test_a_change_that_lacks_a_field_changes_nothing(here):
    row = announced(here)
    with pytest.raises(Refused, match=r"\(h\) How to ask"):
        actions.publish_changed_notice(row, viewer=here.clerk, at=LATER, notice=told(here, how_to_ask=""), because="Shorter.")
    assert as_it_is(row).how_to_ask
    assert len(editions(row)) == 1


def test_a_draft_is_not_published_again_moved_or_withdrawn(here):
    row = drafted(here)
    for act, facts in (
        (actions.publish_changed_notice, {"notice": told(here), "because": "x"}),
        (actions.carry_notice, {"due_on": DUE, "because": "x"}),
        (actions.withdraw_notice, {"because": "x"}),
    ):
        with pytest.raises(Refused, match="has not been published yet"):
            act(row, viewer=here.clerk, at=THEN, **facts)


def test_a_notice_that_is_carried_keeps_its_history(here):
    row = announced(here)
    actions.carry_notice(
        row, viewer=here.clerk, at=LATER, due_on=date(2027, 1, 1), due_until=date(2027, 1, 31), because="The survey is late."
    )
    first, second = editions(row)
    assert (first.due_on, second.due_on, second.because) == (DUE, date(2027, 1, 1), "The survey is late.")
    assert second.contents[3]["words"] == "January 2027"


def test_a_notice_is_not_carried_to_where_it_is_nor_backwards_through_its_own_period(here):
    row = announced(here)
    with pytest.raises(Refused, match="already"):
        actions.carry_notice(row, viewer=here.clerk, at=LATER, due_on=DUE, because="x")
    with pytest.raises(Refused, match="cannot end before it begins"):
        actions.carry_notice(row, viewer=here.clerk, at=LATER, due_on=DUE, due_until=DUE - timedelta(days=1), because="x")


def test_a_withdrawn_notice_stays_readable_and_takes_no_more_acts(here):
    row = actions.withdraw_notice(announced(here), viewer=here.clerk, at=LATER, because="The grant has gone.")
    assert queries.notice(PUBLIC, "wrenmouth", row.number).withdrawn_because == "The grant has gone."
    assert not queries.coming_decisions(PUBLIC, queries.Coming()).exists()
    for act, facts in (
        (actions.withdraw_notice, {"because": "x"}),
        (actions.use_general_exception, {"told": "The chair", "because": "x"}),
        (actions.join_notice, {"decision": published(here)}),
    ):
        with pytest.raises(Refused, match="has been withdrawn"):
            act(row, viewer=here.clerk, at=LATER, **facts)


def test_the_general_exception_publishes_what_scrutiny_was_told_and_why(here):
    row = drafted(here, documents="")
    actions.use_general_exception(row, viewer=here.clerk, at=LATER, told="The chair of scrutiny", because="The tender came late.")
    found = verdict_of(as_it_is(row), LATER.date(), PUBLIC)
    assert (found.state, str(found.made_from)) == (State.GENERAL_EXCEPTION, "2026-11-28")
    [kept] = queries.exceptions(PUBLIC, [row])[row.pk]
    assert (kept.way, kept.told, kept.because) == (Way.GENERAL_EXCEPTION, "The chair of scrutiny", "The tender came late.")
    with pytest.raises(Refused, match="general exception has been published for this notice already"):
        actions.use_general_exception(row, viewer=here.clerk, at=LATER, told="The chair", because="Again.")


def test_the_general_exception_does_not_publish_a_second_time_what_is_out(here):
    row = announced(here, moment=LATER)
    actions.use_general_exception(row, viewer=here.clerk, at=LATER, told="The chair of scrutiny", because="The tender came late.")
    assert len(editions(row)) == 1


def test_what_is_not_key_needs_no_exception(here):
    with pytest.raises(Refused, match="no exception is needed"):
        actions.use_general_exception(drafted(here, is_key=False), viewer=here.clerk, at=LATER, told="The chair", because="x")


def test_special_urgency_names_who_agreed_in_their_turn(here):
    row = actions.use_special_urgency(drafted(here, due_on=LATER.date()), viewer=here.clerk, at=LATER, agreement=URGENT)
    assert verdict_of(row, LATER.date()).state is State.SPECIAL_URGENCY


@pytest.mark.parametrize(
    ("agreement", "why"),
    [
        (said.Agreed(agreed_by=Agreer.COUNCIL_CHAIR, agreed_on=LATER.date(), because="x"), "it must be the chair of the relevant"),
        (
            said.Agreed(agreed_by=Agreer.COUNCIL_VICE_CHAIR, agreed_on=LATER.date(), because="x", is_scrutiny_chair_able=False),
            "it must be the chair of the council",
        ),
        (said.Agreed(agreed_by=Agreer.SCRUTINY_CHAIR, agreed_on=LATER.date(), because=" "), "No reason is recorded"),
        (said.Agreed(agreed_by=Agreer.SCRUTINY_CHAIR, agreed_on=LATER.date() + timedelta(days=1), because="x"), "has not come yet"),
    ],
)
def test_special_urgency_out_of_turn_without_reason_or_ahead_of_time_is_refused(here, agreement, why):
    row = drafted(here)
    with pytest.raises(Refused, match=why):
        actions.use_special_urgency(row, viewer=here.clerk, at=LATER, agreement=agreement)
    assert as_it_is(row).published_at is None


@pytest.mark.parametrize(("agreed_by", "chair"), [(Agreer.COUNCIL_CHAIR, True), (Agreer.COUNCIL_VICE_CHAIR, False)])
def test_where_those_before_cannot_be_asked_the_next_may_agree(here, agreed_by, chair):
    agreement = said.Agreed(
        agreed_by=agreed_by, agreed_on=LATER.date(), because="The wall.", is_scrutiny_chair_able=False, has_council_chair=chair
    )
    row = actions.use_special_urgency(drafted(here, due_on=DUE), viewer=here.clerk, at=LATER, agreement=agreement)
    assert verdict_of(row, LATER.date()).state is State.SPECIAL_URGENCY


def test_a_notice_leads_to_its_item_and_to_the_decision_that_was_made(here):
    row, item = announced(here), item_to_come(here)
    decision = published(here, moment=at(2026, 12, 11), decided_on=DUE, is_key=True)
    for _ in range(2):
        actions.join_notice(row, viewer=here.clerk, at=LATER, item=item)
        actions.join_notice(row, viewer=here.clerk, at=LATER, decision=decision)
    assert [(link.item, link.decision) for link in queries.notice_links(PUBLIC, row)] == [(item, None), (None, decision)]
    assert [link.notice for link in queries.notices_at(PUBLIC, [item.meeting_id])] == [row]
    assert queries.verdict_of_decision(PUBLIC, decision, LATER.date())[1].state is State.IN_TIME


def test_a_link_is_seen_by_those_who_may_see_both(here):
    row, draft = announced(here), recorded(here, decided_on=DUE)
    actions.join_notice(row, viewer=here.clerk, at=LATER, decision=draft)
    assert not queries.notice_links(PUBLIC, row).exists()
    assert queries.notice_links(here.clerk, row).exists()


def test_a_notice_is_not_joined_to_nothing_nor_to_another_council(here):
    row, there = announced(here), council("easthaven", "Easthaven", is_home=False)
    with pytest.raises(Refused, match="Choose what this notice announces"):
        actions.join_notice(row, viewer=here.clerk, at=LATER)
    with pytest.raises(Refused, match="of another council"):
        actions.join_notice(row, viewer=here.clerk, at=LATER, decision=published(there))
    assert not NoticeLink.objects.visible_to(THE_CLOCK).exists()


def test_a_notice_of_the_item_is_the_notice_of_the_decision_taken_on_it(here):
    row, item = announced(here), item_to_come(here)
    actions.join_notice(row, viewer=here.clerk, at=LATER, item=item)
    moment = at(2026, 12, 11)
    decision = published(here, moment=moment, decided_on=DUE, is_key=True, meeting=item.meeting, item=item)
    assert queries.verdict_of_decision(PUBLIC, decision, DUE)[0] == row


@pytest.mark.parametrize(
    ("fields", "state"),
    [({"is_key": True, "decided_on": DUE}, State.OVERDUE), ({"is_key": False, "decided_on": DUE}, None), ({"decided_on": None}, None)],
)
def test_a_key_decision_without_a_notice_says_that_none_is_here(here, fields, state):
    decision = published(here, moment=at(2026, 12, 11), **fields)
    row, found = queries.verdict_of_decision(PUBLIC, decision, DUE)
    assert row is None
    assert (found.state if found else None) == state


def test_what_lacks_a_notice_is_found_until_it_is_announced_or_said_not_to_be_key(here):
    first, second = item_to_come(here), item_to_come(here, "Library roof", DUE + timedelta(days=7))
    wanting = lambda: list(queries.items_without_a_notice(here.clerk, THEN.date()))  # noqa: E731
    assert wanting() == [first, second]
    assert not queries.items_without_a_notice(PUBLIC, THEN.date()).exists()
    actions.join_notice(drafted(here), viewer=here.clerk, at=THEN, item=first)
    for is_key in (True, False):
        assert wanting() == [second]
        actions.say_whether_key(second, viewer=here.clerk, at=THEN, is_key=is_key, because="It costs little.")
        assert (second.reference in queries.said_to_be_key(here.clerk, [second], [])) is is_key
    assert wanting() == []
    assert not KeyAnswer.objects.visible_to(PUBLIC).exists()


def test_urgent_decisions_are_reported_to_council_once(here):
    row = actions.use_special_urgency(drafted(here), viewer=here.clerk, at=LATER, agreement=URGENT)
    for day, why in ((LATER.date() - timedelta(days=1), "No urgent decision waits"), (date(2027, 3, 1), "has not come yet")):
        with pytest.raises(Refused, match=why):
            actions.report_urgencies(here.row, viewer=here.clerk, at=at(2026, 12, 3), reported_on=day)
    actions.report_urgencies(here.row, viewer=here.clerk, at=at(2026, 12, 3), reported_on=date(2026, 12, 3))
    [kept] = queries.urgencies(PUBLIC, here.row)
    assert (kept.notice, kept.reported_on) == (row, date(2026, 12, 3))
    with pytest.raises(Refused, match="No urgent decision waits"):
        actions.report_urgencies(here.row, viewer=here.clerk, at=at(2026, 12, 4), reported_on=date(2026, 12, 4))


def test_only_clerks_keep_notices(here):
    row = announced(here)
    for act, facts in (
        (actions.carry_notice, {"due_on": DUE, "because": "x"}),
        (actions.withdraw_notice, {"because": "x"}),
        (actions.use_special_urgency, {"agreement": URGENT}),
    ):
        with pytest.raises(Refused, match="is for a committee clerk or a monitoring officer"):
            act(row, viewer=here.member, at=LATER, **facts)
    assert not NoticeException.objects.visible_to(THE_CLOCK).exists()


def test_a_notice_of_another_system_keeps_its_day_and_what_differs_from_the_rule_is_said(here):
    seated(here)
    row = actions.bring_in_notice(here.row, viewer=THE_CLOCK, at=LATER, notice=told(here), published_at=at(2026, 11, 12))
    found = verdict_of(row, LATER.date(), PUBLIC)
    assert row.is_published_elsewhere
    assert (found.state, found.days) == (State.TOO_LATE, 27)
    assert "This differs from the rule: the last day for it was Wednesday 11 November 2026." in found.says[1]


def test_the_councils_own_days_and_its_form_of_the_day_are_asked(here):
    row = announced(here)
    authority.set_rule(here.row, viewer=here.monitor, at=THEN, name="key_notice_days", value=40)
    assert verdict_of(row).state is State.TOO_LATE
    authority.set_governance(here.row, viewer=here.monitor, at=THEN, form="committees", since=date(2026, 12, 1))
    assert verdict_of(row).state is State.NOT_ASKED


def test_a_plan_of_four_months_holds_what_had_been_announced_when_it_had_to_be_out(here):
    seated(here)
    in_plan = announced(here, "Winter gritting", moment=at(2009, 11, 17), due_on=date(2009, 12, 2))
    announced(here, "Too late for it", moment=at(2009, 11, 18), due_on=date(2009, 12, 2))
    moved = announced(here, "New library", moment=at(2009, 11, 10), due_on=date(2010, 2, 10))
    actions.carry_notice(moved, viewer=here.clerk, at=at(2009, 11, 12), due_on=date(2010, 6, 1), because="x")
    gone = announced(here, "Old depot", moment=at(2009, 11, 10), due_on=date(2010, 1, 10))
    actions.withdraw_notice(gone, viewer=here.clerk, at=at(2009, 11, 17), because="x")
    plan = queries.editions_of_plan(PUBLIC, here.row, date(2009, 12, 1), date(2010, 3, 31), date(2009, 11, 17))
    assert [row.notice for row in plan] == [in_plan]
