"""Action plans as they stand: what was asked and promised, by which actions, and what came; of one in as many questions as of many."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime

from django.db.models import Case, Count, Max, Q, QuerySet, When

from moothall.access.viewer import THE_CLOCK, Viewer
from moothall.authority import queries as authority
from moothall.authority.rules import working_day_after
from moothall.decisions.rules import day_of
from moothall.performance import rules
from moothall.performance.models import ActionPlan, ActionPlanAction, Definition, Measure
from moothall.performance.queries import returns, verdicts
from moothall.performance.queries.action_plans_chosen import Of, of_one, rows, standing_at, that_ended, that_stand
from moothall.performance.queries.returns_judging import point_of
from moothall.performance.rules import action_plans as plans
from moothall.performance.rules.action_plans import Came, Stage
from moothall.performance.rules.returns import late_by
from moothall.performance.rules.verdicts import whole
from moothall.performance.rules.verdicts.changing import Changing
from moothall.performance.rules.verdicts.figures import present
from moothall.performance.rules.verdicts.saying import Stated
from moothall.plans.models import Action

OF_ACTIONS = ("organisation", "plan__organisation", "owner")


@dataclass(frozen=True, slots=True, kw_only=True)
class PlanStanding:
    """One action plan, where it stands, and by when its owner is to do what comes next; `days` are working days late."""

    row: ActionPlan
    of: Definition
    stage: Stage
    actions: tuple[Action, ...] = ()
    came: Came | None = None
    due_on: date | None = None
    days: int = 0

    @property
    def measure(self) -> Measure:
        return self.row.measure

    @property
    def is_missing(self) -> bool:
        """Whether what was promised did not come."""
        return self.came is not None and plans.effect(self.came).is_missing

    @property
    def word(self) -> str:
        return plans.effect(self.came).value if self.came else self.stage.value

    @property
    def tone(self) -> str:
        return "stop" if self.is_missing or self.days else self.stage.tone.value

    @property
    def promise(self) -> str:
        """What the figure is to come to, and by when; nothing where nothing is promised."""
        until, expected = self.row.until, self.row.expected
        return f"{self.of.figure(expected)} in {until.in_words()}" if until and expected is not None else ""

    @property
    def sentence(self) -> str:
        """What is said of it first: what came, or what is promised, or why it is asked for."""
        row = self.row
        if self.came:
            return plans.in_words(self.came)
        if self.stage in (Stage.ASKED, Stage.LATE) and row.asked_at and row.due_on:
            return plans.asked_in_words(day_of(row.asked_at), row.because, row.due_on)
        if row.no_action_because:
            return f"No action is thought right: {row.no_action_because}"
        return f"It is to come to {self.promise}. {row.effect}".strip()


def standing(viewer: Viewer, moment: datetime, of: Of, keys: Collection[int]) -> list[PlanStanding]:
    """Those of the chosen measures that stand at a moment: what is late first, then by the day on which something is due."""
    found = judged(viewer, that_stand(viewer, moment, day_of(moment), of, keys), moment)
    return sorted(found, key=lambda one: (-one.days, one.due_on or date.max, one.measure.title, one.measure.pk))


STANDS = {
    "": "All of them",
    "late": "Late",
    "asked": "Asked for",
    "way": "Under way",
    "none": "No action, with a reason",
    "due": "Effect due",
}


def standing_so(stand: str, today: date) -> Q:
    """How an action plan stands, as far as its own row says it."""
    asked, runs = Q(answered_at=None), Q(answered_at__isnull=False, until_last_on__gte=today)
    return {
        "late": asked & Q(due_on__lt=today),
        "asked": asked & Q(due_on__gte=today),
        "way": runs & Q(no_action_because=""),
        "none": runs & ~Q(no_action_because=""),
        "due": Q(answered_at__isnull=False, until_last_on__lt=today),
    }.get(stand, Q())


def on_the_list(viewer: Viewer, moment: datetime, stand: str = "") -> QuerySet[ActionPlan]:
    """What stands now: what nobody has written yet first, the longest owed first; then by the period of its effect."""
    today = day_of(moment)
    running = Q(measure__ended_on=None) | Q(measure__ended_on__gte=today)
    found = rows(viewer).filter(running, standing_so(stand, today), ended_at=None)
    is_written = Case(When(answered_at=None, then=0), default=1)
    return found.order_by(is_written, "due_on", "until_last_on", "measure__title", "pk")


def counts(viewer: Viewer, moment: datetime) -> dict[str, int]:
    """How many stand so, in one question."""
    kept = {f"stand_{key or 'all'}": Count("pk", filter=standing_so(key, day_of(moment))) for key in STANDS if key}
    found = on_the_list(viewer, moment).order_by().aggregate(stand_all=Count("pk"), **kept)
    return {key: found[f"stand_{key or 'all'}"] for key in STANDS}


def of_measures(viewer: Viewer, measures: Collection[int], moment: datetime) -> dict[int, PlanStanding]:
    """The action plan that stands for each of these measures, where there is one."""
    return {one.measure.pk: one for one in standing(viewer, moment, Of.MEASURES, measures)} if measures else {}


def missed(viewer: Viewer, since: datetime, moment: datetime, of: Of, keys: Collection[int]) -> list[PlanStanding]:
    """Those that were closed or renewed since a moment though what was promised did not come: who closes one hides nothing by it."""
    return [one for one in judged(viewer, that_ended(viewer, since, moment, of, keys), moment) if one.is_missing]


def reported(viewer: Viewer, measures: Collection[Measure], since: datetime, moment: datetime) -> dict[int, list[PlanStanding]]:
    """What a report since a moment tells of the action plans of each measure: that which stands, and those that ended in vain."""
    of = Of.MEASURES, [row.pk for row in measures]
    found: dict[int, list[PlanStanding]] = {}
    for one in [*missed(viewer, since, moment, *of), *standing(viewer, moment, *of)] if measures else ():
        found.setdefault(one.measure.pk, []).append(one)
    return found


Past = list[tuple[ActionPlan, list[Action]]]  # those that are over, each with its actions


def of_measure(viewer: Viewer, measure: Measure, moment: datetime) -> tuple[PlanStanding | None, Past]:
    """The one that stands for a measure, and those that are over, the last first."""
    every = of_one(viewer, measure.pk)
    here = [row for row in every if row.facts().stands(moment)]
    over = [row for row in reversed(every) if row.ended_at and row.ended_at <= moment]
    actions = actions_of(viewer, over)
    return next(iter(judged(viewer, here, moment)), None), [(row, actions.get(row.pk, [])) for row in over]


def owned(viewer: Viewer, moment: datetime, hands: Collection[int] | None = None) -> list[PlanStanding]:
    """Those about which somebody has something to do now: to write one, or to look at what came."""
    hands = authority.hands_of(viewer, day_of(moment)) if hands is None else hands
    return [one for one in standing(viewer, moment, Of.OWNERS, hands) if one.stage.is_owed] if hands else []


def live(measure: Measure) -> ActionPlan | None:
    """The one that is not over, whoever may see it: for whoever writes the next word."""
    return ActionPlan.objects.visible_to(THE_CLOCK).filter(measure=measure, ended_at=None).first()


def last(measure: Measure) -> ActionPlan | None:
    """The last that was asked for or written, over or not."""
    return ActionPlan.objects.visible_to(THE_CLOCK).filter(measure=measure).order_by("-turn").first()


def last_turns(measures: Collection[int]) -> dict[int, int]:
    """How many were asked for or written of each of these measures, in one question."""
    rows = ActionPlan.objects.visible_to(THE_CLOCK).filter(measure__in=measures).order_by()
    return dict(rows.values_list("measure").annotate(Max("turn")))


def heard(measure: Measure) -> int:
    """How far a measure has come with its action plans: it grows with each word, so that somebody who comes second is told."""
    row = last(measure)
    return 4 * row.turn + 2 * bool(row.answered_at) + bool(row.ended_at) if row else 0


def actions_of(viewer: Viewer, some: Collection[ActionPlan]) -> dict[int, list[Action]]:
    """The actions that each of these names, as far as somebody sees them."""
    if not some:
        return {}
    ties = list(ActionPlanAction.objects.visible_to(viewer).filter(plan__in=some).order_by("pk").values_list("plan", "action"))
    known = Action.objects.visible_to(viewer).select_related(*OF_ACTIONS).in_bulk({action for _, action in ties})
    found: dict[int, list[Action]] = {}
    for plan, action in ties:
        found.setdefault(plan, []).append(known[action])
    return found


def judged(viewer: Viewer, some: Sequence[ActionPlan], moment: datetime) -> list[PlanStanding]:
    """Where each of these stands at a moment."""
    if not some:
        return []
    today = day_of(moment)
    meant = returns.definitions_of(viewer, sorted({row.measure_id for row in some}))
    came, actions = what_came(viewer, some, moment), actions_of(viewer, some)
    closed = {key: authority.closure_days(viewer, key) for key in sorted({row.organisation_id for row in some})}
    days = {key: int(authority.settings(viewer, key, today, plans.SETTINGS)["action_plan_days"]) for key in closed}
    made = []
    for row in some:
        of, (one, since) = rules.holding(meant[row.measure_id], today), came.get(row.pk, (None, None))
        assert of
        stage = plans.stage(row.facts(), moment, today, has_come=one is not None)
        due = working_day_after(since, days[row.organisation_id], closed[row.organisation_id]) if since else row.due_on
        due = due if stage.is_owed else None
        late = late_by(due, today, closed[row.organisation_id]) if due else 0
        named = tuple(actions.get(row.pk, ()))
        made.append(PlanStanding(row=row, of=of, stage=stage, actions=named, came=one, due_on=due, days=late))
    return made


Arrived = dict[int, tuple[Came, date]]  # of each action plan what came, and since when it is known


def what_came(viewer: Viewer, some: Sequence[ActionPlan], moment: datetime) -> Arrived:
    """Of those whose figure is there what was promised and what came; the control chart is that of the figures until then."""
    due = {row.measure_id: row for row in some if row.facts().is_answered(moment) and row.until and row.until.last <= day_of(moment)}
    known = verdicts.facts_of(viewer, [row.measure for row in due.values()], moment) if due else []
    shown = {one.measure.pk: figure for one in known if (figure := showing(one, due[one.measure.pk]))}
    cut = [until(one, shown[one.measure.pk].period) for one in known if one.measure.pk in shown]
    given = [verdicts.given_of(one, whole.NOWHERE) for one in cut]
    changes = verdicts.charted(viewer, given, cut, day_of(moment)) if cut else []
    found: Arrived = {}
    for facts, of, change in zip(cut, given, changes, strict=True):
        row, figure = due[facts.measure.pk], shown[facts.measure.pk]
        assert figure.since
        found[row.pk] = came_of(row, figure, facts, of, change), day_of(figure.since)
    return found


def showing(facts: verdicts.Facts, row: ActionPlan) -> returns.Figure | None:
    """The final figure that shows the effect: that of the period, or the first that reaches as far where none follows a calendar."""
    assert row.until
    last = row.until.last
    final = (one for one in facts.figures if one.is_signed and not one.is_provisional and one.since)
    return next((one for one in final if one.period.last >= last), None)


def until(facts: verdicts.Facts, period: rules.Period) -> verdicts.Facts:
    return replace(facts, figures=[one for one in facts.figures if one.period.last <= period.last])


def came_of(row: ActionPlan, figure: returns.Figure, facts: verdicts.Facts, given: whole.Given, change: Changing) -> Came:
    """What was promised beside what came."""
    of = rules.holding(facts.every, figure.period.last)
    assert of
    looked = verdicts.looked_at(facts, of, figure.period, facts.at(figure.period))
    there = present(given.figures)
    began = there[-change.run] if change.change.is_real and 0 < change.run <= len(there) else None
    rating = looked.rated(figure.value).rating if figure.value is not None else plans.Rating.NO_FIGURE
    return Came(
        period=figure.period,
        promised=row.expected,
        value=figure.value,
        stated=Stated(of.unit, of.decimals, rules.Polarity(of.polarity)),
        change=change.change,
        since=change.since,
        is_trend=change.is_trend,
        began_before=bool(began and row.answered_at and began.period.last < day_of(row.answered_at)),
        target=point_of(facts.at(figure.period), of, figure.period),
        rating=rating,
        because=figure.because,
    )


def naming(viewer: Viewer, actions: Collection[int], moment: datetime) -> dict[int, list[ActionPlan]]:
    """The action plans that stand and name each of these actions."""
    ties = ActionPlanAction.objects.visible_to(viewer).filter(action__in=actions).order_by("pk").values_list("plan", "action")
    pairs = list(ties) if actions else []
    known = {row.pk: row for row in rows(viewer).filter(standing_at(moment), pk__in={plan for plan, _ in pairs})} if pairs else {}
    found: dict[int, list[ActionPlan]] = {}
    for plan, action in pairs:
        if plan in known:
            found.setdefault(action, []).append(known[plan])
    return found
