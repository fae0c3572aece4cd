"""Once everything has been read: what bears the key of an issue is joined to its history and its notice, and each step to what is here.

Nothing is joined by a likeness of titles alone, save where a page gives a day with the title and exactly one thing here has both.
"""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from datetime import date
from typing import Any

from moothall.access.viewer import THE_CLOCK
from moothall.decisions import actions, queries as decisions
from moothall.decisions.models import MatterStep
from moothall.decisions.queries import matters as histories
from moothall.decisions.said import Tie
from moothall.exchange.ledger import key_of
from moothall.exchange.models import Source
from moothall.exchange.moderngov.pages import DecisionListed, MeetingNamed
from moothall.meetings import queries as meetings
from moothall.meetings.models import Item, Meeting

from .council import DECISION, ISSUE, LISTED_MEETING, MEETING, NOTICE, UNDER_AN_ISSUE, Council, is_own, number_of
from .decisions import LISTS, day_and_title, decision_of_day
from .issue_said import Named, steps_of
from .issues import by_reference
from .joining import items_by_title
from .naming import first_of, parted

Ties = defaultdict[str, list[Tie]]
OF_STEPS = (MEETING, LISTED_MEETING, DECISION, *LISTS)


def tie(council: Council) -> None:
    """Join what has come, what bears a key before the steps. What was joined once is not joined again: a clerk may have taken it off."""
    things = Things(council)
    for find in (by_key, by_step):
        ties: Ties = defaultdict(list)
        find(council, things, ties)
        for reference, found in ties.items():
            if row := by_reference(reference, council):
                actions.tie_steps(row, viewer=THE_CLOCK, at=council.at, ties=found)


class Things:
    """What is here, by its reference, each asked for once."""

    def __init__(self, council: Council) -> None:
        self.council, self.slug = council, council.organisation.slug
        self.known: dict[str, Any] = {}
        self.titles: dict[int, dict[str, list[Item]]] = {}

    def __getitem__(self, reference: str) -> Any:
        if reference not in self.known:
            self.known[reference] = self.found(reference)
        return self.known[reference]

    def found(self, reference: str) -> Any:
        number = number_of(reference)
        if "/items/" in reference:
            meeting = self[reference.partition("/items/")[0]]
            return meeting and meetings.bare_items(THE_CLOCK, meeting).filter(position=number).first()
        ask = {"notice": decisions.notice, "meeting": meetings.meeting, "decision": decisions.decision}[kind_of(reference)]
        return ask(THE_CLOCK, self.slug, number)

    def item_titled(self, meeting: Meeting, title: str) -> Item | None:
        """The item that alone bears a title."""
        if meeting.pk not in self.titles:
            self.titles[meeting.pk] = items_by_title(meeting)
        found = self.titles[meeting.pk].get(key_of(title), [])
        return found[0] if len(found) == 1 else None


def kind_of(reference: str) -> str:
    """
    >>> kind_of("meetings/easthaven/1/items/2"), kind_of("decisions/notices/easthaven/1"), kind_of("decisions/easthaven/1")
    ('item', 'notice', 'decision')
    """
    if "/items/" in reference:
        return "item"
    return "notice" if reference.startswith("decisions/notices/") else "meeting" if reference.startswith("meetings/") else "decision"


def by_key(council: Council, things: Things, ties: Ties) -> None:
    """What bears the key of an issue: to its history, and what is decided under it to its notice."""
    waiting = council.ledger.waiting(UNDER_AN_ISSUE)
    histories_of, notices_of = (council.ledger.of_kind(kind) if waiting else {} for kind in (ISSUE, NOTICE))
    for source in waiting:
        issue, _ = parted(source.key)
        said = dict(source.said or {})
        if (history := histories_of.get(issue)) and said.get("history") != source.reference:
            tie_to_history(source, said, things, ties[history])
        if (notice := notices_of.get(issue)) and said.get("notice") != source.reference:
            tie_to_notice(source, said, notice, things, council)
        if said != source.said:
            council.ledger.tied(source, said, is_all={"history", "notice"} <= said.keys())


def tie_to_history(source: Source, said: dict[str, str], things: Things, ties: list[Tie]) -> None:
    """What bears the key now, in the place of what bore it before; an item also in the place of its meeting as a whole."""
    was, said["history"] = said.get("history", ""), source.reference
    thing = things[source.reference] if source.reference else None
    if thing is not None:
        whole = source.reference.partition("/items/")[0] if isinstance(thing, Item) else ""
        ties.append(Tie(kind_of(source.reference), thing, was or whole))
    elif was:
        ties.append(Tie("", None, was))


def tie_to_notice(source: Source, said: dict[str, str], reference: str, things: Things, council: Council) -> None:
    """An item or a decision is joined to its notice; the notice itself bears the key too, and is joined to nothing."""
    was, said["notice"] = said.get("notice", ""), source.reference
    kind = kind_of(source.reference) if source.reference else ""
    notice, thing = things[reference], things[source.reference] if kind in ("item", "decision") else None
    if notice and thing:
        actions.tie_notice(notice, viewer=THE_CLOCK, at=council.at, thing=thing, instead_of=was)


def by_step(council: Council, things: Things, ties: Ties) -> None:
    """Each step that leads nowhere, or to a meeting of which the item may have come."""
    waiting: defaultdict[str, list[MatterStep]] = defaultdict(list)
    for step in histories.steps_to_tie(THE_CLOCK, council.organisation):
        waiting[step.matter.reference].append(step)
    pages: defaultdict[str, list[Source]] = defaultdict(list)
    for source in council.ledger.of_references(ISSUE, list(waiting)):
        pages[source.reference].append(source)
    named = {reference: named_on(found) for reference, found in pages.items()}
    look_up_at_once(pages, named, council)
    for reference, steps in waiting.items():
        keys = [source.key for source in pages[reference] if is_own(source.key)]
        for step in steps:
            one = named.get(reference, {}).get((step.kind, step.words, step.on))
            thing = thing_of(one, keys, step.matter.title, council, things) if one else None
            if thing is not None and thing.reference != step.tied_to:
                ties[reference].append(Tie(kind_of(thing.reference), thing, step.tied_to, step))


def look_up_at_once(pages: dict[str, list[Source]], named: dict[str, dict[tuple[str, str, date | None], Named]], council: Council) -> None:
    """Where the steps lead, and which items of those meetings bear the key of the issue: asked for all of them together."""
    council.ledger.look_up(OF_STEPS, [one.key for each in named.values() for one in each.values()])
    held = [
        first_of(source.key, reference)
        for matter, found in pages.items()
        for source in found
        for one in named[matter].values()
        if one.key and (reference := council.ledger.reference(one.key, MEETING, LISTED_MEETING))
    ]
    council.ledger.look_up([UNDER_AN_ISSUE], held)


def named_on(pages: Iterable[Source]) -> dict[tuple[str, str, date | None], Named]:
    """The steps of an issue on all its pages. Where two show the same one, the page that bears its key tells more."""
    found = [one for page in pages for one in named_in(page)]
    return {(one.kind, one.words, one.on): one for one in sorted(found, key=lambda one: bool(one.key))}


def named_in(source: Source) -> list[Named]:
    """The steps of a page as the ledger keeps it."""
    return steps_of(named_meetings(source.said["meetings"]), listed_decisions(source.said["decisions"]))


def named_meetings(told: Iterable[dict[str, Any]]) -> list[MeetingNamed]:
    return [MeetingNamed(**one | {"on": day_in(one["on"])}) for one in told]


def listed_decisions(told: Iterable[dict[str, Any]]) -> list[DecisionListed]:
    return [DecisionListed(**one | {"dated": day_in(one["dated"]), "effective_from": day_in(one["effective_from"])}) for one in told]


def day_in(words: str | None) -> date | None:
    return date.fromisoformat(words) if words else None


def thing_of(named: Named, issues: Sequence[str], title: str, council: Council, things: Things) -> Any:
    """What a step leads to: a decision; a meeting, or the item of it that bears the key of the issue, or alone its title."""
    if named.kind == MatterStep.Kind.DECISION:
        reference = council.ledger.reference(named.key, DECISION, *LISTS) if named.key else ""
        return things[reference] if reference else decision_of_day(*day_and_title(named.words, named.on), council)
    meeting = meeting_of(named, council, things)
    if meeting is None:
        return None
    keyed = next((it for issue in issues if (it := council.ledger.reference(first_of(issue, meeting.reference), UNDER_AN_ISSUE))), "")
    return (things[keyed] if keyed else things.item_titled(meeting, title)) or meeting


def meeting_of(named: Named, council: Council, things: Things) -> Meeting | None:
    """By its key; else the only one of its body on that day."""
    if named.key:
        reference = council.ledger.reference(named.key, MEETING, LISTED_MEETING)
        return things[reference] if reference else None
    body = council.known_body(named.body, named.body_id) if named.body or named.body_id else None
    if body is None or named.on is None or (body.pk, named.on) not in council.days_of_meetings:
        return None
    found: Sequence[Meeting] = meetings.of_body(THE_CLOCK, body).filter(held_on=named.on).select_related("organisation")[:2]
    return found[0] if len(found) == 1 else None
