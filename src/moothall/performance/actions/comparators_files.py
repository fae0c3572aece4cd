"""Files of other places' figures are sent, looked over and brought in; and taken back, so that a source says what it said before."""

from collections.abc import Sequence
from datetime import date, datetime
from decimal import Decimal
from typing import Any, BinaryIO

from moothall.access.acts import Refused, add_facts, performs
from moothall.access.viewer import THE_CLOCK, Viewer
from moothall.authority.models import Organisation
from moothall.authority.numbering import next_number
from moothall.documents import actions as documents, rules as files
from moothall.performance.actions.comparators import AT_ONCE, bring_comparators
from moothall.performance.actions.reports_issuing import refuse_second
from moothall.performance.models import (
    ComparatorFile,
    ComparatorFiles,
    ComparatorGroup,
    Comparators,
    Indicator,
    MeasureIndicator,
    Place,
    PlacesReported,
)
from moothall.performance.permissions import comparators as permissions
from moothall.performance.queries import comparators as sources, comparators_files as queries
from moothall.performance.rules.comparators.brought import Brought

MOST_FILES = 12
BRINGING = "bringing"  # what the work in the background is called


@performs(permissions.SEND_COMPARATORS)
def send_comparators(
    organisation: Organisation, *, viewer: Viewer, at: datetime, sent: Sequence[tuple[BinaryIO, str]], name: str, source: str, year: str
) -> ComparatorFiles:
    """Keep the files of one source, each judged by what is in it. Nothing of them is brought in by that."""
    if not sent:
        raise Refused("Choose the files.", "files")
    if len(sent) > MOST_FILES:
        raise Refused(f"These are {len(sent)} files. Send at most {MOST_FILES} at once.", "files")
    names = [files.legible(called)[:200] for _, called in sent]
    if len({one.casefold() for one in names}) < len(names):
        raise Refused("Two of these files bear one name. Give each a name of its own.", "files")
    said = {"name": name, "source": source, "year": year, "sent_at": at, "sent_by": viewer.name}
    row = ComparatorFiles.objects.create(organisation=organisation, number=next_number(organisation, "comparator files"), **said)
    for called, (stream, _) in zip(names, sent, strict=True):
        kept = documents.keep(organisation, viewer=THE_CLOCK, at=at, stream=stream, name=called)
        ComparatorFile.objects.create(files=row, file=kept, name=called)
    add_facts(files=len(names))
    return row


@performs(permissions.KEEP_LOOK)
def keep_look(row: ComparatorFiles, *, viewer: Viewer, at: datetime, found: dict[str, Any]) -> ComparatorFiles:
    """Keep what the files say, for whoever decides whether it is brought in."""
    row.found = found
    row.save(update_fields=["found"])
    return row


@performs(permissions.ASK_TO_BRING)
def ask_to_bring(row: ComparatorFiles, *, viewer: Viewer, at: datetime, ours: str = "", leaves_out: bool = False) -> ComparatorFiles:
    """Say that they are to be brought in as they were looked over, which place is ourselves, and whether what is wrong is left out."""
    if not row.found:
        raise Refused("These files have not been looked over yet.")
    if not row.found["figures"]:
        raise Refused("These files report no figure that can be placed, so there is nothing to bring in.")
    if row.found["wrong_number"] and not leaves_out:
        raise Refused("Some rows cannot be placed. Put them right and send the files again, or say that they are left out.", "leaves_out")
    if ours and ours not in row.found["places"]:
        raise Refused(f"No place of these files is called “{ours[:100]}”. Choose one from the list.", "ours")
    refuse_second(row, BRINGING, at, "being brought in")
    row.ours, row.leaves_out = ours, leaves_out
    row.save(update_fields=["ours", "leaves_out"])
    return row


@performs(permissions.BRING_SENT)
def bring_sent(row: ComparatorFiles, *, viewer: Viewer, at: datetime, brought: Brought) -> ComparatorFiles:
    """Bring in what they say, and keep what the source said before."""
    row.before = queries.said_before(sources.named(row.organisation, row.name))
    said = {"name": row.name, "source": row.source, "year": row.year, "ours": row.ours}
    bring_comparators(row.organisation, viewer=viewer, at=at, brought=brought, **said)
    row.brought_at, row.brought_by = at, viewer.name
    row.save(update_fields=["before", "brought_at", "brought_by"])
    return row


@performs(permissions.TAKE_BACK)
def take_back_comparators(row: ComparatorFiles, *, viewer: Viewer, at: datetime, because: str) -> ComparatorFiles:
    """The source says again what it said before these files. An indicator that stands beside a measure stays, without their figures."""
    source = sources.named(row.organisation, row.name)
    if source is None or not row.is_last_of(source):
        raise Refused("Other files of this source were brought in since. Take those back first.")
    if not because.strip():
        raise Refused("Say why they are taken back.", "because")
    say_nothing(source)
    if row.before is None:
        forget_unless_tied(source, [])
    else:
        say_again(source, row.before)
    row.taken_back_at, row.taken_back_by, row.taken_back_because = at, viewer.name, because
    row.save(update_fields=["taken_back_at", "taken_back_by", "taken_back_because"])
    return row


def say_nothing(source: Comparators) -> None:
    PlacesReported.objects.filter(indicator__in=Indicator.objects.filter(comparators=source).values("pk")).delete()
    ComparatorGroup.objects.filter(comparators=source).delete()
    Place.objects.filter(comparators=source).update(is_ours=False, is_reference=False)


def say_again(source: Comparators, before: dict[str, Any]) -> None:
    """Places keep their keys however often a source is brought in, so what it said before leads to them still."""
    said = before["source"]
    source.source, source.year, source.digest = said["source"], said["year"], said["digest"]
    source.brought_at = datetime.fromisoformat(said["brought_at"])
    source.save()
    there = [Place(comparators=source, **one) for one in before["places"]]
    Place.objects.filter(comparators=source).exclude(pk__in=[one.pk for one in there]).delete()
    Place.objects.bulk_update(there, ["code", "is_ours", "is_reference"], AT_ONCE)
    ComparatorGroup.objects.bulk_create(ComparatorGroup(comparators=source, **one) for one in before["groups"])
    known = Indicator.objects.in_bulk([one["pk"] for one in before["indicators"]])
    for one in before["indicators"]:
        for name in queries.MEANING[1:]:
            setattr(known[one["pk"]], name, one[name])
        known[one["pk"]].per = Decimal(one["per"]) if one["per"] else None
    Indicator.objects.bulk_update(known.values(), queries.MEANING[1:], AT_ONCE)
    PlacesReported.objects.bulk_create([PlacesReported(**one | days_of(one)) for one in before["figures"]], AT_ONCE)
    forget_unless_tied(source, list(known))


def days_of(one: dict[str, Any]) -> dict[str, date]:
    return {name: date.fromisoformat(one[name]) for name in ("first_on", "last_on")}


def forget_unless_tied(source: Comparators, known: Sequence[int]) -> None:
    """What came with the files goes with them, but for what stands beside a measure; and the source with its last indicator."""
    tied = MeasureIndicator.objects.visible_to(THE_CLOCK).filter(indicator__comparators=source).values("indicator")
    Indicator.objects.filter(comparators=source).exclude(pk__in=known).exclude(pk__in=tied).delete()
    if not Indicator.objects.filter(comparators=source).exists():
        source.delete()
