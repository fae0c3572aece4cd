"""The record of a decision: what a draft says of it, and what minutes say that nobody outside has read yet."""

from collections.abc import Callable
from datetime import datetime
from typing import Any

from moothall.access.viewer import THE_CLOCK
from moothall.authority.models import Counter
from moothall.decisions.models import Decision, DecisionPart, Document, EarlierVersion, Particulars, TakenAt, Withheld
from moothall.meetings.models import Item, Resolution, ResolutionPart
from tests.canary.people import kept

SECRETS = (
    "who was consulted on a decision not published",
    "power of a decision not published",
    "dispensation of a decision not published",
    "minutes that differ from a decision",
    "words of a paper of a decision not published",
    "title of a paper of a decision not published",
    "why a paper of a decision not published is closed",
    "words of a closed paper of a decision",
    "title of a closed paper of a decision",
)
NUMBER = 4
DECISION, RECORDING = "decisions/<slug:slug>/<int:number>", "decisions/recording/"
VERBS = ("draft", "words-again", "discard", "correct", "superseded")
OF_A_COUNCIL = ("officer", "member", "table", "table.csv", "templates/new")


def examples(decisions: list[str], meetings: list[str]) -> dict[str, list[str]]:
    """For each route a page that may be there and one that is not."""
    found = {RECORDING: ["/decisions/recording/", "/decisions/recording/?page=x"]}
    found |= {f"{DECISION}/{verb}": [f"{decision}/{verb}" for decision in decisions] for verb in VERBS}
    found[f"{DECISION}/versions/<int:version>"] = [f"{decision}/versions/1" for decision in decisions]
    found[f"{RECORDING}meetings/<slug:slug>/<int:number>"] = [f"/{RECORDING}{one[1:]}" for one in meetings]
    for page in OF_A_COUNCIL:
        found[f"{RECORDING}<slug:slug>/{page}"] = [f"/decisions/recording/{slug}/{page}" for slug in ("wrenmouth", "nowhere")]
    found[f"{DECISION}/papers/"] = [f"{decision}/papers/" for decision in decisions]
    for verb in ("", "/take-off", "/close"):
        papers = [f"{decision}/papers/{place}{verb}" for decision in decisions for place in (1, 2)]
        found[f"{DECISION}/papers/<int:position>{verb}"] = papers
    found[f"{DECISION}/withheld/<int:held>/open"] = [f"{decision}/withheld/1/open" for decision in decisions]
    found[f"{RECORDING}templates/"] = ["/decisions/recording/templates/"]
    found[f"{RECORDING}<slug:slug>/templates/<int:number>"] = ["/decisions/recording/wrenmouth/templates/1"]
    return found


def note(
    public: Decision, secret: Decision, drafted: Item, hidden: Callable[[str], str], moment: datetime, open_words: str
) -> dict[str, Any]:
    """A draft with its particulars; and a decision taken from minutes that are not out, which read otherwise by now."""
    Counter.objects.create(organisation=public.organisation, kind="decision", last=9)
    said = {"consulted": SECRETS[0], "power_words": SECRETS[1], "dispensations": SECRETS[2]}
    Particulars.objects.create(decision=secret, **{name: hidden(words) for name, words in said.items()})
    attach(public, secret, hidden, moment)
    EarlierVersion.objects.create(decision=public, number=1, contents=[["Title", open_words]], replaced_at=moment, because=open_words)
    of = {"organisation": public.organisation, "body": public.body}
    taken = Decision.objects.create(number=NUMBER, title=open_words, published_at=moment, **of)
    Particulars.objects.create(decision=taken, is_from_meeting=True)
    resolution = Resolution.objects.visible_to(THE_CLOCK).filter(item=drafted).order_by("pk")[0]
    source = ResolutionPart.objects.create(resolution=resolution, number=9, text=hidden(SECRETS[3]))
    DecisionPart.objects.create(decision=taken, position=0, number=1, text=open_words, from_part=source.pk)
    TakenAt.objects.create(decision=taken, meeting=drafted.meeting, item=drafted)
    return {"taken decision": taken}


def attach(public: Decision, secret: Decision, hidden: Callable[[str], str], moment: datetime) -> None:
    """A paper of the draft, which says why a paper of it is closed; and a closed one of the decision that is out."""
    Decision.objects.visible_to(THE_CLOCK).filter(pk=secret.pk).update(maker_kind="Officer")
    Document.objects.create(decision=secret, title=hidden(SECRETS[5]), kind="report", file=kept(hidden(SECRETS[4]), moment))
    Withheld.objects.create(decision=secret, number=1, ground="exempt", public_interest=hidden(SECRETS[6]), closed_at=moment)
    told = {"title": hidden(SECRETS[8]), "kind": "annex", "file": kept(hidden(SECRETS[7]), moment), "is_closed": True, "withheld": 1}
    Document.objects.create(decision=public, position=2, **told)
    Withheld.objects.create(decision=public, number=1, ground="exempt", closed_at=moment)
