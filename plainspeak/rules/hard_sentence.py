"""The few sentences of a paper at which most readers would stumble, whatever their length."""

from __future__ import annotations

from collections.abc import Container, Iterator, Mapping
from dataclasses import dataclass

from plainspeak.analysis.types import Analysis
from plainspeak.model import Finding, Sentence, Severity
from plainspeak.rules import _sentences
from plainspeak.rules.base import Rule


@dataclass(frozen=True, slots=True)
class Options:
    """`least`: difficulty (1 to 6) from which a sentence is marked. `most`: findings in a paper,
    or one sentence in ten where that is fewer, but never fewer than three."""

    least: float = 4.4
    most: int = 10


_SHARE = 10
_ALWAYS = 3
_NUMBERS = ("no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine")
_MANY = 4  # numbers, brackets or commas that are named as a reason
_WORDS = 20  # from here the length is named as a reason


def check(analysis: Analysis, options: Options) -> Iterator[Finding]:
    """A finding for each of the hardest sentences, in reading order."""
    room = min(options.most, max(_ALWAYS, len(analysis.sentences) // _SHARE))
    hard = [s for s in analysis.sentences if s.difficulty >= options.least]
    hardest = sorted(hard, key=lambda s: (-s.difficulty, s.start))[:room]
    hardest.sort(key=lambda s: s.start)
    known = analysis.settings.allowed_words
    for place in _sentences.places(analysis, hardest):
        sentence = place.sentence
        text = place.passage.text(place.span.start, place.span.end - 1)
        is_long = sentence.words > _WORDS
        yield Finding(
            start=sentence.start,
            end=sentence.end,
            rule=RULE.name,
            text=" ".join(text.split()),
            severity=RULE.severity,
            message=f"Many readers may get stuck here: {'; '.join(reasons(sentence, known))}.",
            why="People find a sentence hard when new words, letters and length come together.",
            suggestions=_sentences.suggestions(place) if is_long else (),
            evidence={"difficulty": sentence.difficulty, **sentence.evidence},
        )


def reasons(sentence: Sentence, known: Container[str] = ()) -> list[str]:
    """What makes this sentence hard, in words for a person; `known` words are not named."""
    evidence = sentence.evidence
    said = []
    if sentence.words > _WORDS:
        said.append(f"{sentence.words} words")
    rare = [w for w in str(evidence.get("rare", "")).split(", ") if w and w.lower() not in known]
    if rare:
        count = len(rare)
        said.append(f"{_number(count)} {_words(count)} that few people meet: {', '.join(rare)}")
    if letters := str(evidence.get("letters", "")):
        count = letters.count(", ") + 1
        sets = "set" if count == 1 else "sets"
        said.append(f"{_number(count)} {sets} of letters not explained: {letters}")
    said += _marks(evidence)
    return said or ["many long words close together"]


def _marks(evidence: Mapping[str, float | int | str]) -> Iterator[str]:
    for name, plural in (("numbers", "numbers"), ("brackets", "pairs of brackets")):
        count = evidence.get(name, 0)
        if isinstance(count, int) and count >= _MANY:
            yield f"{_number(count)} {plural}"


def _words(count: int) -> str:
    return "word" if count == 1 else "words"


def _number(count: int) -> str:
    return _NUMBERS[count] if count < len(_NUMBERS) else str(count)


RULE = Rule(
    name="hard-sentence",
    summary="One of the few sentences at which most readers would stumble.",
    severity=Severity.WORTH_A_LOOK,
    check=check,
    options=Options,
    sources=("Ratings of sentences by people (MedReadMe, Jiang and Xu 2024)",),
)
