"""The jargon buster: the words and letters that are left in the papers of a meeting, explained.

A sheet for the people in the room, and a short crib for the chair: what to say in full aloud.
"""

from __future__ import annotations

import csv as csv_module
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from html import escape
from io import StringIO

from plainspeak.analysis.acronyms.explanations import full_and_meaning
from plainspeak.model import Acronym, AcronymState, Finding, Report
from plainspeak.model.positions import Positions
from plainspeak.reports.data import cell as safe
from plainspeak.reports.html import page
from plainspeak.rules import is_stop

ASK = f"Ask: {'_' * 26}"
"""What stands where nobody can tell what letters mean: a line to fill in."""
_CRIB = 12  # lines that fill about half a page


@dataclass(frozen=True, slots=True)
class Word:
    """One line of the jargon buster; `full` are letters spelled out, both may be empty."""

    term: str
    full: str
    meaning: str

    @property
    def explanation(self) -> str:
        """What stands beside the term; a line to fill in where nothing is known."""
        return " ".join(self.sentences) or ASK

    @property
    def sentences(self) -> tuple[str, ...]:
        """The explanation, one idea each."""
        return tuple(f"{t[:1].upper()}{t[1:].rstrip('.')}." for t in (self.full, self.meaning) if t)

    @property
    def known(self) -> int:
        """How much is known, to choose between papers: a meaning says more than the full form."""
        return 2 * bool(self.meaning) + bool(self.full)


_NO_STOP = (AcronymState.WELL_KNOWN, AcronymState.QUOTED, AcronymState.ALLOWED)


def words(reports: Iterable[Report], glossary: Mapping[str, str]) -> list[Word]:
    """The words of a jargon buster in alphabetical order, each once: those at which somebody in the
    audience may stop. The group's own glossary (term → explanation) comes before what our lists
    know; what stands only in a speaker's notes is not for the audience."""
    own = {term.casefold(): text for term, text in glossary.items()}
    found: dict[str, Word] = {}
    for report in reports:
        aside = Positions(report.document).aside
        unsure = {f.evidence["short"] for f in report.findings if _is_unsure(f)}
        for acronym in report.acronyms:
            stops = acronym.state not in _NO_STOP or acronym.short.casefold() in own
            if stops and any(aside(use.start) != "notes" for use in acronym.uses):
                _add(found, _of_letters(acronym, acronym.short in unsure), own)
        for finding in report.findings:
            heard = any(aside(place.start) != "notes" for place in finding.places)
            if "term" in finding.evidence and is_stop(finding) and heard:
                _add(found, _of_term(finding), own)
    return sorted(found.values(), key=lambda word: word.term.casefold())


def _add(found: dict[str, Word], word: Word, own: Mapping[str, str]) -> None:
    key = word.term.casefold()
    if key in own:
        is_letters = sum(map(str.isupper, word.term)) > 1
        word = (
            Word(word.term, *full_and_meaning(own[key]))
            if is_letters
            else Word(word.term, "", own[key])
        )
    if key not in found or word.known > found[key].known:
        found[key] = word


def _of_term(finding: Finding) -> Word:
    """A word of the lists; where no meaning is needed, the plainer word says it."""
    term = str(finding.evidence.get("term", finding.text))
    meaning = str(finding.evidence.get("meaning", ""))
    plain = finding.evidence.get("plain", "")
    if not meaning and plain:
        meaning = f"In plain words: {plain}"
    return Word(term, "", meaning)


def _is_unsure(finding: Finding) -> bool:
    """Whether nothing in the paper says that letters have the one sense that we know."""
    told = finding.evidence.get("sure", 1) or finding.evidence.get("supported", 1)
    return "short" in finding.evidence and not told


def _of_letters(acronym: Acronym, unsure: bool) -> Word:
    # Where nobody can tell which of several senses is meant, the line is left for people to fill.
    one_sense = acronym.expansion or (len(acronym.candidates) == 1 and not unsure)
    full = acronym.expansion or acronym.candidates[0] if one_sense else ""
    return Word(acronym.short, full or "", acronym.meaning if one_sense else "")


def crib(found: Sequence[Word]) -> list[Word]:
    """What the chair says in full: letters with what they stand for, up to half a page."""
    return [w for w in found if w.full and w.term != w.term.lower()][:_CRIB]


def csv(found: Iterable[Word]) -> str:
    """A table for a spreadsheet: term, in full, meaning."""
    out = StringIO()
    rows = csv_module.writer(out, lineterminator="\r\n")
    rows.writerow(("term", "in full", "meaning"))
    rows.writerows(map(safe, (w.term, w.full, w.meaning)) for w in found)
    return out.getvalue()


def html(found: Sequence[Word], title: str) -> str:
    """The sheet as one HTML file."""
    rows = "".join(
        f'<tr><th scope="row">{escape(w.term)}</th><td>{escape(w.explanation)}</td></tr>'
        for w in found
    )
    said = "".join(f"<li><b>{escape(w.term)}</b>: say “{escape(w.full)}”</li>" for w in crib(found))
    for_chair = f"<h2>For the chair: say these in full</h2><ul>{said}</ul>" if said else ""
    body = (
        f"<h2>Words in these papers</h2><p>If a word is not clear, please ask. "
        f"Others will be glad that you did.</p><table>{rows}</table>"
        f'<div class="crib">{for_chair}</div>'
    )
    return page(f"jargon buster for {title}", f'<div class="handout">{body}</div>', footer="")
