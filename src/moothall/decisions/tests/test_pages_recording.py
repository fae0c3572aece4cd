"""The pages on which decisions are recorded: what waits, one meeting, an officer's two minutes, a draft."""

from datetime import timedelta

import pytest

from moothall.access.viewer import THE_CLOCK, Role
from moothall.authority import actions as authority
from moothall.decisions import actions, queries, said
from moothall.decisions.models import Decision, DecisionPart, OfficerTemplate, Particulars
from moothall.decisions.tests.factories import EARLY, as_it_is, person as somebody, published, recorded
from moothall.decisions.tests.reading import BIDI, NOW, TODAY, cost, signed_in, words_of
from moothall.decisions.tests.recording import (
    FORM,
    HELD_ON,
    LAST_WEEK,
    NEXT_DAY,
    OFFICER,
    boxes,
    declared,
    met,
    officer_s,
    person,
    reported,
    resolution,
    seen,
)
from moothall.meetings import actions as meetings

pytestmark = pytest.mark.once


@pytest.fixture
def clerk(here):
    return signed_in(here.clerk)


@pytest.mark.both
def test_a_clerk_records_a_meeting_looks_through_a_draft_and_publishes(here, clerk, public):
    held = met(here, held_on=LAST_WEEK)
    reported(here, held.lease)
    declared(here, held.lease, nature="He is the tenant.", did="left")
    assert "1 meeting decided what is not recorded yet." in words_of(clerk.get("/decisions/recording/"))
    where = f"/decisions/recording/meetings/wrenmouth/{held.row.number}"
    told = words_of(clerk.get(where))
    assert "2 items resolved something that is not recorded yet." in told
    assert "Reasons come from its report. 1 conflict declared." in told
    after = words_of(clerk.post(where, {"do": "record"}, follow=True))
    assert "Written down: 2 drafts." in after
    assert "None can be published with the others yet" in after
    lease = seen(Decision, title="Lease of the depot").get()
    page = words_of(clerk.get(f"/{lease.reference}/draft"))
    assert "It waits for its condition, also when the decision is in effect." in page
    assert "whether the head of paid service gave a dispensation. SI 2012/2089, reg 12" in page
    typed = boxes(clerk.get(f"/{lease.reference}/draft")) | {"dispensations": "None was asked for."}
    assert "Saved." in words_of(clerk.post(f"/{lease.reference}/draft", typed, follow=True))
    assert "Publish the one that is whole" in words_of(clerk.get(where))
    assert "Published: 1 decision." in words_of(clerk.post(where, {"do": "publish"}, follow=True))
    shown = words_of(public.get(f"/{lease.reference}"))
    assert "That the lease be granted." in shown
    assert "Councillor Vane declared a disclosable pecuniary interest" in shown
    assert "None was asked for." in shown
    assert "The law that asks for this record: SI 2012/2089, reg 12." in shown
    assert "Nothing new was resolved." in words_of(clerk.post(where, {"do": "record"}, follow=True))


@pytest.mark.both
def test_an_officer_s_decision_is_published_in_one_go_and_shows_its_legal_fields(here, clerk, public):
    delegation = authority.delegate(
        here.row, viewer=here.monitor, at=EARLY, what="To grant licences.", to="Head of Licensing", source="Part 3"
    )
    answer = clerk.post(FORM, OFFICER | {"do": "publish", "power": delegation.pk, "consulted": "The police."}, follow=True)
    assert "Published. Everybody can read it from now on." in words_of(answer)
    row = seen(Decision).get()
    shown = words_of(public.get(f"/{row.reference}"))
    for words in (
        "Taken by Head of Licensing", "(2) It is reviewed in a year.", "The footway stays wide enough.", "None declared.", "The police.",
        "Head of Licensing: To grant licences.", "Part 3", "A general authorisation, and it grants a permission or a licence.",
        "SI 2014/2095, reg 7(2)(b) and (3).", "It must be kept until",
    ):  # fmt: skip
        assert words in shown


def test_what_the_law_asks_for_is_named_at_its_box_when_it_is_to_be_published_and_a_draft_may_lack_it(here, clerk):
    bare = {name: OFFICER[name] for name in ("title", "decided_on", "maker_words")} | {"is_executive": "yes"}
    answer = clerk.post(FORM, bare | {"do": "publish"})
    told = words_of(answer)
    assert "Error: " in answer.content.decode()
    for words in (
        "It does not say what was decided. Source: SI 2012/2089, reg 13(4).",
        "It does not give the reasons. Source: SI 2012/2089, reg 13(4).",
        "any member of the executive who was consulted declared a conflict of interest",
    ):
        assert words in told
    assert not seen(Decision).exists()
    kept = words_of(clerk.post(FORM, bare | {"do": "keep"}, follow=True))
    assert "Kept as a draft." in kept
    assert "It does not give the reasons. SI 2012/2089, reg 13(4)" in kept
    unsaid = words_of(clerk.post(FORM, OFFICER | {"basis": "", "do": "publish"}))
    assert "It does not say under which authorisation the officer decided" in unsaid


@pytest.mark.both
@pytest.mark.parametrize(
    ("typed", "told"),
    [
        ({"title": ""}, "“Title” is empty. Fill it in."),
        ({"title": "x" * 501}, "at most 500"),
        ({"reasons": "x" * 10_001}, "Use at most 10,000 letters."),
        ({"reasons": f"Turned {BIDI}"}, "characters that cannot be seen"),
        ({"decided_on": "31 2 2026"}, "Decided on"),
        ({"decided_on": "1 1 2090"}, "This day has not come yet."),
        ({"conflict": "some"}, "Say who declared a conflict, and of which nature."),
        ({"interests": "Councillor Vane."}, "Below stands a conflict that was declared."),
        ({"is_urgent": "on"}, "Say why it is urgent: everybody reads it."),
        ({"is_executive": "perhaps"}, "“For whom the officer decided” is not offered"),
        ({"power": "999"}, "“Power relied on, from the scheme of delegation” is not offered"),
    ],
)
def test_what_cannot_be_taken_is_named_and_nothing_is_half_written(here, clerk, typed, told):
    assert told in words_of(clerk.post(FORM, OFFICER | typed | {"do": "keep"}))
    assert not seen(Decision).exists()


@pytest.mark.both
def test_a_head_of_service_sends_it_to_the_clerks(here, clerk):
    head = signed_in(somebody(here.row, "Head of Licensing", Role.HEAD_OF_SERVICE))
    page = words_of(head.get(FORM))
    assert "Send it to the clerks" in page
    assert "Publish" not in page.replace("published", "")
    assert "Kept as a draft." in words_of(head.post(FORM, OFFICER | {"do": "keep"}, follow=True))
    assert "Café licence" in words_of(head.get("/decisions/recording/"))
    assert "Café licence" in words_of(clerk.get("/decisions/recording/"))
    assert "Recording and publishing a decision at once is for" in words_of(
        head.post(FORM, OFFICER | {"do": "publish", "title": "Another"})
    )
    assert not seen(Decision, title="Another").exists()


def test_what_cannot_be_published_yet_says_why_and_keeps_what_was_typed(here, clerk):
    rule = {"since": None, "source": "Rule 15", "days": 5, "urgency_agreed_by": "the chair of scrutiny"}
    actions.set_call_in_rule(here.row, viewer=here.monitor, at=EARLY, **rule)
    answer = clerk.post(FORM, OFFICER | {"is_urgent": "on", "urgent_because": "The quay slips.", "do": "publish"})
    assert "nobody is recorded to have agreed" in words_of(answer)
    assert boxes(answer)["urgent_because"].strip() == "The quay slips."
    assert not seen(Decision).exists()


@pytest.mark.both
def test_my_work_leads_to_what_is_to_be_recorded(here, clerk):
    met(here, held_on=LAST_WEEK)
    assert "1 meeting to record" in words_of(clerk.get("/workspace/"))


@pytest.mark.both
def test_a_member_decides_alone_where_they_held_the_seat(here, clerk):
    body = authority.add_body(here.row, viewer=THE_CLOCK, at=EARLY, name="Cabinet Member for Homes", kind="single member")
    who = person(here.member.person)
    seat = authority.give_seat(body, viewer=THE_CLOCK, at=EARLY, person=who, kind="decider", since=LAST_WEEK)
    typed = {name: value for name, value in OFFICER.items() if name not in ("maker_words", "is_executive", "basis")} | {"decider": seat.pk}
    early = typed | {"decided_on": f"{LAST_WEEK - timedelta(1):%-d %-m %Y}"}
    assert "did not decide alone as Cabinet Member for Homes on that day" in words_of(
        clerk.post("/decisions/recording/wrenmouth/member", early)
    )
    clerk.post("/decisions/recording/wrenmouth/member", typed | {"do": "publish"})
    row = seen(Decision).get()
    assert (row.person, row.body, row.maker_kind, row.published_at is not None) == (who, body, "Single member", True)


@pytest.mark.both
def test_a_template_begins_the_record(here, clerk):
    list_page = "/decisions/recording/templates/"
    assert "There is no template yet" in words_of(clerk.get(list_page))
    new = "/decisions/recording/wrenmouth/templates/new"
    assert "Must be on or after the first day." in words_of(clerk.post(new, {"name": "Café", "since": "2 1 2026", "until": "1 1 2026"}))
    typed = {"name": "Café", "title": "Licence for a café", "basis": "permission", "is_executive": "no", "alternatives": "Refusal."}
    assert "Saved." in words_of(clerk.post(new, typed, follow=True))
    assert "Café" in words_of(clerk.get(list_page))
    begun = boxes(clerk.get(f"{FORM}?template=1"))
    assert (begun["title"], begun["is_executive"], begun["basis"]) == ("Licence for a café", "no", "permission")
    assert "title" not in boxes(clerk.get(f"{FORM}?template=x"))
    one = OfficerTemplate.objects.get()
    stale = words_of(clerk.post(f"/{one.reference}", typed | {"opened_at": 9}))
    assert "Somebody else changed this template" in stale
    clerk.post(f"/{one.reference}", typed | {"opened_at": 1, "name": "Pavement café", "until": "1 1 2020"})
    assert "Pavement café" in words_of(clerk.get(list_page))
    assert "Not in use today" in words_of(clerk.get(list_page))
    assert "Begin with a template" not in words_of(clerk.get(FORM))
    assert signed_in(here.member).get(list_page).status_code == 403
    assert clerk.get("/decisions/recording/wrenmouth/templates/9").status_code == 404
    assert clerk.get("/decisions/recording/nowhere/templates/new").status_code == 404


@pytest.mark.both
def test_of_two_who_look_through_a_draft_the_second_sees_both_texts(here, clerk):
    draft = actions.record_decision(here.row, viewer=here.clerk, at=NEXT_DAY, decision=officer_s())
    typed = OFFICER | {"opened_at": 1, "reasons": "Mine."}
    clerk.post(f"/{draft.reference}/draft", typed | {"reasons": "Theirs."})
    answer = clerk.post(f"/{draft.reference}/draft", typed)
    assert answer.status_code == 409
    assert "What stands there now" in words_of(answer)
    assert "Theirs." in words_of(answer)
    assert boxes(answer)["reasons"].strip() == "Mine."
    again = typed | {"opened_at": boxes(answer)["opened_at"]}
    assert "Saved." in words_of(clerk.post(f"/{draft.reference}/draft", again, follow=True))
    assert as_it_is(draft).reasons == "Mine."


@pytest.mark.both
def test_closed_words_of_a_draft_are_not_typed_again(here, clerk):
    closed = said.Resolution((said.Part("At £9.", 1, is_closed=True),))
    draft = recorded(here, maker_kind="Officer", maker_words="Head", body=None, resolutions=(closed,))
    assert "decided" not in boxes(clerk.get(f"/{draft.reference}/draft"))
    clerk.post(f"/{draft.reference}/draft", OFFICER | {"opened_at": 1, "decided": "Opened!"})
    assert [(part.text, part.is_closed) for part in seen(DecisionPart)] == [("At £9.", True)]


def test_a_draft_outside_the_framework_is_a_recommendation_to_council(here, clerk, public):
    typed = OFFICER | {"is_executive": "yes", "framework": "outside", "is_subject_to_call_in": "yes", "do": "publish"}
    clerk.post(FORM, typed)
    row = seen(Decision).get()
    assert "It is a recommendation to Council." in words_of(public.get(f"/{row.reference}"))


def test_the_minutes_that_changed_since_stand_beside_the_decision(here, clerk, public):
    held = met(here, held_on=LAST_WEEK)
    [lease, _] = actions.record_from_meeting(held.row, viewer=here.clerk, at=NOW)
    meetings.record_minutes(held.row, viewer=here.clerk, at=NOW, minutes={1: resolution("That nothing be done.")})
    assert "The minutes read otherwise now" in words_of(clerk.get(f"/{lease.reference}/draft"))
    assert "The draft says what the minutes say now." in words_of(clerk.post(f"/{lease.reference}/words-again", follow=True))
    assert "The minutes read otherwise now" not in words_of(clerk.get(f"/{lease.reference}/draft"))
    actions.publish(lease, viewer=here.clerk, at=NOW)
    meetings.record_minutes(held.row, viewer=here.clerk, at=NOW, minutes={1: resolution("That all be done.")})
    assert "That all be done." in words_of(clerk.get(f"/{lease.reference}"))
    assert "That all be done." not in words_of(public.get(f"/{lease.reference}"))


def test_a_draft_is_thrown_away_after_asking(here, clerk):
    draft = recorded(here)
    assert "Its number is not given again." in words_of(clerk.get(f"/{draft.reference}/discard"))
    assert "Thrown away." in words_of(clerk.post(f"/{draft.reference}/discard", follow=True))
    assert clerk.get(f"/{draft.reference}").status_code == 404


def test_whoever_may_not_record_reads_why(here, public):
    draft, held = recorded(here), met(here)
    member = signed_in(here.member)
    for address in ("", "wrenmouth/officer", "wrenmouth/member", "wrenmouth/table", f"meetings/wrenmouth/{held.row.number}"):
        assert member.get(f"/decisions/recording/{address}").status_code == 403
        assert public.get(f"/decisions/recording/{address}").status_code == 302
    for verb in ("draft", "words-again", "discard", "correct", "superseded"):
        assert member.get(f"/{draft.reference}/{verb}").status_code == 404
    clerk = signed_in(here.clerk)
    for address in ("nowhere/officer", "meetings/wrenmouth/99"):
        assert clerk.get(f"/decisions/recording/{address}").status_code == 404


def test_publishing_names_what_the_record_lacks(here, clerk):
    draft = recorded(here, decided_on=TODAY)
    told = words_of(clerk.get(f"/{draft.reference}/publish"))
    assert "It does not give the reasons. SI 2012/2089, reg 12" in told
    assert "Publish it without them" in told


@pytest.mark.both
def test_the_list_of_what_waits_costs_as_much_for_one_as_for_many(here, clerk):
    recorded(here)
    met(here, held_on=LAST_WEEK)
    one = cost(clerk, "/decisions/recording/")
    for day in range(3):
        recorded(here, f"Draft {day}")
        met(here, held_on=LAST_WEEK - timedelta(day + 1))
    assert cost(clerk, "/decisions/recording/") == one


def test_a_meeting_s_page_costs_as_much_for_one_decision_as_for_many(here, clerk):
    few, many = met(here, held_on=HELD_ON), met(here, held_on=HELD_ON - timedelta(1))
    more = {place: resolution("That it be done.") for place in (1,)}
    meetings.record_minutes(few.row, viewer=here.clerk, at=NEXT_DAY, minutes=more)
    pages = [f"/decisions/recording/meetings/wrenmouth/{one.row.number}" for one in (few, many)]
    assert cost(clerk, pages[0]) == cost(clerk, pages[1])
    for one in (few, many):
        actions.record_from_meeting(one.row, viewer=here.clerk, at=NEXT_DAY)
    assert cost(clerk, pages[0]) == cost(clerk, pages[1])


@pytest.mark.both
def test_a_decision_without_particulars_shows_its_conflicts_all_the_same(here, public):
    row = published(here, interests="None declared.")
    assert queries.particulars(here.clerk, [row]) == {}
    assert "Conflicts of interest None declared." in words_of(public.get(f"/{row.reference}"))
    assert not seen(Particulars).exists()
