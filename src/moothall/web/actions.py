"""How somebody wants their briefing is kept here. Bookkeeping: it is theirs alone, and no act of the council."""

import secrets
from datetime import datetime

from moothall.access.acts import Refused
from moothall.access.viewer import Viewer
from moothall.authority.models import Person, Portfolio
from moothall.decisions.rules import day_of
from moothall.post import actions as post
from moothall.web import permissions, queries
from moothall.web.models import BriefingChoice
from moothall.web.rules import briefing as rules
from moothall.web.rules.briefing import Rhythm


def choose_rhythm(viewer: Viewer, portfolio: Portfolio, *, rhythm: Rhythm, at: datetime) -> None:
    """How often somebody has the briefing of a portfolio by e-mail."""
    refuse_strangers(viewer, portfolio, at)
    kept(viewer, portfolio, rhythm=rhythm.value)


def new_calendar_key(viewer: Viewer, portfolio: Portfolio, *, at: datetime) -> None:
    """A new secret address; whoever knows the old one reads nothing from now on."""
    refuse_strangers(viewer, portfolio, at)
    kept(viewer, portfolio, calendar_key=secrets.token_urlsafe(32))


def forget_calendar(viewer: Viewer, portfolio: Portfolio) -> None:
    """No address any more. Whoever once had one may always let it go."""
    BriefingChoice.objects.visible_to(viewer).filter(person=viewer.person, portfolio=portfolio).update(calendar_key=None)


def kept(viewer: Viewer, portfolio: Portfolio, **chosen: str) -> None:
    BriefingChoice.objects.visible_to(viewer).update_or_create(person_id=viewer.person, portfolio=portfolio, defaults=chosen)


def refuse_strangers(viewer: Viewer, portfolio: Portfolio, at: datetime) -> None:
    if portfolio not in queries.briefing.of_mine(viewer, day_of(at)):
        raise Refused(permissions.NOT_YOURS)


def owe(person: Person, portfolio: Portfolio, occasion: str, *, at: datetime) -> bool:
    """Owe somebody the letter of an occasion; each is owed once. It tells what has been since the last one."""
    since = rules.first_day(queries.briefing.last_told(person.pk, portfolio), day_of(at))
    said = {"portfolio": portfolio.pk, "since": since.isoformat()}
    key = f"{queries.briefing.LETTER}/{portfolio.pk}/{person.pk}/{occasion}"
    mail = post.put(
        queries.briefing.LETTER, organisation=portfolio.organisation, to=person, key=key, about=portfolio.reference, at=at, facts=said
    )
    return mail is not None
