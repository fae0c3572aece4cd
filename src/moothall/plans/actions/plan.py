"""A plan is begun, written, published as a draft for approval, amended, placed within another, put to members, closed."""

from datetime import date, datetime
from typing import Any

from django.db.models import Q, QuerySet

from moothall.access.acts import Refused, add_facts, performs
from moothall.access.holding import held
from moothall.access.viewer import THE_CLOCK, Viewer
from moothall.authority.models import Department, Office, Organisation, Portfolio
from moothall.authority.numbering import next_number
from moothall.authority.words import counted, joined
from moothall.meetings.models import Recommendation
from moothall.plans import permissions, queries, rules
from moothall.plans.models import Action, Edition, Objective, Plan, PlanPlace, PutForward
from moothall.plans.queries.objectives import OVER

MOST_NAMED = 3
WORDS = ("kind", "title", "summary", "text", "first_on", "last_on", "portfolio", "owner")


@performs(permissions.WRITE_PLAN)
def write_plan(
    organisation: Organisation,
    *,
    viewer: Viewer,
    at: datetime,
    kind: str,
    title: str,
    first_on: date,
    last_on: date,
    department: Department | None,
    summary: str = "",
    text: str = "",
    portfolio: Portfolio | None = None,
    owner: Office | None = None,
    above: Plan | None = None,
) -> Plan:
    """Begin a plan. Only those who write plans read it until it is published."""
    said = {"kind": kind, "title": title, "summary": summary, "text": text, "first_on": first_on, "last_on": last_on}
    row = Plan(organisation=organisation, department=department, portfolio=portfolio, owner=owner, made_at=at, **said)
    refuse_plan(row)
    row.number = next_number(organisation, "plan")
    row.save()
    if above:
        place_plan(row, viewer=viewer, at=at, above=above)
    return row


@performs(permissions.CHANGE_PLAN)
def change_plan(plan: Plan, *, viewer: Viewer, at: datetime, **words: Any) -> Plan:
    """Write on at the draft of a plan."""
    write(plan, words, viewer)
    return plan


@performs(permissions.PUBLISH_PLAN)
def publish_plan(plan: Plan, *, viewer: Viewer, at: datetime) -> Plan:
    """From now on everybody reads it, marked as a draft for approval until members have approved it."""
    if not plan.summary.strip():
        raise Refused("Say first in a sentence what the plan is for: it stands at the head of its page.")
    plan.published_at = at
    keep_edition(plan, at, "")
    add_facts(edition=plan.edition)
    return plan


@performs(permissions.AMEND_PLAN)
def amend_plan(plan: Plan, *, viewer: Viewer, at: datetime, because: str, as_agreed: PutForward | None = None, **words: Any) -> Plan:
    """Give a public plan another edition, with the reason. The earlier one stays readable; members approved that one and not this.

    Where members agreed it as amended, the edition into which their amendments are entered is what they approved.
    """
    before = tuple(getattr(plan, name) for name in (*WORDS, "department"))
    write(plan, words, viewer)
    if before == tuple(getattr(plan, name) for name in (*WORDS, "department")):
        raise Refused("Nothing was changed, so there is no other edition to publish.")
    keep_edition(plan, at, because)
    add_facts(edition=plan.edition)
    if as_agreed:
        enter_amendments(plan, as_agreed, at)
    return plan


@performs(permissions.PLACE_PLAN)
def place_plan(plan: Plan, *, viewer: Viewer, at: datetime, above: Plan | None) -> Plan:
    """Say within which plan it stands, or that it stands by itself."""
    if above:
        refuse_place(plan, above)
    PlanPlace.objects.visible_to(THE_CLOCK).filter(plan=plan).delete()
    if above:
        PlanPlace.objects.create(plan=plan, above=above)
    return plan


@performs(permissions.PUT_FORWARD)
def put_forward(plan: Plan, *, viewer: Viewer, at: datetime, recommendation: Recommendation, asked: str) -> Plan:
    """Tie the edition that is public to the recommendation that asks members about it. Their answer is read from the register."""
    if asked not in set(rules.Asked):
        raise Refused(f"Members approve a plan, approve its actions or note its progress, and “{asked}” is none of these.")
    if recommendation.report.organisation_id != plan.organisation_id:
        raise Refused("That recommendation is of another council.")
    if PutForward.objects.visible_to(THE_CLOCK).filter(plan=plan, recommendation=recommendation).exists():
        raise Refused("That recommendation asks about this plan already.")
    PutForward.objects.create(plan=plan, recommendation=recommendation, asked=asked, edition=plan.edition, put_at=at)
    return plan


@performs(permissions.CLOSE_PLAN)
def close_plan(plan: Plan, *, viewer: Viewer, at: datetime, closed_words: str) -> Plan:
    """Close a plan at its end, and say what came of it. It stays where it is; what is still to be done is carried over before."""
    refuse_what_is_open(plan, viewer)
    plan.closed_at, plan.closed_words = at, closed_words
    plan.save(update_fields=["closed_at", "closed_words"])
    return plan


def refuse_what_is_open(plan: Plan, viewer: Viewer) -> None:
    """Nobody could say any more how it goes, so it would be late for ever. What whoever closes does not read is counted and not named."""
    number = still_open(plan, THE_CLOCK).count()
    if not number:
        return
    titles = [f"“{title}”" for title in still_open(plan, viewer).values_list("title", flat=True)[:MOST_NAMED]]
    more = number - len(titles)
    which = joined([*titles, *([f"{more} more"] if more and titles else [])])
    how_many = f"{counted(number, 'action')} of this plan {'is' if number == 1 else 'are'} not over"
    what = f"{how_many}: {which}" if which else how_many
    raise Refused(f"{what}. Carry over what goes on, and say of the rest how it ended. Then close the plan.")


def still_open(plan: Plan, viewer: Viewer) -> QuerySet[Action]:
    return Action.objects.visible_to(viewer).filter(plan=plan).exclude(said__in=OVER).order_by("due_on", "pk")


def write(plan: Plan, words: dict[str, Any], viewer: Viewer) -> None:
    """Put new words in the place of what stood there; whatever is not said stays. To a department goes only what could be begun there."""
    if "department" in words and words["department"] != plan.department:
        if why := permissions.WRITE_PLAN.refusal(viewer, plan.organisation, department=words["department"]):
            raise Refused(why, box="department")
    for name, value in words.items():
        setattr(plan, name, value)
    refuse_plan(plan)
    refuse_what_falls_outside(plan, viewer)
    plan.save()


def refuse_plan(plan: Plan) -> None:
    if plan.kind not in Plan.Kind.values:
        raise Refused(f"“{plan.kind}” is no kind of plan. Choose one of those that are offered.")
    if why := rules.days_out_of_order(plan.first_on, plan.last_on, "the first day", "the last day"):
        raise Refused(why)
    refuse_strangers(plan.organisation_id, department=plan.department, portfolio=plan.portfolio, office=plan.owner)


def refuse_strangers(organisation: int, **things: Any) -> None:
    """What belongs to one council names nothing of another."""
    for name, thing in things.items():
        if thing and thing.organisation_id != organisation:
            raise Refused(f"That {name} belongs to another council. Choose one of this council.")


def refuse_what_falls_outside(plan: Plan, viewer: Viewer) -> None:
    """The years of a plan still hold those of its objectives. One that whoever writes does not read is not named."""
    outside = Q(first_on__lt=plan.first_on) | Q(last_on__gt=plan.last_on)
    row = Objective.objects.visible_to(THE_CLOCK).filter(outside, plan=plan).order_by("place", "pk").first()
    if row:
        reads = Objective.objects.visible_to(viewer).filter(pk=row.pk).exists()
        which = f"the objective “{row.title}”" if reads else "an objective that is closed, also to you,"
        raise Refused(f"The years of {which} would then lie outside those of the plan. Change them first.")


def one_at_a_time(organisation: int) -> None:
    """Whoever adds a link to what the whole council has linked waits for whoever does so now: two at once could close a circle."""
    held(Organisation, organisation)


def refuse_place(plan: Plan, above: Plan) -> None:
    refuse_strangers(plan.organisation_id, plan=above)
    one_at_a_time(plan.organisation_id)
    if rules.would_close_a_circle(queries.plans.links_between_plans(plan.organisation_id), plan.pk, above.pk):
        raise Refused(f"“{above.title}” stands within “{plan.title}” itself, so it cannot be above it. Choose another plan.")


def keep_edition(plan: Plan, at: datetime, because: str) -> None:
    """Keep what everybody reads from now on."""
    plan.edition += 1
    plan.save()
    words = {name: getattr(plan, name) for name in ("title", "summary", "text", "first_on", "last_on")}
    Edition.objects.create(plan=plan, number=plan.edition, published_at=at, because=because, **words)


def enter_amendments(plan: Plan, asked: PutForward, at: datetime) -> None:
    """This edition says what members agreed: only where they agreed it as amended, and it has not been entered before."""
    found = [one for one in queries.approvals.questions(THE_CLOCK, [plan.pk], at)[plan.pk] if one.row.pk == asked.pk]
    if not any(one.put.answered is rules.Answered.AMENDED and one.put.asked is rules.Asked.APPROVE for one in found):
        raise Refused("Members did not agree this plan as amended, so there are no amendments of theirs to enter.")
    if found[0].row.entered_edition:
        raise Refused(f"The amendments that members made were entered already, in edition {found[0].row.entered_edition}.")
    found[0].row.entered_edition = plan.edition
    found[0].row.save(update_fields=["entered_edition"])
