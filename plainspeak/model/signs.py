"""Text of other people on its way to a terminal or a log: nothing in it gives orders there."""

from __future__ import annotations

import re

_ORDERS = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069]")
_NO_COLOUR = re.compile(rf"(\x1b\[[0-9;]*m)|{_ORDERS.pattern}")
_LINE_ORDERS = re.compile(r"^([ \t]*(?:\x1b\[[0-9;]*m)*):(?=:)", re.MULTILINE)
_LOG_ORDERS = re.compile(r"##(?=\w*\[)")


def visible(text: str) -> str:
    """The text with a sign in the place of each character that would move the cursor, change
    colours, turn the direction of writing or end the terminal's patience. Line ends (\\n) and tabs
    stay."""
    return _ORDERS.sub(_sign, text)


def plain(text: str) -> str:
    """The same for what may hold colours of ours, which stay."""
    return _NO_COLOUR.sub(lambda match: match[1] or _sign(match), text)


def on_one_line(text: str) -> str:
    """The same for what belongs on one line: a name of a file, a message."""
    return visible(text).replace("\n", "␊").replace("\t", " ")


def harmless(text: str) -> str:
    """Lines for a log. Build servers take `::` at the beginning of a line, and `##` before a word
    and a bracket, for orders; a space between the two signs makes them text."""
    return _LOG_ORDERS.sub("# #", _LINE_ORDERS.sub(r"\1: ", text))


def in_xml(text: str) -> str:
    """The text without what XML cannot hold."""
    return _NOT_XML.sub("\ufffd", text)


_NOT_XML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")


def _sign(match: re.Match[str]) -> str:
    number = ord(match.group())
    if number < 0x20:
        return chr(0x2400 + number)
    return "␡" if number == 0x7F else "\ufffd"
