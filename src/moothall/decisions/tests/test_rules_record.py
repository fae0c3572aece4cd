"""What the law asks the record of a decision to say: law.md, sections 2, 3, 5 and 7, on both sides of each day on which it changed."""

from datetime import date

import pytest
from hypothesis import given, strategies as st

from moothall.decisions.rules import Maker, record
from moothall.decisions.rules.record import Basis, Field, Kept, Taken
from moothall.meetings.rules.law.rule import Nation

LAST_OF_2000, OF_2012 = date(2012, 9, 9), date(2012, 9, 10)
BEFORE_2014, OF_2014 = date(2014, 8, 5), date(2014, 8, 6)
WHOLE = Kept(decision=True, reasons="It leaks.", alternatives="Patching.", conflicts="None declared.")


def source(maker: str, day: date | None, **said: object) -> str:
    found = record.instrument(Taken(maker=maker, decided_on=day, **said))
    return found.source if found else ""


@pytest.mark.parametrize(
    ("maker", "day", "said", "asked_by"),
    [
        # law.md section 3: SI 2000/3272 regs 3 and 4, up to 9 September 2012; officers only for key decisions
        (Maker.CABINET, date(2001, 1, 8), {}, ""),
        (Maker.CABINET, date(2001, 1, 9), {}, "SI 2000/3272, reg 3"),
        (Maker.CABINET, LAST_OF_2000, {}, "SI 2000/3272, reg 3"),
        (Maker.SINGLE_MEMBER, LAST_OF_2000, {}, "SI 2000/3272, reg 4"),
        (Maker.OFFICER, LAST_OF_2000, {"is_executive": True, "is_key": True}, "SI 2000/3272, reg 4"),
        (Maker.OFFICER, LAST_OF_2000, {"is_executive": True, "is_key": False}, ""),
        (Maker.OFFICER, LAST_OF_2000, {"is_executive": True}, ""),
        # section 2: SI 2012/2089 regs 12 and 13, from 10 September 2012; every executive decision of an officer
        (Maker.CABINET, OF_2012, {}, "SI 2012/2089, reg 12"),
        (Maker.SINGLE_MEMBER, OF_2012, {}, "SI 2012/2089, reg 13(1) and (2)"),
        (Maker.OFFICER, OF_2012, {"is_executive": True, "is_key": False}, "SI 2012/2089, reg 13(4)"),
        # section 5: SI 2014/2095 regs 7 and 8, from 6 August 2014
        (Maker.OFFICER, BEFORE_2014, {"is_executive": False, "basis": Basis.SPECIFIC}, ""),
        (Maker.OFFICER, OF_2014, {"is_executive": False, "basis": Basis.SPECIFIC}, "SI 2014/2095, reg 7(2)(a) and (3)"),
        *(
            (Maker.OFFICER, OF_2014, {"is_executive": False, "basis": basis}, "SI 2014/2095, reg 7(2)(b) and (3)")
            for basis in (Basis.PERMISSION, Basis.RIGHTS, Basis.CONTRACT)
        ),
        (Maker.OFFICER, OF_2014, {"is_executive": False, "basis": Basis.OTHER}, ""),
        (Maker.OFFICER, OF_2014, {"is_executive": False, "basis": Basis.RIGHTS, "has_other_record": True}, "SI 2014/2095, reg 7(4)"),
        # bodies that are not the executive keep minutes
        (Maker.COUNCIL, OF_2014, {}, ""),
        (Maker.COMMITTEE, OF_2014, {}, ""),
        # section 7
        (Maker.OFFICER, date(2015, 3, 31), {"is_executive": True, "nation": Nation.NORTHERN_IRELAND}, ""),
        (Maker.OFFICER, date(2015, 4, 1), {"is_executive": True, "nation": Nation.NORTHERN_IRELAND}, "SR 2015/44"),
        (Maker.CABINET, OF_2014, {"nation": Nation.WALES}, ""),
        ("", OF_2014, {}, ""),
        (Maker.CABINET, None, {}, ""),
    ],
)
def test_the_record_is_asked_for_by_the_law_of_the_day(maker, day, said, asked_by):
    assert source(maker, day, **said) == asked_by


def test_the_date_is_asked_for_from_2012():
    fields = {day: record.instrument(Taken(maker="Cabinet", decided_on=day)).asks for day in (LAST_OF_2000, OF_2012)}
    assert set(fields[OF_2012]) - set(fields[LAST_OF_2000]) == {Field.DATE}


@pytest.mark.parametrize(
    ("day", "who"), [(LAST_OF_2000, "the standards committee"), (OF_2012, "the head of paid service")], ids=["2000", "2012"]
)
def test_a_conflict_asks_whether_there_was_a_dispensation_and_from_whom(day, who):
    taken = Taken(maker="Cabinet", decided_on=day)
    declared = Kept(decision=True, reasons="x", alternatives="x", conflicts="Councillor Vane: a tenant.")
    [lack] = record.missing(taken, declared)
    assert (lack.field, who in lack.sentence) == (Field.DISPENSATIONS, True)
    assert record.missing(taken, WHOLE) == []


def test_a_body_is_asked_of_its_members_and_whoever_decides_alone_of_those_who_were_consulted():
    said = {
        maker: record.missing(Taken(maker=maker, decided_on=OF_2012), Kept())[3].sentence for maker in (Maker.CABINET, Maker.SINGLE_MEMBER)
    }
    assert "any member of the body" in said[Maker.CABINET]
    assert "any member of the executive who was consulted" in said[Maker.SINGLE_MEMBER]


def test_each_missing_field_is_a_sentence_with_its_source():
    lacks = record.missing(Taken(maker="Cabinet", decided_on=OF_2012), Kept())
    assert [lack.field for lack in lacks] == [Field.DECISION, Field.REASONS, Field.ALTERNATIVES, Field.CONFLICTS]
    assert all(lack.sentence.endswith(".") and lack.source == "SI 2012/2089, reg 12" for lack in lacks)


def test_another_statutory_record_spares_the_alternatives_and_the_names():
    by = {"maker": "Officer", "decided_on": OF_2014, "is_executive": False, "basis": "specific"}
    assert {lack.field for lack in record.missing(Taken(**by), Kept())} == {
        Field.DECISION, Field.REASONS, Field.ALTERNATIVES, Field.CONFLICTS,
    }  # fmt: skip
    assert {lack.field for lack in record.missing(Taken(**by, has_other_record=True), Kept())} == {Field.DECISION, Field.REASONS}


@pytest.mark.parametrize(
    ("taken", "begins"),
    [
        (Taken(maker="Cabinet"), "Which law asks what of this record depends on the day"),
        (Taken(decided_on=OF_2012), "Which law asks what of this record depends on who"),
        (Taken(maker="Cabinet", decided_on=OF_2012, nation=Nation.WALES), "What the law of this nation asks"),
        (Taken(maker="Council", decided_on=OF_2012), "Its record is the minutes"),
        (Taken(maker="Officer", decided_on=OF_2012), "It does not say whether the officer decided for the executive"),
        (Taken(maker="Officer", decided_on=OF_2014, is_executive=False), "It does not say under which authorisation"),
        (Taken(maker="Officer", decided_on=OF_2014, is_executive=False, basis="other"), "No law that is written down here"),
        (Taken(maker="Cabinet", decided_on=OF_2012), ""),
    ],
)
def test_where_nothing_is_asked_it_is_said_why(taken, begins):
    assert record.why_nothing_is_asked(taken).startswith(begins) if begins else not record.why_nothing_is_asked(taken)


def test_an_officer_s_record_is_kept_for_six_years_and_its_papers_for_four():
    taken = Taken(maker="Officer", decided_on=date(2026, 9, 14), is_executive=False, basis="contract")
    assert record.keep_until(taken) == (date(2032, 9, 14), date(2030, 9, 14))
    assert record.keep_until(Taken(maker="Cabinet", decided_on=OF_2012)) is None
    assert record.keep_until(Taken(maker="Cabinet")) is None


taken_somehow = st.builds(
    Taken,
    maker=st.sampled_from(["", *Maker]),
    decided_on=st.none() | st.dates(date(1999, 1, 1), date(2040, 1, 1)),
    is_executive=st.none() | st.booleans(),
    is_key=st.none() | st.booleans(),
    basis=st.sampled_from(["", *Basis]),
    has_other_record=st.booleans(),
    nation=st.sampled_from(Nation),
)


@given(taken_somehow)
def test_no_decision_is_asked_for_its_record_by_two_instruments_at_once(taken):
    assert len(record.instruments_for(taken)) <= 1


@given(taken_somehow)
def test_either_a_law_asks_for_the_record_or_it_is_said_why_none_does(taken):
    assert bool(record.instrument(taken)) != bool(record.why_nothing_is_asked(taken))


@given(taken_somehow, st.sampled_from([Kept(), WHOLE]))
def test_what_is_missing_was_asked_for(taken, kept):
    asked = record.instrument(taken)
    to_be_told = {Field.FOR_WHOM, Field.BASIS} if taken.maker == Maker.OFFICER else set()
    assert {lack.field for lack in record.missing(taken, kept)} <= set(asked.asks if asked else to_be_told)


@pytest.mark.parametrize(
    ("day", "said", "lacks"),
    [
        (LAST_OF_2000, {}, []),
        (OF_2012, {}, [Field.FOR_WHOM]),
        (BEFORE_2014, {"is_executive": False}, []),
        (OF_2014, {"is_executive": False}, [Field.BASIS]),
        (OF_2014, {"is_executive": False, "basis": Basis.OTHER}, []),
        (OF_2014, {"nation": Nation.WALES}, []),
        (None, {}, []),
    ],
)
def test_an_officer_s_record_says_first_for_whom_and_by_what_authority(day, said, lacks):
    assert [lack.field for lack in record.missing(Taken(maker=Maker.OFFICER, decided_on=day, **said), WHOLE)] == lacks


@pytest.mark.parametrize(
    ("text", "is_so"),
    [
        ("That retrospective approval be given to the lease.", True),
        ("That the action taken by the Director be ratified.", True),
        ("That the expenditure already incurred be approved.", True),
        ("That the action plan be approved.", False),
        ("That the Protocol be endorsed and ratified.", False),
    ],
)
def test_approval_of_what_was_done_is_read_from_the_words(text, is_so):
    assert record.approves_what_was_done(text) is is_so


@pytest.mark.parametrize(
    ("kinds", "how", "said"),
    [
        (["approve"], {"is_retrospective": True}, "It approves what had been done already."),
        (["approve"], {"has_condition": True}, "It waits for its condition, also when the decision is in effect."),
        (["approve"], {"has_condition": True, "is_condition_met": True}, "It takes effect with the decision."),
        (["note"], {}, "Nothing has to be carried out."),
        (["recommend"], {}, "It is a recommendation: whoever it is put to decides."),
        ([], {}, "It takes effect with the decision."),
    ],
)
def test_each_part_has_its_effect(kinds, how, said):
    assert record.effect_in_words(kinds, **{"has_condition": False, "is_retrospective": False} | how) == said


@pytest.mark.parametrize("basis", ["", *Basis])
def test_each_basis_has_its_words(basis):
    assert bool(record.basis_in_words(basis)) == bool(basis)


@pytest.mark.parametrize(
    ("decided", "met", "published", "number"),
    [
        (date(2026, 9, 14), date(2026, 9, 14), date(2026, 9, 14), 0),
        (date(2026, 9, 14), date(2026, 9, 14), date(2026, 9, 13), 1),
        (date(2026, 9, 14), date(2026, 9, 15), date(2026, 9, 16), 1),
        (None, date(2026, 9, 15), date(2026, 9, 1), 0),
        (date(2026, 9, 14), None, None, 0),
    ],
)
def test_days_that_cannot_all_be_true_are_told(decided, met, published, number):
    assert len(record.days_at_odds(decided, met, published)) == number


SAID = {"decided_on": date(2009, 12, 2), "is_subject_to_call_in": True}


@pytest.mark.parametrize(
    ("said", "words"),
    [
        ({"effective_on": date(2009, 12, 1)}, "in effect from 1 December 2009, before it was decided on 2 December 2009"),
        ({"effective_on": date(2009, 12, 2)}, ""),
        ({"effective_on": date(2009, 12, 15), "open_until": date(2009, 12, 15)}, "could be called in until the end of 15 December 2009"),
        ({"effective_on": date(2009, 12, 16), "open_until": date(2009, 12, 15)}, ""),
        ({"is_subject_to_call_in": False, "call_in_words": "Expires 16/12/2009"}, "as not subject to call-in, and with a day for it"),
        ({"is_subject_to_call_in": False, "call_in_words": "Not for call-in"}, ""),
        ({"call_in_words": "Not for call-in"}, "as subject to call-in, and in a list as “Not for call-in”"),
        ({"call_in_words": "Call-in expired"}, ""),
        ({"is_key": False, "announced_as_key": True}, "announced as a key decision, and is published as not a key decision"),
        ({"is_key": True, "announced_as_key": False}, "announced as not a key decision, and is published as a key decision"),
        ({"is_key": True, "announced_as_key": True}, ""),
        ({"is_key": True}, ""),
        ({"announced_as_key": True}, ""),
        ({"effective_on": date(2009, 12, 1), "decided_on": None}, ""),
    ],
)
def test_what_another_system_says_against_itself_is_told_and_not_corrected(said, words):
    told = record.published_at_odds(record.AsPublished(**SAID | said))
    assert (len(told), words in "".join(told)) == (bool(words), True)
