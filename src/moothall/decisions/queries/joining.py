"""Which items a notice announces because it announces their report."""

from moothall.access.viewer import Viewer
from moothall.decisions.models import Notice, NoticeLink
from moothall.decisions.queries.threads import Names, of_these
from moothall.meetings.models import Item, OnAgenda


def announced_by_their_reports(viewer: Viewer, reports: Names, notices: Names) -> list[tuple[Notice, Item]]:
    """Of these reports and notices: each notice of a report, with an item on which the report stands and that it does not name yet."""
    wanted = of_these("report__", reports) | of_these("notice__", notices)
    rows = NoticeLink.objects.visible_to(viewer).filter(wanted, report__isnull=False, notice__withdrawn_at=None)
    joined = {row.report_id: row.notice for row in rows.select_related("notice__organisation")}
    on = (
        OnAgenda.objects.visible_to(viewer).filter(report__in=joined, item__withdrawn_at=None).select_related("item__meeting__organisation")
    )
    known = set(NoticeLink.objects.visible_to(viewer).filter(item__isnull=False, notice__in=joined.values()).values_list("notice", "item"))
    return [(joined[row.report_id], row.item) for row in on.order_by("pk") if (joined[row.report_id].pk, row.item_id) not in known]
