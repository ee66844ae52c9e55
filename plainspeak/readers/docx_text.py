"""The text of one paragraph of a Word document, piece by piece."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import Any, NamedTuple

from plainspeak.readers.docx_package import W
from plainspeak.readers.docx_styles import Style, Styles
from plainspeak.readers.office_file import too_deep
from plainspeak.readers.text import LITERAL

MAX_DEPTH = 60

_READ_AS_SPACE = re.compile(r"\s")  # one for one, so that places in the text stay true

_MATHS = "{http://schemas.openxmlformats.org/officeDocument/2006/math}"
_CHOICE = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"

PASSED_OVER = {
    f"{W}{name}"
    for name in ("del", "moveFrom", "instrText", "delText", "delInstrText", "pPr", "rPr", "sdtPr",
                 "sectPr", "commentRangeStart", "commentRangeEnd", "commentReference",
                 "annotationRef", "rt", "footnoteRef", "endnoteRef", "bookmarkStart", "bookmarkEnd",
                 "proofErr", "tblPr", "tblGrid", "trPr", "tcPr")
}  # fmt: skip
"""Elements in which there is nothing that a person reads once all changes are accepted."""

_SIGNS = {
    f"{W}tab": "\t",
    f"{W}ptab": "\t",
    f"{W}br": "\n",
    f"{W}cr": "\n",
    f"{W}noBreakHyphen": "-",
    f"{W}softHyphen": "\u00ad",
}


class Piece(NamedTuple):
    """A stretch of text and the element (`w:t`, `w:tab` …) that holds it."""

    element: Any
    text: str


@dataclass(slots=True)
class Collector:
    """Collects what a person reads in a paragraph, and what hangs on it."""

    styles: Styles
    style: Style
    pieces: list[Piece]
    strong: set[int]
    boxes: list[Any] = field(default_factory=list)  # w:txbxContent
    notes: list[tuple[str, str]] = field(default_factory=list)  # kind and id
    pages: int = 0  # new pages that begin in the paragraph
    pages_before: int = 0  # those before its first words
    languages: set[str] = field(default_factory=set)  # of its words
    _fields: list[bool] = field(default_factory=list)  # of those open: whether the code is over
    length: int = 0  # of the text so far
    blank: bool = True  # no words so far
    _bold: bool = False
    _code: bool = False
    _language: str = ""

    def take(self, paragraph: Any) -> None:
        """Read a `w:p`; its text is added to the pieces."""
        self._inside(paragraph, 0)

    def _inside(self, parent: Any, depth: int) -> None:
        if depth > MAX_DEPTH:
            raise too_deep("Word file")
        for child in parent:
            tag = child.tag
            if tag in PASSED_OVER:
                continue
            if tag == f"{W}r":
                self._run(child, depth)
            elif tag in (f"{_MATHS}oMath", f"{_MATHS}oMathPara"):
                self._put(child, LITERAL)
            elif tag == f"{W}txbxContent":
                self.boxes.append(child)
            elif tag == f"{_CHOICE}AlternateContent":
                # The same thing twice, for new and old versions of Word: one of them is enough.
                self._inside(_chosen(child), depth + 1)
            elif not self._mark(child, tag):
                self._inside(child, depth + 1)

    def _run(self, run: Any, depth: int) -> None:
        style = self.styles.of_run(run, self.style)
        if style.hidden:
            # A field may begin or end in hidden letters.
            for mark in run.findall(f"{W}fldChar"):
                self._field(mark)
            return
        before = self._bold, self._code
        self._bold, self._code = style.bold, style.code
        self._language = style.language
        if style.bold and not before[0]:
            self.strong.add(self.length)
        self._inside(run, depth + 1)

    def _mark(self, element: Any, tag: str) -> bool:
        """Read an element that stands in a run; False where it is of some other kind."""
        if tag == f"{W}t":
            text = _READ_AS_SPACE.sub(" ", element.text or "")
            self._put(element, LITERAL if self._code and text else text)
        elif tag in _SIGNS:
            self._put(element, _SIGNS[tag])
        elif tag == f"{W}sym":
            self._put(element, _symbol(element.get(f"{W}char", "")))
        elif tag == f"{W}lastRenderedPageBreak":
            self.pages += 1
        elif tag == f"{W}fldChar":
            self._field(element)
        elif tag in (f"{W}footnoteReference", f"{W}endnoteReference"):
            kind = tag[len(W) : -len("Reference")]
            self.notes.append((kind, element.get(f"{W}id", "")))
        else:
            return False
        return True

    def _field(self, mark: Any) -> None:
        kind = mark.get(f"{W}fldCharType")
        if kind == "begin":
            if mark.find(f"{W}ffData/{W}checkBox") is not None:
                self._put(mark, "☐")
            self._fields.append(False)
        elif self._fields and kind == "separate":
            self._fields[-1] = True
        elif self._fields and kind == "end":
            self._fields.pop()

    def _put(self, element: Any, text: str) -> None:
        if not text or not all(self._fields):
            return
        if self.blank and not text.isspace():
            self.blank = False
            self.pages_before = self.pages
        if not text.isspace():
            self.languages.add(self._language)
        self.pieces.append(Piece(element, text))
        self.length += len(text)


def _chosen(alternatives: Any) -> Any:
    choice = alternatives.find(f"{_CHOICE}Choice")
    fallback = alternatives.find(f"{_CHOICE}Fallback")
    return choice if choice is not None else (fallback if fallback is not None else ())


def _symbol(code: str) -> str:
    """The sign with this number in a symbol font."""
    try:
        number = int(code, 16)
    except ValueError:
        return ""
    return chr(number) if 0x20 <= number < 0xD800 or 0xE000 <= number < 0xFFFE else ""
