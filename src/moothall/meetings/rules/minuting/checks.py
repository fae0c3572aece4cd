"""What a clerk should look at again in a minute, in sentences. It warns; it forbids nothing."""

from collections import Counter
from collections.abc import Collection, Iterator, Sequence

from moothall.meetings.rules.minuting.blocks import Block, MotionSaid, Resolved, Understood, UndertakingSaid, VoteSaid
from moothall.meetings.rules.minuting.renumbering import REMOVED
from moothall.meetings.rules.minuting.voting import count
from moothall.meetings.rules.references import clause_names, references_in
from moothall.meetings.rules.votes import Cast, Named, Result, count_lacks, named_lacks, result

TITLES = frozenset({"councillor", "cllr", "mr", "mrs", "ms", "miss", "dr", "alderman", "the", "sir", "dame"})


def looked_over(said: Understood, entitled: Sequence[str] = ()) -> list[str]:
    """What to look at again. `entitled` names those who were present and have a vote; nobody, where that has not been noted."""
    return [sentence for block in said.blocks for sentence in about(block, said.blocks, entitled)]


def about(block: Block, blocks: Sequence[Block], entitled: Sequence[str]) -> Iterator[str]:
    if isinstance(block, Resolved):
        yield from about_resolution(block)
    elif isinstance(block, MotionSaid):
        yield from about_motion(block, blocks)
    elif isinstance(block, VoteSaid):
        yield from about_vote(block, entitled)
    elif isinstance(block, UndertakingSaid) and not block.who:
        yield f"Say who undertook it: “{shortened(block.text)}”"


def about_resolution(block: Resolved) -> Iterator[str]:
    """Empty parts, numbers given twice, and clauses that are named and not there."""
    if not block.parts:
        yield f"After {block.heading} nothing was resolved yet."
    labels = Counter(part.label for part in block.parts if part.label)
    for label, times in labels.items():
        if times > 1:
            yield f"Two parts are numbered ({label}). Write ( ) before the new one, and the others are numbered after it."
    names = [name for place, part in enumerate(block.parts, start=1) for name in clause_names(place, part.label, part.text)]
    for part in block.parts:
        yield from (reference.gap for reference in references_in(part.text, names) if reference.gap)
        if REMOVED in part.text:
            yield f"“{shortened(part.text)}” names a part that was taken out. Say what it refers to now."


def about_motion(motion: MotionSaid, blocks: Sequence[Block]) -> Iterator[str]:
    what = "amendment" if motion.is_amendment else "motion"
    if not motion.mover:
        yield f"Say who moved the {what}: “{shortened(motion.words)}”"
    elif not motion.seconder and motion.outcome != "withdrawn":
        yield f"Nobody is named as seconder of the {what} that {motion.mover} moved."
    if motion.is_amendment and motion.amends is None:
        yield "There is no motion above this amendment."
    if not motion.outcome:
        yield f"What came of the {what} is not said: “{shortened(motion.words)}”"


def about_vote(vote: VoteSaid, entitled: Sequence[str]) -> Iterator[str]:
    """Totals that do not add up, names that were not there, a tie that nobody broke."""
    if vote.named and entitled:
        yield from named_lacks([Named(whom(name, entitled), Cast(cast)) for name, cast in vote.named], set(entitled))
    elif vote.is_counted and entitled:
        yield from count_lacks(count(vote), len(entitled))
    elif vote.how != "general" and not vote.is_counted and not vote.named and not vote.outcome:
        yield "Say how many voted for and against, or by name: FOR: names; AGAINST: names."
    if vote.is_counted and result(count(vote)) == Result.TIED and not vote.outcome:
        yield "As many voted for as against, and nobody gave a casting vote: it is not carried."


def whom(name: str, known: Collection[str]) -> str:
    """The full name of somebody who is called by part of it, where only one can be meant; otherwise the name as it was typed.

    >>> whom("Cllr Ashby", ["Councillor Wendeline Ashby", "Osric Vane"]), whom("Vane", ["A Vane", "B Vane"])
    ('Councillor Wendeline Ashby', 'Vane')
    """
    words = words_of(name)
    meant = [one for one in known if words and words <= words_of(one)]
    return meant[0] if len(meant) == 1 else name


def words_of(name: str) -> frozenset[str]:
    return frozenset(word.strip(".,").casefold() for word in name.split()) - TITLES


def shortened(text: str, most: int = 60) -> str:
    """The first words of a text, cut between two."""
    line = " ".join(text.split())
    return line if len(line) <= most else line[:most].rsplit(" ", 1)[0] + "…"


def closing_needed(said: Understood, is_private: bool) -> str:
    """A minute of a private item of which every word is open is named; what is closed is for the clerk to say."""
    if not is_private or not said.blocks or any(block.is_closed for block in said.blocks):
        return ""
    return "The press and public were excluded for this item, and nothing in its minute is closed. Check that it may be read by everybody."
