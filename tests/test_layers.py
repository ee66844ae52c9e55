"""A paper goes one way through plainspeak, and each step knows only those before it."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

import plainspeak
from plainspeak.rules import RULES

PACKAGE = Path(plainspeak.__file__).parent

READING = {"model", "readers", "wordclasses"}
KNOWING = {"model", "lexicon", "wordclasses", "analysis"}

MAY_IMPORT = {
    "model": set(),

    "git": set(),
    "names": set(),
    "writing": set(),
    "lexicon": {"writing"},
    "wordclasses": {"lexicon"},
    "readers": READING,
    "analysis": KNOWING,
    "rules": KNOWING | {"rules", "names"},
    # Names of rules and lists are checked; what analysis depends on is made here; words are added.
    "config": {
        "lexicon", "wordclasses", "rules", "analysis", "names", "model", "readers", "writing",
    },
    "engine": {"model", "readers", "analysis", "rules", "config"},
    # Word files go back to the paragraphs that the reader saw; a report about settings shows them.
    "reports": {
        "model", "readers", "rules", "config", "since", "analysis", "wordclasses", "__version__",
    },
    "since": {"git", "model", "rules", "config", "engine", "readers", "writing"},
    "fixing": {"model", "readers", "config", "engine", "writing"},
    "run": {
        "git", "model", "readers", "lexicon", "config", "engine", "reports", "since",
        "writing", "__version__",
    },
    "data": {"model", "lexicon", "readers", "analysis", "config", "data"},
    "apps": {
        "model", "readers", "lexicon", "wordclasses", "analysis", "rules", "config", "engine",
        "reports", "run", "since", "fixing", "writing", "__version__",
    },
    "__main__": {"apps"},
    "__init__": {"apps", "config", "engine", "model"},
}  # fmt: skip
"""What each step may take from, be it at once or when it is first needed."""


def imported(module: Path) -> Iterator[str]:
    """The parts of plainspeak that a module imports, also inside of functions."""
    for node in ast.walk(ast.parse(module.read_text(encoding="utf-8"))):
        if isinstance(node, ast.ImportFrom) and node.module and node.level == 0:
            for name in node.names:
                path = f"{node.module}.{name.name}".split(".")
                if path[0] == "plainspeak":
                    yield path[1]
        elif isinstance(node, ast.Import):
            for name in node.names:
                if name.name.startswith("plainspeak."):
                    yield name.name.split(".")[1]


def modules(step: str) -> list[Path]:
    folder = PACKAGE / step
    return sorted(folder.rglob("*.py")) if folder.is_dir() else [PACKAGE / f"{step}.py"]


@pytest.mark.parametrize("step", MAY_IMPORT)
def test_a_step_knows_only_those_before_it(step: str) -> None:
    for module in modules(step):
        assert set(imported(module)) <= MAY_IMPORT[step] | {step}, module


def test_every_part_is_looked_at() -> None:
    parts = {
        p.stem for p in PACKAGE.iterdir() if p.suffix == ".py" or (p / "__init__.py").is_file()
    }
    assert parts == set(MAY_IMPORT)


def test_no_two_parts_need_each_other() -> None:
    assert not [
        (one, other)
        for one in MAY_IMPORT
        for other in MAY_IMPORT[one] - {one}
        if one in MAY_IMPORT.get(other, ())
    ]


def test_no_module_goes_round_in_a_circle() -> None:
    """Modules of one part, too, import each other in one direction, also inside of functions."""
    names = {
        str(path.relative_to(PACKAGE.parent).with_suffix("")).replace("/", "."): path
        for path in PACKAGE.rglob("*.py")
    }
    needs = {
        name: {found for found in whole(path) if found in names and found != name}
        for name, path in names.items()
    }
    done: set[str] = set()

    def follow(name: str, way: tuple[str, ...]) -> None:
        assert name not in way, " -> ".join((*way[way.index(name) :], name))
        if name not in done:
            for needed in sorted(needs[name]):
                follow(needed, (*way, name))
            done.add(name)

    for name in sorted(names):
        follow(name, ())


def whole(module: Path) -> Iterator[str]:
    """The modules that a module imports; what only the types need is left out."""
    tree = ast.parse(module.read_text(encoding="utf-8"))
    typing = {
        inner
        for node in ast.walk(tree)
        if isinstance(node, ast.If) and getattr(node.test, "id", "") == "TYPE_CHECKING"
        for inner in ast.walk(node)
    }
    for node in ast.walk(tree):
        if isinstance(node, ast.ImportFrom) and node.module and node not in typing:
            yield node.module
            yield from (f"{node.module}.{name.name}" for name in node.names)


UNCLEAR = {"guard", "misc", "settle", "utils", "vocabulary", "whole", "work"}


def test_the_names_of_modules_say_what_they_do() -> None:
    assert not [path for path in PACKAGE.rglob("*.py") if path.stem in UNCLEAR]


def test_no_module_but_its_own_names_a_rule() -> None:
    """A rule says by itself what the others want to know: its kind, its order, its name for people.
    A name that is a word of its own ("academic") is left out: it may be the name of a list."""
    names = {rule.name for rule in RULES if "-" in rule.name}
    found = [
        (module, node.value)
        for module in PACKAGE.rglob("*.py")
        if "data" not in module.parts
        for node in ast.walk(ast.parse(module.read_text(encoding="utf-8")))
        if isinstance(node, ast.Constant) and node.value in names
        if f"{str(node.value).replace('-', '_')}.py" != module.name
    ]
    assert found == []
