"""Figures on My updates: what is typed is kept, what is right is sent, what looks wrong is asked with one key to say that it is right."""

from datetime import date
from decimal import Decimal

import pytest
from django.utils import timezone
from lxml import html

from moothall.access.viewer import THE_CLOCK
from moothall.performance import actions
from moothall.performance.actions import NewFigure
from moothall.performance.models import TypedFigure
from moothall.performance.queries import returns as queries
from moothall.performance.queries.returns_owed import expected
from moothall.performance.rules import Period
from moothall.performance.tests.factories import counted, measured
from moothall.plans.tests.reading import cost, signed_in, words_of

pytestmark = pytest.mark.once

PAGE = "/plans/my-updates"
NOW = timezone.localtime()
SEND = {"do": "send"}


@pytest.fixture
def homes(here):
    return counted(here, reviewer=here.measuring)


@pytest.fixture
def owner(here):
    return signed_in(here.owner)


def period_of(measure):
    [one] = expected(THE_CLOCK, [measure], NOW)
    return one.period


def typed(measure, heard=0, opened=0, **boxes):
    """What a page sends of one row."""
    said = {"heard": heard, "opened": opened, "asked": "", "comment": "", "no_value_because": ""} | boxes
    return {f"figure-{measure.pk}-{name}": value for name, value in said.items()}


def last(measure):
    return queries.last_statement(measure, period_of(measure))


def box(answer, measure, name):
    wanted = f"figure-{measure.pk}-{name}"
    form = next(one for one in html.fromstring(answer.content).forms if wanted in one.fields)
    return (form.fields[wanted] or "").strip()


@pytest.mark.both
def test_figures_are_sent_together_and_one_by_one_and_a_row_left_alone_says_nothing(here, homes, owner):
    bought, let = counted(here, "Homes bought"), counted(here, "Homes let")
    assert "None of three told." in words_of(owner.get(PAGE))
    assert "3 figures to send" in words_of(owner.get("/workspace/"))
    sent = typed(homes, value="40") | typed(bought, value="1,200") | typed(let)
    owner.post(PAGE, sent | {"do": f"send-{homes.pk}"})
    assert (last(homes).value, last(bought)) == (40, None)
    page = words_of(owner.get(PAGE))
    assert "1 figure sent for review and 1 figure kept as typed." in page
    assert "1 of 3 told" in page
    owner.post(PAGE, typed(bought, value="1,200", opened=1) | SEND)
    assert (last(bought).value, last(let)) == (1200, None)
    assert not TypedFigure.objects.visible_to(THE_CLOCK).exists()


def test_enter_in_a_box_keeps_what_is_typed_and_sends_no_figure(here, homes, owner):
    form = next(one for one in html.fromstring(owner.get(PAGE).content).forms if one.get("data-keep"))
    pressed = form.xpath(".//button[not(@type) or @type='submit']")[0]  # which a browser presses for whoever types Enter
    assert (pressed.get("name"), pressed.text) == (None, "Save what I typed")
    owner.post(PAGE, typed(homes, value="40"))
    assert last(homes) is None


@pytest.mark.both
def test_whatever_is_typed_is_kept_right_or_wrong_and_comes_back(here, homes, owner):
    answer = owner.post(PAGE, typed(homes, value="forty-ish", comment="Ask Elm Road."))
    assert "Enter a number, such as 81.6 or 1,240." in words_of(answer)
    assert box(answer, homes, "value") == "forty-ish"
    again = owner.get(PAGE)
    assert [box(again, homes, name) for name in ("value", "comment")] == ["forty-ish", "Ask Elm Road."]
    owner.post(PAGE, typed(homes, opened=1))
    assert box(owner.get(PAGE), homes, "value") == ""


def test_what_looks_wrong_comes_back_with_the_question_and_one_key_says_that_it_is_right(here, owner):
    share = counted(here, "Letters answered", unit="%", decimals=1, counting="snapshot")
    answer = owner.post(PAGE, typed(share, value="816") | SEND)
    assert "Must be 0 to 100. Did you mean 81.6%?" in words_of(answer)
    assert (box(answer, share, "value"), box(answer, share, "asked")) == ("816", "percentage")
    assert last(share) is None
    asked = typed(share, value="816", opened=1, asked=box(answer, share, "asked"), right="on")
    owner.post(PAGE, asked | SEND)
    assert last(share).said_right == ["Must be 0 to 100. Did you mean 81.6%?"]


def test_numerator_and_denominator_are_asked_and_the_figure_is_shown_once_it_is_sent(here, measure, owner):
    assert "Jobs on time" in words_of(owner.get(PAGE))
    owner.post(PAGE, typed(measure, numerator="1,012", denominator="1240") | SEND)
    assert "81.6%" in words_of(owner.get(PAGE))
    answer = owner.post(PAGE, typed(measure, numerator="5", denominator="0", heard=1) | SEND)
    assert "nothing can be divided by nought" in words_of(answer)


@pytest.mark.both
def test_two_people_who_type_one_figure_are_told_of_each_other_and_neither_loses_anything(here, homes, owner):
    other = signed_in(here.measurer)
    owner.post(PAGE, typed(homes, value="40"))
    homes_seen = {"opened": 0, "value": "41"}
    actions.change_measure(homes, viewer=here.keeper, at=NOW, deputy=here.measuring)
    answer = other.post(PAGE, typed(homes, **homes_seen))
    assert "Olive Owner typed “40” meanwhile. Yours stands here: save again to keep it." in words_of(answer)
    assert box(answer, homes, "value") == "41"
    other.post(PAGE, typed(homes, value="41", opened=box(answer, homes, "opened")))
    assert box(owner.get(PAGE), homes, "value") == "41"
    owner.post(PAGE, typed(homes, value="41", opened=2) | SEND)
    assert "by Mo Measure, not sent" in words_of(owner.get(PAGE)), "what somebody else typed is theirs still"
    late = other.post(PAGE, typed(homes, value="42") | SEND)
    assert "Olive Owner has sent 41 homes meanwhile" in words_of(late)
    assert last(homes).value == 41


@pytest.mark.both
def test_a_script_keeps_what_is_typed_and_sends_nothing(here, homes, owner):
    told = owner.post(f"{PAGE}/kept", typed(homes, value="4x") | SEND).json()
    assert (told["versions"], told["wrong"][0]["key"]) == ({str(homes.pk): 1}, homes.pk)
    assert last(homes) is None
    assert owner.get(f"{PAGE}/kept").status_code == 405
    assert "script-src 'self'; connect-src 'self'" in owner.get(PAGE)["Content-Security-Policy"], "or no browser would run the script"
    nothing = owner.post(PAGE, typed(homes, value="4\x00", opened=1, comment="\x00") | SEND)
    assert ("characters that cannot be seen" in nothing.content.decode(), last(homes)) == (True, None)


@pytest.mark.both
def test_bad_input_is_named_and_nothing_of_a_stranger_is_taken(here, homes, owner):
    theirs = counted(here, "Roads mended", department=here.roads, owner=here.strange_office)
    for wrong in ({"value": "NaN"}, {"value": "9" * 60}, {"value": "1e9"}, {"value": "4", "comment": "\u202eTurned"}):
        answer = owner.post(PAGE, typed(homes, opened=9, **wrong) | SEND)
        assert answer.status_code == 200
        assert "another look" in words_of(answer) or "things need" in answer.content.decode()
    assert owner.post(PAGE, typed(homes, value="4", no_value_because="Invented") | SEND).status_code == 200
    for more in (typed(theirs, value="4"), {f"figure-{'9' * 20}-heard": "0"}, {"figure-x-heard": ""}, typed(homes, heard="x", opened="-")):
        owner.post(PAGE, more | SEND)
    assert (last(homes), last(theirs)) == (None, None)


@pytest.mark.both
def test_what_is_typed_on_an_old_page_is_lost_in_no_measure_and_in_no_other_period(here, homes, owner):
    old = owner.post(PAGE, typed(homes, value="41", period="2020-04-01") | SEND)
    now = period_of(homes)
    assert f"{now.in_words()} is asked for now, and was not when you opened this page." in words_of(old)
    assert (last(homes), box(old, homes, "value"), box(old, homes, "period")) == (None, "41", now.first.isoformat())
    actions.change_measure(homes, viewer=here.keeper, at=NOW, owner=here.strange_office, reviewer=None)
    secret = counted(here, "Bids", department=here.roads, owner=here.strange_office, closed_under="paragraph 3", closed_because="So.")
    gone = words_of(owner.post(PAGE, typed(homes, value="41") | typed(secret, value="7") | {f"figure-{'9' * 9}-heard": "0"} | SEND))
    assert "“Homes built” is not yours to send now, or nothing is asked of it. You typed “41”, and it was not kept." in gone
    assert "A measure is not yours to send now" in gone
    assert "Bids" not in gone
    told = owner.post(f"{PAGE}/kept", typed(homes, value="41")).json()["wrong"]
    assert [one["key"] for one in told] == [homes.pk]
    assert (last(homes), last(secret)) == (None, None)


def test_what_was_sent_back_is_owed_again_with_the_reason(here, homes, owner):
    new = NewFigure(period=period_of(homes), value=Decimal(40))
    actions.send_figure(homes, viewer=here.owner, at=NOW, new=new)
    actions.send_back_figure(last(homes), viewer=here.measurer, at=NOW, because="Elm Road is counted twice.")
    page = words_of(owner.get(PAGE))
    assert "Mo Measure: Elm Road is counted twice." in page
    assert "None of one told." in page


def test_the_page_costs_the_same_for_one_figure_and_for_many(here, homes, measure, owner):
    def past(row):
        for month in (1, 4, 7):
            period = Period(date(2025, month, 1), date(2025, month + 2, 31 if month == 1 else 30))
            new = NewFigure(period=period, value=Decimal(month), comment="So.", right=actions.EVERYTHING)
            actions.send_figure(row, viewer=THE_CLOCK, at=NOW, new=new)

    past(homes)
    owner.get(PAGE)
    before = cost(owner, PAGE)
    for turn in range(3):
        past(counted(here, f"Homes {turn}"))
        owner.post(PAGE, typed(measured(here, f"Repairs {turn}"), numerator="4"))
    assert cost(owner, PAGE) == before
