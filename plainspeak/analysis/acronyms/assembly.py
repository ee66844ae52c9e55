"""The index: what the report and the rules hear about each set of letters."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from plainspeak.analysis.acronyms import senses, titles
from plainspeak.analysis.acronyms.capitals import is_word
from plainspeak.analysis.acronyms.explanation import Kind
from plainspeak.analysis.acronyms.gather import Letters, gather
from plainspeak.analysis.acronyms.likeness import different, note_same_things, stems_of
from plainspeak.analysis.acronyms.meanings import Meaning
from plainspeak.analysis.acronyms.senses import Sense, Setting
from plainspeak.analysis.acronyms.shapes import key_of
from plainspeak.analysis.acronyms.states import has_local_sense, is_beside, sentence_of, state_of
from plainspeak.analysis.acronyms.uses import Use
from plainspeak.analysis.acronyms.whole import Whole
from plainspeak.analysis.types import AcronymNote, AcronymUse, Passage, Settings
from plainspeak.lexicon import KnownAcronym
from plainspeak.model import Acronym, AcronymState, Document, Span

_DIGITS = re.compile(r"^\d-|-?\d+[A-Za-z]?$")


@dataclass(frozen=True, slots=True)
class _Paper:
    document: Document
    passages: Sequence[Passage]
    settings: Settings
    whole: Whole
    fields: Mapping[str, float]
    country: str  # whose senses come first

    def span(self, passage: int, start: int, end: int) -> Span:
        return self.passages[passage].block.to_source(start, end)


def build(
    document: Document, passages: Sequence[Passage], settings: Settings
) -> tuple[AcronymUse, ...]:
    """Every set of letters with its state, in order of first use."""
    found = gather(passages, settings)
    markup = {key_of(d.short): d for d in document.definitions}
    if not found:
        return ()
    whole = Whole(p.block.text for p in passages)
    paper = _Paper(
        document,
        passages,
        settings,
        whole,
        _fields(found, settings),
        senses.country_of(whole.lower, settings.country),
    )
    open_ = [k for k, v in found.items() if not v.meanings and k not in markup]
    listed = {k: [e.expansion for e in senses.known(k, settings)] for k in open_}
    named = {
        **titles.names(passages, open_),
        **titles.spelled_out(passages, whole, {k: v for k, v in listed.items() if v}),
    }
    index = [
        _acronym(paper, letters, named.get(key)) for key, letters in found.items() if letters.uses
    ]
    return tuple(note_same_things(index))


def _fields(found: dict[str, Letters], settings: Settings) -> dict[str, float]:
    """The share of each field among the letters that have only one meaning in our list."""
    counts = Counter(
        entries[0].field for key in found if len(entries := senses.known(key, settings)) == 1
    )
    total = counts.total()
    return {name: number / total for name, number in counts.items() if name}


def _acronym(paper: _Paper, letters: Letters, named: Meaning | None) -> AcronymUse:
    settings, passages = paper.settings, paper.passages
    notes: dict[AcronymNote, str] = {}
    inside = letters.inside_meanings()
    plain = [u for u in letters.uses if (u.passage, u.start) not in inside]
    open_ = [u for u in plain if not u.quoted]
    first = open_[0] if open_ else None
    spans = {u: paper.span(u.passage, u.start, u.end) for u in letters.uses}
    entries = senses.known(letters.key, settings)
    ranked = senses.rank(
        entries, _setting(paper, first or (plain or letters.uses)[0]), paper.country
    )
    pairs = [m for m in letters.meanings if m.kind is Kind.PAIR]
    definition = next(
        (d for d in paper.document.definitions if key_of(d.short) == letters.key), None
    )
    meanings = tuple(
        (m.long, paper.span(m.long_passage, m.long_start, m.long_end)) for m in letters.meanings
    )
    letters_at = tuple(paper.span(m.passage, m.start, m.end) for m in letters.meanings)
    in_glossary = tuple(m.in_glossary for m in letters.meanings)
    if definition is not None:
        meanings = ((definition.long, definition.span), *meanings)
        letters_at, in_glossary = (definition.span, *letters_at), (True, *in_glossary)
    short = _short_form(letters, entries)
    state = state_of(passages, settings, letters, short, ranked, first, bool(definition))
    if state is AcronymState.UNEXPLAINED and has_local_sense(ranked, settings):
        notes[AcronymNote.LOCAL_SENSE] = ranked[0].known.expansion
    expansion = pairs[0].long if pairs else definition.long if definition else None
    explained_at = meanings[0][1] if meanings else None
    in_text = bool(pairs) or definition is not None
    if named is not None and "," in named.long and not is_beside(letters, named):
        named = None  # a list of words, not a name
    if named is not None and not letters.meanings and definition is None:
        expansion, in_text = named.long, True
        explained_at = paper.span(named.long_passage, named.long_start, named.long_end)
        if state is AcronymState.UNEXPLAINED and is_beside(letters, named):
            state = AcronymState.EXPLAINED
        else:
            notes[AcronymNote.GUESSED] = named.long
    _note_explanations(letters, plain, notes)
    best = _entry_meant(ranked, expansion)
    if best is not None:
        if best.ended:
            notes[AcronymNote.ENDED] = best.now
        if short.isalpha() and short.isupper() and _spells_a_word(short):
            notes[AcronymNote.SPELLS_A_WORD] = short.lower()
    own = [v for k, v in settings.glossary.items() if key_of(k) == letters.key]
    candidates = tuple(dict.fromkeys([*own, *(s.known.expansion for s in ranked)]))
    ranked_meanings = {s.known.expansion: s.known.meaning for s in ranked}
    return AcronymUse(
        acronym=Acronym(
            short=short,
            expansion=" ".join(expansion.split()) if expansion else None,
            expansion_in_text=in_text,
            state=state,
            uses=tuple(spans.values()),
            explained_at=explained_at,
            candidates=candidates,
            meaning=best.meaning if best else "",
        ),
        notes=notes,
        meanings=meanings,
        first_use=spans[first] if first else None,
        form=first.form if first else short,
        open_uses=tuple(spans[u] for u in open_),
        letters_at=letters_at,
        in_glossary=in_glossary,
        sure=bool(own) or senses.is_sure(ranked),
        plain_meanings=tuple(ranked_meanings.get(c, "") for c in candidates),
    )


def _short_form(letters: Letters, entries: Sequence[KnownAcronym]) -> str:
    """How to show the letters: as explained, else as first used, in the singular if known."""
    if letters.meanings:
        return letters.meanings[0].short
    forms = [u.form for u in letters.uses]
    if not any(c.isdigit() for c in letters.key):
        forms = [_DIGITS.sub("", form) for form in forms]
    for form in forms:
        if key_of(form) == form.casefold().replace(".", ""):
            return form
    return forms[0][:-1] if entries and forms[0].endswith("s") else forms[0]


def _setting(paper: _Paper, use: Use) -> Setting:
    passage = paper.passages[use.passage]
    text = passage.block.text
    number = sentence_of(passage, use.start)
    sentence = text
    if number >= 0:
        span = passage.sentences[number]
        sentence = text[passage.starts[span.start] : passage.end(span.end - 1)]
    around = text[use.start : use.end + 4]
    return Setting(sentence.lower() + " " + around.lower(), text.lower(), paper.whole, paper.fields)


def _note_explanations(letters: Letters, plain: list[Use], notes: dict[AcronymNote, str]) -> None:
    pairs = [m for m in letters.meanings if m.kind is Kind.PAIR]
    if len(pairs) > 1 and len(different(m.long for m in pairs)) == 1:
        notes[AcronymNote.EXPLAINED_TWICE] = pairs[1].long
    if letters.meanings and not plain:
        notes[AcronymNote.UNUSED] = letters.meanings[0].long


def _entry_meant(ranked: list[Sense], expansion: str | None) -> KnownAcronym | None:
    """The entry that stands for what the paper says, or the likeliest if it says nothing."""
    if expansion is None:
        return ranked[0].known if ranked else None
    stems = stems_of(expansion)
    for sense in ranked:
        if len(stems & stems_of(sense.known.expansion)) * 2 > len(stems):
            return sense.known
    return None


def _spells_a_word(short: str) -> bool:
    return len(short) > 2 and is_word(short)
