"""Who may see savings, and who may write them.

What is closed is a whole line with all its sums. That there is one, and on which ground, hangs on the programme and is for everybody.
"""

from typing import Any

from django.db.models import Q

from moothall.access.acts import Act
from moothall.access.guard import through
from moothall.access.viewer import Viewer
from moothall.decisions.permissions import decision_seen_by
from moothall.meetings.permissions import of_report
from moothall.plans.permissions.acts import writes_in
from moothall.plans.permissions.seeing import KEEPERS, WRITERS, departments_of, objective_seen_by, or_writers

NOT_THEIR_LINE = (
    "This saving belongs to another department. Whoever owns that department's plans can change it, or whoever keeps the council's plans."
)
PUBLIC_SHARES = "This programme is public, so what partners share is changed by whoever keeps the council's plans."


def programme_seen_by(viewer: Viewer) -> Q:
    """A programme is seen once it has been published; before that, by those who write plans."""
    return or_writers(Q(published_at__isnull=False), viewer)


def of_programme(viewer: Viewer) -> Q:
    """Its targets, its workstreams and the streams of spending in it are seen with it."""
    return through("programme", programme_seen_by(viewer))


def of_workstream(viewer: Viewer) -> Q:
    """The milestones of a workstream are seen with it."""
    return through("workstream", of_programme(viewer))


def of_milestone(viewer: Viewer) -> Q:
    return through("milestone", of_workstream(viewer))


def of_stream(viewer: Viewer) -> Q:
    """What each partner spends in a stream, and what is theirs of the saving, is seen with it."""
    return through("stream", of_programme(viewer))


def shown(viewer: Viewer) -> Q:
    """A line that is out and open; and every other, for whoever keeps the council's plans or owns those of the department that leads it."""
    rule = Q(published_at__isnull=False, closure__isnull=True)
    if viewer.holds(*KEEPERS):
        rule |= Q(programme__organisation__in=sorted(viewer.organisations(*KEEPERS)))
    if own := departments_of(viewer):
        rule |= Q(department__in=own)
    return rule


def line_seen_by(viewer: Viewer) -> Q:
    """A line is seen once it is out, unless it is closed."""
    return (
        of_programme(viewer)
        & through("workstream", of_programme(viewer), optional=True)
        & through("stream", of_programme(viewer), optional=True)
        & shown(viewer)
    )


def of_line(viewer: Viewer) -> Q:
    """Every sum of a line, and what was said of it, is seen with it."""
    return through("line", line_seen_by(viewer))


def put_line_seen_by(viewer: Viewer) -> Q:
    """By what a saving is agreed is seen by those who may see both."""
    return (
        of_line(viewer)
        & through("recommendation", of_report(viewer), optional=True)
        & through("decision", decision_seen_by(viewer), optional=True)
    )


def saving_objective_seen_by(viewer: Viewer) -> Q:
    """That a saving serves an objective is seen by those who may see both."""
    return of_line(viewer) & through("objective", objective_seen_by(viewer))


def closure_seen_by(viewer: Viewer) -> Q:
    """That a line is not shown, and why, is for everybody from the moment that the line is out."""
    return of_programme(viewer) & or_writers(Q(published_at__isnull=False), viewer, "programme__organisation")


def line_is_not_theirs(line: Any, *, viewer: Viewer, **_: Any) -> str:
    return "" if writes_in(viewer, line.organisation_id, line.department_id) else NOT_THEIR_LINE


def may_not_lead(programme: Any, *, viewer: Viewer, department: Any = None, **_: Any) -> str:
    """Who owns the plans of a department writes its lines; until one is chosen the door is open."""
    return "" if department is None or writes_in(viewer, programme.organisation_id, department.pk) else NOT_THEIR_LINE


def programme_is_out(programme: Any, **_: Any) -> str:
    return "This programme has been published already." if programme.published_at else ""


def line_is_out(line: Any, **said: Any) -> str:
    return line_is_not_theirs(line, **said) or ("This line has been published already." if line.published_at else "")


def line_is_closed(line: Any, **said: Any) -> str:
    return line_is_not_theirs(line, **said) or ("This line is closed already." if line.closure else "")


def line_is_open(line: Any, **said: Any) -> str:
    return line_is_not_theirs(line, **said) or ("" if line.closure else "This line is open already.")


def entry_is_not_theirs(entry: Any, *, viewer: Viewer, **_: Any) -> str:
    return line_is_not_theirs(entry.line, viewer=viewer)


def has_ended(workstream: Any, **_: Any) -> str:
    return "This workstream has ended. Take it up again first." if workstream.ended_at else ""


def has_not_ended(workstream: Any, **_: Any) -> str:
    return "" if workstream.ended_at else "This workstream has not ended."


def shares_are_public(stream: Any, *, viewer: Viewer, **_: Any) -> str:
    """What partners share changes every figure of the saving, also what members agreed: not by whoever owns plans elsewhere."""
    keeps = viewer.sees_everything or viewer.holds_at(stream.organisation_id, *KEEPERS)
    return "" if keeps or not stream.programme.published_at else PUBLIC_SHARES


def milestone_is_met(milestone: Any, **_: Any) -> str:
    return "This milestone has been reached already." if milestone.met_on else has_ended(milestone.workstream)


START_PROGRAMME = Act("plans.start_savings_programme", "Beginning a savings programme", KEEPERS)
CHANGE_PROGRAMME = Act("plans.change_savings_programme", "Changing a savings programme", KEEPERS)
PUBLISH_PROGRAMME = Act("plans.publish_savings_programme", "Publishing a savings programme", KEEPERS, programme_is_out)
SET_TARGET = Act("plans.set_savings_target", "Setting the target of a savings programme", KEEPERS)
ASK_CONTRIBUTIONS = Act("plans.ask_contributions", "Asking portfolios and departments for savings", KEEPERS)
END_WORKSTREAM = Act("plans.end_workstream", "Ending a workstream", KEEPERS, has_ended)
TAKE_UP_WORKSTREAM = Act("plans.take_up_workstream", "Taking up a workstream that has ended", KEEPERS, has_not_ended)
START_WORKSTREAM = Act("plans.start_workstream", "Beginning a workstream", WRITERS)
CHANGE_WORKSTREAM = Act("plans.change_workstream", "Changing a workstream", WRITERS, has_ended)
SET_MILESTONE = Act("plans.set_workstream_milestone", "Setting a milestone of a workstream", WRITERS, has_ended)
MOVE_MILESTONE = Act("plans.move_workstream_milestone", "Moving a milestone of a workstream", WRITERS, milestone_is_met)
REACH_MILESTONE = Act("plans.reach_workstream_milestone", "Saying that a milestone was reached", WRITERS, milestone_is_met)
START_STREAM = Act("plans.start_spending_stream", "Writing down a stream of spending that partners share", WRITERS)
CHANGE_STREAM = Act("plans.change_spending_stream", "Changing a stream of spending that partners share", WRITERS, shares_are_public)
WRITE_LINE = Act("plans.write_saving_line", "Writing a saving line", WRITERS, may_not_lead)
BRING_LINES = Act("plans.bring_saving_lines", "Bringing in saving lines from a table", WRITERS)
CHANGE_LINE = Act("plans.change_saving_line", "Changing a saving line", WRITERS, line_is_not_theirs)
CHANGE_PROFILE = Act("plans.change_saving_profile", "Changing what a line saves, month by month", WRITERS, line_is_not_theirs)
PUBLISH_LINE = Act("plans.publish_saving_line", "Publishing a saving line", WRITERS, line_is_out)
DISCARD_LINE = Act("plans.discard_saving_line", "Discarding the draft of a saving line", WRITERS, line_is_out)
CLOSE_LINE = Act("plans.close_saving_line", "Closing a saving line under a ground", WRITERS, line_is_closed)
OPEN_LINE = Act("plans.open_saving_line", "Opening a saving line that was closed", KEEPERS, line_is_open)
PUT_LINE = Act("plans.put_saving_line", "Tying a saving line to what members are asked to agree", WRITERS, line_is_not_theirs)
SERVE_OBJECTIVE = Act("plans.say_what_a_saving_serves", "Saying which objective a saving serves", WRITERS, line_is_not_theirs)
JUDGE_LINE = Act("plans.judge_saving_line", "Saying how sure a saving is", WRITERS, line_is_not_theirs)
DELIVER = Act("plans.deliver_saving", "Entering what was saved", WRITERS, line_is_not_theirs)
DELIVER_MANY = Act("plans.deliver_savings", "Entering what many lines saved", WRITERS)
CORRECT_DELIVERY = Act("plans.correct_delivered_saving", "Correcting what was entered as saved", WRITERS, entry_is_not_theirs)
