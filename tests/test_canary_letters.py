"""The canary in letters: every kind of news of every thing, to the public and to each role, holds no closed word; nor do reminders."""

from datetime import timedelta
from itertools import cycle, islice
from typing import Any

import pytest
from django.core import mail
from django.db.models import Q
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from moothall.access.viewer import THE_CLOCK, Role
from moothall.alerts import actions as alerts
from moothall.alerts.kinds import HEADINGS
from moothall.alerts.models import Subscription
from moothall.authority import queries as authority
from moothall.authority.models import Office
from moothall.decisions import scrutiny_chasing, tasks as commitments
from moothall.decisions.models import Commitment, Decision, Matter, Notice, ScrutinyRecommendation
from moothall.meetings.models import Meeting
from moothall.performance import tasks as figures
from moothall.performance.models import Measure, Return
from moothall.plans import tasks as plans
from moothall.plans.models import Action, Handover, Plan, SavingsProgramme
from moothall.plans.permissions.seeing import WRITERS
from moothall.post import actions as post
from moothall.post.models import Mail
from moothall.record import actions as record
from moothall.record.rules import Draft
from moothall.risks import tasks as risks
from moothall.risks.models import Risk
from moothall.web import actions as web, tasks
from moothall.web.queries import briefing
from moothall.web.waker import wake
from moothall.worker.running import Worker
from tests.canary import briefings, marked, place
from tests.canary.anew import broken

pytestmark = [pytest.mark.django_db, pytest.mark.once]
PUBLIC = "resident@example.org"
CLERK = Role.COMMITTEE_CLERK


@pytest.fixture
def council() -> place.Sample:
    told = place.sample()
    wake()
    return told


@pytest.fixture
def readers(council: place.Sample) -> dict[str, Role | None]:
    """Everybody asked for everything, for the word by which a search would find what is closed, and for one that is open."""
    asked = {PUBLIC: None}
    for number, role in enumerate(Role, start=1):
        account = place.account_of(role, council.council, number)
        asked[account.email] = role
        viewer = authority.viewer_of(account, place.DAY)
        for words in ("", marked.BAIT, marked.OPEN):
            alerts.ask_as_oneself(viewer, at=place.THEN, organisation=council.council, frequency="at once", words=words)
    for words in ("", marked.BAIT, marked.OPEN):
        alerts.ask(PUBLIC, at=place.THEN, organisation=council.council, frequency="at once", words=words)
    Subscription.objects.visible_to(THE_CLOCK).update(confirmed_at=place.THEN)
    return asked


def everything_is_news(council: place.Sample) -> None:
    """Let each thing of the council be cause for news, of one kind or another, whatever is public of it."""
    subjects = [row.reference for row in council.rows.values() if hasattr(row, "reference")]
    acts = islice(cycle(HEADINGS), 0, None, 3)  # meetings and decisions take turns, so that each meets several kinds
    said = {"at": place.THEN + timedelta(days=1), "who": "clock", "facts": {"is_called_in": True}, "sealed": {}}
    record.write([Draft(act=act, subject=subject, **said) for act, subject in zip(acts, subjects, strict=False)])
    wake()


def sent() -> int:
    return Worker("one", timezone.now).work_off()


def heard() -> list[tuple[str, set[str]]]:
    """To whom letters went, and the markers in each, wherever they stand."""
    return [(letter.to[0], marked.heard_in(whole(letter))) for letter in mail.outbox]


def whole(letter: Any) -> str:
    return "\n".join([letter.subject, letter.body, *(body for body, _ in letter.alternatives), str(letter.extra_headers)])


def test_no_letter_tells_anybody_what_they_may_not_read(council, readers):
    everything_is_news(council)
    sent()
    told = heard()
    assert {to for to, _ in told} >= readers.keys()
    for to, markers in told:
        assert markers <= marked.may_read(readers[to], at_home=True), to
    assert set().union(*(markers for to, markers in told if readers[to] is CLERK)), "what could leak was told to a clerk"


def test_nobody_who_may_not_read_a_word_is_told_that_it_was_found(council, readers):
    Subscription.objects.visible_to(THE_CLOCK).exclude(words=marked.BAIT).delete()
    everything_is_news(council)
    sent()
    found = {readers[letter.to[0]] for letter in mail.outbox if "What" not in letter.subject[:4] and "Do you want" not in letter.subject}
    # Of a meeting, and of savings; of risks no letter tells yet.
    closed = {marked.MARKERS[name] for name in ("exempt paper that members may read", "savings programme not published")}
    assert found == {role for role in readers.values() if closed & marked.may_read(role, at_home=True)}


def test_what_is_closed_while_letters_wait_is_told_to_nobody(council, readers):
    everything_is_news(council)
    Meeting.objects.visible_to(THE_CLOCK).update(announced_at=None, agenda_published_at=None, minutes_published_at=None)
    for table in (Decision, Matter, Notice, Plan, SavingsProgramme):
        table.objects.visible_to(THE_CLOCK).update(published_at=None)
    sent()
    news = Mail.objects.visible_to(THE_CLOCK).filter(kind="alerts.news")
    told = {mail_row.person.offices.get().role if mail_row.person else None for mail_row in news.exclude(sent_at=None)}
    assert told == {*marked.CLERKS, *WRITERS}


def test_letters_about_plans_risks_and_figures_name_nothing_that_their_reader_may_not_read(council):
    place.account_of(Role.MEMBER, council.council, 1)
    owner, late = Office.objects.get(role=Role.MEMBER), place.THEN + timedelta(days=7)
    Action.objects.visible_to(THE_CLOCK).update(owner=owner, due_on=place.DAY)
    Risk.objects.visible_to(THE_CLOCK).update(owner=owner, review_on=place.DAY)
    Measure.objects.visible_to(THE_CLOCK).update(owner=owner)
    plans.daily(at=late)
    risks.daily(at=late)
    figures.daily(at=late)
    back = Return.objects.visible_to(THE_CLOCK).get(sent_back_at__isnull=False)
    post.put(
        "performance.figure_sent_back", organisation=council.council, to=owner.person, key="back", at=place.THEN, facts={"figure": back.pk}
    )
    row = Handover.objects.visible_to(THE_CLOCK).get()
    facts = {"handover": row.pk, "offices": [row.to_id]}
    post.put("plans.handed_over", organisation=row.organisation, to=owner.person, key="one", at=place.THEN, facts=facts)
    sent()
    gone = Mail.objects.visible_to(THE_CLOCK).exclude(sent_at=None).values_list("kind", flat=True)
    assert {"plans.reminder", "risks.reminder", "plans.handed_over", "performance.reminder"} <= set(gone)
    assert set().union(*(markers for _, markers in heard())) <= {marked.MARKERS["why work was handed over"]}  # whoever gets it reads why


def test_reminders_tell_an_owner_nothing_that_they_may_not_read(council, readers):
    owner = Office.objects.get(role=Role.MEASURE_OWNER)
    Commitment.objects.visible_to(THE_CLOCK).filter(dismissed_at=None).update(owner=owner, due_on=place.DAY, confirmed_at=place.THEN)
    commitments.daily(at=place.THEN + timedelta(days=7))
    assert Mail.objects.visible_to(THE_CLOCK).filter(kind="decisions.reminder").exists()
    ScrutinyRecommendation.objects.visible_to(THE_CLOCK).update(owner=owner, do_by=place.DAY, progress="")
    scrutiny_chasing.daily(at=place.THEN + timedelta(days=7))
    assert Mail.objects.visible_to(THE_CLOCK).filter(kind="decisions.scrutiny_action").exists()
    sent()
    assert set().union(*(markers for _, markers in heard())) == set()


def test_a_briefing_tells_nobody_what_they_may_not_read_by_letter_or_in_a_calendar(council, readers, monkeypatch):
    briefings.answered_for(council.council)
    holders = list(Office.objects.filter(portfolio=briefings.KEY).select_related("person__account", "portfolio__organisation"))
    at = place.THEN + timedelta(days=7)
    assert tasks.daily(at=at) == "2 briefings are on the way."
    sent()
    told = [markers for to, markers in heard() if readers[to] in {Role.PORTFOLIO_HOLDER, Role.SPOKESPERSON}]
    assert told == [set(), set()]
    assert all("Everything stands today" in letter.body for letter in mail.outbox)
    viewer = authority.viewer_of(holders[0].person.account, at.date())
    web.new_calendar_key(viewer, holders[0].portfolio, at=at)
    address = reverse("briefing-days", args=[briefing.choice(viewer, holders[0].portfolio).calendar_key])
    Action.objects.visible_to(THE_CLOCK).update(due_on=timezone.localdate())
    assert "An action" in (days := Client().get(address).content.decode())
    assert not marked.heard_in(days)
    with broken(lambda: monkeypatch.setattr(Action, "seen_by", staticmethod(lambda viewer: Q()))):
        assert marked.heard_in(Client().get(address).content.decode())


def test_the_canary_dies_when_a_rule_is_forgotten(council, readers, monkeypatch):
    with broken(lambda: monkeypatch.setattr(Decision, "seen_by", staticmethod(lambda viewer: Q()))):
        everything_is_news(council)
        sent()
    assert any(markers for to, markers in heard() if to == PUBLIC)
