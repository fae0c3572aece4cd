"""A report to a meeting: its sections, its recommendations and its papers, with their whole text."""

import csv
from io import StringIO

from moothall.authority.words import capitalised, joined
from moothall.web.demo.model import Paper, Report, Section
from moothall.web.demo.programme import Slot
from moothall.web.demo.subjects import Subject
from moothall.web.demo.who import Body
from moothall.web.demo.words import in_words, one_of, slug

LAWFUL = (
    "The council has the power to do what is recommended under section 1 of the Localism Act 2011.",
    "The law asks for nothing beyond the recommendations. The Head of Legal and Democratic Services has read this report.",
    "The recommendations are within the budget and the policy framework, so that this body may decide.",
    "The equality duty has been thought of: no group of people is worse off by what is recommended.",
)
NO_CHOICE = "There is no other course that officers advise."


def report_on(subject: Subject, slot: Slot, body: Body, presenter: str) -> Report:
    """The report as it goes with the agenda."""
    recommended = subject.recommended or subject.resolved
    sections = (
        Section("Purpose", (f"This report is about {subject.purpose}. {capitalised(body.spoken)} is asked to decide.",)),
        Section("What is known", tuple(f"{capitalised(fact)}." for fact in subject.facts)),
        Section("Choices", _choices(subject)),
        Section("Money, law and people", (subject.money, one_of(LAWFUL, slot.key, subject.title))),
        Section("Recommendations", tuple(f"That {part}." for part in recommended)),
    )
    return Report(subject.title, subject.author, presenter, sections, recommended, _papers(subject, slot, body, sections))


def _choices(subject: Subject) -> tuple[str, ...]:
    return tuple(f"{what}: not advised, because {why}." for what, why in subject.refused) or (NO_CHOICE,)


def _papers(subject: Subject, slot: Slot, body: Body, sections: tuple[Section, ...]) -> tuple[Paper, ...]:
    """The report itself, and its annex where there is one."""
    report = Paper(f"Report: {subject.title}", f"{slug(subject.title)}.txt", _text(subject, slot, body, sections))
    return (report, Paper(subject.annex, f"{slug(subject.annex)}.csv", _table(subject))) if subject.annex else (report,)


def _text(subject: Subject, slot: Slot, body: Body, sections: tuple[Section, ...]) -> str:
    """Numbered paragraphs, so that "paragraph 2.1" can be cited."""
    head = f"Wrenmouth Borough Council\n\n{body.name}, {in_words(slot.on)}\n\n{subject.title}\n\nReport of the {joined(subject.author)}\n"
    told = [
        f"\n{number}. {section.heading}\n\n" + "\n".join(f"{number}.{place} {text}" for place, text in enumerate(section.paragraphs, 1))
        for number, section in enumerate(sections, 1)
    ]
    return head + "\n".join(told) + "\n"


def _table(subject: Subject) -> str:
    page = StringIO()
    csv.writer(page).writerows(subject.table)
    return page.getvalue()
