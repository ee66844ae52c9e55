"""The group's words by one command, and a settings file that stays as it was."""

from __future__ import annotations

import codecs
import tomllib
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from click.testing import CliRunner

from plainspeak import ConfigError, check_text, load_config
from plainspeak.apps.cli import main
from plainspeak.config.edit import change, with_words
from plainspeak.reports import handout


@pytest.fixture(autouse=True)
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    return tmp_path


def know(*words: str, command: str = "know") -> str:
    result = CliRunner().invoke(main, [command, *words])
    assert result.exit_code == 0, result.output
    return result.stdout


def test_known_words_are_not_marked_next_time(here: Path) -> None:
    text = "The SLT met the TSG. It was a deep dive."
    marked = {f.text for f in check_text(text).findings}
    assert {"SLT", "TSG", "deep dive"} <= marked
    assert "SLT, deep dive, TSG" in know("SLT", "deep dive", "TSG = the group that runs the study")
    config = load_config(near=here)
    assert config.known_acronyms == ("SLT",)
    assert config.allowed_words == ("deep dive",)
    assert config.glossary == {"TSG": "the group that runs the study"}
    left = [f for f in check_text(text, config=config).findings if f.readers and f.readers >= 3]
    assert left == []


def test_what_is_left_alone_is_not_taken_to_be_known(here: Path) -> None:
    """Both are not marked. But letters that nobody said are known stay in the jargon buster."""
    text = "The SLT met the TSG. It was a deep dive, and the deep dives go on."
    know("SLT")
    assert "TSG, Deep  Dive" in know("TSG, Deep  Dive", command="never-mark")
    config = load_config(near=here)
    assert config.known_acronyms == ("SLT",)
    assert config.never_mark == ("TSG", "Deep  Dive")
    report = check_text(text, config=config)
    assert [f.text for f in report.findings if f.readers and f.readers >= 3] == []
    states = {a.short: a.state for a in report.acronyms}
    assert states == {"SLT": "allowed", "TSG": "unexplained"}
    assert [word.term for word in handout.words([report], {})] == ["TSG"]


SETTINGS = """\
# Settings of our group
profile = "staff"   # we all work here

known_acronyms = [
    "ABC",  # our own
]

[rules.passive]
on = false  # we like it

[[overrides]]
paths = ["drafts/*"]
profile = "public"
"""


def test_all_else_in_the_file_stays_as_it_is(here: Path) -> None:
    path = here / "plainspeak.toml"
    path.write_text(SETTINGS, encoding="utf-8")
    know("SLT", "cohort")
    know("SLT", "KPI")
    text = path.read_text(encoding="utf-8")
    kept = [line for line in SETTINGS.splitlines() if line not in text]
    assert kept == []
    config = load_config(path)
    assert config.known_acronyms == ("ABC", "SLT", "KPI")
    assert config.allowed_words == ("cohort",)
    assert config.rules["passive"] == {"on": False}


def test_settings_among_those_of_other_programs(here: Path) -> None:
    path = here / "pyproject.toml"
    path.write_text('[tool.plainspeak]\nprofile = "staff"\n\n[tool.other]\nx = 1\n', "utf-8")
    know("SLT")
    assert "[tool.other]\nx = 1" in path.read_text("utf-8")
    assert load_config(path).known_acronyms == ("SLT",)


CONFIGS = [
    ("", ""),
    ('known_acronyms = ["TSG"]  # ours\n', ""),
    ("known_acronyms = []\n", ""),
    ('known_acronyms = [\n  "TSG",  # trial\n  "PPI",\n]\ncountry = "GB"\n', ""),
    ('# Ours\ncountry = "GB"\n\n[glossary]\nHCP = "x"\n', ""),
    (
        '[project]\nname = "x"\n\n[tool.plainspeak]\ncountry = "GB"\n\n[tool.other]\na = 1\n',
        "tool.plainspeak",
    ),
    (
        '[tool.plainspeak]  # ours\nknown_acronyms = ["A"]\n[tool.plainspeak.glossary]\n',
        "tool.plainspeak",
    ),
]


@pytest.mark.parametrize(("text", "table"), CONFIGS)
def test_a_word_more_and_everything_else_as_it_was(text: str, table: str) -> None:
    words = [("known_acronyms", 'W"XQB')]
    made = with_words(text, words, {}, table)
    old, new = tomllib.loads(text), tomllib.loads(made)
    ours = new["tool"]["plainspeak"] if table else new
    before = old["tool"]["plainspeak"] if table else old
    assert ours.pop("known_acronyms") == [*before.pop("known_acronyms", []), 'W"XQB']
    assert old == new
    kept = [line for line in text.split("\n") if "#" in line and "known" not in line]
    assert [line for line in kept if line not in made.split("\n")] == []
    assert with_words(made, words, {}, table) == made


@pytest.mark.parametrize(
    "text", ['lists = [\n  ["a"][0]\n]\n', "known_acronyms = " + "[" * 9_000 + "]" * 9_000]
)
def test_what_is_no_settings_file_gets_a_sentence(text: str) -> None:
    with pytest.raises(ConfigError):
        with_words(text, [("known_acronyms", "WXQB")], {}, "")


@pytest.mark.parametrize(
    "text", ["known_acronyms = 3\n", "no toml", "glossary = 'our.csv'\n"], ids=str.split
)
def test_a_file_that_cannot_be_added_to_is_left_alone(text: str, here: Path) -> None:
    path = here / "plainspeak.toml"
    path.write_text(text, encoding="utf-8")
    result = CliRunner().invoke(main, ["know", "SLT", "TSG = us"])
    assert result.exit_code == 2
    assert "Traceback" not in result.output
    assert "plainspeak.toml" in result.output
    assert path.read_text(encoding="utf-8") == text


def test_words_that_come_at_once_are_all_kept(here: Path) -> None:
    path = here / "plainspeak.toml"
    words = [f"Q{letter}X" for letter in "ABCDEFGHIJKLMNOP"]
    with ThreadPoolExecutor(8) as many:
        list(
            many.map(
                lambda w: change(
                    path, lambda text: with_words(text, [("known_acronyms", w)], {}, "")
                ),
                words,
            )
        )
    assert sorted(load_config(path).known_acronyms) == words


def test_a_byte_order_mark_stays(here: Path) -> None:
    path = here / "plainspeak.toml"
    path.write_bytes(codecs.BOM_UTF8 + b'known_acronyms = ["ABC"]\r\n')
    know("SLT")
    assert path.read_bytes() == codecs.BOM_UTF8 + b'known_acronyms = ["ABC", "SLT"]\r\n'


@pytest.mark.parametrize("text", ['known_acronyms = "x"\n', "glossary = 3\n"], ids=str.split)
def test_what_has_another_form_is_named(text: str, here: Path) -> None:
    (here / "plainspeak.toml").write_text(text, encoding="utf-8")
    result = CliRunner().invoke(main, ["know", "SLT", "TSG = us"])
    assert (result.exit_code, result.stdout) == (2, "")
    assert f"{text.split()[0]} is a " in result.stderr
