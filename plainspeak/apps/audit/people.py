"""What a report for many eyes leaves out: names of people in the names of folders and in senses."""

from __future__ import annotations

from functools import lru_cache

from plainspeak import readers
from plainspeak.analysis import analyse
from plainspeak.analysis.types import ProtectedKind
from plainspeak.config.settings import Config
from plainspeak.wordclasses import classes, classes_of

PERSONAL = "called after a person"
"""What stands in the place of the name of a folder that is called after somebody."""

_OF_BODIES = classes(
    "bodies", "meeting-words", "no-surnames",
    "organisation-endings", "organisation-and-place-endings", "function-words",
)  # fmt: skip
"""Lists of words that stand in the name of a place or a group, and in nobody's."""
_LONGEST = 60


@lru_cache(maxsize=50_000)
def is_person(text: str) -> bool:
    """Whether a name is somebody's: what would be taken for one in a list of those present, and has
    no word of a group or a place in it."""
    said = " ".join(text.replace("_", " ").split())
    words = said.split()
    if not words or len(said) > _LONGEST or any(_OF_BODIES & classes_of(word) for word in words):
        return False
    document = readers.read(f"Present: {said}.", readers.format_named("plain"))
    passages = analyse(document, Config().settings()).passages
    return any(p.kind is ProtectedKind.NAME for passage in passages for p in passage.protected)


def shown_group(name: str) -> str:
    """The name of a department or folder as it may be shown."""
    return PERSONAL if any(map(is_person, name.split(" / "))) else name
