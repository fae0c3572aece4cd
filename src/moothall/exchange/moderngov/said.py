"""An item as its parts give it: agenda, decision and minute put together, with all that follows from their words."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from . import mentions, offices
from .blocks import Block, entries
from .minutes import minute
from .pages import EntrySaid, Gap, GapKind, ItemSaid, MinuteSaid, PaperSaid, ResolutionSaid, SaidIn


@dataclass
class Draft:
    """An item while it is read."""

    title: str = ""
    number: str = ""
    agenda: list[Block] = field(default_factory=list)
    decision: list[Block] = field(default_factory=list)
    minute: list[Block] = field(default_factory=list)
    papers: list[PaperSaid] = field(default_factory=list)
    awaits_additional: bool = False  # "Additional documents:" was printed
    facts: dict = field(default_factory=dict)  # further fields of ItemSaid

    def finished(self, position: int) -> ItemSaid:
        agenda, decision, minuted = entries(self.agenda), minute(self.decision), minute(self.minute)
        above, below = words_of_entries(agenda), words_of(minuted) or words_of(decision)
        said_in = SaidIn.MINUTE if minuted else SaidIn.DECISION
        return ItemSaid(
            position=position,
            title=self.title,
            number=self.number,
            papers=once_each(self.papers),
            agenda=agenda,
            authors=offices.authors_in_agenda(above) + offices.authors_in_minute(below, said_in),
            presenters=offices.presenters_in_agenda(above) + offices.presenters_in_minute(below, said_in),
            decision=decision,
            minute=minuted,
            refers_to=mentions.meetings_named([*above, *below]),
            **self.facts,
        )


def gaps_of(item: ItemSaid, awaits_additional: bool = False) -> list[Gap]:
    """What the item refers to and does not have."""
    found = []
    if awaits_additional and not any(paper.section == "additional" for paper in item.papers):
        name = item.title or f"item {item.position}"
        found.append(
            Gap(GapKind.ADDITIONAL_DOCUMENTS, name, f"“Additional documents:” stands under “{name}”, and none follows.", item.position)
        )
    words = [*words_of_entries(item.agenda), *words_of(item.decision), *words_of(item.minute)]
    return found + mentions.gaps(words, item.papers, item.position)


def words_of_entries(said: Sequence[EntrySaid]) -> list[str]:
    return [text for entry in said for text in (entry.text, *entry.bullets, *(cell for row in entry.rows for cell in row)) if text]


def words_of(said: MinuteSaid) -> list[str]:
    """Every paragraph, bullet, cell and clause of a minute."""
    found: list[str] = []
    for each in said.said:
        found += [part.text for part in each.parts] if isinstance(each, ResolutionSaid) else words_of_entries([each])
    return found


def once_each(papers: Sequence[PaperSaid]) -> tuple[PaperSaid, ...]:
    """The papers without those that are listed twice."""
    return tuple(
        {(paper.attachment_id or (paper.title, paper.size, paper.url, paper.section)): paper for paper in reversed(papers)}.values()
    )[::-1]
