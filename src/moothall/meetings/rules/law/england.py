"""England's rules for the meetings of councils and parishes, as rows: Local Government Act 1972, Part VA, and what belongs to it."""

from datetime import date
from functools import partial

from moothall.meetings.rules.law.counting import Unit
from moothall.meetings.rules.law.rule import Mark, Matter, Regime, Rule

# Part VA was inserted by the Local Government (Access to Information) Act 1985; the day is from general knowledge.
PART_VA = date(1986, 4, 1)
# SI 2002/715 put "five clear days" for "three clear days" in ss 100A(6)(a), 100B(3) and 100B(4)(a).
THREE_DAYS_END, FIVE_DAYS = date(2002, 9, 30), date(2002, 10, 1)
BUDGET_VOTES, OPENNESS_2014 = date(2014, 2, 25), date(2014, 8, 6)

part_va = partial(Rule, valid_from=PART_VA)
three_days = partial(Rule, number=3, unit=Unit.CLEAR_WORKING, valid_from=PART_VA, valid_to=THREE_DAYS_END, mark=Mark.TEXT)
five_days = partial(Rule, number=5, unit=Unit.CLEAR_WORKING, valid_from=FIVE_DAYS, mark=Mark.TEXT)

COUNCIL = (
    part_va(
        matter=Matter.OPEN,
        words="A meeting is open to the public, except while they are excluded for confidential or exempt information.",
        source="Local Government Act 1972, s.100A(1)",
        mark=Mark.TEXT,
    ),
    three_days(
        matter=Matter.NOTICE,
        words="Public notice of the time and place at least three clear days before; of a meeting called later, when it is called.",
        source="Local Government Act 1972, s.100A(6)(a), before SI 2002/715",
    ),
    five_days(
        matter=Matter.NOTICE,
        words="Public notice of the time and place at least five clear days before; of a meeting called later, when it is called.",
        source="Local Government Act 1972, s.100A(6)(a), as amended by SI 2002/715, art 2",
    ),
    three_days(
        matter=Matter.AGENDA,
        words="Agenda and reports open to inspection at least three clear days before; of a meeting called later, when it is called.",
        source="Local Government Act 1972, s.100B(3), before SI 2002/715",
    ),
    five_days(
        matter=Matter.AGENDA,
        words="Agenda and reports open to inspection at least five clear days before; of a meeting called later, when it is called.",
        source="Local Government Act 1972, s.100B(3), as amended by SI 2002/715, art 3",
    ),
    three_days(
        matter=Matter.SUPPLEMENT,
        words="An item added later is open to inspection from when it is added; it may be considered if that was three clear days before.",
        source="Local Government Act 1972, s.100B(3) and (4)(a), before SI 2002/715",
    ),
    five_days(
        matter=Matter.SUPPLEMENT,
        words="An item added later is open to inspection from when it is added; it may be considered if that was five clear days before.",
        source="Local Government Act 1972, s.100B(3) and (4)(a), as amended by SI 2002/715, art 3",
    ),
    part_va(
        matter=Matter.URGENT_ITEM,
        words="An item that was not open in time may be considered if the chair, for special circumstances specified in the minutes, "
        "is of the opinion that it is urgent.",
        source="Local Government Act 1972, s.100B(4)(b)",
        mark=Mark.SUMMARY,
    ),
    part_va(
        matter=Matter.NOT_FOR_PUBLICATION,
        words="A report for an item that is likely to be closed may be withheld; each copy is marked “Not for publication” and states "
        "the description in Schedule 12A.",
        source="Local Government Act 1972, s.100B(2) and (5)",
        mark=Mark.UNCHECKED,
    ),
    part_va(
        matter=Matter.CONFIDENTIAL,
        words="The public must be excluded while confidential information would be disclosed. No resolution is needed.",
        source="Local Government Act 1972, s.100A(2) and (3)",
        mark=Mark.TEXT,
    ),
    part_va(
        matter=Matter.EXEMPT,
        words="The public may be excluded, by a resolution, while exempt information would be disclosed. The resolution names the "
        "proceedings and the description in Schedule 12A.",
        source="Local Government Act 1972, s.100A(4) and (5)",
        mark=Mark.SUMMARY,
    ),
    Rule(
        matter=Matter.REPORTING,
        words="Anybody may film, photograph, record and report a meeting that is open, until the public are excluded.",
        source="Openness of Local Government Bodies Regulations 2014 (SI 2014/2095), Part 2",
        mark=Mark.SUMMARY,
        valid_from=OPENNESS_2014,
    ),
    Rule(
        matter=Matter.NAMED_VOTE,
        words="After each vote of the council at the meeting that sets its budget, the minutes record who voted for it, against it, or "
        "abstained.",
        source="SI 2001/3384, Sch 2, as amended by SI 2014/165, reg 2",
        mark=Mark.TEXT,
        valid_from=BUDGET_VOTES,
    ),
    part_va(
        matter=Matter.CONFIRMATION,
        words="The minutes are signed at the same meeting or the next suitable one, by the person who presides there.",
        source="Local Government Act 1972, Sch 12, para 41",
        mark=Mark.SUMMARY,
    ),
    part_va(
        matter=Matter.INSPECTION,
        words="Minutes, agenda and open reports stay open to inspection for six years beginning with the day of the meeting.",
        source="Local Government Act 1972, s.100C(1)",
        mark=Mark.TEXT,
        number=6,
        unit=Unit.YEARS,
    ),
    part_va(
        matter=Matter.SUMMARY,
        words="Where what is closed leaves no fair and coherent record, the proper officer writes a summary that discloses nothing exempt.",
        source="Local Government Act 1972, s.100C(2)",
        mark=Mark.TEXT,
    ),
    part_va(
        matter=Matter.BACKGROUND,
        words="Each report lists its background papers; they stay open to inspection for four years beginning with the day of the meeting.",
        source="Local Government Act 1972, s.100D(1) and (2)",
        mark=Mark.TEXT,
        number=4,
        unit=Unit.YEARS,
    ),
)

parish = partial(Rule, regime=Regime.PARISH, number=3, unit=Unit.CLEAR_WORKING)
PARISH = (
    parish(
        matter=Matter.NOTICE,
        words="Public notice of the time and place at least three clear days before; of a meeting called later, when it is called.",
        source="Public Bodies (Admission to Meetings) Act 1960, s.1(4)(a)",
        mark=Mark.UNCHECKED,
        valid_from=date(1961, 6, 1),
    ),
    parish(
        matter=Matter.AGENDA,
        words="The summons to members, which names the business, at least three clear days before.",
        source="Local Government Act 1972, Sch 12, para 10(2)(b)",
        mark=Mark.UNCHECKED,
        valid_from=date(1974, 4, 1),
    ),
    Rule(
        matter=Matter.CONFIRMATION,
        words="The minutes are signed at the same meeting or the next suitable one, by the person who presides there.",
        source="Local Government Act 1972, Sch 12, para 41",
        mark=Mark.SUMMARY,
        regime=Regime.PARISH,
        valid_from=date(1974, 4, 1),
    ),
)
