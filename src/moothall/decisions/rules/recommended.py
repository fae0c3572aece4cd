"""What scrutiny recommended: by when it is answered, where it stands on a day, and what became of it in figures."""

from calendar import monthrange
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from statistics import median

from moothall.authority.rules import ONE_DAY, CouncilYears
from moothall.authority.words import counted, day_in_words
from moothall.decisions.rules.standings import Tone

SOURCE = "Local Government Act 2000, s.9FE"
SOURCE_OF_PARTNERS = "Local Government Act 2000, s.9FF to 9FI; SI 2013/218, Part 4"
HALF = 6  # months in half a council year


class Addressee(StrEnum):
    """To whom a recommendation is made. Source: Local Government Act 2000, s.9F(2) and s.9FF (partners)."""

    EXECUTIVE = "the executive"
    MEMBER = "a member of the executive"
    COUNCIL = "full Council"
    PARTNER = "a partner"


class Verdict(StrEnum):
    """How a recommendation is answered."""

    ACCEPTED = "accepted"
    IN_PART = "accepted in part"
    NOT_ACCEPTED = "not accepted"


class Progress(StrEnum):
    """How far whoever accepted a recommendation has come."""

    NOT_BEGUN = "not begun"
    UNDER_WAY = "under way"
    DONE = "done"
    WILL_NOT = "will not be done"


class RecommendationStanding(StrEnum):
    """Where a recommendation is in its life, in the words of the pages."""

    NOT_GIVEN = "Not yet given"
    AWAITED = "Awaiting a response"
    LATE = "Response late"
    NOT_ACCEPTED = "Not accepted"
    NOT_BEGUN = "Accepted, not begun"
    UNDER_WAY = "Under way"
    OVERDUE = "Accepted, overdue"
    SAID_DONE = "Said to be done"
    WILL_NOT = "Will not be done"
    DONE = "Done"

    @property
    def tone(self) -> Tone:
        return TONES.get(self, Tone.PLAIN)

    @property
    def is_open(self) -> bool:
        """Whether anybody still has something to do."""
        return self not in (RecommendationStanding.NOT_ACCEPTED, RecommendationStanding.WILL_NOT, RecommendationStanding.DONE)


TONES = {
    RecommendationStanding.NOT_GIVEN: Tone.WAIT,
    RecommendationStanding.AWAITED: Tone.OPEN,
    RecommendationStanding.LATE: Tone.WARN,
    RecommendationStanding.NOT_ACCEPTED: Tone.STOP,
    RecommendationStanding.NOT_BEGUN: Tone.OPEN,
    RecommendationStanding.UNDER_WAY: Tone.OPEN,
    RecommendationStanding.OVERDUE: Tone.WARN,
    RecommendationStanding.SAID_DONE: Tone.WAIT,
    RecommendationStanding.WILL_NOT: Tone.STOP,
}
OVER_AND_DONE = (Progress.DONE, Progress.WILL_NOT)
OF_PROGRESS = {
    "": RecommendationStanding.NOT_BEGUN,
    Progress.NOT_BEGUN: RecommendationStanding.NOT_BEGUN,
    Progress.UNDER_WAY: RecommendationStanding.UNDER_WAY,
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Recommended:
    """What is known of a recommendation. `had_on` is the day from which scrutiny is known to have had the news that it is done."""

    given_on: date | None = None
    due_on: date | None = None
    answered_on: date | None = None
    verdict: str = ""
    do_by: date | None = None
    progress: str = ""
    had_on: date | None = None


def last_day_to_answer(received_on: date, months: int) -> date:
    """The last day of so many months beginning with the day of receipt; where the last month has no such day, its own last day.

    Source: Local Government Act 2000, s.9FE: two months beginning with the date on which the report or recommendations, or if later the
    notice, was received. The day of receipt counts, so a period that begins on the 15th ends on the 14th.

    >>> [str(last_day_to_answer(day, 2)) for day in (date(2026, 1, 15), date(2025, 12, 31), date(2026, 1, 1))]
    ['2026-03-14', '2026-02-28', '2026-02-28']
    """
    year, month = divmod(received_on.year * 12 + received_on.month - 1 + months, 12)
    longest = monthrange(year, month + 1)[1]
    if received_on.day > longest:
        return date(year, month + 1, longest)
    return date(year, month + 1, received_on.day) - ONE_DAY


def answer_due(to: str, received_on: date, months: int, partner_days: int) -> tuple[date | None, str]:
    """The last day for an answer, and how it was counted, in words. A partner has days, and none where the council sets none.

    >>> answer_due("the executive", date(2026, 1, 15), 2, 28)[1]
    '2 months beginning with 15 January 2026. Local Government Act 2000, s.9FE.'
    >>> answer_due("a partner", date(2026, 1, 15), 2, 28)[0], answer_due("a partner", date(2026, 1, 15), 2, 0)[0]
    (datetime.date(2026, 2, 12), None)
    """
    day = day_in_words(received_on, weekday=False)
    if to != Addressee.PARTNER:
        return last_day_to_answer(received_on, months), f"{counted(months, 'month')} beginning with {day}. {SOURCE}."
    if not partner_days:
        return None, "The council sets no day by which a partner answers."
    return received_on + timedelta(days=partner_days), f"{counted(partner_days, 'day')} after {day}. {SOURCE_OF_PARTNERS}."


def recommendation_standing(today: date, facts: Recommended) -> RecommendationStanding:
    """The one standing of a recommendation on a day. It is done only once scrutiny has had the news at a meeting.

    >>> recommendation_standing(date(2026, 3, 15), Recommended(given_on=date(2026, 1, 15), due_on=date(2026, 3, 14))).value
    'Response late'
    """
    if facts.given_on is None:
        return RecommendationStanding.NOT_GIVEN
    if facts.answered_on is None:
        return RecommendationStanding.LATE if facts.due_on and facts.due_on < today else RecommendationStanding.AWAITED
    if facts.verdict == Verdict.NOT_ACCEPTED:
        return RecommendationStanding.NOT_ACCEPTED
    return _of_what_was_accepted(today, facts)


def _of_what_was_accepted(today: date, facts: Recommended) -> RecommendationStanding:
    if facts.progress == Progress.WILL_NOT:
        return RecommendationStanding.WILL_NOT
    if facts.progress == Progress.DONE:
        return RecommendationStanding.DONE if facts.had_on and facts.had_on <= today else RecommendationStanding.SAID_DONE
    return RecommendationStanding.OVERDUE if facts.do_by and facts.do_by < today else OF_PROGRESS[facts.progress]


def half_year_of(day: date, years: CouncilYears) -> date:
    """The first day of the half of a council year in which a day lies.

    >>> str(half_year_of(date(2026, 10, 31), CouncilYears())), str(half_year_of(date(2026, 11, 1), CouncilYears()))
    ('2026-05-01', '2026-11-01')
    """
    began = years.began(day)
    year, month = divmod(began.year * 12 + began.month - 1 + HALF, 12)
    second = date(year, month + 1, 1)
    return second if day >= second else began


@dataclass(frozen=True, slots=True)
class Outcomes:
    """What became of what was given to somebody in some time, by a day."""

    given: int
    answered: int
    in_time: int
    late_now: int
    accepted: int
    in_part: int
    not_accepted: int
    done: int
    still_open: int
    median_days: float | None


def outcomes(rows: Iterable[Recommended], today: date) -> Outcomes:
    """The figures of some recommendations. What was not given counts nowhere; a day that is to come has not come."""
    given = [one for one in rows if one.given_on and one.given_on <= today]
    answered = [one for one in given if one.answered_on and one.answered_on <= today]
    stand = [recommendation_standing(today, one) for one in given]
    took = [(one.answered_on - one.given_on).days for one in answered if one.answered_on and one.given_on]
    said = [one.verdict for one in answered]
    return Outcomes(
        given=len(given),
        answered=len(answered),
        in_time=sum(one.due_on is None or one.answered_on <= one.due_on for one in answered if one.answered_on),
        late_now=stand.count(RecommendationStanding.LATE),
        accepted=said.count(Verdict.ACCEPTED),
        in_part=said.count(Verdict.IN_PART),
        not_accepted=said.count(Verdict.NOT_ACCEPTED),
        done=stand.count(RecommendationStanding.DONE),
        still_open=sum(one.is_open for one in stand),
        median_days=median(took) if took else None,
    )


def by_half_year(rows: Iterable[Recommended], years: CouncilYears, today: date) -> list[tuple[date, Outcomes]]:
    """The figures of each half of a council year in which something was given, the newest first."""
    halves: dict[date, list[Recommended]] = defaultdict(list)
    for one in rows:
        if one.given_on and one.given_on <= today:
            halves[half_year_of(one.given_on, years)].append(one)
    return [(begins, outcomes(halves[begins], today)) for begins in sorted(halves, reverse=True)]
