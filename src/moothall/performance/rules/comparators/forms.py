"""The forms in which files of comparators come; each is known by its headings, and read row by row."""

import re
from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from statistics import median

from moothall.authority.days import NotADay, day_from
from moothall.performance.rules.comparators import fingertips, fingertips_table
from moothall.performance.rules.comparators.brought import MISSING, At, BadRow, Brought, Group, Indicator, Row, reported, worded, years
from moothall.performance.rules.comparators.wider import without_wider
from moothall.performance.rules.definitions import Polarity
from moothall.performance.rules.periods import Period
from moothall.performance.rules.verdicts.others import GroupKind

Numbered = Sequence[tuple[int, Row]]
RANKS = {"ascending": Polarity.LOWER, "descending": Polarity.HIGHER, "goldilocks": Polarity.PLAN, "": Polarity.NONE}
ORDERS = {"desc": Polarity.HIGHER, "asc": Polarity.LOWER, "none": Polarity.NONE}
UNITS = {"days": "days", "weeks": "weeks", "tco2": "tCO2"}
KINDS = {kind.value: kind for kind in GroupKind}
LARGE = 5  # what is mostly five times the whole is no share of one: it stands in points already
GAP = re.compile(r"\b(?:gaps?|points?|difference)\b", re.IGNORECASE)
ALL = Group(GroupKind.COUNTRY, "All places")


@dataclass(frozen=True, slots=True)
class Form:
    """One form of file: the headings by which it is known, those that say something, and how a row is read."""

    name: str
    heads: frozenset[str]
    telling: tuple[str, ...]
    read: Callable[[Row, Brought], None]
    ready: Callable[[Numbered, Brought], None] | None = None
    counts: str = "line"
    others: frozenset[str] = frozenset()  # headings that need not be there
    turned: Callable[[Numbered], Numbered] | None = None  # into the rows that are read


def indicator_of_framework(row: Row, into: Brought) -> None:
    """The Local Government Benchmarking Framework: ascending means that the lowest comes first, so lower is better."""
    rank = row["Ranking_Type"].strip().casefold()
    if rank not in RANKS:
        raise BadRow(f"“Ranking_Type” is “{row['Ranking_Type'][:30]}”. It is Ascending, Descending or Goldilocks.")
    unit, decimals = format_of(row["NumberFormat"], row["MeasureType"])
    code, title = worded(row, "Code"), worded(row, "Title")
    into.indicators[code] = Indicator(code, title, unit, decimals, RANKS[rank], " ".join(row["FamilyGrouping"].split()))


def format_of(words: str, kind: str) -> tuple[str, int]:
    """Unit and decimals from how a spreadsheet shows a figure.

    >>> format_of("0.0%", "Percentage"), format_of("'£ '0.00", "Cost"), format_of('0.00 "tCO2"', ""), format_of("0", "Rate per 1,000")
    (('%', 1), ('£', 2), ('tCO2', 2), ('per 1,000', 0))
    """
    decimals = len(words.partition(".")[2]) - len(words.partition(".")[2].lstrip("0"))
    if "%" in words:
        return "%", decimals
    if "£" in words:
        return "£", decimals
    quoted = words.partition('"')[2].partition('"')[0].casefold() or words.split(" ")[-1].casefold()
    rate = kind.removeprefix("Rate ") if kind.startswith("Rate per") else ""
    return UNITS.get(quoted, rate or "number"), decimals


def family_of_framework(row: Row, into: Brought) -> None:
    place = into.spelt(worded(row, "Local_Authority"))
    into.put_place(place)
    into.put_member(Group(GroupKind.FAMILY, worded(row, "Family_Group"), " ".join(row["Type"].split())), place)


def figure_of_framework(row: Row, into: Brought) -> None:
    """Percentages stand there as parts of one, and are read in hundredths."""
    code, place = worded(row, "Code"), into.spelt(worded(row, "LocalAuthority"))
    if code not in into.indicators:
        raise BadRow(f"No indicator is called “{code}”. Bring in the file of indicators with it.")
    unit = into.indicators[code].unit
    if row["LA_IndicatorReal"].strip().endswith("%") and not unit.startswith(("%", "percent")):
        raise BadRow(f"The figure is “{row['LA_IndicatorReal'].strip()[:30]}”, and {code} is no percentage: it is stated as {unit}.")
    times = 100 if unit == "%" and code not in into.as_shown else 1
    said = reported(row["LA_IndicatorReal"], row["LA_Numerator_real"], row["LA_Den_Real"], times)
    into.put_place(place)
    into.put_member(ALL, place)
    into.put_figure(At(code, place, years(row["Year"])), said)


def in_points(rows: Numbered, into: Brought) -> None:
    """Indicators that are shown as percentages and stand in points, as their figures are no parts of one: gaps, or percentages."""
    figures: dict[str, list[Decimal]] = defaultdict(list)
    for _, row in rows:
        code, words = row["Code"].strip(), row["LA_IndicatorReal"]
        if code in into.indicators and into.indicators[code].unit == "%" and not words.strip().endswith("%"):
            figures[code] += known(words)
    for code, values in sorted(figures.items()):
        if values and median(values) > LARGE:
            into.as_shown.add(code)
            in_what = "percentage points" if GAP.search(into.indicators[code].title) else "%"
            into.indicators[code] = replace(into.indicators[code], unit=in_what)
            kept = "it is kept in percentage points" if in_what != "%" else "its figures are kept as they stand"
            into.notes.append(f"{code} is shown as a percentage and stands in points: {kept}.")


def known(words: str) -> list[Decimal]:
    """The size of a figure, where it is one."""
    try:
        value = reported(words).value
    except BadRow:  # named where it is read
        value = None
    return [] if value is None else [abs(value)]


def of_adult_care(row: Row, into: Brought) -> None:
    """Measures of adult social care by authority: which order is good stands on each row, and nothing where a figure is missing."""
    code, place, order = (
        worded(row, "Code"),
        into.spelt(worded(row, "Local authority name"), row["Local authority code"]),
        row["rank_order"].strip().casefold(),
    )
    if order not in {*ORDERS, ""}:
        raise BadRow(f"“rank_order” is “{row['rank_order'][:30]}”. It is asc, desc or none.")
    said, period = reported(row["Value"]), years(row["Financial year"])
    title = worded(row, "Measure").removeprefix("Outcome, ")
    known = into.indicators.get(code, Indicator(code, title, "number"))
    polarity = ORDERS.get(order, known.polarity)
    if order and code in into.indicators and known.polarity not in (Polarity.NONE, polarity):
        raise BadRow(f"“rank_order” of {code} is “{row['rank_order']}” here and otherwise elsewhere.")
    decimals = max(known.decimals, min(3, places(row["Value"])))
    into.indicators[code] = replace(known, polarity=polarity, decimals=decimals)
    into.put_place(place, row["Local authority code"].strip())
    into.put_figure(At(code, place, period), said)
    for group in (ALL, Group(GroupKind.FAMILY, worded(row, "Entity_Name")), Group(GroupKind.REGION, worded(row, "Region"))):
        into.put_member(group, place)


def places(words: str) -> int:
    return len(words.strip().partition(".")[2])


def plain(row: Row, into: Brought) -> None:
    """Our own form: a line for each place, indicator and period, with the groups in which the place stands."""
    code, place = worded(row, "indicator"), into.spelt(worded(row, "place"), row.get("place_code", ""))
    known = indicator(row, code)
    if into.indicators.setdefault(code, known) != known:
        raise BadRow(f"{code} has another title, unit or better side than in an earlier line.")
    into.put_figure(At(code, place, period(row)), reported(row["figure"], row.get("numerator", ""), row.get("denominator", "")))
    into.put_place(place, row.get("place_code", "").strip())
    into.put_member(ALL, place)
    for words in row.get("groups", "").split(";"):
        if words.strip():
            into.put_member(group(words), place)


def indicator(row: Row, code: str) -> Indicator:
    better, decimals = row["better_when"].strip().casefold(), row.get("decimals", "").strip() or "1"
    if better not in {one.value for one in Polarity}:
        raise BadRow(f"“better_when” is “{row['better_when'][:30]}”. Say one of: {', '.join(one.value for one in Polarity)}.")
    if decimals not in {"0", "1", "2", "3", "4", "5", "6"}:
        raise BadRow(f"“decimals” is “{decimals[:30]}”. Enter a whole number from 0 to 6.")
    return Indicator(code, worded(row, "title"), " ".join(row.get("unit", "").split())[:40], int(decimals), Polarity(better))


def period(row: Row) -> Period:
    """From a day to a day, or a year such as 2025-26 in the first of the two columns."""
    first, last = row["from"].strip(), row.get("to", "").strip()
    if not last:
        return years(first)
    try:
        found = Period(day_from(first), day_from(last))
    except NotADay as wrong:
        raise BadRow(f"“from” or “to” is no day. {wrong}") from wrong
    if found.last < found.first:
        raise BadRow("“to” lies before “from”. Enter a later day.")
    return found


def group(words: str) -> Group:
    """`region: North West`, or `neighbours: Nearest neighbours 2024`."""
    kind, _, name = (one.strip() for one in words.partition(":"))
    if kind.casefold() not in KINDS or not name:
        raise BadRow(
            f"“groups” holds “{words.strip()[:40]}”. Say a kind and a name, such as region: North West. Kinds: {', '.join(KINDS)}."
        )
    return Group(KINDS[kind.casefold()], name[:200])


ADULT_CARE = (
    "Financial year", "Local authority code", "Local authority name", "Entity_Name", "Region", "Measure", "Code", "Value", "rank_order",
)  # fmt: skip
FORMS = (
    Form(
        "indicators", frozenset({"Code", "Title", "Ranking_Type", "NumberFormat", "MeasureType", "FamilyGrouping"}), ("Code", "Title"),
        indicator_of_framework,
    ),
    Form("families", frozenset({"Family_Group", "Local_Authority", "Type"}), ("Family_Group", "Local_Authority"), family_of_framework),
    Form(
        "figures", frozenset({"Code", "LocalAuthority", "Year", "LA_IndicatorReal", "LA_Numerator_real", "LA_Den_Real"}),
        ("Code", "LocalAuthority", "Year", "LA_IndicatorReal"), figure_of_framework, in_points,
    ),
    Form(
        "adult social care",
        frozenset(ADULT_CARE),
        ("Code", "Local authority name", "Financial year"), of_adult_care,
    ),
    Form(
        "Fingertips indicators", frozenset(fingertips.MEANINGS), ("indicatorID", "indicatorName"),
        fingertips.indicator_of, None, "indicator",
    ),
    Form("Fingertips", frozenset(fingertips.VALUES), ("area", "from", "value"), fingertips.figure_of, fingertips.in_agreement, "figure"),
    Form(
        "Fingertips table", frozenset(fingertips_table.HEADS), ("area", "from", "value"), fingertips.figure_of, fingertips.in_agreement,
        others=frozenset(fingertips_table.OTHERS), turned=fingertips_table.turned,
    ),
    Form(
        "plain", frozenset({"indicator", "title", "better_when", "place", "from", "figure"}), ("indicator", "place", "figure"), plain,
        others=frozenset({"unit", "decimals", "place_code", "to", "numerator", "denominator", "groups"}),
    ),
)  # fmt: skip


def form_of(heads: Sequence[str]) -> Form | None:
    """The form of a file, by its headings.

    >>> form_of(["Place", "FROM", "to", "figure ", "Better when", "Indicator", "title", "Notes"]).name
    'plain'
    """
    there = {folded(one) for one in heads}
    return next((one for one in FORMS if {folded(head) for head in one.heads} <= there), None)


def folded(head: str) -> str:
    """A heading, however its letters and the signs between them are written."""
    return "".join(letter for letter in head.casefold() if letter.isalnum())


def read(files: Mapping[str, tuple[Form, Numbered]]) -> Brought:
    """All files together: what names indicators and groups is read before what is reported of them."""
    into = Brought()
    for name, (form, rows) in sorted(files.items(), key=lambda one: (FORMS.index(one[1][0]), one[0])):
        if form.ready:
            form.ready(rows, into)
        for number, row in rows:
            tell(name, number, row, form, into)
    without_wider(into)
    used = {code.partition(" ")[0] for code in into.indicators}
    into.empty += [f"{one.title} ({code}): no figure of it is in these files." for code, one in into.meant.items() if code not in used]
    return into


def tell(name: str, number: int, row: Row, form: Form, into: Brought) -> None:
    """Read one row; what stops it is said with its place."""
    if all(row.get(head, "").strip().casefold() in MISSING for head in form.telling):
        into.empty.append(f"{name}, {form.counts} {number}: it names no indicator and no place, and says nothing.")
        return
    try:
        form.read(row, into)
    except BadRow as wrong:
        into.wrong.append(f"{name}, {form.counts} {number}: {wrong}")
