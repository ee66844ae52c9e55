"""Comments in a Word file: their marks around words, and the part in which they stand."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime
from html import escape
from itertools import accumulate
from typing import NamedTuple
from xml.etree.ElementTree import Element

from plainspeak.model import Span
from plainspeak.readers.docx_package import W, WordFile
from plainspeak.readers.docx_text import Piece
from plainspeak.reports.repack import Repacked
from plainspeak.reports.splice import Spliced

_NAMESPACE = W.strip("{}")
_KIND = "application/vnd.openxmlformats-officedocument.wordprocessingml.comments+xml"
_RELATION = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/comments"
_FILLED_IN = {f"{W}{name}" for name in ("dataBinding", "text", "comboBox", "dropDownList", "date")}
_SHELLS = {f"{W}{name}" for name in ("ins", "moveTo", "hyperlink", "smartTag", "fldSimple")}
_KEPT = ' xml:space="preserve"'


class _Cut(NamedTuple):
    """A place in the file between two runs, or where one run is cut in two."""

    at: int
    close: str = ""  # ends the first half of the run
    reopen: str = ""  # begins the second


@dataclass(slots=True)
class _Marks:
    ends: list[str] = field(default_factory=list)
    starts: list[str] = field(default_factory=list)


class Body:
    """The main part of a Word file, with the marks of comments that are put into it."""

    def __init__(self, document: WordFile) -> None:
        self._part = Spliced(document.package.read(document.name))
        self._elements = list(document.root.iter())  # in the same order as the places
        self._numbers = {id(element): i for i, element in enumerate(self._elements)}
        prefix = self._part.places[self._numbers[id(document.body)]].name.rpartition(":")[0]
        self._w = prefix or "w"
        self._declared = "" if prefix else f' xmlns:w="{_NAMESPACE}"'
        self._marks: dict[_Cut, _Marks] = {}
        self._known: dict[int, list[int]] = {}
        self.now = _now()
        self._kept: set[int] = set()  # texts whose spaces must stay

    def mark(self, pieces: Sequence[Piece], span: Span, number: int) -> bool:
        """Put the marks of comment `number` around a range of the text of these pieces, on the
        runs that hold it. False where no run holds any of it. The pieces of a paragraph are
        always given in the same list."""
        starts = self._starts(pieces)
        held = []
        for i in range(max(bisect_right(starts, span.start) - 1, 0), len(pieces)):
            piece, begin = pieces[i], starts[i]
            if begin >= span.end:
                break
            here = Span(max(span.start - begin, 0), min(span.end - begin, len(piece.text)))
            if here.start < here.end and self._in_run(piece):
                held.append((piece, here))
        if not held:
            return False
        start = self._cut(held[0][0], held[0][1].start, at_start=True)
        end = self._cut(held[-1][0], held[-1][1].end, at_start=False)
        w, name = self._w, f'{self._w}:id="{number}"{self._declared}'
        self._marks.setdefault(start, _Marks()).starts.append(f"<{w}:commentRangeStart {name}/>")
        self._marks.setdefault(end, _Marks()).ends.append(
            f"<{w}:commentRangeEnd {name}/><{w}:r{self._declared}><{w}:rPr><{w}:rStyle "
            f'{w}:val="CommentReference"/></{w}:rPr><{w}:commentReference {name}/></{w}:r>'
        )
        return True

    def swap(self, pieces: Sequence[Piece], span: Span, new: str, number: int, author: str) -> bool:
        """Put other words in the place of a range of text as a tracked change, to accept or reject.
        False where the range is not in one run of the paragraph itself, or a mark touches it: call
        this when the marks of comments are set. `number` is one that no other change has."""
        starts = self._starts(pieces)
        at = max(bisect_right(starts, span.start) - 1, 0)
        piece, begin = pieces[at], starts[at]
        if span.end - begin > len(piece.text) or not self._in_run(piece):
            return False
        text = self._numbers[id(piece.element)]
        run = self._part.places[text].parent
        above = self._elements[self._part.places[run].parent]
        if piece.element.tag != f"{W}t" or above.tag != f"{W}p":
            return False
        start, odd = self._part.in_text(text, span.start - begin)
        end, odder = self._part.in_text(text, span.end - begin)
        if odd or odder or any(start <= cut.at <= end for cut in self._marks):
            return False
        w, settings, tag = self._w, self._settings(run), f"{self._part.tag(run)}"
        name = (
            f'{w}:id="{number}" {w}:author="{escape(author)}" {w}:date="{self.now}"{self._declared}'
        )
        own = self._part.tag(text)
        reopened = own if "xml:space" in own else f"{own[:-1]}{_KEPT}>"
        if reopened != own:
            self._kept.add(text)
        close = f"</{self._part.places[text].name}></{self._part.places[run].name}>"
        self._part.insert(start, f"{close}<{w}:del {name}>{tag}{settings}<{w}:delText{_KEPT}>")
        self._part.insert(
            end,
            f"</{w}:delText></{w}:r></{w}:del><{w}:ins {name}>{tag}{settings}<{w}:t{_KEPT}>"
            f"{escape(new, quote=False)}</{w}:t></{w}:r></{w}:ins>{tag}{settings}{reopened}",
        )
        return True

    def written(self) -> bytes:
        """The part with all marks."""
        for number in sorted(self._kept):
            self._part.insert(self._part.places[number].inside - 1, _KEPT)
        for cut, marks in self._marks.items():
            xml = "".join([*marks.ends, *marks.starts])
            self._part.insert(cut.at, f"{cut.close}{xml}{cut.reopen}")
        return self._part.written()

    def _starts(self, pieces: Sequence[Piece]) -> list[int]:
        """Where each piece begins in the text of all; worked out once for a paragraph."""
        if id(pieces) not in self._known:
            lengths = (len(piece.text) for piece in pieces)
            self._known[id(pieces)] = [*accumulate(lengths, initial=0)]
        return self._known[id(pieces)]

    def _in_run(self, piece: Piece) -> bool:
        number = self._numbers.get(id(piece.element), -1)
        return number > 0 and self._run(number).tag == f"{W}r"

    def _run(self, number: int) -> Element:
        return self._elements[self._part.places[number].parent]

    def _cut(self, piece: Piece, at: int, at_start: bool) -> _Cut:
        """Where a mark goes that stands before letter `at` of a piece."""
        number = self._numbers[id(piece.element)]
        place = self._part.places[number]
        run = place.parent
        first = place.before < 0 or self._elements[place.before].tag == f"{W}rPr"
        inside = 0 < at < len(piece.text)
        whole = not inside and (first if at == 0 else place.after < 0)
        home = self._outside(run, at_start, edge=whole)
        if whole or home != run:
            return _Cut(self._part.places[home].start if at_start else self._part.places[home].end)
        settings = self._settings(run)
        if not inside:
            return _Cut(place.start if at == 0 else place.end, *self._halves(run, "", settings))
        byte, in_cdata = self._part.in_text(number, at)
        tag = self._part.tag(number)
        if "xml:space" not in tag:
            self._kept.add(number)
            tag = f"{tag[:-1]}{_KEPT}>"
        cut = _Cut(byte, *self._halves(run, f"</{place.name}>", f"{settings}{tag}"))
        return _Cut(byte, f"]]>{cut.close}", f"{cut.reopen}<![CDATA[") if in_cdata else cut

    def _halves(self, run: int, close: str, reopen: str) -> tuple[str, str]:
        name = self._part.places[run].name
        return f"{close}</{name}>", f"{self._part.tag(run)}{reopen}"

    def _settings(self, run: int) -> str:
        settings = self._elements[run].find(f"{W}rPr")
        return "" if settings is None else self._part.element(self._numbers[id(settings)])

    def _outside(self, run: int, at_start: bool, edge: bool) -> int:
        """The run, or what it stands in where marks must stay outside: a control that Word fills in
        again by itself, or an insertion or link that begins or ends with the run. `edge` says
        whether the mark is at the beginning or end of the run."""
        best = here = run
        places, elements = self._part.places, self._elements
        while (above := places[here].parent) >= 0:
            element = elements[above]
            if element.tag in (f"{W}p", f"{W}txbxContent"):
                break
            beside = places[here].before if at_start else places[here].after
            edge = edge and beside < 0
            if (element.tag in _SHELLS and edge) or _is_filled_in(element):
                best = above
            here = above
        return best


def _is_filled_in(element: Element) -> bool:
    settings = element.find(f"{W}sdtPr") if element.tag == f"{W}sdt" else None
    return settings is not None and any(setting.tag in _FILLED_IN for setting in settings)


def _now() -> str:
    return datetime.now(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


def _text(said: str) -> str:
    return f'<w:t xml:space="preserve">{escape(said, quote=False)}</w:t>'


class Comments:
    """The comments of a Word file: those that are there, and new ones."""

    def __init__(self, document: WordFile) -> None:
        self._document = document
        self._name = document.package.linked(document.name, "comments")
        root = document.linked("comments")
        taken = [entry.get(f"{W}id", "") for entry in (() if root is None else root)]
        numbers = [int(one) for one in taken if one.isdecimal() and len(one) < 10]
        self._next = max(numbers, default=-1) + 1
        self._new: list[str] = []
        self._now = _now()

    @property
    def next(self) -> int:
        """The number that the next comment gets."""
        return self._next

    def add(self, lead: str, lines: Sequence[str], author: str, initials: str) -> None:
        """Add a comment: its first words in bold type, then a paragraph for each line."""
        sign = '<w:r><w:rPr><w:rStyle w:val="CommentReference"/></w:rPr><w:annotationRef/></w:r>'
        bold = f"<w:r><w:rPr><w:b/></w:rPr>{_text(lead)}</w:r>"
        runs = [*([bold] if lead else []), *(f"<w:r>{_text(line)}</w:r>" for line in lines)]
        paragraphs = "".join(
            f'<w:p><w:pPr><w:pStyle w:val="CommentText"/></w:pPr>{sign if number == 0 else ""}'
            f"{run}</w:p>"
            for number, run in enumerate(runs)
        )
        self._new.append(
            f'<w:comment xmlns:w="{_NAMESPACE}" w:id="{self._next}" w:author="{escape(author)}" '
            f'w:date="{self._now}" w:initials="{escape(initials)}">{paragraphs}</w:comment>'
        )
        self._next += 1

    def put_into(self, copy: Repacked) -> None:
        """Write the new comments behind those that are there."""
        xml = "".join(self._new)
        if self._name:
            part = Spliced(self._document.package.read(self._name))
            part.append(0, xml)
            copy.put(self._name, part.written())
        else:
            folder = self._document.name.rpartition("/")[0]
            name = copy.free(f"{folder}/comments{{}}.xml".lstrip("/"))
            head = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
            whole = f'{head}<w:comments xmlns:w="{_NAMESPACE}">{xml}</w:comments>'
            copy.add(name, whole.encode(), _KIND, self._document.name, _RELATION)
