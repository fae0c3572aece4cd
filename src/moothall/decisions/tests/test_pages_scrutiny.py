"""The pages of scrutiny: read by everybody, worked on by those who may, with what is wrong said at its box."""

from datetime import date, timedelta

import pytest

from moothall.access.viewer import THE_CLOCK
from moothall.authority import queries as authority
from moothall.decisions import actions, said
from moothall.decisions.models import Notice, ProgrammeEntry, RecommendationAnswer, ScrutinyRecommendation, Topic
from moothall.decisions.queries import recommended as queries
from moothall.decisions.tests.factories import as_it_is, at, council, published
from moothall.decisions.tests.of_scrutiny import (
    ACCEPTED,
    WORDS,
    accepted,
    body_of,
    called,
    entry,
    item_of,
    office,
    recommended,
    rows,
    sat,
    taken_up,
    topic,
)
from moothall.decisions.tests.reading import NOW, TODAY, cost, signed_in, titles, words_of
from moothall.meetings import actions as meetings

pytestmark = pytest.mark.once

SOON, LATER = TODAY + timedelta(days=10), TODAY + timedelta(days=30)
WORK, DESK = "/decisions/scrutiny", "/decisions/scrutiny/work"


@pytest.fixture
def board(here):
    return body_of(here)


def typed(day):
    return f"{day.day} {day.month} {day.year}"


def notice_of(here):
    told = said.Notice(title="New sea wall", is_key=False, due_on=SOON)
    row = actions.draft_notice(here.row, viewer=here.clerk, at=NOW, notice=told)
    rows(Notice).filter(pk=row.pk).update(published_at=NOW)
    return row


@pytest.mark.both
def test_a_member_suggests_a_coming_decision_and_reads_what_became_of_it(here, board, public):
    notice, member = notice_of(here), signed_in(here.member)
    programme = words_of(member.get(f"{WORK}/bodies/wrenmouth/{board.number}"))
    assert "Decisions to come that scrutiny may look at first New sea wall" in programme
    assert "Suggest it as a topic" in programme
    page = f"{WORK}/topics/wrenmouth/new?about={notice.reference}"
    assert 'value="New sea wall"' in member.get(page).content.decode()
    wrong = member.post(page, {"title": "The wall", "about": "a\x00b", "body": board.pk})
    assert "characters" in words_of(wrong)
    assert 'value="The wall"' in wrong.content.decode()
    assert not rows(Topic).exists()
    member.post(page, {"title": "The wall", "about": "It leaks.", "body": board.pk})
    row = rows(Topic).get()
    assert [public.get(f"/{row.reference}").status_code, signed_in(here.members[1]).get(f"/{row.reference}").status_code] == [404, 404]
    clerk = signed_in(here.clerk)
    assert "Topics to be answered The wall" in words_of(clerk.get(DESK))
    member.post(f"/{row.reference}/change", {"opened_at": 1, "title": "The sea wall", "about": "It leaks.", "body": board.pk})
    assert 'value="The sea wall"' in member.get(f"/{row.reference}/change").content.decode()
    settle = {"outcome": "refused", "because": "The audit looks at it.", "look_again_on": typed(SOON)}
    assert "Only what is deferred is looked at again on a day." in words_of(clerk.post(f"/{row.reference}/settle", settle))
    clerk.post(f"/{row.reference}/settle", settle | {"look_again_on": ""})
    told = words_of(member.get(f"/{row.reference}"))
    assert "The audit looks at it." in told
    assert "New sea wall" in told
    assert "What you suggested The sea wall" in words_of(member.get(DESK))


@pytest.mark.both
def test_a_clerk_enters_weighs_takes_up_scopes_and_joins_a_topic(here, board, public):
    clerk, decision = signed_in(here.clerk), published(here)
    enter = {"title": "Lamps", "about": "Dark.", "body": board.pk, "source": "a resident", "source_words": "By letter"}
    assert clerk.post(f"{WORK}/topics/wrenmouth/new", {}).status_code == 200
    clerk.post(f"{WORK}/topics/wrenmouth/new", enter)
    row = rows(Topic).get()
    weighed = {"opened_at": 1, "importance": "High", "influence": "Much", "elsewhere": "Nobody"}
    clerk.post(f"/{row.reference}/weigh", weighed)
    second = clerk.post(f"/{row.reference}/weigh", weighed | {"importance": "Low"})
    assert second.status_code == 409
    assert "What stands there nowHigh" in words_of(second)
    clerk.post(f"/{row.reference}/settle", {"outcome": "taken up", "because": "It matters."})
    scope = {"opened_at": as_it_is(row).version, "questions": "How dark?\nWhy?", "lead": "", "witnesses": "The harbour master"}
    assert "There is no such day" in words_of(clerk.post(f"/{row.reference}/scope", scope | {"report_by": "31 2 2027"}))
    clerk.post(f"/{row.reference}/scope", scope | {"report_by": typed(LATER)})
    assert "Nothing here has this address" in words_of(clerk.post(f"/{row.reference}/join", {"address": "https://x.example/nowhere"}))
    clerk.post(f"/{row.reference}/join", {"address": f"https://wrenmouth.example/{decision.reference}"})
    review = {"recommended": "Light it.\n\nMend it.", "made_on": typed(TODAY), "to": "a partner", "given_on": ""}
    assert "Name the partner" in words_of(clerk.post(f"/{row.reference}/recommend", review))
    clerk.post(f"/{row.reference}/recommend", review | {"partner": "The trust"})
    told = words_of(public.get(f"/{row.reference}"))
    for words in ("By letter", "High", "How dark?", "Whom it hears The harbour master", "Light it.", decision.title, "Reported"):
        assert words in told
    assert "Topic of scrutiny Lamps" in words_of(public.get(f"/{decision.reference}"))
    assert "R1 to The trust" in words_of(clerk.get(DESK))
    assert titles(public.get(f"{WORK}/topics/?words=lamps&state=taken+up&body={board.pk}")) == ["Lamps"]
    assert "No topic matches" in words_of(public.get(f"{WORK}/topics/?words=lighthouse"))


def test_the_programme_is_planned_moved_and_put_on_agendas_and_goes_away_as_table_and_calendar(here, board, public):
    clerk, notice = signed_in(here.clerk), notice_of(here)
    first, second = called(here, board, SOON), called(here, board, LATER)
    new = f"{WORK}/bodies/wrenmouth/{board.number}/new?about={notice.reference}"
    assert 'value="New sea wall"' in clerk.get(new).content.decode()
    plan = {"title": "The wall", "purpose": "Before a decision is taken", "meeting": first.pk, "year": TODAY.year, "notice": notice.pk}
    assert "“To which meeting?” is not offered" in words_of(clerk.post(new, plan | {"meeting": 999, "year": "9" * 50}))
    year = council_year(here)
    clerk.post(new, plan | {"year": year, "note": "What does it cost?"})
    row = rows(ProgrammeEntry).get()
    clerk.post(f"/{row.reference}/move", {"opened_at": 1, "meeting": second.pk, "because": "The figures come later."})
    clerk.post(f"/{row.reference}/change", {"opened_at": as_it_is(row).version, "title": "Sea wall", "purpose": "Performance", "note": ""})
    clerk.get(f"/{row.reference}/agenda")
    clerk.post(f"/{row.reference}/agenda")
    assert "on the agenda of this meeting already" in words_of(clerk.post(f"/{row.reference}/agenda"))
    told = words_of(public.get(f"/{row.reference}"))
    assert "The figures come later." in told
    assert "Put it on the agenda" not in told
    assert "On the agenda" in words_of(clerk.get(f"/{row.reference}"))
    assert "Work programme of scrutiny Sea wall" in words_of(clerk.get(f"/{item_of(second).reference}"))
    for where in (second, notice):
        assert "Work programme of scrutiny Sea wall" in words_of(public.get(f"/{where.reference}"))
    page = f"{WORK}/bodies/wrenmouth/{board.number}"
    asked = f"?year={year}"
    lines = b"".join(public.get(f"{page}/table.csv{asked}")).decode()
    assert f"{LATER.isoformat()},Sea wall,Performance" in lines
    assert "SUMMARY:Scrutiny Board: Sea wall" in public.get(f"{page}/calendar.ics{asked}").content.decode()
    assert "Sea wall" in words_of(public.get(f"{WORK}/"))
    clerk.post(f"/{row.reference}/take-off", {"because": "Nobody asks."})
    assert "Nobody asks." in words_of(public.get(f"/{row.reference}"))
    assert titles(public.get(f"{page}{asked}")) == ["New sea wall"]
    for wrong in ("x", "9" * 40, "-1", "١٢٣"):
        assert public.get(f"{page}?year={wrong}").status_code == 200


def council_year(here):
    return authority.council_years(THE_CLOCK, here.row).of(TODAY)


def test_a_recommendation_is_followed_on_its_pages_from_the_minutes_to_the_news(here, board, public):
    clerk, meeting = signed_in(here.clerk), sat(here, board)
    page = f"{WORK}/meetings/wrenmouth/{meeting.number}/recommend"
    assert clerk.get(page).content.decode().count("checked") == 2
    part = queries.parts_to_recommend(here.clerk, meeting)[0]
    assert "“What did the meeting recommend?” is not answered" in words_of(clerk.post(page, {"to": "the executive"}))
    clerk.post(page, {"parts": [part.pk], "to": "the executive", "given_on": "1 2 2010"})
    row = rows(ScrutinyRecommendation).get()
    told = words_of(public.get(f"/{row.reference}"))
    assert "The executive has not responded. The response was due Wednesday 31 March 2010" in told
    assert "2 months beginning with 1 February 2010. Local Government Act 2000, s.9FE." in told
    assert "There is no response yet" in told
    answer = {"opened_at": 1, "verdict": "accepted", "reasons": "Right.", "answered_on": "2 3 2010", "owner": office(here.monitor).pk}
    assert "Say what will be done" in words_of(clerk.post(f"/{row.reference}/answer", answer))
    decision = published(here, decided_on=date(2010, 2, 20))
    clerk.post(f"/{row.reference}/answer", answer | {"will_do": "Put up lamps.", "decision": decision.pk})
    assert "answered by this decision" in words_of(public.get(f"/{decision.reference}"))
    assert rows(RecommendationAnswer).get().will_do == "Put up lamps."
    assert clerk.post(f"/{row.reference}/answer", answer | {"will_do": "x"}).status_code == 409
    assert "Asked of your offices" in words_of(signed_in(here.monitor).get(DESK))
    assert "how it is known" in words_of(clerk.post(f"/{row.reference}/progress", {"state": "done", "comment": "x"}))
    clerk.post(f"/{row.reference}/progress", {"state": "done", "comment": "All burn.", "evidence": "Seen."})
    coming = called(here, board, TODAY)
    assert "Choose one" in words_of(clerk.post(f"/{row.reference}/bring", {}))
    clerk.post(f"/{row.reference}/bring", {"meeting": coming.pk})
    meetings.publish_agenda(coming, viewer=here.clerk, at=NOW)
    clerk.get(f"/{row.reference}/had")
    clerk.post(f"/{row.reference}/had")
    told = words_of(public.get(f"/{row.reference}"))
    for words in ("It is done, and scrutiny has had the news.", "Put up lamps.", "All burn.", "Seen.", "Done"):
        assert words in told
    assert "Recommended by scrutiny" in words_of(public.get(f"/{item_of(meeting).reference}"))
    assert "the news comes here" in words_of(clerk.get(f"/{item_of(coming).reference}"))


@pytest.mark.both
def test_the_tracker_is_chosen_from_counted_and_taken_away(here, board, public):
    assert "No recommendation yet" in words_of(public.get(f"{WORK}/recommendations/"))
    assert "nothing to count" in words_of(public.get(f"{WORK}/figures"))
    accepted(here, board)
    waits = recommended(here, body_of(here, "Other board"))
    page = f"{WORK}/recommendations/"
    assert "2 recommendations. One response is late, and no recommendation is done." in words_of(public.get(page))
    assert len(titles(public.get(f"{page}?state=late&words=light&to=the+executive&first=1+1+2010"))) == 1
    assert "No recommendation matches" in words_of(public.get(f"{page}?state=done"))
    assert public.get(f"{page}table.csv?first=x").status_code == 400
    lines = b"".join(public.get(f"{page}table.csv?state=late")).decode()
    assert waits.reference in lines
    assert WORDS[0] in lines
    assert "November 2009 to April 2010" in words_of(public.get(f"{WORK}/figures"))
    overview = words_of(public.get(f"{WORK}/"))
    assert "1 recommendation waits for a response, and one is late." in overview


@pytest.mark.both
def test_only_those_who_may_find_the_doors_open(here, board, public):
    other = council("otterby", "Otterby", is_home=False)
    row, answered, planned = taken_up(here, board), accepted(here, board), entry(here, board)
    doors = [f"{answered.reference}/{verb}" for verb in ("answer", "progress", "bring", "had", "give")]
    doors += [f"{planned.reference}/{verb}" for verb in ("move", "change", "take-off", "agenda")]
    doors += [f"{row.reference}/{verb}" for verb in ("settle", "scope", "join", "recommend")]
    doors.append(f"decisions/scrutiny/bodies/wrenmouth/{board.number}/new")
    for client in (public, signed_in(here.members[1]), signed_in(other.clerk)):
        assert {client.post(f"/{door}").status_code for door in doors} == {403}
    assert public.get(f"{WORK}/topics/wrenmouth/new").status_code == 403
    gone = ("topics/wrenmouth/9", "bodies/wrenmouth/1", "programme/wrenmouth/9", "recommendations/wrenmouth/9", "topics/nowhere/new")
    assert {
        public.get(f"{WORK}/{one}").status_code for one in (*gone, "bodies/nowhere/1/table.csv", "meetings/wrenmouth/99/recommend")
    } == {404}


@pytest.mark.both
def test_lists_ask_as_much_for_one_row_as_for_many(here, board, public):
    def more(number):
        meeting = sat(here, board, held_on=date(2010, 1, 14) - timedelta(days=number))
        actions.answer_scrutiny(recommended(here, meeting=meeting), viewer=here.clerk, at=at(2010, 2, 2), **ACCEPTED)
        recommended(here, meeting=sat(here, board, held_on=date(2009, 12, 14) - timedelta(days=number)))
        entry(here, board, year=council_year(here), topic=taken_up(here, board, title=f"Topic {number}"))
        topic(here, board)

    more(0)
    pages = [f"{WORK}/", f"{WORK}/topics/", f"{WORK}/recommendations/", f"{WORK}/figures", f"{WORK}/bodies/wrenmouth/{board.number}"]
    once = [cost(public, page) for page in (*pages, f"{WORK}/recommendations/table.csv")]
    clerk = signed_in(here.clerk)
    at_work = cost(clerk, DESK)
    more(1)
    more(2)
    assert [cost(public, page) for page in (*pages, f"{WORK}/recommendations/table.csv")] == once
    assert cost(clerk, DESK) == at_work
