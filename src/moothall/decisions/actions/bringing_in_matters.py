"""The history of a matter as another system's page shows it: brought in whole, and tied to what is here once that has come."""

from collections.abc import Sequence
from datetime import datetime

from moothall.access.acts import Refused, add_facts, performs
from moothall.access.viewer import THE_CLOCK, Viewer
from moothall.authority.models import Organisation
from moothall.authority.numbering import next_number
from moothall.decisions import matter_permissions as permissions, said
from moothall.decisions.models import Matter, MatterEdition, MatterLink, MatterStep
from moothall.decisions.models.matter import KINDS
from moothall.decisions.queries.matters import links


@performs(permissions.BRING_IN_MATTER)
def bring_in_matter(
    organisation: Organisation, *, viewer: Viewer, at: datetime, matter: said.Matter, known: Matter | None = None
) -> Matter:
    """Keep a history as it was published elsewhere. A page that has changed is kept beside its earlier reading."""
    if known and (why := permissions.is_kept_here(known)):
        raise Refused(why)
    row = known or Matter(organisation=organisation, number=next_number(organisation, "matter"), begun_at=at)
    row.title, row.about = matter.title, matter.about
    row.is_published_elsewhere, row.published_at = True, row.published_at or at
    row.save()
    gone = write_steps(row, matter.steps)
    untie(row, gone)
    keep_edition(row, at, matter.contents)
    return row


def write_steps(row: Matter, steps: Sequence[said.Step]) -> set[str]:
    """The steps in the page's order; one that says the same stays tied. What only steps that are gone were tied to is handed back."""
    before = list(MatterStep.objects.visible_to(THE_CLOCK).filter(matter=row).order_by("position"))
    waiting: dict[tuple, list[str]] = {}
    for old in before:
        waiting.setdefault((old.kind, old.words, old.on), []).append(old.tied_to)
    rows = []
    for position, one in enumerate(steps, start=1):
        known = waiting.get((one.kind, one.words, one.on))
        tied_to = known.pop(0) if known else ""
        rows.append(MatterStep(matter=row, position=position, kind=one.kind, words=one.words, on=one.on, tied_to=tied_to))
    MatterStep.objects.visible_to(THE_CLOCK).filter(matter=row).delete()
    MatterStep.objects.bulk_create(rows)
    return {old.tied_to for old in before if old.tied_to} - {one.tied_to for one in rows}


def untie(matter: Matter, references: set[str]) -> None:
    """What these name belongs to the matter no longer."""
    for link in links(THE_CLOCK, matter) if references else ():
        if any(getattr(link, kind) and getattr(link, kind).reference in references for kind in KINDS):
            link.delete()


def keep_edition(row: Matter, at: datetime, contents: Sequence[tuple[str, str]]) -> None:
    """What the page says now, unless it is what it said last."""
    pairs = [list(pair) for pair in contents]
    last = MatterEdition.objects.visible_to(THE_CLOCK).filter(matter=row).order_by("-turn").first()
    if last is None or last.contents != pairs:
        MatterEdition.objects.create(matter=row, turn=last.turn + 1 if last else 1, read_at=at, contents=pairs)


@performs(permissions.TIE_STEPS)
def tie_steps(matter: Matter, *, viewer: Viewer, at: datetime, ties: Sequence[said.Tie]) -> Matter:
    """Join what the other system's pages name and what has come meanwhile. A step whose thing is another now waits for it again."""
    gone = {tie.instead_of for tie in ties if tie.instead_of}
    untie(matter, gone)
    MatterStep.objects.visible_to(THE_CLOCK).filter(matter=matter, tied_to__in=gone).update(tied_to="")
    for tie in ties:
        if tie.thing is None:
            continue
        MatterLink.objects.visible_to(THE_CLOCK).get_or_create(matter=matter, **{tie.kind: tie.thing}, defaults={"joined_at": at})
        if tie.step:
            tie.step.tied_to = tie.thing.reference
            tie.step.save(update_fields=["tied_to"])
    add_facts(tied=len(ties))
    return matter
