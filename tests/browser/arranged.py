"""What journeys need beside the story: a decision for each standing, the pages worth reading, and ways in.

Run in a place (`python -m tests.browser.arranged`) it acts there and prints what it found. It asks with the guard said aloud.
"""

import json
import sys
from datetime import datetime, timedelta

import django

django.setup()

from django.utils import timezone  # noqa: E402

from moothall.access.viewer import THE_CLOCK, Role, Viewer  # noqa: E402
from moothall.authority import actions as authority  # noqa: E402
from moothall.authority.models import Body, Office, Organisation, Person  # noqa: E402
from moothall.authority.queries import home, viewer_of  # noqa: E402
from moothall.decisions import actions as decisions, rules, said  # noqa: E402
from moothall.decisions.models import Commitment, Decision, ReportedBack  # noqa: E402
from moothall.documents import jobs  # noqa: E402
from moothall.meetings import actions as meetings, said as minutes  # noqa: E402
from moothall.meetings.models import Attendance, Closure, Item, Meeting, Paper, Resolution  # noqa: E402
from moothall.web.links import link_for  # noqa: E402
from tests.browser import agendas, asked, measured, people, planned, recordings, scrutinising  # noqa: E402

SCRUTINY = 3
REQUEST = minutes.Part("That the Director be requested to submit a report on the lamps to the next meeting.", 1, "(1)")


def main() -> None:
    now = timezone.localtime()
    members = [viewer_of(person.account, now.date()) for person in holders(Role.SCRUTINY_MEMBER, now)[:SCRUTINY]]
    clerk = viewer_of(holders(Role.COMMITTEE_CLERK, now)[0].account, now.date())
    monitor = viewer_of(holders(Role.MONITORING_OFFICER, now)[0].account, now.date())
    follow_a_decision_further(clerk, monitor, members, now)
    bring_in_what_a_neighbour_published(now)
    cabinet = Body.objects.filter(kind="cabinet").select_related("organisation")[0]
    member = viewer_of(holders(Role.PORTFOLIO_HOLDER, now)[0].account, now.date())
    worked = agendas.arranged(cabinet, clerk, now) | people.arranged(cabinet, clerk, member, now)
    worked |= recordings.arranged(cabinet, clerk, now, published("Lamps of the pier", clerk, now, False))
    worked |= asked.arranged(cabinet, clerk, now)
    worked |= planned.arranged(cabinet, clerk, now)
    worked |= measured.arranged(cabinet.organisation, now)
    worked |= scrutinising.arranged(cabinet, clerk, now)
    json.dump(
        {
            "standings": by_standing(now),
            "pages": pages_worth_reading(now) | work_under_way(clerk, now) | worked,
            "ways_in": {role.value: [link_for(person.account) for person in holders(role, now)[:SCRUTINY]] for role in Role},
            "real": real_pages(),
        },
        sys.stdout,
    )


def holders(role: Role, now: datetime) -> list[Person]:
    """Who of this council holds a role today and can sign in."""
    offices = Office.objects.filter(Office.on(now.date()), role=role, person__account__isnull=False).select_related("person__account")
    at_home = offices.filter(organisation=home(THE_CLOCK)).order_by("person__number")
    return list(dict.fromkeys(office.person for office in at_home or offices.order_by("person__number")))


def follow_a_decision_further(clerk: Viewer, monitor: Viewer, members: list[Viewer], now: datetime) -> None:
    """The steps that the story has not taken on every day: superseded, referred by scrutiny, recorded and not published."""
    earlier, later = (published(f"Lamps of the promenade, {turn} choice", clerk, now, False) for turn in ("first", "second"))
    decisions.supersede(earlier, viewer=clerk, at=now, later=later)
    referred = published("Lamps of the market", clerk, now, True)
    for member in members:
        decisions.call_in(referred, viewer=member, at=now, grounds="Nobody asked the traders.")
    decisions.check_call_in(referred, viewer=monitor, at=now, is_valid=True, because="Enough asked in time, each with grounds.")
    decisions.answer_call_in(referred, viewer=clerk, at=now, outcome="referred")
    recorded("Lamps of the harbour", clerk, now, True)
    for source in (later, referred):
        decisions.propose_commitments(source, viewer=clerk, at=now)
    coming = seen(Meeting).filter(held_on__gt=now.date(), agenda_published_at=None).order_by("-held_on", "pk").first()
    meetings.cancel_meeting(coming, viewer=clerk, at=now, because="The chamber is being painted.")


def recorded(title: str, clerk: Viewer, now: datetime, is_subject_to_call_in: bool) -> Decision:
    told = said.Decision(
        title=title,
        maker_kind=rules.Maker.CABINET,
        body=Body.objects.filter(organisation=home(THE_CLOCK), kind="cabinet").first(),
        decided_on=now.date(),
        is_key=False,
        is_subject_to_call_in=is_subject_to_call_in,
        reasons="They are dark after ten.",
        resolutions=(minutes.Resolution((REQUEST,), heading="RESOLVED"),),
    )
    return decisions.record_decision(home(THE_CLOCK), viewer=clerk, at=now, decision=told)


def published(title: str, clerk: Viewer, now: datetime, is_subject_to_call_in: bool) -> Decision:
    return decisions.publish(recorded(title, clerk, now, is_subject_to_call_in), viewer=clerk, at=now)


def bring_in_what_a_neighbour_published(now: datetime) -> None:
    """Decisions of another council: one waits for the day after a holiday, one for its own day, and one says nothing of a day."""
    easthaven = authority.found(Organisation, viewer=THE_CLOCK, at=now, name="Easthaven District Council", slug="easthaven")
    closed = {now.date() + timedelta(days): "Founders' days" for days in (0, 1)}
    authority.close_days(easthaven, viewer=THE_CLOCK, at=now, days=closed)
    how = {"days": 1, "unit": rules.Unit.CALENDAR, "reading": rules.Reading.THE_NEXT_WORKING_DAY}
    decisions.set_call_in_rule(easthaven, viewer=THE_CLOCK, at=now, since=None, source="Easthaven's constitution", **how)
    before, week = now - timedelta(2), now.date() + timedelta(7)
    for title, is_subject, days in (
        ("Ferry steps", True, {"published_at": before}),
        ("Ferry lights", None, {"published_at": before, "effective_as_published": week}),
        ("Ferry fares", None, {"published_at": before, "status_as_published": "Implemented"}),
    ):
        told = said.Decision(title=title, maker_words="Leader", decided_on=before.date(), is_subject_to_call_in=is_subject)
        decisions.bring_in(easthaven, viewer=THE_CLOCK, at=now, decision=told, published=said.Published(**days))


def by_standing(now: datetime) -> dict[str, str]:
    """For each standing the newest decision that stands so."""
    every = Decision.objects.visible_to(THE_CLOCK).select_related("organisation").order_by("decided_on", "pk")
    return {decision.standing(now).name: decision.reference for decision in every}


def pages_worth_reading(now: datetime) -> dict[str, str]:
    """Meetings, items, papers and commitments that between them show all that their pages can show."""
    every = seen(Meeting).select_related("organisation").order_by("-held_on", "pk")
    minuted = every.filter(minutes_published_at__isnull=False, pk__in=seen(Attendance).values("meeting"))
    items = seen(Item).filter(meeting__in=minuted).select_related("meeting__organisation").order_by("-meeting__held_on", "position")
    papers = seen(Paper).filter(item__in=items, closed_under="").exclude(text="").select_related("item__meeting__organisation")
    waiting = seen(Commitment).filter(confirmed_at=None, dismissed_at=None, organisation__is_home=True)
    back = seen(ReportedBack).values("commitment")
    found = {
        "meeting that is minuted": minuted.filter(pk__in=items.filter(pk__in=seen(Closure).values("item")).values("meeting")).first(),
        "meeting to come, with its agenda": every.filter(held_on__gte=now.date(), agenda_published_at__isnull=False).last(),
        "meeting to come, without one": every.filter(held_on__gt=now.date(), agenda_published_at=None).last(),
        "meeting that is cancelled": every.filter(cancelled_at__isnull=False).first(),
        "item that was resolved": items.filter(pk__in=seen(Resolution).values("item")).first(),
        "item that is closed": items.filter(pk__in=seen(Closure).values("item")).first(),
        "paper": papers.order_by("pk").first(),
        "person": Person.objects.filter(pk__in=seen(Attendance).values("person")).select_related("organisation").order_by("pk").first(),
        "body": Body.objects.filter(kind="cabinet").select_related("organisation").first(),
        "commitment that waits": waiting.select_related("organisation").order_by("pk").first(),
        "commitment that came back": seen(Commitment).filter(pk__in=back).select_related("organisation").order_by("pk").first(),
    }
    return {name: row.reference for name, row in found.items() if row}


def work_under_way(clerk: Viewer, now: datetime) -> dict[str, str]:
    """A piece of work in the background, half done."""
    asked = jobs.ask(home(THE_CLOCK), kind="pack", makes="meetings/", title="Pack for Cabinet", viewer=clerk, at=now)
    jobs.step(jobs.begin(str(asked.key), at=now), 17, 42, "Paper 18 of 40: Survey of the roof", at=now)
    return {"work under way": f"workspace/jobs/{asked.key}"}


def real_pages() -> dict[str, str]:
    """The two pages of a real council, where the shared data was there to be read."""
    meeting = seen(Meeting).filter(organisation__is_home=False, held_on="2010-08-04").select_related("organisation").first()
    decision = seen(Decision).filter(organisation__is_home=False, decided_on="2009-12-02").select_related("organisation").first()
    return {name: row.reference for name, row in {"meeting": meeting, "decision": decision}.items() if row}


def seen(table: type) -> "django.db.models.QuerySet":
    return table.objects.visible_to(THE_CLOCK)


if __name__ == "__main__":
    main()
