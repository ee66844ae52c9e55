"""OpenDocument texts are read as a person reads them."""

from __future__ import annotations

import shutil
import subprocess
from collections.abc import Callable, Iterator
from io import BytesIO
from pathlib import Path
from zipfile import ZIP_DEFLATED, ZipFile

import docx
import pytest

from plainspeak.model import BlockKind, Document, InputError
from plainspeak.readers.docx import read as read_docx
from plainspeak.readers.odt import read

_SPACES = " ".join(
    f'xmlns:{short}="urn:oasis:names:tc:opendocument:xmlns:{long}:1.0"'
    for short, long in {
        "office": "office",
        "text": "text",
        "style": "style",
        "table": "table",
        "draw": "drawing",
        "fo": "xsl-fo-compatible",
    }.items()
)
_STYLES = """
<style:style style:name="B" style:family="text"><style:text-properties fo:font-weight="bold"/>
</style:style>
<style:style style:name="H" style:family="text"><style:text-properties text:display="none"/>
</style:style>
<style:style style:name="CY" style:family="text"><style:text-properties fo:language="cy"/>
</style:style>
<style:style style:name="PCY" style:family="paragraph"><style:text-properties fo:language="cy"/>
</style:style>
<style:style style:name="P9" style:family="paragraph" style:parent-style-name="Quotations"/>
<style:style style:name="P8" style:family="paragraph" style:parent-style-name="Title"/>
<text:list-style style:name="L1">
<text:list-level-style-number text:level="1" style:num-format="1"/>
<text:list-level-style-number text:level="2" style:num-format="a"/></text:list-style>
"""
_MASTER = """<office:document-styles {0}><office:master-styles>
<style:master-page style:name="Standard"><style:header><text:p>Riverside Group</text:p>
</style:header><style:footer><text:p>Ring us</text:p></style:footer></style:master-page>
<style:master-page style:name="Other"><style:header><text:p>Not used</text:p></style:header>
</style:master-page></office:master-styles></office:document-styles>"""


def zipped(parts: dict[str, bytes]) -> bytes:
    file = BytesIO()
    with ZipFile(file, "w", ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return file.getvalue()


def made(xml: str, styles: str = "") -> bytes:
    content = (
        f"<office:document-content {_SPACES}><office:automatic-styles>{_STYLES}"
        f"</office:automatic-styles><office:body><office:text>{xml}</office:text></office:body>"
        "</office:document-content>"
    )
    parts = {
        "mimetype": b"application/vnd.oasis.opendocument.text",
        "content.xml": content.encode(),
        "META-INF/manifest.xml": b"<manifest/>",
    }
    if styles:
        parts["styles.xml"] = styles.format(_SPACES).encode()
    return zipped(parts)


def reading(xml: str, styles: str = "") -> Document:
    return read(made(xml, styles))


def texts(document: Document) -> list[str]:
    return [block.text for block in document.blocks]


def test_headings_quotations_and_white_space() -> None:
    document = reading(
        '<text:p text:style-name="P8">Plan</text:p><text:h text:outline-level="2">Money</text:h>'
        '<text:p text:style-name="P9">Ada   said\n so.</text:p>'
        '<text:p>A<text:s text:c="3"/>B</text:p>'
    )
    assert [(b.kind, b.level, b.text) for b in document.blocks] == [
        (BlockKind.HEADING, 1, "Plan"),
        (BlockKind.HEADING, 2, "Money"),
        (BlockKind.QUOTATION, 0, "Ada said so."),
        (BlockKind.PARAGRAPH, 0, "A B"),
    ]


def test_lists_have_levels_and_show_their_numbers_in_the_place() -> None:
    document = reading(
        '<text:list text:style-name="L1"><text:list-item><text:p>Welcome</text:p><text:list>'
        "<text:list-item><text:p>Who is here</text:p></text:list-item>"
        "<text:list-item><text:p>Who is not</text:p></text:list-item></text:list>"
        "</text:list-item></text:list>"
        '<text:list text:style-name="L1" text:continue-numbering="true">'
        "<text:list-item><text:p>Money</text:p></text:list-item></text:list>"
    )
    assert [(b.level, b.place) for b in document.blocks] == [
        (1, "item 1"),
        (2, "item a"),
        (2, "item b"),
        (1, "item 2"),
    ]


def test_tables_with_header_rows_and_tables_inside() -> None:
    def cell(xml: str) -> str:
        return f"<table:table-cell>{xml}</table:table-cell>"

    def row(*cells: str) -> str:
        return f"<table:table-row>{''.join(map(cell, cells))}</table:table-row>"

    inner = f"<table:table>{row('<text:p>Milk</text:p>', '<text:p>Oats</text:p>')}</table:table>"
    document = reading(
        "<text:h>Money</text:h><table:table><table:table-header-rows>"
        f"{row('<text:p>Item</text:p>', '<text:p>Cost</text:p>')}</table:table-header-rows>"
        f"{row('<text:p>Tea</text:p>', inner)}</table:table>"
    )
    cells = [b for b in document.blocks if b.cell]
    assert [b.text for b in cells] == ["Item", "Cost", "Tea", "Milk", "Oats"]
    assert [bool(b.cell and b.cell.header) for b in cells][:3] == [True, True, False]
    assert cells[2].place == "table under ‘Money’, row 2"


def test_headers_and_footers_in_use_are_read() -> None:
    document = reading("<text:p>We meet.</text:p>", _MASTER)
    assert [(b.text, b.place) for b in document.blocks] == [
        ("Riverside Group", "header"),
        ("We meet.", ""),
        ("Ring us", "footer"),
    ]


def test_notes_boxes_changes_comments_and_hidden_text() -> None:
    document = reading(
        "<text:tracked-changes><text:changed-region><text:deletion><text:p>Gone</text:p>"
        "</text:deletion></text:changed-region></text:tracked-changes>"
        '<text:p>We <text:change-start text:change-id="1"/>may<text:change-end text:change-id="1"/>'
        ' meet<text:note text:note-class="footnote"><text:note-citation>1</text:note-citation>'
        "<text:note-body><text:p>In May.</text:p></text:note-body></text:note>"
        '<text:span text:style-name="H"> hidden</text:span> soon.'
        "<office:annotation><text:p>A comment</text:p></office:annotation>"
        "<draw:frame><draw:text-box><text:p>In the box.</text:p></draw:text-box></draw:frame>"
        "</text:p>"
        '<text:section text:display="none"><text:p>Not seen</text:p></text:section>'
        "<text:table-of-content><text:index-body><text:p>Money 3</text:p></text:index-body>"
        "</text:table-of-content>"
    )
    assert [(b.text, b.place) for b in document.blocks] == [
        ("We may meet soon.", ""),
        ("In the box.", "text box"),
        ("In May.", "footnote 1"),
    ]


def test_lines_with_labels_do_not_run_together() -> None:
    document = reading(
        '<text:p><text:span text:style-name="B">Date:</text:span> Monday<text:line-break/>'
        "Time: 2pm<text:line-break/>Come in by the side<text:line-break/>door.</text:p>"
        "<text:p>2pm<text:tab/>Welcome</text:p>"
    )
    assert texts(document) == [
        "Date: Monday",
        "Time: 2pm",
        "Come in by the side door.",
        "2pm",
        "Welcome",
    ]


def test_pages_are_named_where_the_file_marks_them() -> None:
    document = reading(
        "<text:p>First.</text:p><text:soft-page-break/><text:p>Second.</text:p>"
        "<text:p><text:soft-page-break/>Third.</text:p>"
    )
    assert [b.place for b in document.blocks] == ["page 1", "page 2", "page 3"]


def test_positions(check_positions: Callable[..., None]) -> None:
    check_positions(reading("<text:p>A ☐ box<text:s text:c='9'/>B<text:tab/>C</text:p>"))


@pytest.mark.skipif(shutil.which("soffice") is None, reason="needs LibreOffice")
def test_a_word_file_saved_by_libreoffice_reads_the_same(tmp_path: Path) -> None:
    document = docx.Document()
    document.sections[0].header.paragraphs[0].text = "Riverside Group"
    document.add_heading("Plan", 1)
    document.add_paragraph("We will meet in May.").add_run(" Bring cake.").bold = True
    document.add_paragraph("Tea", style="List Bullet")
    document.add_paragraph("Milk", style="List Number")
    document.add_paragraph("She said so.", style="Quote")
    document.add_table(2, 2).cell(1, 1).text = "Oats"
    document.save(str(tmp_path / "plan.docx"))
    profile = f"-env:UserInstallation=file://{tmp_path}/profile"
    subprocess.run(
        ["soffice", profile, "--headless", "--convert-to", "odt", "--outdir", str(tmp_path),
         str(tmp_path / "plan.docx")],
        check=True, capture_output=True, timeout=300,
    )  # fmt: skip
    found = read((tmp_path / "plan.odt").read_bytes())
    before = read_docx((tmp_path / "plan.docx").read_bytes())

    def seen(document: Document) -> list[tuple[BlockKind, int, str]]:
        return [(b.kind, b.level, b.text) for b in document.blocks]

    assert seen(found) == seen(before)


# -- hostile and broken files ------------------------------------------------------------------


def test_damaged_files_give_a_message_or_a_result(
    variants: Callable[[bytes, str, int], Iterator[bytes]],
) -> None:
    data = made("<text:h>Plan</text:h><text:p>We will meet in May.</text:p>", _MASTER)
    results: set[bool | str] = set()
    for damaged in variants(data, "content.xml", 240):
        try:
            results.add(bool(read(damaged).blocks))
        except InputError:
            results.add("message")
    assert "message" in results


def test_entities_and_outside_files_are_refused() -> None:
    data = zipped(
        {
            "content.xml": (
                '<!DOCTYPE x [<!ENTITY s SYSTEM "file:///etc/hostname"><!ENTITY a "haha">]>'
                f"<office:document-content {_SPACES}><office:body><office:text><text:p>Hello &s; "
                "&a; there.</text:p></office:text></office:body></office:document-content>"
            ).encode()
        }
    )
    with pytest.raises(InputError, match="damaged"):
        read(data)


@pytest.mark.parametrize("depth", [70, 2000])
def test_tables_nested_too_deeply_are_a_clear_message(depth: int) -> None:
    start = "<table:table><table:table-row><table:table-cell>" * depth
    end = "</table:table-cell></table:table-row></table:table>" * depth
    with pytest.raises(InputError, match="too deep"):
        reading(f"{start}<text:p>Deep</text:p>{end}")


def test_rows_said_to_be_repeated_cost_nothing() -> None:
    document = reading(
        '<table:table><table:table-row table:number-rows-repeated="1000000"><table:table-cell '
        'table:number-columns-repeated="16384"><text:p>Once</text:p></table:table-cell>'
        "</table:table-row></table:table>"
    )
    assert texts(document) == ["Once"]


def test_a_zip_bomb_is_a_clear_message() -> None:
    bomb = BytesIO(made("<text:p>Small</text:p>"))
    with ZipFile(bomb, "a", ZIP_DEFLATED) as archive:
        archive.writestr("big.xml", b" " * 70_000_000)
    with pytest.raises(InputError, match="more than any paper"):
        read(bomb.getvalue())


def test_locked_files_and_other_files_are_a_clear_message() -> None:
    with pytest.raises(InputError, match="password"):
        read(zipped({"content.xml": b"x", "META-INF/manifest.xml": b"<encryption-data/>"}))
    for data in (b"%PDF", zipped({"a": b"b"})):
        with pytest.raises(InputError, match="although its name says so"):
            read(data)


def test_a_block_knows_its_language_where_all_of_it_is_marked() -> None:
    document = reading(
        '<text:p>Croeso <text:span text:style-name="CY">i bawb</text:span></text:p>'
        '<text:p><text:span text:style-name="CY">Croeso i bawb</text:span></text:p>'
        '<text:p text:style-name="PCY">Croeso</text:p>'
    )
    assert [b.language for b in document.blocks] == ["", "cy", "cy"]
