"""Words that say when something is due: found, and never turned into a day."""

import re

NUMBER = r"(?:\d+|an?|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|eighteen)"
SPAN = rf"{NUMBER}\s+(?:working\s+|calendar\s+)?(?:day|week|month|year)s?(?:['’]s?)?(?:\s+time)?"
MONTH = r"(?:January|February|March|April|May|June|July|August|September|October|November|December)"
DAY = rf"(?:\d{{1,2}}(?:st|nd|rd|th)?\s+|early\s+|mid[- ]|late\s+)?{MONTH}(?:,?\s+\d{{4}})?"
SEASON = r"(?:the\s+)?(?:spring|summer|autumn|winter|new\s+(?:municipal\s+)?year)(?:\s+(?:of\s+)?\d{4})?"
WHEN = rf"(?:{DAY}|{SEASON}|\d{{4}}(?:/\d{{2,4}})?)"
BODY = r"(?:meetings?|Cabinet|Council|Committee|Board|Panel|Forum)"
OF_WHOM = rf"(?:\s+of\s+(?:\w+\s+){{0,4}}?{BODY})?"
WHOSE = r"(?:the|its|their|a|an|each|every)"

# In this order: the first that fits at a place is taken, so the longer stand before the shorter.
WAYS = (
    # to the next meeting of the Committee in March 2011; at a future meeting
    rf"\b(?:to|at|for)\s+{WHOSE}\s+(?:next|following|future|subsequent|later|special)\s+(?:\w+\s+){{0,3}}?{BODY}{OF_WHOM}(?:\s+(?:on|in)\s+{WHEN})?",
    # to the meeting in March 2011; to Cabinet in June; at its meeting to be held on 4 August 2010
    rf"\b(?:to|at|for)\s+(?:{WHOSE}\s+)?(?:\w+\s+){{0,2}}?{BODY}\s+(?:to\s+be\s+held\s+)?(?:on|in)\s+{WHEN}",
    # to its March meeting
    rf"\b(?:to|at|for)\s+{WHOSE}\s+{MONTH}\s+(?:\d{{4}}\s+)?{BODY}",
    # in six months; within 10 working days; in 12 months' time
    rf"\b(?:with)?in\s+{SPAN}\b",
    # by the end of March 2011; no later than 4 August; by the next meeting
    rf"\b(?:by|before|(?:no|not)\s+later\s+than)\s+(?:the\s+)?(?:(?:end|beginning|middle)\s+of\s+)?(?:{WHEN}|next\s+{BODY})",
    # report back in the autumn
    rf"(?<=\bback\s)in\s+{WHEN}",
    # with each quarter's figures; on a quarterly basis; every six months
    r"\bwith\s+(?:each|every)\s+(?:month|quarter|year)['’]s\s+\w+",
    r"\bon\s+an?\s+(?:weekly|monthly|quarterly|six-monthly|half-yearly|annual|regular)\s+basis\b",
    r"\b(?:monthly|quarterly|annually|(?:each|every)\s+(?:\w+\s+)?(?:weeks?|months?|quarters?|years?|meetings?))\b(?!['’])",
    # in due course
    r"\b(?:in\s+due\s+course|as\s+soon\s+as\s+(?:reasonably\s+)?(?:possible|practicable)|as\s+a\s+matter\s+of\s+urgency|immediately)\b",
)
DUE = re.compile("|".join(WAYS))


def due_words_in(text: str) -> str:
    """When something is due, in the text's own words; empty where it does not say. A date "as at" which to report is no due date.

    >>> due_words_in("submit a report to the meeting in March 2011"), due_words_in("report on performance as at 31 March 2010")
    ('to the meeting in March 2011', '')
    """
    found = DUE.search(text)
    return found.group() if found else ""
