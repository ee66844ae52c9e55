"""Terms of the word lists where they stand in a paper, in the right sense only."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from functools import lru_cache
from types import MappingProxyType
from typing import NamedTuple

from plainspeak.analysis.fields import fields_of, foreign_to, is_telling
from plainspeak.analysis.inflection import all_forms
from plainspeak.analysis.spelling import is_american, spellings, tells_country
from plainspeak.analysis.terms import fit, forms, senses
from plainspeak.analysis.terms.contexts import Surroundings
from plainspeak.analysis.terms.explained import Explained
from plainspeak.analysis.terms.forms import Tags
from plainspeak.analysis.terms.index import Index, index_of
from plainspeak.analysis.terms.match import Candidate, candidates, longest_first
from plainspeak.analysis.terms.untouched import Untouched
from plainspeak.analysis.types import (
    AcronymUse,
    Passage,
    ProtectedKind,
    Settings,
    TermUse,
    distinct_words,
)
from plainspeak.lexicon import SAFE, Entry, Lexicon
from plainspeak.model import BlockKind, Document, Suggestion
from plainspeak.wordclasses import members


class Found(NamedTuple):
    """What the lists have in a paper."""

    uses: tuple[TermUse, ...]  # to be marked
    explained: frozenset[tuple[int, int]]  # passage, token: terms that it explains, or may use


def find(
    document: Document,
    passages: Sequence[Passage],
    letters: Sequence[AcronymUse],
    settings: Settings,
    tags: Tags,
    cues: Mapping[str, float] = MappingProxyType({}),
) -> Found:
    """All uses of listed terms, in reading order; where two overlap the longest stands.

    `passages` are those of the document, `letters` the sets of letters found in it, `cues` what it
    has of each field (see analysis/fields.py).
    """
    candidates_of = meant(passages, settings, tags, cues)
    american = settings.country == "US" or (bool(candidates_of) and _is_american(passages))
    explained = Explained(passages)
    untouched = Untouched(document, passages, letters)
    settled = [(p, c) for p in passages for c in _settled(candidates_of.get(p.index, ()))]
    _ask(
        ((p.index, c.head) for p, c in settled if forms.matters(c) and not forms.tag_beside(c, p)),
        tags,
    )
    uses = []
    known: set[tuple[int, int]] = set()
    for passage, candidate in settled:
        entry = candidate.pattern.entry
        if entry.action == "allow" or explained.already(candidate, passage):
            known.update((passage.index, i) for i in range(candidate.first, candidate.last + 1))
        else:
            use = _use(candidate, passage, settings, tags, american)
            if use.edit and (
                untouched.holds(passage, use.first, use.last)
                or not _is_surely_meant(candidate, passage, tags)
                or _may_be_participle(candidate, passage)
            ):
                use = replace(use, edit=None)
            uses.append(use)
    left = tuple(
        use
        for use in uses
        if passages[use.passage].block.kind is not BlockKind.HEADING
        or not explained.later(use.entry)
    )
    return Found(left, frozenset(known))


def _is_american(passages: Sequence[Passage]) -> bool:
    """Whether a paper is in US spelling; most of its passages have no word that tells."""
    telling = {word for word in distinct_words(passages) if tells_country(word.lower)}
    some = [passage for passage in passages if not telling.isdisjoint(passage.words)]
    return is_american(word.lower for passage in some for word in passage.words)


def meant(
    passages: Sequence[Passage], settings: Settings, tags: Tags, cues: Mapping[str, float]
) -> dict[int, list[Candidate]]:
    """Where terms stand in the sense that the lists mean: passage number → candidates, which may
    overlap. Terms of `allowed_words` are among them, with the action "allow"."""
    index = _index(settings.lexicon, settings.allowed_words)
    headings = frozenset(
        word.lower
        for n, passage in enumerate(passages)
        if n == 0 or passage.block.kind is BlockKind.HEADING
        for word in passage.words
    )
    fields = fields_of(cues)
    foreign = foreign_to(cues) if is_telling(passages) else frozenset[str]()
    paper = Surroundings(headings, fields, foreign)
    plausible = [
        (passage, candidate, how)
        for passage in passages
        if passage.block.kind is not BlockKind.QUOTATION
        for candidate, how in _plausible(passage, index, paper)
    ]
    elsewhere = senses.Meant.LIKE_ELSEWHERE
    told = {id(c.pattern.entry) for _, c, how in plausible if how > elsewhere}
    found = [
        (passage, candidate._replace(told=2 * how + (candidate.pattern.entry.field in fields)))
        for passage, candidate, how in plausible
        if how > elsewhere or id(candidate.pattern.entry) in told
    ]
    _prefetch(found, tags)
    kept: dict[int, list[Candidate]] = {}
    for passage, candidate in found:
        if _is_meant(candidate, passage, tags):
            kept.setdefault(passage.index, []).append(candidate)
    return kept


@lru_cache(maxsize=8)
def _index(lexicon: Lexicon, allowed: frozenset[str]) -> Index:
    if not allowed:
        return index_of(lexicon)
    written = {form: word for word in allowed for form in spellings(word)}
    entries = [
        e._replace(action="allow", meant="", not_meant="")
        for e in lexicon.entries
        if e.term.lower() in written
    ]
    known = {written[e.term.lower()] for e in entries}
    entries += [Entry(w, "noun/verb", "", (), "", "", "allow") for w in sorted(allowed - known)]
    # Allowed terms come first, so that of two equally long ones the allowed one stands.
    return Index((*entries, *lexicon.entries))


def _plausible(
    passage: Passage, index: Index, paper: Surroundings
) -> Iterator[tuple[Candidate, senses.Meant]]:
    """Candidates outside protected text, and whether the words around them say that the sense of
    their entry is meant; those of which they say that it is not are left out."""
    for candidate in candidates(passage, index):
        if passage.protected and _is_protected(candidate, passage):
            continue
        entry = candidate.pattern.entry
        about_people = entry.about_people
        if senses.is_introduced_name(candidate, passage):
            continue
        if about_people and senses.is_label(candidate, passage):
            continue
        if not about_people and senses.is_in_a_name(candidate, passage):
            continue
        how = senses.meant_here(candidate, passage.sentence_of(candidate.first), paper)
        if how is not senses.Meant.NO:
            yield candidate, how


_BY_CAPITALS = frozenset({ProtectedKind.NAME, ProtectedKind.TITLE})


def _is_protected(candidate: Candidate, passage: Passage) -> bool:
    """Whether the term stands in protected text. Capitals alone hide no term of several words: what
    looks like a name may be just that, "the Shared Care Agreement"."""
    start, end = passage.starts[candidate.first], passage.end(candidate.last)
    several = candidate.first < candidate.last
    return any(
        not (several and p.kind in _BY_CAPITALS and start <= p.start and p.end <= end)
        for p in passage.protecting(start, end)
    )


def _prefetch(found: Sequence[tuple[Passage, Candidate]], tags: Tags) -> None:
    """Tag at once all the words on which a decision depends."""
    _ask(
        (
            (passage.index, token)
            for passage, candidate in found
            for token in _asked(candidate, passage)
        ),
        tags,
    )


def _ask(places: Iterable[tuple[int, int]], tags: Tags) -> None:
    prefetch = getattr(tags, "prefetch", None)
    if prefetch is not None:
        prefetch(places)


def _asked(candidate: Candidate, passage: Passage) -> Iterator[int]:
    """The tokens whose tags decide on a candidate."""
    if senses.may_describe(candidate, passage) is None:
        yield candidate.last + 1
    if (senses.ambiguous(candidate, passage) and senses.beside(candidate, passage) is None) or (
        forms.past_matters(candidate)
        and not senses.past(candidate, passage, passage.sentence_of(candidate.first).start)
    ):
        yield candidate.head


def _is_meant(candidate: Candidate, passage: Passage, tags: Tags) -> bool:
    describes = senses.may_describe(candidate, passage)
    if describes is None:
        describes = senses.letter(tags(passage.index, candidate.last + 1)) in {"n", "j"}
    if describes or (candidate.pattern.part == "n" and senses.takes_an_object(candidate, passage)):
        return False
    if not senses.ambiguous(candidate, passage):
        return True
    beside = senses.beside(candidate, passage)
    if beside is not None:
        return beside
    return senses.accepts(
        candidate.pattern.part, candidate.tags, tags(passage.index, candidate.head)
    )


def _may_be_participle(candidate: Candidate, passage: Passage) -> bool:
    """Whether "have" far before a form that may be past or participle may still govern it: "have
    read, helped and participated"."""
    begin = passage.sentence_of(candidate.first).start
    if not forms.past_matters(candidate) or senses.past(candidate, passage, begin):
        return False
    before = passage.words[begin : candidate.first]
    return any(word.lower in members("be-and-have") for word in before)


def _is_surely_meant(candidate: Candidate, passage: Passage, tags: Tags) -> bool:
    """Whether the part of speech is certain enough to change the paper."""
    if not senses.ambiguous(candidate, passage) or senses.beside(candidate, passage):
        return True
    tag, part = tags(passage.index, candidate.head), candidate.pattern.part
    return senses.letter(tag) == part or (part == "j" and tag == "VBN")


def _settled(found: Sequence[Candidate]) -> list[Candidate]:
    """Of overlapping candidates the longest; in reading order."""
    taken: set[int] = set()
    kept = []
    for candidate in longest_first(found):
        tokens = range(candidate.first, candidate.last + 1)
        if taken.isdisjoint(tokens):
            taken.update(tokens)
            kept.append(candidate)
    return sorted(kept, key=lambda c: c.first)


def _use(
    candidate: Candidate, passage: Passage, settings: Settings, tags: Tags, american: bool
) -> TermUse:
    entry = candidate.pattern.entry
    place = passage.index, candidate.first, candidate.last
    explanation = _explained_elsewhere(settings.glossary, entry.term)
    if explanation:
        return TermUse(entry, *place, (Suggestion(explanation, False),), in_glossary=True)
    tag = forms.sure_tag(candidate, passage, tags)
    likely = tag or (tags(passage.index, candidate.head) if forms.matters(candidate) else "")
    suggestions, edit = fit.suggest(
        candidate,
        passage,
        tag,
        likely,
        is_american=american,
    )
    return TermUse(
        entry,
        *place,
        suggestions,
        edit=edit,
        is_safe=entry.action in SAFE,
        likely=senses.likely(candidate.told),
    )


def _explained_elsewhere(glossary: Mapping[str, str], term: str) -> str:
    """What the group's glossary says of a term, in whatever form or spelling it has it there."""
    if not glossary:
        return ""
    forms = {s for form in all_forms(term.lower()) for s in spellings(form)}
    return next((text for key, text in glossary.items() if key.lower() in forms), "")
