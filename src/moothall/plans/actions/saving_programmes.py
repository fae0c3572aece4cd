"""A savings programme is begun, given its targets, shared out among portfolios and departments, and published."""

from collections.abc import Mapping
from datetime import datetime
from decimal import Decimal
from typing import Any

from moothall.access.acts import Refused, performs
from moothall.access.viewer import THE_CLOCK, Viewer
from moothall.authority.models import Department, Organisation, Portfolio
from moothall.authority.numbering import next_number
from moothall.plans.models import SavingDelivered, SavingProfile, SavingsContribution, SavingsProgramme, SavingsTarget
from moothall.plans.permissions import savings as permissions
from moothall.plans.queries import savings as queries
from moothall.plans.rules import savings as rules

LONGEST = 10


@performs(permissions.START_PROGRAMME)
def start_savings_programme(
    organisation: Organisation, *, viewer: Viewer, at: datetime, title: str, first_year: int, last_year: int, about: str = ""
) -> SavingsProgramme:
    """Begin the savings of some years of the financial plan. Those who write plans alone see it until it is published."""
    refuse_years(first_year, last_year)
    said = {"title": title, "about": about, "first_year": first_year, "last_year": last_year}
    number = next_number(organisation, "savings programme")
    return SavingsProgramme.objects.create(organisation=organisation, number=number, begun_at=at, **said)


@performs(permissions.CHANGE_PROGRAMME)
def change_savings_programme(
    programme: SavingsProgramme, *, viewer: Viewer, at: datetime, title: str, first_year: int, last_year: int, about: str = ""
) -> SavingsProgramme:
    """Its name and its years. No year is left out in which something counts."""
    refuse_years(first_year, last_year)
    for year in years_that_count(programme):
        if not first_year <= year <= last_year:
            raise Refused(f"Something counts in {rules.in_words(year)} already, so that year stays in the programme.")
    programme.title, programme.about, programme.first_year, programme.last_year = title, about, first_year, last_year
    programme.save(update_fields=["title", "about", "first_year", "last_year"])
    return programme


def refuse_years(first: int, last: int) -> None:
    if not first <= last < first + LONGEST:
        raise Refused(f"The last year is the first or one of the {LONGEST - 1} that follow it.")


def years_that_count(programme: SavingsProgramme) -> list[int]:
    planned = SavingProfile.objects.visible_to(THE_CLOCK).filter(line__programme=programme, ended_at=None)
    aimed = SavingsTarget.objects.visible_to(THE_CLOCK).filter(programme=programme)
    saved = SavingDelivered.objects.visible_to(THE_CLOCK).filter(line__programme=programme).values_list("on", flat=True)
    return sorted({*planned.values_list("year", flat=True), *aimed.values_list("year", flat=True), *map(rules.year_of, saved)})


@performs(permissions.SET_TARGET)
def set_savings_target(
    programme: SavingsProgramme, *, viewer: Viewer, at: datetime, year: int, amount: Decimal, set_by: str, because: str = ""
) -> SavingsTarget:
    """What is to be saved in a year, and who set it. Another target needs a reason; the one before it stays readable."""
    refuse_outside(programme, year)
    if amount <= 0:
        raise Refused("A target is more than nothing.")
    earlier = SavingsTarget.objects.visible_to(THE_CLOCK).filter(programme=programme, year=year)
    turn = queries.last_number(earlier, "turn") + 1
    if turn > 1 and not because.strip():
        raise Refused("Say why the target is changed. Everybody reads it beside the earlier one.")
    said = {"amount": amount, "set_by": set_by, "because": because, "set_at": at}
    return SavingsTarget.objects.create(programme=programme, year=year, turn=turn, **said)


def refuse_outside(programme: SavingsProgramme, year: int) -> None:
    if year not in programme.years:
        years = f"{rules.in_words(programme.first_year)} to {rules.in_words(programme.last_year)}"
        raise Refused(f"{rules.in_words(year)} is outside the programme, {years}.")


@performs(permissions.ASK_CONTRIBUTIONS)
def ask_contributions(
    programme: SavingsProgramme, *, viewer: Viewer, at: datetime, year: int, asked: Mapping[Department | Portfolio, Decimal]
) -> SavingsProgramme:
    """How much each department, or each portfolio, is asked for in a year. What was asked of its kind before gives way to it."""
    refuse_outside(programme, year)
    kinds = {of: [row for row in asked if isinstance(row, table)] for of, table in (("department", Department), ("portfolio", Portfolio))}
    for of, rows in kinds.items():
        if rows:
            refuse_strangers(programme, rows, asked)
            known = SavingsContribution.objects.visible_to(THE_CLOCK).filter(programme=programme, year=year)
            known.filter(**{f"{of}__isnull": False}).delete()
            made = [SavingsContribution(programme=programme, year=year, amount=asked[row], **{of: row}) for row in rows if asked[row]]
            SavingsContribution.objects.bulk_create(made)
    return programme


def refuse_strangers(programme: SavingsProgramme, rows: list[Any], asked: Mapping[Any, Decimal]) -> None:
    for row in rows:
        if row.organisation_id != programme.organisation_id:
            raise Refused(f"{row.name} belongs to another council.")
        if asked[row] < 0:
            raise Refused(f"{row.name} cannot be asked for less than nothing.")


@performs(permissions.PUBLISH_PROGRAMME)
def publish_savings_programme(programme: SavingsProgramme, *, viewer: Viewer, at: datetime) -> SavingsProgramme:
    """From now on everybody reads it, with each line that is out and not closed."""
    if not SavingsTarget.objects.visible_to(THE_CLOCK).filter(programme=programme).exists():
        raise Refused("No year has a target yet. Set one first, so that everybody can read what is missing to it.")
    programme.published_at = at
    programme.save(update_fields=["published_at"])
    return programme
