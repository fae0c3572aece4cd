"""The tables of the council's own house, by noun."""

from moothall.authority.models.body import Body, Seat
from moothall.authority.models.dated import Dated, in_order
from moothall.authority.models.government import Delegation, Governance, Setting
from moothall.authority.models.organisation import ClosureDay, Counter, Department, Numbered, Organisation, Portfolio, Ward
from moothall.authority.models.person import Deputy, Office, Person

__all__ = [
    "Body",
    "ClosureDay",
    "Counter",
    "Dated",
    "Delegation",
    "Department",
    "Deputy",
    "Governance",
    "Numbered",
    "Office",
    "Organisation",
    "Person",
    "Portfolio",
    "Seat",
    "Setting",
    "Ward",
    "in_order",
]
