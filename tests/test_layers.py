"""A paper goes one way through plainspeak, and each step knows only those before it."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

import plainspeak

PACKAGE = Path(plainspeak.__file__).parent

MAY_IMPORT = {
    "model": {"faults", "reports"},  # Report.to_dict is the JSON report
    "readers": {"faults", "model"},
    "lexicon": {"analysis"},  # to guess the part of speech of a word on a group's own list
    "analysis": {"model", "lexicon"},
    "instructions": {"model"},
    "rules": {"model", "analysis", "lexicon", "instructions"},
    "positions": {"model"},
    "settle": {"model"},
    "fingerprint": {"model", "positions"},
    "compare": {"model"},
    # Word files go back to the paragraphs that the reader saw; two reports are about the rules
    # and settings themselves.
    "reports": {
        "model", "positions", "settle", "fingerprint", "compare",
        "readers", "rules", "config", "config_file", "__version__",
    },
    "suppress": {"model", "settle", "instructions", "rules", "config"},
    "engine": {
        "model", "readers", "analysis", "rules", "config", "papers", "settle", "suppress",
    },
}  # fmt: skip
"""What each step may take from, be it at once or when it is first needed."""


def imported(module: Path) -> Iterator[str]:
    for node in ast.walk(ast.parse(module.read_text(encoding="utf-8"))):
        if isinstance(node, ast.ImportFrom) and node.module and node.level == 0:
            for name in node.names:
                path = f"{node.module}.{name.name}".split(".")
                if path[0] == "plainspeak":
                    yield path[1]


@pytest.mark.parametrize("step", MAY_IMPORT)
def test_a_step_knows_only_those_before_it(step: str) -> None:
    folder = PACKAGE / step
    modules = sorted(folder.rglob("*.py")) if folder.is_dir() else [PACKAGE / f"{step}.py"]
    assert modules
    for module in modules:
        assert set(imported(module)) <= MAY_IMPORT[step] | {step}, module
