"""What the README tells teams to paste is true."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path

import pytest
from click.testing import CliRunner

from plainspeak import __version__, check_text
from plainspeak.apps.cli import main
from plainspeak.config.file import schema
from plainspeak.reports import FORMATS
from plainspeak.rules import RULES

ROOT = Path(__file__).parent.parent
README = (ROOT / "README.md").read_text(encoding="utf-8")


def test_every_form_has_a_line_to_paste_and_the_line_works(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "examples").mkdir()
    (tmp_path / "examples" / "plan.md").write_text("The TQXG met.\n", encoding="utf-8")
    for form in set(FORMATS) - {"text"}:
        row = re.search(rf"^\| `{form}` \|.*\| `plainspeak (.+?)` \|$", README, re.MULTILINE)
        assert row, form
        command = row[1].split(" \\|")[0].split()
        assert form in command
        result = CliRunner().invoke(main, command)
        assert result.exit_code == 0, result.output
        written = (
            (tmp_path / command[command.index("--output") + 1]).read_text(encoding="utf-8")
            if "--output" in command
            else result.stdout
        )
        assert "TQXG" in written


def test_the_version_to_paste_is_this_one() -> None:
    assert set(re.findall(r"(?:rev: |@)v(\d+\.\d+\.\d+)", README)) == {__version__}
    changes = (ROOT / "CHANGELOG.md").read_text(encoding="utf-8")
    assert re.search(r"^## (\S+)", changes, re.MULTILINE)[1] == __version__  # type: ignore[index]
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    assert project["version"] == __version__
    assert f"`{project['name']}`" in README
    said = CliRunner().invoke(main, ["--version"]).stdout
    assert __version__ in said


def test_every_form_of_a_comment_is_in_the_readme_and_on_the_page() -> None:
    page = CliRunner().invoke(main, ["explain", "unused-ignore"]).stdout
    for text in (README, page):
        for form in ("ignore jargon", "off jargon", "on jargon", "ignore-file jargon"):
            assert f"<!-- plainspeak: {form}" in text
        assert "% plainspeak: ignore" in text
        assert ".. plainspeak: ignore" in text


@pytest.mark.parametrize("setting", schema()["properties"])
def test_the_readme_names_each_setting(setting: str) -> None:
    assert re.search(rf"^\[*{setting}\b|`{setting}\b", README, re.MULTILINE)


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.name)
def test_the_page_of_a_rule_says_how_to_leave_one_as_it_is(rule: object) -> None:
    name = getattr(rule, "name", "")
    page = CliRunner().invoke(main, ["explain", name]).stdout
    assert f"<!-- plainspeak: ignore {name} -- " in page


@pytest.mark.parametrize(
    ("text", "format"),
    [
        ("<!-- plainspeak: ignore acronym-unexplained -->\n\nThe TQXG met.", "markdown"),
        ("<!-- plainspeak: ignore acronym-unexplained --><p>The TQXG met.</p>", "html"),
        ("% plainspeak: ignore acronym-unexplained\nThe TQXG met.", "tex"),
        (".. plainspeak: ignore acronym-unexplained\n\nThe TQXG met.", "rst"),
    ],
)
def test_the_forms_work(text: str, format: str) -> None:
    assert not check_text(text, format=format).findings


def test_the_config_and_the_settings_of_editors_are_valid() -> None:
    for code in re.findall(r"^```toml\n(.*?)^```", README, re.MULTILINE | re.DOTALL):
        tomllib.loads(code)
