"""Many papers, big papers, and what can go wrong under a run: right results or a clear message."""

from __future__ import annotations

import json
import os
import shutil
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from plainspeak.apps.cli import main
from plainspeak.run import cache
from plainspeak.run import paper as work
from plainspeak.run.task import Outcome, Task

TEXT = "The TSG will utilise the hall."
root = hasattr(os, "geteuid") and os.geteuid() == 0


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with its own config, so that results are kept in it."""
    monkeypatch.chdir(tmp_path)
    (tmp_path / "plainspeak.toml").write_text("", encoding="utf-8")
    (tmp_path / "papers").mkdir()
    return tmp_path


def papers(project: Path, number: int) -> list[Path]:
    paths = [project / "papers" / f"{i:04}.md" for i in range(number)]
    for i, path in enumerate(paths):
        path.write_text(f"The T{chr(65 + i % 26)}XG will utilise hall {i}.\n", encoding="utf-8")
    return paths


def check(*args: str) -> Result:
    return CliRunner().invoke(main, ["check", *args])


def kept(project: Path) -> list[Path]:
    return [p for p in (project / cache.FOLDER).iterdir() if p.name != ".gitignore"]


def command(*args: str) -> list[str]:
    return [sys.executable, "-m", "plainspeak", "check", *args]


# -- what is kept between runs -------------------------------------------------------------------


@pytest.fixture
def read_again(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The names of papers that were read again."""
    names: list[str] = []
    real = work.check

    def noted(task: Task, data: bytes | None = None) -> object:
        names.append(task.name)
        return real(task, data)

    monkeypatch.setattr(work, "check", noted)
    return names


def test_nothing_changed_is_answered_without_checking(project: Path, read_again: list[str]) -> None:
    papers(project, 3)
    first = check("papers")
    assert len(read_again) == 3
    again = check("papers")
    assert len(read_again) == 3
    assert again.stdout == first.stdout
    check("papers", "--known", "TAXG")
    assert len(read_again) == 6


@pytest.mark.parametrize("what", ["paper", "config", "list", "form", "lists of plainspeak"])
def test_whatever_matters_makes_it_check_again(
    project: Path, read_again: list[str], what: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    (paper,) = papers(project, 1)
    own = project / "ours.csv"
    own.write_text("term,action,use_instead\nhall,swap,room\n", encoding="utf-8")
    (project / "plainspeak.toml").write_text('lists = ["ours.csv"]', encoding="utf-8")
    before = check("papers").stdout
    args = ["papers"]
    if what == "paper":
        paper.write_text("We met.", encoding="utf-8")
    elif what == "config":
        (project / "plainspeak.toml").write_text('profile = "staff"', encoding="utf-8")
    elif what == "list":
        own.write_text("term,action,use_instead\nhall,swap,big room\n", encoding="utf-8")
    elif what == "form":
        args = ["papers", "--format", "json"]
    else:
        monkeypatch.setattr(cache, "_package_stamp", lambda: "another")
    after = check(*args).stdout
    assert len(read_again) == 2
    assert after != before or what == "lists of plainspeak"


def test_a_list_of_an_override_and_a_baseline_make_it_check_again(
    project: Path, read_again: list[str]
) -> None:
    papers(project, 1)
    own = project / "ours.csv"
    own.write_text("term\nhall\n", encoding="utf-8")
    (project / "plainspeak.toml").write_text(
        '[[overrides]]\npaths = ["papers/*"]\nlists = ["ours.csv"]', encoding="utf-8"
    )
    first = check("papers").stdout
    own.write_text("term\nutilise\n", encoding="utf-8")
    assert check("papers").stdout != first
    assert CliRunner().invoke(main, ["baseline", "papers"]).exit_code == 0
    assert "TAXG" not in check("papers").stdout
    (project / ".plainspeak-baseline.json").unlink()
    assert "TAXG" in check("papers").stdout


def test_fail_on_of_an_override_is_looked_at(project: Path) -> None:
    papers(project, 1)
    (project / "plainspeak.toml").write_text(
        '[[overrides]]\npaths = ["papers/*"]\nfail_on = "fix-first"', encoding="utf-8"
    )
    assert check("papers").exit_code == 1
    assert check("papers", "--fail-on", "never").exit_code == 0


def test_a_fault_in_the_settings_is_said_in_full_once(project: Path) -> None:
    papers(project, 3)
    (project / "plainspeak.toml").write_text('profil = "staff"', encoding="utf-8")
    result = check("papers")
    assert result.exit_code == 2
    assert result.stderr.count("Did you mean 'profile'?") == 1
    assert result.stderr.count("so this paper is not checked") == 2


@pytest.mark.parametrize(
    "damage",
    [
        lambda data: data[: len(data) // 2],
        lambda data: b"",
        lambda data: data[:-1] + bytes([data[-1] ^ 1]),
        lambda data: data.replace(b"TAXG", b"TBXG"),
        lambda data: b"0" * 32 + data[32:],
        lambda data: os.urandom(len(data)),
    ],
    ids=["cut short", "empty", "one bit", "other words", "another version", "noise"],
)
def test_a_damaged_cache_is_never_believed(project: Path, damage: object) -> None:
    papers(project, 1)
    right = check("papers").stdout
    (file,) = kept(project)
    file.write_bytes(damage(file.read_bytes()))  # type: ignore[operator]
    assert check("papers").stdout == right
    assert check("papers").stdout == right


def test_results_of_one_paper_are_not_taken_for_anothers(project: Path) -> None:
    one, other = papers(project, 2)
    check("papers")
    shutil.copyfile(*sorted(kept(project)))
    assert "TAXG" in check(str(one)).stdout
    assert "TBXG" in check(str(other)).stdout


def test_a_cache_that_leads_elsewhere_is_not_used(project: Path) -> None:
    elsewhere = project / "elsewhere"
    elsewhere.mkdir()
    (project / cache.FOLDER).symlink_to(elsewhere)
    (path,) = papers(project, 1)
    assert check(str(path)).exit_code == 0
    assert not any(elsewhere.iterdir())


def test_what_lies_in_the_place_of_an_outcome_is_not_waited_for(project: Path) -> None:
    (path,) = papers(project, 1)
    check(str(path))
    (file,) = kept(project)
    file.unlink()
    os.mkfifo(file)
    assert "TAXG" in check(str(path)).stdout


def test_a_cache_that_cannot_be_written_is_no_matter(project: Path) -> None:
    papers(project, 2)
    (project / cache.FOLDER).write_text("in the way", encoding="utf-8")
    result = check("papers")
    assert result.exit_code == 0
    assert "TAXG" in result.stdout
    assert result.stderr == ""


@pytest.mark.skipif(root, reason="root may write everywhere")
def test_a_read_only_folder(project: Path) -> None:
    papers(project, 1)
    project.chmod(0o500)
    try:
        result = check("papers")
    finally:
        project.chmod(0o700)
    assert (result.exit_code, result.stderr) == (0, "")


def test_two_runs_at_once(project: Path) -> None:
    papers(project, 12)
    alone = check("papers", "--no-cache").stdout
    runs = [subprocess.Popen(command("papers"), stdout=subprocess.PIPE) for _ in range(2)]
    for run in runs:
        assert run.communicate()[0].decode() == alone
        assert run.returncode == 0
    assert check("papers").stdout == alone


def test_names_of_files_need_not_be_text(project: Path) -> None:
    odd = os.fsencode(project / "papers") + b"/caf\xe9.md"
    try:
        with open(odd, "wb") as file:
            file.write(TEXT.encode())
    except OSError:
        pytest.skip("this system has names in UTF-8 only")
    for _ in range(2):
        done = subprocess.run(command("papers"), capture_output=True, check=False)
        assert done.returncode == 0
        assert b"TSG" in done.stdout


# -- where results go ----------------------------------------------------------------------------


@pytest.mark.skipif(not os.path.exists("/dev/full"), reason="needs a disk that is always full")
def test_a_full_disk(project: Path) -> None:
    papers(project, 2)
    result = check("papers", "--output", "/dev/full")
    assert result.exit_code == 2
    assert "/dev/full: cannot be written (No space left on device)" in result.stderr
    with open("/dev/full", "wb") as full:
        done = subprocess.run(command("papers"), stdout=full, stderr=subprocess.PIPE, check=False)
    assert done.returncode == 2
    assert done.stderr.startswith(b"plainspeak: standard output: cannot be written")
    assert b"Traceback" not in done.stderr


def test_a_reader_that_goes_away(project: Path) -> None:
    papers(project, 40)
    with subprocess.Popen(
        command("papers", "--format", "json"), stdout=subprocess.PIPE, stderr=subprocess.PIPE
    ) as run:
        assert run.stdout is not None
        assert run.stderr is not None
        run.stdout.read(10)
        run.stdout.close()
        assert run.stderr.read() == b""


# -- several processes ---------------------------------------------------------------------------


def test_many_processes_give_the_same_bytes(project: Path) -> None:
    papers(project, 30)
    (project / "papers" / "bad.md").write_bytes(b"\x89PNG\r\n\x1a\n\x00")
    one = check("papers", "--no-cache", "--jobs", "1")
    two = check("papers", "--no-cache", "--jobs", "2")
    assert one.stdout == two.stdout
    assert one.stderr == two.stderr
    assert one.exit_code == two.exit_code == 2


_real_do = work.do


def _dies_once(task: Task, kept: cache.Cache) -> Outcome:
    """Like work.do, but the process that gets the fifth paper is killed (the first time)."""
    mark = Path(task.name).with_name("killed")
    if task.name.endswith("0005.md") and not mark.exists():
        mark.touch()
        os.kill(os.getpid(), signal.SIGKILL)
    return _real_do(task, kept)


@pytest.mark.skipif(sys.platform == "win32", reason="there is no SIGKILL")
def test_a_process_that_is_killed_loses_no_paper(
    project: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    papers(project, 20)
    right = check("papers", "--no-cache", "--jobs", "1").stdout
    monkeypatch.setattr(work, "do", _dies_once)
    result = check("papers", "--no-cache", "--jobs", "2")
    assert (project / "papers" / "killed").exists()
    assert result.stdout == right
    assert result.exit_code == 0


def _children(pid: int) -> list[int]:
    found = subprocess.run(["pgrep", "-P", str(pid)], capture_output=True, text=True, check=False)
    return [int(line) for line in found.stdout.split()]


def _alive(pid: int) -> bool:
    try:
        return Path(f"/proc/{pid}/stat").read_text().rsplit(")", 1)[1].split()[0] != "Z"
    except OSError:
        return False


@pytest.mark.skipif(not shutil.which("pgrep"), reason="needs pgrep and /proc")
@pytest.mark.parametrize("how", ["Ctrl-C", "SIGINT to it alone", "SIGTERM", "SIGKILL"])
def test_stopped_half_way_it_leaves_nothing_behind(project: Path, how: str) -> None:
    (project / "papers" / "long.txt").write_text((TEXT + "\n\n") * 60_000, encoding="utf-8")
    (project / "papers" / "more.txt").write_text((TEXT + "\n\n") * 60_001, encoding="utf-8")
    run = subprocess.Popen(
        command("papers", "--jobs", "2"),
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        start_new_session=True,
        # A shell that runs the tests behind itself has SIGINT ignored, and children inherit it.
        preexec_fn=lambda: signal.signal(signal.SIGINT, signal.SIG_DFL),
    )
    for _ in range(2_000):
        if len(workers := _children(run.pid)) >= 2:
            break
        time.sleep(0.05)
    assert workers
    if how == "Ctrl-C":
        os.killpg(run.pid, signal.SIGINT)
    else:
        name = {"SIGTERM": signal.SIGTERM, "SIGKILL": signal.SIGKILL}.get(how, signal.SIGINT)
        os.kill(run.pid, name)
    _, said = run.communicate(timeout=300)
    assert said.strip() == b""
    wanted = {"SIGTERM": -15, "SIGKILL": -9}.get(how, 130)
    assert run.returncode == wanted
    for _ in range(1_000):
        if not any(map(_alive, workers)):
            break
        time.sleep(0.05)
    assert not any(map(_alive, workers))


# -- size ----------------------------------------------------------------------------------------


def test_a_paper_too_long_to_hold_in_memory_is_said_so(project: Path) -> None:
    (paper,) = papers(project, 1)
    with (project / "papers" / "long.txt").open("w", encoding="utf-8") as file:
        for _ in range(26):
            file.write(TEXT * (1_000_000 // len(TEXT) + 1))
    result = check("papers")
    assert result.exit_code == 2
    assert "long.txt: this paper has over 25 MB of text. Check it in parts." in result.stderr
    assert str(paper.relative_to(project)) in result.stdout


def test_many_findings_and_many_comments(project: Path) -> None:
    """With work that grows with the square of either, this would take minutes."""
    letters = [f"T{a}{b}{c}" for a in "BCDFGHJKLM" for b in "NPQRSTVWXZ" for c in "BDFGHJKLMN"]
    lines = [
        f"The {short} met.\n\n<!-- plainspeak: ignore -->\nIt was {short}.\n" for short in letters
    ]
    (project / "papers" / "big.md").write_text("\n".join(lines), encoding="utf-8")
    (report,) = json.loads(check("papers", "--format", "json").stdout)["reports"]
    found = [f for f in report["findings"] if f["rule"] == "acronym-unexplained"]
    assert {f["text"] for f in found} == set(letters)
