"""Word documents are read as a person reads them."""

from __future__ import annotations

import tracemalloc
from collections.abc import Callable, Iterator
from functools import partial
from io import BytesIO
from typing import Any
from zipfile import ZIP_DEFLATED, ZipFile

import docx
import pytest
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls, qn
from growth import grows

from plainspeak.model import BlockKind, Document, InputError
from plainspeak.readers import office
from plainspeak.readers.docx import read

W = nsdecls("w")
Build = Callable[[Any], None]


def made(build: Build) -> bytes:
    document = docx.Document()
    build(document)
    file = BytesIO()
    document.save(file)
    return file.getvalue()


def reading(build: Build) -> Document:
    return read(made(build))


def body(xml: str) -> Document:
    """A document with this XML in its body."""

    def build(document: Any) -> None:
        settings = document.element.body.find(qn("w:sectPr"))
        wps = 'xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape"'
        v = 'xmlns:v="urn:schemas-microsoft-com:vml"'
        mc = 'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"'
        m = 'xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math"'
        for element in parse_xml(f"<w:body {W} {wps} {v} {mc} {m}>{xml}</w:body>"):
            settings.addprevious(element)

    return reading(build)


def p(*runs: str, settings: str = "") -> str:
    return f"<w:p><w:pPr>{settings}</w:pPr>{''.join(runs)}</w:p>"


def r(text: str, settings: str = "") -> str:
    return f'<w:r><w:rPr>{settings}</w:rPr><w:t xml:space="preserve">{text}</w:t></w:r>'


def texts(document: Document) -> list[str]:
    return [block.text for block in document.blocks]


def test_headings_by_style_and_by_outline_level() -> None:
    def build(document: Any) -> None:
        document.add_heading("Our plan", 0)
        document.add_heading("Money", 2)
        document.add_paragraph("We have enough.")
        own = document.add_paragraph("Rooms")
        own._p.get_or_add_pPr().append(parse_xml(f'<w:outlineLvl {W} w:val="2"/>'))
        style = document.styles.add_style("House heading", 1)
        style.base_style = document.styles["Heading 1"]
        document.add_paragraph("People", style="House heading")

    found = [(b.kind, b.level) for b in reading(build).blocks]
    heading = BlockKind.HEADING
    assert found == [(heading, 1), (heading, 2), (BlockKind.PARAGRAPH, 0), (heading, 3),
                     (heading, 1)]  # fmt: skip


def test_lists_have_levels_and_show_their_numbers_in_the_place() -> None:
    def build(document: Any) -> None:
        document.add_heading("To do", 1)
        for text in ("Ring Ada", "Book a room"):
            document.add_paragraph(text, style="List Number")
        document.add_paragraph("Bring cake", style="List Bullet")
        document.add_paragraph("Bring two", style="List Bullet 2")

    title, *blocks = reading(build).blocks
    assert title.place == "heading ‘To do’"
    assert {b.kind for b in blocks} == {BlockKind.LIST_ITEM}
    assert [b.place for b in blocks] == ["under ‘To do’, item 1", "under ‘To do’, item 2",
                                         "under ‘To do’", "under ‘To do’"]  # fmt: skip
    assert [b.level for b in blocks] == [1, 1, 1, 2]


def test_a_numbered_list_goes_on_after_a_heading_and_counts_in_its_own_way() -> None:
    levels = "".join(
        f'<w:lvl w:ilvl="{i}"><w:start w:val="1"/><w:numFmt w:val="{form}"/>'
        f'<w:lvlText w:val="{text}"/></w:lvl>'
        for i, (form, text) in enumerate([("decimal", "%1."), ("lowerLetter", "%1.%2)")])
    )

    def build(document: Any) -> None:
        root = document.part.numbering_part.element
        root.insert(0, parse_xml(
            f'<w:abstractNum {W} w:abstractNumId="77">{levels}</w:abstractNum>'))  # fmt: skip
        root.append(parse_xml(f'<w:num {W} w:numId="77"><w:abstractNumId w:val="77"/></w:num>'))
        for depth, text in (
            (0, "Welcome all"),
            (1, "Who is here"),
            (1, "Who is not"),
            (0, "Money"),
        ):
            if depth == 0:
                document.add_heading("Next", 1)
            paragraph = document.add_paragraph(text)
            paragraph._p.get_or_add_pPr().append(
                parse_xml(f'<w:numPr {W}><w:ilvl w:val="{depth}"/><w:numId w:val="77"/></w:numPr>')
            )

    items = [b for b in reading(build).blocks if b.kind is BlockKind.LIST_ITEM]
    assert [b.place.rsplit("item ", 1)[-1] for b in items] == ["1", "1.a", "1.b", "2"]


def test_tables_nested_tables_and_merged_cells() -> None:
    def build(document: Any) -> None:
        document.add_heading("Money", 1)
        table = document.add_table(3, 2)
        table.cell(0, 0).text = "Item"
        table.cell(0, 1).text = "Cost"
        table.cell(1, 0).text = "Tea"
        inner = table.cell(1, 1).add_table(2, 2)
        inner.cell(0, 0).text = "Milk"
        inner.cell(1, 1).text = "Sugar"
        table.cell(2, 0).merge(table.cell(2, 1)).text = "All paid"

    cells = [b for b in reading(build).blocks if b.cell]
    assert [b.text for b in cells] == ["Item", "Cost", "Tea", "Milk", "Sugar", "All paid"]
    assert [b.place for b in cells][-1] == "table under ‘Money’, row 3"
    assert cells[0].cell is not None
    assert cells[0].cell.header
    assert len({b.cell.table for b in cells if b.cell}) == 2


def test_a_table_of_one_cell_is_a_frame_around_text() -> None:
    def build(document: Any) -> None:
        document.add_table(1, 1).cell(0, 0).text = "Please ring us if you are late."

    (block,) = reading(build).blocks
    assert block.kind is BlockKind.PARAGRAPH
    assert block.cell is None


def test_headers_and_footers_are_read_once() -> None:
    def build(document: Any) -> None:
        document.add_paragraph("First part.")
        document.sections[0].header.paragraphs[0].text = "Riverside Group"
        document.sections[0].footer.paragraphs[0].text = "Ring us"
        section = document.add_section()
        section.header.is_linked_to_previous = False
        section.header.paragraphs[0].text = "Riverside Group"
        document.add_paragraph("Second part.")

    document = reading(build)
    assert texts(document) == ["Riverside Group", "First part.", "Second part.", "Ring us"]
    assert [b.place for b in document.blocks] == ["header", "", "", "footer"]


def test_headers_that_are_switched_off_are_not_read() -> None:
    def build(document: Any) -> None:
        document.add_paragraph("We meet.")
        section = document.sections[0]
        section.first_page_header.paragraphs[0].text = "On the first page"
        section.even_page_header.paragraphs[0].text = "On even pages"
        section.different_first_page_header_footer = switched_on

    switched_on = False
    assert texts(reading(build)) == ["We meet."]
    switched_on = True
    assert texts(reading(build)) == ["On the first page", "We meet."]


def test_notes_are_read_where_they_are_referred_to() -> None:
    note = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/footnotes"
    kind = "application/vnd.openxmlformats-officedocument.wordprocessingml.footnotes+xml"
    xml = (
        f'<w:footnotes {W}><w:footnote w:type="separator" w:id="0">{p(r("line"))}</w:footnote>'
        f'<w:footnote w:id="5">{p(r("Later note."))}</w:footnote>'
        f'<w:footnote w:id="2">{p(r("First note."))}</w:footnote></w:footnotes>'
    )

    def build(document: Any) -> None:
        from docx.opc.packuri import PackURI
        from docx.opc.part import Part

        part = Part(PackURI("/word/footnotes.xml"), kind, xml.encode(), document.part.package)
        document.part.relate_to(part, note)
        for text, number in (("One.", 2), ("Two.", 5)):
            paragraph = document.add_paragraph(text)
            paragraph._p.append(parse_xml(f'<w:r {W}><w:footnoteReference w:id="{number}"/></w:r>'))

    document = reading(build)
    assert texts(document) == ["One.", "First note.", "Two.", "Later note."]
    assert [b.place for b in document.blocks if b.place] == ["footnote 1", "footnote 2"]


def test_text_boxes_are_read_once() -> None:
    box = f"<w:txbxContent>{p(r('In the box.'))}</w:txbxContent>"
    document = body(p(
        r("Beside it."),
        "<w:r><mc:AlternateContent><mc:Choice Requires='wps'><w:drawing><wps:txbx>"
        f"{box}</wps:txbx></w:drawing></mc:Choice><mc:Fallback><w:pict><v:textbox>{box}"
        "</v:textbox></w:pict></mc:Fallback></mc:AlternateContent></w:r>",
    ))  # fmt: skip
    assert [(b.text, b.place) for b in document.blocks] == [
        ("Beside it.", ""), ("In the box.", "text box")
    ]  # fmt: skip


def test_tracked_changes_read_as_if_accepted() -> None:
    tracked = 'w:id="1" w:author="A" w:date="2026-01-01T00:00:00Z"'
    document = body(
        p(r("We "), f"<w:del {tracked}><w:r><w:delText>will</w:delText></w:r></w:del>",
          f"<w:ins {tracked}>{r('may ')}</w:ins>", r("meet."),
          f"<w:moveFrom {tracked}>{r(' Gone.')}</w:moveFrom>")
        + p(r("The room "), settings=f"<w:rPr><w:del {tracked}/></w:rPr>")
        + p(r("is warm."))
        + "<w:tbl><w:tr><w:tc>" + p(r("Stays")) + "</w:tc></w:tr><w:tr><w:trPr>"
        + f"<w:del {tracked}/></w:trPr><w:tc>" + p(r("Goes")) + "</w:tc></w:tr></w:tbl>"
    )  # fmt: skip
    assert texts(document) == ["We may meet.", "The room is warm.", "Stays"]


def test_controls_links_fields_and_hidden_text() -> None:
    field = '<w:r><w:fldChar w:fldCharType="{}"/></w:r>'
    document = body(
        p("<w:sdt><w:sdtContent>", r("A name "), "</w:sdtContent></w:sdt>",
          f"<w:hyperlink w:anchor='x'>{r('and a link ')}</w:hyperlink>",
          "<w:r><w:instrText> IF 1 = </w:instrText></w:r>", field.format("begin"),
          r(" CODE "), field.format("separate"), r("and a result"), field.format("end"),
          r(" hidden", "<w:vanish/>"), r(" shown", '<w:vanish w:val="0"/>'), r("."))
        + "<w:sdt><w:sdtContent>" + p(r("Inside.")) + "</w:sdtContent></w:sdt>"
    )  # fmt: skip
    assert texts(document) == ["A name and a link and a result shown.", "Inside."]


def test_a_word_over_several_runs_is_one_word() -> None:
    (block,) = body(
        p(r("meet"), "<w:proofErr w:type='spellStart'/>", r("ing"), r(" today."))
    ).blocks
    assert block.text == "meeting today."


def test_lines_with_labels_do_not_run_together() -> None:
    document = body(p(
        r("Date:", "<w:b/>"), r(" Monday 3 March"), "<w:r><w:br/></w:r>", r("Time:", "<w:b/>"),
        r(" 2pm"), "<w:r><w:br/></w:r>", r("Please come in by the side"), "<w:r><w:br/></w:r>",
        r("door."),
    ))  # fmt: skip
    assert texts(document) == ["Date: Monday 3 March", "Time: 2pm",
                               "Please come in by the side door."]  # fmt: skip
    assert [b.kind for b in document.blocks][:2] == [BlockKind.FORM_LINE] * 2


def test_labels_in_bold_begin_a_new_line_only_after_another_one() -> None:
    bold = "<w:b/>"
    document = body(
        p(r("Date:", bold), r(" Monday "), r("Time:", bold), r(" 2pm"))
        + p(r("Please ring "), r("Ada: the one who knows.", bold))
    )
    assert texts(document) == ["Date: Monday", "Time: 2pm", "Please ring Ada: the one who knows."]


def test_columns_made_with_tabs_do_not_run_together() -> None:
    tab = "<w:r><w:tab/></w:r>"
    document = body(p(r("2.30pm"), tab, r("Welcome"), tab, r("Ada")) + p(r("•"), tab, r("Tea")))
    assert [(b.text, b.kind) for b in document.blocks] == [
        ("2.30pm", BlockKind.FORM_LINE), ("Welcome", BlockKind.FORM_LINE),
        ("Ada", BlockKind.FORM_LINE), ("Tea", BlockKind.LIST_ITEM),
    ]  # fmt: skip


def test_boxes_to_tick_stand_between_options() -> None:
    document = body(p(r("Will you come? ☐ Yes ☐ No")))
    assert texts(document) == ["Will you come?", "Yes", "No"]
    assert document.blocks[1].kind is BlockKind.FORM_LINE


def test_quotations_code_formulas_and_contents() -> None:
    def build(document: Any) -> None:
        for name in ("Source Code", "toc 1", "Definition Term", "Definition"):
            document.styles.add_style(name, 1)
        document.styles.add_style("Verbatim Char", 2)
        document.add_paragraph("Ada said this.", style="Quote")
        document.add_paragraph("x = y", style="Source Code")
        document.add_paragraph("Money 3", style="toc 1")
        document.add_paragraph("ICB", style="Definition Term")
        document.add_paragraph("Integrated Care Board", style="Definition")
        document.add_paragraph("It meets in the hall.", style="Definition")
        document.add_paragraph("Quorum", style="Definition Term")
        document.add_paragraph("Enough people to vote.", style="Definition")
        document.add_paragraph("Type ").add_run("ls -l", style="Verbatim Char")
        document.paragraphs[-1].add_run(" now.")

    document = reading(build)
    assert document.blocks[0].kind is BlockKind.QUOTATION
    assert texts(document) == [
        "Ada said this.", "It meets in the hall.", "Quorum", "Enough people to vote.",
        "Type \ufffc now.",
    ]  # fmt: skip
    assert document.blocks[-1].literal
    assert [(d.short, d.long) for d in document.definitions] == [("ICB", "Integrated Care Board")]


def test_pages_are_named_where_word_has_marked_them() -> None:
    turn = "<w:r><w:lastRenderedPageBreak/></w:r>"
    document = body(p(r("First.")) + p(turn, r("Second.")) + p(r("On "), turn, r("third.")))
    assert [b.place for b in document.blocks] == ["page 1", "page 2", "page 2"]


def test_every_block_leads_back_to_its_paragraph() -> None:
    document = body(p(r("  Date: Monday"), "<w:r><w:br/></w:r>", r("Time: 2pm")) + p(r("End.")))
    for block in document.blocks:
        assert document.source[block.span.start : block.span.end] == block.text
        assert document.source[block.anchor[1] :].lstrip()
    assert [b.anchor for b in document.blocks] == [(0, 0), (0, 0), (1, 26)]


# -- hostile and broken files ------------------------------------------------------------------


def with_part(data: bytes, name: str, content: bytes) -> bytes:
    """The file with other content in one of its parts."""
    changed = BytesIO()
    with ZipFile(BytesIO(data)) as archive, ZipFile(changed, "w", ZIP_DEFLATED) as copy:
        for part in archive.namelist():
            copy.writestr(part, content if part == name else archive.read(part))
    return changed.getvalue()


def small() -> bytes:
    def build(document: Any) -> None:
        document.add_heading("Plan", 1)
        document.add_paragraph("We will meet in May.")
        document.add_table(1, 2).cell(0, 0).text = "Cake"

    return made(build)


def test_damaged_files_give_a_message_or_a_result(
    variants: Callable[[bytes, str, int], Iterator[bytes]],
) -> None:
    results: set[bool | str] = set()
    for data in variants(small(), "word/document.xml", 240):
        try:
            results.add(bool(read(data).blocks))
        except InputError:
            results.add("message")
    assert "message" in results


def test_links_to_lost_parts_do_no_harm() -> None:
    data = small()
    with ZipFile(BytesIO(data)) as archive:
        links = archive.read("word/_rels/document.xml.rels").decode()
    lost = '<Relationship Id="rId99" Type="http://x/image" Target="NULL"/></Relationships>'
    data = with_part(
        data, "word/_rels/document.xml.rels", links.replace("</Relationships>", lost).encode()
    )
    assert texts(read(data)) == ["Plan", "We will meet in May.", "Cake"]


def test_entities_and_outside_files_are_refused(tmp_path: Any) -> None:
    (tmp_path / "secret.txt").write_text("The secret word.")
    xml = (
        f'<!DOCTYPE x [<!ENTITY s SYSTEM "file://{tmp_path}/secret.txt">'
        '<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;"><!ENTITY c "&b;&b;&b;&b;">]>'
        f"<w:document {W}><w:body>{p(r('Hello &s; &c; there.'))}</w:body></w:document>"
    )
    for encoding in ("utf-8", "utf-16"):
        with pytest.raises(InputError, match="damaged"):
            read(with_part(small(), "word/document.xml", xml.encode(encoding)))


@pytest.mark.parametrize("depth", [70, 2000])
def test_tables_nested_too_deeply_are_a_clear_message(depth: int) -> None:
    xml = "<w:tbl><w:tr><w:tc>" * depth + p(r("Deep")) + "</w:tc></w:tr></w:tbl>" * depth
    data = with_part(small(), "word/document.xml",
                     f"<w:document {W}><w:body>{xml}</w:body></w:document>".encode())  # fmt: skip
    with pytest.raises(InputError, match="too deep"):
        read(data)


def test_a_zip_bomb_is_a_clear_message() -> None:
    bomb = BytesIO(small())
    with ZipFile(bomb, "a", ZIP_DEFLATED) as archive:
        archive.writestr("word/big.xml", b" " * 70_000_000)
    with pytest.raises(InputError, match="more than any paper"):
        read(bomb.getvalue())


def test_a_paper_longer_than_any_is_a_clear_message(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(office, "MAX_PARAGRAPHS", 2)
    with pytest.raises(InputError, match="longer than any paper"):
        body(p(r("One.")) * 3)


def test_a_file_with_macros_is_read_like_any_other() -> None:
    data = small()
    with ZipFile(BytesIO(data)) as archive:
        kinds = archive.read("[Content_Types].xml").decode()
    plain = "openxmlformats-officedocument.wordprocessingml.document.main"
    kinds = kinds.replace(f"vnd.{plain}", "vnd.ms-word.document.macroEnabled.main")
    assert "macro" in kinds
    document = read(with_part(data, "[Content_Types].xml", kinds.encode()))
    assert texts(document) == ["Plan", "We will meet in May.", "Cake"]


def test_other_files_under_this_name_are_a_clear_message() -> None:
    other = BytesIO()
    with ZipFile(other, "w") as archive:
        archive.writestr("content.xml", "<a/>")
    for data in (other.getvalue(), b"%PDF-1.7", b"Just text.", b"{\\rtf1}"):
        with pytest.raises(InputError, match="although its name says so"):
            read(data)
    locked = b"\xd0\xcf\x11\xe0" + b"x" * 99 + "EncryptedPackage".encode("utf-16-le")
    with pytest.raises(InputError, match="password"):
        read(locked)
    with pytest.raises(InputError, match="old form"):
        read(b"\xd0\xcf\x11\xe0" + b"x" * 99)


def test_a_block_knows_its_language_where_all_of_it_is_marked() -> None:
    welsh = '<w:lang w:val="cy-GB"/>'
    document = body(
        p(r("Croeso "), r("i bawb.", welsh))
        + p(r("Croeso ", welsh), r("i bawb.", welsh + "<w:b/>"))
    )
    assert [b.language for b in document.blocks] == ["", "cy-GB"]


def test_a_large_first_letter_belongs_to_its_word() -> None:
    document = docx.Document()
    first = document.add_paragraph("T")
    first._p.get_or_add_pPr().append(
        parse_xml(f'<w:framePr {nsdecls("w")} w:dropCap="drop" w:lines="3" w:wrap="around"/>')
    )
    document.add_paragraph("he group meets in May.")
    file = BytesIO()
    document.save(file)
    assert [b.text for b in read(file.getvalue()).blocks] == ["The group meets in May."]


@pytest.mark.parametrize(
    "xml",
    [
        "<w:p/>",
        "<w:p><w:pPr><w:rPr><w:del/></w:rPr></w:pPr><w:r><w:t>a </w:t></w:r></w:p>",
        '<w:r w:a="" w:b="" w:c="" w:d="" w:e=""/>',
    ],
    ids=["empty paragraphs", "ends that are deleted", "attributes"],
)
def test_a_small_file_with_a_great_many_parts(xml: str) -> None:
    """Under a name that does not end in .xml, too."""
    document = docx.Document()
    document.add_paragraph("We met.")
    file = BytesIO()
    document.save(file)

    def prepare(times: int) -> Callable[[], object]:
        made = BytesIO()
        with ZipFile(file) as old, ZipFile(made, "w", ZIP_DEFLATED) as new:
            for name in old.namelist():
                part = old.read(name).replace(b"word/document.xml", b"word/document.bin")
                if name == "word/document.xml":
                    part = part.replace(b"<w:p>", f"{xml * times}<w:p>".encode(), 1)
                new.writestr(name.replace("document.xml", "document.bin"), part)
        return partial(read, made.getvalue())

    assert grows(prepare, 20_000) == ""


def test_styles_without_end_upon_each_other() -> None:
    """Each style kept the names of all below it: 20,000 of them took gigabytes."""
    count = 3_000

    def build(document: Any) -> None:
        for number in range(count):
            based = f'<w:basedOn w:val="S{number + 1}"/>' if number + 1 < count else ""
            document.styles.element.append(
                parse_xml(
                    f'<w:style {W} w:type="paragraph" w:styleId="S{number}">'
                    f'<w:name w:val="Style {number}"/>{based}</w:style>'
                )
            )
        for number in range(0, count, 10):
            document.element.body.insert(0, parse_xml(
                f'<w:p {W}><w:pPr><w:pStyle w:val="S{number}"/></w:pPr>'
                f"<w:r><w:t>We met.</w:t></w:r></w:p>"
            ))  # fmt: skip

    data = made(build)
    tracemalloc.start()
    try:
        assert len(read(data).blocks) == count / 10
        assert tracemalloc.get_traced_memory()[1] < 40_000_000
    finally:
        tracemalloc.stop()
