"""An hour as people type it."""

import re
from datetime import time

HOUR = re.compile(r"(\d{1,2})(?:[:.h]?(\d{2}))?\s*(am|pm|a\.m\.|p\.m\.)?", re.IGNORECASE)
NAMED = {"noon": time(12), "midday": time(12), "midnight": time(0)}


class NotAnHour(ValueError):
    """What was typed is no hour; the sentence says what to type."""


def hour_from(text: str) -> time:
    """Read 6pm, 6.30 pm, 18:00, 1830, noon. A bare number below eight is taken for an afternoon: no committee meets at 6 in the morning.

    >>> [hour_from(said).isoformat("minutes") for said in ("6pm", "6.30 pm", "18:00", "1830", "noon", "10am", "6", "12am")]
    ['18:00', '18:30', '18:00', '18:30', '12:00', '10:00', '18:00', '00:00']
    """
    said = text.strip().lower()
    if said in NAMED:
        return NAMED[said]
    found = HOUR.fullmatch(said)
    if not found:
        raise NotAnHour("Enter an hour, such as 6pm, 6:30pm or 18:00.")
    hours, minutes, half = int(found[1]), int(found[2] or 0), (found[3] or "").replace(".", "")
    if half:
        hours = hours % 12 + (12 if half == "pm" else 0) if 1 <= hours <= 12 else 99
    elif not found[2] and 1 <= hours < 8:
        hours += 12
    try:
        return time(hours, minutes)
    except ValueError:
        raise NotAnHour(f"There is no such hour as {text.strip()}. Enter one such as 6pm, 6:30pm or 18:00.") from None
