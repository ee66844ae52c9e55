"""What a writer can do about a finding without leaving the editor."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from lsprotocol import types

from plainspeak.apps.lsp.papers import Paper
from plainspeak.apps.lsp.said import range_of
from plainspeak.fixing import edits as fixing
from plainspeak.model import BlockKind, Edit, Finding, Span
from plainspeak.rules import BY_NAME, own_word
from plainspeak.rules.base import CLAIMING

KNOWN = "plainspeak.known"
"""The command that writes a word into the group's config file: paper's uri, key, word."""
_MOST = 3


def actions(paper: Paper, uri: str, start: int, end: int) -> Iterator[types.CodeAction]:
    """Actions for the findings at source[start:end], and for the whole paper."""
    for finding in paper.at(start, end):
        place = next(p for p in finding.places if p.start <= end and start <= p.end)
        yield from _words(paper, uri, finding, place)
        yield from _own_words(uri, finding)
        if ignore := _ignore(paper, uri, finding, place):
            yield ignore
    if every := every_safe_change(paper, uri):
        yield every


def every_safe_change(paper: Paper, uri: str) -> types.CodeAction | None:
    """Put plainer words wherever that is safe; None where there is no such place."""
    if not paper.is_checked or paper.report is None:
        return None
    edits = fixing.fixes(paper.report)
    if not edits:
        return None
    number = f"{len(edits)} safe changes" if len(edits) > 1 else "1 safe change"
    return types.CodeAction(
        title=f"Make {number} in this paper",
        kind=types.CodeActionKind.SourceFixAll,
        edit=_edit(paper, uri, edits),
    )


def _words(paper: Paper, uri: str, finding: Finding, place: Span) -> Iterator[types.CodeAction]:
    """Use one of the words that fit, here and (the first, where it is safe) everywhere."""
    changes = [*finding.fixes, *finding.unsafe_fixes]
    here = [edit for edit in changes if edit.start < place.end and place.start < edit.end]
    if paper.checked is not None:
        keys = paper.checked.link_keys
        if any(fixing.is_in_key(paper.source, edit, keys) for edit in (*here, Edit(*place, ""))):
            return
    first = finding.suggestions[0].text if finding.suggestions else ""
    offered: set[str] = set()
    if here:
        offered.add(first)
        yield _use(paper, uri, finding, first, here, preferred=here[0] in finding.fixes)
    is_plain = paper.source[place.start : place.end].split() == finding.text.split()
    if is_plain and BY_NAME[finding.rule].kind in CLAIMING:
        for suggestion in finding.suggestions[:_MOST]:
            if suggestion.fits and suggestion.text not in offered:
                offered.add(suggestion.text)
                edit = Edit(*place, suggestion.text)
                yield _use(paper, uri, finding, suggestion.text, [edit])
    if len(finding.fixes) > 1:
        yield types.CodeAction(
            title=f"Use ‘{first}’ at all {len(finding.fixes)} places",
            kind=types.CodeActionKind.QuickFix,
            edit=_edit(paper, uri, finding.fixes),
        )


def _use(
    paper: Paper,
    uri: str,
    finding: Finding,
    text: str,
    edits: Iterable[Edit],
    *,
    preferred: bool = False,
) -> types.CodeAction:
    title = f"Use ‘{text}’" if text else f"Take out ‘{finding.text}’"
    return types.CodeAction(
        title=title,
        kind=types.CodeActionKind.QuickFix,
        is_preferred=preferred,
        edit=_edit(paper, uri, edits),
    )


def _own_words(uri: str, finding: Finding) -> Iterator[types.CodeAction]:
    """Write the word into the group's config file."""
    own = own_word(finding)
    if own is None:
        return
    word, known = own
    for title, key in (
        (f"Our group knows ‘{word}’", known),
        (f"Never mark ‘{word}’", "never_mark"),
    ):
        yield types.CodeAction(
            title=title,
            kind=types.CodeActionKind.QuickFix,
            command=types.Command(title=title, command=KNOWN, arguments=[uri, key, word]),
        )


def _ignore(paper: Paper, uri: str, finding: Finding, place: Span) -> types.CodeAction | None:
    """Put a comment beside the words that leaves them as they are."""
    if not paper.is_checked or paper.report is None:
        return None
    edit = _comment(paper, finding.rule, place)
    if edit is None:
        return None
    return types.CodeAction(
        title=f"Leave this as it is ({finding.rule})",
        kind=types.CodeActionKind.QuickFix,
        edit=_edit(paper, uri, [edit]),
    )


def _comment(paper: Paper, rule: str, place: Span) -> Edit | None:
    """The edit that adds the comment, in the paper's own syntax; None where it has none."""
    assert paper.checked is not None
    block = paper.checked.positions.block(place.start)
    if block is None:
        return None
    text = f"plainspeak: ignore {rule}"
    line_start, _ = paper.places.line_of(block.span.start)
    _, line_end = paper.places.line_of(block.span.end)
    line_end = line_start + len(paper.source[line_start:line_end].rstrip())
    name = paper.format.name
    if name == "tex":
        return Edit(line_end, line_end, f" % {text}")
    if name == "rst":
        before = paper.source[:line_start]
        if block.kind is BlockKind.HEADING or before[-2:].strip("\n"):
            return None
        line = paper.source[line_start:]
        indent = line[: len(line) - len(line.lstrip(" "))]
        return Edit(line_start, line_start, f"{indent}.. {text}\n\n")
    if name == "html" or (name == "markdown" and block.kind is BlockKind.TABLE_CELL):
        return Edit(block.span.end, block.span.end, f" <!-- {text} -->")
    if name != "markdown":
        return None
    if block.span.start < paper.checked.front:
        end = len(paper.source)
        return Edit(end, end, f"\n<!-- plainspeak: ignore-file {rule} -->\n")
    return Edit(line_end, line_end, f" <!-- {text} -->")


def _edit(paper: Paper, uri: str, edits: Iterable[Edit]) -> types.WorkspaceEdit:
    changes = [types.TextEdit(range_of(paper, e.start, e.end), e.text) for e in edits]
    return types.WorkspaceEdit(changes={uri: changes})
