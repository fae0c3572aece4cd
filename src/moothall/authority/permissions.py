"""Who may keep the council's own house. Whoever looks may see it."""

from typing import Any

from moothall.access.acts import Act
from moothall.access.viewer import Role, Viewer

ADMINISTRATORS = frozenset({Role.ADMINISTRATOR})
HOUSEKEEPERS = frozenset({Role.ADMINISTRATOR, Role.MONITORING_OFFICER, Role.COMMITTEE_CLERK})


def has_a_way_in(person: Any, **_: Any) -> str:
    return f"{person.full_name} has a way to sign in already." if person.account_id else ""


def role_is_not_theirs_to_give(person: Any, *, viewer: Viewer, role: str = "", **_: Any) -> str:
    """Whoever keeps the lists may write a title; what opens acts to somebody is given by an administrator."""
    if not role or viewer.sees_everything or viewer.holds_at(person.organisation_id, Role.ADMINISTRATOR):
        return ""
    return "An office that opens something to somebody is given by an administrator. A title without a role can be given here."


FOUND = Act("authority.found", "Adding an organisation", ADMINISTRATORS, by_the_clock=True)
ADD_DEPARTMENT = Act("authority.add_department", "Adding a department", HOUSEKEEPERS, by_the_clock=True)
ADD_PORTFOLIO = Act("authority.add_portfolio", "Adding a portfolio", HOUSEKEEPERS, by_the_clock=True)
ADD_WARD = Act("authority.add_ward", "Adding a ward", HOUSEKEEPERS, by_the_clock=True)
ADD_BODY = Act("authority.add_body", "Adding a body", HOUSEKEEPERS, by_the_clock=True)
CHANGE_BODY = Act("authority.change_body", "Changing what is said of a body", HOUSEKEEPERS, by_the_clock=True)
ADD_PERSON = Act("authority.add_person", "Adding a person", HOUSEKEEPERS, by_the_clock=True)
CHANGE_PERSON = Act("authority.change_person", "Changing what is said of a person", HOUSEKEEPERS, by_the_clock=True)
GIVE_ACCOUNT = Act("authority.give_account", "Giving a person a way to sign in", ADMINISTRATORS, has_a_way_in, by_the_clock=True)
GIVE_OFFICE = Act("authority.give_office", "Giving an office", HOUSEKEEPERS, role_is_not_theirs_to_give, by_the_clock=True)
GIVE_SEAT = Act("authority.give_seat", "Giving a seat", HOUSEKEEPERS, by_the_clock=True)
CHANGE_OFFICE = Act("authority.change_office", "Changing what is said of an office", HOUSEKEEPERS, by_the_clock=True)
END_OFFICE = Act("authority.end_office", "Ending an office", HOUSEKEEPERS, by_the_clock=True)
END_SEAT = Act("authority.end_seat", "Ending a seat", HOUSEKEEPERS, by_the_clock=True)
CLOSE_DAYS = Act("authority.close_days", "Closing the council on a day", HOUSEKEEPERS, by_the_clock=True)
