"""What a line saves: planned month by month, entered as delivered, corrected by another entry, and judged."""

from collections.abc import Mapping, Sequence
from datetime import date, datetime
from decimal import Decimal
from typing import Any, NamedTuple

from moothall.access.acts import Refused, performs
from moothall.access.viewer import THE_CLOCK, Viewer
from moothall.decisions.rules import day_of
from moothall.plans.actions.saving_endings import refuse_more
from moothall.plans.actions.saving_lines import held_profiles, pennies_of, refuse_years, write_saving_line
from moothall.plans.models import SavingDelivered, SavingLine, SavingProfile, SavingsProgramme
from moothall.plans.permissions import savings as permissions
from moothall.plans.queries import savings as queries
from moothall.plans.rules import savings as rules


class Saved(NamedTuple):
    """What one line saved, as a line of the grid says it."""

    line: SavingLine
    amount: Decimal
    on: date
    evidence: str


@performs(permissions.CHANGE_PROFILE)
def change_saving_profile(
    line: SavingLine,
    *,
    viewer: Viewer,
    at: datetime,
    year: int,
    amount: Decimal,
    months: Sequence[Decimal],
    because: str = "",
    is_as_amended: bool = False,
) -> SavingLine:
    """What it saves in a year, month by month to the penny. With nothing the year is left out. What stood there before stays readable."""
    if (amount or any(months)) and (lacking := rules.profile_lacks(amount, months)):
        raise Refused(lacking)
    held = next((profile for profile in held_profiles(line) if profile.year == year), None)
    refuse_change(line, held, months, because, is_as_amended)
    end_profile(held, because, at)
    if amount:
        write_profile(line, year, months, because, at, viewer)
    refuse_years(line)
    refuse_more(line, at)
    if is_as_amended:
        enter_amended(line, at)
    return line


def refuse_change(line: SavingLine, held: SavingProfile | None, months: Sequence[Decimal], because: str, is_as_amended: bool) -> None:
    if held and held.months == list(months) and not is_as_amended:
        raise Refused("These are the figures that stand there already. Change a month, or leave them as they are.")
    if held and line.published_at and not because.strip():
        raise Refused("Say why the figures change. Everybody who reads the line reads it beside the earlier ones.")


def end_profile(held: SavingProfile | None, because: str, at: datetime) -> None:
    if held:
        held.ended_at, held.ended_because = at, because
        held.save(update_fields=["ended_at", "ended_because"])


def write_profile(line: SavingLine, year: int, months: Sequence[Decimal], because: str, at: datetime, viewer: Viewer) -> None:
    turns = SavingProfile.objects.visible_to(THE_CLOCK).filter(line=line, year=year)
    pennies = [int(month / rules.PENNY) for month in months]
    said = {"because": because, "written_at": at, "written_by": viewer.name}
    turn = queries.last_number(turns, "turn") + 1
    SavingProfile.objects.create(line=line, year=year, turn=turn, amount=rules.total(list(months)), pennies=pennies, **said)


def enter_amended(line: SavingLine, at: datetime) -> None:
    """What members agreed as they amended it is what stands here now; of what they agreed as it was put, no figure is ever raised."""
    amended = queries.Known(THE_CLOCK, [line], at).amended(line)
    if not amended:
        raise Refused("Members have not agreed this saving with amendments, so there are no figures of theirs to enter.")
    put = amended[-1]
    put.amounts, put.amended_at = pennies_of(held_profiles(line)), at
    put.save(update_fields=["amounts", "amended_at"])


@performs(permissions.JUDGE_LINE)
def judge_saving_line(line: SavingLine, *, viewer: Viewer, at: datetime, judged: str, because: str = "") -> SavingLine:
    """On course, at risk, or not achievable: with the reason, unless it is on course."""
    if judged and not because.strip():
        raise Refused(f"Say why it is {judged}.")
    line.judged, line.judged_because, line.judged_at = judged, because, at
    line.save(update_fields=["judged", "judged_because", "judged_at"])
    refuse_more(line, at)
    return line


@performs(permissions.DELIVER)
def deliver_saving(line: SavingLine, *, viewer: Viewer, at: datetime, amount: Decimal, on: date, evidence: str) -> SavingLine:
    """Enter what was saved, with how that is known. It may be less than planned, or more."""
    enter(line, viewer, at, amount, on, evidence)
    return line


def enter(
    line: SavingLine, viewer: Viewer, at: datetime, amount: Decimal, on: date, evidence: str, corrects: int | None = None
) -> SavingDelivered:
    if line.published_at is None:
        raise Refused("This line is a draft and counts nowhere. Publish it first.")
    if not evidence.strip():
        raise Refused("Say how it is known: the ledger, an invoice, a count.")
    before = queries.entered_in(line, THE_CLOCK, rules.year_of(on))
    years = (line.programme.first_year, line.programme.last_year)
    if lacking := rules.delivery_lacks(amount, on, day_of(at), before, *years, is_correction=corrects is not None):
        raise Refused(lacking)
    number = queries.last_number(SavingDelivered.objects.visible_to(THE_CLOCK).filter(line=line)) + 1
    said = {"on": on, "amount": amount, "evidence": evidence, "corrects": corrects, "entered_at": at, "entered_by": viewer.name}
    return SavingDelivered.objects.create(line=line, number=number, **said)


@performs(permissions.DELIVER_MANY)
def deliver_savings(programme: SavingsProgramme, *, viewer: Viewer, at: datetime, saved: Sequence[Saved]) -> SavingsProgramme:
    """What many lines saved, entered together: all of it, or nothing."""
    if not saved:
        raise Refused("Nothing was entered. Type what at least one line saved.")
    for one in saved:
        if one.line.programme_id != programme.pk:
            raise Refused(f"“{one.line}” belongs to another programme.")
        deliver_saving(one.line, viewer=viewer, at=at, amount=one.amount, on=one.on, evidence=one.evidence)
    return programme


@performs(permissions.CORRECT_DELIVERY)
def correct_delivered_saving(entry: SavingDelivered, *, viewer: Viewer, at: datetime, should_be: Decimal, evidence: str) -> SavingDelivered:
    """Say what an entry should have said. The entry stays as it is; another one puts right what is apart."""
    if entry.corrects:
        raise Refused("This entry is a correction itself. Correct the entry that it belongs to.")
    if should_be < 0:
        raise Refused("What was delivered is nothing or more.")
    earlier = SavingDelivered.objects.visible_to(THE_CLOCK).filter(line=entry.line, corrects=entry.number)
    stands = entry.amount + rules.total(list(earlier.values_list("amount", flat=True)))
    if should_be == stands:
        raise Refused(f"It says {rules.in_pounds(stands)} already.")
    made = enter(entry.line, viewer, at, should_be - stands, entry.on, evidence, corrects=entry.number)
    refuse_more(entry.line, at)
    return made


@performs(permissions.BRING_LINES)
def bring_saving_lines(
    programme: SavingsProgramme, *, viewer: Viewer, at: datetime, lines: Sequence[Mapping[str, Any]]
) -> SavingsProgramme:
    """Drafts, each with what it saves in a year, as a table says them: all of them, or none."""
    for line in lines:
        said = {name: value for name, value in line.items() if name not in {"year", "amount", "months"}}
        try:
            row = write_saving_line(programme, viewer=viewer, at=at, **said)
            sums = {"year": line["year"], "amount": line["amount"], "months": line["months"]}
            change_saving_profile(row, viewer=viewer, at=at, **sums)
        except Refused as refused:
            raise Refused(f"“{line['title']}”: {refused}") from None
    return programme
