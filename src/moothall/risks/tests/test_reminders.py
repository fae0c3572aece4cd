"""Whoever owns a risk, or an action about one, is reminded once a step, in one letter; whoever is over them hears when it is late."""

from datetime import date, timedelta

from moothall.access.viewer import PUBLIC, THE_CLOCK
from moothall.post.models import Mail
from moothall.risks import actions, letters, tasks
from moothall.risks.models import Reminded
from moothall.risks.tests.factories import NOW, TODAY, added, placed, treated

FAR = {"review_on": TODAY + timedelta(days=60)}


def told(at=NOW):
    tasks.daily(at=at)
    return [mail.person.name for mail in Mail.objects.visible_to(THE_CLOCK).order_by("pk")]


def written(viewer, at=NOW):
    return letters.reminder(Mail.objects.visible_to(THE_CLOCK).latest("pk"), viewer, at)


def test_an_owner_is_reminded_once_a_step_and_the_head_of_service_when_it_is_late(here):
    added(here, review_on=TODAY)
    added(here, "Roofs leak", **FAR)
    assert tasks.daily(at=NOW) == "1 letter about risks is on the way."
    assert tasks.daily(at=NOW) == ""
    assert told(NOW + timedelta(days=8)) == ["Olive Owner", "Olive Owner", "Heidi Head"]


def test_reviews_and_actions_about_risks_come_in_one_letter_and_each_line_leads_to_where_it_is_done(here):
    row, other = added(here, review_on=TODAY - timedelta(days=1)), added(here, "Roofs leak", **FAR)
    treated(other, due_on=TODAY)
    treated(other, "Paint the roofs", due_on=TODAY + timedelta(days=90))
    assert told() == ["Olive Owner"]
    letter = written(here.owner)
    assert letter.subject == "1 of 2 things about risks is late"
    late, near = (part.things for part in letter.parts if hasattr(part, "things"))
    assert [(link.path, line) for link, line in (*late, *near)] == [
        (f"/risks/mine?risk={row.pk}#risk-{row.pk}", "The review of the risk: 1 working day late, due Sunday 22 November 2026."),
        (f"/{other.reference}#actions", "The action “Replace forty boilers”: due Monday 23 November 2026."),
    ]
    assert next(link.path for link, _ in written(here.head).parts[3].things) == f"/{row.reference}"
    assert letter.parts[-1].path == "/risks/mine"


def test_what_was_done_meanwhile_is_not_written(here):
    row = placed(added(here, review_on=TODAY))
    action = treated(row, due_on=TODAY)
    tasks.daily(at=NOW)
    assert written(here.owner).subject == "2 things about risks are due soon"
    actions.report_treatment(action, viewer=here.owner, at=NOW, said="done")
    assert written(here.owner).subject.startswith("The review of the risk: due Monday")
    assert written(PUBLIC) is None
    actions.review(row, viewer=here.owner, at=NOW, likelihood=2, impact=2, because="So.", next_on=date(2027, 3, 1))
    assert written(here.owner) is None
    actions.close_risk(row, viewer=here.head, at=NOW, because="Sold.")
    assert written(here.owner) is None


def test_who_was_reminded_is_known_to_whoever_keeps_risks(here):
    added(here, review_on=TODAY)
    tasks.daily(at=NOW)
    assert [Reminded.objects.visible_to(one).count() for one in (here.keeper, here.owner, PUBLIC)] == [1, 0, 0]


def test_nobody_is_reminded_of_a_risk_whose_office_is_held_by_nobody(here):
    added(here, review_on=TODAY)
    here.owning.until = TODAY - timedelta(days=1)
    here.owning.save()
    assert told() == []
