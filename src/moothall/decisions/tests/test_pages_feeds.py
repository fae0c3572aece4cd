"""The register taken away: as a table, a feed, a calendar and plain data."""

import csv
import io
import json

from icalendar import Calendar
from lxml import etree

from moothall.decisions.tests.factories import (
    as_it_is,
    published,
    recorded,
    resolved,
)
from moothall.decisions.tests.reading import TODAY, signed_in, this_year


def test_feeds_are_for_the_public_whoever_is_signed_in(here):
    this_year(here, "Open words")
    recorded(here, "The secret lease", decided_on=TODAY)
    for page in ("/decisions/register.csv", "/decisions/feed", "/decisions/call-in.ics"):
        text = b"".join(signed_in(here.clerk).get(page)).decode()
        assert "Open words" in text
        assert "secret" not in text


def test_the_list_is_also_a_table(here, public):
    this_year(here, "=1+1", wards=(here.harbour,))
    published(here, "Old hours")
    answer = public.get("/decisions/register.csv?first=")
    rows = list(csv.DictReader(io.StringIO(b"".join(answer).decode())))
    assert [row["title"] for row in rows] == ["'=1+1", "Old hours"]
    assert (rows[0]["wards"], rows[0]["standing"], rows[1]["effective_from"][:10]) == ("Harbour", "Open to call-in", "2009-12-16")
    assert public.get("/decisions/register.csv?first=31+2+2026").status_code == 400


def test_the_list_is_also_a_feed(here, public):
    decision = this_year(here, "New hours")
    feed = etree.fromstring(public.get("/decisions/feed").content)
    atom = {"a": "http://www.w3.org/2005/Atom"}
    assert feed.xpath("//a:entry/a:title/text()", namespaces=atom) == ["New hours"]
    assert feed.xpath("//a:entry/a:id/text()", namespaces=atom) == [f"http://testserver/{decision.reference}"]
    assert public.get("/decisions/feed?first=soon").status_code == 400


def test_the_last_moments_of_call_in_go_into_a_calendar(here, public):
    decision = this_year(here, "New hours")
    published(here, "Old hours")
    [event] = Calendar.from_ical(public.get("/decisions/call-in.ics").content).walk("VEVENT")
    assert event["summary"] == "Call-in closes: New hours"
    assert event.decoded("dtstart") == as_it_is(decision).call_in_closes_at


def test_a_decision_is_also_plain_data(here, public):
    decision = published(here, "Library hours", **resolved("That it be noted."))
    facts = json.loads(public.get(f"/{decision.reference}.json").content)
    assert facts["title"] == "Library hours"
    assert facts["effective_from"].startswith("2009-12-16")
    [part] = facts["parts"]
    assert (part["number"], part["text"], part["kinds"]) == ("(1)", "That it be noted.", ["note"])
