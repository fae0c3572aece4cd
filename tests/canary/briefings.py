"""The briefing of a portfolio: all that is closed in the council's plans and meetings belongs to it; and a calendar that is not theirs."""

PAGE = "workspace/briefing/<slug:slug>/<int:key>/"
PAGES = [f"/workspace/briefing/{one}/" for one in ("wrenmouth/1", "wrenmouth/9", "nowhere/1")]


def examples() -> dict[str, list[str]]:
    """For each route, pages of what is open, of what is closed and of what is not there."""
    return {
        "workspace/briefing/": ["/workspace/briefing/"],
        "workspace/briefing/days/<str:key>.ics": ["/workspace/briefing/days/none.ics"],
        PAGE: [*PAGES, f"{PAGES[0]}?since=1+4+2025", f"{PAGES[0]}?since=%00"],
        f"{PAGE}often": [f"{PAGES[0]}often"],
        f"{PAGE}calendar": [f"{PAGES[0]}calendar"],
    }
