"""Whoever asks from a list of the register is told of that list; whoever follows a matter, of what happens to it."""

import pytest

from moothall.access.viewer import PUBLIC, THE_CLOCK
from moothall.alerts.models import Subscription
from moothall.alerts.queries import thing
from moothall.alerts.tests.telling import PUBLISHED, READER, follow, letters, wants, work
from moothall.decisions import actions
from moothall.decisions.tests import factories
from moothall.decisions.tests.announcing import announced

pytestmark = pytest.mark.django_db


def test_a_list_of_the_register_is_asked_for_as_it_was_chosen(here, client):
    page = client.get("/alerts/?key=yes&by=Cabinet&first=1+4+2026&page=2")
    assert "Key decisions by Cabinet" in page.content.decode()
    said = {"listed": "key=yes&by=Cabinet", "frequency": "at once", "address": READER}
    assert client.post("/alerts/", said).status_code == 302
    row = Subscription.objects.visible_to(THE_CLOCK).get()
    assert (str(row), row.listed, row.organisation) == ("Key decisions by Cabinet", "key=yes&by=Cabinet", here.row)
    assert client.post("/alerts/", said).status_code == 302
    assert Subscription.objects.visible_to(THE_CLOCK).count() == 1


@pytest.mark.parametrize("listed", ["ward=99", "first=never", "key=yes&" + "x" * 1_500])
def test_a_list_that_cannot_be_read_is_named(here, client, listed):
    answer = client.post("/alerts/", {"listed": listed, "frequency": "daily", "address": READER}).content.decode()
    assert "That list can no longer be read. Choose it again on the page of decisions." in answer
    assert READER in answer
    assert not Subscription.objects.visible_to(THE_CLOCK).exists()


def test_a_list_that_can_be_chosen_by_place_alone_is_asked_for_in_boxes(here, client):
    page = client.get(f"/alerts/?by={here.cabinet.pk}&words=damp").content.decode()
    assert 'value="damp"' in page
    assert "You will be told of" not in page


def test_of_a_list_only_what_it_lists_is_told(here):
    wants(here, listed="key=yes&standing=open", in_words="Key decisions open to call-in")
    wants(here, listed="ward=99", in_words="A ward that is gone")
    factories.published(here, "A quay", is_key=True, moment=PUBLISHED)
    factories.published(here, "A bench", moment=PUBLISHED)
    factories.meeting_of(here)
    follow()
    work()
    assert [letter.subject for letter in letters()] == ["Decisions: A quay"]


def test_whoever_follows_a_matter_is_told_of_what_is_joined_to_it_and_of_what_happens_to_that(here):
    when = {"viewer": here.clerk, "at": PUBLISHED}
    matter = actions.start_matter(here.row, title="The quay", **when)
    wants(here, matter=matter)
    decision, other = factories.published(here, "A quay", moment=PUBLISHED), factories.published(here, "A bench", moment=PUBLISHED)
    actions.add_to_matter(matter, kind="decision", thing=decision, **when)
    follow()
    assert letters() == []
    actions.publish_matter(matter, **when)
    for each in (decision, other):
        actions.withdraw(each, because="The money has gone.", **when)
    follow()
    work()
    [letter] = letters()
    told = letter.body
    assert all(words in told for words in ("Histories of matters", "The quay", "Decisions withdrawn", "A quay"))
    assert "A bench" not in told


def test_what_hangs_on_a_decision_or_an_item_of_a_matter_is_of_the_matter(here):
    when = {"viewer": here.clerk, "at": PUBLISHED}
    meeting = factories.meeting_of(here, factories.REQUEST)
    decision = factories.published(here, "Damp", meeting=meeting.row, item=meeting.item, **factories.resolved(factories.REQUEST))
    notice = announced(here)
    matter = actions.start_matter(here.row, title="Damp", thing=meeting.item, kind="item", **when)
    actions.add_to_matter(matter, kind="notice", thing=notice, **when)
    actions.publish_matter(matter, **when)
    asked = [*factories.commitments_of(meeting.row, here), *factories.commitments_of(decision, here)]
    told = [thing(PUBLIC, one.reference) for one in (meeting.row, decision, notice, matter, asked[0])]
    assert [one.matters for one in told if one] == [frozenset({matter.pk})] * 5
    assert thing(PUBLIC, asked[-1].reference).matters in (frozenset(), frozenset({matter.pk}))
