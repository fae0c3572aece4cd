"""What another system published, brought in: its history tied step by step, its notices with every edition, its changed pages kept."""

from datetime import date

import pytest

from moothall.access.acts import Refused
from moothall.access.viewer import PUBLIC, THE_CLOCK
from moothall.decisions import actions, queries, said
from moothall.decisions.models import MatterStep
from moothall.decisions.queries import matters as histories
from moothall.decisions.rules.notices import State
from moothall.decisions.tests.factories import REQUEST, as_it_is, at, council, meeting_of, published, resolved
from moothall.decisions.tests.reading import words_of

THEN, LATER = at(2026, 3, 2), at(2026, 3, 3)
STEPS = (said.Step("meeting", "02/12/2009 - Cabinet", date(2009, 12, 2)), said.Step("decision", "Damp homes", date(2009, 12, 2)))
HISTORY = said.Matter(title="Damp homes", contents=(("Status", "For Determination"),), steps=STEPS)


def brought(here, matter=HISTORY, known=None, moment=THEN):
    return actions.bring_in_matter(here.row, viewer=THE_CLOCK, at=moment, matter=matter, known=known)


def steps_of(row):
    return list(MatterStep.objects.visible_to(THE_CLOCK).filter(matter=row).order_by("position"))


def tied(row, *ties):
    return actions.tie_steps(row, viewer=THE_CLOCK, at=THEN, ties=ties)


def joined(row):
    return [(link.meeting or link.item or link.decision).reference for link in histories.links(THE_CLOCK, row)]


def not_here(row):
    return [step.words for step in histories.steps_not_here(PUBLIC, row)]


@pytest.fixture
def meeting(here):
    return meeting_of(here)


def test_a_history_is_public_at_once_and_says_what_is_not_here(here, public):
    row = brought(here)
    assert not_here(row) == ["02/12/2009 - Cabinet", "Damp homes"]
    page = words_of(public.get(f"/{row.reference}"))
    assert "A decision that its page names: “Damp homes”." in page
    assert "For Determination" in page


def test_a_step_is_tied_once_and_a_better_thing_takes_the_place_of_the_meeting_as_a_whole(here, meeting):
    row = brought(here)
    first = steps_of(row)[0]
    tied(row, said.Tie("meeting", meeting.row, "", first))
    assert (joined(row), not_here(row)) == ([meeting.row.reference], ["Damp homes"])
    tied(row, said.Tie("item", meeting.item, meeting.row.reference, as_it_is(first)))
    assert joined(row) == [meeting.item.reference]
    tied(row, said.Tie("item", meeting.item))
    assert joined(row) == [meeting.item.reference]


def test_what_bears_the_key_no_longer_is_untied_and_its_step_waits_again(here, meeting):
    row = brought(here)
    tied(row, said.Tie("item", meeting.item, "", steps_of(row)[0]))
    tied(row, said.Tie("", None, meeting.item.reference))
    assert (joined(row), len(not_here(row))) == ([], 2)


def test_a_changed_page_keeps_the_ties_of_the_steps_that_stay_and_its_earlier_words(here, meeting):
    row = brought(here)
    decision = published(here, "Damp homes")
    tied(row, said.Tie("item", meeting.item, "", steps_of(row)[0]), said.Tie("decision", decision, "", steps_of(row)[1]))
    changed = said.Matter(title="Damp and cold homes", contents=(("Status", "Deleted"),), steps=(*STEPS[:1], *STEPS[:1]))
    again = brought(here, changed, row, LATER)
    assert (again.number, again.published_at, joined(row)) == (row.number, THEN, [meeting.item.reference])
    assert [one.tied_to for one in steps_of(row)] == [meeting.item.reference, ""]
    brought(here, changed, row, LATER)
    assert [one.contents for one in histories.editions(PUBLIC, row)] == [[["Status", "Deleted"]], [["Status", "For Determination"]]]


def test_a_history_that_was_gathered_here_is_tied_to_no_page(here, meeting):
    row = actions.start_matter(here.row, viewer=here.clerk, at=THEN, title="Damp homes")
    for bring in (lambda: tied(row, said.Tie("item", meeting.item)), lambda: brought(here, known=row)):
        with pytest.raises(Refused, match="gathered here"):
            bring()
    with pytest.raises(Refused, match="is for a committee clerk"):
        actions.bring_in_matter(here.row, viewer=council("otterby", "Otterby", is_home=False).clerk, at=THEN, matter=HISTORY)


def edition(words, published_at=None, due_on=date(2026, 5, 1)):
    return said.Edition(title="Harbour wall", contents=(("Decision due", words),), read_at=LATER, published_at=published_at, due_on=due_on)


def announced(here, *editions, published_at=None, known=None):
    notice = said.Notice(title="Harbour wall", is_key=True, due_on=date(2026, 5, 1))
    told = {"notice": notice, "published_at": published_at, "editions": editions, "known": known}
    return actions.bring_in_notice(here.row, viewer=THE_CLOCK, at=THEN, **told)


def verdict(row):
    return queries.verdicts(PUBLIC, [row], LATER.date()).get(row.pk)


def test_a_notice_keeps_its_editions_in_the_order_in_which_they_are_handed_over(here):
    row = announced(here, edition("June"))
    assert (row.published_at, row.counts_from, verdict(row)) == (THEN, None, None)
    announced(here, edition("May", at(2026, 4, 1)), edition("June"), published_at=at(2026, 4, 1), known=row)
    kept = [(one.turn, one.get_kind_display(), one.contents[0]["words"]) for one in queries.editions(PUBLIC, row)]
    assert kept == [(1, "Published", "May"), (2, "Read on another system's page", "June")]
    assert verdict(as_it_is(row)).state is State.IN_TIME


def test_a_notice_without_editions_is_its_own_first_one(here):
    row = announced(here, published_at=at(2026, 4, 1))
    assert [(one.turn, one.published_at) for one in queries.editions(PUBLIC, row)] == [(1, at(2026, 4, 1))]


def test_a_notice_is_tied_to_what_bears_its_key_in_the_place_of_what_bore_it_before(here, meeting):
    row = announced(here, edition("May"))
    decision = published(here, "Harbour wall")
    tie = {"viewer": THE_CLOCK, "at": THEN}
    actions.tie_notice(row, thing=meeting.item, **tie)
    actions.tie_notice(row, thing=decision, **tie)
    actions.tie_notice(row, thing=decision, **tie)
    assert [(link.item or link.decision) for link in queries.notice_links(THE_CLOCK, row)] == [meeting.item, decision]
    other = meeting_of(here, held_on=date(2009, 12, 9)).item
    actions.tie_notice(row, thing=other, instead_of=meeting.item.reference, **tie)
    assert [(link.item or link.decision) for link in queries.notice_links(THE_CLOCK, row)] == [decision, other]


def read(here, known=None, keeps_earlier=True, **fields):
    told = said.Decision(title="Damp homes", decided_on=date(2009, 12, 2), **fields)
    there = said.Published(status_as_published=fields.get("code", ""))
    return actions.bring_in(here.row, viewer=THE_CLOCK, at=THEN, decision=told, published=there, known=known, keeps_earlier=keeps_earlier)


def test_a_decision_whose_page_has_changed_keeps_its_earlier_words(here, public):
    row = read(here, reasons="They are damp.")
    read(here, row, contact="A clerk", keeps_earlier=False)
    assert not queries.earlier_versions(PUBLIC, row)
    again = read(here, row, reasons="They are cold.", code="X")
    read(here, again, reasons="They are cold.", code="X")
    [kept] = queries.earlier_versions(PUBLIC, row)
    assert ["Contact", "A clerk"] in kept.contents
    assert ["Status", ""] in kept.contents
    assert "Read again" in words_of(public.get(f"/{row.reference}"))
    assert "Its page in the other system was read again, and had changed." in words_of(public.get(f"/{kept.reference}"))


def test_what_is_new_is_asked_once_and_what_is_read_again_is_not_asked_twice(here):
    sources = (meeting_of(here, REQUEST).row, read(here, **resolved(REQUEST)))
    for number, source in enumerate(sources, start=1):
        for is_new in (True, False):
            actions.propose_commitments(source, viewer=THE_CLOCK, at=THEN, is_new=is_new)
            assert queries.commitments(THE_CLOCK).count() == number


def test_what_its_page_says_against_its_notice_is_shown(here, public):
    row = read(here, is_key=False, is_subject_to_call_in=False)
    notice = announced(here, edition("May"))
    actions.tie_notice(notice, viewer=THE_CLOCK, at=THEN, thing=row)
    assert "It was announced as a key decision, and is published as not a key decision." in words_of(public.get(f"/{row.reference}"))
