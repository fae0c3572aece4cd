"""What a notice announces, what still lacks one, what is reported to Council, and a plan of four months as it stood."""

from datetime import date, timedelta

import pytest

from moothall.access.acts import Refused
from moothall.access.viewer import PUBLIC, THE_CLOCK
from moothall.authority import actions as authority
from moothall.decisions import actions, queries, said, tasks
from moothall.decisions.models import KeyAnswer, NoticeLink
from moothall.decisions.rules.notices import State
from moothall.decisions.tests.announcing import DUE, THEN, announced, drafted, item_to_come, seated, told, verdict_of
from moothall.decisions.tests.factories import at, council, published, recorded
from moothall.meetings import actions as meetings
from moothall.meetings.models import Report
from moothall.meetings.rules.law import Agreer
from moothall.record import followers

LATER = at(2026, 11, 20)
URGENT = said.Agreed(agreed_by=Agreer.SCRUTINY_CHAIR, agreed_on=LATER.date(), because="The sea wall has moved.")


def test_a_notice_leads_to_its_item_and_to_the_decision_that_was_made(here):
    row, item = announced(here), item_to_come(here)
    decision = published(here, moment=at(2026, 12, 11), decided_on=DUE, is_key=True)
    for _ in range(2):
        actions.join_notice(row, viewer=here.clerk, at=LATER, item=item)
        actions.join_notice(row, viewer=here.clerk, at=LATER, decision=decision)
    assert [(link.item, link.decision) for link in queries.notice_links(PUBLIC, row)] == [(item, None), (None, decision)]
    assert [link.notice for link in queries.notices_at(PUBLIC, [item.meeting_id])] == [row]
    assert queries.verdict_of_decision(PUBLIC, decision, LATER.date())[1].state is State.IN_TIME


def test_a_notice_of_a_report_announces_the_item_on_which_the_report_is_put_and_the_decision_taken_there(here):
    row, item = announced(here), item_to_come(here)
    report = Report.objects.create(organisation=here.row, number=1, title="The wall", body=here.cabinet, submitted_at=THEN)
    actions.join_notice(row, viewer=here.clerk, at=LATER, report=report)
    meetings.table_report(report, viewer=here.clerk, at=LATER, item=item)
    for _ in range(2):
        followers.catch_up(tasks.ANNOUNCEMENTS)
        assert {link.item for link in queries.notice_links(here.clerk, row)} == {None, item}
    decision = published(here, moment=at(2026, 12, 11), decided_on=DUE, is_key=True, meeting=item.meeting, item=item)
    assert queries.verdict_of_decision(here.clerk, decision, LATER.date())[0] == row


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
