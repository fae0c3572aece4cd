"""The briefing of a portfolio by e-mail: the page's sentences and what stands behind them, written when it is sent."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, datetime

from django.urls import reverse

from moothall.access.briefing import Brief, Day, Part, Thing, Topic
from moothall.access.viewer import THE_CLOCK, Viewer
from moothall.authority import queries as authority
from moothall.authority.models import Person, Portfolio
from moothall.authority.words import day_in_words, time_in_words
from moothall.decisions.rules import day_of
from moothall.post.letters import Kind, Letter, Link, Listed
from moothall.post.models import Mail
from moothall.web import briefings
from moothall.web.queries import briefing as queries
from moothall.web.rules import briefing as rules

A_FEW = 3
HEADINGS = {
    Topic.ASKED: "What waits for members",
    Topic.OFF: "Off course",
    Topic.CHANGED: "What changed",
    Topic.DAYS: "Deadlines set, moved and missed",
    Topic.SILENT: "Who has not said how it goes",
}


def briefing(mail: Mail, viewer: Viewer, at: datetime) -> Letter | None:
    """What the page says, to somebody who holds the portfolio still, speaks on it, or acts for who does. Nothing to anybody else."""
    portfolio = queries.portfolio_of(THE_CLOCK, mail.facts["portfolio"])
    answers = queries.as_what(mail.person_id, portfolio.pk, day_of(at)) if portfolio and mail.person_id else ""
    if not (portfolio and mail.person and answers):
        return None
    since = date.fromisoformat(mail.facts["since"])
    brief = queries.brief(viewer, portfolio, at, since, day_of(at) + rules.AHEAD)
    page = reverse("briefing", args=[portfolio.organisation.slug, portfolio.pk])
    return Letter(
        subject=f"Your briefing on {portfolio.name}, {day_in_words(day_of(at), weekday=False)}",
        parts=(
            f"{mail.person.full_name}, this is how {portfolio.name} stands today, and what has happened there since {day_in_words(since)}.",
            *told(brief, page),
            Link("The whole briefing", page),
        ),
        because=f"You get this {how_often(mail.person, portfolio, at)}, because you {answers}.",
        more=(Link("Change how often it comes, or stop it", f"{page}#often"),),
    )


def told(brief: Brief, page: str) -> Iterator[str | Listed]:
    """The sentences of the page, the first things of each topic, and the days that come next."""
    parts = briefings.parts(brief)
    *now, then = rules.sentences(parts, brief.since)
    yield from ([" ".join(now)] if now else [])
    yield then
    yield from listed([replace(part, things=part.things[:A_FEW]) for part in parts], page)
    if days := briefings.days(brief, brief.today, A_FEW)[: 2 * A_FEW]:
        yield Listed("The days to come", tuple((Link(day.said, f"{reverse('home')}{day.reference}"), when(day)) for day in days))


def when(day: Day) -> str:
    at = f", {time_in_words(day.starts_at)}" if day.starts_at else ""
    return f"{'Cancelled. ' if day.is_cancelled else ''}{day_in_words(day.on)}{at}."


def how_often(person: Person, portfolio: Portfolio, at: datetime) -> str:
    """In words: as they want it now."""
    chosen = queries.choices(THE_CLOCK).get((person.pk, portfolio.pk), "")
    rhythm = rules.rhythm_of(chosen, authority.settings(THE_CLOCK, portfolio.organisation_id, day_of(at), rules.SETTINGS))
    return rules.BECAUSE.get(rhythm, "once more")


def listed(parts: list[Part], page: str) -> list[Listed]:
    """The things of each topic, in its order. What has no page of its own leads to the briefing."""
    found = rules.by_topic(parts)
    return [Listed(HEADINGS[topic], tuple(line(thing, page) for thing in found[topic].things)) for topic in Topic if found[topic].things]


def line(thing: Thing, page: str) -> tuple[Link, str]:
    path = f"{reverse('home')}{thing.reference}" if thing.reference else page
    return Link(thing.title, path), " ".join(one for one in (f"{thing.word}." if thing.word else "", thing.line) if one)


KINDS = {queries.LETTER: Kind("Briefing of a portfolio", briefing)}
