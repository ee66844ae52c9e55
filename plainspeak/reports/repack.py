"""A copy of an office file with some parts changed or added, and every other part as it was.

copy = Repacked(package)
copy.put("word/document.xml", xml)
copy.add("word/comments.xml", xml, kind, "word/document.xml", address)
new = copy.written()
"""

from __future__ import annotations

import posixpath
from html import escape
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile

from plainspeak.readers.office_package import KINDS, Package, links_of
from plainspeak.reports.splice import Spliced

_NO_LINKS = (
    b'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<Relationships xmlns='
    b'"http://schemas.openxmlformats.org/package/2006/relationships"/>'
)


class Repacked:
    """The copy of a package, while it is made."""

    def __init__(self, package: Package) -> None:
        self._package = package
        self._changed: dict[str, bytes] = {}

    def put(self, name: str, content: bytes) -> None:
        """Give a part that is there another content."""
        self._changed[name] = content

    def add(self, name: str, content: bytes, kind: str, leads_here: str, relation: str) -> str:
        """Add a part with its kind ("application/…"), and a link to it from the part `leads_here`,
        `relation` being the kind of link ("http://…"). Returns the id of the link."""
        self._changed[name] = content
        entry = f'PartName="/{escape(name)}" ContentType="{escape(kind)}"'
        self._changed[KINDS] = _with(self._now(KINDS), "Override", entry)
        links = links_of(leads_here)
        taken = self._package.links(leads_here)
        number = next(n for i in range(10_000) if (n := f"rIdPlain{i}") not in taken
                      and n.encode() not in self._changed.get(links, b""))  # fmt: skip
        target = posixpath.relpath(name, posixpath.dirname(leads_here) or ".")
        entry = f'Id="{number}" Type="{escape(relation)}" Target="{escape(target)}"'
        self._changed[links] = _with(self._now(links, _NO_LINKS), "Relationship", entry)
        return number

    def free(self, pattern: str) -> str:
        """A name that no part has: "word/comments{}.xml" gives that with "", 1, 2 … in it."""
        names = (pattern.format(i or "") for i in range(100_000))
        return next(n for n in names if not self._package.has(n) and n not in self._changed)

    def _now(self, name: str, otherwise: bytes = b"") -> bytes:
        if name in self._changed:
            return self._changed[name]
        return self._package.read(name) if self._package.has(name) else otherwise

    def written(self) -> bytes:
        """The whole file."""
        waiting = dict(self._changed)
        written: set[str] = set()
        made = BytesIO()
        archive = self._package.archive
        with ZipFile(made, "w", ZIP_DEFLATED) as copy:
            for info in archive.infolist():
                name = info.filename
                if name in waiting:
                    copy.writestr(info, waiting.pop(name))
                    written.add(name)
                elif name not in written:
                    copy.writestr(info, archive.read(info))
            for name, content in waiting.items():
                copy.writestr(name, content)
        return made.getvalue()


def _with(xml: bytes, name: str, entry: str) -> bytes:
    """A list of kinds or links with one more entry, in the name space of the list itself."""
    part = Spliced(xml)
    prefix, colon, _ = part.places[0].name.rpartition(":")
    part.append(0, f"<{prefix}{colon}{name} {entry}/>")
    return part.written()
