"""Savings are written, agreed, delivered and closed by acts; what is refused leaves everything as it was, and says why."""

from datetime import date
from decimal import Decimal

import pytest

from moothall.access.acts import ChangedMeanwhile
from moothall.access.viewer import PUBLIC, THE_CLOCK
from moothall.plans import actions
from moothall.plans.models import SavingLine, SavingProfile, SavingsClosure, SavingsContribution, SavingsTarget
from moothall.plans.queries import savings as queries
from moothall.plans.rules import savings as rules
from moothall.plans.tests.factories import EARLY, NOW, as_it_is, council
from moothall.plans.tests.savings import THIS_YEAR, begun, by, out, planned, public, recommended, refused, saved, sums, written

GROUNDS = {"ground": "exempt", "paragraphs": ["4"], "public_interest": "Those concerned are told first."}


# Programmes


def test_a_programme_is_read_by_its_writers_until_it_is_published(here):
    row = begun(here)
    assert queries.programme(PUBLIC, "wrenmouth", row.number) is None
    assert queries.programme(here.owner, "wrenmouth", row.number) == row
    actions.publish_savings_programme(row, **by(here))
    assert queries.programme(PUBLIC, "wrenmouth", row.number) == row
    refused("published already", actions.publish_savings_programme, row, **by(here))


def test_a_programme_has_years_in_order_and_keeps_those_that_count(here):
    row = begun(here)
    said = {"title": "Savings", "about": "", **by(here)}
    refused("The last year is the first", actions.change_savings_programme, row, first_year=2028, last_year=2026, **said)
    refused("The last year is the first", actions.start_savings_programme, here.row, first_year=2026, last_year=2099, **said)
    refused("2026/27 already", actions.change_savings_programme, row, first_year=2027, last_year=2028, **said)
    actions.change_savings_programme(row, first_year=2025, last_year=2027, opened_at=1, **said)
    line = planned(here, written(here, row, kind="recurring", full_year=Decimal(9)), 9)
    saved(here, actions.publish_saving_line(line, **by(here)), 5, date(2025, 10, 1))
    refused("2025/26 already", actions.change_savings_programme, row, first_year=2026, last_year=2027, **said)
    assert list(as_it_is(row).years) == [2025, 2026, 2027]
    with pytest.raises(ChangedMeanwhile):
        actions.change_savings_programme(row, first_year=2025, last_year=2028, opened_at=1, **said)


def test_every_target_says_who_set_it_and_why_it_changed(here):
    row = begun(here, last_year=2026)
    said = {"set_by": "Council", **by(here)}
    refused("Say why the target is changed", actions.set_savings_target, row, year=2026, amount=Decimal(5), **said)
    refused("2027/28 is outside the programme, 2026/27 to 2026/27", actions.set_savings_target, row, year=2027, amount=Decimal(5), **said)
    refused("more than nothing", actions.set_savings_target, row, year=2026, amount=Decimal(0), **said)
    actions.set_savings_target(row, year=2026, amount=Decimal(5), because="The grant came.", **said)
    assert [target.turn for target in queries.targets(THE_CLOCK, [row])] == [1, 2]
    bare = actions.start_savings_programme(here.row, **by(here), title="Bare", first_year=2026, last_year=2026)
    refused("No year has a target yet", actions.publish_savings_programme, bare, **by(here))
    assert SavingsTarget.objects.visible_to(here.stranger).count() == 2


def test_contributions_are_asked_of_parts_of_the_council_and_replace_those_of_their_kind(here):
    row, elsewhere = begun(here), council("otterby", "Otterby", is_home=False)
    asked = {"year": THIS_YEAR, **by(here)}
    actions.ask_contributions(row, asked={here.homes: Decimal(600), here.roads: Decimal(0), here.portfolio: Decimal(50)}, **asked)
    actions.ask_contributions(row, asked={here.roads: Decimal(400)}, **asked)
    kept = {(one.department or one.portfolio).name: one.amount for one in queries.contributions(THE_CLOCK, row, THIS_YEAR)}
    assert kept == {"Roads": 400, "Homes": 50}
    refused("another council", actions.ask_contributions, row, asked={elsewhere.homes: Decimal(1)}, **asked)
    refused("less than nothing", actions.ask_contributions, row, asked={here.homes: Decimal(-1)}, **asked)
    assert SavingsContribution.objects.visible_to(THE_CLOCK).count() == 2


# Lines


def test_a_draft_counts_nowhere_and_a_line_that_is_out_counts_for_everybody(here):
    row = public(here)
    draft = written(here, row)
    refused("It saves nothing yet", actions.publish_saving_line, draft, **by(here))
    refused("It saves nothing yet", actions.put_saving_line, draft, **by(here), by=recommended(here))
    planned(here, draft, 120_000)
    assert sums(here.keeper, row).identified == sums(PUBLIC, row).identified == 0
    actions.publish_saving_line(draft, **by(here))
    assert sums(PUBLIC, row).identified == 120_000
    refused("published already", actions.publish_saving_line, draft, **by(here))
    refused("published already", actions.discard_saving_line, draft, **by(here))


def test_a_draft_that_came_to_nothing_is_discarded_with_its_closure(here):
    draft = written(here, public(here))
    actions.close_saving_line(draft, **by(here), **GROUNDS)
    actions.discard_saving_line(draft, **by(here))
    assert not SavingLine.objects.visible_to(THE_CLOCK).exists()
    assert not SavingsClosure.objects.visible_to(THE_CLOCK).exists()


def test_lines_from_a_table_are_all_drafts_or_none_and_whoever_may_not_write_one_is_told_which(here):
    row = begun(here)
    sums_of = {"kind": "one-off", "year": THIS_YEAR, "amount": Decimal(12), "months": rules.even(Decimal(12))}
    ours, theirs = ({"title": row.name, "department": row} | sums_of for row in (here.homes, here.roads))
    refused("“Roads”: This saving belongs to another", actions.bring_saving_lines, row, viewer=here.owner, at=NOW, lines=[ours, theirs])
    assert not queries.drafts(here.keeper, row)
    actions.bring_saving_lines(row, **by(here), lines=[ours, theirs])
    assert queries.drafts(here.keeper, row).count() == 2


def test_whose_a_line_is_comes_to_the_whole_and_is_of_one_council(here):
    row, elsewhere = begun(here), council("otterby", "Otterby", is_home=False)
    halves = [(here.homes, here.portfolio, 5_000), (here.roads, None, 5_000)]
    line = planned(here, written(here, row, shares=halves), "100.01")
    said = {"title": "Fewer contractors", "department": here.homes, "kind": "one-off", **by(here)}
    refused("come to 50% and must come to 100%", actions.change_saving_line, line, shares=halves[:1], **said)
    refused("twice", actions.change_saving_line, line, shares=[halves[0], halves[0]], **said)
    refused("another council", actions.change_saving_line, line, **said | {"department": elsewhere.homes})
    actions.publish_saving_line(line, **by(here))
    known = queries.Known(THE_CLOCK, queries.lines(THE_CLOCK, row), NOW)
    parts = rules.by_share(known.facts.values(), THIS_YEAR, lambda share: share.department)
    assert [parts[here.homes.pk].identified, parts[here.roads.pk].identified] == [Decimal("50.00"), Decimal("50.01")]
    actions.change_saving_line(line, **said)
    assert queries.shares(THE_CLOCK).count() == 0


def test_a_stream_counts_once_and_only_our_part_of_it(here):
    row, partner = public(here), council("otterby", "Otterby", is_home=False)
    both = [(here.row, Decimal(60_000), 2_500), (partner.row, Decimal(90_000), 7_500)]
    said = {"title": "Fuel", **by(here)}
    refused("has no share of it", actions.start_spending_stream, row, partners=[(partner.row, Decimal(1), 10_000)], **said)
    refused("at least two", actions.start_spending_stream, row, partners=[(here.row, Decimal(1), 10_000)], **said)
    refused("come to 25%", actions.start_spending_stream, row, partners=both[:1], **said)
    stream = actions.start_spending_stream(row, partners=both, **said)
    refused("one called “Fuel”", actions.start_spending_stream, row, partners=both, **said)
    line = out(here, row, 40_000, stream=stream)
    assert sums(PUBLIC, row).identified == 10_000
    refused("counted twice", written, here, row, "Fuel again", stream=stream)
    actions.change_spending_stream(stream, partners=[(here.row, Decimal(1), 5_000), (partner.row, Decimal(1), 5_000)], **said)
    assert sums(PUBLIC, row).identified == 20_000
    saved(here, line, 10)
    assert sums(PUBLIC, row).delivered == 5
    refused("another programme", written, here, begun(here), "Elsewhere", stream=stream)


def test_a_profile_that_does_not_add_up_is_refused_and_changes_nothing(here):
    line = out(here, public(here), 120_000)
    said = {"year": THIS_YEAR, **by(here)}
    refused("£4 is missing in the months", actions.change_saving_profile, line, amount=Decimal(100), months=[Decimal(8)] * 12, **said)
    refused("Say why the figures change", actions.change_saving_profile, line, amount=Decimal(96), months=[Decimal(8)] * 12, **said)
    refused("stand there already", actions.change_saving_profile, line, amount=Decimal(120_000), months=[Decimal(10_000)] * 12, **said)
    later = said | {"year": 2027, "amount": Decimal(96), "months": [Decimal(8)] * 12}
    refused("What is saved once counts in one year", actions.change_saving_profile, line, **later)
    assert [profile.amount for profile in queries.profiles(THE_CLOCK)] == [120_000]


def test_a_changed_profile_keeps_its_history_with_the_reason(here):
    row = public(here)
    line = out(here, row, 120_000)
    fewer = {"amount": Decimal(96_000), "months": [Decimal(8_000)] * 12, "because": "Two posts are kept."}
    actions.change_saving_profile(line, **by(here), year=THIS_YEAR, **fewer)
    before, now = SavingProfile.objects.visible_to(PUBLIC).order_by("turn")
    assert (before.amount, before.ended_because, now.amount, now.turn) == (120_000, "Two posts are kept.", 96_000, 2)
    nothing = {"amount": Decimal(0), "months": [Decimal(0)] * 12, "because": "Not this year."}
    actions.change_saving_profile(line, **by(here), year=THIS_YEAR, **nothing)
    assert sums(PUBLIC, row).identified == 0


def test_what_recurs_counts_no_year_with_more_than_a_full_year(here):
    line = written(here, begun(here), kind="recurring", full_year=Decimal(100))
    refused("more than a full year, £100", planned, here, line, 101)
    planned(here, line, 50)
    planned(here, line, 100, year=2027)
    said = {"title": "x", "department": here.homes, "kind": "one-off", "full_year": None, **by(here)}
    refused("counts in 2026/27 and 2027/28", actions.change_saving_line, line, **said)


# Closed


def test_what_is_closed_leaves_every_sum_that_others_read_and_cannot_be_found_by_subtraction(here):
    row = public(here)
    out(here, row, 100_000, "Open")
    secret = out(here, row, 33_333, "Secret", department=here.roads)
    refused("public interest", actions.close_saving_line, secret, **by(here), ground="exempt", paragraphs=["4"])
    refused("Name the paragraph", actions.close_saving_line, secret, **by(here), ground="exempt", public_interest="Staff.")
    saved(here, secret, 111)
    actions.close_saving_line(secret, **by(here), **GROUNDS)
    for viewer in (PUBLIC, here.holder, here.owner):
        assert (sums(viewer, row).identified, sums(viewer, row).delivered) == (100_000, 0)
        assert [one.public_interest for one in queries.hidden(viewer, row)] == ["Those concerned are told first."]
        assert queries.line(viewer, "wrenmouth", secret.number) is None
    for viewer in (here.keeper, here.stranger):  # the council's plans, and the department that leads it
        assert sums(viewer, row).identified == 133_333
        assert not queries.hidden(viewer, row)
    refused("closed already", actions.close_saving_line, secret, **by(here), **GROUNDS)
    actions.open_saving_line(secret, **by(here), because="Staff have been told.")
    assert sums(PUBLIC, row).identified == 133_333
    assert not queries.hidden(PUBLIC, row)
    refused("open already", actions.open_saving_line, secret, **by(here), because="x")


def test_a_draft_that_is_closed_is_known_to_nobody_else_until_it_is_out(here):
    row = public(here)
    draft = planned(here, written(here, row), 10)
    actions.close_saving_line(draft, **by(here), ground="confidential")
    assert not queries.hidden(PUBLIC, row)
    actions.publish_saving_line(draft, **by(here))
    assert queries.hidden(PUBLIC, row).count() == 1
    assert queries.closure_of(here.keeper, as_it_is(draft)).ground == "confidential"


# Work


def test_a_workstream_ends_once_its_lines_are_settled_or_moved_and_says_how_it_ended(here):
    row = public(here)
    work, other = (actions.start_workstream(row, **by(here), title=title) for title in ("One depot", "Two depots"))
    stone = actions.set_workstream_milestone(work, **by(here), title="Lease signed", due_on=date(2026, 12, 1))
    line, draft = out(here, row, workstream=work), written(here, row, "Fewer vans", workstream=work)
    refused("is for a", actions.end_workstream, work, viewer=here.owner, at=NOW, how="done", because="x")
    refused("done or stopped", actions.end_workstream, work, **by(here), how="forgotten", because="x")
    refused("More is expected of “Fewer contractors”", actions.end_workstream, work, **by(here), how="stopped", because="x")
    saved(here, line, 120_000)
    refused("The draft of “Fewer vans”", actions.end_workstream, work, **by(here), how="stopped", because="x")
    actions.change_saving_line(draft, **by(here), department=here.homes, workstream=other)
    refused("“Lease signed” has not been reached", actions.end_workstream, work, **by(here), how="done", because="x")
    refused("Say why", actions.end_workstream, work, **by(here), how="stopped", because=" ")
    actions.end_workstream(work, **by(here), how="stopped", because="The depot was sold.")
    refused("has ended", actions.change_workstream, as_it_is(work), **by(here), title="A depot")
    refused("has ended", actions.reach_workstream_milestone, as_it_is(stone), **by(here), on=date(2026, 11, 20), evidence="x")
    refused("“One depot” has ended", actions.change_saving_line, draft, **by(here), department=here.homes, workstream=as_it_is(work))
    actions.change_saving_line(line, **by(here), department=here.homes, workstream=as_it_is(work))
    refused("has ended", actions.end_workstream, as_it_is(work), **by(here), how="done", because="x")
    actions.take_up_workstream(as_it_is(work), **by(here), because="The sale fell through.")
    refused("has not ended", actions.take_up_workstream, as_it_is(work), **by(here), because="x")
    assert [turn.what for turn in queries.turns(PUBLIC, work)] == ["taken up", "stopped"]


def test_workstreams_keep_their_milestones_and_every_day_that_was_moved(here):
    row = public(here)
    work = actions.start_workstream(row, **by(here), title="One depot", owner=here.office)
    other = actions.start_workstream(row, **by(here), title="Two depots")
    refused("one called “One depot”", actions.change_workstream, other, **by(here), title="One depot")
    actions.change_workstream(other, **by(here), title="No depot", about="Let it go.")
    stone = actions.set_workstream_milestone(work, **by(here), title="Lease signed", due_on=date(2026, 12, 1))
    refused("Enter another day", actions.move_workstream_milestone, stone, **by(here), is_on=date(2026, 12, 1), because="x")
    actions.move_workstream_milestone(stone, **by(here), is_on=date(2027, 1, 15), because="The landlord asked.")
    assert [(one.was_on, one.because) for one in queries.milestones_moved(PUBLIC, work)] == [(date(2026, 12, 1), "The landlord asked.")]
    refused("is to come", actions.reach_workstream_milestone, stone, **by(here), on=date(2027, 1, 1), evidence="x")
    actions.reach_workstream_milestone(stone, **by(here), on=date(2026, 11, 20), evidence="The signed lease.")
    refused("reached already", actions.move_workstream_milestone, stone, **by(here), is_on=date(2027, 2, 1), because="x")
    line = out(here, row, 10, workstream=work)
    known = queries.Known(PUBLIC, queries.lines(PUBLIC, row), NOW)
    assert rules.by_workstream(known.facts.values(), THIS_YEAR)[work.pk].identified == 10
    assert line.reference == f"plans/savings/lines/wrenmouth/{line.number}"


# Who


def test_whoever_owns_the_plans_of_a_department_writes_its_lines_and_no_others(here):
    row = begun(here)
    said = {"at": EARLY, "title": "Ours", "kind": "one-off"}
    line = actions.write_saving_line(row, viewer=here.owner, department=here.homes, **said)
    refused("another department", actions.write_saving_line, row, viewer=here.owner, department=here.roads, **said)
    refused("another department", actions.judge_saving_line, line, viewer=here.stranger, at=NOW, judged="")
    refused("Writing a saving line is for", actions.write_saving_line, row, viewer=here.holder, department=here.homes, **said)
    refused("Opening a saving line", actions.open_saving_line, line, viewer=here.owner, at=NOW, because="x")
    entry = None
    actions.publish_saving_line(planned(here, line, 10), viewer=here.owner, at=EARLY)
    saved(here, line, 5)
    entry = queries.delivered(THE_CLOCK).get()
    strange = {"viewer": here.stranger, "at": NOW, "should_be": Decimal(1), "evidence": "x"}
    refused("another department", actions.correct_delivered_saving, entry, **strange)


def test_a_line_goes_to_no_department_for_which_they_could_not_write_it_and_what_partners_share_is_changed_by_keepers(here):
    row = public(here)
    line, said = out(here, row), {"title": "Fewer contractors", "kind": "one-off", "viewer": here.owner, "at": NOW}
    refused("belongs to another department", actions.change_saving_line, line, department=here.roads, **said)
    assert actions.change_saving_line(line, department=here.homes, **said).title == "Fewer contractors"
    other = council("otterby", "Otterby", is_home=False).row
    parts = {"title": "Vans", "partners": [(here.row, Decimal(1), 6_000), (other, Decimal(1), 4_000)]}
    stream = actions.start_spending_stream(row, viewer=here.owner, at=NOW, **parts)
    refused("This programme is public", actions.change_spending_stream, stream, viewer=here.owner, at=NOW, **parts)
    assert actions.change_spending_stream(stream, **by(here), **parts) == stream
