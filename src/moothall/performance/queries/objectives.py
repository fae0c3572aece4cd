"""How an objective is doing, from its measures beside its actions and the risks to it."""

from dataclasses import dataclass, replace
from datetime import date, datetime

from moothall.access.viewer import Viewer
from moothall.authority import queries as authority
from moothall.decisions.rules import day_of
from moothall.performance.models import Measure, MeasureObjective
from moothall.performance.queries import verdicts
from moothall.performance.queries.measures import measures
from moothall.performance.rules.verdicts.adding_up import SETTINGS, AddingUp, together
from moothall.performance.rules.verdicts.rating import Rating
from moothall.performance.rules.verdicts.whole import Verdict
from moothall.plans.models import Objective
from moothall.plans.queries import objectives as plans, threats
from moothall.plans.rules import ObjectiveState, Tally, objective_state, rule_in_words


@dataclass(frozen=True, slots=True, kw_only=True)
class Whole:
    """An objective's state with its measures, each with its verdict, and the rules by which it was made."""

    state: ObjectiveState
    told: tuple[tuple[Measure, Verdict], ...]
    rule: str
    plans_rule: str

    @property
    def ratings(self) -> list[Rating]:
        return [verdict.rated.rating for _, verdict in self.told]


def whole(viewer: Viewer, objective: Objective, moment: datetime) -> Whole:
    """The worse of what its measures say, and of what its actions and risks say."""
    day = day_of(moment)
    found = told(viewer, objective, moment)
    percent = plans.off_percent(viewer, objective.organisation_id, day)
    rule = AddingUp.of(authority.settings(viewer, objective.organisation_id, day, SETTINGS))
    own = objective_state(tally(viewer, objective, day), percent)
    ratings = [verdict.rated.rating for _, verdict in found]
    return Whole(state=together(own, ratings, rule), told=found, rule=rule.in_words(), plans_rule=rule_in_words(percent))


def tally(viewer: Viewer, objective: Objective, day: date) -> Tally:
    """Its actions, with those of what contributes to it, and the risks to it."""
    risks = threats.threats(viewer, [objective.pk], day).get(objective.pk, [])
    found = plans.tallies(viewer, [objective.pk], day).get(objective.pk, Tally())
    return replace(found, risks=len(risks), risks_beyond=sum(one.is_beyond for one in risks))


def told(viewer: Viewer, objective: Objective, moment: datetime) -> tuple[tuple[Measure, Verdict], ...]:
    """The measures that tell of it and have not ended, each with its verdict, the worst first."""
    keys = MeasureObjective.objects.visible_to(viewer).filter(objective=objective).values("measure")
    rows = list(measures(viewer).filter(pk__in=keys, ended_on=None))
    found = verdicts.of_measures(viewer, rows, moment)
    pairs = [(row, found[row.pk]) for row in rows if row.pk in found]
    return tuple(sorted(pairs, key=lambda pair: (WORST_FIRST.index(pair[1].rated.rating), pair[0].title, pair[0].pk)))


WORST_FIRST = (Rating.OFF, Rating.NEAR, Rating.NO_FIGURE, Rating.NOT_RATED, Rating.ON)
