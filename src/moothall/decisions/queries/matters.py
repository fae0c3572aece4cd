"""The histories of matters: what each gathers, what may belong to it too, and what is missing."""

from collections.abc import Collection, Sequence
from datetime import date
from typing import Any

from django.db.models import Q, QuerySet

from moothall.access.hanging import Hung, hang
from moothall.access.viewer import Viewer
from moothall.authority.models import Organisation
from moothall.decisions.models import (
    Commitment,
    Decision,
    Matter,
    MatterEdition,
    MatterGap,
    MatterLink,
    MatterStep,
    NoticeLink,
    Remark,
    TakenAt,
)
from moothall.decisions.queries.answers import reports_back
from moothall.decisions.queries.commitment_states import any_of
from moothall.decisions.queries.commitments import AT_A_MEETING, commitments
from moothall.decisions.queries.decision import reports_of
from moothall.decisions.queries.register import register
from moothall.decisions.queries.threads import TAKEN
from moothall.decisions.rules.matters import may_be_one_matter, stem
from moothall.meetings.models import Item, Paper, Remark as Missing

MOST_LOOKED_AT, MOST_PROPOSED = 200, 12


def matters(viewer: Viewer) -> QuerySet[Matter]:
    return Matter.objects.visible_to(viewer).select_related("organisation").order_by("-organisation__is_home", "title", "pk")


def matter(viewer: Viewer, slug: str, number: int) -> Matter | None:
    return matters(viewer).filter(organisation__slug=slug, number=number).first()


def named(viewer: Viewer, words: str) -> QuerySet[Matter]:
    return matters(viewer).filter(Q(title__icontains=words) | Q(about__icontains=words)) if words else matters(viewer)


def links(viewer: Viewer, matter: Matter) -> QuerySet[MatterLink]:
    related = (
        *("notice__organisation", "item__meeting__organisation", "item__meeting__body", "meeting__organisation", "meeting__body"),
        *("decision__organisation", "decision__body", "decision__person", "commitment__organisation"),
    )
    return MatterLink.objects.visible_to(viewer).filter(matter=matter).select_related("matter__organisation", *related).order_by("pk")


def gaps(viewer: Viewer, matter: Matter) -> QuerySet[MatterGap]:
    return MatterGap.objects.visible_to(viewer).filter(matter=matter).order_by("on", "pk")


def editions(viewer: Viewer, matter: Matter) -> QuerySet[MatterEdition]:
    """What another system's page said of it at each reading, the newest first; nothing where the history was gathered here."""
    return MatterEdition.objects.visible_to(viewer).filter(matter=matter).order_by("-turn")


def steps_not_here(viewer: Viewer, matter: Matter) -> QuerySet[MatterStep]:
    """The steps that such a page shows, and of which nothing has come here yet."""
    return MatterStep.objects.visible_to(viewer).filter(matter=matter, tied_to="").order_by("position")


def steps_to_tie(viewer: Viewer, organisation: Organisation) -> QuerySet[MatterStep]:
    """The steps of a council that lead to nothing, or to a meeting of which the item may be known by now."""
    rows = MatterStep.objects.visible_to(viewer).filter(matter__organisation=organisation)
    whole = Q(kind=MatterStep.Kind.MEETING) & ~Q(tied_to__contains="/items/")
    return rows.filter(Q(tied_to="") | whole).select_related("matter__organisation").order_by("matter", "position")


class Gathered:
    """Everything that belongs to a matter: what was joined, and what hangs on that by the register's own links."""

    def __init__(self, viewer: Viewer, matter: Matter) -> None:
        self.joined = list(links(viewer, matter))
        decided = {row.decision.pk: row.decision for row in self.joined if row.decision}
        self.taken = {row.decision_id: row for row in taken_of(viewer, decided)}
        at_meetings = [row.item for row in self.taken.values()]
        items = {item.pk: item for item in [*(row.item for row in self.joined), *at_meetings] if item}
        taken_on = TakenAt.objects.visible_to(viewer).filter(item__in=items).values("decision")
        of_items = register(viewer).filter(pk__in=taken_on)
        self.decisions: dict[int, Decision] = decided | {row.pk: row for row in of_items}
        self.items: dict[int, Item] = items
        self.commitments: list[Commitment] = list(asked_by_these(viewer, self))
        self.answers = list(reports_back(viewer, self.commitments))
        everything = self.items | {row.item_id: row.item for row in self.answers}
        self.reports: list[Paper] = list(reports_of(viewer, everything.values()).select_related("item__meeting__body"))
        self.notices = announced(viewer, self)
        self.missing = missing(viewer, self)
        self.meetings = [row.meeting for row in self.joined if row.meeting]
        self.not_here = list(steps_not_here(viewer, matter)) if matter.is_published_elsewhere else []
        self.gaps = list(gaps(viewer, matter))


def taken_of(viewer: Viewer, decisions: Collection[int]) -> QuerySet[TakenAt]:
    rows = TakenAt.objects.visible_to(viewer).filter(decision__in=decisions)
    related = ("meeting__organisation", "meeting__body", "item__meeting__organisation", "item__meeting__body")
    return rows.select_related(*related).order_by("pk")


def asked_by_these(viewer: Viewer, told: Gathered) -> QuerySet[Commitment]:
    """What these decisions and items ask of whom, and what was joined itself."""
    own = [row.commitment_id for row in told.joined if row.commitment_id]
    at_items = any_of(Q(**{f"{path.removesuffix('__meeting')}__in": told.items}) for path in AT_A_MEETING)
    rows = commitments(viewer).filter(Q(pk__in=own) | Q(decision_part__decision__in=told.decisions) | at_items)
    return rows.filter(dismissed_at=None).order_by("number")


def announced(viewer: Viewer, told: Gathered) -> list[Any]:
    """The notices that were joined, and those that announce one of these."""
    wanted = Q(item__in=told.items) | Q(decision__in=told.decisions)
    rows = NoticeLink.objects.visible_to(viewer).filter(wanted).select_related("notice__organisation").order_by("pk")
    found = [row.notice for row in told.joined if row.notice] + [row.notice for row in rows]
    return list({notice.pk: notice for notice in found}.values())


def missing(viewer: Viewer, told: Gathered) -> list[tuple[date | None, str]]:
    """What the pages themselves name and do not hold, with the day where it is known."""
    found: list[tuple[date | None, str]] = []
    for key, row in told.decisions.items():
        if key not in told.taken and row.meeting_words:
            found.append((row.meeting_on, f"The meeting at which “{row.title}” was decided is not here: {row.meeting_words}."))
    remarks = Remark.objects.visible_to(viewer).filter(decision__in=told.decisions, kind="gap").select_related("decision")
    found += [(one.decision.decided_on, one.sentence) for one in remarks.order_by("pk")]
    of_items = Missing.objects.visible_to(viewer).filter(item__in=told.items, kind=Missing.Kind.GAP).select_related("item__meeting")
    found += [(one.item.meeting.held_on, one.sentence) for one in of_items.order_by("pk") if one.item]
    return list(dict.fromkeys(found))


def thing_called(viewer: Viewer, find: dict[str, Any], reference: str) -> dict[str, Any]:
    """What a reference names, as the key by which it is joined; nothing where it is not here."""
    for kind, (pattern, ask) in find.items():
        if named := pattern.fullmatch(reference):
            row = ask(viewer, *named.groups())
            return {kind: row} if row is not None else {}
    return {}


def proposals(viewer: Viewer, matter: Matter, told: Gathered) -> list[tuple[str, Any]]:
    """What bears the same code, or a title that says the same but for its day: for a clerk to look at, the newest first."""
    titles = {matter.title, *(row.title for row in told.decisions.values()), *(item.title for item in told.items.values())}
    codes = {row.code for row in told.decisions.values() if row.code}
    longest = {max(words, key=len) for title in titles if (words := stem(title))}
    if not (longest or codes):
        return []
    like = any_of(Q(title__icontains=word) for word in longest)
    decisions = register(viewer).filter(like | Q(code__in=codes), organisation=matter.organisation_id).exclude(pk__in=told.decisions)
    items = Item.objects.visible_to(viewer).filter(like, meeting__organisation=matter.organisation_id, is_heading=False)
    items = items.exclude(pk__in=told.items).select_related("meeting__organisation", "meeting__body").order_by("-meeting__held_on", "pk")
    looked_at = [("decision", row) for row in decisions[:MOST_LOOKED_AT]]
    looked_at += [("item", row) for row in items[:MOST_LOOKED_AT]] if longest else []
    alike = [one for one in looked_at if is_alike(one[1], titles, codes)]
    return alike[:MOST_PROPOSED]


def is_alike(row: Any, titles: Collection[str], codes: Collection[str]) -> bool:
    return getattr(row, "code", "") in codes or any(may_be_one_matter(row.title, title) for title in titles)


def of_decisions(viewer: Viewer, decisions: Collection[Decision]) -> QuerySet[MatterLink]:
    """To which matters these belong."""
    return with_matter(viewer).filter(decision__in=decisions)


def with_matter(viewer: Viewer) -> QuerySet[MatterLink]:
    rows = MatterLink.objects.visible_to(viewer).select_related("matter__organisation")
    return rows.only("decision", "matter__title", "matter__number", "matter__organisation__slug").order_by("matter__title", "pk")


ON_THREAD = (TAKEN, Hung("of_matters", "decision", with_matter))


def with_thread(viewer: Viewer, decisions: Sequence[Decision]) -> None:
    """These decisions with where each was taken, and to which matters it belongs."""
    hang(decisions, viewer, ON_THREAD)
