"""Papers: streamed after the guarded row was asked, under a safe name, and named as missing where nothing is held."""

from io import BytesIO
from urllib.parse import quote

import pytest

from moothall.access.viewer import THE_CLOCK
from moothall.documents import actions as documents
from moothall.documents.tests import samples
from moothall.meetings import said
from moothall.meetings.tests.factories import THEN, body, brought_in, clerk_account, council

pytestmark = pytest.mark.django_db


@pytest.fixture
def wrenmouth(settings, tmp_path):
    settings.FILES = tmp_path / "files"
    return council(is_home=True)


def kept(organisation, content=samples.PDF, name="report.pdf"):
    return documents.keep(organisation, viewer=THE_CLOCK, at=THEN, stream=BytesIO(content), name=name).sha256


def with_papers(organisation, *papers):
    return brought_in(body(organisation), [said.Item("Repairs", papers=papers)])


def fetched(client, address):
    """An answer that was read to its end, which closes its file."""
    answer = client.get(address)
    answer.read = b"".join(answer.streaming_content) if answer.streaming else answer.content
    return answer


def test_a_file_is_streamed_under_a_safe_name_and_runs_nothing(client, wrenmouth):
    meeting = with_papers(wrenmouth, said.Paper("Quarter 2: how we did", file_id=kept(wrenmouth)))
    answer = fetched(client, f"/{meeting.reference}/items/1/papers/1")
    assert answer.streaming
    assert answer.read == samples.PDF
    assert answer["Content-Type"] == "application/pdf"
    assert answer["Content-Disposition"] == 'inline; filename="Quarter 2 how we did.pdf"'
    assert answer["X-Content-Type-Options"] == "nosniff"
    assert answer["Content-Security-Policy"] == "sandbox; default-src 'none'"
    assert answer["Content-Length"] == str(len(samples.PDF))
    again = client.get(f"/{meeting.reference}/items/1/papers/1", headers={"if-none-match": answer["ETag"]})
    assert again.status_code == 304


def test_the_page_says_what_kind_and_how_large_a_paper_is(client, wrenmouth):
    papers = [
        said.Paper("Report", file_id=kept(wrenmouth), pages=12),
        said.Paper("Costs", file_id=kept(wrenmouth, b"a,b\n" * 600, "c.csv")),
    ]
    meeting = with_papers(wrenmouth, *papers)
    text = " ".join(client.get(f"/{meeting.reference}").content.decode().split())
    assert f'<a href="/{meeting.reference}/items/1/papers/1">Report</a><small>PDF, 1 KB, 12 pages</small>' in text
    assert "<small>CSV, 2 KB</small>" in text


@pytest.mark.parametrize(
    ("title", "name"),
    [
        ("\u202efdp.exe", "fdp.exe.pdf"),
        ("תקציב 2020", "תקציב 2020.pdf"),
        ('../../"x"\r\nSet-Cookie: a=b', "x Set-Cookie a=b.pdf"),
        ("\x00\x07", "paper.pdf"),
    ],
)
def test_a_name_in_any_script_and_of_any_malice_is_one_safe_header(client, wrenmouth, title, name):
    meeting = with_papers(wrenmouth, said.Paper(title.replace("\x00", ""), file_id=kept(wrenmouth)))
    header = fetched(client, f"/{meeting.reference}/items/1/papers/1")["Content-Disposition"]
    wanted = f'inline; filename="{name}"' if name.isascii() else f"inline; filename*=utf-8''{quote(name)}"
    assert header == wanted


def test_what_a_browser_does_not_show_is_handed_out_to_be_kept(client, wrenmouth):
    meeting = with_papers(wrenmouth, said.Paper("Plan", file_id=kept(wrenmouth, samples.office(samples.WORD), "plan.exe")))
    answer = fetched(client, f"/{meeting.reference}/items/1/papers/1")
    assert answer["Content-Disposition"] == 'attachment; filename="Plan.docx"'
    assert answer["Content-Type"].endswith("wordprocessingml.document")


def test_a_closed_paper_is_handed_to_clerks_alone_and_never_kept_on_the_way(client, wrenmouth):
    papers = (said.Paper("The rent", file_id=kept(wrenmouth), closed_under="3"), said.Paper("The plan", file_id=kept(wrenmouth)))
    meeting = with_papers(wrenmouth, *papers)
    closed = f"/{meeting.reference}/items/1/papers/1"
    assert fetched(client, f"/{meeting.reference}/items/1/papers/2").status_code == 200
    assert fetched(client, closed).status_code == client.head(closed).status_code == 404
    client.force_login(clerk_account(council("Northhaven")), backend="allauth.account.auth_backends.AuthenticationBackend")
    assert fetched(client, closed).status_code == 404
    client.force_login(clerk_account(wrenmouth, "second@wrenmouth.example"), backend="allauth.account.auth_backends.AuthenticationBackend")
    answer = fetched(client, closed)
    assert answer.status_code == 200
    assert answer["Cache-Control"] == "private, no-store"


def test_a_paper_with_words_and_no_file_is_a_page(client, wrenmouth):
    meeting = with_papers(wrenmouth, said.Paper("Report", text="Two vans wait.\nFourteen posts are empty."))
    text = fetched(client, f"/{meeting.reference}/items/1/papers/1").content.decode()
    assert "<p>Two vans wait.</p>" in text
    assert "<p>Fourteen posts are empty.</p>" in text


def test_a_paper_of_which_nothing_is_held_says_so_and_where_it_was_published(client, wrenmouth):
    paper = said.Paper("Report", form="PDF", size_words="54 KB", source_address="https://example.org/s1.pdf")
    meeting = with_papers(wrenmouth, paper)
    text = " ".join(client.get(f"/{meeting.reference}").content.decode().split())
    assert "<span>Report</span><small>PDF, 54 KB, not held here; " in text
    assert 'href="https://example.org/s1.pdf" rel="external noreferrer"' in text
    text = fetched(client, f"/{meeting.reference}/items/1/papers/1").content.decode()
    assert "Not held here." in text
    assert "https://example.org/s1.pdf" in text
    assert fetched(client, f"/{meeting.reference}/items/1/papers/2").status_code == 404


def test_a_file_of_a_kind_that_is_taken_no_longer_is_not_handed_out(client, wrenmouth):
    meeting = with_papers(wrenmouth, said.Paper("Report", file_id=kept(wrenmouth)))
    file = documents.File.objects.get()
    file.media_type = "text/html"
    file.save()
    assert fetched(client, f"/{meeting.reference}/items/1/papers/1").status_code == 404
