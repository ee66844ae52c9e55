"""Checker: many papers with one config, from one thread or several."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from plainspeak import Checker, Config, InputError, Report
from plainspeak.analysis import pipeline, tagger
from plainspeak.lexicon import ListError

EXAMPLES = Path(__file__).parent.parent / "examples"


def test_a_text_and_a_file(tmp_path: Path) -> None:
    checker = Checker(Config(known_acronyms=("TSG",)))
    text = "The TSG will utilise the TMG room."
    path = tmp_path / "paper.txt"
    path.write_text(text, encoding="utf-8")
    for report in (checker.check_text(text), checker.check_path(path)):
        assert {f.text for f in report.findings} == {"utilise", "TMG"}


def test_folders_in_order_and_what_goes_wrong(tmp_path: Path) -> None:
    for name in ("b.txt", "a.txt"):
        (tmp_path / name).write_text("We met in the hall.", encoding="utf-8")
    (tmp_path / "c.txt").write_bytes(b"")
    said: list[tuple[str, str]] = []
    reports = list(Checker().check_paths([tmp_path], problems=lambda *p: said.append(p)))
    assert [Path(r.path or "").name for r in reports] == ["a.txt", "b.txt"]
    assert said == [(str(tmp_path / "c.txt"), "this file is empty.")]
    with pytest.raises(InputError, match=r"c\.txt: this file is empty"):
        list(Checker().check_paths([tmp_path]))


def test_a_list_that_cannot_be_used_is_named_at_once(tmp_path: Path) -> None:
    with pytest.raises(ListError, match=r"none\.csv"):
        Checker(Config(lists=(str(tmp_path / "none.csv"),)))


@pytest.fixture
def _hasty_threads() -> Iterator[None]:
    before = sys.getswitchinterval()
    sys.setswitchinterval(1e-6)
    yield
    sys.setswitchinterval(before)


def _afresh(skipped: str) -> Checker:
    """A checker that has nothing in memory yet."""
    pipeline._remembered.clear()
    tagger._ours.cache_clear()
    return Checker(Config(skip_lists=(skipped,)))


@pytest.mark.usefixtures("_hasty_threads")
def test_threads_find_what_one_thread_finds() -> None:
    texts = [path.read_text(encoding="utf-8") for path in sorted(EXAMPLES.glob("*.[mt]*"))]
    texts = [part for text in texts for part in text.split("\n\n") if len(part) > 40]

    def check(checker: Checker, text: str) -> Report:
        return checker.check_text(text, format="markdown")

    several = _afresh("latin")
    with ThreadPoolExecutor(8) as threads:
        together = list(threads.map(lambda text: check(several, text), texts))
    alone = _afresh("latin")
    for text, report in zip(texts, together, strict=True):
        assert report.to_dict() == check(alone, text).to_dict()
