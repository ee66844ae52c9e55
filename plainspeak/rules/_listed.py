"""Lists in which each item is a job: boxes to tick, and what stands below "Actions"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from plainspeak.analysis.types import Analysis, Passage
from plainspeak.model import BlockKind
from plainspeak.rules import _owners
from plainspeak.rules._people import People
from plainspeak.wordclasses import members

_ITEMS = frozenset({BlockKind.LIST_ITEM, BlockKind.FORM_LINE})
_BOX = re.compile(r"(?:\[(?P<mark>[ xX✓]?)\]|(?P<open>☐)|(?P<done>[☑☒✓✔]))\s*$")
_BOX_ROOM = 12  # characters before an item in which its box stands
_SHORTEST = 2  # words of a job
_NAMED = re.compile(r"(?:[-–—(,:;→/+&@]|\bfor)\s*@?([\w.-]+)")
_LABEL = re.compile(r"(.{1,30}?)(?:\s*[:–—]|\s-\s|\s(?:to|will|has|is|can|should)\s)")
_GIVEN = re.compile(r"[A-Z][\w'’]+ to (?!be\b|go\b)[a-z]")
"""How an item begins that gives somebody a job: "Secs to sign"; not "Hedge to be cut"."""
_INITIALS = re.compile(r"[A-Z]{2,3} ([a-z]+)")
"""Letters and what they do: "CL find the key"; not "HR policy to be written"."""
_END_OF_HEADING = " .:*_"


def listed_jobs(analysis: Analysis, who: People) -> Iterator[tuple[Passage, bool]]:
    """The items of such lists, each with whether it is a job that nobody is named for."""
    below = False
    for passage in analysis.passages:
        block = passage.block
        if block.kind not in _ITEMS:
            below = is_heading_of_jobs(passage)
            continue
        box = _box(analysis, passage)
        if box is None and not below:
            continue
        yield passage, box is not False and _is_open(passage, who)


def is_heading_of_jobs(passage: Passage) -> bool:
    """Whether this block is a heading such as "Actions"."""
    return passage.block.text.lower().strip(_END_OF_HEADING) in members("lists-of-jobs")


def _box(analysis: Analysis, passage: Passage) -> bool | None:
    """Whether the box of an item is still to be ticked; None where it has none."""
    start = passage.block.to_source(0, 1).start
    match = _BOX.search(analysis.document.source[max(0, start - _BOX_ROOM) : start])
    if match is None:
        return None
    return match["open"] is not None or (match["mark"] or "x").strip() == ""


def _is_open(passage: Passage, who: People) -> bool:
    """Whether an item says a job, and neither who does it nor that it is done."""
    words = [w for w in passage.words if w.is_word]
    if len(words) < _SHORTEST or words[-1].lower in members("done"):
        return False
    text = passage.block.text
    if _opens_with_owner(text, who) or _owners.ends_with_owner(text, who):
        return False
    return not any(_is_known(name, who) for name in _NAMED.findall(text))


def _opens_with_owner(text: str, who: People) -> bool:
    """Whether an item begins with who acts: "NF to ring", "Hal – the form", "Idris and Jo: …"."""
    label = _LABEL.match(text)
    if text.startswith(("@", "\ufffc")):
        return True  # "@kim will update the page", where readers leave the address out
    if label and who.names_somebody(label.group(1)):
        return True
    if _GIVEN.match(text) and not _is_verb(text.split()[0].lower()):
        return True
    initials = _INITIALS.match(text)
    if initials and _is_verb(initials[1]):
        return True
    return _is_known(text.split()[0].strip(_END_OF_HEADING), who)


def _is_verb(lower: str) -> bool:
    """Whether a job may begin with this word, or with somebody who is not named."""
    opens = {task.partition(" ")[0] for task in members("openings-of-tasks")}
    return lower in opens or lower in members("action-verbs") or lower in members("somebody")


def _is_known(name: str, who: People) -> bool:
    """Whether this is somebody in the paper; letters may stand for anything."""
    return name in who.names or (not name.isupper() and who.names_somebody(name))
