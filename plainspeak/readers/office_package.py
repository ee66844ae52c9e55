"""Word and PowerPoint files as packages: parts, their kinds, and how they lead to each other."""

from __future__ import annotations

import posixpath
from collections.abc import Collection
from io import BytesIO
from typing import NamedTuple
from urllib.parse import unquote
from xml.etree.ElementTree import Element
from zipfile import ZipFile

from plainspeak.model import InputError
from plainspeak.readers.office_file import broken, other, unzip
from plainspeak.readers.office_xml import parse

KINDS = "[Content_Types].xml"
"""The part that says what kind each part is."""

_STRICT = "http://purl.oclc.org/ooxml"


class Link(NamedTuple):
    """What leads from one part to another."""

    kind: str  # the whole address: "http://…/relationships/styles"
    target: str  # the part's name; "" where it leads out of the file, or to a part it does not hold


class Package:
    """An open package. Names of parts have no "/" in front."""

    def __init__(self, file: BytesIO) -> None:
        """`file` is a zip file. Raises what zipfile raises."""
        self.archive = ZipFile(file)
        # As the file writes them, by their small letters.
        self._names = {name.lower(): name for name in self.archive.namelist()}
        # Many places may lead to one part; each is read once, and no file holds too many.
        self._roots: dict[str, Element] = {}
        self._links: dict[str, dict[str, Link]] = {}

    def has(self, name: str) -> bool:
        """Whether there is such a part."""
        return name.lower() in self._names

    def read(self, name: str) -> bytes:
        """What a part holds. Raises KeyError where there is none, and what zipfile raises."""
        return self.archive.read(self._names[name.lower()])

    def xml(self, name: str) -> Element:
        """The root of a part. Raises what `read` and `parse` raise."""
        key = name.lower()
        if key not in self._roots:
            self._roots[key] = parse(self.read(name))
        return self._roots[key]

    def kind(self, name: str) -> str:
        """The kind of a part ("application/…"), "" where the file does not say."""
        by_ending = ""
        ending = name.rpartition(".")[2].lower()
        for entry in self.xml(KINDS):
            if entry.get("PartName", "").lstrip("/").lower() == name.lower():
                return entry.get("ContentType", "")
            if entry.get("Extension", "").lower() == ending:
                by_ending = entry.get("ContentType", "")
        return by_ending

    def links(self, name: str = "") -> dict[str, Link]:
        """The links of a part by their ids, or those of the package."""
        place = links_of(name)
        if place not in self._links:
            self._links[place] = {
                entry.get("Id", ""): Link(entry.get("Type", ""), self._target(entry, name))
                for entry in (self.xml(place) if self.has(place) else ())
            }
        return self._links[place]

    def _target(self, entry: Element, name: str) -> str:
        if entry.get("TargetMode") == "External":
            return ""
        folder = posixpath.dirname(name)
        target = posixpath.normpath(posixpath.join("/", folder, entry.get("Target", "")))
        for way in (target.lstrip("/"), unquote(target.lstrip("/"))):
            if self.has(way):
                return self._names[way.lower()]
        return ""

    def linked(self, name: str, kind: str) -> str:
        """The first part to which a part has a link of this kind ("styles"), or ""."""
        found = (link.target for link in self.links(name).values() if is_of(link, kind))
        return next(filter(None, found), "")


def is_of(link: Link, kind: str) -> bool:
    """Whether a link is of this kind, by the last word of its address."""
    return link.kind.rpartition("/")[2] == kind


def links_of(name: str) -> str:
    """The name of the part in which the links of a part stand."""
    folder, file = posixpath.split(name)
    return posixpath.join(folder, "_rels", f"{file}.rels")


def open_package(
    data: bytes, what: str, kinds: Collection[str], ordinary: str
) -> tuple[Package, str, Element]:
    """The package in a file, the name of its main part, and the root of that.

    `what` names the kind of file in messages, and `ordinary` what to save it as where it is in the
    strict form, which is not read; `kinds` are those that the main part may have. Macros in it are
    never run. Raises InputError where the file cannot be opened.
    """
    file = unzip(data, what, KINDS)
    try:
        package = Package(file)
        for link in package.links().values():
            if is_of(link, "officeDocument") and link.target:
                if link.kind.startswith(_STRICT):
                    raise InputError(f"this {what} is in the strict form. Save it as {ordinary}.")
                if package.kind(link.target) not in kinds:
                    raise other(what)
                return package, link.target, package.xml(link.target)
    except InputError:
        raise
    except Exception as problem:
        # zipfile and the parser raise many kinds of exceptions for damaged parts.
        raise broken(what, problem) from problem
    raise broken(what, KeyError("the main part"))
