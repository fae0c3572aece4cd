"""Notices: one that is out, with what it is joined to; one that is a draft; an answer that only clerks read; and where their pages are."""

from collections.abc import Callable
from datetime import datetime
from typing import Any

from moothall.decisions.models import KeyAnswer, Notice, NoticeEdition, NoticeException, NoticeLink

SECRETS = (
    "title of a draft notice", "matter of a draft notice", "why a draft notice is private", "documents of a draft notice",
    "why an item is not key",
)  # fmt: skip
A_NOTICE = "<slug:slug>/<int:number>"
NOTICES = [f"/decisions/notices/wrenmouth/{number}" for number in (1, 2, 9)]
OF_A_NOTICE = "change publish again carry withdraw general-exception special-urgency join"


def note(rows: dict[str, Any], hidden: Callable[[str], str], then: datetime) -> dict[str, Any]:
    """Write it all down."""
    body, item, hidden_item, secret = (rows[name] for name in ("body", "item", "unseen", "secret decision"))
    council = body.organisation
    title, matter, private, documents, because = (hidden(one) for one in SECRETS)
    of = {"organisation": council, "body": body, "is_key": True, "due_on": then.date()}
    out = Notice.objects.create(**of, number=1, title="A notice that is out", published_at=then, counts_from=then)
    told = [{"label": "Matter", "words": "A notice that is out"}]
    NoticeEdition.objects.create(notice=out, turn=1, kind="first", published_at=then, due_on=then.date(), title=out.title, contents=told)
    agreed = {"agreed_by": "the chair of the council", "agreed_on": then.date()}
    NoticeException.objects.create(notice=out, way="special urgency", published_at=then, because="The wall has moved.", **agreed)
    draft = Notice.objects.create(**of, number=2, title=title, matter=matter, documents=documents, is_private=True, private_because=private)
    for thing in ({"item": item, "meeting": item.meeting}, {"item": hidden_item, "meeting": hidden_item.meeting}, {"decision": secret}):
        NoticeLink.objects.create(notice=out, **thing)
    NoticeLink.objects.create(notice=draft, item=item, meeting=item.meeting)
    KeyAnswer.objects.create(organisation=council, item=item, is_key=False, because=because, said_at=then)
    return {"notice": out, "draft notice": draft}


def examples() -> dict[str, list[str]]:
    """For each route, pages of what is open, of what is closed and of what is not there."""
    council, nowhere = "/decisions/notices/wrenmouth", "/decisions/notices/nowhere"
    about = "?about=meetings/wrenmouth/1/items/1"
    found = {f"decisions/notices/{name}": [f"/decisions/notices/{name}"] for name in ("feed", "table.csv", "calendar.ics", "work")}
    old = "?first=1+1+2020"
    found |= {route: [*addresses, *(one + old for one in addresses)] for route, addresses in found.items()}
    found |= {f"decisions/notices/{A_NOTICE}/{verb}": [f"{one}/{verb}" for one in NOTICES] for verb in OF_A_NOTICE.split()}
    return found | {
        "decisions/notices/": ["/decisions/notices/", f"/decisions/notices/{old}", "/decisions/notices/?page=x&by=x&key=x"],
        f"decisions/notices/{A_NOTICE}": NOTICES,
        "decisions/notices/<slug:slug>/new": [f"{council}/new", f"{council}/new{about}", f"{nowhere}/new"],
        "decisions/notices/<slug:slug>/not-key": [f"{council}/not-key{about}", f"{nowhere}/not-key"],
        "decisions/notices/<slug:slug>/urgent": [f"{council}/urgent", f"{nowhere}/urgent"],
        "decisions/notices/<slug:slug>/urgent/reported": [f"{council}/urgent/reported"],
        "decisions/notices/<slug:slug>/plans/<int:year>/<int:month>": [f"{council}/plans/2026/2", f"{council}/plans/2026/13"],
    }
