"""Bytes in, text out, or one clear sentence."""

from __future__ import annotations

import pytest

from plainspeak.model import InputError
from plainspeak.readers import FORMATS, decode, format_of, read

TEXT = "Café notes: £5 for “tea” – thank you all for coming."


@pytest.mark.parametrize(
    "encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "cp1252"]
)
def test_known_encodings(encoding: str) -> None:
    assert decode(TEXT.encode(encoding)) == TEXT


def test_one_bad_byte_does_not_spoil_the_rest() -> None:
    assert decode((TEXT * 3).encode() + b"\xff").startswith(TEXT)


@pytest.mark.parametrize(
    "data",
    [
        b"%PDF-1.7 ...",
        b"PK\x03\x04rest",
        b"\x89PNG\r\n",
        bytes(range(256)) * 8,
        b"\xff\xfea",
        b"ab\x81\x8d",
    ],
)
def test_bytes_that_are_no_text(data: bytes) -> None:
    with pytest.raises(InputError, match=r"^(this|the) .*\.$"):
        decode(data)


def test_suffixes_choose_the_reader() -> None:
    for known in FORMATS:
        for suffix in known.suffixes:
            assert format_of(f"Paper{suffix.upper()}") == known
    assert format_of("paper.exe") is None
    assert read(b"# Hello there", FORMATS[1]).blocks[0].text == "Hello there"
