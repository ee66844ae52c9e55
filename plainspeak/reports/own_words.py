"""A form in the report: what the group knows, offered as a settings file to save.

Nothing is sent anywhere: the page makes the file, and the person saves it.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from html import escape
from importlib.resources import files

from plainspeak.config.edit import Kept
from plainspeak.model import Report
from plainspeak.rules import own_word

_MOST = 80  # rows; a longer form helps nobody
_KNOWN, _NEVER = "Our group knows this", "Never mark this"
_NO_SCRIPT_END = {"<": "\\u003c", ">": "\\u003e", "&": "\\u0026"}


def _tick(term: str, setting: str, said: str) -> str:
    return (
        f'<label><input type="checkbox" data-setting="{setting}">'
        f'<span class="hidden">{escape(term)}: {said}</span></label>'
    )


def form(reports: Sequence[Report], kept: Kept) -> str:
    """The HTML of the form for the words of these papers, with its script; "" where no word is
    marked. `kept` holds the settings that the group has already, which the new file keeps."""
    terms: dict[str, str] = {}  # word → the setting that holds it where the group knows it
    findings = (finding for report in reports for finding in report.findings)
    for finding in sorted(findings, key=lambda f: f.severity.rank):
        if own := own_word(finding):
            terms.setdefault(*own)
    if not terms:
        return ""
    wording = kept.glossary is not None
    rows = "".join(
        f'<tr data-term="{escape(term)}"><th scope="row">{escape(term)}</th>'
        f"<td>{_tick(term, setting, _KNOWN)}</td>"
        f"<td>{_tick(term, 'never_mark', _NEVER)}</td>"
        + (
            f'<td><input type="text" aria-label="Our wording for {escape(term)}"></td>'
            if wording
            else ""
        )
        + "</tr>"
        for term, setting in list(terms.items())[:_MOST]
    )
    names = ["Word", _KNOWN, _NEVER, *(["Our wording"] if wording else [])]
    head = f"<tr>{''.join(f'<th scope=col>{name}</th>' for name in names)}</tr>"
    data = json.dumps({**kept._asdict(), "glossary": dict(kept.glossary or {})})
    for sign, written in _NO_SCRIPT_END.items():
        data = data.replace(sign, written)
    script = (files("plainspeak.reports") / "own_words.js").read_text(encoding="utf-8")
    return (
        '<form id="own-words" class="own" hidden><details><summary>What does your group know '
        "already?</summary><p>Tick what your group knows, and what to leave alone. Or write how "
        "you put it. Save the file in the folder of your papers, in the place of the one that is "
        "there. Next month these words are not marked.</p>"
        f'<div class="wide" tabindex="0" role="region" aria-label="Words"><table>{head}{rows}'
        '</table></div><p><button type="button" id="own-save">Save plainspeak.toml</button></p>'
        '<p><label>What will be saved:<br><textarea id="own-text" readonly rows="6"></textarea>'
        "</label></p></details></form>"
        f'<script type="application/json" id="own-kept">{data}</script>'
        f"<script>{script}</script>"
    )
