"""What was said against meeting in private: by whom, when anybody may say more, and where to write."""

from django.db.models import QuerySet

from moothall.access.viewer import PUBLIC, THE_CLOCK, Viewer
from moothall.meetings.models import Meeting, Publication, Representation, Representer

Kind = Publication.Kind


def representations(viewer: Viewer, meeting: Meeting) -> QuerySet[Representation]:
    return Representation.objects.visible_to(viewer).filter(meeting=meeting).order_by("number")


def representation(viewer: Viewer, meeting: Meeting, number: int) -> Representation | None:
    return representations(viewer, meeting).filter(number=number).first()


def to_be_printed(meeting: Meeting) -> QuerySet[Representation]:
    """What the second notice prints: all that was said but what a clerk left out."""
    return representations(THE_CLOCK, meeting).filter(left_out_because="")


def notice_stands_open(meeting: Meeting) -> str:
    """Why nothing can be said now: no notice has asked for it yet, or the second has been drawn up with what was said."""
    kinds = set(Publication.objects.visible_to(PUBLIC).filter(meeting=meeting).values_list("kind", flat=True))
    if Kind.FIRST_PRIVATE not in kinds:
        return "No notice says that this meeting is to be in private."
    if Kind.SECOND_PRIVATE in kinds:
        return "The second notice is out, with what was said until then and the answers. Write to the clerk of the meeting instead."
    return ""


def said_so_far(meeting: Meeting, email: str) -> tuple[int, int]:
    """How much of one person, and of everybody, is here: counted for the limit, and shown to nobody."""
    rows = representations(THE_CLOCK, meeting)
    return Representer.objects.visible_to(THE_CLOCK).filter(representation__in=rows, email__iexact=email).count(), rows.count()


def representers(viewer: Viewer, meeting: Meeting) -> dict[int, str]:
    """Where to write, by the number of what was said; nothing for whoever may not know."""
    rows = Representer.objects.visible_to(viewer).filter(representation__in=representations(viewer, meeting))
    return dict(rows.values_list("representation__number", "email"))


def said_from(reference: str, email: str) -> Representation | None:
    """What was said, by its reference, if it came from this address: for a letter to whoever said it."""
    _, slug, meeting, _, number = reference.split("/")
    rows = Representation.objects.visible_to(THE_CLOCK).filter(meeting__organisation__slug=slug, meeting__number=int(meeting))
    row = rows.filter(number=int(number)).select_related("meeting__organisation", "meeting__body").first()
    return row if row and email and representers(THE_CLOCK, row.meeting).get(row.number) == email else None
