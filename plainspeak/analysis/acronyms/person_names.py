"""Names of people as text has them: titles, initials, and what only looks like a name."""

from __future__ import annotations

import re

from plainspeak.wordclasses import capitals, members

PART_OF_NAME = (
    r"(?:(?:O['’]|D['’]|Mc|Mac|de |van |von )?[A-Z][a-z'’]{1,30}(?:-[A-Z][a-z'’]{1,30})?|"
    r"[A-Z]\.?(?=[\s.]))"
)
"""A pattern of one part of a person's name: "O'Neill", "Smith-Jones", an initial."""
_CAPITAL = re.compile(r"(?:\b(?:O['’]|D['’]|Mc|Mac)?|-)([A-Z])")
_TITLE = re.compile(r"([A-Z][a-z]+)\.?\s+$")
PERSON = re.compile(r"[A-Z][A-Za-z'’-]+(?:\s[A-Z]\.?)?(?:\s(?:[A-Z]['’]?[A-Za-z'’-]+)){1,2}$")
"""A person's name in two or three parts, at the end of what it is matched with."""


def initials_of(name: str) -> set[str]:
    """How a name may be shortened: all capitals, without the title, first and last, without the
    second part of a double name."""
    words = [w for w in re.split(r"[\s.]+", name) if w]
    while words and not members("honorifics").isdisjoint((words[0], words[0].removesuffix("s"))):
        words.pop(0)
    all_ = "".join(c for w in words for c in _CAPITAL.findall(w) or w[:1])
    single = "".join(w[0] for w in words)
    found = {all_, single, all_[:1] + all_[1:][-1:], single[:1] + single[1:][-1:]}
    return {initials for initials in found if len(initials) > 1}


def is_body(name: str) -> bool:
    """Whether a word of a row of capitals is one of bodies, roles or places, and of no person."""
    known = members("bodies") | capitals("roles") | members("no-surnames")
    return not known.isdisjoint(re.split(r"\W+", name))


def is_role(name: str) -> bool:
    """Whether a word of a row of capitals is a role: "Deputy Clerk"."""
    return not capitals("roles").isdisjoint(re.split(r"\W+", name))


def has_title(text: str, start: int) -> bool:
    """Whether a title such as "Mrs" stands straight before this position of a text."""
    match = _TITLE.search(text[max(0, start - 14) : start])
    return match is not None and match[1] in members("honorifics")


def behind_title(name: str) -> str:
    """What stands behind the last title in a row of capitals, "" where there is none."""
    words = name.split()
    titles = [i for i, w in enumerate(words) if w.rstrip(".") in members("honorifics")]
    return " ".join(words[titles[-1] + 1 :]) if titles else ""


def starts_with_title(text: str) -> bool:
    """Whether a text begins with a title such as "Mrs"."""
    return text.lstrip(" *_-").partition(" ")[0].rstrip(".") in members("honorifics")
