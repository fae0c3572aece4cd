"""The history of a matter: gathered by joining, in order, with what is missing named; nothing is joined by itself."""

from datetime import date, timedelta

import pytest
from hypothesis import given, strategies as st

from moothall.access.acts import Refused
from moothall.access.viewer import PUBLIC, THE_CLOCK
from moothall.decisions import actions
from moothall.decisions.models import Commitment, Matter, MatterLink
from moothall.decisions.queries import matters as histories
from moothall.decisions.rules.matters import may_be_one_matter, stem
from moothall.decisions.tests.factories import REQUEST, as_it_is, at, commitments_of, council, meeting_of, published, recorded, resolved
from moothall.decisions.tests.reading import cost, signed_in, words_of

THEN = at(2010, 1, 5)
TITLES = st.text(alphabet="abcdef '0129/-QqJuly ", max_size=60)


def begun(here, title="Damp homes", **said):
    return actions.start_matter(here.row, viewer=here.clerk, at=THEN, title=title, **said)


@pytest.fixture
def told(here):
    """A decision taken at a meeting, that asked for a report, which came back half a year later."""
    meeting = meeting_of(here, REQUEST)
    decision = published(here, "Damp homes", **resolved(REQUEST), meeting=meeting.row, item=meeting.item, is_subject_to_call_in=False)
    [row] = commitments_of(decision, here)
    actions.confirm_commitment(row, viewer=here.clerk, at=THEN, version=1, what=row.what, due_on=date(2010, 6, 2))
    actions.report_back(row, viewer=here.clerk, at=THEN, item=meeting_of(here, held_on=date(2010, 6, 2)).item)
    return decision


# Whether two things may be about one matter


@given(TITLES, TITLES)
def test_what_may_be_one_matter_may_be_so_either_way_round(one, other):
    assert may_be_one_matter(one, other) == may_be_one_matter(other, one)
    assert may_be_one_matter(one, one) == bool(stem(one))


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Revenue budget monitoring, Quarter 2", "Revenue Budget Monitoring 2009/10: third quarter"),
        ("Departmental Service Plan 2010-11", "Departmental service plan, 2011/12: progress report"),
        ("Harbour wall: update, 4 August 2010", "The harbour wall"),
    ],
)
def test_a_title_says_the_same_whatever_its_time(one, other):
    assert may_be_one_matter(one, other)


def test_a_code_joins_what_titles_do_not_and_one_word_joins_nothing():
    assert may_be_one_matter("Lamps", "The harbour wall", "CAB/10/1", "cab/10/1")
    assert not may_be_one_matter("Lamps", "Harbour", "", "")
    assert not may_be_one_matter("Minutes", "Minutes, 4 August 2010")


# Gathered by acts


def test_a_history_is_the_clerks_until_it_is_published(here, told, public):
    row = begun(here, thing=told, kind="decision")
    assert histories.matter(PUBLIC, "wrenmouth", row.number) is None
    assert public.get(f"/{row.reference}").status_code == 404
    actions.publish_matter(row, viewer=here.clerk, at=THEN)
    assert public.get(f"/{row.reference}").status_code == 200
    with pytest.raises(Refused, match="published already"):
        actions.publish_matter(as_it_is(row), viewer=here.clerk, at=THEN)


def test_what_is_refused_leaves_the_history_as_it_was(here, told):
    row, other = begun(here), council("otterby", "Otterby", is_home=False)
    said = {"viewer": here.clerk, "at": THEN, "kind": "decision"}
    with pytest.raises(Refused, match="Nothing is in this history yet"):
        actions.publish_matter(row, viewer=here.clerk, at=THEN)
    with pytest.raises(Refused, match="another council"):
        actions.add_to_matter(row, thing=published(other), **said)
    actions.add_to_matter(row, thing=told, **said)
    with pytest.raises(Refused, match="in this history already"):
        actions.add_to_matter(row, thing=told, **said)
    for viewer in (here.member, other.clerk):
        with pytest.raises(Refused, match="is for a committee clerk or a monitoring officer"):
            actions.name_gap(row, viewer=viewer, at=THEN, sentence="The report.")
    assert MatterLink.objects.visible_to(THE_CLOCK).count() == 1
    [link] = histories.links(THE_CLOCK, row)
    assert actions.take_off_matter(link, viewer=here.clerk, at=THEN) == row
    assert not histories.links(THE_CLOCK, row).exists()


# Its page


def test_it_reads_in_order_from_the_report_to_what_came_back(here, told, public):
    row = begun(here, thing=told, kind="decision", about="What is done about damp.")
    actions.publish_matter(row, viewer=here.clerk, at=THEN)
    page = words_of(public.get(f"/{row.reference}"))
    steps = ("Report: Damp homes", "Agenda item: Damp homes", "Decision: Damp homes", "Asked: Submit a report", "Reported back: Damp homes")
    places = [page.index(step) for step in steps]
    assert places == sorted(places)
    assert "from 2 December 2009 to 2 June 2010." in page
    assert "What is done about damp." in page
    assert "Add what belongs to it" not in page


def test_what_is_missing_is_named_in_its_place(here, public):
    lost = published(here, "Lamps", **resolved(REQUEST), meeting_words="2 December 2009, Cabinet", meeting_on=date(2009, 12, 2))
    [asked] = commitments_of(lost, here)
    actions.confirm_commitment(asked, viewer=here.clerk, at=THEN, version=1, what=asked.what, due_on=date(2010, 3, 2))
    row = begun(here, "Lamps", thing=lost, kind="decision")
    actions.name_gap(row, viewer=here.clerk, at=THEN, sentence="The meeting of 12 March it refers to is not here.", on=date(2010, 3, 12))
    actions.publish_matter(row, viewer=here.clerk, at=THEN)
    page = words_of(public.get(f"/{row.reference}"))
    assert "The meeting at which “Lamps” was decided is not here: 2 December 2009, Cabinet." in page
    assert "12 March 2010 Not here: The meeting of 12 March it refers to is not here." in page
    assert "Nothing has come back for “Submit a report on damp homes to the next meeting”. It is due on 2 March 2010." in page
    assert "three things that are not here" in page or "3 things that are not here" in page


def test_what_somebody_may_not_read_is_not_in_the_history_they_read(here, told, public):
    draft = recorded(here, "Secret lamps")
    row = begun(here, thing=told, kind="decision")
    actions.add_to_matter(row, viewer=here.clerk, at=THEN, kind="decision", thing=draft)
    actions.publish_matter(row, viewer=here.clerk, at=THEN)
    assert "Secret lamps" not in words_of(public.get(f"/{row.reference}"))
    assert "Secret lamps" in words_of(signed_in(here.clerk).get(f"/{row.reference}"))


def test_a_clerk_begins_adds_names_and_publishes_on_its_pages(here, told):
    clerk = signed_in(here.clerk)
    assert "Begin the history of a matter" in words_of(clerk.get("/decisions/matters/"))
    start = f"/decisions/matters/wrenmouth/new?of={told.reference}"
    assert 'value="Damp homes"' in clerk.get(start).content.decode()
    clerk.post(start, {"title": "Damp homes", "about": ""})
    row = Matter.objects.visible_to(THE_CLOCK).get()
    again = published(here, "Damp homes: progress report, Quarter 3", is_subject_to_call_in=False)
    add = f"/{row.reference}/add"
    assert "Damp homes: progress report, Quarter 3" in words_of(clerk.get(add))
    assert "Choose one of what may belong to it" in words_of(clerk.post(add, {"address": ""}))
    wrong = clerk.post(add, {"address": "https://wrenmouth.example/nowhere/1"})
    assert "Nothing here has this address" in words_of(wrong)
    assert "nowhere/1" in wrong.content.decode()
    clerk.post(add, {"proposed": again.reference})
    clerk.post(add, {"address": f"https://wrenmouth.example/{Commitment.objects.visible_to(THE_CLOCK).get().reference}"})
    clerk.post(add, {"address": f"/{meeting_of(here, held_on=date(2010, 7, 7)).item.reference}/"})
    assert "There is no such day" in words_of(clerk.post(f"/{row.reference}/gap", {"sentence": "A letter", "on": "31 2 2010"}))
    clerk.post(f"/{row.reference}/gap", {"sentence": "The letter of the tenants", "on": ""})
    clerk.get(f"/{row.reference}/publish")
    clerk.post(f"/{row.reference}/publish")
    kinds = [(bool(link.decision), bool(link.commitment), bool(link.item)) for link in histories.links(THE_CLOCK, row)]
    assert len(kinds) == 4
    page = clerk.get(f"/{row.reference}")
    assert "The letter of the tenants" in words_of(page)
    link = histories.links(THE_CLOCK, row).last()
    clerk.get(f"/{row.reference}/take-off/{link.pk}")
    clerk.post(f"/{row.reference}/take-off/{link.pk}")
    assert clerk.get(f"/{row.reference}/take-off/{link.pk}").status_code == 404
    assert histories.links(THE_CLOCK, row).count() == 3


def test_only_clerks_of_the_council_gather(here, told, public):
    row = begun(here, thing=told, kind="decision")
    actions.publish_matter(row, viewer=here.clerk, at=THEN)
    other = council("otterby", "Otterby", is_home=False)
    for client in (public, signed_in(here.member), signed_in(other.clerk)):
        assert client.get("/decisions/matters/wrenmouth/new").status_code == 403
        for ending in ("add", "gap", "publish"):
            assert client.get(f"/{row.reference}/{ending}").status_code == 403
            assert client.post(f"/{row.reference}/{ending}", {"sentence": "x", "address": "x"}).status_code == 403
    assert public.get("/decisions/matters/nowhere/new").status_code == 404


def test_a_list_of_matters_is_found_by_words_and_no_matter_is_a_page_too(here, told, public):
    assert "No matter is here" in words_of(public.get("/decisions/matters/"))
    row = begun(here, thing=told, kind="decision")
    actions.publish_matter(row, viewer=here.clerk, at=THEN)
    assert "Damp homes" in words_of(public.get("/decisions/matters/?words=damp"))
    assert "No matter is here" in words_of(public.get("/decisions/matters/?words=lighthouse"))


def test_the_page_asks_as_much_for_one_decision_as_for_many(here, told, public):
    row = begun(here, thing=told, kind="decision")
    actions.publish_matter(row, viewer=here.clerk, at=THEN)
    once = cost(public, f"/{row.reference}")
    for number in range(3):
        meeting = meeting_of(here, REQUEST, held_on=date(2009, 12, 9) + timedelta(days=number))
        more = published(here, f"Damp {number}", **resolved(REQUEST), meeting=meeting.row, item=meeting.item)
        commitments_of(more, here)
        actions.add_to_matter(row, viewer=here.clerk, at=THEN, kind="decision", thing=more)
    assert cost(public, f"/{row.reference}") == once


def test_a_title_of_which_nothing_is_left_proposes_nothing(here):
    row = begun(here, "Minutes")
    assert histories.proposals(THE_CLOCK, row, histories.Gathered(THE_CLOCK, row)) == []
