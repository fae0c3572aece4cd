"""How the council is governed: its form, its scheme of delegation, and the rules that it sets itself, from a day to a day."""

from datetime import date, datetime
from typing import Any

from moothall.access.acts import Refused, add_facts, performs
from moothall.access.viewer import Viewer
from moothall.authority import permissions, rules
from moothall.authority.actions.changing import changed, end_before, kept
from moothall.authority.models import Delegation, Governance, Organisation, Setting

DATED = frozenset({"since", "until", "source"})


@performs(permissions.SET_RULE)
def set_rule(
    organisation: Organisation, *, viewer: Viewer, at: datetime, name: str, value: rules.Value, since: date | None = None, source: str = ""
) -> Setting:
    """Set a rule from a day on; the one before it ends on the day before, and still judges what was done under it."""
    suited = suitable(name, value)
    end_before(Setting.objects.filter(organisation=organisation, name=name), since)
    add_facts(rule=name, set_to=suited)
    return kept(Setting(organisation=organisation, name=name, value=suited, since=since, source=source))


@performs(permissions.CHANGE_RULE)
def change_rule(setting: Setting, *, viewer: Viewer, at: datetime, **said: Any) -> Setting:
    """Put a rule right that was written down wrongly: its value, its days, where it stands."""
    if "value" in said:
        said["value"] = suitable(setting.name, said["value"])
        add_facts(set_to=said["value"])
    add_facts(rule=setting.name)
    return changed(setting, said, DATED | {"value"})


@performs(permissions.SET_GOVERNANCE)
def set_governance(
    organisation: Organisation, *, viewer: Viewer, at: datetime, form: str, since: date | None = None, source: str = ""
) -> Governance:
    """Say how the council governs itself from a day on; the form before it ends on the day before."""
    end_before(Governance.objects.filter(organisation=organisation), since)
    add_facts(set_to=form)
    return kept(Governance(organisation=organisation, form=form, since=since, source=source))


@performs(permissions.CHANGE_GOVERNANCE)
def change_governance(governance: Governance, *, viewer: Viewer, at: datetime, **said: Any) -> Governance:
    """Put the form right that was written down wrongly."""
    return changed(governance, said, DATED | {"form"})


@performs(permissions.DELEGATE)
def delegate(organisation: Organisation, *, viewer: Viewer, at: datetime, what: str, to: str, **said: Any) -> Delegation:
    """Write down who may decide something, in whose place, from a day on."""
    return kept(Delegation(organisation=organisation, what=what, to=to, **said))


@performs(permissions.CHANGE_DELEGATION)
def change_delegation(delegation: Delegation, *, viewer: Viewer, at: datetime, **said: Any) -> Delegation:
    """Change a line of the scheme, or say until when it holds."""
    return changed(delegation, said, DATED | {"what", "to", "by", "limits"})


def suitable(name: str, value: Any) -> rules.Value:
    try:
        return rules.suitable(name, value)
    except rules.NotSuitable as wrong:
        raise Refused(str(wrong)) from wrong
