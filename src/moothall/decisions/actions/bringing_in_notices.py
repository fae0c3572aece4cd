"""A notice as another system published it becomes one here, or takes the place of its earlier reading."""

from collections.abc import Sequence
from datetime import datetime

from moothall.access.acts import add_facts, performs
from moothall.access.viewer import THE_CLOCK, Viewer
from moothall.authority.models import Organisation
from moothall.authority.numbering import next_number
from moothall.decisions import permissions, said
from moothall.decisions.actions.notices import come_out, write
from moothall.decisions.models import Decision, Notice, NoticeEdition, NoticeLink
from moothall.meetings.models import Item

Kind = NoticeEdition.Kind
AS_NAMED = ("item__meeting__organisation", "decision__organisation")


@performs(permissions.BRING_IN_NOTICE)
def bring_in_notice(
    organisation: Organisation,
    *,
    viewer: Viewer,
    at: datetime,
    notice: said.Notice,
    published_at: datetime | None,
    editions: Sequence[said.Edition] = (),
    known: Notice | None = None,
) -> Notice:
    """Keep a notice as another system published it, with the day that it says. What the rule makes of that day is worked out beside it.

    Where it does not say when it came out, nothing is counted. The editions are kept in the order in which they are handed over.
    """
    row = known or Notice(organisation=organisation, number=next_number(organisation, "notice"), is_published_elsewhere=True)
    row = write(row, notice)
    if not editions:
        return come_out(row, published_at or at)
    row.published_at, row.counts_from = published_at or row.published_at or at, published_at
    row.save(update_fields=["published_at", "counts_from"])
    keep_editions(row, editions)
    return row


def keep_editions(row: Notice, editions: Sequence[said.Edition]) -> None:
    """Each as that system showed it, in place of what was known of them before: an older one may have come to light."""
    NoticeEdition.objects.visible_to(THE_CLOCK).filter(notice=row).delete()
    NoticeEdition.objects.bulk_create(
        NoticeEdition(
            notice=row,
            turn=turn,
            kind=Kind.FIRST if one.published_at else Kind.READ,
            published_at=one.published_at or one.read_at,
            because=one.because,
            due_on=one.due_on,
            due_until=one.due_until,
            title=one.title,
            contents=[{"label": label, "words": words} for label, words in one.contents],
        )
        for turn, one in enumerate(editions, start=1)
    )
    add_facts(editions=len(editions))


@performs(permissions.TIE_NOTICE)
def tie_notice(row: Notice, *, viewer: Viewer, at: datetime, thing: Item | Decision, instead_of: str = "") -> Notice:
    """Join it to the item or the decision that bears the same key in the other system, in the place of what bore it before."""
    links = NoticeLink.objects.visible_to(THE_CLOCK).filter(notice=row).select_related(*AS_NAMED)
    for link in links if instead_of else ():
        if any(one and one.reference == instead_of for one in (link.item, link.decision)):
            link.delete()
    keys = {"item": thing, "meeting": thing.meeting} if isinstance(thing, Item) else {"decision": thing}
    NoticeLink.objects.visible_to(THE_CLOCK).get_or_create(notice=row, **keys)
    return row
