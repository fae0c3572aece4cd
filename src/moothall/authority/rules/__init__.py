"""What can be worked out about a council's own house: its working days, its settings, its political balance."""

from moothall.authority.rules.balance import NO_GROUP, SOURCE as BALANCE_SOURCE, Balance, Share, balance, groups
from moothall.authority.rules.calendar import (
    FIRST_YEAR,
    LAST_YEAR,
    NONE,
    ONE_DAY,
    bank_holiday,
    bank_holidays,
    is_working_day,
    last_working_day_before,
    working_day_after,
    working_days,
    working_days_between,
)
from moothall.authority.rules.definitions import Definition, Kind, NoSuchSetting, NotSuitable, Unit, Value
from moothall.authority.rules.settings import DEFINITIONS, definition, suitable
from moothall.authority.rules.years import BEGINS_IN, CouncilYears, MonthSet

__all__ = [
    "BALANCE_SOURCE",
    "BEGINS_IN",
    "DEFINITIONS",
    "FIRST_YEAR",
    "LAST_YEAR",
    "NONE",
    "NO_GROUP",
    "ONE_DAY",
    "Balance",
    "CouncilYears",
    "Definition",
    "Kind",
    "MonthSet",
    "NoSuchSetting",
    "NotSuitable",
    "Share",
    "Unit",
    "Value",
    "balance",
    "bank_holiday",
    "bank_holidays",
    "definition",
    "groups",
    "is_working_day",
    "last_working_day_before",
    "suitable",
    "working_day_after",
    "working_days",
    "working_days_between",
]
