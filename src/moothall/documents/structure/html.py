"""A report's structure as markup for pages and for PDF. Each word is escaped, and the whole is cleaned once more."""

from collections.abc import Callable, Iterable, Iterator

import nh3
from markupsafe import Markup, escape

from moothall.documents.markup import ATTRIBUTES, TAGS
from moothall.documents.structure.blocks import Block, Heading, Image, Paragraph, Points, Run, Table, Words
from moothall.documents.structure.marked import from_markup
from moothall.documents.structure.numbering import Numbered, numbered

HEADINGS = {"h1", "h2", "h3", "h4", "h5", "h6"}
SHOWN = TAGS | HEADINGS | {"img", "figure", "span"}
SAID = ATTRIBUTES | {"p": {"id", "class"}, "img": {"src", "alt"}, "span": {"class"}, **{tag: {"id"} for tag in HEADINGS}}
AddressOf = Callable[[str], str]


def nowhere(file: str) -> str:
    """No picture has an address where nobody says how to find it; its words are shown instead."""
    return ""


def to_html(blocks: Iterable[Block], *, top: int = 2, has_numbers: bool = False, address_of: AddressOf = nowhere) -> Markup:
    """The report as markup, its highest headings being `top`; with numbers each paragraph bears its own and can be linked to.

    >>> to_html([Paragraph((Run("1 < 2", is_strong=True),))])
    Markup('<p><strong>1 &lt; 2</strong></p>')
    """
    stepped = without_leaps(blocks)
    parts = numbered(stepped) if has_numbers else (Numbered("", block) for block in stepped)
    whole = Markup("\n").join(drawn(part, top, address_of) for part in parts)
    return Markup(nh3.clean(whole, tags=SHOWN, attributes=SAID, url_schemes={"http", "https", "mailto", "picture"}))


def without_leaps(blocks: Iterable[Block]) -> Iterator[Block]:
    """A heading stands at most one level below the one before it: whoever moves from heading to heading misses none."""
    level = 0
    for block in blocks:
        if isinstance(block, Heading):
            level = min(block.level, level + 1)
            block = Heading(level, block.text)
        yield block


def from_markup_to_html(text: str, **how: bool) -> Markup:
    """What somebody typed, as it will look: for a preview beside the box."""
    return to_html(from_markup(text), **how)


def drawn(part: Numbered, top: int, address_of: AddressOf) -> Markup:
    match part.block:
        case Heading():
            return heading(part.block, part.number, top)
        case Paragraph():
            return paragraph(part.block, part.number)
        case Points():
            return points(part.block)
        case Table():
            return table(part.block)
        case Image():
            return image(part.block, address_of(part.block.file))


def heading(block: Heading, number: str, top: int) -> Markup:
    tag = f"h{min(block.level + top - 1, 6)}"
    if not number:
        return Markup("<{0}>{1}</{0}>").format(tag, block.text)
    return Markup('<{0} id="section-{1}"><span class="no">{1}</span> {2}</{0}>').format(tag, number, block.text)


def paragraph(block: Paragraph, number: str) -> Markup:
    if not number:
        return Markup("<p>{}</p>").format(spoken(block.words))
    return Markup('<p class="counted" id="paragraph-{0}"><span class="no">{0}</span> {1}</p>').format(number, spoken(block.words))


def spoken(words: Words) -> Markup:
    return Markup("").join(map(spoken_run, words))


def spoken_run(one: Run) -> Markup:
    text = Markup("<br>").join(escape(line) for line in one.text.split("\n"))
    for is_so, tag in ((one.is_stressed, "em"), (one.is_strong, "strong")):
        text = Markup("<{0}>{1}</{0}>").format(tag, text) if is_so else text
    return Markup('<a href="{}">{}</a>').format(one.link, text) if one.link else text


def points(block: Points) -> Markup:
    tag = "ol" if block.is_ordered else "ul"
    under = ((spoken(point.words), points(point.under) if point.under else "") for point in block.points)
    return Markup("<{0}>{1}</{0}>").format(tag, Markup("").join(Markup("<li>{}{}</li>").format(*each) for each in under))


def table(block: Table) -> Markup:
    caption = Markup("<caption>{}</caption>").format(block.caption) if block.caption else ""
    head = Markup("<thead><tr>{}</tr></thead>").format(cells(block.header, Markup('<th scope="col">{}</th>'))) if block.header else ""
    rows = Markup("").join(Markup("<tr>{}</tr>").format(cells(row, Markup("<td>{}</td>"))) for row in block.rows)
    return Markup("<table>{}{}<tbody>{}</tbody></table>").format(caption, head, rows)


def cells(row: tuple[Words, ...], form: Markup) -> Markup:
    return Markup("").join(form.format(spoken(words)) for words in row)


def image(block: Image, address: str) -> Markup:
    shows = block.alternative or "nobody has said what it shows"
    if not address:
        return Markup("<p><em>Picture: {}</em></p>").format(shows)
    return Markup('<figure><img src="{}" alt="{}"></figure>').format(address, shows)
