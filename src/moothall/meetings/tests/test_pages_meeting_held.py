"""The pages of a meeting that is worked: as a clerk and a chair find them."""

import re
from datetime import date

import pytest
from django.test import Client

from moothall.access.viewer import THE_CLOCK, Role
from moothall.authority import actions as authority
from moothall.authority.models import Seat
from moothall.meetings import actions, queries
from moothall.meetings.drafting import Typed, keep
from moothall.meetings.models import Answer, Declaration, Item, OnAgenda, Recommendation, Report, ResolutionPart, Review
from moothall.meetings.tests.factories import LATER, LEASE, REPAIRS, THEN, body, called, clerk_account, clerk_of, council
from moothall.meetings.tests.test_pages_minutes import signed_in, words

pytestmark = [pytest.mark.django_db, pytest.mark.once]


@pytest.fixture
def wrenmouth():
    return council(is_home=True)


@pytest.fixture
def clerk(wrenmouth):
    return signed_in(clerk_account(wrenmouth))


@pytest.fixture
def cabinet(wrenmouth):
    return body(wrenmouth)


@pytest.fixture
def people(wrenmouth, cabinet):
    kinds = {"Wendeline Ashby": "chair", "Osric Vane": "member", "Tilda Marsh": "substitute"}
    found = {name: authority.add_person(wrenmouth, viewer=THE_CLOCK, at=THEN, name=name) for name in kinds}
    for name, kind in kinds.items():
        Seat.objects.create(body=cabinet, person=found[name], kind=kind, since=date(2020, 1, 1))
    return found


@pytest.fixture
def meeting(cabinet, wrenmouth, people):
    meeting = called(cabinet)
    actions.prepare_agenda(meeting, viewer=clerk_of(wrenmouth), at=LATER, items=[REPAIRS, LEASE])
    return actions.publish_agenda(meeting, viewer=clerk_of(wrenmouth), at=LATER)


def work(meeting, page):
    return f"/workspace/{meeting.reference}/{page}"


def item_of(meeting, position=1):
    return Item.objects.visible_to(THE_CLOCK).get(meeting=meeting, position=position)


def grid(meeting, **more):
    return {"opened_at": str(meeting.version), "came_0": "Present", "came_1": "Present", "came_2": "", "chair": "0"} | more


@pytest.mark.both
def test_attendance_is_noted_in_one_grid(clerk, meeting, people):
    page = words(clerk.get(work(meeting, "attendance")))
    assert "Members are marked as present" in page
    more = {
        "came_1": "Apologies",
        "came_2": "Present",
        "instead_2": str(people["Osric Vane"].pk),
        "left_0": "6.45pm",
        "name_0": "Ms Quill",
        "as_0": "officer",
    }
    assert clerk.post(work(meeting, "attendance"), grid(meeting, **more)).status_code == 302
    rows = list(queries.attendance(clerk_of(meeting.organisation), meeting))
    assert [(row.name, row.attended, row.capacity) for row in rows] == [
        ("Wendeline Ashby", "Present", "member"), ("Osric Vane", "Apologies", "member"),
        ("Tilda Marsh", "Present", "substitute"), ("Ms Quill", "Present", "officer"),
    ]  # fmt: skip
    assert (rows[0].is_chair, str(rows[0].left_at), rows[2].instead_of) == (True, "18:45:00", people["Osric Vane"])
    page = words(clerk.get(work(meeting, "live")))
    assert "2 members were present. Apologies came from Osric Vane." in page
    assert "Quorate throughout" in page
    meeting.refresh_from_db()
    again = words(clerk.get(work(meeting, "attendance")))
    assert "Ms Quill" in again
    assert 'value="6:45pm"' in again


@pytest.mark.parametrize(
    ("more", "why"),
    [
        ({"came_2": "Present"}, "Choose the member in whose place the substitute came."),
        ({"came_2": "Present", "instead_2": "vane"}, "Osric Vane was present. Choose somebody who was not."),
        ({"arrived_0": "7pm", "left_0": "6pm"}, "Must be later than the hour of arriving."),
        ({"arrived_0": "soon"}, "soon"),
        ({"came_0": "Dancing"}, "Choose one of those listed"),
    ],
)
def test_what_cannot_have_been_is_said_at_its_box_and_what_was_typed_is_kept(clerk, meeting, people, more, why):
    more = {name: str(people["Osric Vane"].pk) if value == "vane" else value for name, value in more.items()}
    answer = clerk.post(work(meeting, "attendance"), grid(meeting, name_0="Ms Quill", **more))
    assert answer.status_code == 200
    assert why in words(answer)
    assert 'value="Ms Quill"' in words(answer)


@pytest.mark.both
def test_whoever_saves_attendance_second_sees_both(clerk, meeting):
    clerk.post(work(meeting, "attendance"), grid(meeting))
    answer = clerk.post(work(meeting, "attendance"), grid(meeting, came_1="Absent"))
    assert answer.status_code == 409
    assert "Osric Vane: Present" in words(answer)
    assert "Osric Vane: Absent" in words(answer)


def declared(meeting, clerk, people, **more):
    facts = {"who": str(people["Osric Vane"].pk), "kind": "disclosable pecuniary", "nature": "He owns the land", "did": "voted"} | more
    return clerk.post(work(meeting, "items/1/declarations"), facts)


def test_a_declaration_is_noted_with_the_duty_beside_it_and_a_warning(clerk, meeting, people):
    assert "Take no part in the discussion and no vote." in words(clerk.get(work(meeting, "items/1/declarations")))
    assert declared(meeting, clerk, people).status_code == 302
    page = words(clerk.get(work(meeting, "items/1/declarations")))
    assert "Osric Vane declared a disclosable pecuniary interest: He owns the land." in page
    assert "Voted, which the interest forbids" in page
    key = Declaration.objects.visible_to(THE_CLOCK).get().pk
    change = work(meeting, f"items/1/declarations/{key}")
    assert "What Osric Vane declared" in words(clerk.get(change))
    clerk.post(change, {"who": str(people["Osric Vane"].pk), "kind": "disclosable pecuniary", "nature": "The land", "did": "left"})
    assert "left the room" in words(clerk.get(work(meeting, "items/1/declarations")))
    clerk.post(change, {"do": "take back"})
    assert clerk.get(change).status_code == 404


@pytest.mark.both
@pytest.mark.parametrize(
    ("more", "why"),
    [
        ({"who": "", "other": ""}, "Choose who declared it, or write the name."),
        ({"is_sensitive": "on"}, "Leave the nature out"),
        ({"kind": "nonsense"}, "Choose one of those listed."),
        ({"who": "999999"}, "Choose one of those listed."),
    ],
)
def test_a_declaration_that_cannot_be_is_sent_back(clerk, meeting, people, more, why):
    assert why in words(declared(meeting, clerk, people, **more))
    assert not Declaration.objects.visible_to(THE_CLOCK).exists()


@pytest.mark.both
def test_somebody_who_is_not_listed_can_declare_too(clerk, meeting, people):
    assert declared(meeting, clerk, people, who="", other="Ms Rook").status_code == 302
    assert Declaration.objects.visible_to(THE_CLOCK).get().name == "Ms Rook"


@pytest.mark.both
def test_the_public_is_excluded_in_the_words_of_the_law(clerk, meeting):
    answer = clerk.post(work(meeting, "items/1/exclusion"), {"first": "2", "last": "2", "paragraphs": ["3"]})
    assert answer.url == work(meeting, "items/1/minute")
    draft = queries.minute_draft(clerk_of(meeting.organisation), item_of(meeting))
    assert "RESOLVED: That, under regulation 4(2)(b)" in draft.text
    assert "paragraph 3 of Part 1 of Schedule 12A" in draft.text
    assert re.search(r'<input[^>]*name="is_closed"[^>]*checked', words(clerk.get(work(meeting, "items/2/minute"))))
    assert clerk.post(work(meeting, "items/1/exclusion"), {"first": "2", "last": "2", "paragraphs": ["3"]}).status_code == 403
    assert "No item follows this one" in words(clerk.get(work(meeting, "items/2/exclusion")))


def test_confidential_information_excludes_without_a_paragraph(clerk, meeting):
    clerk.post(work(meeting, "items/1/exclusion"), {"first": "2", "last": "2"})
    assert "section 100A(2)" in queries.minute_draft(clerk_of(meeting.organisation), item_of(meeting)).text
    assert "Choose one of those listed." in words(clerk.post(work(meeting, "items/1/exclusion"), {"first": "9", "last": "2"}))


def minuted(meeting, text="The plan was liked.\nRESOLVED: That\n(1) six vans be bought; and\n(2) the plan be agreed.", position=1):
    item, clerk = item_of(meeting, position), clerk_of(meeting.organisation)
    version = keep(item, Typed(text, 0), viewer=clerk, at=LATER).version
    return actions.write_minute(item, viewer=clerk, at=LATER, version=version)


@pytest.fixture
def recommended(meeting, wrenmouth):
    report = Report.objects.create(organisation=wrenmouth, number=1, title="Vans", body=meeting.body, published_at=THEN)
    OnAgenda.objects.create(report=report, item=item_of(meeting), put_at=THEN)
    texts = enumerate(("That ten vans be bought", "That the plan be agreed"), start=1)
    return [Recommendation.objects.create(report=report, number=place, place=place, text=text) for place, text in texts]


@pytest.mark.both
def test_recommended_stands_beside_resolved(client, clerk, meeting, recommended):
    page = work(meeting, "items/1/answers")
    assert "Nothing is resolved yet" in words(clerk.get(page))
    minuted(meeting)
    first, second = ResolutionPart.objects.visible_to(THE_CLOCK).order_by("number")
    shown = words(clerk.get(page))
    assert "What the words suggest is chosen already." in shown
    sent = {f"part_{recommended[0].pk}": first.pk, f"how_{recommended[0].pk}": "amended", f"part_{recommended[1].pk}": second.pk}
    assert "Say how it was answered." in words(clerk.post(page, sent))
    assert clerk.post(page, sent | {f"how_{recommended[1].pk}": "agreed"}).status_code == 302
    assert Answer.objects.visible_to(THE_CLOCK).count() == 2
    address = f"/{meeting.reference}/items/1"
    assert "Recommended beside resolved" not in words(client.get(address))
    actions.publish_minutes(meeting, viewer=clerk_of(meeting.organisation), at=LATER, are_draft=True)
    public = words(client.get(address))
    assert "<td>1. That ten vans be bought</td><td><strong>Agreed as amended</strong></td><td>(1) six vans be bought; and</td>" in public


@pytest.mark.both
def test_the_draft_goes_to_the_chair_and_back(clerk, meeting, people, wrenmouth):
    assert "None of two items is in the minutes." in words(clerk.get(work(meeting, "draft-minutes")))
    minuted(meeting)
    answer = clerk.post(work(meeting, "draft-minutes"), {"chair": people["Wendeline Ashby"].pk, "asked": "By Friday, please."}, follow=True)
    assert "Sent to Wendeline Ashby." in words(answer)
    account = clerk_account(wrenmouth, "chair@wrenmouth.example")
    account.person.offices.update(role=Role.PORTFOLIO_HOLDER)
    other, chair = account.person, people["Wendeline Ashby"]
    other.account = None
    other.save()
    chair.account = account
    chair.save()
    window = signed_in(account)
    page = work(meeting, "reviews/1")
    assert "Draft minutes for you to read" in words(window.get("/workspace/"))
    shown = words(window.get(page))
    assert "By Friday, please." in shown
    assert "six vans be bought" in shown
    assert "Say what should be changed" in words(window.post(page, {"answer": "changes"}))
    assert window.post(page, {"answer": "changes", "note_1": "Ten vans, I think."}).status_code == 302
    assert "Ten vans, I think." in words(clerk.get(work(meeting, "draft-minutes")))
    assert window.post(page, {"answer": "agreed"}).status_code == 403
    assert Client().get(page).status_code == 404
    assert window.get(work(meeting, "draft-minutes")).status_code == 403
    assert Review.objects.visible_to(THE_CLOCK).get().answer == "changes"


def test_minutes_are_confirmed_with_corrections_printed_beside_them(client, clerk, meeting):
    minuted(meeting)
    page = work(meeting, "confirm")
    assert "have not been published, so they cannot be confirmed" in words(clerk.get(page))
    actions.publish_minutes(meeting, viewer=clerk_of(meeting.organisation), at=LATER, are_draft=True)
    assert clerk.post(page, {"item_1": "1", "words_1": "for “six” read “seven”"}).status_code == 302
    assert "for “six” read “seven”" in words(client.get(f"/{meeting.reference}"))
    item = words(client.get(f"/{meeting.reference}/items/1"))
    assert "for “six” read “seven”" in item
    assert "six vans be bought" in item
    minutes = words(client.get(f"/{meeting.reference}/published/3"))
    assert "Confirmed by a later meeting as a correct record, with 1 correction." in minutes
    assert "<strong>Corrected when it was confirmed:</strong> for “six” read “seven”" in minutes
    assert "Corrected" not in words(client.get(f"/{meeting.reference}/published/2"))
    assert clerk.post(page, {}).status_code == 403
    assert client.get(page).status_code == 403
