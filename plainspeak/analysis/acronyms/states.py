"""The state of every set of letters in a paper, in order of first use."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from plainspeak.analysis.acronyms import senses, titles
from plainspeak.analysis.acronyms.explanation import Kind
from plainspeak.analysis.acronyms.gather import Letters, Meaning, Use, gather
from plainspeak.analysis.acronyms.senses import Sense, Setting
from plainspeak.analysis.acronyms.shapes import EVERYDAY, key_of
from plainspeak.analysis.types import AcronymNote, AcronymUse, Passage, Settings
from plainspeak.lexicon import KnownAcronym
from plainspeak.model import Acronym, AcronymState, BlockKind, Document, Span

_WORD = re.compile(r"[a-z0-9]+")
_BESIDE = 120  # characters
_SMALL = frozenset("a an and the of for in on to or by with".split())


_ONE_THING = tuple(
    frozenset(group.split())
    for group in (
        "ppi ppie pppie ppiep pcpie",
        "fte wte",
        "dmec dsmb dmc idmc dsmc idmec",
        "vcse vcfse vcs vcsfe",
        "ehr emr epr",
        "edi dei ede",
    )
)
"""Letters that papers use side by side for nearly the same thing."""


@dataclass(frozen=True, slots=True)
class _Paper:
    document: Document
    passages: Sequence[Passage]
    settings: Settings
    lower: str
    fields: frozenset[str]

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
    lower = "\n".join(p.block.text for p in passages).lower().replace("–", "-")
    paper = _Paper(document, passages, settings, lower, _fields(found, settings))
    open_ = [k for k, v in found.items() if not v.meanings and k not in markup]
    listed = {k: [e.expansion for e in senses.known(k, settings)] for k in open_}
    named = {
        **titles.names(passages, open_),
        **titles.spelled_out(passages, lower, {k: v for k, v in listed.items() if v}),
    }
    index = [
        _acronym(paper, letters, named.get(key)) for key, letters in found.items() if letters.uses
    ]
    return tuple(_same_things(index))


def _fields(found: dict[str, Letters], settings: Settings) -> frozenset[str]:
    """The fields to which the letters with only one meaning belong, where two or more do."""
    counts: dict[str, int] = {}
    for key in found:
        entries = senses.known(key, settings)
        if len(entries) == 1 and entries[0].field:
            counts[entries[0].field] = counts.get(entries[0].field, 0) + 1
    return frozenset(f for f, n in counts.items() if n >= 2)


def _acronym(paper: _Paper, letters: Letters, named: Meaning | None) -> AcronymUse:
    settings = paper.settings
    notes: dict[AcronymNote, str] = {}
    inside = {
        (u.passage, u.start)
        for u in letters.uses
        for m in letters.meanings
        if u.passage == m.passage and u.start < m.end and m.start < u.end
    }
    plain = [u for u in letters.uses if (u.passage, u.start) not in inside]
    open_ = [u for u in plain if not u.quoted]
    first = open_[0] if open_ else None
    entries = senses.known(letters.key, settings)
    ranked = senses.rank(
        entries, _setting(paper, first or (plain or letters.uses)[0]), settings.country
    )
    pairs = [m for m in letters.meanings if m.kind is Kind.PAIR]
    definition = next(
        (d for d in paper.document.definitions if key_of(d.short) == letters.key), None
    )
    meanings = tuple(
        (m.long, paper.span(m.long_passage, m.long_start, m.long_end)) for m in letters.meanings
    )
    if definition is not None:
        meanings = ((definition.long, definition.span), *meanings)
        letters_at, in_glossary = (definition.span, *letters_at), (True, *in_glossary)
    letters_at = tuple(paper.span(m.passage, m.start, m.end) for m in letters.meanings)
    in_glossary = tuple(m.in_glossary for m in letters.meanings)
    short = _short_form(letters, entries)
    state = _state(paper, letters, short, ranked, first, bool(definition))
    if state is AcronymState.UNEXPLAINED and _has_local_sense(ranked, settings):
        notes[AcronymNote.LOCAL_SENSE] = ranked[0].known.expansion
    expansion = pairs[0].long if pairs else definition.long if definition else None
    explained_at = meanings[0][1] if meanings else None
    in_text = bool(pairs) or definition is not None
    if named is not None and not letters.meanings and definition is None:
        expansion, in_text = named.long, True
        explained_at = paper.span(named.long_passage, named.long_start, named.long_end)
        if state is AcronymState.UNEXPLAINED and _is_beside(letters, named):
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
    candidates = _candidates(ranked, settings, short)
    ranked_meanings = {s.known.expansion: s.known.meaning for s in ranked}
    return AcronymUse(
        acronym=Acronym(
            short=short,
            expansion=" ".join(expansion.split()) if expansion else None,
            expansion_in_text=in_text,
            state=state,
            uses=tuple(paper.span(u.passage, u.start, u.end) for u in letters.uses),
            explained_at=explained_at,
            candidates=candidates,
            meaning=best.meaning if best else "",
        ),
        notes=notes,
        meanings=meanings,
        first_use=paper.span(first.passage, first.start, first.end) if first else None,
        form=first.form if first else short,
        open_uses=tuple(paper.span(u.passage, u.start, u.end) for u in open_),
        letters_at=letters_at,
        in_glossary=in_glossary,
        sure=senses.is_sure(ranked),
        plain_meanings=tuple(ranked_meanings.get(c, "") for c in candidates),
    )


def _short_form(letters: Letters, entries: Sequence[KnownAcronym]) -> str:
    """How to show the letters: as explained, else as first used, in the singular if known."""
    if letters.meanings:
        return letters.meanings[0].short
    forms = [u.form for u in letters.uses]
    for form in forms:
        if key_of(form) == form.casefold().replace(".", ""):
            return form
    return forms[0][:-1] if entries and forms[0].endswith("s") else forms[0]


def _state(
    paper: _Paper,
    letters: Letters,
    short: str,
    ranked: list[Sense],
    first: Use | None,
    in_markup: bool,
) -> AcronymState:
    settings = paper.settings
    if len(different(m.long for m in letters.meanings if m.kind is Kind.PAIR)) > 1:
        return AcronymState.CONFLICTING
    allowed = any(key_of(k) == letters.key for k in settings.known_acronyms) or any(
        key_of(k) == letters.key for k in ()
    )
    if in_markup:
        return AcronymState.EXPLAINED
    if letters.meanings:
        late = first is not None and _is_late(paper, first, letters.meanings[0])
        if not late:
            return AcronymState.EXPLAINED
        if allowed:
            return AcronymState.ALLOWED
        return (
            AcronymState.WELL_KNOWN
            if _well_known(ranked, settings)
            else (AcronymState.EXPLAINED_LATE)
        )
    if allowed:
        return AcronymState.ALLOWED
    if _well_known(ranked, settings) or short in EVERYDAY:
        return AcronymState.WELL_KNOWN
    return AcronymState.UNEXPLAINED


def _well_known(ranked: list[Sense], settings: Settings) -> bool:
    if not any(senses.is_known_here(s.known, settings) for s in ranked):
        return False
    return not _has_local_sense(ranked, settings)


def _has_local_sense(ranked: list[Sense], settings: Settings) -> bool:
    """Whether well-known letters stand for something else here, by the words around them."""
    return (
        len(ranked) > 1
        and ranked[0].near
        and not senses.is_known_here(ranked[0].known, settings)
        and any(senses.is_known_here(s.known, settings) for s in ranked)
    )


def _is_late(paper: _Paper, use: Use, meaning: Meaning) -> bool:
    """Whether letters are used before the sentence that explains them."""
    if (use.passage, use.start) >= meaning.place:
        return False
    if use.passage not in (meaning.passage, meaning.long_passage):
        return not _is_heading_over(paper.passages, use.passage, meaning.place[0])
    passage = paper.passages[use.passage]
    at = meaning.start if use.passage == meaning.passage else meaning.long_start
    return _sentence(passage, use.start) != _sentence(passage, at)


def _is_heading_over(passages: Sequence[Passage], heading: int, place: int) -> bool:
    """Whether a heading stands right over the block at `place`, with only headings between."""
    return all(p.block.kind is BlockKind.HEADING for p in passages[heading:place])


def _is_beside(letters: Letters, named: Meaning) -> bool:
    """Whether a name in full stands so close to its letters that nobody has to look for it."""
    use = letters.uses[0]
    if use.passage != named.long_passage:
        return False
    gap = max(named.long_start - use.end, use.start - named.long_end)
    return gap < _BESIDE


def _sentence(passage: Passage, position: int) -> int:
    for number, span in enumerate(passage.sentences):
        if span.end > span.start and position < passage.end(span.end - 1):
            return number
    return -1


def _setting(paper: _Paper, use: Use) -> Setting:
    passage = paper.passages[use.passage]
    text = passage.block.text
    number = _sentence(passage, use.start)
    sentence = text
    if number >= 0:
        span = passage.sentences[number]
        sentence = text[passage.starts[span.start] : passage.end(span.end - 1)]
    around = text[use.start : use.end + 4]
    return Setting(sentence.lower() + " " + around.lower(), text.lower(), paper.lower, paper.fields)


def _note_explanations(letters: Letters, plain: list[Use], notes: dict[AcronymNote, str]) -> None:
    pairs = [m for m in letters.meanings if m.kind is Kind.PAIR]
    if len(pairs) > 1 and len(different(m.long for m in pairs)) == 1:
        notes[AcronymNote.EXPLAINED_TWICE] = pairs[1].long
    if letters.meanings and not plain:
        notes[AcronymNote.UNUSED] = letters.meanings[0].long


def different(longs: Iterable[str]) -> list[str]:
    """The long forms that differ by more than number, hyphens and small words."""
    kept: list[str] = []
    for long in longs:
        if all(differs(long, other) for other in kept):
            kept.append(long)
    return kept


def differs(one: str, other: str) -> bool:
    """Whether two long forms mean different things, by their words."""
    a, b = stems_of(one), stems_of(other)
    return not (a <= b or b <= a)


def stems_of(long: str) -> frozenset[str]:
    """The beginnings of the words of a long form, without small words."""
    return frozenset(w[:5].rstrip("s") for w in _WORD.findall(long.lower()) if w not in _SMALL)


def _entry_meant(ranked: list[Sense], expansion: str | None) -> KnownAcronym | None:
    """The entry that stands for what the paper says, or the likeliest if it says nothing."""
    if expansion is None:
        return ranked[0].known if ranked else None
    stems = stems_of(expansion)
    for sense in ranked:
        if len(stems & stems_of(sense.known.expansion)) * 2 > len(stems):
            return sense.known
    return None


def _candidates(ranked: list[Sense], settings: Settings, short: str) -> tuple[str, ...]:
    own = [v for k, v in settings.glossary.items() if key_of(k) == key_of(short)]
    return tuple(dict.fromkeys([*own, *(s.known.expansion for s in ranked)]))


def _spells_a_word(short: str) -> bool:
    from plainspeak.analysis.acronyms.capitals import is_word

    return len(short) > 2 and is_word(short)


def _same_things(index: list[AcronymUse]) -> list[AcronymUse]:
    """Notes on letters that stand for the same thing as others that come before them."""
    index = sorted(index, key=lambda a: a.acronym.uses[0])
    seen: dict[object, str] = {}
    noted = []
    for use in index:
        key = key_of(use.acronym.short)
        group: object = next((g for g in _ONE_THING if key in g), None)
        long = use.acronym.expansion
        if group is None and long and use.acronym.expansion_in_text:
            group = stems_of(long)
        if group and use.acronym.state is not AcronymState.WELL_KNOWN:
            other = seen.setdefault(group, use.acronym.short)
            if key_of(other) != key:
                use = replace(use, notes={**use.notes, AcronymNote.SAME_THING: other})
        noted.append(use)
    return noted
