"""The text of one paragraph of an OpenDocument text."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import Any

from plainspeak.readers.odt_styles import TEXT, Style, Styles
from plainspeak.readers.office_file import too_deep
from plainspeak.readers.text import LITERAL

MAX_DEPTH = 60

DRAW = "{urn:oasis:names:tc:opendocument:xmlns:drawing:1.0}"
_OFFICE = "{urn:oasis:names:tc:opendocument:xmlns:office:1.0}"
_SVG = "{urn:oasis:names:tc:opendocument:xmlns:svg-compatible:1.0}"

PASSED_OVER = {
    f"{TEXT}tracked-changes",  # what has been deleted; in the text are only the marks of changes
    f"{TEXT}sequence-decls",
    f"{TEXT}variable-decls",
    f"{TEXT}user-field-decls",
    f"{TEXT}ruby-text",
    f"{TEXT}note-citation",
    f"{TEXT}hidden-paragraph",
    f"{TEXT}script",
    f"{_OFFICE}annotation",
    f"{_OFFICE}annotation-end",
    f"{_OFFICE}forms",
    f"{_OFFICE}binary-data",
    f"{_OFFICE}event-listeners",
    f"{_SVG}title",
    f"{_SVG}desc",
}
"""Elements in which there is nothing that a person reads once all changes are accepted."""

_SPACE = re.compile(r"[ \t\r\n]+")
_MOST_SPACES = 200


@dataclass(slots=True)
class Collector:
    """Collects what a person reads in a paragraph, and what hangs on it."""

    styles: Styles
    style: Style
    parts: list[str] = field(default_factory=list)
    strong: set[int] = field(default_factory=set)
    boxes: list[Any] = field(default_factory=list)  # draw:text-box, or a shape with text
    notes: list[Any] = field(default_factory=list)  # text:note
    pages: int = 0  # new pages that begin in the paragraph
    pages_before: int = 0  # those before its first words
    languages: set[str] = field(default_factory=set)  # of its words
    _length: int = 0
    _bold: bool = False

    @property
    def text(self) -> str:
        """What has been read."""
        return "".join(self.parts)

    def take(self, paragraph: Any) -> None:
        """Read a `text:p` or `text:h`."""
        if not self.style.hidden:
            self._inside(paragraph, Style(), 0)

    def _inside(self, parent: Any, style: Style, depth: int) -> None:
        if depth > MAX_DEPTH:
            raise too_deep("OpenDocument text")
        self._put(parent.text, style)
        for child in parent:
            if child.tag not in PASSED_OVER:
                self._element(child, style, depth)
            self._put(child.tail, style)

    def _element(self, element: Any, style: Style, depth: int) -> None:
        tag = element.tag
        if tag == f"{TEXT}s":
            count = element.get(f"{TEXT}c", "1")
            many = int(count) if count.isdecimal() and len(count) < 4 else 1
            self._sign(" " * min(many, _MOST_SPACES))
        elif tag == f"{TEXT}tab":
            self._sign("\t")
        elif tag == f"{TEXT}line-break":
            self._sign("\n")
        elif tag == f"{TEXT}soft-page-break":
            self.pages += 1
        elif tag == f"{TEXT}note":
            self.notes.append(element)
        elif tag in (f"{TEXT}hidden-text", f"{TEXT}conditional-text"):
            if element.get(f"{TEXT}is-hidden") != "true":
                self._inside(element, style, depth + 1)
        elif tag == f"{TEXT}span":
            own = self.styles.of(element, "text")
            if not own.hidden:
                self._inside(element, own if own.names else style, depth + 1)
        elif tag.startswith(DRAW):
            self._drawing(element)
        else:
            self._inside(element, style, depth + 1)

    def _drawing(self, element: Any) -> None:
        """A text box, a picture, a formula, a shape with words on it."""
        if element.find(f"{DRAW}object") is not None and element.find(f".//{TEXT}p") is None:
            self._sign(LITERAL)
        else:
            self.boxes.append([element])

    def _put(self, text: str | None, style: Style) -> None:
        if not text:
            return
        text = _SPACE.sub(" ", text)
        if style.code and not text.isspace():
            text = LITERAL
        if not text.isspace():
            if not self.text.strip():
                self.pages_before = self.pages
            if style.bold and not self._bold:
                self.strong.add(self._length)
            self._bold = style.bold
            self.languages.add(style.language or self.style.language)
        self._sign(text)

    def _sign(self, text: str) -> None:
        self.parts.append(text)
        self._length += len(text)
