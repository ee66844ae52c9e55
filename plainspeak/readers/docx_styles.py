"""What the styles of a Word document make of its paragraphs and letters."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Any

from docx.oxml.ns import qn

from plainspeak.readers import office_styles


@dataclass(frozen=True, slots=True)
class Style:
    """A style with what it takes from those it is based on. Its own names come first."""

    names: tuple[str, ...] = ()
    outline: str | None = None
    number: str | None = None
    depth: str | None = None
    hidden: bool = False
    bold: bool = False

    @property
    def code(self) -> bool:
        """Whether letters of this style are code."""
        return office_styles.is_code(self.names)


class Styles:
    """The styles of one document by their ids."""

    def __init__(self, document: Any) -> None:
        self._elements = {
            style.get(qn("w:styleId")): style
            for style in document.styles.element
            if style.tag == qn("w:style")
        }
        self._known: dict[str | None, Style] = {None: Style()}

    def named(self, name: str | None) -> Style:
        """The style with this id; an empty one where there is none."""
        chain: list[str] = []
        while name and name not in self._known and name in self._elements and name not in chain:
            chain.append(name)
            name = value(self._elements[name].find(qn("w:basedOn")))
        style = self._known.get(name, Style()) if name not in chain else Style()
        for member in reversed(chain):
            style = self._known[member] = _over(style, self._elements[member])
        return style

    def of_paragraph(self, paragraph: Any) -> Style:
        """The style of a `w:p`, with what the paragraph itself says on top."""
        settings = paragraph.find(qn("w:pPr"))
        if settings is None:
            return Style()
        style = self.named(value(settings.find(qn("w:pStyle"))))
        return _with_settings(style, settings)

    def of_run(self, run: Any, paragraph: Style) -> Style:
        """How a `w:r` in a paragraph of this style looks: hidden, bold, code."""
        settings = run.find(qn("w:rPr"))
        if settings is None:
            return Style(hidden=paragraph.hidden)
        style = self.named(value(settings.find(qn("w:rStyle"))))
        hidden = _switch(settings.find(qn("w:vanish")), style.hidden or paragraph.hidden)
        return replace(style, hidden=hidden, bold=_switch(settings.find(qn("w:b")), style.bold))


def value(element: Any) -> str | None:
    """The `w:val` of an element that may be missing."""
    found: str | None = None if element is None else element.get(qn("w:val"))
    return found


def _over(style: Style, element: Any) -> Style:
    """A style based on `style`, from its `w:style`."""
    name = (value(element.find(qn("w:name"))) or "").lower()
    style = replace(style, names=(name, *style.names))
    letters = element.find(qn("w:rPr"))
    if letters is not None:
        hidden = _switch(letters.find(qn("w:vanish")), style.hidden)
        bold = _switch(letters.find(qn("w:b")), style.bold)
        style = replace(style, hidden=hidden, bold=bold)
    settings = element.find(qn("w:pPr"))
    return style if settings is None else _with_settings(style, settings)


def _with_settings(style: Style, settings: Any) -> Style:
    outline = value(settings.find(qn("w:outlineLvl")))
    numbers = settings.find(qn("w:numPr"))
    if outline is None and numbers is None:
        return style
    number = depth = None
    if numbers is not None:
        number = value(numbers.find(qn("w:numId")))
        depth = value(numbers.find(qn("w:ilvl")))
    return replace(
        style,
        outline=style.outline if outline is None else outline,
        number=style.number if number is None else number,
        depth=style.depth if depth is None else depth,
    )


def _switch(element: Any, otherwise: bool) -> bool:
    if element is None:
        return otherwise
    return value(element) not in ("0", "false", "off")
