"""A little council for journeys that are taken on both databases: decisions about the library, a clerk, and two commitments that wait.

`python -m tests.browser.little` makes it in a place that has its tables, and says where things are and how the clerk comes in.
"""

import json
import sys
from typing import TYPE_CHECKING

import django

django.setup()

from django.utils import timezone  # noqa: E402

from moothall.decisions.tests import factories  # noqa: E402
from moothall.web.links import link_for  # noqa: E402

if TYPE_CHECKING:
    from tests.browser.places import Place

MADE = "little.json"
ASKED = "That the Director be requested to submit a report on the lamps to the next meeting."


def made(place: "Place") -> None:
    place.run("moothall", "migrate", "-v0")
    (place.folder / MADE).write_text(place.run("tests.browser.little"))


def main() -> None:
    here, now = factories.council(), timezone.localtime()
    waiting = [
        commitment.reference
        for title in ("Hours of the library", "Roof of the library")
        for commitment in factories.commitments_of(
            factories.published(here, title, moment=now, decided_on=now.date(), **factories.resolved(ASKED)), here, now
        )
    ]
    json.dump({"way_in": link_for(factories.account_of(here.clerk)), "waiting": waiting[-1]}, sys.stdout)


if __name__ == "__main__":
    main()
