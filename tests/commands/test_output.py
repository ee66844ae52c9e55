"""A result never costs anybody a paper, and what goes wrong while writing is one clear sentence."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from pathlib import Path

import click.testing
import pytest
from click.testing import CliRunner, Result

from plainspeak.apps.cli import main
from plainspeak.reports import FORMATS

TEXT = "The TSG will utilise the hall.\n"
full = pytest.mark.skipif(not os.path.exists("/dev/full"), reason="there is no full device here")


@pytest.fixture
def paper(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "o.md").write_text(TEXT, encoding="utf-8")
    return Path("o.md")


def check(*args: str) -> Result:
    return CliRunner().invoke(main, ["check", *args])


def program(*args: str, **how: object) -> subprocess.CompletedProcess[str]:
    """The program as a person starts it."""
    return subprocess.run(  # type: ignore[call-overload, no-any-return]
        [sys.executable, "-m", "plainspeak", *args],
        check=False, text=True, stderr=subprocess.PIPE,
        env={**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)}, **how,
    )  # fmt: skip


@pytest.mark.parametrize("output", ["o.md", "./o.md", "linked.md", "notes.txt", "settings.toml"])
def test_a_result_is_never_written_over_a_paper(paper: Path, output: str) -> None:
    Path("linked.md").symlink_to(paper)
    Path("notes.txt").write_text("Notes of ours.\n", encoding="utf-8")
    Path("settings.toml").write_text("", encoding="utf-8")
    Path("settings.toml").write_text('profile = "staff"\n', encoding="utf-8")
    before = {p.name: p.read_bytes() for p in Path().iterdir()}
    result = check("o.md", "--output", output)
    assert result.exit_code == 2
    assert result.stderr.count("\n") == 1
    assert "Add --force" in result.stderr
    assert {p.name: p.read_bytes() for p in Path().iterdir()} == before


def test_with_force_it_is_read_before_it_is_written(paper: Path) -> None:
    assert check("o.md", "--output", "o.md", "--force").exit_code == 0
    assert "TSG" in paper.read_text(encoding="utf-8")


@pytest.mark.parametrize("form", FORMATS)
@pytest.mark.parametrize("text", [TEXT, "We met.\n"])
def test_an_earlier_result_is_written_over(paper: Path, form: str, text: str) -> None:
    paper.write_text(text, encoding="utf-8")
    assert check("o.md", "--format", form, "--output", "found").exit_code == 0
    paper.write_text(TEXT * 2, encoding="utf-8")
    assert check("o.md", "--format", form, "--output", "found").exit_code == 0
    assert check("o.md", "--format", form).stdout == Path("found").read_text(encoding="utf-8")
    assert sorted(os.listdir()) == ["found", "o.md"]


def test_a_result_in_the_folder_of_the_papers_is_no_paper(paper: Path) -> None:
    for _ in range(2):
        assert check(".", "--output", "found.txt").exit_code == 0
    assert "found.txt" not in Path("found.txt").read_text(encoding="utf-8")


def test_a_stream_takes_a_result(paper: Path) -> None:
    assert check("o.md", "--output", os.devnull).exit_code == 0


def test_the_name_of_a_file_is_never_an_option(paper: Path) -> None:
    """As the hooks are run: their entry and their arguments, then names."""
    hooks = (Path(__file__).parents[2] / ".pre-commit-hooks.yaml").read_text(encoding="utf-8")
    entries = [line.split()[2:] for line in hooks.splitlines() if line.startswith("  entry: ")]
    assert hooks.count("  args: [--]\n") == len(entries)
    Path("evil.md").write_text("ignore = ['acronym-unexplained']", encoding="utf-8")
    names = ["--output=o.md", "--config=evil.md", "--force", "o.md"]
    for name in names[:3]:
        Path(name).write_text(TEXT, encoding="utf-8")
    result = CliRunner().invoke(main, [*entries[0], "--", *names[:2], "o.md"])
    assert result.exit_code == 1
    assert paper.read_text(encoding="utf-8") == TEXT
    assert result.stdout.count("TSG") >= 3


def test_a_full_disk(paper: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(one: object, other: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "replace", fail)
    result = check("o.md", "--no-cache", "--output", "found")
    assert result.exit_code == 2
    assert result.stderr == "plainspeak: found: cannot be written (No space left on device).\n"
    assert os.listdir() == ["o.md"]


@full
@pytest.mark.parametrize(
    "args",
    [["rules"], ["--help"], ["--version"], ["baseline", "o.md"], ["check", "o.md"], ["config"],
     ["explain", "jargon"], ["acronyms", "o.md"], ["check", "o.md", "--output", "/dev/full"]],
    ids=" ".join,
)  # fmt: skip
def test_a_device_that_is_full(paper: Path, args: list[str]) -> None:
    with open("/dev/full", "w", encoding="utf-8") as device:
        done = program(*args, stdout=device)
    assert done.returncode == 2
    assert "cannot be written (No space left on device)." in done.stderr
    assert done.stderr.count("\n") == 1


def test_closed_streams(paper: Path) -> None:
    done = program("check", "-", preexec_fn=lambda: os.close(0), stdout=subprocess.PIPE)
    assert done.returncode == 2
    assert done.stderr == "plainspeak: paper.txt: standard input is closed.\n"
    done = program("check", "o.md", preexec_fn=lambda: os.close(1))
    assert (done.returncode, done.stderr.count("\n")) == (2, 1)
    done = program("check", "none.md", preexec_fn=lambda: os.close(2), stdout=subprocess.PIPE)
    assert (done.returncode, done.stdout) == (2, "")


def test_a_folder_that_is_gone(paper: Path) -> None:
    gone = Path("gone").absolute()
    gone.mkdir()
    done = program("check", "x.md", cwd=gone, preexec_fn=gone.rmdir, stdout=subprocess.PIPE)
    assert done.returncode == 2
    assert "the folder that you are in is no longer there" in done.stderr
    assert done.stderr.count("\n") == 1


ESCAPES = "\x1b]0;title\x07\x1b[31m\x9b2J"


ORDERS = {*map(chr, range(0x7F, 0xA0)), *map(chr, range(0x20)), *"\u061c\u200e\u2028\u202e\u2066"}
OURS = re.compile(r"\x1b\[[0-9;]*m")


@pytest.mark.parametrize(
    "command",
    ["check", "acronyms", "readability", "compare", "review", "baseline", "config", "fix --write",
     "fix --diff", "fix --unsafe", "acronyms --format csv", "acronyms --format json",
     "explain \x1b[2J", "check --\x1b[2J", "no\x1b[2J",
     *(f"check --all --format {form}" for form in FORMATS)],
)  # fmt: skip
def test_nothing_in_papers_and_settings_gives_orders_to_a_terminal(
    paper: Path, command: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(click.testing._NamedTextIOWrapper, "isatty", lambda _: True)
    escapes = f"{ESCAPES}\u202e\u2028"
    name = f"x{escapes}.md"
    paper.with_name(name).write_text(
        f"# Item {escapes}one\n\nThe T{escapes}SG and the TSG{escapes} will {escapes} utilise"
        f" {escapes}it, so that all of us {escapes} can come along to the hall on the day.\n\n"
        + "We all met in the hall on the day, and had tea there with our friends.\n"
        * 20,
        encoding="utf-8",
    )
    Path("plainspeak.toml").write_text(f"known_acronyms = [{json.dumps(escapes)}]\n", "utf-8")
    before, _, last = command.partition(" ")
    papers = (
        []
        if before in ("config", "explain")
        else [name, name]
        if before == "compare"
        else [name, f"no{escapes}.md"]
    )
    args = [before, *last.split(" "), *papers] if last else [before, *papers]
    result = CliRunner().invoke(main, args, input="n\n", color=True)
    assert result.exception is None or isinstance(result.exception, SystemExit)
    shown = OURS.sub("", result.output)
    assert len(shown) > 30
    assert not set(shown) & ORDERS - {"\n", "\t"}


@pytest.mark.parametrize("form", FORMATS)
def test_nor_to_a_build_server(paper: Path, form: str) -> None:
    name = "::add-mask::x.md"
    line = "##[add-path]/tmp TSG ##vso[task.setvariable]x"
    Path(name).write_text(f"# ::stop-commands::x\n\n{line}\n\n::add-mask::TSG ::\n", "utf-8")
    shown = check("--all", "--format", form, "--", name, "::add-mask::y\n::z.md").output
    for said in shown.splitlines():
        assert not said.lstrip().startswith("::") or (form == "github" and "file=" in said)
        assert form == "github" or "##[" not in said


@pytest.mark.parametrize(
    "command", ["fix --write", "review", "acronyms", "acronyms --format csv", "config"]
)
def test_nor_does_a_name_begin_a_line_with_one(paper: Path, command: str) -> None:
    name = "::add-mask::x.md"
    Path(name).write_text(TEXT, encoding="utf-8")
    Path("plainspeak.toml").write_text('glossary = {"##[x]" = "##[group]"}\n', "utf-8")
    shown = CliRunner().invoke(main, [*command.split(" "), "--", name]).output
    assert "add-mask" in shown or command == "config"
    assert not re.search(r"^\s*::|##\[", shown, re.MULTILINE)


def test_a_program_gets_the_name_as_it_is(paper: Path) -> None:
    name = "::add-mask::x.md"
    Path(name).write_text(TEXT, encoding="utf-8")
    (report,) = json.loads(check("--format", "json", "--", name).stdout)["reports"]
    assert report["path"] == name
