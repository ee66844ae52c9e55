"""Opening a Word file, whatever it holds."""

from __future__ import annotations

from dataclasses import dataclass
from xml.etree.ElementTree import Element

from plainspeak.readers.office_file import damaged
from plainspeak.readers.office_package import Package, open_package

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
"""Before the names of Word's elements."""

_WHAT = "Word file"
_FORM = "application/vnd.openxmlformats-officedocument.wordprocessingml"
_KINDS = (
    f"{_FORM}.document.main+xml",
    f"{_FORM}.template.main+xml",
    "application/vnd.ms-word.document.macroEnabled.main+xml",
    "application/vnd.ms-word.template.macroEnabledTemplate.main+xml",
)


@dataclass(frozen=True, slots=True)
class WordFile:
    """An open Word file."""

    package: Package
    name: str  # of the main part
    root: Element
    body: Element

    def linked(self, kind: str) -> Element | None:
        """The root of the part to which the main part has a link of this kind, or None."""
        name = self.package.linked(self.name, kind)
        return self.package.xml(name) if name else None


def open_docx(data: bytes) -> WordFile:
    """The Word file in these bytes. Raises InputError where it cannot be opened."""
    package, name, root = open_package(data, _WHAT, _KINDS, "an ordinary Word document")
    body = root.find(f"{W}body")
    if body is None:
        raise damaged(_WHAT)
    return WordFile(package, name, root, body)
