"""How a module is built: imports at its top, no signals, and no clock but at the edge."""

import ast

from tests.house.reading import Finding, dotted, imported, nodes_of

CLOCKS = {f"{kind}.{reading}" for kind in ("datetime", "date", "timezone", "dt") for reading in ("now", "today", "utcnow", "localdate")}
CLOCK_IMPORTS = {f"django.utils.timezone.{name}" for name in ("now", "localdate")} | {"time.time"}


def inner_imports(source: str) -> list[Finding]:
    """Imports inside a function."""
    functions = [node for node in nodes_of(source) if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)]
    inner = {node.lineno for function in functions for node in ast.walk(function) if isinstance(node, ast.Import | ast.ImportFrom)}
    return [Finding(line, "an import inside a function stands on the wrong floor") for line in sorted(inner)]


def signals(source: str) -> list[Finding]:
    """Signals: if one thing follows from another, the action says so on its next line."""
    return [
        Finding(line, f"{name} is a signal")
        for line, name in imported(source)
        if "signals" in name.split(".") or name.startswith("django.dispatch")
    ]


def clocks(source: str) -> list[Finding]:
    """Where the day or the moment is read, instead of being given."""
    nodes = nodes_of(source)
    read = [(node.lineno, dotted(node)) for node in nodes if isinstance(node, ast.Attribute)]
    found = [Finding(line, f"{name} reads the clock") for line, name in read if ".".join(name.split(".")[-2:]) in CLOCKS | {"time.time"}]
    local = [node.lineno for node in nodes if isinstance(node, ast.Call) and dotted(node).endswith("timezone.localtime") and not node.args]
    found += [Finding(line, "timezone.localtime() reads the clock") for line in local]
    kept = [node for node in nodes if isinstance(node, ast.keyword) and node.arg in {"auto_now", "auto_now_add"}]
    taken = [Finding(line, f"{name} reads the clock") for line, name in imported(source) if name in CLOCK_IMPORTS]
    return found + taken + [Finding(node.value.lineno, f"{node.arg} reads the clock") for node in kept]
