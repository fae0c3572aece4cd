"""Whoever takes a matter from its notice to the end, and the days that pass: `python -m tests.browser.followed` says them, in a place.

With `passed DAYS REFERENCE…` so many days have gone by for these things. The day of a place is the day of its clock, so what was done
about them is moved into the past instead.
"""

import json
import sys
from collections.abc import Iterable
from datetime import date, datetime, timedelta
from typing import Any

import django

django.setup()

from django.db import models  # noqa: E402
from django.utils import timezone  # noqa: E402

from moothall.access.viewer import THE_CLOCK, Role  # noqa: E402
from moothall.authority.models import Body, Person  # noqa: E402
from moothall.authority.queries import viewer_of  # noqa: E402
from moothall.decisions import queries as decisions  # noqa: E402
from moothall.decisions.models import CallInRequest, NoticeEdition  # noqa: E402
from moothall.decisions.rules import notices as law  # noqa: E402
from moothall.meetings import actions as meetings, queries  # noqa: E402
from moothall.meetings.models import Item, Meeting, OnAgenda, Publication  # noqa: E402
from moothall.web.links import link_for  # noqa: E402
from tests.browser.arranged import holders  # noqa: E402

ROLES = {
    "clerk": Role.COMMITTEE_CLERK, "author": Role.MEASURE_OWNER, "monitor": Role.MONITORING_OFFICER, "leader": Role.PORTFOLIO_HOLDER,
}  # fmt: skip
MEMBERS = 3


def main() -> None:
    now = timezone.localtime()
    people: dict[str, Person] = {name: holders(role, now)[0] for name, role in ROLES.items()}
    people |= {f"member {place}": one for place, one in enumerate(holders(Role.SCRUTINY_MEMBER, now)[:MEMBERS], start=1)}
    clerk = viewer_of(people["clerk"].account, now.date())
    cabinet = Body.objects.select_related("organisation").get(name="Cabinet", organisation__is_home=True)
    template = {"name": "Report to Cabinet", "clearances": (), "since": None}
    meetings.keep_report_template(cabinet.organisation, viewer=clerk, at=now, **template)
    rule = law.usual_rule(now.date())
    assert rule
    held_on = law.may_be_made_from(now.date(), rule)
    coming = Meeting.objects.visible_to(THE_CLOCK).filter(cancelled_at=None, agenda_published_at=None, held_on__gt=held_on)
    later = coming.filter(body=cabinet).order_by("held_on").values_list("held_on", flat=True)[0]
    links = {name: link_for(person.account) for name, person in people.items()}
    json.dump({"people": links, "held_on": held_on.isoformat(), "later": later.isoformat()}, sys.stdout)


def passed(days: str, *references: str) -> None:
    """So many days have gone by for each of these, and for what hangs on it."""
    for reference in references:
        for row in with_all_of(reference):
            moved_back(row, timedelta(days=int(days)))


def with_all_of(reference: str) -> Iterable[models.Model]:
    *kind, slug, number = reference.split("/")
    if kind == ["decisions", "notices"]:
        row: Any = decisions.notice(THE_CLOCK, slug, int(number))
        return [row, *NoticeEdition.objects.visible_to(THE_CLOCK).filter(notice=row)]
    if kind == ["decisions"]:
        row = decisions.decision(THE_CLOCK, slug, int(number))
        return [row, *CallInRequest.objects.visible_to(THE_CLOCK).filter(decision=row)]
    row = queries.meeting(THE_CLOCK, slug, int(number))
    of = (Item.objects, Publication.objects)
    on = OnAgenda.objects.visible_to(THE_CLOCK).filter(item__meeting=row).select_related("report")
    return [row, *(one for rows in of for one in rows.visible_to(THE_CLOCK).filter(meeting=row)), *(one.report for one in on)]


def moved_back(row: models.Model, ago: timedelta) -> None:
    """Each day and moment that the row knows lies so much earlier."""
    known = {field.attname: getattr(row, field.attname) for field in row._meta.concrete_fields}
    earlier = {name: value - ago for name, value in known.items() if isinstance(value, date | datetime)}
    type(row).objects.visible_to(THE_CLOCK).filter(pk=row.pk).update(**earlier)  # type: ignore[attr-defined]


if __name__ == "__main__":
    passed(*sys.argv[2:]) if len(sys.argv) > 1 else main()
