"""Text to values: the boxes that every room uses, and the forms of the council's own house."""

from django.core.exceptions import ValidationError as Wrong

from moothall.authority.forms.boxes import PEOPLE, BetweenDays, DayField, PersonField, YesOrNo, named_and_numbered
from moothall.authority.forms.government import Closure, DelegationForm, GovernanceForm, Rule
from moothall.authority.forms.house import (
    Account,
    BodyForm,
    ChangedOrganisation,
    ChangedSeat,
    DepartmentForm,
    Deputy,
    Ending,
    NewOrganisation,
    NewSeat,
    Office,
    OfTheHouse,
    Part,
    Person,
)
from moothall.authority.forms.lists import Bodies, People, Words
from moothall.authority.forms.tables import PeopleTable, SeatsTable, Table
from moothall.authority.forms.turning import ADay, Leaver, Year

__all__ = [
    "PEOPLE",
    "ADay",
    "Account",
    "BetweenDays",
    "Bodies",
    "BodyForm",
    "ChangedOrganisation",
    "ChangedSeat",
    "Closure",
    "DayField",
    "DelegationForm",
    "DepartmentForm",
    "Deputy",
    "Ending",
    "GovernanceForm",
    "Leaver",
    "NewOrganisation",
    "NewSeat",
    "OfTheHouse",
    "Office",
    "Part",
    "People",
    "PeopleTable",
    "Person",
    "PersonField",
    "Rule",
    "SeatsTable",
    "Table",
    "Words",
    "Wrong",
    "Year",
    "YesOrNo",
    "named_and_numbered",
]
