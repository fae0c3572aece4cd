"""A text of labels: which lines stand behind which label."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass, field

from moothall.exchange.moderngov.labels import labelled

from .lines import Line


@dataclass
class Sections:
    """The lines above the first label, those behind each label of ours, and labels that have no field."""

    above: list[Line] = field(default_factory=list)
    behind: dict[str, list[Line]] = field(default_factory=dict)
    others: list[tuple[str, list[Line]]] = field(default_factory=list)
    printed: dict[str, Line] = field(default_factory=dict)

    def value(self, name: str) -> str:
        return " ".join(line.text for line in self.behind.get(name, []))


LONG = {"papers", "contact", "meetings", "decisions"}  # labels with a list of lines behind them


def sections(found: Sequence[Line], wanted: Collection[str], narratives: Collection[str]) -> Sections:
    """The text by its labels. Within a narrative only labels of ours end it: "RESOLVED:" and "Note:" belong to its words."""
    result = Sections()
    place, name = result.above, ""
    for line in found:
        label = labelled(line.text)
        if label and label.name in wanted and not (label.name in result.printed and name in narratives):
            name, place = label.name, result.behind.setdefault(label.name, [])
            result.printed.setdefault(name, line)
        elif label and name and not label.name and name not in narratives:
            name = "other"
            result.others.append((label.printed, place := []))
        else:
            label = None
            if name and name not in {*LONG, *narratives} and place:
                result.others.append(("", place := []))  # a value takes one line: what follows it stands behind no label
            place.append(line)
        if label and label.value:
            place.append(Line(label.value, line.number, line.gap))
    return result
