"""What is done on the page of a decision: published, called in, withdrawn; and what is refused there."""

import pytest
from lxml import html

from moothall.authority.rules import working_day_after
from moothall.decisions import actions
from moothall.decisions.models import CallInRequest
from moothall.decisions.tests.factories import (
    EARLY,
    as_it_is,
    published,
    recorded,
)
from moothall.decisions.tests.reading import BIDI, NOW, TODAY, signed_in, this_year, words_of

pytestmark = pytest.mark.once


def test_a_clerk_publishes_after_reading_what_follows(here):
    draft, clerk = recorded(here, decided_on=TODAY), signed_in(here.clerk)
    assert "it is open to call-in until the end of" in words_of(clerk.get(f"/{draft.reference}/publish"))
    answer = clerk.post(f"/{draft.reference}/publish", follow=True)
    assert "Published." in words_of(answer)
    kept = as_it_is(draft)
    assert kept.effective_from.astimezone(NOW.tzinfo).date() == working_day_after(TODAY, 5)
    assert clerk.post(f"/{draft.reference}/publish").status_code == 403


@pytest.mark.parametrize("fields", [{"is_urgent": True}, {"is_subject_to_call_in": False}, {"is_subject_to_call_in": None}])
def test_a_clerk_reads_when_nothing_follows_from_publishing(here, fields):
    draft = recorded(here, **fields)
    assert "open to call-in until" not in words_of(signed_in(here.clerk).get(f"/{draft.reference}/publish"))


def test_a_member_of_scrutiny_calls_in_with_grounds(here, public):
    decision, member = this_year(here), signed_in(here.member)
    assert "Call in this decision" in words_of(member.get(f"/{decision.reference}"))
    empty = member.post(f"/{decision.reference}/call-in", {"grounds": " "})
    assert "Error: " in empty.content.decode()
    answer = member.post(f"/{decision.reference}/call-in", {"grounds": "The ward was not asked."}, follow=True)
    assert "Called in" in words_of(answer)
    assert "The ward was not asked." in words_of(public.get(f"/{decision.reference}"))


@pytest.mark.both
@pytest.mark.parametrize("grounds", ["x" * 10_001, f"Turned {BIDI} round", "A bell \x07", "A null \x00"])
def test_grounds_that_cannot_be_kept_are_refused_and_not_lost(here, grounds):
    decision = this_year(here)
    answer = signed_in(here.member).post(f"/{decision.reference}/call-in", {"grounds": grounds})
    assert answer.status_code == 200
    assert html.fromstring(answer.content).xpath("//textarea[@aria-invalid='true']")
    assert not CallInRequest.objects.visible_to(here.clerk).exists()


def test_a_button_that_may_not_be_pressed_is_absent_and_one_that_is_not_ready_says_why(here, public):
    decision = published(here)
    assert "Call in this decision" not in words_of(public.get(f"/{decision.reference}"))
    told = words_of(signed_in(here.member).get(f"/{decision.reference}"))
    assert "This decision cannot be called in now. It is: in effect." in told
    for address in ("withdraw", "publish"):
        assert public.get(f"/{decision.reference}/{address}").status_code == 403
    assert public.post(f"/{decision.reference}/call-in", {"grounds": "Why?"}).status_code == 403


def test_whoever_is_not_signed_in_is_led_to_call_in(here, public):
    decision = this_year(here)
    [way] = html.fromstring(public.get(f"/{decision.reference}").content).xpath("//a[contains(text(), 'sign in to call it in')]/@href")
    assert way.endswith(f"next=/{decision.reference}/call-in")


@pytest.mark.both
def test_a_clerk_withdraws_with_a_reason_that_everybody_reads(here, public):
    decision = this_year(here)
    signed_in(here.clerk).post(f"/{decision.reference}/withdraw", {"because": "The buyer left."})
    assert "Withdrawn. The buyer left." in words_of(public.get(f"/{decision.reference}"))
    assert "see why" in words_of(public.get("/decisions/?standing=withdrawn"))


def test_a_later_decision_is_named_on_the_earlier_and_the_other_way_round(here, public):
    earlier, later = published(here, "Earlier"), published(here, "Later")
    actions.supersede(earlier, viewer=here.clerk, at=NOW, later=later)
    assert "Another decision has taken the place of this one. Later" in words_of(public.get(f"/{earlier.reference}"))
    assert "This takes the place of an earlier decision. Earlier" in words_of(public.get(f"/{later.reference}"))


def test_a_draft_names_the_rule_that_would_judge_it_now(here):
    callers = [["members of scrutiny", 2]]
    actions.set_call_in_rule(here.row, viewer=here.monitor, at=EARLY, since=None, source="Rule 15", days=5, callers=callers)
    told = words_of(signed_in(here.clerk).get(f"/{recorded(here).reference}"))
    assert "Two members of scrutiny can call it in. They must say why. Source: Rule 15" in told
    assert "JSON, once it is published" in told
