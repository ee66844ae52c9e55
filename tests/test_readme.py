"""The README's examples run, and what it names is there."""

from __future__ import annotations

import re
import shutil
from importlib.util import find_spec
from pathlib import Path

import pytest

import plainspeak

ROOT = Path(__file__).parent.parent
README = (ROOT / "README.md").read_text(encoding="utf-8")
EXAMPLES = re.findall(r"^```python\n(.*?)^```", README, re.MULTILINE | re.DOTALL)


@pytest.mark.parametrize("code", EXAMPLES, ids=["text", "folder", "spacy"])
def test_an_example_runs(
    code: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    if "import pandas" in code and not find_spec("pandas"):
        pytest.skip("pandas is not installed")
    shutil.copytree(ROOT / "examples", tmp_path / "papers")
    monkeypatch.chdir(tmp_path)
    exec(compile(code, "README.md", "exec"), {})
    printed = capsys.readouterr().out
    assert "utilise" in printed or "acronym-unexplained" in printed


def test_stable_names_are_the_public_ones() -> None:
    part = README.split("These names stay the same", 1)[1].split("All other names", 1)[0]
    named = set(re.findall(r"`(\w+)`", part)) - {"plainspeak"}
    assert named == set(plainspeak.__all__)
    for name in plainspeak.__all__:
        assert getattr(plainspeak, name).__doc__
