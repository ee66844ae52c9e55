"""Twice the paper takes twice the time, whatever is written in it once more, and once more.

Each pattern is a format and a function from a number to a paper that grows with it. Rules give
theirs through the examples on their pages, readers through the signs of their formats, so that a
new rule or reader is tried without anybody thinking of it.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from functools import partial
from typing import NamedTuple

import pytest
from growth import grows

from plainspeak import check_text
from plainspeak.rules import RULES
from plainspeak.rules._pages import page
from plainspeak.wordclasses import members


class Pattern(NamedTuple):
    """A paper of any length; its length is about `number` characters."""

    name: str
    format: str
    make: Callable[[int], str]


SIGNS = {
    "plain": (
        "A", "a", "Aa", "AaB", "é", "1", "1,", "1.", "-", "—", "/", ".", "...", "_", "'", "’",
        "“", '"', "(", ")", "[", "]", "&", "@", "#", "*", "\t", " ", "\u00a0", "\u200b", "\u00ad",
        "\u0301", "😀", "\n", "\r", "\u2028", "\f", "J. ", "A.", "A&", "A/", "A-", "a-", "a/",
        "a.", "a'", "a’s ", "(A", "(a) ", "A B ", "A b ", "b A ", "1 a ", "1A", "A1", "TSG ",
        "TSGs ", "TSG, ", "TSG/", "(TSG) ", "The TSG (", "(the TSG ", "TSG: ", "TSG = ", "e.g. ",
        "i.e. ", "www.a.b ", "www.", "http://", "a@b.c ", "@a ", "£1 ", "10% ", "1/2 ", "12:30 ",
        "2026-01-01 ", "St. ", "Dr A. ", "Mr ", "Ms A ", "NHS ", "of the ", "and ", ", and ",
        ", ", "; ", ": ", "; and ", "which ", "that ", "to ", "is ", "was met by ", "Is it? ",
        "No. ", "☐ ", "____ ", "Name: ", "Yes / No ", "• a\n", "1. a\n", "a:\n", "A:\n", "a\n\n",
        "A\n\n", "Re: ", "> a\n", "> ", "a\tb\n", "TSG\tTrial Group\n", "TSG: trial group\n",
        "(trial ", "Trial Steering Group (TSG) ", "TSG (Trial Steering Group) ",
        "TSG (Team of Sad Goats) ", "Trial Steering Group ", "trial steering ", "Action: A\n",
        "Ann ", "Ann Bell ", "Ann said ", "it will be done ", "we will utilise it ",
        "in order to ", "prior to ", "synergy ", "stakeholder engagement ", "operationalise ",
        "patient and public ", "out-of-hours ",
    ),
    "markdown": (
        "*", "**", "_", "`", "``", "```\n", "~~~\n", "[", "]", "[a](", "[a](b) ", "[a][b] ",
        "![a](b) ", "![", "<", "<a>", "<b>a</b> ", "</b>", "<!--", "<!-- a -->", "<?",
        "<![CDATA[", "&", "&amp;", "&#65;", "\\", "\\a", "# a\n", "a\n=\n", "a\n-\n", "> ", "- ",
        "- a\n", "  - a\n", "1. a\n", "|", "|a|b|\n", "|a\n", "|-", "a|b\n-|-\n", "\n---\n", "$",
        "$$", "$a$ ", "$a", "{", "{#a} ", "{{", "{{a}} ", "[^1] ", "[^1]: a\n", "^[a] ", "^[",
        "[@a] ", "@a ", "[@", ":::", "::: a\n", "\n: a\n", "*[A]: b\n", "<http://a.b> ",
        "http://a.b ", "http://a.b/", "www.a.b ", "www.a.b/", "a@b.c",
        "<abbr title='a'>A</abbr> ", "<!-- plainspeak: off -->\n",
        "<!-- plainspeak: ignore -->\n", "<!-- plainspeak: on -->\n", "<div>\n", "</div>\n",
        "<p>", "*a ", "_a ", "a*", "a_", "**a ", "[a]: b\n", "[a", "(a@b", "`a` ", "\\cite{a} ",
        "+++\n", "-- --\n", "a b\n-- --\n", "\n-----\na\n-- --\n", "\n-- --\na b\n", "+--+\n",
        "+--+\n| a |\n", "| a\n", "a) b\n", "a) ", "(@a) b\n", "#. a\n", "\nTable: a\n\n",
        "\\textbf{", "\\textbf{a} ", "\\tsg ", "\\footnote{a} ", "\\newcommand{", "\\let\\a",
        "\n---\na: b\n---\n", "\n---\na: b\n", "@a [b] ",
    ),
    "html": (
        "<", ">", "<p>", "<p>a", "<div>", "</div>", "<b>", "<b>a</b>", "<ul><li>", "<li>a",
        "<table>", "<tr>", "<td>", "<td>a", "<!--", "<!-- a -->", "<script>", "<style>", "<a b",
        "<a b='", "<a b=c>", "&amp;", "&", "&a", "&#", "<br>",
        "<abbr title='Trial Group'>TG</abbr> ", "<dl><dt>A<dd>b", "<span lang=cy>a</span>",
        "<h1>a</h1>", "<svg>", "<title>", "<textarea>", "<p hidden>a</p>", "<div hidden>",
        "<sup><a>1</a></sup>", "<p style='display:none'>", "<form><label>a", "<svg>a</svg>",
    ),
    "rst": (
        "*", "**", "`", "``", "|", "|a| ", "_", "a_ ", "`a`_ ", ":a:`b` ", "[1]_ ", ".. a\n",
        "..\n\n", ".. a::\n", ".. note:: a\n", ".. |a| replace:: b\n", ".. [1] a\n", ".. _a: b\n",
        "::\n\n", "a::\n\n", "* a\n", "  * a\n", "1. a\n", ":a: b\n", "a\n=\n", "a\n  b\n",
        "| a\n", ">>> a\n", "+-", "+---+\n", "| a |\n", "=== ===\n", "=== ===\na   b\n", "\\",
        "\\ ", "a\n\n  ", "  a\n", ".. csv-table::\n\n   a,", ".. list-table::\n\n   * - ", "-- ",
        "  ",
    ),
    "tex": (
        "{", "}", "[", "]", "$", "$$", "$a$ ", "\\", "\\a", "\\a ", "\\a{", "\\a{b} ",
        "\\a[b]{c} ", "%", "% a\n", "\\begin{a}", "\\end{a}", "\\begin{a}a\\end{a}", "\\item ",
        "\\item[", "\\footnote{a} ", "\\footnote{", "\\textbf{a} ", "\\textbf{", "\\section{a}\n",
        "\\ac{A} ", "\\verb|", "\\verb|a| ", "\\newacronym{a}{A}{b}\n", "\\newcommand{\\a}{b}\n",
        "\\def\\a{b}\n", "&", "\\\\", "~", "``", "''", "\\begin{tabular}{l}", "\\begin{verbatim}",
        "\\begin{verbatim}\\end{verbatim}", "\\[", "\\(", "\\cite{a} ", "\\input{a}",
        "\\enquote{", "\\gls{a} ", "\\iffalse ", "\\iftrue a", "\\iftrue a\\else ",
        "\\iffalse a\\fi ", "\\else ", "\\fi ", "\\iftoggle{a}{b}{c}", "\\iftoggle{a}{",
        "\\toggletrue{a}",
        "\\newif\\ifa ", "\\item<1> ", "\\alert<", "\\cites{a}", "\\cites(a", "\\makeatletter ",
        "\\href{a%b}{c} ", "\\a{b}{c}", "\\hskip 1pt ", "\\begin{proof}[a]",
        "\\begin{acronym}\\acro{A}{b}\\end{acronym}",
    ),
}  # fmt: skip
"""What a person or a program may write again and again."""

_WORDS = "The TSG met. "


def patterns() -> Iterator[Pattern]:
    """All of them: signs of formats, in a word, in a line and line by line; rules' examples."""
    for form, signs in SIGNS.items():
        for sign in signs:
            yield Pattern(f"{form}: {sign!r}", form, _again(sign))
    for sign in (sign for sign in SIGNS["plain"] if len(sign) == 1 and not sign.isalnum()):
        yield Pattern(f"plain: {sign!r} before a word", "plain", _again(sign, "TSG."))
    for sign in ("A", "Aa", "AaB", "A1", "a", "A&", "'"):
        yield Pattern(f"plain: {sign!r} at the start", "plain", _around(" met.", sign, ""))
    for one, other in ("()", "[]", "([", "[)", "“”", "''"):
        yield Pattern(f"plain: {one!r} and {other!r}", "plain", _around("TSG", one, other))
    for ending in sorted(members("endings-from-greek") | members("endings-from-latin"))[::4]:
        yield Pattern(f"a long word in {ending!r}", "plain", _around(f"{ending} met.", "a", ""))
    for sign in (sign for sign in SIGNS["plain"] if len(sign) > 2):
        yield Pattern(f"markdown: {sign!r}, too", "markdown", _again(sign))
    for rule in RULES:
        text = " ".join(examples(page(rule.name)))
        yield Pattern(
            f"{rule.name}: one paragraph", "markdown", _again(" ".join(text.split()) + " ")
        )
        yield Pattern(
            f"{rule.name}: one sentence", "markdown", _again(re.sub(r"[.\s]+", " ", text))
        )
        yield Pattern(f"{rule.name}: paragraphs", "markdown", _again(f"{text}\n\n"))
    yield Pattern("new letters", "plain", lambda n: " ".join(map(_letters, range(n // 20))))
    yield Pattern(
        "letters explained",
        "plain",
        lambda n: "".join(
            f"{' '.join(c + 'at' for c in _code(i))} ({_code(i)}) and " for i in range(n // 40)
        ),
    )
    yield Pattern(
        "letters explained late",
        "plain",
        lambda n: (
            "".join(f"The {_code(i)} met. " for i in range(n // 80))
            + "".join(
                f"It is the {' '.join(c + 'at' for c in _code(i))} ({_code(i)}). "
                for i in range(n // 80)
            )
        ),
    )
    yield Pattern(
        "a glossary",
        "markdown",
        lambda n: (
            "# Glossary\n\n"
            + "".join(
                f"{_code(i)}\n: {' '.join(c + 'at' for c in _code(i))}\n\n" for i in range(n // 40)
            )
        ),
    )


def _again(sign: str, then: str = " We sat.") -> Callable[[int], str]:
    return lambda number: _WORDS + sign * (number // len(sign)) + then


def _around(word: str, before: str, after: str) -> Callable[[int], str]:
    return lambda number: before * (number // 2) + word + after * (number // 2)


def _letters(number: int) -> str:
    return f"The {_code(number)} will utilise it."


def _code(number: int) -> str:
    letters = ""
    for _ in range(4):
        number, at = divmod(number, 20)
        letters += "BCDFGHJKLMNPQRSTVWXZ"[at]
    return letters


def examples(text: str) -> Iterator[str]:
    """What a rule's page shows: its bullets and fenced blocks."""
    yield from re.findall(r"```[a-z]*\n(.*?)```", text, re.DOTALL)
    yield from re.findall(r"^- (.*(?:\n  .*)*)", text, re.MULTILINE)


NUMBER = 4_000  # characters, to begin with


GROUPS = sorted({pattern.name.partition(":")[0] for pattern in patterns()})


@pytest.mark.parametrize("group", GROUPS)
def test_time_grows_with_the_length_and_no_faster(group: str) -> None:
    check_text("The TSG will utilise it in order to help.", format="markdown")
    faults = {}
    for pattern in patterns():
        if pattern.name.partition(":")[0] == group:

            def prepare(number: int, pattern: Pattern = pattern) -> Callable[[], object]:
                return partial(check_text, pattern.make(number), format=pattern.format)

            faults[pattern.name] = grows(prepare, NUMBER)
    assert {name: fault for name, fault in faults.items() if fault} == {}
