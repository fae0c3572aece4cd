"""Moving a job on: bookkeeping of work in the background, which is no act and makes no entry.

Each step is seen by others once it is committed: so a job is worked on outside any transaction, and only what it makes
is written inside one, at its end. A worker that is killed leaves its job as it was; whoever takes it up begins it again.
"""

from datetime import datetime

from django.db import transaction
from django.db.models import F, QuerySet

from moothall.access.viewer import THE_CLOCK, Viewer
from moothall.authority.models import Organisation
from moothall.documents.models import Job

LONGEST = {"title": 300, "sentence": 500, "error": 1_000}


def ask(organisation: Organisation, *, kind: str, makes: str, title: str, viewer: Viewer, at: datetime) -> Job:
    """The job that makes this for this viewer; one that waits or is under way already is asked for once only."""
    facts = {"organisation": organisation, "title": shortened("title", title), "requested_at": at}
    with transaction.atomic():
        job, _ = Job.objects.visible_to(THE_CLOCK).get_or_create(
            kind=kind, makes=makes, requested_by=viewer.reference, ended_at=None, defaults=facts
        )
    return job


def begin(key: str, *, at: datetime) -> Job | None:
    """Take a job up, for the first time or again from its beginning; nothing if it has ended."""
    if not open_job(key).update(tries=F("tries") + 1, heard_at=at, done=0, of=0, sentence="", error=""):
        return None
    return open_job(key).get()


def step(job: Job, done: int, of: int, sentence: str, *, at: datetime) -> None:
    """How much is done of how much, and what is being done now, in a sentence."""
    open_job(job.key).update(done=min(done, of), of=of, sentence=shortened("sentence", sentence), heard_at=at)


def finish(job: Job, sentence: str, *, at: datetime) -> None:
    """It is done: what came of it, in a sentence."""
    open_job(job.key).update(done=F("of"), sentence=shortened("sentence", sentence), error="", ended_at=at)


def fail(job: Job, error: str, *, at: datetime) -> None:
    """It was not done, and will not be tried again: why, and what to do."""
    open_job(job.key).update(error=shortened("error", error) or "It could not be done.", ended_at=at)


def open_job(key: object) -> QuerySet[Job]:
    """A job that has not ended; what has ended is never moved again."""
    return Job.objects.visible_to(THE_CLOCK).filter(key=key, ended_at=None)


def shortened(field: str, text: str) -> str:
    longest = LONGEST[field]
    return text if len(text) <= longest else text[: longest - 1] + "…"
