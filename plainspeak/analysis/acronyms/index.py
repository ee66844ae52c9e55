"""The index of a paper's letters: what the report and the rules hear about each set of them."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace

from plainspeak.analysis.acronyms import senses, states
from plainspeak.analysis.acronyms.explanations import (
    Explanation,
    Kind,
    different,
    full_and_meaning,
    stems_of,
)
from plainspeak.analysis.acronyms.explanations.alignment import SMALL
from plainspeak.analysis.acronyms.explanations.in_full import in_full
from plainspeak.analysis.acronyms.letters import Letters, Use, gather
from plainspeak.analysis.acronyms.paper import Paper, paper_of
from plainspeak.analysis.acronyms.rolls import rolls_of
from plainspeak.analysis.acronyms.senses import Sense
from plainspeak.analysis.acronyms.shapes import key_of
from plainspeak.analysis.familiarity import is_word
from plainspeak.analysis.types import AcronymNote, AcronymUse, Passage, Settings
from plainspeak.lexicon import KnownAcronym
from plainspeak.model import Acronym, AcronymState, Document
from plainspeak.wordclasses import capitals, members

_DIGITS = re.compile(r"^\d-|-?\d+[A-Za-z]?$")
_NEVER = (AcronymState.UNEXPLAINED, AcronymState.QUOTED)
_LONGEST_TITLE = 150  # characters
_ONE_THING = tuple(frozenset(group.split()) for group in sorted(members("letters-for-one-thing")))
"""Letters that papers use side by side for nearly the same thing."""
_IN_CAPITALS = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)?")
_LONGEST_LETTERS = 4  # of what is no word in a title: NHS ENGLAND
_MOST_NAMES = 3  # words in full that are offered for one set of letters


def index(
    document: Document, passages: Sequence[Passage], settings: Settings, cues: Mapping[str, float]
) -> tuple[AcronymUse, ...]:
    """Every set of letters with its state, in order of first use; `cues` are what the paper says
    of fields (see analysis/fields.py)."""
    rolls = frozenset(rolls_of(passages))
    found = gather(passages, document.definitions, settings, rolls)
    if not found:
        return ()
    paper = paper_of(passages, rolls, settings, found, cues)
    open_ = [k for k, v in found.items() if not v.meanings]
    listed = {k: known for k in open_ if (known := senses.known(k, settings))}
    longs = {k: [e.expansion for e in known] for k, known in listed.items()}
    told = {k for k, known in listed.items() if len(k) < senses.FEW or any(e.known for e in known)}
    spelled = in_full(passages, paper.whole, open_, longs, told, rolls)
    uses = [
        use
        for key, letters in found.items()
        if letters.uses and (use := _acronym(paper, letters, spelled.get(key, []))) is not None
    ]
    return tuple(_note_same_things(uses))


def _acronym(paper: Paper, letters: Letters, in_full: list[Explanation]) -> AcronymUse | None:
    """What is known of one set of letters; None for initials of somebody who was there, where
    nothing in the paper speaks for another meaning."""
    settings, passages = paper.settings, paper.passages
    inside = letters.inside_meanings()
    plain = [u for u in letters.uses if (u.passage, u.start) not in inside]
    open_ = [u for u in plain if not u.quoted]
    first = open_[0] if open_ else None
    spans = {u: passages[u.passage].block.to_source(u.start, u.end) for u in letters.uses}
    entries = senses.written_so(senses.known(letters.key, settings), letters.uses[0].form)
    setting = paper.setting(letters.key, first or (plain or letters.uses)[0])
    topics = setting.topics
    ranked = senses.rank(entries, setting, paper.country or settings.country)
    if letters.is_in_roll and not (letters.meanings or in_full or any(s.evident for s in ranked)):
        return None
    if letters.is_role:
        roles = [
            s for s in ranked if s.known.expansion.split()[-1].capitalize() in capitals("roles")
        ]
        if not roles:
            ranked = [s for s in ranked if s.known.known != "public"]
        elif roles[0].evident or not ranked[0].evident:  # else a body: B. Tranter (EA), of floods
            ranked = roles
    short = _short_form(letters, entries)
    in_full = [e for e in in_full if "," not in e.long or states.is_beside(letters, e)][
        :_MOST_NAMES
    ]
    state = states.state_of(passages, settings, letters, short, ranked, first, in_full)
    own_texts = [v for k, v in settings.glossary.items() if key_of(k) == letters.key]
    own = [full_and_meaning(text)[0] for text in own_texts]
    elsewhere = next((v for k, v in settings.pack.items() if key_of(k) == letters.key), None)
    notes = _notes(letters, plain, ranked, state, settings, in_full)
    if states.is_list_behind(passages, letters, first, state):
        notes[AcronymNote.LIST_BEHIND] = letters.meanings[0].long
    explained = letters.meanings[:1] or (in_full[:1] if state is AcronymState.EXPLAINED else [])
    pairs = [m for m in letters.meanings if m.kind is Kind.PAIR or m.passage < 0]
    words = (pairs or [e for e in in_full if _can_be_met(e, passages, state)])[:1]
    expansion = words[0].long if words else None
    if expansion is None and not letters.meanings:
        if own:
            expansion, notes[AcronymNote.ELSEWHERE] = own[0], states.GLOSSARY
        elif elsewhere is not None:
            expansion, notes[AcronymNote.ELSEWHERE] = elsewhere
        if AcronymNote.ELSEWHERE in notes and state in _NEVER:
            state = AcronymState.EXPLAINED
    if in_full and state is AcronymState.UNEXPLAINED:
        notes[AcronymNote.GUESSED] = in_full[0].long
    best = _entry_meant(ranked, expansion)
    if best is not None and best.ended:
        notes[AcronymNote.ENDED] = best.now
    if best is not None and short.isalpha() and short.isupper() and _spells_a_word(short):
        notes[AcronymNote.SPELLS_A_WORD] = short.lower()
    asked = senses.offered(ranked, topics, letters.key)
    likely = senses.is_sure(asked, paper.is_telling) and not senses.is_foreign(asked[0], topics)
    sure = bool(own) or (len(in_full) == 1 if in_full else likely)
    if not sure:
        asked = senses.to_choose_from(asked, entries)
    named = [] if own or state is not AcronymState.UNEXPLAINED else [e.long for e in in_full]
    expansions = [*own, *named, *(s.known.expansion for s in asked if not named)]
    candidates = tuple(dict.fromkeys(_said_calmly(" ".join(e.split())) for e in expansions))
    if sure:
        candidates = candidates[:1]
    meanings = {s.known.expansion: s.known.meaning for s in ranked}
    stops = {s.known.expansion: s.known.in_full or 0.0 for s in ranked}
    where = letters.meanings or in_full
    return AcronymUse(
        acronym=Acronym(
            short=short,
            expansion=" ".join(expansion.split()) if expansion else None,
            expansion_in_text=bool(words),
            state=state,
            uses=tuple(spans.values()),
            explained_at=(explained or where)[0].words_at(passages) if where else None,
            candidates=candidates,
            meaning=(full_and_meaning(own_texts[0])[1] if own else "")
            or (best.meaning if best and (sure or expansion) else ""),
        ),
        notes=notes,
        meanings=tuple((m.long, m.words_at(passages)) for m in letters.meanings),
        first_use=spans[first] if first else None,
        form=first.form if first else short,
        open_uses=tuple(spans[u] for u in open_),
        letters_at=tuple(m.letters_at(passages) for m in letters.meanings),
        in_glossary=tuple(m.in_glossary for m in letters.meanings),
        sure=sure,
        supported=bool(own or in_full) or any(s.support >= senses.SUPPORT for s in asked),
        plain_meanings=tuple(meanings.get(c, "") for c in candidates),
        in_full=tuple(stops.get(c, 0.0) for c in candidates),
        readers=states.readers_of(letters, ranked, state, notes, first, in_full),
        in_roll=all(use.passage in paper.rolls for use in open_),
    )


def _said_calmly(long: str) -> str:
    """Words of a title all in capitals as they are written elsewhere: Parish Council."""
    if not (long.isupper() and " " in long):
        return long
    small = members("small-words-in-names")

    def calm(match: re.Match[str]) -> str:
        word = match.group()
        if word.lower() in small:
            return word.lower()
        is_letters = len(word) <= _LONGEST_LETTERS and not is_word(word)
        return word if is_letters else word.capitalize()

    return _IN_CAPITALS.sub(calm, long)


def _can_be_met(name: Explanation, passages: Sequence[Passage], state: AcronymState) -> bool:
    """Whether readers may take words in full for the letters' own: small words in a sentence that
    nobody ties to the letters go unseen; a name in capitals is seen, and so is a title."""
    if state is not AcronymState.UNEXPLAINED:
        return True
    words = [w for w in name.long.split() if w not in SMALL]
    text = passages[name.long_passage].block.text
    is_title = len(text) <= _LONGEST_TITLE and text[-1] not in ".?!;:"
    return is_title or 2 * sum(w[0].isupper() for w in words) > len(words)


def _short_form(letters: Letters, entries: Sequence[KnownAcronym]) -> str:
    """How to show the letters: as explained, else as first used; in the singular if known."""
    if letters.meanings:
        return letters.meanings[0].short
    forms = [u.form for u in letters.uses]
    if not any(c.isdigit() for c in letters.key):
        forms = [_DIGITS.sub("", form) for form in forms]
    for form in forms:
        if key_of(form) == "".join(form.casefold().replace(".", "").split()):
            return form
    return forms[0][:-1] if entries and forms[0].endswith("s") else forms[0]


def _notes(
    letters: Letters,
    plain: list[Use],
    ranked: list[Sense],
    state: AcronymState,
    settings: Settings,
    in_full: list[Explanation],
) -> dict[AcronymNote, str]:
    notes: dict[AcronymNote, str] = {}
    open_ = state is AcronymState.UNEXPLAINED and not in_full
    if open_ and senses.has_local_sense(ranked, settings):
        notes[AcronymNote.LOCAL_SENSE] = ranked[0].known.expansion
    pairs = [m for m in letters.meanings if m.kind is Kind.PAIR]
    if len(pairs) > 1 and len(different(m.long for m in pairs)) == 1:
        notes[AcronymNote.EXPLAINED_TWICE] = pairs[1].long
    if letters.meanings and not plain:
        notes[AcronymNote.UNUSED] = letters.meanings[0].long
    return notes


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


def _note_same_things(uses: list[AcronymUse]) -> list[AcronymUse]:
    """Notes on letters that stand for the same thing as others that come before them."""
    uses = sorted(uses, key=lambda a: a.acronym.uses[0])
    seen: dict[object, str] = {}
    noted = []
    for use in uses:
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
