"""A called-in decision before scrutiny, and before Cabinet again."""

from datetime import date

from moothall.web.demo.routine.contested import CONTESTED, Contested
from moothall.web.demo.subjects import Subject
from moothall.web.demo.words import in_words

CHANGED_BECAUSE = "The Committee's point is a good one and costs little."
KEPT_BECAUSE = "The Cabinet weighed the Committee's request, and finds that it would delay the decision without changing it."
LEGAL = ("Head of Legal and Democratic Services",)


def is_changed(contest: Contested, year: int) -> bool:
    """Whether Cabinet does what scrutiny asked: about every second time."""
    return (CONTESTED.index(contest) + year) % 2 == 0


def heard(contest: Contested, subject: Subject, decided: date) -> Subject:
    """Scrutiny hears those who called the decision in and those who took it."""
    return Subject(
        f"Called in: {subject.title}", LEGAL,
        f"the decision of the Cabinet of {in_words(decided)} on “{subject.title}”, which members had called in",
        (f"the members who called it in had given this reason: “{contest.grounds}”", "the decision had not taken effect"),
        (f"the decision be referred back to the Cabinet with the request {contest.asked}",),
        asked=(("why this had not been in the report", "it had been thought of and left out for length"),) if contest.month in ("June",
        "December") else (),
        concern=contest.grounds[0].lower() + contest.grounds[1:].rstrip("."), wards=subject.wards, portfolio=subject.portfolio)  # fmt: skip


def again(contest: Contested, subject: Subject, decided: date, heard_on: date, change: bool) -> Subject:
    """Cabinet confirms its decision or changes it. It cannot be called in a second time."""
    changed = (
        f"the decision of {in_words(decided)} be changed so that {contest.changed}",
        "subject to (1) above, the decision be confirmed",
    )
    kept = (f"the decision of {in_words(decided)} be confirmed", "Overview and Scrutiny be thanked and told of the reasons")
    why = CHANGED_BECAUSE if change else KEPT_BECAUSE
    return Subject(
        f"{subject.title}: after call-in", LEGAL, f"the request of Overview and Scrutiny of {in_words(heard_on)}",
        (f"the Committee had asked {contest.asked}", f"the decision of {in_words(decided)} had not taken effect"),
        changed if change else kept, why, (("Confirm the decision as it was", "the Committee's point is a good one"),) if change else
        (("Change the decision as the Committee asked", "it would delay the decision"),), wards=subject.wards,
        portfolio=subject.portfolio)  # fmt: skip
