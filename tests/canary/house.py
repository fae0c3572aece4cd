"""Where the pages are on which the council's own house is kept: what is there, and what is not."""

HOUSE = "authority/house/<slug:slug>/"
PEOPLE = "people/ people.csv people/add people/import"
PERSON = "{}/ {}/change {}/leave {}/account {}/account/close {}/offices/add".replace("{}", "people/<int:number>")
OFFICES = "offices/ offices.csv offices/<int:key>/change offices/<int:key>/deputy"
BODIES = "bodies/ bodies.csv bodies/add {}/ {}/change {}/seats/add".replace("{}", "bodies/<int:number>")
SEATS = "seats.csv seats/import seats/<int:key>/change"
ENDINGS = "{}/end {}/resume {}/withdraw".replace("{}", "<slug:kind>/<int:key>")
KINDS = "{}/ {}/add {}/<int:key>/change".replace("{}", "kept/<slug:kind>")
RULES = "rules/ rules/<slug:name> rules/<slug:name>/set rules/<int:key>/change"
REST = "add change closures/ closures/add closures/<int:key>/open balance year"
KEPT = f"{PEOPLE} {PERSON} {OFFICES} {BODIES} {SEATS} {ENDINGS} {KINDS} {RULES} {REST}".split()
FILLED = {"slug:slug": "wrenmouth", "int:number": "1", "int:key": "1", "slug:name": "notice_days", "slug:kind": "offices"}
ABSENT = FILLED | {"int:number": "999", "int:key": "999", "slug:name": "nothing", "slug:kind": "nothing"}


def filled(route: str, words: dict[str, str]) -> str:
    """The address of a route with these words in it.

    >>> filled("authority/wards/<slug:slug>/<int:key>", FILLED)
    '/authority/wards/wrenmouth/1'
    """
    for part, word in words.items():
        route = route.replace(f"<{part}>", word)
    return f"/{route}"


def examples() -> dict[str, list[str]]:
    """For each route of the house, a page that may be there and one that is not."""
    read = [f"authority/{kind}/<slug:slug>/<int:key>" for kind in ("departments", "portfolios", "wards")]
    found = {route: sorted({filled(route, FILLED), filled(route, ABSENT)}) for route in (*read, *(HOUSE + more for more in ("", *KEPT)))}
    found[f"{HOUSE}kept/<slug:kind>/"].append("/authority/house/wrenmouth/kept/wards/")
    found[f"{HOUSE}year"].append("/authority/house/wrenmouth/year?day=1+5+2026")
    organisations = ["/authority/organisations/wrenmouth", "/authority/organisations/nowhere"]
    cover = {"authority/cover/": ["/authority/cover/"], "authority/cover/<slug:slug>": ["/authority/cover/wrenmouth"]}
    return found | cover | {"authority/house/": ["/authority/house/"], "authority/organisations/<slug:slug>": organisations}
