"""The pages on which a published decision is put right, followed by another, or deleted; and what is given away of it."""

import pytest

from moothall.decisions import actions
from moothall.decisions.models import Decision
from moothall.decisions.tests.factories import published, resolved
from moothall.decisions.tests.reading import NOW, signed_in, this_year, words_of
from moothall.decisions.tests.recording import FORM, HELD_ON, OFFICER, boxes, seen


@pytest.fixture
def clerk(here):
    return signed_in(here.clerk)


def test_a_published_decision_is_corrected_and_both_versions_are_read(here, clerk, public):
    row = this_year(here, "Leese", **resolved("That it be leased."), reasons="Empty.")
    typed = boxes(clerk.get(f"/{row.reference}/correct"))
    assert "“Why is it corrected?” is not answered. Write the answer." in words_of(clerk.post(f"/{row.reference}/correct", typed))
    done = clerk.post(f"/{row.reference}/correct", typed | {"because": "Mistyped.", "title": "Lease", "part-1": "Leased."}, follow=True)
    assert "Corrected." in words_of(done)
    told = words_of(public.get(f"/{row.reference}"))
    assert "Mistyped." in told
    assert "Leased." in told
    before = words_of(public.get(f"/{row.reference}/versions/1"))
    for words in ("Leese", "That it be leased.", "Why it was corrected. Mistyped.", "Now"):
        assert words in before
    assert clerk.post(f"/{row.reference}/correct", typed | {"because": "Again.", "title": "x"}).status_code == 409
    assert public.get(f"/{row.reference}/versions/2").status_code == 404
    assert public.get("/decisions/wrenmouth/999/versions/1").status_code == 404


def test_a_later_decision_is_named_by_its_number_or_its_reference(here, clerk):
    earlier, later = this_year(here, "Earlier"), this_year(here, "Later", code="CAB/26/2")
    address = f"/{earlier.reference}/superseded"
    assert "No decision of this council has the number" in words_of(clerk.post(address, {"later": "CAB/26/9"}))
    assert "No decision of this council has the number" in words_of(clerk.post(address, {"later": "9" * 40}))
    this_year(here, "Twin", code="CAB/26/2")
    assert "More than one decision has the reference" in words_of(clerk.post(address, {"later": "cab/26/2"}))
    assert "Named." in words_of(clerk.post(address, {"later": str(later.number)}, follow=True))
    assert clerk.get(address).status_code == 403


def test_what_is_given_away_as_data_has_the_same_fields(here, clerk, public):
    clerk.post(FORM, OFFICER | {"do": "publish", "consulted": "The police.", "power_words": "The Act."})
    row = seen(Decision).get()
    actions.correct(
        row, viewer=here.clerk, at=NOW, because="A slip.", fields={"title": "Café"}, particulars={"consulted": "Nobody"}, parts={}
    )  # fmt: skip
    told = public.get(f"/{row.reference}.json").json()
    assert (told["interests"], told["consulted"], told["power"][-1]) == ("None declared.", "Nobody", "The Act.")
    assert told["parts"][0]["is_retrospective"] is False
    assert [["Title", "Café licence"] in one["contents"] for one in told["earlier_versions"]] == [True]


def test_a_decision_entered_by_mistake_is_shown_as_deleted(here, clerk, public):
    row = this_year(here)
    clerk.post(f"/{row.reference}/withdraw", {"because": "Entered twice.", "is_deleted": "on"})
    assert "Deleted. Entered twice." in words_of(public.get(f"/{row.reference}"))


def test_days_that_cannot_all_be_true_stand_on_the_page(here, public):
    row = published(here, meeting_on=HELD_ON)
    assert "It is shown as decided on 2 December 2009, and at a meeting of 14 September 2026." in words_of(public.get(f"/{row.reference}"))
