"""The law of meetings, as rows with the days between which they held, and the counting by which they are kept."""

from moothall.meetings.rules.law.counting import (
    LONDON,
    Deadline,
    Unit,
    can_be_counted,
    clear_days,
    day_of,
    deadline,
    last_day,
    last_day_after,
    last_day_of_years,
    start_of,
)
from moothall.meetings.rules.law.facts import (
    Agreer,
    BodyKind,
    ItemFacts,
    MeetingFacts,
    OwnRules,
    PrivateNotice,
    UrgentAgreement,
)
from moothall.meetings.rules.law.private import agreement_lacks, rightful, wrong_agreer
from moothall.meetings.rules.law.rows import RULES, open_until, regime_on, rule_on, rules_on
from moothall.meetings.rules.law.rule import Mark, Matter, Nation, Regime, Rule, rule_among
from moothall.meetings.rules.law.step import State, Step, Way, WayKind

__all__ = [
    "LONDON",
    "RULES",
    "Agreer",
    "BodyKind",
    "Deadline",
    "ItemFacts",
    "Mark",
    "Matter",
    "MeetingFacts",
    "Nation",
    "OwnRules",
    "PrivateNotice",
    "Regime",
    "Rule",
    "State",
    "Step",
    "Unit",
    "UrgentAgreement",
    "Way",
    "WayKind",
    "agreement_lacks",
    "can_be_counted",
    "clear_days",
    "day_of",
    "deadline",
    "last_day",
    "last_day_after",
    "last_day_of_years",
    "open_until",
    "regime_on",
    "rightful",
    "rule_among",
    "rule_on",
    "rules_on",
    "start_of",
]
