"""What holds for every meeting at every moment, whatever its facts: no timeline contradicts itself."""

from dataclasses import fields, replace
from datetime import UTC, date, datetime, time, timedelta

from hypothesis import HealthCheck, given, settings, strategies as st

from moothall.meetings.rules.law import (
    Agreer,
    BodyKind,
    ItemFacts,
    Matter,
    MeetingFacts,
    Nation,
    OwnRules,
    PrivateNotice,
    State,
    Unit,
    UrgentAgreement,
)
from moothall.meetings.rules.timeline import next_step, timeline

# A meeting has many facts, and a busy machine takes its time over them.
patiently = settings(suppress_health_check=[HealthCheck.too_slow])
moments = st.datetimes(min_value=datetime(2026, 9, 1), max_value=datetime(2027, 2, 1)).map(lambda moment: moment.replace(tzinfo=UTC))
days = st.dates(min_value=date(2026, 10, 1), max_value=date(2026, 12, 31))
perhaps = st.none() | moments
numbers = st.none() | st.integers(0, 30)
items = st.builds(
    ItemFacts,
    name=st.sampled_from(["Budget", "Land", "Parks"]),
    added_at=perhaps,
    published_at=perhaps,
    needs_report=st.booleans(),
    report_at=perhaps,
    urgent_because=st.sampled_from(["", "The grant closes."]),
    is_private=st.booleans(),
    is_deferred=st.booleans(),
)
notices = st.none() | st.builds(PrivateNotice, published_at=moments, has_reasons=st.booleans(), representations=st.integers(0, 2))
agreements = st.none() | st.builds(
    UrgentAgreement,
    agreed_by=st.sampled_from(Agreer),
    agreed_at=moments,
    reason=st.sampled_from(["", "It lapses."]),
    is_scrutiny_chair_able=st.booleans(),
    notice_at=perhaps,
)
own_rules = st.builds(
    OwnRules,
    notice_days=numbers,
    notice_unit=st.sampled_from([None, Unit.CLEAR_WORKING, Unit.CLEAR_CALENDAR]),
    statement_within=numbers,
    draft_minutes_within=numbers,
    closes_at=st.none() | st.just(time(17)),
)
meetings = st.builds(
    MeetingFacts,
    held_on=days,
    kind=st.sampled_from(BodyKind),
    nation=st.sampled_from(Nation),
    starts_at=st.none() | st.just(time(18)),
    convened_at=perhaps,
    cancelled_at=perhaps,
    notice_at=perhaps,
    agenda_at=perhaps,
    items=st.lists(items, max_size=3).map(tuple),
    first_private_notice=notices,
    second_private_notice=notices,
    urgent_agreement=agreements,
    has_decisions=st.booleans(),
    statement_at=perhaps,
    note_at=perhaps,
    draft_minutes_at=perhaps,
    confirmed_at=perhaps,
    next_meeting_on=st.none() | days,
    closed=st.frozensets(days, max_size=5),
    own=own_rules,
)


@patiently
@given(facts=meetings, moment=moments)
def test_each_step_says_how_it_stands(facts, moment):
    steps = timeline(moment, facts)
    for step in steps:
        assert step.says
        assert step.source
        assert (step.done_at is None) or step.done_at <= moment
        assert not step.state.is_open or step.state == State.OVERDUE or step.due_at is None or moment <= step.due_at
        assert step.due_at is None or step.work_by <= step.due_on
    assert (next_step(steps) is None) == (not any(step.state.is_open for step in steps))


@patiently
@given(facts=meetings, moment=moments, later=moments)
def test_what_is_overdue_is_never_due_again(facts, moment, later):
    moment, later = sorted([moment, later])
    overdue = {(step.matter, step.item) for step in timeline(moment, facts) if step.state == State.OVERDUE}
    due = {(step.matter, step.item) for step in timeline(later, facts) if step.state in (State.DUE, State.DUE_SOON)}
    # An item may be named twice, and an agreement that comes later lets a late notice of it be late no longer.
    assert not (overdue & due) or len({item.name for item in facts.items}) < len(facts.items)


@patiently
@given(facts=meetings, moment=moments)
def test_what_happens_later_changes_nothing_now(facts, moment):
    moments_of = {name: getattr(facts, name) for name in (field.name for field in fields(facts)) if name.endswith("_at")}
    ahead = {name for name, at in moments_of.items() if isinstance(at, datetime) and at > moment}
    # Calling a meeting is no publication: when it was called decides what was due, whenever one looks.
    assert timeline(moment, replace(facts, **dict.fromkeys(ahead - {"convened_at"}))) == timeline(moment, facts)


@patiently
@given(facts=meetings, moment=moments, item=items)
def test_what_is_missing_on_one_item_holds_up_no_other(facts, moment, item):
    item = replace(item, name="The late one", is_private=False)
    alone = timeline(moment, facts)
    together = timeline(moment, replace(facts, items=(*facts.items, item)))
    assert [step for step in together if step.item != "The late one"] == alone


@patiently
@given(facts=meetings, published=st.tuples(moments, moments), moment=st.just(datetime(2027, 3, 1, tzinfo=UTC)))
def test_a_later_publication_is_never_more_lawful(facts, published, moment):
    early, late = (
        {step.matter: step.state for step in timeline(moment, replace(facts, cancelled_at=None, items=(), agenda_at=at, notice_at=at))}
        for at in sorted(published)
    )
    for matter in (Matter.NOTICE, Matter.AGENDA):
        assert early.get(matter) == State.DONE_IN_TIME or late.get(matter) != State.DONE_IN_TIME


@patiently
@given(facts=meetings, moment=moments, more=st.frozensets(days, max_size=5))
def test_closure_days_only_ever_make_what_comes_before_a_meeting_due_earlier(facts, moment, more):
    before = (Matter.NOTICE, Matter.AGENDA, Matter.PRIVATE_FIRST, Matter.PRIVATE_SECOND)
    facts = replace(facts, convened_at=None)
    open_days, closed_days = (
        {step.matter: step.due_at for step in timeline(moment, replace(facts, closed=closed)) if step.matter in before and step.due_at}
        for closed in (facts.closed, facts.closed | more)
    )
    assert all(closed_days[matter] <= due_at for matter, due_at in open_days.items())


@patiently
@given(facts=meetings, moment=moments)
def test_a_cancelled_meeting_asks_nothing_of_anybody(facts, moment):
    steps = timeline(moment, replace(facts, cancelled_at=moment - timedelta(hours=1)))
    assert not any(step.state.is_open for step in steps)
