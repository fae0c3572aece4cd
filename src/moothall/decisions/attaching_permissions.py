"""Who may attach papers to a decision that was not taken at a meeting, and who closes or opens them."""

from typing import Any

from moothall.access.acts import Act
from moothall.access.viewer import Viewer
from moothall.decisions.permissions import CLERKS, DECISION_OFFICERS, is_not_theirs_to_change
from moothall.decisions.rules import Maker

ALONE = (Maker.OFFICER, Maker.SINGLE_MEMBER)


def holds_no_papers(decision: Any, *, viewer: Viewer, **_: Any) -> str:
    """A draft's papers are those of whoever may change it; once it is out, a paper that came late is for the clerks to add."""
    if decision.is_published_elsewhere:
        return "Another system published this decision, and it is kept as it stands there. Attach the paper there, and bring it in again."
    if decision.maker_kind not in ALONE:
        return "A meeting took this decision, so its papers stand with the agenda item. Add the paper there."
    if decision.published_at is None:
        return is_not_theirs_to_change(decision, viewer=viewer)
    return "" if viewer.holds_at(decision.organisation_id, *CLERKS) else "This decision is published. Ask the clerks to add the paper."


def stays_on(document: Any, *, viewer: Viewer, **_: Any) -> str:
    """What everybody could read is not taken away; it can be closed under a ground of the law."""
    if document.decision.published_at:
        return "This decision is published with its papers, so none is taken off. If one must not be read, close it and say why."
    return holds_no_papers(document.decision, viewer=viewer)


def is_closed_already(document: Any, **_: Any) -> str:
    if document.file_id is None:
        return "This paper is not kept here, so there is nothing to close."
    return "This paper is closed already." if document.is_closed else ""


def is_open_already(withheld: Any, **_: Any) -> str:
    return "This paper has been opened already." if withheld.opened_at else ""


ATTACH = Act("decisions.attach", "Attaching a paper to a decision", DECISION_OFFICERS, holds_no_papers)
TAKE_OFF_PAPER = Act("decisions.take_off_paper", "Taking a paper off the draft of a decision", DECISION_OFFICERS, stays_on)
CLOSE_PAPER = Act("decisions.close_paper", "Closing a paper of a decision", CLERKS, is_closed_already)
OPEN_PAPER = Act("decisions.open_paper", "Opening a paper of a decision", CLERKS, is_open_already)
