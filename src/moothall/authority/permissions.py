"""Who may keep the council's own house. Whoever looks may see it."""

from moothall.access.acts import Act
from moothall.access.viewer import Role

HOUSEKEEPERS = frozenset({Role.ADMINISTRATOR, Role.MONITORING_OFFICER, Role.COMMITTEE_CLERK})

FOUND = Act("authority.found", "Adding an organisation", frozenset({Role.ADMINISTRATOR}), by_the_clock=True)
ADD_DEPARTMENT = Act("authority.add_department", "Adding a department", HOUSEKEEPERS, by_the_clock=True)
ADD_PORTFOLIO = Act("authority.add_portfolio", "Adding a portfolio", HOUSEKEEPERS, by_the_clock=True)
ADD_WARD = Act("authority.add_ward", "Adding a ward", HOUSEKEEPERS, by_the_clock=True)
ADD_BODY = Act("authority.add_body", "Adding a body", HOUSEKEEPERS, by_the_clock=True)
CHANGE_BODY = Act("authority.change_body", "Changing what is said of a body", HOUSEKEEPERS, by_the_clock=True)
ADD_PERSON = Act("authority.add_person", "Adding a person", HOUSEKEEPERS, by_the_clock=True)
CHANGE_PERSON = Act("authority.change_person", "Changing what is said of a person", HOUSEKEEPERS, by_the_clock=True)
GIVE_ACCOUNT = Act("authority.give_account", "Giving a person a way to sign in", frozenset({Role.ADMINISTRATOR}), by_the_clock=True)
GIVE_OFFICE = Act("authority.give_office", "Giving an office", HOUSEKEEPERS, by_the_clock=True)
GIVE_SEAT = Act("authority.give_seat", "Giving a seat", HOUSEKEEPERS, by_the_clock=True)
END_OFFICE = Act("authority.end_office", "Ending an office", HOUSEKEEPERS, by_the_clock=True)
END_SEAT = Act("authority.end_seat", "Ending a seat", HOUSEKEEPERS, by_the_clock=True)
CLOSE_DAYS = Act("authority.close_days", "Closing the council on a day", HOUSEKEEPERS, by_the_clock=True)
