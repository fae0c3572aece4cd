"""What is promised of a published decision: corrected beside how it read, deleted with the reason, followed by a later one."""

import pytest
from django.db import transaction

from moothall.access.acts import Refused
from moothall.access.viewer import PUBLIC, THE_CLOCK
from moothall.decisions import actions, queries, said
from moothall.decisions.models import Decision, EarlierVersion
from moothall.decisions.rules import Standing
from moothall.decisions.tests.factories import EARLY, as_it_is, published, recorded
from moothall.decisions.tests.recording import NEXT_DAY, parts_of, seen


def corrected(here, decision, **how):
    facts = {"because": "The rent was mistyped.", "fields": {"title": "Lease"}, "particulars": {"consulted": "The ward"}, "parts": {}} | how
    return actions.correct(decision, viewer=here.clerk, at=NEXT_DAY, **facts)


def test_a_correction_is_a_new_version_beside_the_old_and_its_clock_runs_on(here):
    closed = said.Resolution((said.Part("At £9.", 1, "(1)", is_closed=True), said.Part("Leased.", 2, "(2)")))
    decision = published(here, "Leese", resolutions=(closed,))
    before = as_it_is(decision).effective_from
    corrected(here, decision, parts={1: "At £8.", 2: "Leased for a year."})
    row, kept = as_it_is(decision), seen(EarlierVersion, decision=decision).get()
    assert (row.title, row.effective_from) == ("Lease", before)
    assert [part.text for part in parts_of(decision)] == ["At £9.", "Leased for a year."]
    assert ["Title", "Leese"] in kept.contents
    assert (kept.because, kept.stood_from, kept.replaced_at) == ("The rent was mistyped.", row.published_at, NEXT_DAY)
    assert "£9" not in str(kept.contents)
    corrected(here, row, fields={"title": "The lease"})
    assert [one.number for one in queries.earlier_versions(PUBLIC, row)] == [2, 1]
    assert queries.earlier_versions(PUBLIC, row)[0].stood_from == NEXT_DAY


def test_a_correction_that_changes_nothing_is_none(here):
    decision = published(here)
    with pytest.raises(Refused, match="Nothing was changed"), transaction.atomic():
        corrected(here, decision, fields={"title": decision.title}, particulars={})
    with pytest.raises(Refused, match="has not been published yet"), transaction.atomic():
        corrected(here, recorded(here))


def test_what_another_system_published_is_kept_as_it_stands_there(here):
    brought = actions.bring_in(here.row, viewer=THE_CLOCK, at=EARLY, decision=said.Decision(title="Old"), published=said.Published())
    with pytest.raises(Refused, match="Another system published this decision"), transaction.atomic():
        corrected(here, brought)
    with pytest.raises(Refused, match="is published"), transaction.atomic():
        actions.change_draft(brought, viewer=here.clerk, at=NEXT_DAY, fields={}, particulars=said.Particulars())


def test_a_decision_that_was_entered_by_mistake_is_deleted_and_stays_readable(here):
    decision = published(here)
    actions.withdraw(decision, viewer=here.clerk, at=NEXT_DAY, because="Entered twice.", is_deleted=True)
    row = Decision.objects.visible_to(PUBLIC).get(pk=decision.pk)
    assert (row.is_deleted, row.standing(NEXT_DAY)) == (True, Standing.WITHDRAWN)


def test_no_decision_follows_itself_or_one_that_it_replaced(here):
    first, second, third = (published(here, title) for title in ("One", "Two", "Three"))
    with pytest.raises(Refused, match="its own place"), transaction.atomic():
        actions.supersede(first, viewer=here.clerk, at=NEXT_DAY, later=first)
    actions.supersede(first, viewer=here.clerk, at=NEXT_DAY, later=second)
    actions.supersede(second, viewer=here.clerk, at=NEXT_DAY, later=third)
    with pytest.raises(Refused, match="The earlier cannot follow the later"), transaction.atomic():
        actions.supersede(third, viewer=here.clerk, at=NEXT_DAY, later=first)
    with pytest.raises(Refused, match="has taken the place of this one already"), transaction.atomic():
        actions.supersede(first, viewer=here.clerk, at=NEXT_DAY, later=third)
