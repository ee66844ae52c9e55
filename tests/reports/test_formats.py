"""The formats that programs read."""

from __future__ import annotations

import json

import pytest

from plainspeak import Report, check_text
from plainspeak.reports import FORMATS, frame, renderer

TEXT = "# Plän 😀\n\nWe 😀 will utilise a robust plan.\n\nThe TSG, 100%: met.\n"


@pytest.fixture
def report() -> Report:
    return check_text(TEXT, format="markdown")


def whole(name: str, reports: list[Report]) -> str:
    form = renderer(name)
    return "".join(frame(form, map(form.one, reports)))


def render(name: str, report: Report) -> str:
    return whole(name, [report])


@pytest.mark.parametrize("name", FORMATS)
def test_same_input_same_bytes(name: str, report: Report) -> None:
    assert render(name, report) == render(name, check_text(TEXT, format="markdown"))


@pytest.mark.parametrize("name", ["json", "gitlab", "sarif", "rdjson"])
def test_valid_json_for_none_one_and_two_papers(name: str, report: Report) -> None:
    for number in (0, 1, 2):
        json.loads(whole(name, [report] * number))


def test_json_lines(report: Report) -> None:
    lines = render("jsonl", report).splitlines()
    assert [json.loads(line)["text"] for line in lines] == [f.text for f in report.findings]


def test_github_annotations_escape_what_they_must(report: Report) -> None:
    lines = render("github", report).splitlines()
    assert len(lines) == len(report.findings)
    assert all(line.startswith(("::warning file=", "::notice file=")) for line in lines)
    assert "line=3,endLine=3" in lines[0]
    assert "col=11,endColumn=18" in lines[0]


def test_sarif_regions_and_fixes(report: Report) -> None:
    log = json.loads(render("sarif", report))
    (run,) = log["runs"]
    assert run["columnKind"] == "unicodeCodePoints"
    first = run["results"][0]
    region = {"startLine": 3, "startColumn": 11, "endLine": 3, "endColumn": 18}
    assert first["locations"][0]["physicalLocation"]["region"] == region
    change = first["fixes"][0]["artifactChanges"][0]["replacements"][0]
    assert change == {"deletedRegion": region, "insertedContent": {"text": "use"}}
    named = {rule["id"] for rule in run["tool"]["driver"]["rules"]}
    assert {result["ruleId"] for result in run["results"]} <= named


def test_rdjson_columns_count_bytes(report: Report) -> None:
    whole = json.loads(render("rdjson", report))
    start = whole["diagnostics"][0]["location"]["range"]["start"]
    assert start == {"line": 3, "column": len("We 😀 will ".encode()) + 1}
    assert whole["diagnostics"][0]["suggestions"][0]["text"] == "use"


def test_gitlab_fingerprints_are_unique() -> None:
    twice = check_text("We utilise it.\n\nThe TSG and the TMG met. The TSG met.", format="markdown")
    marks = [item["fingerprint"] for item in json.loads(render("gitlab", twice))]
    assert len(set(marks)) == len(marks)
