"""A decision's page becomes a decision of the register, or takes the place of its earlier reading."""

import re
from dataclasses import replace
from datetime import date

from moothall.access.viewer import THE_CLOCK
from moothall.decisions import actions, queries, said
from moothall.decisions.models import Decision
from moothall.decisions.rules import commitments_in, day_of
from moothall.exchange.ledger import key_of
from moothall.exchange.moderngov.pages import DecisionPage

from .council import DECISION, LISTED_DECISION, OFFICERS_DECISION, Council, number_of
from .decision_said import decision_said, published
from .desk import Desk
from .joining import join_to_meeting
from .keeping import refuse_what_would_be_lost
from .naming import name

LISTS = (LISTED_DECISION, OFFICERS_DECISION)
FEW = 500  # numbers in one question
ALONE = re.compile(r"^\W*\d{1,2}[/.-]\d{1,2}[/.-]\d{4}\s*[-–—:,]?\s*|\s*\bref:\s*\d+\s*$", re.IGNORECASE)


def store(page: DecisionPage, desk: Desk) -> str:
    """Keep the decision with everything on its page, propose what it asks, and join it to its meeting if that is here."""
    council = desk.council
    key = page.decision_id or key_of(page.title, page.decision_maker, page.decided_on)
    if reading := desk.news(DECISION, key, page):
        known = known_decision(page, key, council)
        told = decision_said(page, council)
        decision = bring_in(told, published(page), known, council)
        reading.became(decision.reference)
        name(page.issue_id, decision.reference, council)
        propose(decision, told, known is not None, council)
        join_to_meeting(decision, page.decided_at, council)
    return f"decision; {council.ledger.reference(key, DECISION)}"


def bring_in(told: said.Decision, out: said.Published, known: Decision | None, council: Council) -> Decision:
    """A page that has changed leaves its earlier words beside the new ones; one that takes the place of a line in a list leaves none."""
    confirmed = list(queries.of_decision(THE_CLOCK, known).filter(confirmed_at__isnull=False)) if known else []
    kinds = kinds_of(known, council) if known else set()
    if known:
        told, out = with_what_stays(known, told, out, was_listed=not kinds.isdisjoint(LISTS))
    said_of_it = {"decision": told, "published": out, "known": known, "keeps_earlier": DECISION in kinds}
    decision = actions.bring_in(council.organisation, viewer=THE_CLOCK, at=council.at, **said_of_it)
    refuse_what_would_be_lost(confirmed)
    council.numbers_by_title[decision.title].add(decision.number)
    if decision.body_id and decision.meeting_on:
        council.days_awaited.add((decision.body_id, decision.meeting_on))
    return decision


def with_what_stays(known: Decision, told: said.Decision, out: said.Published, *, was_listed: bool) -> tuple[said.Decision, said.Published]:
    """What only a list says, and a page that is read later must not take away; and particulars that the page no longer says are gone."""
    if told.particulars is None and queries.particulars(THE_CLOCK, [known]):
        told = replace(told, particulars=said.Particulars())
    if not was_listed:
        return told, out
    return (
        replace(told, maker_kind=told.maker_kind or known.maker_kind),
        replace(out, call_in_as_published=out.call_in_as_published or known.call_in_as_published),
    )


def add_from_list(decision: Decision, council: Council, **listed: str) -> Decision:
    """Only what the decision does not say itself; nothing is done where there is nothing to add."""
    new = {name: value for name, value in listed.items() if value and not getattr(decision, name)}
    return actions.add_from_list(decision, viewer=THE_CLOCK, at=council.at, **new) if new else decision


def propose(decision: Decision, told: said.Decision, is_known: bool, council: Council) -> None:
    """Propose commitments where the words ask somebody for something, or did so when they were read before."""
    asks = any(commitments_in(part.text) for resolution in told.resolutions for part in resolution.parts)
    if asks or (is_known and queries.of_decision(THE_CLOCK, decision).exists()):
        actions.propose_commitments(decision, viewer=THE_CLOCK, at=council.at, is_new=not is_known)


def known_decision(page: DecisionPage, key: str, council: Council) -> Decision | None:
    """The decision as it was read before: by its key, or as the only one of its title and day that has no page yet."""
    if reference := council.ledger.reference(key, DECISION, *LISTS):
        return by_reference(reference, council)
    days = {page.decided_on, page.published_on} - {None}
    found = [row for row in of_title(page.title, council) if row.decided_on in days and is_only_listed(row, council)]
    return found[0] if len(found) == 1 and not page.decision_id else None


def day_and_title(words: str, on: date | None) -> tuple[str, date | None]:
    """The title of a decision and its day, where a step is written as both: "04/04/2024 - Harbour wall".

    >>> day_and_title("04/04/2024 - Harbour wall ref: 12", date(2024, 4, 4))
    ('Harbour wall', datetime.date(2024, 4, 4))
    """
    return ALONE.sub("", words).strip(), on


def decision_of_day(title: str, on: date | None, council: Council) -> Decision | None:
    """The only decision of this title that was taken or published on this day; nothing where no day is given."""
    found = [row for row in of_title(title, council) if on in days_of(row)] if title and on else []
    return found[0] if len(found) == 1 else None


def days_of(decision: Decision) -> set[date]:
    """The day of decision and the day of publication, where they are known."""
    days = (decision.decided_on, day_of(decision.published_at) if decision.published_at else None)
    return {day for day in days if day}


def by_reference(reference: str, council: Council) -> Decision | None:
    return queries.decision(THE_CLOCK, council.organisation.slug, number_of(reference))


def of_title(title: str, council: Council) -> list[Decision]:
    """Only those that bear it still."""
    if not (numbers := council.numbers_by_title.get(title)):
        return []
    rows = queries.register(THE_CLOCK).filter(organisation=council.organisation)
    rows = rows.filter(number__in=numbers) if len(numbers) <= FEW else rows.filter(title=title)
    return [row for row in rows if row.title == title]


def kinds_of(decision: Decision, council: Council) -> set[str]:
    """By which kinds of reading a decision is known."""
    return {kind for kind, _ in council.ledger.of_reference(decision.reference)} & {DECISION, *LISTS}


def is_only_listed(decision: Decision, council: Council) -> bool:
    kinds = kinds_of(decision, council)
    return bool(kinds) and DECISION not in kinds
