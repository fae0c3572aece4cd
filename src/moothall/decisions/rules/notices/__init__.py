"""Announcing a key decision: the law of each day, the clock, what must be stated, what makes a decision key."""

from moothall.decisions.rules.notices.clock import Announced, OwnDays, State, Verdict, WayOn, verdict
from moothall.decisions.rules.notices.counting import (
    MONTHS_OF_A_PLAN,
    announce_by,
    days_between,
    last_of_plan,
    may_be_made_from,
    month_after,
    not_a_day,
)
from moothall.decisions.rules.notices.elsewhere import as_announced_elsewhere
from moothall.decisions.rules.notices.fields import FIELDS, SOURCE_OF_FIELDS, Stated, missing
from moothall.decisions.rules.notices.keyness import (
    SOURCE_OF_KEYNESS,
    Effects,
    Figures,
    Money,
    is_key_by_money,
    is_key_by_wards,
    keyness,
)
from moothall.decisions.rules.notices.law import RULES, NoticeRule, Way, notice_rule, usual_rule
from moothall.decisions.rules.notices.reporting import (
    SOURCE_OF_REPORTS,
    last_quarters,
    months_later,
    quarter_in_words,
    quarter_of,
    report_due_on,
    report_in_words,
    waived_in_words,
)
from moothall.decisions.rules.notices.saying import month_in_words, when

__all__ = [
    "FIELDS",
    "MONTHS_OF_A_PLAN",
    "RULES",
    "SOURCE_OF_FIELDS",
    "SOURCE_OF_KEYNESS",
    "SOURCE_OF_REPORTS",
    "Announced",
    "Effects",
    "Figures",
    "Money",
    "NoticeRule",
    "OwnDays",
    "State",
    "Stated",
    "Verdict",
    "Way",
    "WayOn",
    "announce_by",
    "as_announced_elsewhere",
    "days_between",
    "is_key_by_money",
    "is_key_by_wards",
    "keyness",
    "last_of_plan",
    "last_quarters",
    "may_be_made_from",
    "missing",
    "month_after",
    "month_in_words",
    "months_later",
    "not_a_day",
    "notice_rule",
    "quarter_in_words",
    "quarter_of",
    "report_due_on",
    "report_in_words",
    "usual_rule",
    "verdict",
    "waived_in_words",
    "when",
]
