"""What is due before a meeting: the notice and the agenda."""

from datetime import datetime

from moothall.meetings.rules.law.counting import Deadline
from moothall.meetings.rules.law.rule import Matter, Rule
from moothall.meetings.rules.law.saying import done_in_words, not_done_in_words, state_of, time_left
from moothall.meetings.rules.law.sitting import Sitting
from moothall.meetings.rules.law.step import State, Step

WHAT = {
    Matter.NOTICE: "Notice of the meeting",
    Matter.AGENDA: "Agenda and reports",
    Matter.PRIVATE_FIRST: "First notice of meeting in private",
    Matter.PRIVATE_SECOND: "Second notice of meeting in private",
}
DUE = {
    Matter.NOTICE: "Publish the notice, with the time and the place.",
    Matter.AGENDA: "Publish the agenda with the reports that are ready. One that is not ready holds up no other.",
    Matter.PRIVATE_FIRST: "Publish the notice, with the reasons for meeting in private.",
    Matter.PRIVATE_SECOND: "Publish the further notice, with the reasons, the representations received and a response to each.",
}
LATE = {
    Matter.NOTICE: "Publish it now, and ask the monitoring officer whether to move the meeting or call it anew at shorter notice.",
    Matter.AGENDA: "Publish it now. What is on it can no longer be open in time: choose a lawful way for what cannot wait.",
}


def steps_before(sitting: Sitting) -> list[Step]:
    """The notice and the agenda, as far as anything asks for them."""
    done = {Matter.NOTICE: sitting.facts.notice_at, Matter.AGENDA: sitting.facts.agenda_at}
    return [step_before(sitting, matter, done_at) for matter, done_at in done.items() if sitting.rule(matter) or sitting.is_outside_statute]


def step_before(sitting: Sitting, matter: Matter, done_at: datetime | None) -> Step:
    """What must be done a number of days before a meeting; not needed where nothing asks for it."""
    rule = sitting.rule(matter)
    if rule is None:
        return not_needed(matter, sitting.not_asked(matter), "No law asks for it.")
    due = sitting.due(rule)
    return counted_step(sitting, rule, due, done_at, WHAT[matter], to_do(sitting, matter, due))


def to_do(sitting: Sitting, matter: Matter, due: Deadline) -> str:
    """What somebody should do next about a step that is not done; nothing can be done once the meeting has begun."""
    if sitting.has_begun:
        return "It can no longer be published in time. Have the minutes say so."
    return DUE[matter] if due.is_kept_by(sitting.moment) else LATE.get(matter, "")


def counted_step(sitting: Sitting, rule: Rule, due: Deadline, done_at: datetime | None, what: str, to_do: str) -> Step:
    """A step with a last moment, as it stands now."""
    state = state_of(sitting, due, done_at)
    done_at = None if state.is_open else done_at
    return Step(
        matter=rule.matter,
        what=what,
        state=state,
        rule=rule,
        says=done_in_words(sitting, rule, due, done_at) if done_at else not_done_in_words(sitting, rule, due),
        due_at=due.at,
        due_on=due.day,
        work_by=due.work_by,
        done_at=done_at,
        time_left="" if done_at else time_left(sitting, due),
        to_do="" if done_at else to_do,
    )


def not_needed(matter: Matter, rule: Rule, because: str) -> Step:
    """A step that this meeting does not have, and why."""
    return Step(matter=matter, what=WHAT[matter], state=State.NOT_NEEDED, rule=rule, says=because)
