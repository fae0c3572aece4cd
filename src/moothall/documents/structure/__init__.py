"""A report as headings, paragraphs, points, tables and pictures: one structure, however it was written or sent."""

from moothall.documents.structure.blocks import Block, Heading, Image, Paragraph, Point, Points, Run, Table, Words, plain, run, text_of
from moothall.documents.structure.html import from_markup_to_html, to_html
from moothall.documents.structure.marked import TooLong, from_markup
from moothall.documents.structure.marking import to_markup
from moothall.documents.structure.numbering import Numbered, numbered
from moothall.documents.structure.recommendations import recommendations
from moothall.documents.structure.stored import from_json, to_json

__all__ = [
    "Block",
    "Heading",
    "Image",
    "Numbered",
    "Paragraph",
    "Point",
    "Points",
    "Run",
    "Table",
    "TooLong",
    "Words",
    "from_json",
    "from_markup",
    "from_markup_to_html",
    "numbered",
    "plain",
    "recommendations",
    "run",
    "text_of",
    "to_html",
    "to_json",
    "to_markup",
]
