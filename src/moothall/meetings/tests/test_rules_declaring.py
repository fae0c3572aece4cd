"""A declaration is judged by the code of its day, said as the minutes say it, and never forbidden."""

from datetime import date

import pytest

from moothall.meetings.rules.declaring import (
    DID,
    IN_WORDS,
    Declared,
    confidential_exclusion,
    declared_in_words,
    duties_in_words,
    interest_in_words,
    kinds_offered,
    look_again,
    sentences,
)
from moothall.meetings.rules.interests import Dispensation

NOW, THEN = date(2026, 11, 12), date(2010, 3, 1)
PECUNIARY = "disclosable pecuniary"


def declared(**more):
    return Declared(**{"name": "Councillor Vane", "kind": PECUNIARY, "on": NOW, "nature": "He owns the land."} | more)


def test_what_can_be_declared_follows_the_day():
    assert kinds_offered(THEN) == ["personal", "personal and prejudicial"]
    assert kinds_offered(NOW)[0] == PECUNIARY
    assert kinds_offered(date(1990, 1, 1)) == []


def test_each_kind_says_what_it_asks_and_where_that_is_written():
    words = {kind: (asks, source) for kind, asks, source in duties_in_words(NOW, leave_room=True)}
    assert "leave the room" in words[PECUNIARY][0]
    assert "s.31" in words[PECUNIARY][1]
    assert "leave the room" not in {kind: asks for kind, asks, _ in duties_in_words(NOW, leave_room=False)}[PECUNIARY]


@pytest.mark.parametrize(
    ("more", "warned"),
    [
        ({"did": "left"}, ""),
        ({"did": "voted"}, "Voted, which the interest forbids"),
        ({"did": "spoke"}, "Took part in the discussion"),
        ({"did": "stayed silent"}, "Stayed in the room"),
        ({"did": ""}, ""),
        ({"did": "left", "nature": ""}, "nature of the interest is not recorded"),
        ({"did": "left", "nature": "", "is_sensitive": True}, ""),
        ({"did": "voted", "decides_alone": True}, "Decided alone"),
        ({"kind": "personal", "on": THEN, "did": "voted"}, ""),
        ({"kind": "personal and prejudicial", "on": THEN, "did": "spoke and left"}, ""),
        ({"kind": "as another system called it", "did": "voted"}, ""),
    ],
)
def test_what_was_done_is_held_against_the_code(more, warned):
    found = look_again(declared(**more), leave_room=True)
    assert any(warned in sentence for sentence in found) if warned else found == []


def test_a_dispensation_lifts_what_it_allows():
    leave = Dispensation(valid_from=date(2026, 1, 1), valid_to=date(2027, 1, 1))
    assert look_again(declared(did="voted", dispensation=leave), leave_room=True) == []


def test_a_declaration_is_said_as_the_minutes_say_it():
    said = "Councillor Vane declared a disclosable pecuniary interest: He owns the land. The member left the room."
    assert declared_in_words(declared(did="left")) == said
    assert sentences([declared(did="left")]) == [said]
    assert "withheld as sensitive" in declared_in_words(declared(nature="", is_sensitive=True))
    assert interest_in_words(declared(kind="other words")) == "An interest (other words)."


def test_everything_that_can_be_done_has_its_words():
    assert set(DID) == set(IN_WORDS)


def test_confidential_information_excludes_the_public_by_its_own_section():
    assert "during items 6 and 7 on the grounds that confidential information" in confidential_exclusion(["6", "7"])
