"""Initials of people: KB in a "Who" column, JP behind "John Preston", T.V. where T. Vesper came."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence, Set
from typing import NamedTuple

from plainspeak.analysis import frequencies
from plainspeak.analysis.acronyms.person_names import (
    PART_OF_NAME,
    PERSON,
    behind_title,
    has_title,
    initials_of,
    is_body,
    is_role,
)
from plainspeak.analysis.acronyms.rolls import initials_on
from plainspeak.analysis.types import Passage
from plainspeak.model import BlockKind
from plainspeak.wordclasses import any_of, members

_CAPITAL_PAIR = re.compile("[A-Z][A-Z]")
_NAMED = re.compile(
    rf"({PART_OF_NAME}(?:\.?\s{{1,2}}{PART_OF_NAME}){{0,4}})\s"
    r"\(([A-Z]{2,4})(?=[),;/\s])(?:, ([A-Z]{2,5})\b)?"
)
_NAME_THEN_INITIALS = re.compile(
    r"(?<![\w'’-])([A-Z][a-z'’]{1,30}(?:\s[A-Z][A-Za-z'’-]{1,30}){1,2})\s{1,3}([A-Z]{2,3})(?![\w'’/&-])"
)
_MOVER = re.compile(
    rf"\b(?:{any_of('movers')})\b[.:,]{{0,2}}\s{{0,2}}([A-Z]{{2}})(?=[,.;:)]|\s*$)", re.IGNORECASE
)
_BESIDE_A_PERSON = re.compile(r"(?<![\w/&'’-])([A-Z]{2}) (?:and|&|\+) ([A-Z]{2})(?![\w/&'’-])")
_HAS_TO = re.compile(
    r"\b(?:ACTION|Action)s?:? ((?:[A-Z]{2}(?:, ?| ?[+/&] ?| and ))*[A-Z]{2})(?::| to [a-z])"
)
_FULL_NAME = re.compile(r"\b([A-Z][a-z'’]+)\s([A-Z][a-z'’]{2,}(?:-[A-Z][a-z'’]+)?)\b")
_WHO = re.compile(rf"\b(?:{any_of('who-headers')})\b", re.IGNORECASE)
_CAPITALS = re.compile(r"[A-Z](?<!\w.)[A-Z]{1,2}\b")  # a search can jump to the capital
_INITIALS_ONLY = re.compile(
    r"[\s,/&+]*(?:(?:[A-Z]{2,3}|all|All|ALL|and|[A-Z][a-z]{2,8})[\s,/&+]{0,9}){1,6}$"
)
_SAID_AFTER = re.compile(r"(?::|\s(?:to\s)?([a-z]+)\b)")
_ACTION_BEFORE = re.compile(
    r"(?:\baction(?:ed)?(?: by)?|\bby|\bby:|\blead)[:\s-]{1,3}$", re.IGNORECASE
)
_SUBJECT = re.compile(
    r"(?<![\w/&'’-])(?<!\b[Aa]n )(?<!\b[Oo]ur )(?<!\b[Ff]rom )([A-Z]{2})\s([a-z]+)\b"
)
_BODY = re.compile(r"\b(?:[Tt]he|[Aa]n?|[Oo]ur|[Ff]or|[Tt]his)\s([A-Z]{2})\b")
_OWNED = re.compile(r"\W{0,4}([A-Z]{2,3})(?:[/,&+ ]{1,3}[A-Z]{2,3})*\W{0,3}\s?[–—:-]\s+(?=[a-z])")
_OWNERS = 3  # items in a row that begin with different initials
_MANY_NAMED = 2  # people who are called by their initials
_ITEM = re.compile(r"(?:^|\n)\d{1,2}(?:\.\d{1,2})*[.)]? $")  # "6.2 BL to chase"
_TO_DO = re.compile(r"\sto\s[a-z]{3,}\b")
_LONGEST_CELL = 40
_SHORT_BLOCK = 4
_COMMON = 3.5  # Zipf frequency of a word that is hardly a surname


class People(NamedTuple):
    """The initials of the people in a paper, in capitals without dots."""

    named: frozenset[str]  # given behind the name, or used as a name: John Preston (JP), SH to ring
    present: frozenset[str]  # of somebody who came or did not, or alone in a cell of a table
    roles: frozenset[str]  # letters behind a name that are not its initials: Ann Day (PM)
    in_roll: frozenset[str]  # of `present`, those of the list
    doubtful: frozenset[str] = frozenset()  # of `named`, what the paper explains as letters as well
    spelled: frozenset[str] = frozenset()  # of names that stand in full somewhere in the paper


def people_of(passages: Sequence[Passage], rolls: Set[int]) -> People:
    """The initials of the people that a paper names; `rolls` are the numbers of the passages that
    list people."""
    present: set[str] = set()
    named: set[str] = set()
    roles: set[str] = set()
    cells: set[str] = set()
    for i in rolls:
        present.update(initials_on(passages[i].block.text))
    columns = who_columns(passages)
    # Most passages have no capitals side by side, so most of what follows is nowhere in them.
    capitals = [p for p in passages if _CAPITAL_PAIR.search(p.block.text)]
    alone_in = Counter(_column(p) for p in passages if _stands_alone(p))
    for i, passage in enumerate(passages):
        text = passage.block.text
        is_alone = _stands_alone(passage)
        if is_who_cell(passage, columns) or (
            is_alone and (len(text.strip()) < _SURELY_LETTERS or alone_in[_column(passage)] > 1)
        ):
            cells.update(_CAPITALS.findall(text))
        for match in _NAMED.finditer(text) if "(" in text else ():
            if match[2] in initials_of(behind_title(match[1])):
                named.add(match[2])  # County Councillor: Cllr Sandra Squire (SS)
            if is_body(match[1]):
                if i in rolls and is_role(match[1]) and match[2] not in initials_of(match[1]):
                    named.add(match[2])  # Deputy Clerk (LH)
                continue
            if match[2] not in initials_of(match[1]):
                if i in rolls:
                    roles.add(match[2])
                continue
            if match[3] and i in rolls:
                roles.add(match[3])
            titled = match[1].split()[0].rstrip(".") in members("honorifics")
            if i in rolls or titled or has_title(text, match.start()):
                named.add(match[2])
    for passage in capitals:
        named.update(_behind_names(passage.block.text))
        movers = _MOVER.finditer(passage.block.text)
        named.update(m[1] for m in movers if m[1].isupper())
    named |= _owners(passages) | _told_to_act(capitals)
    working = _at_work(capitals, present - named)
    named |= working
    if len(named) >= _MANY_NAMED:
        present |= (_subjects(capitals) | _beside(capitals, named)) - named
    elif len(speakers := _subjects(capitals, only_speaking=True)) > _MANY_NAMED:
        present |= speakers - named
    in_roll = frozenset(present - named)
    roles -= named
    alone = cells - named - roles  # what stands behind another's name is nobody's initials
    return People(
        frozenset(named),
        in_roll | alone,
        frozenset(roles),
        in_roll - roles,
        spelled=frozenset(_spelled(passages)),
    )


def _behind_names(text: str) -> Iterator[str]:
    """Initials straight behind their name: "Cllr Brian Bruce BB", "Nicola Cooper NC", but not
    behind ordinary words: "Speech Therapy ST"."""
    for match in _NAME_THEN_INITIALS.finditer(text):
        first, *_, last = match[1].split()
        is_person = first in members("honorifics") or has_title(text, match.start())
        if not (is_person or not frequencies.is_common(last.lower(), _COMMON)):
            continue
        if match[2] in initials_of(match[1]) and not is_body(match[1]):
            yield match[2]


def _beside(passages: Sequence[Passage], named: Set[str]) -> set[str]:
    """Capitals that stand beside the initials of somebody: "JB and DD"."""
    found: set[str] = set()
    for passage in passages:
        for match in _BESIDE_A_PERSON.finditer(passage.block.text):
            if not named.isdisjoint(match.groups()):
                found.update(match.groups())
    return found


def _owners(passages: Sequence[Passage]) -> set[str]:
    """The initials that begin the items of a list of what each person does: "CR – ring the firm".
    A list that says what letters stand for has words that begin with them."""
    found: set[str] = set()
    run: set[str] = set()
    for passage in passages:
        block = passage.block
        if block.kind is not BlockKind.LIST_ITEM:
            run = set()
            continue
        first = _OWNED.match(block.text)
        if first is None:
            continue
        letters, job = first[1], block.text[first.end() :]
        if job[:1].upper() != letters[0]:
            run.add(letters)
        if len(run) >= _OWNERS:
            found |= run
    return found


def _told_to_act(passages: Sequence[Passage]) -> set[str]:
    """Pairs of capitals with something to do: "Action MW: ring the hall", "ACTION HP, AP and CW:";
    of several people at least, as one may be a body."""
    found = {
        letters
        for passage in passages
        for match in _HAS_TO.finditer(passage.block.text)
        for letters in _CAPITALS.findall(match[1])
    }
    return found if len(found) >= _MANY_NAMED else set()


def _spelled(passages: Sequence[Passage]) -> Iterator[str]:
    """The initials of the names in a paper, first name and surname: "Bethan Loosemore"."""
    for passage in passages:
        for match in _FULL_NAME.finditer(passage.block.text):
            if not (is_body(match.group()) or frequencies.is_common(match[2].lower(), _COMMON)):
                yield match[1][0] + match[2][0]


def _at_work(passages: Sequence[Passage], initials: set[str]) -> set[str]:
    """Those of these initials that stand for a person somewhere in the paper."""
    found: set[str] = set()
    for passage in passages:
        text = passage.block.text
        for match in _CAPITALS.finditer(text):
            if match.group() in initials and is_at_work(text, *match.span()):
                found.add(match.group())
    return found


def _subjects(passages: Sequence[Passage], *, only_speaking: bool = False) -> set[str]:
    """Pairs of capitals that speak or act, without an article: in a paper that calls its people by
    their initials, one more of them. `only_speaking`: those that say something."""
    does = members("be-and-have")
    said = members("saying-verbs")
    verbs = said - does - members("modals") - {"to"} if only_speaking else said | does
    found: set[str] = set()
    bodies: set[str] = set()
    for passage in passages:
        bodies.update(_BODY.findall(passage.block.text))
        for match in _SUBJECT.finditer(passage.block.text):
            if match[2] in verbs:
                found.add(match[1])
    return found - bodies


_SURELY_LETTERS = 3
"""Letters from which one set alone in a cell is no person, if its column holds no other: ITB under
"Where the money comes from"."""


def _stands_alone(passage: Passage) -> bool:
    """Whether two or three capitals are all of a small block: a cell of a table."""
    block = passage.block
    return (
        block.kind is not BlockKind.HEADING
        and len(block.text) <= _SHORT_BLOCK
        and _CAPITALS.fullmatch(block.text.strip()) is not None
    )


def _column(passage: Passage) -> tuple[int, int]:
    """The table and column of a cell; of all other blocks the same."""
    cell = passage.block.cell
    return (cell.table, cell.column) if cell is not None else (-1, -1)


def is_at_work(text: str, start: int, end: int) -> bool:
    """Whether letters stand where people do: "SH:", "PO to ring", "(added later, SH)"."""
    if end - start >= len(text.strip()):
        return False  # alone in a cell: nothing is said
    after, before = text[end : end + 24], text[max(0, start - 24) : start]
    if after[:1] == "/" or before[-1:] == "/":
        return True
    said = _SAID_AFTER.match(after)
    if said and (said[1] is None or said[1] in members("saying-verbs")):
        return True
    alone = before[-1:] in ("", "(", "[", "\n") or before.endswith((", ", ". ", "- ", "– "))
    if alone and (after.strip(" .") == "" or after[0] in ")],;:&" or after[:3] in (" - ", " – ")):
        return True
    return _ACTION_BEFORE.search(before) is not None


def acts(text: str, start: int, end: int) -> bool:
    """Whether letters speak or have something to do: "KB: yes", "action KB", "KB to ring"."""
    before = text[max(0, start - 24) : start]
    if _ACTION_BEFORE.search(before):
        return True
    first = before[-1:] in ("", "\n") or before[-2:] in (". ", "; ", "- ", "– ")
    first = first or _ITEM.search(before) is not None
    return first and (text[end : end + 2] == ": " or _TO_DO.match(text, end) is not None)


def who_columns(passages: Sequence[Passage]) -> frozenset[tuple[int, int]]:
    """The (table, column) pairs whose header says that people stand below it."""
    return frozenset(
        (cell.table, cell.column)
        for p in passages
        if (cell := p.block.cell) is not None
        and (cell.header or cell.row == 0)
        and len(p.block.text) < _LONGEST_CELL
        and _WHO.search(p.block.text)
    )


def is_who_cell(passage: Passage, columns: frozenset[tuple[int, int]]) -> bool:
    """Whether a table cell holds nothing but initials, in a column for people."""
    cell = passage.block.cell
    return (
        cell is not None
        and (cell.table, cell.column) in columns
        and len(passage.block.text) < _LONGEST_CELL
        and _INITIALS_ONLY.match(passage.block.text) is not None
    )


def names_a_person(
    passage: Passage, long_start: int, short: str, long: str, people: People
) -> bool:
    """Whether a long form is somebody's name and the letters are that person's initials."""
    if long.split()[0].rstrip(".") in members("honorifics"):
        return True
    if len(short) > 4 or not short.isupper() or not PERSON.match(long) or is_body(long):
        return False
    return short in people.named or has_title(passage.block.text, long_start)
