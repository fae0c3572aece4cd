"""How decisions were announced, judged: facts gathered for many notices at once, and the verdict on each."""

from collections.abc import Collection, Sequence
from dataclasses import replace
from datetime import date

from moothall.access.viewer import Viewer
from moothall.authority import queries as authority
from moothall.authority.models import Governance
from moothall.decisions.models import Decision, Notice, NoticeException
from moothall.decisions.queries.notices import exceptions, members_on, notice_of
from moothall.decisions.rules import notices as law
from moothall.meetings.rules.law import Agreer, UrgentAgreement, day_of, start_of

OWN = ("key_notice_days", "general_exception_days")
FIGURES = ("key_decision_threshold", "key_decision_threshold_capital", "key_decision_wards")


class Circumstances:
    """What some councils set and were governed by, on any day: as many questions for many notices as for one."""

    def __init__(self, viewer: Viewer, councils: Collection[int]) -> None:
        self.closed = {council: authority.closure_days(viewer, council) for council in councils}
        self.rows = {council: list(authority.settings_of(viewer, council)) for council in councils}
        self.forms = [row for row in authority.governances(viewer) if row.organisation_id in self.closed]

    def value(self, council: int, name: str, day: date) -> int | None:
        """What the council has set for a day; of two that hold, the later begun. Nothing where it has set nothing."""
        held = [row for row in self.rows[council] if row.name == name and row.holds_on(day)]
        return max(held, key=lambda row: (row.since or date.min, row.pk)).value if held else None

    def own(self, council: int, day: date) -> law.OwnDays:
        return law.OwnDays(**dict(zip(("notice", "general_exception"), (self.value(council, name, day) for name in OWN), strict=True)))

    def has_executive(self, council: int, day: date) -> bool:
        """Whether it has an executive on a day: it has, unless its form is recorded and is another."""
        held = [row for row in self.forms if row.organisation_id == council and row.holds_on(day)]
        newest = max(held, key=lambda row: (row.since or date.min, row.pk), default=None)
        return newest is None or newest.form != Governance.Form.COMMITTEES


def verdicts(viewer: Viewer, rows: Sequence[Notice], today: date, made: dict[int, date] | None = None) -> dict[int, law.Verdict]:
    """Where the announcement of each stands, by its key. `made`: the day on which some were decided.

    None for one that names no day; nor for one that another system published without saying when: it was announced all the same.
    """
    about = Circumstances(viewer, {row.organisation_id for row in rows})
    late = exceptions(viewer, rows) if rows else {}
    days = {row.pk: (made or {}).get(row.pk) or row.due_on for row in rows}
    return {
        row.pk: judged(row, facts_of(row, day, bool(made and row.pk in made), late.get(row.pk, []), about), today)
        for row in rows
        if (day := days[row.pk]) and (row.counts_from or not row.is_published_elsewhere)
    }


def judged(row: Notice, facts: law.Announced, today: date) -> law.Verdict:
    found = law.verdict(facts, today)
    return law.as_announced_elsewhere(facts, found) if row.is_published_elsewhere else found


def facts_of(row: Notice, day: date, is_made: bool, late: Sequence[NoticeException], about: Circumstances) -> law.Announced:
    told = next((one for one in late if one.way == law.Way.GENERAL_EXCEPTION), None)
    return law.Announced(
        made_on=day,
        is_key=row.is_key is not False,
        is_made=is_made,
        published_on=day_of(row.counts_from) if row.counts_from else None,
        exception_on=day_of(told.published_at) if told else None,
        agreement=next((agreement_of(one) for one in late if one.way == law.Way.SPECIAL_URGENCY), None),
        closed=about.closed[row.organisation_id],
        own=about.own(row.organisation_id, day),
        has_executive=about.has_executive(row.organisation_id, day),
    )


def agreement_of(row: NoticeException) -> UrgentAgreement:
    """Who agreed, read as the rules ask: the act that kept it has checked the order."""
    assert row.agreed_on
    agreer = Agreer(row.agreed_by)
    return UrgentAgreement(
        agreed_by=agreer,
        agreed_at=start_of(row.agreed_on),
        reason=row.because,
        is_scrutiny_chair_able=agreer is Agreer.SCRUTINY_CHAIR,
        has_council_chair=agreer is not Agreer.COUNCIL_VICE_CHAIR,
    )


def verdict_of_decision(viewer: Viewer, decision: Decision, today: date) -> tuple[Notice | None, law.Verdict | None]:
    """The notice of a decision and whether it was announced as the law asks; of a key decision without one, that none is here."""
    if decision.decided_on is None:
        return None, None
    row = notice_of(viewer, decision)
    if row:
        return row, verdicts(viewer, [row], today, {row.pk: decision.decided_on}).get(row.pk)
    if not decision.is_key:
        return None, None
    council, day = decision.organisation_id, decision.decided_on
    about = Circumstances(viewer, {council})
    facts = law.Announced(
        made_on=day,
        is_made=True,
        has_executive=about.has_executive(council, day),
        closed=about.closed[council],
        own=about.own(council, day),
    )
    return None, law.verdict(facts, today)


def key_figures(viewer: Viewer, council: int, day: date) -> law.Figures:
    """What makes a decision key in a council on a day."""
    held = authority.settings(viewer, council, day, FIGURES)
    pounds, capital, wards = (int(held[name]) for name in FIGURES)
    return law.Figures(pounds=pounds, capital=capital, wards=wards)


def stated(viewer: Viewer, row: Notice, day: date) -> law.Stated:
    """What a notice states, as the law asks for it, on the day on which it would come out."""
    return law.Stated(
        is_key=row.is_key,
        matter=row.title,
        maker=row.body.name if row.body else str(row.person or ""),
        is_body=row.body is not None,
        members=tuple(members_on(viewer, row.body, day)),
        due_on=row.due_on,
        documents=row.documents,
        copies_from=row.copies_from,
        others_may_come=row.others_may_come,
        how_to_ask=row.how_to_ask,
    )


def notice_as_published(viewer: Viewer, row: Notice, day: date) -> list[dict[str, str]]:
    """What a notice says, in the order of the law: labels and words. A body stands with its members of that day."""
    members = "; ".join(members_on(viewer, row.body, day))
    maker = f"{row.body.name}: {members}" if row.body and members else str(row.body or row.person or "")
    said = {
        "Key decision": {True: "A key decision is to be made.", False: "Not a key decision.", None: ""}[row.is_key],
        "Matter": "\n".join(word for word in (row.title, row.matter) if word),
        "Who will decide": ", ".join(word for word in (maker, row.maker_title) if word),
        "When": law.when(row.due_on, row.due_until),
        "Documents": row.documents,
        "Copies": row.copies_from,
        "Other documents": row.others_may_come,
        "How to ask for them": row.how_to_ask,
        "In private, because": row.private_because if row.is_private else "",
        "Contact": row.contact,
    }
    return [{"label": label, "words": text} for label, text in said.items() if text]


def if_published(viewer: Viewer, row: Notice, today: date) -> law.Verdict | None:
    """Where its announcement would stand, if it came out today; nothing for one that names no day."""
    if row.due_on is None:
        return None
    facts = facts_of(row, row.due_on, False, exceptions(viewer, [row]).get(row.pk, []), Circumstances(viewer, {row.organisation_id}))
    return law.verdict(replace(facts, published_on=today), today)
