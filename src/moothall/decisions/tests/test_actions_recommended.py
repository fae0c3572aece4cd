"""What scrutiny recommended is taken from the minutes, given, answered in time, told of, and done once scrutiny has had the news."""

from datetime import date

import pytest

from moothall.access.acts import ChangedMeanwhile, Refused
from moothall.access.viewer import PUBLIC, THE_CLOCK, Role
from moothall.authority.models import Portfolio, Setting
from moothall.decisions import actions
from moothall.decisions.models import AnsweredBy, ProgressReport, ScrutinyRecommendation
from moothall.decisions.queries import recommended as queries
from moothall.decisions.rules.recommended import RecommendationStanding as Standing
from moothall.decisions.tests import factories
from moothall.decisions.tests.factories import as_it_is, at, council, published
from moothall.decisions.tests.of_scrutiny import (
    ACCEPTED,
    DAY,
    THEN,
    TO_CABINET,
    WORDS,
    accepted,
    body_of,
    called,
    item_of,
    office,
    parts_of,
    recommended,
    rows,
    sat,
    taken_up,
)
from moothall.meetings import actions as meetings
from moothall.meetings.models import ResolutionPart

ANSWER = at(2010, 2, 2)
SAID = {"state": "done", "comment": "All lamps burn.", "evidence": "The works report."}


@pytest.fixture
def board(here):
    return body_of(here)


def standing(row, moment):
    """By the rule; and that the table says the same, and nothing else."""
    row = as_it_is(row)
    [by_table] = [
        one for one, wanted in queries.states(THE_CLOCK, moment).items() if queries.recommendations(THE_CLOCK).filter(wanted, pk=row.pk)
    ]
    assert queries.standings_of(THE_CLOCK, [row], moment)[row.pk] is by_table
    return by_table


def test_the_words_of_a_recommendation_stay_in_the_minutes(here, board):
    meeting = sat(here, board)
    to_record = queries.parts_to_recommend(here.clerk, meeting)
    assert [queries.recommends(part) for part in to_record] == [True, False, True]
    assert queries.meetings_to_read(here.clerk, THEN.date()) == [(meeting, 2)]
    row = recommended(here, meeting=meeting)
    assert (row.words, row.own_words, row.label, row.made_on) == (WORDS[0], "", "(1)", DAY)
    assert queries.meetings_to_read(here.clerk, THEN.date()) == [(meeting, 1)]
    part = row.resolution_part
    rows(ResolutionPart).filter(pk=part.pk).update(text="Corrected.")
    assert queries.recommendations(PUBLIC).get().words == "Corrected."
    for parts, why in (([part], "recorded as a recommendation already"), ([], "Choose what the meeting recommended")):
        with pytest.raises(Refused, match=why):
            actions.recommend_from_meeting(meeting, viewer=here.clerk, at=THEN, parts=parts, **TO_CABINET)
    with pytest.raises(Refused, match="is not out yet"):
        actions.recommend_from_meeting(called(here, board, DAY), viewer=here.clerk, at=THEN, parts=[part], **TO_CABINET)
    theirs = factories.meeting_of(here, *WORDS)
    with pytest.raises(Refused, match="Only a meeting of a scrutiny body"):
        actions.recommend_from_meeting(theirs.row, viewer=here.clerk, at=THEN, parts=parts_of(theirs.row), **TO_CABINET)


def test_what_was_resolved_in_private_is_recommended_in_private(here, board):
    row = recommended(here, board)
    rows(ResolutionPart).filter(pk=row.resolution_part_id).update(is_closed=True)
    seen = {viewer.name: queries.recommendations(viewer).exists() for viewer in (PUBLIC, here.member, here.clerk)}
    assert seen == {PUBLIC.name: False, here.member.name: False, here.clerk.name: True}
    row = actions.answer_scrutiny(queries.recommendation(here.clerk, "wrenmouth", 1), viewer=here.clerk, at=ANSWER, **ACCEPTED)
    coming = called(here, board, date(2010, 3, 11))
    actions.bring_progress(queries.recommendation(here.clerk, "wrenmouth", 1), viewer=here.clerk, at=ANSWER, meeting=coming)
    assert item_of(coming).title == "What became of recommendation 1"


def test_a_review_numbers_what_it_recommends_from_one_report_to_the_next(here, board):
    row = taken_up(here, board)
    said = {"viewer": here.clerk, "at": THEN, "made_on": DAY, **TO_CABINET}
    actions.recommend_from_review(row, texts=["Light it.", "Mend it."], **said)
    actions.recommend_from_review(row, texts=["Sweep it."], **said)
    assert [(one.label, one.words) for one in queries.of_topic(PUBLIC, row)] == [
        ("R1", "Light it."),
        ("R2", "Mend it."),
        ("R3", "Sweep it."),
    ]
    for wrong, why in (
        ({"texts": []}, "one recommendation in each paragraph"),
        ({"texts": ["x"], "made_on": date(2010, 2, 1)}, "has not come yet"),
    ):
        with pytest.raises(Refused, match=why):
            actions.recommend_from_review(row, **said | wrong)


def test_whoever_must_answer_is_named(here, board):
    portfolio = Portfolio.objects.create(organisation=here.row, name="Harbour")
    wrong = (
        ({"to": "a member of the executive"}, "Choose the portfolio"),
        ({"portfolio": portfolio}, "Choose the portfolio"),
        ({"to": "a partner"}, "Name the partner"),
        ({"partner": "The harbour trust"}, "Name the partner"),
    )
    for whom, why in wrong:
        with pytest.raises(Refused, match=why):
            recommended(here, body_of(here, f"Board {why} {len(whom)} {[*whom]}"), **whom)
    assert not rows(ScrutinyRecommendation).exists()
    named = [
        recommended(here, meeting=sat(here, board, held_on=date(2010, 1, 12)), to="a member of the executive", portfolio=portfolio),
        recommended(here, meeting=sat(here, board, held_on=date(2010, 1, 13)), to="a partner", partner="The harbour trust"),
        recommended(here, meeting=sat(here, board, held_on=DAY)),
    ]
    assert [one.addressee for one in named] == ["the member for Harbour", "The harbour trust", "the executive"]
    assert [str(one.due_on) for one in named] == ["2010-03-13", "2010-02-11", "2010-03-13"]


def test_the_clock_runs_by_the_rule_of_the_day_of_receipt(here, board):
    row = recommended(here, board, given_on=None)
    assert standing(row, THEN) is Standing.NOT_GIVEN
    with pytest.raises(Refused, match="Say first on which day"):
        actions.answer_scrutiny(row, viewer=here.clerk, at=ANSWER, **ACCEPTED)
    Setting.objects.create(organisation=here.row, name="scrutiny_response_months", value=3, since=date(2010, 1, 20))
    for day, why in ((date(2010, 3, 1), "has not come yet"), (date(2010, 1, 13), "before the day on which it was made")):
        with pytest.raises(Refused, match=why):
            actions.give_recommendation(row, viewer=here.clerk, at=ANSWER, given_on=day)
    row = actions.give_recommendation(row, viewer=here.clerk, at=ANSWER, given_on=date(2010, 1, 20))
    assert (row.due_on, row.due_by_rule) == (
        date(2010, 4, 19),
        "3 months beginning with 20 January 2010. Local Government Act 2000, s.9FE.",
    )
    assert [standing(row, at(2010, 4, day)) for day in (19, 20)] == [Standing.AWAITED, Standing.LATE]
    with pytest.raises(Refused, match="given already"):
        actions.give_recommendation(row, viewer=here.clerk, at=ANSWER, given_on=DAY)


@pytest.mark.parametrize(
    ("wrong", "why"),
    [
        ({"answered_on": date(2010, 2, 3)}, "has not come yet"),
        ({"answered_on": date(2010, 1, 13)}, "before the recommendation was received"),
        ({"verdict": "not accepted"}, "carried out by nobody"),
        ({"will_do": ""}, "Say what will be done"),
        ({"do_by": date(2010, 1, 31)}, "before the response"),
    ],
)
def test_a_response_that_cannot_be_is_refused(here, board, wrong, why):
    row = recommended(here, board)
    with pytest.raises(Refused, match=why):
        actions.answer_scrutiny(row, viewer=here.clerk, at=ANSWER, **ACCEPTED | wrong)
    assert standing(row, ANSWER) is Standing.AWAITED


def test_a_response_that_corrects_another_stands_beside_it_and_bears_its_decision(here, board):
    row, decision = recommended(here, board), published(here)
    refused = {"verdict": "not accepted", "will_do": "", "decision": decision, "opened_at": 1}
    actions.answer_scrutiny(row, viewer=here.clerk, at=ANSWER, **ACCEPTED | refused)
    assert standing(row, ANSWER) is Standing.NOT_ACCEPTED
    with pytest.raises(Refused, match="Nobody has accepted"):
        actions.report_progress(as_it_is(row), viewer=here.clerk, at=ANSWER, **SAID)
    with pytest.raises(ChangedMeanwhile):
        actions.answer_scrutiny(row, viewer=here.clerk, at=ANSWER, **ACCEPTED, opened_at=1)
    actions.answer_scrutiny(row, viewer=here.clerk, at=ANSWER, **ACCEPTED, decision=decision)
    assert [one.verdict for one in queries.answers(PUBLIC, row)] == ["accepted", "not accepted"]
    assert rows(AnsweredBy).get().reference == row.reference
    assert standing(row, ANSWER) is Standing.NOT_BEGUN
    with pytest.raises(Refused, match="another council"):
        theirs = office(council("otterby", "Otterby", is_home=False).clerk)
        actions.answer_scrutiny(row, viewer=here.clerk, at=ANSWER, **ACCEPTED, owner=theirs)


def test_whoever_carries_it_out_says_how_far_it_is_and_nobody_else(here, board):
    owner, other = (factories.person(here.row, name, "") for name in ("Harbour master", "Librarian"))
    row = accepted(here, board, owner=office(owner), do_by=date(2010, 2, 28))
    tell = {"at": ANSWER, "state": "under way", "comment": "Half are up."}
    with pytest.raises(Refused, match="whoever holds the office"):
        actions.report_progress(row, viewer=other, **tell)
    actions.report_progress(row, viewer=owner, **tell)
    assert rows(ProgressReport).get().said_by == "by Harbour master"
    assert [standing(row, at(2010, *day)) for day in ((2, 28), (3, 1))] == [Standing.UNDER_WAY, Standing.OVERDUE]
    assert queries.mine(owner, THEN.date()).get() == row
    assert not queries.mine(other, THEN.date()).exists()
    with pytest.raises(Refused, match="how it is known"):
        actions.report_progress(row, viewer=owner, at=ANSWER, state="done", comment="x")
    actions.report_progress(row, viewer=owner, at=ANSWER, state="will not be done", comment="No money is left.")
    assert standing(row, ANSWER) is Standing.WILL_NOT


def test_it_is_done_once_the_minutes_of_scrutiny_are_out_or_a_clerk_says_that_it_was_had(here, board):
    row = accepted(here, board)
    early = sat(here, board, "x", held_on=date(2010, 2, 2))
    bring = {"viewer": here.clerk, "at": at(2010, 2, 20)}
    actions.bring_progress(row, item=item_of(early), **bring)
    row = actions.report_progress(as_it_is(row), viewer=here.clerk, at=at(2010, 2, 10), **SAID)
    assert standing(row, at(2010, 2, 20)) is Standing.SAID_DONE
    with pytest.raises(Refused, match="since it was last told"):
        actions.note_progress_had(row, **bring)
    coming = called(here, board, date(2010, 2, 25))
    actions.bring_progress(row, meeting=coming, **bring)
    assert standing(row, at(2010, 2, 26)) is Standing.SAID_DONE
    had = {"viewer": here.clerk, "at": at(2010, 2, 26)}
    actions.note_progress_had(row, **had)
    with pytest.raises(Refused, match="noted already"):
        actions.note_progress_had(row, **had)
    assert standing(row, at(2010, 2, 26)) is Standing.DONE
    second = accepted(here, body_of(here, "Another board"))
    second = actions.report_progress(second, viewer=here.clerk, at=ANSWER, **SAID)
    minuted = sat(here, second.body, "x", held_on=date(2010, 2, 25))
    actions.bring_progress(second, item=item_of(minuted), **bring | {"at": at(2010, 2, 26)})
    assert standing(second, at(2010, 2, 26)) is Standing.DONE


def test_the_news_goes_to_a_meeting_of_the_body_that_recommended_it(here, board):
    row = accepted(here, board)
    gone = called(here, board, date(2010, 3, 11))
    meetings.cancel_meeting(gone, viewer=here.clerk, at=THEN, because="Snow")
    coming = called(here, board, date(2010, 3, 18))
    bring = {"viewer": here.clerk, "at": at(2010, 2, 20)}
    wrong = (
        ({}, "Choose the item"),
        ({"meeting": called(here, here.cabinet, date(2010, 3, 2))}, "another body's meeting"),
        ({"meeting": as_it_is(gone)}, "was cancelled"),
        ({"item": item_of(sat(here, board, "x", held_on=date(2010, 1, 5)))}, "before the recommendation was given"),
        ({"meeting": called(here, board, date(2010, 2, 18))}, "has passed"),
    )
    for where, why in wrong:
        with pytest.raises(Refused, match=why):
            actions.bring_progress(row, **bring, **where)
    actions.bring_progress(row, meeting=coming, **bring)
    with pytest.raises(Refused, match="joined to this recommendation already"):
        actions.bring_progress(row, item=item_of(coming), **bring)
    assert item_of(coming).title.startswith("What became of recommendation 1: That Cabinet be recommended")


def test_only_clerks_record_what_scrutiny_recommended(here, board):
    meeting = sat(here, board)
    for viewer in (here.member, factories.person(here.row, "Head", Role.HEAD_OF_SERVICE)):
        with pytest.raises(Refused, match="is for a committee clerk or a monitoring officer"):
            actions.recommend_from_meeting(meeting, viewer=viewer, at=THEN, parts=parts_of(meeting)[:1], **TO_CABINET)
