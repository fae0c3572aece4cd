"""Who asked to be told of what, and what they have still to be told. An address is kept only as long as it wants to be told."""

from django.db import models
from django.db.models import Q
from django.utils.crypto import get_random_string

from moothall.access.guard import Guarded
from moothall.alerts import permissions, rules
from moothall.authority.models import Body, Department, Organisation, Person, Portfolio, Ward
from moothall.post.models import Mail

QUOTE = '"'
LONGEST_LIST = 1_500


def new_mark() -> str:
    return get_random_string(24)


class Subscriber(Guarded):
    """An address, which is told what the public may know; or a person of the house, who is told what they may."""

    address = models.EmailField(unique=True, null=True, blank=True)
    person = models.OneToOneField(Person, models.CASCADE, null=True, blank=True, related_name="+")
    mark = models.CharField(max_length=24, default=new_mark, help_text="What makes the links of this subscriber its own.")
    letters = models.PositiveSmallIntegerField(default=0, help_text="How many were sent that nobody had confirmed, since a day.")
    letters_since = models.DateTimeField(null=True)

    seen_by = staticmethod(permissions.subscriber_seen_by)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(address__isnull=False, person__isnull=True) | Q(address__isnull=True, person__isnull=False),
                name="subscriber_is_an_address_or_a_person",
            ),
        ]


class Subscription(Guarded):
    """One thing that somebody asked to be told of. It counts from the moment at which it was confirmed."""

    subscriber = models.ForeignKey(Subscriber, models.CASCADE, related_name="wanted")
    organisation = models.ForeignKey(Organisation, models.CASCADE, related_name="+")
    body = models.ForeignKey(Body, models.CASCADE, null=True, blank=True, related_name="+")
    ward = models.ForeignKey(Ward, models.CASCADE, null=True, blank=True, related_name="+")
    department = models.ForeignKey(Department, models.CASCADE, null=True, blank=True, related_name="+")
    portfolio = models.ForeignKey(Portfolio, models.CASCADE, null=True, blank=True, related_name="+")
    matter = models.PositiveBigIntegerField(null=True, blank=True, help_text="Which history: a key could lead to one that is not out.")
    plan = models.PositiveBigIntegerField(null=True, blank=True, help_text="Which plan, in the same way.")
    programme = models.PositiveBigIntegerField(null=True, blank=True, help_text="Whose savings, in the same way.")
    words = models.CharField(max_length=200, blank=True)
    listed = models.CharField(
        max_length=LONGEST_LIST, blank=True, help_text="What was chosen of the register of decisions, as its address."
    )
    in_words = models.CharField(max_length=1000, blank=True, help_text="The list, the history, the plan or the savings, in words.")
    frequency = models.CharField(max_length=20, choices=rules.FREQUENCIES, default=rules.Frequency.AT_ONCE.value)
    same = models.CharField(max_length=300, help_text="What is asked for in one text, so that nobody asks for it twice.")
    asked_at = models.DateTimeField(db_index=True)
    confirmed_at = models.DateTimeField(null=True)

    seen_by = staticmethod(permissions.subscription_seen_by)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["subscriber", "same"], name="subscription_once")]
        indexes = [models.Index(fields=["organisation", "confirmed_at"])]

    @property
    def wanted(self) -> rules.Wanted:
        places = (self.body_id, self.ward_id, self.department_id, self.matter, self.portfolio_id, self.plan, self.programme)
        return rules.Wanted(self.organisation_id, *places)

    def __str__(self) -> str:
        """What was asked for, in words."""
        if self.listed:
            return self.in_words
        ward = f"{self.ward} ward" if self.ward else ""
        whose = ", ".join(str(name) for name in (self.in_words, self.body, ward, self.department, self.portfolio) if name)
        about = f"about “{self.words.replace(QUOTE, '')}”" if self.words else ""
        if whose:
            return f"{whose}, {about}" if about else whose
        return f"Everything {about}" if about else f"Everything that {self.organisation} publishes"


class News(Guarded):
    """Something that was published and that somebody is to be told of, once, by a letter."""

    subscriber = models.ForeignKey(Subscriber, models.CASCADE, related_name="+")
    mail = models.ForeignKey(Mail, models.CASCADE, related_name="+")
    entry = models.BigIntegerField(help_text="The number of the entry of the record that it follows from.")
    act = models.CharField(max_length=200)
    reference = models.CharField(max_length=200)

    seen_by = staticmethod(permissions.news_seen_by)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["subscriber", "entry"], name="news_is_told_once")]
        indexes = [models.Index(fields=["mail", "entry"])]
