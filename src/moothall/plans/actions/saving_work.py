"""Workstreams and their milestones, and the streams of spending that partners share."""

from collections.abc import Sequence
from datetime import date, datetime
from decimal import Decimal

from moothall.access.acts import Refused, performs
from moothall.access.viewer import THE_CLOCK, Viewer
from moothall.authority.models import Office, Organisation
from moothall.authority.numbering import next_number
from moothall.authority.words import day_in_words
from moothall.decisions.rules import day_of
from moothall.plans.models import (
    SavingsProgramme,
    SpendingStream,
    StreamPartner,
    Workstream,
    WorkstreamMilestone,
    WorkstreamMilestoneMoved,
)
from moothall.plans.permissions import savings as permissions
from moothall.plans.queries import savings as queries
from moothall.plans.rules import savings as rules

Partners = Sequence[tuple[Organisation, Decimal, int]]  # who, what they spend in a year, and their part of what is saved


@performs(permissions.START_WORKSTREAM)
def start_workstream(
    programme: SavingsProgramme, *, viewer: Viewer, at: datetime, title: str, about: str = "", owner: Office | None = None
) -> Workstream:
    refuse_same_title(Workstream, programme, title)
    number = next_number(programme.organisation, "workstream")
    return Workstream.objects.create(programme=programme, number=number, title=title, about=about, owner=owner)


@performs(permissions.CHANGE_WORKSTREAM)
def change_workstream(
    workstream: Workstream, *, viewer: Viewer, at: datetime, title: str, about: str = "", owner: Office | None = None
) -> Workstream:
    refuse_same_title(Workstream, workstream.programme, title, but=workstream.pk)
    workstream.title, workstream.about, workstream.owner = title, about, owner
    workstream.save(update_fields=["title", "about", "owner"])
    return workstream


def refuse_same_title(table: type[Workstream] | type[SpendingStream], programme: SavingsProgramme, title: str, but: int = 0) -> None:
    if table.objects.visible_to(THE_CLOCK).filter(programme=programme, title=title).exclude(pk=but).exists():
        raise Refused(f"There is one called “{title}” in this programme already. Choose another title.")


@performs(permissions.SET_MILESTONE)
def set_workstream_milestone(workstream: Workstream, *, viewer: Viewer, at: datetime, title: str, due_on: date) -> WorkstreamMilestone:
    """Something that must be reached by a day."""
    known = WorkstreamMilestone.objects.visible_to(THE_CLOCK).filter(workstream=workstream)
    number = queries.last_number(known) + 1
    return WorkstreamMilestone.objects.create(workstream=workstream, number=number, title=title, due_on=due_on)


@performs(permissions.MOVE_MILESTONE)
def move_workstream_milestone(
    milestone: WorkstreamMilestone, *, viewer: Viewer, at: datetime, is_on: date, because: str
) -> WorkstreamMilestone:
    """Another day, with the reason. The day before it stays readable."""
    if is_on == milestone.due_on:
        raise Refused(f"It is due on {day_in_words(is_on, weekday=False)} already. Enter another day.")
    moved = {"was_on": milestone.due_on, "is_on": is_on, "because": because, "moved_at": at, "moved_by": viewer.name}
    WorkstreamMilestoneMoved.objects.create(milestone=milestone, **moved)
    milestone.due_on = is_on
    milestone.save(update_fields=["due_on"])
    return milestone


@performs(permissions.REACH_MILESTONE)
def reach_workstream_milestone(
    milestone: WorkstreamMilestone, *, viewer: Viewer, at: datetime, on: date, evidence: str
) -> WorkstreamMilestone:
    """It was reached on a day, and how that is known."""
    if on > day_of(at):
        raise Refused(f"{day_in_words(on, weekday=False)} is to come. Enter the day on which it was reached.")
    milestone.met_on, milestone.evidence = on, evidence
    milestone.save(update_fields=["met_on", "evidence"])
    return milestone


@performs(permissions.START_STREAM)
def start_spending_stream(
    programme: SavingsProgramme, *, viewer: Viewer, at: datetime, title: str, partners: Partners, about: str = ""
) -> SpendingStream:
    """Spending that partners share. Of what is saved on it, our part alone counts here."""
    refuse_same_title(SpendingStream, programme, title)
    refuse_partners(programme, partners)
    number = next_number(programme.organisation, "spending stream")
    stream = SpendingStream.objects.create(programme=programme, number=number, title=title, about=about)
    write_partners(stream, partners)
    return stream


@performs(permissions.CHANGE_STREAM)
def change_spending_stream(
    stream: SpendingStream, *, viewer: Viewer, at: datetime, title: str, partners: Partners, about: str = ""
) -> SpendingStream:
    refuse_same_title(SpendingStream, stream.programme, title, but=stream.pk)
    refuse_partners(stream.programme, partners)
    stream.title, stream.about = title, about
    stream.save(update_fields=["title", "about"])
    StreamPartner.objects.visible_to(THE_CLOCK).filter(stream=stream).delete()
    write_partners(stream, partners)
    return stream


def refuse_partners(programme: SavingsProgramme, partners: Partners) -> None:
    """All of what is saved is somebody's, and a part of it is ours."""
    whose = [organisation.pk for organisation, _, _ in partners]
    if lacking := rules.shares_lack([parts for _, _, parts in partners], whose, "The partners' shares"):
        raise Refused(lacking)
    if programme.organisation_id not in whose:
        raise Refused(f"{programme.organisation.name} has no share of it, so nothing of it counts here. Give it one.")
    if len(partners) < 2:
        raise Refused("A stream is shared by at least two. What the council spends alone is a saving line of its own.")


def write_partners(stream: SpendingStream, partners: Partners) -> None:
    made = [StreamPartner(stream=stream, organisation=row, spend=spend, parts=parts) for row, spend, parts in partners]
    StreamPartner.objects.bulk_create(made)
