"""PowerPoint slides are read as a person reads them."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from io import BytesIO
from typing import Any
from zipfile import ZIP_DEFLATED, ZipFile

import pptx
import pytest
from pptx.opc.package import Part
from pptx.opc.packuri import PackURI
from pptx.oxml import parse_xml
from pptx.util import Cm

from plainspeak.model import BlockKind, Document, InputError
from plainspeak.readers.pptx import read

Build = Callable[[Any], None]


def made(build: Build) -> bytes:
    presentation = pptx.Presentation()
    build(presentation)
    file = BytesIO()
    presentation.save(file)
    return file.getvalue()


def reading(build: Build) -> Document:
    return read(made(build))


def slide(presentation: Any, layout: int = 6) -> Any:
    return presentation.slides.add_slide(presentation.slide_layouts[layout])


def box(shapes: Any, left: float, top: float, text: str) -> Any:
    shape = shapes.add_textbox(Cm(left), Cm(top), Cm(5), Cm(2))
    shape.text_frame.text = text
    return shape


def texts(document: Document) -> list[str]:
    return [block.text for block in document.blocks]


def test_titles_bullets_and_notes() -> None:
    def build(presentation: Any) -> None:
        page = slide(presentation, 1)
        page.shapes.title.text = "Our plan"
        frame = page.placeholders[1].text_frame
        frame.text = "Meet in May"
        deeper = frame.add_paragraph()
        deeper.text, deeper.level = "Bring cake", 1
        page.notes_slide.notes_text_frame.text = "Say this slowly."

    assert [(b.text, b.kind, b.level, b.place) for b in reading(build).blocks] == [
        ("Our plan", BlockKind.HEADING, 1, "slide 1"),
        ("Meet in May", BlockKind.LIST_ITEM, 1, "slide 1"),
        ("Bring cake", BlockKind.LIST_ITEM, 2, "slide 1"),
        ("Say this slowly.", BlockKind.PARAGRAPH, 0, "slide 1, notes"),
    ]


def test_boxes_are_read_from_top_to_bottom_and_left_to_right() -> None:
    def build(presentation: Any) -> None:
        page = slide(presentation, 5)
        box(page.shapes, 2, 14, "Fourth")
        box(page.shapes, 12, 6.2, "Second")
        box(page.shapes, 2, 6.5, "First")
        group = page.shapes.add_group_shape()
        box(group.shapes, 12, 10, "Third b")
        box(group.shapes, 2, 10, "Third a")
        page.shapes.title.text = "Title"
        page.shapes.title.top = Cm(17)

    assert texts(reading(build)) == ["Title", "First", "Second", "Third a", "Third b", "Fourth"]


def test_tables_with_merged_cells() -> None:
    def build(presentation: Any) -> None:
        table = slide(presentation).shapes.add_table(3, 2, 0, 0, Cm(9), Cm(9)).table
        table.cell(0, 0).text = "Item"
        table.cell(1, 0).text = "Tea"
        table.cell(2, 0).text = "All"
        table.cell(2, 0).merge(table.cell(2, 1))

    blocks = reading(build).blocks
    assert [(b.text, b.place) for b in blocks] == [
        ("Item", "slide 1, table, row 1"),
        ("Tea", "slide 1, table, row 2"),
        ("All", "slide 1, table, row 3"),
    ]
    assert [bool(b.cell and b.cell.header) for b in blocks] == [True, False, False]


def test_hidden_slides_are_named_and_hidden_shapes_left_out() -> None:
    def build(presentation: Any) -> None:
        page = slide(presentation)
        page._element.set("show", "0")
        box(page.shapes, 1, 1, "For later")
        unseen = box(page.shapes, 1, 5, "Not seen")
        unseen._element.nvSpPr.cNvPr.set("hidden", "1")

    (block,) = reading(build).blocks
    assert (block.text, block.place) == ("For later", "slide 1 (hidden)")


def test_lines_in_one_box_do_not_run_together() -> None:
    def build(presentation: Any) -> None:
        box(slide(presentation).shapes, 1, 1, "Date: Monday\vTime: 2pm\nPlease come.")

    assert texts(reading(build)) == ["Date: Monday", "Time: 2pm", "Please come."]


def test_a_box_has_bullets_where_it_says_so() -> None:
    def build(presentation: Any) -> None:
        frame = box(slide(presentation).shapes, 1, 1, "Tea").text_frame
        settings = frame.paragraphs[0]._p.get_or_add_pPr()
        settings.append(settings.makeelement(settings.tag.replace("pPr", "buChar"), {"char": "•"}))
        frame.add_paragraph().text = "We will meet."

    kinds = [b.kind for b in reading(build).blocks]
    assert kinds == [BlockKind.LIST_ITEM, BlockKind.PARAGRAPH]


def test_diagrams_and_shapes_that_stand_there_twice() -> None:
    a = 'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"'
    dgm = "http://schemas.openxmlformats.org/drawingml/2006/diagram"
    office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"

    def paragraph(text: str) -> str:
        return f"<a:p {a}><a:r><a:t>{text}</a:t></a:r></a:p>"

    def build(presentation: Any) -> None:
        page = slide(presentation)
        points = "".join(
            f"<dgm:pt><dgm:t>{paragraph(text)}</dgm:t></dgm:pt>" for text in ("Ask", "Listen")
        )
        data = f'<dgm:dataModel xmlns:dgm="{dgm}"><dgm:ptLst>{points}</dgm:ptLst></dgm:dataModel>'
        kind = "application/vnd.openxmlformats-officedocument.drawingml.diagramData+xml"
        name = PackURI("/ppt/diagrams/data1.xml")
        part = Part(name, kind, page.part.package, data.encode())
        link = page.part.relate_to(part, f"{office}/diagramData")
        page.shapes.add_table(1, 1, 0, 0, Cm(3), Cm(3))
        graphic = page.shapes._spTree.xpath(".//a:graphicData")[0]
        graphic.set("uri", dgm)
        graphic[:] = [parse_xml(f'<d:relIds xmlns:d="{dgm}" xmlns:r="{office}" r:dm="{link}"/>')]
        branch = f"<mc:{{0}}>{paragraph('Once')}</mc:{{0}}>"
        mc = 'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"'
        page.shapes._spTree.append(
            parse_xml(
                f"<mc:AlternateContent {mc}>{branch.format('Choice')}{branch.format('Fallback')}"
                "</mc:AlternateContent>"
            )
        )

    assert [(b.text, b.place) for b in reading(build).blocks] == [
        ("Ask", "slide 1, diagram"),
        ("Listen", "slide 1, diagram"),
        ("Once", "slide 1"),
    ]


def test_positions(check_positions: Callable[..., None]) -> None:
    def build(presentation: Any) -> None:
        box(slide(presentation).shapes, 1, 1, "A ☐ box   and\tmore\vDate: now")

    check_positions(reading(build))


# -- hostile and broken files ------------------------------------------------------------------


def small() -> bytes:
    def build(presentation: Any) -> None:
        page = slide(presentation, 5)
        page.shapes.title.text = "Plan"
        box(page.shapes, 1, 9, "We will meet in May.")
        layouts = presentation.slide_layouts
        for layout in list(layouts):
            if layout != page.slide_layout:
                layouts.remove(layout)

    return made(build)


def test_damaged_files_give_a_message_or_a_result(
    variants: Callable[[bytes, str, int], Iterator[bytes]],
) -> None:
    results: set[bool | str] = set()
    for data in variants(small(), "ppt/slides/slide1.xml", 240):
        try:
            results.add(bool(read(data).blocks))
        except InputError:
            results.add("message")
    assert "message" in results


def test_a_zip_bomb_is_a_clear_message() -> None:
    bomb = BytesIO(small())
    with ZipFile(bomb, "a", ZIP_DEFLATED) as archive:
        for number in range(10_001):
            archive.writestr(f"ppt/media/{number}.png", b"")
    with pytest.raises(InputError, match="more than any paper"):
        read(bomb.getvalue())


def test_other_files_under_this_name_are_a_clear_message() -> None:
    import docx

    word = BytesIO()
    docx.Document().save(word)
    for data in (b"%PDF", word.getvalue()):
        with pytest.raises(InputError, match="although its name says so"):
            read(data)
