"""A system is let in by whoever keeps the plans, for one thing, until a day; it sends as itself and as nobody else, within that."""

from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal

import pytest
from django.utils.timezone import localtime

from moothall.access import tokens
from moothall.access.acts import PERFORMED, Refused
from moothall.access.viewer import THE_CLOCK, Held, Role
from moothall.authority import actions as authority
from moothall.authority.models import Office
from moothall.authority.rules import working_days_between
from moothall.performance import actions
from moothall.performance.actions import AskedWith, FigureLine, KeyUsed, NewFigure, NothingNew, SentBefore
from moothall.performance.models import SystemMeasure, SystemPost
from moothall.performance.queries import systems as queries
from moothall.performance.rules import Period
from moothall.performance.system_letters import KINDS
from moothall.performance.tests import factories
from moothall.performance.tests.factories import EARLY, NOW, TODAY, counted, measured
from moothall.performance.tests.sending import let_in, stated
from moothall.plans.tests.factories import somebody
from moothall.post.models import Mail
from moothall.record.models import Entry, Sealed

QUARTER = Period(date(2026, 7, 1), date(2026, 9, 30))
ONE = AskedWith("a hash", "a key")
LATER = NOW + timedelta(days=90)


@pytest.fixture
def homes(here):
    return counted(here)


@pytest.fixture
def system(here, homes):
    return let_in(here, at=NOW)


def line(measure, value="44", **said):
    return FigureLine(0, measure, NewFigure(period=QUARTER, value=Decimal(value), **said))


def sent(system, *lines, asked=ONE, at=NOW, viewer=None):
    viewer = viewer or queries.viewer_of(queries.systems(THE_CLOCK).get(pk=system.pk), TODAY)
    return actions.send_by_system(system, viewer=viewer, at=at, rows=lines, asked=asked)


def test_the_token_is_kept_nowhere_but_as_its_hash(here, system):
    token = system.shown_once
    row = queries.systems(THE_CLOCK).get(pk=system.pk)
    assert row.token_hash == tokens.hash_of(token)
    assert row.shown_once == ""
    kept = [repr(list(table.objects.values_list())) for table in (Entry, Sealed)] + [repr(vars(row))]
    assert not any(token in words or token.removeprefix(tokens.MARK) in words for words in kept)


@pytest.mark.parametrize(
    ("said", "why"),
    [
        ({"name": " "}, "Say what the system is called"),
        ({"ends_on": TODAY - timedelta(days=1)}, "That day is over."),
        ({"ends_on": TODAY + timedelta(days=366)}, "A token lasts until 23 November 2027 at most."),
        ({"name": "housing SYSTEM"}, "“housing SYSTEM” has a token already."),
        ({"department": None, "office": None}, "Choose one: an office, a department, or measures by their numbers."),
    ],
)
def test_a_system_has_a_name_of_its_own_an_end_and_something_to_send(here, system, said, why):
    with pytest.raises(Refused, match=why):
        let_in(here, at=NOW, **{"name": "Revenues", "department": here.homes} | said)


def test_a_system_sends_for_one_thing_of_its_own_council(here, homes):
    other = factories.council("easthaven", "Easthaven", is_home=False)
    for said in ({"office": here.office, "department": here.homes}, {"office": here.office, "measures": [homes]}):
        with pytest.raises(Refused, match="Choose one:"):
            let_in(here, at=NOW, **said)
    for said in ({"office": other.office}, {"department": other.homes}, {"measures": [counted(other)]}):
        with pytest.raises(Refused, match="belongs to another council"):
            let_in(here, at=NOW, **said)


def test_the_council_says_how_long_a_token_lasts(here):
    authority.set_rule(here.row, viewer=THE_CLOCK, at=EARLY, name="system_token_days", value=30, since=date(2026, 1, 1))
    with pytest.raises(Refused, match="until 23 December 2026 at most"):
        let_in(here, at=NOW, ends_on=TODAY + timedelta(days=31))
    assert let_in(here, at=NOW, ends_on=TODAY + timedelta(days=30))


def test_of_which_measures_a_system_sends(here, homes):
    elsewhere = counted(here, "Roads mended", department=here.roads, owner=here.strange_office)
    repairs = measured(here, owner=here.title)
    over = actions.end_measure(counted(here, "Homes pulled down"), viewer=here.keeper, at=NOW, on=date(2026, 9, 30), because="Done.")
    of = {
        "department": {"department": here.homes},
        "office": {"office": here.office},
        "named": {"measures": [elsewhere, repairs, repairs]},
    }
    made = {name: let_in(here, name, at=NOW, **said) for name, said in of.items()}
    found = {name: list(queries.measures_of(here.keeper, row)) for name, row in made.items()}
    assert found == {"department": [homes, repairs, over], "office": [homes, over], "named": [elsewhere, repairs]}
    assert [one.measure for one in queries.offered(here.keeper, found["office"], NOW)] == [homes, over], "its last figure is owed still"
    assert [one.measure for one in queries.offered(here.keeper, found["office"], LATER)] == [homes]
    assert queries.numbers_named(here.keeper, list(made.values())) == {made["named"].pk: [elsewhere.number, repairs.number]}
    assert not SystemMeasure.objects.visible_to(here.owner).exists()
    sent(made["named"], line(elsewhere))
    with pytest.raises(Refused, match=f"may not send figures of M{homes.number}"):
        sent(made["named"], line(homes), asked=AskedWith("another"))


def test_a_system_never_does_more_than_whoever_answers_for_it(here, homes, system):
    row = queries.systems(THE_CLOCK).get(pk=system.pk)
    who = queries.viewer_of(row, TODAY)
    assert (who.reference, who.name, who.person) == (system.reference, "Housing system, for Kit Keeper", here.keeper.person)
    assert who.offices == {Held(Role.PERFORMANCE_TEAM, here.row.pk)}
    assert queries.let_in(system.shown_once, NOW)
    assert queries.answered_for([row], TODAY) == {row.pk}
    authority.end_office(Office.objects.get(person=who.person), viewer=THE_CLOCK, at=EARLY, until=date(2026, 11, 22))
    assert queries.viewer_of(row, TODAY).offices == frozenset()
    assert queries.answered_for([row], TODAY) == set(), "the list says the same"
    assert queries.let_in(system.shown_once, NOW) is None


def test_only_the_system_itself_sends_in_its_name_as_long_as_its_token_opens(here, homes, system):
    with pytest.raises(Refused, match="Only the system itself"):
        sent(system, line(homes), viewer=here.keeper)
    with pytest.raises(Refused, match="The token of this system has ended"):
        sent(system, line(homes), at=NOW + timedelta(days=201))
    gone = actions.withdraw_system(system, viewer=here.keeper, at=NOW)
    assert gone.withdrawn_by == "Kit Keeper"
    with pytest.raises(Refused, match="withdrawn already"):
        actions.withdraw_system(gone, viewer=here.keeper, at=NOW)
    with pytest.raises(Refused, match="The token of this system has ended"):
        sent(system, line(homes))
    assert stated() == []
    assert let_in(here, at=NOW), "its name is free again"


def test_what_a_system_sends_is_on_the_record_under_its_name_with_whoever_answers(here, homes, system):
    post = sent(system, line(homes))
    last = {entry.act: entry for entry in Entry.objects.order_by("number")}
    whole = last["performance.send_by_system"]
    assert (whole.who, whole.subject) == (system.reference, system.reference)
    assert whole.facts["answers_for_it"].startswith("authority/people/wrenmouth/")
    assert (last["performance.send_figure"].who, last["performance.send_figure"].subject) == (system.reference, homes.reference)
    assert (post.reference, post.organisation_id, post.number) == (system.reference, here.row.pk, 1)


def test_a_new_token_takes_the_place_of_the_old_and_whoever_gives_it_answers(here, homes, system):
    sent(system, line(homes))
    other, _ = somebody(here.row, "Kim Second", "Second performance officer", Role.PERFORMANCE_TEAM)
    for ends_on, why in ((TODAY - timedelta(days=1), "That day is over"), (TODAY + timedelta(days=366), "A token lasts until")):
        with pytest.raises(Refused, match=why):
            actions.renew_system(system, viewer=other, at=NOW, ends_on=ends_on)
    renewed = actions.renew_system(system, viewer=other, at=NOW, ends_on=TODAY + timedelta(days=300))
    assert (renewed.answers.name, renewed.sends_as) == ("Kim Second", "Housing system, for Kim Second")
    assert queries.let_in(system.shown_once, NOW) is None
    assert queries.let_in(renewed.shown_once, NOW)
    assert renewed.has_sent("Housing system, for Kit Keeper"), "what it sent before stays its own"
    assert not renewed.has_sent("Olive Owner")
    gone = actions.withdraw_system(renewed, viewer=other, at=NOW)
    with pytest.raises(Refused, match="withdrawn already"):
        actions.renew_system(gone, viewer=other, at=NOW, ends_on=TODAY)


def test_whoever_answers_is_told_before_a_token_ends(here, homes, system):
    [mail] = Mail.objects.visible_to(THE_CLOCK).filter(kind="performance.token_ends")
    assert (mail.person_id, mail.due_at.date() < system.ends_on, mail.due_at > NOW) == (here.keeper.person, True, True)
    assert working_days_between(localtime(mail.due_at).date(), system.ends_on) == 5, "as before the day of a commitment"
    letter = KINDS[mail.kind].write(mail, here.keeper, NOW)
    assert letter.subject == "The token of Housing system ends on Friday 11 June 2027"
    assert letter.parts[-1].path == f"/{system.reference}/renew"
    assert KINDS[mail.kind].write(mail, here.owner, NOW) is None, "who keeps no plans learns of no system"
    actions.renew_system(system, viewer=here.keeper, at=NOW, ends_on=TODAY)
    assert KINDS[mail.kind].write(mail, here.keeper, NOW) is None, "it has another token"
    assert Mail.objects.visible_to(THE_CLOCK).filter(kind=mail.kind).count() == 1, "of one that ends today nobody need be told"


def test_nothing_is_sent_twice_and_nothing_new_leaves_no_trace(here, homes, system):
    first = sent(system, line(homes))
    entries = Entry.objects.count()
    with pytest.raises(NothingNew):
        sent(system, line(homes), asked=AskedWith("another", "another"))
    with pytest.raises(SentBefore) as before:
        sent(system, line(homes))
    assert before.value.answer == first.answer
    with pytest.raises(KeyUsed):
        sent(system, line(homes, "45"), asked=replace(ONE, body_hash="another"))
    assert Entry.objects.count() == entries
    later = NOW + actions.systems.REMEMBERED + timedelta(days=1)
    sent(system, line(homes, "45", heard=1), asked=AskedWith("third"), at=later)
    assert [row.body_hash for row in SystemPost.objects.visible_to(THE_CLOCK)] == ["third"], "what is old is forgotten"


def test_all_figures_are_sent_or_none(here, homes, system):
    other = counted(here, "Homes let")
    with pytest.raises(actions.LinesRefused) as refused:
        sent(system, line(homes), line(other, "4.5"))
    assert [(index, type(why)) for index, why in refused.value.wrong] == [(0, actions.LooksWrong)]
    assert stated() == []


def test_whoever_has_no_person_makes_no_token(here):
    with pytest.raises(Refused, match="somebody has to answer"):
        actions.make_system(here.row, viewer=replace(here.keeper, person=None), at=NOW, name="X", ends_on=TODAY, department=here.homes)


def test_who_lets_systems_in_and_sees_them(here, homes, system):
    make = PERFORMED["performance.make_system"][0]
    for viewer, may in ((here.keeper, True), (here.owner, False), (here.measurer, False), (here.holder, False)):
        assert bool(make.refusal(viewer, here.row, at=NOW)) is not may
        assert queries.systems(viewer).exists() is may
