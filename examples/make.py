"""Make the example papers in other formats, and what plainspeak writes for each, again.

usage: python examples/make.py

Needs LibreOffice for OpenDocument and PDF, and Chromium for the
picture of a report. Papers go to examples/formats (the text formats there
are written by hand), what `plainspeak review` writes to examples/reviewed.
"""

from __future__ import annotations

import shutil
import subprocess
import tempfile
from pathlib import Path
from typing import Any

import docx
import pptx

from plainspeak import readers
from plainspeak.apps.review import write
from plainspeak.engine.check import check_path
from plainspeak.model import Block, BlockKind
from plainspeak.reports import html

HERE = Path(__file__).parent
FORMATS = HERE / "formats"
REVIEWED = HERE / "reviewed"


def blocks(paper: Path) -> tuple[Block, ...]:
    """The blocks of a Markdown paper."""
    markdown = readers.format_named("markdown")
    return readers.read(paper.read_text(encoding="utf-8"), markdown).blocks


def word(paper: Path, to: Path) -> None:
    """A Word file with the same headings, lists, tables and words."""
    document = docx.Document()
    tables: dict[int, Any] = {}
    found = blocks(paper)
    for block in found:
        if block.cell:
            if block.cell.table not in tables:
                cells = [b.cell for b in found if b.cell and b.cell.table == block.cell.table]
                rows, columns = (1 + max(c[i] for c in cells) for i in (1, 2))
                tables[block.cell.table] = document.add_table(rows, columns, "Table Grid")
            place = tables[block.cell.table].cell(block.cell.row, block.cell.column)
            place.text = block.text
        elif block.kind is BlockKind.HEADING:
            document.add_heading(block.text, block.level)
        elif block.kind is BlockKind.LIST_ITEM:
            document.add_paragraph(block.text, "List Bullet")
        else:
            document.add_paragraph(block.text)
    document.save(str(to))


def slides(to: Path) -> None:
    """A short talk with notes."""
    show = pptx.Presentation()
    for title, points, notes in (
        ("Repairs: what tenants told us", ["The DLO takes too long", "Nobody rings back"], ""),
        (
            "What we will do next",
            ["Leverage the new CRM", "Co-design the letters", "Report KPIs in May"],
            "Say that the board has ring-fenced the money.",
        ),
    ):
        slide = show.slides.add_slide(show.slide_layouts[1])
        slide.shapes.title.text = title
        slide.placeholders[1].text = "\n".join(points)
        if notes:
            slide.notes_slide.notes_text_frame.text = notes
    show.save(str(to))


def office(source: Path, kind: str) -> None:
    """Save an office file as another kind beside it, through LibreOffice."""
    with tempfile.TemporaryDirectory() as profile:
        subprocess.run(
            ["soffice", f"-env:UserInstallation=file://{profile}", "--headless", "--convert-to",
             kind, "--outdir", str(source.parent), str(source)],
            check=True, capture_output=True, timeout=180,
        )  # fmt: skip


def picture(to: Path) -> None:
    """What the top of a report looks like, as a small picture for the README, through Chromium."""
    from PIL import Image

    chromium = shutil.which("chromium") or shutil.which("chromium-browser") or "chrome"
    with tempfile.TemporaryDirectory() as folder:
        page, shot = Path(folder, "page.html"), Path(folder, "shot.png")
        page.write_text(html.render(check_path(HERE / "agenda.md")), encoding="utf-8")
        subprocess.run(
            [chromium, "--headless", "--no-sandbox", "--disable-gpu", "--hide-scrollbars",
             f"--user-data-dir={folder}/profile", "--window-size=1100,1500",
             f"--screenshot={shot}", page.as_uri()],
            check=True, capture_output=True, timeout=180,
        )  # fmt: skip
        top = Image.open(shot).convert("RGB").resize((880, 1200))
        top.quantize(64, Image.Quantize.FASTOCTREE).save(to, optimize=True)


def main() -> None:
    """Make everything."""
    word(HERE / "agenda.md", FORMATS / "agenda.docx")
    slides(FORMATS / "slides.pptx")
    office(FORMATS / "agenda.docx", "odt")
    office(FORMATS / "agenda.docx", "pdf")
    shutil.rmtree(REVIEWED, ignore_errors=True)
    for name in ("agenda.docx", "slides.pptx"):
        write([check_path(FORMATS / name)], {}, REVIEWED)
    picture(HERE / "report.png")


if __name__ == "__main__":
    main()
