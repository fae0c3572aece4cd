"""Topics and programmes as members and clerks work on them: suggested, weighed, settled, scoped; planned, moved, taken off."""

import re
from typing import Any

from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse

from moothall.authority import queries as authority
from moothall.authority.words import counted, number_in_words
from moothall.decisions import actions, queries as register, scrutiny_permissions as permissions
from moothall.decisions.forms import scrutiny as forms
from moothall.decisions.queries import matters, recommended, scrutiny as queries
from moothall.decisions.rules import scrutiny as rules
from moothall.decisions.views.recommended import recommendation_rows
from moothall.decisions.views.rows import address
from moothall.decisions.views.scrutiny import entry_rows, found_body, found_entry, found_topic, topic_rows
from moothall.decisions.views.scrutiny_doing import one_thing, refuse_unless_open, sent

NAMED = r"([\w-]{1,80})/(\d{1,9})"
FIND = {
    "matter": (re.compile(f"decisions/matters/{NAMED}"), lambda viewer, slug, number: matters.matter(viewer, slug, int(number))),
    "notice": (re.compile(f"decisions/notices/{NAMED}"), lambda viewer, slug, number: register.notice(viewer, slug, int(number))),
    "decision": (re.compile(f"decisions/{NAMED}"), lambda viewer, slug, number: register.decision(viewer, slug, int(number))),
}
MOST = 60


def suggest(request: HttpRequest, slug: str) -> HttpResponse:
    """Suggest a topic, perhaps of a coming decision; the clerk enters what others suggest, with its source."""
    council = authority.organisation(request.viewer, slug)
    if council is None:
        raise Http404("There is no such council.")
    refuse_unless_open(request, permissions.SUGGEST_TOPIC, council)
    notice = notice_named(request, council)
    bodies = queries.bodies(request.viewer).filter(organisation=council)
    is_clerk = request.viewer.holds_at(council.pk, *permissions.CLERKS)
    first = {"title": str(notice.title)[:300]} if notice else {}
    form = entering(request, council, bodies, first) if is_clerk else forms.SuggestTopic(sent(request), bodies=bodies, initial=first)

    def do(said: dict[str, Any]) -> str:
        mine = {} if is_clerk else {"suggested_by": authority.people(request.viewer).filter(pk=request.viewer.person).first()}
        return address(actions.suggest_topic(council, viewer=request.viewer, at=request.now, notice=notice, **said | mine))

    page = {"title": "Suggest a topic", "button": "Suggest it", "back": reverse("decisions:scrutiny"), "about": council.name}
    page["headline"] = "The body that you choose reads it. What becomes of it, and why, you read on its page."
    return one_thing(request, form, do, message="Suggested. Its page says what becomes of it.", box=None, **page)


def entering(request: HttpRequest, council: Any, bodies: Any, first: dict[str, Any]) -> forms.EnterTopic:
    people = queries.scrutineers(request.viewer, council, request.today)
    return forms.EnterTopic(sent(request), bodies=bodies, people=people, initial=first)


def notice_named(request: HttpRequest, council: Any) -> Any:
    """The coming decision from which somebody came, if it is one of this council."""
    found = FIND["notice"][0].fullmatch(request.GET.get("about", ""))
    row = register.notice(request.viewer, found[1], int(found[2])) if found else None
    return row if row and row.organisation_id == council.pk else None


def reword(request: HttpRequest, slug: str, number: int) -> HttpResponse:
    row = found_topic(request, slug, number)
    refuse_unless_open(request, permissions.CHANGE_TOPIC, row)
    first = {"opened_at": row.version, "title": row.title, "about": row.about, "body": row.body}
    form = forms.ChangeTopic(sent(request), bodies=queries.bodies(request.viewer).filter(organisation=row.organisation_id), initial=first)

    def do(said: dict[str, Any]) -> str:
        return address(actions.change_topic(row, viewer=request.viewer, at=request.now, **said))

    page = {"title": "Change the words of this topic", "button": "Keep them", "back": address(row), "about": row.title}
    headline = "Everybody reads them once it is taken up. Name no private person."
    return one_thing(request, form, do, message="Kept.", box="body", headline=headline, **page)


def weigh(request: HttpRequest, slug: str, number: int) -> HttpResponse:
    row = found_topic(request, slug, number)
    refuse_unless_open(request, permissions.WEIGH_TOPIC, row)
    first = {"opened_at": row.version, "importance": row.importance, "influence": row.influence, "elsewhere": row.elsewhere}
    form = forms.WeighTopic(sent(request), initial=first)

    def do(said: dict[str, Any]) -> str:
        return address(actions.weigh_topic(row, viewer=request.viewer, at=request.now, **said))

    page = {"title": "Weigh this topic", "button": "Keep it", "back": address(row), "about": row.title}
    return one_thing(request, form, do, message="Kept.", box=None, headline="In words: whoever decides about it reads them.", **page)


def settle(request: HttpRequest, slug: str, number: int) -> HttpResponse:
    row = found_topic(request, slug, number)
    refuse_unless_open(request, permissions.SETTLE_TOPIC, row)
    form = forms.SettleTopic(sent(request), before=row.outcome)

    def do(said: dict[str, Any]) -> str:
        return address(actions.settle_topic(row, viewer=request.viewer, at=request.now, **said))

    page = {"title": "What becomes of this topic?", "button": "Say so", "back": address(row), "about": row.title}
    page["headline"] = "Whoever suggested it reads the reason. Of what is taken up everybody reads it."
    return one_thing(request, form, do, message="Said, with the reason.", box="look_again_on", **page)


def scope(request: HttpRequest, slug: str, number: int) -> HttpResponse:
    row = found_topic(request, slug, number)
    refuse_unless_open(request, permissions.SCOPE_REVIEW, row)
    group = [one.person for one in queries.task_group(request.viewer, row)]
    known = [*group, *([row.lead] if row.lead else [])]
    people = list({one.pk: one for one in [*queries.scrutineers(request.viewer, row.organisation, request.today), *known]}.values())
    first = {name: getattr(row, name) for name in ("questions", "lead", "witnesses", "report_by")}
    form = forms.ScopeReview(sent(request), people=people, initial=first | {"opened_at": row.version, "members": group})

    def do(said: dict[str, Any]) -> str:
        return address(actions.scope_review(row, viewer=request.viewer, at=request.now, **said))

    page = {"title": "The scope of the review", "button": "Keep the scope", "back": address(row), "about": row.title}
    headline = "What it is to answer, who does it, whom it hears, and when it reports. Everybody reads it."
    return one_thing(request, form, do, message="Kept.", box="report_by", headline=headline, **page)


def join(request: HttpRequest, slug: str, number: int) -> HttpResponse:
    row = found_topic(request, slug, number)
    refuse_unless_open(request, permissions.LINK_TOPIC, row)
    form = forms.LinkTopic(sent(request))
    thing = matters.thing_called(request.viewer, FIND, form.reference()) if form.is_valid() else {}
    if form.is_valid() and not thing:
        form.add_error("address", forms.NOT_HERE)

    def do(said: dict[str, Any]) -> str:
        [(kind, found)] = thing.items()
        return address(actions.link_topic(row, viewer=request.viewer, at=request.now, kind=kind, thing=found))

    page = {"title": "What is this topic about?", "button": "Join it", "back": address(row), "about": row.title}
    headline = "A matter with its history, a decision, or a coming decision."
    return one_thing(request, form, do, message="Joined.", box="address", headline=headline, **page)


def plan(request: HttpRequest, slug: str, number: int) -> HttpResponse:
    """Something that is to come to a body, perhaps a coming decision or a topic from whose page somebody came."""
    body = found_body(request, slug, number)
    refuse_unless_open(request, permissions.PLAN_ENTRY, body)
    viewer, today, year = request.viewer, request.today, authority.council_years(request.viewer, body.organisation).of(request.today)
    notice = notice_named(request, body.organisation)
    notices = list(queries.notices_to_pick(viewer, body.organisation, today)[:MOST])
    form = forms.PlanEntry(
        sent(request),
        meetings=queries.meetings_to_come(viewer, body, today),
        years=(year, year + 1),
        topics=queries.topics_chosen(viewer, body=body, outcome=rules.Outcome.TAKEN_UP),
        notices=notices,
        offices=register.offices(viewer, body.organisation_id, today),
        initial={"title": notice.title[:300], "notice": notice, "purpose": rules.Purpose.PRE_DECISION} if notice else {},
    )

    def do(said: dict[str, Any]) -> str:
        return address(actions.plan_entry(body, viewer=viewer, at=request.now, **said))

    back = reverse("decisions:programme", args=[slug, number])
    page = {"title": "Put something on the programme", "button": "Put it on", "back": back, "about": str(body)}
    return one_thing(
        request, form, do, message="It stands on the programme.", box="meeting", headline="Everybody reads it at once.", **page
    )


def change(request: HttpRequest, slug: str, number: int) -> HttpResponse:
    row = found_entry(request, slug, number)
    refuse_unless_open(request, permissions.CHANGE_ENTRY, row)
    first = {"opened_at": row.version, "title": row.title, "purpose": row.purpose, "owner": row.owner_id, "note": row.note}
    form = forms.ChangeEntry(sent(request), offices=register.offices(request.viewer, row.organisation_id, request.today), initial=first)

    def do(said: dict[str, Any]) -> str:
        return address(actions.change_entry(row, viewer=request.viewer, at=request.now, **said))

    page = {"title": "Change what comes", "button": "Keep it", "back": address(row), "about": str(row.body)}
    return one_thing(request, form, do, message="Kept.", box="owner", headline="To move it to another meeting, say so on its page.", **page)


def move(request: HttpRequest, slug: str, number: int) -> HttpResponse:
    row = found_entry(request, slug, number)
    refuse_unless_open(request, permissions.MOVE_ENTRY, row)
    coming = queries.meetings_to_come(request.viewer, row.body, request.today)
    form = forms.MoveEntry(sent(request), meetings=coming, initial={"opened_at": row.version})

    def do(said: dict[str, Any]) -> str:
        return address(actions.move_entry(row, viewer=request.viewer, at=request.now, **said))

    page = {"title": "Move it", "button": "Move it", "back": address(row), "about": row.title}
    return one_thing(request, form, do, message="Moved. The old day stays beside it.", box="meeting", headline="With the reason.", **page)


def take_off(request: HttpRequest, slug: str, number: int) -> HttpResponse:
    row = found_entry(request, slug, number)
    refuse_unless_open(request, permissions.TAKE_ENTRY_OFF, row)
    form = forms.TakeOff(sent(request))

    def do(said: dict[str, Any]) -> str:
        return address(actions.take_entry_off(row, viewer=request.viewer, at=request.now, **said))

    page = {"title": "Take it off the programme", "button": "Take it off", "back": address(row), "about": row.title}
    return one_thing(request, form, do, message="Taken off.", box=None, headline="Its page stays, with the reason.", **page)


def to_agenda(request: HttpRequest, slug: str, number: int) -> HttpResponse:
    row = found_entry(request, slug, number)
    refuse_unless_open(request, permissions.PUT_ENTRY_ON_AGENDA, row)
    form = forms.Pressed(sent(request))

    def do(said: dict[str, Any]) -> str:
        return address(actions.put_entry_on_agenda(row, viewer=request.viewer, at=request.now))

    page = {"title": "Put it on the agenda", "button": "Put it on", "back": address(row), "about": row.title}
    headline = "It becomes an item of its own. The public reads it when the agenda comes out."
    return one_thing(request, form, do, message="It stands on the agenda.", box=None, headline=headline, **page)


@login_required
def work(request: HttpRequest) -> HttpResponse:
    """What waits for whoever looks: a clerk's desk, an officer's promises, a member's topics and reviews."""
    viewer, today = request.viewer, request.today
    groups = [
        *for_clerks(request),
        ("yours", "Asked of your offices", recommendation_rows(viewer, list(recommended.mine(viewer, today)), request.now)),
    ]
    groups.append(("reviews", "Your reviews", topic_rows(viewer, list(queries.reviews_of(viewer)), today)))
    groups.append(("suggested", "What you suggested", topic_rows(viewer, list(queries.topics_of(viewer)[:MOST]), today)))
    kept = [(key, heading, rows) for key, heading, rows in groups if rows]
    waits = sum(len(rows) for key, _, rows in kept if key not in ("suggested", "reviews"))
    said = {
        "groups": kept,
        "headline": f"{number_in_words(waits).capitalize()} {'thing waits' if waits == 1 else 'things wait'} for you." if waits else "",
        "meetings": recommended.meetings_to_read(viewer, today) if viewer.holds(*permissions.CLERKS) else [],
        "counted": counted,
        "home": authority.home(viewer),
    }
    return render(request, "decisions/scrutiny/work.html", said)


def for_clerks(request: HttpRequest) -> list[tuple[str, str, list[dict[str, Any]]]]:
    viewer, today = request.viewer, request.today
    if not viewer.holds(*permissions.CLERKS):
        return []
    mine = viewer.organisations(*permissions.CLERKS)
    owed = [row for row in recommended.waiting(viewer)[:MOST] if row.organisation_id in mine]
    lists = (
        ("given", "Not given yet", recommended.not_given(viewer)[:MOST]),
        ("answers", "Responses that are awaited, the nearest day first", owed),
        ("done", "Said to be done: bring the news to scrutiny", recommended.said_done(viewer, request.now)[:MOST]),
    )
    return [
        ("topics", "Topics to be answered", topic_rows(viewer, list(queries.topics_to_settle(viewer, today)[:MOST]), today)),
        ("entries", "On a programme, without a meeting", entry_rows(viewer, list(queries.entries_to_place(viewer, today)[:MOST]), today)),
        *((key, heading, recommendation_rows(viewer, list(rows), request.now)) for key, heading, rows in lists),
    ]
