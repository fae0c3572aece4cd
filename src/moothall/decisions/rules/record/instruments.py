"""What the law asks the record of a decision to say: rows by who decided, on whose behalf, and between which days.

Sources are named row by row. What has not been read in the provision's own text bears its mark.
"""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from moothall.decisions.rules.standings import Maker
from moothall.meetings.rules.law.rule import Mark, Nation


class Field(StrEnum):
    """What a record says, in the order in which the law names it."""

    DECISION = "the decision"
    DATE = "its date"
    REASONS = "the reasons"
    ALTERNATIVES = "the alternatives considered and rejected"
    CONFLICTS = "conflicts of interest"
    DISPENSATIONS = "dispensations"
    FOR_WHOM = "for whom an officer decided"
    BASIS = "under which authorisation an officer decided"


class Basis(StrEnum):
    """Under which authorisation an officer decided what is not the executive's. Source: SI 2014/2095, reg 7(2)."""

    SPECIFIC = "specific"
    PERMISSION = "permission"
    RIGHTS = "rights"
    CONTRACT = "contract"
    OTHER = "other"


GENERAL = frozenset({Basis.PERMISSION, Basis.RIGHTS, Basis.CONTRACT})
BASES = {
    Basis.SPECIFIC: "The council or a committee authorised this decision expressly",
    Basis.PERMISSION: "A general authorisation, and it grants a permission or a licence",
    Basis.RIGHTS: "A general authorisation, and it affects the rights of an individual",
    Basis.CONTRACT: "A general authorisation, and it awards a contract or spends what materially affects the council's financial position",
    Basis.OTHER: "A general authorisation, and it does none of these three",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Taken:
    """Who decided, when, and on whose behalf. Empty is not said."""

    maker: str = ""
    decided_on: date | None = None
    is_executive: bool | None = None
    is_key: bool | None = None
    basis: str = ""
    has_other_record: bool = False
    nation: Nation = Nation.ENGLAND

    @property
    def is_of_the_executive(self) -> bool | None:
        """A cabinet and its members decide for the executive, a council and its committees do not; of an officer it must be said."""
        if self.maker in (Maker.CABINET, Maker.SINGLE_MEMBER):
            return True
        return False if self.maker in (Maker.COUNCIL, Maker.COMMITTEE) else self.is_executive


@dataclass(frozen=True, slots=True, kw_only=True)
class Instrument:
    """One provision that asks for a record: of whose decisions, since when, and what it must say."""

    source: str
    mark: Mark
    makers: frozenset[Maker]
    asks: tuple[Field, ...]
    valid_from: date
    valid_to: date = date.max
    nation: Nation = Nation.ENGLAND
    is_executive: bool = True
    key_only: bool = False
    bases: frozenset[Basis] = frozenset()
    by_other_record: bool | None = None  # whether another statutory record is kept; empty where it makes no difference
    whose_conflicts: str = "any member of the body"
    dispensation_by: str = ""
    years_kept: int | None = None
    years_background_kept: int | None = None

    def asks_of(self, taken: Taken) -> bool:
        """Whether it asks for a record of this decision."""
        return (
            taken.decided_on is not None
            and taken.maker in self.makers
            and taken.nation == self.nation
            and taken.is_of_the_executive is self.is_executive
            and self.valid_from <= taken.decided_on <= self.valid_to
            and (taken.is_key is True or not self.key_only)
            and (taken.basis in self.bases or not self.bases)
            and self.by_other_record in (None, taken.has_other_record)
        )


OF_2000, LAST_OF_2000 = date(2001, 1, 9), date(2012, 9, 9)
OF_2012, OF_2014, NORTHERN_IRELAND = date(2012, 9, 10), date(2014, 8, 6), date(2015, 4, 1)
FIVE = (Field.DECISION, Field.DATE, Field.REASONS, Field.ALTERNATIVES, Field.CONFLICTS, Field.DISPENSATIONS)
WITHOUT_A_DATE = tuple(field for field in FIVE if field is not Field.DATE)  # it was the Regulations of 2012 that added the date
OFFICER_S = (Field.DATE, Field.DECISION, Field.REASONS, Field.ALTERNATIVES)
CONSULTED = "any member of the executive who was consulted"
STANDARDS, HEAD, DEPARTMENT = "the standards committee", "the head of paid service", "the Department"


def of_2000(source: str, *makers: Maker, **said: object) -> Instrument:
    return Instrument(
        source=f"SI 2000/3272, {source}",
        mark=Mark.TEXT,
        makers=frozenset(makers),
        asks=WITHOUT_A_DATE,
        valid_from=OF_2000,
        valid_to=LAST_OF_2000,
        dispensation_by=STANDARDS,
        **said,  # type: ignore[arg-type]
    )


def of_2012(source: str, maker: Maker, mark: Mark, **said: object) -> Instrument:
    return Instrument(
        source=f"SI 2012/2089, {source}",
        mark=mark,
        makers=frozenset({maker}),
        asks=FIVE,
        valid_from=OF_2012,
        dispensation_by=HEAD,
        **said,  # type: ignore[arg-type]
    )


def of_2014(source: str, asks: tuple[Field, ...], bases: frozenset[Basis], *, by_other_record: bool) -> Instrument:
    return Instrument(
        source=f"SI 2014/2095, {source}",
        mark=Mark.TEXT,
        makers=frozenset({Maker.OFFICER}),
        asks=asks,
        valid_from=OF_2014,
        is_executive=False,
        bases=bases,
        by_other_record=by_other_record,
        whose_conflicts="any member of the council",
        years_kept=6,
        years_background_kept=4,
    )


INSTRUMENTS = (
    of_2000("reg 3", Maker.CABINET),
    of_2000("reg 4", Maker.SINGLE_MEMBER, whose_conflicts=CONSULTED),
    of_2000("reg 4", Maker.OFFICER, whose_conflicts=CONSULTED, key_only=True),
    of_2012("reg 12", Maker.CABINET, Mark.TEXT),
    of_2012("reg 13(1) and (2)", Maker.SINGLE_MEMBER, Mark.TEXT, whose_conflicts=CONSULTED),
    of_2012("reg 13(4)", Maker.OFFICER, Mark.SUMMARY, whose_conflicts=CONSULTED),
    of_2014("reg 7(2)(a) and (3)", (*OFFICER_S, Field.CONFLICTS), frozenset({Basis.SPECIFIC}), by_other_record=False),
    of_2014("reg 7(2)(b) and (3)", OFFICER_S, GENERAL, by_other_record=False),
    of_2014("reg 7(4)", (Field.DATE, Field.DECISION, Field.REASONS), GENERAL | {Basis.SPECIFIC}, by_other_record=True),
    Instrument(
        source="SR 2015/44",
        mark=Mark.TEXT,
        makers=frozenset({Maker.OFFICER}),
        asks=FIVE,
        valid_from=NORTHERN_IRELAND,
        nation=Nation.NORTHERN_IRELAND,
        whose_conflicts=CONSULTED,
        dispensation_by=DEPARTMENT,
    ),
)


def instruments_for(taken: Taken) -> list[Instrument]:
    """Every provision that asks for a record of this decision: one, or none."""
    return [one for one in INSTRUMENTS if one.asks_of(taken)]


def instrument(taken: Taken) -> Instrument | None:
    """The provision that asks for a record of this decision, by who decided and on which day.

    >>> instrument(Taken(maker="Cabinet", decided_on=date(2012, 9, 9))).source
    'SI 2000/3272, reg 3'
    >>> instrument(Taken(maker="Cabinet", decided_on=date(2012, 9, 10))).source
    'SI 2012/2089, reg 12'
    """
    return next(iter(instruments_for(taken)), None)
