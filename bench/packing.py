"""The work that bench.packs measures, in a process of its own: the attachments are made first, and only binding is timed."""

import json
import os
import resource
import sys
from dataclasses import asdict
from io import BytesIO
from pathlib import Path
from random import Random
from time import monotonic, process_time

import django
from pikepdf import Array, Dictionary, Name, Pdf
from PIL import Image

from bench.packs import ATTACHMENTS, REPORTS, Packed
from bench.serving import pin
from moothall.documents import structure
from moothall.documents.binding import Cover, Sent, Written, bind
from moothall.documents.tests import sent

TAGGED, SCANS = 20, 15
PLANS = ATTACHMENTS - TAGGED - SCANS
PARAGRAPH = "The survey says more about the roof, the drains and the quay than can be said on one page, and each figure was checked twice. "
TABLE = "\n".join(
    ["| Year | Rent £ | Repairs £ |", "| --- | --- | --- |", *(f"| {2026 + year} | 18,000 | {year},500 |" for year in range(12))]
)
SECTION = "# {}\n\n" + "\n\n".join([PARAGRAPH * 4] * 7) + f"\n\n- one\n- two\n\n{TABLE}\n\n"
SCAN_SIZE = (1_240, 1_754)  # A4 at 150 dots an inch


def make(folder: Path) -> None:
    """Attachments as councils get them: tagged documents, scans that are pictures of pages, and large drawings."""
    chance = Random(3)
    for number in range(TAGGED):
        sent.tagged(folder / f"tagged-{number}.pdf", *[f"Part {part}" for part in range(6)], extra=f"<p>{PARAGRAPH * 15}</p>")
    for number in range(SCANS):
        scan(folder / f"scan-{number}.pdf", 6, chance)
    for number in range(PLANS):
        lines = (b"%d %d m %d %d l S" % tuple(chance.randrange(2_000) for _ in range(4)) for _ in range(20_000))
        sent.plain(
            folder / f"plan-{number}.pdf", "Plan", "Section", "Front", size=(2_384, 1_684), turn=90, content=b" ".join(lines) + b"\n"
        )


def scan(path: Path, pages: int, chance: Random) -> None:
    """Pages that are pictures, each another one."""
    with Pdf.new() as file:
        for _ in range(pages):
            stream = BytesIO()
            Image.frombytes("L", SCAN_SIZE, chance.randbytes(SCAN_SIZE[0] * SCAN_SIZE[1])).save(stream, "JPEG", quality=20)
            picture = file.make_stream(stream.getvalue(), Type=Name.XObject, Subtype=Name.Image, Filter=Name.DCTDecode)
            picture.Width, picture.Height, picture.ColorSpace, picture.BitsPerComponent = *SCAN_SIZE, Name.DeviceGray, 8
            page = file.add_blank_page(page_size=(595, 842))
            page.obj.Resources = Dictionary(XObject=Dictionary(Im=picture))
            page.obj.Contents = file.make_stream(b"q 595 0 0 842 0 0 cm /Im Do Q")
            page.obj.CropBox = Array([0, 0, 595, 842])
        file.save(path)


def parts(folder: Path) -> list[Written | Sent]:
    """Reports of five pages, each with attachments under it."""
    files = sorted(folder.glob("*.pdf"))
    report = structure.from_markup("".join(SECTION.format(title) for title in ("Purpose", "Background", "Costs")))
    found: list[Written | Sent] = []
    for number in range(REPORTS):
        body = structure.to_html(report, has_numbers=True)
        found.append(Written(f"Report {number + 1}", body, label=str(number + 1), kind="Report", facts=(("Ward", "Quay"),)))
        found += [
            Sent(file.stem, file, label=f"{number + 1}.{place}", level=2) for place, file in enumerate(files[number::REPORTS], start=1)
        ]
    return found


def measured(folder: Path) -> Packed:
    into = folder / "pack"
    pin(os.getpid(), 0)
    clock, core = monotonic(), process_time()
    bound = bind(Cover("Cabinet", kind="Agenda pack"), parts(folder), into=into)
    seconds, spent = monotonic() - clock, process_time() - core
    highest = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    return Packed(bound.last - bound.first + 1, seconds, spent, highest, into.stat().st_size)


if __name__ == "__main__":
    os.environ["DJANGO_SETTINGS_MODULE"] = "moothall.web.settings"
    django.setup()
    work, place = sys.argv[1], Path(sys.argv[2])
    attachments = place / "attachments"
    attachments.mkdir(exist_ok=True)
    if work == "make":
        make(attachments)
    else:
        print(json.dumps(asdict(measured(attachments))))
