"""Forward plans become notices: what was published stays as published, and what its days imply stands beside it."""

from datetime import date

import pytest

from moothall.access.viewer import PUBLIC, THE_CLOCK, Held, Role, Viewer
from moothall.decisions import actions, queries as decisions
from moothall.decisions.rules.notices import State

from . import issues, storing

pytestmark = pytest.mark.django_db
TODAY = date(2026, 3, 2)
MAY = issues.plan("Plan from May 2024", issues.planned(due="May 2024"), issues.planned("Quay", key="2", first="", kind=""))
JUNE = issues.plan("Plan from June 2024", issues.planned(due="Between 1 June 2024 and 30 June 2024"))


def the_notice(number=1, viewer=PUBLIC):
    found = decisions.notice(viewer, storing.COUNCIL.lower(), number)
    assert found, f"there is no notice {number}"
    return found


def judged(notice):
    return decisions.verdicts(PUBLIC, [notice], TODAY).get(notice.pk)


def editions():
    return [(one.get_kind_display(), one.because, one.due_on) for one in decisions.editions(PUBLIC, the_notice())]


def test_an_item_of_a_plan_is_a_notice_with_its_words_as_published(pages):
    report = storing.imported(pages(plan=MAY))
    assert report.files[0].words == "forward plan, 2 notices"
    notice = the_notice()
    assert (notice.due_on, notice.due_until, notice.is_key, notice.maker_title) == (date(2024, 5, 1), date(2024, 5, 31), True, "Cabinet")
    [first] = decisions.editions(PUBLIC, notice)
    assert {"label": "Decision due", "words": "May 2024"} in first.contents
    assert judged(notice).state is State.IN_TIME


def test_of_a_notice_that_does_not_say_when_it_came_out_nothing_is_counted(pages, client):
    storing.imported(pages(plan=MAY))
    assert judged(the_notice(2)) is None
    assert "does not say when" in client.get("/decisions/notices/easthaven/2").content.decode()


@pytest.mark.parametrize("order", ["may june", "june may"])
def test_a_later_plan_is_an_edition_beside_the_earlier_one_whichever_is_read_first(pages, order):
    for name in order.split():
        storing.imported(pages(**{name: {"may": MAY, "june": JUNE}[name]}))
    assert editions() == [
        ("Published", "In “Plan from May 2024”.", date(2024, 5, 1)),
        ("Read on another system's page", "In “Plan from June 2024”.", date(2024, 6, 1)),
    ]
    assert (the_notice().due_on, the_notice().due_until) == (date(2024, 6, 1), date(2024, 6, 30))
    before = storing.rows()
    assert storing.imported(pages()).closing == "0 read, 0 changed, 2 unchanged, 0 not understood"
    assert storing.rows() == before


@pytest.mark.parametrize(
    ("first", "due", "state", "words"),
    [
        ("05/04/2024", "5 May 2024", State.IN_TIME, "29 clear days before"),
        ("25/04/2024", "7 May 2024", State.TOO_LATE, "There was time for the general exception"),
        ("04/05/2024", "7 May 2024", State.TOO_LATE, "There was no time for the general exception either"),
        ("17/11/2009", "2 December 2009", State.IN_TIME, "The rule asks for 14 days"),
        ("18/11/2009", "2 December 2009", State.TOO_LATE, "This differs from the rule"),
    ],
)
def test_what_its_days_imply_by_the_rule_of_their_day_stands_beside_what_it_says(pages, first, due, state, words):
    storing.imported(pages(plan=issues.plan("A plan", issues.planned(first=first, due=due))))
    found = judged(the_notice())
    assert (found.state, found.ways) == (state, ())
    assert words in " ".join(found.says)


def test_the_decision_that_followed_is_joined_and_judged_by_the_day_on_which_it_was_taken(pages, client):
    plan = issues.plan("A plan", issues.planned(first="25/04/2024"))
    storing.imported(pages(plan=plan, decision=issues.decision(more=issues.labelled(**{"Is_Key_decision?": "No"}))))
    page = client.get("/decisions/easthaven/1").content.decode()
    assert "It was announced as a key decision, and is published as not a key decision." in page
    assert [link.decision.title for link in decisions.notice_links(PUBLIC, the_notice())] == ["Harbour wall"]


def test_two_days_of_first_publication_are_named(pages):
    other = issues.plan("Plan from June 2024", issues.planned(first="02/04/2024"))
    report = storing.imported(pages(a=MAY, b=other))
    assert report.files[1].notes == (
        "“Harbour wall” is said to have been first published on different days: 01/04/2024, 02/04/2024. "
        "Each edition keeps its own, and the newest counts.",
    )


def test_what_was_published_again_here_since_is_not_written_over(pages):
    storing.imported(pages(plan=MAY))
    notice = the_notice(viewer=THE_CLOCK)
    clerk = Viewer("access/accounts/1", "A clerk", frozenset({Held(Role.COMMITTEE_CLERK, notice.organisation_id)}))
    actions.carry_notice(notice, viewer=clerk, at=storing.THEN, due_on=date(2024, 9, 1), because="The tide.")
    report = storing.imported(pages(june=JUNE))
    assert the_notice().due_on == date(2024, 9, 1)
    assert "was published again here since" in next(file for file in report.files if file.name == "june").notes[0]


def test_days_that_no_calendar_or_no_notice_has_stay_in_words(pages):
    days = ("31/02/2024", "1 May 9999", "soon")
    wrong = [issues.planned(key=str(number), due=due, first="01/04/0024") for number, due in enumerate(days)]
    report = storing.imported(pages(plan=issues.plan("A plan", *wrong)))
    assert storing.outcomes(report) == {"plan": "Read"}
    assert [(the_notice(number).due_on, the_notice(number).counts_from) for number in (1, 2, 3)] == [(None, None)] * 3


def test_one_plan_under_two_keys_and_one_without_are_told_apart_by_their_words(pages):
    report = storing.imported(pages(a=issues.plan("A plan", issues.planned(key=""), issues.planned("Quay", key=""))))
    assert report.files[0].words == "forward plan, 2 notices"
    storing.imported(pages(b=issues.plan("A plan", issues.planned(key="7"))))
    assert not decisions.notice(PUBLIC, "easthaven", 3)
