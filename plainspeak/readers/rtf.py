"""Rich text (.rtf), through striprtf: its words and paragraphs, read as plain text is."""

from __future__ import annotations

import re
from dataclasses import replace

from plainspeak.model import Document, InputError
from plainspeak.readers import plain

_BREAKS = re.compile(r"\s*\n\s*")


def read(data: bytes) -> Document:
    """The Document in an .rtf file; its source is the text, a blank line between paragraphs. Raises
    InputError."""
    from striprtf.striprtf import rtf_to_text

    if not data.lstrip().startswith(b"{\\rtf"):
        raise InputError("this is not an RTF file. Open it in Word and save it as .docx.")
    try:
        text = str(
            rtf_to_text(data.decode("ascii", "surrogateescape"), errors="ignore")  # type: ignore[no-untyped-call]
        )
    except Exception as problem:
        # The library raises what its tables and numbers raise for damaged files.
        raise InputError(
            "this RTF file is damaged and cannot be read. Open it in Word and save it as .docx."
        ) from problem
    text = text.encode("utf-8", "replace").decode("utf-8").replace("|", " | ")
    paragraphs = _BREAKS.sub("\n\n", text).strip()
    return replace(plain.read(paragraphs), format="rtf", has_lines=False)
