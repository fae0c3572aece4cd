"""Who counts as one of those who may call in, what keeps a decision out of it, and how many are still needed."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from moothall.authority.words import capitalised, joined, number_in_words
from moothall.decisions.rules.call_in import CallInRule
from moothall.decisions.rules.call_in_terms import Callers, Exclusion, Group
from moothall.decisions.rules.standings import Maker

# What Council and its committees decide is not the executive's: Local Government Act 2000 s.9D. Of an officer it is not known.
NOT_THE_EXECUTIVE = frozenset({Maker.COUNCIL.value, Maker.COMMITTEE.value})


@dataclass(frozen=True, slots=True, kw_only=True)
class Caller:
    """What somebody is on the day on which they ask, beside the decision that they ask about."""

    is_councillor: bool = False
    is_executive: bool = False
    is_on_committee: bool = False
    is_chair: bool = False
    is_ward_member: bool = False


@dataclass(frozen=True, slots=True)
class Signature:
    """One request that stands: the ways of the rule (by their places) towards which it counts, and whether it is the chair's."""

    ways: frozenset[int]
    is_chair: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Contents:
    """What of a decision matters to what a constitution keeps out of call-in."""

    maker_kind: str = ""
    is_urgent: bool = False
    was_called_in: bool = False
    is_recommendation: bool = False


BELONGS: dict[Group, Callable[[Caller], bool]] = {
    Group.COMMITTEE_MEMBERS: lambda caller: caller.is_on_committee,
    Group.CHAIR: lambda caller: caller.is_chair,
    Group.COMMITTEE: lambda caller: False,  # it asks by a resolution, which a clerk records
    Group.NON_EXECUTIVE: lambda caller: caller.is_councillor and not caller.is_executive,
    Group.ANY_MEMBER: lambda caller: caller.is_councillor,
    Group.WARD_MEMBER: lambda caller: caller.is_councillor and caller.is_ward_member,
}


def ways_open_to(rule: CallInRule, caller: Caller) -> frozenset[int]:
    """Towards which ways of the rule a request of this person counts; none where the rule does not mean them.

    >>> from moothall.decisions.rules.call_in import USUAL_RULE
    >>> sorted(ways_open_to(USUAL_RULE, Caller(is_on_committee=True))), sorted(ways_open_to(USUAL_RULE, Caller(is_councillor=True)))
    ([0], [])
    """
    return frozenset(place for place, way in enumerate(rule.ways) if BELONGS[way.group](caller) or (way.with_chair and caller.is_chair))


def ways_of_committee(rule: CallInRule) -> frozenset[int]:
    """The ways in which a committee calls in by its own resolution."""
    return frozenset(place for place, way in enumerate(rule.ways) if way.group is Group.COMMITTEE)


def why_not_theirs(rule: CallInRule, caller: Caller) -> str:
    """Why somebody may not ask, by the rule's own words; nothing if they may."""
    if ways_open_to(rule, caller):
        return ""
    said = rule.who_may_call_in or "a member of scrutiny, as the rule that is recorded here names nobody"
    return f"Who can call in a decision here: {said}. {_what_they_are(caller)}"


def _what_they_are(caller: Caller) -> str:
    if caller.is_executive:
        return "You are in the executive."
    if not caller.is_councillor and not caller.is_on_committee:
        return "You are no councillor here today."
    return "You are none of these today."


def missing(way: Callers, place: int, signatures: Sequence[Signature]) -> tuple[int, bool]:
    """How many are still needed in one way, and whether its chair is. A chair who must be among them is not one of the number.

    >>> missing(Callers("members", 2, with_chair=True), 0, [Signature(frozenset({0}), is_chair=True), Signature(frozenset({0}))])
    (1, False)
    """
    counted = [signature for signature in signatures if place in signature.ways]
    chairs = sum(signature.is_chair for signature in counted) if way.with_chair else 0
    return max(way.needed - (len(counted) - chairs), 0), way.with_chair and not chairs


def is_enough(rule: CallInRule, signatures: Sequence[Signature]) -> bool:
    """Whether one way of the rule is met in full. What counts towards one way does not fill up another."""
    return any(missing(way, place, signatures) == (0, False) for place, way in enumerate(rule.ways))


def still_needed(rule: CallInRule, signatures: Sequence[Signature]) -> str:
    """What is still needed, in words: of each way the part that is missing. Empty once there are enough.

    >>> from moothall.decisions.rules.call_in import USUAL_RULE
    >>> still_needed(USUAL_RULE, [])
    'one member of scrutiny'
    """
    if is_enough(rule, signatures):
        return ""
    return joined((_missing_in_words(way, *missing(way, place, signatures)) for place, way in enumerate(rule.ways)), "or")


def _missing_in_words(way: Callers, number: int, needs_chair: bool) -> str:
    if not way.members_needed:
        return way.who
    more = "more " if number < way.needed else ""
    others = f"{number_in_words(number)} {more}of “{way.words}”" if more else f"{number_in_words(number)} {way.who}"
    return joined([*(["the chair"] if needs_chair else []), *([others] if number else [])])


def excluded_because(rule: CallInRule, contents: Contents) -> str:
    """Why the rule keeps a decision out of call-in, in a sentence; nothing if it does not."""
    kept_out = {
        Exclusion.URGENT: contents.is_urgent,
        Exclusion.NON_EXECUTIVE: contents.maker_kind in NOT_THE_EXECUTIVE,
        Exclusion.ALREADY_CALLED_IN: contents.was_called_in,
        Exclusion.RECOMMENDATION_TO_COUNCIL: contents.is_recommendation,
    }
    found = [exclusion for exclusion, holds in kept_out.items() if holds and exclusion in rule.exclusions]
    return f"{capitalised(found[0].value)} cannot be called in. Source: {rule.source}" if found else ""
