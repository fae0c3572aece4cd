"""Layers that papers brought: what was switched off in a drawing stays switched off in the pack."""

from typing import Any

from pikepdf import Array, Dictionary, Pdf

from moothall.documents.binding.uploads import DAMAGE


class Layers:
    """The layers of all files; they are the same things as on the pages, which were copied before."""

    def __init__(self, pack: Pdf) -> None:
        self.pack = pack
        self.all: list[Any] = []
        self.off: list[Any] = []

    def add(self, source: Pdf) -> None:
        given = source.Root.get("/OCProperties")
        if not isinstance(given, Dictionary):
            return
        try:
            own = self.pack.copy_foreign(given if given.is_indirect else source.make_indirect(given))
            every, how = layers_of(own, "/OCGs"), own.get("/D", Dictionary())
            off = every if how.get("/BaseState") == "/OFF" else layers_of(how, "/OFF")
            on = {one.objgen for one in layers_of(how, "/ON")} if off is every else set()
        except DAMAGE:
            return
        self.all += every
        self.off += [one for one in off if one.objgen not in on]

    def finish(self) -> None:
        if self.all:
            how = Dictionary(Order=Array(self.all), OFF=Array(self.off))
            self.pack.Root.OCProperties = Dictionary(OCGs=Array(self.all), D=how)


def layers_of(given: Any, name: str) -> list[Any]:
    """The layers in a list; what is none is passed over."""
    return [one for one in given.get(name, Array()).as_list() if isinstance(one, Dictionary)]
