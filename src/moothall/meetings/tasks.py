"""Packs are bound in the background: asked for when something has been published, whole before anything leads to them."""

import re
from collections.abc import Callable, Sequence
from datetime import datetime, timedelta
from pathlib import Path
from tempfile import TemporaryDirectory
from time import monotonic

from moothall.access.acts import Refused
from moothall.access.viewer import THE_CLOCK, Viewer
from moothall.documents import actions as documents, jobs, pdf, shelf
from moothall.documents.binding import NotBound
from moothall.documents.models import Job
from moothall.meetings import actions, packing, permissions, queries
from moothall.meetings.models import Publication
from moothall.record.models import Entry
from moothall.worker.tasks import work

PACK = "pack"
OF_MEETING = re.compile(r"meetings/[-\w]+/\d+(?=/|$)")  # of a report or a petition, which stand beside the meetings, no pack is made
LATELY = timedelta(days=60)
CALLING = {
    act.key
    for act in (
        permissions.PUBLISH_AGENDA,
        permissions.PUBLISH_SUPPLEMENT,
        permissions.PUBLISH_REVISED_AGENDA,
        permissions.PUBLISH_DECISIONS,
        permissions.PUBLISH_DRAFT_MINUTES,
        permissions.PUBLISH_MINUTES,
        permissions.CONFIRM_MINUTES,
        permissions.CLOSE_PAPERS,
        permissions.CLOSE_MINUTE,
        permissions.OPEN_WHAT_WAS_CLOSED,
    )
}


class Packs:
    """Follows the record: what was published is bound, and bound anew when something in it has been closed or opened.

    What came out long before the latest act, as when a council begins with Moothall, is bound when somebody asks for it.
    """

    name = "packs"

    def handle(self, entries: Sequence[Entry]) -> None:
        called = [(OF_MEETING.match(entry.subject), entry.at) for entry in entries if entry.act in CALLING]
        latest = {meeting[0]: at for meeting, at in called if meeting}
        for reference, at in latest.items():
            for publication in queries.publications_to_bind([reference]):
                if publication.published_at > entries[-1].at - LATELY:
                    ask(publication, THE_CLOCK, at)


PACKS = Packs()


def ask(publication: Publication, viewer: Viewer, at: datetime) -> Job:
    """Have a pack bound; one that waits or is under way for the same person is not asked for twice."""
    title = f"{publication} of {publication.meeting}"
    organisation = publication.meeting.organisation
    job = jobs.ask(organisation, kind=PACK, makes=publication.reference, title=title, viewer=viewer, at=at)
    if not job.tries:
        bind_pack.enqueue(str(job.key))
    return job


@work
def bind_pack(key: str, *, at: datetime) -> None:
    """Bind the pack of a job. A worker that was killed in the middle leaves nothing; the next begins again."""
    now = clock(at)
    job = jobs.begin(key, at=at)
    publication = queries.publication_called(job.makes) if job else None
    if not job or not publication:
        return
    if not pdf.is_offered():
        jobs.fail(job, pdf.NOT_OFFERED, at=now())
        return
    try:
        jobs.finish(job, bound(publication, job, now), at=now())
    except (NotBound, pdf.NotMade, Refused) as why:
        jobs.fail(job, str(why), at=now())


def clock(at: datetime) -> Callable[[], datetime]:
    """The moment as it goes on from the one at which the work was taken up."""
    started = monotonic()
    return lambda: at + timedelta(seconds=monotonic() - started)


def bound(publication: Publication, job: Job, now: Callable[[], datetime]) -> str:
    """Bind every edition apart, then keep them: what came of it, in a sentence."""
    with TemporaryDirectory(prefix="pack-", dir=shelf.incoming()) as folder:
        contents, editions = packing.bind_editions(publication, Path(folder), stepper(job, now))
        for name, edition in editions.items():
            keep(publication, name, edition, contents, now())
    public = editions["public"].bound
    return f"The pack has pages {public.first} to {public.last}." + (" There is a members' edition." if "private" in editions else "")


def stepper(job: Job, now: Callable[[], datetime]) -> Callable[[int, int, str], None]:
    """Tells of the steps in words that everybody may read who follows the job: never a title, which may be closed."""

    def step(done: int, of: int, sentence: str) -> None:
        said = sentence if ":" not in sentence else sentence.split(":")[0]
        jobs.step(job, done, of, said, at=now())

    return step


def keep(publication: Publication, name: str, edition: packing.Edition, contents: packing.Contents, at: datetime) -> None:
    with edition.file.open("rb") as stream:
        file = documents.keep(publication.meeting.organisation, viewer=THE_CLOCK, at=at, stream=stream, name=f"{name}.pdf")
    facts = {"first_page": edition.bound.first, "last_page": edition.bound.last, "is_for_everybody": edition.bound.is_for_everybody}
    actions.keep_pack(publication, viewer=THE_CLOCK, at=at, edition=name, file=file, holds=contents.holds, **facts)
