"""What a commit hook prints: a line for each finding that stops the commit, and one at the end."""

from __future__ import annotations

import re
import subprocess
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from plainspeak import ConfigError
from plainspeak.apps.cli import main
from plainspeak.since.tree import Trees

BAD = "# Plan\n\nThe TQXG met in order to talk.\n"
GOOD = "# Plan\n\nWe met on Monday. We talked about the hall.\n"
LINE = re.compile(r"(?P<path>[^:]+):(?P<line>\d+):(?P<column>\d+): (?P<rule>[a-z-]+): (?P<rest>.+)")


def run(*args: str) -> Result:
    return CliRunner().invoke(main, ["check", *args])


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "bad.md").write_text(BAD, encoding="utf-8")
    (tmp_path / "good.md").write_text(GOOD, encoding="utf-8")
    return tmp_path


def test_one_line_a_finding_and_none_for_a_clean_file(folder: Path) -> None:
    result = run("--format", "compact", "--all", "bad.md", "good.md")
    lines = [LINE.fullmatch(line) for line in result.stdout.splitlines()]
    assert lines
    assert all(line and line["path"] == "bad.md" for line in lines)
    assert ("3", "5", "acronym-unexplained") in {
        (line["line"], line["column"], line["rule"]) for line in lines if line
    }
    assert any(line and line["rest"] == "in order to → to" for line in lines)
    assert "eady" not in result.output


def test_a_summary_at_the_end(folder: Path) -> None:
    result = run("--format", "compact", "--fail-on", "fix-first", "bad.md", "good.md")
    assert result.exit_code == 1
    assert "someone new would have to stop at 1 place in 1 of 2 files." in result.stderr
    assert "plainspeak explain" in result.stderr
    clean = run("--format", "compact", "good.md")
    assert clean.stdout == ""
    assert clean.stderr == "plainspeak: nothing to stop at in 1 file.\n"


def test_only_what_stops_the_commit_is_shown(folder: Path) -> None:
    result = run("--format", "compact", "--fail-on", "fix-first", "bad.md")
    assert [LINE.fullmatch(x)["rule"] for x in result.stdout.splitlines()] == [  # type: ignore[index]
        "acronym-unexplained"
    ]
    more = run("--format", "compact", "--fail-on", "small-thing", "bad.md")
    assert "in order to" in more.stdout
    (folder / "plainspeak.toml").write_text('fail_on = "small-thing"\n', encoding="utf-8")
    assert run("--format", "compact", "bad.md").stdout == more.stdout


def test_show_filters_what_is_shown_in_every_format(folder: Path) -> None:
    for form in ("compact", "github", "jsonl"):
        assert "in order to" not in run("--format", form, "--show", "fix-first", "bad.md").stdout
        assert "in order to" in run("--format", form, "--show", "small-thing", "bad.md").stdout


def test_a_paper_without_lines_says_where_in_words(folder: Path) -> None:
    paper = Path(__file__).parents[2] / "examples" / "formats" / "agenda.pdf"
    if not paper.is_file():
        pytest.skip("no example in this format")
    first = run("--format", "compact", str(paper)).stdout.splitlines()[0]
    assert first.startswith(f"{paper}: page 1, under ‘")


def test_severity_of_a_rule_in_the_config(folder: Path) -> None:
    (folder / "plainspeak.toml").write_text(
        '[rules.acronym-unexplained]\nseverity = "small-thing"\n'
        '[rules.wordy]\nseverity = "fix-first"\n',
        encoding="utf-8",
    )
    shown = run("--format", "compact", "--fail-on", "fix-first", "bad.md").stdout
    assert "wordy: in order to" in shown
    assert "TQXG" not in shown


def test_a_severity_that_does_not_exist_is_said_with_the_nearest(folder: Path) -> None:
    (folder / "plainspeak.toml").write_text(
        '[rules.wordy]\nseverity = "fix-frist"\n', encoding="utf-8"
    )
    result = run("bad.md")
    assert result.exit_code == 2
    assert "line 2: there is no severity called 'fix-frist'. Did you mean 'fix-first'?" in (
        result.stderr
    )


@pytest.mark.parametrize(
    "options",
    [
        ("--ignore", "wordy,acronym-unexplained"),
        ("--ignore", "wordy", "--ignore", "acronym-unexplained"),
        ("--ignore", "wordy, acronym-unexplained"),
        ("--select", "jargon,latin"),
        ("--known", "TQXG,in order to"),
    ],
)
def test_several_at_once_or_one_by_one(folder: Path, options: tuple[str, ...]) -> None:
    assert run("--format", "compact", "--all", *options, "bad.md").stdout == ""


def test_an_unknown_rule_among_several_is_named(folder: Path) -> None:
    result = run("--ignore", "wordy,lattin", "bad.md")
    assert "there is no rule called 'lattin'. Did you mean 'latin'?" in result.stderr


def git(*args: str) -> None:
    author = ["-c", "user.name=A", "-c", "user.email=a@b.example", "-c", "commit.gpgsign=false"]
    subprocess.run(["git", *author, *args], check=True, capture_output=True)


@pytest.fixture
def project(folder: Path) -> Path:
    git("init", "-q")
    git("add", ".")
    git("commit", "-qm", "one")
    return folder


def test_changed_says_nothing_of_unchanged_files(project: Path) -> None:
    result = run("--changed", "HEAD", ".")
    assert result.exit_code == 0
    assert result.stdout.strip() == ""
    assert "no line has changed since HEAD" in result.stderr


def test_changed_does_not_even_read_an_unchanged_file(project: Path) -> None:
    (project / "broken.ipynb").write_text("{", encoding="utf-8")
    git("add", ".")
    git("commit", "-qm", "two")
    (project / "good.md").write_text(GOOD + "\nThe TQXG met.\n", encoding="utf-8")
    result = run("--format", "compact", "--changed", "HEAD", ".")
    assert result.exit_code == 0
    assert [line.split(":")[0] for line in result.stdout.splitlines()] == ["good.md"]


def test_changed_does_not_mind_a_file_that_has_gone(project: Path) -> None:
    (project / "bad.md").unlink()
    assert run("--changed", "HEAD", "bad.md", "good.md").exit_code == 0
    git("commit", "-qam", "gone")
    assert run("--changed", "HEAD~1", "bad.md", "good.md").exit_code == 0
    assert run("--changed", "HEAD", "never-there.md").exit_code == 2


def test_changed_with_a_file_in_a_folder_of_that_project(project: Path) -> None:
    (project / "sub").mkdir()
    (project / "sub" / "more.md").write_text(BAD, encoding="utf-8")
    git("add", ".")
    git("commit", "-qm", "sub")
    assert run("--format", "compact", "--changed", "HEAD", "sub").stdout == ""
    (project / "sub" / "more.md").write_text(BAD + "\nThe WXQB met.\n", encoding="utf-8")
    assert "WXQB" in run("--format", "compact", "--changed", "HEAD", "sub").stdout


@pytest.mark.parametrize("revision", ["--output=stolen.txt", "-x", "no-such"])
def test_a_revision_that_is_none_is_a_clear_message(project: Path, revision: str) -> None:
    with pytest.raises(ConfigError, match=f"git knows no revision '{revision}'"):
        Trees(revision).is_unchanged("bad.md")
    assert not (project / "stolen.txt").exists()


def test_an_unknown_revision_ends_with_2(project: Path) -> None:
    result = run("--changed=no-such", "bad.md", "good.md")
    assert result.exit_code == 2
    assert "git knows no revision 'no-such'" in result.stderr


HOOKS = (Path(__file__).parents[2] / ".pre-commit-hooks.yaml").read_text(encoding="utf-8")


def hook(name: str, *given: str) -> list[str]:
    """The command of a hook with a team's own `args`, as pre-commit puts it together: the entry,
    then the arguments (those of the hook where a team gives none), then the files."""
    part = HOOKS.split(f"- id: {name}\n", 1)[1].split("- id: ", 1)[0]
    entry = re.search(r"entry: plainspeak (.+)", part)
    own = re.search(r"args: \[(.*)\]", part)
    assert entry
    assert own
    return [*entry[1].split(), *(given or own[1].split(", "))]


def test_a_team_can_give_its_own_arguments_to_the_hook(project: Path) -> None:
    plain = CliRunner().invoke(main, [*hook("plainspeak"), "bad.md"])
    assert plain.exit_code == 1
    mine = CliRunner().invoke(main, [*hook("plainspeak", "--known", "TQXG", "--"), "bad.md"])
    assert mine.exit_code == 0, mine.output


def test_a_file_whose_name_looks_like_an_option_is_a_file(project: Path) -> None:
    (project / "--all.md").write_text(BAD, encoding="utf-8")
    result = CliRunner().invoke(main, [*hook("plainspeak"), "--all.md"])
    assert "--all.md:3:5: acronym-unexplained" in result.stdout


def test_the_hook_for_changed_lines_leaves_old_text_alone(project: Path) -> None:
    (project / "bad.md").write_text(BAD + "\nWe met on Monday.\n", encoding="utf-8")
    git("add", ".")
    assert CliRunner().invoke(main, [*hook("plainspeak-changed"), "bad.md"]).exit_code == 0
    (project / "bad.md").write_text(BAD + "\nThe WXQB met.\n", encoding="utf-8")
    git("add", ".")
    result = CliRunner().invoke(main, [*hook("plainspeak-changed"), "bad.md"])
    assert result.exit_code == 1
    assert [line.split(": ")[2].split()[0] for line in result.stdout.splitlines()] == ["WXQB"]


def test_the_hook_that_fixes_changed_lines_leaves_old_text_alone(project: Path) -> None:
    old = "# Plan\n\nWe met in order to talk.\n"
    (project / "old.md").write_text(old, encoding="utf-8")
    git("add", ".")
    git("commit", "-qm", "old")
    fix = hook("plainspeak-fix-changed")
    (project / "old.md").write_text(old + "\nWe sat.\n", encoding="utf-8")
    assert CliRunner().invoke(main, [*fix, "old.md", "bad.md"]).exit_code == 0
    (project / "old.md").write_text(old + "\nWe sat in order to rest.\n", encoding="utf-8")
    assert CliRunner().invoke(main, [*fix, "old.md"]).exit_code == 1
    assert (project / "old.md").read_text(encoding="utf-8") == old + "\nWe sat to rest.\n"
    assert CliRunner().invoke(main, [*fix, "old.md"]).exit_code == 0


def test_on_the_first_commit_of_a_project_nothing_breaks(folder: Path) -> None:
    """There is no HEAD yet."""
    git("init", "-q")
    git("add", ".")
    result = CliRunner().invoke(main, [*hook("plainspeak-changed"), "bad.md"])
    assert result.exit_code == 1
    assert "TQXG" in result.stdout
