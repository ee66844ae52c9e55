"""The schema for editors and the reader of config files accept and reject the same."""

from __future__ import annotations

import json
import tomllib
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner

from plainspeak import ConfigError, load_config
from plainspeak.apps.cli import main
from plainspeak.config.settings import COUNTRIES, LEVELS, PROFILES
from plainspeak.model import Severity
from plainspeak.rules import RULES

jsonschema: Any = pytest.importorskip("jsonschema")

ACCEPTED = [
    "",
    *(f'profile = "{name}"' for name in PROFILES),
    *(f'country = "{name}"' for name in COUNTRIES),
    *(f'fail_on = "{name}"' for name in LEVELS),
    'known_acronyms = ["TSG", "PPI"]',
    'never_mark = ["TSG", "deep dive"]',
    'allowed_words = []\nselect = ["jargon"]\nignore = ["passive", "wordy"]',
    'lists = ["ours.csv"]\nskip_lists = ["health", "research"]',
    'pipeline = "en_core_web_sm"',
    '[glossary]\nTSG = "Trial Steering Group"\n"two words" = "yes"',
    "[rules]\npassive = true\nwordy = false",
    "[rules.long-sentence]\non = true\nmax = 30",
    '[[overrides]]\npaths = ["drafts/*"]\nprofile = "staff"\n[overrides.rules.wordy]\non = false',
    '[[overrides]]\npaths = ["a"]\n[[overrides]]\npaths = ["b", "c"]\nknown_acronyms = ["TSG"]',
]

REJECTED = [
    'profil = "staff"',
    'profile = "everybody"',
    "profile = 3",
    'country = "FR"',
    'fail_on = "always"',
    'known_acronyms = "TSG"',
    "known_acronyms = [1]",
    'select = ["jargn"]',
    'ignore = ["everything"]',
    'skip_lists = ["helth"]',
    "pipeline = 3",
    'glossary = ["TSG"]',
    "[glossary]\nTSG = 3",
    'rules = ["wordy"]',
    "[rules]\nwordi = true",
    "[rules]\nwordy = 3",
    '[rules.wordy]\non = "yes"',
    "[rules.long-sentence]\nmax = true",
    '[rules.long-sentence]\nmax = "20"',
    "[rules.long-sentence]\nmux = 20",
    '[[overrides]]\nprofile = "staff"',
    "[[overrides]]\npaths = []",
    '[[overrides]]\npaths = ["a"]\nprofil = "staff"',
    '[[overrides]]\npaths = "a"',
    'overrides = "drafts"',
    '[[overrides]]\npaths = ["a"]\n[[overrides.overrides]]\npaths = ["b"]',
    'origins = "here"',
]


def schema() -> Any:
    return json.loads(CliRunner().invoke(main, ["config", "--schema"]).stdout)


def _accepts(path: Path) -> bool:
    try:
        load_config(path)
    except ConfigError:
        return False
    return True


@pytest.mark.parametrize("text", ACCEPTED)
def test_both_accept(text: str, tmp_path: Path) -> None:
    path = tmp_path / "plainspeak.toml"
    path.write_text(text, encoding="utf-8")
    jsonschema.validate(tomllib.loads(text), schema())
    assert _accepts(path)


@pytest.mark.parametrize("text", REJECTED)
def test_both_reject(text: str, tmp_path: Path) -> None:
    path = tmp_path / "plainspeak.toml"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(jsonschema.ValidationError):
        jsonschema.validate(tomllib.loads(text), schema())
    assert not _accepts(path)


def test_the_schema_is_one_itself() -> None:
    jsonschema.Draft202012Validator.check_schema(schema())


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.name)
def test_every_default_is_accepted_by_both(rule: Any, tmp_path: Path) -> None:
    options = schema()["properties"]["rules"]["properties"][rule.name]
    table = next(o for o in options["anyOf"] if o["type"] == "object")["properties"]
    defaults = {name: value["default"] for name, value in table.items() if "default" in value}
    lines = [f"{name} = {json.dumps(value)}" for name, value in defaults.items()]
    path = tmp_path / "plainspeak.toml"
    path.write_text(f"[rules.{rule.name}]\n" + "\n".join(lines), encoding="utf-8")
    jsonschema.validate({"rules": {rule.name: defaults}}, schema())
    config = load_config(path)
    assert rule.options(**config.options(rule.name)) == rule.options()


def test_levels_are_the_severities() -> None:
    assert (*Severity, "never") == LEVELS
