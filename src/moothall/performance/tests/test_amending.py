"""Where Members amended a target its owner is asked once for the figure that they agreed, by a letter that says how."""

from datetime import datetime, timedelta

from moothall.access.viewer import PUBLIC, THE_CLOCK
from moothall.performance import actions, amending
from moothall.performance.target_letters import KINDS
from moothall.performance.tests.factories import NOW, carried, measured, targeted
from moothall.plans.tests.factories import LONDON
from moothall.plans.tests.members import answered, body, recommended
from moothall.post.models import Mail

LATER = datetime(2026, 11, 25, 9, tzinfo=LONDON)


def test_the_owner_is_asked_once_for_what_members_agreed_and_no_more_once_it_is_entered(here):
    row = targeted(here, carried(here, measured(here, deputy=here.title)))
    assert amending.daily(at=NOW) == ""
    asked = recommended(here, body(here))
    actions.put_target(row, viewer=here.owner, at=NOW - timedelta(days=90), by=asked)
    answered(here, asked, "amended")
    assert amending.daily(at=NOW) == "2 letters about targets that Members amended are on the way."
    assert amending.daily(at=LATER) == ""
    mail = Mail.objects.visible_to(THE_CLOCK).filter(person=here.owner.person).get()
    write = KINDS["performance.target_amended"].write
    letter = write(mail, here.owner, LATER)
    assert letter.subject == "Members amended a target: Repairs finished on time"
    assert "Members amended the target of “Repairs finished on time” for 2026/27." in letter.parts
    assert letter.parts[-1].path == f"/{row.measure.reference}/targets/1/amended"
    actions.enter_amended_target(row, viewer=here.owner, at=LATER, value=row.value - 2)
    assert write(mail, here.owner, LATER) is None
    assert Mail.objects.visible_to(PUBLIC).count() == 0
