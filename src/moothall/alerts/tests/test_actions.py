"""Asking to be told, and stopping it: an address is written to seldom, confirmed by its owner, and forgotten when they say so."""

from datetime import timedelta

import pytest
from django.core import mail
from django.core.exceptions import ValidationError

from moothall.access.acts import Refused
from moothall.access.viewer import PUBLIC, THE_CLOCK, Viewer
from moothall.alerts import actions, links, queries, rules
from moothall.alerts.models import News, Subscriber, Subscription
from moothall.alerts.tests.telling import ASKED, OTHER, PUBLISHED, READER, follow, letters, wants, work
from moothall.decisions.tests import factories
from moothall.post.models import Mail
from moothall.record.models import Entry

pytestmark = pytest.mark.django_db


def told(to: str = READER) -> list[str]:
    """The subjects of what came."""
    follow()
    work()
    return [letter.subject for letter in letters(to)]


def subscribers() -> list[str]:
    return list(Subscriber.objects.visible_to(THE_CLOCK).values_list("address", flat=True))


def test_the_public_cannot_ask_as_somebody(here):
    for viewer in (PUBLIC, Viewer("access/accounts/9", "Nobody here")):
        with pytest.raises(Refused, match="belongs to nobody here"):
            actions.ask_as_oneself(viewer, at=ASKED, organisation=here.row, frequency="at once")


def test_no_address_is_written_to_more_than_a_few_times_a_day(here):
    for number in range(10):
        actions.ask(READER, at=ASKED + timedelta(minutes=number), organisation=here.row, frequency="at once", words=f"word{number}")
    work()
    assert len(mail.outbox) == rules.LETTERS_A_DAY
    actions.ask(READER.upper(), at=ASKED + timedelta(hours=1), organisation=here.row, frequency="at once")
    work()
    assert len(mail.outbox) == rules.LETTERS_A_DAY
    actions.ask(READER, at=ASKED + timedelta(days=1, minutes=1), organisation=here.row, frequency="at once")
    work()
    assert len(mail.outbox) == rules.LETTERS_A_DAY + 1


def test_the_place_does_not_write_to_everybody_either(here, monkeypatch):
    monkeypatch.setattr(rules, "MOST_ASKED_AN_HOUR", 2)
    for name in "ab":
        actions.ask(f"{name}@example.org", at=ASKED, organisation=here.row, frequency="at once")
    with pytest.raises(Refused, match="Too many people"):
        actions.ask("c@example.org", at=ASKED, organisation=here.row, frequency="at once")
    actions.ask("c@example.org", at=ASKED + timedelta(hours=2), organisation=here.row, frequency="at once")


def test_nobody_wants_everything_there_is_one_by_one(here, monkeypatch):
    monkeypatch.setattr(rules, "MOST_WANTED", 2)
    for word in "ab":
        wants(here, words=word)
    wants(here, words="a")
    with pytest.raises(Refused, match="more than 2 things"):
        wants(here, words="c")


@pytest.mark.parametrize("address", ["", "x", "a@b.example\nBcc: c@d.example", "a@example.org,b@example.org", f"{'x' * 300}@example.org"])
def test_what_is_no_address_is_not_kept(here, address):
    with pytest.raises(ValidationError):
        actions.ask(address, at=ASKED, organisation=here.row, frequency="at once")
    assert subscribers() == []


def test_the_same_is_asked_for_once(here):
    wants(here, words="Cycle  Lanes")
    wants(here, words="cycle lanes")
    assert Subscription.objects.visible_to(THE_CLOCK).count() == 1
    work()
    assert [letter.subject for letter in mail.outbox] == ["What Moothall tells you of"]


def test_nobody_else_changes_what_somebody_confirmed(here):
    wants(here, frequency="daily")
    actions.ask(READER, at=ASKED + timedelta(hours=1), organisation=here.row, frequency="at once")
    assert Subscription.objects.visible_to(THE_CLOCK).get().frequency == "daily"


def test_its_owner_does(here):
    row = wants(here, frequency="daily")
    actions.change(row, frequency="at once")
    assert Subscription.objects.visible_to(THE_CLOCK).get().frequency == "at once"


def test_a_question_that_was_answered_is_not_asked_again(here):
    row = wants(here)
    confirmed_at = row.confirmed_at
    actions.confirm(row, at=PUBLISHED)
    assert row.confirmed_at == confirmed_at
    work()
    assert mail.outbox == []


def test_who_stops_one_thing_is_still_told_of_the_other(here):
    row = wants(here, words="chimney")
    wants(here, body=here.cabinet)
    actions.stop(row, at=PUBLISHED)
    factories.published(here, "Library hours")
    assert told() == ["Decisions: Library hours"]


def test_who_stops_one_thing_is_not_told_of_it_by_a_letter_that_waits(here):
    wants(here, words="nothing of the kind")
    row = wants(here, body=here.cabinet)
    factories.published(here)
    follow()
    actions.stop(row, at=PUBLISHED)
    assert told() == []


def test_who_stops_the_last_thing_is_forgotten(here):
    row = wants(here)
    factories.published(here)
    follow()
    actions.stop(row, at=PUBLISHED)
    assert subscribers() == []
    assert told() == []
    assert not Mail.objects.visible_to(THE_CLOCK).exclude(address="").exists()
    assert not News.objects.visible_to(THE_CLOCK).exists()


def test_who_stops_everything_is_forgotten_and_may_ask_again(here):
    row = wants(here)
    token = links.token_of(row.subscriber)
    actions.stop_all(row.subscriber, at=PUBLISHED)
    with pytest.raises(links.NotALink):
        links.whose(token)
    wants(here, moment=PUBLISHED)
    with pytest.raises(links.NotALink):
        links.whose(token)


def test_who_never_confirmed_is_forgotten(here):
    actions.ask(READER, at=ASKED, organisation=here.row, frequency="at once")
    wants(here, OTHER)
    assert actions.forget_who_never_confirmed(ASKED + timedelta(days=2)) == 0
    assert actions.forget_who_never_confirmed(ASKED + timedelta(days=4)) == 1
    assert subscribers() == [OTHER]


def test_a_link_is_sent_to_whoever_asked_before_and_to_nobody_else(here):
    wants(here)
    for address in (READER, OTHER):
        actions.ask_for_link(address, here.row, at=PUBLISHED)
    work()
    assert [(letter.to, letter.subject) for letter in mail.outbox] == [([READER], "What Moothall tells you of")]


def test_no_address_stands_in_the_record(here):
    before = Entry.objects.count()
    actions.stop_all(wants(here).subscriber, at=PUBLISHED)
    assert Entry.objects.count() == before


def test_what_is_kept_of_what_is_wanted_reads_as_words(here):
    assert str(wants(here, body=here.cabinet, ward=here.harbour, words="damp")) == "Cabinet, Harbour ward, about “damp”"
    assert str(wants(here, body=here.cabinet)) == "Cabinet"
    assert str(wants(here, words='"cycle lanes"')) == "Everything about “cycle lanes”"
    assert str(wants(here)) == "Everything that Wrenmouth publishes"


def test_a_link_is_nobody_elses(here):
    row = wants(here)
    for wrong in ("", "x", "x" * 10_000, links.token_of(row.subscriber)[:-1], links.to_confirm(row).rsplit("/", 1)[1]):
        with pytest.raises(links.NotALink):
            links.whose(wrong)
    assert links.whose(links.token_of(row.subscriber)) == row.subscriber
    assert queries.subscriber(row.subscriber.pk) == row.subscriber
