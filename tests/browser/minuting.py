"""A meeting of today that waits to be minuted. Run in a place (`python -m tests.browser.minuting`) it is made there, and said where."""

import json
import sys
from datetime import time

import django

django.setup()

from django.utils import timezone  # noqa: E402

from moothall.access.viewer import THE_CLOCK, Role  # noqa: E402
from moothall.authority.models import Body, Seat  # noqa: E402
from moothall.authority.queries import viewer_of  # noqa: E402
from moothall.meetings import actions, said  # noqa: E402
from moothall.meetings.models import Item, OnAgenda, Recommendation, Report  # noqa: E402
from moothall.web.links import link_for  # noqa: E402
from tests.browser.arranged import holders  # noqa: E402

AGENDA = ("Apologies for absence", "Declarations of interest", "Repairs: catching up by spring", "Exclusion of press and public", "A lease")


def main() -> None:
    now = timezone.localtime()
    account = holders(Role.COMMITTEE_CLERK, now)[0].account
    officer = holders(Role.MONITORING_OFFICER, now)[0].account
    clerk = viewer_of(account, now.date())
    cabinet = Body.objects.filter(kind="cabinet").select_related("organisation")[0]
    meeting = actions.call_meeting(cabinet, viewer=clerk, at=now, held_on=now.date(), starts_at=time(18), venue="Council Chamber")
    items = [said.Item(title, number=f"{place}.") for place, title in enumerate(AGENDA, start=1)]
    actions.prepare_agenda(meeting, viewer=clerk, at=now, items=items)
    actions.publish_agenda(meeting, viewer=clerk, at=now)
    Item.objects.visible_to(THE_CLOCK).filter(meeting=meeting, position=1).update(purpose=Item.Purpose.APOLOGIES)
    recommend(Item.objects.visible_to(THE_CLOCK).get(meeting=meeting, position=3), now)
    chair = Seat.objects.filter(Seat.on(now.date()), body=cabinet, kind=Seat.Kind.CHAIR).first()
    links = {"meeting": meeting.reference, "clerk": link_for(account), "officer": link_for(officer)}
    json.dump(links | {"chair": str(chair.person) if chair else ""}, sys.stdout)


def recommend(item: Item, now: object) -> None:
    """A report that recommends two things, which what is resolved will answer."""
    organisation = item.meeting.organisation
    report = Report.objects.create(organisation=organisation, number=9_000, title=item.title, body=item.meeting.body, published_at=now)
    OnAgenda.objects.create(report=report, item=item, put_at=now)
    for place, text in enumerate(("That ten vans be bought", "That the plan be agreed"), start=1):
        Recommendation.objects.create(report=report, number=place, place=place, text=text)


if __name__ == "__main__":
    main()
