"""A decision as another system published it becomes one here, or takes the place of its earlier reading."""

from datetime import datetime

from moothall.access.acts import performs
from moothall.access.rows import plainly
from moothall.access.viewer import Viewer
from moothall.authority.models import Organisation
from moothall.authority.numbering import next_number
from moothall.decisions import permissions, rules, said
from moothall.decisions.actions.decision import set_moments
from moothall.decisions.actions.writing import write_contents, write_fields
from moothall.decisions.models import Decision


@performs(permissions.BRING_IN)
def bring_in(
    organisation: Organisation,
    *,
    viewer: Viewer,
    at: datetime,
    decision: said.Decision,
    published: said.Published,
    known: Decision | None = None,
) -> Decision:
    """Keep a decision as it was published elsewhere. What the rule makes of its dates is worked out beside what it says."""
    row = known or Decision(organisation=organisation, number=next_number(organisation, "decision"))
    write_fields(row, decision)
    for name, value in plainly(published).items():
        setattr(row, name, value)
    row.is_published_elsewhere = True
    row.call_in_closes_at = row.effective_from = row.call_in_rule = None
    if row.is_subject_to_call_in and row.published_at:
        set_moments(row, row.published_at)
    if row.effective_from is None and row.effective_as_published:
        row.effective_from = rules.start_of(row.effective_as_published)  # what no rule gives, the page may say
    row.save()
    write_contents(row, decision, is_new=known is None)
    return row


@performs(permissions.ADD_FROM_LIST)
def add_from_list(decision: Decision, *, viewer: Viewer, at: datetime, maker_kind: str = "", call_in_as_published: str = "") -> Decision:
    """What only a list published elsewhere says of a decision that is here already. What the decision says itself stands."""
    decision.maker_kind = decision.maker_kind or maker_kind
    decision.call_in_as_published = decision.call_in_as_published or call_in_as_published
    decision.save(update_fields=["maker_kind", "call_in_as_published"])
    return decision
