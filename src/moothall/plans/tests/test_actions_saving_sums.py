"""What members agreed of a saving, and what came of it: counted for no more than is true, and put right by another entry."""

from datetime import date, timedelta
from decimal import Decimal

import pytest

from moothall.access.acts import ChangedMeanwhile
from moothall.access.viewer import PUBLIC, THE_CLOCK
from moothall.plans import actions
from moothall.plans.models import SavingDelivered
from moothall.plans.queries import savings as queries
from moothall.plans.tests import factories
from moothall.plans.tests.factories import NOW, as_it_is, council
from moothall.plans.tests.savings import (
    answered,
    begun,
    by,
    decided,
    out,
    planned,
    public,
    recommended,
    refused,
    saved,
    sums,
    written,
)

GROUNDS = {"ground": "exempt", "paragraphs": ["4"], "public_interest": "Those concerned are told first."}


# Agreed by members


def test_a_line_is_agreed_once_the_answer_has_effect_and_for_no_more_than_was_put(here):
    row, asked = public(here), recommended(here)
    line = out(here, row, 100_000)
    actions.put_saving_line(line, **by(here), by=asked)
    assert sums(PUBLIC, row).agreed == 0
    refused("tied to that recommendation already", actions.put_saving_line, line, **by(here), by=asked)
    answered(here, asked, "noted")
    assert sums(PUBLIC, row).agreed == 0
    answered(here, asked, "agreed", date(2026, 10, 7))
    assert sums(PUBLIC, row).agreed == 100_000
    planned(here, line, 130_000, because="More contracts end.")
    assert (sums(PUBLIC, row).agreed, sums(PUBLIC, row).identified) == (100_000, 130_000)
    elsewhere = council("otterby", "Otterby", is_home=False)
    refused("is another council's", actions.put_saving_line, line, **by(here), by=recommended(elsewhere))


def test_a_decision_of_the_register_agrees_a_line_once_it_has_effect_and_while_it_has(here):
    row = public(here)
    line, other = out(here, row, 100_000), out(here, row, 50_000, "Other")
    now, later = decided(here), decided(here, NOW + timedelta(days=3))
    actions.put_saving_line(line, **by(here), by=later)
    actions.put_saving_line(other, **by(here), by=now)
    refused("tied to that decision already", actions.put_saving_line, other, **by(here), by=now)
    assert sums(PUBLIC, row).agreed == 50_000
    known = queries.Known(PUBLIC, queries.lines(PUBLIC, row), NOW)
    assert [known.agreement(put).is_agreed for line in known.rows for put in line.with_puts] == [False, True]
    now.withdrawn_at = NOW
    now.save()
    assert sums(PUBLIC, row).agreed == 0


def test_what_members_amended_is_agreed_once_their_figures_are_entered(here):
    row, asked = public(here), recommended(here)
    line = out(here, row, 100_000)
    said = {"because": "As Council amended it.", "is_as_amended": True}
    refused("have not agreed this saving with amendments", planned, here, line, 80_000, **said)
    actions.put_saving_line(line, **by(here), by=asked)
    answered(here, asked, "amended")
    actions.put_saving_line(line, **by(here), by=recommended(here))
    assert sums(PUBLIC, row).agreed == 0
    for amount in (90_000, 80_000):
        planned(here, line, amount, **said)
        assert sums(PUBLIC, row).agreed == amount, "what they amended is put right where it was mistyped, and not what is asked since"


def test_what_members_agreed_as_it_was_put_is_never_raised_by_calling_it_amended(here):
    row, asked = public(here), recommended(here)
    line = out(here, row, 100_000)
    actions.put_saving_line(line, **by(here), by=asked)
    answered(here, asked, "agreed")
    refused("have not agreed this saving with amendments", planned, here, line, 900_000, because="More.", is_as_amended=True)
    assert (sums(PUBLIC, row).agreed, sums(PUBLIC, row).identified) == (100_000, 100_000)
    answered(here, asked, "noted", date(2026, 10, 7))
    assert sums(PUBLIC, row).agreed == 100_000, "who notes afterwards what was agreed undoes nothing, as with a plan"


def test_nothing_more_is_expected_of_a_line_after_its_workstream_has_ended(here):
    row = public(here)
    stream = actions.start_workstream(row, **by(here), title="One fleet")
    line = saved(here, out(here, row, 100, workstream=stream), 100)
    actions.end_workstream(stream, **by(here), how="done", because="All sold.")
    line, [entry] = as_it_is(line), queries.delivered(THE_CLOCK)
    refused("“One fleet” has ended", planned, here, line, 500, because="More.")
    refused("“One fleet” has ended", actions.correct_delivered_saving, entry, **by(here), should_be=Decimal(40), evidence="An invoice.")
    actions.judge_saving_line(line, **by(here), judged="not achievable", because="The rest was kept.")
    actions.correct_delivered_saving(entry, **by(here), should_be=Decimal(40), evidence="An invoice.")
    refused("“One fleet” has ended", actions.judge_saving_line, as_it_is(line), **by(here), judged="")
    assert (sums(PUBLIC, row).delivered, sums(PUBLIC, row).identified) == (40, 40)


def test_a_saving_serves_one_objective_at_a_time_and_of_its_own_council(here):
    line = out(here, public(here))
    first, other = (factories.aimed(here, factories.published(here), title) for title in ("Warm homes", "Dry homes"))
    for objective in (first, other, None, other):
        actions.say_what_a_saving_serves(line, **by(here), objective=objective)
        assert queries.objective_of(PUBLIC, line) == objective
    actions.close_objective(other, **by(here), under="paragraph 4", because="Staff are told first.")
    assert queries.objective_of(PUBLIC, line) is None
    elsewhere = council("otterby", "Otterby", is_home=False)
    strange = factories.aimed(elsewhere, factories.published(elsewhere))
    refused("is another council's", actions.say_what_a_saving_serves, line, **by(here), objective=strange)


def test_a_line_is_judged_with_a_reason(here):
    row = public(here)
    line = out(here, row, 100_000)
    refused("Say why it is at risk", actions.judge_saving_line, line, **by(here), judged="at risk", because=" ")
    actions.judge_saving_line(line, **by(here), judged="at risk", because="The market.")
    assert sums(PUBLIC, row).at_risk == 100_000
    saved(here, line, 40)
    actions.judge_saving_line(line, **by(here), judged="not achievable", because="The contract was renewed.")
    assert (sums(PUBLIC, row).identified, sums(PUBLIC, row).lost) == (40, 99_960)
    actions.judge_saving_line(line, **by(here), judged="")
    assert sums(PUBLIC, row).identified == 100_000


# Delivered


def test_what_was_delivered_is_corrected_by_another_entry_and_never_edited(here):
    row = public(here)
    line = out(here, row, 100)
    saved(here, line, "60.10")
    [entry] = queries.delivered(THE_CLOCK)
    fix = actions.correct_delivered_saving(entry, **by(here), should_be=Decimal("50.05"), evidence="An invoice was counted twice.")
    assert (fix.amount, fix.corrects, as_it_is(entry).amount) == (Decimal("-10.05"), 1, Decimal("60.10"))
    assert sums(PUBLIC, row).delivered == Decimal("50.05")
    said = {"evidence": "The ledger.", **by(here)}
    refused("says £50.05 already", actions.correct_delivered_saving, entry, should_be=Decimal("50.05"), **said)
    refused("is a correction itself", actions.correct_delivered_saving, fix, should_be=Decimal(1), **said)
    refused("nothing or more", actions.correct_delivered_saving, entry, should_be=Decimal(-1), **said)
    actions.correct_delivered_saving(entry, should_be=Decimal(0), **said)
    assert sums(PUBLIC, row).delivered == 0


def test_what_cannot_have_been_delivered_is_refused(here):
    row = public(here)
    line, draft = out(here, row), written(here, row, "Draft")
    said = {"amount": Decimal(1), "on": date(2026, 10, 1), "evidence": "x", **by(here)}
    refused("is to come", actions.deliver_saving, line, **said | {"on": date(2026, 12, 24)})
    refused("Say how it is known", actions.deliver_saving, line, **said | {"evidence": " "})
    refused("This line is a draft", actions.deliver_saving, draft, **said)
    assert not SavingDelivered.objects.visible_to(THE_CLOCK).exists()


def test_a_grid_is_entered_whole_or_not_at_all_and_only_once(here):
    row = public(here)
    one, other, strange = out(here, row, title="One"), out(here, row, title="Other"), out(here, begun(here), title="Strange")
    good, late = (actions.Saved(one, Decimal(5), on, "x") for on in (date(2026, 10, 1), date(2026, 12, 24)))
    refused("Nothing was entered", actions.deliver_savings, row, **by(here), saved=[])
    refused("is to come", actions.deliver_savings, row, **by(here), saved=[good, late])
    refused("another programme", actions.deliver_savings, row, **by(here), saved=[good._replace(line=strange)])
    refused("another department", actions.deliver_savings, row, viewer=here.stranger, at=NOW, saved=[good])
    assert sums(PUBLIC, row).delivered == 0
    opened = as_it_is(row).version
    actions.deliver_savings(row, **by(here), opened_at=opened, saved=[good, good._replace(line=other)])
    with pytest.raises(ChangedMeanwhile):
        actions.deliver_savings(row, **by(here), opened_at=opened, saved=[good])
    assert sums(PUBLIC, row).delivered == 10
