"""Who may keep the council's own house. Whoever looks may see it."""

from collections.abc import Callable, Iterable
from datetime import datetime
from typing import Any

from moothall.access.acts import Act, nothing_against
from moothall.access.viewer import Role, Viewer

ADMINISTRATORS = frozenset({Role.ADMINISTRATOR})
HOUSEKEEPERS = frozenset({Role.ADMINISTRATOR, Role.MONITORING_OFFICER, Role.COMMITTEE_CLERK})
LAWYERS = frozenset({Role.ADMINISTRATOR, Role.MONITORING_OFFICER})
ONLY_BY_AN_ADMINISTRATOR = (
    "An office that opens something to somebody is given by an administrator. A title without a role can be given here."
)


def has_a_way_in(person: Any, **_: Any) -> str:
    return f"{person.full_name} has a way to sign in already." if person.account_id else ""


def has_no_way_in(person: Any, **_: Any) -> str:
    return "" if person.account_id else f"{person.full_name} has no way to sign in."


def may_give_roles(organisation: int, viewer: Viewer) -> bool:
    return viewer.sees_everything or viewer.holds_at(organisation, Role.ADMINISTRATOR)


def role_is_not_theirs_to_give(person: Any, *, viewer: Viewer, role: str = "", **_: Any) -> str:
    """Whoever keeps the lists may write a title; what opens acts to somebody is given by an administrator."""
    return "" if not role or may_give_roles(person.organisation_id, viewer) else ONLY_BY_AN_ADMINISTRATOR


def roles_are_not_theirs_to_give(organisation: Any, *, viewer: Viewer, offices: Iterable[Any] = (), **_: Any) -> str:
    """The same for many offices at once."""
    opens = any(office.role for office in offices)
    return "" if not opens or may_give_roles(organisation.organisation_id, viewer) else ONLY_BY_AN_ADMINISTRATOR


def deputy_may_not_be(office: Any, *, viewer: Viewer, person: Any = None, **_: Any) -> str:
    """Nobody is their own deputy; and a deputy holds the role, so an administrator names one where there is a role."""
    if person is not None and person.pk == office.person_id:
        return f"{person.full_name} holds this office. Name somebody else to act in it."
    return role_is_not_theirs_to_give(office, viewer=viewer, role=office.role)


def would_open_longer(row: Any, *, viewer: Viewer, **said: Any) -> str:
    """What opens something to somebody may be ended sooner by whoever keeps the house; to hold longer, it takes an administrator."""
    role = row.role if hasattr(row, "role") else row.office.role
    since, until = said.get("since", row.since), said.get("until", row.until)
    ends_later = row.until is not None and (until is None or until > row.until)
    begins_sooner = row.since is not None and (since is None or since < row.since)
    is_theirs = not role or may_give_roles(row.organisation_id, viewer)
    return ONLY_BY_AN_ADMINISTRATOR if (ends_later or begins_sooner) and not is_theirs else ""


def may_not_go_on(row: Any, *, viewer: Viewer, **_: Any) -> str:
    return is_not_ended(row) or would_open_longer(row, viewer=viewer, until=None)


def would_stand_within_itself(row: Any, *, within: Any = None, **_: Any) -> str:
    """A department, or a body, cannot be a part of itself or of one of its own parts."""
    above, met = within, set()
    while above is not None and above.pk not in met:
        if above.pk == row.pk:
            return f"{row.name} cannot stand within itself or one of its own parts."
        met.add(above.pk)
        above = above.within
    return ""


def is_not_ended(row: Any, **_: Any) -> str:
    return "" if row.until else "This goes on already: no day has been set on which it ends."


def has_begun(row: Any, *, at: datetime, **_: Any) -> str:
    """What was given by mistake can be taken back before it begins; after that it can only end."""
    begun = row.since is None or row.since <= at.date()
    return "This has begun, so it cannot be taken back. Say until when it is held." if begun else ""


def act(key: str, label: str, by: frozenset[Role] = HOUSEKEEPERS, against: Callable[..., str] = nothing_against) -> Act:
    """One act of this room: people do it on pages; imports and the sample council do it as the clock."""
    return Act(f"authority.{key}", label, by, against, by_the_clock=True)


FOUND = act("found", "Adding an organisation", ADMINISTRATORS)
CHANGE_ORGANISATION = act("change_organisation", "Changing what is said of an organisation", ADMINISTRATORS)
ADD_DEPARTMENT = act("add_department", "Adding a department")
CHANGE_DEPARTMENT = act("change_department", "Changing what is said of a department", HOUSEKEEPERS, would_stand_within_itself)
ADD_PORTFOLIO = act("add_portfolio", "Adding a portfolio")
CHANGE_PORTFOLIO = act("change_portfolio", "Changing what is said of a portfolio")
ADD_WARD = act("add_ward", "Adding a ward")
CHANGE_WARD = act("change_ward", "Changing what is said of a ward")
ADD_BODY = act("add_body", "Adding a body")
CHANGE_BODY = act("change_body", "Changing what is said of a body", HOUSEKEEPERS, would_stand_within_itself)
ADD_PERSON = act("add_person", "Adding a person")
CHANGE_PERSON = act("change_person", "Changing what is said of a person")
BRING_PEOPLE = act("bring_people", "Bringing in people from a table")
GIVE_ACCOUNT = act("give_account", "Giving a person a way to sign in", ADMINISTRATORS, has_a_way_in)
CLOSE_ACCOUNT = act("close_account", "Closing or opening a person's way to sign in", ADMINISTRATORS, has_no_way_in)
GIVE_OFFICE = act("give_office", "Giving an office", HOUSEKEEPERS, role_is_not_theirs_to_give)
APPOINT = act("appoint", "Giving many offices at once", HOUSEKEEPERS, roles_are_not_theirs_to_give)
CHANGE_OFFICE = act("change_office", "Changing what is said of an office", HOUSEKEEPERS, would_open_longer)
END_OFFICE = act("end_office", "Ending an office", HOUSEKEEPERS, would_open_longer)
RESUME_OFFICE = act("resume_office", "Taking back the end of an office", HOUSEKEEPERS, may_not_go_on)
WITHDRAW_OFFICE = act("withdraw_office", "Taking back an office that has not begun", HOUSEKEEPERS, has_begun)
NAME_DEPUTY = act("name_deputy", "Naming a deputy", HOUSEKEEPERS, deputy_may_not_be)
END_DEPUTY = act("end_deputy", "Ending the time of a deputy", HOUSEKEEPERS, would_open_longer)
WITHDRAW_DEPUTY = act("withdraw_deputy", "Taking back a deputy whose time has not begun", HOUSEKEEPERS, has_begun)
GIVE_SEAT = act("give_seat", "Giving a seat")
GIVE_SEATS = act("give_seats", "Giving the seats of a body")
BRING_SEATS = act("bring_seats", "Bringing in seats from a table")
CHANGE_SEAT = act("change_seat", "Changing what is said of a seat")
END_SEAT = act("end_seat", "Ending a seat")
RESUME_SEAT = act("resume_seat", "Taking back the end of a seat", HOUSEKEEPERS, is_not_ended)
WITHDRAW_SEAT = act("withdraw_seat", "Taking back a seat that has not begun", HOUSEKEEPERS, has_begun)
SEAT_ANEW = act("seat_anew", "Filling a body for the council year")
ROLL_OVER = act("roll_over", "Beginning a council year")
HAND_ON = act("hand_on", "Passing on the work of somebody who leaves")
CLOSE_DAYS = act("close_days", "Closing the council on a day")
OPEN_DAY = act("open_day", "Taking back a closure day")
SET_RULE = act("set_rule", "Setting a dated rule", LAWYERS)
CHANGE_RULE = act("change_rule", "Putting a dated rule right", LAWYERS)
SET_GOVERNANCE = act("set_governance", "Setting the form of governance", LAWYERS)
CHANGE_GOVERNANCE = act("change_governance", "Putting the form of governance right", LAWYERS)
DELEGATE = act("delegate", "Adding to the scheme of delegation", LAWYERS)
CHANGE_DELEGATION = act("change_delegation", "Changing the scheme of delegation", LAWYERS)
