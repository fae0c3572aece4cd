"""Schedule 12A as rows: the descriptions of exempt information, and what takes the exemption away again."""

from dataclasses import dataclass
from datetime import date
from typing import NamedTuple

from moothall.meetings.rules.law.rule import Mark, Nation

SCHEDULE_2006, LAST_OF_STANDARDS, WALES_2007 = date(2006, 3, 1), date(2012, 6, 30), date(2007, 4, 1)
ACT = "the Local Government Act 1972"
# Where each nation lists its descriptions. Those of Scotland and Northern Ireland are named, not kept as rows.
SCHEDULES = {
    Nation.ENGLAND: f"Part 1 of Schedule 12A to {ACT}",
    Nation.WALES: f"Part 4 of Schedule 12A to {ACT}",
    Nation.SCOTLAND: "Part I of Schedule 7A to the Local Government (Scotland) Act 1973",
    Nation.NORTHERN_IRELAND: "Part 1 of Schedule 6 to the Local Government Act (Northern Ireland) 2014",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Paragraph:
    """A description of exempt information. `are_members_entitled`: whether s.100F lets members of the council see it all the same."""

    number: str
    words: str
    short: str
    source: str
    mark: Mark
    valid_from: date
    valid_to: date | None = None
    nation: Nation = Nation.ENGLAND
    is_for_standards_only: bool = False
    are_members_entitled: bool = False

    def is_valid_on(self, day: date) -> bool:
        return self.valid_from <= day <= (self.valid_to or date.max)


@dataclass(frozen=True, slots=True, kw_only=True)
class Qualification:
    """What takes the exemption away again, and for which paragraphs; a text of the public interest is asked for by paragraph 10."""

    number: str
    words: str
    source: str
    mark: Mark
    of: tuple[str, ...]


class Description(NamedTuple):
    """One description of exempt information, which England and Wales number differently."""

    england: str
    wales: str
    words: str
    short: str
    are_members_entitled: bool = False


DESCRIPTIONS = (
    Description("1", "12", "Information relating to any individual", "information relating to any individual"),
    Description(
        "2",
        "13",
        "Information which is likely to reveal the identity of an individual",
        "information which is likely to reveal the identity of an individual",
    ),
    Description(
        "3",
        "14",
        "Information relating to the financial or business affairs of any particular person (including the authority holding it)",
        "the financial or business affairs of any particular person, including the council",
        are_members_entitled=True,
    ),
    Description(
        "4",
        "15",
        "Information relating to any consultations or negotiations, or contemplated ones, in connection with any labour relations matter "
        "between the authority or a Minister of the Crown and employees of, or office holders under, the authority",
        "consultations or negotiations on a labour relations matter",
    ),
    Description(
        "5",
        "16",
        "Information for which legal professional privilege could be claimed in legal proceedings",
        "legal professional privilege",
    ),
    Description(
        "6",
        "17",
        "Information which reveals that the authority proposes (a) to give under any enactment a notice imposing requirements on a person, "
        "or (b) to make an order or direction under any enactment",
        "a notice, an order or a direction that the council proposes",
        are_members_entitled=True,
    ),
    Description(
        "7",
        "18",
        "Information relating to any action taken or to be taken in connection with the prevention, investigation or prosecution of crime",
        "action to prevent, investigate or prosecute crime",
    ),
)
FOR_STANDARDS = (
    ("7A", "Information which is subject to any obligation of confidentiality", "an obligation of confidentiality"),
    ("7B", "Information which relates in any way to matters concerning national security", "national security"),
    (
        "7C",
        "The deliberations of a standards committee or its sub-committee in reaching any finding on a matter referred to it",
        "the deliberations of a standards committee",
    ),
)

ENGLAND = tuple(
    Paragraph(
        number=found.england,
        words=found.words,
        short=found.short,
        are_members_entitled=found.are_members_entitled,
        valid_from=SCHEDULE_2006,
        source=f"{ACT}, Schedule 12A, Part 1, paragraph {found.england}, as substituted by SI 2006/88",
        mark=Mark.TEXT,
    )
    for found in DESCRIPTIONS
)
STANDARDS = tuple(
    Paragraph(
        number=number,
        words=words,
        short=short,
        is_for_standards_only=True,
        valid_from=SCHEDULE_2006,
        valid_to=LAST_OF_STANDARDS,
        source="Schedule 12A as applied to standards committees by SI 2001/2812 and SI 2008/1085",
        mark=Mark.SUMMARY,
    )
    for number, words, short in FOR_STANDARDS
)
WALES = tuple(
    Paragraph(
        number=found.wales,
        words=found.words,
        short=found.short,
        are_members_entitled=found.are_members_entitled,
        valid_from=WALES_2007,
        nation=Nation.WALES,
        source=f"{ACT}, Schedule 12A, Part 4, paragraph {found.wales}, by WSI 2007/969",
        mark=Mark.UNCHECKED,
    )
    for found in DESCRIPTIONS
)
PARAGRAPHS = (*ENGLAND, *STANDARDS, *WALES)

EVERY = tuple(paragraph.number for paragraph in (*ENGLAND, *STANDARDS))
QUALIFICATIONS = (
    Qualification(
        number="8",
        words="It is not exempt under paragraph 3 if it must be registered under the Companies Acts, the Friendly Societies Acts, "
        "the Co-operative and Community Benefit Societies Act, the Building Societies Act or the Charities Act.",
        source=f"{ACT}, Schedule 12A, Part 2, paragraph 8",
        mark=Mark.TEXT,
        of=("3",),
    ),
    Qualification(
        number="9",
        words="It is not exempt if it relates to proposed development for which the planning authority may grant itself permission "
        "(regulation 3 of the Town and Country Planning General Regulations 1992).",
        source=f"{ACT}, Schedule 12A, Part 2, paragraph 9",
        mark=Mark.TEXT,
        of=EVERY,
    ),
    Qualification(
        number="10",
        words="It is exempt only if and so long as, in all the circumstances of the case, the public interest in maintaining the exemption "
        "outweighs the public interest in disclosing the information. The reasoning must be written down.",
        source=f"{ACT}, Schedule 12A, Part 2, paragraph 10",
        mark=Mark.SUMMARY,
        of=EVERY,
    ),
)
