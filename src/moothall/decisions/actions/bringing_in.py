"""A decision as another system published it becomes one here, or takes the place of its earlier reading."""

from datetime import datetime

from moothall.access.acts import performs
from moothall.access.rows import plainly
from moothall.access.viewer import Viewer
from moothall.authority.models import Organisation
from moothall.authority.numbering import next_number
from moothall.decisions import permissions, queries, rules, said
from moothall.decisions.actions.decision import set_moments
from moothall.decisions.actions.recording import keep_earlier
from moothall.decisions.actions.writing import write_contents, write_fields
from moothall.decisions.models import Decision

READ_AGAIN = "Its page in the other system was read again, and had changed."


@performs(permissions.BRING_IN)
def bring_in(
    organisation: Organisation,
    *,
    viewer: Viewer,
    at: datetime,
    decision: said.Decision,
    published: said.Published,
    known: Decision | None = None,
    keeps_earlier: bool = False,
) -> Decision:
    """Keep a decision as it was published elsewhere. What the rule makes of its dates is worked out beside what it says.

    `keeps_earlier`: its page was read before, so that a page that has changed leaves its earlier words beside the new ones.
    """
    before = queries.as_read(known) if known and keeps_earlier else None
    row = known or Decision(organisation=organisation, number=next_number(organisation, "decision"))
    write_fields(row, decision)
    for name, value in plainly(published).items():
        setattr(row, name, value)
    work_out(row)
    row.save()
    write_contents(row, decision, is_new=known is None)
    if before and queries.as_read(row) != before:
        keep_as_it_read(row, before, at)
    return row


def work_out(row: Decision) -> None:
    """What the council's rule makes of its dates; what no rule gives, the page may say."""
    row.is_published_elsewhere = True
    row.call_in_closes_at = row.effective_from = row.call_in_rule = None
    if row.is_subject_to_call_in and row.published_at:
        set_moments(row, row.published_at)
    if row.effective_from is None and row.effective_as_published:
        row.effective_from = rules.start_of(row.effective_as_published)


def keep_as_it_read(row: Decision, before: list[list[str]], at: datetime) -> None:
    keep_earlier(row, before, at, READ_AGAIN)
    row.version += 1
    row.save(update_fields=["version"])


@performs(permissions.ADD_FROM_LIST)
def add_from_list(decision: Decision, *, viewer: Viewer, at: datetime, maker_kind: str = "", call_in_as_published: str = "") -> Decision:
    """What only a list published elsewhere says of a decision that is here already. What the decision says itself stands."""
    decision.maker_kind = decision.maker_kind or maker_kind
    decision.call_in_as_published = decision.call_in_as_published or call_in_as_published
    decision.save(update_fields=["maker_kind", "call_in_as_published"])
    return decision
