"""The rules of call-in that councils have published, each with where it was read: what every page and every rule is tried on."""

from datetime import time
from pathlib import Path

import pytest

from moothall.decisions.rules import Callers, CallInRule, Deadline, Exclusion, Group, Outcome, Reading, Step, Unit

RULES = Path(__file__).parents[5] / "shared" / "data" / "moderngov" / "call_in_rules_published.csv"
needs_rules = pytest.mark.skipif(not RULES.is_file(), reason="the published rules (../shared/data/moderngov) are not beside this copy")

# The rules of eight councils as they published them.
UTTLESFORD = CallInRule(
    days=5,
    reading=Reading.THE_DAY_AFTER,
    callers=(Callers("the Scrutiny Committee", None, Group.COMMITTEE),),
    wording="in force on the expiry of five working days after the date of publication of the decision notice",
    source="uttlesford.gov.uk/executive-decisions",
)
WEST_SOMERSET = CallInRule(
    days=5,
    reading=Reading.THE_NEXT_WORKING_DAY,
    callers=(Callers("members who are not in the executive", 5, Group.NON_EXECUTIVE),),
    wording="request within five working days of publication; cannot be actioned until the sixth working day after publication",
    source="westsomersetonline.gov.uk Call-In-Procedure",
)
CHESHIRE_EAST = CallInRule(
    days=5,
    callers=(Callers("members", 6, Group.ANY_MEMBER),),
    wording="5 working days to consider after announcement",
    source="cheshireeast.gov.uk what_is_call-in.aspx",
)
CENTRAL_BEDFORDSHIRE = CallInRule(
    days=8,
    unit=Unit.CALENDAR,
    cut_off=time(12),
    callers=(
        Callers("a ward councillor", None, Group.WARD_MEMBER),
        Callers("the chair of the committee", None, Group.CHAIR),
        Callers("members of the committee", 2),
        Callers("councillors who are not in the executive", 3, Group.NON_EXECUTIVE),
    ),
    wording="by midday on the eighth day after the decision is published",
    source="centralbedfordshire.gov.uk executive call-in page",
)
HUNTINGDONSHIRE = CallInRule(
    days=None,
    callers=(Callers("councillors of the panel", 3),),
    exclusions=frozenset({Exclusion.ALREADY_CALLED_IN}),
    outcomes=(Outcome.REFER_BACK,),
    wording="within a set timescale; a decision can be referred back once only",
    source="huntsdc.gov.uk news garden waste call-in",
)
HILLINGDON = CallInRule(
    days=None,
    callers=(Callers("the Executive Scrutiny Committee", None, Group.COMMITTEE),),
    deadlines=(Deadline(Step.PUBLISHED, 5),),
    wording="decisions published within five working days of the meeting considered by the Executive Scrutiny Committee",
    source="modgov.hillingdon.gov.uk ieIssueDetails IId=21577",
)
ENFIELD = CallInRule(
    days=None,
    callers=(Callers("the Overview and Scrutiny Committee", None, Group.COMMITTEE),),
    outcomes=(Outcome.REFER_BACK, Outcome.REFER_TO_COUNCIL, Outcome.CONFIRM),
    wording="outcomes: refer back to decision taker / refer to full Council / confirm the original decision",
    source="governance.enfield.gov.uk mgAi.aspx?ID=56887",
)
SEFTON = CallInRule(
    days=None,
    callers=(Callers("the Overview and Scrutiny Committee", None, Group.COMMITTEE),),
    outcomes=(Outcome.REFER_BACK, Outcome.REFER_TO_COUNCIL, Outcome.CONFIRM),
    wording="outcomes: refer to Cabinet Member for re-consideration / refer to Council / "
    "satisfied: implement immediately after the meeting",
    source="modgov.sefton.gov.uk mgIssueHistoryHome IId=67536",
)
# The further rules that law.md, section 6, has read.
BRACKNELL_FOREST = CallInRule(
    days=5,
    callers=(Callers("members", 2, with_chair=True), Callers("members", 5, Group.ANY_MEMBER)),
    exclusions=frozenset({Exclusion.URGENT}),
    deadlines=(Deadline(Step.PUBLISHED, 2), Deadline(Step.SCRUTINY_MEETS, 15), Deadline(Step.RECONSIDERED, 7)),
    source="law.md, section 6",
)
HACKNEY = CallInRule(
    days=5,
    callers=(Callers("members", 5, Group.ANY_MEMBER),),
    deadlines=(Deadline(Step.SCRUTINY_MEETS, 10),),
    source="law.md, section 6",
)
WARWICKSHIRE = CallInRule(
    days=None, callers=(Callers("the chair", None, Group.CHAIR), Callers("members", 4, Group.ANY_MEMBER)), source="law.md, section 6"
)
ROCHDALE = CallInRule(
    days=None,
    exclusions=frozenset({Exclusion.URGENT}),
    urgency_agreed_by="the chief executive with the chair of Overview and Scrutiny",
    source="law.md, section 6",
)
# The second reading that gives the dates of the real record.
PUBLICATION_DAY_COUNTS = CallInRule(days=5, reading=Reading.PUBLICATION_DAY_COUNTS, source="law.md, section 6, reading B")
PUBLISHED_RULES = {
    "Uttlesford": UTTLESFORD,
    "West Somerset": WEST_SOMERSET,
    "Cheshire East": CHESHIRE_EAST,
    "Central Bedfordshire": CENTRAL_BEDFORDSHIRE,
    "Huntingdonshire": HUNTINGDONSHIRE,
    "Hillingdon": HILLINGDON,
    "Enfield": ENFIELD,
    "Sefton": SEFTON,
}
WITH_DAYS = [UTTLESFORD, WEST_SOMERSET, CHESHIRE_EAST, CENTRAL_BEDFORDSHIRE, BRACKNELL_FOREST, HACKNEY, PUBLICATION_DAY_COUNTS]
WITHOUT_DAYS = [HUNTINGDONSHIRE, HILLINGDON, ENFIELD, SEFTON, WARWICKSHIRE, ROCHDALE]
