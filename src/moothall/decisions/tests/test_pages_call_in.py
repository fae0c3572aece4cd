"""The page of a call-in: everybody reads how far it has come, whoever may ask is asked why, whoever may not is told why not."""

from datetime import date, timedelta

import pytest
from lxml import html

from moothall.access.viewer import THE_CLOCK, Role
from moothall.authority import actions as authority
from moothall.decisions import actions, rules
from moothall.decisions.models import CallInRequest
from moothall.decisions.rules import Group
from moothall.decisions.tests import published_rules as known
from moothall.decisions.tests.factories import EARLY, as_it_is, called_in, person, published, recorded
from moothall.decisions.tests.reading import NOW, cost, signed_in, this_year, words_of
from moothall.meetings import actions as meetings

pytestmark = pytest.mark.once

TWO = {"days": 5, "source": "Rule 15", "callers": [["members of scrutiny", 2]], "wording": "Any two members of scrutiny."}
GROUNDS = {"grounds": "The ward was not asked."}


def by_rule(here, **said):
    return actions.set_call_in_rule(here.row, viewer=here.monitor, at=EARLY, since=None, **TWO | said)


def page_of(window, decision, ending=""):
    return window.get(f"/{decision.reference}/call-in{ending}")


def sent(window, decision, ending="", **said):
    return window.post(f"/{decision.reference}/call-in{ending}", said, follow=True)


def test_the_page_says_who_has_asked_how_many_are_still_needed_and_the_clock(here, public):
    by_rule(here)
    decision = this_year(here)
    assert "Nobody has asked so far. Still needed: two members of scrutiny." in words_of(page_of(public, decision))
    sent(signed_in(here.member), decision, **GROUNDS)
    told = words_of(page_of(public, decision))
    assert "1 request so far. Still needed: one more of “two members of scrutiny”." in told
    assert "Member A of wrenmouth" in told
    assert "The ward was not asked." in told
    assert "Any two members of scrutiny." in told
    assert html.fromstring(page_of(public, decision).content).xpath("//section[@class='clock']//li")
    assert "sign in to call it in" in told


@pytest.mark.both
def test_whoever_may_not_ask_is_told_why(here, public):
    by_rule(here, callers=[["councillors who are not in the executive", 2, Group.NON_EXECUTIVE]])
    decision = this_year(here)
    leader = signed_in(person(here.row, "Leader", Role.PORTFOLIO_HOLDER))
    assert "You are in the executive." in words_of(page_of(leader, decision))
    assert "Calling in a decision is for" in words_of(page_of(signed_in(here.clerk), decision))
    for window in (leader, signed_in(here.clerk), public):
        assert sent(window, decision, **GROUNDS).status_code == 403
    assert not CallInRequest.objects.visible_to(THE_CLOCK).exists()


@pytest.mark.both
def test_too_late_twice_and_kept_out_are_told_in_a_sentence(here):
    member = signed_in(here.member)
    late = published(here)
    assert "It is: in effect." in words_of(sent(member, late, **GROUNDS))
    decision = this_year(here)
    sent(member, decision, **GROUNDS)
    assert "already asked" in words_of(sent(member, decision, **GROUNDS))
    by_rule(here, exclusions=["a decision that is not the executive's"])
    kept_out = this_year(here, maker_kind="Council")
    assert "not the executive's cannot be called in. Source: Rule 15" in words_of(page_of(member, kept_out))


def test_a_member_takes_back_what_they_asked(here, public):
    by_rule(here)
    decision, member = this_year(here), signed_in(here.member)
    sent(member, decision, **GROUNDS)
    assert "Take back what you asked" in words_of(page_of(member, decision))
    assert "Your request and its grounds go from the page" in words_of(page_of(member, decision, "/take-back"))
    assert "Taken back" in words_of(sent(member, decision, "/take-back"))
    assert "Nobody has asked so far" in words_of(page_of(public, decision))
    assert page_of(public, decision, "/take-back").status_code == 403


def test_the_monitoring_officer_says_whether_it_is_valid_and_everybody_reads_why(here, public):
    decision, monitor = this_year(here), signed_in(here.monitor)
    sent(signed_in(here.member), decision, **GROUNDS)
    assert "Nobody has said yet whether the call-in is valid" in words_of(page_of(public, decision))
    assert "Say whether it is valid" in words_of(page_of(monitor, decision))
    assert "Error: " in sent(monitor, decision, "/check", because="").content.decode()
    told = words_of(sent(monitor, decision, "/check", is_valid_call_in="True", because="In time, with grounds."))
    assert "The call-in is valid. In time, with grounds." in told
    assert "Found valid by Monitor of wrenmouth" in words_of(page_of(public, decision))
    assert page_of(monitor, decision, "/check").status_code == 200
    assert "has been said already" in words_of(sent(monitor, decision, "/check", is_valid_call_in="True", because="Again."))


def test_one_that_was_none_says_why_what_time_had_passed_and_who_had_asked(here, public):
    decision = this_year(here)
    sent(signed_in(here.member), decision, **GROUNDS)
    sent(signed_in(here.monitor), decision, "/check", is_valid_call_in="False", because="The grounds are about another decision.")
    told = words_of(page_of(public, decision))
    assert "The call-in was none. The grounds are about another decision. It stood as called in for no working days." in told
    assert "Its clock ran on meanwhile: call-in closes at" in told
    assert "1 request of a call-in that was none" in told
    assert as_it_is(decision).standing(NOW) is rules.Standing.OPEN_TO_CALL_IN
    assert "Open to call-in" in words_of(public.get(f"/{decision.reference}"))


def test_it_is_put_on_scrutinys_agenda_and_the_page_leads_there(here, public):
    scrutiny = authority.add_body(here.row, viewer=THE_CLOCK, at=EARLY, name="Overview and Scrutiny", kind="scrutiny")
    decision, clerk = called_in(here, this_year(here), NOW), signed_in(here.clerk)
    assert "No meeting that could consider it is called yet" in words_of(page_of(clerk, decision, "/agenda"))
    meeting = meetings.call_meeting(scrutiny, viewer=here.clerk, at=NOW, held_on=NOW.date() + timedelta(9))
    assert "Overview and Scrutiny, " in words_of(page_of(clerk, decision, "/agenda"))
    assert "Error: " in sent(clerk, decision, "/agenda", meeting="999").content.decode()
    assert "On the agenda of Overview and Scrutiny" in words_of(sent(clerk, decision, "/agenda", meeting=str(meeting.pk)))
    assert "On the agenda of" not in words_of(page_of(public, decision)), "the agenda is not out"
    meetings.publish_agenda(meeting, viewer=here.clerk, at=NOW)
    assert "On the agenda of Overview and Scrutiny" in words_of(page_of(public, decision))


def test_scrutiny_refers_it_back_and_the_answer_ends_it(here, public):
    by_rule(here, callers=[["members of scrutiny", 1]], deadlines=[[rules.Step.SCRUTINY_MEETS, 10], [rules.Step.RECONSIDERED, 7]])
    decision, clerk = called_in(here, this_year(here), NOW), signed_in(here.clerk)
    assert "Scrutiny considers it by this day" in words_of(page_of(public, decision))
    assert "Changed, as it now stands" not in words_of(page_of(clerk, decision, "/answer"))
    told = words_of(sent(clerk, decision, "/answer", outcome="referred", because="Ask the ward first."))
    assert "Scrutiny: refer it back to whoever took it. Ask the ward first." in told
    assert "It is answered by this day" in told
    later = recorded(here, "Library hours, with a late evening", decided_on=NOW.date(), moment=NOW)
    wrong = sent(clerk, decision, "/answer", outcome="confirmed", because="As it was.", later=str(later.pk))
    assert "Only a decision that was changed gives place" in wrong.content.decode()
    told = words_of(sent(clerk, decision, "/answer", outcome="confirmed", because="The ward has been asked since."))
    assert "In effect, confirmed after call-in" in told
    assert "The ward has been asked since." in words_of(page_of(public, decision))


@pytest.mark.both
def test_a_committee_asks_by_its_resolution_on_the_page(here):
    by_rule(here, **{name: value for name, value in rules.written(known.UTTLESFORD).items() if name in ("callers", "days")})
    scrutiny = authority.add_body(here.row, viewer=THE_CLOCK, at=EARLY, name="Overview and Scrutiny", kind="scrutiny")
    decision, clerk = this_year(here), signed_in(here.clerk)
    assert "Record that the committee asked" in words_of(page_of(clerk, decision))
    told = words_of(sent(clerk, decision, "/committee", committee=str(scrutiny.pk), grounds="Resolved: that it be called in."))
    assert "Overview and Scrutiny, by its resolution" in told


def test_urgency_is_recorded_on_a_draft_and_shown_with_the_decision(here, public):
    by_rule(here, exclusions=["an urgent decision"], urgency_agreed_by="the chair of scrutiny")
    draft, clerk = recorded(here, decided_on=NOW.date(), moment=NOW), signed_in(here.clerk)
    assert "By the rule of this council: the chair of scrutiny." in words_of(clerk.get(f"/{draft.reference}/urgent"))
    said = {"agreed_by": "Councillor Ash, chair of scrutiny", "agreed_on": "1 1 2020", "because": "The wall is falling."}
    assert "Error: " in clerk.post(f"/{draft.reference}/urgent", said | {"agreed_on": "soon"}).content.decode()
    clerk.post(f"/{draft.reference}/urgent", said)
    actions.publish(as_it_is(draft), viewer=here.clerk, at=NOW)
    told = words_of(public.get(f"/{draft.reference}"))
    assert "The wall is falling. Agreed by Councillor Ash, chair of scrutiny, Wednesday 1 January 2020." in told


@pytest.mark.parametrize("ending", ["/take-back", "/committee", "/check", "/agenda", "/answer"])
def test_each_step_is_for_those_whom_it_is_for(here, public, ending):
    decision = called_in(here, this_year(here), NOW)
    assert page_of(public, decision, ending).status_code == 403
    assert sent(public, decision, ending).status_code == 403
    assert public.get(f"/decisions/wrenmouth/99/call-in{ending}").status_code == 404


def test_a_draft_has_no_call_in_that_the_public_could_read(here, public):
    draft = recorded(here)
    assert page_of(public, draft).status_code == 404
    assert page_of(signed_in(here.clerk), draft).status_code == 200


def test_a_step_that_is_late_says_so(here, public):
    by_rule(here, callers=[["members of scrutiny", 1]], deadlines=[[rules.Step.SCRUTINY_MEETS, 10]])
    decision = called_in(here, published(here), published(here).published_at)
    told = words_of(page_of(public, decision))
    assert "working days late" in told
    assert date(2009, 12, 23).strftime("%-d %B %Y") in told


def test_the_page_costs_the_same_for_one_request_as_for_many(here, public):
    by_rule(here, callers=[["members of scrutiny", 5]])
    decision = this_year(here)
    actions.call_in(decision, viewer=here.members[0], at=NOW, **GROUNDS)
    page_of(public, decision)
    one = cost(public, f"/{decision.reference}/call-in")
    for member in here.members[1:]:
        actions.call_in(as_it_is(decision), viewer=member, at=NOW, **GROUNDS)
    assert cost(public, f"/{decision.reference}/call-in") <= one


def test_before_it_is_published_a_clerk_reads_that_the_rule_keeps_it_out(here, public):
    by_rule(here, exclusions=["a decision that is not the executive's"])
    draft = recorded(here, maker_kind="Council", decided_on=NOW.date(), moment=NOW)
    told = words_of(signed_in(here.clerk).get(f"/{draft.reference}/publish"))
    assert "not the executive's cannot be called in. Source: Rule 15. It takes effect when it is published." in told
    actions.publish(draft, viewer=here.clerk, at=NOW)
    told = words_of(page_of(public, as_it_is(draft)))
    assert "Any two members of scrutiny." in told
    assert "No rule of this council is recorded" not in told


def test_what_came_out_later_than_the_rule_allows_says_so(here, public):
    by_rule(here, deadlines=[[rules.Step.PUBLISHED, 2]])
    late, in_time = published(here), published(here, decided_on=date(2009, 12, 8))
    assert "By the rule it should have been published by Friday 4 December 2009" in words_of(public.get(f"/{late.reference}"))
    assert "should have been published" not in words_of(public.get(f"/{in_time.reference}"))


def test_a_call_in_is_also_plain_data(here, public):
    decision = called_in(here, this_year(here), NOW)
    told = public.get(f"/{decision.reference}.json").json()["call_in"]
    assert (told["is_valid"], told["outcome"], told["call_in_invalid_at"]) == (True, "", None)
    assert [(one["who"], one["grounds"]) for one in told["requests"]] == [("Member A of wrenmouth", "The ward was not asked.")]
    assert public.get(f"/{published(here).reference}.json").json()["call_in"]["requests"] == []
