"""Who may write measures, set their targets, and put these to Members."""

from collections.abc import Callable
from datetime import datetime
from typing import Any

from moothall.access.acts import Act, nothing_against
from moothall.access.viewer import Viewer
from moothall.decisions.rules import day_of
from moothall.performance.permissions.seeing import KEEPERS, OWNERS, WRITERS

NOT_CHOSEN = object()
NOT_THEIRS = (
    "This measure belongs to another department. Its owner can change it, whoever owns that department's measures, "
    "or whoever keeps the council's plans."
)
NOT_THEIRS_TO_BEGIN = (
    "You own measures of another department. Choose yours; a measure of the whole council is written by whoever keeps its plans."
)


def writes_in(viewer: Viewer, organisation: int, department: int | None) -> bool:
    """Whether somebody keeps the plans of a council, or owns measures of a department there. An office of none owns for all."""
    if viewer.sees_everything or viewer.holds_at(organisation, *KEEPERS):
        return True
    held = {one.department for one in viewer.offices if one.role in OWNERS and one.organisation == organisation and not one.seat}
    return None in held or (department is not None and department in held)


def is_somebody(viewer: Viewer, subject: Any) -> bool:
    """Whoever signs in as a person: which of them may do it, the row itself says."""
    return viewer.person is not None


def measure_of(row: Any) -> Any:
    """The measure to which a row belongs; a measure is its own."""
    return getattr(row, "measure", row)


def is_not_theirs(row: Any, *, viewer: Viewer, at: datetime, **_: Any) -> str:
    measure = measure_of(row)
    if writes_in(viewer, measure.organisation_id, measure.department_id) or measure.is_owned_by(viewer.person, day_of(at)):
        return ""
    return NOT_THEIRS


def is_not_theirs_to_begin(organisation: Any, *, viewer: Viewer, department: Any = NOT_CHOSEN, **_: Any) -> str:
    """Until a department is chosen, or none, the door is open to all who own measures."""
    if department is NOT_CHOSEN:
        return ""
    return "" if writes_in(viewer, organisation.pk, department and department.pk) else NOT_THEIRS_TO_BEGIN


def is_over(row: Any, **said: Any) -> str:
    """What is said of a measure that has ended is not changed any more."""
    ended = "This measure has ended, so nothing of it is changed any more." if measure_of(row).ended_on else ""
    return is_not_theirs(row, **said) or ended


def is_closed_already(measure: Any, **said: Any) -> str:
    return is_not_theirs(measure, **said) or ("This is closed to the public already." if measure.closed_under else "")


def is_open_already(measure: Any, **said: Any) -> str:
    return is_not_theirs(measure, **said) or ("" if measure.closed_under else "This is open to the public already.")


def is_withdrawn(target: Any, **said: Any) -> str:
    return is_over(target, **said) or ("This target has been withdrawn already." if getattr(target, "withdrawn_at", None) else "")


def act(key: str, label: str, against: Callable[..., str] = nothing_against, **more: Any) -> Act:
    """One act of whoever writes measures; the sample council and imports do it as the clock."""
    return Act(f"performance.{key}", label, WRITERS, against, by_the_clock=True, **more)


def of_owners(key: str, label: str, against: Callable[..., str] = is_over) -> Act:
    """The same, open to whoever owns the measure too."""
    return act(key, label, against, or_by=is_somebody, or_whom="whoever owns the measure")


WRITE_MEASURE = act("write_measure", "Writing a measure", is_not_theirs_to_begin)
BRING_MEASURES = Act("performance.bring_measures", "Bringing in measures from a table", KEEPERS, by_the_clock=True)
CHANGE_MEASURE = of_owners("change_measure", "Saying who owns a measure and to what it belongs")
DEFINE = of_owners("define_measure", "Giving a measure another definition")
SET_TOLERANCE = of_owners("set_tolerance", "Saying how near to its target a figure must be")
END_MEASURE = act("end_measure", "Ending a measure", is_over)
CLOSE_MEASURE = act("close_measure", "Closing a measure to the public", is_closed_already)
OPEN_MEASURE = act("open_measure", "Opening a closed measure to the public", is_open_already)
SERVE = of_owners("serve_objective", "Saying of which objective a measure tells")
SERVE_NO_MORE = of_owners("serve_objective_no_more", "Saying that a measure no longer tells of an objective")
FRAME = Act("performance.add_framework", "Adding a framework of measures", KEEPERS, by_the_clock=True)
CHANGE_FRAMEWORK = Act("performance.change_framework", "Changing a framework of measures", KEEPERS, by_the_clock=True)
# Whether Members agree its targets follows from these, so nobody who is judged by a measure does them.
CARRY = Act("performance.carry_measure", "Entering a measure in a framework", KEEPERS, is_over, by_the_clock=True)
CARRY_NO_MORE = Act(
    "performance.carry_measure_no_more", "Saying that a framework no longer carries a measure", KEEPERS, is_over, by_the_clock=True
)
SET_TARGET = of_owners("set_target", "Setting or proposing a target")
BRING_TARGETS = of_owners("bring_targets", "Setting the targets of many measures at once", nothing_against)  # each measure says who may
WITHDRAW_TARGET = of_owners("withdraw_target", "Withdrawing a target", is_withdrawn)
PUT_TARGET = of_owners("put_target", "Tying a target to what Members are asked to agree", is_withdrawn)
ENTER_AMENDED = of_owners("enter_amended_target", "Entering a target as Members amended it", is_withdrawn)
ASK_FOR_AMENDED = Act("performance.ask_for_amended", "Asking for targets that Members amended", frozenset(), by_the_clock=True)
REPORT_TARGETS = act("report_targets", "Preparing a report on targets for Members")
