"""The tagger's networks in JavaScript, for Python in a web page (Pyodide)."""

from __future__ import annotations

from array import array
from collections.abc import Sequence
from pathlib import Path
from typing import Any

SCRIPT = Path(__file__).with_name("networks.js")
"""The script. A page in which nothing may be made into code at run time loads it beforehand."""


class InPage:
    """See `networks.Networks`."""

    def __init__(self, packed: bytes) -> None:
        """`packed` is what the training wrote."""
        from pyodide.ffi import to_js

        self._to_js: Any = to_js
        self._networks = _script()(to_js(packed))
        self.tags: list[str] = list(self._networks.tags)
        self.reach: int = self._networks.reach

    def learn(self, first: int, ids: Sequence[Sequence[int]]) -> None:
        self._networks.learn(first, self._numbers(ids))

    def best(self, stretches: Sequence[Sequence[int]]) -> list[int]:
        if not stretches:
            return []
        found: list[int] = self._networks.best(self._numbers(stretches), len(stretches)).to_py()
        return list(found)

    def _numbers(self, rows: Sequence[Sequence[int]]) -> Any:
        return self._to_js(array("i", [number for row in rows for number in row]))


def _script() -> Any:
    import js
    from pyodide.code import run_js

    if not hasattr(js, "plainspeakNetworks"):
        run_js(SCRIPT.read_text(encoding="utf-8"))
    return js.plainspeakNetworks
