"""A rule is one module, one page and one line: nothing else has to be touched."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

import plainspeak

PACKAGE = Path(plainspeak.__file__).parent

MODULE = '''"""Umbrellas."""

from __future__ import annotations

from collections.abc import Iterator

from plainspeak.analysis.types import Analysis
from plainspeak.model import Finding, Severity
from plainspeak.rules.base import Kind, NoOptions, Rule


def check(analysis: Analysis, options: NoOptions) -> Iterator[Finding]:
    """A finding at each umbrella."""
    for passage in analysis.passages:
        for i, word in enumerate(passage.words):
            if word.lower == "umbrella":
                start, end = passage.source(i, i)
                message = "Readers may get wet."
                yield Finding(start, end, RULE.name, word.text, RULE.severity, message, "It rains.")


RULE = Rule(
    name="umbrella",
    summary="An umbrella.",
    severity=Severity.WORTH_A_LOOK,
    check=check,
    kind=Kind.WORD,
    called="umbrellas in the paper",
    order=65,
    stops=True,
    fact=("{n} umbrella is open.", "{n} umbrellas are open."),
)
'''


@pytest.fixture(scope="module")
def copy(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("copy")
    skip = shutil.ignore_patterns("__pycache__")
    shutil.copytree(PACKAGE, folder / "plainspeak", ignore=skip)
    shutil.copytree(PACKAGE.parent / "wordlists", folder / "wordlists", ignore=skip)
    rules = folder / "plainspeak" / "rules"
    (rules / "umbrella.py").write_text(MODULE, encoding="utf-8")
    (rules / "umbrella.md").write_text("# umbrella\n\nAn umbrella.\n", encoding="utf-8")
    index = rules / "__init__.py"
    text = index.read_text(encoding="utf-8")
    text = text.replace("    too_many_acronyms,\n", "    too_many_acronyms,\n    umbrella,\n", 1)
    line = "    unused_ignore.RULE,\n"
    text = text.replace(line, f"{line}    umbrella.RULE,\n")
    index.write_text(text, encoding="utf-8")
    (folder / "paper.md").write_text("Take an umbrella to the hall.\n", encoding="utf-8")
    return folder


def run(folder: Path, *args: str) -> str:
    done = subprocess.run(
        [sys.executable, "-m", "plainspeak", *args],
        cwd=folder, env={**os.environ, "PYTHONPATH": str(folder)},
        capture_output=True, text=True, check=True,
    )  # fmt: skip
    return done.stdout


def test_every_report_knows_it(copy: Path) -> None:
    text = run(copy, "check", "paper.md")
    assert "Someone new would have to stop once" in text
    assert "1 umbrella is open." in text
    assert "Readers may get wet." in text
    assert "umbrella" in run(copy, "rules")
    assert "An umbrella." in run(copy, "explain", "umbrella")
    assert '"rule": "umbrella"' in run(copy, "check", "--format", "json", "paper.md")
    assert "umbrella" in run(copy, "check", "--format", "sarif", "paper.md")
    run(copy, "review", "--out", "out", "paper.md")
    pages = [p.read_text(encoding="utf-8") for p in (copy / "out").glob("*.html")]
    assert any("umbrellas in the paper" in page for page in pages)
    assert any("Readers may get wet." in page for page in pages)


def test_what_others_wrote_is_left_out_for_it(copy: Path) -> None:
    quoted = "> Take an umbrella.\n\nThe Umbrella Trust met. Ann said: “Bring an umbrella.”\n"
    (copy / "quoted.md").write_text(quoted, encoding="utf-8")
    assert "Readers may get wet." not in run(copy, "check", "quoted.md")


def test_it_is_switched_off_like_any_other(copy: Path) -> None:
    assert "umbrella is open" not in run(copy, "check", "--ignore", "umbrella", "paper.md")
