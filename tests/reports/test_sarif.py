"""SARIF: what the public schema asks of the parts that plainspeak writes.

The schema itself comes with no Python package. Where its file is at hand (.ci/run fetches it and
names it in SARIF_SCHEMA), the log is held against the whole of it as well.
"""

from __future__ import annotations

import json
import os
from pathlib import Path
from typing import Any

import pytest

from plainspeak import Report, check_text
from plainspeak.reports import frame, renderer

jsonschema: Any = pytest.importorskip("jsonschema")

TEXT = """# Agenda

The TSG will utilise the hall – 😀 – and utilise it again. We met in order to
talk about it.

Later, the Trial Steering Group (TSG) met.
"""

POSITIVE = {"type": "integer", "minimum": 1}
MESSAGE = {
    "type": "object",
    "required": ["text"],
    "additionalProperties": False,
    "properties": {"text": {"type": "string", "minLength": 1}, "markdown": {"type": "string"}},
}
REGION = {
    "type": "object",
    "required": ["startLine"],
    "additionalProperties": False,
    "properties": dict.fromkeys(("startLine", "startColumn", "endLine", "endColumn"), POSITIVE),
}
ARTIFACT = {
    "type": "object",
    "additionalProperties": False,
    "properties": {"uri": {"type": "string", "pattern": r"^[^\s\\]+$"}},
}
LOCATION = {
    "type": "object",
    "additionalProperties": False,
    "properties": {
        "physicalLocation": {
            "type": "object",
            "required": ["artifactLocation"],
            "additionalProperties": False,
            "properties": {"artifactLocation": ARTIFACT, "region": REGION},
        },
        "message": MESSAGE,
    },
}
FIX = {
    "type": "object",
    "required": ["artifactChanges"],
    "additionalProperties": False,
    "properties": {
        "description": MESSAGE,
        "artifactChanges": {
            "type": "array",
            "minItems": 1,
            "items": {
                "type": "object",
                "required": ["artifactLocation", "replacements"],
                "properties": {
                    "artifactLocation": ARTIFACT,
                    "replacements": {
                        "type": "array",
                        "minItems": 1,
                        "items": {
                            "required": ["deletedRegion"],
                            "additionalProperties": False,
                            "properties": {"deletedRegion": REGION, "insertedContent": MESSAGE},
                        },
                    },
                },
            },
        },
    },
}
LEVEL = {"enum": ["none", "note", "warning", "error"]}
RULE = {
    "type": "object",
    "required": ["id"],
    "additionalProperties": False,
    "properties": {
        "id": {"type": "string"},
        "properties": {"type": "object"},
        "shortDescription": MESSAGE,
        "help": MESSAGE,
        "defaultConfiguration": {
            "additionalProperties": False,
            "properties": {"level": LEVEL, "enabled": {"type": "boolean"}},
        },
    },
}
RESULT = {
    "type": "object",
    "required": ["message"],
    "additionalProperties": False,
    "properties": {
        "ruleId": {"type": "string"},
        "level": LEVEL,
        "message": MESSAGE,
        "locations": {"type": "array", "items": LOCATION},
        "relatedLocations": {"type": "array", "items": LOCATION, "uniqueItems": True},
        "partialFingerprints": {"additionalProperties": {"type": "string"}},
        "fixes": {"type": "array", "items": FIX, "uniqueItems": True},
    },
}
LOG = {
    "type": "object",
    "required": ["version", "runs"],
    "additionalProperties": False,
    "properties": {
        "$schema": {"type": "string"},
        "version": {"const": "2.1.0"},
        "runs": {
            "type": "array",
            "items": {
                "type": "object",
                "required": ["tool", "results"],
                "additionalProperties": False,
                "properties": {
                    "columnKind": {"enum": ["utf16CodeUnits", "unicodeCodePoints"]},
                    "tool": {
                        "required": ["driver"],
                        "properties": {
                            "driver": {
                                "required": ["name"],
                                "properties": {
                                    "rules": {"type": "array", "items": RULE, "uniqueItems": True}
                                },
                            }
                        },
                    },
                    "results": {"type": "array", "items": RESULT},
                },
            },
        },
    },
}
SCHEMAS = {"the parts we write": LOG}
if path := os.environ.get("SARIF_SCHEMA"):
    SCHEMAS["the public schema"] = json.loads(Path(path).read_text(encoding="utf-8-sig"))


def log(*reports: Report) -> Any:
    form = renderer("sarif")
    return json.loads("".join(frame(form, [form.one(report) for report in reports])))


@pytest.mark.parametrize("schema", SCHEMAS.values(), ids=list(SCHEMAS))
@pytest.mark.parametrize("papers", [0, 1, 2])
def test_the_log_is_valid(schema: Any, papers: int) -> None:
    report = check_text(TEXT, format="markdown")
    assert len({finding.rule for finding in report.findings}) >= 3
    jsonschema.validate(log(*[report] * papers), schema)


def test_fixes_are_where_the_words_are() -> None:
    lines = TEXT.split("\n")
    (run,) = log(check_text(TEXT, format="markdown"))["runs"]
    changed = []
    for result in run["results"]:
        for fix in result.get("fixes", ()):
            (change,) = fix["artifactChanges"]
            for replacement in change["replacements"]:
                region = replacement["deletedRegion"]
                assert region["startLine"] == region["endLine"]
                line = lines[region["startLine"] - 1]
                changed.append(line[region["startColumn"] - 1 : region["endColumn"] - 1])
    assert {"utilise", "in order to"} <= set(changed)


def test_every_rule_has_its_page() -> None:
    (run,) = log()["runs"]
    for rule in run["tool"]["driver"]["rules"]:
        assert rule["help"]["markdown"].startswith(f"# {rule['id']}\n")
