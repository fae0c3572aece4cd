"""Actions: which there are, whose they are, what was said of each, what each waits for."""

import re
from collections.abc import Collection
from datetime import date
from typing import Any

from django.db.models import F, Q, QuerySet

from moothall.access.asking import put_once
from moothall.access.hanging import Hung, hang
from moothall.access.viewer import THE_CLOCK, Viewer
from moothall.plans.models import (
    Acknowledgement,
    Action,
    ActionSuccession,
    ActionTie,
    DayMoved,
    Dependency,
    Milestone,
    Objective,
    Plan,
    Progress,
)
from moothall.plans.queries.objectives import OVER
from moothall.plans.queries.owning import theirs
from moothall.plans.rules import Said

REFERENCE = re.compile(r"plans/actions/([\w-]+)/(\d{1,9})")
RELATED = ("organisation", "plan__organisation", "objective__organisation", "owner__person__organisation", "owner__department")
# What a list shows of an action: a plan may have thousands.
FIELDS = (
    *("pk", "number", "organisation__slug", "title", "said", "start_on", "due_on", "ended_on", "closed_under"),
    *("objective__title", "owner__title"),
)


def actions(viewer: Viewer) -> QuerySet[Action]:
    return Action.objects.visible_to(viewer).select_related(*RELATED).order_by("plan", "place", "pk")


def action(viewer: Viewer, slug: str, number: int) -> Action | None:
    rows = actions(viewer).select_related("plan__department", "plan__portfolio", "objective__portfolio", "objective__plan")
    return rows.filter(organisation__slug=slug, number=number).first()


def called(viewer: Viewer, reference: str) -> Action | None:
    """The action of this reference."""
    named = REFERENCE.fullmatch(reference)
    return action(viewer, named[1], int(named[2])) if named else None


def of_plan(viewer: Viewer, plan: Plan) -> QuerySet[Action]:
    """The actions of a plan, in the order of its objectives."""
    return actions(viewer).filter(plan=plan).order_by("objective__place", "place", "pk")


def of_objective(viewer: Viewer, objective: Objective) -> QuerySet[Action]:
    return actions(viewer).filter(objective=objective).order_by("place", "pk")


def in_short(rows: QuerySet[Action]) -> QuerySet[Action, dict]:
    """The same rows as plain values, with what a list shows."""
    return rows.select_related(None).values(*FIELDS)


def chosen(rows: QuerySet[Action], said: str, words: str, day: date) -> QuerySet[Action]:
    """Those of these actions that stand so on a day, and hold these words."""
    if words:
        rows = rows.filter(Q(title__icontains=words) | Q(about__icontains=words) | Q(owner__title__icontains=words))
    if not said:
        return rows
    late = Q(due_on__lt=day) & ~Q(said__in=OVER)
    stands = Q(said=said) & ~late if said != Said.LATE else Q(said=Said.LATE) | late
    return rows.filter(stands)


def last_words(viewer: Viewer, actions: Collection[int]) -> dict[int, str]:
    """What was said last of each of these actions, in its owner's words."""
    return dict(said_last(viewer, actions)) if actions else {}


@put_once
def said_last(viewer: Viewer, actions: Collection[int]) -> QuerySet[Progress, tuple[int, str]]:
    rows = Progress.objects.visible_to(viewer).filter(action__in=actions, at=F("action__said_at")).order_by("pk")
    return rows.values_list("action", "comment")


def under_way(viewer: Viewer) -> QuerySet[Action]:
    """What is not over, in plans that were not closed."""
    return actions(viewer).exclude(said__in=OVER).filter(plan__closed_at=None)


def owned_by(viewer: Viewer, day: date) -> QuerySet[Action]:
    """What the viewer's offices own, and those for whose holder they act, and is not over: the nearest day first."""
    mine = theirs(viewer, day)
    return under_way(viewer).filter(mine).order_by("due_on", "pk") if mine is not None else Action.objects.none()


def every_milestone(viewer: Viewer) -> QuerySet[Milestone]:
    return Milestone.objects.visible_to(viewer).order_by("action", "due_on", "number")


def every_word(viewer: Viewer) -> QuerySet[Progress]:
    return Progress.objects.visible_to(viewer).order_by("-at", "-pk")


def every_move(viewer: Viewer) -> QuerySet[DayMoved]:
    return DayMoved.objects.visible_to(viewer).order_by("moved_at", "pk")


def every_acknowledgement(viewer: Viewer) -> QuerySet[Acknowledgement]:
    return Acknowledgement.objects.visible_to(viewer).select_related("person__organisation").order_by("at", "pk")


STORY = (
    Hung("of_milestones", "action", every_milestone),
    Hung("of_words", "action", every_word),
    Hung("of_moves", "action", every_move),
    Hung("of_acknowledgements", "action", every_acknowledgement),
)


def with_story(viewer: Viewer, action: Action) -> Any:
    """The action with its milestones, what was said of it, the days that moved and who knows of its deadline."""
    hang([action], viewer, STORY)
    return action


def milestones(viewer: Viewer, actions: Collection[int]) -> QuerySet[Milestone]:
    return every_milestone(viewer).filter(action__in=actions)


def progress(viewer: Viewer, action: Action) -> QuerySet[Progress]:
    """What was said of an action, the last first."""
    return every_word(viewer).filter(action=action)


def moves(viewer: Viewer, action: Action) -> QuerySet[DayMoved]:
    """Each day that it had before, the first first."""
    return every_move(viewer).filter(action=action)


def acknowledgements(viewer: Viewer, action: Action) -> QuerySet[Acknowledgement]:
    """Who has acknowledged the day on which it is due now."""
    return every_acknowledgement(viewer).filter(action=action, due_on=action.due_on)


def needs(viewer: Viewer, action: Action) -> QuerySet[Action]:
    """What an action waits for."""
    keys = Dependency.objects.visible_to(viewer).filter(action=action).values("needs")
    return actions(viewer).filter(pk__in=keys).order_by("due_on", "pk")


def waiting(viewer: Viewer, action: Action) -> QuerySet[Action]:
    """What waits for an action."""
    keys = Dependency.objects.visible_to(viewer).filter(needs=action).values("action")
    return actions(viewer).filter(pk__in=keys).order_by("due_on", "pk")


def links_between_actions(organisation: int) -> list[tuple[int, int]]:
    """Every link between actions, whoever may see it: so that no circle is closed through what somebody cannot see."""
    rows = Dependency.objects.visible_to(THE_CLOCK).filter(action__organisation=organisation)
    return list(rows.values_list("action", "needs"))


def may_be_needed(viewer: Viewer, action: Action) -> QuerySet[Action]:
    """For what an action could wait: what is under way in the same council."""
    rows = under_way(viewer).filter(organisation=action.organisation_id).exclude(pk=action.pk)
    return rows.order_by("plan__title", "place", "pk")


def ties(viewer: Viewer, actions: Collection[int]) -> QuerySet[ActionTie]:
    """From which decisions and commitments these actions were taken up."""
    rows = ActionTie.objects.visible_to(viewer).filter(action__in=actions)
    return rows.select_related("decision__organisation", "commitment__organisation", "action__organisation").order_by("pk")


def carried(viewer: Viewer, action: Action) -> tuple[Action | None, Action | None]:
    """The action from which one was carried over, and the one into which it was."""
    rows = ActionSuccession.objects.visible_to(viewer).filter(Q(earlier=action) | Q(later=action))
    found = list(rows.select_related("earlier__organisation", "later__organisation").order_by("pk"))
    earlier = next((row.earlier for row in found if row.later_id == action.pk), None)
    return earlier, next((row.later for row in found if row.earlier_id == action.pk), None)
