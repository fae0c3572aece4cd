"""Reading a report that somebody sent (Word, OpenDocument, PDF, plain text) into one structure; what could run stays outside."""

from moothall.documents.reading.read import READ, Read, read

__all__ = ["READ", "Read", "read"]
