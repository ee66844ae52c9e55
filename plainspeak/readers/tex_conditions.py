"""What a LaTeX paper shows under a condition, where the source alone says whether it holds.

Known are `\\iftrue` and `\\iffalse`, what `\\newif` and toggles are set to, and whether two texts
are equal. Of any other condition in TeX's own form, both branches are read; of one whose branches
are arguments, the first.
"""

from __future__ import annotations

import re
from functools import cached_property
from typing import NamedTuple

from plainspeak.readers.tex_source import TexSource

_MARK = re.compile(
    r"\\[^a-zA-Z@]|%[^\n]*|\\newif\s*\\if[a-zA-Z@]+|\\(?P<name>if[a-zA-Z@]*|else|fi)(?![a-zA-Z@])"
)
_DECLARED = re.compile(r"\s*\\if([a-zA-Z@]+)")

BRANCHES = {
    "iftoggle": 1, "nottoggle": 1, "ifbool": 1, "notbool": 1, "ifthenelse": 1, "ifdef": 1,
    "ifundef": 1, "ifblank": 1, "ifstrempty": 1, "ifstrequal": 2, "ifnumequal": 2, "ifnumcomp": 3,
    "IfFileExists": 1, "iflanguage": 1,
}  # fmt: skip
"""Commands with two branches as arguments, and the number of arguments before those."""

_NO_FI = frozenset((*BRANCHES, "iff"))
_SET = {
    "newtoggle": False, "newbool": False, "toggletrue": True, "togglefalse": False,
    "booltrue": True, "boolfalse": False,
}  # fmt: skip


class _Ends(NamedTuple):
    """Where a condition goes on: after its \\else (or 0), and before and after its \\fi."""

    other: int
    fi: int
    end: int


class Conditions:
    """The conditions of one source, asked in the order in which they stand in it."""

    def __init__(self, tex: TexSource) -> None:
        self._tex = tex
        self._switches: dict[str, bool] = {}
        self._toggles: dict[str, bool] = {}
        self._open: list[_Ends | None] = []  # with its ends where the rest is not shown
        self._jumps: dict[int, int] = {}

    @cached_property
    def _ends(self) -> dict[int, _Ends]:
        """Of each condition, by the position after its name."""
        found: dict[int, _Ends] = {}
        opened: list[tuple[int, int]] = []
        for match in _MARK.finditer(self._tex.source):
            name = match["name"]
            if name is None or name in _NO_FI:
                continue
            if name == "else":
                if opened and not opened[-1][1]:
                    opened[-1] = opened[-1][0], match.end()
            elif name == "fi":
                if opened:
                    start, other = opened.pop()
                    found[start] = _Ends(other, match.start(), match.end())
            else:
                opened.append((match.end(), 0))
        return found

    def take(self, name: str, position: int) -> int | None:
        """Where to go on after the command of this name that ends at a position; None where it has
        to do with no condition."""
        if name == "newif":
            declared = _DECLARED.match(self._tex.source, position)
            if declared:
                self._switches[declared[1]] = False
            return declared.end() if declared else position
        if name in _SET or name == "setbool":
            return self._set(name, position)
        for ending in ("true", "false"):
            if name.endswith(ending) and name.removesuffix(ending) in self._switches:
                self._switches[name.removesuffix(ending)] = ending == "true"
                return position
        if name in BRANCHES:
            return self._branch(name, position)
        if name == "else":
            ends = self._open[-1] if self._open else None
            return ends.fi if ends else position
        if name == "fi":
            if self._open:
                self._open.pop()
            return position
        return self._condition(name, position) if name.startswith("if") else None

    def after_branch(self, position: int) -> int | None:
        """Where to go on after the brace that ends there, if it ends a branch that is read."""
        return self._jumps.get(position)

    def _condition(self, name: str, position: int) -> int | None:
        ends = self._ends.get(position)
        if ends is None or name in _NO_FI:
            return None
        holds = {"true": True, "false": False, **self._switches}.get(name[2:])
        if holds is False and not ends.other:
            return ends.end
        self._open.append(ends if holds else None)
        return ends.other if holds is False else position

    def _set(self, name: str, position: int) -> int:
        argument = self._tex.argument(position)
        if argument is None:
            return position
        toggle, end = self._tex.text(argument), argument.end + 1
        value = _SET.get(name)
        if value is None:
            said = self._tex.argument(end)
            value = said is not None and self._tex.text(said) == "true"
            end = said.end + 1 if said else end
        self._toggles[toggle] = value
        return end

    def _branch(self, name: str, position: int) -> int:
        tex, tests = self._tex, []
        for _ in range(BRANCHES[name]):
            test = tex.argument(position)
            if test is not None:
                tests.append(tex.text(test))
                position = test.end + 1
        first = tex.argument(position)
        if first is None:
            return position
        second = tex.argument(first.end + 1)
        if second is not None and not self._holds(name, tests):
            return second.start
        self._jumps[first.end] = second.end + 1 if second else first.end + 1
        return first.start

    def _holds(self, name: str, tests: list[str]) -> bool:
        if name in ("iftoggle", "ifbool") and tests:
            return self._toggles.get(tests[0], True)
        if name in ("nottoggle", "notbool") and tests:
            return not self._toggles.get(tests[0], False)
        if name in ("ifstrequal", "ifnumequal") and len(tests) == 2:
            known = not any(sign in test for test in tests for sign in "\\#")
            return tests[0] == tests[1] or not known
        if name in ("ifblank", "ifstrempty") and tests:
            return not tests[0]
        return True
