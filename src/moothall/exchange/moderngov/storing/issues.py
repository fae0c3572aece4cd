"""The page of an issue becomes the history of a matter, and a notice where it announces a decision."""

from dataclasses import replace

from moothall.access.viewer import THE_CLOCK
from moothall.authority.words import counted
from moothall.decisions import actions
from moothall.decisions.models import Matter
from moothall.decisions.queries import matters as histories
from moothall.exchange.ledger import MARK, key_of
from moothall.exchange.moderngov.pages import IssuePage

from .council import ISSUE, Council, is_own, number_of
from .desk import Desk
from .issue_said import issue_said, steps_of
from .naming import LONGEST_ISSUE
from .notices import of_issue


def store(page: IssuePage, desk: Desk) -> str:
    """Keep the history with everything on its page. Its steps are tied once all that is to come has come."""
    council = desk.council
    issue = key(page)
    if reading := desk.news(ISSUE, issue, page):
        row = actions.bring_in_matter(
            council.organisation, viewer=THE_CLOCK, at=council.at, matter=issue_said(page), known=known_matter(page, issue, council)
        )
        reading.became(row.reference, page)
        of_issue(replace(page, issue_id=page.issue_id or own_key(row, council)), desk)
    return f"issue, {counted(len(steps_of(page.meetings, page.decisions)), 'step')}; {council.ledger.reference(issue, ISSUE)}"


def key(page: IssuePage) -> str:
    """The other system's own key; else what tells it from others."""
    if is_own(page.issue_id) and len(page.issue_id) <= LONGEST_ISSUE:
        return page.issue_id
    return key_of(MARK, page.title, page.decision_maker)


def known_matter(page: IssuePage, issue: str, council: Council) -> Matter | None:
    """The history as it was read before: by its key, or as the only one of its title where one of the two pages bears no key."""
    if reference := council.ledger.reference(issue, ISSUE):
        return by_reference(reference, council)
    of_title = histories.matters(THE_CLOCK).filter(organisation=council.organisation, title=issue_said(page).title)
    found = [row for row in of_title.filter(is_published_elsewhere=True) if can_be(row, issue, council)]
    return found[0] if len(found) == 1 else None


def own_key(row: Matter, council: Council) -> str:
    """The other system's key of what is here already; nothing where no page that was read bears one."""
    return next((known for kind, known in council.ledger.of_reference(row.reference) if kind == ISSUE and is_own(known)), "")


def can_be(row: Matter, issue: str, council: Council) -> bool:
    """Two issues with keys of their own are two."""
    return is_own(issue) != bool(own_key(row, council))


def by_reference(reference: str, council: Council) -> Matter | None:
    return histories.matter(THE_CLOCK, council.organisation.slug, number_of(reference))
