"""No word of an exempt paper, a draft or a closed title reaches who may not read it, at any address of the house.

Whoever adds a page adds its example here: a route without one makes the first test fail.
"""

from dataclasses import dataclass
from uuid import UUID

import pytest
from django.conf import settings
from django.db import connection
from django.test import Client
from django.urls import get_resolver

from moothall.access.models import Account
from moothall.access.viewer import Role
from moothall.web.waker import wake
from tests.canary import (
    action_plans,
    agendas,
    asked,
    briefings,
    called_in,
    compared,
    figures,
    house,
    marked,
    matters,
    measures,
    minuted,
    notices,
    people,
    place,
    plans,
    quarterly,
    recorded,
    register,
    reports,
    risks,
    savings,
    scrutiny,
    sending,
    walk,
)

SEARCHES = [
    f"q={marked.BAIT}",
    f"q={marked.BAIT[:5]}",
    f"q=%22{marked.BAIT}%22",
    f"q={marked.OPEN}",
    "q=",
    "q=%00%22&page=-1",
    "kind=x&body=x",
]
MEETINGS = [*(f"/meetings/wrenmouth/{number}" for number in range(1, 6)), agendas.BRIEFING]
ITEMS = [f"/meetings/wrenmouth/{number}/items/{position}" for number, position in ((1, 1), (1, 2), (2, 1), (4, 1), (9, 9))]
DECISIONS = [f"/decisions/wrenmouth/{number}" for number in range(1, 5)]
QUESTIONS = [f"/meetings/wrenmouth/questions/{number}" for number in range(1, 5)]
QUESTION, SETTLE = "<slug:slug>/questions/<int:number>", ("accept", "refuse", "withdraw", "answer")
PETITIONS = [f"/meetings/wrenmouth/petitions/{number}" for number in range(1, 5)]
PETITION, READ = "<slug:slug>/petitions/<int:number>", ("accept", "refuse", "place", "answer")
PACKS = [(1, "public"), (1, "private"), (9, "public"), (1, "none")]
MEETING, ITEM = "meetings/<slug:slug>/<int:number>", "meetings/<slug:slug>/<int:number>/items/<int:position>"
DECISION = "decisions/<slug:slug>/<int:number>"


def each(addresses: list[str], ending: str) -> list[str]:
    return [address + ending for address in addresses]


ACCOUNT = (
    "login login/code login/code/confirm logout inactive signup reauthenticate email confirm-email "
    "password/change password/set password/reset password/reset/done password/reset/key/done"
)

# For each route the addresses that are asked for: of what is open, of what is closed, and of what is not there.
EXAMPLES = {
    "": ["/"],
    "record/": ["/record/"],
    "record/checkpoint": ["/record/checkpoint"],
    "record/checkpoints/<int:size>": ["/record/checkpoints/1", "/record/checkpoints/999"],
    "record/consistency/<int:old>/<int:new>": ["/record/consistency/1/2", "/record/consistency/2/1"],
    "record/key": ["/record/key"],
    "record/proofs/<int:number>": [f"/record/proofs/{number}" for number in (0, 1, 2, 7, 8, 14, 15, 99)],
    "record/verify.py": ["/record/verify.py"],
    "who-may-do-what": ["/who-may-do-what"],
    "open-data": ["/open-data"],
    "accessibility": ["/accessibility"],
    "workspace/": ["/workspace/"],
    **briefings.examples(),
    "workspace/jobs/": ["/workspace/jobs/", "/workspace/jobs/?page=9"],
    "workspace/jobs/<uuid:key>": [
        f"/workspace/jobs/{place.JOB}",
        f"/workspace/jobs/{place.JOB}?follow=yes",
        f"/workspace/jobs/{UUID(int=0)}",
    ],
    "workspace/post/": ["/workspace/post/", "/workspace/post/?page=x"],
    **{f"alerts/{page}": [f"/alerts/{page}"] for page in ("asked", "link", "yours", "stopped")},
    **{f"alerts/{page}/<str:token>": [f"/alerts/{page}/none"] for page in ("confirm", "yours", "stop")},
    "robots.txt": ["/robots.txt"],
    **{f"account/{page}/": [f"/account/{page}/"] for page in ACCOUNT.split()},
    r"account/^confirm-email/(?P<key>[-:\w]+)/$": ["/account/confirm-email/none/"],
    r"account/^password/reset/key/(?P<uidb36>[0-9A-Za-z]+)-(?P<key>.+)/$": ["/account/password/reset/key/1-none/"],
    "sign-in/link/<str:token>": ["/sign-in/link/none"],
    "search/": [f"/search/?{question}" for question in SEARCHES],
    **minuted.EXAMPLES,
    **agendas.examples(),
    **reports.examples(),
    **notices.examples(),
    **matters.examples(),
    **scrutiny.examples(),
    **savings.examples(),
    **plans.examples(),
    **measures.examples(),
    **figures.examples(),
    **action_plans.examples(),
    **compared.examples(),
    **quarterly.examples(),
    **sending.examples(),
    **risks.examples(),
    "meetings/": ["/meetings/", f"/meetings/?words={marked.OPEN}", "/meetings/?body=x&page=x"],
    "meetings/feed": ["/meetings/feed"],
    "meetings/calendar.ics": ["/meetings/calendar.ics"],
    "meetings/calendar/<int:year>/<int:month>/": ["/meetings/calendar/2026/1/", "/meetings/calendar/0/13/"],
    MEETING: MEETINGS,
    f"{MEETING}/calendar.ics": each(MEETINGS, "/calendar.ics"),
    f"{MEETING}/ask": each(MEETINGS, "/ask"),
    "meetings/<slug:slug>/questions/<int:number>": QUESTIONS,
    "workspace/meetings/questions/": ["/workspace/meetings/questions/"],
    **{f"workspace/meetings/{QUESTION}/{verb}": [f"/workspace{one}/{verb}" for one in QUESTIONS] for verb in SETTLE},
    "meetings/petitions/": ["/meetings/petitions/", "/meetings/petitions/?page=9"],
    "meetings/taking-part": ["/meetings/taking-part"],
    "meetings/<slug:slug>/petitions/new": ["/meetings/wrenmouth/petitions/new", "/meetings/nowhere/petitions/new"],
    f"meetings/{PETITION}": PETITIONS,
    **{f"workspace/meetings/{PETITION}/{verb}": [f"/workspace{one}/{verb}" for one in PETITIONS] for verb in READ},
    f"{MEETING}/packs": each(MEETINGS, "/packs"),
    f"{MEETING}/published/<int:turn>/<str:edition>.pdf": [f"{MEETINGS[0]}/published/{turn}/{edition}.pdf" for turn, edition in PACKS],
    "meetings/mine/<str:key>.ics": ["/meetings/mine/none.ics"],
    **{f"workspace/meetings/reading/{page}": [f"/workspace/meetings/reading/{page}"] for page in ("", "mark", "calendar", "notes.txt")},
    "workspace/meetings/reading/notes/<path:about>": [f"/workspace/meetings/reading/notes{item}" for item in (*ITEMS, "/x")],
    ITEM: ITEMS,
    f"{ITEM}/resolved/<int:part>": [f"{item}/resolved/{part}" for item in ITEMS[:3] for part in (1, 2)],
    f"{ITEM}/papers/<int:paper>": [f"{item}/papers/{paper}" for item in ITEMS[:3] for paper in (1, 2)],
    **register.examples(),
    "decisions/commitments/": ["/decisions/commitments/", f"/decisions/commitments/?words={marked.BAIT}"],
    **asked.examples(DECISIONS),
    DECISION: DECISIONS,
    f"{DECISION}.json": each(DECISIONS, ".json"),
    f"{DECISION}/publish": each(DECISIONS, "/publish"),
    f"{DECISION}/call-in": each(DECISIONS, "/call-in"),
    **called_in.examples(DECISIONS),
    f"{DECISION}/withdraw": each(DECISIONS, "/withdraw"),
    **recorded.examples(DECISIONS, MEETINGS[:5]),
    "authority/": ["/authority/"],
    "authority/people/": ["/authority/people/", "/authority/people/?q=x&page=x"],
    "authority/people/<slug:slug>/<int:number>": ["/authority/people/wrenmouth/1", "/authority/people/nowhere/1"],
    "authority/bodies/<slug:slug>/<int:number>": ["/authority/bodies/wrenmouth/1", "/authority/bodies/wrenmouth/999"],
    **house.examples(),
}


@dataclass(frozen=True)
class Looker:
    """Somebody who looks: nobody in particular, or one who holds these roles at the council or at its neighbour."""

    roles: tuple[Role, ...] = ()
    at_home: bool = True

    def __str__(self) -> str:
        held = "all other roles at once" if len(self.roles) > len(marked.CLERKS) else " and ".join(self.roles)
        return f"{held or 'the public'}{'' if self.at_home else ' elsewhere'}"

    @property
    def may_read(self) -> frozenset[str]:
        return frozenset().union(*(marked.may_read(role, self.at_home) for role in self.roles))


# Whoever holds more sees more: the roles to which nothing closed is open are held by one person, who must see nothing of it.
ENTITLED = [role for role in Role if marked.may_read(role, at_home=True)]
# Who may read the same is one person here, and so one walk.
ALIKE: dict[frozenset[str], tuple[Role, ...]] = {}
for each_role in ENTITLED:
    ALIKE[marked.may_read(each_role, at_home=True)] = (*ALIKE.get(marked.may_read(each_role, at_home=True), ()), each_role)
LOOKERS = [
    Looker(),
    *(Looker(roles) for roles in ALIKE.values()),
    Looker(tuple(role for role in Role if role not in ENTITLED)),
    Looker(tuple(sorted(marked.CLERKS)), at_home=False),
]

# Who sees the least tries every way, who may do the most reads and sends; the rest come to the same doors, and read what is behind them.
READING_AND_SENDING = (*walk.READING, *walk.SENDING)
WAYS = {Looker(): walk.EVERY_WAY, Looker(ALIKE[marked.OF_CLERKS]): READING_AND_SENDING}


def ways_of(looker: Looker) -> tuple[walk.Way, ...]:
    """How somebody asks. How an answer is put into words differs by no database, what is sent may: the second asks the less."""
    ways = WAYS.get(looker, walk.READING)
    return ways if connection.vendor == "sqlite" else tuple(way for way in ways if way in READING_AND_SENDING)


@pytest.fixture
def council():
    told = place.sample()
    wake()
    return told


def window_of(looker: Looker, council: place.Sample) -> Client:
    """A browser in which this person is signed in; an error is a page in it, as it is for people."""
    window = Client(raise_request_exception=False)
    if looker.roles:
        account = place.account_of(looker.roles, council.council if looker.at_home else council.neighbour, 1)
        window.force_login(account, backend=settings.AUTHENTICATION_BACKENDS[0])
    return window


def test_every_route_has_an_example():
    assert walk.without_example(get_resolver(), EXAMPLES) == []
    assert walk.no_longer_there(get_resolver(), EXAMPLES) == []


@pytest.mark.django_db
# What a role may read is one rule on every database: the public and a clerk ask both, the rest ask one.
@pytest.mark.parametrize("looker", [one if one in WAYS else pytest.param(one, marks=pytest.mark.once) for one in LOOKERS], ids=str)
def test_nobody_reads_what_they_may_not(looker, council, caplog):
    window = window_of(looker, council)
    allowed, met = looker.may_read, set()
    addresses = [address for examples in EXAMPLES.values() for address in examples]
    for answer in walk.answers(window, addresses, ways_of(looker)):
        here = marked.heard_in(answer.words)
        assert here <= allowed, f"{answer} shows {looker} {marked.secrets_of(here - allowed)}"
        assert answer.status < 500, f"{answer} fails for {looker}"
        met |= here
    assert not marked.heard_in(caplog.text), "a log holds what is closed"
    assert met == allowed, f"{looker} may read {marked.secrets_of(allowed - met)}, and no page shows it"


@pytest.mark.django_db
def test_whoever_keeps_a_notebook_reads_it(council):
    window = Client()
    window.force_login(Account.objects.get(email=people.READER), backend=settings.AUTHENTICATION_BACKENDS[0])
    addresses = [address for route, examples in EXAMPLES.items() if "/reading/" in route for address in examples]
    heard = "".join(answer.words for answer in walk.answers(window, addresses, walk.READING))
    assert marked.heard_in(heard) == marked.OF_OWNERS
