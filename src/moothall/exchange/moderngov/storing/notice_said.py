"""What plans, and the page of an issue, announce of one decision: the notice as it reads last, and every edition of it in order."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from moothall.decisions import models, said
from moothall.decisions.rules import start_of
from moothall.decisions.rules.notices import not_a_day
from moothall.exchange.moderngov.due_days import begins, due
from moothall.exchange.moderngov.pages import ForwardPlanItem, IssuePage

from .council import Council
from .decision_said import wards_of
from .names import kind_of_maker
from .words import lines_of, room_for, shortened

LABELS = (
    ("decision_maker", "Decision maker"),
    ("decision_due", "Decision due"),
    ("decision_type", "Decision type"),
    ("first_published", "First published"),
    ("lead_officer", "Lead officer"),
    ("wards", "Wards affected"),
)
NO_TITLE = "A decision without a title"


@dataclass(frozen=True)
class Announcement:
    """One reading: the plan that it stood in (none for the page of the issue itself), and what it said, as plain data."""

    plan: str
    read_at: datetime
    title: str
    decision_maker: str
    decision_due: str
    decision_type: str
    first_published: date | None
    lead_officer: str
    wards: str
    is_key: bool | None
    is_private: bool
    about: str
    others: tuple[tuple[str, str], ...]

    @property
    def place(self) -> tuple[date, bool]:
        """Where it stands among the others: by the first day of its plan; the page of the issue is the newest there is."""
        return begins(self.plan) or date.min if self.plan else date.max, not self.plan

    @property
    def due(self) -> tuple[date | None, date | None]:
        first, last = due(self.decision_due)
        return (None, None) if not_a_day(first) or not_a_day(last) else (first, last)

    @property
    def published_at(self) -> datetime | None:
        return start_of(self.first_published) if self.first_published and not not_a_day(self.first_published) else None

    @property
    def contents(self) -> tuple[tuple[str, str], ...]:
        """What it said, label by label, in the words of the page."""
        told = {label: getattr(self, name) for name, label in LABELS}
        days = {label: f"{value:%d/%m/%Y}" for label, value in told.items() if isinstance(value, date)}
        pairs = [("Matter", "\n".join(words for words in (self.title, self.about) if words)), *(told | days).items(), *self.others]
        return tuple((label, words) for label, words in pairs if words)


def announced(item: ForwardPlanItem | IssuePage, plan: str, at: datetime, is_key: bool | None) -> Announcement:
    return Announcement(
        plan=plan,
        read_at=at,
        title=item.title or NO_TITLE,
        decision_maker=item.decision_maker,
        decision_due=item.decision_due,
        decision_type=item.decision_type,
        first_published=item.first_published,
        lead_officer=item.lead_officer,
        wards=item.wards,
        is_key=is_key,
        is_private=item.is_private,
        about="\n".join(line for entry in item.about for line in lines_of(entry)),
        others=tuple((label.label, label.value) for label in item.labels),
    )


def remembered(told: dict[str, Any]) -> Announcement:
    """The same, as the ledger keeps it."""
    day = told["first_published"]
    others = tuple((label, words) for label, words in told["others"])
    plain = {"first_published": date.fromisoformat(day) if day else None, "others": others}
    return Announcement(**told | plain | {"read_at": datetime.fromisoformat(told["read_at"])})


def in_order(readings: Sequence[Announcement]) -> list[Announcement]:
    """From the oldest plan to the newest. Those whose titles name no day come first, in the order in which they were read."""
    return sorted(readings, key=lambda one: one.place)


def notice_said(last: Announcement, council: Council) -> said.Notice:
    """The notice as it reads last. Who decides is a body where one of that name is here; else it stays in words."""
    body = council.known_body(last.decision_maker) if last.decision_maker else None
    first, until = last.due
    limits = room_for(models.Notice)
    left: list[said.Remark] = []
    return said.Notice(
        title=shortened(last.title, limits["title"]),
        matter=last.about,
        is_key=last.is_key,
        maker_kind=kind_of_maker(last.decision_maker),
        body=body,
        maker_title="" if body else shortened(last.decision_maker, limits["maker_title"]),
        due_on=first,
        due_until=until,
        is_private=last.is_private,
        contact=shortened(last.lead_officer, limits["contact"]),
        **wards_of(last.wards, council, left),
    )


def editions_said(readings: Sequence[Announcement]) -> tuple[said.Edition, ...]:
    """One for each time that it said something else than before. The first bears the day on which it came out, where that is said."""
    found: list[said.Edition] = []
    for one in readings:
        if not found or found[-1].contents != one.contents:
            found.append(edition(one, is_first=not found))
    return tuple(found)


def edition(one: Announcement, *, is_first: bool) -> said.Edition:
    first, last = one.due
    return said.Edition(
        title=shortened(one.title, room_for(models.NoticeEdition)["title"]),
        contents=one.contents,
        read_at=one.read_at,
        published_at=one.published_at if is_first else None,
        because=f"In “{one.plan}”." if one.plan else "On the page of the issue.",
        due_on=first,
        due_until=last,
    )
