"""The page of a rule at a terminal."""

from __future__ import annotations

import re

import click
import pytest

from plainspeak.reports.page import at_terminal
from plainspeak.rules import RULES
from plainspeak.rules._pages import leaving, page, sources
from plainspeak.rules.base import Rule


def whole(rule: Rule) -> str:
    return "".join([page(rule.name), leaving(rule.name), *sources(rule.name)])


@pytest.mark.parametrize("width", [60, 80])
@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.name)
def test_no_sign_of_markdown_and_no_line_too_long(rule: Rule, width: int) -> None:
    shown = click.unstyle(at_terminal(whole(rule), width))
    assert not [line for line in shown.splitlines() if len(line) > width and " " in line.strip()]
    assert not re.search(r"\]\(|\*\*|^#|^\||^```", shown, re.MULTILINE)


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.name)
def test_no_word_is_lost(rule: Rule) -> None:
    written = re.sub(r"\]\((?!\w+://)[^()]*\)", "]", whole(rule))  # links to other pages
    shown = click.unstyle(at_terminal(written, 80))
    assert set(re.findall(r"\w+", written)) - {"text"} <= set(re.findall(r"\w+", shown))


def test_links_bold_lists_and_tables() -> None:
    text = (
        "# no-owner\n\nSee [passive](passive.md) and [it](https://a.example/x), **now**.\n\n"
        "- one\n- two\n  more\n\n| name | meaning |\n| --- | --- |\n| max | enough |\n"
    )
    shown = at_terminal(text, 80)
    assert "\x1b[1mno-owner\x1b[0m" in shown
    assert "See passive and it (https://a.example/x), \x1b[1mnow\x1b[0m." in shown
    assert "\n\n- one\n- two more\n\n" in shown
    assert "name  meaning\n-------------\nmax   enough\n" in shown
