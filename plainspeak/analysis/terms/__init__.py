"""Terms of the word lists where they stand in a paper, in the right sense only."""

from __future__ import annotations

from collections.abc import Callable, Container, Iterator, Mapping, Sequence
from functools import lru_cache

from plainspeak.analysis.inflection import all_forms
from plainspeak.analysis.terms import fit, senses
from plainspeak.analysis.terms.explained import Explained
from plainspeak.analysis.terms.index import Index, index_of
from plainspeak.analysis.terms.match import Candidate, candidates, longest_first
from plainspeak.analysis.terms.spelling import is_american, spellings
from plainspeak.analysis.types import Passage, Settings, TermUse
from plainspeak.lexicon import Entry, Lexicon
from plainspeak.model import BlockKind, Suggestion

Tags = Callable[[int, int], str]


def find(passages: Sequence[Passage], settings: Settings, tags: Tags) -> tuple[TermUse, ...]:
    """All uses of listed terms, in reading order; where two overlap the longest stands."""
    candidates_of = meant(passages, settings, tags)
    american = settings.country == "US" or (
        bool(candidates_of) and is_american(w.lower for p in passages for w in p.words)
    )
    explained = Explained()
    uses = []
    for passage in passages:
        for candidate in _settled(candidates_of.get(passage.index, ())):
            if candidate.pattern.entry.action != "allow" and not explained.already(
                candidate, passage
            ):
                uses.append(_use(candidate, passage, settings, tags, american))
    return tuple(
        use
        for use in uses
        if passages[use.passage].block.kind is not BlockKind.HEADING
        or not explained.later(use.entry)
    )


def meant(
    passages: Sequence[Passage], settings: Settings, tags: Tags
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
    found: list[tuple[Passage, Candidate]] = []
    for passage in passages:
        if passage.block.kind is not BlockKind.QUOTATION:
            found.extend((passage, c) for c in _plausible(passage, index, headings))
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
    known = {form: e for e in lexicon.entries for form in spellings(e.term.lower())}
    entries = [
        known[word]._replace(action="allow", exceptions=(), context=())
        if word in known
        else Entry(word, "noun/verb", (), "", "", "allow")
        for word in sorted(allowed)
    ]
    # Allowed terms come first, so that of two equally long ones the allowed one stands.
    return Index((*entries, *lexicon.entries))


def _plausible(passage: Passage, index: Index, headings: Container[str]) -> list[Candidate]:
    """Candidates outside protected text, with their exceptions and context looked at."""
    found = []
    for candidate in candidates(passage, index):
        start, end = passage.starts[candidate.first], passage.end(candidate.last)
        if passage.protected and passage.is_protected(start, end):
            continue
        entry = candidate.pattern.entry
        about_people = entry.rule == "words-about-people"
        if senses.is_introduced_name(candidate, passage):
            continue
        if about_people and senses.is_label(candidate, passage):
            continue
        if not about_people and senses.is_in_a_name(candidate, passage):
            continue
        if entry.exceptions or entry.context:
            sentence = passage.sentence_of(candidate.first)
            if senses.excepted(candidate, sentence):
                continue
            if not senses.in_context(candidate, sentence, headings):
                continue
        found.append(candidate)
    return found


def _prefetch(found: Sequence[tuple[Passage, Candidate]], tags: Tags) -> None:
    """Tag at once all the words on which a decision depends."""
    ask = getattr(tags, "prefetch", None)
    if ask is not None:
        ask(
            (passage.index, token)
            for passage, candidate in found
            for token in _asked(candidate, passage)
        )


def _asked(candidate: Candidate, passage: Passage) -> Iterator[int]:
    """The tokens whose tags decide on a candidate."""
    if senses.may_describe(candidate, passage) is None:
        yield candidate.last + 1
    if (senses.ambiguous(candidate, passage) and senses.beside(candidate, passage) is None) or (
        _past_matters(candidate)
        and not senses.past(candidate, passage, passage.sentence_of(candidate.first).start)
    ):
        yield candidate.head


def _past_matters(candidate: Candidate) -> bool:
    """Whether a suggestion reads differently for VBD ("did") and VBN ("done")."""
    entry = candidate.pattern.entry
    if not {"VBD", "VBN"} <= set(candidate.tags) or entry.action != "swap":
        return False
    return any(
        fit.inflected(text, "v", "VBD") != fit.inflected(text, "v", "VBN")
        for text in entry.use_instead
    )


def _is_meant(candidate: Candidate, passage: Passage, tags: Tags) -> bool:
    describes = senses.may_describe(candidate, passage)
    if describes is None:
        describes = senses.letter(tags(passage.index, candidate.last + 1)) in {"n", "j"}
    if describes:
        return False
    if not senses.ambiguous(candidate, passage):
        return True
    beside = senses.beside(candidate, passage)
    if beside is not None:
        return beside
    return senses.accepts(
        candidate.pattern.part, candidate.tags, tags(passage.index, candidate.head)
    )


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
    tag = _sure_tag(candidate, passage, tags)
    suggestions, edit = fit.suggest(candidate, passage, tag, american)
    return TermUse(entry, *place, suggestions, edit=edit)


def _explained_elsewhere(glossary: Mapping[str, str], term: str) -> str:
    """What the group's glossary says of a term, in whatever form or spelling it has it there."""
    if not glossary:
        return ""
    forms = {s for form in all_forms(term.lower()) for s in spellings(form)}
    return next((text for key, text in glossary.items() if key.lower() in forms), "")


def _sure_tag(candidate: Candidate, passage: Passage, tags: Tags) -> str:
    """The tag that decides how a suggestion is inflected, "" where it is not known."""
    options = candidate.tags
    if {"VBD", "VBN"} <= set(options):
        if not _past_matters(candidate):
            return "VBD"
        begin = passage.sentence_of(candidate.first).start
        said = senses.past(candidate, passage, begin)
        if not said and tags(passage.index, candidate.head) == "VBD":
            said = "VBD"  # a tagger's "VBN" is too often wrong: "sales decreased from …"
        return said if said in options else ""
    return options[0] if options else ""
