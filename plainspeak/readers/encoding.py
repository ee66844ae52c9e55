"""From the bytes of a file to its text."""

from __future__ import annotations

import codecs
import re

from plainspeak.model.faults import InputError

_KNOWN_STARTS = (
    (b"%PDF", "a PDF"),
    (b"PK\x03\x04", "a Word file, slides or another zipped file"),
    (b"\xd0\xcf\x11\xe0", "an old Word, Excel or PowerPoint file"),
    (b"{\\rtf", "a rich text file"),
    (b"\x89PNG", "a picture"),
    (b"\xff\xd8\xff", "a picture"),
    (b"GIF8", "a picture"),
)
_CONTROL = re.compile("[\x00-\x08\x0e-\x1a\x7f]")
_SAMPLE = 4096


def decode(data: bytes) -> str:
    """The text of a file in UTF-8, UTF-16 (both with or without BOM) or Windows-1252.

    The BOM is not part of the text, since editors do not count it. Raises InputError with a
    sentence for the person where the bytes are no text.
    """
    for start, what in _KNOWN_STARTS:
        if data.startswith(start):
            raise InputError(f"this file looks like {what}, not like text.")
    text = _decoded(data)
    sample = text[:_SAMPLE]
    if len(_CONTROL.findall(sample)) * 50 > len(sample):
        raise InputError("this file is not text, so there is nothing to read in it.")
    return text


def _decoded(data: bytes) -> str:
    encoding = _encoding_by_bom(data) or _encoding_by_zeros(data[:_SAMPLE])
    if encoding:
        try:
            return data.decode(encoding).removeprefix("\ufeff")
        except UnicodeDecodeError:
            raise InputError("this file breaks off in the middle of a letter.") from None
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        pass
    mended = data.decode("utf-8-sig", errors="replace")
    broken = mended.count("\ufffd")
    if sum(map(len, re.findall(r"[^\x00-\x7f\ufffd]+", mended))) > 3 * broken:
        return mended  # UTF-8 with a slip: better one odd character than all of them
    try:
        return data.decode("cp1252")
    except UnicodeDecodeError:
        raise InputError(
            "the letters in this file are stored in a way that we do not know. "
            "Please save it as UTF-8 text."
        ) from None


def _encoding_by_bom(data: bytes) -> str | None:
    if data.startswith((codecs.BOM_UTF32_LE, codecs.BOM_UTF32_BE)):
        return "utf-32"
    if data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return "utf-16"
    return None


def _encoding_by_zeros(sample: bytes) -> str | None:
    """English in UTF-16 has a zero in nearly every second byte."""
    pairs = len(sample) // 2
    if not pairs:
        return None
    even, odd = sample[0::2].count(0), sample[1::2].count(0)
    if odd * 10 > pairs * 6 and even * 10 < pairs:
        return "utf-16-le"
    if even * 10 > pairs * 6 and odd * 10 < pairs:
        return "utf-16-be"
    return None
