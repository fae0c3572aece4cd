"""What of plans and savings stands in the briefing of a portfolio, and in its calendar."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from datetime import date, datetime
from typing import Any

from moothall.access.briefing import Brief, Day, Part, Thing, Topic
from moothall.authority import queries as authority
from moothall.authority.words import counted, day_in_words
from moothall.decisions.rules import start_of
from moothall.plans import rules
from moothall.plans.models import DayMoved, Milestone
from moothall.plans.queries import actions as words, briefed
from moothall.plans.queries.briefed import A_FEW
from moothall.plans.rules import ActionFacts, Course, Said, briefed as sentences, savings


def parts(brief: Brief) -> Iterator[Part]:
    yield to_approve(brief)
    yield from off_course(brief)
    yield from savings_behind(brief)
    yield ended(brief)
    yield days(brief)
    yield silent(brief)


def to_approve(brief: Brief) -> Part:
    """The plans that members have not approved as they stand."""
    found = briefed.waiting(brief.viewer, brief.organisation, brief.portfolio, brief.now, brief.today)
    things = [Thing(row.title, one.because, row.reference, one.standing.value, tone=one.standing.tone.value) for row, one in found]
    return Part(Topic.ASKED, tuple(things[:A_FEW]), len(things), sentences.plans_in_words(len(things)))


def off_course(brief: Brief) -> Iterator[Part]:
    """Objectives that are off course; then actions that are late or at risk, each with what its owner said of it last."""
    percent = rules.off_percent(dict(brief.settings))
    found = briefed.objectives_with_states(brief.viewer, brief.portfolio, brief.today, percent)
    off = [row for row in found if row["state"].course is Course.OFF]
    late, at_risk = (counts(brief)[name] for name in ("late", "at_risk"))
    things = [Thing(row["title"], row["state"].because, called("objectives", row), *rated(row["state"])) for row in off[:A_FEW]]
    yield Part(Topic.OFF, tuple(things), len(off), sentences.off_in_words(len(off), late, at_risk), rest=the_rest(brief))
    yield Part(Topic.OFF, behind(brief) if late + at_risk else (), late + at_risk, rest=the_rest(brief))


def behind(brief: Brief) -> tuple[Thing, ...]:
    rows = briefed.first_behind(brief.viewer, brief.portfolio, brief.today, counts(brief)["late"])
    said = words.last_words(brief.viewer, [row["pk"] for row in rows])
    return tuple(behind_thing(row, said.get(row["pk"], ""), brief.today) for row in rows)


def stretch(brief: Brief) -> rules.Stretch:
    """The last months of which a word on each action is owed."""

    def last() -> rules.Stretch:
        return rules.last_stretch(brief.today, dict(brief.settings), authority.closure_days(brief.viewer, brief.organisation))

    found: rules.Stretch = brief.once("stretch", last)
    return found


def counts(brief: Brief) -> dict[str, int]:
    def asked() -> dict[str, int]:
        return briefed.counts(brief.viewer, brief.portfolio, brief.since, brief.today, stretch(brief))

    found: dict[str, int] = brief.once("counts", asked)
    return found


def milestones(brief: Brief) -> list[Milestone]:
    """Those that were reached since the day, and those that are due."""

    def asked() -> list[Milestone]:
        first = brief.today if not brief.is_calendar else brief.since
        return briefed.milestones(brief.viewer, brief.portfolio, brief.since, first, brief.until)

    found: list[Milestone] = brief.once("milestones", asked)
    return found


def the_rest(brief: Brief) -> tuple[str, str]:
    return "Plans of this portfolio", f"plans/portfolios/{brief.slug}/{brief.portfolio}"


def rated(state: Any) -> tuple[str, str]:
    return state.word, state.shape.value


def called(kind: str, row: dict[str, Any]) -> str:
    return f"plans/{kind}/{row['organisation__slug']}/{row['number']}"


def behind_thing(row: dict[str, Any], said: str, today: date) -> Thing:
    state = rules.action_state(ActionFacts(due_on=row["due_on"], start_on=row["start_on"], said=Said(row["said"])), today)
    line = " ".join(one for one in (said, state.sentence, f"{row['owner__title']}." if row["owner__title"] else "") if one)
    return Thing(row["title"], line, called("actions", row), *rated(state))


def savings_behind(brief: Brief) -> Iterator[Part]:
    """What of the savings asked of the portfolio is missing, and which lines are in danger."""
    year = savings.year_of(brief.today)
    rows = briefed.savings_of(brief.viewer, brief.organisation, brief.portfolio, brief.now, brief.today)
    for programme, asked, figures, hidden, risky in rows:
        sentence = sentences.asked_of_it(year, asked, figures, hidden)
        is_short = asked is not None and figures.identified < asked
        word = NOT_ALL_SHOWN if hidden else "Still to be found"
        things = [Thing(programme.title, sentence, programme.reference, word, tone="warn")] if is_short else []
        things += [
            Thing(row.title, row.judged_because, row.reference, row.get_judged_display(), JUDGED[row.judged]) for row in risky[:A_FEW]
        ]
        yield Part(Topic.OFF, tuple(things), len(things), sentence)


NOT_ALL_SHOWN = "Not shown here, or still to be found"
JUDGED = {"at risk": "near", "not achievable": "off"}


def ended(brief: Brief) -> Part:
    """What was done, stopped or reached since the day."""
    number, stopped = counts(brief)["ended"], counts(brief)["given_up"]
    over = briefed.ended(brief.viewer, brief.portfolio, brief.since) if number else ()
    met = [row for row in milestones(brief) if row.met_on and row.met_on >= brief.since]
    things = [Thing(row["title"], line_of_end(row), called("actions", row), *rated(state_of_end(row)), on=row["ended_on"]) for row in over]
    things += [reached(row) for row in met[:A_FEW]]
    clause = sentences.ended_in_words(number - stopped, stopped, len(met))
    return Part(Topic.CHANGED, tuple(things), number + len(met), clause=clause, rest=the_rest(brief))


def reached(row: Milestone) -> Thing:
    return Thing(row.title, f"A milestone of: {row.action.title}.", row.action.reference, "Reached", "good", on=row.met_on)


def state_of_end(row: dict[str, Any]) -> rules.ActionState:
    return rules.action_state(ActionFacts(due_on=row["due_on"], said=Said(row["said"]), ended_on=row["ended_on"]), row["ended_on"])


def line_of_end(row: dict[str, Any]) -> str:
    return state_of_end(row).sentence


def days(brief: Brief) -> Part:
    """The deadlines that were moved, missed and set since the day."""
    since, today = brief.since, brief.today
    missed, begun = (counts(brief)[name] for name in ("missed", "begun"))
    of = brief.viewer, brief.portfolio
    moved = briefed.moved(*of, start_of(since))
    things = [moved_thing(row) for row in moved[:A_FEW]]
    if missed:
        rows = briefed.missed(*of, since, today)
        things += [Thing(row["title"], of_office("Was due", row), called("actions", row), "Missed", tone="stop") for row in rows]
    if begun:
        rows = briefed.begun(*of, start_of(since), today)
        things += [Thing(row["title"], of_office("Due", row), called("actions", row), "Set") for row in rows]
    clause = sentences.days_in_words(begun, len(moved), missed)
    return Part(Topic.DAYS, tuple(things), len(moved) + missed + begun, clause=clause, rest=the_rest(brief))


def moved_thing(row: DayMoved) -> Thing:
    line = sentences.moved_in_words(row.was_on, row.is_on, row.because, row.agreed_by, row.moved_by)
    what = "A milestone of it. " if row.which == DayMoved.Which.MILESTONE else ""
    return Thing(row.action.title, what + line, row.action.reference, "Moved", tone="warn")


def of_office(when: str, row: dict[str, Any]) -> str:
    who = f". {row['owner__title']}" if row["owner__title"] else ""
    return f"{when} {day_in_words(row['due_on'])}{who}."


def silent(brief: Brief) -> Part:
    """The offices that have not said how their actions go, though the day for it has passed."""
    months, number = stretch(brief), counts(brief)["silent"]
    offices = briefed.silent(brief.viewer, brief.portfolio, months) if number else []
    line = f"of {rules.months_in_words(months)}"
    things = [Thing(title, f"No word yet on {counted(number, 'action')} {line}.") for title, number in offices[:A_FEW]]
    return Part(Topic.SILENT, tuple(things), len(offices), sentences.silent_in_words(len(offices), number, months.due_on))


def dates(brief: Brief, first: date, most: int) -> Iterator[Day]:
    """When actions and milestones are due: the nearest of them, each as it was moved."""
    rows = briefed.due(brief.viewer, brief.portfolio, first, brief.until, brief.is_calendar)[:most]
    stones = [row for row in milestones(brief) if row.met_on is None][:most]
    keys = {row["pk"] for row in rows} | {row.action_id for row in stones}
    moves = by_day(briefed.moves(brief.viewer, keys) if brief.is_calendar else ())
    for row in rows:
        yield day_of_action(row, moves[(row["pk"], None)], brief.today)
    for row in stones:
        yield day_of_milestone(row, moves[(row.action_id, row.number)], brief.today)


def by_day(moves: Iterable[DayMoved]) -> defaultdict[tuple[int, int | None], list[DayMoved]]:
    """The moves of each day: of an action itself, or of one of its milestones."""
    found: defaultdict[tuple[int, int | None], list[DayMoved]] = defaultdict(list)
    for row in moves:
        found[(row.action_id, row.milestone)].append(row)
    return found


def day_of_action(row: dict[str, Any], moves: list[DayMoved], today: date) -> Day:
    changed, missed = changed_at(row["made_at"], moves, row["due_on"], today)
    return Day(row["title"], row["due_on"], called("actions", row), changed, moves=len(moves), is_missed=missed)


def day_of_milestone(row: Any, moves: list[DayMoved], today: date) -> Day:
    changed, missed = changed_at(row.action.made_at, moves, row.due_on, today)
    what, part = f"{row.title} ({row.action.title})", f"milestone-{row.number}"
    return Day(what, row.due_on, row.action.reference, changed, "Milestone", len(moves), part, is_missed=missed)


def changed_at(made_at: datetime, moves: list[DayMoved], due_on: date, today: date) -> tuple[datetime, bool]:
    """When what a calendar says of a day changed last, and whether that is because it has passed."""
    missed = due_on < today
    passed = [start_of(due_on + rules.ONE_DAY)] if missed else []
    return max([made_at, *(one.moved_at for one in moves), *passed]), missed
