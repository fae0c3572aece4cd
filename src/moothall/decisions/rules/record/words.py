"""What the words of a part of a decision show: that it approves what has been done already; what effect it has."""

import re
from collections.abc import Collection

DONE_ALREADY = re.compile(
    r"\bretrospective(?:ly)?\b|\b(?:action|actions|steps?|decisions?|expenditure|arrangements?|work) (?:already |previously )?"
    r"(?:taken|made|incurred|carried out|undertaken)\b[^.;]{0,80}\bbe (?:\w+ly )?(?:ratified|endorsed|approved|confirmed)\b"
    r"|\bbe (?:\w+ly )?ratified\b[^.;]{0,80}\b(?:already|previously) ",
    re.IGNORECASE,
)
NOTHING_FOLLOWS = frozenset({"note", "commend"})


def approves_what_was_done(text: str) -> bool:
    """Whether a part says that it approves what was done before. It is proposed from the words, and a clerk decides.

    >>> approves_what_was_done("That retrospective approval be given to the lease."), approves_what_was_done("That the lease be approved.")
    (True, False)
    """
    return bool(DONE_ALREADY.search(" ".join(text.split())))


def effect_in_words(kinds: Collection[str], *, has_condition: bool, is_retrospective: bool, is_condition_met: bool = False) -> str:
    """What effect a part has once the decision is in effect.

    >>> effect_in_words(["recommend"], has_condition=False, is_retrospective=False)
    'It is a recommendation: whoever it is put to decides.'
    >>> effect_in_words(["approve"], has_condition=True, is_retrospective=False)
    'It waits for its condition, also when the decision is in effect.'
    """
    if is_retrospective:
        return "It approves what had been done already."
    if has_condition and not is_condition_met:
        return "It waits for its condition, also when the decision is in effect."
    if "recommend" in kinds:
        return "It is a recommendation: whoever it is put to decides."
    if kinds and set(kinds) <= NOTHING_FOLLOWS:
        return "Nothing has to be carried out."
    return "It takes effect with the decision."
