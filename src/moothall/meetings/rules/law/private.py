"""Before an executive meets in private: two notices, and what may be done when the date makes them impracticable."""

from dataclasses import replace

from moothall.authority.words import capitalised, counted
from moothall.meetings.rules.law.before import not_needed, step_before
from moothall.meetings.rules.law.facts import Agreer, PrivateNotice, UrgentAgreement
from moothall.meetings.rules.law.late_items import CUSTOM
from moothall.meetings.rules.law.rule import Matter
from moothall.meetings.rules.law.saying import said
from moothall.meetings.rules.law.sitting import Sitting, day_of
from moothall.meetings.rules.law.step import State, Step, Way, WayKind

FIRST, SECOND, URGENT = Matter.PRIVATE_FIRST, Matter.PRIVATE_SECOND, Matter.PRIVATE_URGENT
NOTHING_PRIVATE = "No item is to be taken in private."


def private_steps(sitting: Sitting) -> list[Step]:
    """The two notices and, where there was an agreement that it is urgent, the notice that follows it; none where the law knows none."""
    rules = {matter: rule for matter in (FIRST, SECOND) if (rule := sitting.rule(matter))}
    if not any(item.is_private and not item.is_deferred for item in sitting.facts.items):
        return [not_needed(matter, rule, NOTHING_PRIVATE) for matter, rule in rules.items()]
    notices = {FIRST: sitting.facts.first_private_notice, SECOND: sitting.facts.second_private_notice}
    steps = [_notice(sitting, matter, notices[matter]) for matter in rules]
    return [*steps, *_after_agreement(sitting)]


def lacks(matter: Matter, notice: PrivateNotice) -> tuple[str, ...]:
    """What a notice must say and does not. Source: SI 2012/2089, reg 5(3) and (5).

    >>> from datetime import datetime
    >>> lacks(Matter.PRIVATE_SECOND, PrivateNotice(published_at=datetime(2026, 11, 4), representations=2, responses=1))
    ('1 representation has no response.',)
    """
    found = [] if notice.has_reasons else ["It gives no reasons for meeting in private."]
    unanswered = notice.representations - notice.responses
    if matter == SECOND and unanswered > 0:
        found.append(f"{capitalised(counted(unanswered, 'representation'))} {'has' if unanswered == 1 else 'have'} no response.")
    return tuple(found)


def rightful(is_scrutiny_chair_able: bool, has_council_chair: bool) -> Agreer:
    """Who must agree, in the order of SI 2012/2089, reg 5(6).

    >>> rightful(False, True).value
    'the chair of the council'
    """
    if is_scrutiny_chair_able:
        return Agreer.SCRUTINY_CHAIR
    return Agreer.COUNCIL_CHAIR if has_council_chair else Agreer.COUNCIL_VICE_CHAIR


def wrong_agreer(agreed_by: str, is_scrutiny_chair_able: bool, has_council_chair: bool) -> str:
    """Why somebody else must agree, in that order; nothing where they are the one.

    >>> wrong_agreer("the vice-chair of the council", False, True)
    'The vice-chair of the council agreed; it must be the chair of the council.'
    """
    asked = rightful(is_scrutiny_chair_able, has_council_chair)
    return "" if agreed_by == asked else f"{capitalised(agreed_by)} agreed; it must be {asked}."


def agreement_lacks(agreement: UrgentAgreement) -> tuple[str, ...]:
    """Why an agreement is not the one that the Regulations ask for; nothing when it is."""
    wrong = wrong_agreer(agreement.agreed_by, agreement.is_scrutiny_chair_able, agreement.has_council_chair)
    found = (wrong,) if wrong else ()
    return found if agreement.reason.strip() else (*found, "No reason is recorded why it is urgent and cannot reasonably be deferred.")


def _notice(sitting: Sitting, matter: Matter, notice: PrivateNotice | None) -> Step:
    missing = lacks(matter, notice) if notice and sitting.happened(notice.published_at) else ()
    step = step_before(sitting, matter, notice.published_at if notice and not missing else None)
    if missing and notice:
        words = f"Published {said(sitting, day_of(notice.published_at))}, but it does not say all that it must. {step.says}"
        step = replace(step, lacks=missing, says=words)
    if step.state not in (State.OVERDUE, State.DONE_LATE):
        return step
    agreement = sitting.facts.urgent_agreement
    if agreement and sitting.happened(agreement.agreed_at) and not agreement_lacks(agreement):
        return replace(step, state=State.URGENT, says=_agreed(sitting, agreement), to_do="", time_left="")
    return replace(
        step, to_do="" if sitting.has_begun else "Choose a lawful way for the private items. The others go ahead.", ways=_ways(sitting)
    )


def _agreed(sitting: Sitting, agreement: UrgentAgreement) -> str:
    on = said(sitting, day_of(agreement.agreed_at))
    agreed = f"On {on} {agreement.agreed_by} agreed that the meeting is urgent and cannot reasonably be deferred."
    return f"The date made it impracticable. {agreed}"


def _after_agreement(sitting: Sitting) -> list[Step]:
    agreement, rule = sitting.facts.urgent_agreement, sitting.rule(URGENT)
    if agreement is None or rule is None or not sitting.happened(agreement.agreed_at):
        return []
    missing, done_at = agreement_lacks(agreement), sitting.happened(agreement.notice_at)
    if done_at and not missing:
        state, says = State.DONE_IN_TIME, f"Published {said(sitting, day_of(done_at))}."
    else:
        state, says = (State.OVERDUE if sitting.has_begun else State.DUE_SOON), "Due as soon as reasonably practicable."
    what, to_do = (
        "Notice that the private meeting is urgent",
        "" if state == State.DONE_IN_TIME else "Publish the reasons why it is urgent.",
    )
    return [Step(matter=URGENT, what=what, state=state, rule=rule, says=says, done_at=done_at, to_do=to_do, lacks=missing)]


def _ways(sitting: Sitting) -> tuple[Way, ...]:
    if sitting.has_begun or (rule := sitting.rule(URGENT)) is None:
        return ()
    ask = f"Ask {Agreer.SCRUTINY_CHAIR} to agree that it is urgent and cannot reasonably be deferred, and publish a notice of the reasons."
    later = "Defer the private items to a meeting for which the notices can be given."
    return Way(kind=WayKind.URGENT, words=ask, source=rule.source), Way(kind=WayKind.DEFER, words=later, source=CUSTOM)
