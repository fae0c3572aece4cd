"""The register with what can be chosen of it, as a page, a sheet, a table, a feed and a calendar; and letters about such a list."""

from tests.canary import marked, place

SINCE = f"first=1+1+{place.DAY.year}"  # the register opens with this council year, and the sample may lie before it
BAITED = (f"words={marked.BAIT}", f"who={marked.BAIT}", f"words={marked.BAIT[:5]}&who={marked.OPEN}")
CHOSEN = (
    *BAITED,
    "matter=2",
    "matter=1&key=no&print=yes",
    "department=1&portfolio=1&ward=1&by=1&urgent=no&conditions=wait&day=published",
    "call_in=waits-for-scrutiny&standing=withdrawn&day=closing",
)


def examples() -> dict[str, list[str]]:
    """For each route, lists of what is open, of what is closed and of what is not there."""
    plain = [f"?{SINCE}", "", "?page=2", "?page=x", "?standing=x&body=x&year=x", *(f"?{SINCE}&{one}" for one in CHOSEN)]
    away = {
        name: [f"/decisions/{name}?{SINCE}", *(f"/decisions/{name}?{SINCE}&{one}" for one in BAITED)] for name in ("register.csv", "feed")
    }
    asked = ["", f"?words={marked.OPEN}&body=x", f"?key=yes&words={marked.BAIT}", "?matter=2&standing=open"]
    return {
        "decisions/": [f"/decisions/{one}" for one in plain],
        **{f"decisions/{name}": addresses for name, addresses in away.items()},
        "decisions/call-in.ics": ["/decisions/call-in.ics", f"/decisions/call-in.ics?{BAITED[0]}", "/decisions/call-in.ics?first=x"],
        "alerts/": [f"/alerts/{one}" for one in asked],
    }
