"""Reports on many measures: the draft of one waits to be worked out, and another to be issued. `python -m tests.half_issued` makes them."""

import django

django.setup()

from django.utils import timezone  # noqa: E402

from moothall.access.acts import recording  # noqa: E402
from moothall.performance import drafting, issuing  # noqa: E402
from moothall.performance.tests import factories  # noqa: E402
from moothall.performance.tests.quarter import begun  # noqa: E402
from moothall.worker import actions as queue  # noqa: E402

MEASURES = 120  # more than are worked out at once, so that somebody can be stopped between two parts


def main() -> None:
    here, now = factories.council(), timezone.now()
    with recording(is_whole=True):
        for number in range(MEASURES):
            factories.counted(here, f"Homes built in ward {number}", portfolio=here.portfolio)
    queue.say_here("one that is about to begin", now)
    drafting.ask(begun(here), viewer=here.keeper, at=now)
    issuing.ask(begun(here, here.row), viewer=here.keeper, at=now)


if __name__ == "__main__":
    main()
