"""Opening a Word file with python-docx, whatever it holds."""

from __future__ import annotations

from typing import Any

from plainspeak.model import InputError
from plainspeak.readers.office_file import broken, damaged, is_strict, other, unzip, whole

_WHAT = "Word file"
_TYPES = (
    "application/vnd.ms-word.document.macroEnabled.main+xml",
    "application/vnd.openxmlformats-officedocument.wordprocessingml.template.main+xml",
    "application/vnd.ms-word.template.macroEnabledTemplate.main+xml",
)


def open_docx(data: bytes) -> Any:
    """The python-docx Document of a file; macros in it are never run. Raises InputError where it
    cannot be opened."""
    from docx.opc.part import PartFactory
    from docx.package import Package
    from docx.parts.document import DocumentPart

    file = unzip(data, _WHAT, "[Content_Types].xml")
    for kind in _TYPES:  # documents like any other, which the library leaves shut
        PartFactory.part_type_for[kind] = DocumentPart
    try:
        part = Package.open(whole(file)).main_document_part
        if not isinstance(part, DocumentPart):
            raise other(_WHAT)
        document = part.document
        if document.element.find("{*}body") is None:
            raise damaged(_WHAT)
        return document
    except InputError:
        raise
    except Exception as problem:
        # python-docx and lxml raise many kinds of exceptions for damaged parts.
        if is_strict(data):
            raise InputError(
                f"this {_WHAT} is in the strict form. Save it as an ordinary Word document."
            ) from problem
        raise broken(_WHAT, problem) from problem
