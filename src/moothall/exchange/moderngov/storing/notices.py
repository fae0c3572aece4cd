"""Forward plans: each item becomes a notice, and what later plans say of it becomes an edition beside the earlier ones."""

from collections.abc import Sequence
from dataclasses import asdict
from hashlib import sha256

from moothall.access.viewer import THE_CLOCK
from moothall.authority.words import counted
from moothall.decisions import actions, queries
from moothall.decisions.models import Notice, NoticeEdition
from moothall.exchange.ledger import MARK, digest_of, key_of
from moothall.exchange.moderngov.html_pages.plans import is_key
from moothall.exchange.moderngov.pages import ForwardPlanItem, ForwardPlanPage, IssuePage

from .council import NOTICE, PLAN_ITEM, Council, is_own, number_of
from .desk import Desk
from .naming import LONGEST_ISSUE, name
from .notice_said import Announcement, announced, editions_said, in_order, notice_said, remembered

WORKED_ON = "{} was published again here since, so what its page says now is kept and not shown. Correct one of the two by hand."
TWO_DAYS = "{} is said to have been first published on different days: {}. Each edition keeps its own, and the newest counts."
MADE_HERE = (NoticeEdition.Kind.CHANGED, NoticeEdition.Kind.CARRIED)


def store(page: ForwardPlanPage, desk: Desk) -> str:
    """Every item of the plan that says something new."""
    keys = [key(item) for item in page.items]
    plan = short(page.title)
    desk.council.ledger.look_up([PLAN_ITEM], [f"{one}{MARK}{plan}" for one in keys])
    desk.council.ledger.look_up([NOTICE], keys)
    for item, one in zip(page.items, keys, strict=True):
        if reading := desk.news(PLAN_ITEM, f"{one}{MARK}{plan}", item):
            told = announced(item, page.title, desk.council.at, item.is_key)
            reading.became(announce(told, one, item.issue_id, desk).reference)
    return f"forward plan, {counted(len(page.items), 'notice')}"


def of_issue(page: IssuePage, desk: Desk) -> Notice | None:
    """The page of an issue announces a decision too, where it says when that was first published or when it is due."""
    if not (page.first_published or page.decision_due):
        return None
    return announce(announced(page, "", desk.council.at, is_key(page.decision_type)), key(page), page.issue_id, desk)


def key(item: ForwardPlanItem | IssuePage) -> str:
    """The other system's own key; else what tells this decision from others."""
    if is_own(item.issue_id) and len(item.issue_id) <= LONGEST_ISSUE:
        return item.issue_id
    return by_words(item)


def by_words(told: ForwardPlanItem | IssuePage | Announcement) -> str:
    return MARK + short(key_of(told.title, told.decision_maker))


def short(words: str) -> str:
    return sha256(key_of(words).encode(errors="surrogatepass")).hexdigest()[:40]


def announce(told: Announcement, issue: str, own_key: str, desk: Desk) -> Notice:
    """The notice as all that was read of it makes it, whatever the order in which it was read."""
    council = desk.council
    source = council.ledger.source(NOTICE, issue) or council.ledger.source(NOTICE, by_words(told))
    before = [remembered(one) for one in source.said or ()] if source else []
    readings = in_order([*before, told])
    known = queries.notice(THE_CLOCK, council.organisation.slug, number_of(source.reference)) if source else None
    note_what_differs(readings, desk)
    if known and queries.editions(THE_CLOCK, known).filter(kind__in=MADE_HERE).exists():
        desk.notes.append(WORKED_ON.format(known.reference))
    else:
        known = bring_in(readings, known, council)
    kept = [asdict(one) for one in readings]
    council.ledger.enter(NOTICE, issue, digest_of(kept), known.reference, kept)
    name(own_key, known.reference, council)
    return known


def bring_in(readings: Sequence[Announcement], known: Notice | None, council: Council) -> Notice:
    days = [one.published_at for one in readings if one.published_at]
    return actions.bring_in_notice(
        council.organisation,
        viewer=THE_CLOCK,
        at=council.at,
        notice=notice_said(readings[-1], council),
        published_at=days[-1] if days else None,
        editions=editions_said(readings),
        known=known,
    )


def note_what_differs(readings: Sequence[Announcement], desk: Desk) -> None:
    days = list(dict.fromkeys(one.first_published for one in readings if one.first_published))
    if len(days) > 1:
        desk.notes.append(TWO_DAYS.format(f"“{readings[-1].title}”", ", ".join(f"{day:%d/%m/%Y}" for day in days)))
