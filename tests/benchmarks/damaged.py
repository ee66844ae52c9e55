"""Damaged files of every format: how many reach the analysis, and what becomes of the others.

    python tests/benchmarks/damaged.py [number of files a format] [format …]

The damage is done to what a file holds (letters, marks, elements, parts), and the file is put
together again around it, so that most files are still read. Prints a table, and ends with status 1
where there was a traceback, more than 10 seconds or more than 1 GB of memory.
"""

from __future__ import annotations

import json
import random
import resource
import sys
import tempfile
import traceback
from collections.abc import Callable, Iterator, Mapping
from io import BytesIO
from pathlib import Path
from time import process_time
from typing import NamedTuple
from zipfile import ZIP_DEFLATED, ZipFile

from plainspeak import InputError, check_document
from plainspeak.apps import review
from plainspeak.engine.check import read_path
from plainspeak.reports import FORMATS as FORMS
from plainspeak.reports import renderer

SECONDS, BYTES = 10.0, 1_000_000_000
TEXT = (
    "The Trial Steering Group (TSG) will utilise the hall prior to the A&E meeting of the QZXB, "
    "which was moved by Ann Bell, J. R. Okafor and the NHS. Please leverage it, e.g. on 5 May."
)
_ODD = [
    "\x00", "\x1b[2J", "\u202e", "\u00a0", "\u2028", "\ufeff", "\U0001f600", "e\u0301", "(", ")",
    "[", "]", "<", ">", "&", "&#0;", "&amp;", "*", "_", "`", "|", "\n", "\r", "\n\n", "    ", "\t",
    "{", "}", "\\", "$", "%", "#", "::", "..", "```", "<!--", "-->", "'", '"', "/", "=", "AAAA",
    "TSG", "(TSG)", "1.", "- ", "a" * 300, "A" * 300, "( " * 60, "“", "—", "@", "http://", "^[",
    "]]>",
]  # fmt: skip


class Outcome(NamedTuple):
    """What became of the files of one format."""

    format: str
    files: int
    read: int
    faults: tuple[str, ...]  # tracebacks
    slow: int
    slowest: float


def plain(chance: random.Random, base: str) -> bytes:
    """A text with pieces taken out, doubled, swapped and put in."""
    text = base
    for _ in range(chance.randrange(1, 12)):
        at, to = sorted(chance.randrange(len(text) + 1) for _ in range(2))
        to = min(to, at + 200)
        way = chance.randrange(4)
        if way == 0:
            text = text[:at] + chance.choice(_ODD) * chance.choice((1, 1, 3, 40)) + text[at:]
        elif way == 1:
            text = text[:at] + text[to:]
        elif way == 2:
            text = text[:to] + text[at:to] * chance.choice((1, 5)) + text[to:]
        else:
            text = text[:at] + text[at:to][::-1] + text[to:]
    encoding = chance.choice(("utf-8", "utf-8", "utf-8", "utf-16", "cp1252"))
    return text.encode(encoding, "replace")


def notebook(chance: random.Random, base: str) -> bytes:
    """A notebook with damaged text in its cells, sometimes with other values than usual."""
    odd: object = chance.choice((None, 3, [], {}, [3], "code", "raw"))
    cells = [
        {
            "cell_type": "markdown",
            "metadata": {},
            "source": plain(chance, base).decode("cp1252", "replace"),
        },
        {
            "cell_type": odd if chance.random() < 0.3 else "markdown",
            "source": [TEXT, odd][: chance.choice((1, 2))],
        },
    ]
    return json.dumps({"cells": cells, "metadata": {}, "nbformat": 4, "nbformat_minor": 5}).encode()


def zipped(chance: random.Random, parts: Mapping[str, bytes], main: str) -> bytes:
    """An office file with damage between the marks of its parts, most often of the main one."""
    changed = dict(parts)
    for _ in range(chance.randrange(1, 4)):
        xml = sorted(n for n in changed if n.endswith((".xml", ".rels")))
        name = main if chance.random() < 0.7 else chance.choice(xml)
        changed[name] = _xml(chance, changed[name])
    if chance.random() < 0.15:
        changed.pop(chance.choice(sorted(set(changed) - {main, "[Content_Types].xml"})))
    made = BytesIO()
    with ZipFile(made, "w", ZIP_DEFLATED) as archive:
        for name, part in changed.items():
            archive.writestr(name, part)
    return made.getvalue()


def _xml(chance: random.Random, part: bytes) -> bytes:
    pieces = part.decode("utf-8", "replace").split("<")
    if len(pieces) < 4:
        return part
    at = chance.randrange(2, len(pieces) - 1)
    way = chance.randrange(5)
    mark, _, text = pieces[at].partition(">")
    odd = "".join(c for c in chance.choice(_ODD) if c not in "<&\x00\x1b")
    if way == 0:
        pieces[at] = f"{mark}>{text}{odd}"
    elif way == 1 and '"' in mark:
        values = mark.split('"')
        values[1] = chance.choice(("", "0", "-1", "99999999999", "x", "true"))
        pieces[at] = f"{chr(34).join(values)}>{text}"
    elif way == 2 and mark.endswith("/"):
        pieces.insert(at, pieces[at])
    elif way == 3 and mark.endswith("/"):
        del pieces[at]
    else:
        pieces[at] = f"{mark}>{text[::-1]}"
    return "<".join(pieces).encode()


def pdf(chance: random.Random, base: bytes) -> bytes:
    """A PDF with numbers, names and letters changed, of the same length, so that it still opens."""
    data = bytearray(base)
    for _ in range(chance.randrange(1, 30)):
        at = chance.randrange(20, len(data) - 400)
        if chr(data[at]).isdigit():
            data[at] = ord(chance.choice("0123456789"))
        elif chr(data[at]).isalpha():
            data[at] = ord(chance.choice("abcdefgxyzTJ"))
    return bytes(data)


def bases() -> Iterator[tuple[str, str, Callable[[random.Random], bytes]]]:
    """Name of a format, suffix, and what makes a damaged file of it."""
    texts = {
        "plain": (".txt", f"AGENDA\n\n1. Welcome\n\n{TEXT}\n\n• Tea\n• Cake\n\nName: ____\n"),
        "markdown": (".md", f"---\na: b\n---\n# Agenda\n\n{TEXT}[^1]\n\n- *Tea* `x`\n- [Cake](u)\n"
                     f"\n| a | b |\n|---|---|\n| TSG | {TEXT} |\n\n[^1]: {TEXT}\n\n> {TEXT} $x$\n"
                     f"\n---- ----\nTea  Ann\n\nCake {TEXT}\n---- ----\n\n: All of it\n\n+--+\n"
                     f"| a|\n+--+\n\n(a) Tea\n(b) Cake\n\n| a\n| b\n\n"
                     f"\\textbf{{{TEXT}}} ICB\n: b\n"),
        "html": (".html", f"<h1>Agenda</h1><p>{TEXT}<ul><li>Tea<li><b>Cake</b></ul><table><tr><th>a"
                 f"<td>{TEXT}</table><abbr title='Trial Group'>TG</abbr><!-- x --><pre>x</pre>"),
        "rst": (".rst", f"Agenda\n======\n\n{TEXT}\n\n.. note::\n\n   {TEXT}\n\n===  ===\na    b\n"
                f"===  ===\n\n* Tea\n* Cake::\n\n    x\n\n+---+\n| a |\n+---+\n\n.. [1] {TEXT}\n"),
        "tex": (".tex", f"\\documentclass{{a}}\\begin{{document}}\\section{{Agenda}} {TEXT}\n\n"
                f"\\begin{{itemize}}\\item Tea\\item {TEXT}\\end{{itemize}} $x$ \\footnote{{a}}"
                "\\begin{tabular}{l}a & b \\\\ c\\end{tabular}\\newif\\ifa \\ifa b\\else c\\fi "
                f"\\iftoggle{{a}}{{{TEXT}}}{{b}}\\cites(a)[b]{{c}}\\end{{document}}"),
        "eml": (".eml", "From: a@b.example\nSubject: Agenda\nContent-Type: text/plain;"
                f" charset=utf-8\n\nDear all,\n\n{TEXT}\n\nBest wishes\n\nAnn\n\n> {TEXT}\n"),
    }  # fmt: skip
    for name, (suffix, text) in texts.items():
        yield name, suffix, lambda chance, text=text: plain(chance, text)  # type: ignore[misc]
    yield "ipynb", ".ipynb", lambda chance: notebook(chance, texts["markdown"][1])
    for name, data, main in (
        ("docx", _docx(), "word/document.xml"),
        ("pptx", _pptx(), "ppt/slides/slide1.xml"),
        ("odt", _odt(), "content.xml"),
    ):
        with ZipFile(BytesIO(data)) as archive:
            parts = {n: archive.read(n) for n in archive.namelist()}
        yield (
            name, f".{name}",
            lambda chance, parts=parts, main=main: zipped(chance, parts, main),  # type: ignore[misc]
        )  # fmt: skip
    whole = _pdf()
    yield "pdf", ".pdf", lambda chance: pdf(chance, whole)


def _docx() -> bytes:
    import docx

    document = docx.Document()
    document.sections[0].header.paragraphs[0].text = "Paper of the TSG"
    document.add_heading("Agenda", 1)
    for style in (None, "List Bullet", "Quote"):
        document.add_paragraph(TEXT, style=style).add_run(" Tea\u00a0time.").bold = True
    document.add_table(2, 2).cell(1, 1).text = TEXT
    made = BytesIO()
    document.save(made)
    return made.getvalue()


def _pptx() -> bytes:
    import pptx

    slides = pptx.Presentation()
    slide = slides.slides.add_slide(slides.slide_layouts[1])
    slide.shapes.title.text = "Agenda"
    slide.placeholders[1].text = TEXT
    slide.notes_slide.notes_text_frame.text = TEXT
    made = BytesIO()
    slides.save(made)
    return made.getvalue()


def _odt() -> bytes:
    kinds = ("office", "text", "table", "style")
    names = " ".join(
        f'xmlns:{kind}="urn:oasis:names:tc:opendocument:xmlns:{kind}:1.0"' for kind in kinds
    )
    body = (
        f'<text:h text:outline-level="1">Agenda</text:h><text:p>{TEXT.replace("&", "&amp;")}'
        "<text:s/><text:span>Tea</text:span></text:p><text:list><text:list-item><text:p>Cake"
        "</text:p></text:list-item></text:list><table:table><table:table-row><table:table-cell>"
        "<text:p>TSG</text:p></table:table-cell></table:table-row></table:table>"
    )
    made = BytesIO()
    with ZipFile(made, "w") as archive:
        archive.writestr(
            "content.xml",
            f"<office:document-content {names}><office:body><office:text>{body}</office:text>"
            "</office:body></office:document-content>",
        )
        archive.writestr("mimetype", "application/vnd.oasis.opendocument.text")
        archive.writestr("META-INF/manifest.xml", "<manifest/>")
    return made.getvalue()


def _pdf() -> bytes:
    from reportlab.pdfgen.canvas import Canvas

    made = BytesIO()
    canvas = Canvas(made, pageCompression=0)
    for page in range(2):
        for line in range(12):
            canvas.drawString(72, 720 - 16 * line, TEXT[line * 8 : line * 8 + 90])
        canvas.acroForm.textfield(name=f"a{page}", value="We met the TSG.", x=72, y=300, width=300)
        canvas.showPage()
    canvas.save()
    return made.getvalue()


def run(number: int, wanted: tuple[str, ...] = (), seed: int = 18) -> Iterator[Outcome]:
    """Read and check so many damaged files of each format wanted, and write what comes of them."""
    for name, suffix, make in bases():
        if wanted and name not in wanted:
            continue
        chance = random.Random(f"{name} {seed}")
        read = slow = 0
        slowest = 0.0
        faults: list[str] = []
        with tempfile.TemporaryDirectory() as folder:
            for n in range(number):
                path = Path(folder, f"{n}{suffix}")
                path.write_bytes(make(chance))
                begun = process_time()
                try:
                    report = check_document(read_path(path))
                    read += 1
                    for form in FORMS:
                        renderer(form).one(report)
                    if n % 5 == 0:
                        review.write([report], {}, Path(folder, "out"))
                except InputError:
                    pass
                except Exception:
                    faults.append(f"{path.name}: {traceback.format_exc(limit=-3)}")
                took = process_time() - begun
                slowest = max(slowest, took)
                slow += took > SECONDS
        yield Outcome(name, number, read, tuple(faults), slow, slowest)


def most_memory() -> int:
    """The most bytes that this process or one it started has had."""
    kinds = (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)
    return 1024 * max(resource.getrusage(kind).ru_maxrss for kind in kinds)


def main() -> None:
    """The command."""
    number = int(sys.argv[1]) if len(sys.argv) > 1 else 1_000
    failed = False
    print(f"{'format':10}{'files':>7}{'read':>7}{'tracebacks':>12}{'over 10 s':>11}{'slowest':>9}")
    for one in run(number, tuple(sys.argv[2:])):
        shown = f"{one.format:10}{one.files:7}{one.read:7}{len(one.faults):12}{one.slow:11}"
        print(f"{shown}{one.slowest:8.2f}s", flush=True)
        for fault in one.faults[:5]:
            print(fault)
        failed |= bool(one.faults or one.slow)
    print(f"most memory: {most_memory() / 1e6:,.0f} MB")
    sys.exit(failed or most_memory() > BYTES)


if __name__ == "__main__":
    main()
