"""The work of scrutiny: what nobody has taken up, what was recommended behind closed doors, and where the pages are."""

from collections.abc import Callable
from datetime import datetime
from typing import Any

from moothall.authority.models import Body
from moothall.decisions.models import (
    AnsweredBy,
    ProgrammeEntry,
    ProgressHeard,
    ProgressReport,
    RecommendationAnswer,
    ScrutinyRecommendation,
    Topic,
    TopicAnswer,
    TopicLink,
)

SECRETS = (
    "topic that nobody has taken up", "why it was suggested", "how important it would be", "why it was deferred",
    "entry about a topic not taken up", "what members want to know of it", "recommendation of a review not taken up",
    "why a closed recommendation is accepted", "what will be done about it", "news of a closed recommendation", "how that is known",
)  # fmt: skip
PLACE = "<slug:slug>/<int:number>"
TOPICS, ENTRIES, RECOMMENDATIONS = (
    [f"/decisions/scrutiny/{kind}/wrenmouth/{number}" for number in (1, 2, 9)] for kind in ("topics", "programme", "recommendations")
)
BODIES = [f"/decisions/scrutiny/bodies/wrenmouth/{number}" for number in (1, 60, 99)]


def note(rows: dict[str, Any], hidden: Callable[[str], str], then: datetime) -> dict[str, Any]:
    """Write it all down: one topic that is taken up and one that is not, and what hangs on each and on a part that is closed."""
    council = rows["body"].organisation
    title, about, weighed, because, planned, asked, own, reasons, will_do, news, evidence = (hidden(one) for one in SECRETS)
    body = Body.objects.create(organisation=council, number=60, name="Overview board", kind="scrutiny")
    of = {"organisation": council, "body": body}
    told = {"source": "a resident", "suggested_at": then, **of}
    out = Topic.objects.create(number=1, title="A topic taken up", about="x", outcome="taken up", published_at=then, **told)
    shut = Topic.objects.create(number=2, title=title, about=about, importance=weighed, outcome="deferred", **told)
    TopicAnswer.objects.create(topic=shut, outcome="deferred", because=because, answered_at=then, answered_by="by a clerk")
    for thing in ("decision", "secret decision"):
        TopicLink.objects.create(topic=out, decision=rows[thing])
    TopicLink.objects.create(topic=shut, decision=rows["decision"])
    plan = {"year": then.year - 1, "purpose": "Performance", "planned_at": then, **of}
    first = ProgrammeEntry.objects.create(number=1, title="On the programme", topic=out, **plan)
    second = ProgrammeEntry.objects.create(number=2, title=planned, note=asked, topic=shut, **plan)
    made = {"label": "(1)", "made_on": then.date(), "to": "the executive", "given_on": then.date(), "progress": "done", **of}
    made |= {"verdict": "accepted", "answered_on": then.date(), "progress_on": then.date()}
    private = ScrutinyRecommendation.objects.create(number=1, resolution_part=rows["closed part"], **made)
    review = ScrutinyRecommendation.objects.create(number=2, topic=shut, own_words=own, **made)
    answer = {"turn": 1, "verdict": "accepted", "answered_on": then.date(), "kept_at": then, "kept_by": "by a clerk"}
    RecommendationAnswer.objects.create(recommendation=private, reasons=reasons, will_do=will_do, **answer)
    ProgressReport.objects.create(
        recommendation=private, state="done", comment=news, evidence=evidence, said_at=then, said_by="by the harbour master"
    )
    ProgressHeard.objects.create(recommendation=private, item=rows["item"])
    AnsweredBy.objects.create(recommendation=private, decision=rows["decision"])
    return {"topic": out, "closed topic": shut, "entry": first, "closed entry": second, "recommended": private, "of a review": review}


def examples() -> dict[str, list[str]]:
    """For each route, pages of what is open, of what is closed and of what is not there."""
    root = "/decisions/scrutiny"
    year = "?year=2025"
    verbs = {"topics": "change weigh settle scope join recommend", "programme": "change move take-off agenda"}
    verbs["recommendations"] = "give answer progress bring had"
    pages = {"topics": TOPICS, "programme": ENTRIES, "recommendations": RECOMMENDATIONS}
    found = {f"decisions/scrutiny/{kind}/{PLACE}": addresses for kind, addresses in pages.items()}
    for kind, addresses in pages.items():
        found |= {f"decisions/scrutiny/{kind}/{PLACE}/{verb}": [f"{one}/{verb}" for one in addresses] for verb in verbs[kind].split()}
    found |= {
        f"decisions/scrutiny/bodies/{PLACE}{end}": [f"{one}{end}{year}" for one in BODIES] for end in ("", "/table.csv", "/calendar.ics")
    }
    found |= {f"decisions/scrutiny/{name}": [f"{root}/{name}"] for name in ("", "work", "figures", "topics/")}
    return found | {
        f"decisions/scrutiny/bodies/{PLACE}/new": [f"{one}/new" for one in BODIES],
        "decisions/scrutiny/topics/<slug:slug>/new": [f"{root}/topics/{slug}/new" for slug in ("wrenmouth", "nowhere")],
        f"decisions/scrutiny/meetings/{PLACE}/recommend": [f"{root}/meetings/wrenmouth/{number}/recommend" for number in (1, 9)],
        "decisions/scrutiny/recommendations/": [f"{root}/recommendations/", f"{root}/recommendations/?state=done&words=plumbago"],
        "decisions/scrutiny/recommendations/table.csv": [f"{root}/recommendations/table.csv", f"{root}/recommendations/table.csv?first=x"],
    }
