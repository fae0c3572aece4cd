"""What is known of an item before anything is typed, gathered for the words with which its minute usually begins."""

from typing import Any

from moothall.access.viewer import Viewer
from moothall.meetings import queries
from moothall.meetings.rules import minuting


def words(viewer: Viewer, item: Any) -> str:
    return minuting.usual_words(known_of(viewer, item))


def known_of(viewer: Viewer, item: Any) -> minuting.Usual:
    rows = list(queries.attendance(viewer, item.meeting))
    excluded = [one.words for one in queries.exclusions(viewer, item.meeting) if one.item_id == item.pk]
    return minuting.Usual(
        purpose=item.purpose,
        body=item.meeting.body.name,
        authors=[f"the {row.office}" if row.office else row.name for row in queries.authors_of(viewer, item)],
        apologies=[row.name for row in rows if row.attended == row.Came.APOLOGIES],
        substitutes=[(row.name, str(row.instead_of)) for row in rows if row.instead_of and row.is_present],
        declared=queries.declared_in_words(viewer, item.meeting) if item.purpose == item.Purpose.DECLARATIONS else [],
        confirms=item.confirms_minutes_of,
        excluding=excluded[-1] if excluded else "",
        recommended=[row.text for row in queries.recommendations_of(viewer, item)],
    )
