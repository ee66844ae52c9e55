"""What plainspeak says passes its own check, and the README tells the truth."""

from __future__ import annotations

import re
from pathlib import Path

import click
import pytest

from plainspeak import Finding, Severity, check_path, check_text, load_config
from plainspeak.engine.levels import shown
from plainspeak.readers import format_of
from plainspeak.reports import text
from plainspeak.rules import RULES
from plainspeak.rules._pages import page

ROOT = Path(__file__).parent.parent
README = (ROOT / "README.md").read_text(encoding="utf-8")
EXAMPLES = sorted(p for p in (ROOT / "examples").iterdir() if format_of(p.name))
OURS = load_config(ROOT / "pyproject.toml")
"""The words that this project explains or that its own people know."""

SHOWN = ("# ", "## Marked", "## Not marked")
"""Parts of a rule's page that name or show what the rule is about."""


def stops(findings: tuple[Finding, ...]) -> list[tuple[str, str]]:
    return [(f.rule, f.text) for f in findings if f.severity is not Severity.SMALL_THING]


@pytest.mark.parametrize("name", ["README.md", "CONTRIBUTING.md", "CHANGELOG.md"])
def test_the_pages_for_people_pass(name: str) -> None:
    assert stops(check_path(ROOT / name, config=OURS).findings) == []


def test_the_readme_lists_the_rules() -> None:
    for rule in RULES:
        assert f"| `{rule.name}` | {rule.summary}" in README


def test_the_readme_shows_what_is_printed() -> None:
    sample = README.split("```text\n", 1)[1].split("```", 1)[0]
    paper = ROOT / "examples" / "agenda.md"
    report = shown(check_path(paper), Severity.WORTH_A_LOOK)
    printed = click.unstyle(text.one(report)).replace(str(paper), "examples/agenda.md")
    for part in sample.split("\n\n"):
        assert part.strip() == "…" or part.strip() in printed


def test_the_readme_describes_the_json_form() -> None:
    report = check_path(ROOT / "examples" / "agenda.md").to_dict()
    for key in (set(report) - {"version"}) | set(report["findings"][0]):
        assert f"`{key}`" in README, key


def test_the_page_for_a_browser_passes() -> None:
    """Its markup, and what its scripts say: each text in quotes that is a sentence."""
    folder = ROOT / "plainspeak" / "apps" / "page" / "static"
    markup = (folder / "page.html").read_text(encoding="utf-8")
    assert stops(check_text(markup, format="html", config=OURS).findings) == []
    for script in sorted(folder.glob("*.js")):
        code = script.read_text(encoding="utf-8")
        for said in re.findall(r"""(?<=["`])[A-Z‘$][^"`\n]* [^"`\n]*[.…](?=["`])""", code):
            spoken = re.sub(r"‘[^’]*’|\$\{[^}]*\}", "this", said)
            assert stops(check_text(spoken, config=OURS).findings) == [], spoken


@pytest.mark.parametrize("rule", RULES, ids=lambda r: r.name)
def test_the_page_of_a_rule_passes(rule: object) -> None:
    name = getattr(rule, "name", "")
    parts = re.split(r"(?m)^(?=#{1,2} )", page(name))
    own_part = "".join(p for p in parts if not p.startswith(SHOWN) or p.startswith("## What"))
    report = check_text(own_part, format="markdown", config=OURS)
    own = [f for f in report.findings if f.rule != name]
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
        found = check_text(spoken, config=OURS).findings
        left = [f for f in found if not any(f.text.lower() in word.lower() for word in own)]
        assert stops(tuple(left)) == [], finding.message


def test_the_command_lines_help_passes() -> None:
    from plainspeak.apps.cli import main

    for name, command in main.commands.items():
        said = [command.help or "", *(getattr(p, "help", None) or "" for p in command.params)]
        for line in said:
            report = check_text(line, config=OURS)
            found = [f for f in report.findings if f.text not in ("JSON", "HEAD", "REV")]
            assert stops(tuple(found)) == [], (name, line)
