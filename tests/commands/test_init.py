"""init writes a config that works, from three answers or from a folder of papers."""

from __future__ import annotations

import re
from importlib import import_module
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from plainspeak import load_config
from plainspeak.apps.cli import main

module = import_module("plainspeak.apps.commands.init")


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    return tmp_path


def run(*args: str, answers: str = "") -> Result:
    return CliRunner().invoke(main, list(args), input=answers)


def test_three_answers(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[str] = []
    answers = iter(["staff", "US", "TQXG, cohort, WXQB"])

    def prompt(question: str, **_: object) -> str:
        asked.append(question)
        return next(answers)

    monkeypatch.setattr(module.click, "prompt", prompt)
    monkeypatch.setattr(module, "_at_a_terminal", lambda: True)
    assert run("init").exit_code == 0
    assert len(asked) == 3
    config = load_config("plainspeak.toml")
    assert (config.profile, config.country) == ("staff", "US")
    assert config.known_acronyms == ("TQXG", "WXQB")
    assert config.allowed_words == ("cohort",)


def test_every_setting_has_a_comment_and_nobody_is_asked_without_a_terminal(folder: Path) -> None:
    result = run("init", "--known", "TQXG")
    assert result.exit_code == 0
    text = (folder / "plainspeak.toml").read_text(encoding="utf-8")
    for key in ("profile", "country", "known_acronyms", "allowed_words", "fail_on", "[glossary]"):
        at = text.index(f"\n{key}")
        line = text[at + 1 :].split("\n", 1)[0]
        assert "#" in line or text[:at].rsplit("\n", 1)[-1].startswith("#"), key


def test_a_config_that_is_there_is_left_alone(folder: Path) -> None:
    (folder / "plainspeak.toml").write_text('country = "US"\n', encoding="utf-8")
    result = run("init")
    assert result.exit_code == 2
    assert "left as it is" in result.stderr
    assert load_config("plainspeak.toml").country == "US"


def test_from_a_folder_of_papers(folder: Path) -> None:
    papers = folder / "papers"
    papers.mkdir()
    (papers / "glossary.md").write_text(
        "# Glossary\n\n| Letters | Meaning |\n| --- | --- |\n| TQXG | Trial Quality X Group |\n",
        encoding="utf-8",
    )
    (papers / "minutes.md").write_text("The TQXG met the WXQB.\n", encoding="utf-8")
    assert run("init", "papers").exit_code == 0
    assert load_config("plainspeak.toml").glossary == {"TQXG": "Trial Quality X Group"}
    clean = run("check", "--format", "compact", "--fail-on", "fix-first", "papers")
    assert clean.exit_code == 0
    (papers / "minutes.md").write_text("The ZKQV sat.\n\nThe TQXG met the WXQB.\n")
    new = run("check", "--format", "compact", "--fail-on", "fix-first", "papers")
    assert new.exit_code == 1
    assert "ZKQV" in new.stdout
    assert "WXQB" not in new.stdout


def test_it_says_what_a_check_does_from_now_on(folder: Path) -> None:
    said = run("init").stdout
    assert "ends with status 1" in said
    assert 'fail_on = "never"' in said
    (folder / "plan.md").write_text("The TQXG met.\n", encoding="utf-8")
    assert run("check", "plan.md").exit_code == 1


def test_one_is_not_several(folder: Path) -> None:
    (folder / "glossary.md").write_text("# Glossary\n\nTQXG: Trial Quality X Group\n")
    (folder / "plan.md").write_text("We met in order to talk.\n", encoding="utf-8")
    said = run("init", ".").output
    (folder / ".plainspeak-baseline.json").unlink()
    (folder / "plan.md").write_text("The WXQB sat.\n", encoding="utf-8")
    for command in ("check", "acronyms", "readability", "baseline"):
        said += run(command, "plan.md").output
    for form in ("compact", "github", "gitlab"):
        said += run("check", "--format", form, "plan.md").output
    assert "(1 finding)" in said
    assert not re.findall(r"(?<![\d,.])1 (?!is\b|was\b|has\b)\w+s\b", said)


def test_a_baseline_that_is_none_of_ours_is_left_alone(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    Path(".plainspeak-baseline.json").write_text("{", encoding="utf-8")
    Path("a.md").write_text("The TSG met.\n", encoding="utf-8")
    result = CliRunner().invoke(main, ["init", "a.md"])
    assert result.exit_code == 2
    assert "is not a baseline that plainspeak wrote" in result.stderr
    assert Path(".plainspeak-baseline.json").read_text(encoding="utf-8") == "{"
