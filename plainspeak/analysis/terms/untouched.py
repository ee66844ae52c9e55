"""Where nobody's words may be changed for them: the places at which a suggestion is no edit.

Definitions and glossaries, titles and headings, quotations and names, references, licences, code
and mathematics in any form. A reader may have to stop there as anywhere else, so terms are found
there all the same.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from itertools import accumulate
from pathlib import PurePath

from plainspeak.analysis.terms.verbatim import is_binding, passages_of_others
from plainspeak.analysis.types import AcronymUse, Passage
from plainspeak.model import BlockKind, Document, Span
from plainspeak.wordclasses import any_of, members

_LONGEST_TITLE = 12
"""Words up to which the first line of a paper without a full stop is its title. Our own figure."""


class Untouched:
    """The places of one paper that are left alone."""

    def __init__(
        self, document: Document, passages: Sequence[Passage], letters: Sequence[AcronymUse]
    ) -> None:
        """`letters` are those of the paper with their explanations, which are among the places."""
        self._source = document.source
        self._passages = frozenset(
            (*_whole_passages(document, passages, letters), *passages_of_others(document, passages))
        )
        spans = sorted(
            (
                *_elements(document.source),
                *_environments(document.source),
                *(Span(*m.span()) for m in _SIGNS.finditer(document.source)),
                *(span for use in letters for _, span in use.meanings),
            )
        )
        self._starts = [span.start for span in spans]
        self._ends = list(accumulate((span.end for span in spans), max))

    def holds(self, passage: Passage, first: int, last: int) -> bool:
        """Whether the tokens first … last of a passage are in one of the places."""
        if passage.index in self._passages:
            return True
        start, end = passage.starts[first], passage.end(last)
        if passage.is_protected(start, end) or _is_exact(passage, first, last):
            return True
        place = passage.source(first, last)
        before = bisect_right(self._starts, place.end - 1)
        if before and self._ends[before - 1] > place.start:
            return True
        around = (
            self._source[place.start - 1 : place.start],
            self._source[place.end : place.end + 1],
        )
        return around in _MENTIONED


_MENTIONED = frozenset(
    (("*", "*"), ("_", "_"), ('"', '"'), ("'", "'"), ("‘", "’"), ("“", "”"), ("«", "»"))
)
"""Signs around words that are talked about: *in order to*."""


# -- in the source -------------------------------------------------------------------------------

_SIGNS = re.compile(
    r"`[^`\n]+`"
    r"|\$\$[^$]+\$\$"
    r"|\\\[[^\[\]]+\\\]"
    r"|\\\([^()\n]+\\\)"
    r"|(?<![\\$\w])\$(?=\S)[^$\n]{0,300}[^$\s]\$(?!\w)"
    r"|\[[^\[\]\n]{1,300}\][(\[]"
    r"|\{\{[^{}\n]*\}\}|\{%[^%\n]*%\}"
    r"|\b\d\d/\d{4,6}/[A-Z]{1,5}\b[^\n]{0,400}"
)
"""Code between backticks, mathematics, the words of a link, the tags of templates, and what stands
behind the number of a planning application, which describes it; each within one line or part."""


def _elements(source: str) -> Iterator[Span]:
    """Elements of HTML whose text is not the writer's own running text."""
    opening = re.compile(rf"<({'|'.join(sorted(members('elements-left-alone')))})\b[^<>]*>", re.I)
    unclosed: set[str] = set()
    at = 0
    for match in opening.finditer(source):
        name = match[1].lower()
        if match.start() < at or name in unclosed:
            continue
        closing = re.compile(rf"</{name}\b", re.I).search(source, match.end())
        if closing is None:
            unclosed.add(name)
            continue
        at = closing.start()
        yield Span(match.start(), at)


_BORDER = re.compile(r"\\(begin|end)\{")


def _environments(source: str) -> Iterator[Span]:
    """LaTeX environments, also raw ones in Markdown; one without an end goes on to the end."""
    depth = start = 0
    for border in _BORDER.finditer(source):
        if border[1] == "begin":
            start = start if depth else border.start()
            depth += 1
        elif depth:
            depth -= 1
            if not depth:
                yield Span(start, border.end())
    if depth:
        yield Span(start, len(source))


# -- whole passages ------------------------------------------------------------------------------


def _whole_passages(
    document: Document, passages: Sequence[Passage], letters: Iterable[AcronymUse]
) -> Iterator[int]:
    name = PurePath(document.path or "").stem.lower()
    glossary = sorted(
        span.start
        for use in letters
        for (_, span), listed in zip(use.meanings, use.in_glossary, strict=False)
        if listed
    )
    tables = set(_glossary_tables(passages))
    rows = set(_letters_rows(passages))
    whole = "\n".join([passage.block.text.lower() for passage in passages])
    licences = [phrase for phrase in members("licence-phrases") if phrase in whole]
    closed = 0  # level of the heading of a section that is left alone
    for passage in passages:
        block, text = passage.block, passage.block.text
        if block.kind is BlockKind.HEADING:
            if not closed or block.level <= closed:
                closed = max(1, block.level) if _is_closed(text) else 0
            yield passage.index
        elif (
            closed
            or name in members("licence-files")
            or (block.cell and (block.cell.table in tables or block.cell[:2] in rows))
            or _is_title(passage)
            or _DEFINES.match(text)
            or (text.isupper() and len(passage.words) >= _LONGEST_TITLE)
            or _is_reference(text)
            or (licences and any(map(text.lower().__contains__, licences)))
            or bisect_right(glossary, block.span.end) > bisect_right(glossary, block.span.start - 1)
        ):
            yield passage.index


def _is_closed(heading: str) -> bool:
    words = re.sub(r"^[\dA-Z]{0,3}(?:\.\d+)*[.)]?\s+|[:.\s]+$", "", heading).lower()
    return words in members("sections-left-alone")


def _is_title(passage: Passage) -> bool:
    words = passage.words
    return (
        passage.index == 0
        and passage.block.kind is BlockKind.PARAGRAPH
        and len(words) <= _LONGEST_TITLE
        and words[-1].text[-1:] not in set(".!?:;")
    )


_DEFINES = re.compile(
    r"[‘'“\"]?(?:[A-Z][A-Za-z&/]{0,30}[A-Z][A-Za-z0-9]{0,30}\s*(?::|=|\s[–—-]\s)"
    rf"|[\w /'’&-]{{2,60}}(?::|\s[–—-])\s(?:{any_of('openings-of-meanings-in-lists')})\b)"
)
"""A line such as "SAE: serious problem" or "Lay member: a person who …"."""

_REFERENCE = re.compile(
    r"\bdoi\b|\bISBN\b|\bISSN\b|\bet al\b.{0,300}\b(?:19|20)\d\d|\b(?:19|20)\d\d;\s?\d+|\bpp?\. ?\d"
)
_IN_REFERENCES = ("doi", "ISBN", "ISSN", "et al", ";", "p.")
"""Every match of `_REFERENCE` holds one of these, which are soon found."""

_OPENS_REFERENCE = re.compile(
    r"\[?\d*[\].]?\s*[A-Z][\w'’-]+,? (?:[A-Z]\.?){1,3}(?:,| and | & |\.| \()"
)


def _is_reference(text: str) -> bool:
    return _OPENS_REFERENCE.match(text) is not None or (
        any(map(text.__contains__, _IN_REFERENCES)) and _REFERENCE.search(text) is not None
    )


_LETTERS = re.compile(r"[A-Z][A-Za-z&]{0,30}[A-Z0-9][A-Za-z0-9]{0,30}")


def _glossary_tables(passages: Iterable[Passage]) -> Iterator[int]:
    """Tables whose first row says that words are explained there: by the heading of its first
    column, or by those of two."""
    told = members("glossary-in-full") | members("glossary-meanings")
    heads: dict[int, dict[int, str]] = {}
    for passage in passages:
        cell = passage.block.cell
        if cell and cell.row == 0:
            heads.setdefault(cell.table, {})[cell.column] = passage.block.text.lower().strip()
    for table, head in heads.items():
        terms = [column for column, text in head.items() if text in members("glossary-terms")]
        if 0 in terms or (terms and not told.isdisjoint(head.values())):
            yield table


def _letters_rows(passages: Iterable[Passage]) -> Iterator[tuple[int, int]]:
    """Rows of tables that begin with letters alone: "SAE | serious problem"."""
    for passage in passages:
        cell = passage.block.cell
        if cell and cell.column == 0 and _LETTERS.fullmatch(passage.block.text.strip()):
            yield cell.table, cell.row


# -- the words beside ----------------------------------------------------------------------------

_DEFINING = re.compile(
    rf"\b(?:means(?! (?:{any_of('no-meanings-behind-means')})\b)|{any_of('says-what-is-meant')})\b",
    re.I,
)

_LETTERS_AFTER = re.compile(r"[\w ,'’-]{0,40}\((?:the )?[A-Z][A-Za-z&]*[A-Z0-9]\w*\)")
_LETTERS_BEFORE = re.compile(r"[A-Z][A-Za-z&]*[A-Z0-9]\w* \([^()]{0,200}$")


_LOOK = 240
"""Characters on each side in which a sentence may say what a word means. Our own figure."""


def _is_exact(passage: Passage, first: int, last: int) -> bool:
    """Whether the sentence says what a word means or binds somebody, or the words belong to letters
    in brackets."""
    text = passage.block.text
    sentence = passage.sentence_of(first)
    start, end = passage.starts[first], passage.end(last)
    begin = max(passage.starts[sentence.start], start - _LOOK)
    stop = min(passage.end(sentence.end - 1), end + _LOOK)
    return (
        is_binding(text, begin, stop)
        or _DEFINING.search(text, begin, stop) is not None
        or _LETTERS_AFTER.match(text, end, stop) is not None
        or _LETTERS_BEFORE.search(text, begin, start) is not None
    )
