"""Notices, worked: drafted, published whole or not at all, published again beside the old, moved, withdrawn, excepted."""

from datetime import date, timedelta

import pytest

from moothall.access.acts import ChangedMeanwhile, Refused
from moothall.access.viewer import PUBLIC, THE_CLOCK
from moothall.decisions import actions, queries, said
from moothall.decisions.models import Notice, NoticeEdition, NoticeException
from moothall.decisions.rules.notices import State, Way
from moothall.decisions.tests.announcing import DUE, THEN, announced, drafted, seated, told, verdict_of
from moothall.decisions.tests.factories import as_it_is, at, published
from moothall.meetings.rules.law import Agreer
from moothall.record.models import Entry

LATER = at(2026, 11, 20)
URGENT = said.Agreed(agreed_by=Agreer.SCRUTINY_CHAIR, agreed_on=LATER.date(), because="The sea wall has moved.")


def editions(row):
    return list(queries.editions(PUBLIC, row))


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


def test_a_notice_in_time_needs_no_exception(here):
    with pytest.raises(Refused, match="The usual notice came in time"):
        actions.use_special_urgency(announced(here), viewer=here.clerk, at=LATER, agreement=URGENT)


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
