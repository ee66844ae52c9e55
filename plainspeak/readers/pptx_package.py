"""Opening a PowerPoint file: its slides, and where layouts put what has no place of its own."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import NamedTuple
from xml.etree.ElementTree import Element

from plainspeak.readers.office_package import Link, Package, open_package

A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
P = "{http://schemas.openxmlformats.org/presentationml/2006/main}"
R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
"""Before the names of elements: of drawings, of slides, and of links."""

WHAT = "PowerPoint file"
_FORM = "application/vnd.openxmlformats-officedocument.presentationml"
_MACROS = "application/vnd.ms-powerpoint"
_KINDS = (
    f"{_FORM}.presentation.main+xml",
    f"{_FORM}.slideshow.main+xml",
    f"{_FORM}.template.main+xml",
    f"{_MACROS}.presentation.macroEnabled.main+xml",
    f"{_MACROS}.slideshow.macroEnabled.main+xml",
    f"{_MACROS}.template.macroEnabled.main+xml",
)
_SHAPES = {f"{P}{name}" for name in ("sp", "grpSp", "graphicFrame", "cxnSp", "pic")}
_UNITS = {"mm": 36_000, "cm": 360_000, "in": 914_400, "pt": 12_700, "pc": 152_400, "pi": 152_400}
_MASTERS = {"title": "title", "ctrTitle": "title", "dt": "dt", "ftr": "ftr", "sldNum": "sldNum"}
"""Which box of the master one of a layout follows, by what it is for; others follow its body."""


class Box(NamedTuple):
    """Where a shape stands, in EMU (360,000 to a centimetre); None where nothing says so."""

    left: int | None
    top: int | None
    height: int | None


_NOWHERE = Box(None, None, None)


@dataclass(frozen=True, slots=True)
class Slide:
    """A slide with what it leads to."""

    file: PowerPointFile
    root: Element
    links: dict[str, Link]  # by their ids
    layout: str  # the name of its part, or ""
    notes: str  # likewise

    @property
    def shapes(self) -> Element | None:
        """The element in which its shapes stand."""
        return self.root.find(f"{P}cSld/{P}spTree")


class PowerPointFile:
    """An open PowerPoint file."""

    def __init__(self, package: Package, name: str, root: Element) -> None:
        self.package = package
        self.name = name  # of the part that lists the slides
        self._root = root
        self._places: dict[str, dict[str, Box]] = {}  # by the names of layouts

    def slides(self) -> Iterator[Slide]:
        """The slides in order, hidden ones included. Raises KeyError where one is lost."""
        for name in self.slide_names():
            leads_to = (self.package.linked(name, kind) for kind in ("slideLayout", "notesSlide"))
            yield Slide(self, self.package.xml(name), self.package.links(name), *leads_to)

    def slide_names(self) -> Iterator[str]:
        """The names of the parts of all slides, in order. Raises KeyError where one is lost."""
        links = self.package.links(self.name)
        for entry in self._root.iterfind(f"{P}sldIdLst/{P}sldId"):
            yield links[entry.get(f"{R}id", "")].target

    def placed(self, layout: str) -> dict[str, Box]:
        """Where a layout puts the boxes to fill in, by their numbers."""
        if layout not in self._places:
            self._places[layout] = self._placed(layout) if layout else {}
        return self._places[layout]

    def _placed(self, layout: str) -> dict[str, Box]:
        name = self.package.linked(layout, "slideMaster")
        master = {} if not name else _boxes(self.package.xml(name), "type", "obj")
        found = {}
        for number, (shape, own) in _boxes(self.package.xml(layout), "idx", "0").items():
            what = _MASTERS.get(_mark(shape, "type", "obj"), "body")
            follows = shape.tag == f"{P}sp" and what in master
            found[number] = filled_in(own, master[what][1]) if follows else own
        return found


def open_pptx(data: bytes) -> PowerPointFile:
    """The PowerPoint file in these bytes. Raises InputError where it cannot be opened."""
    return PowerPointFile(*open_package(data, WHAT, _KINDS, "an ordinary presentation"))


def shapes_of(parent: Element | None) -> list[Element]:
    """The shapes in a slide or a group."""
    return [] if parent is None else [child for child in parent if child.tag in _SHAPES]


def placeholder(shape: Element) -> Element | None:
    """The `p:ph` of a shape that is there to be filled in."""
    return shape[0].find(f"{P}nvPr/{P}ph") if len(shape) else None


def _mark(shape: Element, name: str, otherwise: str) -> str:
    mark = placeholder(shape)
    return otherwise if mark is None else mark.get(name, otherwise)


def _boxes(root: Element, name: str, otherwise: str) -> dict[str, tuple[Element, Box]]:
    """The boxes to fill in of a layout or master, by a mark that they have; the first of each."""
    found: dict[str, tuple[Element, Box]] = {}
    for shape in shapes_of(root.find(f"{P}cSld/{P}spTree")):
        if placeholder(shape) is not None:
            found.setdefault(_mark(shape, name, otherwise), (shape, box_of(shape)))
    return found


def filled_in(own: Box, other: Box) -> Box:
    """A box with what it does not say itself from another one."""
    return Box(*(o if o is not None else p for o, p in zip(own, other, strict=True)))


def box_of(shape: Element) -> Box:
    """Where a shape itself says that it stands."""
    frame = shape.find(f"{P}xfrm")
    for settings in (f"{P}spPr", f"{P}grpSpPr"):
        if frame is None:
            frame = shape.find(f"{settings}/{A}xfrm")
    if frame is None:
        return _NOWHERE
    place, size = frame.find(f"{A}off"), frame.find(f"{A}ext")
    return Box(_length(place, "x"), _length(place, "y"), _length(size, "cy"))


def _length(element: Element | None, name: str) -> int | None:
    text = "" if element is None else element.get(name, "")
    if not text:
        return None
    return int(float(text[:-2]) * _UNITS[text[-2:]]) if text[-2:] in _UNITS else int(text)
