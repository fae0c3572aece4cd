"""What the house promises about its own source: what holds, how a breach is found, and who is excused for what reason."""

from collections.abc import Callable
from dataclasses import dataclass, field

from django.apps import apps

from moothall.access.guard import Guarded
from tests.house import places, shape, ways_round, writing
from tests.house.reading import Finding

TELLING = "the sample council looks up what it has told already, and shows it to nobody"
BOOKKEEPING = {
    "alerts/actions.py": "to ask to be told is no act of the council, and no address may stand in the record",
    "post/actions.py": "that a letter is owed follows from an act, and is none itself",
    "record/actions.py": "the record stands below the acts, which call it",
    "web/actions.py": "how somebody wants their briefing is theirs alone, and no act of the council",
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
            "access/tokens.py": "how often a token was used is bookkeeping, not an act",
            "access/rows.py": "rows are written inside the act that calls it",
            "documents/binding/written.py": "a pack is saved as a file, and no row",
            "documents/writing.py": "a Word document is saved as a file, and no row",
            "documents/jobs.py": "how far a job has come is bookkeeping, not an act",
            "exchange/ledger.py": "what was read from which system is bookkeeping, not an act",
            "meetings/notebook.py": "what a reader keeps for themselves is no act of the council",
            "meetings/drafting.py": "what is typed is kept before anything is done with it",
            "performance/judging.py": "what everybody reads of a measure follows the record and can be worked out again",
            "performance/keeping.py": "what is typed is kept before anything is done with it",
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
            "decisions/queries/titled.py": "how many titles hold a word is asked of the index alone; no row comes back",
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
            "performance/judging.py": "what everybody reads of a measure follows the record and can be worked out again",
            "performance/keeping.py": "it keeps what is typed, which no act does",
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
