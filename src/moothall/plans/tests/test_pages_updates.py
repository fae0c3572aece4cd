"""An owner says of all their actions how they go on one page: what is right is kept, what is wrong is named, nothing typed is lost."""

from datetime import timedelta

import pytest
from django.utils import timezone
from lxml import html

from moothall.access.viewer import THE_CLOCK
from moothall.authority import actions as authority
from moothall.authority.models import Person
from moothall.plans import actions, queries, rules
from moothall.plans.tests.factories import EARLY, as_it_is, drafted, planned, published, somebody
from moothall.plans.tests.reading import cost, signed_in, words_of

pytestmark = pytest.mark.once

PAGE = "/plans/my-updates"
NOW = timezone.localtime()
TODAY = NOW.date()
LATER = TODAY + timedelta(days=200)
YEARS = {"first_on": TODAY - timedelta(days=400), "last_on": TODAY + timedelta(days=400)}


@pytest.fixture
def plan(here):
    return published(here, **YEARS)


@pytest.fixture
def rows(here, plan):
    return [planned(here, plan, title, due_on=LATER) for title in ("Hire trades staff", "Buy vans", "Mend lamps")]


@pytest.fixture
def owner(here):
    return signed_in(here.owner)


def marked(row):
    return {f"heard_{row.pk}": rules.mark_of(as_it_is(row).said_at)}


def typed(*lines):
    """What a page sends of these rows: each with a choice and a comment."""
    sent = {}
    for row, said, comment in lines:
        sent |= marked(row) | {f"said_{row.pk}": said, f"comment_{row.pk}": comment}
    return sent


def told(row):
    return [(one.said, one.comment) for one in queries.actions.progress(THE_CLOCK, row)]


def box(answer, name):
    """What stands in a box, as it would be sent."""
    form = next(one for one in html.fromstring(answer.content).forms if name in one.fields)
    return form.fields[name].strip()


def test_a_quarter_is_told_together_and_a_row_left_alone_says_nothing(rows, owner):
    hired, vans, lamps = rows
    before = words_of(owner.get(PAGE))
    assert "None of three told." in before
    assert "0 of 3 told" in before
    assert "3 actions to update wait for you." in words_of(owner.get("/workspace/"))
    sent = typed((hired, "on track", "Nine of fourteen are in post."), (vans, "done", ""), (lamps, "", ""))
    assert owner.post(PAGE, sent).url == PAGE
    after = words_of(owner.get(PAGE))
    assert "2 actions told." in after
    assert "2 of 3 told" in after
    assert (told(hired), told(vans), told(lamps)) == ([("on track", "Nine of fourteen are in post.")], [("done", "")], [])
    assert "Nothing was chosen" in words_of(owner.post(PAGE, typed((lamps, "", "")), follow=True))


@pytest.mark.both
def test_nothing_new_says_again_what_was_said_with_the_words_of_then(here, rows, owner):
    hired, vans, _ = rows
    actions.report_progress(hired, viewer=here.owner, at=NOW - timedelta(days=150), said="at risk", comment="One post is empty.")
    assert box(owner.get(PAGE), f"said_{hired.pk}") == ""
    owner.post(PAGE, typed((hired, "same", ""), (vans, "same", "")))
    assert told(hired) == [("at risk", "One post is empty.")] * 2
    assert told(vans) == [("not started", "")]


def test_there_is_nothing_new_only_where_no_day_has_passed_since(here, plan, owner):
    row = planned(here, plan, due_on=TODAY - timedelta(days=1))
    actions.report_progress(row, viewer=here.owner, at=NOW - timedelta(days=150), said="on track")
    assert 'value="same"' not in owner.get(PAGE).content.decode()
    page = words_of(owner.post(PAGE, typed((row, "on track", ""))))
    assert "so it cannot be on track" in page
    assert len(told(row)) == 1


@pytest.mark.both
def test_a_wrong_row_is_named_and_keeps_what_was_typed_and_the_right_ones_are_kept(rows, owner):
    hired, vans, lamps = rows
    answer = owner.post(PAGE, typed((hired, "on track", "Five are in post."), (vans, "late", ""), (lamps, "", "The price rose.")))
    page = words_of(answer)
    for words in ("Say in a comment why it is late.", "Choose how it goes, or empty the box.", "1 action told.", "1 of 3 told"):
        assert words in page
    assert [box(answer, name) for name in (f"said_{vans.pk}", f"comment_{lamps.pk}", f"said_{hired.pk}")] == ["late", "The price rose.", ""]
    assert (told(hired), told(vans)) == ([("on track", "Five are in post.")], [])
    again = owner.post(PAGE, {name: box(answer, name) for name in (f"said_{vans.pk}", f"heard_{vans.pk}")} | {f"comment_{vans.pk}": "Ice."})
    assert again.status_code == 302
    assert told(vans) == [("late", "Ice.")]


@pytest.mark.both
def test_what_is_sent_twice_or_over_somebody_else_s_words_is_said_once(here, rows, owner):
    hired = rows[0]
    sent = typed((hired, "on track", "Five are in post."))
    owner.post(PAGE, sent)
    answer = owner.post(PAGE, sent)
    assert "Somebody has said meanwhile that it is on track." in words_of(answer)
    assert told(hired) == [("on track", "Five are in post.")]
    assert box(answer, f"heard_{hired.pk}") == rules.mark_of(as_it_is(hired).said_at)


@pytest.mark.both
def test_bad_input_is_named_and_nothing_of_it_is_kept(here, rows, owner):
    hired, vans, _ = rows
    page = words_of(owner.post(PAGE, typed((hired, "wish", ""), (vans, "late", "\u202eTurned"))))
    assert "Choose one of those listed" in page
    assert "characters that cannot be seen" in page
    for wrong in ({"said_x": "late"}, {"said_" + "9" * 30: "late"}, {"said_999999": "late", "comment_999999": "Mine."}, {}):
        assert owner.post(PAGE, wrong).status_code == 302
    theirs = planned(here, rows[0].plan, "Sweep", owner=here.strange_office, due_on=LATER)
    owner.post(PAGE, typed((theirs, "done", "")))
    assert [told(row) for row in (hired, vans, theirs)] == [[], [], []]


def test_whoever_stands_in_tells_for_whom_they_stand_in_and_nobody_has_an_empty_page(here, rows, client):
    assert client.get(PAGE).status_code == 302
    deputy, _ = somebody(here.row, "Dee Deputy", "Surveyor", "")
    window = signed_in(deputy)
    assert "No action of a public plan is yours" in words_of(window.get(PAGE))
    person = Person.objects.get(pk=deputy.person)
    authority.name_deputy(here.office, viewer=THE_CLOCK, at=NOW, person=person, since=TODAY)
    assert "Covering for Olive Owner, the Head of Homes" in words_of(window.get(PAGE))
    over = actions.report_progress(planned(here, rows[0].plan, "Long done"), viewer=here.keeper, at=EARLY, said="done")
    assert "Long done" not in words_of(window.get(f"{PAGE}?action=x"))
    assert f'id="action-{over.pk}"' in window.get(f"{PAGE}?action={over.pk}").content.decode()
    window.post(PAGE, typed((rows[0], "done", "")))
    assert told(rows[0]) == [("done", "")]


def test_a_plan_that_is_not_public_owes_nothing_yet(here, owner):
    planned(here, drafted(here, **YEARS))
    assert "No action of a public plan is yours" in words_of(owner.get(PAGE))


def test_the_page_costs_the_same_for_one_action_and_for_many_and_shows_as_many_as_one_sitting_bears(here, plan, rows, owner, monkeypatch):
    owner.get(PAGE)
    before = cost(owner, PAGE)
    for turn in range(4):
        row = planned(here, plan, f"Another {turn}", due_on=LATER)
        actions.report_progress(row, viewer=here.owner, at=NOW, said="on track", comment="So.")
        planned(here, plan, f"Not told {turn}", due_on=LATER)
    assert cost(owner, PAGE) == before
    monkeypatch.setattr("moothall.plans.queries.updates.A_PAGE", 5)
    page = words_of(owner.get(PAGE))
    assert "2 more actions follow once these are told." in page
    assert "4 more actions that you have told, or need not tell yet, stand on the pages of the plans." in page
