"""The pages of commitments: read by everybody, decided upon by clerks."""

from datetime import timedelta

import pytest
from lxml import html

from moothall.decisions import actions
from moothall.decisions.tests.factories import (
    REQUEST,
    as_it_is,
    commitments_of,
    council,
    meeting_of,
    resolved,
)
from moothall.decisions.tests.reading import NOW, TODAY, proposed, signed_in, this_year, titles, words_of

pytestmark = pytest.mark.once

MINE = "My own words"


@pytest.mark.both
def test_commitments_say_who_what_and_from_which_words(here, public):
    row = proposed(here)
    told = words_of(public.get("/decisions/commitments/"))
    assert "1 commitment. One is not yet confirmed." in told
    assert "Submit a report on damp homes" in told
    assert "The Director of Homes From Library hours" in told
    assert "due “to the next meeting”" in told
    assert "No commitment fits what you chose." in words_of(public.get("/decisions/commitments/?state=overdue"))
    assert titles(public.get("/decisions/commitments/?words=director&state=proposed")) != []
    assert titles(public.get("/decisions/commitments/?words=treasurer")) == []
    page = words_of(public.get(f"/{row.reference}"))
    assert "the Director of Homes be requested to submit a report" in page
    assert "No clerk has confirmed it yet." in page
    assert "Confirm this commitment" not in page


def test_no_commitments_at_all_is_a_page_too(here, public):
    assert "Nobody has been asked to report back on anything yet." in words_of(public.get("/decisions/commitments/"))
    assert public.get("/decisions/commitments/?state=lost").status_code == 200
    assert public.get("/decisions/commitments/wrenmouth/9").status_code == 404


def test_a_clerk_confirms_with_an_owner_and_a_day_or_honestly_none(here):
    row, clerk = proposed(here), signed_in(here.clerk)
    form = html.fromstring(clerk.get(f"/{row.reference}/confirm").content)
    owner = form.xpath("//select[@name='owner']/option[contains(., 'Monitor')]/@value")[0]
    typed = {"version": 1, "what": "Report on damp homes", "owner": owner}
    neither = clerk.post(f"/{row.reference}/confirm", typed)
    assert "or say that no day was set" in words_of(neither)
    wrong = clerk.post(f"/{row.reference}/confirm", typed | {"due_on": "31 2 2026"})
    assert "There is no such day" in words_of(wrong)
    assert "31 2 2026" in wrong.content.decode()
    answer = clerk.post(f"/{row.reference}/confirm", typed | {"no_day": "on"}, follow=True)
    assert "Confirmed" in words_of(answer)
    kept = as_it_is(row)
    assert (kept.what, kept.due_on, str(kept.owner)) == ("Report on damp homes", None, "Monitor")


@pytest.mark.both
def test_a_commitment_is_overdue_the_day_after_and_closed_by_what_came_back(here, public):
    row = proposed(here)
    actions.confirm_commitment(row, viewer=here.clerk, at=NOW, version=1, what="Report", due_on=TODAY - timedelta(days=1))
    assert "1 commitment. One is overdue." in words_of(public.get("/decisions/commitments/"))
    actions.report_back(row, viewer=here.clerk, at=NOW, item=meeting_of(here, held_on=TODAY - timedelta(days=1)).item)
    assert "came back to Cabinet" in words_of(public.get(f"/{row.reference}"))
    assert titles(public.get("/decisions/commitments/?state=closed")) == ["Report"]


def test_a_commitment_waits_while_its_decision_is_not_in_effect(here, public):
    [row] = commitments_of(this_year(here, **resolved(REQUEST)), here)
    actions.confirm_commitment(row, viewer=here.clerk, at=NOW, version=1, what="Report")
    page = words_of(public.get(f"/{row.reference}"))
    assert "Held until effect" in page
    assert "This part waits: the decision is not in effect. It is: open to call-in." in page


@pytest.mark.both
def test_a_clerk_dismisses_with_a_reason_that_clerks_alone_read(here, public):
    row, clerk = proposed(here), signed_in(here.clerk)
    assert "needs another look" in words_of(clerk.post(f"/{row.reference}/dismiss", {"version": 1, "because": ""}))
    clerk.post(f"/{row.reference}/dismiss", {"version": 1, "because": "It thanks them."})
    assert "It thanks them." in words_of(clerk.get(f"/{row.reference}"))
    assert titles(clerk.get("/decisions/commitments/?state=dismissed"))
    assert public.get(f"/{row.reference}").status_code == 404


@pytest.mark.both
@pytest.mark.parametrize(("verb", "typed"), [("confirm", {"what": MINE, "no_day": "on"}), ("dismiss", {"because": MINE})])
def test_a_later_save_is_refused_with_both_texts_side_by_side(here, verb, typed):
    row, clerk = proposed(here), signed_in(here.clerk)
    actions.confirm_commitment(row, viewer=here.monitor, at=NOW, version=1, what="The words of another")
    answer = clerk.post(f"/{row.reference}/{verb}", {"version": 1, **typed})
    assert answer.status_code == 409
    assert MINE in words_of(answer)
    assert "The words of another" in words_of(answer) or verb == "dismiss"
    assert as_it_is(row).what == "The words of another"


def test_only_clerks_of_the_council_decide_upon_its_commitments(here, public):
    row, other = proposed(here), council("otterby", "Otterby", is_home=False)
    for client in (public, signed_in(here.member), signed_in(other.clerk)):
        for verb in ("confirm", "dismiss"):
            assert client.get(f"/{row.reference}/{verb}").status_code == 403
            assert client.post(f"/{row.reference}/{verb}", {"version": 7, "what": "x", "because": "x"}).status_code == 403
    assert as_it_is(row).version == 1
