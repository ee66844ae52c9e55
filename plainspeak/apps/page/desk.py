"""What answers the page, inside it: Python in the browser runs this, and nothing else of `apps`.

A question is JSON with what to do in its key `do`, and the bytes of files beside it; the answer is
JSON, or JSON and the bytes of a file to save.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from importlib import import_module
from pathlib import Path, PurePath
from typing import Any

from plainspeak import __version__, readers
from plainspeak.apps.page import group, view
from plainspeak.config import written
from plainspeak.config.settings import COUNTRIES, FILE_NAMES, PROFILES, ConfigError
from plainspeak.engine import check as engine
from plainspeak.engine.levels import shown
from plainspeak.model import Document, InputError, Report, Severity
from plainspeak.reports import frame, handout, handout_docx, html, renderer
from plainspeak.rules import RULES
from plainspeak.run.files import CHECKED, JARGON_BUSTER, SUMMARY

Answer = dict[str, Any] | tuple[dict[str, Any], bytes]


class _Paper:
    """A paper on the desk: its bytes, if it is a file, and the last report on it."""

    def __init__(self, document: Document, data: bytes | None) -> None:
        self.document = document
        self.data = data
        self.report: Report | None = None


_papers: dict[str, _Paper] = {}
"""What lies on the desk, by the page's own name for it, in the page's order."""


def answer(asked: str, files: Sequence[Any] = ()) -> Any:
    """Answer a question of the page. A paper or a setting that cannot be used gives a `problem`:
    one sentence for the person."""
    question: dict[str, Any] = json.loads(asked)
    data = [bytes(file) for file in files]
    try:
        given = _ACTIONS[question["do"]](question, data)
    except (InputError, ConfigError) as problem:
        given = {"problem": str(problem)}
    except MemoryError:
        given = {
            "problem": "this paper needs more memory than the browser gives. Check it in parts."
        }
    if isinstance(given, tuple):
        return json.dumps(given[0]), given[1]
    return json.dumps(given)


def rehearse() -> None:
    """Load all that papers of any kind need. Run while the page is made, to see what that is."""
    for form in readers.FORMATS:
        import_module(f"plainspeak.readers.{form.module}")
    for name in ("docx", "handout", "handout_docx", "html", "json"):
        import_module(f"plainspeak.reports.{name}")
    for name in ("email.parser", "email.policy", "tomllib", "pypdfium2"):
        import_module(name)
    answer('{"do": "start"}')


def _start(question: Mapping[str, Any], data: Sequence[bytes]) -> Answer:
    """What the page has to know before there is a paper; a first text makes the next ones quick."""
    engine.check_text("The group will meet on Monday, and everybody can come along.")
    return {
        "version": __version__,
        "suffixes": [s for f in readers.FORMATS for s in f.suffixes],
        "profiles": list(PROFILES),
        "countries": list(COUNTRIES),
        "rules": [{"name": r.name, "called": r.called, "summary": r.summary} for r in RULES],
    }


def _notices(question: Mapping[str, Any], data: Sequence[bytes]) -> Answer:
    """What there is to say of the work of others in the page."""
    return {"text": Path("/packages/notices.txt").read_text(encoding="utf-8")}


def _check(question: Mapping[str, Any], data: Sequence[bytes]) -> Answer:
    """Read a paper, or take it as it lies on the desk, and check it."""
    key = question["paper"]
    if "text" in question:
        form = readers.format_named(question.get("format") or "plain")
        document = engine.read_bytes(question["text"], form)
        _papers[key] = _Paper(replace(document, path=question.get("name")), None)
    elif data:
        _papers.pop(key, None)
        name = question["name"]
        known = readers.format_of(name)
        if known is None:
            raise InputError(engine.unknown_kind(name))
        document = engine.read_bytes(data[0], known)
        _papers[key] = _Paper(replace(document, path=name), data[0])
    paper = _papers[key]
    config = group.config(question["settings"])
    paper.report = engine.check_document(paper.document, config=config)
    return view.view(paper.report)


def _clear(question: Mapping[str, Any], data: Sequence[bytes]) -> Answer:
    """Take papers off the desk: all but those to `keep`."""
    for key in set(_papers) - set(question["keep"]):
        del _papers[key]
    return {}


def _words(question: Mapping[str, Any], data: Sequence[bytes]) -> Answer:
    """The jargon buster of all papers on the desk."""
    seen = [shown(report, Severity.WORTH_A_LOOK) for report in _reports()]
    found = handout.words(seen, group.config(question["settings"]).glossary)
    return {
        "words": [
            {"term": w.term, "full": w.full, "meaning": w.meaning, "said": _said(w)} for w in found
        ]
    }


def _said(word: handout.Word) -> str:
    return word.explanation if word.known else ""


def _reports() -> list[Report]:
    return [paper.report for paper in _papers.values() if paper.report is not None]


def _save(question: Mapping[str, Any], data: Sequence[bytes]) -> Answer:
    """A file to save."""
    return _FILES[question["what"]](question)


def _marked(question: Mapping[str, Any]) -> Answer:
    """The paper with its marks: a Word file with comments, or a web page."""
    paper = _papers[question["paper"]]
    assert paper.report is not None
    name = PurePath(paper.document.path or "paper.txt")
    if paper.document.format == "docx" and paper.data is not None:
        from plainspeak.reports.comment import most_for
        from plainspeak.reports.docx import marked_up

        seen = shown(paper.report, Severity.WORTH_A_LOOK)
        made = marked_up(paper.data, seen, most_for(paper.report))
        return _file(f"{name.stem}{CHECKED}{name.suffix}", made)
    return _file(f"{name.stem}{CHECKED}.html", html.render(paper.report).encode(errors="replace"))


def _summary(question: Mapping[str, Any]) -> Answer:
    seen = [shown(report, Severity.WORTH_A_LOOK) for report in _reports()]
    return _file(f"{_stem()}{SUMMARY}.html", html.summary_page(seen).encode(errors="replace"))


def _json(question: Mapping[str, Any]) -> Answer:
    form = renderer("json")
    return _file(f"{_stem()}.json", "".join(frame(form, map(form.one, _reports()))).encode())


def _buster(question: Mapping[str, Any]) -> Answer:
    """The jargon buster as it stands in the page, with what people have written into it."""
    found = [handout.Word(w["term"], w["full"], w["meaning"]) for w in question["words"]]
    reports = _reports()
    title = html.title(reports[0]) if len(reports) == 1 else f"{len(reports)} papers"
    kind = question["what"].removeprefix("words-")
    made = {
        "docx": lambda: handout_docx.docx(found, title),
        "html": lambda: handout.html(found, title).encode(errors="replace"),
        "csv": lambda: handout.csv(found).encode("utf-8-sig", "replace"),
    }[kind]()
    return _file(f"{_stem()}{JARGON_BUSTER}.{kind}", made)


def _stem() -> str:
    reports = _reports()
    return PurePath(reports[0].path or "paper").stem if len(reports) == 1 else "papers"


def _file(name: str, content: bytes) -> Answer:
    return {"name": name}, content


def _write_settings(question: Mapping[str, Any]) -> Answer:
    return _file(FILE_NAMES[0], written.text(question["settings"]).encode())


def _read_settings(question: Mapping[str, Any], data: Sequence[bytes]) -> Answer:
    return {"settings": group.read_settings(question["name"], data[0])}


def _take_file(question: Mapping[str, Any], data: Sequence[bytes]) -> Answer:
    """A file that belongs to the settings."""
    return group.taken(question["name"], data[0], question["settings"])


def _keep_files(question: Mapping[str, Any], data: Sequence[bytes]) -> Answer:
    """All files that belong to the settings."""
    group.keep(dict(zip(question["names"], data, strict=True)))
    return {}


_FILES: Mapping[str, Callable[[Mapping[str, Any]], Answer]] = {
    "marked": _marked,
    "summary": _summary,
    "json": _json,
    "words-docx": _buster,
    "words-html": _buster,
    "words-csv": _buster,
    "settings": _write_settings,
}

_ACTIONS: Mapping[str, Callable[[Mapping[str, Any], Sequence[bytes]], Answer]] = {
    "start": _start,
    "check": _check,
    "clear": _clear,
    "words": _words,
    "save": _save,
    "read settings": _read_settings,
    "take file": _take_file,
    "keep files": _keep_files,
    "notices": _notices,
}
