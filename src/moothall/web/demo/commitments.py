"""What resolutions asked for, who owes it, and where it came back."""

from collections.abc import Iterator

from moothall.decisions.rules import commitments_in
from moothall.web.demo.agenda import Line
from moothall.web.demo.model import Commitment, Decision
from moothall.web.demo.programme import Slot
from moothall.web.demo.resolutions import parts_of

Told = list[tuple[Slot, tuple[Line, ...]]]
Answers = dict[tuple[str, str, int], tuple[Slot, int]]


def commitments(told: Told, decisions: list[Decision]) -> list[Commitment]:
    """Every part that asks somebody for something. It is due where the story brings it back, and otherwise nowhere.

    What a withdrawn decision asked for is asked no longer.
    """
    answers: Answers = {
        line.placed.answers: (slot, line.item.number) for slot, lines in told for line in lines if line.placed and line.placed.answers
    }
    withdrawn = {(each.meeting, each.item) for each in decisions if each.withdrawn_on}
    asked = (
        each
        for slot, lines in told
        for line in lines
        if (slot.key, line.item.number) not in withdrawn
        for each in _asked(slot, line, answers)
    )
    return sorted(asked, key=lambda each: (each.meeting.rsplit("-", 3)[1:], each.key))


def _asked(slot: Slot, line: Line, answers: Answers) -> Iterator[Commitment]:
    if line.placed is None:
        return
    for part in parts_of(line.placed.subject.resolved):
        for said in commitments_in(part.text):
            back, item = answers.get((line.placed.matter, line.placed.step, part.number), (None, 0))
            yield Commitment(
                key=commitment_key(slot, line.item.number, part.number),
                meeting=slot.key,
                item=line.item.number,
                part=part.number,
                owner=said.who,
                what=said.what,
                due_at=back.key if back else "",
                due_on=back.on if back else None,
                returned_at=f"{back.key}/{item}" if back else "",
                returned_on=back.on if back else None,
            )


def commitment_key(slot: Slot, item: int, part: int) -> str:
    return f"{slot.key}/{item}/{part}"
