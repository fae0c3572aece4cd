"""Everything that happens in the story, each with its moment; told in order, so that no effect comes before its cause."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from datetime import date, datetime, time, timedelta
from typing import Any

from moothall.access.viewer import THE_CLOCK, Role
from moothall.decisions import actions as decisions
from moothall.decisions.models import Commitment, Decision, Notice
from moothall.decisions.rules import LONDON
from moothall.meetings import actions as meetings, said as met
from moothall.meetings.models import Item, Meeting
from moothall.web.demo import model
from moothall.web.demo.telling import action_plans, covering, elsewhere, figures, plans, quarterly, risks, savings, sayings
from moothall.web.demo.telling.cast import Cast, at

KNOWN_AHEAD = timedelta(days=120)
CONFIRMED_AFTER = timedelta(days=3)
BROUGHT_IN, JOINED = time(7), time(7, 15)
A_MINUTE = timedelta(minutes=1)


@dataclass(frozen=True, slots=True)
class Event:
    moment: datetime
    happen: Callable[[datetime], object]


class Story:
    """The story as events; rows are looked up when an event happens, because earlier events made them.

    The council came to Moothall at the beginning of a council year. What met before that day was brought in on it from
    another system, as it was published there; the register of decisions is as old as the story.
    """

    def __init__(self, cast: Cast, adopted: date) -> None:
        self.cast = cast
        self.adopted = adopted
        self.brought_in, self.joined = (datetime.combine(adopted, hour, LONDON) for hour in (BROUGHT_IN, JOINED))
        self.borough = cast.borough
        self.by_key = {meeting.key: meeting for meeting in self.borough.meetings}
        asked = [*(one for told in (plans, figures, quarterly) for one in told.asked_of_members(self.borough, adopted))]
        self.put_to_members = {(meeting.key, item.number) for meeting, item in asked}
        self.that_ask = {commitment.meeting for commitment in self.borough.commitments}
        self.meetings: dict[str, Meeting] = {}
        self.items: dict[str, dict[int, Item]] = {}
        self.decisions: dict[str, Decision] = {}

    def events(self) -> list[Event]:
        """In the order in which they happen; of two at one moment, the one that was written first."""
        told = [
            *(event for meeting in self.borough.meetings for event in self.of_any_meeting(meeting)),
            *(event for notice in self.borough.notices for event in self.of_notice(notice)),
            *(event for decision in self.borough.decisions for event in self.of_decision(decision)),
            *(event for commitment in self.borough.commitments for event in self.of_commitment(commitment)),
            *(Event(*one) for one in savings.happenings(self.cast, self.adopted, self.decision)),
            *(Event(*one) for one in plans.happenings(self.cast, self.adopted, self)),
            *(Event(*one) for one in figures.happenings(self.cast, self.adopted, self)),
            *(Event(*one) for one in action_plans.happenings(self.cast, self.adopted)),
            *(Event(*one) for one in elsewhere.happenings(self.cast, self.adopted)),
            *(Event(*one) for one in quarterly.happenings(self.cast, self.adopted, self)),
            *(Event(*one) for one in risks.happenings(self.cast, self.adopted)),
            *(Event(*one) for one in covering.happenings(self.cast, self.adopted)),
        ]
        return sorted(told, key=lambda event: event.moment)

    # Rows

    def meeting(self, key: str) -> Meeting:
        if key not in self.meetings:
            told = self.by_key[key]
            rows = Meeting.objects.visible_to(THE_CLOCK).select_related("organisation", "body")
            self.meetings[key] = rows.get(body=self.cast.bodies[told.body], held_on=told.on)
        return self.meetings[key]

    def item(self, key: str, number: int) -> Item:
        if key not in self.items:
            rows = Item.objects.visible_to(THE_CLOCK).filter(meeting=self.meeting(key)).select_related("meeting__organisation")
            self.items[key] = {row.position: row for row in rows}
        return self.items[key][number]

    def decision(self, code: str) -> Decision:
        if code not in self.decisions:
            self.decisions[code] = Decision.objects.visible_to(THE_CLOCK).get(organisation=self.cast.home, code=code)
        return self.decisions[code]

    # Meetings

    def of_any_meeting(self, told: model.Meeting) -> Iterator[Event]:
        """One that met before the council came is brought in, and then goes on here as far as it has still to go."""
        if not self.is_old(told):
            yield Event(max(at(self.adopted, 10), at(told.on - KNOWN_AHEAD)), lambda moment: self.call(told, moment))
            yield from self.of_meeting(told)
            return
        yield Event(self.brought_in, lambda moment: self.bring_in(told, moment))
        if told.key in self.that_ask and self.has_minutes(told):
            yield Event(self.joined, lambda moment: self.propose(told, moment))
        yield from (event for event in self.of_meeting(told) if event.moment > self.joined)

    def is_old(self, told: model.Meeting) -> bool:
        return told.on < self.adopted

    def has_minutes(self, told: model.Meeting) -> bool:
        """Whether they were out when the council came."""
        return bool(told.minutes_published_on and told.minutes_published_on < self.adopted)

    def bring_in(self, told: model.Meeting, moment: datetime) -> None:
        before = self.by_key.get
        items = [(item, sayings.item_said(self.cast, told, item, before(item.confirms))) for item in told.items]
        if has_minutes := self.has_minutes(told):
            items = [(item, replace(said, minute=sayings.minute_said(item.minute)) if item.minute else said) for item, said in items]
        said = met.Meeting(
            held_on=told.on,
            starts_at=told.starts_at,
            venue=told.venue,
            contact=sayings.contact_said(self.cast, told),
            has_minutes=has_minutes,
            minutes_are_draft=not (told.minutes_confirmed_on and told.minutes_confirmed_on < self.adopted),
            items=tuple(said for _, said in items),
            attendance=sayings.attendance_said(self.cast, told) if has_minutes else (),
        )
        self.meetings[told.key] = meetings.bring_in(self.cast.bodies[told.body], viewer=THE_CLOCK, at=moment, meeting=said)

    def of_meeting(self, told: model.Meeting) -> Iterator[Event]:
        if told.agenda_published_on:
            yield Event(at(told.agenda_published_on, 9, 30), lambda moment: self.prepare(told, moment))
            yield Event(at(told.agenda_published_on, 10), lambda moment: self.publish_agenda(told, moment))
        if told.minutes_drafted_on and told.minutes_published_on:
            yield Event(at(told.minutes_published_on, 9), lambda moment: self.minute(told, moment))
            yield Event(at(told.minutes_published_on, 9, 30), lambda moment: self.publish_minutes(told, moment))
        if told.minutes_published_on and told.key in self.that_ask:
            yield Event(at(told.minutes_published_on, 9, 31), lambda moment: self.propose(told, moment))
        if told.minutes_confirmed_on:
            yield Event(at(told.minutes_confirmed_on, 22), lambda moment: self.confirm_minutes(told, moment))

    def call(self, told: model.Meeting, moment: datetime) -> None:
        clerk = self.cast.clerk_of(told.body, moment.date())
        said = {"held_on": told.on, "starts_at": told.starts_at, "venue": told.venue, "contact": sayings.contact_said(self.cast, told)}
        self.meetings[told.key] = meetings.call_meeting(self.cast.bodies[told.body], viewer=clerk, at=moment, **said)

    def prepare(self, told: model.Meeting, moment: datetime) -> None:
        clerk = self.cast.clerk_of(told.body, moment.date())
        items = [sayings.item_said(self.cast, told, item, self.by_key.get(item.confirms)) for item in told.items]
        items = [replace(said, papers=()) if (told.key, place) in self.put_to_members else said for place, said in enumerate(items, 1)]
        meetings.prepare_agenda(self.meeting(told.key), viewer=clerk, at=moment, items=items)

    def publish_agenda(self, told: model.Meeting, moment: datetime) -> None:
        meetings.publish_agenda(self.meeting(told.key), viewer=self.cast.clerk_of(told.body, moment.date()), at=moment)

    def minute(self, told: model.Meeting, moment: datetime) -> None:
        minutes = {item.number: sayings.minute_said(item.minute) for item in told.items if item.minute}
        came = sayings.attendance_said(self.cast, told)
        clerk = self.cast.clerk_of(told.body, moment.date())
        meetings.record_minutes(self.meeting(told.key), viewer=clerk, at=moment, minutes=minutes, attendance=came)

    def publish_minutes(self, told: model.Meeting, moment: datetime) -> None:
        clerk = self.cast.clerk_of(told.body, moment.date())
        meetings.publish_minutes(self.meeting(told.key), viewer=clerk, at=moment, are_draft=True)

    def confirm_minutes(self, told: model.Meeting, moment: datetime) -> None:
        meetings.confirm_minutes(self.meeting(told.key), viewer=self.cast.clerk_of(told.body, moment.date()), at=moment)

    def propose(self, told: model.Meeting, moment: datetime) -> None:
        clerk = self.cast.clerk_of(told.body, moment.date())
        decisions.propose_commitments(self.meeting(told.key), viewer=clerk, at=moment)

    # Decisions

    def of_decision(self, told: model.Decision) -> Iterator[Event]:
        yield Event(at(told.decided_on, 21), lambda moment: self.record(told, moment))
        if told.meeting and self.is_old(self.by_key[told.meeting]):
            yield Event(self.joined, lambda moment: self.join(told, moment))
        if told.urgency:
            yield Event(at(told.decided_on, 21, 1), lambda moment: self.certify(told, moment))
        if told.published_on:
            yield Event(at(told.published_on, 10), lambda moment: self.publish(told, moment))
        if told.call_in:
            yield from self.of_call_in(told, told.call_in)
        if told.withdrawn_on:
            yield Event(at(told.withdrawn_on, 15), lambda moment: self.withdraw(told, moment))
        if told.superseded_on:
            yield Event(at(told.superseded_on, 23), lambda moment: self.supersede(told, moment))

    def of_call_in(self, told: model.Decision, asked: model.CallIn) -> Iterator[Event]:
        for count, member in enumerate(asked.by):
            yield Event(at(asked.on, 11) + count * A_MINUTE, lambda moment, member=member: self.call_in(told, member, moment))
        yield Event(at(asked.on, 16), lambda moment: self.check(told, moment))
        if asked.referred_on:
            yield Event(at(asked.referred_on, 22), lambda moment: self.answer(told, "referred", moment))
        if asked.outcome and asked.outcome_on:
            yield Event(at(asked.outcome_on, 22), lambda moment: self.answer(told, asked.outcome, moment))

    def record(self, told: model.Decision, moment: datetime) -> None:
        """By the clerk: from the meeting, or from the officer's form."""
        said = sayings.decision_said(self.cast, told, self.cast.bodies[self.by_key[told.meeting].body] if told.meeting else None)
        clerk = self.cast.holder(Role.COMMITTEE_CLERK, moment.date())
        where = self.taken_at(told) if told.meeting and not self.is_old(self.by_key[told.meeting]) else {}
        self.decisions[told.code] = decisions.record_decision(self.cast.home, viewer=clerk, at=moment, decision=said, **where)

    def taken_at(self, told: model.Decision) -> dict[str, Any]:
        return {"meeting": self.meeting(told.meeting), "item": self.item(told.meeting, told.item) if told.item else None}

    def join(self, told: model.Decision, moment: datetime) -> None:
        """The meeting at which it was taken is here now."""
        decisions.join_meeting(self.decision(told.code), viewer=THE_CLOCK, at=moment, **self.taken_at(told))

    def publish(self, told: model.Decision, moment: datetime) -> None:
        decisions.publish(self.decision(told.code), viewer=self.cast.holder(Role.COMMITTEE_CLERK, moment.date()), at=moment)

    def call_in(self, told: model.Decision, member: str, moment: datetime) -> None:
        assert told.call_in
        asked_by = self.cast.viewer(member, moment.date())
        decisions.call_in(self.decision(told.code), viewer=asked_by, at=moment, grounds=told.call_in.reason)

    def certify(self, told: model.Decision, moment: datetime) -> None:
        assert told.urgency
        clerk = self.cast.holder(Role.COMMITTEE_CLERK, moment.date())
        by, because = self.cast.people[told.urgency.agreed_by].full_name, told.urgency.reason
        agreed = {"agreed_by": by, "agreed_on": told.urgency.agreed_on, "because": because}
        decisions.certify_urgency(self.decision(told.code), viewer=clerk, at=moment, **agreed)

    def check(self, told: model.Decision, moment: datetime) -> None:
        officer = self.cast.holder(Role.MONITORING_OFFICER, moment.date())
        why = "Three councillors who are not in Cabinet asked in time, each with grounds."
        decisions.check_call_in(self.decision(told.code), viewer=officer, at=moment, is_valid=True, because=why)

    def answer(self, told: model.Decision, outcome: str, moment: datetime) -> None:
        officer = self.cast.holder(Role.MONITORING_OFFICER, moment.date())
        decisions.answer_call_in(self.decision(told.code), viewer=officer, at=moment, outcome=outcome)

    def withdraw(self, told: model.Decision, moment: datetime) -> None:
        officer = self.cast.holder(Role.MONITORING_OFFICER, moment.date())
        decisions.withdraw(self.decision(told.code), viewer=officer, at=moment, because=told.withdrawn_because)

    def supersede(self, told: model.Decision, moment: datetime) -> None:
        officer = self.cast.holder(Role.MONITORING_OFFICER, moment.date())
        later = self.decision(told.superseded_by)
        decisions.supersede(self.decision(told.code), viewer=officer, at=moment, later=later)

    # Notices

    def of_notice(self, told: model.Notice) -> Iterator[Event]:
        """Of what is decided here; each is joined to its item when the agenda is out. One that is older is brought in."""
        if told.due_on >= self.adopted:
            yield Event(max(self.joined, at(told.noticed_on, 8)), lambda moment: self.announce(told, moment))
            if agenda := self.by_key[told.meeting].agenda_published_on if told.meeting in self.by_key else None:
                yield Event(at(agenda, 10, 5), lambda moment: self.join_notice(told, moment))

    def announce(self, told: model.Notice, moment: datetime) -> None:
        clerk, said = self.cast.clerk_of(told.body, moment.date()), sayings.notice_said(self.cast, told, self.cast.bodies[told.body])
        if told.noticed_on < self.adopted:
            published = at(told.noticed_on, 8)
            decisions.bring_in_notice(self.cast.home, viewer=THE_CLOCK, at=moment, notice=said, published_at=published)
            return
        row = decisions.draft_notice(self.cast.home, viewer=clerk, at=moment, notice=said)
        decisions.publish_notice(row, viewer=clerk, at=moment)

    def join_notice(self, told: model.Notice, moment: datetime) -> None:
        clerk = self.cast.clerk_of(told.body, moment.date())
        row = Notice.objects.visible_to(THE_CLOCK).get(organisation=self.cast.home, title=told.title, due_on=told.due_on)
        decisions.join_notice(row, viewer=clerk, at=moment, item=self.item(told.meeting, told.item))

    # Commitments

    def of_commitment(self, told: model.Commitment) -> Iterator[Event]:
        published = self.by_key[told.meeting].minutes_published_on
        if published is None:
            return
        confirmed = max(published, self.adopted) + CONFIRMED_AFTER
        yield Event(at(confirmed, 9), lambda moment: self.confirm(told, moment))
        if told.returned_on:
            yield Event(max(at(told.returned_on, 22), at(confirmed, 9, 1)), lambda moment: self.report_back(told, moment))

    def commitment(self, told: model.Commitment) -> Commitment | None:
        of = {"resolution_part__number": told.part, "resolution_part__resolution__item": self.item(told.meeting, told.item)}
        return Commitment.objects.visible_to(THE_CLOCK).filter(**of).order_by("number").first()

    def confirm(self, told: model.Commitment, moment: datetime) -> None:
        row = self.commitment(told)
        if row and not row.confirmed_at:
            clerk = self.cast.holder(Role.COMMITTEE_CLERK, moment.date())
            said = {"version": row.version, "what": row.what, "due_on": told.due_on}
            decisions.confirm_commitment(row, viewer=clerk, at=moment, **said)

    def report_back(self, told: model.Commitment, moment: datetime) -> None:
        """What came back stands on the agenda of a later meeting; `returned_at` names the meeting and the item."""
        meeting, number = told.returned_at.rsplit("/", 1)
        if row := self.commitment(told):
            clerk = self.cast.holder(Role.COMMITTEE_CLERK, moment.date())
            decisions.report_back(row, viewer=clerk, at=moment, item=self.item(meeting, int(number)))
