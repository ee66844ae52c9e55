"""E-mail: the subject and the message itself, with what it quotes and who signs it set apart."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from email import message_from_bytes, policy
from email.headerregistry import HeaderRegistry
from email.message import MIMEPart
from typing import Any

from plainspeak.model import (
    Block,
    BlockKind,
    Comment,
    Definition,
    Document,
    InputError,
    NothingToRead,
    Span,
)
from plainspeak.readers import html, plain
from plainspeak.readers.encoding import decode
from plainspeak.readers.text import as_it_stands
from plainspeak.wordclasses import any_of

_HEADERS = ("from", "to", "subject", "date", "received", "content-type", "mime-version")
_LONGEST = 1_000  # letters of one header that are read; no subject or kind of a message needs more
_SIGNATURE = re.compile(r"^--[ \t]?\r?$", re.MULTILINE)
_WROTE = re.compile(rf"(?:{any_of('before-who-wrote')}) [^\n]{{0,300}}\b(?:{any_of('wrote')}) ?:$")
_EARLIER = re.compile(
    rf"(?:[-_ ]{{2,}}\s*|begin )(?:{any_of('earlier-messages')})|from: .{{1,300}}\b(?:sent|date): ",
    re.IGNORECASE,
)
_FROM = re.compile(r"from: \S", re.IGNORECASE)
_SENT = re.compile(r"(?:sent|date|to): ?\S", re.IGNORECASE)
_CLOSING = re.compile(
    rf"(?:(?:{any_of('before-closings')}) ){{0,2}}(?:{any_of('closings')})"
    r"(?: (?:all|everyone))?[,.!]?",
    re.IGNORECASE,
)
_PASSED_ON = re.compile(
    rf"(?:(?:{any_of('before-subjects')}) ?(?:\[\d{{1,3}}\])?: ?)+", re.IGNORECASE
)
"""What mail programs put before the subject of an answer, or of a message passed on."""
_SMALL_PRINT = re.compile(rf"\*{{3,}}|(?:{any_of('openings-of-small-print')})\b", re.IGNORECASE)
_IN_SMALL_PRINT = re.compile(any_of("in-small-print"), re.IGNORECASE)
_SIGNING = 12  # lines of a signature, at most
_LINE = 80  # characters of one of its lines, at most
_SENTENCE_END = (".", "!", "?", ":")


class _Headers(HeaderRegistry):
    """Headers up to a length: the time and memory that the library takes for one grow with the
    square of its words and parameters."""

    def __call__(self, name: str, value: str) -> Any:
        return super().__call__(name, value[:_LONGEST])


_POLICY = policy.default.clone(header_factory=_Headers())


def read(data: bytes) -> Document:
    """The Document in an .eml file. Its source is the subject and the text of the message.

    Raises InputError where the file is no e-mail or has no text.
    """
    subject, body, kind = _parts(data)
    shown = html.read(body) if kind == "html" else plain.read(body)
    blocks = list(shown.blocks)
    quoted = _quoted(blocks, _signature(body) if kind == "plain" else len(body))
    source = subject + "\n\n" + body if subject else body
    offset = len(source) - len(body)
    found = [
        _moved(replace(b, kind=BlockKind.QUOTATION, level=0) if n in quoted else b, offset)
        for n, b in enumerate(blocks)
    ]
    if subject:
        passed_on = _PASSED_ON.match(subject)
        begin = passed_on.end() if passed_on and passed_on.end() < len(subject) else 0
        text = as_it_stands(source, begin, len(subject))
        heading = Block(BlockKind.HEADING, text.text, text.segments, level=1, place="subject")
        found.insert(0, heading)
    return Document(
        source,
        tuple(found),
        format="eml",
        definitions=tuple(
            Definition(short, long, _shifted(span, offset))
            for short, long, span in shown.definitions
        ),
        comments=tuple(Comment(text, _shifted(span, offset)) for text, span in shown.comments),
        has_lines=False,
    )


def _parts(data: bytes) -> tuple[str, str, str]:
    """The subject, the text of the message, and whether that is "plain" or "html"."""
    try:
        message = message_from_bytes(data, policy=_POLICY)
        if not any(name in message for name in _HEADERS):
            return "", decode(data), "plain"
        subject = " ".join(str(message["subject"] or "").split())
        part = message.get_body(preferencelist=("plain", "html"))
        if part is None:
            body, kind = "", "plain"
        else:
            body, kind = _content(part), part.get_content_subtype()
            if kind == "plain" and not body.strip():
                other = message.get_body(preferencelist=("html",))
                body, kind = (_content(other), "html") if other is not None else (body, kind)
    except InputError:
        raise
    except Exception as problem:
        # Python's e-mail package raises many kinds of exceptions for damaged headers and parts.
        raise InputError("this e-mail is damaged and cannot be read.") from problem
    if not body.strip():
        raise NothingToRead("this e-mail holds no text of its own.")
    return subject if any(map(str.isalnum, subject)) else "", body, kind


def _content(part: MIMEPart) -> str:
    try:
        text = part.get_content()
    except (LookupError, UnicodeError):  # an unknown or wrong name of the encoding
        payload = part.get_payload(decode=True)
        text = decode(payload) if isinstance(payload, bytes) else ""
    # Bytes that are no letters in the encoding named arrive as halves of a pair.
    return str(text).encode("utf-8", "replace").decode("utf-8")


def _signature(body: str) -> int:
    """Where the last line begins that by custom comes before a signature."""
    marks = list(_SIGNATURE.finditer(body))
    return marks[-1].start() if marks else len(body)


def _quoted(blocks: Sequence[Block], signature: int) -> set[int]:
    """The numbers of the blocks that are a signature or come from earlier messages."""
    quoted: set[int] = set()
    own = len(blocks)  # from here on nothing is the writer's own
    for number, block in enumerate(blocks):
        following = blocks[number + 1 : number + 4]
        if _WROTE.search(block.text[-400:]):
            quoted.add(number)
            if not (following and following[0].kind is BlockKind.QUOTATION):
                own = number
                break
        elif _EARLIER.match(block.text) or (
            _FROM.match(block.text) and any(_SENT.match(b.text) for b in following)
        ):
            own = number
            break
    quoted.update(range(own, len(blocks)))
    quoted.update(n for n in range(own) if blocks[n].span.start >= signature)
    quoted.update(n for n in range(own) if _is_small_print(blocks[n].text))
    for number in range(own - 1, -1, -1):
        if _CLOSING.fullmatch(blocks[number].text) and number not in quoted:
            quoted.update(_signing(blocks, number + 1, own))
            break
    return quoted


def _is_small_print(text: str) -> bool:
    """Whether a block is what an organisation adds below every message."""
    return _SMALL_PRINT.match(text) is not None and _IN_SMALL_PRINT.search(text) is not None


def _signing(blocks: Sequence[Block], start: int, stop: int) -> list[int]:
    """The lines after a closing that say who writes: short ones that are no sentences."""
    found: list[int] = []
    for number in range(start, min(stop, start + _SIGNING)):
        text = blocks[number].text
        if len(text) > _LINE or (text.endswith(_SENTENCE_END) and text.count(" ") > 3):
            break
        found.append(number)
    return found


def _moved(block: Block, offset: int) -> Block:
    segments = tuple(
        s._replace(source_start=s.source_start + offset, source_end=s.source_end + offset)
        for s in block.segments
    )
    return replace(block, segments=segments, place=block.place or "message")


def _shifted(span: Span, offset: int) -> Span:
    return Span(span.start + offset, span.end + offset)
