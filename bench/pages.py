"""Which pages are measured, and how quick they must be: a line for each. Add a page here, and `./run bench` measures it.

Reading pages are asked for by the public, working pages by a clerk. `{meeting}` and `{decision}` are numbers spread from the
first to the last; the last meeting is a week ahead, and so `{next}` is the one that is being worked on. The plan has 500
objectives and 5,000 actions, all of which the clerk owns; the savings programme has 200 lines. 5,000 measures have forty months
each, beside what 150 places report of each for the same months.
Attendance is not among them: it opens on the day of the meeting.
"""

READING_MS, WORKING_MS, DASHBOARD_MS = 25, 50, 100

READING = {
    "home": ["/"],
    "meetings": ["/meetings/", "/meetings/?page=2"],
    "meeting": ["/meetings/benchford/{meeting}"],
    "item": ["/meetings/benchford/{meeting}/items/3"],
    "month": ["/meetings/calendar/2026/1/", "/meetings/calendar/2025/6/"],
    "decision": ["/decisions/benchford/{decision}"],
    "register": ["/decisions/", "/decisions/?page=2", "/decisions/?page=5"],
    "search": [
        "/search/?q=harbour",
        "/search/?q=library+Northfield",
        "/search/?q=call-in",
        "/search/?q=gritting",
        "/search/?q=capital+programme",
    ],
    "body": ["/authority/bodies/benchford/2"],
    "measures": ["/performance/measures/", "/performance/measures/?page=2", "/performance/measures/?page=60"],
    "measure": ["/performance/measures/benchford/1", "/performance/measures/benchford/600", "/performance/measures/benchford/4999"],
}
WORKING = {
    "workspace": ["/workspace/"],
    "my meetings": ["/workspace/meetings/"],
    "agenda builder": ["/workspace/meetings/benchford/{next}/agenda"],
    "item, worked": ["/workspace/meetings/benchford/{next}/items/3"],
    "publishing": ["/workspace/meetings/benchford/{next}/publishing"],
    "timeline": ["/workspace/meetings/benchford/{next}/timeline"],
    "at the meeting": ["/workspace/meetings/benchford/{next}/live"],
    "minute": ["/workspace/meetings/benchford/{next}/items/3/minute"],
    "strategy": ["/plans/"],
    "plan": ["/plans/benchford/1"],
    "plan's actions": ["/plans/benchford/1/actions/", "/plans/benchford/1/actions/?page=50"],
    "objective": ["/plans/objectives/benchford/3", "/plans/objectives/benchford/300"],
    "action": ["/plans/actions/benchford/2500"],
    "my updates": ["/plans/my-updates"],
    "plan, reported": ["/plans/benchford/1/report"],
    "savings": ["/plans/savings/benchford/1"],
    "saving line": ["/plans/savings/lines/benchford/7"],
    "savings entered": ["/plans/savings/benchford/1/delivered"],
}

# What gathers from every room, or tells of the whole place.
DASHBOARDS = {
    "how we are doing": ["/performance/", "/performance/?show=off"],
    "briefing": ["/workspace/briefing/benchford/1/", "/workspace/briefing/benchford/1/?since=1+1+2025"],
}


def limit_of(page: str) -> int:
    """Milliseconds of one core that a page may take."""
    if page in DASHBOARDS:
        return DASHBOARD_MS
    return WORKING_MS if page in WORKING else READING_MS


def addresses(meetings: int, decisions: int) -> dict[str, list[str]]:
    """Every page with the addresses under which it is asked for.

    >>> addresses(2, 2)["meeting"], addresses(2, 2)["agenda builder"]
    (['/meetings/benchford/1', '/meetings/benchford/2'], ['/workspace/meetings/benchford/2/agenda'])
    """
    numbers = {"{meeting}": spread(meetings), "{decision}": spread(decisions), "{next}": [meetings]}
    every = READING | WORKING | DASHBOARDS
    return {page: [each for shape in shapes for each in filled(shape, numbers)] for page, shapes in every.items()}


def filled(shape: str, numbers: dict[str, list[int]]) -> list[str]:
    name = next((name for name in numbers if name in shape), "")
    return [shape.replace(name, str(number)) for number in numbers[name]] if name else [shape]


def spread(last: int, how_many: int = 20) -> list[int]:
    """Numbers from the first to the last, in even steps."""
    return sorted({max(1, last * step // how_many) for step in range(1, how_many + 1)})
