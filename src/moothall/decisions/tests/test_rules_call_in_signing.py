"""Who may call in, how many it takes, and what is kept out: by the rule's words, and never by more."""

import pytest
from hypothesis import given, strategies as st

from moothall.decisions import rules
from moothall.decisions.rules import Caller, Callers, CallInRule, Contents, Exclusion, Group, Signature
from moothall.decisions.tests.published_rules import BRACKNELL_FOREST, CENTRAL_BEDFORDSHIRE, UTTLESFORD, WARWICKSHIRE, WEST_SOMERSET

NOBODY, CHAIR = Caller(), Caller(is_councillor=True, is_on_committee=True, is_chair=True)
COUNCILLOR, LEADER = Caller(is_councillor=True), Caller(is_councillor=True, is_executive=True)
ON_COMMITTEE, OF_WARD = Caller(is_councillor=True, is_on_committee=True), Caller(is_councillor=True, is_ward_member=True)
CO_OPTED = Caller(is_on_committee=True)
ways = st.builds(
    Callers, st.just("members"), st.none() | st.integers(1, 6), st.sampled_from(Group), st.booleans()
)  # fmt: skip
any_rule = st.builds(CallInRule, days=st.just(5), source=st.just("any"), callers=st.lists(ways, max_size=4).map(tuple))
people = st.builds(Caller, **{name: st.booleans() for name in Caller.__slots__})


@pytest.mark.parametrize(
    ("rule", "caller", "places"),
    [
        (WEST_SOMERSET, COUNCILLOR, {0}),
        (WEST_SOMERSET, LEADER, set()),
        (WEST_SOMERSET, NOBODY, set()),
        (CENTRAL_BEDFORDSHIRE, OF_WARD, {0, 3}),
        (CENTRAL_BEDFORDSHIRE, CHAIR, {1, 2, 3}),
        (CENTRAL_BEDFORDSHIRE, CO_OPTED, {2}),
        (CENTRAL_BEDFORDSHIRE, LEADER, set()),
        (UTTLESFORD, CHAIR, set()),
        (BRACKNELL_FOREST, CHAIR, {0, 1}),
        (BRACKNELL_FOREST, LEADER, {1}),
        (rules.USUAL_RULE, ON_COMMITTEE, {0}),
        (rules.USUAL_RULE, COUNCILLOR, set()),
    ],
)
def test_somebody_counts_towards_the_ways_that_mean_them(rule, caller, places):
    assert rules.ways_open_to(rule, caller) == places


@pytest.mark.parametrize(
    ("caller", "says"),
    [(LEADER, "You are in the executive."), (NOBODY, "You are no councillor here today."), (CO_OPTED, "You are none of these today.")],
)
def test_whoever_may_not_is_told_who_may_and_what_they_are(caller, says):
    why = rules.why_not_theirs(WEST_SOMERSET, caller)
    assert why == f"Who can call in a decision here: five members who are not in the executive. {says}"
    assert "names nobody" in rules.why_not_theirs(rules.USUAL_RULE, NOBODY)
    assert rules.why_not_theirs(WEST_SOMERSET, COUNCILLOR) == ""


def signed(rule, *callers):
    return [Signature(rules.ways_open_to(rule, caller), caller.is_chair) for caller in callers]


@pytest.mark.parametrize(
    ("rule", "callers", "needed"),
    [
        (WEST_SOMERSET, [COUNCILLOR] * 4, "one more of “five members who are not in the executive”"),
        (WEST_SOMERSET, [COUNCILLOR] * 5, ""),
        (WARWICKSHIRE, [CHAIR], ""),
        (WARWICKSHIRE, [COUNCILLOR] * 3, "the chair or one more of “four members”"),
        (BRACKNELL_FOREST, [CHAIR, ON_COMMITTEE], "one more of “the chair with two members” or three more of “five members”"),
        (BRACKNELL_FOREST, [CHAIR, ON_COMMITTEE, ON_COMMITTEE], ""),
        (BRACKNELL_FOREST, [ON_COMMITTEE] * 3, "the chair or two more of “five members”"),
        (BRACKNELL_FOREST, [ON_COMMITTEE] * 5, ""),
        (CENTRAL_BEDFORDSHIRE, [OF_WARD], ""),
        (CENTRAL_BEDFORDSHIRE, [CO_OPTED], "a ward councillor, the chair of the committee, "
         "one more of “two members of the committee” or three councillors who are not in the executive"),
    ],
)  # fmt: skip
def test_what_is_still_needed_is_said_way_by_way(rule, callers, needed):
    assert rules.still_needed(rule, signed(rule, *callers)) == needed
    assert rules.is_enough(rule, signed(rule, *callers)) == (needed == "")


def test_a_chair_alone_counts_alone_and_two_ways_are_never_added_up():
    rule = CallInRule(days=5, source="any", callers=(Callers("of the ward", 2, Group.WARD_MEMBER), Callers("of the committee", 2)))
    assert not rules.is_enough(rule, signed(rule, OF_WARD, ON_COMMITTEE))
    assert rules.is_enough(rule, signed(rule, OF_WARD, ON_COMMITTEE, CO_OPTED))


def test_a_committee_asks_by_its_resolution_and_no_member_for_it():
    assert rules.ways_of_committee(UTTLESFORD) == {0}
    assert rules.ways_of_committee(WEST_SOMERSET) == frozenset()
    assert rules.is_enough(UTTLESFORD, [Signature(rules.ways_of_committee(UTTLESFORD))])


@given(any_rule, st.lists(people, max_size=8))
def test_what_is_needed_is_said_exactly_while_it_is_not_enough(rule, callers):
    signatures = signed(rule, *callers)
    assert bool(rules.still_needed(rule, signatures)) != rules.is_enough(rule, signatures)


@given(any_rule, st.lists(people, max_size=8), people)
def test_one_more_request_never_makes_a_call_in_less(rule, callers, one):
    if rules.is_enough(rule, signed(rule, *callers)):
        assert rules.is_enough(rule, signed(rule, *callers, one))


@given(any_rule, st.lists(people, max_size=8))
def test_nobody_calls_in_whom_the_rule_does_not_mean(rule, callers):
    if not any(rules.ways_open_to(rule, caller) for caller in callers):
        assert not rules.is_enough(rule, signed(rule, *callers))
    for caller in callers:
        assert bool(rules.why_not_theirs(rule, caller)) != bool(rules.ways_open_to(rule, caller))


@pytest.mark.parametrize(
    ("exclusion", "contents"),
    [
        (Exclusion.URGENT, Contents(is_urgent=True)),
        (Exclusion.NON_EXECUTIVE, Contents(maker_kind="Council")),
        (Exclusion.NON_EXECUTIVE, Contents(maker_kind="Committee")),
        (Exclusion.ALREADY_CALLED_IN, Contents(was_called_in=True)),
        (Exclusion.RECOMMENDATION_TO_COUNCIL, Contents(is_recommendation=True)),
    ],
)
def test_what_a_rule_keeps_out_says_why_and_only_where_the_rule_says_so(exclusion, contents):
    rule = CallInRule(days=5, source="Rule 15", exclusions=frozenset({exclusion}))
    why = rules.excluded_because(rule, contents)
    assert why == f"A{exclusion[1:]} cannot be called in. Source: Rule 15"
    assert rules.excluded_because(rules.USUAL_RULE, contents) == ""
    assert rules.excluded_because(rule, Contents(maker_kind="Cabinet")) == ""


@pytest.mark.parametrize("number", [0, -1, 201])
def test_a_number_of_members_that_cannot_be_is_refused(number):
    with pytest.raises(ValueError, match=f"It takes 1 to 200 members to call in, and {number} is not"):
        Callers("members", number)
