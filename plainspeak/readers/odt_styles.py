"""What the styles of an OpenDocument text make of its paragraphs and letters."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Any

from plainspeak.readers import office_styles

STYLE = "{urn:oasis:names:tc:opendocument:xmlns:style:1.0}"
TEXT = "{urn:oasis:names:tc:opendocument:xmlns:text:1.0}"
_FORMAT = "{urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0}"


_NO_LANGUAGE = ("none", "zxx")


@dataclass(frozen=True, slots=True)
class Style:
    """A style with what it takes from those it is based on. Its own names come first."""

    names: tuple[str, ...] = ()
    outline: str = ""
    list_style: str = ""
    master: str = ""  # the page style that begins with it
    hidden: bool = False
    bold: bool = False
    new_page: bool = False
    language: str = ""

    @property
    def code(self) -> bool:
        """Whether letters of this style are code."""
        return office_styles.is_code(self.names)


class Styles:
    """The styles of one document, those made by hand included."""

    def __init__(self, *roots: Any) -> None:
        self._elements: dict[tuple[str, str], Any] = {}
        self._lists: dict[str, Any] = {}
        for root in roots:
            for style in root.iter(f"{STYLE}style"):
                key = style.get(f"{STYLE}family", ""), style.get(f"{STYLE}name", "")
                self._elements[key] = style
            for style in root.iter(f"{TEXT}list-style"):
                self._lists[style.get(f"{STYLE}name", "")] = style
        self._known: dict[tuple[str, str], Style] = {}

    def named(self, family: str, name: str) -> Style:
        """The style with this name; an empty one where there is none."""
        chain: list[tuple[str, str]] = []
        key = family, name
        while key not in self._known and key in self._elements and key not in chain:
            if len(chain) == office_styles.DEEPEST:
                break
            chain.append(key)
            key = family, self._elements[key].get(f"{STYLE}parent-style-name", "")
        if key not in self._known and key not in self._elements and key[1]:
            self._known[key] = Style((_plain(key[1]),))
        style = Style() if key in chain else self._known.get(key, Style())
        for member in reversed(chain):
            style = self._known[member] = _over(style, self._elements[member])
        return style

    def of(self, element: Any, family: str) -> Style:
        """The style of a paragraph, a heading or a stretch of letters."""
        return self.named(family, element.get(f"{TEXT}style-name", ""))

    def counting(self, list_style: str, depth: int) -> tuple[str, int]:
        """How a list counts at this depth (from 1): "1", "a", "i", or "" for bullets; and the
        number of its first item."""
        for level in self._lists.get(list_style, ()):
            if level.get(f"{TEXT}level") == str(depth):
                start = level.get(f"{TEXT}start-value", "1")
                form = level.get(f"{STYLE}num-format", "")
                numbered = level.tag == f"{TEXT}list-level-style-number"
                return form if numbered else "", int(start) if start.isdecimal() else 1
        return "", 1


def _over(style: Style, element: Any) -> Style:
    """A style based on `style`, from its `style:style`."""
    names = [element.get(f"{STYLE}{key}") for key in ("display-name", "name")]
    found = replace(
        style,
        names=(*(_plain(name) for name in names if name), *style.names[: office_styles.DEEPEST]),
        outline=element.get(f"{STYLE}default-outline-level", style.outline),
        list_style=element.get(f"{STYLE}list-style-name", style.list_style),
        master=element.get(f"{STYLE}master-page-name", ""),
    )
    for letters in element.findall(f"{STYLE}text-properties"):
        shown = letters.get(f"{TEXT}display")
        weight = letters.get(f"{_FORMAT}font-weight")
        language = letters.get(f"{_FORMAT}language", found.language)
        found = replace(
            found,
            hidden=found.hidden if shown is None else shown == "none",
            language="" if language in _NO_LANGUAGE else language,
            bold=found.bold if weight is None else weight in ("bold", "600", "700", "800", "900"),
        )
    for settings in element.findall(f"{STYLE}paragraph-properties"):
        found = replace(found, new_page=settings.get(f"{_FORMAT}break-before") == "page")
    return found


def _plain(name: str) -> str:
    """ "Text_20_body" → "text body"."""
    return name.replace("_20_", " ").replace("_", " ").lower()


def masters(root: Any, used: set[str]) -> Iterator[Any]:
    """The page styles that a text uses: the first one there is and those named in `used`."""
    for number, master in enumerate(root.iter(f"{STYLE}master-page")):
        if number == 0 or master.get(f"{STYLE}name") in used:
            yield master
