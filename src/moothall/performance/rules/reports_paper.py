"""A quarterly report as a paper, its summary for Cabinet on one page, its table, and what a meeting is told of it."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from moothall.authority.words import counted
from moothall.documents.structure import Block, Heading, Paragraph, Point, Points, Table, run, to_markup
from moothall.meetings.rules import reports
from moothall.performance.rules.reports import Content

COLUMNS = ("Measure", "For", "Figure", "Target", "Rating")
AWAY = (
    *("measure", "codes", "department", "owner", "period", "first_day", "last_day", "figure", "unit", "target", "target_by", "rating"),
    *("why", "direction", "change", "forecast", "comparison", "missing", "comment", "confidence", "signed_off", "provisional"),
    *("targets_not_agreed", "revised_since", "address"),
)
MOST_IN_DETAIL = 200  # measures that a paper tells one by one; of more it tells exceptions alone, and its page and its table tell the rest
MOST_OF_A_KIND = 4  # of each kind of exception on the one page of the summary; the report itself tells all of them
SHORT, SHORT_TITLE = 110, 60
NOT_ALL = "Of so many measures those that are exceptions are told one by one here; the page of this report tells all of them."
NOTHING_BEFORE = "Nothing has been resolved or said on it yet."


def words(text: str, **look: Any) -> Paragraph:
    return Paragraph((run(text, **look),))


def point(title: str, text: str) -> Point:
    return Point((run(f"{title}: ", is_strong=True), run(text)))


def blocks(said: Content, revised: Mapping[int, str]) -> Iterator[Block]:
    """The whole report: the strategy first, then the exceptions, then measure by measure."""
    yield from (words(one) for one in said["headline"])
    yield from strategy(said)
    yield Heading(1, "Exceptions")
    for kind in said["exceptions"]:
        yield Heading(2, kind["words"])
        yield from exceptions(said, kind)
    yield from rest(said)
    yield from in_a_table(said)
    places = in_detail(said)
    if len(places) < len(said["measures"]):
        yield words(NOT_ALL)
    for place in places:
        one = said["measures"][place]
        yield Heading(2, one["title"])
        yield Points(tuple(point(*pair) for pair in facts(one, revised.get(place, ""))))


def in_detail(said: Content) -> list[int]:
    """Which measures a paper tells in detail: all of them; of very many those that are exceptions, the first kind first."""
    if len(said["measures"]) <= MOST_IN_DETAIL:
        return list(range(len(said["measures"])))
    found = dict.fromkeys(row["place"] for kind in said["exceptions"] for row in kind["rows"])
    return sorted(list(found)[:MOST_IN_DETAIL])


def strategy(said: Content) -> Iterator[Block]:
    aims = said["objectives"]
    yield Heading(1, "What the council set out to do")
    if not aims["rows"]:
        yield words("No objective is set out for this time.")
        return
    yield words(aims["sentence"])
    header = tuple((run(one),) for one in ("Objective", "How it is doing", "Why"))
    yield Table(header, tuple(tuple((run(one[name]),) for name in ("title", "word", "because")) for one in aims["rows"]))
    yield words(aims["rule"], is_stressed=True)


def exceptions(said: Content, kind: Content) -> Iterator[Block]:
    rows = kind["rows"]
    if not rows:
        yield words(kind["none"])
        return
    yield Points(tuple(point(said["measures"][one["place"]]["title"], one["why"]) for one in rows))


def rest(said: Content) -> Iterator[Block]:
    """Actions, savings, and what came of the last report."""
    acts = said["actions"]
    yield Heading(1, "Actions that are late or at risk")
    yield words(acts["sentence"])
    if acts["rows"]:
        yield Points(tuple(point(one["title"], f"{one['word']}. {one['line']}") for one in acts["rows"]))
    if acts["left"]:
        yield words(f"And {counted(acts['left'], 'action')} more.")
    if said["savings"]:
        yield Heading(1, "Savings")
        yield from (words(one) for one in said["savings"])
    if said["before"]["title"]:
        yield Heading(1, "What came of the last report")
        yield words(said["before"]["title"])
        yield from what_came(said["before"]["rows"])


def what_came(rows: Sequence[Mapping[str, str]]) -> Iterator[Block]:
    if not rows:
        yield words(NOTHING_BEFORE)
        return
    yield Points(tuple(point(one["asked"].rstrip("."), " ".join((one["answer"], *in_brackets(one["where"])))) for one in rows))


def in_brackets(text: str) -> tuple[str, ...]:
    return (f"({text})",) if text else ()


def in_a_table(said: Content) -> Iterator[Block]:
    """Each measure on a line: in one table; of very many, in one for each department."""
    yield Heading(1, "Measure by measure")
    if said["left_out"]:
        yield words(left_out_in_words(said["left_out"]))
    if len(said["measures"]) <= MOST_IN_DETAIL:
        yield from table(said["measures"])
        return
    departments = sorted({one["department"] for one in said["measures"]})
    for name in departments:
        yield Heading(2, name or "Of no department")
        yield from table([one for one in said["measures"] if one["department"] == name])


def table(measures: Sequence[Content]) -> Iterator[Block]:
    if measures:
        header = tuple((run(one),) for one in COLUMNS)
        yield Table(header, tuple(tuple((run(cell),) for cell in cells(one)) for one in measures))


def left_out_in_words(number: int) -> str:
    """
    >>> left_out_in_words(1)
    '1 measure is closed to the public, and is left out of this edition.'
    """
    are = ("is", "is") if number == 1 else ("are", "are")
    return f"{counted(number, 'measure')} {are[0]} closed to the public, and {are[1]} left out of this edition."


def cells(one: Content) -> tuple[str, ...]:
    return one["title"], one["period"] or "–", one["figure"] or "No figure", one["target"] or "None", one["rating"]


def facts(one: Content, revised: str = "") -> list[tuple[str, str]]:
    """What is said of one measure, by name; what has no fact is left out."""
    figure = f"{one['figure']} for {one['period']}{' (provisional)' if one['is_provisional'] else ''}" if one["figure"] else one["missing"]
    found = [
        ("Figure", figure),
        ("Last figure", one["last_known"]),
        ("Since then", revised),
        ("Target", f"{one['target']}, {one['set_by']}" if one["target"] else "None is in force."),
        ("Not agreed", " ".join(one["not_agreed"])),
        ("Rating", " ".join(part for part in (f"{one['rating']}.", one["because"]) if part)),
        ("All of it in a sentence", one["sentence"]),
        ("Direction", one["direction"]),
        ("Is it really changing?", " ".join(part for part in (f"{one['change']}." if one["change"] else "", one["changing"]) if part)),
        ("Where the year ends", one["forecast"]),
        ("Others", one["comparison"]),
        ("Action plan", one.get("action_plan", "")),
        ("Comment", one["comment"]),
        ("How sure it is", one["confidence"].capitalize()),
        ("Signed off", one["as_of"]),
        ("Who", ", ".join(part for part in (one["owner"], one["department"]) if part)),
    ]
    return [(name, text) for name, text in found if text]


def summary(said: Content, most: int = MOST_OF_A_KIND) -> Iterator[Block]:
    """One page for Cabinet: what it comes to, the objectives that are behind, and the first exceptions of each kind."""
    yield words(" ".join([*said["headline"], *(short(one) for one in said["savings"][:1])]))
    if said["objectives"]["rows"]:
        yield Heading(1, "Objectives")
        yield words(said["objectives"]["sentence"])
        behind = [one for one in said["objectives"]["rows"] if one["shape"] in ("off", "near")][: most + 1]
        if behind:
            yield Points(tuple(point(short(one["title"], SHORT_TITLE), f"{one['word']}.") for one in behind))
    if found := [kind for kind in said["exceptions"] if kind["rows"]]:
        yield Heading(1, "Exceptions")
        yield Points(tuple(shortened(said, kind, most) for kind in found))


def shortened(said: Content, kind: Content, most: int) -> Point:
    """The first exceptions of a kind, and how many more there are."""
    rows = kind["rows"]
    pairs = [(short(said["measures"][one["place"]]["title"], SHORT_TITLE), short(one["why"])) for one in rows[:most]]
    left = [Point((run(f"And {len(rows) - most} more in the report."),))] if len(rows) > most else []
    return Point((run(kind["words"], is_strong=True),), Points((*(point(*pair) for pair in pairs), *left)))


def short(text: str, most: int = SHORT) -> str:
    """The first sentence; of one that is too long as many whole words as there is room for.

    >>> short("It is late. It was due in May."), short("one two three", 9)
    ('It is late.', 'one two …')
    """
    first, stop, _ = text.partition(". ")
    kept = first + stop.strip()
    return kept if len(kept) <= most else f"{kept[:most].rsplit(' ', 1)[0]} …"


def line(one: Content, revised: str, address: str) -> tuple[Any, ...]:
    """A line of the table to take away."""
    return (
        *(one["title"], "; ".join(one["codes"]), one["department"], one["owner"], one["period"], one["first_on"], one["last_on"]),
        *(one["value"], one["unit"], one["target"], one["set_by"], one["rating"], one["because"], one["direction"]),
        *(one["change"], one["forecast"], one["comparison"], one["missing"], one["comment"], one["confidence"], one["as_of"]),
        *(one["is_provisional"], " ".join(one["not_agreed"]), revised, address),
    )


def recommended(said: Content) -> tuple[str, ...]:
    """What Members are recommended to resolve, before somebody changes it.

    >>> recommended({"of": "Homes", "period": "July to September 2026", "exceptions": [{"kind": "off", "rows": []}]})
    ('That the performance of Homes for July to September 2026 be noted',)
    """
    off = next(one for one in said["exceptions"] if one["kind"] == "off")["rows"]
    note = f"That the performance of {said['of']} for {said['period']} be noted"
    return (note, "That a further report be submitted on the measures that are off target") if off else (note,)


def report_contents(said: Content, asked: Sequence[str], template: Sequence[reports.Section] = reports.STANDARD) -> reports.Contents:
    """The report to a meeting in the sections of the council's template: the summary stands in it, the whole is its annex."""
    purpose = f"This is how {said['of']} did in {said['period']}. {said['headline'][0]} The whole report is annexed."
    written = (
        reports.Written("purpose", "Purpose", text=to_markup([words(purpose)])),
        reports.Written("background", "Background", text=to_markup(list(summary(said)))),
    )
    return reports.laid_out(template, reports.Contents(written, tuple(asked)))
