"""Labels of a saved page: spans and headings, each with what stands behind it."""

from collections.abc import Iterator
from dataclasses import dataclass, field

from lxml import etree

from moothall.exchange.moderngov.labels import label_of, labelled

from .tree import has_class, words

HEADINGS = {"h2", "h3", "h4", "h5"}


@dataclass
class Labels:
    """Values by our own name, elements behind headings, labels without a field, and words without a label."""

    values: dict[str, str] = field(default_factory=dict)
    behind: dict[str, list[etree._Element]] = field(default_factory=dict)
    others: list[tuple[str, str]] = field(default_factory=list)
    loose: list[etree._Element] = field(default_factory=list)
    printed: set[str] = field(default_factory=set)


def labels(content: etree._Element) -> Labels:
    """The labels within a page's content, in any order."""
    found, name = Labels(), ""
    for element in _pieces(content):
        if heading := _heading(element):
            name = label_of(heading) or f"other:{heading.rstrip(':')}"
            found.printed.add(name)
        elif pair := _pair(element):
            _keep(found, *pair)
            name = label_of(pair[0]) if not pair[1] else ""
        elif name:
            found.behind.setdefault(name, []).append(element)
        else:
            found.loose.append(element)
    found.others += [
        (name.removeprefix("other:"), " ".join(words(each) for each in found.behind[name]))
        for name in found.behind
        if name.startswith("other:")
    ]
    return found


def _keep(found: Labels, printed: str, value: str) -> None:
    name = label_of(printed)
    found.printed.add(name)
    if name and name not in found.values and value:
        found.values[name] = value
    elif value:
        found.others.append((printed.rstrip(":"), value))


def _pieces(content: etree._Element) -> Iterator[etree._Element]:
    """The children that say something; a plain frame around paragraphs is opened."""
    waiting = list(reversed(content))
    while waiting:
        element = waiting.pop()
        if not isinstance(element.tag, str) or element.tag in {"script", "style"} or not words(element):
            continue
        is_frame = (
            element.tag in {"div", "section", "form"}
            and not has_class(element, "mgWordPara")
            and any(child.tag in HEADINGS | {"p", "div"} for child in element)
        )
        if is_frame and not any(part.startswith("WordSection") for part in (element.get("class") or "").split()):
            waiting += reversed(element)
        else:
            yield element


def _heading(element: etree._Element) -> str:
    """A label that stands alone: "Decision:" in a heading, "Accompanying Documents:" in a paragraph of its own."""
    text = words(element)
    is_heading = element.tag in HEADINGS or (
        element.tag == "p" and (has_class(element, "mgLabel") or has_class(element, "mgSubItemTitleTxt"))
    )
    return text if is_heading and (text.endswith(":") or label_of(text) or element.tag in HEADINGS) else ""


def _pair(element: etree._Element) -> tuple[str, str] | None:
    """A paragraph that begins with a label and goes on with its value."""
    first = next((child for child in element if isinstance(child.tag, str)), None)
    if (
        element.tag in {"p", "li", "div"}
        and first is not None
        and not (element.text or "").strip()
        and (has_class(first, "mgLabel") or first.tag in {"strong", "b"})
    ):
        printed, whole = words(first), words(element)
        if printed.endswith(":") or has_class(first, "mgLabel"):
            return printed.rstrip(":").strip(), whole[len(printed) :].strip(" :")
    found = labelled(words(element)) if element.tag == "p" else None
    return (found.printed, found.value) if found and found.name and found.value else None
