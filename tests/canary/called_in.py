"""A call-in: who asked about a decision that is not published, and an item on which one is considered that may not be shown."""

from collections.abc import Callable
from datetime import datetime
from typing import Any

from moothall.authority.models import Person
from moothall.decisions.models import CallIn, CallInRequest, HeardAt
from moothall.meetings.models import Item

SECRETS = (
    "grounds of a call-in of a decision not published",
    "why a call-in of a decision not published was valid",
    "item that hears a call-in on an agenda not published",
)
STEPS = ("take-back", "committee", "check", "agenda", "answer")
DECISION, RULE = "decisions/<slug:slug>/<int:number>", "decisions/call-in-rule/<slug:slug>"


def examples(decisions: list[str]) -> dict[str, list[str]]:
    """For each route a page that may be there and one that is not."""
    found = {f"{DECISION}/call-in/{step}": [f"{decision}/call-in/{step}" for decision in decisions] for step in STEPS}
    found |= {f"{DECISION}/urgent": [f"{decision}/urgent" for decision in decisions]}
    return found | {
        RULE: ["/decisions/call-in-rule/wrenmouth", "/decisions/call-in-rule/nowhere"],
        f"{RULE}/set": ["/decisions/call-in-rule/wrenmouth/set"],
    }


def note(rows: dict[str, Any], hidden: Callable[[str], str], moment: datetime) -> None:
    """The decision that is not published was called in; the one that is, is to be heard at a meeting whose agenda is not out."""
    public, secret = rows["decision"], rows["secret decision"]
    member = Person.objects.create(organisation=public.organisation, number=77, name="A member")
    call_in = CallIn.objects.create(
        decision=secret, number=1, called_in_at=moment, is_valid=True, checked_at=moment, checked_because=hidden(SECRETS[1])
    )
    CallInRequest.objects.create(decision=secret, member=member, asked_at=moment, grounds=hidden(SECRETS[0]), call_in=call_in)
    item = Item.objects.create(meeting=rows["coming"], position=77, title=hidden(SECRETS[2]))
    HeardAt.objects.create(call_in=CallIn.objects.create(decision=public, number=1, called_in_at=moment), item=item)
