"""How long a worker is believed to be alive, and how long is waited before something is tried again. No Django."""

from datetime import timedelta

BEAT = timedelta(seconds=5)  # how often a worker says that it is there
LEASE = timedelta(seconds=30)  # after so long without a word, what it had in hand is given to another
KEPT = timedelta(days=14)  # how long is known what was done

WAITS = tuple(timedelta(seconds=n) for n in (10, 60, 300, 1_800, 7_200, 21_600, 86_400))


def wait_after(tries: int) -> timedelta | None:
    """How long is waited after so many tries; nothing once there is no use in another.

    >>> wait_after(1), wait_after(2), wait_after(8)
    (datetime.timedelta(seconds=10), datetime.timedelta(seconds=60), None)
    """
    return WAITS[tries - 1] if tries <= len(WAITS) else None
