"""A change is a verb in actions: nothing else writes a row, and each verb bears its act."""

import ast

from tests.house.reading import Finding, calls, dotted, imported

WRITERS = {
    "save", "create", "delete", "bulk_create", "bulk_update", "get_or_create", "update_or_create", "_raw_delete",
    "asave", "acreate", "adelete", "abulk_create", "abulk_update", "aget_or_create", "aupdate_or_create", "aupdate",
}  # fmt: skip


def writes(source: str) -> list[Finding]:
    """Where a row is written."""
    return [Finding(call.lineno, f".{method}( writes a row") for call, method in calls(source) if is_write(call, method)]


def is_write(call: ast.Call, method: str) -> bool:
    """A table's `update` takes names only; a dictionary's or a hash's takes a value. `super().save` is a save already begun."""
    if dotted(call.func).startswith("super."):
        return False
    return method in WRITERS or (method == "update" and not call.args)


def verbs_without_an_act(source: str) -> list[Finding]:
    """Public functions that no `performs` has made an act."""
    verbs = [node for node in ast.parse(source).body if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)]
    return [
        Finding(verb.lineno, f"{verb.name} performs no act")
        for verb in verbs
        if not verb.name.startswith("_") and not any(performs(decorator) for decorator in verb.decorator_list)
    ]


def performs(decorator: ast.expr) -> bool:
    return isinstance(decorator, ast.Call) and dotted(decorator).split(".")[-1] == "performs"


def back_doors(source: str, inner: frozenset[str]) -> list[Finding]:
    """Where something is taken from inside another room's actions, past the acts that the package hands on."""
    return [
        Finding(line, f"{name} is no act: take what the package hands on")
        for line, name in imported(source)
        if ".".join(name.split(".")[:4]) in inner
    ]
