"""Files of each kind, made by hand: no more of each than its kind is known by."""

from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

PDF = b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n1 0 obj\n<< /Type /Catalog >>\nendobj\ntrailer << /Root 1 0 R >>\n%%EOF\n"
PNG = b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR" + bytes(17)
JPEG = b"\xff\xd8\xff\xe0\x00\x10JFIF\x00" + bytes(20)
OLD_WORD = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600)
WINDOWS_PROGRAM = b"MZ\x90\x00\x03\x00\x00\x00" + bytes(200) + b"PE\x00\x00"
LINUX_PROGRAM = b"\x7fELF\x02\x01\x01" + bytes(200)

MAIN = "application/vnd.openxmlformats-officedocument.{}.main+xml"
WORD, EXCEL, SLIDES = (MAIN.format(one) for one in ("wordprocessingml.document", "spreadsheetml.sheet", "presentationml.presentation"))
MACRO_WORD = "application/vnd.ms-word.document.macroEnabled.main+xml"
OPEN_TEXT, OPEN_SHEET = (f"application/vnd.oasis.opendocument.{one}" for one in ("text", "spreadsheet"))


def folder(**parts: str) -> bytes:
    """A zip; two underlines in a name stand for a slash, one for a dot."""
    stream = BytesIO()
    with ZipFile(stream, "w", ZIP_DEFLATED) as container:
        for name, content in parts.items():
            container.writestr(name.replace("__", "/").replace("_", "."), content)
    return stream.getvalue()


def office(main: str, *others: str, **parts: str) -> bytes:
    """An Office file whose list of types names a main part."""
    types = "".join(f'<Override PartName="/part{n}.xml" ContentType="{one}"/>' for n, one in enumerate([main, *others]))
    listed = f'<?xml version="1.0"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">{types}</Types>'
    stream = BytesIO()
    with ZipFile(stream, "w", ZIP_DEFLATED) as container:
        container.writestr("[Content_Types].xml", listed)
        for name, content in parts.items():
            container.writestr(name.replace("_", "."), content)
    return stream.getvalue()


def opendocument(mimetype: str, *others: str) -> bytes:
    stream = BytesIO()
    with ZipFile(stream, "w") as container:
        for name in ("mimetype", *others):
            container.writestr(name, mimetype)
    return stream.getvalue()


def bomb(size: int) -> bytes:
    """An office file in which a small part becomes a large one."""
    stream = BytesIO(office(WORD))
    with ZipFile(stream, "a", ZIP_DEFLATED) as container, container.open(ZipInfo("word/document.xml"), "w") as part:
        for _ in range(size // 1_000_000):
            part.write(bytes(1_000_000))
    return stream.getvalue()


def locked() -> bytes:
    """An office file whose directory says that a password is needed."""
    content = bytearray(office(WORD))
    content[content.index(b"PK\x01\x02") + 8] |= 1
    return bytes(content)
