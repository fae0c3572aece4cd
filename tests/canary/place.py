"""A small council in which every closed text, draft and title holds a marker word of its own, and who may read each."""

from dataclasses import dataclass
from datetime import UTC, date, datetime
from typing import Any
from uuid import UUID

from moothall.access.models import Account
from moothall.access.viewer import THE_CLOCK, Role
from moothall.authority.models import Body, Office, Organisation, Person, Setting
from moothall.decisions.models import Commitment, Decision, DecisionPart, Document, Passage, Remark as Note, TakenAt
from moothall.documents.models import Job
from moothall.meetings.models import (
    Asker,
    Closure,
    Correction,
    Item,
    Meeting,
    MinuteEntry,
    Organiser,
    Paper,
    Petition,
    Question,
    Remark,
    Reporter,
    Resolution,
    ResolutionPart,
)
from moothall.record import actions as record
from moothall.record.rules import Draft
from tests.canary import (
    action_plans,
    agendas,
    asked,
    briefings,
    called_in,
    compared,
    figures,
    matters,
    measures,
    minuted as minutes,
    notices,
    people,
    plans,
    quarterly,
    recorded,
    reports,
    risks,
    savings,
    scrutiny,
    sending,
)
from tests.canary.marked import MARKERS, OPEN, hidden

THEN = datetime(2026, 1, 5, 9, tzinfo=UTC)
JOB = UUID(int=7)
DAY = date(2026, 1, 12)


@dataclass
class Sample:
    """The council, its neighbour, and its rows by what they are."""

    council: Organisation
    neighbour: Organisation
    rows: dict[str, Any]


def sample() -> Sample:
    """Write the council, and enter each thing in the record, so that all who follow it have read it."""
    council = Organisation.objects.create(slug="wrenmouth", name="Wrenmouth Borough Council", is_home=True)
    neighbour = Organisation.objects.create(slug="easthaven", name="Easthaven District Council")
    body = Body.objects.create(organisation=council, number=1, name="Cabinet")
    Setting.objects.create(organisation=council, name="members_see_exempt_of_other_bodies", value=True)
    rows = {"body": body} | meetings(council, body)
    rows |= reports.note(council, body, rows["item"], hidden, THEN)
    rows |= decisions(council, body, rows)
    called_in.note(rows, hidden, THEN)
    rows |= asked.note(rows | {"clock": THE_CLOCK}, hidden, THEN)
    rows |= notices.note(rows, hidden, THEN)
    rows |= matters.note(rows, hidden, THEN)
    rows |= scrutiny.note(rows, hidden, THEN)
    rows |= plans.note(rows, hidden, THEN)
    rows |= risks.note(rows, hidden, THEN)
    rows |= savings.note(rows, neighbour, hidden, THEN)
    rows |= measures.note(rows, hidden, THEN)
    figures.note(rows, hidden, THEN)
    action_plans.note(rows, hidden, THEN)
    compared.note(rows, THEN)
    quarterly.note(rows, THEN)
    sending.note(rows, hidden, THEN)
    briefings.note(rows)
    wanted = {"requested_by": "access/accounts/999", "requested_at": THEN, "kind": "pack", "makes": "meetings/wrenmouth/3"}
    Job.objects.create(organisation=council, key=JOB, title=hidden("work for a closed pack"), **wanted)
    record.write([draft(row.reference) for row in rows.values() if hasattr(row, "reference")])
    record.checkpoint(THEN)
    return Sample(council, neighbour, rows)


def draft(reference: str) -> Draft:
    return Draft(at=THEN, who="clock", act="tests.sample", subject=reference, facts={}, sealed={})


def meetings(council: Organisation, body: Body) -> dict[str, Any]:
    """One meeting that is wholly public but for what is closed, one whose agenda is in the making, one not announced."""

    def called(number: int, **moments: Any) -> Meeting:
        return Meeting.objects.create(organisation=council, number=number, body=body, held_on=DAY, venue=OPEN, **moments)

    public = called(1, announced_at=THEN, agenda_published_at=THEN, minutes_published_at=THEN)
    coming = called(2, announced_at=THEN)
    silent = called(3, note=hidden("note of a meeting not announced"))
    minuted = called(4, announced_at=THEN, agenda_published_at=THEN)
    drafted = Item.objects.create(meeting=minuted, published_at=THEN, position=1, title=OPEN)
    MinuteEntry.objects.create(item=drafted, position=1, kind="agreed", text=hidden("minute that is a draft"))
    part_of(Resolution.objects.create(item=drafted, position=2), hidden("resolution that is a draft"))
    minutes.note(minuted, drafted, hidden, THEN)
    in_the_making(coming)
    questions(public)
    petitions(council)
    in_work = agendas.note(public, coming, silent, hidden, THEN)
    rows = {"meeting": public, "coming": coming, "silent": silent, "minuted": minuted, "drafted": drafted} | in_work | published(public)
    people.bind(public, hidden, THEN)
    people.keep_a_notebook(rows["item"], hidden, THEN)
    return rows


def questions(meeting: Meeting) -> None:
    """A question that is public, with the address of whoever asked; one that no clerk has read; one that was refused."""

    def put(number: int, text: str, **said: Any) -> Question:
        of = {"organisation": meeting.organisation, "meeting": meeting, "asked_by": OPEN, "asked_at": THEN}
        return Question.objects.create(number=number, text=text, **of, **said)

    Asker.objects.create(question=put(1, OPEN, accepted_at=THEN), email=f"{MARKERS['where to write to an asker']}@harbour.example")
    put(2, hidden("question that waits"))
    put(3, OPEN, refused_at=THEN, refused_because=hidden("why a question was refused"))


def petitions(council: Organisation) -> None:
    """A petition that is public, with the address of its organiser; one that no clerk has read; one that was refused."""

    def handed_in(number: int, title: str, **said: Any) -> Petition:
        of = {"organisation": council, "text": OPEN, "organiser": OPEN, "said_signatures": 9, "handed_in_at": THEN}
        return Petition.objects.create(number=number, title=title, **of, **said)

    shown = handed_in(1, OPEN, accepted_at=THEN, signatures=8, for_debate=1500, answer_due_on=DAY)
    Organiser.objects.create(petition=shown, email=f"{MARKERS['where to write to an organiser']}@harbour.example")
    handed_in(2, hidden("petition that waits"))
    handed_in(3, OPEN, refused_at=THEN, refused_because=hidden("why a petition was refused"))


def published(meeting: Meeting) -> dict[str, Any]:
    """Items of a published agenda with its minutes: some of what hangs on them is closed."""
    item = Item.objects.create(meeting=meeting, position=1, title=OPEN, published_at=THEN)
    unseen = Item.objects.create(
        meeting=meeting, position=2, title=hidden("item that is not displayed"), is_displayed=False, published_at=THEN
    )
    Closure.objects.create(item=item, ground=Closure.Ground.EXEMPT, paragraph="3", can_be_said=OPEN)
    Reporter.objects.create(item=item, part=Reporter.Part.AUTHOR, office=OPEN)
    closed = Paper.objects.create(
        item=item, position=2, title=hidden("paper that is exempt"), text=hidden("text of the exempt paper"), closed_under="3",
        published_at=THEN,
        source_address=f"https://papers.example/{MARKERS['address of the exempt paper']}",
    )  # fmt: skip
    paper = Paper.objects.create(item=item, position=1, title=OPEN, published_at=THEN)
    Paper.objects.create(item=item, position=3, title=hidden("paper that is to follow"))
    for_members = hidden("exempt paper that members may read")
    Paper.objects.create(item=item, position=4, title=for_members, closed_under="paragraph 3", is_for_members=True, published_at=THEN)
    Item.objects.create(meeting=meeting, position=3, title=hidden("late item whose supplement is not out"))
    MinuteEntry.objects.create(item=item, position=1, kind="considered", text=OPEN)
    bullets = [hidden("bullet of the closed minute")]
    MinuteEntry.objects.create(item=item, position=2, kind="agreed", text=hidden("minute that is closed"), bullets=bullets, is_closed=True)
    Correction.objects.create(meeting=meeting, item=item, words=hidden("correction of the closed minute"), is_closed=True, noted_at=THEN)
    resolution = Resolution.objects.create(item=item, position=3, lead="That")
    open_part = part_of(resolution, OPEN)
    shut = part_of(resolution, hidden("part that is closed"), number=2, is_closed=True)
    private = Resolution.objects.create(item=item, position=4, lead=hidden("resolution that is closed"), is_closed=True)
    part_of(private, OPEN)
    return {"item": item, "unseen": unseen, "paper": paper, "closed paper": closed, "part": open_part, "closed part": shut}


def part_of(resolution: Resolution, text: str, number: int = 1, *, is_closed: bool = False) -> ResolutionPart:
    return ResolutionPart.objects.create(resolution=resolution, number=number, text=text, is_closed=is_closed)


def in_the_making(meeting: Meeting) -> None:
    """An agenda that has not been published."""
    item = Item.objects.create(meeting=meeting, position=1, title=hidden("item of an agenda not published"))
    Paper.objects.create(item=item, title=hidden("paper of an agenda not published"))
    Reporter.objects.create(item=item, part=Reporter.Part.AUTHOR, office=hidden("reporter of an agenda not published"))
    Closure.objects.create(item=item, ground=Closure.Ground.EXEMPT, public_interest=hidden("reason in an agenda not published"))
    Remark.objects.create(meeting=meeting, kind=Remark.Kind.NOTE, sentence=hidden("remark on an agenda not published"))


def decisions(council: Organisation, body: Body, rows: dict[str, Any]) -> dict[str, Any]:
    """One decision that is public but for some of its words, one that is not, and what both commit to."""

    def decided(number: int, **said: Any) -> Decision:
        return Decision.objects.create(organisation=council, number=number, body=body, decided_on=DAY, **said)

    public = decided(1, title=OPEN, published_at=THEN, call_in_closes_at=THEN, effective_from=THEN)
    secret = decided(2, title=hidden("decision not published"), reasons=hidden("reasons not published"))
    TakenAt.objects.create(decision=public, meeting=rows["meeting"], item=rows["item"])
    Passage.objects.create(decision=secret, position=1, kind="reported", text=hidden("passage not published"))
    DecisionPart.objects.create(decision=secret, position=1, number=1, text=hidden("part not published"))
    Note.objects.create(decision=secret, kind="note", sentence=hidden("note on a decision not published"))
    Passage.objects.create(decision=public, position=1, kind="reported", text=hidden("passage that is closed"), is_closed=True)
    DecisionPart.objects.create(decision=public, position=2, number=1, text=hidden("decided part that is closed"), is_closed=True)
    address = f"https://papers.example/{MARKERS['address of the closed document']}"
    Document.objects.create(decision=public, title=hidden("document that is closed"), source_address=address, is_closed=True)
    told = recorded.note(public, secret, rows["drafted"], hidden, THEN, OPEN)
    return {"decision": public, "secret decision": secret} | told | commitments(council, rows)


def commitments(council: Organisation, rows: dict[str, Any]) -> dict[str, Any]:
    def made(number: int, part: ResolutionPart, what: str, **said: Any) -> Commitment:
        return Commitment.objects.create(
            organisation=council, number=number, resolution_part=part, who=OPEN, what=what, said=what, proposed_at=THEN, **said
        )

    return {
        "commitment": made(1, rows["part"], OPEN),
        "closed commitment": made(2, rows["closed part"], hidden("commitment from a closed part")),
        "dismissed commitment": made(
            3, rows["part"], hidden("commitment that was dismissed"), dismissed_at=THEN, dismissed_because=hidden("why it was dismissed")
        ),
    }


def account_of(roles: Role | tuple[Role, ...], organisation: Organisation, number: int) -> Account:
    """Somebody who holds this role, or these, in this organisation, and nothing else."""
    held = (roles,) if isinstance(roles, Role) else roles
    account = Account.objects.create_user(f"{number}@{organisation.slug}.example", name=f"{held[0]} {number}")
    person = Person.objects.create(organisation=organisation, number=number, name=f"{held[0]} {number}", account=account)
    for role in held:
        Office.objects.create(person=person, organisation=organisation, title=role, role=role)
    return account
