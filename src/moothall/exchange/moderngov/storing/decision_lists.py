"""Lists of decisions: a line makes a decision only as far as it says, unless the decision is known already."""

from moothall.access.viewer import THE_CLOCK
from moothall.authority.words import counted
from moothall.decisions import actions
from moothall.decisions.models import Decision
from moothall.decisions.rules import Maker
from moothall.exchange.ledger import key_of
from moothall.exchange.moderngov.pages import DecisionListed, DecisionsList

from .council import DECISION, LISTED_DECISION, OFFICERS_DECISION, Council
from .decision_said import listed_said
from .decisions import LISTS, add_from_list, by_reference, days_of, kinds_of, of_title
from .desk import Desk


def store(page: DecisionsList, desk: Desk) -> str:
    """Every decision of the list. Being on the officers' list is the only mark of an officer's decision."""
    kind = OFFICERS_DECISION if page.is_of_officers else LISTED_DECISION
    desk.council.ledger.look_up([DECISION, *LISTS], [key(line) for line in page.decisions])
    for line in page.decisions:
        if reading := desk.news(kind, key(line), line):
            reading.became(store_line(line, page.is_of_officers, desk).reference)
    return f"list of {counted(len(page.decisions), 'decision')}{' of officers' if page.is_of_officers else ''}"


def key(line: DecisionListed) -> str:
    return line.decision_id or key_of(line.title, line.dated)


def store_line(line: DecisionListed, is_of_officers: bool, desk: Desk) -> Decision:
    """What is known by its page, or by a list that says more, is only added to."""
    council = desk.council
    maker = Maker.OFFICER.value if is_of_officers else ""
    known = known_decision(line, council)
    kinds = kinds_of(known, council) if known else set()
    if known and DECISION in kinds:
        desk.notes += differences(line, known, maker)
    if known and (DECISION in kinds or (is_of_officers and LISTED_DECISION in kinds)):
        return add_from_list(known, council, maker_kind=maker, call_in_as_published=line.call_in)
    told, out = listed_said(line, maker or (known.maker_kind if known else ""))
    decision = actions.bring_in(council.organisation, viewer=THE_CLOCK, at=council.at, decision=told, published=out, known=known)
    council.numbers_by_title[decision.title].add(decision.number)
    return decision


def differences(line: DecisionListed, known: Decision, maker: str) -> list[str]:
    """What a list says otherwise than the page that was read: named, and not decided here."""
    found, days = [], days_of(known)
    if maker and known.maker_kind not in ("", maker):
        found.append(f"The list of officers’ decisions has {known.reference}, of which its page says: {known.maker_words}")
    if line.title and key_of(line.title) != key_of(known.title):
        found.append(f"The list calls {known.reference} “{line.title}”, its page “{known.title}”")
    if line.dated and days and line.dated not in days:
        there = " and ".join(f"{day:%d/%m/%Y}" for day in sorted(days))
        found.append(f"The list has {known.reference} on {line.dated:%d/%m/%Y}, its page on {there}")
    if line.effective_from and known.effective_as_published and line.effective_from != known.effective_as_published:
        says, page = line.effective_from, known.effective_as_published
        found.append(f"The list has {known.reference} in effect from {says:%d/%m/%Y}, its page from {page:%d/%m/%Y}")
    return [f"{one}. The page holds." for one in found]


def known_decision(line: DecisionListed, council: Council) -> Decision | None:
    """By its key; else the only one of its title whose day of decision or of publication is the list's one day."""
    if reference := council.ledger.reference(key(line), DECISION, *LISTS):
        return by_reference(reference, council)
    found = [row for row in of_title(line.title, council) if line.dated in days_of(row) and kinds_of(row, council) == {DECISION}]
    return found[0] if len(found) == 1 else None
