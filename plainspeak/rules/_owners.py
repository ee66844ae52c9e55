"""Whether an item of a paper says who does its jobs: at its end, or in its action column."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from plainspeak.analysis.types import Passage
from plainspeak.model import BlockKind, Span
from plainspeak.rules._people import People
from plainspeak.wordclasses import any_of, members

_NUMBER = re.compile(r"\W*((?:[A-Z]{1,4}/)?\d+(?:[./]\d+)*[a-z]?)[.):]?\s")
_ALL = re.compile(rf"\((?:{any_of('everybody')})\b[^)]*\)[\s.*]*$", re.IGNORECASE)
_END = re.compile(r"(?:[-–—:(>→]|\*\*|\s{2,})\s*([^-–—:(>→]{1,40}?)\)?[\s.*]*$")
_LABEL = re.compile(r"\W*\b([a-z][a-z ]{0,20}?)\b\s*[:\-–—=>→]*\s+(.{1,60})", re.IGNORECASE)
_HEAD = re.compile(r"[a-z][a-z -]*")
_STEM = 5  # letters by which a word of an action is known again
_SHORTEST = 2  # words of a job
_SHARED = 2  # words that an action in the list and a job in the text share
_NAME = 4  # words in which a sentence says who takes a job on
_SHORT = 3  # words of "Kelly to do."
_THE_JOB = members("back-to-the-job")
_SMALL = members("between-people") | {"the", "to"}
_LONGEST = 60  # characters of a line that only names who acts


@dataclass(frozen=True, slots=True)
class Action:
    """A row of a list of actions: its number, words, and whether it names somebody or is done."""

    number: str
    stems: frozenset[str]
    owned: bool
    passage: int  # the cell that says the job


def actions(passages: Sequence[Passage], who: People) -> Iterator[Action]:
    """The rows of the tables in which jobs have a column, and who does them another."""
    tables: dict[int, list[Passage]] = {}
    for passage in passages:
        if passage.block.cell is not None:
            tables.setdefault(passage.block.cell.table, []).append(passage)
    for cells in tables.values():
        yield from _rows(cells, who)


def _rows(cells: Sequence[Passage], who: People) -> Iterator[Action]:
    """The rows of one table."""
    heads: dict[int, str] = {}
    rows: dict[int, dict[int, Passage]] = {}
    first = min(p.block.cell.row for p in cells if p.block.cell)  # rows without words have no cells
    for passage in cells:
        cell = passage.block.cell
        assert cell is not None
        if cell.row == first:
            head = _HEAD.match(passage.block.text.lower())
            heads[cell.column] = " ".join(head.group().split()) if head else ""
        else:
            rows.setdefault(cell.row, {})[cell.column] = passage
    owner = [column for column, head in heads.items() if head in members("owner-headings")]
    task = [column for column, head in heads.items() if head in members("task-headings")]
    if not owner or not task:
        return
    if heads[owner[0]] == "name" and heads[task[0]] in members("columns-of-descriptions"):
        return  # a table that says what things are
    for row in rows.values():
        said = row.get(task[0])
        if said is None:
            continue
        others = [p.block.text for column, p in row.items() if column != task[0]]
        if sum(w.is_word for w in said.words) < _SHORTEST:
            continue
        named = row.get(owner[0])
        owned = named is not None and who.names_somebody(named.block.text)
        owned = owned or any(map(_is_done, others))
        number = next((m.group(1) for t in others if (m := _NUMBER.match(f"{t} "))), "")
        yield Action(number, stems(said.block.text), owned, said.index)


def _is_done(cell: str) -> bool:
    """Whether a cell of the row says that the job is done."""
    return cell.lower().strip(" .*") in members("done")


def stems(text: str) -> frozenset[str]:
    """The beginnings of the words of a text by which it is known again."""
    return frozenset(w[:_STEM] for w in re.findall(r"[a-z]{3,}", text.lower()) if len(w) > 3)


def items(passages: Sequence[Passage]) -> list[list[int]]:
    """The passages that belong together: from a heading or a numbered line to before the next."""
    found: list[list[int]] = []
    for i, passage in enumerate(passages):
        kind, text = passage.block.kind, passage.block.text
        opens = (
            kind is BlockKind.HEADING
            or (kind is BlockKind.LIST_ITEM and passage.block.level == 1)
            or (kind is not BlockKind.LIST_ITEM and _NUMBER.match(text) is not None)
        )
        if opens or not found:
            found.append([i])
        else:
            found[-1].append(i)
    return found


def number_of(text: str) -> str:
    """The number with which an item begins, "" where it has none."""
    match = _NUMBER.match(text)
    return match.group(1) if match else ""


def ends_with_owner(text: str, who: People) -> bool:
    """Whether a text ends with who acts: "… by May (NF)", "… Action: clerk", "… - JH/OM"."""
    if _ALL.search(text):
        return True
    match = _END.search(text)
    return match is not None and who.names_somebody(match.group(1)) and _only_people(match, who)


def _only_people(match: re.Match[str], who: People) -> bool:
    words = re.findall(r"[\w.]+", match.group(1))
    named = sum(who.names_somebody(word) for word in words)
    small = sum(word.lower() in _SMALL for word in words)
    return named + small >= len(words) - 1


def is_owner_line(text: str, who: People) -> bool:
    """Whether a line only says who acts: "Action: clerk", "AP Dalia to tell them", "NF"."""
    label = _LABEL.match(text)
    if label and label.group(1).lower().strip() in members("owner-labels"):
        said = label.group(2)
        return who.names_somebody(said) or (said[:1].isupper() and said[1:2].islower())
    words = re.findall(r"[\w./]+", text)
    if len(words) > 1 and all(word in who.names and word.istitle() for word in words[:2]):
        return len(text) <= _LONGEST  # "Ann Bell asap"
    return len(text) <= _LONGEST and all(map(who.names_somebody, words))


def takes_it_on(passage: Passage, span: Span, who: People) -> bool:
    """Whether a sentence goes on from a job by saying who does it: "Kelly will do this"."""
    words = passage.words[span.start : span.end]
    for i in range(1, min(_NAME, len(words) - 1)):
        named = words[i - 1].text.istitle() or who.may_own(words[i - 1])
        if words[i].lower in {"to", "will"} and named:
            rest = {w.lower for w in words[i + 1 :]}
            return bool(rest & _THE_JOB) or len(rest) <= _SHORT
    return False
