"""PDF files as people send them: of all shapes, with and without tags, and with what must not be bound."""

from io import BytesIO
from pathlib import Path

import pikepdf
from pikepdf import Array, Dictionary, Name, Pdf

from moothall.documents import printer

MAKER = "A Person Who Wrote It"


def saved(file: Pdf, path: Path, **how) -> Path:
    file.docinfo["/Author"] = MAKER
    file.save(path, **how)
    return path


def page_with(file: Pdf, text: str, size=(595, 842), turn=0, crop=None, content=b""):
    """A page without tags, in one of the fonts that every reader of files has."""
    page = file.add_blank_page(page_size=size)
    page.obj.Resources = Dictionary(Font=Dictionary(F1=Dictionary(Type=Name.Font, Subtype=Name.Type1, BaseFont=Name.Helvetica)))
    page.obj.Contents = file.make_stream(content + f"BT /F1 24 Tf 60 {size[1] - 80} Td ({text}) Tj ET".encode())
    if turn:
        page.obj.Rotate = turn
    if crop:
        page.obj.CropBox = Array(crop)
    return page


def plain(path: Path, *texts: str, **how) -> Path:
    with Pdf.new() as file:
        for text in texts:
            page_with(file, text, **how)
        return saved(file, path)


def tagged(path: Path, *texts: str, extra: str = "") -> Path:
    """A tagged PDF with headings, a link, a table with named header cells, and bookmarks."""
    table = '<table><tr><th id="a" scope="col">Ward<th id="b" scope="col">Votes<tr><td headers="a">Quay<td headers="b">12</table>'
    body = "".join(f'<h1>{text}</h1><p>About {text}. <a href="https://example.org/">A link</a></p>{table}' for text in texts)
    html = f'<html lang="en-GB"><head><title>{path.stem}</title><style>h1{{break-before:page}}</style><body>{body}{extra}'
    content = printer.weasyprint.HTML(string=html).write_pdf(pdf_variant="pdf/ua-1")
    with Pdf.open(BytesIO(content)) as file:
        return saved(file, path)


def with_everything_that_runs(path: Path) -> Path:
    """Scripts, an attachment, a comment, actions of every kind, and a form that was filled in."""
    with Pdf.new() as file:
        page = page_with(file, "Harmless")
        script = Dictionary(S=Name.JavaScript, JS="app.alert('closed')")
        file.Root.OpenAction = script
        file.Root.AA = Dictionary(WC=script)
        file.Root.Names = Dictionary(JavaScript=Dictionary(Names=Array(["x", script])))
        file.attachments["secret.txt"] = b"the attached word"
        page.obj.AA = Dictionary(O=script)
        page.obj.PieceInfo = Dictionary(Private=Dictionary(Note="the private word"))
        page.obj.Metadata = file.make_stream(b"the private metadata")
        page.obj.Annots = Array(annotations(file, script))
        file.Root.AcroForm = Dictionary(Fields=Array([page.obj.Annots[0]]), DA="/Helv 0 Tf 0 g")
        return saved(file, path)


def annotations(file: Pdf, script: Dictionary) -> list:
    box = Array([60, 600, 200, 620])
    look = file.make_stream(b"BT /F1 12 Tf 2 4 Td (Filled in) Tj ET", Type=Name.XObject, Subtype=Name.Form, BBox=Array([0, 0, 140, 20]))
    look.Resources = Dictionary(Font=Dictionary(F1=Dictionary(Type=Name.Font, Subtype=Name.Type1, BaseFont=Name.Helvetica)))
    field = Dictionary(Subtype=Name.Widget, FT=Name.Tx, T="name", V="Filled in", Rect=box, AP=Dictionary(N=look), A=script, F=4)
    comment = Dictionary(Subtype=Name.Text, Rect=box, Contents="the comment of a reviewer", T=MAKER)
    linked = [
        Dictionary(S=Name.Launch, F="calc.exe"),
        Dictionary(S=Name.URI, URI="javascript:alert(1)"),
        Dictionary(S=Name.GoToR, F="other.pdf", D=Array([0, Name.Fit])),
        script,
        Dictionary(S=Name.URI, URI="https://example.org/kept", Next=script),
    ]
    links = [Dictionary(Subtype=Name.Link, Rect=box, A=action, PA=script) for action in linked]
    return [file.make_indirect(one) for one in (field, comment, *links)]


def with_redaction(path: Path) -> Path:
    with Pdf.new() as file:
        page = page_with(file, "What was to be hidden")
        page.obj.Annots = Array([file.make_indirect(Dictionary(Subtype=Name.Redact, Rect=Array([0, 0, 9, 9])))])
        return saved(file, path)


def locked(path: Path, password: str = "open sesame") -> Path:
    with Pdf.new() as file:
        page_with(file, "Locked")
        return saved(file, path, encryption=pikepdf.Encryption(owner="owner", user=password))


def deep(path: Path, depth: int = 60_000) -> Path:
    """Things within things, which break a library that follows them."""
    with Pdf.new() as file:
        page = page_with(file, "Deep")
        below = file.make_indirect(Dictionary())
        for _ in range(depth):
            below = file.make_indirect(Dictionary(X=below))
        page.obj.Resources.ExtGState = below
        return saved(file, path)


def in_a_circle(path: Path) -> Path:
    """A tagged file whose tree leads back into itself."""
    tagged(path, "Round")
    with Pdf.open(path, allow_overwriting_input=True) as file:
        top = file.Root.StructTreeRoot.K[0]
        top.K.append(top)
        return saved(file, path)


def with_layers(path: Path) -> Path:
    """A drawing with a layer that is switched off."""
    with Pdf.new() as file:
        page = page_with(file, "Plan")
        shown, hidden = (file.make_indirect(Dictionary(Type=Name.OCG, Name=name)) for name in ("Walls", "Owners"))
        page.obj.Resources.Properties = Dictionary(L1=shown, L2=hidden)
        page.contents_add(b"/OC /L2 BDC BT /F1 12 Tf 60 300 Td (Hidden owners) Tj ET EMC")
        file.Root.OCProperties = Dictionary(OCGs=Array([shown, hidden]), D=Dictionary(OFF=Array([hidden])))
        return saved(file, path)


def broken(path: Path, content: bytes = b"%PDF-1.7\nnothing that follows\n%%EOF") -> Path:
    path.write_bytes(content)
    return path
