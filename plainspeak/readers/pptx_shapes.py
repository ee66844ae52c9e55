"""What is on a slide: the order in which a person reads it, and what each box is."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from enum import Enum
from xml.etree.ElementTree import Element

from plainspeak.readers.pptx_package import (
    A,
    Box,
    P,
    R,
    Slide,
    box_of,
    filled_in,
    placeholder,
    shapes_of,
)
from plainspeak.readers.text import LITERAL

_CHOICE = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
_MATHS = "{http://schemas.openxmlformats.org/officeDocument/2006/math}"
_DRAWINGS = "http://schemas.openxmlformats.org/drawingml/2006"
_DIAGRAM = f"{{{_DRAWINGS}/diagram}}"
_CHART = f"{{{_DRAWINGS}/chart}}"
_NO_TEXT = ("slidenum", "datetime")


class Role(Enum):
    """What a box on a slide is for."""

    TITLE = "title"
    SUBTITLE = "subtitle"
    BODY = "body"  # the bullets
    FOOTER = "footer"
    NUMBER = "number"  # of the slide, or the date
    OTHER = "other"


_ROLES = {
    "title": Role.TITLE,
    "ctrTitle": Role.TITLE,
    "subTitle": Role.SUBTITLE,
    "body": Role.BODY,
    "obj": Role.BODY,
    "ftr": Role.FOOTER,
    "hdr": Role.FOOTER,
    "sldNum": Role.NUMBER,
    "dt": Role.NUMBER,
}


def role(shape: Element) -> Role:
    """What a shape is for, by its placeholder."""
    mark = placeholder(shape)
    return Role.OTHER if mark is None else _ROLES.get(mark.get("type", "obj"), Role.OTHER)


def is_hidden(shape: Element) -> bool:
    """Whether a shape is switched off in the selection pane."""
    names = shape[0].findall(f"{P}cNvPr") if len(shape) else []
    return any(name.get("hidden") in ("1", "true") for name in names)


def on_slide(slide: Slide) -> list[Element]:
    """The shapes of a slide as a person reads them: the title first, and footers last."""
    placed = slide.file.placed(slide.layout)

    def box(shape: Element) -> Box:
        mark, own = placeholder(shape), box_of(shape)
        if mark is None or shape.tag not in (f"{P}sp", f"{P}pic"):
            return own
        return filled_in(own, placed.get(mark.get("idx", "0"), own))

    found = _in_rows(shapes_of(slide.shapes), box)
    first = {Role.TITLE: 0, Role.SUBTITLE: 1, Role.FOOTER: 3}
    return sorted(found, key=lambda shape: first.get(role(shape), 2))


def in_group(group: Element) -> list[Element]:
    """The shapes of a group as a person reads them."""
    return _in_rows(shapes_of(group), box_of)


def _in_rows(shapes: Iterable[Element], box: Callable[[Element], Box]) -> list[Element]:
    """Shapes row by row, each from left to right. They stand in one row where one begins above the
    middle of the other."""
    placed = [(box(shape), shape) for shape in shapes]
    placed.sort(key=lambda one: (one[0].top or 0, one[0].left or 0))
    rows: list[list[tuple[Box, Element]]] = []
    for one in placed:
        if rows and (one[0].top or 0) < _middle(rows[-1][0][0]):
            rows[-1].append(one)
        else:
            rows.append([one])
    return [shape for row in rows for _, shape in sorted(row, key=lambda one: one[0].left or 0)]


def _middle(box: Box) -> float:
    """Half-way down a shape; a tall one does not make a row of all that is beside it."""
    return (box.top or 0) + min(box.height or 0, 1_500_000) / 2


def paragraphs_of(shape: Element) -> list[Element]:
    """The `a:p` elements of a shape."""
    return shape.findall(f"{P}txBody/{A}p")


def table(shape: Element) -> Element | None:
    """The table (`a:tbl`) that a frame holds."""
    return shape.find(f"{A}graphic/{A}graphicData/{A}tbl") if _holds(shape, "table") else None


def is_chart(shape: Element) -> bool:
    """Whether a frame holds a chart."""
    return _holds(shape, "chart")


def _holds(shape: Element, what: str) -> bool:
    data = shape.find(f"{A}graphic/{A}graphicData") if shape.tag == f"{P}graphicFrame" else None
    return data is not None and data.get("uri") == f"{_DRAWINGS}/{what}"


def chart_title(shape: Element, slide: Slide) -> list[Element]:
    """The `a:p` elements of the title of a chart."""
    link = shape.find(f"{A}graphic/{A}graphicData/{_CHART}chart")
    if link is None:
        return []
    chart = slide.file.package.xml(slide.links[link.get(f"{R}id", "")].target)
    text = chart.find(f"{_CHART}chart/{_CHART}title/{_CHART}tx/{_CHART}rich")
    return [] if text is None else text.findall(f"{A}p")


def notes(slide: Slide) -> list[Element]:
    """The `a:p` elements of the notes of a slide."""
    if slide.notes:
        root = slide.file.package.xml(slide.notes)
        for shape in shapes_of(root.find(f"{P}cSld/{P}spTree")):
            mark = placeholder(shape)
            if mark is not None and mark.get("type") == "body":
                return paragraphs_of(shape)
    return []


def diagram(shape: Element, slide: Slide) -> list[Element]:
    """The `a:p` elements of a diagram (SmartArt)."""
    link = shape.find(f".//{_DIAGRAM}relIds")
    number = None if link is None else link.get(f"{R}dm")
    if number is None or not slide.links.get(number, ("", ""))[1]:
        return []
    points = slide.file.package.xml(slide.links[number].target).iter(f"{_DIAGRAM}pt")
    return [p for point in points for p in point.iter(f"{A}p")]


def alternatives(slide: Slide) -> list[Element]:
    """The `a:p` elements of shapes that stand there twice, for new and old programs."""
    tree = slide.shapes
    found: list[Element] = []
    for element in () if tree is None else tree.findall(f"{_CHOICE}AlternateContent"):
        found += [p for branch in element[:1] for p in branch.iter(f"{A}p")]
    return found


def is_bullet(paragraph: Element, shape: Element, what: Role) -> bool:
    """Whether a paragraph is an item of a list: by its own bullet, or by where it stands."""
    settings = [paragraph.find(f"{A}pPr")]
    level = settings[0].get("lvl", "0") if settings[0] is not None else "0"
    styles = shape.find(f".//{A}lstStyle")
    if styles is not None and level.isdecimal():
        settings.append(styles.find(f"{A}lvl{int(level) + 1}pPr"))
    for setting in settings:
        if setting is None:
            continue
        if setting.find(f"{A}buNone") is not None:
            return False
        if any(
            setting.find(f"{A}{name}") is not None for name in ("buChar", "buAutoNum", "buBlip")
        ):
            return True
    return what is Role.BODY


def paragraph_text(paragraph: Element) -> tuple[str, frozenset[int]]:
    """The text of an `a:p`, and where bold type begins in it."""
    parts: list[str] = []
    strong: set[int] = set()
    length, bold = 0, False
    for child in paragraph:
        text, is_bold = _run(child)
        if not text:
            continue
        if is_bold and not bold:
            strong.add(length)
        bold = is_bold if text.strip() else bold
        parts.append(text)
        length += len(text)
    return "".join(parts), frozenset(strong)


def _run(element: Element) -> tuple[str, bool]:
    tag = element.tag
    if tag == f"{A}br":
        return "\n", False
    if tag == f"{_CHOICE}AlternateContent" or tag.startswith(_MATHS):
        return LITERAL, False
    if tag not in (f"{A}r", f"{A}fld") or element.get("type", "").startswith(_NO_TEXT):
        return "", False
    words = element.find(f"{A}t")
    text = words.text if words is not None else ""
    settings = element.find(f"{A}rPr")
    bold = settings is not None and settings.get("b") in ("1", "true")
    # A tab stays a tab; "\v" is how some programs write a line break.
    kept = {"\t": "\t", "\v": "\n"}
    return "".join(kept.get(c, " ") if c.isspace() else c for c in text or ""), bold
