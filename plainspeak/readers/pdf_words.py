"""The words of a PDF, as the file draws them: letters that stand together, with their place."""

from __future__ import annotations

import ctypes
import math
from collections import Counter
from collections.abc import Callable, Iterator
from typing import Any, NamedTuple

_LETTERS = str.maketrans(
    {
        "\ufb00": "ff",
        "\ufb01": "fi",
        "\ufb02": "fl",
        "\ufb03": "ffi",
        "\ufb04": "ffl",
        "\ufb05": "st",
        "\ufb06": "st",
        "\x02": "-",  # how the library hands on a hyphen at a line's end
        "\ufffe": "-",
        "\u00ad": "-",  # at a line's end; elsewhere it is not drawn
        "\ue000": "•",  # what office programs draw bullets with
        "\ue00a": "•",
        "\ue00c": "•",
        "\uf0b7": "•",
        "\uf0a7": "•",
    }
)
_BELOW, _ABOVE = 0.21, 0.91  # of the size of type: how far letters reach from their line
_SLANT = 0.2  # radians; text at a larger angle is a watermark or a note at the edge
_QUARTER = math.pi / 2
_SAMPLE = 300  # letters of a page that say how its text is turned
_NEARLY_ALL = 0.8


class PdfWord(NamedTuple):
    """Letters without a gap between them. Lengths are in points, from the bottom left."""

    text: str
    left: float
    right: float
    bottom: float
    top: float
    bold: bool


def turn_of(text_page: Any) -> int:
    """How far nearly all of the text of a page is turned, in quarters of a circle: a page wider
    than high is often a page that is higher than wide, with its text turned and then turned as a
    whole."""
    from pypdfium2 import raw

    count = text_page.count_chars()
    seen = Counter(
        round(angle / _QUARTER) % 4
        for index in range(0, count, max(1, count // _SAMPLE))
        if raw.FPDFText_GetUnicode(text_page.raw, index) > 32
        and (angle := raw.FPDFText_GetCharAngle(text_page.raw, index)) >= 0
    )
    turn, letters = seen.most_common(1)[0] if seen else (0, 0)
    return turn if letters >= _NEARLY_ALL * seen.total() else 0


def _turner(page: Any, turn: int) -> Callable[[float, float], tuple[float, float]]:
    """What gives the place of a point on the page when the page is turned, by one to three."""
    width, height = page.get_size()
    if page.get_rotation() in (90, 270):  # the size is that of the page as it is shown
        width, height = height, width
    return (
        lambda x, y: (height - y, x),
        lambda x, y: (width - x, height - y),
        lambda x, y: (y, width - x),
    )[turn - 1]


def words_of(text_page: Any, turn: int) -> Iterator[PdfWord]:
    """The words of a page in the order of the file, placed as on the page when it is turned by
    `turn` quarters of a circle."""
    from pypdfium2 import raw

    turned = _turner(text_page.page, turn) if turn else None
    handle = text_page.raw
    box, x, baseline = raw.FS_RECTF(), ctypes.c_double(), ctypes.c_double()
    box_at, x_at, baseline_at = (ctypes.byref(place) for place in (box, x, baseline))
    unicode_of, box_of, origin_of = (
        raw.FPDFText_GetUnicode,
        raw.FPDFText_GetLooseCharBox,
        raw.FPDFText_GetCharOrigin,
    )
    letters: list[str] = []
    first = 0
    left = right = line = size = 0.0
    for index in range(text_page.count_chars()):
        code = unicode_of(handle, index)
        if (code <= 32 and code != 2) or code in (0xA0, 0x200B, 0xFEFF):
            if letters:
                yield _word(raw, handle, letters, first, left, right, line, size)
                letters = []
            continue
        if not (box_of(handle, index, box_at) and origin_of(handle, index, x_at, baseline_at)):
            continue
        if turned:
            at, level = turned(box.left, box.bottom)[0], turned(x.value, baseline.value)[1]
            end = turned(box.right, box.top)[0]
            begin, end = min(at, end), max(at, end)
        else:
            begin, end, level = box.left, box.right, baseline.value
        if letters and (
            begin > right + 0.9 * size or begin < left - size or abs(level - line) > 0.6 * size
        ):
            yield _word(raw, handle, letters, first, left, right, line, size)
            letters = []
        if not letters:
            if _slant(raw.FPDFText_GetCharAngle(handle, index), turn) > _SLANT:
                continue
            first, left, right, line = index, begin, end, level
            size = _size(raw, handle, index)
        right = max(right, end)
        letters.append(chr(code) if code < 0xD800 or 0xDFFF < code <= 0x10FFFF else "\ufffd")
    if letters:
        yield _word(raw, handle, letters, first, left, right, line, size)


def _size(raw: Any, handle: Any, index: int) -> float:
    """The size of type in points, as it stands on the page."""
    matrix = raw.FS_MATRIX()
    size = float(raw.FPDFText_GetFontSize(handle, index))
    if raw.FPDFText_GetMatrix(handle, index, ctypes.byref(matrix)):
        size *= math.hypot(matrix.c, matrix.d)
    return max(size, 1.0)


def _slant(angle: float, turn: int) -> float:
    """How far a letter is turned from the text around it, in radians from 0 to half a circle."""
    off = (angle - turn * _QUARTER) % (4 * _QUARTER)
    return min(off, 4 * _QUARTER - off)


def _word(
    raw: Any,
    handle: Any,
    letters: list[str],
    first: int,
    left: float,
    right: float,
    line: float,
    size: float,
) -> PdfWord:
    text = plain_letters("".join(letters))
    bold = _is_bold(raw, handle, first)
    return PdfWord(text, left, right, line - _BELOW * size, line + _ABOVE * size, bold)


def plain_letters(text: str) -> str:
    """A word with the letters that a person sees in place of signs that files draw for them."""
    return text[:-1].replace("\u00ad", "").translate(_LETTERS) + text[-1:].translate(_LETTERS)


def _is_bold(raw: Any, handle: Any, index: int) -> bool:
    if raw.FPDFText_GetFontWeight(handle, index) >= 600:
        return True
    name = ctypes.create_string_buffer(128)
    flags = ctypes.c_int()
    raw.FPDFText_GetFontInfo(handle, index, name, 128, ctypes.byref(flags))
    return b"Bold" in name.value or b"Black" in name.value or b"Heavy" in name.value
