"""What a paper as a whole, and the words beside a set of letters, say about their sense."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence, Set
from dataclasses import dataclass

from plainspeak.analysis.acronyms import senses, states
from plainspeak.analysis.acronyms.explanations.in_full import PaperText
from plainspeak.analysis.acronyms.letters import Use
from plainspeak.analysis.acronyms.senses import Setting
from plainspeak.analysis.fields import ENOUGH, is_telling
from plainspeak.analysis.types import Passage, Settings

_ENOUGH_LETTERS = 2.0  # sets of letters that together tell the field of a paper


@dataclass(frozen=True, slots=True)
class Paper:
    """A paper with what its words and its letters tell of its fields and its country."""

    passages: Sequence[Passage]
    rolls: Set[int]  # the numbers of those that list people
    settings: Settings
    whole: PaperText
    fields: Mapping[str, float]  # how much the letters of the paper say for each field
    country: str  # that it shows; "" where it shows none
    cues: Mapping[str, float]  # how many of its words tell of each field
    is_telling: bool  # whether it is so long that it would say something of a sense

    def setting(self, key: str, use: Use) -> Setting:
        """The words around a use of the letters with this key, and the fields that all the other
        letters and words of the paper are of."""
        passage = self.passages[use.passage]
        text = passage.block.text
        number = states.sentence_of(passage, use.start)
        sentence = text
        if number >= 0:
            span = passage.sentences[number]
            sentence = text[passage.starts[span.start] : passage.end(span.end - 1)]
        around = text[use.start : use.end + 4]
        others = self._other_fields(key)
        return Setting(
            sentence.lower() + " " + around.lower(),
            text.lower(),
            self.whole,
            _shares(others),
            self._topics(others),
            self.country,
        )

    def _other_fields(self, key: str) -> dict[str, float]:
        """How much the other letters of the paper say for each field."""
        own = _says(key, self.settings, self.country or self.settings.country)
        return {name: w - own.get(name, 0.0) for name, w in self.fields.items() if name}

    def _topics(self, others: Mapping[str, float]) -> frozenset[str]:
        """The fields that the paper is of, by its words and its other letters together."""
        return frozenset(
            name for name, met in self.cues.items() if met and met + others.get(name, 0.0) >= ENOUGH
        )


def paper_of(
    passages: Sequence[Passage],
    rolls: Set[int],
    settings: Settings,
    keys: Iterable[str],
    cues: Mapping[str, float],
) -> Paper:
    """The paper of these passages; `keys` are those of its sets of letters, `cues` what its words
    say of fields (see analysis/fields.py)."""
    whole = PaperText(p.block.text for p in passages)
    shown = senses.country_of(whole.lower)
    fields = _fields(keys, settings, shown or settings.country)
    return Paper(passages, rolls, settings, whole, fields, shown, cues, is_telling(passages))


def _says(key: str, settings: Settings, country: str) -> dict[str, float]:
    """How much a set of letters says for each field; of several meanings each says little."""
    entries = [e for e in senses.known(key, settings) if e.country in ("", country)]
    said: dict[str, float] = defaultdict(float)
    for entry in entries:
        said[entry.field] += 1 / len(entries) ** 2
    return said


def _fields(keys: Iterable[str], settings: Settings, country: str) -> dict[str, float]:
    """How much the letters of a paper together say for each field."""
    total: dict[str, float] = defaultdict(float)
    for key in keys:
        for name, weight in _says(key, settings, country).items():
            total[name] += weight
    return total


def _shares(others: Mapping[str, float]) -> dict[str, float]:
    """The share of each field, from 0 to 1."""
    whole = max(sum(others.values()), _ENOUGH_LETTERS)
    return {name: weight / whole for name, weight in others.items()}
