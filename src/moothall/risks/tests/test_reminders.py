"""Whoever owns a risk is reminded to look at it, once a step; whoever is over them hears when it is late."""

from datetime import date, timedelta

from moothall.access.viewer import PUBLIC, THE_CLOCK
from moothall.post.models import Mail
from moothall.risks import actions, letters, tasks
from moothall.risks.tests.factories import NOW, TODAY, added, placed


def told(at=NOW):
    tasks.daily(at=at)
    return [mail.person.name for mail in Mail.objects.visible_to(THE_CLOCK).order_by("pk")]


def test_an_owner_is_reminded_once_a_step_and_the_head_of_service_when_it_is_late(here):
    added(here, review_on=TODAY)
    added(here, "Roofs leak", review_on=TODAY + timedelta(days=60))
    assert tasks.daily(at=NOW) == "1 letter about risks is on the way."
    assert tasks.daily(at=NOW) == ""
    assert told(NOW + timedelta(days=8)) == ["Olive Owner", "Olive Owner", "Heidi Head"]


def test_a_letter_says_where_a_risk_stands_and_nothing_to_whoever_may_not_see_it(here):
    row = placed(added(here, review_on=TODAY))
    tasks.daily(at=NOW)
    [mail] = Mail.objects.visible_to(THE_CLOCK)
    said = letters.review(mail, here.owner, NOW)
    assert "review of the risk “The boilers fail”" in said.subject
    assert "nobody has accepted it" in said.parts[1]
    assert letters.review(mail, PUBLIC, NOW) is None
    actions.review(row, viewer=here.owner, at=NOW, likelihood=2, impact=2, because="So.", next_on=date(2027, 3, 1))
    assert letters.review(mail, here.owner, NOW) is None


def test_nobody_is_reminded_of_a_risk_whose_office_is_held_by_nobody(here):
    added(here, review_on=TODAY)
    here.owning.until = TODAY - timedelta(days=1)
    here.owning.save()
    assert told() == []
