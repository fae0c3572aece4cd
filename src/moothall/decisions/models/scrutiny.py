"""Scrutiny: topics that were suggested and what came of them, and the work programme of each scrutiny body."""

from django.db import models
from django.db.models import Q

from moothall.access.guard import Guarded
from moothall.access.versions import Versioned
from moothall.authority.models import Body, Office, Organisation, Person
from moothall.decisions import scrutiny_permissions as permissions
from moothall.decisions.models.decision import Decision
from moothall.decisions.models.matter import Matter, one_of
from moothall.decisions.models.notice import Notice
from moothall.decisions.rules import scrutiny as rules
from moothall.meetings.models import Item, Meeting

LINKS = ("matter", "decision", "notice")


class Topic(Versioned, Guarded):
    """A topic that somebody suggested. Once it is taken up, everybody reads it; before that, whoever suggested it and the body."""

    organisation = models.ForeignKey(Organisation, models.PROTECT, related_name="scrutiny_topics")
    number = models.PositiveIntegerField()
    title = models.CharField(max_length=300)
    about = models.TextField(help_text="What should be looked at, and why.")
    body = models.ForeignKey(Body, models.PROTECT, related_name="scrutiny_topics", help_text="Which scrutiny body it is for.")
    source = models.CharField(max_length=20, choices=[(one.value, one.value) for one in rules.Source])
    source_words = models.CharField(max_length=300, blank=True, help_text="Where it came from: a letter, a meeting, a committee.")
    suggested_by = models.ForeignKey(Person, models.PROTECT, null=True, blank=True, related_name="suggested_topics")
    suggested_at = models.DateTimeField()
    importance = models.TextField(blank=True)
    influence = models.TextField(blank=True)
    elsewhere = models.TextField(blank=True)
    outcome = models.CharField(max_length=20, choices=[(one.value, one.value) for one in rules.Outcome], blank=True)
    look_again_on = models.DateField(null=True, blank=True)
    questions = models.TextField(blank=True, help_text="The terms of reference: what the review is to answer.")
    lead = models.ForeignKey(Person, models.PROTECT, null=True, blank=True, related_name="reviews_led")
    witnesses = models.TextField(blank=True)
    report_by = models.DateField(null=True, blank=True)
    scoped_at = models.DateTimeField(null=True, blank=True)
    published_at = models.DateTimeField(null=True, blank=True)

    seen_by = staticmethod(permissions.topic_seen_by)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["organisation", "number"], name="one_topic_a_number")]
        indexes = [models.Index(fields=["body", "outcome"], name="topics_of_a_body")]

    @property
    def reference(self) -> str:
        return f"decisions/scrutiny/topics/{self.organisation.slug}/{self.number}"

    def __str__(self) -> str:
        return self.title


class OfTopic:
    """What hangs on a topic acts in its organisation, and is recorded under its name."""

    topic: Topic

    @property
    def organisation_id(self) -> int:
        return self.topic.organisation_id

    @property
    def reference(self) -> str:
        return self.topic.reference


class TopicAnswer(OfTopic, Guarded):
    """What was said of a topic, with the reason, each time."""

    topic = models.ForeignKey(Topic, models.CASCADE, related_name="answers")
    outcome = models.CharField(max_length=20, choices=[(one.value, one.value) for one in rules.Outcome])
    because = models.TextField()
    look_again_on = models.DateField(null=True, blank=True)
    answered_at = models.DateTimeField()
    answered_by = models.CharField(max_length=300, help_text="In words: the office, not the name.")

    seen_by = staticmethod(permissions.of_topic)


class TaskMember(OfTopic, Guarded):
    """A member of the task group that carries out a review."""

    topic = models.ForeignKey(Topic, models.CASCADE, related_name="task_group")
    person = models.ForeignKey(Person, models.PROTECT, related_name="+")

    seen_by = staticmethod(permissions.of_topic)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["topic", "person"], name="each_is_in_a_task_group_once")]


class TopicLink(OfTopic, Guarded):
    """That a topic is about a matter, a decision or a coming decision. It is seen by those who may see both."""

    topic = models.ForeignKey(Topic, models.CASCADE, related_name="links")
    matter = models.ForeignKey(Matter, models.CASCADE, null=True, blank=True, related_name="+")
    decision = models.ForeignKey(Decision, models.CASCADE, null=True, blank=True, related_name="+")
    notice = models.ForeignKey(Notice, models.CASCADE, null=True, blank=True, related_name="+")

    seen_by = staticmethod(permissions.topic_link_seen_by)

    class Meta:
        constraints = [
            models.CheckConstraint(condition=one_of(LINKS), name="a_topic_link_leads_to_one_thing"),
            *(
                models.UniqueConstraint(fields=["topic", kind], condition=Q(**{f"{kind}__isnull": False}), name=f"{kind}_of_a_topic_once")
                for kind in LINKS
            ),
        ]


class ProgrammeEntry(Versioned, Guarded):
    """What is to come to which meeting of a scrutiny body, for what purpose. Whoever sees it sees its topic, notice and meeting."""

    organisation = models.ForeignKey(Organisation, models.PROTECT, related_name="programme_entries")
    number = models.PositiveIntegerField()
    body = models.ForeignKey(Body, models.PROTECT, related_name="programme")
    year = models.PositiveSmallIntegerField(help_text="The year in which its council year begins.")
    meeting = models.ForeignKey(Meeting, models.PROTECT, null=True, blank=True, related_name="programme")
    title = models.CharField(max_length=300)
    purpose = models.CharField(max_length=40, choices=[(one.value, one.value) for one in rules.Purpose])
    topic = models.ForeignKey(Topic, models.PROTECT, null=True, blank=True, related_name="programme")
    notice = models.ForeignKey(Notice, models.PROTECT, null=True, blank=True, related_name="programme")
    owner = models.ForeignKey(Office, models.PROTECT, null=True, blank=True, related_name="+", help_text="The office that brings it.")
    note = models.TextField(blank=True, help_text="What members want to know.")
    planned_at = models.DateTimeField()
    taken_off_at = models.DateTimeField(null=True, blank=True)
    taken_off_because = models.TextField(blank=True)

    seen_by = staticmethod(permissions.entry_seen_by)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["organisation", "number"], name="one_entry_a_number")]
        indexes = [models.Index(fields=["body", "year"], name="entries_of_a_programme")]

    @property
    def reference(self) -> str:
        return f"decisions/scrutiny/programme/{self.organisation.slug}/{self.number}"

    def __str__(self) -> str:
        return self.title


class OfEntry:
    """What hangs on an entry acts in its organisation, and is recorded under its name."""

    entry: ProgrammeEntry

    @property
    def organisation_id(self) -> int:
        return self.entry.organisation_id

    @property
    def reference(self) -> str:
        return self.entry.reference


class EntryMoved(OfEntry, Guarded):
    """An entry was moved to another meeting: the old day is kept, with who moved it and why."""

    entry = models.ForeignKey(ProgrammeEntry, models.CASCADE, related_name="moves")
    was_on = models.DateField(null=True, blank=True)
    is_on = models.DateField(null=True, blank=True)
    because = models.TextField()
    moved_at = models.DateTimeField()
    moved_by = models.CharField(max_length=300, help_text="In words: the office, not the name.")

    seen_by = staticmethod(permissions.of_entry)


class EntryOnAgenda(OfEntry, Guarded):
    """As which item of an agenda an entry stands. It is seen by those who may see both."""

    entry = models.ForeignKey(ProgrammeEntry, models.CASCADE, related_name="on_agendas")
    item = models.ForeignKey(Item, models.CASCADE, related_name="in_programmes")

    seen_by = staticmethod(permissions.entry_on_agenda_seen_by)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["entry", "item"], name="one_entry_an_item")]
