"""Of which measures an action plan is to be asked for, and which that were asked for are needed no more."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.db.models import Q

from moothall.access.viewer import PUBLIC, THE_CLOCK, Viewer
from moothall.authority import queries as authority
from moothall.authority.models import Organisation
from moothall.authority.rules import working_day_after
from moothall.decisions.rules import day_of
from moothall.performance import rules
from moothall.performance.models import ActionPlan, Measure
from moothall.performance.queries import listed, measures as of_measures, returns, targets, verdicts
from moothall.performance.queries.measures import measures
from moothall.performance.queries.returns_judging import tolerances_of
from moothall.performance.rules import action_plans as plans
from moothall.performance.rules.action_plans import Demanding, Final

NEEDED_NO_MORE = "{} It is needed no more."
NOT_ASKED_FOR = "The council no longer asks for one."


@dataclass(frozen=True, slots=True)
class ToAsk:
    """A measure whose owner is to be asked for an action plan: because of which figure, and by when."""

    measure: Measure
    figure: Final
    due_on: date


@dataclass(frozen=True, slots=True)
class Asking:
    """What is to be asked for in one council, and what was asked for and is needed no more, with why."""

    ask: tuple[ToAsk, ...] = ()
    over: tuple[tuple[ActionPlan, str], ...] = ()

    def __bool__(self) -> bool:
        return bool(self.ask or self.over)


def to_ask(viewer: Viewer, council: Organisation, moment: datetime) -> Asking:
    """What follows from the figures of a council at a moment, by its own rule of that day."""
    today = day_of(moment)
    rule = Demanding.of(authority.settings(viewer, council.pk, today, plans.SETTINGS))
    running = Q(ended_on=None) | Q(ended_on__gte=today)
    every = list(measures(viewer).filter(running, organisation=council, owner__isnull=False))
    live = {row.measure_id: row for row in ActionPlan.objects.visible_to(viewer).filter(measure__in=every, ended_at=None)}
    asked = {key: row for key, row in live.items() if row.answered_at is None}
    some = [row for row in every if row.pk not in live or row.pk in asked]
    final = final_of(some, moment) if rule.ratings or asked else {}
    covered = covered_until(viewer, some)
    due_on = working_day_after(today, rule.days, authority.closure_days(viewer, council.pk))
    found = ((row, plans.demanded(final.get(row.pk, ()), rule, covered.get(row.pk))) for row in some if row.pk not in asked)
    over = ((row, final.get(key, [])) for key, row in sorted(asked.items()))
    return Asking(
        tuple(ToAsk(row, figure, due_on) for row, figure in found if figure),
        tuple((row, why_over(figures, rule)) for row, figures in over if plans.is_over(figures, rule)),
    )


def why_over(figures: Sequence[Final], rule: Demanding) -> str:
    last = next((one for one in reversed(figures) if one.rating.is_judged), None)
    return NEEDED_NO_MORE.format(last.because) if last and rule.ratings else NOT_ASKED_FOR


def covered_until(viewer: Viewer, some: Collection[Measure]) -> dict[int, date]:
    """Until which day figures of each were answered by an action plan that is over."""
    rows = ActionPlan.objects.visible_to(viewer).filter(measure__in=some, covers_until__isnull=False)
    return dict(rows.order_by("turn").values_list("measure", "covers_until"))


def final_of(some: Collection[Measure], moment: datetime) -> Mapping[int, Sequence[Final]]:
    """The last final figures of each measure, rated as everybody reads it: what asks for an action plan of an open measure is public."""
    groups = ((PUBLIC, [row for row in some if not row.closed_under]), (THE_CLOCK, [row for row in some if row.closed_under]))
    return {key: final for viewer, rows in groups if rows for key, final in finals(viewer, rows, moment).items()}


def finals(viewer: Viewer, some: Collection[Measure], moment: datetime) -> dict[int, Sequence[Final]]:
    keys = [row.pk for row in some]
    every, near = returns.definitions_of(viewer, keys), tolerances_of(viewer, keys)
    figures = listed.last_figures(viewer, every, moment)
    standings = targets.of_list(viewer, some, of_measures.carryings(viewer, keys), moment)
    known = (
        verdicts.Facts(
            measure=row,
            every=every[row.pk],
            figures=figures.get(row.pk, ()),
            targets=standings[row.pk],
            tolerances=near.get(row.pk, ()),
            late="",
            moment=moment,
        )
        for row in some
    )
    return {one.measure.pk: Finals(one) for one in known}


class Finals(Sequence[Final]):
    """The final figures of a measure, each rated when somebody looks at it: most are not asked for more than their last."""

    def __init__(self, facts: verdicts.Facts) -> None:
        self.facts = facts
        self.figures = [one for one in facts.figures if one.value is not None and one.is_signed and not one.is_provisional]
        self.rated: dict[int, Final] = {}

    def __len__(self) -> int:
        return len(self.figures)

    def __getitem__(self, place: Any) -> Any:
        if place not in self.rated:
            self.rated[place] = rated(self.facts, self.figures[place])
        return self.rated[place]


def rated(facts: verdicts.Facts, figure: returns.Figure) -> Final:
    """A final figure with its rating and the sentence that says why."""
    of = rules.holding(facts.every, figure.period.last)
    assert of
    assert figure.value is not None
    verdict = verdicts.looked_at(facts, of, figure.period, facts.at(figure.period)).rated(figure.value)
    return Final(figure.period, verdict.rating, verdict.because)
