"""Whoever looks finds what they may see, once for each page, in an order that can be said; and not a word of the rest."""

from datetime import UTC, date, datetime
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings, strategies as st

from moothall.access.viewer import PUBLIC, Held, Role, Viewer
from moothall.authority.models import Body, Organisation
from moothall.meetings.models import Item, Meeting
from moothall.search import queries, rules, tasks
from moothall.search.queries.words import BEGIN, END

LATER = datetime(2026, 1, 20, tzinfo=UTC)


def found(typed: str, viewer: Viewer = PUBLIC, **choices) -> list[queries.Shown]:
    asked = rules.question(typed)
    answer = queries.search(viewer, asked, queries.Choices(**choices))
    return queries.shown(viewer, asked, answer, 0, len(answer.numbers))


def titles(typed: str, viewer: Viewer = PUBLIC, **choices) -> list[str]:
    return [one.hit.title for one in found(typed, viewer, **choices)]


EVERYWHERE = {
    "guildhall": ("Meeting", "meeting"),
    "mould": ("Agenda item", "item"),
    "damp": ("Agenda item", "item"),
    "soot": ("Paper", "item"),
    "chimneys": ("Paper", "item"),
    "ventilators": ("Minute", "item"),
    "squeaked": ("Minute", "item"),
    "dehumidifier": ("Resolution", "item"),
    "quill": ("Who reports", "item"),
    "bargaining": ("Not for publication", "item"),
    "wold": ("Who was there", "meeting"),
    "pier": ("Decision", "decision"),
    "anglers": ("Decision", "decision"),
    "winkles": ("Decision", "decision"),
    "turnstile": ("Decision", "decision"),
    "boardwalk": ("Document", "decision"),
    "lighthouses": ("Body", "body"),
    "marsh": ("Person", "person"),
    "housing": ("Commitment", "commitment"),
}


@pytest.mark.parametrize("word", EVERYWHERE)
def test_every_kind_of_row_is_found_and_leads_to_its_page(house, word):
    kind, row = EVERYWHERE[word]
    hits = [one.hit for one in found(word)]
    assert (kind, house.rows[row].reference) in [(hit.kind, hit.reference) for hit in hits]


def test_not_a_word_of_what_is_closed_is_found_by_whoever_may_not_see_it(house):
    elsewhere = Organisation.objects.create(slug="other", name="Another Council")
    others = [
        PUBLIC,
        *(Viewer("a", "a", frozenset({Held(role, house.council.pk)})) for role in Role if "clerk" not in role and "Monit" not in role),
    ]
    others.append(Viewer("b", "a clerk elsewhere", frozenset({Held(Role.COMMITTEE_CLERK, elsewhere.pk)})))
    for viewer in others:
        for typed in ("cormorant", "cormor", '"a cormorant"', "cormorant -damp", "damp cormorant"):
            assert found(typed, viewer) == [], f"{viewer.name} found “{typed}”"
    assert set(titles("cormorant", house.clerk)) == {"Damp in council homes", "A lease of the pier", "A cormorant of our own", "Cabinet"}


def test_a_closed_row_of_an_open_page_does_not_make_the_page_found(house):
    assert titles("rents") == []
    assert titles("rents", house.clerk) == ["Damp in council homes"]


def test_no_piece_of_a_text_is_shown_that_may_not_be_seen(house):
    for one in found("damp") + found("pier"):
        assert "cormorant" not in (one.title + one.text).lower()


def test_a_page_is_found_once_however_many_of_its_rows_hold_the_word(house):
    assert titles("damp") == ["Damp in council homes"]


def test_words_of_the_title_and_of_a_minute_are_found_together(house):
    assert titles("damp ventilators") == ["Damp in council homes"]
    assert titles("pier turnstile") == ["A lease of the pier"]


def test_where_a_row_has_the_words_it_is_shown_with_them_between_marks(house):
    [one] = found("ventilators")
    assert f"{BEGIN}ventilators{END}" in one.text
    [one] = found("damp")
    assert one.title == f"{BEGIN}Damp{END} in council homes"


def test_a_word_is_found_in_its_other_forms(house):
    assert titles("ventilator") == ["Damp in council homes"]
    assert "Damp in council homes" in titles("chimney")


def test_words_that_begin_so_are_found_only_when_the_word_itself_is_not_there(house):
    asked = rules.question("venti")
    answer = queries.search(PUBLIC, asked)
    assert answer.is_beginning
    assert len(answer.numbers) == 1
    assert not queries.search(PUBLIC, rules.question("damp")).is_beginning


def test_a_phrase_is_found_only_in_its_order(house):
    assert titles('"council homes"') == ["Damp in council homes"]
    assert titles('"homes council"') == []


def test_a_word_after_a_minus_is_not_in_what_is_found(house):
    assert titles("lease -anglers -winkles -turnstile -boardwalk") == []
    assert titles("lease -lighthouse") == ["A lease of the pier"]


@pytest.mark.parametrize(
    ("choices", "expected"),
    [
        ({"room": "meetings"}, ["Damp in council homes"]),
        ({"room": "decisions"}, []),
        ({"first": date(2026, 1, 12)}, ["Damp in council homes"]),
        ({"first": date(2026, 1, 13)}, []),
        ({"last": date(2026, 1, 12)}, ["Damp in council homes"]),
        ({"last": date(2026, 1, 11)}, []),
        ({"first": date(2026, 1, 12), "last": date(2026, 1, 12)}, ["Damp in council homes"]),
        ({"organisation": 987654}, []),
        ({"body": 987654}, []),
    ],
)
def test_a_search_is_narrowed(house, choices, expected):
    assert titles("mould", **choices) == expected


def test_a_search_is_narrowed_to_a_council_and_to_a_body(house):
    other = Organisation.objects.create(slug="other", name="Another Council")
    body = Body.objects.create(organisation=other, number=1, name="Mould Committee")
    tasks.rebuild()
    assert titles("mould", organisation=house.council.pk) == ["Damp in council homes"]
    assert titles("mould", organisation=other.pk) == ["Mould Committee"]
    assert titles("mould", body=house.body.pk) == ["Damp in council homes"]
    assert titles("mould", body=body.pk) == ["Mould Committee"]
    assert titles("dehumidifiers", body=house.body.pk, room="decisions") == ["the Head of Housing: report on dehumidifiers"]


def test_what_has_no_day_is_found_unless_a_day_is_chosen(house):
    assert titles("lighthouse") == ["Cabinet"]
    assert titles("lighthouse", first=date(2000, 1, 1)) == []
    assert titles("lighthouse", last=date(2030, 1, 1)) == []


def test_a_title_comes_before_a_text_and_the_newest_first(house):
    items = [
        Item.objects.create(
            meeting=house.meeting,
            published_at=house.meeting.announced_at,
            position=n,
            title="A pebble" if n == 12 else "Stones",
            text="pebble",
        )
        for n in range(10, 14)
    ]
    tasks.rebuild()
    hits = [one.hit for one in found("pebble")]
    assert [hit.title for hit in hits] == ["A pebble", "Stones", "Stones", "Stones"]
    assert hits[1].reference == items[-1].reference


def many(house, how_many: int, meeting: Any = None):
    """Items of one word on the open agenda, or on another."""
    of = meeting or house.meeting
    Item.objects.bulk_create(
        Item(meeting=of, position=n, title="Gravel", published_at=house.meeting.announced_at) for n in range(100, 100 + how_many)
    )
    tasks.rebuild()


def test_the_count_is_exact_below_the_cap_and_says_so_above_it(house, monkeypatch):
    many(house, 50)
    answer = queries.search(PUBLIC, rules.question("gravel"))
    assert (len(answer.numbers), answer.is_all) == (50, True)
    monkeypatch.setattr("moothall.search.queries.asking.MOST", 20)
    answer = queries.search(PUBLIC, rules.question("gravel"))
    assert (len(answer.numbers), answer.is_all) == (20, False)


def test_what_may_not_be_seen_does_not_crowd_out_what_may(house, monkeypatch):
    """The newest rows with a word may all be closed; older ones are still found, and nothing is said of the others."""
    monkeypatch.setattr("moothall.search.queries.asking.MOST", 20)
    many(house, 30, meeting=house.silent)
    Item.objects.create(meeting=house.meeting, published_at=house.meeting.announced_at, position=99, title="Gravel that all may read")
    tasks.rebuild()
    answer = queries.search(PUBLIC, rules.question("gravel"))
    assert (len(answer.numbers), answer.is_all) == (1, True)


def test_the_same_questions_are_asked_of_the_tables_for_one_result_and_for_many(house, django_assert_num_queries):
    for how_many, first in ((1, 100), (60, 500)):
        Item.objects.bulk_create(
            Item(meeting=house.meeting, published_at=house.meeting.announced_at, position=n, title="Gravel")
            for n in range(first, first + how_many)
        )
        tasks.rebuild()
        with django_assert_num_queries(5):
            found("gravel")


HOSTILE = [
    "", " ", '"', '""', '"""', "-", "--", "*", "^", ":", "AND", "OR", "NOT", "NEAR", "NEAR(", "AND OR NOT", "damp AND", "(damp",
    "damp)", "damp*",
    "title:damp", "{title}: damp", "place:kind2", "-damp", "-damp -mould", '-"damp mould"', '"damp',
    "damp\x00mould", "\x02damp\x03", "\u202edamp",
    "damp' OR 1=1 --", "damp;DROP TABLE search_indexed", "%", "_", "\\",
    "damp:*", "damp & !mould", "damp | mould", "<-> damp", "!!damp",
    "'", "''", "damp'", "\N{SNOWMAN}", "ª", "Ⅷ", "ﬁ", "İ",
    "ß", "ไทย", "日本", "हिन्दी", "e\u0301", "🙂", "a" * 300, "a " * 150, '"a b" ' * 50, "a" * 10_000,
]  # fmt: skip


@pytest.mark.parametrize("typed", HOSTILE, ids=lambda typed: ascii(typed)[:30])
def test_nothing_that_is_typed_is_an_error(house, typed):
    for one in found(typed) + found(typed, room="meetings", first=date.min, last=date.max):
        assert "cormorant" not in (one.title + one.text).lower()


@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.text(max_size=60))
def test_no_text_at_all_is_an_error(house, typed):
    assert all("cormorant" not in (one.title + one.text).lower() for one in found(typed))


def test_words_that_choose_a_place_are_no_words_of_a_text(house):
    assert titles("kind2") == []
    assert titles(f"organisation{house.council.pk}") == []


def test_an_accent_is_one_letter_however_it_was_typed(house):
    Item.objects.create(meeting=house.meeting, published_at=house.meeting.announced_at, position=50, title="The cafe\u0301 on the pier")
    tasks.rebuild()
    assert titles("caf\u00e9") == titles("cafe\u0301") == ["The cafe\u0301 on the pier"]


def test_a_day_at_the_end_of_time_has_its_place(house):
    Meeting.objects.create(organisation=house.council, number=9, body=house.body, held_on=date.max, venue="Eschaton", announced_at=LATER)
    tasks.rebuild()
    assert titles("eschaton") == ["Cabinet"]
