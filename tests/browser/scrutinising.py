"""The work of scrutiny, for the pages that are looked over: made by the acts themselves."""

from datetime import datetime, timedelta

from moothall.access.viewer import THE_CLOCK, Viewer
from moothall.authority.models import Body
from moothall.decisions import actions as decisions
from moothall.decisions.models import ScrutinyRecommendation
from moothall.meetings import actions as meetings

CLERK = "Committee clerk"


def arranged(cabinet: Body, clerk: Viewer, now: datetime) -> dict[str, str]:
    """Their references, by what they show."""
    who, today = {"viewer": clerk, "at": now}, now.date()
    body = Body.objects.filter(organisation=cabinet.organisation, kind="scrutiny").select_related("organisation").first()
    told = {"title": "Lamps of the quay", "about": "They are dark.", "body": body, "source": "a resident", "source_words": "By letter"}
    topic = decisions.suggest_topic(cabinet.organisation, **told, importance="High", **who)
    topic = decisions.settle_topic(topic, outcome="taken up", because="It matters.", **who)
    topic = decisions.scope_review(topic, questions="How dark is it?", report_by=today + timedelta(days=30), **who)
    meeting = meetings.call_meeting(body, held_on=today + timedelta(days=40), **who)
    entry = decisions.plan_entry(body, title="Lamps", purpose="Report of a review", year=today.year, topic=topic, **who)
    decisions.move_entry(entry, meeting=meeting, because="The survey is late.", **who)
    given = {"made_on": today - timedelta(days=90), "given_on": today - timedelta(days=90), "to": "the executive"}
    decisions.recommend_from_review(topic, texts=["Light the quay.", "Mend the wall."], **given, **who)
    first, second = (
        ScrutinyRecommendation.objects.visible_to(THE_CLOCK).filter(topic=topic).select_related("organisation").order_by("number")
    )
    answer = {"verdict": "accepted in part", "reasons": "The money is there.", "will_do": "Light it.", "answered_on": today}
    decisions.answer_scrutiny(first, do_by=today, **answer, **who)
    decisions.report_progress(first, state="under way", comment="Half are lit.", **who)
    programme = f"decisions/scrutiny/bodies/{body.organisation.slug}/{body.number}"
    named = {"topic of scrutiny": topic, "entry of a programme": entry, "recommendation": first, "recommendation, late": second}
    return {name: row.reference for name, row in named.items()} | {"work programme": programme}


def at(name: str, ending: str = ""):
    return lambda arranged: f"/{arranged['pages'][name]}{ending}"


PAGES = {
    "topic of scrutiny": (CLERK, at("topic of scrutiny"), ""),
    "scope of a review": (CLERK, at("topic of scrutiny", "/scope"), ""),
    "recommendations of a review, wrong": (CLERK, at("topic of scrutiny", "/recommend"), "Record these"),
    "work programme": (CLERK, at("work programme"), ""),
    "put on a programme, wrong": (CLERK, at("work programme", "/new"), "Put it on"),
    "entry of a programme": (CLERK, at("entry of a programme"), ""),
    "move an entry, wrong": (CLERK, at("entry of a programme", "/move"), "Move it"),
    "recommendation": (CLERK, at("recommendation"), ""),
    "recommendation, late": (CLERK, at("recommendation, late"), ""),
    "response to scrutiny, wrong": (CLERK, at("recommendation, late", "/answer"), "Publish the response"),
    "progress of a recommendation, wrong": (CLERK, at("recommendation", "/progress"), "Say so"),
    "news to scrutiny, wrong": (CLERK, at("recommendation", "/bring"), "Bring it there"),
}
