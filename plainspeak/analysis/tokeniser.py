"""A stretch between white space, cut into tokens.

The rules are those of spaCy's English tokeniser, kept as plain data by data/make_tokeniser.py, and
they are applied as spaCy does: signs are cut off in front and behind until a word of the rules, a
web address or nothing more to cut is left; what is left may be cut inside. So a check need not wait
for spaCy's import, and the tokens are the same whatever version of spaCy is installed. A test holds
both to the same answers. The differences, which suit meeting papers better:

- words with hyphens stay whole ("co-design", "24-hour", "DfT-funded"); spaCy cuts most of them;
- the full stop after "A&E.", "ToR." or "4B." is a token of its own, as it is after other words;
- "id" and "Wed" are words, not "i'd" and "we'd";
- there are no faces: "8)" is an item's number, and "(ICB):" ends in two signs;
- "N/A", "c/o" and their like stay whole ("and/or" does in spaCy, "ICB/CCG" never).
"""

from __future__ import annotations

import json
import re
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple

_RULES = Path(__file__).parents[1] / "data" / "tokeniser.json"
_LONGEST = 300
"""A longer stretch is no word but a rule, a table or an address; it stays in one piece."""
_MOST_PARTS = 4
"""A word of the rules falls into no more parts than this."""


class _Rules(NamedTuple):
    prefix: re.Pattern[str]
    suffix: re.Pattern[str]
    infix: re.Pattern[str]
    url: re.Pattern[str]
    words: dict[str, list[str]]


_is_usual = re.compile("[\x01-\xff\u2000-\u206f\u20ac]*").fullmatch
"""Whether a text holds only letters and signs of English papers."""

_RARE = re.compile(
    r"(\\u[0-9a-fA-F]{4}|\\U[0-9a-fA-F]{8}|[^\x00-\x7f])"
    r"(?:-(\\u[0-9a-fA-F]{4}|\\U[0-9a-fA-F]{8}|[^\x00-\x7f]))?"
)


@cache
def _rules(usual: bool) -> _Rules:
    """The rules; for a usual text without the letters and signs of all the world, which take a
    tenth of a second to get ready."""
    raw = _raw()
    prefix, suffix, infix, url = (
        re.compile(_RARE.sub(_kept, raw[kind]) if usual else raw[kind])
        for kind in ("prefix", "suffix", "infix", "url")
    )
    return _Rules(prefix, suffix, infix, url, raw["words"])


@cache
def _raw() -> Any:
    return json.loads(_RULES.read_bytes())


def _kept(sign: re.Match[str]) -> str:
    """A sign of a pattern, or a range, as it is if a usual text may hold it; or one that none
    has."""
    first, last = (ord(s) if len(s) == 1 else int(s[2:], 16) for s in (sign[1], sign[2] or sign[1]))
    usual = ((0, 0xFF), (0x2000, 0x206F), (0x20AC, 0x20AC))
    return sign[0] if any(first <= b and last >= a for a, b in usual) else r"\x00"


def cut(stretch: str) -> list[str]:
    """The tokens of a text without white space; joined, they are the text."""
    if len(stretch) > _LONGEST:
        return [stretch]
    rules = _rules(_is_usual(stretch) is not None)
    front: list[str] = []
    back: list[str] = []
    rest = stretch
    while rest and rest not in rules.words:
        if rest.isascii() and rest.isalpha():
            return [*front, rest, *reversed(back)]
        prefix = rules.prefix.search(rest)
        ahead = prefix.end() if prefix else 0
        if ahead and rest[ahead:] in rules.words:
            front.append(rest[:ahead])
            rest = rest[ahead:]
            break
        suffix = rules.suffix.search(rest)
        behind = len(rest) - suffix.start() if suffix else 0
        if behind and rest[:-behind] in rules.words:
            back.append(rest[-behind:])
            rest = rest[:-behind]
            break
        if not ahead and not behind:
            break
        if ahead:
            front.append(rest[:ahead])
        if behind and ahead + behind <= len(rest):
            back.append(rest[-behind:])
            rest = rest[ahead:-behind]
        else:
            rest = rest[ahead:]
    return _joined([*front, *_inside(rest, rules), *reversed(back)], rules)


def _joined(tokens: list[str], rules: _Rules) -> list[str]:
    """The tokens with the words of the rules put together again where a cut went through one:
    "e.g" and "." out of "e.g.NHS"."""
    if len(tokens) < 2:
        return tokens
    out: list[str] = []
    at = 0
    while at < len(tokens):
        for end in range(min(at + _MOST_PARTS, len(tokens)), at + 1, -1):
            word = "".join(tokens[at:end])
            if word in rules.words:
                out += rules.words[word]
                at = end
                break
        else:
            out.append(tokens[at])
            at += 1
    return out


def _inside(rest: str, rules: _Rules) -> list[str]:
    if not rest:
        return []
    if rest in rules.words:
        return rules.words[rest]
    if rules.url.match(rest):
        return [rest]
    out: list[str] = []
    at = 0
    for match in rules.infix.finditer(rest):
        if match.end() == match.start() or match.end() <= at or (at == 0 and match.start() == 0):
            continue
        if match.start() > at:
            out.append(rest[at : match.start()])
        out.append(match.group())
        at = match.end()
    if at < len(rest):
        out.append(rest[at:])
    return out
