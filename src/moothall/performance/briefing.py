"""What of measures stands in the briefing of a portfolio: targets to agree, what is off course, what came in, who is late."""

from collections.abc import Iterator
from datetime import date

from moothall.access.briefing import Brief, Day, Part, Thing, Topic
from moothall.authority.words import counted
from moothall.performance import rules
from moothall.performance.models import Definition, Measure
from moothall.performance.queries import briefed
from moothall.performance.queries.listed import Doing
from moothall.performance.rules import briefed as sentences
from moothall.performance.rules.verdicts.changing import Change
from moothall.performance.rules.verdicts.rating import Rating
from moothall.performance.rules.verdicts.whole import Verdict

A_FEW = 8
FEW = 10  # so many are judged whole; of more, the last figure is rated, because each would cost a control chart of all its figures


def parts(brief: Brief) -> Iterator[Part]:
    yield to_agree(brief)
    yield off_course(brief)
    if (plans := action_plans(brief)).number:
        yield plans
    yield came_in(brief)
    yield late(brief)


def dates(brief: Brief, first: date, most: int) -> Iterator[Day]:
    """None: the days on which figures are due stand with those who owe them."""
    yield from ()


def measures(brief: Brief) -> list[Measure]:
    found: list[Measure] = brief.once("measures", lambda: briefed.of_portfolio(brief.viewer, brief.portfolio, brief.today))
    return found


def meant(brief: Brief) -> dict[int, list[Definition]]:
    """How each of them is defined, and was."""
    found: dict[int, list[Definition]] = brief.once("meant", lambda: briefed.meant(brief.viewer, measures(brief)))
    return found


def judged(brief: Brief) -> dict[int, Verdict]:
    """The whole verdict on each measure, while they are few."""
    some = measures(brief) if len(measures(brief)) <= FEW else []
    found: dict[int, Verdict] = brief.once("judged", lambda: briefed.judged(brief.viewer, some, brief.now))
    return found


def doing(brief: Brief) -> dict[int, Doing]:
    """Of many measures, what a list says of each."""
    some = measures(brief) if len(measures(brief)) > FEW else []
    found: dict[int, Doing] = brief.once("doing", lambda: briefed.doing(brief.viewer, some, brief.now, meant(brief)))
    return found


def is_off(brief: Brief, row: Measure) -> bool:
    one = judged(brief).get(row.pk) or doing(brief).get(row.pk)
    return one is not None and one.rated.rating is Rating.OFF


def signed(brief: Brief) -> dict[int, int]:
    """How many figures of each measure were signed off since the day."""
    found: dict[int, int] = brief.once("signed", lambda: briefed.came_in(brief.viewer, measures(brief), brief.since))
    return found


def the_rest(brief: Brief) -> tuple[str, str]:
    return "Measures of this portfolio", f"performance/measures/?portfolio={brief.portfolio}"


def to_agree(brief: Brief) -> Part:
    """The targets that Members should agree and have not: what each is to be, who proposes it, for how long it has waited."""
    found = briefed.to_agree(brief.viewer, brief.portfolio, brief.now)
    things = [
        Thing(
            f"{one.row.measure.title}, {one.row.period.in_words()}",
            f"{of.figure(one.row.value)}{f', proposed by {one.row.set_by_words}' if one.row.set_by_words else ''}. "
            f"It has waited {rules.age_in_words(one.waits_since, brief.today)}. {one.judged.because}",
            one.row.measure.reference,
            one.judged.standing.value,
            tone=one.judged.standing.tone.value,
        )
        for one, of in found[:A_FEW]
    ]
    sentence = sentences.waiting_in_words([one.waits_since for one, _ in found], brief.today)
    return Part(
        Topic.ASKED, tuple(things), len(found), sentence, rest=("Targets that Members have not agreed", "performance/targets/not-agreed/")
    )


def off_course(brief: Brief) -> Part:
    """What is off target, and what is really getting worse though it is not; of many, what is off target."""
    off = [row for row in measures(brief) if is_off(brief, row)]
    every = [row for row in measures(brief) if is_worse(brief, row)]
    found = [*off, *(row for row in every if row not in off)]
    things = tuple(thing(brief, row) for row in found[:A_FEW])
    return Part(Topic.OFF, things, len(found), sentences.off_in_words(len(off), len(every)), rest=the_rest(brief))


def is_worse(brief: Brief, row: Measure) -> bool:
    one = judged(brief).get(row.pk)
    return one is not None and one.changing.change is Change.WORSE


def thing(brief: Brief, row: Measure) -> Thing:
    """A measure with what is said of it first, and of all its verdicts together; of one of many, its figure and its rating."""
    one = judged(brief).get(row.pk)
    if one:
        words = (one.headline, one.whole)
        return Thing(row.title, " ".join(said for said in words if said), row.reference, one.rated.word, one.rated.shape.value)
    last = doing(brief)[row.pk]
    words = (f"{last.figure}." if last.figure else "", last.rated.because)
    return Thing(row.title, " ".join(said for said in words if said), row.reference, last.rated.word, last.rated.shape.value)


def action_plans(brief: Brief) -> Part:
    """What was not written in time, what its owner thinks needs no action, and what was promised and did not come."""
    every = briefed.action_plans(brief.viewer, brief.portfolio, brief.since, brief.now)
    late = [one for one in every if one.days and one.row.answered_at is None]
    missing = [one for one in every if one.is_missing]
    none = [one for one in every if one.row.no_action_because and one not in missing]
    found = [*missing, *late, *none]
    things = tuple(
        Thing(one.measure.title, one.sentence, one.measure.reference, one.word, tone=one.tone, on=one.due_on) for one in found[:A_FEW]
    )
    sentence = sentences.action_plans_in_words(len(missing), len(late), len(none))
    return Part(Topic.OFF, things, len(found), sentence, rest=("Action plans of measures", "performance/action-plans/"))


def came_in(brief: Brief) -> Part:
    """The measures whose figures were signed off since the day, each as it stands now."""
    rows = [row for row in measures(brief) if row.pk in signed(brief)]
    things = tuple(thing(brief, row) for row in rows[:A_FEW])
    said = sentences.came_in_words(sum(signed(brief).values()))
    return Part(Topic.CHANGED, things, len(rows), clause=said, rest=the_rest(brief))


def late(brief: Brief) -> Part:
    """Whose figures have not come by their day."""
    found = briefed.late(brief.viewer, measures(brief), brief.now, meant(brief))
    things = [
        Thing(
            one.expected.measure.title,
            f"{one.owner.title if one.owner else 'Nobody owns it'}. The figure for {one.expected.period.in_words()} "
            f"is {counted(one.days, 'working day')} late.",
            one.expected.measure.reference,
            "Late",
            tone="stop",
        )
        for one in found[:A_FEW]
    ]
    return Part(
        Topic.SILENT,
        tuple(things),
        len(found),
        sentences.late_in_words(len(found)),
        rest=("Figures that are late", "performance/figures/late"),
    )
