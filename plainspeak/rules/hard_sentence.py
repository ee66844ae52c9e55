"""The few sentences of a paper at which most readers would stumble, whatever their length."""

from __future__ import annotations

from collections.abc import Container, Iterator, Sequence
from dataclasses import dataclass

from plainspeak.analysis.phrasing import number
from plainspeak.analysis.types import Analysis
from plainspeak.model import Finding, Sentence, Severity, Span, Suggestion
from plainspeak.rules import _sentences
from plainspeak.rules._load import Load, measure, tokens, with_run_ons
from plainspeak.rules._unread import after_label, below_actions, is_unread
from plainspeak.rules.base import Kind, Rule


@dataclass(frozen=True, slots=True)
class Options:
    """`least`: load from which a sentence is marked: 1 for what makes one more reader in ten stop.
    `most`: findings in a paper, or one sentence in ten where that is fewer, but never fewer
    than six."""

    least: float = 2.3
    most: int = 10


_SHARE = 10
_ALWAYS = 6
_WORTH_MEASURING = 8  # words; a shorter sentence is never the trouble, its words are
_SHORT_NOTE = 20  # words; only notes shorter than this may lack a verb
_MANY = 2  # numbers, brackets, clauses or negatives that are named as a reason
_WORDS = 20  # from here the length is named as a reason


_Measured = tuple[Load, _sentences.Place]


def check(analysis: Analysis, options: Options) -> Iterator[Finding]:
    """A finding for each of the hardest sentences, in reading order."""
    room = min(options.most, max(_ALWAYS, len(analysis.sentences) // _SHARE))
    long_enough = [s for s in analysis.sentences if s.words >= _WORTH_MEASURING]
    listed = below_actions(analysis.passages)
    loads: list[_Measured] = []
    in_doubt: list[_Measured] = []
    for place in _sentences.places(analysis, long_enough):
        if place.passage.index in listed:
            continue
        load = measure(place.passage, _read(analysis, place), place.sentence)
        points = load.points
        if load.most_of(points) >= options.least and not is_unread(place.passage, place.span):
            (loads if points >= options.least else in_doubt).append((load, place))
    loads += [one for one in _tagged(analysis, in_doubt) if one[0].points >= options.least]
    hardest = sorted(loads, key=lambda one: (-one[0].points, one[1].sentence.start))[:room]
    found = sorted(_tagged(analysis, hardest), key=lambda one: one[1].sentence.start)
    _sentences.prefetch(
        (place for _, place in found if place.sentence.words > _WORDS), analysis.tags
    )
    for load, place in found:
        yield _finding(analysis, place, load)


def _read(analysis: Analysis, place: _sentences.Place) -> Span:
    return after_label(place.passage, place.span, analysis.document.source)


def _tagged(analysis: Analysis, some: Sequence[_Measured]) -> list[_Measured]:
    """These sentences with the clauses that run on, which takes the tags of all their words."""
    runs_on = [load.may_join > 1 or load.words < _SHORT_NOTE for load, _ in some]
    wanted = [place for (_, place), wants in zip(some, runs_on, strict=True) if wants]
    analysis.tags.prefetch(t for p in wanted for t in tokens(p.passage, _read(analysis, p)))
    return [
        (with_run_ons(load, place.passage, _read(analysis, place), analysis.tags), place)
        if wants
        else (load, place)
        for (load, place), wants in zip(some, runs_on, strict=True)
    ]


def _finding(analysis: Analysis, place: _sentences.Place, load: Load) -> Finding:
    sentence = place.sentence
    said = reasons(sentence, load, analysis.settings.allowed_words)
    text = place.passage.text(place.span.start, place.span.end - 1)
    evidence = {"difficulty": sentence.difficulty, "load": round(load.points, 2)}
    return Finding(
        start=sentence.start,
        end=sentence.end,
        rule=RULE.name,
        text=" ".join(text.split()),
        severity=RULE.severity,
        message=f"Many readers may get stuck here: {'; '.join(said)}.",
        why="People find a sentence hard when new words, letters and length come together.",
        suggestions=_suggestions(analysis, place, load),
        evidence={**evidence, **sentence.evidence},
    )


def _suggestions(analysis: Analysis, place: _sentences.Place, load: Load) -> tuple[Suggestion, ...]:
    shown: tuple[Suggestion, ...] = ()
    if place.sentence.words > _WORDS:
        shown = _sentences.suggestions(place, analysis.tags)
    if not shown and load.joined:
        return (Suggestion("Give each statement a sentence of its own.", False),)
    if not shown and load.compared:
        return (Suggestion("Say first in words what the numbers show.", False),)
    return shown or _sentences.explaining(analysis, place)


def reasons(sentence: Sentence, load: Load, known: Container[str] = ()) -> list[str]:
    """What makes this sentence hard, in words for a person; `known` words are not named."""
    evidence = sentence.evidence
    said = []
    if sentence.words > _WORDS:
        said.append(f"{sentence.words} words")
    if load.joined:
        said.append(f"{number(load.joined + 1)} statements run on from each other")
    elif not load.has_verb:
        said.append("no verb says what happens, so readers have to guess")
    rare = [w for w in str(evidence.get("rare", "")).split(", ") if w and w.lower() not in known]
    if rare:
        count = len(rare)
        said.append(f"{number(count)} {_words(count)} that few people meet: {', '.join(rare)}")
    if letters := str(evidence.get("letters", "")):
        count = letters.count(", ") + 1
        sets = "set" if count == 1 else "sets"
        said.append(f"{number(count)} {sets} of letters not explained: {letters}")
    said += _marks(load)
    return said or ["many long words close together"]


def _marks(load: Load) -> Iterator[str]:
    if load.figures >= _MANY:
        yield f"{number(int(load.figures))} numbers to keep in mind"
    if load.brackets >= _MANY:
        yield f"{number(load.brackets)} pairs of brackets"
    if load.clauses >= _MANY:
        yield f"{number(load.clauses)} clauses inside each other"
    if load.negatives >= _MANY:
        yield f"{number(load.negatives)} words that say no"


def _words(count: int) -> str:
    return "word" if count == 1 else "words"


RULE = Rule(
    name="hard-sentence",
    summary="One of the few sentences at which most readers would stumble.",
    severity=Severity.WORTH_A_LOOK,
    check=check,
    kind=Kind.SENTENCE,
    called="hard sentences",
    order=130,
    fact=("{n} sentence is hard to take in at once.", "{n} sentences are hard to take in at once."),
    options=Options,
    sources=("Ratings of sentences by people (MedReadMe, Jiang and Xu 2024)",),
)
