"""Notices of what is to be decided: drafted, published, published again, moved to another time, withdrawn; and the two exceptions."""

from datetime import date, datetime
from hashlib import sha256
from typing import Any

import rfc8785

from moothall.access.acts import Refused, add_facts, performs
from moothall.access.rows import plainly
from moothall.access.viewer import THE_CLOCK, Viewer
from moothall.authority.models import Organisation
from moothall.authority.numbering import next_number
from moothall.decisions import permissions, queries, said
from moothall.decisions.models import Decision, KeyAnswer, Notice, NoticeEdition, NoticeException, NoticeLink
from moothall.decisions.rules import notices as law
from moothall.meetings.models import Item, Meeting, Report
from moothall.meetings.rules.law import Agreer, UrgentAgreement, agreement_lacks, day_of, start_of

Kind = NoticeEdition.Kind


@performs(permissions.DRAFT_NOTICE)
def draft_notice(organisation: Organisation, *, viewer: Viewer, at: datetime, notice: said.Notice) -> Notice:
    """Write a notice down. Nobody but the clerks sees it until it is published."""
    return write(Notice(organisation=organisation, number=next_number(organisation, "notice")), notice)


@performs(permissions.CHANGE_NOTICE)
def change_notice(row: Notice, *, viewer: Viewer, at: datetime, notice: said.Notice) -> Notice:
    """Change a draft."""
    return write(row, notice)


def write(row: Notice, notice: said.Notice) -> Notice:
    """The fields of a notice, as they are said."""
    for name, value in plainly(notice, "wards").items():
        setattr(row, name, value)
    refuse_wrong_days(row.due_on, row.due_until)
    if row.due_until and (row.due_on is None or row.due_until < row.due_on):
        raise Refused("A period needs its first day, and cannot end before it begins.")
    row.save()
    row.wards.set(notice.wards)
    return row


def refuse_wrong_days(*days: date | None) -> None:
    if wrong := next((why for day in days if (why := law.not_a_day(day))), ""):
        raise Refused(wrong)


@performs(permissions.PUBLISH_NOTICE)
def publish_notice(row: Notice, *, viewer: Viewer, at: datetime) -> Notice:
    """Publish a notice that states all that the law asks. Its days are counted from today."""
    refuse_what_is_not_whole(row, at)
    return come_out(row, at)


def refuse_what_is_not_whole(row: Notice, at: datetime) -> None:
    if lacking := law.missing(queries.stated(THE_CLOCK, row, day_of(at))):
        raise Refused(f"This notice does not state all that {law.SOURCE_OF_FIELDS} asks. {' '.join(lacking)}")


def come_out(row: Notice, at: datetime) -> Notice:
    row.published_at = row.counts_from = at
    row.save(update_fields=["published_at", "counts_from"])
    keep_edition(row, at, Kind.FIRST)
    return row


def keep_edition(row: Notice, at: datetime, kind: str, because: str = "", *, starts_again: bool = False) -> None:
    """Keep what the notice says now, as it is published, with a mark of its words in the record."""
    contents = queries.notice_as_published(THE_CLOCK, row, day_of(at))
    NoticeEdition.objects.create(
        notice=row,
        turn=NoticeEdition.objects.visible_to(THE_CLOCK).filter(notice=row).count() + 1,
        kind=kind,
        published_at=at,
        because=because,
        starts_again=starts_again,
        due_on=row.due_on,
        due_until=row.due_until,
        title=row.title,
        contents=contents,
    )
    add_facts(words=sha256(rfc8785.dumps(contents)).hexdigest())


@performs(permissions.PUBLISH_CHANGED_NOTICE)
def publish_changed_notice(
    row: Notice, *, viewer: Viewer, at: datetime, notice: said.Notice, because: str, starts_again: bool = False
) -> Notice:
    """Publish it again with changes, beside what it said before. Where it is another matter now, the days of notice begin again."""
    write(row, notice)
    refuse_what_is_not_whole(row, at)
    if starts_again:
        row.counts_from = at
        row.save(update_fields=["counts_from"])
    keep_edition(row, at, Kind.CHANGED, because, starts_again=starts_again)
    return row


@performs(permissions.CARRY_NOTICE)
def carry_notice(row: Notice, *, viewer: Viewer, at: datetime, due_on: date, because: str, due_until: date | None = None) -> Notice:
    """Move it to another day or period. When it was first to be decided stays to be read."""
    refuse_wrong_days(due_on, due_until)
    if due_until and due_until < due_on:
        raise Refused("The period cannot end before it begins.")
    if (due_on, due_until) == (row.due_on, row.due_until):
        raise Refused("It is to be decided then already. Choose another day or period.")
    row.due_on, row.due_until = due_on, due_until
    row.save(update_fields=["due_on", "due_until"])
    keep_edition(row, at, Kind.CARRIED, because)
    return row


@performs(permissions.WITHDRAW_NOTICE)
def withdraw_notice(row: Notice, *, viewer: Viewer, at: datetime, because: str) -> Notice:
    """Withdraw it. It stays on its page, with the reason."""
    row.withdrawn_at, row.withdrawn_because = at, because
    row.save(update_fields=["withdrawn_at", "withdrawn_because"])
    return row


@performs(permissions.USE_GENERAL_EXCEPTION)
def use_general_exception(row: Notice, *, viewer: Viewer, at: datetime, told: str, because: str) -> Notice:
    """Publish that scrutiny was told of the matter today, and why the usual notice was impracticable: SI 2012/2089, reg 10."""
    return come_late(row, at, law.Way.GENERAL_EXCEPTION, told=told, because=because)


@performs(permissions.USE_SPECIAL_URGENCY)
def use_special_urgency(row: Notice, *, viewer: Viewer, at: datetime, agreement: said.Agreed) -> Notice:
    """Publish who agreed that it cannot wait, and why: SI 2012/2089, reg 11. Nobody may agree in another's place out of turn."""
    agreer = Agreer(agreement.agreed_by)
    asked = UrgentAgreement(
        agreed_by=agreer,
        agreed_at=start_of(agreement.agreed_on),
        reason=agreement.because,
        is_scrutiny_chair_able=agreement.is_scrutiny_chair_able,
        has_council_chair=agreement.has_council_chair,
    )
    if lacking := agreement_lacks(asked):
        raise Refused(" ".join(lacking))
    if agreement.agreed_on > day_of(at):
        raise Refused("Nobody can have agreed on a day that has not come yet.")
    said_of_it = {"because": agreement.because, "agreed_by": agreer.value, "agreed_on": agreement.agreed_on}
    return come_late(row, at, law.Way.SPECIAL_URGENCY, **said_of_it)


def come_late(row: Notice, at: datetime, way: law.Way, **said_of_it: Any) -> Notice:
    """The notice comes out with the exception, where it was not out before."""
    if row.is_key is False:
        raise Refused("It is not a key decision, so no exception is needed.")
    if (judged := queries.verdicts(THE_CLOCK, [row], day_of(at)).get(row.pk)) and judged.state is law.State.IN_TIME:
        raise Refused("The usual notice came in time, so no exception is needed.")
    if NoticeException.objects.visible_to(THE_CLOCK).filter(notice=row, way=way).exists():
        raise Refused(f"The {way.value} has been published for this notice already.")
    if row.published_at is None:
        come_out(row, at)
    NoticeException.objects.create(notice=row, way=way, published_at=at, **said_of_it)
    return row


@performs(permissions.JOIN_NOTICE)
def join_notice(
    row: Notice,
    *,
    viewer: Viewer,
    at: datetime,
    item: Item | None = None,
    meeting: Meeting | None = None,
    report: Report | None = None,
    decision: Decision | None = None,
) -> Notice:
    """Say what it announces: an item of a meeting, a meeting, a report, a decision. Said twice, it stands once."""
    joined = [thing for thing in (item, meeting, report, decision) if thing]
    if not joined:
        raise Refused("Choose what this notice announces.")
    if any(thing.organisation_id != row.organisation_id for thing in joined):
        raise Refused("This notice is of another council.")
    keys: dict[str, Any] = {"item": item, "meeting": item.meeting if item else meeting, "report": report, "decision": decision}
    NoticeLink.objects.visible_to(THE_CLOCK).get_or_create(notice=row, **keys)
    return row


@performs(permissions.SAY_WHETHER_KEY)
def say_whether_key(thing: Item | Report, *, viewer: Viewer, at: datetime, is_key: bool, because: str = "") -> Item | Report:
    """A clerk says whether what comes to the executive asks for a key decision."""
    key = {"item": thing} if isinstance(thing, Item) else {"report": thing}
    said_of_it = {"is_key": is_key, "because": because, "said_at": at, "organisation_id": thing.organisation_id}
    KeyAnswer.objects.visible_to(THE_CLOCK).update_or_create(**key, defaults=said_of_it)
    return thing


@performs(permissions.REPORT_URGENCIES)
def report_urgencies(organisation: Organisation, *, viewer: Viewer, at: datetime, reported_on: date) -> Organisation:
    """The leader has told the council of every special urgency agreed up to this day: SI 2012/2089, reg 19."""
    if reported_on > day_of(at):
        raise Refused("That day has not come yet. Enter the day on which Council was told.")
    rows = queries.urgencies(THE_CLOCK, organisation).filter(reported_on=None, agreed_on__lte=reported_on)
    keys = [row.pk for row in rows]
    if not keys:
        raise Refused("No urgent decision waits to be reported for that day.")
    NoticeException.objects.visible_to(THE_CLOCK).filter(pk__in=keys).update(reported_on=reported_on)
    add_facts(reported=len(keys))
    return organisation
