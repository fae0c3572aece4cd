"""A figure is sent, signed off or sent back. What was sent is never edited: whoever puts it right sends it anew."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from decimal import Decimal

from moothall.access.acts import Refused, add_facts, performs
from moothall.access.holding import held
from moothall.access.viewer import THE_CLOCK, Viewer
from moothall.authority.words import day_in_words
from moothall.decisions.rules import day_of
from moothall.performance import rules
from moothall.performance.models import Definition, Measure, NoValueReason, Return, TypedFigure
from moothall.performance.permissions import returns as permissions
from moothall.performance.queries import returns as queries
from moothall.performance.queries.returns_judging import Known, Looked, known_of
from moothall.performance.rules import Period, returns
from moothall.performance.rules.verdicts.rating import Rating
from moothall.post import actions as post

SENT_BACK = "performance.figure_sent_back"
EVERYTHING = frozenset(one.value for one in returns.Doubt)
NOT_BOTH = "Enter a figure, or say why there is none. Not both."
NEITHER = "Enter a figure, or say why there is none."


class LooksWrong(Refused):
    """A figure looks wrong. Whoever says that it is right sends it again with what was asked."""

    def __init__(self, asked: Sequence[returns.Asked], box: str) -> None:
        super().__init__(" ".join(one.sentence for one in asked), box)
        self.asked = tuple(asked)


@dataclass(frozen=True, slots=True, kw_only=True)
class NewFigure:
    """A figure as somebody states it. `right` names the doubts of which they say that the figure is right all the same; `heard` is the
    turn of the last statement of which they knew.
    """

    period: Period
    value: Decimal | None = None
    numerator: Decimal | None = None
    denominator: Decimal | None = None
    no_value_because: str = ""
    comment: str = ""
    because: str = ""
    is_final: bool = True
    quality: Mapping[str, str] | None = None
    right: Collection[str] = field(default_factory=frozenset)
    heard: int = 0


@performs(permissions.SEND_FIGURE)
def send_figure(measure: Measure, *, viewer: Viewer, at: datetime, new: NewFigure, known: Known | None = None) -> Measure:
    """State the figure of a period, to be reviewed. What its sender had typed for it is kept no longer, because it is here.

    Whoever sends many holds their measures and has looked at all of them: what they know spares a look at each.
    """
    known = known or known_of([(measure, new.period)], at)
    found = known.looked[measure.pk]
    definition, before = found.definition, known.last.get(measure.pk)
    refuse_period(measure, definition, new.period, at, known)
    refuse_unheard(definition, before, new)
    rule = known.windows.rule_of(measure.organisation_id, new.period.last)
    row = Return(measure=measure, first_on=new.period.first, last_on=new.period.last, turn=before.turn + 1 if before else 1)
    row.numerator, row.denominator, row.no_value_because = new.numerator, new.denominator, reason(measure, new, at)
    row.value = value_of(definition, new)
    row.said_right = [one.sentence for one in ask(row, found, new, rule)]
    keep_words(row, new, found)
    row.is_shown_before = rule.shown_when is returns.ShownWhen.SENT
    row.sent_at, row.sent_by, row.sender_id = at, viewer.name, viewer.person
    row.save()
    typed = TypedFigure.objects.visible_to(THE_CLOCK).filter(measure=measure, first_on=row.first_on, last_on=row.last_on)
    typed.filter(saved_by=viewer.name).delete()  # what somebody else typed is theirs to send, or to take out
    add_facts(first_on=row.first_on, last_on=row.last_on, turn=row.turn)
    return measure


@performs(permissions.SIGN_OFF)
def sign_off_figure(row: Return, *, viewer: Viewer, at: datetime) -> Return:
    """From this moment the figure counts, and everybody reads it. Its measure is held, so that nobody revises it meanwhile unawares."""
    held(Measure, row.measure_id)
    refuse_overtaken(row)
    row.signed_at, row.signed_by = at, viewer.name
    row.save(update_fields=["signed_at", "signed_by"])
    add_facts(first_on=row.first_on, last_on=row.last_on, turn=row.turn)
    return row


@performs(permissions.SEND_BACK)
def send_back_figure(row: Return, *, viewer: Viewer, at: datetime, because: str) -> Return:
    """Whoever sent it is told why, and sends another."""
    if not because.strip():
        raise Refused("Say what is to be looked at, so that they know.", "because")
    refuse_overtaken(row)
    row.sent_back_at, row.sent_back_by, row.sent_back_because = at, viewer.name, because
    row.save(update_fields=["sent_back_at", "sent_back_by", "sent_back_because"])
    add_facts(first_on=row.first_on, last_on=row.last_on, turn=row.turn)
    if row.sender:
        key = f"{SENT_BACK}/{row.pk}"
        post.put(SENT_BACK, organisation=row.measure.organisation, to=row.sender, key=key, at=at, facts={"figure": row.pk})
    return row


def refuse_period(measure: Measure, definition: Definition, period: Period, at: datetime, known: Known) -> None:
    """A figure is for a whole period of its measure that has ended, and whose window has opened."""
    refuse_no_period(measure, definition, period, day_of(at))
    window = known.windows.of(measure, definition, period)
    if day_of(at) < window.opens_on:
        day = day_in_words(window.opens_on)
        raise Refused(f"Figures for {period.in_words()} can be sent from {day} on. What you typed is kept until then.")


def refuse_no_period(measure: Measure, definition: Definition, period: Period, today: date) -> None:
    frequency = rules.Frequency(definition.frequency)
    if frequency.months and rules.period_of(frequency, period.first, definition.year_begins_in) != period:
        raise Refused(f"{period.in_words()} is no period of this measure: {rules.FREQUENCY_WORDS[frequency].lower()} it has one figure.")
    if measure.ended_on and period.first > measure.ended_on:
        raise Refused("This measure had ended before that period, so there is no figure for it.")
    if period.last >= today:
        raise Refused(f"{period.in_words()} has not ended yet, so there is no figure for it.")
    if not frequency.months:
        refuse_same_end(measure, period)


def refuse_same_end(measure: Measure, period: Period) -> None:
    """Where there is no calendar, two periods may lie over one another; but one figure belongs to the day on which they end."""
    there = Return.objects.visible_to(THE_CLOCK).filter(measure=measure, last_on=period.last).exclude(first_on=period.first).first()
    if there:
        raise Refused(
            f"A figure was sent for {there.period.in_words()}, which ends on the same day. Send yours for those days.", "first_on"
        )


def refuse_unheard(definition: Definition, before: Return | None, new: NewFigure) -> None:
    """Whoever comes second is told what the other sent, and sends theirs knowing it."""
    if before and before.turn > new.heard:
        theirs = definition.figure(before.value) or before.no_value_because or "a figure worked out from others"
        raise Refused(f"{before.sent_by} has sent {theirs} meanwhile. Yours still stands in its box: send it again if it is the right one.")
    if before and queries.was_signed(before) and not new.because.strip():
        raise Refused(f"Say why the figure for {new.period.in_words()} is revised.", "because")


def reason(measure: Measure, new: NewFigure, at: datetime) -> str:
    """Why there is no figure, in the words of the council's list."""
    words = new.no_value_because.strip()
    if words and not NoValueReason.objects.filter(organisation=measure.organisation_id, words=words).exists():
        raise Refused("Choose a reason from the list.", "no_value_because")
    return words


def value_of(definition: Definition, new: NewFigure) -> Decimal | None:
    """The figure as it was entered, or as it comes out of its numerator and denominator; none where there is a reason for none."""
    formula = rules.read(definition.formula) if definition.formula else None
    if formula and formula.others and not formula.has_own_parts:
        raise Refused("This measure is worked out from others, so nothing is entered for it.", "value")
    typed = own_parts(formula, new) if formula else {"value": new.value}
    if new.no_value_because.strip():
        if any(one is not None for one in (*typed.values(), new.value)):
            raise Refused(NOT_BOTH, "no_value_because")
        return None
    if missing := [name for name, one in typed.items() if one is None]:
        raise Refused(NEITHER if missing == ["value"] else f"Enter the {missing[0]}, or say why there is no figure.", missing[0])
    return worked_out(formula, typed, definition) if formula else new.value


def own_parts(formula: rules.Formula, new: NewFigure) -> dict[str, Decimal | None]:
    return {use.part.value: getattr(new, use.part.value) for use in sorted(formula.uses) if not use.number}


def worked_out(formula: rules.Formula, typed: Mapping[str, Decimal | None], definition: Definition) -> Decimal | None:
    """What the parts come to; what rests on other measures too is worked out wherever it is read."""
    if formula.others:
        return None
    worked = rules.worked_out(formula, {rules.Use(0, rules.Part(name)): one for name, one in typed.items()}, definition.decimals)
    if worked.value is None:
        raise Refused(worked.because, "denominator" if "denominator" in typed else next(iter(typed)))
    return worked.value


def ask(row: Return, found: Looked, new: NewFigure, rule: returns.FigureRule) -> list[returns.Asked]:
    """What looks wrong and is said to be right. What is not said to be right is asked; then for a comment, where the rule needs one."""
    if row.value is None:
        return []
    asked = returns.asked(found.stated(row.value, row.numerator, row.denominator))
    box = "value" if new.value is not None else "numerator"
    if left := [one for one in asked if one.doubt.value not in new.right]:
        raise LooksWrong(left, box)
    is_off = found.rated(row.value).rating is Rating.OFF
    if not new.comment.strip() and (why := returns.comment_needed(row.value, found.judging, rule, is_off=is_off)):
        raise Refused(why, "comment")
    return asked


def keep_words(row: Return, new: NewFigure, found: Looked) -> None:
    """Its words; and how sure it is, which is as sure as the figure before where nobody says otherwise."""
    row.comment, row.because, row.is_final = new.comment, new.because, new.is_final
    last = next((one.row for one in reversed(found.before) if one.row), None)
    row.quality = dict(new.quality) if new.quality is not None else (last.quality if last else {})
    if any(name not in set(returns.Characteristic) or grade not in set(returns.Grade) for name, grade in row.quality.items()):
        raise Refused("Choose good, fair or weak for each of the six.", "quality")


def refuse_overtaken(row: Return) -> None:
    last = queries.last_statement(row.measure, row.period)
    if last and last.turn > row.turn:
        raise Refused("A later figure has been sent for this period. Look at that one.")
