"""The register with each filter, and with several at once: what a page costs, uncached, on all dates. A line here is measured.

`{ward}` and the like are keys of the place that was told. What is empty on purpose bears the word empty: each of its choices
leaves many decisions, and no decision has them all.
"""

from collections.abc import Sequence
from statistics import median

from rich.console import Console
from rich.table import Table

from bench.asking import Cost, Question, side_by_side
from bench.serving import Server

FILTER_MS = 50
REGISTER = "/decisions/?first="
FILTERS = {
    "all dates": "",
    "council year": "first={year}",
    "words": "words=harbour+wall",
    "words, a beginning that is common": "words=re",
    "words, beginnings": "words=ca+pr",
    "body": "by={body}",
    "kind of maker": "by=Officer",
    "person or office": "who=vane",
    "ward": "ward={ward}",
    "portfolio": "portfolio={portfolio}",
    "department with its parts": "department={department}",
    "key": "key=yes",
    "not key": "key=no",
    "urgent": "urgent=yes",
    "open to call-in": "standing=open",
    "not yet in effect": "standing=waiting",
    "called in": "standing=called-in",
    "in effect": "standing=in-effect",
    "withdrawn or superseded": "standing=withdrawn&standing=superseded",
    "effect not stated": "standing=not-stated",
    "closing soon": "call_in=closing-soon",
    "confirmed after call-in": "call_in=confirmed",
    "changed after call-in": "call_in=changed",
    "nobody called it in": "call_in=not-called-in",
    "not subject to call-in": "call_in=not-subject",
    "a condition": "conditions=wait",
    "by publication": "day=published",
    "by publication, long ago": "day=published&first=1+1+1990&last=31+12+1995",
    "by effect": "day=effect",
    "by closing, soonest first": "day=closing&standing=open",
    "decided long ago": "first=1+1+1990&last=31+12+1995",
    "key, ward and words": "key=yes&ward={ward}&words=library",
    "officer, department, not urgent": "by=Officer&department={department}&urgent=no",
    "person by publication": "who=vane&day=published",
    "body by publication": "by={body}&day=published",
    "ward and portfolio, empty": "ward={ward}&portfolio={other}",
    "words and ward, empty": "words=kittiwakes&ward={ward}",
    "key, officer, portfolio, empty": "key=yes&by=Officer&portfolio={other}",
    "the same by publication, empty": "key=yes&by=Officer&portfolio={other}&day=published",
    "words and portfolio, empty": "words=kittiwakes&portfolio={other}",
    "everything at once": "words=harbour&by={body}&ward={ward}&key=yes&urgent=no&standing=in-effect&portfolio={portfolio}&first=1+1+1950",
}


def filters(keys: dict[str, str]) -> dict[str, str]:
    """The address of each. Without a day of its own it is on all dates."""
    return {name: address(choices.format(**keys)) for name, choices in FILTERS.items()}


def address(choices: str) -> str:
    """
    >>> address("key=yes"), address("first=1+4+2026&key=yes")
    ('/decisions/?first=&key=yes', '/decisions/?first=1+4+2026&key=yes')
    """
    return f"/decisions/?{choices}" if "first=" in choices else f"{REGISTER}{'&' if choices else ''}{choices}"


def measure(servers: Sequence[Server], asked: Sequence[dict[str, str]], sizes: Sequence[int], say: Console) -> str:
    """A table of what each costs in each place; what it says is whether every one keeps to the limit."""
    shown = Table(title=f"The register with each filter, in milliseconds of one core; {FILTER_MS} are allowed")
    for heading in ("filter", *(f"{size:,} decisions" for size in sizes)):
        shown.add_column(heading, justify="left" if heading == "filter" else "right")
    costs: dict[str, list[Cost]] = {}
    with say.status("Asking with each filter…"):
        for name in FILTERS:
            questions = [Question(server, [addresses[name]]) for server, addresses in zip(servers, asked, strict=True)]
            costs[name] = side_by_side(questions, rounds=3, seconds=0.1)
            shown.add_row(name, *(f"{cost.core:.1f}" for cost in costs[name]))
    say.print(shown)
    return verdict({name: max(cost.core for cost in each) for name, each in costs.items()})


def verdict(costs: dict[str, float]) -> str:
    """The dearest in one sentence, and those that are over the limit."""
    worst = max(costs, key=costs.__getitem__)
    slow = [name for name, cost in costs.items() if cost >= FILTER_MS]
    said = f"The dearest filter is “{worst}” with {costs[worst]:.0f} ms; the middle one takes {median(costs.values()):.0f}."
    return f"{said} Over their limit: {', '.join(slow)}." if slow else f"{said} Every one keeps to {FILTER_MS} ms."
