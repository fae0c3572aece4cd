"""A small council with measures and targets, made by the acts that people use."""

from datetime import UTC, date, datetime
from decimal import Decimal
from types import SimpleNamespace
from typing import Any

from moothall.access.acts import recording
from moothall.access.viewer import Role
from moothall.performance import actions
from moothall.performance.models import Framework, Measure, Target
from moothall.performance.rules import FrameworkKind
from moothall.plans.tests import factories as plans
from moothall.plans.tests.factories import EARLY, NOW, TODAY, account_of, as_it_is, somebody

__all__ = ["EARLY", "NOW", "TODAY", "account_of", "as_it_is"]
LONG_AGO = date(2020, 4, 1)
YEAR = {"from_on": date(2026, 4, 1), "last_on": date(2027, 3, 31)}
NEXT_YEAR = {"from_on": date(2027, 4, 1), "last_on": date(2028, 3, 31)}
MADE = datetime(2020, 4, 1, 9, tzinfo=UTC)
REPAIRS = {
    "title": "Repairs finished on time", "rationale": "Tenants wait.", "in_words": "Jobs finished on time, out of all jobs finished.",
    "numerator": "Jobs on time", "numerator_unit": "jobs", "denominator": "Jobs finished", "denominator_unit": "jobs",
    "formula": "100 * numerator / denominator", "unit": "%", "decimals": 1, "polarity": "higher", "frequency": "monthly",
    "counting": "snapshot", "source": "Repairs system", "geography": "The borough", "arrives_within": 9,
}  # fmt: skip
PLAIN = {"unit": "homes", "decimals": 0, "polarity": "higher", "frequency": "quarterly", "counting": "added"}


def council(slug: str = "wrenmouth", name: str = "Wrenmouth", *, is_home: bool = True) -> SimpleNamespace:
    """The council of the tests of plans, with somebody who owns measures, a corporate plan and the national set."""
    with recording(is_whole=True):
        here = plans.founded(slug, name, is_home)
        here.measurer, here.measuring = somebody(here.row, "Mo Measure", "Repairs analyst", Role.MEASURE_OWNER, department=here.homes)
        here.corporate = framed(here)
        here.national = framed(here, "National Indicators", FrameworkKind.NATIONAL)
    return here


def framed(here: SimpleNamespace, name: str = "Corporate Plan", kind: str = FrameworkKind.CORPORATE) -> Framework:
    return actions.add_framework(here.row, viewer=here.keeper, at=MADE, kind=kind, name=name)


def measured(here: SimpleNamespace, title: str = "Repairs finished on time", **said: Any) -> Measure:
    """A measure of the homes department, worked out each month from a numerator and a denominator."""
    usual = REPAIRS | {"department": here.homes, "portfolio": here.portfolio, "owner": here.office, "from_on": LONG_AGO}
    return actions.write_measure(here.row, viewer=here.keeper, at=MADE, **usual | {"title": title} | said)


def counted(here: SimpleNamespace, title: str = "Homes built", **said: Any) -> Measure:
    """A measure of which the figure itself is entered, each quarter."""
    usual = PLAIN | {"title": title, "department": here.homes, "owner": here.office, "from_on": LONG_AGO}
    return actions.write_measure(here.row, viewer=here.keeper, at=MADE, **usual | said)


def carried(here: SimpleNamespace, measure: Measure, framework: Framework | None = None, **said: Any) -> Measure:
    usual = {"framework": framework or here.corporate, "from_on": LONG_AGO, "code": "H4"}
    return actions.carry_measure(measure, viewer=here.keeper, at=MADE, **usual | said)


def targeted(here: SimpleNamespace, measure: Measure, value: str = "92", **said: Any) -> Target:
    usual = YEAR | {"set_by": "officer", "set_by_words": "Head of Homes", "set_on": date(2026, 3, 2), "value": Decimal(value)}
    return actions.set_target(measure, viewer=here.keeper, at=NOW, **usual | said)
