"""What is done about a risk: controls are added, tested and dropped; actions are added, told of and given other days."""

from datetime import date, datetime
from typing import Any

from django.db.models import Max

from moothall.access.acts import Refused, performs
from moothall.access.viewer import THE_CLOCK, Viewer
from moothall.authority.models import Office
from moothall.decisions.rules import day_of
from moothall.risks import permissions, rules
from moothall.risks.actions.risk import office_of
from moothall.risks.models import Control, Risk, Treatment, TreatmentMoved

NOT_YET = "That day has not come yet. Enter the day on which the control was tested."


@performs(permissions.ADD_CONTROL)
def add_control(risk: Risk, *, viewer: Viewer, at: datetime, what: str, owner: Office | None = None) -> Risk:
    """Say what keeps the risk down already. Until somebody has tested it, it is not tested."""
    refuse_strangers(risk, owner)
    Control.objects.create(risk=risk, number=next_of(Control, risk), what=what, owner=owner)
    return risk


@performs(permissions.JUDGE_CONTROL)
def judge_control(control: Control, *, viewer: Viewer, at: datetime, assurance: str, how: str, tested_on: date | None = None) -> Control:
    """Say how sure it is that a control works, how that is known, and on which day it was tested."""
    sure = rules.Assurance(assurance)
    if control.ended_on:
        raise Refused("This control has ended. Add it anew if it is back.")
    if sure is not rules.Assurance.NOT_TESTED and not tested_on:
        raise Refused("Enter the day on which it was tested.")
    if tested_on and tested_on > day_of(at):
        raise Refused(NOT_YET)
    control.assurance, control.how = sure.value, how
    control.tested_on = tested_on or control.tested_on
    control.save()
    return control


@performs(permissions.DROP_CONTROL)
def drop_control(control: Control, *, viewer: Viewer, at: datetime) -> Control:
    """It is there no longer. It stays readable among what was done before."""
    if control.ended_on:
        raise Refused("That this control has ended is noted already.")
    control.ended_on = day_of(at)
    control.save()
    return control


@performs(permissions.ADD_TREATMENT)
def add_treatment(risk: Risk, *, viewer: Viewer, at: datetime, what: str, due_on: date, owner: Office | None = None) -> Risk:
    """Add what is to be done to bring the risk down, by which office, by when."""
    refuse_strangers(risk, owner)
    Treatment.objects.create(risk=risk, number=next_of(Treatment, risk), what=what, owner=owner, due_on=due_on)
    return risk


@performs(permissions.REPORT_TREATMENT)
def report_treatment(treatment: Treatment, *, viewer: Viewer, at: datetime, said: str, comment: str = "") -> Treatment:
    """Say how it goes. What is stopped is stopped with a reason."""
    now = rules.Doing(said)
    if now is rules.Doing.STOPPED and not comment.strip():
        raise Refused("Say why it is stopped.")
    treatment.said, treatment.comment = now.value, comment
    treatment.ended_on = day_of(at) if now.is_over else None
    treatment.save()
    return treatment


@performs(permissions.MOVE_TREATMENT)
def move_treatment(treatment: Treatment, *, viewer: Viewer, at: datetime, to: date, because: str) -> Treatment:
    """Give it another day. The old one stays, with the reason and who moved it."""
    if to == treatment.due_on:
        raise Refused("It is due on that day already. Enter another.")
    if not because.strip():
        raise Refused("Say why the day moves: it is kept with the old day.")
    said = {"because": because, "moved_by": office_of(viewer, at), "moved_at": at}
    TreatmentMoved.objects.create(treatment=treatment, was_on=treatment.due_on, is_on=to, **said)
    treatment.due_on = to
    treatment.save()
    return treatment


def refuse_strangers(risk: Risk, owner: Office | None) -> None:
    if owner and owner.organisation_id != risk.organisation_id:
        raise Refused("That office belongs to another council. Choose one of this council.")


def next_of(table: Any, risk: Risk) -> int:
    """The next number of what hangs on a risk; the risk is locked meanwhile."""
    return (table.objects.visible_to(THE_CLOCK).filter(risk=risk).aggregate(last=Max("number"))["last"] or 0) + 1
