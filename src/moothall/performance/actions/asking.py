"""Where Members amended a target, its owner is asked for the figure that they agreed: once."""

from collections.abc import Sequence
from datetime import datetime

from moothall.access.acts import add_facts, performs
from moothall.access.viewer import Viewer
from moothall.authority.models import Organisation
from moothall.performance import permissions
from moothall.performance.queries.waiting import Amended
from moothall.post import actions as post


@performs(permissions.ASK_FOR_AMENDED)
def ask_for_amended(organisation: Organisation, *, viewer: Viewer, at: datetime, asked: Sequence[Amended]) -> Organisation:
    """Owe each of these people a letter about their target."""
    for one in asked:
        facts = {"target": one.target.pk}
        about = one.target.reference
        post.put("performance.target_amended", organisation=organisation, to=one.person, key=one.key, at=at, about=about, facts=facts)
    add_facts(letters=len(asked))
    return organisation
