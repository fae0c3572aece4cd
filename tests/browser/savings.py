"""The pages of savings that are looked over: the sample council's programme, for everybody and for whoever keeps it."""

from typing import Any

KEEPER = "Performance team"
AT = "/plans/savings"
PUBLIC = {
    "savings": f"{AT}/",
    "savings programme": f"{AT}/wrenmouth/1",
    "savings of a year to come": f"{AT}/wrenmouth/1?year=9999",
    "saving line": f"{AT}/lines/wrenmouth/1",
    "workstream": f"{AT}/workstreams/wrenmouth/1",
    "shared spending": f"{AT}/streams/wrenmouth/1",
}
KEPT = {
    "savings of whoever keeps them": ("wrenmouth/1", ""),
    "saving that is closed": ("lines/wrenmouth/11", ""),
    "what was saved, wrong": ("wrenmouth/1/delivered", "Enter it all"),
    "contributions": ("wrenmouth/1/contributions", ""),
    "write a saving, wrong": ("wrenmouth/1/lines/new", "Keep the draft"),
    "savings from a table, wrong": ("wrenmouth/1/lines/table", "Bring them in"),
    "end a workstream, wrong": ("workstreams/wrenmouth/1/end", "End it"),
    "objective of a saving": ("lines/wrenmouth/1/objective", ""),
    "months of a saving": ("lines/wrenmouth/1/profile", ""),
    "close a saving, wrong": ("lines/wrenmouth/2/close", "Close it"),
    "write down shared spending, wrong": ("wrenmouth/1/streams/new", "Write it down"),
}
PAGES: dict[str, Any] = {name: (KEEPER, lambda _, path=path: f"{AT}/{path}", button) for name, (path, button) in KEPT.items()}
