"""Every rule of law that Moothall knows, and which of them held on a day."""

from datetime import date

from moothall.meetings.rules.law.counting import last_day_of_years
from moothall.meetings.rules.law.elsewhere import NORTHERN_IRELAND, SCOTLAND, WALES
from moothall.meetings.rules.law.england import COUNCIL, PARISH
from moothall.meetings.rules.law.executive import EXECUTIVE, FIRST_REGULATIONS
from moothall.meetings.rules.law.rule import Matter, Nation, Regime, Rule, rule_among

RULES: tuple[Rule, ...] = (*COUNCIL, *EXECUTIVE, *PARISH, *WALES, *NORTHERN_IRELAND, *SCOTLAND)
# A timeline asks for some thirty of them, and a page may show many timelines.
BY_MATTER = {(rule.matter, rule.regime, rule.nation): tuple(other for other in RULES if other.is_like(rule)) for rule in RULES}


def rule_on(matter: Matter, day: date, regime: Regime = Regime.COUNCIL, nation: Nation = Nation.ENGLAND) -> Rule | None:
    """The rule on a matter by which a meeting held on this day is judged; none where the law of that day asks nothing, or is not recorded.

    >>> rule_on(Matter.NOTICE, date(2002, 9, 30)).number, rule_on(Matter.NOTICE, date(2002, 10, 1)).number
    (3, 5)
    >>> rule_on(Matter.PRIVATE_FIRST, date(2012, 9, 9), Regime.EXECUTIVE) is None
    True
    >>> rule_on(Matter.PRIVATE_FIRST, date(2012, 9, 10), Regime.EXECUTIVE).period
    '28 clear days'
    """
    return rule_among(BY_MATTER.get((matter, regime, nation), ()), matter, day, regime, nation)


def rules_on(day: date, regime: Regime = Regime.COUNCIL, nation: Nation = Nation.ENGLAND) -> list[Rule]:
    """Every rule by which a meeting held on this day is judged, in the order of a meeting's life."""
    return [rule for matter in Matter if (rule := rule_on(matter, day, regime, nation))]


def regime_on(day: date, nation: Nation, is_executive: bool) -> Regime:
    """Whose rules hold. Before executives had rules of their own, a cabinet met as any committee did."""
    if not is_executive:
        return Regime.COUNCIL
    if nation == Nation.ENGLAND:
        return Regime.EXECUTIVE if day >= FIRST_REGULATIONS else Regime.COUNCIL
    return Regime.EXECUTIVE if rule_on(Matter.NOTICE, day, Regime.EXECUTIVE, nation) else Regime.COUNCIL


def open_until(matter: Matter, held: date, regime: Regime = Regime.COUNCIL, nation: Nation = Nation.ENGLAND) -> date | None:
    """The last day on which minutes, or background papers, must be open to inspection; none where no rule says so.

    >>> str(open_until(Matter.INSPECTION, date(2010, 8, 4))), str(open_until(Matter.BACKGROUND, date(2010, 8, 4)))
    ('2016-08-03', '2014-08-03')
    """
    rule = rule_on(matter, held, regime, nation)
    return last_day_of_years(held, rule.number) if rule and rule.number and matter in (Matter.INSPECTION, Matter.BACKGROUND) else None
