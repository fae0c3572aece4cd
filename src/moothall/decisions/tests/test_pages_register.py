"""The register, chosen from: each choice finds what it says, whichever of them leads, and can be taken away by itself."""

from collections import Counter
from copy import deepcopy
from types import SimpleNamespace

import pytest
from django.http import QueryDict
from django.utils.timezone import localtime
from icalendar import Calendar
from lxml import html

from moothall.access.viewer import PUBLIC, THE_CLOCK
from moothall.authority import actions as authority
from moothall.authority.models import Person
from moothall.decisions import actions, queries
from moothall.decisions.models import Decision, DecisionPart
from moothall.decisions.queries import Choices
from moothall.decisions.queries.choosing import judged_only, led_by, narrowed, narrowings, within_what
from moothall.decisions.queries.titled import number_of_titled
from moothall.decisions.tests.factories import EARLY, as_it_is, called_in, published, resolved
from moothall.decisions.tests.reading import NOW, cost, this_year, titles, words_of
from moothall.decisions.views.choosing import form_of, with_soon
from moothall.decisions.views.register import counted

ALL = "/decisions/?first="


@pytest.fixture(scope="module")
def as_told(once, founded) -> SimpleNamespace:
    return once(decided, deepcopy(founded))


@pytest.fixture
def told(as_told, db) -> SimpleNamespace:
    """Five decisions that share little, as they were made."""
    return deepcopy(as_told)


def decided(here: SimpleNamespace) -> SimpleNamespace:
    of = {"viewer": THE_CLOCK, "at": EARLY}
    homes = authority.add_department(here.row, name="Homes", **of)
    repairs = authority.add_department(here.row, name="Repairs", within=homes, **of)
    leisure = authority.add_portfolio(here.row, name="Leisure", **of)
    vane = authority.add_person(here.row, name="Osric Vane", **of)
    waits = resolved("That it be built.", "That, subject to (1) above, it be painted.")
    here.damp = this_year(here, "Damp homes", department=repairs, code="CAB/26/118", is_key=True)
    here.pool = this_year(here, "The pool, repaired", portfolio=leisure, person=vane, body=None, maker_kind="Single member", maker_words="")
    here.cafe = this_year(here, "Café licence", maker_words="Head of Licensing", maker_kind="Officer", body=None, department=homes)
    here.wall = published(here, "Harbour wall", is_urgent=True, wards=(here.harbour,), **waits)
    here.rent = published(here, "Rents", is_subject_to_call_in=False, is_all_wards=True)
    here.homes, here.repairs, here.leisure, here.vane = homes, repairs, leisure, vane
    return here


def found(choices: str) -> list[str]:
    """What the register finds, without its page."""
    form = form_of(QueryDict(f"first=&{choices}"), PUBLIC, None)
    assert form.is_valid(), form.errors
    return sorted(row.title for row in queries.chosen(PUBLIC, with_soon(PUBLIC, form.choices(), NOW), NOW))


def test_each_choice_finds_what_it_says(told):
    matter = actions.start_matter(told.row, viewer=told.clerk, at=NOW, title="Damp", thing=told.damp, kind="decision")
    actions.publish_matter(matter, viewer=told.clerk, at=NOW)
    expected = {
        "who=vane": ["The pool, repaired"],
        "who=head+licens": ["Café licence"],
        "who=osric+licensing": [],
        "words=licences": ["Café licence"],
        "words=CAB/26/118": ["Damp homes"],
        "words=the+repair": ["The pool, repaired"],
        f"department={told.homes.pk}": ["Café licence", "Damp homes"],
        f"department={told.repairs.pk}": ["Damp homes"],
        f"portfolio={told.leisure.pk}": ["The pool, repaired"],
        f"matter={matter.pk}": ["Damp homes"],
        "urgent=yes": ["Harbour wall"],
        "conditions=wait": ["Harbour wall"],
        "call_in=not-subject": ["Rents"],
        "urgent=no&key=no": ["Café licence", "Rents", "The pool, repaired"],
        f"department={told.homes.pk}&by=Officer": ["Café licence"],
        f"ward={told.harbour.pk}&urgent=no": ["Rents"],
    }
    assert {choices: found(choices) for choices in expected} == expected


def test_whichever_choice_leads_the_same_are_found(told):
    """Each is a way to its rows and a question to the rows of another: both must mean the same."""
    moment = NOW
    choices = Choices(
        words="homes", who="cabinet", kind="Cabinet", body=told.cabinet, department=told.homes, organisation=told.row, is_key=True,
        standing=frozenset({"open"}),
    )  # fmt: skip
    for each in (choices, Choices(words="wall", ward=told.harbour, has_conditions=True, is_urgent=True), Choices(who="vane")):
        ways = list(narrowings(PUBLIC, each, moment))
        rows = Decision.objects.visible_to(PUBLIC)
        by_each = [set(led_by(way, ways, rows).values_list("pk", flat=True)) for way in ways]
        assert by_each == [{row.pk for row in narrowed(PUBLIC, rows, each, moment)}] * len(ways)
        assert len(by_each[0]) == 1
        if not each.standing:  # what leads by its standing is judged by it too
            assert set(judged_only(PUBLIC, rows, each, moment).values_list("pk", flat=True)) == by_each[0]


def test_departments_that_stand_within_each_other_are_gone_through_once():
    assert list(within_what(1, {1: 2, 2: 3, 3: 1})) == [1, 2, 3]


def test_words_are_counted_no_further_than_told(told):
    assert number_of_titled(("homes",), 5) == 1
    assert number_of_titled(("re",), 1) == 1


def test_the_words_of_a_title_are_found_as_they_are_now(told):
    row = as_it_is(told.rent)
    row.title = "Charges"
    row.save(update_fields=["title"])
    assert (found("words=rents"), found("words=charges")) == ([], ["Charges"])
    DecisionPart.objects.visible_to(THE_CLOCK).filter(decision=row).delete()
    Decision.objects.visible_to(THE_CLOCK).filter(pk=row.pk).delete()
    assert found("words=charges") == []


def test_the_list_goes_by_the_day_that_was_chosen(told, public):
    assert titles(public.get(f"{ALL}&day=published"))[-1] == "Harbour wall"
    assert titles(public.get("/decisions/?day=published&first=9+12+2009&last=9+12+2009")) == ["Rents", "Harbour wall"]
    assert titles(public.get("/decisions/?day=effect&first=&last=31+12+2009")) == ["Rents", "Harbour wall"]
    assert titles(public.get("/decisions/?day=closing&first=1+1+2010&last=31+12+9999")) == [
        "Damp homes",
        "The pool, repaired",
        "Café licence",
    ]
    assert "5 decisions with effect up to 31 December 9998" in words_of(public.get(f"{ALL}&day=effect&last=31+12+9998"))


def test_how_far_a_call_in_has_come_can_be_chosen(here):
    called_in(here, this_year(here, "Called in"), NOW)
    this_year(here, "Left alone")
    assert found("call_in=waits-for-scrutiny") == ["Called in"]
    assert found("call_in=closing-soon") == []
    row = as_it_is(this_year(here, "Closes today"))
    row.call_in_closes_at = row.effective_from = localtime(NOW).replace(hour=23, minute=59)
    row.save(update_fields=["call_in_closes_at", "effective_from"])
    assert found("call_in=closing-soon") == ["Closes today"]


def test_each_thing_that_was_chosen_can_be_taken_away_by_itself(told, public):
    page = html.fromstring(public.get(f"{ALL}&key=yes&by=Cabinet&words=damp&standing=open&standing=in-effect&last=31+12+2099").content)
    things = {link.xpath("string(text())"): link.get("href") for link in page.xpath("//ul[contains(@class, 'chosen')]//a")}
    assert list(things) == ["Key", "About “damp”", "By Cabinet", "Open to call-in", "In effect", "Up to 31 December 2099"]
    assert "standing=in-effect" not in things["In effect"]
    assert "standing=open" in things["In effect"]
    assert "1 decision about “damp” by Cabinet open to call-in or in effect up to" in words_of(public.get(things["Key"]))


def test_the_headline_says_what_was_chosen(told, public):
    assert "1 key decision by Cabinet in the department Homes." in words_of(
        public.get(f"{ALL}&key=yes&by=Cabinet&department={told.homes.pk}")
    )
    assert "No urgent decision about “lamps”." in words_of(public.get(f"{ALL}&urgent=yes&words=lamps"))
    assert "Take away one of the choices" in words_of(public.get(f"{ALL}&words=lamps"))


def test_choices_say_how_many_there_are_of_each(told, public):
    page = words_of(public.get(ALL))
    assert "Cabinet (3)" in page
    assert "Leisure (1)" in page
    assert counted([("", "Any"), ("Bodies", [("7", "Cabinet")])], Counter({"7": 1_200})) == [
        ("", "Any"),
        ("Bodies", [("7", "Cabinet (1,200)")]),
    ]


def test_the_list_has_a_sheet_to_print(told, public):
    page = html.fromstring(public.get(f"{ALL}&print=yes").content)
    assert not page.xpath("//main//form")
    assert len(page.xpath("//main//ol/li")) == 5


def test_what_is_taken_away_holds_what_was_chosen(told, public):
    calendar = Calendar.from_ical(public.get("/decisions/call-in.ics?key=yes").content)
    assert [str(event["summary"]) for event in calendar.walk("VEVENT")] == ["Call-in closes: Damp homes"]
    feed = public.get("/decisions/feed?key=yes").content.decode()
    assert "Key decisions, " in feed
    assert "Rents" not in feed
    table = b"".join(public.get(f"/decisions/register.csv?department={told.homes.pk}&first=")).decode()
    assert (table.count("Repairs"), "Rents" in table) == (1, False)
    assert public.get("/decisions/call-in.ics?first=soon").status_code == 400


def test_a_page_with_every_choice_costs_as_many_queries_for_one_as_for_many(told, public):
    fields = {"department": told.repairs, "portfolio": told.leisure, "person": Person.objects.get(pk=told.vane.pk), "is_key": True}
    fields |= {"wards": (told.harbour,), "maker_kind": "Single member", "body": None}
    this_year(told, "Lamps", **fields)
    choices = f"words=lamps&by=Single+member&who=vane&ward={told.harbour.pk}&portfolio={told.leisure.pk}&department={told.homes.pk}"
    address = f"{ALL}&{choices}&key=yes&urgent=no&standing=open&standing=called-in&day=published"
    public.get(address)
    few = cost(public, address)
    for number in range(3):
        this_year(told, f"Lamps {number}", **fields)
    assert (cost(public, address), len(titles(public.get(address)))) == (few, 4)
