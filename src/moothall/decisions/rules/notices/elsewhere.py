"""What the days of a notice imply that another system published: the same rules, with nothing that could still be done here."""

from dataclasses import replace

from moothall.decisions.rules.notices.clock import Announced, State, Verdict
from moothall.decisions.rules.notices.counting import announce_by
from moothall.decisions.rules.notices.law import Way, notice_rule


def as_announced_elsewhere(facts: Announced, judged: Verdict) -> Verdict:
    """The verdict on a notice of another system's: what is left to do is theirs, and what its days would have allowed is said.

    Source: SI 2012/2089, reg 10; before it SI 2000/3272, reg 15, as SI 2002/716 amended it.
    """
    ways = judged.ways if facts.is_made else ()
    rule = notice_rule(Way.GENERAL_EXCEPTION, facts.made_on)
    if judged.state is not State.TOO_LATE or facts.published_on is None or facts.exception_on or rule is None:
        return replace(judged, ways=ways)
    rule = rule.at_least(facts.own.general_exception)
    if facts.published_on <= announce_by(facts.made_on, rule, facts.closed):
        implied = f"There was time for the general exception, which asks for {rule.period}. Whether it was used is not said."
    else:
        implied = f"There was no time for the general exception either, which asks for {rule.period}."
    return replace(judged, says=(*judged.says, f"{implied} Source: {rule.source}."), ways=ways)
