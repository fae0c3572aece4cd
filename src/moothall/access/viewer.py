"""The person at the door, reduced to what access depends on."""

from dataclasses import dataclass
from enum import StrEnum


class Role(StrEnum):
    """What a person may be here; the words are those of the pages."""

    MEMBER = "Member"
    PORTFOLIO_HOLDER = "Portfolio holder"
    SPOKESPERSON = "Spokesperson"
    SCRUTINY_MEMBER = "Scrutiny member"
    COMMITTEE_CLERK = "Committee clerk"
    MONITORING_OFFICER = "Monitoring officer"
    HEAD_OF_SERVICE = "Head of service"
    PLAN_OWNER = "Plan owner"
    MEASURE_OWNER = "Measure owner"
    PERFORMANCE_TEAM = "Performance team"
    PARTNERSHIP_OFFICER = "Partnership officer"
    INTERNAL_AUDITOR = "Internal auditor"
    INFORMATION_GOVERNANCE_OFFICER = "Information governance officer"
    PARTNER_SIGNATORY = "Partner's signatory"
    ADMINISTRATOR = "Administrator"


@dataclass(frozen=True, slots=True)
class Held:
    """What is held on the day of looking, and where it counts: an office in its organisation, a seat on its body alone.

    `seat` is the kind of a seat ("chair", "member", "substitute"); an office has none.
    """

    role: Role
    organisation: int
    department: int | None = None
    body: int | None = None
    seat: str = ""


@dataclass(frozen=True, slots=True)
class Viewer:
    """Who is looking. Plain data: it reads nothing and outlives no request.

    `reference` is the path of the account's page, which the record keeps; it never keeps the name. `reads_exempt_at` holds the
    councils that let each of their councillors, and so this one, read what the law opens to members beyond their own bodies.
    """

    reference: str
    name: str
    offices: frozenset[Held] = frozenset()
    person: int | None = None
    reads_exempt_at: frozenset[int] = frozenset()
    sees_everything: bool = False

    @property
    def roles(self) -> frozenset[Role]:
        return frozenset(held.role for held in self.offices if not held.seat)

    @property
    def bodies(self) -> frozenset[int]:
        """The keys of the bodies on which a seat of any kind is held."""
        return frozenset(held.body for held in self.offices if held.body and held.role is Role.MEMBER)

    def holds(self, *roles: Role) -> bool:
        """Whether any of these roles is held by an office, wherever."""
        return any(held.role in roles for held in self.offices if not held.seat)

    def holds_at(self, organisation: int, *roles: Role) -> bool:
        """Whether any of these roles is held by an office in this organisation. Whoever only sits on a body is no councillor by that."""
        return any(held.role in roles and held.organisation == organisation for held in self.offices if not held.seat)

    def sits_on(self, body: int, *kinds: str) -> bool:
        """Whether a seat is held on this body; of these kinds, if any are named."""
        return any(held.body == body and (not kinds or held.seat in kinds) for held in self.offices if held.role is Role.MEMBER)

    def organisations(self, *roles: Role) -> frozenset[int]:
        """The keys of the organisations in which any of these roles is held by an office."""
        return frozenset(held.organisation for held in self.offices if held.role in roles and not held.seat)


PUBLIC = Viewer("public", "the public")

# Work that no person does: followers, importers, the daily round. It may read everything, because it shows nobody anything.
THE_CLOCK = Viewer("clock", "the clock", sees_everything=True)
