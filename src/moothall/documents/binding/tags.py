"""The tags of many files as one tree. Tags tell software what is a heading, a table, a picture, and in which order a page is read.

No library that may be used here joins them: a file that is simply appended loses its tags. So each file's tree is copied
after its pages, put under one document, and what two files could both be using (numbers, names of roles, identifiers) is
made different. A tree that cannot be trusted is left out whole, and its paper counts as having no tags.
"""

from collections.abc import Iterator
from itertools import count
from typing import Any

import pikepdf
from pikepdf import Array, Dictionary, Name, NumberTree, Pdf

from moothall.documents.binding.uploads import DAMAGE

MOST_ELEMENTS = 500_000
KEYS = ("/StructParents", "/StructParent")


def has_tags(source: Pdf) -> bool:
    """Whether a file says that it is tagged, and is."""
    root = source.Root.get("/StructTreeRoot")
    marked = source.Root.get("/MarkInfo", Dictionary()).get("/Marked")
    return bool(marked) and isinstance(root, Dictionary) and bool(kids(root)) and "/ParentTree" in root


def kids(element: Any) -> list[Any]:
    below = element.get("/K")
    return list(below.as_list()) if isinstance(below, Array) else [] if below is None else [below]


class Tags:
    """The tree of the pack, to which the tree of each file is added after its pages were copied."""

    def __init__(self, pack: Pdf) -> None:
        self.pack = pack
        self.root = pack.make_indirect(Dictionary(Type=Name.StructTreeRoot))
        self.document = pack.make_indirect(Dictionary(Type=Name.StructElem, S=Name.Document, P=self.root, K=Array()))
        self.next_key = count()
        self.numbers: list[tuple[int, Any]] = []
        self.roles: dict[str, Any] = {}
        self.classes: dict[str, Any] = {}
        self.identifiers: dict[bytes, Any] = {}
        self.files = 0

    def add(self, source: Pdf, pages: list[Any], title: str, is_first: bool = False) -> bool:
        """Add the tags of a file whose pages were copied as these; false if it has none, or none that can be kept."""
        self.files += 1
        if has_tags(source):
            try:
                self.document.K.insert(0 if is_first else len(self.document.K), self.joined(source, pages, title))
            except DAMAGE:
                pass
            else:
                return True
        for thing in things_on(pages):
            for key in KEYS:
                if key in thing:
                    del thing[key]
        return False

    def joined(self, source: Pdf, pages: list[Any], title: str) -> Any:
        """A file's tree as one part. All is worked out first and written last: a file that fails half-way changes nothing."""
        copied = self.pack.copy_foreign(self.pack_ready(source))
        joining = Joining(self, copied, {one.objgen for page in pages for one in page.obj.get("/Annots", ())})
        part = self.pack.make_indirect(Dictionary(Type=Name.StructElem, S=Name.Part, P=self.document, T=title))
        part.Lang = str(source.Root.get("/Lang") or "en-GB")
        joining.walk()
        parents = dict(NumberTree(copied.ParentTree).items())
        for top in kids(copied):
            top.P = part
        part.K = Array(kids(copied))
        self.renumber(pages, parents)
        self.identifiers |= joining.identifiers
        self.roles |= joining.roles
        self.classes |= joining.classes
        return part

    def pack_ready(self, source: Pdf) -> Any:
        """The root of a file's tree, as a thing of its own that can be copied."""
        root = source.Root.StructTreeRoot
        return root if root.is_indirect else source.make_indirect(root)

    def renumber(self, pages: list[Any], parents: dict[int, Any]) -> None:
        """Give each thing that the tree is found from a number that no other file uses."""
        given: dict[int, int] = {}
        for thing in things_on(pages):
            for key in KEYS:
                if key not in thing:
                    continue
                old = int(thing[key])
                if old not in parents:
                    raise ValueError("the tree does not know of a page")
                if old not in given:
                    given[old] = next(self.next_key)
                thing[key] = given[old]
        self.numbers += [(given[old], parent) for old, parent in parents.items() if old in given]

    def finish(self) -> None:
        """Write the tree into the pack, if there is anything in it."""
        if not len(self.document.K):
            return
        self.root.K = Array([self.document])
        self.root.ParentTree = Dictionary(Nums=Array([one for pair in sorted(self.numbers, key=lambda pair: pair[0]) for one in pair]))
        self.root.ParentTreeNextKey = next(self.next_key)
        if self.roles:
            self.root.RoleMap = Dictionary({f"/{name}": role for name, role in self.roles.items()})
        if self.classes:
            self.root.ClassMap = Dictionary({f"/{name}": attributes for name, attributes in self.classes.items()})
        if self.identifiers:
            pairs = sorted(self.identifiers.items())
            names = Array([one for name, element in pairs for one in (pikepdf.String(name), element)])
            self.root.IDTree = Dictionary(Kids=Array([Dictionary(Names=names, Limits=Array([names[0], names[-2]]))]))
        self.pack.Root.StructTreeRoot = self.root
        self.pack.Root.MarkInfo = Dictionary(Marked=True)


class Joining:
    """One file's tree while it is being joined: its roles, classes and identifiers get names that no other file uses."""

    def __init__(self, tags: Tags, root: Any, annotations: set[tuple[int, int]]) -> None:
        self.root, self.annotations = root, annotations
        self.sign = f"f{tags.files}-"
        roles = {key.removeprefix("/"): value for key, value in root.get("/RoleMap", Dictionary()).items()}
        self.renamed = {name: self.sign + name for name, role in roles.items() if tags.roles.get(name, role) != role}
        self.roles = {
            self.renamed.get(name, name): Name(f"/{self.renamed.get(str(role)[1:], str(role)[1:])}") for name, role in roles.items()
        }
        self.classes = {self.sign + key.removeprefix("/"): value for key, value in root.get("/ClassMap", Dictionary()).items()}
        self.identifiers: dict[bytes, Any] = {}

    def walk(self) -> None:
        """Each element once; a tree in which one is met twice is none."""
        waiting, seen = kids(self.root), set()
        while waiting:
            element = waiting.pop()
            if not isinstance(element, Dictionary) or "/S" not in element:
                continue
            if element.objgen in seen or len(seen) + len(waiting) > MOST_ELEMENTS:
                raise ValueError("the tree has circles, or more elements than any paper")
            if element.is_indirect:
                seen.add(element.objgen)
            self.rename(element)
            waiting += self.keep_what_is_there(element)

    def rename(self, element: Any) -> None:
        name = str(element.S).removeprefix("/")
        if name == "Document":
            element.S = Name.Art  # one document: the pack
        elif name in self.renamed:
            element.S = Name(f"/{self.renamed[name]}")
        if "/AF" in element:
            del element["/AF"]
        if "/C" in element:
            element.C = self.of_class(element.C)
        if "/ID" in element:
            element.ID = pikepdf.String(self.identifier(element.ID))
            self.identifiers[bytes(element.ID)] = element
        for attributes in attributes_of(element):
            if "/Headers" in attributes:
                attributes.Headers = Array([pikepdf.String(self.identifier(one)) for one in attributes.Headers.as_list()])

    def identifier(self, old: Any) -> bytes:
        return self.sign.encode() + bytes(old)

    def of_class(self, named: Any) -> Any:
        if isinstance(named, Array):
            return Array([self.of_class(one) if isinstance(one, Name) else one for one in named.as_list()])
        return Name(f"/{self.sign}{str(named).removeprefix('/')}")

    def keep_what_is_there(self, element: Any) -> list[Any]:
        """The kids of an element, without what was taken off the page."""
        below = kids(element)
        kept = [one for one in below if not self.is_gone(one)]
        if len(kept) < len(below):
            element.K = Array(kept)
        return kept

    def is_gone(self, kid: Any) -> bool:
        """Whether a kid leads to a link or a form's field that is no longer on its page."""
        if not isinstance(kid, Dictionary) or kid.get("/Type") != "/OBJR":
            return False
        leads_to = kid.get("/Obj")
        return not isinstance(leads_to, (Dictionary, pikepdf.Stream)) or ("/Rect" in leads_to and leads_to.objgen not in self.annotations)


def attributes_of(element: Any) -> Iterator[Any]:
    given = element.get("/A")
    for one in given.as_list() if isinstance(given, Array) else [given]:
        if isinstance(one, (Dictionary, pikepdf.Stream)):
            yield one


def things_on(pages: list[Any]) -> Iterator[Any]:
    """The pages, what lies on them, and what is drawn on them: all that can bear a number of the tree."""
    seen: set[tuple[int, int]] = set()
    for page in pages:
        yield page.obj
        yield from page.obj.get("/Annots", ())
        waiting = [page.obj]
        while waiting:
            drawn = waiting.pop().get("/Resources", Dictionary()).get("/XObject", Dictionary())
            for _, one in drawn.items() if isinstance(drawn, Dictionary) else ():
                if isinstance(one, pikepdf.Stream) and one.objgen not in seen:
                    seen.add(one.objgen)
                    yield one
                    waiting.append(one)
