"""What a report to Members says of the targets that they are asked to agree: written from the targets, so that nobody types them twice."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from moothall.authority.words import counted, joined
from moothall.documents.structure import Block, Heading, Paragraph, Point, Points, Table, run, to_markup
from moothall.meetings.rules import reports

MOST_TARGETS = 200  # what Members can be asked to read as one table
COLUMNS = ("Measure", "For", "Target in force", "Proposed")


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """One target as everybody may read it."""

    measure: str
    period: str
    proposed: str
    codes: tuple[str, ...] = ()
    frameworks: tuple[str, ...] = ()
    now: str = ""
    baseline: str = ""
    because: str = ""
    is_reward: bool = False


def recommendation(lines: Sequence[Line]) -> str:
    """What Members are recommended to resolve, of the whole set.

    >>> recommendation([Line(measure="Repairs", period="2027/28", proposed="95%")])
    'That the target for 2027/28 set out in this report be agreed'
    """
    periods = joined(dict.fromkeys(line.period for line in lines))
    return f"That the {'target' if len(lines) == 1 else 'targets'} for {periods} set out in this report be agreed"


def report_contents(lines: Sequence[Line], template: Sequence[reports.Section] = reports.STANDARD) -> reports.Contents:
    """The report in the sections of the council's template; what only its author knows is left for them to write."""
    written = (
        reports.Written("purpose", "Purpose", text=to_markup([Paragraph((run(purpose(lines)),))])),
        reports.Written("background", "Background", text=to_markup(list(told(lines)))),
    )
    return reports.laid_out(template, reports.Contents(written, (recommendation(lines),)))


def purpose(lines: Sequence[Line]) -> str:
    """What Members are asked, in a sentence.

    >>> purpose([Line(measure="Repairs", period="2027/28", proposed="95%", frameworks=("Corporate Plan",))])
    'Members are asked to agree 1 target. It stands in the Corporate Plan, and is not rated before they have agreed it.'
    """
    frameworks = joined(dict.fromkeys(f"the {name}" for line in lines for name in line.frameworks))
    they, stand, are, them = ("It", "stands", "is", "it") if len(lines) == 1 else ("They", "stand", "are", "them")
    where = f"{they} {stand} in {frameworks}, and {are}" if frameworks else f"{they} {are}"
    return f"Members are asked to agree {counted(len(lines), 'target')}. {where} not rated before they have agreed {them}."


def told(lines: Sequence[Line]) -> Iterator[Block]:
    """All of them in one table; and what is to be known of one beside it."""
    yield Heading(1, "The targets")
    header = tuple((run(one),) for one in COLUMNS)
    yield Table(header, tuple(tuple((run(cell),) for cell in cells(line)) for line in lines))
    if notes := [line for line in lines if line.because or line.baseline or line.is_reward]:
        yield Heading(1, "Why they are what they are")
        yield Points(tuple(Point((run(f"{line.measure}: ", is_strong=True), run(note(line)))) for line in notes))


def cells(line: Line) -> tuple[str, ...]:
    codes = f" ({joined(line.codes)})" if line.codes else ""
    return f"{line.measure}{codes}", line.period, line.now or "None", line.proposed


def note(line: Line) -> str:
    parts = [line.because, f"The baseline is {line.baseline}." if line.baseline else ""]
    return " ".join([*(part for part in parts if part), *(["Money depends on it."] if line.is_reward else [])])
