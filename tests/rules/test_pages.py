"""The examples on every rule's page do what the page says."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest

from plainspeak import Config, check_text
from plainspeak.model import Finding
from plainspeak.rules import RULES
from plainspeak.rules._pages import page
from plainspeak.rules.base import Rule

BOLD = re.compile(r"\*\*(.+?)\*\*", re.DOTALL)
HEADINGS = ("Why it matters", "Marked", "Not marked", "What to do")

each_rule = pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.name)


def section(rule: Rule, heading: str) -> str:
    """A section of a rule's page; "" where there is no such section, or no page."""
    try:
        _, _, rest = page(rule.name).partition(f"\n## {heading}\n")
    except FileNotFoundError:
        return ""
    return re.split(r"\n## ", rest)[0]


def examples(text: str) -> Iterator[str]:
    """Bullets, and fenced blocks for longer ones."""
    yield from re.findall(r"```[a-z]*\n(.*?)```", text, re.DOTALL)
    rest = re.sub(r"```.*?```", "", text, flags=re.DOTALL)
    for bullet in re.split(r"^- ", rest, flags=re.MULTILINE)[1:]:
        yield bullet.strip()


def found(rule: Rule, text: str) -> list[Finding]:
    config = Config(rules={rule.name: {"on": True}})
    report = check_text(text, format="markdown", config=config)
    return [f for f in report.findings if f.rule == rule.name]


def cases(heading: str) -> list[tuple[Rule, str]]:
    return [(rule, text) for rule in RULES for text in examples(section(rule, heading))]


@each_rule
def test_page_has_its_parts(rule: Rule) -> None:
    text = page(rule.name)
    assert text.startswith(f"# {rule.name}\n")
    for heading in HEADINGS:
        assert section(rule, heading).strip(), heading
    assert list(examples(section(rule, "Marked")))
    assert list(examples(section(rule, "Not marked")))


@each_rule
def test_page_names_every_option(rule: Rule) -> None:
    fields = rule.options.__dataclass_fields__
    named = re.findall(r"^\| (\w+) \| (.*?) \|", section(rule, "Options"), re.MULTILINE)
    assert [n for n, _ in named[1:]] == list(fields)
    for name, default in named[1:]:
        assert default == str(fields[name].default)


@pytest.mark.parametrize(("rule", "text"), cases("Marked"), ids=lambda v: getattr(v, "name", None))
def test_marked(rule: Rule, text: str) -> None:
    # "Stop at the first" would hide a second mark that nobody wants, so all must be in bold.
    wanted, plain, at = [], "", 0
    for match in BOLD.finditer(text):
        plain += text[at : match.start()]
        wanted.append((len(plain), len(plain) + len(match.group(1))))
        plain += match.group(1)
        at = match.end()
    plain += text[at:]
    places = [(f.start, f.end) for f in found(rule, plain)]
    assert places == wanted, [plain[a:b] for a, b in places]


@pytest.mark.parametrize(
    ("rule", "text"), cases("Not marked"), ids=lambda v: getattr(v, "name", None)
)
def test_not_marked(rule: Rule, text: str) -> None:
    assert [f.text for f in found(rule, text)] == []
