"""A risk is closed until somebody opens it; it is written by its department, by whoever keeps the register, and by its owner."""

import pytest

from moothall.access.checks import keys_point_to_the_open_side
from moothall.access.viewer import PUBLIC, Held, Role, Viewer
from moothall.risks import actions, permissions, queries
from moothall.risks.models import Assessment, Control, Treatment, TreatmentMoved, Turn
from moothall.risks.tests.factories import NOW, added, controlled, council, placed, treated

BY = {"at": NOW}
TABLES = (Assessment, Control, Treatment, TreatmentMoved, Turn)


def seen(viewer):
    return [table.objects.visible_to(viewer).count() for table in TABLES]


def test_the_public_reads_a_risk_only_while_it_is_open_and_never_why_it_was_closed_before(here, risk):
    controlled(risk)
    actions.move_treatment(treated(risk), viewer=here.head, **BY, to=NOW.date(), because="Ice.")
    actions.escalate(risk, viewer=here.head, **BY, because="Money is short.")
    officers = (here.keeper, here.head, here.stranger, here.owner, here.auditor)
    assert [seen(viewer) for viewer in (*officers, here.titled, here.member, PUBLIC)] == [*[[1] * 5] * 5, *[[0] * 5] * 3]
    actions.open_risk(risk, viewer=here.head, **BY, because="Tenants ask.")
    for viewer in (here.titled, here.member, PUBLIC):
        assert queries.risk(viewer, "wrenmouth", risk.number) == risk
        assert seen(viewer) == [1, 1, 1, 1, 0]
    actions.shut_risk(risk, viewer=here.head, **BY, because="A claim is in court.")
    assert queries.risk(PUBLIC, "wrenmouth", risk.number) is None


def test_officers_of_another_council_read_what_the_public_reads(here, risk):
    other = council("otterby", "Otterby", is_home=False)
    assert queries.risk(other.keeper, "wrenmouth", risk.number) is None


def test_who_may_do_what_is_as_the_department_the_office_and_the_register_say(here, risk):
    may = {
        permissions.CHANGE_RISK: {"keeper", "clerk", "head"},
        permissions.ASSESS: {"keeper", "clerk", "head", "owner"},
        permissions.SET_MATRIX: {"clerk"},
    }
    for act, names in may.items():
        subject = here.row if act is permissions.SET_MATRIX else risk
        everybody = ("keeper", "clerk", "head", "stranger", "owner", "titled", "auditor", "member")
        assert {name for name in everybody if not act.refusal(getattr(here, name), subject, **BY)} == names, act.label
    assert permissions.ASSESS.refusal(here.stranger, risk, **BY) == permissions.NOT_THEIR_RISK
    assert permissions.ASSESS.refusal(PUBLIC, risk, **BY).startswith("Assessing a risk is for")


@pytest.mark.parametrize(("department", "may"), [(None, True), ("homes", True), ("roads", False)])
def test_a_risk_is_added_in_ones_own_department_or_by_an_office_of_none(here, department, may):
    where = getattr(here, department).pk if department else None
    viewer = Viewer("access/accounts/98", "Owner", frozenset({Held(Role.PLAN_OWNER, here.row.pk, where)}))
    assert (permissions.ADD_RISK.refusal(viewer, here.row, at=NOW, department=here.homes) == "") is may
    assert (permissions.ADD_RISK.refusal(viewer, here.row, at=NOW, department=None) == "") is (department is None)
    assert permissions.ADD_RISK.refusal(viewer, here.row, at=NOW) == ""


def test_a_risk_that_is_closed_is_taken_up_again_before_anything_is_done_to_it(here, risk):
    closed = actions.close_risk(risk, viewer=here.head, **BY, because="The boilers are gone.")
    for act in (permissions.CHANGE_RISK, permissions.ASSESS, permissions.CLOSE_RISK, permissions.TOLERATE, permissions.BRING_DOWN):
        assert "Take it up again first" in act.refusal(here.keeper, closed, **BY)
    assert permissions.REOPEN_RISK.refusal(here.keeper, risk, **BY) == "This risk is not closed."


def test_a_risk_without_an_owner_or_a_person_is_nobodys(here):
    assert not added(here, owner=None).is_owned_by(here.owner.person, NOW.date())
    assert not placed(added(here)).is_owned_by(None, NOW.date())


@pytest.mark.once
def test_no_key_leads_from_what_somebody_sees_to_what_they_do_not():
    assert not [one for one in keys_point_to_the_open_side(None) if "isk" in str(one) or "Treatment" in str(one)]
