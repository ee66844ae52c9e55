"""Putting marks into XML at the byte, so that all the rest of it stays as it was written.

part = Spliced(xml)
part.insert(part.places[7].start, "<x/>")   # before element 7 in the order of the document
part.append(0, "<y/>")                      # as the last child of the root
new = part.written()
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, NamedTuple
from xml.parsers import expat

from plainspeak.readers.office_xml import NoXml, as_utf8

_START_TAG = re.compile(rb"""<(?:[^<>"']|"[^"]*"|'[^']*')*>""")
_PIECE = re.compile(
    r"<!--.*?-->|<\?.*?\?>|<!\[CDATA\[(?P<raw>.*?)\]\]>|(?P<one>&[^;<]*;|\r\n?)"
    r"|(?P<plain>[^<&\r]+)|(?P<end><)",
    re.DOTALL,
)
_SHORT = 500  # letters whose bytes are quickly counted


@dataclass(slots=True)
class Place:
    """Where an element stands, in bytes of `Spliced.text`. Elements are known by their number in
    the order of the document, the root being 0; -1 is no element."""

    parent: int
    before: int  # the element before it in the same parent
    start: int
    inside: int  # behind its start tag
    name: str  # as it is written: "w:r"
    after: int = -1  # the element after it in the same parent
    last: int = -1  # its last child
    close: int = -1  # of its end tag, or of the "/>" where it has none
    end: int = -1


class _Stretch(NamedTuple):
    """A part of an element's text."""

    letters: int  # before it
    length: int  # letters in it
    byte: int  # where it begins
    written: str
    raw: bool  # in a CDATA section


def _stretches(inside: str, byte: int) -> Iterator[_Stretch]:
    """The text before the first child in short stretches, `inside` beginning at this byte."""
    letters = done = 0
    for piece in _PIECE.finditer(inside):
        kind = piece.lastgroup
        if kind == "end":
            return
        if kind is None:
            continue
        begin, end = piece.span(kind)
        size = end - begin if kind == "one" else _SHORT
        for at in range(begin, end, size):
            written = inside[at : min(at + size, end)]
            byte += len(inside[done:at].encode())
            done = at
            length = 1 if kind == "one" else len(written)
            yield _Stretch(letters, length, byte, written, kind == "raw")
            letters += length


class Spliced:
    """A part of an office file, and what is put into it."""

    def __init__(self, xml: bytes) -> None:
        """Raises NoXml, ExpatError or other ValueErrors for what is no XML."""
        self.text, self._codec = as_utf8(xml)
        self.places = _places(self.text)
        self._edits: list[tuple[int, int, bytes]] = []
        self._stretches: dict[int, list[_Stretch]] = {}

    def insert(self, at: int, xml: str) -> None:
        """Put XML before byte `at`. Of two at one place the first stays in front."""
        self._edits.append((at, at, xml.encode()))

    def append(self, number: int, xml: str) -> None:
        """Put XML at the end of an element, behind all that is in it."""
        place = self.places[number]
        if place.end > place.inside:
            self.insert(place.close, xml)
        else:  # <a/>
            self._edits.append((place.close, place.end, f">{xml}</{place.name}>".encode()))

    def tag(self, number: int) -> str:
        """The start tag of an element as it is written."""
        place = self.places[number]
        return self.text[place.start : place.inside].decode()

    def element(self, number: int) -> str:
        """A whole element as it is written."""
        place = self.places[number]
        return self.text[place.start : place.end].decode()

    def in_text(self, number: int, count: int) -> tuple[int, bool]:
        """Where the first `count` letters of an element's text end, and whether that is in a CDATA
        section. Raises ValueError where the text before its first child has fewer."""
        if number not in self._stretches:
            place = self.places[number]
            inside = self.text[place.inside : place.close].decode()
            self._stretches[number] = list(_stretches(inside, place.inside))
        stretches = self._stretches[number]
        # The last stretch that begins before the place, so that no mark goes before a comment.
        at = max(bisect_left(stretches, count, key=lambda one: one.letters) - 1, 0)
        if not stretches or (within := count - stretches[at].letters) > stretches[at].length:
            raise ValueError("there is not so much text")
        here = stretches[at]
        if here.length == 1 and within:  # what stands for one letter, however it is written
            return here.byte + len(here.written.encode()), here.raw
        return here.byte + len(here.written[:within].encode()), here.raw

    def written(self) -> bytes:
        """The part with all that was put into it, in its own encoding."""
        pieces, done = [], 0
        for start, end, new in sorted(self._edits, key=lambda edit: edit[:2]):
            pieces += [self.text[done:start], new]
            done = end
        whole = b"".join([*pieces, self.text[done:]])
        if self._codec == "utf-8":
            return whole
        return whole.decode().encode(self._codec, "xmlcharrefreplace")


def _places(xml: bytes) -> list[Place]:
    found: list[Place] = []
    open_: list[int] = []
    parser = expat.ParserCreate("utf-8")
    last = -1  # the last child of no element: the root itself

    def start(name: str, _: Any) -> None:
        nonlocal last
        number, at = len(found), parser.CurrentByteIndex
        parent = open_[-1] if open_ else -1
        before = found[parent].last if open_ else last
        tag = _START_TAG.match(xml, at)
        if tag is None:
            raise NoXml("a start tag")
        found.append(Place(parent, before, at, tag.end(), name))
        if before >= 0:
            found[before].after = number
        if open_:
            found[parent].last = number
        open_.append(number)

    def end(_: str) -> None:
        place = found[open_.pop()]
        if xml.endswith(b"/>", place.start, place.inside):
            place.close, place.end = place.inside - 2, place.inside
        else:
            place.close = parser.CurrentByteIndex
            place.end = xml.index(b">", place.close) + 1

    def refuse(*_: Any) -> None:
        raise NoXml("a definition of a document type")

    parser.StartElementHandler = start
    parser.EndElementHandler = end
    parser.StartDoctypeDeclHandler = refuse
    parser.Parse(xml, True)
    return found
