"""What a report says: its sections with their texts, as one document with numbered paragraphs, and read out of an upload."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass, field, replace
from typing import Any

from moothall.documents.structure import (
    Block,
    Heading,
    Image,
    Paragraph,
    Point,
    Points,
    from_markup,
    recommendations,
    run,
    text_of,
    to_markup,
)
from moothall.meetings.rules.reports.template import Holds, Section, key_for

IMPLICATIONS = "Implications"
NUMBER = re.compile(r"^\s*\(?\d{1,2}(\.\d{1,2})*[.)]?\s+")
BEFORE = "Before the first heading"


@dataclass(frozen=True, slots=True)
class Written:
    """One section as it was written: the heading and the kind it had then, and its text."""

    key: str
    heading: str
    holds: Holds = Holds.TEXT
    text: str = ""
    is_required: bool = False


@dataclass(frozen=True, slots=True)
class Contents:
    """All that a version says: its sections in order, and what it recommends."""

    sections: tuple[Written, ...] = ()
    recommended: tuple[str, ...] = ()

    def kept(self) -> dict[str, Any]:
        """As a row keeps it."""
        return {
            "sections": [asdict(one) | {"holds": one.holds.value} for one in self.sections],
            "recommendations": list(self.recommended),
        }

    def text(self, key: str) -> str:
        return next((one.text for one in self.sections if one.key == key), "")


def contents_of(kept: Mapping[str, Any]) -> Contents:
    """What a row keeps.

    >>> contents_of(Contents((Written("a", "Purpose"),), ("Agree.",)).kept()).recommended
    ('Agree.',)
    """
    sections = tuple(Written(**{**one, "holds": Holds(one["holds"])}) for one in kept.get("sections", ()))
    return Contents(sections, tuple(kept.get("recommendations", ())))


def laid_out(template: Iterable[Section], contents: Contents) -> Contents:
    """What was written, in the sections of the template. A section that the template does not have stays, if it has words."""
    known = {one.key: one for one in contents.sections}
    here = [Written(one.key, one.heading, one.holds, known[one.key].text if one.key in known else "", one.is_required) for one in template]
    extra = [one for one in contents.sections if one.key not in {each.key for each in here} and one.text.strip()]
    return Contents(tuple(in_place(here, extra)), contents.recommended)


def in_place(here: list[Written], extra: list[Written]) -> list[Written]:
    """Sections of the author's own stand before the background papers, which come last."""
    last = next((place for place, one in enumerate(here) if one.holds is Holds.BACKGROUND), len(here))
    return [*here[:last], *(replace(one, is_required=False) for one in extra), *here[last:]]


def structure_of(contents: Contents) -> list[Block]:
    """The whole report as one document: empty sections are left out, implications stand under one heading."""
    blocks: list[Block] = []
    in_implications = False
    for section in contents.sections:
        inner = list(blocks_of(section, contents.recommended))
        if not inner:
            continue
        is_implication = section.holds is Holds.IMPLICATION
        if is_implication and not in_implications:
            blocks.append(Heading(1, IMPLICATIONS))
        in_implications = is_implication
        blocks += [Heading(2 if is_implication else 1, section.heading), *inner]
    return blocks


def blocks_of(section: Written, recommended: Sequence[str]) -> Iterator[Block]:
    if section.holds is Holds.RECOMMENDATIONS:
        if recommended:
            yield Points(tuple(Point((run(one),)) for one in recommended), is_ordered=True)
    elif section.holds is Holds.BACKGROUND:
        lines = [line.strip() for line in section.text.splitlines() if line.strip()]
        if lines:
            yield Points(tuple(Point((run(line),)) for line in lines))
    else:
        below = 3 if section.holds is Holds.IMPLICATION else 2
        for block in from_markup(section.text):
            yield replace(block, level=min(block.level + below - 1, 4)) if isinstance(block, Heading) else block


def pictures_in(contents: Contents) -> list[Image]:
    """The pictures that the text calls by name."""
    return [block for block in structure_of(contents) if isinstance(block, Image)]


def empty_sections(contents: Contents) -> list[str]:
    """The headings of required sections in which nothing stands."""
    return [one.heading for one in contents.sections if one.is_required and not any(blocks_of(one, contents.recommended))]


def words_in(contents: Contents) -> int:
    return len(text_of(structure_of(contents)).split())


@dataclass
class Placed:
    """A document read into a template: the contents, and in sentences what found no section of its own."""

    contents: Contents
    notes: list[str] = field(default_factory=list)


def placed(template: Sequence[Section], blocks: Sequence[Block]) -> Placed:
    """Each part of a document in the section whose heading it has; what has no such section becomes one of its own, and is named."""
    texts: dict[str, list[Block]] = {}
    own: list[Written] = []
    notes: list[str] = []
    for heading, inner in parts(template, blocks):
        section = section_called(template, heading)
        if section:
            texts.setdefault(section.key, []).extend(inner)
        elif inner:
            key = key_for(heading or BEFORE, [*(one.key for one in template), *(one.key for one in own)])
            own.append(Written(key, heading or BEFORE, text=to_markup(raised(inner)).strip()))
            notes.append(no_section(heading))
    found = tuple(recommendations(blocks))
    written = [Written(one.key, one.heading, one.holds, text_for(one, texts.get(one.key, ())), one.is_required) for one in template]
    if any(one.holds is Holds.RECOMMENDATIONS for one in template) and not found:
        notes.append("No recommendations were found under a heading of that name. Write them into their boxes, if there are any.")
    return Placed(Contents(tuple(in_place(written, own)), found), notes)


def renamed(blocks: Iterable[Block], taken: Iterable[str]) -> tuple[list[Block], dict[str, str]]:
    """The parts with their pictures under names that no other picture has, and what each was called before."""
    others, names = set(taken), {}
    for name in dict.fromkeys(block.file for block in blocks if isinstance(block, Image)):
        stem, _, ending = name.rpartition(".")
        free = (f"{stem}{count}.{ending}" for count in ("", *(f"-{count}" for count in range(2, len(others) + 3))))
        names[name] = next(one for one in free if one not in others)
        others.add(names[name])
    return [replace(block, file=names[block.file]) if isinstance(block, Image) else block for block in blocks], names


def numbers_kept(known: Mapping[str, int], texts: Iterable[str]) -> list[int | None]:
    """The numbers of recommendations that are there already in the same words; each is used once.

    >>> numbers_kept({"Agree.": 3}, ["Note.", "Agree.", "Agree."])
    [None, 3, None]
    """
    left = dict(known)
    return [left.pop(text, None) for text in texts]


def no_section(heading: str) -> str:
    if not heading:
        return "Words stand before the first heading. They were kept in a section of their own: move what belongs elsewhere."
    return f"The template has no section “{heading}”. It was kept as a section of its own, under that heading."


def text_for(section: Section, blocks: Iterable[Block]) -> str:
    if section.holds is Holds.RECOMMENDATIONS:
        return ""
    if section.holds is Holds.BACKGROUND:
        return text_of(blocks)
    return to_markup(raised(list(blocks))).strip()


def raised(blocks: Sequence[Block]) -> list[Block]:
    """Headings so that the highest has level 1, as somebody would type it into the box."""
    highest = min((one.level for one in blocks if isinstance(one, Heading)), default=1)
    return [replace(one, level=one.level - highest + 1) if isinstance(one, Heading) else one for one in blocks]


def parts(template: Sequence[Section], blocks: Sequence[Block]) -> Iterator[tuple[str, list[Block]]]:
    """The document in parts: a part begins at each of its highest headings, and at each that the template knows."""
    highest = min((one.level for one in blocks if isinstance(one, Heading)), default=1)
    heading = ""
    inner: list[Block] = []
    for block in blocks:
        if isinstance(block, Heading) and (block.level <= highest or section_called(template, block.text)):
            yield heading, inner
            heading, inner = block.text, []
        else:
            inner.append(block)
    yield heading, inner


def section_called(template: Iterable[Section], heading: str) -> Section | None:
    wanted = bare(heading)
    return next((one for one in template if wanted and bare(one.heading) in {wanted, wanted.removesuffix(" implications")}), None)


def bare(heading: str) -> str:
    """A heading without its number, colon and capitals.

    >>> bare("3. Legal Implications:"), bare("Background papers")
    ('legal implications', 'background papers')
    """
    return NUMBER.sub("", heading).strip().rstrip(":").casefold()


def plain_text(contents: Contents) -> str:
    """Every word, a paragraph a line, as a paper keeps it for the search."""
    return text_of(structure_of(contents))


def first_words(contents: Contents, most: int = 240) -> str:
    """The first paragraph, for a list."""
    said = next((text_of([one]) for one in structure_of(contents) if isinstance(one, Paragraph)), "")
    return said if len(said) <= most else said[: said.rfind(" ", 0, most)] + "…"
