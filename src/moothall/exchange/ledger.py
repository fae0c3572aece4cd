"""What has been read so far from one council's system, and whether what is read now is news."""

import json
from collections.abc import Collection
from dataclasses import fields, is_dataclass
from datetime import date, datetime, time
from enum import Enum, auto
from hashlib import sha256
from typing import Any

from moothall.authority.models import Organisation
from moothall.exchange.models import Source

LONGEST_KEY = 200
MARK = "|"  # between the words that tell a thing from others, where the other system gives it no key
STORING = 2  # raised when the same words come to be stored otherwise, so that everything is stored anew

Name = tuple[str, str]  # kind and key


class State(Enum):
    """What a reading is to somebody who remembers the earlier ones."""

    NEW = auto()
    SAME = auto()
    OTHER = auto()
    EARLIER = auto()


def plain(thing: Any) -> Any:
    """What JSON does not know, as what it does."""
    if is_dataclass(thing) and not isinstance(thing, type):
        return {field.name: getattr(thing, field.name) for field in fields(thing)}
    if isinstance(thing, date | time):
        return thing.isoformat()
    raise TypeError(f"A {type(thing).__name__} is nothing that a page says.")


def canonical(said: Any) -> str:
    """One text for one thing said, whatever the order of its fields."""
    return json.dumps(said, default=plain, sort_keys=True, ensure_ascii=False, separators=(",", ":"))


def digest_of(said: Any) -> str:
    return sha256(f"{STORING} {canonical(said)}".encode(errors="surrogatepass")).hexdigest()


def key_of(*parts: object) -> str:
    """A key out of what tells a thing from all others; hashed where it would be too long.

    >>> key_of("Cabinet", date(2011, 5, 5), None)
    'cabinet|2011-05-05|'
    """
    key = MARK.join("" if part is None else " ".join(str(part).casefold().split()) for part in parts)
    return key if len(key) <= LONGEST_KEY else f"sha256{MARK}{sha256(key.encode(errors='surrogatepass')).hexdigest()}"


class Ledger:
    """The sources of one organisation in one system: read when first asked for, written with what they became."""

    def __init__(self, organisation: Organisation, system: str, at: datetime) -> None:
        self.organisation, self.system, self.at = organisation, system, at
        self.sources: dict[Name, Source | None] = {}
        self.stand_in_this_run: set[tuple[Name, str]] = set()

    def forget(self) -> None:
        """What was looked up in a transaction that did not hold is looked up again."""
        self.sources.clear()

    def rows(self) -> Any:
        return Source.objects.filter(organisation=self.organisation, system=self.system)

    def look_up(self, kinds: Collection[str], keys: Collection[str]) -> None:
        """Ask for many at once, and remember also those that are not there."""
        missing = {(kind, key) for kind in kinds for key in keys if key and (kind, key) not in self.sources}
        if not missing:
            return
        self.sources |= dict.fromkeys(missing)
        wanted = sorted({key for _, key in missing})
        for start in range(0, len(wanted), 500):
            found = self.rows().filter(kind__in=kinds, key__in=wanted[start : start + 500])
            self.sources |= {(source.kind, source.key): source for source in found}

    def source(self, kind: str, key: str) -> Source | None:
        if (kind, key) not in self.sources:
            self.look_up([kind], [key])
        return self.sources.get((kind, key))

    def reference(self, key: str, *kinds: str) -> str:
        """What the thing of this key became, by whichever kind of reading it is known."""
        if any((kind, key) not in self.sources for kind in kinds):
            self.look_up(kinds, [key])
        found = (self.sources.get((kind, key)) for kind in kinds)
        return next((source.reference for source in found if source and source.reference), "")

    def of_reference(self, reference: str) -> list[Name]:
        """From which readings something here came."""
        return list(self.rows().filter(reference=reference).order_by("pk").values_list("kind", "key"))

    def of_kind(self, kind: str) -> dict[str, str]:
        """What the things of a kind became, by their keys."""
        return dict(self.rows().filter(kind=kind).values_list("key", "reference"))

    def state(self, kind: str, key: str, digest: str) -> State:
        source = self.source(kind, key)
        if source is None or not source.digest:
            return State.NEW
        if source.digest == digest:
            self.stand_in_this_run.add(((kind, key), digest))
            return State.SAME
        return State.EARLIER if digest in source.earlier else State.OTHER

    def stands_in_this_run(self, kind: str, key: str) -> bool:
        """Whether what is kept of this thing was read in this run too: then an earlier reading of it is only an older copy."""
        source = self.source(kind, key)
        return source is not None and ((kind, key), source.digest) in self.stand_in_this_run

    def name(self, kind: str, key: str, reference: str) -> None:
        """Note that something here bears a key of the other system. Until it is tied to whatever else bears it, it waits."""
        source = self.source(kind, key) or Source(organisation=self.organisation, system=self.system, kind=kind, key=key, said={})
        if source.pk is None or source.reference != reference:
            source.reference, source.digest, source.read_at = reference, "", self.at
            source.save()
            self.sources[kind, key] = source

    def waiting(self, kind: str) -> list[Source]:
        """What was noted and is not tied yet."""
        return list(self.rows().filter(kind=kind, digest="").order_by("pk"))

    def tied(self, source: Source, said: Any, is_all: bool) -> None:
        """To what it has been tied so far; it waits no longer once that is all."""
        source.said, source.digest = said, digest_of(source.reference) if is_all else ""
        source.save(update_fields=["said", "digest"])

    def of_references(self, kind: str, references: list[str]) -> list[Source]:
        """What was read of these, a few hundred at a time."""
        parts = (references[start : start + 500] for start in range(0, len(references), 500))
        return [source for part in parts for source in self.rows().filter(kind=kind, reference__in=part).order_by("pk")]

    def holding(self, kind: str, words: str) -> list[Source]:
        """What of a kind has these words in its key."""
        return list(self.rows().filter(kind=kind, key__contains=words).order_by("pk"))

    def enter(self, kind: str, key: str, digest: str, reference: str, said: Any = None) -> None:
        """Write down what was read and what it became."""
        source = self.source(kind, key) or Source(organisation=self.organisation, system=self.system, kind=kind, key=key)
        if source.digest and source.digest != digest:
            source.earlier = [one for one in source.earlier if one != digest] + [source.digest]
        source.digest, source.reference, source.read_at = digest, reference, self.at
        source.said = None if said is None else json.loads(canonical(said))
        source.save()
        self.sources[kind, key] = source
        self.stand_in_this_run.add(((kind, key), digest))
