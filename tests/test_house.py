"""What the house promises about its own source. Each promise is also broken on purpose, to show that it would be found."""

from collections.abc import Callable
from dataclasses import dataclass, field
from importlib import import_module
from inspect import getmembers, isfunction

import pytest
from django.apps import apps

from moothall.access.guard import Guarded
from tests.house import places, requirements, shape, sizes, strangers, ways_round, writing
from tests.house.reading import Finding

TELLING = "the sample council looks up what it has told already, and shows it to nobody"
BOOKKEEPING = {
    "alerts/actions.py": "to ask to be told is no act of the council, and no address may stand in the record",
    "post/actions.py": "that a letter is owed follows from an act, and is none itself",
    "record/actions.py": "the record stands below the acts, which call it",
    "worker/actions.py": "who has what work in hand is bookkeeping, not an act",
}
TABLE_LAYERS = {"models", "queries", "actions"}


def anywhere(module: str) -> bool:
    return True


def in_layer(*layers: str) -> Callable[[str], bool]:
    return lambda module: places.layer(module) in layers


def outside(*layers: str) -> Callable[[str], bool]:
    return lambda module: places.layer(module) not in layers


@dataclass(frozen=True)
class Promise:
    """What holds, how it is looked for, where, and which modules are excused for what reason."""

    says: str
    look: Callable[[str], list[Finding]]
    where: Callable[[str], bool]
    broken: tuple[str, ...]
    kept: tuple[str, ...] = ()
    excused: dict[str, str] = field(default_factory=dict)

    def __str__(self) -> str:
        return self.says


def reverse_names() -> frozenset[str]:
    """What Django calls the way back along each key from a guarded table, unless a key of ours is called so too.

    The guard itself refuses every way back when it is asked; here it is found before anybody asks.
    """
    keys = {model: [key for key in model._meta.concrete_fields if key.is_relation] for model in apps.get_models()}
    forward = {key.name for each in keys.values() for key in each}
    back = {
        key.related_query_name()
        for model, each in keys.items()
        if issubclass(model, Guarded)
        for key in each
        if not key.remote_field.hidden
    }
    return frozenset(back - forward)


def backwards(source: str) -> list[Finding]:
    return ways_round.backwards(source, reverse_names())


PROMISES = [
    Promise(
        "Only actions write",
        writing.writes,
        outside("actions"),
        broken=("meeting.save()", "Meeting.objects.create(title='x')", "rows.update(title='x')", "rows.update(**facts)", "row.delete()"),
        kept=("digest.update(line)", "words.update({'a': 1})", "super().save(*args)"),
        excused={
            "access/acts.py": "the version of a row grows inside the act that changes it",
            "access/models.py": "the accounts library makes an account through the table's manager",
            "access/rows.py": "rows are written inside the act that calls it",
            "documents/binding/written.py": "a pack is saved as a file, and no row",
            "documents/writing.py": "a Word document is saved as a file, and no row",
            "documents/jobs.py": "how far a job has come is bookkeeping, not an act",
            "exchange/ledger.py": "what was read from which system is bookkeeping, not an act",
            "meetings/notebook.py": "what a reader keeps for themselves is no act of the council",
            "meetings/drafting.py": "what is typed is kept before anything is done with it",
            "meetings/report_typing.py": "what somebody types into a report and has not saved is bookkeeping, and theirs alone",
            "record/followers.py": "how far a follower has read is bookkeeping, not an act",
            "search/tasks.py": "the index is bookkeeping: it follows the record and can be made again",
            "web/demo/telling/telling.py": "how far the sample council has been told is bookkeeping",
        },
    ),
    Promise(
        "Each public function of actions bears an act",
        writing.verbs_without_an_act,
        lambda module: module.endswith("/actions.py"),
        broken=("def publish(meeting): ...", "@atomic\ndef publish(meeting): ..."),
        kept=("@performs(permissions.PUBLISH)\ndef publish(meeting): ...", "def _clean(words): ..."),
        excused=BOOKKEEPING,
    ),
    Promise(
        "Nobody goes round the guard",
        ways_round.hidden_doors,
        anywhere,
        broken=(
            "Meeting._base_manager.all()",
            "rows.raw('select 1')",
            "rows.extra(where=[])",
            "RawSQL('1', [])",
            "connection.cursor()",
            "connection.connection.execute('select 1')",
            "QuerySet(Meeting)",
            "models.Manager()",
            "kind.get_object_for_this_type(pk=1)",
            "rows.query.clear_where()",
        ),
        kept=("log.warning('x', extra={})", "fields.raw('title')", "Manager.from_queryset(OpenQuerySet)()", "rows: QuerySet[Meeting]"),
        excused={
            "access/hanging.py": "it keeps the SQL of a question that was put through the guard, by the viewer for whom it was put",
            "search/queries/words.py": "each database finds words in its own way; row numbers come back, and are asked for by name",
            "access/holding.py": "the row is locked first, and only then is asked who may act on it",
            "authority/numbering.py": "a number is counted on and given in one breath; there is nothing to see",
            "record/mark.py": "numbers that are no secret, asked for before every page",
            "record/locks.py": "PostgreSQL's advisory lock has no other door",
        },
    ),
    Promise(
        "The guard is lowered in access only",
        ways_round.lowered,
        lambda module: not module.startswith("access/"),
        broken=("from moothall.access.guard import lowered", "from moothall.access import guard\nwith guard.lowered(): pass"),
    ),
    Promise(
        "Only models, queries and actions reach a table",
        ways_round.tables,
        outside(*TABLE_LAYERS),
        broken=("Meeting.objects.all()", "apps.get_model('meetings.Meeting')"),
        kept=("queries.register(viewer)", "objects = Manager()"),
        excused={
            "access/rows.py": "it writes the rows of whatever table an act hands it",
            "documents/jobs.py": "it moves the jobs, and shows them to nobody",
            "documents/binding/uploads.py": "what a PDF calls its objects are no rows",
            "exchange/ledger.py": "what was read from which system is its own table",
            "meetings/drafting.py": "it keeps what is typed, which no act does",
            "meetings/report_typing.py": "what somebody types into a report and has not saved is bookkeeping, and theirs alone",
            "meetings/notebook.py": "it keeps a reader's own notes, which no act does",
            "record/followers.py": "it moves its own cursor",
            "record/verification.py": "it works the whole record out again from its rows",
            "search/tasks.py": "the follower keeps the index, which no act does",
            "web/demo/telling/cast.py": TELLING,
            "web/demo/telling/events.py": TELLING,
            "web/demo/telling/seating.py": TELLING,
            "web/demo/telling/telling.py": TELLING,
            "web/demo/telling/ways_in.py": TELLING,
        },
    ),
    Promise(
        "A page never touches a table",
        ways_round.models,
        in_layer("urls", "views"),
        broken=("from moothall.meetings.models import Meeting", "from moothall.meetings import models", "import moothall.meetings.models"),
        kept=("from django.db import models", "from moothall.meetings import queries"),
    ),
    Promise(
        "An import stands at the top",
        shape.inner_imports,
        outside("apps"),  # what registers itself does so when the tables are ready, and not before
        broken=("def f():\n    import json", "async def f():\n    from a import b"),
        kept=("import json", "if True:\n    import json"),
    ),
    Promise(
        "There are no signals",
        shape.signals,
        anywhere,
        broken=(
            "from django.db.models.signals import post_save",
            "from django.dispatch import receiver",
            "from django.db.models import signals",
        ),
    ),
    Promise(
        "The day and the moment are given, and read at the edge only",
        shape.clocks,
        lambda module: places.layer(module) != "commands",
        broken=(
            "date.today()",
            "datetime.datetime.now(tz)",
            "timezone.now()",
            "from django.utils.timezone import now",
            "timezone.localtime()",
            "time.time()",
            "DateTimeField(auto_now=True)",
            "DateTimeField(default=timezone.now)",
        ),
        kept=("request.now", "request.today", "time.monotonic()", "timezone.localtime(decision.published_at)"),
        excused={
            "web/middleware.py": "this is the edge",
            "web/page_cache.py": "this stands outside the edge: what is kept holds for a minute",
            "web/waker.py": "whether a worker is there is asked after the act, beyond every request",
        },
    ),
]
each_promise = pytest.mark.parametrize("promise", PROMISES, ids=str)


@each_promise
def test_the_house_keeps_its_promise(promise):
    modules = [module for module in places.modules() if promise.where(module) and module not in promise.excused]
    found = [f"{module}:{finding.line}: {finding.what}" for module in modules for finding in promise.look(places.source(module))]
    assert not found, f"{promise.says}:\n" + "\n".join(found)


@each_promise
def test_a_promise_broken_on_purpose_is_found(promise):
    assert [text for text in promise.broken if not promise.look(text)] == []
    assert [text for text in promise.kept if promise.look(text)] == []


@each_promise
def test_an_excuse_is_still_needed(promise):
    stale = [module for module in promise.excused if not promise.look(places.source(module))]
    assert stale == [], f"{promise.says}: these no longer need their excuse"


def test_no_name_goes_backwards_into_a_guarded_table():
    where = [module for module in places.modules() if places.layer(module) != "permissions"]
    assert [f"{module}:{f.line}: {f.what}" for module in where for f in backwards(places.source(module))] == []


@pytest.mark.parametrize(
    "text",
    [
        "Meeting.objects.values('papers__title')",
        "Meeting.objects.order_by('-papers__title')",
        "rows.annotate(n=Count('papers'))",
        "rows.filter(papers__title='x')",
    ],
)
def test_a_name_that_goes_backwards_is_found(text):
    assert ways_round.backwards(text, frozenset({"papers"}))


def test_a_named_queryset_may_stand_on_the_way_back():
    assert not ways_round.backwards("rows.filter(papers__in=Paper.objects.visible_to(viewer), kind='papers')", frozenset({"papers"}))


def test_every_guarded_table_says_who_sees_it():
    silent = [model.__name__ for model in apps.get_models() if issubclass(model, Guarded) and not callable(getattr(model, "seen_by", None))]
    assert silent == []


ACTIONS = [module for module in places.modules() if places.layer(module) == "actions"]


@pytest.mark.parametrize("module", [m for m in ACTIONS if m.endswith(("/actions.py", "/__init__.py")) and m not in BOOKKEEPING])
def test_each_verb_bears_an_act_when_it_runs(module):
    actions = import_module(places.python_name(module))
    verbs = [(name, verb) for name, verb in getmembers(actions, isfunction) if verb.__module__.startswith(actions.__name__)]
    assert [name for name, verb in verbs if not name.startswith("_") and not hasattr(verb, "act")] == []


def test_what_is_inside_a_package_of_actions_is_reached_through_its_acts():
    inner = {
        places.python_name(module): module.rsplit("/", 1)[0]
        for module in ACTIONS
        if module.count("/") > 1 and not module.endswith("/__init__.py")
    }
    found = {
        m: writing.back_doors(places.source(m), frozenset(n for n, package in inner.items() if not m.startswith(package)))
        for m in places.modules()
    }
    assert {module: findings for module, findings in found.items() if findings} == {}


def test_a_back_door_into_actions_is_found():
    inner = frozenset({"moothall.meetings.actions.writing"})
    assert writing.back_doors("from moothall.meetings.actions.writing import write_items", inner)
    assert writing.back_doors("from moothall.meetings.actions import writing", inner)
    assert not writing.back_doors("from moothall.meetings.actions import publish_agenda", inner)


@pytest.mark.parametrize("room", places.rooms())
def test_a_room_has_its_tests(room):
    folder = places.HOUSE / room
    wanted = {"rules": "test_rules", "permissions": "test_permissions", "actions": "test_actions", "views": "test_pages"}
    standing = {places.layer(module) for module in places.modules() if module.startswith(f"{room}/")}
    missing = [test for part, test in wanted.items() if part in standing and not list((folder / "tests").glob(f"{test}*.py"))]
    assert missing == []


def test_a_word_of_one_machine_is_found():
    for folder in ("work", "root", "home/ruth"):
        assert strangers.strangers(f"see /{folder}/main for more", {})
    assert strangers.strangers("--" + "index-url https://example.org", {})
    assert strangers.strangers("from packages.example.org", {"PIP_INDEX_URL": "https://packages.example.org/simple"})
    assert not strangers.strangers("/homework, a/work/b, /workspace/ and /rooted", {})


def test_a_requirement_that_is_not_pinned_as_wanted_is_found():
    pinned = "django==5.2.1 \\\n    --hash=sha256:aa \\\n    --hash=sha256:bb\nnh3==0.3.8\n"
    assert requirements.unpinned(["django>=5.2,<5.3", "nh3"], pinned) == ["nh3 has no hash"]
    assert requirements.unpinned(["django>=6"], pinned)[0] == "django>=6 is pinned at 5.2.1"
    assert requirements.unpinned(["lxml"], pinned)[0] == "lxml is not pinned"
    assert "--" + "index-url http://x holds an address" in requirements.unpinned([], "--" + "index-url http://x")


def test_what_is_too_long_is_found_and_the_median_is_counted():
    assert [f.what[:15] for f in sizes.too_long("def f():\n" + "    x = 1\n" * 25)] == ["f has 26 lines,"]
    assert [f.line for f in sizes.too_long("x = 1\n" * 301)] == [301]
    assert sizes.too_long("def f():\n" + "    x = 1\n" * 24 + "x = 1\n" * 275) == []
    assert sizes.sizes(["def f(): ...\ndef g():\n    x = 1\n    return x", "def h(): ..."]) == sizes.Sizes(
        files=2, functions=3, median=1, longest=3
    )
