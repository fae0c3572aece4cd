"""Another system is let in to send figures, is shut out again, and sends: all of a request or none, and nothing twice."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from django.db.models import QuerySet

from moothall.access.acts import Refused, add_facts, performs
from moothall.access.tokens import hash_of, new_token
from moothall.access.viewer import Viewer
from moothall.authority.models import Department, Office, Organisation
from moothall.authority.numbering import next_number
from moothall.authority.words import day_in_words
from moothall.decisions.rules import day_of
from moothall.performance.actions.returns_bringing import FigureLine, bring_figures, is_known
from moothall.performance.models import Measure, System, SystemMeasure, SystemPost
from moothall.performance.permissions import systems as permissions
from moothall.performance.queries import systems as queries
from moothall.post import actions as post

ENDS = "performance.token_ends"
REMEMBERED = timedelta(days=30)  # longer than any system tries again by itself
NO_PERSON = "Sign in as a person of the council: somebody has to answer for what the system sends."


@dataclass(frozen=True, slots=True)
class AskedWith:
    """What a system calls its request, and the hash of all that it said."""

    body_hash: str
    key: str = ""


class NothingNew(Refused):
    """Every figure of a request stands there already, so nothing is done and nothing is recorded."""


class SentBefore(Refused):
    """The same request came before: it is answered as it was then."""

    def __init__(self, post: SystemPost) -> None:
        super().__init__("This request came before.")
        self.answer = post.answer


class KeyUsed(Refused):
    """Another request came under this name."""


@performs(permissions.MAKE_SYSTEM)
def make_system(
    organisation: Organisation, *, viewer: Viewer, at: datetime, name: str, ends_on: date,
    office: Office | None = None, department: Department | None = None, measures: Collection[Measure] = (),
) -> System:  # fmt: skip
    """Whoever makes the token answers for what the system sends. The token stands on the row that comes back, once, and nowhere else."""
    refuse_end(organisation, viewer, at, ends_on)
    refuse_name(queries.systems(viewer).filter(organisation=organisation), name.strip(), day_of(at))
    refuse_scope(organisation, office, department, measures)
    row = System(organisation=organisation, name=name.strip(), office=office, department=department)
    row.number = next_number(organisation, "system")
    give_token(row, viewer, at, ends_on)
    named = sorted(set(measures), key=lambda one: one.number)
    SystemMeasure.objects.bulk_create(SystemMeasure(system=row, measure=one) for one in named)
    add_facts(measures=[f"M{one.number}" for one in named])
    return row


@performs(permissions.RENEW_SYSTEM)
def renew_system(system: System, *, viewer: Viewer, at: datetime, ends_on: date) -> System:
    """A new token takes the place of the old one, which opens nothing from this moment. Whoever makes it answers for the system now."""
    refuse_end(system.organisation, viewer, at, ends_on)
    others = queries.systems(viewer).filter(organisation=system.organisation).exclude(pk=system.pk)
    refuse_name(others, system.name, day_of(at))
    give_token(system, viewer, at, ends_on)
    return system


@performs(permissions.WITHDRAW_SYSTEM)
def withdraw_system(system: System, *, viewer: Viewer, at: datetime) -> System:
    """From this moment its token opens nothing. What it sent stays."""
    system.withdrawn_at, system.withdrawn_by = at, viewer.name
    system.save(update_fields=["withdrawn_at", "withdrawn_by"])
    return system


@performs(permissions.SEND_BY_SYSTEM)
def send_by_system(system: System, *, viewer: Viewer, at: datetime, rows: Sequence[FigureLine], asked: AskedWith) -> SystemPost:
    """Send what is new of these figures, each to be reviewed, by the very act by which a table is brought in."""
    refuse_asked_before(system, asked)
    refuse_strange(system, viewer, rows)
    new = [row for row in rows if not is_known(row)]
    if not new:
        raise NothingNew("Every figure stands there already.")
    bring_figures(system.organisation, viewer=viewer, at=at, rows=new)
    SystemPost.objects.visible_to(viewer).filter(system=system, sent_at__lt=at - REMEMBERED).delete()
    add_facts(figures=len(new), answers_for_it=system.answers.reference)
    answer = [queries.became(row.measure, row.new.period, is_new=row in new) for row in rows]
    return SystemPost.objects.create(system=system, sent_at=at, key=asked.key, body_hash=asked.body_hash, number=len(new), answer=answer)


def give_token(row: System, viewer: Viewer, at: datetime, ends_on: date) -> None:
    """Whoever gives it answers for the system, and is told by letter before it ends."""
    token = new_token()
    row.token_hash, row.made_at, row.ends_on, row.answers_id = hash_of(token), at, ends_on, whoever_answers(viewer)
    row.save()
    row.shown_once = token
    due_at = queries.told_of_its_end_at(row)
    if due_at > at:
        facts = {"system": row.pk, "ends_on": ends_on.isoformat()}
        post.put(ENDS, organisation=row.organisation, to=row.answers, key=f"{ENDS}/{row.pk}/{ends_on}", at=at, due_at=due_at, facts=facts)


def whoever_answers(viewer: Viewer) -> int:
    if viewer.person is None:
        raise Refused(NO_PERSON)
    return viewer.person


def refuse_end(organisation: Organisation, viewer: Viewer, at: datetime, ends_on: date) -> None:
    """A token ends on a day to come that the council's own rule allows."""
    last = queries.last_day(viewer, organisation, day_of(at))
    if ends_on < day_of(at):
        raise Refused("That day is over. Enter a later day.", "ends_on")
    if ends_on > last:
        raise Refused(f"A token lasts until {day_in_words(last, weekday=False)} at most. Enter that day, or an earlier one.", "ends_on")


def refuse_name(others: QuerySet[System], name: str, today: date) -> None:
    if not name:
        raise Refused("Say what the system is called, such as Housing system.", "name")
    if others.filter(name__iexact=name, withdrawn_at=None, ends_on__gte=today).exists():
        raise Refused(f"“{name}” has a token already. Give that one a new token, or give this system another name.", "name")


def refuse_scope(organisation: Organisation, office: Office | None, department: Department | None, measures: Collection[Measure]) -> None:
    """It sends for one thing that belongs to its council."""
    if sum((office is not None, department is not None, bool(measures))) != 1:
        raise Refused(permissions.ONE_OF_THREE, "office")
    if any(one.organisation_id != organisation.pk for one in (office, department, *measures) if one):
        raise Refused("That belongs to another council.", "office")


def refuse_asked_before(system: System, asked: AskedWith) -> None:
    before = queries.answered(system, asked.key)
    if before and before.body_hash == asked.body_hash:
        raise SentBefore(before)
    if before:
        raise KeyUsed("Another request came under this key. Use each key for one request.")


def refuse_strange(system: System, viewer: Viewer, rows: Sequence[FigureLine]) -> None:
    own = set(queries.measures_of(viewer, system).values_list("pk", flat=True))
    if strange := [row for row in rows if row.measure.pk not in own]:
        raise Refused(f"This token may not send figures of M{strange[0].measure.number}.")
