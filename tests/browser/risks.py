"""The pages of risks that are looked over: the sample council's register, for everybody and for whoever keeps and owns it."""

from typing import Any

KEEPER, OWNER, CLERK = "Performance team", "Plan owner", "Committee clerk"
PUBLIC = {
    "risks": "/risks/",
    "risks, none": "/risks/wrenmouth/?words=lighthouse+keepers",
    "risks of one cell": "/risks/wrenmouth/?kind=target&likelihood=2&impact=4",
    "risk": "/risks/wrenmouth/1",
    "matrix of risks": "/risks/wrenmouth/matrix",
}
KEPT = {
    "risks of whoever keeps them": (KEEPER, "/risks/", ""),
    "risk that is closed to the public": (KEEPER, "/risks/wrenmouth/5", ""),
    "add a risk, wrong": (KEEPER, "/risks/wrenmouth/new", "Add it"),
    "assess a risk, wrong": (KEEPER, "/risks/wrenmouth/3/assess", "Keep it"),
    "how sure a control is, wrong": (KEEPER, "/risks/wrenmouth/3/judge", "Keep it"),
    "my risks": (OWNER, "/risks/mine", ""),
    "who covers whom": (OWNER, "/authority/cover/", ""),
    "set the matrix of risks": (CLERK, "/risks/wrenmouth/matrix/set", ""),
}
PAGES: dict[str, Any] = {name: (who, lambda _, path=path: path, button) for name, (who, path, button) in KEPT.items()}
