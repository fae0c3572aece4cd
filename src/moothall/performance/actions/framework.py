"""A framework is added or changed; it carries a measure under a code, from a day to a day."""

from datetime import date, datetime

from moothall.access.acts import Refused, performs
from moothall.access.viewer import THE_CLOCK, Viewer
from moothall.authority.models import Organisation
from moothall.authority.numbering import next_number
from moothall.performance import permissions, rules
from moothall.performance.models import Carrying, Framework, Measure


@performs(permissions.FRAME)
def add_framework(organisation: Organisation, *, viewer: Viewer, at: datetime, kind: str, name: str, source: str = "") -> Framework:
    """Its kind says whether Members should agree the targets in it, by the council's own rule of the day."""
    row = Framework(organisation=organisation, kind=kind, name=name.strip(), source=source)
    refuse_framework(row)
    row.number = next_number(organisation, "framework")
    row.save()
    return row


@performs(permissions.CHANGE_FRAMEWORK)
def change_framework(framework: Framework, *, viewer: Viewer, at: datetime, name: str, source: str = "") -> Framework:
    """What it is called and where it is set out. Its kind stays, because the standing of targets rests on it."""
    framework.name, framework.source = name.strip(), source
    refuse_framework(framework)
    framework.save()
    return framework


@performs(permissions.CARRY)
def carry_measure(measure: Measure, *, viewer: Viewer, at: datetime, framework: Framework, from_on: date, code: str = "") -> Measure:
    """The framework carries the measure from a day. What is measured is entered once, however many carry it."""
    if framework.organisation_id != measure.organisation_id:
        raise Refused("That framework belongs to another council.", "framework")
    rows = Carrying.objects.visible_to(THE_CLOCK).filter(measure=measure, framework=framework)
    if rows.filter(until_on=None).exists():
        raise Refused(f"{framework.name} carries it already.", "framework")
    if rows.filter(until_on__gte=from_on).exists():
        raise Refused(f"{framework.name} carried it on that day already. Enter a later day.", "from_on")
    Carrying.objects.create(measure=measure, framework=framework, code=code.strip(), from_on=from_on)
    return measure


@performs(permissions.CARRY_NO_MORE)
def carry_measure_no_more(measure: Measure, *, viewer: Viewer, at: datetime, framework: Framework, on: date) -> Measure:
    """The last day on which the framework carries it. A target for days before still waits for Members, if it did."""
    row = Carrying.objects.visible_to(THE_CLOCK).filter(measure=measure, framework=framework, until_on=None).first()
    if row is None:
        raise Refused(f"{framework.name} does not carry it.", "framework")
    if on < row.from_on:
        raise Refused("It was entered there later than that. Enter a later day.", "on")
    row.until_on = on
    row.save(update_fields=["until_on"])
    return measure


def refuse_framework(row: Framework) -> None:
    if row.kind not in set(rules.FrameworkKind):
        raise Refused(f"“{row.kind}” is no kind of framework. Choose one of those that are offered.", "kind")
    if not row.name:
        raise Refused("Say what it is called.", "name")
    if Framework.objects.filter(organisation=row.organisation_id, name__iexact=row.name).exclude(pk=row.pk).exists():
        raise Refused(f"There is a framework called “{row.name}” already.", "name")
