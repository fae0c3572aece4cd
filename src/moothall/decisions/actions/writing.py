"""How a decision is written down: its passages, parts, documents and remarks."""

from collections.abc import Iterable
from dataclasses import asdict

from moothall.access.rows import in_place, plainly
from moothall.access.viewer import THE_CLOCK
from moothall.decisions import said
from moothall.decisions.models import Decision, DecisionPart, Document, Particulars, Passage, Remark
from moothall.decisions.rules import record
from moothall.meetings import rules as minutes
from moothall.meetings.clauses import missing_clauses, names_of

ROWS_OF_THEIR_OWN = ("wards", "passages", "resolutions", "documents", "remarks", "particulars")


def write_fields(row: Decision, decision: said.Decision) -> None:
    """The decision's own fields, as they are said."""
    for name, value in plainly(decision, *ROWS_OF_THEIR_OWN).items():
        setattr(row, name, value)


def write_contents(row: Decision, decision: said.Decision, is_new: bool) -> None:
    """Everything that hangs on the decision, in place of what hung there before; a part that is known keeps its place."""
    if not is_new:
        for table in (Passage, Document, Remark):
            table.objects.visible_to(THE_CLOCK).filter(decision=row).delete()
        row.wards.clear()
    if decision.wards:
        links = Decision.wards.through
        links.objects.bulk_create(links(decision=row, ward=ward) for ward in decision.wards)
    Passage.objects.bulk_create(passages_of(row, decision))
    write_parts(row, decision.resolutions, is_new)
    if decision.particulars:
        write_particulars(row, decision.particulars, is_new)
    Document.objects.bulk_create(
        Document(decision=row, position=position, **plainly(document)) for position, document in enumerate(decision.documents, start=1)
    )
    gaps = missing_clauses(said.meetings.Minute(resolutions=decision.resolutions))
    Remark.objects.bulk_create(Remark(decision=row, **plainly(remark)) for remark in (*decision.remarks, *gaps))


def passages_of(row: Decision, decision: said.Decision) -> Iterable[Passage]:
    """Passages take the odd places and resolutions the even ones between them."""
    for count, passage in enumerate(decision.passages):
        fields = plainly(passage, "kind", "bullets")
        kind = passage.kind or minutes.kind_of_entry(passage.text)
        yield Passage(decision=row, position=2 * count + 1, kind=kind, bullets=list(passage.bullets), **fields)


def write_particulars(row: Decision, particulars: said.Particulars, is_new: bool = False) -> None:
    if is_new:
        Particulars.objects.create(decision=row, **plainly(particulars))
    else:
        Particulars.objects.visible_to(THE_CLOCK).update_or_create(decision=row, defaults=plainly(particulars))


def write_parts(row: Decision, resolutions: Iterable[said.Resolution], is_new: bool) -> None:
    parts = DecisionPart.objects.none() if is_new else DecisionPart.objects.visible_to(THE_CLOCK).filter(decision=row)
    known = {part.number: part for part in parts}
    in_place(DecisionPart, list(parts_of(row, resolutions)), known, key=lambda part: part.number)


def parts_of(row: Decision, resolutions: Iterable[said.Resolution]) -> Iterable[DecisionPart]:
    """The parts of all resolutions, numbered through; heading and lead stand on the first of each."""
    number = 0
    for resolution in resolutions:
        numbers = names_of(resolution.parts)
        for count, part in enumerate(resolution.parts):
            number += 1
            references = minutes.references_in(part.text, numbers)
            yield DecisionPart(
                decision=row,
                position=2 * resolution.after,
                number=number,
                clause=part.number,
                printed=part.printed,
                heading="" if count else resolution.heading,
                lead="" if count else resolution.lead,
                text=part.text,
                kinds=list(minutes.kinds_of_part(part.text)),
                refers_to=[asdict(reference) for reference in references],
                has_condition=any(reference.is_condition for reference in references),
                is_retrospective=record.approves_what_was_done(part.text),
                is_closed=part.is_closed,
            )
