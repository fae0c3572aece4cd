"""Why something may be closed: what a closure must name on its day, who may still see it, and what the public reads in its place."""

import re
from collections.abc import Iterable
from datetime import date

from moothall.authority.words import joined
from moothall.meetings.rules.law.executive import SECOND_REGULATIONS
from moothall.meetings.rules.law.rule import Nation
from moothall.meetings.rules.law.schedule_12a import (
    ACT,
    LAST_OF_STANDARDS,
    PARAGRAPHS,
    QUALIFICATIONS,
    SCHEDULES,
    STANDARDS,
    Paragraph,
    Qualification,
)

POWERS = {
    Nation.ENGLAND: f"section 100A(4) of {ACT}",
    Nation.WALES: f"section 100A(4) of {ACT}",
    Nation.SCOTLAND: "section 50A(4) of the Local Government (Scotland) Act 1973",
    Nation.NORTHERN_IRELAND: "section 42(4) of the Local Government Act (Northern Ireland) 2014",
}
# "paragraph 3 of Part 1 of Schedule 12A" names one paragraph.
PLACES = re.compile(r"\b(?:parts?|schedules?|sections?|acts?)\s+\w+", re.IGNORECASE)
NUMBER = re.compile(r"(?<![\w.])(\d{1,2}[A-C]?)(?![\w.])", re.IGNORECASE)


def paragraphs_on(day: date, nation: Nation = Nation.ENGLAND, is_standards_committee: bool = False) -> list[Paragraph]:
    """The paragraphs that a closure may name on a day; none before the Schedule in its form of 2006, which is as far back as this goes.

    >>> [paragraph.number for paragraph in paragraphs_on(date(2012, 6, 30), is_standards_committee=True)][-4:]
    ['7', '7A', '7B', '7C']
    >>> len(paragraphs_on(date(2012, 7, 1), is_standards_committee=True)), len(paragraphs_on(date(2006, 2, 28)))
    (7, 0)
    """
    valid = (paragraph for paragraph in PARAGRAPHS if paragraph.nation == nation and paragraph.is_valid_on(day))
    return [paragraph for paragraph in valid if is_standards_committee or not paragraph.is_for_standards_only]


def qualifications(number: str) -> list[Qualification]:
    """What takes the exemption of a paragraph away again.

    >>> [found.number for found in qualifications("3")], [found.number for found in qualifications("5")]
    (['8', '9', '10'], ['9', '10'])
    """
    return [found for found in QUALIFICATIONS if number.upper() in found.of]


def numbers_in(text: str) -> list[str]:
    """The paragraphs that are named in what somebody wrote, each once, in their order.

    >>> numbers_in("paragraphs 1, 3 and 7a"), numbers_in("paragraph 3 of Part 1 of Schedule 12A"), numbers_in("paragraph 1.3 of the report")
    (['1', '3', '7A'], ['3'], [])
    """
    return list(dict.fromkeys(number.upper() for number in NUMBER.findall(PLACES.sub(" ", text))))


def lacks(
    numbers: Iterable[str], public_interest: str, on: date, nation: Nation = Nation.ENGLAND, is_standards_committee: bool = False
) -> list[str]:
    """What is missing before something may be closed as exempt, in sentences; nothing where nothing is.

    >>> lacks(["3"], "", date(2026, 11, 20))
    ['Say why the public interest in keeping it closed outweighs that in disclosing it (Schedule 12A, paragraph 10).']
    """
    named, known = [number.upper() for number in numbers], paragraphs_on(on, nation, is_standards_committee)
    if not known:
        return ["Schedule 12A as it stood on that day is not recorded here. Give the ground in words."]
    missing = [] if named else ["Name the paragraph of Schedule 12A."]
    are_known = {paragraph.number for paragraph in known}
    missing += [_not_a_paragraph(number, known) for number in named if number not in are_known]
    if not public_interest.strip():
        test = "10" if nation == Nation.ENGLAND else "21"
        missing.append(
            f"Say why the public interest in keeping it closed outweighs that in disclosing it (Schedule 12A, paragraph {test})."
        )
    return missing


def may_members_see(numbers: Iterable[str], is_contract_terms: bool = False, nation: Nation = Nation.ENGLAND) -> bool:
    """Whether any member of the council may see it by s.100F: not if one of its paragraphs is closed to members too.

    Of paragraph 3 (14 in Wales) they may not see terms that are proposed in the course of negotiations for a contract.
    Whoever needs it for their work, as every member of the body that meets does, may see it on that ground instead.

    >>> may_members_see(["3"]), may_members_see(["3"], is_contract_terms=True), may_members_see(["6"]), may_members_see(["1", "3"])
    (True, False, True, False)
    """
    of_nation = {found.number: found for found in PARAGRAPHS if found.nation == nation}
    named = [of_nation.get(number.upper()) for number in numbers]
    finances = "3" if nation == Nation.ENGLAND else "14"
    return bool(named) and all(
        found and found.are_members_entitled and not (is_contract_terms and found.number == finances) for found in named
    )


def is_for_members(ground: str, under: str, is_contract_terms: bool = False) -> bool:
    """The same of a closure in the words in which it was made. What is confidential, or closed on no stated ground, is not for them.

    >>> is_for_members("exempt", "paragraphs 3 and 6"), is_for_members("exempt", "paragraph 1"), is_for_members("confidential", "3")
    (True, False, False)
    """
    return ground == "exempt" and may_members_see(numbers_in(under), is_contract_terms)


def not_for_publication(numbers: Iterable[str], nation: Nation = Nation.ENGLAND) -> str:
    """What stands on every copy and in the public agenda. Source: 1972 Act, s.100B(5); for the executive SI 2012/2089, reg 7.

    >>> not_for_publication(["3"])
    'Not for publication by virtue of paragraph 3 of Part 1 of Schedule 12A to the Local Government Act 1972.'
    >>> not_for_publication([])
    'Not for publication: confidential information within section 100A(3) of the Local Government Act 1972.'
    """
    named = _paragraphs(numbers)
    if not named:
        return f"Not for publication: confidential information within section 100A(3) of {ACT}."
    return f"Not for publication by virtue of {named} of {SCHEDULES[nation]}."


def exclusion(numbers: Iterable[str], items: Iterable[str], on: date, is_executive: bool = False, nation: Nation = Nation.ENGLAND) -> str:
    """The words of a resolution to exclude the public. Source: 1972 Act, s.100A(4) and (5); for the executive SI 2012/2089, reg 4(2)(b).

    >>> exclusion(["3"], ["9"], date(2026, 11, 12)).split(" on the grounds")[0]
    'That, under section 100A(4) of the Local Government Act 1972, the public be excluded from the meeting during item 9'
    """
    named, told = _paragraphs(numbers), list(items)
    if not named or not told:
        raise ValueError("A resolution to exclude the public names the items and the paragraph of Schedule 12A.")
    by_regulation = is_executive and nation == Nation.ENGLAND and on >= SECOND_REGULATIONS
    power = "regulation 4(2)(b) of SI 2012/2089" if by_regulation else POWERS[nation]
    during = f"item{'s' if len(told) > 1 else ''} {joined(told)}"
    return (
        f"That, under {power}, the public be excluded from the meeting during {during} on the grounds that it is likely that exempt "
        f"information as defined in {named} of {SCHEDULES[nation]} would be disclosed, and that the public interest in "
        "maintaining the exemption outweighs the public interest in disclosing the information."
    )


def _paragraphs(numbers: Iterable[str]) -> str:
    named = list(numbers)
    return f"paragraph{'s' if len(named) > 1 else ''} {joined(named)}" if named else ""


def _not_a_paragraph(number: str, known: list[Paragraph]) -> str:
    if any(number == found.number for found in STANDARDS):
        return f"Paragraph {number} was only for standards committees, until {LAST_OF_STANDARDS.day} June {LAST_OF_STANDARDS.year}."
    return f"There is no paragraph {number}. On that day there were {joined([found.number for found in known])}."
