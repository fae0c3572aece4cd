"""The rules of Wales, Scotland and Northern Ireland, as rows; most of them not checked, and marked so."""

from datetime import date
from functools import partial

from moothall.meetings.rules.law.counting import Unit
from moothall.meetings.rules.law.rule import Mark, Matter, Nation, Regime, Rule

# Wales: Schedule 4 of the 2021 Act; the day on which it came into force is from general knowledge.
PART_VA, LAST_ON_PAPER, ON_THE_WEB = date(1986, 4, 1), date(2021, 4, 30), date(2021, 5, 1)
NORTHERN_IRELAND_2014 = date(2015, 4, 1)

WELSH_ACT = "Local Government and Elections (Wales) Act 2021, Sch 4"
wales = partial(Rule, nation=Nation.WALES)
on_paper = partial(wales, valid_from=PART_VA, valid_to=LAST_ON_PAPER, mark=Mark.UNCHECKED)
on_the_web = partial(wales, valid_from=ON_THE_WEB, mark=Mark.TEXT)
three_on_paper = partial(on_paper, number=3, unit=Unit.CLEAR_WORKING)
three_on_the_web = partial(on_the_web, number=3, unit=Unit.CLEAR_WORKING)

WALES = (
    three_on_paper(
        matter=Matter.NOTICE,
        words="Public notice of the time and place at least three clear days before; of a meeting called later, when it is called.",
        source="Local Government Act 1972, s.100A(6), as it applied in Wales",
    ),
    three_on_the_web(
        matter=Matter.NOTICE,
        words="Notice published electronically at least three clear days before, with how to join from elsewhere; of a meeting called "
        "later, when it is called.",
        source=f"Local Government Act 1972, s.100A(6)(aa) and (6A); {WELSH_ACT}",
    ),
    three_on_paper(
        matter=Matter.AGENDA,
        words="Agenda and reports open to inspection at least three clear days before; of a meeting called later, when it is called.",
        source="Local Government Act 1972, s.100B(3), as it applied in Wales",
    ),
    three_on_the_web(
        matter=Matter.AGENDA,
        words="Agenda and reports published electronically at least three clear days before; of a meeting called later, when it is called.",
        source=f"Local Government Act 1972, s.100BA(3); {WELSH_ACT}",
    ),
    three_on_paper(
        matter=Matter.SUPPLEMENT,
        words="An item added later is open to inspection from when it is added; it may be considered if that was three clear days before.",
        source="Local Government Act 1972, s.100B(3) and (4), as it applied in Wales",
    ),
    three_on_the_web(
        matter=Matter.SUPPLEMENT,
        words="An item added later is published when it is added; it may be considered if that was three clear days before.",
        source=f"Local Government Act 1972, s.100BA(4) and (6); {WELSH_ACT}",
    ),
    wales(
        matter=Matter.URGENT_ITEM,
        words="An item that was not open in time may be considered if the chair, for special circumstances specified in the minutes, "
        "is of the opinion that it is urgent.",
        source="Local Government Act 1972, s.100B(4)(b), from 2021 s.100BA(6)",
        mark=Mark.SUMMARY,
        valid_from=PART_VA,
    ),
    on_the_web(
        matter=Matter.NOTE,
        words="A note of attendance, apologies, declarations, decisions and the outcomes of votes within seven working days beginning "
        "with the day of the meeting.",
        source=f"Local Government Act 1972, s.100C(1C); {WELSH_ACT}",
        number=7,
        unit=Unit.WORKING,
    ),
    wales(
        matter=Matter.CONFIRMATION,
        words="The minutes are signed at the same meeting or the next suitable one, by the person who presides there.",
        source="Local Government Act 1972, Sch 12, para 41",
        mark=Mark.UNCHECKED,
        valid_from=PART_VA,
    ),
    on_the_web(
        matter=Matter.INSPECTION,
        words="Minutes, agenda and open reports stay published electronically for six years beginning with the day of the meeting.",
        source=f"Local Government Act 1972, s.100C(1A); {WELSH_ACT}",
        number=6,
        unit=Unit.YEARS,
    ),
    on_the_web(
        matter=Matter.BACKGROUND,
        words="Background papers stay published electronically for six years beginning with the day of the meeting.",
        source=f"Local Government Act 1972, s.100D; {WELSH_ACT}",
        number=6,
        unit=Unit.YEARS,
    ),
)

ireland = partial(Rule, nation=Nation.NORTHERN_IRELAND, valid_from=NORTHERN_IRELAND_2014)
of_executive = partial(ireland, regime=Regime.EXECUTIVE, mark=Mark.TEXT)
IRISH_ACT = "Local Government Act (Northern Ireland) 2014"
NORTHERN_IRELAND = (
    *(
        ireland(
            matter=matter,
            words=f"{words} at least five clear days before; of a meeting called later, when it is called.",
            source=f"{IRISH_ACT}, Part 8",
            mark=Mark.UNCHECKED,
            number=5,
            unit=Unit.CLEAR_WORKING,
            regime=regime,
        )
        for matter, words in (
            (Matter.NOTICE, "Public notice of the time and place"),
            (Matter.AGENDA, "Agenda and reports open to inspection"),
            (Matter.SUPPLEMENT, "An item added later is open from when it is added, and may be considered if that was"),
        )
        for regime in (Regime.COUNCIL, Regime.EXECUTIVE)
    ),
    ireland(
        matter=Matter.URGENT_ITEM,
        words="An item that was not open in time may be considered if the chair, for special circumstances specified in the minutes, "
        "is of the opinion that it is urgent.",
        source=f"{IRISH_ACT}, Part 8",
        mark=Mark.UNCHECKED,
    ),
    ireland(
        matter=Matter.CONFIDENTIAL,
        words="The public must be excluded while confidential information would be disclosed. No resolution is needed.",
        source=f"{IRISH_ACT}, s.42(2) and (3)",
        mark=Mark.TEXT,
    ),
    ireland(
        matter=Matter.EXEMPT,
        words="The public may be excluded, by a resolution, while exempt information would be disclosed. The resolution names the "
        "proceedings and the description in Schedule 6.",
        source=f"{IRISH_ACT}, s.42(4) and (5)",
        mark=Mark.TEXT,
    ),
    of_executive(
        matter=Matter.PRIVATE_FIRST,
        words="Before a private meeting, a notice with the reasons at least 28 days before.",
        source="SR 2015/44, reg 20(2) and (3)",
        number=28,
        unit=Unit.CALENDAR,
    ),
    of_executive(
        matter=Matter.PRIVATE_SECOND,
        words="A further notice at least five days before, with the reasons, the representations received, and a response to them.",
        source="SR 2015/44, reg 20(4) and (5)",
        number=5,
        unit=Unit.CALENDAR,
    ),
    of_executive(
        matter=Matter.PRIVATE_URGENT,
        words="Where the date makes those notices impracticable, the meeting may be private only if the chair of the relevant overview and "
        "scrutiny committee agrees that it is urgent and cannot reasonably be deferred; if that chair cannot act, the chair of the "
        "council; if there is no chair of either, the vice-chair. A notice of the reasons follows as soon as reasonably practicable.",
        source="SR 2015/44, reg 20(6) and (7)",
    ),
    of_executive(
        matter=Matter.STATEMENT,
        words="A written statement of each executive decision, with any dispensation by the Department.",
        source="SR 2015/44",
    ),
    ireland(
        matter=Matter.INSPECTION,
        words="Minutes, agenda and open reports stay open for six years beginning with the day of the meeting, also on the website.",
        source=f"{IRISH_ACT}, s.44",
        mark=Mark.TEXT,
        number=6,
        unit=Unit.YEARS,
    ),
    ireland(
        matter=Matter.SUMMARY,
        words="Where what is closed leaves no fair and coherent record, the clerk writes a summary.",
        source=f"{IRISH_ACT}, s.44",
        mark=Mark.TEXT,
    ),
)

scotland = partial(Rule, nation=Nation.SCOTLAND, mark=Mark.UNCHECKED, valid_from=PART_VA)
SCOTLAND = (
    *(
        scotland(
            matter=matter,
            words=f"{words} at least three clear days before; of a meeting called later, when it is called.",
            source=source,
            number=3,
            unit=Unit.CLEAR_WORKING,
        )
        for matter, words, source in (
            (Matter.NOTICE, "Public notice of the time and place", "Local Government (Scotland) Act 1973, s.50A"),
            (Matter.AGENDA, "Agenda and reports open to inspection", "Local Government (Scotland) Act 1973, s.50B"),
            (Matter.SUPPLEMENT, "An added item may be considered if it was open", "Local Government (Scotland) Act 1973, s.50B"),
        )
    ),
    scotland(
        matter=Matter.URGENT_ITEM,
        words="An item that was not open in time may be considered if the chair, for special circumstances specified in the minutes, "
        "is of the opinion that it is urgent.",
        source="Local Government (Scotland) Act 1973, s.50B(4)(b)",
    ),
    *(
        scotland(matter=matter, words=words, source=f"Local Government (Scotland) Act 1973, {source}", number=years, unit=Unit.YEARS)
        for matter, years, words, source in (
            (Matter.INSPECTION, 6, "Minutes, agenda and open reports stay open for six years.", "s.50C"),
            (Matter.BACKGROUND, 4, "Background papers stay open for four years.", "s.50D"),
        )
    ),
)
