"""What the styles of a Word document make of its paragraphs and letters."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Any

from plainspeak.readers import office_styles
from plainspeak.readers.docx_package import W, WordFile


@dataclass(frozen=True, slots=True)
class Style:
    """A style with what it takes from those it is based on. Its own names come first."""

    names: tuple[str, ...] = ()
    outline: str | None = None
    number: str | None = None
    depth: str | None = None
    hidden: bool = False
    bold: bool = False
    language: str = ""

    @property
    def code(self) -> bool:
        """Whether letters of this style are code."""
        return office_styles.is_code(self.names)


class Styles:
    """The styles of one document by their ids."""

    def __init__(self, document: WordFile) -> None:
        root = document.linked("styles")
        styles = () if root is None else root.findall(f"{W}style")
        self._elements = {style.get(f"{W}styleId"): style for style in styles}
        self._known: dict[str | None, Style] = {None: Style()}

    def named(self, name: str | None) -> Style:
        """The style with this id; an empty one where there is none."""
        chain: list[str] = []
        while name and name not in self._known and name in self._elements and name not in chain:
            if len(chain) == office_styles.DEEPEST:
                break
            chain.append(name)
            name = value(self._elements[name].find(f"{W}basedOn"))
        style = self._known.get(name, Style()) if name not in chain else Style()
        for member in reversed(chain):
            style = self._known[member] = _over(style, self._elements[member])
        return style

    def of_paragraph(self, paragraph: Any) -> Style:
        """The style of a `w:p`, with what the paragraph itself says on top."""
        settings = paragraph.find(f"{W}pPr")
        if settings is None:
            return Style()
        style = self.named(value(settings.find(f"{W}pStyle")))
        return _with_settings(style, settings)

    def of_run(self, run: Any, paragraph: Style) -> Style:
        """How a `w:r` in a paragraph of this style looks: hidden, bold, code."""
        settings = run.find(f"{W}rPr")
        if settings is None:
            return Style(hidden=paragraph.hidden, language=paragraph.language)
        style = self.named(value(settings.find(f"{W}rStyle")))
        hidden = is_on(settings.find(f"{W}vanish"), style.hidden or paragraph.hidden)
        return replace(
            style,
            hidden=hidden,
            bold=is_on(settings.find(f"{W}b"), style.bold),
            language=value(settings.find(f"{W}lang")) or style.language or paragraph.language,
        )


def value(element: Any) -> str | None:
    """The `w:val` of an element that may be missing."""
    found: str | None = None if element is None else element.get(f"{W}val")
    return found


def _over(style: Style, element: Any) -> Style:
    """A style based on `style`, from its `w:style`."""
    name = (value(element.find(f"{W}name")) or "").lower()
    style = replace(style, names=(name, *style.names[: office_styles.DEEPEST]))
    letters = element.find(f"{W}rPr")
    if letters is not None:
        hidden = is_on(letters.find(f"{W}vanish"), style.hidden)
        bold = is_on(letters.find(f"{W}b"), style.bold)
        language = value(letters.find(f"{W}lang")) or style.language
        style = replace(style, hidden=hidden, bold=bold, language=language)
    settings = element.find(f"{W}pPr")
    return style if settings is None else _with_settings(style, settings)


def _with_settings(style: Style, settings: Any) -> Style:
    outline = value(settings.find(f"{W}outlineLvl"))
    numbers = settings.find(f"{W}numPr")
    if outline is None and numbers is None:
        return style
    number = depth = None
    if numbers is not None:
        number = value(numbers.find(f"{W}numId"))
        depth = value(numbers.find(f"{W}ilvl"))
    return replace(
        style,
        outline=style.outline if outline is None else outline,
        number=style.number if number is None else number,
        depth=style.depth if depth is None else depth,
    )


def is_on(element: Any, otherwise: bool) -> bool:
    """Whether a switch is on that stands there or not."""
    if element is None:
        return otherwise
    return value(element) not in ("0", "false", "off")
