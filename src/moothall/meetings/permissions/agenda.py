"""Who may put something on an agenda, change it, close it and open it again."""

from typing import Any

from moothall.access.acts import Act
from moothall.meetings.permissions.seeing import CLERKS


def item_is_out(item: Any, **_: Any) -> str:
    """What is out is kept as it was published: it is changed by a revised agenda, and withdrawn by one."""
    return "This item is on an agenda that has been published. It can be withdrawn, not removed." if item.published_at else ""


def item_is_not_out(item: Any, **_: Any) -> str:
    if item.withdrawn_at:
        return "This item has been withdrawn already."
    return "" if item.published_at else "This item has not been published, so it can simply be removed."


def item_is_withdrawn(item: Any, **_: Any) -> str:
    return "This item has been withdrawn." if item.withdrawn_at else ""


def paper_is_out(paper: Any, **_: Any) -> str:
    return "This paper has been published: it stays. It can be closed under a ground of the law." if paper.published_at else ""


def is_opened(closure: Any, **_: Any) -> str:
    return "This has been opened already." if closure.opened_at else ""


ADD_ITEM = Act("meetings.add_item", "Putting an item on an agenda", CLERKS)
PUT_REPORT_ON = Act("meetings.put_report_on", "Putting a report on an agenda as an item of its own", CLERKS)
CHANGE_ITEM = Act("meetings.change_item", "Changing an item of an agenda", CLERKS, item_is_withdrawn)
MOVE_ITEM = Act("meetings.move_item", "Moving an item of an agenda", CLERKS, item_is_out)
REMOVE_ITEM = Act("meetings.remove_item", "Removing an item from an agenda", CLERKS, item_is_out)
WITHDRAW_ITEM = Act("meetings.withdraw_item", "Withdrawing an item from a published agenda", CLERKS, item_is_not_out)
DROP_REVISION = Act("meetings.drop_revision", "Dropping a change that has not come out", CLERKS)
TAKE_AS_URGENT = Act("meetings.take_as_urgent", "Recording why an item is urgent", CLERKS, item_is_withdrawn)
ADD_PAPER = Act("meetings.add_paper", "Adding a paper to an item", CLERKS, item_is_withdrawn)
REMOVE_PAPER = Act("meetings.remove_paper", "Removing a paper from an item", CLERKS, paper_is_out)
NAME_HANDED_OUT = Act("meetings.name_handed_out", "Naming a paper that was handed out and not published", CLERKS)
KEEP_STANDING_ITEMS = Act("meetings.keep_standing_items", "Keeping the standing items of a body", CLERKS)
ADD_STANDING_ITEMS = Act("meetings.add_standing_items", "Putting the standing items on an agenda", CLERKS)
CLOSE_PAPERS = Act("meetings.close_papers", "Closing papers of an item", CLERKS)
CLOSE_MINUTE = Act("meetings.close_minute", "Closing the minute of an item", CLERKS)
OPEN_WHAT_WAS_CLOSED = Act("meetings.open_what_was_closed", "Opening what was not for publication", CLERKS, is_opened)
LOOK_AGAIN = Act("meetings.look_again", "Looking again at what is not for publication", CLERKS, is_opened)
