"""The XML of office files, read with the standard library: nothing from outside, no entities."""

from __future__ import annotations

import re
from xml.etree.ElementTree import Element, XMLParser

_DECLARED = re.compile(rb"""<\?xml[^>]{0,200}?\sencoding\s*=\s*["']([\w.:-]{1,40})["']""")
_CODECS = re.compile(
    r"utf-?8|(?:us-)?ascii|iso-?8859-?\d{1,2}|latin-?1|windows-?125\d|cp125\d|koi8-[ru]"
    r"|gb2312|gbk|gb18030|big5|shift_jis|euc-(?:jp|kr)"
)
"""Ways to encode that a file may name. Office programs write UTF-8; of the others there is no need
for those that take long, or in which "<" is no "<"."""


class NoXml(ValueError):
    """What is said to be XML is none that this program reads."""


def as_utf8(xml: bytes) -> tuple[bytes, str]:
    """A part in UTF-8, and the name of its own encoding: `text.encode(name)` gives the part again,
    with the mark at its start if it has one. Raises ValueError."""
    codec = _codec(xml)
    return (xml if codec == "utf-8" else xml.decode(codec).encode()), codec


def _codec(xml: bytes) -> str:
    begin = xml[:4]
    if begin.startswith(b"\xff\xfe") or begin == b"<\0?\0":
        return "utf-16-le"
    if begin.startswith(b"\xfe\xff") or begin == b"\0<\0?":
        return "utf-16-be"
    declared = _DECLARED.match(xml)
    name = declared.group(1).decode().lower() if declared else "utf-8"
    if name.startswith(("utf-8", "utf8", "utf-16", "utf16")):
        return "utf-8"  # it is plain to see that it is not UTF-16
    if not _CODECS.fullmatch(name):
        raise NoXml(f"the encoding {name!r}")
    return name


def parse(xml: bytes) -> Element:
    """The root of an XML file. Comments and instructions to programs are left out. Raises NoXml or
    ParseError, and for a definition of a document type too: in it stand entities and files from
    outside, and no office program writes one."""
    text, _ = as_utf8(xml)
    if b"<!DOCTYPE" in text:
        raise NoXml("a definition of a document type")
    parser = XMLParser(encoding="utf-8")
    parser.feed(text)
    root: Element = parser.close()
    return root
