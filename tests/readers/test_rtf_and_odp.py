"""Rich text, and OpenDocument slides."""

from __future__ import annotations

import io
import shutil
import subprocess
import zipfile
from contextlib import suppress
from pathlib import Path

import pptx
import pytest

from plainspeak import check_path
from plainspeak.model import BlockKind, InputError
from plainspeak.readers import odp, rtf

RTF = (
    r"{\rtf1\ansi\ansicpg1252\deff0{\fonttbl{\f0 Arial;}}{\colortbl;\red1\green2\blue3;}"
    r"{\info{\title No words of the paper}}\pard\fs24 Minutes of the group\par "
    r"The \b TSG\b0  will \ul utilise\ulnone  the caf\'e9 \u8211? on Monday.\par "
    r"\trowd\cellx1\cellx2\intbl Who\cell What\cell\row }"
)


def test_rich_text_is_read_as_a_person_reads_it() -> None:
    document = rtf.read(RTF.encode("ascii"))
    assert "The TSG will utilise the café – on Monday." in [b.text for b in document.blocks]
    assert "No words of the paper" not in document.source
    assert "fonttbl" not in document.source


@pytest.mark.parametrize(
    "data", [b"{\\rtf1\\ansi {{{{", b"{\\rtf1\\u99999999999 \\bin9 }", RTF.encode()[:90]]
)
def test_damaged_rich_text_is_a_sentence_or_what_is_left(data: bytes) -> None:
    with suppress(InputError):
        assert "fonttbl" not in rtf.read(data).source


def test_what_is_no_rich_text_is_a_sentence() -> None:
    with pytest.raises(InputError, match="not an RTF"):
        rtf.read(b"hello")


_XML = """<?xml version="1.0"?><office:document-content
 xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0"
 xmlns:draw="urn:oasis:names:tc:opendocument:xmlns:drawing:1.0"
 xmlns:presentation="urn:oasis:names:tc:opendocument:xmlns:presentation:1.0"
 xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0"><office:body><office:presentation>
<draw:page><draw:frame presentation:class="outline"><draw:text-box><text:list><text:list-item>
<text:p>Nobody rings back</text:p></text:list-item></text:list></draw:text-box></draw:frame>
<draw:frame presentation:class="title"><draw:text-box><text:p>Repairs</text:p></draw:text-box>
</draw:frame><draw:frame presentation:class="footer"><draw:text-box><text:p>Page</text:p>
</draw:text-box></draw:frame><presentation:notes><draw:frame presentation:class="notes">
<draw:text-box><text:p>Say it slowly</text:p></draw:text-box></draw:frame></presentation:notes>
</draw:page></office:presentation></office:body></office:document-content>"""


def archive(xml: str) -> bytes:
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w") as file:
        file.writestr("content.xml", xml)
    return made.getvalue()


def test_slides_have_a_title_points_and_notes() -> None:
    blocks = odp.read(archive(_XML)).blocks
    assert [(b.text, b.kind, b.place, b.aside) for b in blocks] == [
        ("Repairs", BlockKind.HEADING, "slide 1", ""),
        ("Nobody rings back", BlockKind.LIST_ITEM, "slide 1", ""),
        ("Say it slowly", BlockKind.PARAGRAPH, "slide 1, notes", "notes"),
    ]


@pytest.mark.parametrize("xml", [_XML[:200], "<a/>", _XML.replace("presentation>", "text>")])
def test_damaged_slides_are_a_sentence(xml: str) -> None:
    with pytest.raises(InputError):
        odp.read(archive(xml))


@pytest.mark.skipif(shutil.which("soffice") is None, reason="needs LibreOffice")
def test_what_libreoffice_writes(tmp_path: Path) -> None:
    show = pptx.Presentation()
    slide = show.slides.add_slide(show.slide_layouts[1])
    slide.shapes.title.text = "Repairs"
    slide.placeholders[1].text = "The DLO takes too long"
    slide.notes_slide.notes_text_frame.text = "Leverage the CRM"
    show.save(str(tmp_path / "talk.pptx"))
    subprocess.run(
        ["soffice", f"-env:UserInstallation=file://{tmp_path / 'profile'}", "--headless",
         "--convert-to", "odp", "--outdir", str(tmp_path), str(tmp_path / "talk.pptx")],
        check=True, capture_output=True, timeout=300,
    )  # fmt: skip
    report = check_path(tmp_path / "talk.odp")
    assert [(b.text, b.aside) for b in report.document.blocks] == [
        ("Repairs", ""),
        ("The DLO takes too long", ""),
        ("Leverage the CRM", "notes"),
    ]
    assert report.stopping_points == 1
