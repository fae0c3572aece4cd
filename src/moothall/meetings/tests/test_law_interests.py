"""Interests by the code of their day: law.md, section 4, as a table, and where what was done departs from it."""

from datetime import date, timedelta

import pytest

from moothall.meetings.rules.interests import Declaration, Did, Dispensation, Kind, check, duty, public_words, register_by
from moothall.meetings.rules.law.codes import ASKED, CATEGORIES, LGA_CODE, kinds_on
from moothall.meetings.rules.law.rule import Mark
from moothall.meetings.tests.tables import each_row_of

TODAY = date(2026, 11, 12)
DISPENSED = Dispensation(valid_from=date(2026, 6, 1), valid_to=date(2027, 5, 31))
VOTE_ONLY = Dispensation(valid_from=date(2026, 6, 1), valid_to=date(2027, 5, 31), may_discuss=False)


def declared(kind=Kind.DISCLOSABLE, on=TODAY, did=(), **given):
    return Declaration(kind=kind, on=on, nature="Owns the land", did=frozenset(did), **given)


@each_row_of("section_4_interests")
def test_each_kind_asks_what_the_code_of_its_day_asks(row):
    kind, on = Kind(row["kind"]), date.fromisoformat(row["on"])
    assert (kind in kinds_on(on, lga_code_from=LGA_CODE)) == (row["exists"] == "yes")
    if row["exists"] == "no":
        assert check(declared(kind, on))
        with pytest.raises(ValueError):
            duty(kind, on)
        return
    found = duty(kind, on)
    for name in ("must_disclose", "may_discuss", "may_vote", "must_leave"):
        assert getattr(found, name) == (row[name] == "yes"), name
    assert row["source"] in found.source
    assert found.words.endswith(".")
    assert found.mark in (Mark.TEXT, Mark.SUMMARY, Mark.UNCHECKED)


def test_a_kind_that_did_not_exist_is_named_beside_those_that_did():
    assert check(declared(Kind.DISCLOSABLE, date(2010, 6, 9))) == [
        "There was no disclosable pecuniary interest on 9 June 2010. Model Code of Conduct 2007 (SI 2007/1159) knows these: "
        "personal and personal and prejudicial."
    ]
    assert check(declared(Kind.PERSONAL, date(1999, 6, 9))) == ["The code that held on 9 June 1999 is not recorded here."]


@pytest.mark.parametrize(
    ("adopted", "has_them"), [(None, False), (date(2021, 5, 18), True), (TODAY, True), (TODAY + timedelta(days=1), False)]
)
def test_the_lga_s_kinds_exist_from_the_day_the_council_adopts_its_code(adopted, has_them):
    assert (Kind.OTHER_REGISTERABLE in kinds_on(TODAY, adopted)) == has_them


def test_no_two_codes_ask_something_of_one_kind_on_one_day():
    around = {day for asked in ASKED for day in (asked.valid_from, asked.valid_to) if day}
    for kind in Kind:
        for day in around:
            assert sum(asked.kind == kind and asked.is_valid_on(day) for asked in ASKED) <= 1


def test_whether_the_room_is_left_is_the_council_s_standing_order_for_pecuniary_interests_only():
    assert duty(Kind.DISCLOSABLE, TODAY, leave_room=True).must_leave
    assert duty(Kind.DISCLOSABLE, TODAY, leave_room=True).words.endswith("The council's standing orders ask the member to leave the room.")
    assert not duty(Kind.DISCLOSABLE, TODAY, leave_room=False).must_leave
    assert duty(Kind.PREJUDICIAL, date(2010, 8, 4), leave_room=False).must_leave


def test_what_is_in_the_register_need_not_be_disclosed_again_by_the_act():
    assert not duty(Kind.DISCLOSABLE, TODAY, is_registered=True).must_disclose
    assert duty(Kind.OTHER_REGISTERABLE, TODAY, is_registered=True).must_disclose


def test_a_member_who_decides_alone_takes_no_step():
    found = duty(Kind.DISCLOSABLE, TODAY, decides_alone=True)
    assert found.words == "Take no step in the matter, except to have it dealt with by somebody else."
    assert found.source == "Localism Act 2011, s.31(6) to (8)"
    decided = declared(did=[Did.DECIDED_ALONE], decides_alone=True)
    assert check(decided) == [
        "Decided alone, instead of having somebody else deal with it: Localism Act 2011, s.31(6) to (8). Ask the monitoring officer."
    ]
    assert check(declared(did=[Did.DECIDED_ALONE], decides_alone=True, dispensation=DISPENSED)) == []


def test_where_the_public_may_speak_so_may_a_member_who_then_leaves():
    assert duty(Kind.PREJUDICIAL, date(2010, 8, 4), may_public_speak=True).may_speak_as_public
    assert not duty(Kind.PREJUDICIAL, date(2010, 8, 4)).may_speak_as_public
    assert not duty(Kind.DISCLOSABLE, TODAY, may_public_speak=True).may_speak_as_public
    spoke = declared(Kind.PREJUDICIAL, date(2010, 8, 4), [Did.SPOKE_AS_PUBLIC, Did.LEFT], may_public_speak=True)
    assert check(spoke) == []


@pytest.mark.parametrize(
    ("kind", "on", "did", "begins"),
    [
        (Kind.DISCLOSABLE, TODAY, Did.VOTED, "Voted, which the interest forbids: Localism Act 2011, s.31(2) to (4)."),
        (Kind.DISCLOSABLE, TODAY, Did.DISCUSSED, "Took part in the discussion"),
        (Kind.DISCLOSABLE, TODAY, Did.STAYED, "Stayed in the room, which had to be left"),
        (Kind.DISCLOSABLE, TODAY, Did.SPOKE_AS_PUBLIC, "Spoke, although"),
        (Kind.PREJUDICIAL, date(2010, 8, 4), Did.VOTED, "Voted"),
        (Kind.PREJUDICIAL, date(2010, 8, 4), Did.STAYED, "Stayed in the room"),
        (Kind.PREJUDICIAL, date(2010, 8, 4), Did.SPOKE_AS_PUBLIC, "Spoke, although"),
        (Kind.NON_REGISTERABLE, TODAY, Did.VOTED, "Voted"),
    ],
)
def test_what_contradicts_the_duty_is_a_warning_in_words(kind, on, did, begins):
    (warning,) = check(declared(kind, on, [did]))
    assert warning.startswith(begins)
    assert warning.endswith("Ask the monitoring officer.")


@pytest.mark.parametrize(
    ("kind", "on", "did"),
    [
        (Kind.PERSONAL, date(2009, 12, 2), [Did.DISCUSSED, Did.VOTED, Did.STAYED]),
        (Kind.PREJUDICIAL, date(2009, 12, 2), [Did.LEFT]),
        (Kind.DISCLOSABLE, TODAY, [Did.LEFT]),
        (Kind.AFFECTING, TODAY, [Did.DISCUSSED, Did.VOTED]),
        (Kind.OWN_CODE, TODAY, [Did.VOTED]),
        (Kind.DISCLOSABLE, TODAY, []),
    ],
)
def test_what_keeps_the_duty_gives_no_warning(kind, on, did):
    assert check(declared(kind, on, did)) == []


def test_a_member_who_stays_by_the_council_s_standing_orders_gives_no_warning():
    assert check(declared(did=[Did.STAYED]), leave_room=False) == []


def test_a_dispensation_lifts_what_it_says_and_for_as_long_as_it_says():
    both, vote = duty(Kind.DISCLOSABLE, TODAY, dispensation=DISPENSED), duty(Kind.DISCLOSABLE, TODAY, dispensation=VOTE_ONLY)
    assert (both.may_discuss, both.may_vote, both.must_leave) == (True, True, False)
    assert (vote.may_discuss, vote.may_vote, vote.must_leave) == (False, True, False)
    assert both.words.endswith("A dispensation until 31 May 2027 lets the member discuss and vote.")
    assert vote.words.endswith("lets the member vote.")
    nothing = Dispensation(valid_from=date(2026, 6, 1), valid_to=date(2027, 5, 31), may_discuss=False, may_vote=False)
    assert "dispensation" not in duty(Kind.DISCLOSABLE, TODAY, dispensation=nothing).words
    assert check(declared(did=[Did.VOTED, Did.DISCUSSED, Did.STAYED], dispensation=DISPENSED)) == []
    assert len(check(declared(did=[Did.VOTED, Did.DISCUSSED], dispensation=VOTE_ONLY))) == 1


@pytest.mark.parametrize(
    ("on", "holds"), [(date(2026, 5, 31), False), (date(2026, 6, 1), True), (date(2027, 5, 31), True), (date(2027, 6, 1), False)]
)
def test_a_dispensation_holds_from_its_first_to_its_last_day(on, holds):
    voted = declared(on=on, did=[Did.VOTED], dispensation=DISPENSED)
    assert (check(voted) == []) == holds
    if not holds:
        assert "did not hold on" in check(voted)[0]


@pytest.mark.parametrize(
    ("begins", "ends", "is_too_long"),
    [
        (date(2022, 6, 1), date(2026, 5, 31), False),
        (date(2022, 6, 1), date(2026, 6, 1), True),
        (date(2024, 2, 29), date(2028, 2, 28), False),
        (date(2024, 2, 29), date(2028, 2, 29), True),
    ],
)
def test_no_dispensation_lasts_more_than_four_years(begins, ends, is_too_long):
    given = Dispensation(valid_from=begins, valid_to=ends)
    assert given.is_too_long == is_too_long
    assert given.holds_on(ends) != is_too_long
    warnings = check(declared(on=begins, dispensation=given))
    assert any("more than four years" in warning for warning in warnings) == is_too_long


def test_a_dispensation_may_state_no_days():
    always, since = Dispensation(), Dispensation(valid_from=date(2022, 6, 1))
    assert always.holds_on(TODAY)
    assert (always.in_words, always.is_too_long) == ("", False)
    assert duty(Kind.DISCLOSABLE, TODAY, dispensation=always).words.endswith("A dispensation lets the member discuss and vote.")
    assert (since.holds_on(date(2026, 5, 31)), since.holds_on(date(2026, 6, 1))) == (True, False)
    assert check(declared(dispensation=since)) == [
        "The dispensation did not hold on 12 November 2026: it holds from 1 June 2022 until 31 May 2026."
    ]
    assert Dispensation(valid_from=date(9998, 1, 1)).holds_until == date.max


def test_a_declaration_says_the_nature_of_the_interest_unless_it_is_sensitive():
    bare = Declaration(kind=Kind.PERSONAL, on=date(2009, 12, 2), nature=" ")
    assert check(bare) == ["The nature of the interest is not recorded."]
    assert public_words(bare) == "A personal interest, whose nature was not stated."
    sensitive = Declaration(kind=Kind.OTHER_REGISTERABLE, on=TODAY, nature="A secret address", is_sensitive=True)
    assert check(sensitive) == []
    assert public_words(sensitive) == "An other registerable interest, whose details are withheld as sensitive."
    assert public_words(declared(Kind.OWN_CODE)) == "An interest under the council's own code: Owns the land."


def test_what_must_be_said_follows_the_kind():
    assert duty(Kind.PERSONAL, date(2009, 12, 2)).must_say == "That there is an interest, and its nature."
    assert duty(Kind.DISCLOSABLE, TODAY).must_say == "The interest, unless it is in the register."
    assert duty(Kind.DISCLOSABLE, TODAY, is_sensitive=True).must_say == "That there is an interest; its details are withheld as sensitive."


@pytest.mark.parametrize(
    ("begins", "by", "by_other_count", "source"),
    [
        (date(2023, 5, 4), date(2023, 5, 31), date(2023, 6, 1), "Localism Act 2011, ss 30(1) and 31(3)"),
        (date(2012, 7, 1), date(2012, 7, 28), date(2012, 7, 29), "Localism Act 2011, ss 30(1) and 31(3)"),
        (date(2012, 6, 30), date(2012, 7, 28), date(2012, 7, 27), "SI 2007/1159), para 13"),
        (date(2007, 5, 3), date(2007, 5, 31), date(2007, 5, 30), "SI 2007/1159), para 13"),
        (date(2012, 2, 2), date(2012, 3, 1), date(2012, 2, 29), "SI 2007/1159), para 13"),
        (date(2024, 2, 1), date(2024, 2, 28), date(2024, 2, 29), "Localism Act 2011"),
    ],
)
def test_28_days_are_counted_as_each_law_counts_them(begins, by, by_other_count, source):
    found = register_by(begins)
    assert (found.by, found.by_other_count) == (by, by_other_count)
    assert source in found.source
    assert found.words.endswith(".")


def test_before_the_code_of_2007_no_deadline_is_known():
    assert register_by(date(2007, 5, 2)) is None


def test_the_seven_categories_of_pecuniary_interests_have_words():
    assert len(CATEGORIES) == 7
    assert all(CATEGORIES.values())
