"""Papers of what one person decided: attached, closed with the law's reasons, taken off a draft, opened; and who reads each."""

from io import BytesIO

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import transaction

from moothall.access.acts import Refused
from moothall.access.viewer import PUBLIC, THE_CLOCK, Role
from moothall.decisions import actions
from moothall.decisions.models import Document, Withheld
from moothall.decisions.queries import attaching
from moothall.decisions.tests.factories import as_it_is, person, published
from moothall.decisions.tests.reading import cost, signed_in, words_of
from moothall.decisions.tests.recording import NEXT_DAY, officer_s
from moothall.decisions.thread import hanging_from
from moothall.meetings import said as meetings

A_PDF = b"%PDF-1.7\n%%EOF\n"
EXEMPT = meetings.Closure("exempt", "3", "It would weaken our hand.", can_be_said="It says what the tenant offers.")


@pytest.fixture
def head(here):
    return person(here.row, "Head of Licensing", Role.HEAD_OF_SERVICE)


@pytest.fixture
def draft(here, head):
    return actions.record_decision(here.row, viewer=head, at=NEXT_DAY, decision=officer_s())


def attach(decision, viewer, title="The report", content=A_PDF, **said):
    told = {"stream": BytesIO(content), "file_name": "x.pdf", "title": title, "kind": "report"} | said
    return actions.attach(as_it_is(decision), viewer=viewer, at=NEXT_DAY, **told)


def rows(table=Document):
    return list(table.objects.visible_to(THE_CLOCK).order_by("pk"))


def read(client, where):
    sent = client.get(where)
    assert sent["Content-Security-Policy"] == "sandbox; default-src 'none'"
    return b"".join(sent.streaming_content)  # read to its end, it closes itself


def publish(decision, here):
    return actions.publish(as_it_is(decision), viewer=here.clerk, at=NEXT_DAY)


def test_what_is_attached_to_a_draft_is_read_by_everybody_once_it_is_published(here, head, draft, public):
    attach(draft, head)
    where = f"/{draft.reference}/papers/1"
    assert public.get(where).status_code == 404
    publish(draft, here)
    assert read(public, where) == A_PDF
    page = words_of(public.get(f"/{draft.reference}"))
    assert "The reportPDF, 1 KB, Report" in page
    assert public.get(f"/{draft.reference}.json").json()["documents"] == [{"title": "The report", "address": f"http://testserver{where}"}]
    first = hanging_from([draft.reference], PUBLIC)[draft.reference][0]
    assert (first.kind, first.title, first.reference) == ("Report", "The report", where[1:])


def test_in_the_place_of_a_closed_paper_everybody_reads_why_and_only_the_clerks_read_it(here, draft, public):
    attach(draft, here.clerk, "What the tenant offers", closure=EXEMPT)
    publish(draft, here)
    page = words_of(public.get(f"/{draft.reference}"))
    assert "It would weaken our hand." in page
    assert "It says what the tenant offers." in page
    assert "What the tenant offers" not in page.replace("It says what the tenant offers.", "")
    assert public.get(f"/{draft.reference}/papers/1").status_code == 404
    assert signed_in(here.member).get(f"/{draft.reference}/papers/1").status_code == 404
    assert read(signed_in(here.clerk), f"/{draft.reference}/papers/1") == A_PDF


@pytest.mark.parametrize("closure", [meetings.Closure("exempt", "3"), meetings.Closure("exempt", "99", "Because.")])
def test_nothing_is_closed_without_what_the_law_asks_for(here, draft, closure):
    with pytest.raises(Refused, match="paragraph"), transaction.atomic():
        attach(draft, here.clerk, closure=closure)
    assert rows() == rows(Withheld) == []


def test_what_is_confidential_names_no_paragraph(here, draft):
    attach(draft, here.clerk, closure=meetings.Closure("confidential"))
    assert (rows()[0].is_closed, rows(Withheld)[0].paragraph) == (True, "")


def test_a_paper_is_judged_by_what_is_in_it_and_named_as_what_it_is(here, draft):
    with pytest.raises(Refused, match="web page .HTML., which can carry programs"), transaction.atomic():
        attach(draft, here.clerk, content=b"<html><script>")
    with pytest.raises(Refused, match="“song” is none of these"), transaction.atomic():
        attach(draft, here.clerk, kind="song")
    assert rows() == []


def test_who_may_attach_follows_the_draft_and_then_the_clerks(here, head, draft):
    other = person(here.row, "Head of Parks", Role.HEAD_OF_SERVICE)
    with pytest.raises(Refused, match="Somebody else wrote this draft down"), transaction.atomic():
        attach(draft, other)
    publish(draft, here)
    with pytest.raises(Refused, match="Ask the clerks to add the paper"), transaction.atomic():
        attach(draft, head)
    attach(draft, here.clerk, "It came late")
    assert [row.title for row in rows()] == ["It came late"]


def test_the_papers_of_a_meeting_s_decision_stand_with_its_item_and_what_another_system_published_stays(here):
    decision = published(here)
    with pytest.raises(Refused, match="stand with the agenda item"), transaction.atomic():
        attach(decision, here.clerk)
    type(decision).objects.visible_to(THE_CLOCK).filter(pk=decision.pk).update(is_published_elsewhere=True)
    with pytest.raises(Refused, match="Another system published this decision"), transaction.atomic():
        attach(decision, here.clerk)


def test_a_paper_is_taken_off_a_draft_and_never_off_what_is_published(here, draft):
    attach(draft, here.clerk, closure=EXEMPT)
    attach(draft, here.clerk, "The plan", kind="annex")
    actions.take_off_paper(rows()[0], viewer=here.clerk, at=NEXT_DAY)
    assert ([row.position for row in rows()], rows(Withheld)) == ([2], [])
    publish(draft, here)
    with pytest.raises(Refused, match="none is taken off"), transaction.atomic():
        actions.take_off_paper(rows()[0], viewer=here.clerk, at=NEXT_DAY)


def test_what_should_not_have_come_out_is_closed_and_opened_again_with_a_reason(here, draft, public):
    attach(draft, here.clerk)
    publish(draft, here)
    actions.close_paper(rows()[0], viewer=here.clerk, at=NEXT_DAY, closure=EXEMPT)
    [why] = rows(Withheld)
    assert why.was_public
    assert public.get(f"/{draft.reference}/papers/1").status_code == 404
    with pytest.raises(Refused, match="closed already"), transaction.atomic():
        actions.close_paper(rows()[0], viewer=here.clerk, at=NEXT_DAY, closure=EXEMPT)
    actions.open_paper(why, viewer=here.clerk, at=NEXT_DAY, because="The lease is signed.")
    with pytest.raises(Refused, match="opened already"), transaction.atomic():
        actions.open_paper(rows(Withheld)[0], viewer=here.clerk, at=NEXT_DAY, because="Again.")
    assert read(public, f"/{draft.reference}/papers/1") == A_PDF
    assert "The lease is signed." in words_of(public.get(f"/{draft.reference}"))


def test_what_is_named_and_not_kept_here_cannot_be_closed(here, draft):
    Document.objects.create(decision=draft, title="A letter")
    with pytest.raises(Refused, match="not kept here"), transaction.atomic():
        actions.close_paper(rows()[0], viewer=here.clerk, at=NEXT_DAY, closure=EXEMPT)
    assert attaching.document(here.clerk, draft, 1) is None


def test_papers_are_attached_closed_opened_and_taken_off_on_pages(here, draft):
    clerk, where = signed_in(here.clerk), f"/{draft.reference}/papers/"
    assert "Attach a report or an annex" in words_of(clerk.get(f"/{draft.reference}"))
    typed = {"title": "Offer", "kind": "annex", "ground": "exempt", "paragraphs": ["3"], "public_interest": ""}
    refused = words_of(clerk.post(where, typed | {"file": SimpleUploadedFile("x.pdf", A_PDF)}))
    assert "Say why the public interest" in refused
    refused = words_of(clerk.post(where, typed | {"paragraphs": [], "file": SimpleUploadedFile("x.pdf", A_PDF)}))
    assert "Choose the paragraph that it falls under." in refused
    refused = words_of(
        clerk.post(where, {"title": "Offer", "kind": "annex", "ground": "everybody", "file": SimpleUploadedFile("x.exe", b"MZ\x00")})
    )
    assert "Programs are never kept here." in refused
    told = words_of(
        clerk.post(where, typed | {"public_interest": "It would harm.", "file": SimpleUploadedFile("x.pdf", A_PDF)}, follow=True)
    )
    assert "It goes with the decision." in told
    assert "It would harm." in told
    told = words_of(clerk.post(f"/{draft.reference}/withheld/1/open", {"because": "It is signed."}, follow=True))
    assert "Opened. Everybody can read it, and why." in told
    closing = {"ground": "confidential", "public_interest": "", "can_be_said": ""}
    assert "Closed. Its place on the page says why." in words_of(clerk.post(f"{where}1/close", closing, follow=True))
    assert "Take off “Offer”" in words_of(clerk.get(f"{where}1/take-off"))
    assert "No paper goes with this decision yet." in words_of(clerk.post(f"{where}1/take-off", follow=True))
    assert clerk.get(f"/{draft.reference}/withheld/9/open").status_code == 404
    assert "A meeting took this decision" in words_of(clerk.get(f"/{published(here).reference}/papers/"))


def test_the_list_of_papers_costs_the_same_for_one_and_for_many(here, draft):
    clerk, where = signed_in(here.clerk), f"/{draft.reference}/papers/"
    attach(draft, here.clerk, closure=EXEMPT)
    before = cost(clerk, where), cost(clerk, f"/{draft.reference}")
    for title in ("The plan", "The map"):
        attach(draft, here.clerk, title, closure=EXEMPT)
    assert (cost(clerk, where), cost(clerk, f"/{draft.reference}")) == before
