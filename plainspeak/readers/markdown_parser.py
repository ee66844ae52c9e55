"""markdown-it set up so that every inline token knows where it stands.

Blocks come from the library with their lines. Its inline tokens carry no places, so each inline
rule runs through a wrapper here that notes, in `token.meta["at"]`, the range of the inline source
that it took. Text is never held back in the library's buffer.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import lru_cache

from markdown_it import MarkdownIt
from markdown_it.ruler import RuleOptionsType
from markdown_it.rules_block import StateBlock
from markdown_it.rules_inline import StateInline
from markdown_it.token import Token
from mdit_py_plugins.admon import admon_plugin
from mdit_py_plugins.admon.index import admonition
from mdit_py_plugins.deflist import deflist_plugin
from mdit_py_plugins.footnote import footnote_plugin

from plainspeak.readers.directives import ARGUMENT_HIDDEN, BODY_READ, TITLED
from plainspeak.readers.markdown_pandoc import caption, drawn, line_block
from plainspeak.readers.markdown_specials import specials_in

InlineRule = Callable[[StateInline, bool], bool]

_MAX_NESTING = 250  # levels; prepared sources stay below, and Python's stack holds twice as many
_WRAPPED = (
    "escape",
    "backticks",
    "strikethrough",
    "emphasis",
    "link",
    "image",
    "autolink",
    "html_inline",
    "entity",
)
_STOP = re.compile(r"[\n!&*<\[\\\]_`~]")
_ABBREVIATION = re.compile(r"\*\[([^\[\]\n]{1,60})\]:[ \t]*(.*)")
_FENCE = re.compile(r":{3,}(?!:)")
_TITLE = re.compile(r"""\{[^{}]*\btitle=(?:"([^"]*)"|'([^']*)')""")
_DIRECTIVE = re.compile(r":{3,}[ \t]*\{(?P<name>[a-z][\w:-]*)\}(?P<rest>.*)")
_LABEL = re.compile(r":{3,}[ \t]*[a-z]+\[([^\[\]]*)\][ \t]*\Z")
_NOTE = re.compile(r"(?:!!!|\?\?\?\+?)[ \t]+[a-z]")
_OPTION = re.compile(r":[\w-]+:(?:\s|\Z)")


@lru_cache(maxsize=1)
def parser() -> MarkdownIt:
    """The one parser: CommonMark, tables, strikethrough, footnotes, definition lists."""
    md = MarkdownIt("commonmark", {"maxNesting": _MAX_NESTING, "html": True})
    md.enable(["table", "strikethrough"])
    footnote_plugin(md, inline=False)
    deflist_plugin(md)
    admon_plugin(md)
    notes: RuleOptionsType = {"alt": ["paragraph", "reference", "blockquote", "list"]}
    md.block.ruler.at("admonition", _note, notes)
    md.core.ruler.enableOnly(["normalize", "block"])
    ends: RuleOptionsType = {"alt": ["paragraph", "reference", "blockquote", "list"]}
    md.block.ruler.before("table", "abbreviation", _abbreviation, ends)
    md.block.ruler.before("table", "colon_fence", _colon_fence, ends)
    md.block.ruler.before("table", "caption", caption)
    md.block.ruler.before("table", "drawn", drawn)
    md.block.ruler.after("table", "line_block", line_block)
    names, rules = md.inline.ruler.get_active_rules(), md.inline.ruler.getRules("")
    inline: dict[str, InlineRule] = dict(zip(names, rules, strict=True))
    for name in _WRAPPED:
        md.inline.ruler.at(name, _located(inline[name], name in ("link", "image")))
    md.inline.ruler.at("text", _text)
    md.inline.ruler.at("newline", _newline)
    md.inline.ruler.before("text", "special", _special)
    md.inline.ruler.push("leftover", _leftover)
    md.inline.ruler.enableOnly(["special", "text", "newline", *_WRAPPED, "leftover"])
    md.inline.ruler2.disable("fragments_join")
    return md


def _note(state: StateBlock, start_line: int, end_line: int, silent: bool) -> bool:
    """`!!! note "Title"` of the plugin; three shouted signs before a sentence are no note."""
    at = state.bMarks[start_line] + state.tShift[start_line]
    if not _NOTE.match(state.src, at):
        return False
    return admonition(state, start_line, end_line, silent)


def _located(rule: InlineRule, brackets: bool) -> InlineRule:
    """The rule, noting what it took. With `brackets`, it rests where they are nested too deep."""

    def run(state: StateInline, silent: bool) -> bool:
        if brackets and specials_in(state.src).deep:
            return False
        if silent:
            return rule(state, True)
        start, first = state.pos, len(state.tokens)
        if not rule(state, False):
            return False
        if state.pending:  # signs that turned out to mark nothing
            text, state.pending = state.pending, ""
            token = state.push("text", "", 0)
            token.content = text
            token.meta["at"] = (start, state.pos)
        tokens = state.tokens[first:]
        marks = all(token.type == "text" for token in tokens)  # one or two signs each: * or ~~
        at = start
        for token in tokens:
            if "at" not in token.meta:
                end = at + len(token.content) if marks else state.pos
                token.meta["at"] = (at, end)
                at = end if marks else at
        return True

    return run


def _push(state: StateInline, kind: str, start: int, end: int) -> None:
    token = state.push(kind, "", 0)
    token.content = state.src[start:end]
    token.meta["at"] = (start, end)


def _text(state: StateInline, silent: bool) -> bool:
    start = state.pos
    stop = _STOP.search(state.src, start, state.posMax)
    end = stop.start() if stop else state.posMax
    end = min(end, specials_in(state.src).next_start(start))
    if end == start:
        return False
    if not silent:
        _push(state, "text", start, end)
    state.pos = end
    return True


def _special(state: StateInline, silent: bool) -> bool:
    special = specials_in(state.src).at.get(state.pos)
    if special is None or special.end > state.posMax:
        return False
    if not silent:
        _push(state, special.kind.value, state.pos, special.end)
    state.pos = special.end
    return True


def _newline(state: StateInline, silent: bool) -> bool:
    start = state.pos
    if state.src[start] != "\n":
        return False
    if not silent:
        kind = "hardbreak" if state.src.endswith("  ", 0, start) else "softbreak"
        _push(state, kind, start, start + 1)
    state.pos = start + 1
    return True


def _leftover(state: StateInline, silent: bool) -> bool:
    if not silent:
        _push(state, "text", state.pos, state.pos + 1)
    state.pos += 1
    return True


def _line(state: StateBlock, line: int) -> str:
    if state.is_code_block(line):
        return ""
    return state.src[state.bMarks[line] + state.tShift[line] : state.eMarks[line]]


def _abbreviation(state: StateBlock, start_line: int, end_line: int, silent: bool) -> bool:
    match = _ABBREVIATION.match(_line(state, start_line))
    if match is None:
        return False
    if not silent:
        token: Token = state.push("abbreviation", "", 0)
        token.meta = {"short": match[1].strip(), "long": match[2].strip()}
        token.map = [start_line, start_line + 1]
        state.line = start_line + 1
    return True


def _colon_fence(state: StateBlock, start_line: int, end_line: int, silent: bool) -> bool:
    line = _line(state, start_line)
    if _FENCE.match(line) is None:
        return False
    if silent:
        return True
    if title := _title_of(line):
        token: Token = state.push("inline", "", 0)
        token.content = title
        token.map = [start_line, start_line + 1]
        token.children = []
    state.line = start_line + 1
    if _DIRECTIVE.match(line):
        while state.line < end_line and _OPTION.match(_line(state, state.line)):
            state.line += 1
    return True


def _title_of(fence: str) -> str:
    """The title that a line such as `::: {.callout-note title="…"}` gives, or ""."""
    if named := _TITLE.search(fence):
        return (named[1] or named[2] or "").strip()
    if directive := _DIRECTIVE.match(fence):
        shown = directive["name"] in TITLED | BODY_READ - ARGUMENT_HIDDEN
        return directive["rest"].strip() if shown else ""
    labelled = _LABEL.match(fence)
    return labelled[1].strip() if labelled else ""
