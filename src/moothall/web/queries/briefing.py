"""Whose briefing of which portfolio it is, how they want it, and when they had it last."""

from collections.abc import Iterable
from datetime import date, datetime
from typing import Any

from django.db.models import Q, QuerySet

from moothall.access.asking import put_once
from moothall.access.briefing import Brief
from moothall.access.viewer import PUBLIC, THE_CLOCK, Role, Viewer
from moothall.authority import queries as authority
from moothall.authority.models import Deputy, Office, Person, Portfolio
from moothall.decisions.rules import day_of
from moothall.meetings.queries import briefed
from moothall.post.models import Mail
from moothall.web.models import BriefingChoice
from moothall.web.rules.briefing import NextMeeting

LETTER = "web.briefing"
ANSWERING = (Role.PORTFOLIO_HOLDER, Role.SPOKESPERSON)


def portfolios(viewer: Viewer, day: date) -> QuerySet[Portfolio]:
    """The portfolios of the councils in which somebody holds an office today."""
    councils = {held.organisation for held in viewer.offices if not held.seat}
    return Portfolio.objects.filter(Portfolio.on(day), organisation__in=councils).select_related("organisation").order_by("name", "pk")


def portfolio(viewer: Viewer, slug: str, key: int) -> Portfolio | None:
    return next(iter(portfolios_called(PUBLIC, slug, key)), None)


@put_once
def portfolios_called(viewer: Viewer, slug: str, key: int) -> QuerySet[Portfolio]:
    return Portfolio.objects.filter(organisation__slug=slug, pk=key).select_related("organisation").order_by("pk")


def portfolio_of(viewer: Viewer, key: int) -> Portfolio | None:
    return Portfolio.objects.filter(pk=key).select_related("organisation").first()


def answering(viewer: Viewer, day: date, portfolios: Iterable[int] | None = None) -> QuerySet[Office]:
    """The offices that answer for portfolios, or speak on them, on a day: of all councils, or of these portfolios."""
    wanted = Q(portfolio__isnull=False) if portfolios is None else Q(portfolio__in=list(portfolios))
    rows = Office.objects.filter(Office.on(day), wanted, role__in=ANSWERING)
    return rows.select_related("person__organisation", "portfolio__organisation").order_by("portfolio", "role", "pk")


@put_once
def answering_for(viewer: Viewer, day: date, portfolio: int) -> QuerySet[Office]:
    """The same of one portfolio."""
    return answering(viewer, day, [portfolio])


def acting(viewer: Viewer, day: date, offices: Iterable[Office]) -> QuerySet[Deputy]:
    """Who acts for the holders of these offices on a day."""
    rows = Deputy.objects.filter(Deputy.on(day), office__in=[office.pk for office in offices])
    return rows.select_related("person__organisation", "office__portfolio__organisation").order_by("pk")


def of_mine(viewer: Viewer, day: date) -> list[Portfolio]:
    """The portfolios that somebody holds or speaks on today, by an office of their own or for whom they act."""
    if not viewer.person or not viewer.holds(*ANSWERING):
        return []  # most people answer for none, and are not asked about
    stands_in = Deputy.objects.filter(Deputy.on(day), person=viewer.person).values("office")
    rows = answering(viewer, day).filter(Q(person=viewer.person) | Q(pk__in=stands_in))
    found = {row.portfolio_id: row.portfolio for row in rows}
    return sorted((one for one in found.values() if one), key=lambda one: (one.name, one.pk))


def receivers(viewer: Viewer, day: date) -> list[tuple[Person, Portfolio]]:
    """Everybody whose briefing may be due: who holds a portfolio or speaks on it, and who acts for them; each once a portfolio."""
    offices = list(answering(viewer, day))
    found = {(row.person, row.portfolio): None for row in offices}
    found |= {(row.person, row.office.portfolio): None for row in acting(viewer, day, offices)}
    return [(person, portfolio) for person, portfolio in found if portfolio]


def brief(viewer: Viewer, portfolio: Portfolio, now: datetime, since: date, until: date, *, is_calendar: bool = False) -> Brief:
    """For whom, about what, since when and until when: with who holds the portfolio today, and who acts for them."""
    today, council = day_of(now), portfolio.organisation
    offices = answering_for(PUBLIC, today, portfolio.pk)
    deputies = list(acting(viewer, today, offices)) if offices else []
    whose: dict[str, Any] = {
        "holders": frozenset(row.person_id for row in offices if row.role == Role.PORTFOLIO_HOLDER),
        "deputies": frozenset(row.person_id for row in deputies if row.office.role == Role.PORTFOLIO_HOLDER),
    }
    settings = authority.settings(viewer, council.pk, today)
    found = Brief(viewer, council.pk, council.slug, portfolio.pk, now, today, since, until, settings, **whose, is_calendar=is_calendar)
    found.known["offices"], found.known["acting"] = offices, [row.person_id for row in deputies]
    return found


def is_for_its_reader(brief: Brief) -> bool:
    """Whether it is read by somebody who holds the portfolio, speaks on it, or acts for who does."""
    return brief.viewer.person in {*(row.person_id for row in brief.known["offices"]), *brief.known["acting"]}


def choice(viewer: Viewer, portfolio: Portfolio) -> BriefingChoice | None:
    return BriefingChoice.objects.visible_to(viewer).filter(person=viewer.person, portfolio=portfolio).first()


def choices(viewer: Viewer) -> dict[tuple[int, int], str]:
    """What everybody has chosen, for the daily round."""
    return {(row.person_id, row.portfolio_id): row.rhythm for row in BriefingChoice.objects.visible_to(viewer)}


def choice_of_calendar(key: str) -> BriefingChoice | None:
    """Whose calendar a secret address is."""
    rows = BriefingChoice.objects.visible_to(THE_CLOCK).filter(calendar_key=key)
    return rows.select_related("person__account", "portfolio__organisation").first()


def is_still_theirs(choice: BriefingChoice, day: date) -> bool:
    """Whether the person still holds the portfolio on a day, or speaks on it, or acts for who does."""
    offices = list(answering(THE_CLOCK, day, [choice.portfolio_id]))
    held = {row.person_id for row in offices}
    return choice.person_id in held or any(row.person_id == choice.person_id for row in acting(THE_CLOCK, day, offices))


def last_told(person: int | None, portfolio: Portfolio) -> date | None:
    """On which day somebody was last written to about a portfolio. It is for them, and says nothing else of the letter."""
    put_at = next(iter(told_at(THE_CLOCK, person, portfolio.reference)), None) if person else None
    return day_of(put_at) if put_at else None


@put_once
def told_at(viewer: Viewer, person: int, about: str) -> QuerySet[Mail, datetime]:
    """When somebody was written to about a portfolio, the last time first."""
    rows = Mail.objects.visible_to(viewer).filter(kind=LETTER, person=person, about=about, dropped_at=None)
    return rows.order_by("-put_at", "-pk").values_list("put_at", flat=True)[:1]


def as_what(person: int, portfolio: int, day: date) -> str:
    """Why somebody has the briefing of a portfolio on a day, in words; nothing, if they have it no longer."""
    offices = list(answering(THE_CLOCK, day, [portfolio]))
    held = {row.role for row in offices if row.person_id == person}
    if Role.PORTFOLIO_HOLDER in held:
        return "hold this portfolio"
    if held:
        return "speak on this portfolio for another group"
    return (
        "act for whoever holds this portfolio or speaks on it"
        if any(row.person_id == person for row in acting(THE_CLOCK, day, offices))
        else ""
    )


def next_meetings(viewer: Viewer, portfolio: int, day: date, last: date) -> list[NextMeeting]:
    """The meetings at which whoever holds the portfolio decides, until a day; none that was cancelled."""
    holders = {row.person_id for row in answering(viewer, day, [portfolio]) if row.role == Role.PORTFOLIO_HOLDER}
    bodies = briefed.where_they_sit(viewer, holders, day)
    rows = briefed.meetings_of(viewer, bodies, day, last).filter(cancelled_at=None, announced_at__isnull=False) if bodies else []
    return [NextMeeting(row.reference, row.held_on) for row in rows]
