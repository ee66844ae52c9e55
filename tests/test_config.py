"""Settings: layers, and mistakes that are named with their line and the nearest right name."""

from __future__ import annotations

import json
import os
from pathlib import Path

import pytest

from plainspeak import Config, ConfigError, InputError, check_path, check_text, load_config
from plainspeak.analysis.tagger import tag
from plainspeak.config.load import find_config, from_values
from plainspeak.config.settings import matches


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


def test_a_folder_by_the_name_of_a_config_is_passed_over(tmp_path: Path) -> None:
    inner = tmp_path / "group"
    (inner / "plainspeak.toml").mkdir(parents=True)
    write(tmp_path, 'country = "US"')
    assert load_config(near=inner / "agenda.md").country == "US"


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
    with pytest.raises(ConfigError, match="there is no such file"):
        load_config(tmp_path / "none.toml")


def test_rules_go_on_and_off_by_name(tmp_path: Path) -> None:
    text = "We will utilise this in order to help."
    assert {"academic", "wordy"} <= {f.rule for f in check_text(text).findings}
    only = load_config(write(tmp_path, 'select = ["wordy"]'))
    assert {f.rule for f in check_text(text, config=only).findings} == {"wordy"}
    without = load_config(write(tmp_path, 'ignore = ["wordy"]'))
    assert "wordy" not in {f.rule for f in check_text(text, config=without).findings}
    back = load_config(write(tmp_path, 'ignore = ["wordy"]\n[rules]\nwordy = true'))
    assert "wordy" in {f.rule for f in check_text(text, config=back).findings}
    for off in ("[rules]\nwordy = false", "[rules.wordy]\non = false"):
        config = load_config(write(tmp_path, f'select = ["wordy"]\n{off}'))
        assert check_text(text, config=config).findings == ()


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


@pytest.mark.parametrize(
    "rows",
    ["short,expansion,meaning\nTSG,Town Swimming Group,\nTSG,Other,\n",
     "term;in full;meaning\nTSG;Town Swimming Group;\n",
     "term,meaning\nTSG,Town Swimming Group\n", "Letters,Description\nTSG,Town Swimming Group\n"],
)  # fmt: skip
def test_a_glossary_may_be_a_csv_file(rows: str, tmp_path: Path) -> None:
    (tmp_path / "ours.csv").write_text(rows, encoding="utf-8-sig")
    config = load_config(write(tmp_path, 'glossary = "ours.csv"'))
    assert config.glossary == {"TSG": "Town Swimming Group"}


@pytest.mark.parametrize(
    ("name", "said"),
    [("../ours.csv", "not in the folder"), ("none.csv", "none.csv"), ("odd.csv", "first row")],
)
def test_a_glossary_that_cannot_be_used_is_named(name: str, said: str, tmp_path: Path) -> None:
    (tmp_path / "odd.csv").write_text("one,two\na,b\n", encoding="utf-8")
    with pytest.raises(ConfigError, match=said):
        load_config(write(tmp_path, f'glossary = "{name}"'))


def test_a_later_layer_adds_words_and_replaces_values() -> None:
    base = Config(known_acronyms=("TSG",), allowed_words=("cohort",), profile="staff")
    more = {"known_acronyms": ["PIS", "TSG"], "allowed_words": ["quorate"], "profile": "public"}
    over = from_values(more, base, "the command line")
    assert over.known_acronyms == ("TSG", "PIS")
    assert over.allowed_words == ("cohort", "quorate")
    assert over.profile == "public"
    assert over.origins["profile"] == "the command line"


TEAM = 'profile = "research-team"\n[[overrides]]\npaths = ["public/*.md"]\nprofile = "public"\n'


def test_what_a_profile_brings_follows_the_profile_in_force(tmp_path: Path) -> None:
    config = load_config(write(tmp_path, TEAM))
    assert "research" in (config.for_path("notes.md").skip_lists or ())
    public = config.for_path("public/notes.md")
    assert public.skip_lists == ()
    assert public.fix_first_from == Config().for_path("notes.md").fix_first_from
    own = from_values({"profile": "public"}, config, "the command line")
    assert own.for_path("notes.md").skip_lists == ()
    kept = load_config(write(tmp_path, f'skip_lists = ["latin"]\n{TEAM}'))
    assert kept.for_path("public/notes.md").skip_lists == ("latin",)


def test_the_command_line_goes_over_overrides(tmp_path: Path) -> None:
    config = load_config(write(tmp_path, '[[overrides]]\npaths = ["a.md"]\nfail_on = "fix-first"'))
    given = from_values({"fail_on": "small-thing"}, config, "the command line")
    assert config.for_path("a.md").fail_on == "fix-first"
    assert given.for_path("a.md").fail_on == "small-thing"


def test_lists_of_an_override_lie_beside_the_config_file(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir("/")
    (tmp_path / "ours.csv").write_text("term\nwidgetry\n", encoding="utf-8")
    config = load_config(write(tmp_path, '[[overrides]]\npaths = ["a.md"]\nlists = ["ours.csv"]'))
    paper = tmp_path / "a.md"
    paper.write_text("We talked about widgetry.", encoding="utf-8")
    assert "widgetry" in {f.text for f in check_path(paper, config=config).findings}


def test_bands_can_be_set(tmp_path: Path) -> None:
    text = "We talked about widgetry."
    own = tmp_path / "ours.csv"
    own.write_text("term,readers\nwidgetry,4\n", encoding="utf-8")
    listed = Config(lists=(str(own),))
    (finding,) = check_text(text, config=listed).findings
    assert (finding.readers, finding.severity) == (4, "worth-a-look")
    strict = from_values({"fix_first_from": 4}, listed, "a test")
    assert check_text(text, config=strict).findings[0].severity == "fix-first"
    lax = load_config(write(tmp_path, 'lists = ["ours.csv"]\nworth_a_look_from = 4.5'))
    assert check_text(text, config=lax).findings[0].severity == "small-thing"


def test_a_name_that_windows_hides_is_said(tmp_path: Path) -> None:
    write(tmp_path, "", "plainspeak.toml.txt")
    with pytest.raises(ConfigError, match="Rename it"):
        load_config(near=tmp_path)


# -- what a config may do: little, as it comes with a repository ---------------------------------


@pytest.mark.parametrize("name", ["../ours.csv", "/etc/passwd", "link.csv", "/dev/zero", "a\0b"])
def test_lists_lie_in_the_folder_of_the_config(tmp_path: Path, name: str) -> None:
    inside = tmp_path / "group"
    inside.mkdir()
    (tmp_path / "ours.csv").write_text("term\nhall\n", encoding="utf-8")
    (inside / "link.csv").symlink_to(tmp_path / "ours.csv")
    path = write(inside, f"lists = [{json.dumps(name)}]")
    with pytest.raises(ConfigError, match="list") as problem:
        load_config(path)
    assert str(path) in str(problem.value)
    path = write(inside, f"[[overrides]]\npaths = ['*']\nlists = [{json.dumps(name)}]")
    with pytest.raises(ConfigError):
        load_config(path)


def test_a_list_that_is_no_file_is_not_waited_for(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "ours.csv")
    config = load_config(write(tmp_path, 'lists = ["ours.csv"]'))
    with pytest.raises(ValueError, match="not an ordinary file"):
        config.settings()


def test_a_config_that_is_no_file_is_not_waited_for(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "plainspeak.toml")
    with pytest.raises(ConfigError, match="not an ordinary file"):
        load_config(near=tmp_path)


@pytest.mark.parametrize(
    "text",
    ["x = " + "[" * 50_000, "x = " + "{a = " * 50_000, "a." * 50_000 + "b = 1", "\x00", "\xff\xfe"],
    ids=["lists", "tables", "keys", "zero", "odd"],
)
def test_a_config_made_to_break_is_a_clear_message(tmp_path: Path, text: str) -> None:
    with pytest.raises(ConfigError) as problem:
        load_config(write(tmp_path, text))
    assert "plainspeak.toml" in str(problem.value)


@pytest.mark.parametrize("text", ["tool = 3\n# [tool.plainspeak]", "[tool]\nplainspeak = 3"])
def test_a_pyproject_of_another_form(tmp_path: Path, text: str) -> None:
    path = write(tmp_path, text, "pyproject.toml")
    try:
        load_config(path)
    except ConfigError as problem:
        assert "table" in str(problem)  # noqa: PT017


def test_a_loop_of_links(tmp_path: Path) -> None:
    (tmp_path / "a").symlink_to(tmp_path / "b")
    (tmp_path / "b").symlink_to(tmp_path / "a")
    assert load_config(near=tmp_path / "a" / "agenda.md") == Config()
    (tmp_path / "plainspeak.toml").symlink_to(tmp_path / "plainspeak.toml")
    with pytest.raises(ConfigError, match="cannot be opened"):
        load_config(near=tmp_path)


def test_a_module_is_no_pipeline(tmp_path: Path) -> None:
    for name in ("numpy", "./here", str(tmp_path)):
        with pytest.raises(InputError, match="is not on this computer"):
            tag([["We", "met"]], name)


def test_a_glossary_paper_explains_letters_to_the_others(tmp_path: Path) -> None:
    glossary = tmp_path / "words.md"
    glossary.write_text("The quick x-ray box (QXBZ) is small. The QXBZ came.\n", encoding="utf-8")
    paper = tmp_path / "agenda.md"
    paper.write_text("The QXBZ came. The QXVB went.\n", encoding="utf-8")
    config = load_config(write(tmp_path, 'glossary_papers = ["words.md"]'))
    states = {a.short: str(a.state) for a in check_path(paper, config=config).acronyms}
    assert states == {"QXBZ": "explained", "QXVB": "unexplained"}
    findings = {f.text: f for f in check_path(paper, config=config).findings}
    assert "explained in words.md" in findings["QXBZ"].message
    glossary.write_text("Nothing to see.\n", encoding="utf-8")
    os.utime(glossary, ns=(1, 1))
    states = {a.short: str(a.state) for a in check_path(paper, config=config).acronyms}
    assert states == {"QXBZ": "unexplained", "QXVB": "unexplained"}
    glossary.unlink()
    with pytest.raises(InputError, match="glossary paper"):
        check_path(paper, config=config)


def test_glossary_papers_lie_in_the_folder_of_the_config(tmp_path: Path) -> None:
    inside = tmp_path / "inside"
    inside.mkdir()
    path = write(inside, 'glossary_papers = ["../words.md"]')
    with pytest.raises(ConfigError, match="glossary_papers"):
        load_config(path)


@pytest.mark.parametrize(
    "value", ["9" * 5_000, "0x" + "f" * 5_000, "nan", "-inf", "1e12", "-1_000_000_000_001"]
)
def test_a_number_beyond_all_papers(tmp_path: Path, value: str) -> None:
    for line in (
        f"[rules.hard-sentence]\nleast = {value}",
        f"[rules.long-sentence]\nmax = {value}",
    ):
        path = write(tmp_path, line)
        with pytest.raises(ConfigError, match=r"plainspeak.toml.*number"):
            load_config(path)
    with pytest.raises(ConfigError, match=r"plainspeak.toml"):
        load_config(write(tmp_path, f"profile = {value}"))


def test_a_list_that_is_set_to_nothing_is_not_brought_back_by_the_profile(tmp_path: Path) -> None:
    team = load_config(write(tmp_path, 'profile = "research-team"')).in_force()
    assert team.skip_lists
    every = load_config(write(tmp_path, 'profile = "research-team"\nskip_lists = []')).in_force()
    assert every.skip_lists == ()


@pytest.mark.parametrize("pattern", ["papers/drafts/one.md", "drafts/*", "one.md", "*.md"])
def test_a_pattern_is_met_by_the_whole_path_or_a_tail_of_it(pattern: str) -> None:
    assert matches("papers/drafts/one.md", (pattern,))
    assert not matches("papers/drafts/bone.txt", (pattern.removesuffix("*") + "x",))


def test_a_sign_that_keeps_a_cell_from_being_run_is_not_part_of_it(tmp_path: Path) -> None:
    (tmp_path / "ours.csv").write_text("term,meaning\nTSG,'=the swimmers\n", encoding="utf-8")
    config = load_config(write(tmp_path, 'glossary = "ours.csv"'))
    assert config.glossary == {"TSG": "=the swimmers"}
