"""Issues become the histories of matters, tied by the other system's keys whatever is read first, with what is missing named."""

from datetime import date, timedelta

import pytest

from moothall.access.viewer import PUBLIC, THE_CLOCK, Held, Role, Viewer
from moothall.decisions import actions as decisions
from moothall.decisions.models import MatterLink
from moothall.decisions.queries import matters as histories
from moothall.record import queries as record

from . import issues, storing

pytestmark = pytest.mark.django_db
LATER = storing.THEN + timedelta(days=1)
EVERYTHING = {
    "issue": issues.issue(),
    "meeting": issues.meeting("4832", ("Apologies", ""), ("Repair of the harbour wall", issues.ISSUE)),
    "decision": issues.decision(),
    "list": issues.listed(("9", "Harbour wall", "05/05/2024")),
    "plan": issues.plan("Plan from May 2024", issues.planned()),
}
ORDERS = ("issue meeting decision list plan", "plan list decision meeting issue", "meeting issue list plan decision")


def the_matter(viewer=PUBLIC, number=1):
    found = histories.matter(viewer, storing.COUNCIL.lower(), number)
    assert found, f"there is no matter {number}"
    return found


def joined(viewer=PUBLIC):
    """What was joined, by the last of its references."""
    rows = histories.links(viewer, the_matter(viewer))
    return sorted((link.notice or link.item or link.meeting or link.decision).reference.replace("easthaven/", "") for link in rows)


def not_here():
    return [step.words for step in histories.steps_not_here(PUBLIC, the_matter())]


@pytest.mark.parametrize("order", ORDERS)
def test_each_step_is_tied_by_its_key_whatever_is_read_first(pages, order):
    for name in order.split():
        storing.imported(pages(**{name: EVERYTHING[name]}))
    assert joined() == ["decisions/1", "decisions/notices/1", "meetings/1/items/2"]
    assert not_here() == []
    gathered = histories.Gathered(PUBLIC, the_matter())
    assert ([row.title for row in gathered.notices], len(gathered.decisions)) == (["Harbour wall"], 1)
    before, entries = storing.rows(), record.latest_number()
    again = storing.imported(pages(), at=LATER)
    assert again.closing == "0 read, 0 changed, 5 unchanged, 0 not understood"
    assert (storing.rows(), record.latest_number()) == (before, entries)


def test_a_step_that_is_not_here_stays_in_its_words_and_is_named(pages, client):
    report = storing.imported(pages(issue=EVERYTHING["issue"]))
    assert report.files[0].words == "issue, 2 steps; decisions/matters/easthaven/1"
    assert report.files[0].gaps == (
        "The meeting at which this issue was considered (05/05/2024 - Cabinet) is not here.",
        "The decision that this issue names (05/05/2024 - Harbour wall) is not here.",
    )
    page = client.get("/decisions/matters/easthaven/1").content.decode()
    assert "A meeting that its page names: “05/05/2024 - Cabinet”." in page
    assert "What the other system’s page says" in page
    assert not_here() == ["05/05/2024 - Cabinet", "05/05/2024 - Harbour wall"]


def test_a_meeting_without_the_item_is_joined_as_a_whole_until_the_item_is_known(pages, client):
    storing.imported(pages(issue=EVERYTHING["issue"], meeting=issues.meeting("4832", ("Apologies", ""))))
    assert joined() == ["meetings/1"]
    assert "on which item is not known here" in client.get("/decisions/matters/easthaven/1").content.decode()
    storing.imported(pages(meeting=issues.meeting("4832", ("Apologies", ""), ("Harbour Wall", ""))))
    assert joined() == ["meetings/1/items/2"]


def test_an_item_that_moves_takes_its_tie_along_and_one_that_goes_loses_it(pages):
    storing.imported(pages(**EVERYTHING))
    moved = issues.meeting("4832", ("Harbour wall at last", issues.ISSUE), ("Apologies", ""))
    storing.imported(pages(meeting=moved))
    assert joined() == ["decisions/1", "decisions/notices/1", "meetings/1/items/1"]
    storing.imported(pages(meeting=issues.meeting("4832", ("Apologies", ""))))
    assert joined() == ["decisions/1", "decisions/notices/1", "meetings/1"]


def test_what_a_clerk_took_off_stays_off(pages):
    storing.imported(pages(**EVERYTHING))
    matter = the_matter(THE_CLOCK)
    clerk = Viewer("access/accounts/1", "A clerk", frozenset({Held(Role.COMMITTEE_CLERK, matter.organisation_id)}))
    link = MatterLink.objects.visible_to(THE_CLOCK).get(decision__isnull=False)
    decisions.take_off_matter(link, viewer=clerk, at=storing.THEN)
    storing.imported(pages(issue=issues.issue(more=issues.labelled(Decision_status="For Determination"))))
    assert joined() == ["decisions/notices/1", "meetings/1/items/2"]


def test_a_page_that_has_changed_is_kept_beside_its_earlier_reading(pages, client):
    storing.imported(pages(**EVERYTHING))
    changed = issues.issue(decisions=(), meetings=(("4832", "05/05/2024 - Cabinet"), ("4999", "02/06/2024 - Council")))
    report = storing.imported(pages(issue=changed), at=LATER)
    assert storing.outcomes(report)["issue"] == "Changed"
    assert not_here() == ["02/06/2024 - Council"]
    first, second = ([words for label, words in one.contents if label == "Steps"] for one in histories.editions(PUBLIC, the_matter()))
    assert (first, second) == (["05/05/2024 - Cabinet\n02/06/2024 - Council"], ["05/05/2024 - Cabinet\n05/05/2024 - Harbour wall"])
    assert "As it read" in client.get("/decisions/matters/easthaven/1").content.decode()


TEXT = (
    "Issue details\nHarbour wall\nDecision status: For Determination\nDecisions\n05/05/2024 - Harbour wall\n"
    "Agenda items\n05/05/2024 - Cabinet\n"
)


@pytest.mark.parametrize("order", ["text issue", "issue text"])
def test_a_page_as_text_and_as_html_are_one_matter_and_steps_without_keys_are_found_by_body_title_and_day(pages, order):
    both = {"text": TEXT, "issue": EVERYTHING["issue"]}
    for name in order.split():
        storing.imported(pages(**{name: both[name]}))
    assert histories.matters(PUBLIC).count() == 1
    storing.imported(pages(decision=issues.decision(issue=""), meeting=issues.meeting("4832", ("Harbour wall", ""))))
    assert joined() == ["decisions/1", "meetings/1/items/1"]


def test_a_real_page_of_a_decision_is_joined_by_the_key_of_its_issue(pages, data):
    real = (data / "modgov_decision_detail.html").read_text()
    storing.imported(pages(page=real, issue=issues.issue(meetings=(("4832", "19/10/2015 - Policy Committee"),), decisions=())))
    assert (joined(), not_here()) == (["decisions/1"], ["19/10/2015 - Policy Committee"])


def test_two_issues_with_keys_of_their_own_are_two_and_what_no_key_bears_is_one_by_its_title(pages):
    storing.imported(pages(a=issues.issue(key="1"), b=issues.issue(key="2"), c=issues.issue("", key="", meetings=(), decisions=())))
    assert [row.title for row in histories.matters(PUBLIC)] == ["Harbour wall", "Harbour wall", "Issue details"]


def test_an_issue_announces_a_decision_where_it_says_when_that_is_due(pages):
    storing.imported(pages(issue=issues.issue(more=issues.labelled(Decision_due="5 May 2024", Decision_type="Key"))))
    assert joined() == ["decisions/notices/1"]
    [notice] = histories.Gathered(PUBLIC, the_matter()).notices
    assert (notice.due_on, notice.is_key, notice.counts_from) == (date(2024, 5, 5), True, None)


def test_an_issue_of_nothing_and_one_of_everything_are_stored_all_the_same(pages):
    many = tuple((str(number), f"{number % 28 + 1:02}/05/2024 - {'Cabinet ' * 200}") for number in range(300))
    wild = issues.issue("<b>" + "W" * 900, key="9" * 500, meetings=many, decisions=(("x", "31/02/2024 - Never"),))
    report = storing.imported(pages(empty=issues.issue("", key="", meetings=(), decisions=()), wild=wild))
    assert set(storing.outcomes(report).values()) == {"Read"}
    assert len(not_here()) in (0, 301)
