"""Who may see a meeting, its papers and its minutes."""

from django.db.models import Q

from moothall.access.guard import through
from moothall.access.viewer import Role, Viewer

CLERKS = frozenset({Role.COMMITTEE_CLERK, Role.MONITORING_OFFICER})


def at_my_council(viewer: Viewer, key: str = "organisation") -> Q:
    """What belongs to a council in which the viewer keeps the papers."""
    return Q(**{f"{key}__in": sorted(viewer.organisations(*CLERKS))})


def or_for_clerks(rule: Q, viewer: Viewer, key: str = "organisation") -> Q:
    """What the rule opens; and all that belongs to a council in which the viewer keeps the papers.

    For everybody else it is the rule alone: most readers are no clerks, and each condition costs every query its share.
    """
    return rule | at_my_council(viewer, key) if viewer.holds(*CLERKS) else rule


def once(fact: str, viewer: Viewer, to_meeting: str = "") -> Q:
    """From the moment that this fact of the meeting is there; for its clerks always."""
    return or_for_clerks(Q(**{f"{to_meeting}{fact}__isnull": False}), viewer, f"{to_meeting}organisation")


def or_where_seated(rule: Q, viewer: Viewer, to_meeting: str = "") -> Q:
    """What the rule opens; and the same of the meetings of each body on which the viewer sits, who are entitled to read it."""
    return rule | Q(**{f"{to_meeting}body__in": sorted(viewer.bodies)}) if viewer.bodies else rule


def or_for_members(rule: Q, viewer: Viewer, to_row: str = "", to_council: str = "organisation") -> Q:
    """What the rule opens; and what section 100F of the 1972 Act opens to every councillor, in the councils that let them read it."""
    if not viewer.reads_exempt_at:
        return rule
    return rule | Q(**{f"{to_row}is_for_members": True, f"{to_council}__in": sorted(viewer.reads_exempt_at)})


def meeting_seen_by(viewer: Viewer) -> Q:
    """A meeting is seen once it has been announced; a private briefing, by those who sit there, once they have been called to it."""
    seen = Q(announced_at__isnull=False)
    if viewer.bodies:
        seen |= Q(is_briefing=True, convened_at__isnull=False, body__in=sorted(viewer.bodies))
    return or_for_clerks(seen, viewer)


def of_meeting(viewer: Viewer) -> Q:
    """What says something about a meeting (where it was to be, what was published) is seen with it."""
    return through("meeting", meeting_seen_by(viewer))


def item_seen_by(viewer: Viewer) -> Q:
    """An item is seen once the agenda or the supplement that it stands on has come out, unless it may not be shown at all."""
    out = or_for_clerks(Q(published_at__isnull=False, is_displayed=True), viewer, "meeting__organisation")
    return through("meeting", meeting_seen_by(viewer)) & out


def of_item(viewer: Viewer) -> Q:
    """What says something about an item (who reports, what is not for publication) is seen with it."""
    return through("item", item_seen_by(viewer))


def paper_seen_by(viewer: Viewer) -> Q:
    """A paper is seen once it has come out. A closed one is seen by those who sit on the body, and by members as the law has it."""
    open_to = or_where_seated(Q(closed_under=""), viewer, "item__meeting__")
    open_to = or_for_members(open_to, viewer, to_council="item__meeting__organisation")
    return of_item(viewer) & or_for_clerks(Q(published_at__isnull=False) & open_to, viewer, "item__meeting__organisation")


def minute_seen_by(viewer: Viewer) -> Q:
    """A minute is seen once the minutes are published. What is closed in it is seen by those who sit on the body."""
    out = Q(item__meeting__minutes_published_at__isnull=False)
    open_to = or_where_seated(Q(is_closed=False), viewer, "item__meeting__")
    return of_item(viewer) & or_for_clerks(out & open_to, viewer, "item__meeting__organisation")


def resolution_seen_by(viewer: Viewer) -> Q:
    """What was resolved is seen as soon as the decisions or the minutes are out, whichever comes first."""
    out = Q(item__meeting__minutes_published_at__isnull=False) | Q(item__meeting__decisions_published_at__isnull=False)
    open_to = or_where_seated(Q(is_closed=False), viewer, "item__meeting__")
    return of_item(viewer) & or_for_clerks(out & open_to, viewer, "item__meeting__organisation")


def part_seen_by(viewer: Viewer) -> Q:
    """A part of a resolution is seen with the resolution; a part that is closed, by those who sit on the body."""
    open_to = or_where_seated(Q(is_closed=False), viewer, "resolution__item__meeting__")
    return through("resolution", resolution_seen_by(viewer)) & or_for_clerks(open_to, viewer, "resolution__item__meeting__organisation")


def remark_seen_by(viewer: Viewer) -> Q:
    """What a published page names and does not hold is seen with its agenda; what is said of an item, with the item."""
    return (
        through("meeting", meeting_seen_by(viewer))
        & through("item", item_seen_by(viewer), optional=True)
        & once("agenda_published_at", viewer, "meeting__")
    )


def revision_seen_by(viewer: Viewer) -> Q:
    """What a published item will say is known to the clerks of its council, until it says so."""
    return of_item(viewer) & at_my_council(viewer, "item__meeting__organisation")


def representation_seen_by(viewer: Viewer) -> Q:
    """What was said against meeting in private is seen with its answer, once the notice that prints both has come out."""
    return of_meeting(viewer) & or_for_clerks(Q(published_at__isnull=False), viewer, "meeting__organisation")


def representer_seen_by(viewer: Viewer) -> Q:
    """Where to write to whoever said something against meeting in private is for the clerks of that council alone."""
    of_theirs = through("representation", representation_seen_by(viewer))
    return of_theirs & at_my_council(viewer, "representation__meeting__organisation")


def urgent_agreement_seen_by(viewer: Viewer) -> Q:
    """Who agreed that a private meeting could not wait is seen once the notice of the reasons has come out."""
    return of_meeting(viewer) & or_for_clerks(Q(published_at__isnull=False), viewer, "meeting__organisation")
