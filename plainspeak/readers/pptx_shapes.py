"""What is on a slide: the order in which a person reads it, and what each box is."""

from __future__ import annotations

from collections.abc import Iterable
from enum import Enum
from typing import Any

from plainspeak.readers.office_file import parse
from plainspeak.readers.text import LITERAL

_A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
_CHOICE = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
_MATHS = "{http://schemas.openxmlformats.org/officeDocument/2006/math}"
_DIAGRAM = "{http://schemas.openxmlformats.org/drawingml/2006/diagram}"
_LINK = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
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


def role(shape: Any) -> Role:
    """What a shape is for, by its placeholder."""
    if not shape.is_placeholder:
        return Role.OTHER
    mark = shape._element.ph
    return _ROLES.get(mark.get("type", "obj"), Role.OTHER)


def is_hidden(shape: Any) -> bool:
    """Whether a shape is switched off in the selection pane."""
    return any(
        name.get("hidden") in ("1", "true") for name in shape._element.xpath("./*[1]/p:cNvPr")
    )


def in_reading_order(shapes: Iterable[Any], is_slide: bool = False) -> list[Any]:
    """Shapes row by row, each from left to right. On a slide the title comes first, and footers
    come last. Shapes stand in one row where one begins above the middle of the other."""
    ordered = sorted(shapes, key=lambda shape: (_number(shape.top), _number(shape.left)))
    rows: list[list[Any]] = []
    for shape in ordered:
        if rows and _number(shape.top) < _middle(rows[-1][0]):
            rows[-1].append(shape)
        else:
            rows.append([shape])
    found = [s for row in rows for s in sorted(row, key=lambda shape: _number(shape.left))]
    if is_slide:
        first = {Role.TITLE: 0, Role.SUBTITLE: 1, Role.FOOTER: 3}
        found.sort(key=lambda shape: first.get(role(shape), 2))
    return found


def _number(length: int | None) -> int:
    return 0 if length is None else int(length)


def _middle(shape: Any) -> float:
    """Half-way down a shape; a tall one does not make a row of all that is beside it."""
    return _number(shape.top) + min(_number(shape.height), 1_500_000) / 2


def paragraphs_of(shape: Any) -> list[Any]:
    """The `a:p` elements of a shape."""
    return [paragraph._p for paragraph in shape.text_frame.paragraphs]


def diagram(shape: Any) -> list[Any]:
    """The `a:p` elements of a diagram (SmartArt), which the library does not open."""
    link = shape._element.find(f".//{_DIAGRAM}relIds")
    number = None if link is None else link.get(f"{_LINK}dm")
    if number is None or number not in shape.part.rels:
        return []
    points = parse(shape.part.related_part(number).blob).iter(f"{_DIAGRAM}pt")
    return [p for point in points for p in point.iter(f"{_A}p")]


def alternatives(shapes: Any) -> list[Any]:
    """The `a:p` elements of shapes that stand there twice, for new and old programs; the library
    passes over both."""
    found: list[Any] = []
    for element in shapes._spTree.iterchildren(f"{_CHOICE}AlternateContent"):
        found += [p for branch in element[:1] for p in branch.iter(f"{_A}p")]
    return found


def is_bullet(paragraph: Any, shape: Any, what: Role) -> bool:
    """Whether a paragraph is an item of a list: by its own bullet, or by where it stands."""
    settings = [paragraph.find(f"{_A}pPr")]
    level = settings[0].get("lvl", "0") if settings[0] is not None else "0"
    styles = shape._element.find(f".//{_A}lstStyle")
    if styles is not None and level.isdecimal():
        settings.append(styles.find(f"{_A}lvl{int(level) + 1}pPr"))
    for setting in settings:
        if setting is None:
            continue
        if setting.find(f"{_A}buNone") is not None:
            return False
        if any(
            setting.find(f"{_A}{name}") is not None for name in ("buChar", "buAutoNum", "buBlip")
        ):
            return True
    return what is Role.BODY


def paragraph_text(paragraph: Any) -> tuple[str, frozenset[int]]:
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


def _run(element: Any) -> tuple[str, bool]:
    tag = element.tag
    if tag == f"{_A}br":
        return "\n", False
    if tag == f"{_CHOICE}AlternateContent" or (isinstance(tag, str) and tag.startswith(_MATHS)):
        return LITERAL, False
    if tag not in (f"{_A}r", f"{_A}fld") or element.get("type", "").startswith(_NO_TEXT):
        return "", False
    words = element.find(f"{_A}t")
    text = words.text if words is not None else ""
    settings = element.find(f"{_A}rPr")
    bold = settings is not None and settings.get("b") in ("1", "true")
    # A tab stays a tab; "\v" is how some programs write a line break.
    kept = {"\t": "\t", "\v": "\n"}
    return "".join(kept.get(c, " ") if c.isspace() else c for c in text or ""), bold
