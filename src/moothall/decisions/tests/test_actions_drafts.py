"""What is promised of drafts: changed by whoever may, thrown away, brought in from a table, begun from a template."""

from types import SimpleNamespace

import pytest
from django.db import transaction
from hypothesis import given, strategies as st

from moothall.access.acts import ChangedMeanwhile, Refused
from moothall.access.viewer import PUBLIC, Role
from moothall.decisions import actions, drafting, said
from moothall.decisions.models import Decision, OfficerTemplate, Particulars
from moothall.decisions.tests.factories import as_it_is, person as somebody, published, recorded, resolved
from moothall.decisions.tests.recording import NEXT_DAY, ROOF, met, officer_s, parts_of, seen


@pytest.fixture
def cabinet(here) -> SimpleNamespace:
    return met(here)


def drafts_of(here, meeting):
    return actions.record_from_meeting(meeting.row, viewer=here.clerk, at=NEXT_DAY)


def changed(here, draft, *, viewer=None, told=None, **more):
    particulars = told or said.Particulars()
    facts = {"fields": {"reasons": "It leaked."}, "particulars": particulars} | more
    return actions.change_draft(draft, viewer=viewer or here.clerk, at=NEXT_DAY, **facts)


def test_a_draft_is_changed_but_not_the_words_of_the_minutes(here, cabinet):
    _, roof = drafts_of(here, cabinet)
    told = said.Particulars(is_from_meeting=True, framework="within")
    changed(
        here,
        roof,
        told=told,
        wards=[here.harbour],
        resolutions=(said.Resolution((said.Part("Otherwise.", 1),)),),
        retrospective=frozenset(),
    )
    assert (as_it_is(roof).reasons, parts_of(roof)[0].text) == ("It leaked.", ROOF[0])
    assert (parts_of(roof)[0].is_retrospective, seen(Particulars, decision=roof).get().framework) == (False, "within")
    assert [ward.pk for ward in roof.wards.all()] == [here.harbour.pk]
    own = recorded(here, **resolved("One."))
    changed(here, own, resolutions=(said.Resolution((said.Part("Two.", 1),)),))
    assert [part.text for part in parts_of(own)] == ["Two."]


def test_a_draft_is_changed_by_whoever_wrote_it_and_by_the_clerks(here):
    head, other = (somebody(here.row, name, Role.HEAD_OF_SERVICE) for name in ("Head of Licensing", "Head of Parks"))
    draft = actions.record_decision(here.row, viewer=head, at=NEXT_DAY, decision=officer_s())
    assert [Decision.objects.visible_to(one).count() for one in (head, other, here.clerk, PUBLIC)] == [1, 0, 1, 0]
    changed(here, draft, viewer=head)
    changed(here, draft)
    with pytest.raises(Refused, match="Somebody else wrote this draft"), transaction.atomic():
        changed(here, draft, viewer=other)
    actions.publish(draft, viewer=here.clerk, at=NEXT_DAY)
    with pytest.raises(Refused, match="is published"), transaction.atomic():
        changed(here, draft, viewer=head)


def test_only_the_fields_of_a_record_are_changed(here):
    with pytest.raises(TypeError, match="published_at cannot be changed here"), transaction.atomic():
        changed(here, recorded(here), fields={"published_at": NEXT_DAY})


def test_of_two_who_change_a_draft_the_second_is_told(here):
    draft = recorded(here)
    changed(here, draft, opened_at=1)
    with pytest.raises(ChangedMeanwhile), transaction.atomic():
        changed(here, draft, opened_at=1)


def test_a_draft_is_thrown_away_and_a_published_decision_never(here):
    draft = recorded(here)
    actions.discard_draft(draft, viewer=here.clerk, at=NEXT_DAY)
    assert not seen(Decision).exists()
    with pytest.raises(Refused, match="is published"), transaction.atomic():
        actions.discard_draft(published(here), viewer=here.clerk, at=NEXT_DAY)


def line(title: str) -> said.Decision:
    told = officer_s(title).particulars
    return officer_s(title, particulars=said.Particulars(is_executive=False, basis=told.basis, brought_as=f"{title:x<64}"[:64]))


def test_a_table_becomes_drafts_and_a_second_upload_changes_nothing(here):
    def bring(*titles):
        return actions.bring_officers_decisions(here.row, viewer=here.clerk, at=NEXT_DAY, rows=[line(title) for title in titles])

    assert [row.title for row in bring("One", "Two")] == ["One", "Two"]
    assert bring("One", "Two") == []
    assert [row.title for row in bring("Two", "Three", "Three")] == ["Three"]
    assert [row.published_at for row in seen(Decision)] == [None] * 3


def test_a_template_is_kept_and_changed(here):
    def keep(**told):
        return actions.keep_officer_template(here.row, viewer=here.clerk, at=NEXT_DAY, **told)

    row = keep(name="Café", basis="permission")
    keep(known=row, name="Pavement café")
    assert OfficerTemplate.objects.get().name == "Pavement café"
    assert (str(OfficerTemplate.objects.get()), OfficerTemplate.objects.get().version) == ("Pavement café", 2)
    with pytest.raises(TypeError, match="number cannot be kept here"), transaction.atomic():
        keep(name="x", number=7)
    from_elsewhere = OfficerTemplate(organisation_id=here.row.pk + 1)
    with pytest.raises(Refused, match="another council"), transaction.atomic():
        keep(known=from_elsewhere, name="x")


a_line = st.text(st.characters(codec="utf-8", exclude_categories=("Cc", "Cs", "Zl", "Zp")), min_size=1, max_size=40).filter(str.strip)


@given(st.lists(a_line, max_size=12))
def test_what_is_typed_as_decided_is_read_as_it_is_written_again(lines):
    parts = [part for one in drafting.parts_typed("\n".join(lines)) for part in one.parts]
    again = [part for one in drafting.parts_typed(drafting.typed_again(parts)) for part in one.parts]
    assert [part.text for part in again] == [part.text for part in parts]
    assert [part.number for part in parts] == list(range(1, len(parts) + 1))
    assert all(part.text for part in parts)
