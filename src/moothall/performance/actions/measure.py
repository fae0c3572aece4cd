"""A measure is written, defined anew, handed from one to another, ended, closed to the public or opened; it tells of objectives."""

from datetime import date, datetime, timedelta
from decimal import Decimal
from typing import Any

from moothall.access.acts import Refused, add_facts, performs
from moothall.access.holding import held
from moothall.access.viewer import THE_CLOCK, Viewer
from moothall.authority.models import Department, Office, Organisation, Portfolio
from moothall.authority.numbering import next_number
from moothall.authority.words import day_in_words
from moothall.decisions.rules import day_of
from moothall.performance import permissions, queries, rules
from moothall.performance.models import Definition, FormulaUse, Measure, MeasureObjective, MeasureSuccession, Return, Tolerance
from moothall.performance.queries import formulas
from moothall.plans.models import Objective
from moothall.plans.rules import would_close_a_circle

ONE_DAY = timedelta(days=1)
NO_GROUND = "Name the ground on which it is closed, such as a paragraph of Schedule 12A, and say why."
OF_OTHERS = ("unit", "frequency", "numerator_unit", "denominator_unit")  # on which whatever is worked out from a measure rests
WHOSE = ("department", "portfolio", "owner", "deputy", "reviewer")


@performs(permissions.WRITE_MEASURE)
def write_measure(
    organisation: Organisation,
    *,
    viewer: Viewer,
    at: datetime,
    department: Department | None,
    from_on: date,
    portfolio: Portfolio | None = None,
    owner: Office | None = None,
    deputy: Office | None = None,
    reviewer: Office | None = None,
    closed_under: str = "",
    closed_because: str = "",
    **said: Any,
) -> Measure:
    """Write a measure with its first definition. Everybody reads it, unless it is closed from the beginning."""
    whose = {"department": department, "portfolio": portfolio, "owner": owner, "deputy": deputy, "reviewer": reviewer}
    measure = Measure(organisation=organisation, title=said["title"], made_at=at, **whose)
    refuse_strangers(measure)
    refuse_ground(closed_under, closed_because)
    measure.closed_under, measure.closed_because = closed_under.strip(), closed_because
    measure.number = next_number(organisation, "measure")
    measure.save()
    keep_definition(measure, viewer, at, from_on, said)
    return measure


@performs(permissions.DEFINE)
def define_measure(measure: Measure, *, viewer: Viewer, at: datetime, from_on: date, because: str, **said: Any) -> Measure:
    """From a day on it means something else; figures of the days before are read as before.

    On the day of the last definition it puts that one right.
    """
    row = keep_definition(measure, viewer, at, from_on, said, because)
    measure.title = row.title
    measure.save(update_fields=["title"])
    return measure


@performs(permissions.CHANGE_MEASURE)
def change_measure(measure: Measure, *, viewer: Viewer, at: datetime, **whose: Any) -> Measure:
    """Whose it is: its department and portfolio, and who owns it, stands in for its owner and reviews its figures."""
    for name in WHOSE:
        setattr(measure, name, whose.get(name, getattr(measure, name)))
    refuse_strangers(measure)
    if not permissions.writes_in(viewer, measure.organisation_id, measure.department_id) and "department" in whose:
        refuse_passing_on(measure)
    measure.save()
    return measure


@performs(permissions.SET_TOLERANCE)
def set_tolerance(
    measure: Measure, *, viewer: Viewer, at: datetime, from_on: date, amount: Decimal, kind: str, set_by: str, set_on: date
) -> Measure:
    """How near to its target counts as near, from a day, and who said so. What held before stays readable, and for the figures before."""
    if kind not in set(rules.ToleranceKind):
        raise Refused("A tolerance is in the measure's own unit, or in hundredths of the target.", "kind")
    if amount < 0:
        raise Refused("Enter 0 or more: how far a figure may be from its target and still be near it.", "amount")
    refuse_day_to_come(set_on, at)
    turn = queries.measures.last_turn(Tolerance, measure) + 1
    if turn > 1 and from_on < day_of(at):
        raise Refused("The figures before today stay judged by the tolerance that they had. Enter today or a later day.", "from_on")
    said = {"from_on": from_on, "amount": amount, "kind": kind, "set_by": set_by, "set_on": set_on}
    Tolerance.objects.create(measure=measure, turn=turn, entered_at=at, entered_by=viewer.reference, **said)
    return measure


@performs(permissions.END_MEASURE)
def end_measure(measure: Measure, *, viewer: Viewer, at: datetime, on: date, because: str, replaced_by: Measure | None = None) -> Measure:
    """After this day there is no figure. What it was stays readable, with what took its place."""
    if users := formulas.going_on(measure):
        raise Refused(f"{called(users[0])} is worked out from it. Define that anew first, or end it.")
    refuse_end_before_figures(measure, on)
    if replaced_by:
        refuse_place_of(measure, replaced_by)
        MeasureSuccession.objects.create(earlier=measure, later=replaced_by)
    measure.ended_on, measure.ended_because = on, because
    measure.save(update_fields=["ended_on", "ended_because"])
    return measure


@performs(permissions.CLOSE_MEASURE)
def close_measure(measure: Measure, *, viewer: Viewer, at: datetime, under: str, because: str) -> Measure:
    """Close it to the public under a named ground, with its figures and targets. Open is what nobody closed."""
    refuse_ground(under, because, must=True)
    if users := [row for row in formulas.worked_out_from(THE_CLOCK, measure) if not row.closed_under]:
        raise Refused(f"{called(users[0])} is open and worked out from it, so it would tell what is closed. Close that first.")
    measure.closed_under, measure.closed_because = under.strip(), because
    measure.save(update_fields=["closed_under", "closed_because"])
    return measure


@performs(permissions.OPEN_MEASURE)
def open_measure(measure: Measure, *, viewer: Viewer, at: datetime) -> Measure:
    keys = Definition.objects.visible_to(THE_CLOCK).filter(measure=measure).values_list("pk", flat=True)
    if closed := [row for row in formulas.used_by(THE_CLOCK, list(keys)) if row.closed_under]:
        raise Refused(f"It is worked out from {called(closed[0])}, which is closed, and would tell of that. Open that first.")
    measure.closed_under = measure.closed_because = ""
    measure.save(update_fields=["closed_under", "closed_because"])
    return measure


@performs(permissions.SERVE)
def serve_objective(measure: Measure, *, viewer: Viewer, at: datetime, objective: Objective) -> Measure:
    """Say that a measure tells of an objective of a plan; each page leads to the other."""
    if objective.organisation_id != measure.organisation_id:
        raise Refused("That objective belongs to another council.", "objective")
    if MeasureObjective.objects.visible_to(THE_CLOCK).filter(measure=measure, objective=objective).exists():
        raise Refused(f"It tells of “{objective.title}” already.", "objective")
    MeasureObjective.objects.create(measure=measure, objective=objective)
    return measure


@performs(permissions.SERVE_NO_MORE)
def serve_objective_no_more(measure: Measure, *, viewer: Viewer, at: datetime, objective: Objective) -> Measure:
    gone, _ = MeasureObjective.objects.visible_to(THE_CLOCK).filter(measure=measure, objective=objective).delete()
    if not gone:
        raise Refused(f"It does not tell of “{objective.title}”.", "objective")
    return measure


def keep_definition(measure: Measure, viewer: Viewer, at: datetime, from_on: date, said: dict[str, Any], because: str = "") -> Definition:
    """The next definition; the one before it holds until the day before, or no more where this one begins on its day."""
    row = Definition(measure=measure, from_on=from_on, because=because, written_at=at, written_by=viewer.reference, **said)
    before = queries.measures.latest(measure)
    refuse_definition(row, before)
    uses = uses_of(row, viewer)
    row.turn = before.turn + 1 if before else 1
    row.reaches_back = before is None
    if before:
        give_way(before, row, at)
    row.save()
    FormulaUse.objects.bulk_create(FormulaUse(definition=row, uses=of, part=use.part.value) for use, of in uses)
    add_facts(definition=row.turn)
    return row


def give_way(before: Definition, row: Definition, at: datetime) -> None:
    if before.from_on == row.from_on:
        row.reaches_back, before.corrected_at = before.reaches_back, at
    else:
        before.until_on = row.from_on - ONE_DAY
    before.save(update_fields=["until_on", "corrected_at"])


def refuse_definition(row: Definition, before: Definition | None) -> None:
    box, why = rules.definition_lacks(row.facts())
    if why:
        raise Refused(why, box)
    if why := rules.in_order(before.from_on if before else None, row.from_on):
        raise Refused(why, "from_on")
    if before and before.facts() == row.facts():
        raise Refused("Nothing was changed, so there is no other definition to keep.")
    if before and any(getattr(before, name) != getattr(row, name) for name in OF_OTHERS) and (users := formulas.going_on(row.measure)):
        raise Refused(f"{called(users[0])} is worked out from it, in its unit and its periods. Take it out of that formula first.")


def uses_of(row: Definition, viewer: Viewer) -> list[tuple[rules.Use, Measure]]:
    """The measures that its formula uses, each of which fits: it is there, has the same periods and units, and uses none of this."""
    if not row.formula:
        return []
    formula, measure = rules.read(row.formula), row.measure
    known = queries.measures.numbered(viewer, measure.organisation_id, formula.others) if formula.others else {}
    if missing := sorted(formula.others - known.keys()):
        raise Refused(f"There is no measure M{missing[0]} here. Name one by the number on its page.", "formula")
    if known:
        refuse_circle(measure, list(known.values()))
    units = units_of(row, formula, known, viewer)
    own = {"numerator": row.numerator_unit, "denominator": row.denominator_unit}
    if why := rules.formula_lacks(formula, row.unit, units, own):
        raise Refused(why, "formula")
    return [(use, known[use.number]) for use in sorted(formula.uses) if use.number]


def refuse_circle(measure: Measure, used: list[Measure]) -> None:
    """Whoever links measures waits for whoever does so now: two at once could close a circle."""
    held(Organisation, measure.organisation_id)
    links = formulas.links(measure.organisation_id)
    for one in used:
        if one.pk == measure.pk or would_close_a_circle(links, measure.pk, one.pk):
            raise Refused(f"{called(one)} is worked out from this measure itself, so this would go round in a circle.", "formula")
        if one.closed_under and not measure.closed_under:
            raise Refused(f"{called(one)} is closed to the public, and this measure would tell of it. Close this one first.", "formula")
        if one.ended_on:
            raise Refused(f"{called(one)} has ended. Name a measure that still has figures.", "formula")


def units_of(row: Definition, formula: rules.Formula, known: dict[int, Measure], viewer: Viewer) -> dict[rules.Use, str]:
    """The unit of each part that a formula uses, of a measure with the same periods that has that part."""
    found = queries.measures.definitions_on(viewer, [one.pk for one in known.values()], row.from_on)
    units = {}
    for use in formula.uses:
        of = found[known[use.number].pk] if use.number else row
        if of.frequency != row.frequency:
            raise Refused(f"{called(known[use.number])} has figures at other times. Use one with the same periods.", "formula")
        if use.number and use.part is not rules.Part.VALUE and not getattr(of, use.part.value):
            raise Refused(f"{called(known[use.number])} has no {use.part}. Use its figure, or another measure.", "formula")
        units[use] = of.unit if use.part is rules.Part.VALUE else getattr(of, f"{use.part}_unit")
    return units


def called(measure: Measure) -> str:
    return f"“{measure.title}” (M{measure.number})"


def refuse_strangers(measure: Measure) -> None:
    """What belongs to one council names nothing of another."""
    for name in WHOSE:
        thing = getattr(measure, name)
        if thing and thing.organisation_id != measure.organisation_id:
            what = name if name in ("department", "portfolio") else "office"
            raise Refused(f"That {what} belongs to another council. Choose one of this council.", name)


def refuse_passing_on(measure: Measure) -> None:
    """Whoever only owns it says who owns it next, and not to which department it belongs."""
    was = Measure.objects.visible_to(THE_CLOCK).values_list("department", flat=True).get(pk=measure.pk)
    if was != measure.department_id:
        raise Refused("To which department a measure belongs is said by whoever owns that department's measures.", "department")


def refuse_ground(under: str, because: str, *, must: bool = False) -> None:
    if bool(under.strip()) != bool(because.strip()) or (must and not under.strip()):
        raise Refused(NO_GROUND, "under" if because.strip() else "because")


def refuse_day_to_come(day: date, at: datetime) -> None:
    if day > day_of(at):
        raise Refused("That day has not come yet. Enter the day on which it was set.", "set_on")


def refuse_end_before_figures(measure: Measure, on: date) -> None:
    """Nobody ends a measure before a figure of it that is there, so that what was bad is not as if it had never been."""
    later = Return.objects.visible_to(THE_CLOCK).filter(measure=measure, last_on__gt=on).order_by("-last_on", "pk").first()
    if later:
        day = day_in_words(later.last_on, weekday=False)
        raise Refused(f"A figure for {later.period.in_words()} has been sent. Enter {day} or a later day.", "on")


def refuse_place_of(measure: Measure, later: Measure) -> None:
    if later.organisation_id != measure.organisation_id:
        raise Refused("That measure belongs to another council.", "replaced_by")
    if later.pk == measure.pk or later.ended_on:
        raise Refused("Choose a measure that goes on, and not this one itself.", "replaced_by")
