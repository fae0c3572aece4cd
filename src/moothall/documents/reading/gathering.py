"""What is gathered while a report is read: its pictures, and a sentence for each kind of thing that was left out."""

from dataclasses import dataclass, field
from hashlib import sha256

from moothall.documents.structure import Image
from moothall.documents.structure.blocks import one_line

MOST_PICTURES = 300
LARGEST_PICTURE = 20_000_000
BEGINNINGS = {b"\x89PNG\r\n\x1a\n": "png", b"\xff\xd8\xff": "jpg"}

FROM_ELSEWHERE = "A picture that lies elsewhere was left out: pictures are never fetched. Put it into the document itself."
NOT_A_PICTURE = "A drawing of a kind that pages cannot show was left out. Save it as a PNG picture and put that in its place."
TOO_MANY = f"Pictures were left out: a report holds at most {MOST_PICTURES}, of {LARGEST_PICTURE // 1_000_000} MB each."
EMBEDDED = "An embedded file or object was left out. Send it as an annex of its own."
FIELD = "A field that would fetch words from another file or program was left out."
CHANGES = "Changes were tracked in this document. It was read as if all of them had been accepted."
COMMENTS = "Comments in the margin were left out."
HIDDEN = "Hidden text was left out."
FORMULA = "Formulas were read as plain text. Look whether they can still be understood."
CONTENTS = "The list of contents was left out; the page makes its own."


@dataclass
class Gathering:
    """The pictures by the names that the report uses for them, and the sentences, each once."""

    pictures: dict[str, bytes] = field(default_factory=dict)
    remarks: list[str] = field(default_factory=list)

    def remark(self, sentence: str) -> None:
        if sentence not in self.remarks:
            self.remarks.append(sentence)

    def picture(self, content: bytes, alternative: str) -> Image | None:
        """Keep a picture under a name made of its content; nothing if it is none that a page can show."""
        ending = next((ending for beginning, ending in BEGINNINGS.items() if content.startswith(beginning)), "")
        if not ending:
            self.remark(NOT_A_PICTURE)
            return None
        name = f"picture-{sha256(content).hexdigest()[:12]}.{ending}"
        if len(content) > LARGEST_PICTURE or (len(self.pictures) >= MOST_PICTURES and name not in self.pictures):
            self.remark(TOO_MANY)
            return None
        self.pictures[name] = content
        return Image(name, one_line(alternative))
