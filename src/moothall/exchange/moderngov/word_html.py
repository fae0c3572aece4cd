"""Word's HTML reduced to blocks: paragraphs, lists, tables and emphasis. Everything else falls away, its words stay."""

import html
import re
from dataclasses import replace

import lxml.html
import nh3
from lxml import etree

from .blocks import Block, from_line
from .characters import without_hidden

EMPHASIS = {"b": "strong", "strong": "strong", "i": "em", "em": "em", "sup": "sup", "sub": "sub"}
INLINE = {"strong", "em", "sup", "sub", "a"}
UNREAD = {"script", "style", "template", "noscript", "head", "title", "iframe", "object", "svg"}
BREAKING = {
    "p", "div", "section", "article", "ul", "ol", "li", "h1", "h2", "h3", "h4", "h5", "h6", "blockquote", "pre",
    "dl", "dt", "dd", "hr", "table", "tbody", "thead", "tr", "td", "th", "caption", "center", "form", "body", "html",
}  # fmt: skip
TAG = re.compile(r"<(?:/?[a-z][a-z0-9:]*[\s/>]|!--)", re.IGNORECASE)
TYPED_BULLETS = "•·‣▪●○◦\uf0b7\uf0a7"
LINE_BREAK = "\u2028"
TWO_BREAKS = re.compile(rf"{LINE_BREAK}\s*{LINE_BREAK}")
SMALL_ROMAN = (
    "i",
    "ii",
    "iii",
    "iv",
    "v",
    "vi",
    "vii",
    "viii",
    "ix",
    "x",
    "xi",
    "xii",
    "xiii",
    "xiv",
    "xv",
    "xvi",
    "xvii",
    "xviii",
    "xix",
    "xx",
)


def markup(text: str | None) -> str:
    """HTML that may have been escaped more often than once. An escaped < in real HTML stays escaped."""
    found = text or ""
    for _ in range(6):
        if TAG.search(found) or ("&lt;" not in found and "&amp;" not in found):
            break
        found = html.unescape(found)
    return found


def blocks(text: str | None) -> list[Block]:
    """The blocks of a piece of HTML; a piece without a tag gives its lines."""
    found = markup(text)
    if not found.strip():
        return []
    if not TAG.search(found):
        return [from_line(words) for line in html.unescape(found).splitlines() for words in split_words(line)]
    try:
        root = lxml.html.fragment_fromstring(found, create_parent="div")
    except (etree.LxmlError, ValueError):
        return []
    return of_element(root)


def of_element(root: etree._Element) -> list[Block]:
    """The blocks within one element of a page."""
    walk = _Walk()
    unread: etree._Element | None = None
    for event, element in etree.iterwalk(root, events=("start", "end", "comment", "pi")):
        if unread is not None:
            if element is unread and event == "end":
                unread = None
                walk.say(element.tail)
        elif event in {"comment", "pi"}:
            walk.say(element.tail)
        elif event == "start" and element.tag in UNREAD and element is not root:
            unread = element
        elif event == "start":
            walk.begin(element)
        else:
            walk.end(element, is_root=element is root)
    walk.close()
    return walk.found


class _Walk:
    """One walk through a tree: words gather until a block ends."""

    def __init__(self) -> None:
        self.found: list[Block] = []
        self.words: list[str] = []
        self.marked: list[str] = []
        self.lists: list[tuple[str, int, str]] = []  # tag, count so far, type
        self.indent = 0
        self.rows: list[list[str]] = []
        self.tables = 0

    def say(self, text: str | None) -> None:
        if text:
            self.words.append(text)
            self.marked.append(html.escape(without_hidden(text), quote=False))

    def begin(self, element: etree._Element) -> None:
        tag = element.tag
        if tag == "br":
            self.words.append(LINE_BREAK)
            self.marked.append(" ")
        elif tag in BREAKING:
            self.close()
            self.open(element)
        elif tag in EMPHASIS:
            self.marked.append(f"<{EMPHASIS[tag]}>")
        elif tag == "a" and element.get("href"):
            self.marked.append(f'<a href="{html.escape(element.get("href") or "")}">')
        self.say(element.text)

    def open(self, element: etree._Element) -> None:
        tag = element.tag
        if tag == "ol":
            start = element.get("start") or ""
            self.lists.append(("ol", int(start) - 1 if re.fullmatch(r"\d{1,4}", start) else 0, element.get("type") or "1"))
        elif tag == "ul":
            self.lists.append(("ul", 0, ""))
        elif tag == "li" and self.lists:
            kind, count, style = self.lists[-1]
            self.lists[-1] = (kind, count + 1, style)
        elif tag == "table":
            self.tables += 1
        elif tag == "tr" and self.tables:
            self.rows.append([])
        elif tag in {"td", "th"} and self.rows:
            self.rows[-1].append("")
        elif tag == "p":
            self.indent = indent_of(element)

    def end(self, element: etree._Element, is_root: bool) -> None:
        tag = element.tag
        if tag in EMPHASIS:
            self.marked.append(f"</{EMPHASIS[tag]}>")
        elif tag == "a" and element.get("href"):
            self.marked.append("</a>")
        elif tag in BREAKING:
            self.close()
            self.leave(tag)
        if not is_root:
            self.say(element.tail)

    def leave(self, tag: str) -> None:
        if tag in {"ol", "ul"} and self.lists:
            self.lists.pop()
        elif tag == "p":
            self.indent = 0
        elif tag == "table" and self.tables:
            self.tables -= 1
            if not self.tables:
                self.put_table()

    def put_table(self) -> None:
        rows = tuple(tuple(row) for row in self.rows if any(row))
        self.rows = []
        if len(rows) == 1 and len(rows[0]) == 1:
            self.found.append(Block(rows[0][0]))  # a frame around words, as Word makes it
        elif rows:
            self.found.append(Block("", "table", rows=rows))

    def close(self) -> None:
        """The words gathered become a block, or part of a cell."""
        paragraphs, marked = split_words("".join(self.words)), "".join(self.marked)
        self.words, self.marked = [], []
        if not paragraphs:
            return
        if self.rows and self.rows[-1]:
            self.rows[-1][-1] = " ".join([self.rows[-1][-1], *paragraphs]).strip()
            return
        kept = inline(marked) if len(paragraphs) == 1 else ""
        self.found += [self.block(words, kept) for words in paragraphs]

    def block(self, words: str, marked: str) -> Block:
        if not self.lists:
            typed = from_line(words) if words[0] in TYPED_BULLETS else Block(words)
            return replace(typed, level=self.indent, html=marked if typed.text == words else "")
        kind, count, style = self.lists[-1]
        level = len(self.lists)
        return (
            Block(words, "bullet", level, html=marked) if kind == "ul" else Block(words, "numbered", level, counted(count, style), marked)
        )


def split_words(text: str) -> list[str]:
    """The paragraphs of a run of words: two line breaks (from <br>) part them."""
    return [words for part in TWO_BREAKS.split(without_hidden(text)) if (words := " ".join(part.split()))]


def counted(count: int, style: str) -> str:
    """What a browser prints before the item of a list.

    >>> counted(2, "1"), counted(2, "a"), counted(4, "i")
    ('2', 'b', 'iv')
    """
    if style in {"a", "A"} and 0 < count <= 26:
        return chr(ord(style) + count - 1)
    if style in {"i", "I"} and 0 < count <= len(SMALL_ROMAN):
        return SMALL_ROMAN[count - 1] if style == "i" else SMALL_ROMAN[count - 1].upper()
    return str(count)


def indent_of(element: etree._Element) -> int:
    """How far Word indents a paragraph, in steps of half an inch."""
    found = re.search(r"margin-left:\s*(-?\d+(?:\.\d+)?)(pt|cm|in|px)", element.get("style") or "", re.IGNORECASE)
    if not found:
        return 0
    points = float(found[1][:6]) * {"pt": 1, "cm": 28.35, "in": 72, "px": 0.75}[found[2].lower()]
    return max(0, min(9, round(points / 36)))


def inline(marked: str) -> str:
    """Emphasis and links of a paragraph, safe to print; empty where the words alone say it all."""
    if "<" not in marked:
        return ""
    safe = nh3.clean(
        marked, tags=INLINE, attributes={"a": {"href"}}, url_schemes={"http", "https", "mailto"}, link_rel="noopener noreferrer"
    )
    safe = re.sub(r"<(strong|em|sup|sub)>\s*</\1>", "", " ".join(safe.split()))
    return safe if "<" in safe else ""
