"""What is said of measures by their figures: rated, charted, and held together; of one measure in as many questions as of many."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from itertools import pairwise

from moothall.access.viewer import Viewer
from moothall.authority import queries as authority
from moothall.decisions.rules import day_of
from moothall.performance import rules
from moothall.performance.models import Definition, Measure, Tolerance
from moothall.performance.models.new_starts import NewStart
from moothall.performance.queries import new_starts, returns, returns_owed
from moothall.performance.queries.returns_judging import Looked, point_of, tolerances_of
from moothall.performance.queries.targets import Standing, in_force, targets
from moothall.performance.rules import Counting, Frequency, Period, Polarity
from moothall.performance.rules.verdicts import whole
from moothall.performance.rules.verdicts.changing import Changing
from moothall.performance.rules.verdicts.charting import SETTINGS, ChartRule, Course, verdicts
from moothall.performance.rules.verdicts.figures import Figure
from moothall.performance.rules.verdicts.headline import overdue
from moothall.performance.rules.verdicts.saying import Stated

SAME = ("unit", "counting", "frequency", "formula", "numerator", "denominator")


@dataclass(frozen=True, slots=True, kw_only=True)
class Facts:
    """What is known of one measure at a moment."""

    measure: Measure
    every: Sequence[Definition]
    figures: Sequence[returns.Figure]
    targets: Sequence[Standing]
    tolerances: Sequence[Tolerance]
    late: str
    moment: datetime
    starts: Sequence[NewStart] = ()

    @property
    def latest(self) -> returns.Figure | None:
        """The figure whose period ends last."""
        there = [one for one in self.figures if one.value is not None]
        return max(there, key=lambda one: (one.period.last, one.period.first), default=None)

    def at(self, period: Period) -> Standing | None:
        """The target to which a period is held."""
        return in_force(self.targets, period.last, self.moment)


@dataclass(frozen=True, slots=True)
class Asked:
    """What whoever asks knows already, by measure: targets, places among others, and where limits begin anew."""

    standings: Mapping[int, Sequence[Standing]] | None = None
    places: Mapping[int, whole.Place] = field(default_factory=dict)
    starts: Mapping[int, Sequence[NewStart]] | None = None


NOTHING = Asked()


def of_measures(viewer: Viewer, some: Collection[Measure], moment: datetime, asked: Asked = NOTHING) -> dict[int, whole.Verdict]:
    """The verdict on each of these measures that has been defined by now."""
    known = [facts for facts in facts_of(viewer, some, moment, asked) if facts.every]
    given = [given_of(one, asked.places.get(one.measure.pk, whole.NOWHERE)) for one in known]
    changes = charted(viewer, given, known, day_of(moment))
    judged = (whole.judged(*both) for both in zip(given, changes, strict=True))
    return {facts.measure.pk: verdict for facts, verdict in zip(known, judged, strict=True)}


def charted(viewer: Viewer, given: Sequence[whole.Given], known: Sequence[Facts], day: date) -> list[Changing]:
    """Whether each of them is really changing, by the rule of its own council."""
    courses = [course(one, facts) for one, facts in zip(given, known, strict=True)]
    found: dict[int, Changing] = {}
    for organisation in {facts.measure.organisation_id for facts in known}:
        own = [place for place, facts in enumerate(known) if facts.measure.organisation_id == organisation]
        rule = ChartRule.of(authority.settings(viewer, organisation, day, SETTINGS))
        found |= dict(zip(own, verdicts([courses[place] for place in own], rule), strict=True))
    return [found[place] for place in range(len(known))]


def facts_of(viewer: Viewer, some: Collection[Measure], moment: datetime, asked: Asked | None = None) -> list[Facts]:
    """What is known of each of these measures."""
    asked = asked or NOTHING
    keys = [row.pk for row in some]
    figures, every = returns.figures(viewer, keys, moment), returns.definitions_of(viewer, keys)
    standings = targets(viewer, keys, moment) if asked.standings is None else asked.standings
    near, late = tolerances_of(viewer, keys), lateness(viewer, some, moment, every)
    starts = new_starts.of_measures(viewer, keys, moment) if asked.starts is None else asked.starts
    return [
        Facts(
            measure=row,
            every=every[row.pk],
            figures=figures[row.pk],
            targets=standings[row.pk],
            tolerances=near.get(row.pk, ()),
            late=late.get(row.pk, ""),
            moment=moment,
            starts=starts.get(row.pk, ()),
        )
        for row in some
    ]


def of_measure(viewer: Viewer, measure: Measure, moment: datetime, asked: Asked = NOTHING) -> whole.Verdict:
    return of_measures(viewer, [measure], moment, asked)[measure.pk]


def lateness(
    viewer: Viewer, some: Collection[Measure], moment: datetime, known: Mapping[int, list[Definition]] | None = None
) -> dict[int, str]:
    """Of each measure whose figure is late the sentence that says so."""
    found = returns_owed.late(viewer, some, moment, known)
    return {one.expected.measure.pk: overdue(one.expected.period.in_words(), one.expected.window.due_on, one.days) for one in found}


def given_of(facts: Facts, place: whole.Place) -> whole.Given:
    """What the rules are told of a measure: figures in the unit in which the latest is stated."""
    last = facts.latest
    of = rules.holding(facts.every, last.period.last if last else day_of(facts.moment))
    assert of
    then = [one for one in facts.figures if is_like(of, rules.holding(facts.every, one.period.last), ("unit", "counting", "frequency"))]
    frequency = Frequency(of.frequency)
    every = whole.in_full([Figure(one.period, one.value, None, one.is_provisional) for one in then], frequency, of.year_begins_in)
    best = facts.at(last.period) if last else None
    looked = looked_at(facts, of, last.period, best) if last else None
    return whole.Given(
        title=of.title,
        stated=Stated(of.unit, of.decimals, Polarity(of.polarity)),
        counting=Counting(of.counting),
        frequency=frequency,
        begins_in=of.year_begins_in,
        figures=[replace(one, held=point_of(facts.at(one.period), of, one.period)) for one in every],
        held=looked.held if looked else None,
        near=looked.near if looked else None,
        is_proposed=any(one.waits for one in facts.targets),
        comparable=frozenset(one.period for one in then if is_like(of, rules.holding(facts.every, one.period.last), SAME)),
        because=reason(facts),
        late=facts.late,
        place=place,
    )


def looked_at(facts: Facts, of: Definition, period: Period, best: Standing | None) -> Looked:
    """By what one figure is judged."""
    near = rules.holding(facts.tolerances, period.last)
    return Looked(definition=of, period=period, target=best, point=point_of(best, of, period), tolerance=near)


def is_like(of: Definition, other: Definition | None, names: Collection[str]) -> bool:
    """Whether two definitions say the same where it matters."""
    return other is of or (other is not None and all(getattr(of, name) == getattr(other, name) for name in names))


def reason(facts: Facts) -> str:
    """Why the last period has no figure, as whoever owed it said."""
    last = facts.figures[-1] if facts.figures else None
    return f"There is no figure for {last.period.in_words()}: {last.because}." if last and last.because and last.value is None else ""


def course(given: whole.Given, facts: Facts) -> Course:
    """The series to be charted. Its limits begin anew where the way of counting changed, and where somebody said so: each says why."""
    return Course(
        figures=given.figures,
        counting=given.counting,
        frequency=given.frequency,
        stated=given.stated,
        begins_in=given.begins_in,
        rebased=(*(one.from_on for one in counted_anew(facts.every)), *(one.from_on for one in facts.starts)),
    )


def counted_anew(every: Sequence[Definition]) -> list[Definition]:
    """The definitions from which on a measure is counted in another way than before."""
    return [after for before, after in pairwise(every) if not is_like(before, after, SAME)]
