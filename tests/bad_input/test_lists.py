"""Lists and addresses, asked for with whatever their choices could hold."""

import pytest

from tests.bad_input.values import every_value, words_of

pytestmark = pytest.mark.django_db
LISTS = {
    "/meetings/": ("words", "council", "body", "kind", "first", "last", "page"),
    "/meetings/calendar/2026/1/": ("council", "body", "kind"),
    "/meetings/calendar.ics": ("council", "body", "kind"),
    "/meetings/feed": ("council", "body", "kind"),
    "/meetings/wrenmouth/1": ("page",),
    "/decisions/": ("words", "council", "by", "ward", "portfolio", "key", "first", "last", "standing", "before", "page"),
    "/decisions/register.csv": ("words", "by", "ward", "portfolio", "key", "first", "last", "standing", "before"),
    "/decisions/feed": ("words", "by", "first", "last", "standing"),
    "/decisions/commitments/": ("words", "council", "state", "page"),
    "/decisions/scrutiny/recommendations/": ("words", "body", "to", "state", "first", "last", "page"),
    "/plans/all/": ("words", "kind", "year", "department", "portfolio", "page"),
    "/risks/wrenmouth/": ("words", "department", "category", "owner", "band", "sort", "likelihood", "impact", "kind", "page"),
    "/authority/people/": ("q", "organisation", "ward", "party", "former", "page"),
    "/search/": ("q", "room", "organisation", "body", "first", "last", "page"),
    "/account/login/": ("next",),
}
TYPED = {"words", "q", "before", "next"}


@every_value
def test_a_list_is_answered_whatever_its_choices_hold(public, value):
    for address, names in LISTS.items():
        alone = [{name: value} for name in names if name in TYPED]  # together with a wrong choice it would not be looked for
        for question in (dict.fromkeys(names, value), *alone, {name: [value, "x", value] for name in names}):
            answer = public.get(address, question)
            assert answer.status_code in {200, 400}, f"{address} {question}"
            assert answer["Content-Type"].startswith("text/plain") or "<script>alert" not in words_of(answer)
            assert answer.status_code == 200 or words_of(answer).strip(), "a wrong choice is said in words"


@pytest.mark.parametrize("number", ["0", "-1", "1e9", "x", "", "9" * 5_000, "1.5", "\x00"])
@pytest.mark.parametrize("address", [address for address, names in LISTS.items() if "page" in names])
def test_a_page_that_is_not_there_is_the_nearest_that_is(public, address, number):
    answer = public.get(address, {"page": number})
    assert answer.status_code == 200
    assert words_of(answer).count("<h1>") == 1


@pytest.mark.parametrize("address", LISTS)
def test_bytes_that_are_no_letters_are_answered(public, address):
    answer = public.get(address, QUERY_STRING=f"{LISTS[address][0]}=%ED%A0%BD%FF&=&&=x&%00=%00&{LISTS[address][0]}")
    assert answer.status_code in {200, 400}


@pytest.mark.parametrize("address", LISTS)
def test_a_huge_question_is_answered_or_called_too_large(public, address):
    long = public.get(address, {LISTS[address][0]: "x" * 100_000})
    assert long.status_code in {200, 400}
    many = public.get(address, {f"name{count}": "x" for count in range(5_000)})
    assert many.status_code == (413 if address != "/meetings/feed" else 200)  # that feed is never asked anything


@pytest.mark.parametrize(
    "address",
    [
        *(f"/{path}/{'9' * 40}" for path in ("decisions/wrenmouth", "meetings/wrenmouth", "record/proofs", "authority/people/wrenmouth")),
        *(f"/meetings/wrenmouth/1/items/{'9' * 40}", f"/meetings/wrenmouth/1/items/1/papers/{'9' * 40}"),
        *(f"/meetings/calendar/{year}/1/" for year in (0, 10_000, "9" * 40)),
        *(f"/record/{path}" for path in (f"checkpoints/{'9' * 40}", f"consistency/{'9' * 40}/1")),
        *(
            "/decisions/WRENMOUTH/1x",
            "/decisions/wrenmouth%00/1",
            "/sign-in/link/%00",
            f"/sign-in/link/{'x' * 5_000}",
            "/decisions/\u202e/1",
        ),
        *("/account/password/reset/key/zzzzzzzzzzzzzz-x/", "/account/password/reset/key/1-%00/"),
    ],
)
def test_an_address_that_leads_nowhere_says_so(public, address):
    answer = public.get(address)
    assert answer.status_code in ({200} if "/reset/" in address else {404})
    assert words_of(answer).count("<h1>") == 1
