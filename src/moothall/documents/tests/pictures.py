"""Pictures for tests, drawn when they are needed."""

from io import BytesIO

from PIL import Image


def picture(form: str, size: tuple[int, int] = (40, 30)) -> bytes:
    stream = BytesIO()
    Image.new("RGB", size, (120, 30, 100)).save(stream, form)
    return stream.getvalue()


def png() -> bytes:
    return picture("PNG")
