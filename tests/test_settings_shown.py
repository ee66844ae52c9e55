"""What `plainspeak config` prints is a config that gives the same settings."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner
from hypothesis import given, settings
from hypothesis import strategies as st

from plainspeak import Config
from plainspeak.apps.cli import main
from plainspeak.config.file import check_values
from plainspeak.config.settings import COUNTRIES, KEYS, LEVELS, PROFILES
from plainspeak.reports.settings import render
from plainspeak.rules import RULES

NAMES = [rule.name for rule in RULES]
TEXTS = st.lists(st.text(st.characters(codec="utf-8"), max_size=8), max_size=3)
FOR_A_RULE = st.fixed_dictionaries(
    {},
    optional={
        "on": st.booleans(),
        "fix": st.booleans(),
        "severity": st.sampled_from(LEVELS[:3]),
    },
)
SETTINGS = st.fixed_dictionaries(
    {},
    optional={
        "profile": st.sampled_from(sorted(PROFILES)),
        "country": st.sampled_from(COUNTRIES),
        "known_acronyms": TEXTS,
        "allowed_words": TEXTS,
        "exclude": TEXTS,
        "glossary": st.dictionaries(st.text(st.characters(codec="utf-8")), st.text(max_size=9)),
        "skip_lists": st.lists(st.sampled_from(["meetings", "research"]), unique=True),
        "fix_first_from": st.floats(0, 10),
        "select": st.lists(st.sampled_from(NAMES), unique=True),
        "ignore": st.lists(st.sampled_from(NAMES), unique=True),
        "fail_on": st.sampled_from(LEVELS),
        "rules": st.dictionaries(st.sampled_from(NAMES), FOR_A_RULE),
    },
)


def in_force(config: Config) -> Mapping[str, Any]:
    """All that a config says for a paper, in a form that can be compared."""
    config = config.for_path("paper.md")
    said = {key: getattr(config, key) for key in KEYS if key not in ("rules", "overrides")}
    for rule in RULES:
        said[rule.name] = (
            config.is_on(rule.name, rule.on),
            config.may_fix(rule.name),
            config.severity(rule.name),
            rule.options(**config.options(rule.name)),
        )
    return said


@settings(deadline=None)
@given(SETTINGS)
def test_what_is_printed_gives_the_same_settings(values: dict[str, Any]) -> None:
    config = Config().over(check_values(values, "here"), "a file\nwith an odd name")
    printed = tomllib.loads(render(config, "paper.md"))
    assert in_force(Config().over(check_values(printed, "printed"), "")) == in_force(config)


def test_a_severity_of_a_rule_is_printed_with_its_origin(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    Path("plainspeak.toml").write_text(
        '[rules.wordy]\nseverity = "fix-first"\n[[overrides]]\npaths = ["a.md"]\n'
        '[overrides.rules.long-sentence]\nmax = 20\nseverity = "small-thing"\n',
        encoding="utf-8",
    )
    shown = CliRunner().invoke(main, ["config", "a.md"]).stdout
    assert 'rules.wordy.severity = "fix-first"' in shown
    assert 'rules.long-sentence.severity = "small-thing"' in shown
    Path("plainspeak.toml").write_text(shown, encoding="utf-8")
    again = CliRunner().invoke(main, ["config", "a.md"]).stdout
    assert tomllib.loads(again) == tomllib.loads(shown)
