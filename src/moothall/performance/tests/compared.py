"""A table of what other places report, and the door by which it comes in."""

from django.core.management import call_command

HEADS = "indicator,title,unit,decimals,better_when,place,place_code,from,to,figure,numerator,denominator,groups"
FILE = [
    HEADS,
    "R1,Repairs on time,%,1,higher,Wrenmouth,E1,2025-26,,82.6,826,1000,region: East; neighbours: Nearest 2025",
    "R1,Repairs on time,%,1,higher,Ashby,E2,2025-26,,94.1,941,1000,region: East; neighbours: Nearest 2025",
    "R1,Repairs on time,%,1,higher,Broad,E3,2025-26,,..,,,region: West; neighbours: Nearest 2025",
    "R1,Repairs on time,%,1,higher,Cove,E4,2025-26,,not our service,,,neighbours: Nearest 2025",
    "R1,Repairs on time,%,1,higher,Dell,E5,2025-26,,70,700,1000,neighbours: Nearest 2025",
    "R1,Repairs on time,%,1,higher,Wrenmouth,E1,2024-25,,80,800,1000,",
    "P1,Women among the highest paid,%,1,plan,Ashby,E2,1 4 2025,31 3 2026,51,,,",
]


def bring(*files, name="Benchmarks", **options):
    call_command("import_comparators", *map(str, files), name=name, **options)
