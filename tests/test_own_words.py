"""What plainspeak says passes its own check, and the README tells the truth."""

from __future__ import annotations

import re
from pathlib import Path

import click
import pytest

from plainspeak import Finding, Severity, check_path, check_text
from plainspeak.readers import format_of
from plainspeak.reports import text
from plainspeak.rules import RULES
from plainspeak.rules._pages import page

ROOT = Path(__file__).parent.parent
README = (ROOT / "README.md").read_text(encoding="utf-8")
EXAMPLES = sorted(p for p in (ROOT / "examples").iterdir() if format_of(p.name))
SHOWN = ("# ", "## Marked", "## Not marked")
"""Parts of a rule's page that name or show what the rule is about."""


def stops(findings: tuple[Finding, ...]) -> list[tuple[str, str]]:
    return [(f.rule, f.text) for f in findings if f.severity is not Severity.SMALL_THING]


@pytest.mark.parametrize("name", ["README.md", "CONTRIBUTING.md", "CHANGELOG.md"])
def test_the_pages_for_people_pass(name: str) -> None:
    assert stops(check_path(ROOT / name).findings) == []


def test_the_readme_lists_the_rules() -> None:
    for rule in RULES:
        assert f"| `{rule.name}` | {rule.summary}" in README


def test_the_readme_shows_what_is_printed() -> None:
    shown = README.split("```text\n", 1)[1].split("```", 1)[0]
    paper = ROOT / "examples" / "agenda.md"
    printed = click.unstyle(text.one(check_path(paper))).replace(str(paper), "examples/agenda.md")
    for part in shown.split("\n\n"):
        assert part.strip() == "…" or part.strip() in printed


def test_the_readme_describes_the_json_form() -> None:
    report = check_path(ROOT / "examples" / "agenda.md").to_dict()
    for key in (set(report) - {"version"}) | set(report["findings"][0]):
        assert f"`{key}`" in README, key


@pytest.mark.parametrize("rule", RULES, ids=lambda r: r.name)
def test_the_page_of_a_rule_passes(rule: object) -> None:
    name = getattr(rule, "name", "")
    parts = re.split(r"(?m)^(?=#{1,2} )", page(name))
    own_part = "".join(p for p in parts if not p.startswith(SHOWN) or p.startswith("## What"))
    own = [f for f in check_text(own_part, format="markdown").findings if f.rule != name]
    assert stops(tuple(own)) == []


@pytest.mark.parametrize("path", EXAMPLES, ids=lambda p: p.name)
def test_messages_pass(path: Path) -> None:
    for finding in check_path(path).findings:
        own = [
            finding.text,
            *(s.text for s in finding.suggestions),
            *map(str, finding.evidence.values()),
        ]
        # Words of the paper that a message names are not its own.
        spoken = re.sub(r"‘[^’]*’", "this", finding.message)
        spoken = re.sub(r"(?<=meet|ined): [^;.]*", "", spoken)
        found = check_text(spoken).findings
        left = [f for f in found if not any(f.text.lower() in word.lower() for word in own)]
        assert stops(tuple(left)) == [], finding.message


def test_the_command_lines_help_passes() -> None:
    from plainspeak.cli import main

    for name, command in main.commands.items():
        said = [command.help or "", *(getattr(p, "help", None) or "" for p in command.params)]
        for line in said:
            found = [f for f in check_text(line).findings if f.text not in ("JSON", "HEAD", "REV")]
            assert stops(tuple(found)) == [], (name, line)
