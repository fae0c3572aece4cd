"""Quarterly reports: which there are, what one says at its cut-off, and what was revised since."""

from collections.abc import Callable, Collection, Sequence
from dataclasses import replace
from datetime import date, datetime
from typing import Any

from django.db.models import Q, QuerySet

from moothall.access.viewer import PUBLIC, THE_CLOCK, Held, Role, Viewer
from moothall.authority import queries as authority
from moothall.authority.models import Organisation, Portfolio
from moothall.authority.words import counted
from moothall.decisions.rules import day_of
from moothall.performance.models import Measure, QuarterlyEdition, QuarterlyPaper, QuarterlyReport
from moothall.performance.queries import calendar, reports_before, reports_measures
from moothall.performance.rules import Period, returns
from moothall.performance.rules.reports import Aim, Content, Facts, Late, Scope, Told, content
from moothall.performance.rules.verdicts.adding_up import SETTINGS as ADDING_UP, AddingUp, together
from moothall.performance.rules.verdicts.rating import Rating
from moothall.plans import rules as plans
from moothall.plans.models import Action
from moothall.plans.queries import briefed, objectives, of_actions, savings, threats
from moothall.plans.rules import briefed as sentences, savings as money

RELATED = ("organisation", "department", "portfolio__organisation", "plan__organisation", "plan__department")
MOST_ACTIONS = 200
RatingsOf = Callable[[Collection[int]], dict[int, list[Rating]]]


def reports(viewer: Viewer) -> QuerySet[QuarterlyReport]:
    """The newest quarter first."""
    rows = QuarterlyReport.objects.visible_to(viewer).select_related(*RELATED)
    return rows.order_by("-last_on", "-number", "pk")


def report(viewer: Viewer, slug: str, number: int) -> QuarterlyReport | None:
    return reports(viewer).filter(organisation__slug=slug, number=number).first()


def edition(viewer: Viewer, row: QuarterlyReport, *, is_exempt: bool = False) -> QuarterlyEdition | None:
    """What a report said when it was issued."""
    return (
        QuarterlyEdition.objects.visible_to(viewer).filter(report=row, is_exempt=is_exempt).select_related("report__organisation").first()
    )


def editions(viewer: Viewer, row: QuarterlyReport) -> list[QuarterlyEdition]:
    """Every edition in which a report was issued, the one for everybody first."""
    rows = QuarterlyEdition.objects.visible_to(viewer).filter(report=row).select_related("report__organisation")
    return list(rows.order_by("is_exempt"))


def paper(viewer: Viewer, row: QuarterlyEdition) -> QuarterlyPaper | None:
    """An edition as a PDF, once that was made."""
    return QuarterlyPaper.objects.visible_to(viewer).filter(edition=row).select_related("file").first()


def last_told(viewer: Viewer, organisation: int) -> QuarterlyEdition | None:
    """The edition for everybody of the last report that was issued on a whole council."""
    rows = QuarterlyEdition.objects.visible_to(viewer).filter(is_exempt=False, report__organisation=organisation)
    found = rows.filter(report__scope=Scope.COUNCIL, report__issued_at__isnull=False).select_related("report__organisation")
    return found.order_by("-report__last_on", "-pk").first()


def same_again(organisation: Organisation, scope: str, of: dict[str, Any], period: Period) -> QuarterlyReport | None:
    """A report on the same thing and the same quarter, whoever may see it."""
    rows = QuarterlyReport.objects.visible_to(THE_CLOCK).filter(organisation=organisation, scope=scope, **of)
    return rows.filter(first_on=period.first, last_on=period.last).select_related("organisation").first()


def cut_off(organisation: Organisation, portfolio: Portfolio | None, period: Period) -> datetime:
    """Until when figures of a quarter count for its report: by the calendar of its portfolio, or of the council."""
    found = calendar.windows(THE_CLOCK, [organisation.pk])
    rule = returns.calendar_for(found.calendars.get(organisation.pk, ()), portfolio.pk if portfolio else None, period.last)
    return returns.window_of(period, rule, found.closed[organisation.pk]).cut_off_at


def said(
    row: QuarterlyReport, now: datetime, *, is_exempt: bool = False, measures: Sequence[Told] | None = None, known: Sequence[Told] = ()
) -> Content:
    """What a report says as it is worked out now: by what everybody may see, whoever asks. The exempt edition tells of closed measures
    too, as whoever keeps the council's plans sees them, and says of the others the same. What its measures say may be known already:
    of all of them, or of those that are `known`, which stand in it as far as they are still open.
    """
    moment = min(row.cut_off_at, now)
    viewers = [PUBLIC, *([keeper(row)] if is_exempt else [])]
    measures = reports_measures.all_told(viewers, row, moment, known) if measures is None else measures
    facts = Facts(
        council=row.organisation.name,
        scope=Scope(row.scope).words,
        of=str(row.of),
        period=row.period.in_words(),
        cut_off=row.cut_off_in_words,
        is_exempt=is_exempt,
        measures=measures,
        left_out=0 if is_exempt else left_out(row, measures),
    )
    return content(with_plans(with_objectives(facts, row, moment, day_of(now)), PUBLIC, row, now))


def keeper(row: QuarterlyReport) -> Viewer:
    """Whoever keeps the plans of the council, as nobody in particular."""
    return Viewer(row.reference, "Whoever keeps the plans", frozenset({Held(Role.PERFORMANCE_TEAM, row.organisation_id)}))


def with_objectives(facts: Facts, row: QuarterlyReport, moment: datetime, today: date) -> Facts:
    """The same with each objective's state: the worse of what its actions and risks say, and of what its measures say."""
    rule = AddingUp.of(authority.settings(PUBLIC, row.organisation_id, row.last_on, ADDING_UP))
    known = {one.reference: Rating(one.rating) for one in facts.measures}
    aims = aims_of(row, rule, ratings_by(row, known, moment), today)
    words = f"{plans.rule_in_words(objectives.off_percent(PUBLIC, row.organisation_id, today))} {rule.in_words()}"
    return replace(facts, objectives=aims, objectives_in_words=plans.headline(courses(aims)) if aims else "", rule=words)


def with_plans(facts: Facts, viewer: Viewer, row: QuarterlyReport, now: datetime) -> Facts:
    """The same with actions and savings, and with what came of the last report."""
    today = day_of(now)
    late, number = late_actions(viewer, row, today)
    title, before = reports_before.before(viewer, row, now)
    facts = replace(facts, actions=late, actions_number=number, actions_in_words=in_words(number))
    return replace(facts, savings=saved(viewer, row, now, today), before=before, before_title=title)


def left_out(row: QuarterlyReport, measures: Sequence[Any]) -> int:
    """How many measures everybody sees nothing of."""
    return len(reports_measures.in_scope(THE_CLOCK, row)) - len(measures)


def has_exempt(row: QuarterlyReport) -> bool:
    """Whether something of it is closed to the public, so that there are two editions."""
    return len(reports_measures.in_scope(THE_CLOCK, row)) > len(reports_measures.in_scope(PUBLIC, row))


def courses(aims: Sequence[Aim]) -> dict[plans.Course, int]:
    return {one: number for one in plans.Course if (number := sum(aim.word == one.value for aim in aims))}


def of_objectives(viewer: Viewer, row: QuarterlyReport, day: date) -> Q:
    """The objectives of which a report tells."""
    running = Q(first_on__lte=day, last_on__gte=row.first_on, plan__published_at__isnull=False)
    if row.scope == Scope.PLAN:
        return Q(plan=row.plan)
    if row.scope == Scope.DEPARTMENT:
        return running & (Q(plan__department=row.department) | Q(lead__department=row.department))
    if row.scope == Scope.PORTFOLIO:
        return running & (Q(portfolio=row.portfolio) | Q(portfolio=None, plan__portfolio=row.portfolio))
    return running & objectives.strategic(viewer, row.organisation_id, row.last_on)


def aims_of(row: QuarterlyReport, rule: AddingUp, ratings_of: RatingsOf, day: date) -> list[Aim]:
    """Each objective with how it is doing, the worst first."""
    found = objectives.at_a_glance(PUBLIC, of_objectives(PUBLIC, row, day))
    keys = [one["pk"] for one in found]
    tallies, risks = objectives.tallies(PUBLIC, keys, day), threats.threats(PUBLIC, keys, day)
    percent, ratings = objectives.off_percent(PUBLIC, row.organisation_id, day), ratings_of(keys)
    made = []
    for one in found:
        key = one["pk"]
        own = plans.objective_state(with_risks(tallies.get(key, plans.Tally()), risks.get(key, ())), percent)
        made.append(aim(one, together(own, ratings[key], rule)))
    worst = [one.value for one in plans.WORST_FIRST]
    return sorted(made, key=lambda one: worst.index(one.word))


def ratings_by(row: QuarterlyReport, known: dict[str, Rating], moment: datetime) -> RatingsOf:
    """How the measures that tell of objectives are rated for the quarter: what the report tells anyway is not worked out again."""

    def ratings_of(objectives: Collection[int]) -> dict[int, list[Rating]]:
        telling = reports_measures.telling_of(PUBLIC, objectives)
        every = {one.pk: one for found in telling.values() for one in found if one.reference not in known and counts(one, row)}
        more = {one.reference: Rating(one.rating) for one in reports_measures.told(PUBLIC, row, list(every.values()), moment)}
        told = known | more
        return {key: [told[one.reference] for one in found if one.reference in told] for key, found in telling.items()}

    return ratings_of


def counts(measure: Measure, row: QuarterlyReport) -> bool:
    """Whether a measure was there at the cut-off, and had not ended before the quarter."""
    return measure.made_at <= row.cut_off_at and (measure.ended_on is None or measure.ended_on >= row.first_on)


def with_risks(tally: plans.Tally, risks: Collection[Any]) -> plans.Tally:
    return replace(tally, risks=len(risks), risks_beyond=sum(one.is_beyond for one in risks))


def aim(row: dict[str, Any], state: plans.ObjectiveState) -> Aim:
    reference = f"plans/objectives/{row['organisation__slug']}/{row['number']}"
    return Aim(
        reference=reference, title=row["title"], plan=row["plan__title"], word=state.word, shape=state.shape.value, because=state.because
    )


def of_acts(row: QuarterlyReport) -> Q:
    """The actions of which a report tells."""
    return {
        Scope.COUNCIL: Q(organisation=row.organisation_id),
        Scope.DEPARTMENT: Q(plan__department=row.department_id) | Q(owner__department=row.department_id),
        Scope.PORTFOLIO: briefed.of_portfolio(row.portfolio_id or 0),
        Scope.PLAN: Q(plan=row.plan_id),
    }[Scope(row.scope)]


def late_actions(viewer: Viewer, row: QuarterlyReport, today: date) -> tuple[list[Late], int]:
    """The actions that are late or at risk, the worst first: the first of them, and how many there are."""
    rows = Action.objects.visible_to(viewer).filter(briefed.UNDER_WAY, of_acts(row), organisation=row.organisation_id)
    behind = briefed.behind(rows, today)
    found = list(behind[:MOST_ACTIONS])
    words = of_actions.last_words(viewer, [one["pk"] for one in found])
    number = len(found) if len(found) < MOST_ACTIONS else behind.count()
    return [late_action(one, words.get(one["pk"], ""), today) for one in found], number


def late_action(row: dict[str, Any], said: str, today: date) -> Late:
    facts = plans.ActionFacts(due_on=row["due_on"], start_on=row["start_on"], said=plans.Said(row["said"]))
    state = plans.action_state(facts, today)
    line = " ".join(one for one in (said, state.sentence, f"{row['owner__title']}." if row["owner__title"] else "") if one)
    reference = f"plans/actions/{row['organisation__slug']}/{row['number']}"
    return Late(reference=reference, title=row["title"], word=state.word, shape=state.shape.value, line=line)


def in_words(number: int) -> str:
    if not number:
        return "No action is late or at risk."
    return f"{counted(number, 'action')} {'is' if number == 1 else 'are'} late or at risk."


def saved(viewer: Viewer, row: QuarterlyReport, now: datetime, today: date) -> list[str]:
    """What of the savings is missing, a sentence for each programme: of the council, or of what is asked of a portfolio."""
    year = money.year_of(row.last_on)
    if row.scope == Scope.PORTFOLIO:
        of = briefed.savings_of(viewer, row.organisation_id, row.portfolio_id or 0, now, today)
        return [one for _, asked, found, hidden, _ in of if (one := sentences.asked_of_it(year, asked, found, hidden))]
    if row.scope != Scope.COUNCIL:
        return []
    rows = savings.programmes(viewer).filter(organisation=row.organisation_id, published_at__isnull=False)
    return [in_a_sentence(viewer, one, year, now, today) for one in rows.filter(first_year__lte=year, last_year__gte=year)]


def in_a_sentence(viewer: Viewer, programme: Any, year: int, now: datetime, today: date) -> str:
    known = savings.Known(viewer, savings.lines(viewer, programme), now, programme)
    is_over = money.is_over(year, today)
    set_for = [one.amount for one in savings.targets(viewer, [programme]) if one.year == year]
    found = money.whole(list(known.facts.values()), year, is_over=is_over)
    hidden = savings.hidden(viewer, programme).count()
    return money.missing_in_words(year, set_for[-1] if set_for else None, found, is_over=is_over, hidden=hidden)
