"""Packs: one file of a publication; open pages numbered alike in every edition; not one word of what is closed in the public one."""

from datetime import UTC, date, datetime, timedelta

import pikepdf
import pypdf
import pytest
from django.test import Client
from django.utils import timezone

from moothall.access.viewer import PUBLIC, THE_CLOCK, Held, Role, Viewer
from moothall.authority import actions as authority
from moothall.authority.models import Seat
from moothall.documents import actions as documents, shelf
from moothall.documents.models import Job
from moothall.documents.tests import sent
from moothall.meetings import actions, queries, said, tasks
from moothall.meetings.models import Item, Meeting, Pack, Publication
from moothall.meetings.tests import factories
from moothall.record import followers
from moothall.worker.running import Worker

pytestmark = pytest.mark.django_db
NOW = datetime(2026, 11, 3, 9, tzinfo=UTC)
AFTER = datetime(2026, 11, 20, 9, tzinfo=UTC)
HELD = date(2026, 11, 19)
SECRET = "zqauk"


@pytest.fixture
def house():
    return factories.council()


@pytest.fixture
def clerk(house):
    return factories.clerk_of(house)


@pytest.fixture
def body(house):
    return factories.body(house, "Cabinet")


@pytest.fixture
def member(house, body):
    person = authority.add_person(house, viewer=THE_CLOCK, at=NOW, name="Ida Marsh")
    authority.give_seat(body, viewer=THE_CLOCK, at=NOW, person=person, kind=Seat.Kind.MEMBER)
    return Viewer("access/accounts/8", "A member", frozenset({Held(Role.MEMBER, house.pk, body=body.pk)}), person=person.pk)


def kept(house, tmp_path, *pages, name="plan.pdf", **facts):
    """A PDF that somebody sent, with these words on its pages."""
    path = tmp_path / name
    sent.plain(path, *pages, **facts)
    with path.open("rb") as stream:
        return documents.keep(house, viewer=THE_CLOCK, at=NOW, stream=stream, name=name)


@pytest.fixture
def meeting(house, body, clerk, tmp_path):
    """An agenda with an open report, an open plan of two pages, and a paper and a plan that are closed."""
    meeting = factories.called(body, HELD)
    plan, rent = kept(house, tmp_path, "Quay", "Slipway"), kept(house, tmp_path, f"Rent {SECRET}", name="rent.pdf")
    closure = said.Closure("exempt", "3", "Bargaining would suffer.", None, "A depot is to be leased.")
    quay = (said.Paper("The report", text="Oak piles rot."), said.Paper("The plan", file_id=plan.pk))
    under = {"closed_under": "paragraph 3"}
    lease = (said.Paper(f"Rent {SECRET}", text=f"The rent is {SECRET}.", **under), said.Paper(f"Terms {SECRET}", file_id=rent.pk, **under))
    items = [
        said.Item("Apologies", number="1."),
        said.Item("The quay", number="2.", text="To agree the work.", papers=quay),
        said.Item("A lease", number="3.", closures=(closure,), papers=lease),
    ]
    actions.prepare_agenda(meeting, viewer=clerk, at=NOW, items=items)
    return meeting


def work_off():
    """Let the follower read what is new, and the worker do what waits."""
    followers.catch_up(tasks.PACKS)
    return Worker("tests", timezone.now).work_off()


def published(meeting, clerk):
    actions.publish_agenda(meeting, viewer=clerk, at=NOW)
    work_off()
    return Publication.objects.visible_to(THE_CLOCK).get(meeting=meeting, kind="agenda")


def words_of(pack):
    return " ".join(page.extract_text() for page in pypdf.PdfReader(shelf.place_of(pack.file_id)).pages)


def page_that_says(pack, words):
    pages = [page.extract_text() for page in pypdf.PdfReader(shelf.place_of(pack.file_id)).pages]
    return next(number for number, text in enumerate(pages, start=pack.first_page) if words in text)


def by_edition(viewer, meeting):
    return {pack.edition: pack for pack in queries.packs_of(viewer, meeting)}


def test_an_agenda_is_bound_as_soon_as_it_is_published(meeting, clerk):
    publication = published(meeting, clerk)
    pack = by_edition(PUBLIC, meeting)["public"]
    assert "Oak piles rot." in words_of(pack)
    assert "Slipway" in words_of(pack)
    assert (pack.first_page, publication.first_page, publication.last_page >= pack.last_page) == (1, 1, True)
    assert Job.objects.visible_to(THE_CLOCK).get().sentence.startswith("The pack has pages 1 to ")


@pytest.mark.once
def test_not_one_word_of_what_is_closed_is_in_the_public_edition(meeting, clerk):
    published(meeting, clerk)
    pack = by_edition(PUBLIC, meeting)["public"]
    assert SECRET not in words_of(pack)
    with pikepdf.open(shelf.place_of(pack.file_id)) as file:
        assert SECRET.encode() not in b"".join(thing.read_bytes() for thing in file.objects if isinstance(thing, pikepdf.Stream))
        assert SECRET not in repr([file.docinfo, list(file.open_outline().root)])
    assert SECRET.encode() not in shelf.place_of(pack.file_id).read_bytes()
    assert "paragraph 3" in words_of(pack)


@pytest.mark.once
def test_members_have_an_edition_with_what_is_closed_and_the_same_open_pages(meeting, clerk, member):
    published(meeting, clerk)
    assert set(by_edition(PUBLIC, meeting)) == {"public"}
    for viewer in (clerk, member):
        packs = by_edition(viewer, meeting)
        assert SECRET in words_of(packs["private"])
        for words in ("Oak piles rot.", "Slipway"):
            assert page_that_says(packs["public"], words) == page_that_says(packs["private"], words)
    elsewhere = Viewer("access/accounts/9", "A member elsewhere", frozenset({Held(Role.MEMBER, meeting.organisation_id)}))
    assert set(by_edition(elsewhere, meeting)) == {"public"}


@pytest.mark.once
def test_a_supplement_goes_on_where_the_agenda_ended_in_any_edition(meeting, clerk):
    agenda = published(meeting, clerk)
    item = Item.objects.visible_to(clerk).get(meeting=meeting, position=1)
    actions.add_paper(item, viewer=clerk, at=NOW, title="A late letter", kind="additional")
    actions.publish_supplement(meeting, viewer=clerk, at=NOW + timedelta(days=1), because="It came late.")
    work_off()
    packs = queries.packs_of(PUBLIC, meeting)
    agenda.refresh_from_db()
    assert [pack.publication.kind for pack in packs] == ["agenda", "supplement"]
    assert packs[1].first_page == agenda.last_page + 1
    assert "A late letter" in words_of(packs[1])
    assert "Oak piles rot." not in words_of(packs[1])
    labels = pypdf.PdfReader(shelf.place_of(packs[1].file_id)).page_labels
    assert labels[0] == str(packs[1].first_page)


def test_what_is_closed_after_it_was_public_takes_the_pack_away_at_once_and_another_is_bound(meeting, clerk):
    published(meeting, clerk)
    item = Item.objects.visible_to(clerk).get(meeting=meeting, position=2)
    closure = said.Closure("exempt", "3", "It names a price.", None, "")
    actions.close_papers(item, viewer=clerk, at=NOW, papers=[1], closure=closure)
    assert queries.packs_of(PUBLIC, meeting) == []
    work_off()
    pack = by_edition(PUBLIC, meeting)["public"]
    assert pack.turn == 2
    assert "Oak piles rot." not in words_of(pack)
    assert "The report" not in words_of(pack)


@pytest.mark.once
def test_members_have_an_edition_of_the_minutes_with_what_is_closed_in_them(meeting, clerk, member):
    published(meeting, clerk)
    shut = said.Minute(entries=(said.Entry(f"The rent is {SECRET}.", is_closed=True), said.Entry("The lease was discussed.")))
    actions.record_minutes(meeting, viewer=clerk, at=AFTER, minutes={3: shut})
    actions.publish_draft_minutes(meeting, viewer=clerk, at=AFTER)
    work_off()
    of_minutes = [pack for pack in queries.packs_of(member, meeting) if pack.publication.kind == "draft minutes"]
    public, private = sorted(of_minutes, key=lambda pack: pack.edition, reverse=True)
    assert f"The rent is {SECRET}. (not for publication)" in words_of(private)
    assert "The lease was discussed." in words_of(public)
    assert SECRET not in words_of(public)
    assert page_that_says(public, "The lease was discussed.") == page_that_says(private, "The lease was discussed.")
    assert [pack.edition for pack in queries.packs_of(PUBLIC, meeting) if pack.publication.kind == "draft minutes"] == ["public"]


def test_minutes_are_bound_and_a_minute_closed_later_takes_them_away(meeting, clerk):
    published(meeting, clerk)
    minute = said.Minute(
        entries=(said.Entry("Cabinet considered the quay."),), resolutions=(said.Resolution((said.Part("work begin.", 1),), after=1),)
    )
    actions.record_minutes(meeting, viewer=clerk, at=AFTER, minutes={2: minute})
    actions.publish_draft_minutes(meeting, viewer=clerk, at=AFTER)
    work_off()
    pack = next(pack for pack in queries.packs_of(PUBLIC, meeting) if pack.publication.kind == "draft minutes")
    assert "Cabinet considered the quay." in words_of(pack)
    actions.confirm_minutes(meeting, viewer=clerk, at=AFTER, corrections=[(2, "for “quay” read “pier”")])
    work_off()
    confirmed = next(pack for pack in queries.packs_of(PUBLIC, meeting) if pack.publication.kind == "minutes")
    assert "Corrected when it was confirmed: for “quay” read “pier”" in words_of(confirmed)
    assert confirmed.first_page > pack.last_page
    item = Item.objects.visible_to(clerk).get(meeting=meeting, position=2)
    actions.close_minute(item, viewer=clerk, at=NOW, closure=said.Closure("exempt", "3", "Reason.", None, ""), summary="The quay.")
    assert not {"draft minutes", "minutes"} & {pack.publication.kind for pack in queries.packs_of(PUBLIC, meeting)}
    work_off()
    pack = next(pack for pack in queries.packs_of(PUBLIC, meeting) if pack.publication.kind == "draft minutes")
    assert "Cabinet considered the quay." not in words_of(pack)


@pytest.mark.once
def test_a_paper_that_cannot_be_bound_is_named_and_holds_up_nothing(house, body, clerk, tmp_path):
    file = kept(house, tmp_path, "Locked", name="locked.pdf")
    shut = tmp_path / "shut.pdf"
    with pikepdf.open(shelf.place_of(file.pk)) as source:
        source.save(shut, encryption=pikepdf.Encryption(user="secret", owner="secret"))
    shelf.place_of(file.pk).write_bytes(shut.read_bytes())
    meeting = factories.called(body, HELD)
    items = [
        said.Item(
            "The quay",
            number="1.",
            papers=(said.Paper("The locked plan", file_id=file.pk), said.Paper("The report", text="Oak piles rot.")),
        )
    ]
    actions.prepare_agenda(meeting, viewer=clerk, at=NOW, items=items)
    published(meeting, clerk)
    words = words_of(by_edition(PUBLIC, meeting)["public"])
    assert "locked with a password" in words
    assert "Oak piles rot." in words


def test_the_same_pack_is_bound_once_however_often_it_is_asked_for(meeting, clerk):
    actions.publish_agenda(meeting, viewer=clerk, at=NOW)
    publication = Publication.objects.visible_to(THE_CLOCK).get(meeting=meeting, kind="agenda")
    jobs = {tasks.ask(publication, clerk, NOW).pk for _ in range(3)}
    followers.catch_up(tasks.PACKS)
    assert len(jobs) == 1
    work_off()
    followers.catch_up(tasks.PACKS)
    assert Worker("tests", timezone.now).work_off() == 0
    assert queries.publications_to_bind([meeting.reference]) == []


def test_the_pages_lead_to_each_edition_for_whom_it_is(client, meeting, clerk, house):
    published(meeting, clerk)
    path = f"/{meeting.reference}/packs"
    shown = client.get(path).content.decode()
    assert "Public edition" in shown
    assert "Members" not in shown
    [pack] = queries.packs_of(PUBLIC, meeting)
    answer = client.get(f"/{pack.reference}")
    assert (answer.status_code, answer["Content-Type"]) == (200, "application/pdf")
    assert b"".join(answer.streaming_content).startswith(b"%PDF")
    private = f"/{pack.publication.reference}/private.pdf"
    assert client.get(private).status_code == 404
    assert client.post(path, {"publication": pack.publication.turn}).status_code == 403
    clerks = Client()
    clerks.force_login(factories.clerk_account(house), "allauth.account.auth_backends.AuthenticationBackend")
    answer = clerks.get(private)
    assert (answer.status_code, answer["Cache-Control"]) == (200, "private, no-store")
    assert b"".join(answer.streaming_content).startswith(b"%PDF")
    assert clerks.post(path, {"publication": "99"}).status_code == 404
    assert clerks.post(path, {"publication": pack.publication.turn}).status_code == 302
    waiting = clerks.get(path)
    assert waiting["Refresh"] == "4"
    assert "Waiting." in waiting.content.decode()


def test_a_meeting_without_a_pack_says_when_there_will_be_one(client, meeting):
    shown = client.get(f"/{meeting.reference}/packs").content.decode()
    assert "No pack yet" in shown


def test_followers_pass_over_what_is_gone(meeting, clerk):
    assert tasks.bind_pack.func is not None
    Worker("tests", timezone.now).work_off()
    assert queries.publication_called("meetings/nowhere/9/published/9") is None
    assert Pack.objects.visible_to(THE_CLOCK).count() == 0
    assert Meeting.objects.visible_to(THE_CLOCK).count() == 1


@pytest.mark.once
def test_a_pack_that_is_larger_than_what_is_kept_says_so_and_is_not_tried_again(meeting, clerk, settings):
    settings.MAX_FILE_BYTES = 2_000
    published(meeting, clerk)
    job = Job.objects.visible_to(THE_CLOCK).get()
    assert "is larger than" in job.error
    assert queries.packs_of(PUBLIC, meeting) == []
    assert Worker("tests", timezone.now).work_off() == 0


def test_what_came_out_long_ago_is_bound_when_somebody_asks(meeting, clerk, body):
    actions.publish_agenda(meeting, viewer=clerk, at=NOW)
    later = factories.called(body, HELD + timedelta(days=200))
    actions.describe_meeting(
        later, viewer=clerk, at=NOW + timedelta(days=100), contact="The clerk", note="", join_address="", is_webcast=False
    )
    work_off()
    assert queries.packs_of(PUBLIC, meeting) == []
    [publication] = queries.publications_to_bind([meeting.reference])
    tasks.ask(publication, clerk, NOW)
    work_off()
    assert set(by_edition(PUBLIC, meeting)) == {"public"}
