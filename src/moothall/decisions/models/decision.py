"""A decision as it was taken and published, in the fields that the law names."""

from datetime import UTC, datetime
from typing import Any

from django.db import models
from django.db.models import Case, F, Q, When
from django.db.models.functions import Coalesce

from moothall.access.guard import Guarded
from moothall.access.versions import Versioned
from moothall.authority.models import Body, Department, Organisation, Person, Portfolio, Ward
from moothall.decisions import permissions, rules
from moothall.decisions.models.call_in import CallInRule
from moothall.documents.models import File
from moothall.meetings.models import Item, Meeting

# Few decisions bear any of these, and each index holds only those.
RARE = ("called_in_at", "referred_at", "confirmed_at", "changed_at", "call_in_invalid_at", "withdrawn_at", "superseded_at")
# By each of these the register can be chosen from, and is read in its order, so that a page needs no more than it shows.
IN_ORDER = ("organisation", "body", "person", "maker_kind", "portfolio", "department")
# From when it is in effect, unless it is called in: by the rule, or at once where nobody can.
AT_ONCE = Q(is_urgent=True) | Q(is_subject_to_call_in=False)
TAKES_EFFECT = Coalesce("effective_from", Case(When(AT_ONCE, then="published_at")))
UNANSWERED = Q(confirmed_at__isnull=True, changed_at__isnull=True)
LONG_AGO = datetime(1000, 1, 1, tzinfo=UTC)


class Decision(Versioned, Guarded):
    """Facts and moments only. Where a decision stands is worked out from them, never stored."""

    organisation = models.ForeignKey(Organisation, models.PROTECT)
    number = models.PositiveIntegerField()
    code = models.CharField(max_length=40, blank=True, help_text="The council's own: CAB/26/118.")
    title = models.CharField(max_length=500)
    purpose = models.TextField(blank=True)
    maker_kind = models.CharField(max_length=20, choices=[(kind.value, kind.value) for kind in rules.Maker], blank=True)
    maker_words = models.CharField(max_length=300, blank=True, help_text="Who decided, as published.")
    body = models.ForeignKey(Body, models.PROTECT, null=True, blank=True, related_name="decisions")
    person = models.ForeignKey(Person, models.PROTECT, null=True, blank=True, related_name="decisions")
    decided_on = models.DateField(null=True, blank=True)
    meeting_words = models.CharField(max_length=400, blank=True, help_text="“Decided at meeting”, as published.")
    meeting_on = models.DateField(null=True, blank=True)

    published_at = models.DateTimeField(null=True, blank=True)
    call_in_closes_at = models.DateTimeField(null=True, blank=True)
    effective_from = models.DateTimeField(null=True, blank=True)
    effective_as_published = models.DateField(null=True, blank=True)
    status_as_published = models.CharField(max_length=200, blank=True)
    call_in_as_published = models.CharField(max_length=200, blank=True)
    called_in_at = models.DateTimeField(null=True, blank=True)
    referred_at = models.DateTimeField(null=True, blank=True)
    confirmed_at = models.DateTimeField(null=True, blank=True)
    changed_at = models.DateTimeField(null=True, blank=True)
    call_in_invalid_at = models.DateTimeField(null=True, blank=True, help_text="When the call-in that came last was found to be none.")
    call_in_lapses_at = models.DateTimeField(
        null=True, blank=True, help_text="When it takes effect by the rule, if nobody has answered the call-in."
    )
    call_in_excluded_because = models.CharField(max_length=700, blank=True, help_text="Why the rule keeps it out of call-in.")
    withdrawn_at = models.DateTimeField(null=True, blank=True)
    withdrawn_because = models.TextField(blank=True)
    is_deleted = models.BooleanField(default=False, help_text="It was entered by mistake, which is why it was withdrawn.")
    superseded_at = models.DateTimeField(null=True, blank=True)
    call_in_rule = models.ForeignKey(CallInRule, models.PROTECT, null=True, blank=True)

    is_published_elsewhere = models.BooleanField(default=False, help_text="Another system published it, and did not say when.")

    is_key = models.BooleanField(null=True)
    is_subject_to_call_in = models.BooleanField(null=True)
    is_urgent = models.BooleanField(default=False)
    urgent_because = models.TextField(blank=True)
    urgent_agreed_by = models.CharField(max_length=300, blank=True, help_text="Who agreed that it could not wait, and their office.")
    urgent_agreed_on = models.DateField(null=True, blank=True)
    reasons = models.TextField(blank=True)
    alternatives = models.TextField(blank=True)
    interests = models.TextField(blank=True)
    cost_words = models.CharField(max_length=300, blank=True)
    contact = models.CharField(max_length=300, blank=True)
    is_part_private = models.BooleanField(default=False)
    portfolio = models.ForeignKey(Portfolio, models.PROTECT, null=True, blank=True)
    department = models.ForeignKey(Department, models.PROTECT, null=True, blank=True)
    wards = models.ManyToManyField(Ward, blank=True)
    is_all_wards = models.BooleanField(default=False)
    recorded_by = models.CharField(max_length=200, blank=True, help_text="The reference of whoever wrote it down.")

    seen_by = staticmethod(permissions.decision_seen_by)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["organisation", "number"], name="one_decision_a_number"),
            models.CheckConstraint(
                condition=Q(call_in_closes_at__isnull=True)
                | Q(effective_from__isnull=True)
                | Q(call_in_closes_at__lte=F("effective_from")),
                name="call_in_closes_before_effect",
            ),
        ]
        indexes = [
            models.Index(fields=["-decided_on", "-id"], name="register_order"),
            *(models.Index(fields=[each, "-decided_on", "-id"], name=f"register_by_{each}") for each in IN_ORDER),
            models.Index(fields=["-decided_on", "-id"], name="register_of_key_decisions", condition=Q(is_key=True)),
            models.Index(fields=["-decided_on", "-id"], name="register_of_urgent", condition=Q(is_urgent=True)),
            models.Index(fields=["effective_from"], name="decisions_effective_from"),
            models.Index(TAKES_EFFECT.desc(), F("id").desc(), name="decisions_by_effect"),
            models.Index(fields=["call_in_closes_at", "id"], name="decisions_by_closing"),
            models.Index(fields=["-published_at", "-id"], name="decisions_by_publication"),
            models.Index(fields=["organisation"], name="decisions_of_all_wards", condition=Q(is_all_wards=True)),
            *(models.Index(fields=[rare], name=f"decisions_{rare}", condition=Q(**{f"{rare}__isnull": False})) for rare in RARE),
            *(
                models.Index(fields=[step], name=f"{step}_unanswered", condition=Q(**{f"{step}__isnull": False}) & UNANSWERED)
                for step in ("called_in_at", "referred_at")
            ),
        ]

    @property
    def reference(self) -> str:
        return f"decisions/{self.organisation.slug}/{self.number}"

    def facts(self) -> rules.Facts:
        """What the rules need to know. What another system published without saying when has been public all along."""
        known = {name: getattr(self, name) for name in rules.FACTS}
        if self.is_published_elsewhere and self.published_at is None:
            known["published_at"] = LONG_AGO
        return rules.Facts(**known)

    def standing(self, moment: datetime) -> rules.Standing:
        return rules.standing(moment, self.facts())

    def __str__(self) -> str:
        return self.title


class OfDecision:
    """What hangs on a decision acts in its organisation."""

    decision: Any

    @property
    def organisation_id(self) -> Any:
        return self.decision.organisation_id


class Passage(OfDecision, Guarded):
    """One paragraph of what the decision page tells of how it was decided."""

    decision = models.ForeignKey(Decision, models.CASCADE, related_name="passages")
    position = models.PositiveIntegerField()
    kind = models.CharField(max_length=40)
    text = models.TextField()
    bullets = models.JSONField(default=list, blank=True)
    markup = models.TextField(blank=True)
    is_closed = models.BooleanField(default=False)

    seen_by = staticmethod(permissions.words_seen_by)


class DecisionPart(OfDecision, Guarded):
    """One part of what was decided. A part may wait for a condition after the rest has taken effect."""

    decision = models.ForeignKey(Decision, models.CASCADE, related_name="parts")
    position = models.PositiveIntegerField(help_text="Its place among the passages.")
    number = models.PositiveSmallIntegerField()
    clause = models.PositiveSmallIntegerField(default=1, help_text="Its number within its own resolution.")
    printed = models.CharField(max_length=12, blank=True)
    heading = models.CharField(max_length=60, blank=True, help_text="RESOLVED, on the first part, as printed.")
    lead = models.TextField(blank=True)
    text = models.TextField()
    kinds = models.JSONField(default=list, blank=True)
    refers_to = models.JSONField(default=list, blank=True)
    has_condition = models.BooleanField(default=False)
    condition_met_at = models.DateTimeField(null=True, blank=True)
    is_retrospective = models.BooleanField(default=False, help_text="It approves what had been done already.")
    is_closed = models.BooleanField(default=False)
    from_part = models.PositiveBigIntegerField(
        null=True, blank=True, help_text="The part of the meeting's resolution that it was taken from: a key could lead to what is closed."
    )

    seen_by = staticmethod(permissions.words_seen_by)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["decision", "number"], name="one_decision_part_a_number")]
        indexes = [
            models.Index(fields=["decision"], name="parts_that_wait", condition=Q(has_condition=True, condition_met_at__isnull=True))
        ]

    @property
    def reference(self) -> str:
        return f"{self.decision.reference}/parts/{self.number}"


class Document(OfDecision, Guarded):
    """A document that accompanies a decision. What is closed names, by number, why it is withheld."""

    class Kind(models.TextChoices):
        REPORT = "report", "Report"
        ANNEX = "annex", "Annex"
        BACKGROUND = "background", "Background paper"

    decision = models.ForeignKey(Decision, models.CASCADE, related_name="documents")
    position = models.PositiveSmallIntegerField(default=1)
    title = models.CharField(max_length=500)
    form = models.CharField(max_length=20, blank=True)
    size_words = models.CharField(max_length=40, blank=True)
    source_address = models.CharField(max_length=1000, blank=True)
    is_closed = models.BooleanField(default=False)
    kind = models.CharField(max_length=20, choices=Kind, blank=True)
    file = models.ForeignKey(File, models.PROTECT, null=True, blank=True)
    withheld = models.PositiveSmallIntegerField(null=True, blank=True, help_text="The number of what says why it is closed.")

    seen_by = staticmethod(permissions.words_seen_by)

    @property
    def reference(self) -> str:
        return f"{self.decision.reference}/papers/{self.position}"


class TakenAt(Guarded):
    """That a decision was taken at a meeting, and on which item. Neither is the more open, so this row points to both."""

    decision = models.ForeignKey(Decision, models.CASCADE, related_name="taken_at")
    meeting = models.ForeignKey(Meeting, models.CASCADE, related_name="decisions_taken")
    item = models.ForeignKey(Item, models.CASCADE, null=True, blank=True, related_name="decisions_taken")

    seen_by = staticmethod(permissions.taken_at_seen_by)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["decision"], name="taken_once")]


class Supersession(Guarded):
    """That a later decision took an earlier one's place."""

    earlier = models.ForeignKey(Decision, models.CASCADE, related_name="superseded_by")
    later = models.ForeignKey(Decision, models.CASCADE, related_name="supersedes")

    seen_by = staticmethod(permissions.supersession_seen_by)


class Remark(OfDecision, Guarded):
    """What the page of a decision names and does not hold, or holds and could not be placed."""

    decision = models.ForeignKey(Decision, models.CASCADE, related_name="remarks")
    kind = models.CharField(max_length=20)
    said = models.TextField(blank=True)
    sentence = models.TextField()

    seen_by = staticmethod(permissions.of_decision)
