"""Nobody goes round the guard: what it cannot see is not written."""

import ast
from collections.abc import Iterator

from tests.house.reading import Finding, calls, dotted, imported, nodes_of

HIDDEN_DOORS = {"_base_manager", "_default_manager", "default_manager", "base_manager", "RawSQL", "SQLCompiler"}
HIDDEN_DOORS |= {"clear_where", "get_object_for_this_type", "get_all_objects_for_this_type"}
PLAIN = {"QuerySet", "Query", "Manager"}  # called by name, they make a question that asks for nobody
RAW = {"extra", "cursor", "execute"}
NAMING = {"values", "values_list", "order_by", "annotate", "aggregate", "alias"}
NAMING |= {"select_related", "only", "defer", "distinct", "filter", "exclude"}


def hidden_doors(source: str) -> list[Finding]:
    """Managers without a guard, and SQL by hand."""
    names = [node for node in nodes_of(source) if isinstance(node, ast.Attribute | ast.Name)]
    doors = [(node.lineno, dotted(node).split(".")[-1]) for node in names]
    found = [Finding(line, f"{name} goes round the guard") for line, name in doors if name in HIDDEN_DOORS]
    made = [(node.lineno, dotted(node).split(".")[-1]) for node in nodes_of(source) if isinstance(node, ast.Call)]
    found += [Finding(line, f"{name}( asks for nobody") for line, name in made if name in PLAIN]
    return found + [Finding(call.lineno, f".{method}( goes round the guard") for call, method in calls(source) if is_raw(call, method)]


def is_raw(call: ast.Call, method: str) -> bool:
    """SQL is more than a word; a reader of pages may ask for a `raw("name")`."""
    word = bool(call.args) and isinstance(call.args[0], ast.Constant) and len(str(call.args[0].value).split()) == 1
    return method in RAW or (method == "raw" and not word)


def lowered(source: str) -> list[Finding]:
    """Where the guard is lowered."""
    used = [node.lineno for node in nodes_of(source) if isinstance(node, ast.Attribute) and node.attr == "lowered"]
    taken = [line for line, name in imported(source) if name == "moothall.access.guard.lowered"]
    return [Finding(line, "the guard is lowered") for line in used + taken]


def tables(source: str) -> list[Finding]:
    """Where a table is reached: a manager, a model found by its name."""
    nodes = nodes_of(source)
    managers = [(node.lineno, dotted(node)) for node in nodes if isinstance(node, ast.Attribute) and node.attr == "objects"]
    found = [(node.lineno, dotted(node.func)) for node in nodes if isinstance(node, ast.Call)]
    by_name = [(line, name) for line, name in found if name.split(".")[-1] in {"get_model", "get_user_model"}]
    return [Finding(line, f"{name} reaches a table") for line, name in managers + by_name]


def models(source: str) -> list[Finding]:
    """Where models are imported."""
    taken = [(line, name) for line, name in imported(source) if name.startswith("moothall.")]
    return [Finding(line, f"{name} is a table") for line, name in taken if "models" in name.split(".")]


def backwards(source: str, reverse: frozenset[str]) -> list[Finding]:
    """Names that go backwards along a key into a guarded table; only `…__in` a named queryset may do so."""
    return [
        Finding(line, f"{name} goes backwards into a guarded table")
        for call, method in calls(source)
        if method in NAMING
        for line, name in names_within(call)
        if not reverse.isdisjoint(name.lstrip("-").split("__")) and not name.endswith("__in")
    ]


def names_within(call: ast.Call) -> Iterator[tuple[int, str]]:
    """Every word in the call that Django reads as the name of a column: `F("…")`, `"…"`, and `papers__title=`."""
    parts = [part for argument in (*call.args, *call.keywords) for part in ast.walk(argument)]
    values = {id(part.value) for part in parts if isinstance(part, ast.keyword)}
    for part in parts:
        if isinstance(part, ast.Constant) and isinstance(part.value, str) and id(part) not in values:
            yield part.lineno, part.value
        elif isinstance(part, ast.keyword) and part.arg and "__" in part.arg:
            yield part.value.lineno, part.arg
