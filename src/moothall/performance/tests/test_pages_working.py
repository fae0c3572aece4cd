"""Measures and targets are written on pages: what is wrong is named beside its box, what was typed is kept, nothing is half written."""

import re
from datetime import datetime

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.utils import timezone

from moothall.access.viewer import PUBLIC, THE_CLOCK
from moothall.documents import sheets
from moothall.meetings.models import Report
from moothall.performance import queries
from moothall.performance.forms.table import COLUMNS, EXAMPLE
from moothall.performance.models import Measure, Target
from moothall.performance.tests.factories import as_it_is, carried, measured, targeted
from moothall.plans.tests.factories import LONDON, aimed, published
from moothall.plans.tests.members import answered, body, recommended
from moothall.plans.tests.reading import signed_in, words_of

NOW = timezone.localtime()
MEASURE = {
    "title": "Repairs on time", "in_words": "Jobs on time", "unit": "%", "decimals": "1", "polarity": "higher", "frequency": "monthly",
    "counting": "snapshot", "year_begins_in": "4", "from_on": "1 4 2020", "formula": "100 × numerator ÷ denominator",
    "numerator": "Jobs on time", "numerator_unit": "jobs", "denominator": "Jobs", "denominator_unit": "jobs",
}  # fmt: skip
TARGET = {"value": "92", "from_on": "1 4 2026", "last_on": "31 3 2027", "set_by": "officer", "set_on": "2 3 2026"}


@pytest.fixture
def owner(here):
    return signed_in(here.owner)


@pytest.fixture
def keeper(here):
    return signed_in(here.keeper)


def done(window, where, **said):
    """Sent and accepted: where it leads."""
    answer = window.post(where, said)
    assert answer.status_code == 302, words_of(answer)
    return answer.url


def test_a_measure_is_written_defined_anew_carried_closed_opened_and_ended_on_pages(here, owner, keeper):
    page = done(owner, "/performance/wrenmouth/new-measure", **MEASURE, department=here.homes.pk, owner=here.office.pk)
    assert done(keeper, "/performance/wrenmouth/new-framework", name="Homes Partnership", kind="partnership").startswith(
        "/performance/frameworks"
    )
    again = MEASURE | {"decimals": "0", "from_on": "1 4 2026", "because": "Whole figures are enough.", "opened_at": "1"}
    done(owner, f"{page}/define", **again)
    done(owner, f"{page}/whose", department=here.homes.pk, owner=here.office.pk, reviewer=here.title.pk, opened_at=2)
    done(owner, f"{page}/tolerance", amount="2", kind="units", from_on="1 4 2026", set_by="Cabinet", set_on="2 3 2026")
    done(keeper, f"{page}/carry", framework=here.corporate.pk, code="H4", from_on="1 4 2026")
    done(owner, f"{page}/serve", objective=aimed(here, published(here)).pk)
    done(owner, f"{page}/close", under="paragraph 3", because="It names a bidder.")
    done(owner, f"{page}/open")
    done(keeper, f"{page}/carry-no-more", framework=here.corporate.pk, on="2 4 2026")
    done(owner, f"{page}/serve-no-more", objective=queries.measures.objectives_told_of(THE_CLOCK).get().pk)
    assert "Whole figures are enough." in words_of(owner.get(page))
    done(owner, f"{page}/end", on="31 3 2026", because="Enough.")
    assert Measure.objects.visible_to(PUBLIC).get().ended_because == "Enough."
    done(keeper, f"/{here.corporate.reference}/change", name="Corporate Plan 2026", source="Council", opened_at=1)


def test_a_target_is_set_put_to_members_entered_as_they_amended_it_and_withdrawn_on_pages(here, owner):
    row = carried(here, measured(here))
    page = done(owner, f"/{row.reference}/set-target", **TARGET)
    asked = recommended(here, body(here))
    assert "Put it to Members" in words_of(owner.get(page))
    done(owner, f"{page}/targets/1/put", by=asked.pk)
    answered(here, asked, "amended")
    assert "Members amended the target for 2026/27. The figure that they agreed counts once" in words_of(owner.get(page))
    done(owner, f"{page}/targets/1/amended", value="90.0%")
    shown = words_of(owner.get(page))
    for words in ("As Members amended it.", "The target is 90.0%, which Members agreed.", "Agreed by Members"):
        assert words in shown
    done(owner, f"/{row.reference}/set-target", **TARGET | {"value": "80", "because": "Ice."})
    done(owner, f"{page}/targets/3/withdraw", because="It thawed.")
    assert "It thawed." in words_of(owner.get(page))
    assert owner.get(f"{page}/targets/9/put").status_code == 404


WRONG_MEASURES = {
    "decimals": ({"decimals": "9"}, "Enter a whole number from 0 to 6."),
    "formula": ({"formula": "numerator + denominator", "denominator_unit": "days"}, "so they cannot be added up or compared"),
    "formula ": ({"formula": "__import__('os')"}, "cannot stand in a formula"),
    "from_on": ({"from_on": "soon"}, "Enter a day as numbers"),
    "title": ({"title": "W" * 300}, "Use at most 200 letters."),
    "in_words": ({"in_words": "\u202eTurned"}, "characters that cannot be seen"),
    "unit": ({"unit": ""}, "“Unit” is empty. Fill it in."),
    "window": ({"counting": "rolling"}, "Say over how many months it rolls."),
    "polarity": ({"polarity": "sideways"}, "Choose one of those listed"),
    "source": ({"source": "a\x00b"}, "characters that cannot be seen"),
}


def error_of(answer, box):
    found = re.search(rf'id="id_{box}_error"><span><span class="unseen">Error: </span>([^<]*)<', answer.content.decode())
    return found[1].replace("&#39;", "'") if found else words_of(answer)


def test_what_is_wrong_with_a_measure_is_named_beside_its_box_and_nothing_typed_is_lost(here, owner):
    whole = MEASURE | {"rationale": "Tenants wait.", "department": here.homes.pk}
    for box, (said, why) in WRONG_MEASURES.items():
        answer = owner.post("/performance/wrenmouth/new-measure", whole | said)
        assert why in error_of(answer, box.strip()), box
        assert "Tenants wait." in answer.content.decode()
    assert "belongs to another department" in words_of(
        owner.post(f"/{measured(here, department=here.roads, owner=None).reference}/define", MEASURE)
    )
    assert Measure.objects.visible_to(THE_CLOCK).count() == 1


WRONG_TARGETS = {
    "value": ({"value": "ninety"}, "“ninety”: Enter a number, such as 81.6 or 1,240."),
    "value ": ({"value": "92.55"}, "This measure is stated with 1 decimal. Did you mean 92.6%?"),
    "value  ": ({"value": "9" * 39}, "That is more than can be kept."),
    "value   ": ({"value": "£92"}, "This is counted in %. Enter it in that, without “£”."),
    "profile": ({"profile": "1\n2"}, "The profile has 2 figures for 12 periods."),
    "profile ": ({"profile": "1\nx"}, "“x”: Enter a number"),
    "set_by": ({"set_by": ""}, "“Who set it?” is not answered. Choose one."),
    "set_on": ({"set_on": "1 1 2190"}, "That day has not come yet."),
    "last_on": ({"last_on": "1 1 2020"}, "Its last day is before its first."),
    "floor": ({"floor": "95", "stretch": "96"}, "The target lies between its floor and its stretch."),
}


def test_what_is_wrong_with_a_target_is_named_beside_its_box(here, owner):
    row = measured(here)
    for box, (said, why) in WRONG_TARGETS.items():
        assert why in error_of(owner.post(f"/{row.reference}/set-target", TARGET | said), box.strip()), box
    assert not Target.objects.visible_to(THE_CLOCK).exists()


def test_two_who_change_one_measure_see_both_texts(here, owner, keeper):
    row = measured(here)
    done(keeper, f"/{row.reference}/whose", department=here.homes.pk, owner=here.title.pk, opened_at=1)
    page = words_of(owner.post(f"/{row.reference}/whose", {"department": here.roads.pk, "opened_at": 1}))
    assert "Somebody else changed this" in page or "compare" in page
    assert as_it_is(row).owner == here.title


def test_a_whole_set_is_taken_to_a_meeting_after_a_look_at_the_draft(here, keeper):
    assert "No target waits to be put to Members" in words_of(keeper.get("/performance/wrenmouth/targets-report"))
    rows = [targeted(here, carried(here, measured(here, title))) for title in ("Repairs", "Rents")]
    targeted(here, carried(here, measured(here, "Bids", closed_under="paragraph 3", closed_because="It names a bidder.")))
    council = body(here)
    page = "/performance/wrenmouth/targets-report"
    first = words_of(keeper.get(page))
    assert "Members are asked to agree 2 targets." in first
    assert "Bids" not in first
    said = {"targets": [rows[0].pk], "meeting": f"body {council.pk}", "title": "Targets"}
    assert "Choose the targets" in words_of(keeper.post(page, said | {"targets": [], "do": "begin"}))
    assert not Report.objects.visible_to(THE_CLOCK).exists()
    meeting = re.search(r'<option value="([^"]+)">[^<]*council', keeper.get(page).content.decode(), re.IGNORECASE)
    assert meeting, "a body is offered"
    assert keeper.post(page, said | {"meeting": meeting[1], "do": "begin"}).status_code == 302
    report = Report.objects.visible_to(THE_CLOCK).get()
    assert (report.title, report.body) == ("Targets", council)
    assert [
        one.row for one in queries.waiting.may_be_reported(THE_CLOCK, here.row, datetime.now(LONDON)) if not one.row.measure.closed_under
    ] == [rows[1]]


def test_nobody_is_offered_to_take_the_targets_of_another_department_to_a_meeting(here, keeper):
    targeted(here, carried(here, measured(here, "Repairs", owner=here.office)))
    targeted(here, carried(here, measured(here, "Potholes", department=here.roads, owner=here.title)))
    page, waits = "/performance/wrenmouth/targets-report", "/performance/targets/not-agreed/"
    owner = signed_in(here.measurer)
    assert ("Repairs" in words_of(owner.get(page)), "Potholes" in words_of(owner.get(page))) == (True, False)
    assert "Potholes" in words_of(keeper.get(page))
    assert ["Take targets to a meeting" in words_of(window.get(waits)) for window in (owner, keeper, Client())] == [True, True, False]


PASTED = "\t".join(COLUMNS) + "\n" + "\t".join(EXAMPLE[name] for name in COLUMNS).replace("Head of Repairs", "Head of Homes") + "\n"
BAD = """title,in_words,unit,polarity,frequency,counting,from_on,decimals,frameworks,owner,department,formula
,Means,%,higher,monthly,snapshot,1 4 2026,,,,,
A,Means,%,sideways,monthly,snapshot,1 4 2026,,,,,
B,Means,%,higher,monthly,snapshot,soon,,,,,
C,Means,%,higher,monthly,snapshot,1 4 2026,x,,,,
D,Means,%,higher,monthly,snapshot,1 4 2026,,No such plan: H4,,,
E,Means,%,higher,monthly,snapshot,1 4 2026,,,Nobody at all,,
F,Means,%,higher,monthly,snapshot,1 4 2026,,,,Moon,
G,Means,%,higher,monthly,snapshot,1 4 2026,,,,,1 +
H,Means,%,higher,monthly,snapshot,1 4 2026,,,,,
h,Means,%,higher,monthly,snapshot,1 4 2026,,,,,
"""
WHY = (
    "Line 2: “title” is empty.", "Line 3: “polarity” is “sideways”. Say one of: higher, lower, plan, none.", "Line 4: “from_on” is “soon”.",
    "Line 5: “decimals” is “x”. Enter a whole number.", "Line 6: there is no framework called “No such plan” here.",
    "Line 7: nobody holds an office called “Nobody at all” today.", "Line 8: there is no department called “Moon” here.",
    "Line 9: “formula”: “1 +” cannot be read as a sum.", "Line 11: “h” is in another line of this table.",
)  # fmt: skip


def test_measures_are_brought_in_from_a_table_after_a_look_and_every_bad_line_is_named(here, keeper, owner):
    page = "/performance/wrenmouth/measures-table"
    shown = words_of(keeper.post(page, {"text": BAD, "do": "take"}))
    for why in WHY:
        assert why in shown, why
    assert "Nothing has been brought in yet: 1 measure." in words_of(keeper.post(page, {"text": PASTED, "do": "look"}))
    assert not Measure.objects.visible_to(THE_CLOCK).exists()
    line = [EXAMPLE[name] if name != "owner" else "" for name in COLUMNS]
    book = SimpleUploadedFile("m.xlsx", sheets.to_xlsx("Measures", COLUMNS, [line]))
    assert keeper.post(page, {"file": book, "do": "take"}).status_code == 302
    row = Measure.objects.visible_to(PUBLIC).get()
    [carrying] = queries.measures.carryings(PUBLIC, [row.pk])[row.pk]
    assert (row.title, row.department, carrying.code) == ("Repairs finished on time", here.homes, "H4")
    assert "here already, as M1" in words_of(keeper.post(page, {"text": PASTED, "do": "take"}))
    assert owner.get(page).status_code == 403
    for kind in ("csv", "xlsx"):
        assert keeper.get(f"/performance/wrenmouth/measures-to-fill.{kind}").status_code == 200


def test_whoever_may_not_is_told_in_a_sentence_and_offered_nothing(here):
    row = measured(here)
    stranger = signed_in(here.stranger)
    assert "What you can do here" not in words_of(stranger.get(f"/{row.reference}"))
    for page in ("define", "set-target", "end"):
        assert stranger.get(f"/{row.reference}/{page}").status_code == 403
    assert signed_in(here.holder).get("/performance/wrenmouth/new-measure").status_code == 403
