"""The minutes of a meeting: who came, what was said, what was resolved."""

from collections.abc import Iterator
from dataclasses import replace

from moothall.authority.words import capitalised, joined
from moothall.web.demo.agenda import Line, announcement, public_question
from moothall.web.demo.attendance import Present
from moothall.web.demo.model import Entry, Item, Minute
from moothall.web.demo.programme import Slot
from moothall.web.demo.resolutions import parts_of
from moothall.web.demo.subjects import Subject
from moothall.web.demo.who import Body
from moothall.web.demo.words import one_of

CONSIDERED = (
    "{Body} considered the report of the {author} on {purpose}.",
    "{Body} received the report of the {author} on {purpose}.",
    "Consideration was given to the report of the {author} on {purpose}.",
    "The {author} submitted a report on {purpose}.",
    "{Body} had before it the report of the {author} on {purpose}.",
)
REPORTED = (
    "The report indicated that {facts}.",
    "It was reported that {facts}.",
    "The report said that {facts}.",
    "{presenter} said that {facts}.",
)
RAISED = ("Arising from the discussion the following issues were raised:", "Members spoke of:", "In discussion these points were made:")
ASKED = (
    "In answer to {member}, who asked {question}, {presenter} said that {answer}.",
    "{member} asked {question}; {presenter} answered that {answer}.",
)
CONCERNED = (
    "{member} was concerned that {concern}.",
    "{member} expressed concern that {concern}.",
    "{member} said that {concern}, and asked that this be minuted.",
)
NO_OTHER = (
    "It was agreed that the recommendations be accepted.",
    "The recommendations were moved, seconded and agreed.",
    "There was no dissent.",
)


def minuted(line: Line, slot: Slot, body: Body, present: Present) -> Item:
    """The item with its minute."""
    item = line.item
    if line.placed and item.report:
        subject = line.placed.subject
        speaker = present.speaker(item.report.presenter, item.report.authors[0])
        return replace(item, minute=Minute(tuple(_discussion(item, subject, slot, body, present, speaker)), parts_of(subject.resolved)))
    return replace(item, minute=_standing(item, slot, body, present))


def _discussion(item: Item, subject: Subject, slot: Slot, body: Body, present: Present, speaker: str) -> Iterator[Entry]:
    """Every entry is there because the subject gives cause for it."""
    seed, spoken = (slot.key, item.number), capitalised(body.spoken)
    author = joined([subject.author[0], *(f"the {each}" for each in subject.author[1:])])
    yield Entry("considered", one_of(CONSIDERED, *seed).format(Body=spoken, author=author, purpose=subject.purpose))
    facts = "; that ".join(subject.facts[:-1]) + ("; and that " if len(subject.facts) > 1 else "") + subject.facts[-1]
    yield Entry("reported", capitalised(one_of(REPORTED, *seed, "reported").format(facts=facts, presenter=speaker)))
    if subject.issues:
        yield Entry("issues raised", one_of(RAISED, *seed, "raised"), subject.issues)
    for number, (question, answer) in enumerate(subject.asked):
        member = present.member(*seed, "asked", number)
        words = one_of(ASKED, *seed, number).format(member=member, question=question, answer=answer, presenter=speaker)
        yield Entry("question and answer", words)
    if subject.concern:
        yield Entry("concern", one_of(CONCERNED, *seed, "concern").format(member=present.member(*seed, "concern"), concern=subject.concern))
    if subject.undertaking:
        yield Entry("undertaking", f"{capitalised(speaker)} gave an undertaking {subject.undertaking}.")
    yield from _ending(item, subject, present, seed)


def _ending(item: Item, subject: Subject, present: Present, seed: tuple[object, ...]) -> Iterator[Entry]:
    for declared in present.declarations:
        if declared.item == item.number:
            yield Entry("declaration of interest", f"{present.name(declared.person)} left the room and took no part in this item.")
    if subject.recommended:
        yield Entry("motion", f"{present.member(*seed, 'moved')} moved that the officer's advice be not followed. The motion was carried.")
    elif present.votes > 1:
        yield Entry("agreed", one_of(NO_OTHER, *seed, "agreed"))


def _standing(item: Item, slot: Slot, body: Body, present: Present) -> Minute:
    match item.kind:
        case "apologies":
            return Minute((Entry("apologies", _apologies(present)),))
        case "declarations":
            return Minute(tuple(_declared(present)))
        case "minutes":
            words = item.note[0].lower() + item.note[1:]
            return Minute((), parts_of((f"the {words} be confirmed as a correct record",)))
        case "announcements":
            return Minute((Entry("informed", announcement(slot)),))
        case "questions":
            return Minute((Entry("question and answer", _question(slot, present)),))
    return Minute((), parts_of((_excluded(item, body),)))


def _apologies(present: Present) -> str:
    absent = [present.name(each.person) for each in present.attendance if not each.is_present]
    return f"Apologies for absence were received from {joined(absent)}." if absent else "No apologies for absence were received."


def _declared(present: Present) -> Iterator[Entry]:
    for declared in present.declarations:
        yield Entry(
            "declaration of interest", f"{present.name(declared.person)} declared an interest in item {declared.item}: {declared.interest}."
        )
    if not present.declarations:
        yield Entry("declaration of interest", "No declarations of interest were received.")


def _question(slot: Slot, present: Present) -> str:
    question = public_question(slot)
    if not question:
        return "No questions from the public had been received."
    who, asked, answer = question
    return f"{who} asked {asked}. {present.chair} answered that {answer}."


def _excluded(item: Item, body: Body) -> str:
    """The executive closes its doors under its own regulations, every other body under the Act."""
    items, grounds = item.note.split(": ")
    executive = body.kind in ("cabinet", "single member")
    law = "regulation 4 of the Local Authorities (Executive Arrangements) (Meetings and Access to Information) (England) Regulations 2012"
    act = law if executive else "section 100A(4) of the Local Government Act 1972"
    return (
        f"the press and public be excluded under {act} for {items.lower()}, because exempt information would be disclosed as defined in "
        f"{grounds.rstrip('.')}, and the public interest in keeping it closed outweighs the public interest in disclosing it"
    )
