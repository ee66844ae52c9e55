"""The README's examples run, and what it names is there."""

from __future__ import annotations

import re
import shlex
import shutil
from importlib.util import find_spec
from pathlib import Path

import pytest

import plainspeak
from plainspeak import load_config
from plainspeak.config.settings import KEYS

ROOT = Path(__file__).parent.parent
README = (ROOT / "README.md").read_text(encoding="utf-8")
EXAMPLES = re.findall(r"^```python\n(.*?)^```", README, re.MULTILINE | re.DOTALL)


@pytest.mark.parametrize("code", EXAMPLES, ids=["text", "folder", "collection", "spacy"])
def test_an_example_runs(
    code: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    if "import pandas" in code and not find_spec("pandas"):
        pytest.skip("pandas is not installed")
    if "plainspeak.audit(" in code and not find_spec("dask"):
        pytest.skip("dask is not installed")
    shutil.copytree(ROOT / "examples", tmp_path / "examples")
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


def test_each_command_works_as_printed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from click.testing import CliRunner

    from plainspeak.apps.cli import main

    shutil.copytree(ROOT / "examples", tmp_path / "examples")
    monkeypatch.chdir(tmp_path)
    blocks = re.findall(r"^```(?:sh|powershell)\n(.*?)^```", README, re.MULTILINE | re.DOTALL)
    lines = [line for block in blocks for line in block.splitlines()]
    commands = [line for line in lines if line.startswith("plainspeak ")]
    within = re.findall(r"`(plainspeak (?:check|baseline|acronyms) [^`]*examples/[^`]*)`", README)
    commands += [line.split(" \\|")[0] for line in within if "--changed" not in line]
    assert len(commands) > 16
    for command in commands:
        words = shlex.split(command.replace("\\", "/"))[1:]
        result = CliRunner().invoke(main, words)
        assert result.exit_code in ((0, 1) if "--fail-on" in words else (0,)), command
        assert "Traceback" not in result.output


def test_the_picture_of_the_report_is_there_and_small() -> None:
    for name in re.findall(r"!\[[^]]+\]\(([^)]+)\)", README):
        assert 1_000 < (ROOT / name).stat().st_size < 150_000


def test_it_names_every_setting() -> None:
    assert [key for key in KEYS if not re.search(rf"\b{key}\b", README)] == []


def test_its_settings_can_be_used(tmp_path: Path) -> None:
    for block in re.findall(r"^```toml\n(.*?)^```", README, re.MULTILINE | re.DOTALL):
        if "profile" in block:
            (tmp_path / "our-words.csv").write_text("term,use_instead\ntable,talk about\n", "utf-8")
            (tmp_path / "plainspeak.toml").write_text(block, encoding="utf-8")
            assert load_config(tmp_path / "plainspeak.toml").ignore == ("passive",)
