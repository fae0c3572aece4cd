"""What may be asked about petitions."""

from collections.abc import Collection
from datetime import date

from django.db.models import QuerySet

from moothall.access.viewer import THE_CLOCK, Viewer
from moothall.authority import queries as authority
from moothall.meetings.models import Meeting, Organiser, Petition, PetitionDebate


def petitions(viewer: Viewer) -> QuerySet[Petition]:
    """Newest first."""
    return Petition.objects.visible_to(viewer).select_related("organisation").order_by("-handed_in_at", "-pk")


def petition(viewer: Viewer, slug: str, number: int) -> Petition | None:
    return petitions(viewer).filter(organisation__slug=slug, number=number).first()


def petitions_to_read(viewer: Viewer) -> QuerySet[Petition]:
    """Those that wait for a clerk, the oldest first."""
    return petitions(viewer).filter(accepted_at=None, refused_at=None).order_by("handed_in_at", "pk")


def debates_of(viewer: Viewer, rows: Collection[Petition]) -> dict[int, Meeting]:
    """The meeting that debates each of these petitions, in one query for any number."""
    debates = PetitionDebate.objects.visible_to(viewer).filter(petition__in=rows)
    return {row.petition_id: row.meeting for row in debates.select_related("meeting__body", "meeting__organisation")}


def organiser_of(viewer: Viewer, petition: Petition) -> str:
    """Where to write to whoever handed it in; nothing for whoever may not know."""
    return Organiser.objects.visible_to(viewer).filter(petition=petition).values_list("email", flat=True).first() or ""


def handed_in_from(reference: str, email: str) -> Petition | None:
    """A petition by its reference, if it came from this address: for a letter to its organiser."""
    _, slug, _, number = reference.split("/")
    row = petition(THE_CLOCK, slug, int(number))
    return row if row and email and organiser_of(THE_CLOCK, row) == email else None


def waiting_of(organisation: int, email: str) -> int:
    """How many petitions of one person wait to be read: counted for the limit, and shown to nobody."""
    waiting = Petition.objects.visible_to(THE_CLOCK).filter(organisation=organisation, accepted_at=None, refused_at=None)
    return Organiser.objects.visible_to(THE_CLOCK).filter(petition__in=waiting, email__iexact=email).count()


def signatures_for_debate(viewer: Viewer, organisation: int, day: date) -> int:
    """As many as this council asks for on the day."""
    return int(authority.setting(viewer, organisation, "petition_signatures_for_debate", day))
