"""A saving line is written, changed, published, closed under a ground, opened, and put to members."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from moothall.access.acts import Refused, performs
from moothall.access.viewer import THE_CLOCK, Viewer
from moothall.authority.models import Department, Portfolio
from moothall.authority.numbering import next_number
from moothall.decisions.models import Decision
from moothall.decisions.rules import day_of
from moothall.meetings.models import Recommendation
from moothall.meetings.rules.law import grounds
from moothall.plans.models import (
    Objective,
    SavingLine,
    SavingObjective,
    SavingProfile,
    SavingPut,
    SavingsClosure,
    SavingShare,
    SavingsProgramme,
)
from moothall.plans.permissions import savings as permissions
from moothall.plans.rules import savings as rules

Shares = Sequence[tuple[Department, Portfolio | None, int]]
NO_SUMS = "It saves nothing yet. Enter what it saves in a year first."


@performs(permissions.WRITE_LINE)
def write_saving_line(
    programme: SavingsProgramme, *, viewer: Viewer, at: datetime, department: Department, shares: Shares = (), **said: Any
) -> SavingLine:
    """A draft, which counts nowhere until it is published."""
    line = SavingLine(programme=programme, department=department, written_at=at, **said)
    refuse_line(line, shares)
    line.number = next_number(programme.organisation, "saving line")
    line.save()
    write_shares(line, shares)
    return line


@performs(permissions.CHANGE_LINE)
def change_saving_line(
    line: SavingLine, *, viewer: Viewer, at: datetime, department: Department, shares: Shares = (), **said: Any
) -> SavingLine:
    """What is said of it, and whose it is: no department's for which they could not write it. What it saves has an act of its own."""
    if why := permissions.WRITE_LINE.refusal(viewer, line.programme, department=department):
        raise Refused(why, box="department")
    for name, value in {"department": department, **said}.items():
        setattr(line, name, value)
    refuse_line(line, shares)
    refuse_years(line)
    line.save()
    SavingShare.objects.visible_to(THE_CLOCK).filter(line=line).delete()
    write_shares(line, shares)
    return line


def refuse_line(line: SavingLine, shares: Shares) -> None:
    """Everything that it names is of one council and one programme, and its shares come to the whole."""
    named = [line.department, line.portfolio, line.owner, *(row for department, portfolio, _ in shares for row in (department, portfolio))]
    for row in named:
        if row is not None and row.organisation_id != line.programme.organisation_id:
            raise Refused(f"{row} belongs to another council.")
    for part in (line.workstream, line.stream):
        if part is not None and part.programme_id != line.programme_id:
            raise Refused(f"{part} belongs to another programme.")
    if line.workstream and line.workstream.ended_at and not stands_in(line):
        raise Refused(f"“{line.workstream}” has ended. Choose another workstream, or take it up again first.")
    if line.stream and SavingLine.objects.visible_to(THE_CLOCK).filter(stream=line.stream).exclude(pk=line.pk).exists():
        raise Refused(f"What is saved on “{line.stream}” is in another line already, and would be counted twice.")
    whose = [(department.pk, portfolio and portfolio.pk) for department, portfolio, _ in shares]
    if shares and (lacking := rules.shares_lack([parts for _, _, parts in shares], whose)):
        raise Refused(lacking)


def stands_in(line: SavingLine) -> bool:
    """Whether a line has been in its workstream already."""
    return SavingLine.objects.visible_to(THE_CLOCK).filter(pk=line.pk, workstream=line.workstream).exists()


def write_shares(line: SavingLine, shares: Shares) -> None:
    made = [SavingShare(line=line, department=row, portfolio=portfolio, parts=parts) for row, portfolio, parts in shares]
    SavingShare.objects.bulk_create(made)


def held_profiles(line: SavingLine) -> list[SavingProfile]:
    return list(SavingProfile.objects.visible_to(THE_CLOCK).filter(line=line, ended_at=None).order_by("year"))


def refuse_years(line: SavingLine) -> None:
    amounts = {profile.year: profile.amount for profile in held_profiles(line)}
    programme = line.programme
    if amounts and (lacking := rules.years_lack(rules.Kind(line.kind), amounts, line.full_year, programme.first_year, programme.last_year)):
        raise Refused(lacking)


@performs(permissions.PUBLISH_LINE)
def publish_saving_line(line: SavingLine, *, viewer: Viewer, at: datetime) -> SavingLine:
    """From now on it counts; and everybody reads it, unless it is closed."""
    if not held_profiles(line):
        raise Refused(NO_SUMS)
    line.published_at = at
    line.save(update_fields=["published_at"])
    closures_of(line).update(published_at=at)
    return line


@performs(permissions.DISCARD_LINE)
def discard_saving_line(line: SavingLine, *, viewer: Viewer, at: datetime) -> SavingsProgramme:
    """A draft that came to nothing. Its number is not given again."""
    programme = line.programme
    closures_of(line).delete()
    line.delete()
    return programme


def closures_of(line: SavingLine) -> Any:
    return SavingsClosure.objects.visible_to(THE_CLOCK).filter(programme=line.programme, number=line.closure or 0)


@performs(permissions.CLOSE_LINE)
def close_saving_line(
    line: SavingLine, *, viewer: Viewer, at: datetime, ground: str, paragraphs: Sequence[str] = (), public_interest: str = "", **said: Any
) -> SavingLine:
    """Not for publication, under a ground that is named and for a reason that everybody reads. Nothing of it stays in a public sum.

    `said` may hold what everybody can be told (`can_be_said`) and the day to look again (`look_again_on`).
    """
    if ground == SavingsClosure.Ground.EXEMPT and (missing := grounds.lacks(paragraphs, public_interest, day_of(at))):
        raise Refused(" ".join(missing))
    closure = SavingsClosure.objects.create(
        programme=line.programme,
        number=next_number(line.programme.organisation, "savings closure"),
        ground=ground,
        paragraphs=", ".join(paragraphs),
        public_interest=public_interest,
        closed_at=at,
        was_public=line.published_at is not None,
        published_at=at if line.published_at else None,
        **said,
    )
    line.closure = closure.number
    line.save(update_fields=["closure"])
    return line


@performs(permissions.OPEN_LINE)
def open_saving_line(line: SavingLine, *, viewer: Viewer, at: datetime, because: str) -> SavingLine:
    """It can be read by everybody again, with the reason."""
    closures_of(line).update(opened_at=at, opened_because=because)
    line.closure = None
    line.save(update_fields=["closure"])
    return line


@performs(permissions.PUT_LINE)
def put_saving_line(line: SavingLine, *, viewer: Viewer, at: datetime, by: Recommendation | Decision) -> SavingLine:
    """What asks members to agree it, or the decision by which they have, for what it stands at now. More than that is not agreed by it."""
    if by.organisation_id != line.organisation_id:
        raise Refused("That is another council's.")
    kind = "decision" if isinstance(by, Decision) else "recommendation"
    if SavingPut.objects.visible_to(THE_CLOCK).filter(line=line, **{kind: by}).exists():
        raise Refused(f"This saving is tied to that {kind} already.")
    if not (held := held_profiles(line)):
        raise Refused(NO_SUMS)
    SavingPut.objects.create(line=line, amounts=pennies_of(held), put_at=at, **{kind: by})
    return line


@performs(permissions.SERVE_OBJECTIVE)
def say_what_a_saving_serves(line: SavingLine, *, viewer: Viewer, at: datetime, objective: Objective | None) -> SavingLine:
    """The objective that it serves, so that the objective's page leads to it; or none."""
    if objective and objective.organisation_id != line.organisation_id:
        raise Refused("That objective is another council's.")
    SavingObjective.objects.visible_to(THE_CLOCK).filter(line=line).delete()
    if objective:
        SavingObjective.objects.create(line=line, objective=objective)
    return line


def pennies_of(profiles: Sequence[SavingProfile]) -> dict[str, int]:
    return {str(profile.year): sum(profile.pennies) for profile in profiles}
