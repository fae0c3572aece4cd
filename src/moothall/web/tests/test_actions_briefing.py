"""Who holds a portfolio, speaks on it or acts for who does has its briefing as often as they want, once each time."""

from datetime import timedelta

import pytest

from moothall.access.acts import Refused
from moothall.access.viewer import PUBLIC, THE_CLOCK
from moothall.authority import actions as authority
from moothall.plans import actions as plans
from moothall.plans.tests.factories import NOW
from moothall.post.letters import Link, Listed
from moothall.post.models import Mail
from moothall.web import actions, letters, tasks
from moothall.web.models import BriefingChoice
from moothall.web.rules.briefing import Rhythm
from moothall.web.tests import briefed

pytestmark = [pytest.mark.django_db, pytest.mark.once]
A_DAY = timedelta(days=1)


def owed():
    return list(Mail.objects.visible_to(THE_CLOCK).filter(kind="web.briefing").order_by("pk"))


def written(mail, viewer, at=NOW):
    return letters.KINDS[mail.kind].write(mail, viewer, at)


def text_of(letter):
    parts = [part if isinstance(part, str) else part.words if isinstance(part, Link) else lines_of(part) for part in letter.parts]
    return "\n".join([letter.subject, *parts, letter.because])


def lines_of(part: Listed):
    return "\n".join([part.heading, *(f"{link.words}: {line}" for link, line in part.things)])


def test_everybody_gets_one_a_month_unless_they_choose_otherwise(here):
    briefed.deputising(here, NOW)
    actions.choose_rhythm(here.spokesperson, here.portfolio, rhythm=Rhythm.NEVER, at=NOW)
    assert tasks.daily(at=NOW - 2 * A_DAY) == "", "nobody is written to on a Saturday"
    assert tasks.daily(at=NOW) == "2 briefings are on the way."
    assert {mail.person_id for mail in owed()} == {here.holder.person, here.titled.person}
    assert "because you act for whoever holds this portfolio or speaks on it." in written(owed()[1], here.titled).because
    assert tasks.daily(at=NOW + timedelta(hours=1)) == tasks.daily(at=NOW + A_DAY) == ""
    actions.choose_rhythm(here.holder, here.portfolio, rhythm=Rhythm.WEEKLY, at=NOW)
    assert tasks.daily(at=NOW + 7 * A_DAY) == "1 briefing is on the way."
    assert owed()[-1].facts["since"] == NOW.date().isoformat(), "the second tells since the first"


def test_before_a_meeting_it_comes_in_time_and_for_a_cancelled_one_not_at_all(here):
    for viewer in (here.holder, here.spokesperson):
        actions.choose_rhythm(viewer, here.portfolio, rhythm=Rhythm.MEETING, at=NOW)
    called = briefed.recommended(here, NOW, "Roofs")
    assert tasks.daily(at=NOW) == ""
    before = NOW + (called.held_on - NOW.date()) - A_DAY
    assert tasks.daily(at=before) == "2 briefings are on the way."


def test_a_letter_says_what_the_page_says(here):
    briefed.full(here, NOW)
    tasks.daily(at=NOW)
    letter = written(owed()[0], here.holder)
    assert letter.subject == "Your briefing on Homes, 23 November 2026"
    text = text_of(letter)
    for said in (
        "Hal Holder, this is how Homes stands today, and what has happened there since Friday 23 October 2026.",
        "You are asked to agree 1 recommendation, at The cabinet on",
        "1 objective is off course, 1 action is late and 1 is at risk.",
        "£150,000 of the £200,000 asked of this portfolio in 2026/27 is still to be found. £50,000 of what was found is at risk.",
        "Roofs 0: On the agenda. The cabinet, Tuesday 8 December. That the roofs be mended.",
        "At risk 0: At risk. Two posts are empty.",
        "Delayed 0: Moved. From 28 November 2026 to 5 December 2026, by Head of Homes. The stone came late. Agreed by the Harbour Master.",
        "Meeting: The cabinet: Tuesday 8 December 2026, 6pm.",
        "Fewer vans 0: At risk. Nobody has sold a van.",
        "You get this once a month, because you hold this portfolio.",
    ):
        assert said in text, said
    assert "because you speak on this portfolio for another group." in written(owed()[1], here.spokesperson).because
    assert letter.more[0].path.endswith(f"/workspace/briefing/wrenmouth/{here.portfolio.pk}/#often")


def test_a_letter_that_was_closed_meanwhile_tells_nothing_of_it(here):
    row = briefed.action(here, briefed.plan(here, NOW), "Late secret", -5, NOW)
    tasks.daily(at=NOW)
    [first, *_] = owed()
    assert "Late secret" in text_of(written(first, here.holder))
    plans.close_action(row, viewer=here.owner, at=NOW, under="paragraph 4", because="Staff first.")
    assert "Late secret" not in text_of(written(first, here.holder))
    assert "Late secret" not in text_of(written(first, PUBLIC))


def test_whose_office_has_ended_gets_no_letter(here):
    tasks.daily(at=NOW)
    [mail] = [one for one in owed() if one.person_id == here.holder.person]
    authority.end_office(here.person.offices.get(), viewer=THE_CLOCK, at=NOW, until=NOW.date() - A_DAY)
    assert written(mail, here.holder) is None


def test_a_stranger_has_neither_letters_nor_a_calendar_of_it(here):
    for act in (lambda: actions.choose_rhythm(here.owner, here.portfolio, rhythm=Rhythm.WEEKLY, at=NOW),
                lambda: actions.new_calendar_key(here.owner, here.portfolio, at=NOW)):  # fmt: skip
        with pytest.raises(Refused, match="whoever holds this portfolio"):
            act()
    assert not BriefingChoice.objects.visible_to(THE_CLOCK).exists()


def test_a_new_address_lets_the_old_one_go_and_it_can_be_forgotten(here):
    def key():
        return BriefingChoice.objects.visible_to(here.holder).get().calendar_key

    actions.new_calendar_key(here.holder, here.portfolio, at=NOW)
    first = key()
    actions.new_calendar_key(here.holder, here.portfolio, at=NOW)
    assert first
    assert key() not in (first, None)
    actions.forget_calendar(here.holder, here.portfolio)
    assert key() is None
