"""From a file or a text to a Document. FORMATS is the only place that lists the readers."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any, NamedTuple

from plainspeak.readers.encoding import decode

if TYPE_CHECKING:
    from plainspeak.model import Document

__all__ = ["FORMATS", "Format", "decode", "format_named", "format_of", "read"]


class Format(NamedTuple):
    """A kind of file. Its module has `read(source) -> Document`; source is str, or bytes where
    `binary` is True."""

    name: str
    suffixes: tuple[str, ...]
    module: str
    binary: bool = False


FORMATS: tuple[Format, ...] = (
    Format("plain", (".txt", ".text"), "plain"),
    Format("markdown", (".md", ".markdown", ".qmd", ".rmd"), "markdown"),
    Format("html", (".html", ".htm", ".xhtml"), "html"),
    Format("eml", (".eml",), "eml", binary=True),
    Format("ipynb", (".ipynb",), "ipynb"),
    Format("rst", (".rst", ".rest"), "rst"),
    Format("tex", (".tex", ".ltx"), "tex"),
    Format("pdf", (".pdf",), "pdf", binary=True),
    Format("docx", (".docx", ".docm"), "docx", binary=True),
    Format("odt", (".odt", ".ott"), "odt", binary=True),
    Format("odp", (".odp", ".otp"), "odp", binary=True),
    Format("rtf", (".rtf",), "rtf", binary=True),
    Format("pptx", (".pptx", ".pptm", ".ppsx"), "pptx", binary=True),
)


def format_named(name: str) -> Format:
    """The format with this name. Raises ValueError for an unknown one."""
    for known in FORMATS:
        if known.name == name:
            return known
    raise ValueError(f"unknown format {name!r}; known: {', '.join(f.name for f in FORMATS)}")


def format_of(path: str) -> Format | None:
    """The format that a file's suffix belongs to, or None."""
    lower = path.lower()
    for known in FORMATS:
        if lower.endswith(known.suffixes):
            return known
    return None


def read(source: str | bytes, format: Format) -> Document:
    """Turn the content of a paper into a Document. Raises InputError where that cannot be done."""
    module: Any = import_module(f"plainspeak.readers.{format.module}")
    if isinstance(source, bytes) and not format.binary:
        source = decode(source)
    document: Document = module.read(source)
    return document
