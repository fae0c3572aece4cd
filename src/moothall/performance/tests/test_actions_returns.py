"""A figure is sent, asked about, signed off or sent back; what was sent is never edited, and nothing counts that nobody signed off."""

from datetime import date, timedelta
from decimal import Decimal

import pytest

from moothall.access.acts import Refused
from moothall.access.viewer import PUBLIC, THE_CLOCK
from moothall.performance import actions
from moothall.performance.actions import LooksWrong, NewFigure
from moothall.performance.models import NoValueReason, Return
from moothall.performance.queries import returns as queries
from moothall.performance.rules import Period
from moothall.performance.rules.returns import Calendar, Characteristic, CommentWhen, ShownWhen
from moothall.performance.tests.factories import LONG_AGO, NOW, counted, targeted
from moothall.plans.tests.factories import council
from moothall.post.models import Mail

D = Decimal
QUARTER = Period(date(2026, 7, 1), date(2026, 9, 30))
OCTOBER = Period(date(2026, 10, 1), date(2026, 10, 31))
LATER = NOW + timedelta(hours=1)


@pytest.fixture
def homes(here):
    return counted(here, portfolio=here.portfolio, reviewer=here.measuring)


def send(here, measure, value=None, viewer=None, at=NOW, **said):
    new = {"period": QUARTER, "value": None if value is None else D(str(value)), **said}
    return actions.send_figure(measure, viewer=viewer or here.owner, at=at, new=NewFigure(**new))


def last(measure, period=QUARTER):
    return queries.last_statement(measure, period)


def sign(here, measure, viewer=None, at=LATER, period=QUARTER):
    return actions.sign_off_figure(last(measure, period), viewer=viewer or here.measurer, at=at)


def shown(measure, viewer=PUBLIC, at=LATER, period=QUARTER):
    found = queries.figure(viewer, measure, period, at)
    return found and found.value


def past(here, measure, *values, first=2024):
    """Figures of earlier quarters, from the first of a year on, signed off."""
    for turn, value in enumerate(values):
        month = 3 * (turn % 4) + 1
        begins = date(first + turn // 4, month, 1)
        ends = (begins + timedelta(days=95)).replace(day=1) - timedelta(days=1)
        period = Period(begins, ends)
        send(here, measure, value, viewer=THE_CLOCK, period=period, right=actions.EVERYTHING, comment="So it was.")
        sign(here, measure, viewer=THE_CLOCK, period=period, at=NOW)


def test_a_figure_counts_from_the_moment_at_which_somebody_else_signs_it_off(here, homes):
    send(here, homes, 40)
    assert (shown(homes), shown(homes, here.measurer)) == (None, D(40))
    with pytest.raises(Refused, match="You sent this figure yourself"):
        sign(here, homes, here.owner)
    with pytest.raises(Refused, match="signs off its figures"):
        sign(here, homes, here.stranger)
    sign(here, homes)
    assert (shown(homes), shown(homes, at=NOW)) == (D(40), None)
    with pytest.raises(Refused, match="signed off already"):
        sign(here, homes, here.keeper)


def test_whoever_heads_the_department_or_keeps_the_plans_signs_off_too(here):
    for turn, viewer in enumerate((here.owner, here.keeper)):
        row = counted(here, f"Homes {turn}")
        send(here, row, 4, viewer=here.measurer)
        sign(here, row, viewer)
        assert shown(row) == 4
    elsewhere = counted(here, "Roads mended", department=here.roads, owner=here.strange_office)
    send(here, elsewhere, 4, viewer=here.stranger)
    with pytest.raises(Refused, match="signs off its figures"):
        sign(here, elsewhere, here.titled)


def test_what_is_sent_back_says_why_and_whoever_sent_it_gets_a_letter(here, homes):
    send(here, homes, 40)
    with pytest.raises(Refused, match="Say what is to be looked at"):
        actions.send_back_figure(last(homes), viewer=here.measurer, at=LATER, because=" ")
    actions.send_back_figure(last(homes), viewer=here.measurer, at=LATER, because="Elm Road is counted twice.")
    assert shown(homes, here.measurer) is None
    assert [mail.kind for mail in Mail.objects.visible_to(THE_CLOCK)] == [actions.returns.SENT_BACK]
    with pytest.raises(Refused, match="sent back already"):
        sign(here, homes)
    send(here, homes, 39, heard=1, at=LATER)
    assert [one.value for one in queries.statements(THE_CLOCK, homes, QUARTER)] == [D(39), D(40)]


def test_what_the_clock_brought_in_goes_back_without_a_letter(here, homes):
    send(here, homes, 40, viewer=THE_CLOCK)
    actions.send_back_figure(last(homes), viewer=here.measurer, at=LATER, because="Not ours.")
    assert not Mail.objects.visible_to(THE_CLOCK).exists()


def test_whoever_comes_second_is_told_what_the_other_sent(here, homes):
    send(here, homes, 40)
    with pytest.raises(Refused, match="Olive Owner has sent 40 homes meanwhile"):
        send(here, homes, 41, viewer=here.measurer)
    send(here, homes, 41, viewer=here.measurer, heard=1)
    assert last(homes).value == 41
    with pytest.raises(Refused, match="A later figure has been sent"):
        actions.sign_off_figure(queries.statements(THE_CLOCK, homes, QUARTER)[1], viewer=here.keeper, at=LATER)


def test_a_signed_figure_is_revised_with_a_reason_and_the_old_one_counts_until_the_new_one_is_signed(here, homes):
    send(here, homes, 40)
    sign(here, homes)
    with pytest.raises(Refused, match="Say why the figure for July to September 2026 is revised"):
        send(here, homes, 38, heard=1, at=LATER)
    send(here, homes, 38, heard=1, at=LATER, because="Two were not finished.")
    assert shown(homes) == 40
    sign(here, homes, at=LATER + timedelta(hours=1))
    assert (shown(homes, at=LATER), shown(homes, at=LATER + timedelta(hours=1))) == (40, 38)


@pytest.mark.parametrize(
    ("said", "box", "words"),
    [
        ({}, "value", "Enter a figure, or say why there is none"),
        ({"value": 4, "no_value_because": "The system failed"}, "no_value_because", "Not both"),
        ({"no_value_because": "I forgot"}, "no_value_because", "from the list"),
        ({"value": 4, "quality": {"accuracy": "super"}}, "quality", "good, fair or weak"),
        ({"value": 4, "period": Period(date(2026, 7, 1), date(2026, 8, 31))}, "", "no period of this measure"),
        ({"value": 4, "period": Period(date(2026, 10, 1), date(2026, 12, 31))}, "", "has not ended yet"),
    ],
)
def test_what_cannot_be_is_refused_with_its_box(here, homes, said, box, words):
    actions.list_reason(here.row, viewer=here.keeper, at=NOW, words="The system failed")
    with pytest.raises(Refused, match=words) as refused:
        send(here, homes, **said)
    assert refused.value.box == box
    assert not Return.objects.visible_to(THE_CLOCK).exists()


def test_a_measure_that_has_ended_has_figures_until_then_and_no_later(here, homes):
    actions.end_measure(homes, viewer=here.keeper, at=NOW, on=date(2026, 6, 30), because="No longer built.")
    with pytest.raises(Refused, match="had ended before that period"):
        send(here, homes, 4)
    send(here, homes, 4, period=Period(date(2026, 4, 1), date(2026, 6, 30)))


def test_a_stranger_sends_nothing_and_no_figure_goes_before_its_window_opens(here, homes):
    with pytest.raises(Refused, match="belongs to another department"):
        send(here, homes, 4, viewer=here.stranger)
    days = Calendar(opens_after=60, due_within=61, reviewed_within=62, cut_off_after=63)
    actions.set_calendar(here.row, viewer=here.keeper, at=NOW, from_on=LONG_AGO, days=days, portfolio=here.portfolio)
    with pytest.raises(Refused, match="can be sent from Wednesday 23 December 2026 on"):
        send(here, homes, 4)
    actions.set_calendar(here.row, viewer=here.keeper, at=NOW, from_on=LONG_AGO, days=None, portfolio=here.portfolio)
    send(here, homes, 4)


def test_no_figure_has_a_reason_of_the_council_s_list(here, homes):
    actions.list_reason(here.row, viewer=here.keeper, at=NOW, words=" The system   failed ")
    send(here, homes, no_value_because="The system failed")
    sign(here, homes)
    found = queries.figure(PUBLIC, homes, QUARTER, LATER)
    assert (found.value, found.because) == (None, "The system failed")


def test_what_looks_wrong_is_asked_and_taken_when_somebody_says_that_it_is_right(here, homes):
    past(here, homes, 10, 11, 12, 13, 12, 11)
    with pytest.raises(LooksWrong) as refused:
        send(here, homes, 40, comment="The mill was finished.")
    assert [one.doubt.value for one in refused.value.asked] == ["history"]
    assert refused.value.box == "value"
    send(here, homes, 40, comment="The mill was finished.", right=["history"])
    assert last(homes).said_right == ["The last 6 figures lay between 10 homes and 13 homes. Is 40 homes right?"]


def test_a_comment_is_asked_where_the_rule_of_the_day_needs_one(here, homes):
    targeted(here, homes, "200", profile=["50", "50", "50", "50"])
    with pytest.raises(Refused, match=r"Say in a comment why it misses its target of 50 homes\.") as refused:
        send(here, homes, 44)
    assert refused.value.box == "comment"
    never = {"comment_when": CommentWhen.NEVER, "change_percent": D(10), "shown_when": ShownWhen.SENT}
    actions.set_figure_rule(here.row, viewer=here.keeper, at=NOW, from_on=date(2026, 9, 1), **never)
    send(here, homes, 44)
    assert (shown(homes), queries.figure(PUBLIC, homes, QUARTER, LATER).is_provisional) == (44, True)


def test_a_figure_is_worked_out_from_its_numerator_and_denominator(here, measure):
    def october(numerator, denominator, **said):
        parts = {"numerator": numerator and D(numerator), "denominator": denominator and D(denominator)}
        return send(here, measure, period=OCTOBER, **parts, **said)

    with pytest.raises(Refused, match="Enter the denominator, or say why there is no figure") as refused:
        october(1012, None)
    assert refused.value.box == "denominator"
    with pytest.raises(Refused, match="nothing can be divided by nought"):
        october(1012, 0)
    with pytest.raises(LooksWrong, match="The part"):
        october(1300, 1240)
    october(1012, 1240)
    assert last(measure, OCTOBER).value == D("81.6")


def test_a_figure_that_rests_on_others_is_worked_out_and_says_what_is_missing(here, homes):
    other = counted(here, "Homes bought")
    both = counted(here, "Homes gained", formula=f"M{homes.number} + M{other.number}")
    with pytest.raises(Refused, match="worked out from others"):
        send(here, both, 3)
    send(here, homes, 40)
    sign(here, homes)
    found = queries.figure(PUBLIC, both, QUARTER, LATER)
    assert (found.value, found.because) == (None, f"No figure: M{other.number} has none for this period.")
    send(here, other, 2)
    assert shown(both) is None
    sign(here, other, here.keeper)
    assert shown(both) == 42
    assert len(queries.figures(PUBLIC, [both.pk, homes.pk], LATER)) == 2


def test_a_part_of_its_own_goes_with_what_rests_on_others(here, homes):
    share = counted(
        here, "Cost of a home", formula=f"numerator / M{homes.number}", unit="£ per home", numerator="Spent", numerator_unit="£"
    )
    send(here, homes, 40)
    send(here, share, numerator=D(400))
    assert (last(share).value, shown(share, here.keeper)) == (None, 10)
    with pytest.raises(Refused, match="has sent a figure worked out from others"):
        send(here, share, numerator=D(5))


def test_how_sure_a_figure_is_goes_on_from_the_last_until_somebody_says_otherwise(here, homes):
    past(here, homes, 10)
    grades = dict.fromkeys([one.value for one in Characteristic], "good")
    send(here, homes, 11, quality=grades, period=Period(date(2026, 4, 1), date(2026, 6, 30)))
    send(here, homes, 12, is_final=False)
    assert last(homes).quality == grades
    assert not last(homes).is_final


def test_a_calendar_is_set_whole_and_in_order(here):
    def refused(words, **said):
        with pytest.raises(Refused, match=words):
            actions.set_calendar(here.row, viewer=here.keeper, at=NOW, from_on=LONG_AGO, **said)

    refused("Only a portfolio can be let follow", days=None)
    refused("or later", days=Calendar(due_within=0))
    refused("another council", days=Calendar(), portfolio=council("elsewhere", "Elsewhere", is_home=False).portfolio)


def test_a_reason_is_listed_once_taken_off_and_comes_back(here):
    by = {"viewer": here.keeper, "at": NOW}
    actions.list_reason(here.row, **by, words="Not ours")
    for words, why in (("Not ours", "on the list already"), (" ", "Write the reason")):
        with pytest.raises(Refused, match=why):
            actions.list_reason(here.row, **by, words=words)
    row = NoValueReason.objects.get()
    actions.end_reason(here.row, **by, reason=row)
    actions.list_reason(here.row, **by, words="Not ours")
    assert NoValueReason.objects.get().ended_on is None
    other = council("elsewhere", "Elsewhere", is_home=False)
    with pytest.raises(Refused, match="another council's list"):
        actions.end_reason(other.row, viewer=other.keeper, at=NOW, reason=row)


def test_the_last_figure_that_is_shown_says_as_of_when_it_is(here, homes):
    assert queries.latest(PUBLIC, homes, LATER) is None
    send(here, homes, 40)
    assert queries.latest(PUBLIC, homes, LATER) is None
    sign(here, homes)
    send(here, homes, 30, heard=1, at=LATER, because="Ten fell down.", right=actions.EVERYTHING)
    assert (queries.latest(PUBLIC, homes, LATER).since, queries.latest(here.measurer, homes, LATER).value) == (LATER, 40)


def test_many_figures_cost_as_many_questions_as_one(here, homes, django_assert_num_queries):
    others = [counted(here, f"Homes {turn}") for turn in range(3)]
    for row in (homes, *others):
        send(here, row, 40)
        sign(here, row, here.keeper)
    for keys in ([homes.pk], [row.pk for row in (homes, *others)]):
        with django_assert_num_queries(2):
            assert {one.value for some in queries.figures(PUBLIC, keys, LATER).values() for one in some} == {D(40)}


def test_an_empty_table_brings_in_nothing(here):
    with pytest.raises(Refused, match="nothing to bring in"):
        actions.bring_figures(here.row, viewer=here.keeper, at=NOW, rows=[])
