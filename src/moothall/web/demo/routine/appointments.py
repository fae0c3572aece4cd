"""The annual meeting, and the seats that Council fills."""

from moothall.web.demo.calendar import Calendar
from moothall.web.demo.people import turns
from moothall.web.demo.subjects import ALL_WARDS, Subject
from moothall.web.demo.words import in_words

LEGAL = ("Head of Legal and Democratic Services",)


def at(year: int, month: str, calendar: Calendar) -> list[Subject]:
    """What Council must fill at this meeting."""
    if month == "May":
        return [_annual(year)]
    return [_by_election(calendar)] if (year, month) == (2, "December") else []


def _annual(year: int) -> Subject:
    """The Mayor is elected each year; the Leader for four."""
    mayor = "Councillor Solomon Averley" if year < 3 else "Councillor Yewande Carrick"
    first = f"{mayor} be elected Mayor of Wrenmouth for the year"
    others = {
        1: ("Councillor Wendeline Ashby be elected Leader of the Council for four years",
        "the committees be appointed as set out in the report"),
        2: ("Councillor Bashir Loxley's appointment to the Cabinet for Performance and Governance be noted",
        "Councillor Tamsin Dray be appointed to Overview and Scrutiny in his place",
            "call-in end at 5pm on the fifth working day after publication from this day"),
        3: ("Councillor Gethin Marle be appointed Chair of Overview and Scrutiny, and Councillor Zuzanna Peverill its Vice-chair",),
    }  # fmt: skip
    return Subject(
        f"Mayor and appointments, year {year} of this Council", LEGAL, "the offices and seats that Council fills each year",
        ("the groups had given their names to the Chief Executive",),
        (first, *others.get(year, ("the seats on the committees stay as they are",))), "Council fills these offices at its annual meeting.",
        portfolio="leader", wards=ALL_WARDS)  # fmt: skip


def _by_election(calendar: Calendar) -> Subject:
    held = in_words(turns(calendar).by_election)
    return Subject(
        "By-election in Northfield, and a seat on Overview and Scrutiny", LEGAL, f"the by-election of {held}",
        ("Councillor Rufus Tregarrow had resigned in the summer", "Councillor Anjali Stanwick had been elected"),
        ("the result be noted", "Councillor Anjali Stanwick be appointed to the vacant seat on Overview and Scrutiny"),
        "The seat has been vacant since the summer.", portfolio="leader", wards=("Northfield",))  # fmt: skip
