"""Whoever asked and confirmed is told, once, of what they asked for and may know when the letter is sent."""

from datetime import date, timedelta

import pytest
from django.core import mail

from moothall.access.viewer import THE_CLOCK
from moothall.alerts import actions
from moothall.alerts.matching import matching
from moothall.alerts.models import Subscriber
from moothall.alerts.tasks import ALERTS, NotYetIndexed
from moothall.alerts.tests.telling import ASKED, OTHER, PUBLISHED, READER, follow, letters, wants, work
from moothall.authority import actions as authority
from moothall.decisions import actions as decisions
from moothall.decisions.tests import factories
from moothall.decisions.tests.factories import at
from moothall.meetings import actions as meetings, said
from moothall.post.models import Mail
from moothall.record import followers
from moothall.record.models import Entry
from moothall.search.tasks import INDEX

pytestmark = pytest.mark.django_db


def told(to: str = READER) -> list[str]:
    """The subjects of what came."""
    follow()
    work()
    return [letter.subject for letter in letters(to)]


def agenda_of(here, *items, held_on=date(2009, 12, 16), body=None):
    called = meetings.call_meeting(body or here.cabinet, viewer=here.clerk, at=PUBLISHED, held_on=held_on)
    meetings.prepare_agenda(called, viewer=here.clerk, at=PUBLISHED, items=list(items) or [said.Item("Damp homes", number="6")])
    return meetings.publish_agenda(called, viewer=here.clerk, at=PUBLISHED)


def subscribers() -> list[str]:
    return list(Subscriber.objects.visible_to(THE_CLOCK).values_list("address", flat=True))


def test_nobody_is_told_before_they_have_confirmed(here):
    actions.ask(READER, at=ASKED, organisation=here.row, frequency="at once")
    factories.published(here)
    assert told() == []
    assert [letter.subject for letter in mail.outbox] == ["Do you want letters from Moothall?"]
    assert "Everything that Wrenmouth publishes" in mail.outbox[0].body


def test_whoever_asked_for_everything_is_told_of_everything(here):
    wants(here)
    factories.published(here, "Library hours")
    assert told() == ["Decisions: Library hours"]
    agenda_of(here)
    assert told()[1:] == ["Agendas: Cabinet, Wednesday 16 December 2009"]


def test_what_came_out_before_they_confirmed_is_not_told(here):
    factories.published(here)
    wants(here, moment=PUBLISHED + timedelta(hours=1))
    assert told() == []


def test_each_is_told_of_what_they_asked_for_only(here):
    board = authority.add_body(here.row, viewer=THE_CLOCK, at=ASKED, name="Board", kind="board")
    wants(here, body=here.cabinet)
    wants(here, OTHER, body=board)
    factories.published(here)
    agenda_of(here, body=board)
    assert told() == ["Decisions: Library hours"]
    assert told(OTHER) == ["Agendas: Board, Wednesday 16 December 2009"]


def test_a_ward_is_that_of_a_decision_or_of_an_item(here):
    wants(here, ward=here.harbour)
    factories.published(here, "A road elsewhere")
    factories.published(here, "A harbour wall", wards=(here.harbour,))
    factories.published(here, "A tax for all", is_all_wards=True)
    assert len(told()) == 1
    assert "A harbour wall" in letters()[0].body
    assert "A tax for all" in letters()[0].body
    assert "A road elsewhere" not in letters()[0].body


def test_words_are_looked_for_in_the_whole_thing_and_in_what_the_public_may_read(here):
    wants(here, words="chimney")
    open_paper = said.Paper("A survey", text="Soot was found in every chimney.")
    closed = said.Paper("A survey", text="Soot was found in every chimney.", closed_under="paragraph 3")
    agenda_of(here, said.Item("Homes", papers=(closed,)))
    assert told() == []
    agenda_of(here, said.Item("Homes", papers=(open_paper,)), held_on=date(2009, 12, 17))
    assert told() == ["Agendas: Cabinet, Thursday 17 December 2009"]


def test_words_and_a_body_must_both_be_so(here):
    wants(here, words="library", body=authority.add_body(here.row, viewer=THE_CLOCK, at=ASKED, name="Board", kind="board"))
    factories.published(here, "Library hours")
    assert told() == []


def test_what_comes_out_together_is_told_together(here):
    wants(here)
    factories.published(here, "One")
    factories.published(here, "Two")
    agenda_of(here)
    assert told() == ["Moothall: 3 things were published"]
    body = letters()[0].body
    assert body.index("Agendas") < body.index("Decisions") < body.index("One") < body.index("Two")


def test_nobody_is_told_twice_however_often_the_record_is_read(here):
    wants(here)
    wants(here, words="library")
    factories.published(here, "Library hours")
    for _ in range(3):
        followers.begin_again(ALERTS)
        told()
    assert len(letters()) == 1


def test_two_followers_at_once_tell_once(here):
    wants(here)
    factories.published(here)
    followers.catch_up(INDEX)
    [entry] = Entry.objects.filter(act="decisions.publish")
    assert [actions.tell(entry), actions.tell(entry)] == [1, 0]


def test_what_comes_out_while_a_letter_is_under_way_comes_with_the_next(here):
    wants(here)
    factories.published(here, "One")
    follow()
    Mail.objects.visible_to(THE_CLOCK).filter(kind="alerts.news").update(begun_at=PUBLISHED)
    factories.published(here, "Two")
    assert sorted(told()) == ["Decisions: One", "Decisions: Two"]


def test_once_a_day_comes_in_the_morning_and_holds_the_day(here):
    wants(here, frequency="daily")
    factories.published(here, "One", moment=at(2009, 12, 9, 9))
    factories.published(here, "Two", moment=at(2009, 12, 9, 17))
    follow()
    assert Mail.objects.visible_to(THE_CLOCK).get(kind="alerts.news").due_at == at(2009, 12, 10, 7)
    assert told() == ["Moothall: what was published since yesterday"]


def test_at_once_goes_before_once_a_day(here):
    wants(here, frequency="daily")
    wants(here, frequency="at once", words="library")
    factories.published(here, "Library hours")
    assert told() == ["Decisions: Library hours"]


def test_what_is_not_published_is_never_told(here):
    wants(here)
    factories.recorded(here)
    meetings.call_meeting(here.cabinet, viewer=here.clerk, at=PUBLISHED, held_on=date(2009, 12, 16))
    assert told() == []


def test_what_was_closed_before_the_letter_was_sent_is_not_in_it(here):
    wants(here)
    row = factories.published(here, "Library hours")
    follow()
    type(row).objects.visible_to(THE_CLOCK).filter(pk=row.pk).update(published_at=None)
    work()
    assert letters() == []
    assert Mail.objects.visible_to(THE_CLOCK).get(kind="alerts.news").dropped_because == "Nothing was left to say."


def test_words_that_were_closed_before_the_letter_was_sent_are_found_no_more(here):
    wants(here, words="chimney")
    called = agenda_of(here, said.Item("Homes", papers=(said.Paper("A survey", text="Soot in every chimney."),)))
    follow()
    from_paper = called.items.visible_to(THE_CLOCK).get().papers.visible_to(THE_CLOCK)
    from_paper.update(closed_under="paragraph 3")
    work()
    assert letters() == []


def test_a_decision_that_is_called_in_withdrawn_or_answered_is_news(here):
    wants(here)
    row = factories.published(here, "Library hours")
    told()
    decisions.call_in(factories.as_it_is(row), viewer=here.member, at=PUBLISHED, grounds="It was not costed.")
    assert told()[1:] == ["Called in: Library hours"]
    decisions.withdraw(factories.as_it_is(row), viewer=here.clerk, at=PUBLISHED, because="It was a mistake.")
    assert told()[2:] == ["Decisions withdrawn: Library hours"]


@pytest.mark.parametrize("of_a_meeting", [True, False])
def test_a_commitment_that_has_reported_back_is_told_to_who_follows_the_body(here, of_a_meeting):
    wants(here, body=here.cabinet)
    answered = factories.meeting_of(here, held_on=date(2009, 12, 16))
    source = (
        factories.meeting_of(here, factories.REQUEST).row
        if of_a_meeting
        else factories.published(here, **factories.resolved(factories.REQUEST))
    )
    told()
    mail.outbox.clear()
    [row] = factories.commitments_of(source, here)
    decisions.report_back(row, viewer=here.clerk, at=PUBLISHED, item=answered.item)
    assert told() == ["Commitments that have reported back: Submit a report on damp homes to the next meeting"]


def test_a_meeting_that_is_cancelled_is_news(here):
    wants(here)
    called = agenda_of(here)
    told()
    meetings.cancel_meeting(factories.as_it_is(called), viewer=here.clerk, at=PUBLISHED, because="Snow")
    assert told()[1:] == ["Cancelled: Cabinet, Wednesday 16 December 2009"]


def test_what_another_council_publishes_is_not_told(here):
    elsewhere = factories.council("easthaven", "Easthaven", is_home=False)
    wants(here)
    factories.published(elsewhere)
    assert told() == []


def test_alerts_wait_for_the_index_because_words_are_looked_for_in_it(here):
    wants(here)
    factories.published(here)
    with pytest.raises(NotYetIndexed):
        followers.catch_up(ALERTS)
    assert told() == ["Decisions: Library hours"]


def test_where_nobody_asked_nothing_is_read(here, django_assert_num_queries):
    factories.published(here)
    entries = list(Entry.objects.all())
    with django_assert_num_queries(1):
        ALERTS.handle(entries)
    with django_assert_num_queries(0):
        ALERTS.handle([entry for entry in entries if entry.act != "decisions.publish"])


def test_many_who_want_the_same_are_found_by_as_many_queries_as_one(here, django_assert_max_num_queries):
    def counted() -> int:
        with django_assert_max_num_queries(40) as asked:
            assert matching(entry.subject, entry.at)
        return len(asked)

    wants(here, body=here.cabinet)
    factories.published(here)
    follow()
    [entry] = Entry.objects.filter(act="decisions.publish")
    one = counted()
    for number in range(5):
        wants(here, f"reader{number}@example.org", body=here.cabinet)
    assert counted() == one


def test_somebody_of_the_house_is_told_what_they_may_see(here):
    actions.ask_as_oneself(here.clerk, at=ASKED, organisation=here.row, frequency="at once", words="chimney")
    wants(here, words="chimney")
    closed = said.Paper("A survey", text="Soot was found in every chimney.", closed_under="paragraph 3")
    agenda_of(here, said.Item("Homes", papers=(closed,)))
    assert told("clerk@wrenmouth.example") == ["Agendas: Cabinet, Wednesday 16 December 2009"]
    assert letters() == []


def test_somebody_whose_office_has_ended_is_told_what_the_public_may_know(here):
    actions.ask_as_oneself(here.clerk, at=ASKED, organisation=here.row, frequency="at once", words="chimney")
    closed = said.Paper("A survey", text="Soot was found in every chimney.", closed_under="paragraph 3")
    agenda_of(here, said.Item("Homes", papers=(closed,)))
    follow()
    account = factories.account_of(here.clerk)
    account.person.offices.update(until=date(2009, 12, 31))
    work()
    assert letters("clerk@wrenmouth.example") == []
