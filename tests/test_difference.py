"""What `fix --diff` shows is what `patch` needs to make the same change."""

from __future__ import annotations

import shutil
import subprocess
from collections.abc import Callable
from functools import partial
from pathlib import Path

import pytest
from growth import grows
from hypothesis import given, settings
from hypothesis import strategies as st

from plainspeak.fixing.difference import diff

needs_patch = pytest.mark.skipif(shutil.which("patch") is None, reason="patch is not installed")


def patched(folder: Path, before: str, shown: str, name: str = "paper.md") -> str:
    """The text before, as `patch` makes it out of what is shown."""
    paper = folder / name
    paper.write_bytes(before.encode())
    if shown:
        command = ["patch", "--binary", "--quiet", "-p0"]
        subprocess.run(command, cwd=folder, input=shown.encode(), check=True, timeout=120)
    return paper.read_bytes().decode()


def test_nothing_has_changed() -> None:
    assert diff("a\nb\n", "a\nb\n") == ""


def test_how_it_reads() -> None:
    assert diff("a\nb", "a\nc", "paper.md") == (
        "--- paper.md\n+++ paper.md\n@@ -1,2 +1,2 @@\n a\n"
        "-b\n\\ No newline at end of file\n+c\n\\ No newline at end of file\n"
    )


@pytest.mark.parametrize(("between", "parts"), [(6, 1), (7, 2)])
def test_changes_near_each_other_are_shown_together(between: int, parts: int) -> None:
    same = "".join(f"{n}\n" for n in range(between))
    assert diff(f"a\n{same}b\n", f"c\n{same}d\n").count("@@ -") == parts


@needs_patch
@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("one\u2028two\n\nthree\n", "one\u2028deux\n\nthree\n"),
        ("page\x0cnext utilised\n", "page\x0cnext used\n"),
        ("a\rb utilised\rc\n", "a\rb used\rc\n"),
        ("a\r\nutilised\r\nb\r\n", "a\r\nused\r\nb\r\n"),
        ("no end utilised", "no end used"),
        ("in order\nto talk\n", "to talk\n"),
        ("\x85 \x1c utilised\n", "\x85 \x1c used\n"),
        ("".join(f"{n}\n" for n in range(40)), "".join(f"{n - n % 7}\n" for n in range(40))),
    ],
)
def test_patch_makes_the_same_change(tmp_path: Path, before: str, after: str) -> None:
    assert patched(tmp_path, before, diff(before, after, "paper.md")) == after


@needs_patch
def test_a_name_with_spaces(tmp_path: Path) -> None:
    shown = diff("a\n", "b\n", "our paper.md")
    assert patched(tmp_path, "a\n", shown, "our paper.md") == "b\n"


@needs_patch
@pytest.mark.parametrize("name", ["a\n+++ b.md\n.md", "\ttab\\.md", '"quotes".md', "\x1b[2J.md"])
def test_a_name_that_would_end_its_line(tmp_path: Path, name: str) -> None:
    shown = diff("a\n", "b\n", name)
    assert shown.count("\n") == 5
    assert patched(tmp_path, "a\n", shown, name) == "b\n"


LINES = st.lists(
    st.sampled_from(
        ["a\n", "b\n", "\n", "c\r\n", "d\u2028e\n", "f\x0c\n", "g\rh\n", "\ri\r\r\n", "\r"]
    ),
    max_size=12,
)


@needs_patch
@settings(max_examples=60, deadline=None)
@given(LINES, LINES, st.sampled_from(["", "end", "end\r", "end\rhere"]))
def test_any_two_texts(
    tmp_path_factory: pytest.TempPathFactory, one: list[str], other: list[str], end: str
) -> None:
    before, after = "x\n" + "".join(one) + end, "".join(other) + "y\n" + end
    folder = tmp_path_factory.mktemp("papers")
    assert patched(folder, before, diff(before, after, "paper.md")) == after


def test_a_long_paper_takes_as_long_as_its_length() -> None:
    def prepare(times: int) -> Callable[[], object]:
        before = "We utilise the hall.\n\n" * times
        return partial(diff, before, before.replace("utilise", "use"))

    assert grows(prepare, 8_000) == ""
