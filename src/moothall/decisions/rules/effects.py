"""Since when what was agreed at a meeting has effect: a resolution by itself, or the decision that the register made of it."""

from datetime import datetime

from moothall.decisions.rules.standings import Facts, Standing, standing

TO_COME = frozenset({Standing.OPEN_TO_CALL_IN, Standing.WAITING, Standing.NOT_YET})


def effect_begins(moment: datetime, facts: Facts) -> datetime | None:
    """When a decision takes effect, or took it, as it stands at this moment; nothing while nobody can say, or once it is undone.

    Source: law.md, section 6: what was decided is carried out from the moment of effect, and that waits while it is called in.
    """
    now = standing(moment, facts)
    if now.is_in_effect:
        answered = {Standing.CONFIRMED: facts.confirmed_at, Standing.CHANGED: facts.changed_at}
        return answered.get(now) or facts.in_effect_since
    return facts.takes_effect_at if now in TO_COME else None


def agreed_since(
    moment: datetime,
    *,
    decision: Facts | None,
    met_at: datetime,
    is_executive: bool,
    waits: bool = False,
    condition_met_at: datetime | None = None,
) -> datetime | None:
    """When what a part of a resolution agreed takes effect.

    Of the executive the law asks a record of each decision, so without one nothing is known to have effect; what Council or a committee
    resolves has it from the meeting. A part that waits for a condition has none before that is met.
    """
    if waits and condition_met_at is None:
        return None
    begins = effect_begins(moment, decision) if decision else None if is_executive else met_at
    return max(begins, condition_met_at) if begins and condition_met_at else begins
