"""The codes of conduct as rows: which kinds of interests each knew, between which days, and what it asks of whoever has one."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from moothall.authority.words import day_in_words, joined
from moothall.meetings.rules.law.rule import Mark

CODE_2001, LAST_OF_2001 = date(2001, 11, 27), date(2007, 5, 2)
CODE_2007, LAST_OF_2007 = date(2007, 5, 3), date(2012, 6, 30)
LOCALISM_ACT = date(2012, 7, 1)
LGA_CODE = date(2020, 12, 3)


class Kind(StrEnum):
    """The kinds of interests that a member may declare."""

    PERSONAL = "personal"
    PREJUDICIAL = "personal and prejudicial"
    DISCLOSABLE = "disclosable pecuniary"
    OTHER_REGISTERABLE = "other registerable"
    NON_REGISTERABLE = "non-registerable"
    AFFECTING = "affecting"
    OWN_CODE = "under the council's own code"


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """What a code asks of whoever has an interest of one kind, from one day to another. A row; `duty` reads it for one case."""

    kind: Kind
    code: str
    words: str
    source: str
    mark: Mark
    valid_from: date
    valid_to: date | None = None
    may_discuss: bool = False
    may_vote: bool = False
    must_leave: bool = False
    may_speak_as_public: bool = False

    def is_valid_on(self, day: date) -> bool:
        return self.valid_from <= day <= (self.valid_to or date.max)


MODEL_2001 = "Model Code of Conduct 2001 (SI 2001/3575)"
MODEL_2007 = "Model Code of Conduct 2007 (SI 2007/1159)"
LOCALISM = "Localism Act 2011"
LGA_2020 = "LGA Model Councillor Code of Conduct 2020"
SAY_PERSONAL = "Disclose that there is an interest and its nature, at or before the item or as soon as it becomes apparent. Then take part."
SAY_PREJUDICIAL = (
    "Disclose that there is an interest and its nature, and leave the room. Where the public may speak on the item, a member may stay "
    "to make representations, answer questions or give evidence, and leaves as soon as that is done."
)
ASKED = (
    Asked(
        kind=Kind.PERSONAL,
        code=MODEL_2001,
        words=SAY_PERSONAL,
        source=MODEL_2001,
        mark=Mark.UNCHECKED,
        valid_from=CODE_2001,
        valid_to=LAST_OF_2001,
        may_discuss=True,
        may_vote=True,
    ),
    Asked(
        kind=Kind.PREJUDICIAL,
        code=MODEL_2001,
        words="Disclose that there is an interest and its nature, and leave the room.",
        source=MODEL_2001,
        mark=Mark.UNCHECKED,
        valid_from=CODE_2001,
        valid_to=LAST_OF_2001,
        must_leave=True,
    ),
    Asked(
        kind=Kind.PERSONAL,
        code=MODEL_2007,
        words=SAY_PERSONAL,
        source=f"{MODEL_2007}, paras 8 and 9",
        mark=Mark.SUMMARY,
        valid_from=CODE_2007,
        valid_to=LAST_OF_2007,
        may_discuss=True,
        may_vote=True,
    ),
    Asked(
        kind=Kind.PREJUDICIAL,
        code=MODEL_2007,
        words=SAY_PREJUDICIAL,
        source=f"{MODEL_2007}, paras 10 and 12",
        mark=Mark.SUMMARY,
        valid_from=CODE_2007,
        valid_to=LAST_OF_2007,
        must_leave=True,
        may_speak_as_public=True,
    ),
    Asked(
        kind=Kind.DISCLOSABLE,
        code=LOCALISM,
        words="Disclose it if it is not in the register. Take no part in the discussion and no vote.",
        source=f"{LOCALISM}, s.31(2) to (4)",
        mark=Mark.TEXT,
        valid_from=LOCALISM_ACT,
    ),
    Asked(
        kind=Kind.OWN_CODE,
        code="The council's own code",
        words="Disclose it as the council's own code asks, and do what that code asks.",
        source=f"{LOCALISM}, s.28(2)",
        mark=Mark.UNCHECKED,
        valid_from=LOCALISM_ACT,
        may_discuss=True,
        may_vote=True,
    ),
    *(
        Asked(
            kind=kind,
            code=LGA_2020,
            words="Disclose it. Speak only if the public may speak on the item; take no other part, do not vote, and leave the room.",
            source=f"{LGA_2020}, Appendix B, para {paragraph}",
            mark=Mark.SUMMARY,
            valid_from=LGA_CODE,
            must_leave=True,
            may_speak_as_public=True,
        )
        for kind, paragraph in ((Kind.OTHER_REGISTERABLE, 6), (Kind.NON_REGISTERABLE, 7))
    ),
    Asked(
        kind=Kind.AFFECTING,
        code=LGA_2020,
        words="Disclose it. Where it affects the member more than most people of the ward, and the public would think that it clouds "
        "judgement, speak only if the public may speak, do not vote, and leave the room. Otherwise take part.",
        source=f"{LGA_2020}, Appendix B, paras 8 and 9",
        mark=Mark.SUMMARY,
        valid_from=LGA_CODE,
        may_discuss=True,
        may_vote=True,
    ),
)

# What is pecuniary in law. Source: SI 2012/1464, from a summary. Each is the member's own, or that of a spouse, a civil partner or
# whoever they live with as such, if the member is aware of it.
CATEGORIES = {
    "employment": "Employment, office, trade, profession or vocation carried on for profit or gain",
    "sponsorship": "Sponsorship: payment towards election expenses or the expenses of duties as a member, other than from the council",
    "contracts": "Contracts with the council that are not fully discharged",
    "land": "Land in the council's area",
    "licences": "A licence to occupy land in the council's area for a month or longer",
    "tenancies": "A corporate tenancy: the council is landlord, and the tenant is a body in which there is an interest",
    "securities": "Securities of a body with land or a place of business in the area: over £25,000, or over one hundredth of the shares",
}


def kinds_on(day: date, lga_code_from: date | None = None) -> list[Kind]:
    """The kinds of interests that could be declared on a day; those of the LGA's code only where the council had adopted it by then.

    >>> [kind.value for kind in kinds_on(date(2012, 6, 30))], [kind.value for kind in kinds_on(date(2012, 7, 1))][:1]
    (['personal', 'personal and prejudicial'], ['disclosable pecuniary'])
    """
    has_lga_code = lga_code_from is not None and day >= lga_code_from
    return [asked.kind for asked in ASKED if asked.is_valid_on(day) and (has_lga_code or asked.code != LGA_2020)]


def asked_on(kind: Kind, day: date) -> Asked | None:
    """What the code of a day asks of an interest of this kind; none where that code knows no such kind."""
    return next((asked for asked in ASKED if asked.kind == kind and asked.is_valid_on(day)), None)


def no_such_kind(kind: Kind, day: date) -> str:
    """That the code of a day knew no such interest, and which it knew."""
    known = [asked for asked in ASKED if asked.is_valid_on(day) and asked.code != LGA_2020]
    if not known:
        return f"The code that held on {day_in_words(day, weekday=False)} is not recorded here."
    kinds = joined([asked.kind.value for asked in known])
    return f"There was no {kind} interest on {day_in_words(day, weekday=False)}. {known[0].code} knows these: {kinds}."
