"""Settings: layers, and mistakes that are named with their line and the nearest right name."""

from __future__ import annotations

from pathlib import Path

import pytest

from plainspeak import Config, ConfigError, check_text, load_config
from plainspeak.config import find_config, from_values


def write(folder: Path, text: str, name: str = "plainspeak.toml") -> Path:
    path = folder / name
    path.write_text(text, encoding="utf-8")
    return path


def test_the_nearest_file_is_used(tmp_path: Path) -> None:
    inner = tmp_path / "group" / "papers"
    inner.mkdir(parents=True)
    write(tmp_path, 'country = "US"')
    assert load_config(near=inner / "agenda.md").country == "US"
    write(inner.parent, 'profile = "staff"')
    nearest = load_config(near=inner / "agenda.md")
    assert (nearest.profile, nearest.country) == ("staff", "GB")


def test_a_pyproject_without_our_table_is_passed_over(tmp_path: Path) -> None:
    inner = tmp_path / "inner"
    inner.mkdir()
    own = write(tmp_path, 'country = "US"')
    write(inner, '[project]\nname = "x"', "pyproject.toml")
    assert find_config(inner) == own
    write(inner, '[tool.plainspeak]\nprofile = "staff"', "pyproject.toml")
    assert load_config(near=inner).profile == "staff"


def test_without_a_file_the_defaults_hold(tmp_path: Path) -> None:
    assert load_config(near=tmp_path) == Config()


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ('profil = "staff"', ["line 1", "'profil'", "Did you mean 'profile'?"]),
        ('country = "GB"\n\nprofile = "stuff"', ["line 3", "'stuff'", "'staff'"]),
        ('ignore = ["jargn"]', ["line 1", "'jargn'", "'jargon'"]),
        ("[rules.long-sentense]\nmax = 20", ["line 1", "'long-sentence'"]),
        ("[rules.long-sentence]\nmux = 20", ["line 2", "'mux'", "'max'"]),
        ('[rules.long-sentence]\nmax = "20"', ["line 2", "a whole number"]),
        ("[rules.long-sentence]\nmax = true", ["line 2", "a whole number"]),
        ("[rules]\npassive = 3", ["line 2", "true, false"]),
        ('known_acronyms = "TSG"', ["line 1", "a list of texts"]),
        ("[glossary]\nTSG = 3", ["line 1", "glossary"]),
        ('[[overrides]]\nprofile = "staff"', ["line 1", "needs paths"]),
        ('[[overrides]]\npaths = ["a"]\nprofil = "staff"', ["line 3", "'profile'"]),
        ("profile = ", ["not valid TOML"]),
        ('skip_lists = ["healt"]', ["'health'"]),
    ],
)
def test_a_mistake_is_named(tmp_path: Path, text: str, wanted: list[str]) -> None:
    path = write(tmp_path, text)
    with pytest.raises(ConfigError) as mistake:
        load_config(path)
    for part in (str(path), *wanted):
        assert part in str(mistake.value)


def test_a_file_that_is_not_there(tmp_path: Path) -> None:
    with pytest.raises(ConfigError, match="cannot be read"):
        load_config(tmp_path / "none.toml")


def test_rules_go_on_and_off_by_name(tmp_path: Path) -> None:
    text = "We will facilitate this in order to help."
    assert {"academic", "wordy"} <= {f.rule for f in check_text(text).findings}
    only = load_config(write(tmp_path, 'select = ["wordy"]'))
    assert {f.rule for f in check_text(text, config=only).findings} == {"wordy"}
    without = load_config(write(tmp_path, 'ignore = ["wordy"]'))
    assert "wordy" not in {f.rule for f in check_text(text, config=without).findings}
    back = load_config(write(tmp_path, 'ignore = ["wordy"]\n[rules]\nwordy = true'))
    assert "wordy" in {f.rule for f in check_text(text, config=back).findings}


def test_thresholds_reach_the_rule(tmp_path: Path) -> None:
    text = "We will all sit in the big hall and talk about the new plan for the old town."
    assert not check_text(text).findings
    strict = load_config(write(tmp_path, "[rules.long-sentence]\nmax = 12"))
    assert [f.rule for f in check_text(text, config=strict).findings] == ["long-sentence"]


def test_overrides_hold_for_their_paths_only(tmp_path: Path) -> None:
    config = load_config(
        write(tmp_path, '[[overrides]]\npaths = ["drafts/*.md"]\nprofile = "research-team"')
    )
    assert config.for_path("papers/drafts/one.md").profile == "research-team"
    assert config.for_path("papers/one.md").profile == "public"


def test_the_three_lists_mean_three_things() -> None:
    text = "The TSG will triage the votes."
    known = Config(known_acronyms=("TSG",))
    assert "TSG" not in {f.text for f in check_text(text, config=known).findings}
    allowed = Config(allowed_words=("triage",))
    assert "triage" not in {f.text for f in check_text(text, config=allowed).findings}
    glossary = Config(glossary={"TSG": "Town Swimming Group"})
    found = [f for f in check_text(text, config=glossary).findings if f.text == "TSG"]
    assert "Town Swimming Group" in found[0].suggestions[0].text


def test_a_later_layer_adds_words_and_replaces_values() -> None:
    base = Config(known_acronyms=("TSG",), profile="staff")
    over = from_values({"known_acronyms": ["PIS"], "profile": "public"}, base, "the command line")
    assert over.known_acronyms == ("TSG", "PIS")
    assert over.profile == "public"
    assert over.origins["profile"] == "the command line"
