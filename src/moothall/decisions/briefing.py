"""What of decisions, commitments and scrutiny stands in the briefing of a portfolio, and in its calendar."""

from collections import defaultdict
from collections.abc import Iterator
from datetime import date, datetime
from typing import Any

from moothall.access.briefing import Brief, Day, Part, Thing, Topic
from moothall.authority.rules import ONE_DAY
from moothall.authority.words import capitalised, day_in_words
from moothall.decisions import words
from moothall.decisions.models import Commitment, DayMoved, ScrutinyRecommendation
from moothall.decisions.queries import briefed
from moothall.decisions.queries.briefed import A_FEW
from moothall.decisions.rules import briefed as sentences, start_of


def parts(brief: Brief) -> Iterator[Part]:
    yield to_answer(brief)
    yield overdue(brief)
    yield published(brief)


def to_answer(brief: Brief) -> Part:
    """What scrutiny recommended to the member, and waits for an answer."""
    rows = answers_owed(brief)
    things = [Thing(row.words, f"From {row.body}.{by(row.due_on)}", row.reference, *answer_word(row, brief.today)) for row in rows[:A_FEW]]
    due = rows[0].due_on if rows else None
    sentence = sentences.to_answer_in_words(len(rows), due, is_holder=brief.is_holder)
    return Part(Topic.ASKED, tuple(things), len(rows), sentence)


def answers_owed(brief: Brief) -> list[ScrutinyRecommendation]:
    found: list[ScrutinyRecommendation] = brief.once("answers", lambda: briefed.to_answer(brief.viewer, brief.portfolio))
    return found


def outstanding(brief: Brief) -> list[Commitment]:
    """What has not come back and has a day until the end of the briefing; of this some is late."""

    def asked() -> list[Commitment]:
        return briefed.outstanding(brief.viewer, brief.portfolio, brief.now, brief.until)

    found: list[Commitment] = brief.once("commitments", asked)
    return found


def by(day: date | None) -> str:
    return f" To be answered by {day_in_words(day)}." if day else ""


def answer_word(row: ScrutinyRecommendation, today: date) -> tuple[str, str, str]:
    is_late = row.due_on is not None and row.due_on < today
    return ("Answer late", "", "stop") if is_late else ("Waits for an answer", "", "wait")


def overdue(brief: Brief) -> Part:
    """What was asked for and should have come back."""
    rows = [row for row in outstanding(brief) if row.due_on and row.due_on < brief.today]
    things = [
        Thing(capitalised(row.what), f"{owner_of(row)}. Was due {day_in_words(row.due_on)}.", row.reference, "Late", "off")
        for row in rows[:A_FEW]
    ]
    rest = ("Commitments of this portfolio", f"decisions/commitments/?portfolio={brief.portfolio}&state=overdue")
    return Part(Topic.OFF, tuple(things), len(rows), sentences.overdue_in_words(len(rows)), rest=rest)


def owner_of(row: Commitment) -> str:
    return row.owner.title if row.owner else capitalised(row.who)


def published(brief: Brief) -> Part:
    """The decisions of the portfolio that came out since the day, each with where it stands."""
    rows, number = briefed.published(brief.viewer, brief.portfolio, brief.since)
    stand = [(row, row.standing(brief.now)) for row in rows]
    things = [Thing(row.title, line_of(row), row.reference, one.value, tone=one.tone.value) for row, one in stand]
    clause = sentences.published_in_words(number, briefed.still_open(brief.viewer, brief.portfolio, brief.since, brief.now))
    rest = ("Decisions of this portfolio", f"decisions/?portfolio={brief.portfolio}")
    return Part(Topic.CHANGED, tuple(things), number, clause=clause, rest=rest)


def line_of(row: Any) -> str:
    when = f"Decided {day_in_words(row.decided_on, year=False, weekday=False)}" if row.decided_on else "Decided"
    return f"{when} by {words.maker_of(row)}." if words.maker_of(row) else f"{when}."


def dates(brief: Brief, first: date, most: int) -> Iterator[Day]:
    """When commitments and answers to scrutiny are due, and what is to be decided when."""
    rows = [row for row in outstanding(brief) if row.due_on and row.due_on >= first][:most]
    moves: dict[int, list[DayMoved]] = defaultdict(list)
    for move in briefed.moves(brief.viewer, rows) if brief.is_calendar else ():
        moves[move.commitment_id].append(move)
    for row in rows:
        yield day_of_commitment(row, moves[row.pk], brief.today)
    owed = (one for one in answers_owed(brief) if one.due_on and first <= one.due_on <= brief.until)
    yield from (day_of_answer(one, brief.today) for one in owed)
    for notice in briefed.to_be_decided(brief.viewer, brief.portfolio, first, brief.until, brief.is_calendar)[:most]:
        yield Day(notice.title, notice.due_on, notice.reference, notice.published_at, "To be decided", notice.version - 1)


def day_of_commitment(row: Commitment, moves: list[DayMoved], today: date) -> Day:
    assert row.due_on  # what has no day was not asked for
    changed = [row.proposed_at, *(one.moved_at for one in moves), *passed(row.due_on, today)]
    what, missed = capitalised(row.what), row.due_on < today
    return Day(what, row.due_on, row.reference, max(changed), "Commitment due", len(moves), is_missed=missed)


def day_of_answer(row: ScrutinyRecommendation, today: date) -> Day:
    assert row.due_on
    assert row.given_on
    changed = [start_of(row.given_on), *passed(row.due_on, today)]
    return Day(row.words, row.due_on, row.reference, max(changed), "Answer to scrutiny due", row.version - 1, is_missed=row.due_on < today)


def passed(day: date, today: date) -> list[datetime]:
    """The moment at which a day had passed, if it has."""
    return [start_of(day + ONE_DAY)] if day < today else []
