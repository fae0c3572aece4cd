"""What is sent is read word by word, and nothing in it is opened, followed or run; what is left out is said."""

from io import BytesIO

import pytest

from moothall.documents import structure
from moothall.documents.reading import read
from moothall.documents.rules import NotTaken
from moothall.documents.structure import Heading, Image, Paragraph, Point, Points, Run, Table
from moothall.documents.tests import office, pictures, samples
from moothall.documents.tests.office import field, open_text, paragraph, picture, run, table, word


def words(*texts):
    return tuple(Run(text) for text in texts)


def points(*texts, is_ordered=False):
    return Points(tuple(Point(words(text)) for text in texts), is_ordered)


def test_a_word_report_is_read_into_its_parts():
    sent = word(
        paragraph("Lease of Kelp Street", style="Title"),
        paragraph("Purpose", style="H1"),
        paragraph("To agree the ", run("lease", "<w:b/>"), " of ", run("Kelp Street", "<w:i/>"), "."),
        paragraph("Detail", style="H2"),
        paragraph("one", number=(1, 0)),
        paragraph("under one", number=(1, 1)),
        paragraph("two", number=(1, 0)),
        paragraph("Table 1: Costs", style="Caption"),
        table(["Year", "£"], ["2026", "12"], header=True),
        paragraph(picture("map")),
        paragraph("Ours", style="Ours"),
    )
    report = read(sent, "report.docx")
    (name,) = report.pictures
    assert report.title == "Lease of Kelp Street"
    assert report.blocks == (
        Heading(1, "Purpose"),
        Paragraph((Run("To agree the "), Run("lease", is_strong=True), Run(" of "), Run("Kelp Street", is_stressed=True), Run("."))),
        Heading(2, "Detail"),
        Points((Point(words("one"), points("under one", is_ordered=True)), Point(words("two")))),
        Table((words("Year"), words("£")), ((words("2026"), words("12")),), "Table 1: Costs"),
        Image(name, "A map"),
        Heading(1, "Ours"),
    )
    assert report.pictures[name] == pictures.png()
    assert report.remarks == ()


def test_paragraphs_that_word_counts_are_paragraphs_and_no_list():
    sent = word(
        paragraph("Purpose", number=(2, 0)),
        paragraph("To agree the lease.", number=(2, 1)),
        paragraph("To note the cost.", number=(2, 1)),
        paragraph("Recommendations", number=(2, 0)),
        paragraph("That Cabinet:", number=(2, 1)),
        paragraph("agree", number=(3, 0)),
        paragraph("note", number=(3, 0)),
    )
    report = read(sent, "report.docx")
    assert [part.number for part in structure.numbered(report.blocks)] == ["1", "1.1", "1.2", "2", "2.1", ""]
    assert structure.recommendations(report.blocks) == ["agree", "note"]


def test_where_nobody_used_styles_a_short_bold_line_is_a_heading():
    sent = word(paragraph(run("Purpose", "<w:b/>")), paragraph("To agree."), paragraph(run("Very bold indeed.", "<w:b/>")))
    assert [type(one) for one in read(sent, "report.docx").blocks] == [Heading, Paragraph, Paragraph]


def test_links_and_fields_are_read_as_what_they_show():
    sent = word(
        paragraph(
            f'<w:hyperlink r:id="web">{run("the survey")}</w:hyperlink>', f'<w:hyperlink r:id="script">{run(" a trap")}</w:hyperlink>'
        ),
        paragraph(field('HYPERLINK "https://example.org/law"', "the law"), field("PAGE", "7")),
        paragraph(f'<w:fldSimple w:instr="REF x">{run("paragraph 2")}</w:fldSimple>'),
    )
    first, second, third = read(sent, "report.docx").blocks
    assert first.words == (Run("the survey", link="https://example.org/survey"), Run(" a trap"))
    assert second.words == (Run("the law", link="https://example.org/law"), Run("7"))
    assert third.words == words("paragraph 2")


LEFT_OUT = [
    (paragraph(field('DDEAUTO "cmd" "/c calc"', "closed word")), "from another file or program"),
    (paragraph(field('INCLUDETEXT "https://example.org/x"', "closed word")), "from another file or program"),
    (paragraph(f'<w:fldSimple w:instr="INCLUDEPICTURE x">{run("closed word")}</w:fldSimple>'), "from another file or program"),
    (paragraph("<w:r><w:object><o:OLEObject/></w:object></w:r>"), "embedded file or object"),
    ('<w:altChunk r:id="x"/>', "embedded file or object"),
    (paragraph(picture("remote")), "pictures are never fetched"),
    (paragraph(picture("remote", attribute="link")), "pictures are never fetched"),
    (paragraph(picture("drawing")), "Save it as a PNG"),
    (paragraph(run("closed word", "<w:vanish/>")), "Hidden text"),
    (paragraph('<w:del w:id="1"><w:r><w:delText>closed word</w:delText></w:r></w:del>'), "Changes were tracked"),
    (paragraph("closed word", style="TOC1"), "list of contents"),
]


@pytest.mark.parametrize(("body", "said"), LEFT_OUT)
def test_what_runs_fetches_or_was_hidden_is_left_out_and_said(body, said):
    report = read(word(body, paragraph("Kept.")), "report.docx")
    assert structure.text_of(report.blocks) == "Kept."
    assert said in " ".join(report.remarks)
    assert report.pictures == {}


def test_tracked_changes_are_read_as_accepted():
    sent = word(
        paragraph("To ", f'<w:ins w:id="1">{run("agree")}</w:ins>', '<w:del w:id="2"><w:r><w:delText>refuse</w:delText></w:r></w:del>', ".")
    )
    assert read(sent, "report.docx").blocks == (Paragraph(words("To agree.")),)


def test_comments_are_left_out_and_said():
    sent = word(
        paragraph("Kept."), word__comments_xml=f"<w:comments {office.W}><w:comment>{paragraph('closed word')}</w:comment></w:comments>"
    )
    report = read(sent, "report.docx")
    assert structure.text_of(report.blocks) == "Kept."
    assert "Comments in the margin were left out." in report.remarks


def test_footnotes_stand_at_the_end():
    notes = f'<w:footnotes {office.W}><w:footnote w:id="2">{paragraph("Survey of 2026")}</w:footnote></w:footnotes>'
    sent = word(paragraph("The roof leaks", '<w:r><w:footnoteReference w:id="2"/></w:r>', "."), word__footnotes_xml=notes)
    assert structure.text_of(read(sent, "report.docx").blocks) == "The roof leaks [1].\n[1] Survey of 2026"


def test_boxes_of_text_are_read_once():
    content = f"<w:txbxContent>{paragraph('In the box')}</w:txbxContent>"
    choice, fallback = f"<mc:Choice><w:drawing>{content}</w:drawing></mc:Choice>", f"<mc:Fallback><w:pict>{content}</w:pict></mc:Fallback>"
    sent = word(paragraph("Before", f"<w:r><mc:AlternateContent>{choice}{fallback}</mc:AlternateContent></w:r>"))
    assert structure.text_of(read(sent, "report.docx").blocks) == "Before\nIn the box"


def test_cells_that_cover_others_keep_the_table_square():
    wide = f'<w:tcPr><w:gridSpan w:val="2"/></w:tcPr>{paragraph("wide")}'
    below = f"<w:tcPr><w:vMerge/></w:tcPr>{paragraph('')}"
    (block,) = read(word(table(["a", "b"], [wide], [below, "c"])), "report.docx").blocks
    assert block == Table((), ((words("a"), words("b")), (words("wide"), ()), ((), words("c"))))


def test_a_frame_of_one_cell_is_no_table():
    assert read(word(table(["Summary: agree."])), "report.docx").blocks == (Paragraph(words("Summary: agree.")),)


def test_styles_in_a_circle_and_pictures_on_this_machine_do_no_harm():
    report = read(word(paragraph("Round", style="Loop"), paragraph(picture("away"))), "report.docx")
    assert (report.blocks, report.pictures) == ((Paragraph(words("Round")),), {})


def test_many_closings_and_entities_break_nothing():
    bomb = '<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]>'
    with pytest.raises(NotTaken, match="“report.docx” is damaged"):
        read(word(paragraph("x"), word__styles_xml=bomb + office.STYLES), "report.docx")


def test_elements_within_elements_without_end_are_refused_in_a_sentence():
    def nested(depth):
        return read(word("<w:ins>" * depth + paragraph("deep") + "</w:ins>" * depth), "report.docx")

    assert structure.text_of(nested(200).blocks) == "deep"
    with pytest.raises(NotTaken, match="damaged"):
        nested(100_000)


@pytest.mark.parametrize(
    ("content", "name", "said"),
    [
        (b"", "report.docx", "is empty"),
        (samples.bomb(600_000_000), "report.docx", "unpack to far more"),
        (samples.locked(), "report.docx", "locked with a password"),
        (samples.OLD_WORD, "report.docx", "older Office file"),
        (samples.OLD_WORD + "EncryptedPackage".encode("utf-16-le"), "report.docx", "locked with a password"),
        (samples.office(samples.MACRO_WORD), "report.docx", "carries macros"),
        (samples.office(samples.EXCEL), "report.docx", "send this as an annex"),
        (samples.office(samples.WORD), "report.docx", "is damaged"),
        (pictures.png(), "report.docx", "send this as an annex"),
        (samples.PDF, "report.docx", "is damaged"),
        (b"%PDF-1.7\n" + b"x" * 500, "report.pdf", "is damaged"),
    ],
)
def test_what_cannot_be_read_is_refused_with_what_to_do(content, name, said):
    with pytest.raises(NotTaken, match=said):
        read(BytesIO(content), name)


def test_a_name_that_says_something_else_is_not_believed():
    assert read(word(paragraph("To agree.")), "report.pdf").blocks == (Paragraph(words("To agree.")),)


def test_a_text_file_is_read_as_what_is_typed():
    assert read(BytesIO("\ufeff# Purpose\n\nTo agree".encode()), "report.txt").blocks == (
        Heading(1, "Purpose"),
        Paragraph(words("To agree")),
    )


OPEN_BODY = """<text:p text:style-name="T1">Lease</text:p><text:h text:outline-level="1">Purpose</text:h>
<text:p>To agree the <text:span text:style-name="B">lease</text:span><text:s text:c="3"/>of <text:a xlink:href="https://example.org/">Kelp
Street</text:a>.<text:note><text:note-citation>1</text:note-citation><text:note-body><text:p>Survey</text:p></text:note-body></text:note></text:p>
<text:list text:style-name="L1"><text:list-item><text:p>one</text:p><text:list>
<text:list-item><text:p>under</text:p></text:list-item></text:list>
</text:list-item></text:list>
<table:table><table:table-header-rows><table:table-row><table:table-cell><text:p>Year</text:p></table:table-cell>
<table:table-cell table:number-columns-repeated="999999"><text:p>£</text:p></table:table-cell></table:table-row></table:table-header-rows>
<table:table-row><table:table-cell><text:p>2026</text:p></table:table-cell></table:table-row></table:table>
<text:p><draw:frame><draw:image xlink:href="Pictures/map.png"/><svg:desc>A map</svg:desc></draw:frame></text:p>"""


def test_an_opendocument_report_is_read_into_its_parts():
    report = read(open_text(OPEN_BODY), "report.odt")
    heading, first, listed, costs, shown, note = report.blocks
    assert (report.title, heading) == ("Lease", Heading(1, "Purpose"))
    assert first.words == (
        Run("To agree the "),
        Run("lease", is_strong=True),
        Run(" of "),
        Run("Kelp Street", link="https://example.org/"),
        Run(". [1]"),
    )
    assert listed == Points((Point(words("one"), points("under", is_ordered=True)),))
    assert (costs.header[0], len(costs.header), costs.rows[0][0]) == (words("Year"), 61, words("2026"))
    assert (shown.alternative, note) == ("A map", Paragraph(words("[1] Survey")))


@pytest.mark.parametrize(
    ("body", "said"),
    [
        ("<text:p><draw:frame><draw:object xlink:href='x'/></draw:frame></text:p>", "embedded file"),
        ("<text:p><draw:frame><draw:image xlink:href='https://example.org/x.png'/></draw:frame></text:p>", "never fetched"),
        ("<text:p><office:annotation><text:p>closed word</text:p></office:annotation></text:p>", "Comments"),
        ("<text:p><text:hidden-text>closed word</text:hidden-text></text:p>", "Hidden"),
        ("<text:p><text:execute-macro>closed word</text:execute-macro></text:p>", "another file or program"),
        ("<text:tracked-changes><text:p>closed word</text:p></text:tracked-changes>", "Changes were tracked"),
        ("<text:table-of-content><text:index-body><text:p>closed word</text:p></text:index-body></text:table-of-content>", "contents"),
    ],
)
def test_what_runs_fetches_or_was_hidden_in_an_opendocument_is_left_out_and_said(body, said):
    report = read(open_text(body + "<text:p>Kept.</text:p>"), "report.odt")
    assert structure.text_of(report.blocks) == "Kept."
    assert said in " ".join(report.remarks)


def test_counted_paragraphs_of_an_opendocument_are_paragraphs():
    body = """<text:list text:style-name="L2"><text:list-item><text:h>Purpose</text:h><text:list><text:list-item><text:p>To agree.</text:p>
    </text:list-item></text:list></text:list-item></text:list>"""
    assert [part.number for part in structure.numbered(read(open_text(body), "report.odt").blocks)] == ["1", "1.1"]


def test_an_opendocument_that_a_password_locks_is_refused():
    with pytest.raises(NotTaken, match="“report.odt” is locked with a password"):
        read(open_text("", **{"META-INF__manifest_xml": "<x><encryption-data/></x>"}), "report.odt")
