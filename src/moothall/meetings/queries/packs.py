"""What may be asked about packs."""

from collections.abc import Collection

from django.db.models import Max, QuerySet

from moothall.access.viewer import PUBLIC, THE_CLOCK, Viewer
from moothall.meetings.models import Meeting, Pack, Paper, Publication
from moothall.meetings.queries.publication import minutes_closed_now, papers_open_now

Kind = Publication.Kind
BOUND = (Kind.AGENDA, Kind.SUPPLEMENT, Kind.REVISED_AGENDA, Kind.DECISIONS, Kind.DRAFT_MINUTES, Kind.MINUTES)
OF_MINUTES = (Kind.DRAFT_MINUTES, Kind.MINUTES)
WITH_PAPERS = (Kind.AGENDA, Kind.SUPPLEMENT, Kind.REVISED_AGENDA)


def packs(viewer: Viewer) -> QuerySet[Pack]:
    related = ("file", "publication__meeting__organisation", "publication__meeting__body")
    return Pack.objects.visible_to(viewer).select_related(*related).order_by("publication__turn", "edition", "-turn")


def packs_of(viewer: Viewer, meeting: Meeting) -> list[Pack]:
    """The packs of a meeting that can be read today: of each edition of each publication the last, if nothing in it was closed since."""
    latest: dict[tuple[int, str], Pack] = {}
    for row in packs(viewer).filter(publication__meeting=meeting):
        latest.setdefault((row.publication_id, row.edition), row)
    return [row for row in latest.values() if is_open_still(row)]


def pack(viewer: Viewer, meeting: Meeting, turn: int, edition: str) -> Pack | None:
    """The pack of one publication, if it can be read today."""
    row = packs(viewer).filter(publication__meeting=meeting, publication__turn=turn, edition=edition).first()
    return row if row and is_open_still(row) else None


def is_open_still(row: Pack) -> bool:
    """Whether the public may still read all that is in a public edition. The members' edition may hold what is closed."""
    if row.edition != Pack.Edition.PUBLIC:
        return True
    meeting = row.publication.meeting
    held = {(item, paper) for item, paper in row.holds if paper}
    minuted = {item for item, paper in row.holds if not paper}
    return held <= papers_open_now(PUBLIC, meeting) and not minuted & minutes_closed_now(PUBLIC, meeting)


def next_page(publication: Publication) -> int:
    """The number of the first page of a publication's pack: the next after those of the publications before it."""
    before = Pack.objects.visible_to(THE_CLOCK).filter(publication__meeting=publication.meeting_id, publication__turn__lt=publication.turn)
    return (before.aggregate(last=Max("last_page"))["last"] or 0) + 1


def publications_to_bind(meetings: Collection[str]) -> list[Publication]:
    """The publications of these meetings that want a pack and have none, or whose public pack holds what was closed since."""
    found = []
    for reference in meetings:
        _, slug, number = reference.split("/")[:3]
        rows = Publication.objects.visible_to(THE_CLOCK).filter(meeting__organisation__slug=slug, meeting__number=int(number))
        public = packs(THE_CLOCK).filter(publication__in=rows, edition=Pack.Edition.PUBLIC)
        bound = {row.publication_id for row in public if is_open_still(row)}
        wanted = rows.filter(kind__in=BOUND).select_related("meeting__organisation", "meeting__body").order_by("turn")
        found += [row for row in wanted if row.pk not in bound]
    return found


def papers_that_came_out_with(publication: Publication) -> list[Paper]:
    """The papers of a publication, closed ones too, for whoever binds it; with an agenda, all that had come out by then."""
    rows = Paper.objects.visible_to(THE_CLOCK).filter(item__meeting=publication.meeting, item__is_displayed=True)
    when = {"published_at" if publication.kind == Kind.SUPPLEMENT else "published_at__lte": publication.published_at}
    order = ("item__place", "item__position", "position")
    return list(rows.filter(**when).select_related("item__meeting", "file").order_by(*order))


def publication_called(reference: str) -> Publication | None:
    """A publication by its reference, for work that no person does."""
    _, slug, number, _, turn = reference.split("/")
    rows = Publication.objects.visible_to(THE_CLOCK).select_related("meeting__organisation", "meeting__body")
    return rows.filter(meeting__organisation__slug=slug, meeting__number=int(number), turn=int(turn)).first()
