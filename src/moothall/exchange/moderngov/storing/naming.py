"""What of a page bears the key of an issue: noted when it is stored, so that whatever else bears it finds it."""

from collections.abc import Sequence

from moothall.exchange.ledger import MARK
from moothall.exchange.moderngov.pages import ItemSaid

from .council import UNDER_AN_ISSUE, Council, is_own

LONGEST_ISSUE = 40  # a key of Modern.Gov is a number: what is longer is none


def name(issue: str, reference: str, council: Council, place: str = "") -> None:
    """Note that this bears the key of an issue; `place` is what it is called as long as it is the same, where that is no reference."""
    if is_own(issue) and len(issue) <= LONGEST_ISSUE:
        council.ledger.name(UNDER_AN_ISSUE, f"{issue}{MARK}{place or reference}", reference)


def name_items(items: Sequence[ItemSaid], meeting: str, is_known: bool, council: Council) -> None:
    """Note which items bear the key of an issue; what was noted of this meeting before and is not said any more leads nowhere."""
    said: dict[str, str] = {}
    for item in items:
        if item.issue_id:
            turn = sum(key.startswith(item.issue_id + MARK) for key in said) + 1
            said[nth_of(item.issue_id, meeting, turn)] = f"{meeting}/items/{item.position}"
    for key, reference in said.items():
        issue, _, place = key.partition(MARK)
        name(issue, reference, council, place)
    for source in council.ledger.holding(UNDER_AN_ISSUE, f"{MARK}{meeting}{MARK}") if is_known else ():
        if source.key not in said:
            council.ledger.name(UNDER_AN_ISSUE, source.key, "")


def nth_of(issue: str, meeting: str, turn: int) -> str:
    return f"{issue}{MARK}{meeting}{MARK}{turn}"


def first_of(issue: str, meeting: str) -> str:
    """Under which key the first item of a meeting stands that bears the key of this issue."""
    return nth_of(issue, meeting, 1)


def parted(key: str) -> tuple[str, str]:
    """The issue, and what bears its key."""
    issue, _, place = key.partition(MARK)
    return issue, place
