"""`python -m tests.check`: format, lint, types, floors, tables, requirements, sizes and strangers, each with one sentence."""

import os
import subprocess
import sys
import tempfile
import tomllib
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor, as_completed
from dataclasses import dataclass
from pathlib import Path
from time import monotonic

from tests.house import places, requirements, sizes, strangers

TYPED = {"rules", "permissions", "actions", "queries"}


@dataclass(frozen=True)
class Answer:
    """Whether a step holds, one sentence, and what was found if it does not."""

    holds: bool
    sentence: str
    found: str = ""


Step = Callable[[], Answer]


def tool(holds: str, fails: str, *words: str) -> Step:
    """A step that is a command of the environment's own: it holds when the command ends well."""
    command = [str(Path(sys.executable).with_name(words[0])), *words[1:]]

    def step() -> Answer:
        done = subprocess.run(command, cwd=places.ROOT, capture_output=True, text=True)
        return Answer(True, holds) if done.returncode == 0 else Answer(False, fails, (done.stdout + done.stderr).strip())

    return step


def types() -> Answer:
    """What may be seen, done, judged and asked is typed in every room."""
    files = [f"src/moothall/{module}" for module in places.modules() if places.layer(module) in TYPED or module.startswith("statistics/")]
    holds = f"The types hold in {len(files)} files of rules, permissions, actions and queries."
    return tool(holds, "Types do not fit.", "mypy", "--no-error-summary", *files)()


def pinned() -> Answer:
    """The requirements are those of pyproject.toml, each with its hashes, and name no server."""
    project = tomllib.loads((places.ROOT / "pyproject.toml").read_text())["project"]
    wanted = {"serve": project["dependencies"]}
    wanted["test"] = project["dependencies"] + project["optional-dependencies"]["test"]
    texts = {name: (places.ROOT / "requirements" / f"{name}.txt").read_text() for name in wanted}
    found = [f"requirements/{name}.txt: {problem}" for name, text in texts.items() for problem in requirements.unpinned(wanted[name], text)]
    serve, test = requirements.pins(texts["serve"]), requirements.pins(texts["test"])
    found += [f"{name} differs between serve.txt and test.txt" for name in serve if serve[name] != test.get(name)]
    good = f"{len(serve)} packages to serve and {len(test)} to test are pinned with their hashes."
    return Answer(not found, "The requirements do not fit: run ./run lock." if found else good, "\n".join(found))


def measured() -> Answer:
    """The sizes of style.md."""
    texts = {module: places.source(module) for module in places.modules()}
    figures = sizes.sizes(texts.values())
    found = [f"src/moothall/{module}:{f.line}: {f.what}" for module, text in texts.items() for f in sizes.too_long(text)]
    if figures.median >= sizes.MEDIAN:
        found.append(f"half of the functions have {figures.median:.0f} lines or more, fewer than {sizes.MEDIAN} are wanted")
    said = f"{figures.functions:,} functions in {figures.files:,} files: median {figures.median:g} lines, longest {figures.longest}."
    return Answer(not found, said, "\n".join(found))


def at_home() -> Answer:
    """No word of one machine or of one registry stands in the tree."""
    texts = [(path, path.read_text(errors="replace")) for path in places.tracked()]
    found = [f"{path.relative_to(places.ROOT)}:{f.line}: {f.what}" for path, text in texts for f in strangers.strangers(text)]
    return Answer(not found, "Some words belong to one machine." if found else f"{len(texts):,} files name no machine.", "\n".join(found))


STEPS: dict[str, Step] = {
    "types": types,
    "rooms": tool("Django finds nothing to warn of.", "Django warns.", "python", "-m", "moothall", "check", "--fail-level", "WARNING"),
    "migrations": tool(
        "The tables are as the models say.", "A migration is missing.", "python", "-m", "moothall", "makemigrations", "--check", "--dry-run"
    ),
    "floors": tool("No import goes up.", "An import goes up.", "lint-imports", "--no-logo"),
    "format": tool(
        "Every file is in order.",
        "Some files are out of order: run ./run fix.",
        "ruff",
        "format",
        "--check",
        "--output-format",
        "concise",
        ".",
    ),
    "lint": tool("Nothing to mend.", "Something to mend.", "ruff", "check", "--output-format", "concise", "."),
    "requirements": pinned,
    "sizes": measured,
    "strangers": at_home,
}


def main(names: list[str]) -> int:
    """Take the steps side by side, and say of each how it went; names choose among them."""
    start = monotonic()
    with tempfile.TemporaryDirectory(prefix="moothall-") as place, ThreadPoolExecutor(os.cpu_count()) as pool:
        os.environ |= {"MOOTHALL_HOME": place, "MOOTHALL_DATABASE": ""}
        begun = {pool.submit(timed, STEPS[name]): name for name in names or STEPS}
        failed = [begun[step] for step in as_completed(begun) if not told(begun[step], *step.result())]
    print(f"\n{closing(failed)} It took {monotonic() - start:.0f} s.")
    return 1 if failed else 0


def timed(step: Step) -> tuple[Answer, float]:
    start = monotonic()
    return step(), monotonic() - start


def told(name: str, answer: Answer, seconds: float) -> bool:
    """Print a step's line, and what it found."""
    print(f"{'✓' if answer.holds else '✗'} {name:<13}{seconds:5.1f} s  {answer.sentence}", flush=True)
    if not answer.holds:
        print("\n".join(f"    {line}" for line in answer.found.splitlines()), flush=True)
    return answer.holds


def closing(failed: list[str]) -> str:
    return f"Not in order: {', '.join(failed)}." if failed else "Everything checked is in order."


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
