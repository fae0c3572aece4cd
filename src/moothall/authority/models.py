"""The council's own house: who is here, in which office, on which body, from when until when."""

from datetime import date
from typing import Any

from django.conf import settings
from django.db import models
from django.db.models import F, Q

from moothall.access.guard import Open
from moothall.access.viewer import Role


def in_order() -> models.CheckConstraint:
    """Nothing ends before it begins."""
    return models.CheckConstraint(
        condition=Q(until__isnull=True) | Q(since__isnull=True) | Q(until__gte=F("since")), name="%(class)s_ends_after_it_begins"
    )


class Dated(Open):
    """Something that holds from one day to another; an empty day is an open end."""

    since = models.DateField(null=True, blank=True)
    until = models.DateField(null=True, blank=True)

    class Meta:
        abstract = True

    @staticmethod
    def on(day: date) -> Q:
        """Those that hold on this day."""
        return (Q(since__isnull=True) | Q(since__lte=day)) & (Q(until__isnull=True) | Q(until__gte=day))

    def holds_on(self, day: date) -> bool:
        """The same, of a row in hand."""
        return (self.since is None or self.since <= day) and (self.until is None or self.until >= day)


class Organisation(Open):
    """A council, or a partner it works with. One place may hold several organisations' records."""

    class Kind(models.TextChoices):
        COUNCIL = "council", "Council"
        PARTNER = "partner", "Partner"

    slug = models.SlugField(max_length=80, unique=True)
    name = models.CharField(max_length=200, unique=True)
    kind = models.CharField(max_length=20, choices=Kind, default=Kind.COUNCIL)
    is_home = models.BooleanField(default=False, help_text="The council whose place this is; the others are partners or archives.")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["is_home"], condition=Q(is_home=True), name="one_home")]

    @property
    def reference(self) -> str:
        return f"authority/organisations/{self.slug}"

    @property
    def organisation_id(self) -> Any:
        return self.pk

    def __str__(self) -> str:
        return self.name


class Counter(Open):
    """The last number given to a kind of thing in an organisation. Numbers are never given twice."""

    organisation = models.ForeignKey(Organisation, models.CASCADE)
    kind = models.CharField(max_length=40)
    last = models.PositiveIntegerField(default=0)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["organisation", "kind"], name="one_counter_a_kind")]


class Numbered(Open):
    """A thing of an organisation with a page of its own: its number is given when it is made and never changes."""

    organisation = models.ForeignKey(Organisation, models.PROTECT)
    number = models.PositiveIntegerField()
    path = ""

    class Meta:
        abstract = True
        constraints = [models.UniqueConstraint(fields=["organisation", "number"], name="one_%(class)s_a_number")]

    @property
    def reference(self) -> str:
        return f"{self.path}/{self.organisation.slug}/{self.number}"


class Department(Dated):
    organisation = models.ForeignKey(Organisation, models.PROTECT)
    within = models.ForeignKey("self", models.PROTECT, null=True, blank=True, related_name="parts")
    name = models.CharField(max_length=200)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["organisation", "name"], name="one_department_a_name"), in_order()]

    def __str__(self) -> str:
        return self.name


class Portfolio(Dated):
    organisation = models.ForeignKey(Organisation, models.PROTECT)
    name = models.CharField(max_length=200)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["organisation", "name"], name="one_portfolio_a_name"), in_order()]

    def __str__(self) -> str:
        return self.name


class Ward(Dated):
    organisation = models.ForeignKey(Organisation, models.PROTECT)
    name = models.CharField(max_length=200)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["organisation", "name"], name="one_ward_a_name"), in_order()]

    def __str__(self) -> str:
        return self.name


class Body(Numbered):
    """Council, cabinet, a single cabinet member deciding, a committee, a panel, a board of partners."""

    path = "authority/bodies"

    class Kind(models.TextChoices):
        COUNCIL = "council", "Council"
        CABINET = "cabinet", "Cabinet"
        SINGLE_MEMBER = "single member", "Single member deciding"
        SCRUTINY = "scrutiny", "Scrutiny committee"
        COMMITTEE = "committee", "Committee"
        BOARD = "board", "Board of partners"
        OTHER = "", "Body"

    name = models.CharField(max_length=300)
    kind = models.CharField(max_length=20, choices=Kind, blank=True)
    purpose = models.TextField(blank=True)
    category = models.CharField(max_length=200, blank=True, help_text="As another system published it.")
    quorum = models.PositiveSmallIntegerField(null=True, blank=True)
    expired = models.BooleanField(default=False)

    class Meta(Numbered.Meta):
        abstract = False
        constraints = [*Numbered.Meta.constraints, models.UniqueConstraint(fields=["organisation", "name"], name="one_body_a_name")]

    def __str__(self) -> str:
        return self.name


class Person(Numbered):
    """A councillor, an officer, a partner's representative. Private contacts are never kept."""

    path = "authority/people"

    name = models.CharField(max_length=200)
    honorific = models.CharField(max_length=60, blank=True, help_text="Councillor, Mr, Dr…")
    party = models.CharField(max_length=120, blank=True)
    group = models.CharField(max_length=120, blank=True, help_text="The political group, where it is not the party's.")
    email = models.EmailField(blank=True, help_text="A public address of the office.")
    about = models.TextField(blank=True)
    account = models.OneToOneField(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, blank=True, related_name="person")

    @property
    def full_name(self) -> str:
        return f"{self.honorific} {self.name}".strip()

    def __str__(self) -> str:
        return self.full_name


class Office(Dated):
    """What a person is here, from a day to a day. A role opens acts; an office without one is a title only."""

    person = models.ForeignKey(Person, models.PROTECT, related_name="offices")
    organisation = models.ForeignKey(Organisation, models.PROTECT)
    title = models.CharField(max_length=200)
    role = models.CharField(max_length=40, choices=[(role.value, role.value) for role in Role], blank=True)
    department = models.ForeignKey(Department, models.PROTECT, null=True, blank=True)
    portfolio = models.ForeignKey(Portfolio, models.PROTECT, null=True, blank=True)
    ward = models.ForeignKey(Ward, models.PROTECT, null=True, blank=True)
    body = models.ForeignKey(Body, models.PROTECT, null=True, blank=True)

    class Meta:
        constraints = [in_order()]

    @property
    def reference(self) -> str:
        """An office has no page of its own: it stands on its holder's."""
        return self.person.reference

    def __str__(self) -> str:
        return self.title


class Seat(Dated):
    """A place on a body, from a day to a day."""

    class Kind(models.TextChoices):
        CHAIR = "chair", "Chair"
        VICE_CHAIR = "vice chair", "Vice chair"
        MEMBER = "member", "Member"
        SUBSTITUTE = "substitute", "Substitute"
        DECIDER = "decider", "Decides alone"
        SPOKESPERSON = "spokesperson", "Spokesperson, attends and does not vote"

    body = models.ForeignKey(Body, models.PROTECT, related_name="seats")
    person = models.ForeignKey(Person, models.PROTECT, related_name="seats")
    kind = models.CharField(max_length=20, choices=Kind, default=Kind.MEMBER)
    words = models.CharField(max_length=200, blank=True, help_text="The role as another system published it.")

    class Meta:
        constraints = [in_order()]

    @property
    def reference(self) -> str:
        """A seat has no page of its own: it stands on its body's."""
        return self.body.reference

    @property
    def organisation_id(self) -> Any:
        return self.body.organisation_id


class ClosureDay(Open):
    """A day on which the council is closed, beyond the bank holidays of England, which always count."""

    organisation = models.ForeignKey(Organisation, models.PROTECT, related_name="closure_days")
    day = models.DateField()
    why = models.CharField(max_length=200)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["organisation", "day"], name="one_closure_a_day")]
