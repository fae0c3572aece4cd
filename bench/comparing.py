"""150 places beside each of the 5,000 measures, for each of their forty months: 200,000 rows that hold 30 million figures.

A row holds what all places report of an indicator for a period, as the product keeps it. The rows are put together by the database
from some hundred that are written here, because what they say is no matter: what reading them costs is.
"""

import json
from collections.abc import Iterable
from random import Random
from typing import Any

from django.db import connection, transaction

from moothall.authority.models import Counter, Organisation
from moothall.performance.models import ComparatorGroup, Comparators, Indicator, MeasureIndicator, Place, PlacesReported
from moothall.performance.models.comparators import ABSENT
from moothall.performance.rules import Period

PLACES, DIFFERENT, STEP = 150, 97, 7
GROUPS = {"neighbours": 16, "region": 40, "country": PLACES}
FILL = (
    "INSERT INTO {table} (indicator_id, first_on, last_on, figures) "
    "SELECT i.id, p.first_on, p.last_on, s.figures FROM {indicators} i CROSS JOIN bench_periods p "
    "JOIN bench_said s ON s.id = (i.id * {step} + p.id) % {different} ORDER BY i.id, p.id"
)


def compare(council: Organisation, measures: int, periods: Iterable[Period], at: Any) -> None:
    """One source with an indicator for each measure, its places, three groups in which we stand, and what all of them report."""
    source = Comparators.objects.create(organisation=council, number=1, name="Places", brought_at=at, digest="")
    Counter.objects.create(organisation=council, kind="comparators", last=1)
    places = Place.objects.bulk_create(Place(comparators=source, name=f"Place {n}", is_ours=n == 0) for n in range(PLACES))
    ComparatorGroup.objects.bulk_create(
        ComparatorGroup(comparators=source, kind=kind, name=kind.title(), places=[one.pk for one in places[:most]])
        for kind, most in GROUPS.items()
    )
    said = {"unit": "%", "decimals": 1, "polarity": "higher"}
    found = Indicator.objects.bulk_create(
        (Indicator(comparators=source, code=f"I{n}", title=f"Measure {n}", **said) for n in range(1, measures + 1)), batch_size=500
    )
    MeasureIndicator.objects.bulk_create(
        (MeasureIndicator(measure_id=n, indicator=one) for n, one in enumerate(found, start=1)), batch_size=500
    )
    fill([one.pk for one in places], list(periods))


def fill(places: list[int], periods: list[Period]) -> None:
    """What all places report, put together by the database."""
    chance = Random(5)
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("CREATE TEMPORARY TABLE bench_said (id integer PRIMARY KEY, figures text)")
        cursor.executemany(
            "INSERT INTO bench_said VALUES (%s, %s)", [(key, json.dumps(reported(chance, places))) for key in range(DIFFERENT)]
        )
        cursor.execute("CREATE TEMPORARY TABLE bench_periods (id integer PRIMARY KEY, first_on date, last_on date)")
        rows = [(key, one.first.isoformat(), one.last.isoformat()) for key, one in enumerate(periods)]
        cursor.executemany("INSERT INTO bench_periods VALUES (%s, %s, %s)", rows)
        tables = {"table": PlacesReported._meta.db_table, "indicators": Indicator._meta.db_table}
        cursor.execute(FILL.format(**tables, step=STEP, different=DIFFERENT))


def reported(chance: Random, places: list[int]) -> dict[str, object]:
    """Of one period: most places have a figure, a few have none, one has no such service."""
    return {str(key): figure(chance) if place else ["82.5", "", ""] for place, key in enumerate(places)}


def figure(chance: Random) -> object:
    drawn = chance.random()
    return ABSENT if drawn < 0.01 else ["" if drawn < 0.05 else f"{chance.gauss(82, 6):.1f}", "", ""]
