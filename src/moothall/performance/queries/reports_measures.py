"""The measures of a quarterly report: each as it counted at the cut-off, by the figure that was asked for last in the quarter."""

from collections.abc import Callable, Collection, Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from typing import Any

from django.db.models import Q, QuerySet

from moothall.access.viewer import THE_CLOCK, Viewer
from moothall.authority.words import capitalised, day_in_words
from moothall.decisions.rules import day_of, start_of
from moothall.performance import rules
from moothall.performance.models import Carrying, Definition, Measure, MeasureObjective, QuarterlyReport, Return
from moothall.performance.queries import action_plans, calendar, measures, new_starts, reports_places, returns, verdicts
from moothall.performance.queries.action_plans import PlanStanding
from moothall.performance.queries.returns_judging import tolerances_of
from moothall.performance.queries.returns_owed import is_asked
from moothall.performance.queries.targets import Standing, targets
from moothall.performance.rules import Period
from moothall.performance.rules.action_plans import Stage
from moothall.performance.rules.periods import ONE_DAY
from moothall.performance.rules.reports import Scope, Told
from moothall.performance.rules.returns import ReturnState, Window, confidence, last_ended, lateness_in_words
from moothall.performance.rules.verdicts import whole
from moothall.performance.rules.verdicts.changing import Change

A_PART = 100  # measures worked out at once: the figures of more would fill the memory, and be no quicker
Tell = Callable[[int], None]


def in_scope(viewer: Viewer, row: QuarterlyReport) -> list[Measure]:
    return list(scoped(viewer, row))


def scoped(viewer: Viewer, row: QuarterlyReport) -> QuerySet[Measure]:
    """The measures of which a report tells, as far as somebody sees them: those there at the cut-off that had not ended before."""
    counted = Q(ended_on=None) | Q(ended_on__gte=row.first_on)
    found = measures.measures(viewer).filter(counted, organisation=row.organisation, made_at__lte=row.cut_off_at)
    if row.scope == Scope.PLAN:
        return found.filter(pk__in=MeasureObjective.objects.visible_to(viewer).filter(objective__plan=row.plan).values("measure"))
    own = {"department": row.department, "portfolio": row.portfolio}
    return found.filter(**{name: of for name, of in own.items() if of})


@dataclass(frozen=True, slots=True, kw_only=True)
class Known:
    """All that is known of one measure at the cut-off. `asked` is the period whose figure stands in the report; none where no calendar
    says which. `window` is when that figure was to be sent; none for what is worked out.
    """

    facts: verdicts.Facts
    asked: Period | None
    window: Window | None
    unsigned: Return | None
    codes: Sequence[Carrying]
    moment: datetime
    closed: frozenset[date]

    @property
    def day(self) -> date:
        """The last day that counts: a cut-off is the end of its day."""
        return day_of(self.moment - timedelta(microseconds=1))

    @property
    def period(self) -> Period | None:
        """The period of which the report tells: that which was asked for, or that of the last figure."""
        return self.asked or (self.facts.figures[-1].period if self.facts.figures else None)

    @property
    def figure(self) -> returns.Figure | None:
        return next((one for one in reversed(self.facts.figures) if one.period == self.period), None)


def quiet(number: int) -> None:
    """For whoever tells nobody how far it has come."""


def all_told(
    viewers: Sequence[Viewer], row: QuarterlyReport, moment: datetime, known: Iterable[Told] = (), tell: Tell = quiet
) -> list[Told]:
    """Every measure of a report in words: each as the first of these viewers sees it who sees it at all. Some may be known already."""
    found = {one.reference: one for one in known}
    for viewer in viewers:
        for part in in_parts([one for one in in_scope(viewer, row) if one.reference not in found]):
            found |= {one.reference: one for one in told(viewer, row, part, moment)}
            tell(len(found))
    return [found[one.reference] for one in in_scope(viewers[-1], row) if one.reference in found]


def in_parts(some: Sequence[Measure]) -> list[Sequence[Measure]]:
    return [some[start : start + A_PART] for start in range(0, len(some), A_PART)]


def told(viewer: Viewer, row: QuarterlyReport, some: Sequence[Measure], moment: datetime) -> list[Told]:
    """Each of these measures in words, as it counted in the quarter; of one in as many questions as of many."""
    known = known_of(viewer, row, some, moment)
    places = reports_places.places(viewer, [one.facts.measure.pk for one in known], row.organisation_id, row.last_on)
    given = [verdicts.given_of(one.facts, places.get(one.facts.measure.pk, whole.NOWHERE)) for one in known]
    changes = verdicts.charted(viewer, given, [one.facts for one in known], row.last_on)
    said = [tell(one, whole.judged(*both)) for one, both in zip(known, zip(given, changes, strict=True), strict=True)]
    plans = action_plans.reported(viewer, [one.facts.measure for one in known], start_of(row.first_on), moment)
    return [replace(one, **of_action_plan(plans.get(of.facts.measure.pk, ()))) for one, of in zip(said, known, strict=True)]


def of_action_plan(some: Sequence[PlanStanding]) -> dict[str, Any]:
    """The action plan as it stood at the cut-off; and of all that stood in the quarter what was promised and did not come."""
    now = [one for one in some if one.stage is not Stage.ENDED]
    missing = [one.sentence for one in some if one.is_missing]
    return {"action_plan": " ".join(f"{one.word}. {one.sentence}" for one in now), "effect_missing": " ".join(missing)}


def telling_of(viewer: Viewer, objectives: Collection[int]) -> dict[int, list[Measure]]:
    """The measures that tell of each of these objectives."""
    ties = list(MeasureObjective.objects.visible_to(viewer).filter(objective__in=objectives).values_list("objective", "measure"))
    rows = {row.pk: row for row in measures.measures(viewer).filter(pk__in={key for _, key in ties})}
    found: dict[int, list[Measure]] = {key: [] for key in objectives}
    for objective, key in ties:
        found[objective] += [rows[key]] if key in rows else []
    return found


def known_of(viewer: Viewer, row: QuarterlyReport, some: Sequence[Measure], moment: datetime) -> list[Known]:
    facts = facts_of(viewer, row, some, moment)
    windows = calendar.windows(viewer, [row.organisation_id])
    asked = {key: asked_for(one.measure, one.every, windows, row) for key, one in facts.items()}
    unsigned = sent_and_not_signed({key: window.period for key, (_, window) in asked.items() if window}, moment)
    codes = measures.carryings(viewer, list(facts))
    return [
        Known(
            facts=one,
            asked=asked[key][0],
            window=asked[key][1],
            unsigned=unsigned.get(key),
            codes=codes[key],
            moment=moment,
            closed=windows.closed[row.organisation_id],
        )
        for key, one in facts.items()
    ]


def facts_of(viewer: Viewer, row: QuarterlyReport, some: Sequence[Measure], moment: datetime) -> dict[int, verdicts.Facts]:
    """What is known of each of these measures: no figure of a later quarter."""
    keys = [one.pk for one in some]
    every, figures = returns.definitions_of(viewer, keys), returns.figures(viewer, keys, moment)
    standings, near = targets(viewer, keys, moment), tolerances_of(viewer, keys)
    starts = new_starts.of_measures(viewer, keys, moment)
    return {
        one.pk: verdicts.Facts(
            measure=one,
            every=every[one.pk],
            figures=[each for each in figures[one.pk] if counted_by(each) and each.period.last <= row.last_on],
            targets=standings[one.pk],
            tolerances=near.get(one.pk, ()),
            late="",
            moment=moment,
            starts=starts.get(one.pk, ()),
        )
        for one in some
        if every[one.pk]
    }


def counted_by(figure: returns.Figure) -> bool:
    """Whether a figure counts in a report: it is signed off, or the council shows figures before that."""
    return figure.is_signed or figure.row is None or figure.row.is_shown_before


def asked_for(
    measure: Measure, every: Sequence[Definition], windows: calendar.Windows, row: QuarterlyReport
) -> tuple[Period | None, Window | None]:
    """The last period that ended within the quarter or before it, and when its figure was to be sent, if anybody sends it."""
    now = rules.holding(every, row.last_on)
    period = last_ended(rules.Frequency(now.frequency), row.last_on + ONE_DAY, now.year_begins_in) if now else None
    then = rules.holding(every, period.last) if period else None
    if period is None or then is None or min(one.from_on for one in every) > period.last:
        return None, None
    return period, windows.of(measure, then, period) if is_asked(measure, then, list(every), period) else None


def sent_and_not_signed(of: dict[int, Period], moment: datetime) -> dict[int, Return]:
    """What had been sent by the cut-off and waited for review: that it was sent is no secret, what it said is."""
    rows = Return.objects.visible_to(THE_CLOCK).filter(measure__in=of, sent_at__lte=moment, first_on__in={one.first for one in of.values()})
    last = {row.measure_id: row for row in rows.order_by("turn") if row.period == of[row.measure_id]}
    return {key: row for key, row in last.items() if row.facts().state(moment) is ReturnState.SENT}


def tell(known: Known, verdict: whole.Verdict) -> Told:
    """One measure in words."""
    row, figure, period = known.facts.measure, known.figure, known.period
    of = rules.holding(known.facts.every, period.last if period else known.day)
    assert of
    told = Told(
        reference=row.reference,
        title=of.title,
        period=period.in_words() if period else "",
        first_on=period.first.isoformat() if period else "",
        last_on=period.last.isoformat() if period else "",
        codes=list(dict.fromkeys(one.code for one in known.codes if one.code and one.until_on is None)),
        department=str(row.department or ""),
        owner=str(row.owner.title) if row.owner else "",
        unit=of.unit,
        decimals=of.decimals,
    )
    told = replace(told, **of_target(known, of, period))
    if figure is None or figure.value is None:
        missing, is_missing = missing_in_words(known, figure)
        return replace(told, missing=missing, is_missing=is_missing, last_known=last_known(verdict))
    return replace(told, **judged(verdict), **of_figure(figure, of))


def judged(verdict: whole.Verdict) -> dict[str, Any]:
    """What is said of the figure of the quarter."""
    return {
        "rating": verdict.rated.word,
        "shape": verdict.rated.shape.value,
        "because": verdict.rated.because,
        "direction": verdict.direction.in_words(),
        "change": verdict.changing.word,
        "changing": verdict.changing.because,
        "is_worse": verdict.changing.change is Change.WORSE,
        "forecast": verdict.ending.words if verdict.ending else "",
        "comparison": capitalised(verdict.given.place.rank) + "." if verdict.given.place.rank else "",
        "sentence": verdict.whole,
    }


def of_figure(figure: returns.Figure, of: Definition) -> dict[str, Any]:
    """What it is, what was said of it, how sure it is, and as of when."""
    assert figure.value is not None
    grade = confidence(figure.row.quality) if figure.row else None
    return {
        "figure": of.figure(figure.value),
        "value": format(figure.value.normalize(), "f"),
        "comment": figure.comment,
        "confidence": grade.value if grade else "",
        "as_of": day_in_words(day_of(figure.since), weekday=False) if figure.since else "",
        "is_provisional": figure.is_provisional,
    }


def of_target(known: Known, of: Definition, period: Period | None) -> dict[str, Any]:
    """The target in force, who set it, and those that Members have not agreed with their age."""
    best: Standing | None = known.facts.at(period) if period else None
    waiting = [one for one in known.facts.targets if one.waits]
    today = known.day
    said = [
        f"{of.figure(one.row.value)} for {one.row.period.in_words()} has waited to be agreed by Members "
        f"{rules.age_in_words(one.waits_since, today)}."
        for one in waiting
    ]
    since = min((one.waits_since for one in waiting), default=None)
    target, set_by = (of.figure(best.row.value), who_set(best)) if best else ("", "")
    return {"target": target, "set_by": set_by, "not_agreed": said, "waits_since": since.isoformat() if since else ""}


def who_set(best: Standing) -> str:
    """Who set the target in force."""
    if best.judged.standing is rules.TargetStanding.AGREED:
        return "agreed by Members"
    words = best.row.set_by_words or rules.SET_BY_WORDS[rules.SetBy(best.row.set_by)]
    return f"set by {words}"


def last_known(verdict: whole.Verdict) -> str:
    """The last figure there was: never shown as a new one."""
    return f"{verdict.figure} for {verdict.latest.period.in_words()}" if verdict.latest else ""


def missing_in_words(known: Known, figure: returns.Figure | None) -> tuple[str, bool]:
    """Why there is no figure, and whether it should be there."""
    if figure is not None:
        given = f"There is no figure for {figure.period.in_words()}: {figure.because.rstrip('.')}."
        return ("", False) if figure.value is not None else (given, True)
    if known.asked is None:
        return "No figure of it belongs to this quarter.", False
    if known.window is None:
        return f"No figure could be worked out for {known.asked.in_words()}: what it is worked out from is missing.", True
    today = known.day
    if known.unsigned:
        sent = day_in_words(day_of(known.unsigned.sent_at), weekday=False)
        which = f"The figure for {known.window.period.in_words()}"
        return f"{which} was sent on {sent}, and had not been signed off by the cut-off.", True
    return lateness_in_words(known.window, today, known.closed), known.window.due_on < today
