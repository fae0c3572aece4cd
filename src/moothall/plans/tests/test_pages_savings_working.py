"""Savings are written, planned, entered and brought in on their pages, by whoever may, and nothing is half written."""

from datetime import timedelta
from decimal import Decimal
from io import BytesIO

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from lxml import html

from moothall.access.viewer import THE_CLOCK
from moothall.documents import sheets
from moothall.documents.reading.sheets import rows_of
from moothall.plans import actions
from moothall.plans.models import SavingDelivered, SavingLine, SavingsProgramme, SpendingStream, StreamPartner, Workstream
from moothall.plans.queries import savings as queries
from moothall.plans.rules import savings as rules
from moothall.plans.tests.factories import account_of, as_it_is, council
from moothall.plans.tests.savings import begun, by, decided, out, public, recommended, written

TODAY = timezone.localdate()
THIS = rules.year_of(TODAY)


@pytest.fixture
def reader(here):
    return Client()


def signed_in(viewer):
    client = Client()
    client.force_login(account_of(viewer))
    return client


def words_of(answer):
    assert answer.status_code in {200, 409}, answer.status_code
    [main] = html.fromstring(answer.content).xpath("//main")
    return " ".join(main.text_content().split())


def cost(client, page):
    with CaptureQueriesContext(connection) as counted:
        b"".join(client.get(page))
    return len(counted)


def test_a_saving_is_written_planned_published_put_judged_and_closed_on_its_pages(here):
    keeper = signed_in(here.keeper)
    keeper.post("/plans/savings/wrenmouth/new", {"title": "Savings", "about": "", "first_year": THIS, "last_year": THIS + 1})
    row = SavingsProgramme.objects.visible_to(THE_CLOCK).get()
    at = f"/{row.reference}"
    assert "Enter pounds, such as 12,500" in words_of(keeper.post(f"{at}/target", {"year": THIS, "amount": "a lot", "set_by": "Council"}))
    keeper.post(f"{at}/target", {"year": THIS, "amount": "£1,000", "set_by": "Council", "because": "", "opened_at": 1})
    keeper.post(f"{at}/contributions?year={THIS}", {f"department-{here.homes.pk}": "600", "opened_at": 2})
    keeper.post(f"{at}/publish")
    keeper.post(f"{at}/workstreams/new", {"title": "One depot", "about": "", "owner": here.office.pk})
    [work] = Workstream.objects.visible_to(THE_CLOCK)
    typed = {"title": "Vans", "department": here.homes.pk, "workstream": work.pk, "kind": "recurring", "full_year": "1200", "cost": ""}
    assert "Say how large the part" in words_of(keeper.post(f"{at}/lines/new", typed | {"share_department_0": here.homes.pk}))
    keeper.post(f"{at}/lines/new", typed)
    [line] = SavingLine.objects.visible_to(THE_CLOCK)
    own, wrong = f"/{line.reference}", {"amount": "1200", "month_0": "100", "opened_at": 1}
    refused = keeper.post(f"{own}/profile?year={THIS}", wrong)
    assert "The months come to £100 and the year to £1,200: £1,100 is missing" in words_of(refused)
    assert b'value="1200"' in refused.content
    keeper.post(f"{own}/profile?year={THIS}", {"amount": "1,200", "opened_at": 1})
    keeper.post(f"{own}/publish")
    decision = decided(here)
    assert "Choose one: what a report asks" in words_of(keeper.post(f"{own}/put", {}))
    keeper.post(f"{own}/put", {"recommendation": recommended(here).pk})
    keeper.post(f"{own}/put", {"decision": decision.pk})
    keeper.post(f"{own}/judge", {"judged": "at risk", "because": "The market.", "opened_at": 2})
    assert "Somebody else changed this" in words_of(keeper.post(f"{own}/judge", {"judged": "", "because": "", "opened_at": 2}))
    keeper.post(f"{own}/change", typed | {"title": "Fewer vans", "opened_at": 3})
    page = words_of(keeper.get(own))
    assert "Fewer vans" in page
    assert "At risk. The market." in page
    assert "They have not answered yet." in page
    assert "Contracts for repairs Agreed, with effect from 1 April 2026." in page
    assert "Name the paragraph" in words_of(keeper.post(f"{own}/close", {"ground": "exempt", "public_interest": "x"}))
    keeper.post(f"{own}/close", {"ground": "exempt", "paragraphs": ["4"], "public_interest": "x"})
    assert as_it_is(line).closure
    keeper.post(f"{own}/open", {"because": "Told."})
    assert as_it_is(line).closure is None
    keeper.post(f"{at}/change", {"title": "Savings now", "about": "", "first_year": THIS, "last_year": THIS, "opened_at": 3})
    assert as_it_is(row).title == "Savings now"


def test_workstreams_and_streams_are_kept_on_their_pages(here, reader):
    keeper, row = signed_in(here.keeper), public(here)
    work = actions.start_workstream(row, **by(here), title="One depot")
    ended = actions.start_workstream(row, **by(here), title="No depot")
    where = f"/{ended.reference}"
    assert "Say whether it is done or stopped." in words_of(signed_in(here.keeper).post(f"{where}/end", {}))
    page = words_of(signed_in(here.keeper).post(f"{where}/end", {"how": "stopped", "because": "It was sold."}, follow=True))
    assert "Stopped on" in page
    assert "It was sold." in page
    signed_in(here.keeper).post(f"{where}/take-up", {"because": "It was not."})
    assert "Taken up again. It was not." in words_of(signed_in(here.owner).get(where))
    own = f"/{work.reference}"
    keeper.post(f"{own}/change", {"title": "Depots", "about": "", "owner": "", "opened_at": 1})
    keeper.post(f"{own}/milestone", {"title": "Lease signed", "due_on": "1 12 2020"})
    keeper.post(f"{own}/milestones/1/moved", {"is_on": "15 1 2021", "because": "The landlord asked."})
    assert "Late: Lease signed" in words_of(reader.get(own))
    keeper.post(f"{own}/milestones/1/reached", {"on": "12 1 2021", "evidence": "The lease."})
    page = words_of(reader.get(own))
    assert "Lease signed. Reached on 12 January 2021: The lease. Was due on 1 December 2020" in page
    other = council("otterby", "Otterby", is_home=False)
    typed = {"title": "Fuel", "partner_0": here.row.pk, "parts_0": "40", "spend_0": "1,000", "partner_1": other.row.pk, "parts_1": "50"}
    assert "come to 90% and must come to 100%" in words_of(keeper.post(f"/{row.reference}/streams/new", typed))
    assert "Say whose figures" in words_of(keeper.post(f"/{row.reference}/streams/new", typed | {"parts_2": "10"}))
    assert "Say which part" in words_of(keeper.post(f"/{row.reference}/streams/new", typed | {"parts_0": ""}))
    keeper.post(f"/{row.reference}/streams/new", typed | {"parts_1": "60"})
    stream = SpendingStream.objects.visible_to(THE_CLOCK).get()
    assert "our part is 40%" in words_of(reader.get(f"/{stream.reference}"))
    assert b'value="60%"' in keeper.get(f"/{stream.reference}/change").content
    keeper.post(f"/{stream.reference}/change", typed | {"parts_0": "25", "parts_1": "75", "opened_at": 1})
    assert sorted(one.parts for one in StreamPartner.objects.visible_to(THE_CLOCK)) == [2_500, 7_500]


def test_what_was_saved_is_entered_in_one_grid_with_two_boxes_a_line(here):
    row = public(here)
    one, other = out(here, row, 1_200, "One"), out(here, row, 1_200, "Other")
    out(here, row, 1_200, "Of roads", department=here.roads)
    owner = signed_in(here.owner)
    grid = owner.get(f"/{row.reference}/delivered")
    assert "Of roads" not in words_of(grid)
    boxes = html.fromstring(grid.content).xpath("//div[@class='person']//input")
    assert len(boxes) == 4
    day = TODAY.strftime("%d %m %Y")
    typed = {"on": day, "opened_at": as_it_is(row).version, f"amount_{one.pk}": "100.50", f"evidence_{one.pk}": "The ledger."}
    half = owner.post(f"/{row.reference}/delivered", typed | {f"amount_{other.pk}": "x"})
    assert "Enter pounds" in words_of(half)
    assert b"100.50" in half.content
    bare = owner.post(f"/{row.reference}/delivered", {"on": day, "opened_at": 1, f"amount_{other.pk}": "5"})
    assert "Say how it is known" in words_of(bare)
    assert "or leave both boxes empty" in words_of(owner.post(f"/{row.reference}/delivered", {f"evidence_{other.pk}": "x"}))
    assert "Nothing was entered" in words_of(owner.post(f"/{row.reference}/delivered", {"on": day, "opened_at": 1}))
    ahead = (TODAY + timedelta(days=40)).strftime("%d %m %Y")
    assert "is to come" in words_of(owner.post(f"/{row.reference}/delivered", typed | {"on": ahead}))
    assert not SavingDelivered.objects.visible_to(THE_CLOCK).exists()
    assert owner.post(f"/{row.reference}/delivered", typed).status_code == 302
    assert owner.post(f"/{row.reference}/delivered", typed).status_code == 409
    owner.post(f"/{other.reference}/delivered", {"amount": "7", "on": day, "evidence": "A count.", "opened_at": as_it_is(other).version})
    owner.post(f"/{one.reference}/delivered/1", {"should_be": "99", "evidence": "Counted again."})
    assert [entry.amount for entry in SavingDelivered.objects.visible_to(THE_CLOCK).order_by("pk")] == [
        Decimal("100.50"), Decimal(7), Decimal("-1.50"),
    ]  # fmt: skip


def test_a_long_grid_and_a_long_list_come_in_pages_and_what_was_typed_counts_wherever_its_line_stands_by_now(here, reader, monkeypatch):
    for place in ("savings", "savings_delivered"):
        monkeypatch.setattr(f"moothall.plans.views.{place}.LINES_A_PAGE", 2)
    row = public(here)
    first, last = out(here, row, 1_200, "One"), [out(here, row, 1_200, name) for name in ("Two", "Three")][-1]
    page, owner = f"/{row.reference}/delivered", signed_in(here.owner)
    assert ["Three" in words_of(owner.get(one)) for one in (page, f"{page}?page=2")] == [False, True]
    listed = reader.get(f"/{row.reference}?page=2").content.decode()
    assert ">Three</a></h3>" in listed
    assert "?page=1#lines" in listed
    typed = {"on": TODAY.strftime("%d %m %Y"), "opened_at": as_it_is(row).version}
    sent = typed | {f"amount_{one.pk}": "5" for one in (first, last)} | {f"evidence_{one.pk}": "The ledger." for one in (first, last)}
    actions.judge_saving_line(first, **by(here), judged="not achievable", because="Nobody bids.")
    assert "Nothing was entered: look at the lines again." in words_of(owner.post(f"{page}?page=2", sent))
    assert not SavingDelivered.objects.visible_to(THE_CLOCK).exists()
    assert owner.post(page, {name: value for name, value in sent.items() if not name.endswith(f"_{first.pk}")}).status_code == 302
    assert [entry.line for entry in SavingDelivered.objects.visible_to(THE_CLOCK)] == [last]


def test_only_whoever_may_do_it_comes_to_a_working_page(here, reader):
    row, work = public(here), None
    work = actions.start_workstream(row, **by(here), title="One depot")
    line = out(here, row, 100)
    drafts = [begun(here), written(here, row, "Draft")]
    for client in (reader, signed_in(here.holder)):
        for page in ("target", "contributions", "delivered", "lines/new", "workstreams/new", "streams/new", "change"):
            assert client.get(f"/{row.reference}/{page}").status_code == 403
        for page in ("change", "profile", "close", "judge", "put", "delivered"):
            assert client.post(f"/{line.reference}/{page}").status_code == 403
        assert client.get(f"/{work.reference}/milestone").status_code == 403
        assert [client.get(f"/{draft.reference}").status_code for draft in drafts] == [404, 404]
    stranger = signed_in(here.stranger)
    assert stranger.get(f"/{line.reference}/profile").status_code == 403
    assert stranger.get(f"/{row.reference}/lines/new").status_code == 200
    for page in ("savings/wrenmouth/999", "savings/lines/wrenmouth/999", "savings/workstreams/x/1", "savings/streams/x/1"):
        assert reader.get(f"/plans/{page}").status_code == 404
    for page in (f"{row.reference}/delivered", f"{line.reference}/put", f"{line.reference}/close", f"{line.reference}/profile?year=x"):
        assert signed_in(here.keeper).get(f"/{page}").status_code == 200
    assert "Not yet published" in words_of(signed_in(here.keeper).get(f"/{drafts[0].reference}?year=99999"))


def test_lines_come_in_from_a_table_all_or_none_and_each_bad_line_is_named(here):
    row = public(here)
    out(here, row, 10, "Fewer contractors")
    page, owner = f"/{row.reference}/lines/table", signed_in(here.owner)
    head = "title,department,portfolio,kind,full_year,year,amount,april,march\n"
    bad = (
        "Fewer contractors,Homes,,one-off,,2026/27,5,,\nVans,Homes,,weekly,,2026/27,5,,\nVans 2,Nowhere,,one-off,,2026/27,5,,\n"
        "Vans 3,Homes,,one-off,,2026/28,5,,\nVans 4,Homes,,one-off,,2026/27,x,,\nVans 5,Homes,,one-off,,2026/27,5,2,2\n"
        "Vans 6,Homes,,recurring,4,2026/27,5,,\nVans 7,Homes,,one-off,,2040,5,,\n,Homes,,one-off,,2026/27,5,,\n"
        "Vans 8,,,one-off,,2026/27,5,,\n"
        "Vans 9,Homes,,one-off,,2026/27,,,\n\u202eVans,Homes,,one-off,,2026/27,5,,\n" + "x" * 201 + ",Homes,,one-off,,2026/27,5,,"
    )
    said = words_of(owner.post(page, {"text": head + bad + "\nGood,Homes,,one-off,,2026/27,5,,", "opened_at": row.version}))
    wanted = (
        "Line 2: “Fewer contractors” is a line", "Line 3: “weekly” is no kind", "Line 4: there is no department", "Line 5: “2026/28” is no",
        "Line 6: amount: Enter pounds", "Line 7: The months come to £4 and the year to £5", "Line 8: 2026/27 has £5, which is more",
        "Line 9: 2040/41 is outside", "Line 10: the title", "Line 11: the department", "Line 12: the amount", "Line 13: the title holds",
        "Line 14: the title has more",
    )  # fmt: skip
    assert [words for words in wanted if words not in said] == []
    roads = words_of(owner.post(page, {"text": head + "Vans,Roads,,one-off,,2026/27,5,,", "opened_at": row.version}))
    assert "“Vans”: This saving belongs to another department" in roads
    assert SavingLine.objects.visible_to(THE_CLOCK).count() == 1
    good = head + "Vans,Homes,Homes,recurring,400,2026/27,300,,\nBoats,Homes,,one-off,,2026,5,2,3"
    owner.post(page, {"text": good, "opened_at": row.version})
    assert "stands in the table twice" in words_of(owner.post(page, {"text": good, "opened_at": row.version}))
    drafts = queries.drafts(here.keeper, row)
    assert "There are 501 lines." in words_of(owner.post(page, {"text": head + "Sheds,Homes,,one-off,,2026,5,,\n" * 501}))
    known = queries.Known(here.keeper, drafts, timezone.now())
    assert [rules.planned_in(facts, 2026) for facts in known.facts.values()] == [300, 5]


def test_a_programme_comes_and_goes_as_an_excel_file_and_its_example_can_be_sent_back(here, reader):
    row = public(here)
    page, owner = f"/{row.reference}/lines/table", signed_in(here.owner)
    head = ("title", "department", "kind", "year", "amount")
    excel, wrong = (sheets.to_xlsx("S", head, [("Vans", "Homes", "one-off", "2026/27", sum)]) for sum in (Decimal("5.10"), "soon"))
    named = owner.post(page, {"file": SimpleUploadedFile("savings.xlsx", wrong), "opened_at": row.version})
    assert "Line 2: amount: Enter pounds" in words_of(named)
    assert "Vans\tHomes" in named.content.decode(), "it can be put right in the box"
    assert not SavingLine.objects.visible_to(THE_CLOCK).exists()
    owner.post(page, {"file": SimpleUploadedFile("savings.xlsx", excel), "opened_at": row.version})
    for kind in ("csv", "xlsx"):
        filled = owner.get(f"/{row.reference}/lines/to-fill.{kind}").content
        owner.post(page, {"file": SimpleUploadedFile(f"savings.{kind}", filled), "opened_at": as_it_is(row).version})
    drafts = list(queries.drafts(here.keeper, row))
    assert [line.title for line in drafts] == ["Vans", "Fewer vans"], "what is a line already is not brought in twice"
    actions.publish_saving_line(drafts[0], **by(here))
    head, line = rows_of(BytesIO(reader.get(f"/{row.reference}/table.xlsx").content), "x")
    assert (line[1], line[head.index("planned")]) == ("Vans", "5.1")
    assert reader.get(f"/{begun(here).reference}/table.xlsx").status_code == 404


NASTY = ("", "9" * 5_000, "a\x07b", "\u202egpj", "a\x00b", "<script>alert(1)</script>", "-1", "1e9")
FORMS = (
    ("target", ("year", "amount", "set_by", "because")),
    ("contributions", ("department-{homes}",)),
    ("lines/new", ("title", "department", "kind", "full_year", "cost", "share_department_0", "share_parts_0")),
    ("streams/new", ("title", "partner_0", "spend_0", "parts_0")),
    ("delivered", ("on", "amount_{line}", "evidence_{line}")),
)


def test_whatever_is_typed_is_answered_and_nothing_is_half_written(here):
    row = public(here)
    line = out(here, row, 100)
    keeper, of = signed_in(here.keeper), {"homes": here.homes.pk, "line": line.pk}
    pages = [(f"/{row.reference}/{page}", names) for page, names in FORMS]
    pages += [(f"/{line.reference}/profile", ("amount", "month_3")), (f"/{line.reference}/close", ("ground", "paragraphs"))]
    before = [table.objects.visible_to(THE_CLOCK).count() for table in (SavingLine, SavingDelivered, Workstream, SpendingStream)]
    for page, names in pages:
        for value in NASTY:
            answer = keeper.post(page, {name.format(**of): value for name in names} | {"opened_at": value})
            assert answer.status_code == 200, (page, value)
            assert b"<script>alert" not in answer.content
    far = {"amount": "1", "on": "1 1 0001", "evidence": "x", "opened_at": as_it_is(line).version}
    assert "Enter a day from 1900 to 2199." in keeper.post(f"/{line.reference}/delivered", far).content.decode()
    assert keeper.post(pages[0][0], {"year": "2026", "amount": "1", "set_by": "x" * 301, "opened_at": "2"}).status_code == 200
    assert [table.objects.visible_to(THE_CLOCK).count() for table in (SavingLine, SavingDelivered, Workstream, SpendingStream)] == before
