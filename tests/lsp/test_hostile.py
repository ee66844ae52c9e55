"""What an editor should never send, and papers longer than any."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

pytest.importorskip("pygls")
from growth import grows

from plainspeak.apps.lsp import actions, papers, server
from plainspeak.readers import format_named


@pytest.mark.parametrize(
    "options",
    [
        {"show": "nothing-such"}, {"show": 3}, {"show": ["small-thing"]}, {"pause": "soon"},
        {"pause": -1}, {"pause": float("nan")}, {"pause": 1e300}, {"pause": True}, {"pause": []},
    ],
)  # fmt: skip
def test_settings_that_cannot_be_used_are_named(options: dict[str, object]) -> None:
    made = server.make()
    level, pause = made.level, made.pause
    made.set(options)
    (problem,) = made.problems
    assert f"`{next(iter(options))}`" in problem
    assert (made.level, made.pause) == (level, pause)


def test_settings_that_can_be_used_are_taken() -> None:
    made = server.make()
    made.set({"show": "small-thing", "pause": 0, "other": None})
    assert (made.level, made.pause, made.problems) == ("small-thing", 0.0, [])


def test_a_name_that_no_file_can_have_is_told(tmp_path: Path) -> None:
    path = str(tmp_path / f"{'a' * 3_000}.md")
    report, problem = server._checked(path, format_named("markdown"), "We met.", "small-thing")
    assert report is None
    assert problem.startswith("the settings beside this paper cannot be read")


def test_actions_for_all_of_a_long_paper_take_as_long_as_its_length(tmp_path: Path) -> None:
    def prepare(times: int) -> Callable[[], list[object]]:
        letters = (f"Q{chr(65 + n // 20 % 20)}{chr(65 + n % 20)}X" for n in range(times))
        source = "".join(f"We utilise the {code} hall.\n\n" for code in letters)
        paper = papers.Paper(str(tmp_path / "a.md"), format_named("markdown"), source)
        paper.take(papers.check(paper.path, paper.format, source, "small-thing"))
        return lambda: list(actions.actions(paper, "file:///a.md", 0, len(source)))

    assert len(prepare(100)()) > 100
    assert grows(prepare, 200) == ""
