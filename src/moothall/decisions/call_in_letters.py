"""What is written about a call-in to whoever took the decision, the proper officers, and the members who asked."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from django.urls import get_script_prefix

from moothall.access.viewer import Viewer
from moothall.authority.words import day_in_words, joined
from moothall.decisions import queries
from moothall.post.letters import Kind, Letter, Link
from moothall.post.models import Mail

SUBJECTS = {
    "called in": "Called in",
    "valid": "The call-in is valid",
    "invalid": "The call-in is not valid",
    "referred": "Referred back after call-in",
    "council": "Referred to Council after call-in",
    "confirmed": "Confirmed after call-in",
    "changed": "Changed after call-in",
}


def call_in(mail: Mail, viewer: Viewer, at: datetime) -> Letter | None:
    """One letter a step; nothing once the call-in or the decision has gone."""
    slug, _, number = mail.about.removeprefix("decisions/").partition("/")
    decision = queries.decision(viewer, slug, int(number))
    row = queries.call_in_of(viewer, decision) if decision else None
    if decision is None or row is None or decision.withdrawn_at:
        return None
    step = mail.facts["step"]
    where = Link("The call-in, with who asked and why", f"{get_script_prefix()}{decision.reference}/call-in")
    return Letter(
        subject=f"{SUBJECTS[step]}: {decision.title}",
        parts=(*(part for part in SAID[step](decision, row, viewer) if part), where),
        because="You took this decision, asked for it to be called in, or keep the council's papers.",
    )


def called_in(decision: Any, row: Any, viewer: Viewer) -> tuple[str, ...]:
    asked = [one.who for one in queries.standing_requests(queries.requests(viewer, decision))]
    _, rule = queries.call_in_rule_of(decision)
    by = f" Scrutiny should consider it by {day_in_words(row.hear_by)}." if row.hear_by else ""
    next_step = "It is valid." if row.is_valid else f"Whether it is valid is said by {rule.checked_by}."
    return (
        f"{joined(asked)} {'has' if len(asked) == 1 else 'have'} called in “{decision.title}”.",
        "Until scrutiny has looked at it the decision is not in effect, and nothing that follows from it may be begun.",
        f"{next_step}{by}",
    )


def valid(decision: Any, row: Any, viewer: Viewer) -> tuple[str, ...]:
    by = f" That should be by {day_in_words(row.hear_by)}." if row.hear_by else ""
    return ("The call-in was looked at and is valid.", row.checked_because, f"It goes to scrutiny's next meeting.{by} The decision waits.")


def invalid(decision: Any, row: Any, viewer: Viewer) -> tuple[str, ...]:
    return (
        "The call-in was looked at and is not valid, for this reason:",
        row.checked_because,
        "So the decision goes on by its clock. Its page says when it takes effect.",
    )


def referred(decision: Any, row: Any, viewer: Viewer) -> tuple[str, ...]:
    to = "full Council" if "Council" in row.outcome and row.answer != "objected" else "whoever took it"
    by = f" An answer is due by {day_in_words(row.answer_by)}." if row.answer_by else ""
    return (
        f"Scrutiny has looked at the decision, and it goes to {to}.",
        row.outcome_because,
        f"It is not in effect until it is answered.{by}",
    )


def confirmed(decision: Any, row: Any, viewer: Viewer) -> tuple[str, ...]:
    return ("The decision stands as it was taken, and is in effect from today.", row.answer_because or row.outcome_because)


def changed(decision: Any, row: Any, viewer: Viewer) -> tuple[str, ...]:
    return ("The decision was changed after call-in. What holds now stands on its page.", row.answer_because)


SAID = {
    "called in": called_in,
    "valid": valid,
    "invalid": invalid,
    "referred": referred,
    "council": referred,
    "confirmed": confirmed,
    "changed": changed,
}
KINDS: Mapping[str, Kind] = {"decisions.call_in": Kind("What became of a call-in", call_in)}
