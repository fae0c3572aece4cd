"""What a report to members says of a plan: written from the plan itself, so that nobody types it twice."""

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from moothall.authority.words import capitalised, counted, day_in_words, joined
from moothall.documents.structure import Block, Heading, Paragraph, Point, Points, Table, run, to_markup
from moothall.meetings.rules import reports
from moothall.plans.rules.approval import Asked
from moothall.plans.rules.objectives import Tally, actions_in_words
from moothall.plans.rules.of_actions import Said

MOST_LINES = 80  # what members can be asked to read as a table; a longer plan is read on its own page
MOST_TOLD = 30  # late, at risk or done: beyond these the count stands for the rest
COLUMNS = ("Action", "Who", "Due", "How it goes")
TOLD_BY_NAME = {Said.LATE: "Late", Said.AT_RISK: "At risk", Said.DONE: "Done"}
VERBS = {Asked.APPROVE: "approve {}", Asked.ACTIONS: "approve the actions of {}", Asked.PROGRESS: "note the progress of {}"}
ENDINGS = {
    Asked.APPROVE: "That {} be approved",
    Asked.ACTIONS: "That the actions of {}, as set out in this report, be approved",
    Asked.PROGRESS: "That the progress of {} be noted",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """One action, as everybody may read it on the day of the report."""

    title: str
    said: Said
    due_on: date
    owner: str = ""
    objective: str = ""
    comment: str = ""
    has_begun: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Account:
    """A plan as a report tells it."""

    title: str
    years: str
    summary: str
    standing: str
    kind: str = "plan"
    edition: int = 1
    lines: tuple[Line, ...] = ()  # those of the table: of a very long plan the first
    told: tuple[Line, ...] = ()  # those that are told by name, in the table or not
    tally: Tally = Tally()  # of all of them

    @property
    def called(self) -> str:
        """The plan by kind and name: with its years where the title does not say them, and its edition where there were others.

        >>> Account(title="Homes", years="2026 to 2029", summary="", standing="", kind="service plan", edition=2).called
        'the service plan “Homes” for 2026 to 2029 (edition 2)'
        """
        years = "" if self.years in self.title else f" for {self.years}"
        edition = f" (edition {self.edition})" if self.edition > 1 else ""
        return f"the {self.kind} “{self.title}”{years}{edition}"


@dataclass(frozen=True, slots=True)
class Ask:
    """One thing that members are asked of one plan."""

    asked: Asked
    of: Account


def recommendation(ask: Ask) -> str:
    """What members are recommended to resolve.

    >>> recommendation(Ask(Asked.PROGRESS, Account(title="Homes plan", years="2026/27", summary="", standing="")))
    'That the progress of the plan “Homes plan” for 2026/27 be noted'
    """
    text = ENDINGS[ask.asked].format(ask.of.called)
    if ask.asked is Asked.PROGRESS or not under_way(ask.of):
        return text
    return f"{text}, in retrospect where they were already under way" if ask.asked is Asked.ACTIONS else text


def under_way(account: Account) -> list[Line]:
    return [line for line in account.told if line.has_begun]


def report_contents(asks: Sequence[Ask], template: Sequence[reports.Section] = reports.STANDARD) -> reports.Contents:
    """The report in the sections of the council's template; what only its author knows is left for them to write."""
    accounts = dict.fromkeys(ask.of for ask in asks)
    told = [block for account in accounts for block in account_of(account, {ask.asked for ask in asks if ask.of == account}, len(accounts))]
    written = (
        reports.Written("purpose", "Purpose", text=to_markup([Paragraph((run(purpose(asks)),))])),
        reports.Written("background", "Background", text=to_markup(told)),
    )
    return reports.laid_out(template, reports.Contents(written, tuple(recommendation(ask) for ask in asks)))


def purpose(asks: Sequence[Ask]) -> str:
    """What members are asked, in a sentence.

    >>> plan = Account(title="Homes", years="2026/27", summary="", standing="")
    >>> purpose([Ask(Asked.PROGRESS, plan), Ask(Asked.ACTIONS, plan)])
    'Members are asked to note the progress of the plan “Homes” for 2026/27 and to approve the actions of the plan “Homes” for 2026/27.'
    """
    said = [VERBS[ask.asked].format(ask.of.called) for ask in asks]
    return f"Members are asked to {joined([said[0], *(f'to {one}' for one in said[1:])])}."


def account_of(account: Account, asked: Collection[Asked], accounts: int) -> Iterator[Block]:
    """One plan: what it is for, how it goes, what is late, at risk and done where its progress is told, and all its actions."""
    if accounts > 1:
        yield Heading(1, capitalised(account.called))
    for sentence in (account.summary, account.standing, in_retrospect(account, asked)):
        if sentence:
            yield Paragraph((run(sentence),))
    if Asked.PROGRESS in asked:
        yield Heading(1, "How it goes")
        yield Paragraph((run(headline(account.tally)),))
        for said, heading in TOLD_BY_NAME.items():
            yield from those_that_are(said, heading, account.told)
    yield from every(account)


def headline(tally: Tally) -> str:
    """How many actions stand how, in a sentence.

    >>> headline(Tally(done=1, stopped=2)), headline(Tally())
    ('Of 1 action 1 is done. 2 actions were stopped.', 'No action is set out in it.')
    """
    said = f"{capitalised(actions_in_words(tally))}." if tally.live else ""
    more = f"{counted(tally.stopped, 'action')} {'was' if tally.stopped == 1 else 'were'} stopped." if tally.stopped else ""
    return " ".join(part for part in (said, more) if part) or "No action is set out in it."


def in_retrospect(account: Account, asked: Collection[Asked]) -> str:
    """Which actions were under way before members were asked, where they are asked to approve."""
    begun = under_way(account) if {Asked.APPROVE, Asked.ACTIONS} & set(asked) else []
    if not begun:
        return ""
    names = joined(f"“{line.title}”" for line in begun[:MOST_TOLD])
    return f"Already under way, and so approved in retrospect if members approve: {names}."


def those_that_are(said: Said, heading: str, lines: Sequence[Line]) -> Iterator[Block]:
    found = [line for line in lines if line.said is said]
    if found:
        yield Heading(2, heading)
        yield Points(tuple(Point((run(f"{line.title}, ", is_strong=True), run(details(line)))) for line in found[:MOST_TOLD]))


def details(line: Line) -> str:
    """By when, by whom, and what its owner says of it."""
    by = f"{line.owner}, " if line.owner else ""
    return f"{by}due {day_in_words(line.due_on, weekday=False)}" + (f": {line.comment}" if line.comment else ".")


def every(account: Account) -> Iterator[Block]:
    """All actions, those of one objective in one table; of a very long plan the first, and how many more there are."""
    if not account.lines:
        return
    yield Heading(1, "Its actions")
    header = tuple((run(one),) for one in COLUMNS)
    for objective in dict.fromkeys(line.objective for line in account.lines):
        yield Heading(2, objective or "Beside the objectives that are set out")
        yield Table(header, tuple(tuple((run(cell),) for cell in cells(line)) for line in account.lines if line.objective == objective))
    if more := account.tally.all - len(account.lines):
        yield Paragraph((run(f"{counted(more, 'more action')} can be read on the plan's page."),))


def cells(line: Line) -> tuple[str, ...]:
    return line.title, line.owner or "Nobody is named", day_in_words(line.due_on, weekday=False), capitalised(line.said.value)
