"""Files of other places' figures that came by a page are looked over and brought in: large ones in the background, others at once."""

from datetime import datetime
from typing import Any

from django.db import transaction

from moothall.access.acts import Refused
from moothall.access.viewer import THE_CLOCK, Viewer
from moothall.authority.words import counted
from moothall.decisions.rules import day_of
from moothall.documents import jobs, queries as files, shelf
from moothall.documents.models import Job
from moothall.performance import actions, issuing
from moothall.performance.bringing_comparators import CannotBeRead, told
from moothall.performance.models import ComparatorFiles
from moothall.performance.queries import comparators_files as queries
from moothall.performance.rules.comparators.brought import Brought
from moothall.worker import queries as worker
from moothall.worker.tasks import work

LOOKING = "looking"
AT_ONCE = 300_000  # bytes that are read while somebody waits: a second's work
MOST_NAMED, SAMPLE, MOST_GROUPS = 200, 12, 30


def send(organisation: Any, *, viewer: Viewer, at: datetime, **said: Any) -> ComparatorFiles:
    """Keep the files, and have them looked over."""
    with transaction.atomic():
        row = actions.send_comparators(organisation, viewer=viewer, at=at, **said)
        job = asked(row, LOOKING, viewer, at, f"To look over {row}")
        waits = is_left_to_worker(row, at)
        if waits:
            look_over.enqueue(str(job.key))
    if not waits:
        carry_look(str(job.key), at=at)
    return row


def bring(row: ComparatorFiles, *, viewer: Viewer, at: datetime, **said: Any) -> ComparatorFiles:
    """Have them brought in as they were looked over."""
    with transaction.atomic():
        actions.ask_to_bring(row, viewer=viewer, at=at, **said)
        job = asked(row, actions.BRINGING, viewer, at, f"To bring in {row}")
        waits = is_left_to_worker(row, at)
        if waits:
            bring_in.enqueue(str(job.key))
    if not waits:
        carry_bringing(str(job.key), at=at)
        job.refresh_from_db()
        if job.error:
            raise Refused(job.error)
    return row


def asked(row: ComparatorFiles, kind: str, viewer: Viewer, at: datetime, title: str) -> Job:
    return jobs.ask(row.organisation, kind=kind, makes=row.reference, title=title, viewer=viewer, at=at)


def is_left_to_worker(row: ComparatorFiles, at: datetime) -> bool:
    return worker.is_there(at) and queries.size_of(THE_CLOCK, row) > AT_ONCE


def last_job(row: ComparatorFiles) -> Job | None:
    """The work on these files that was asked for last."""
    found = [one for kind in (LOOKING, actions.BRINGING) if (one := files.latest_job(THE_CLOCK, kind, row.reference))]
    return max(found, key=lambda one: (one.requested_at, one.pk), default=None)


@work
def look_over(key: str, *, at: datetime) -> None:
    carry_look(key, at=at)


@work
def bring_in(key: str, *, at: datetime) -> None:
    carry_bringing(key, at=at)


def carry_look(key: str, *, at: datetime) -> None:
    issuing.seen_to_its_end(key, looked_over, at=at)


def carry_bringing(key: str, *, at: datetime) -> None:
    issuing.seen_to_its_end(key, brought_in, at=at)


def looked_over(job: Job, now: issuing.Now) -> str:
    """Read the files, and keep what they say."""
    row = row_of(job)
    try:
        found = what_it_says(read(row, job, now), row.organisation.name)
    except CannotBeRead as why:
        found = nothing(why.sentences)
    actions.keep_look(row, viewer=THE_CLOCK, at=now(), found=found)
    return "They have been looked over. Nothing has been brought in yet."


def brought_in(job: Job, now: issuing.Now) -> str:
    """Read them again and bring them in, by whoever asked, as far as they may still. One that was killed after that finds it done."""
    row = row_of(job)
    if row.brought_at is None:
        try:
            said = read(row, job, now)
        except CannotBeRead as why:
            raise Refused(str(why)) from why
        said.wrong = [] if row.leaves_out else said.wrong
        at = now()
        actions.bring_sent(row, viewer=issuing.whoever(job.requested_by, day_of(at)), at=at, brought=said)
    return "They have been brought in."


def row_of(job: Job) -> ComparatorFiles:
    _, _, slug, _, number = job.makes.split("/")
    row = queries.called(THE_CLOCK, slug, int(number))
    assert row  # what was sent is never taken away
    return row


def read(row: ComparatorFiles, job: Job, now: issuing.Now) -> Brought:
    """All files together, telling how many have been read."""
    every = queries.files_of(THE_CLOCK, row)
    of = len(every) + 1  # putting them together is a step too

    def step(done: int) -> None:
        jobs.step(job, done, of, f"{done} of {counted(len(every), 'file')} {'is' if len(every) == 1 else 'are'} read.", at=now())

    return told([(one.name, shelf.place_of(one.file_id)) for one in every], step)


def what_it_says(said: Brought, council: str) -> dict[str, Any]:
    """What is shown of files before they are brought in: plain words and numbers."""
    last = {at.code: at for at in sorted(said.figures, key=lambda one: (one.period.first, one.place))}
    groups = sorted({one.name for one in said.groups})
    return {
        "figures": len(said.figures),
        "indicators": len(last),
        "places": sorted({one.place for one in said.figures}),
        "groups": groups[:MOST_GROUPS],
        "groups_number": len(groups),
        "ours": council if council in said.places else "",
        "sample": [line(said, last[code]) for code in sorted(last)[:SAMPLE]],
        "notes": said.notes[:MOST_NAMED],
        "wrong": said.wrong[:MOST_NAMED],
        "wrong_number": len(said.wrong),
        "empty": said.empty[:MOST_NAMED],
        "empty_number": len(said.empty),
    }


def line(said: Brought, at: Any) -> list[str]:
    of, told = said.indicators[at.code], said.figures[at]
    figure = "Not its service" if told.is_not_theirs else "No figure" if told.value is None else f"{told.value:f}"
    return [of.title, at.place, at.period.in_words(), figure, of.unit]


def nothing(sentences: Any) -> dict[str, Any]:
    """What is shown of files that cannot be read."""
    lists = {name: [] for name in ("places", "groups", "sample", "notes", "empty")}
    numbers = dict.fromkeys(("figures", "indicators", "groups_number", "empty_number"), 0)
    return lists | numbers | {"ours": "", "wrong": list(sentences)[:MOST_NAMED], "wrong_number": len(sentences)}
