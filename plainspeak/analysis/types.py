"""What analysis hands to the rules. Positions are in `Block.text` unless they say otherwise."""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter
from collections.abc import Callable, Hashable, Iterable, Iterator, Mapping, Set
from dataclasses import dataclass, field
from enum import StrEnum
from itertools import accumulate, chain
from operator import attrgetter
from typing import Any, NamedTuple, Protocol, TypeVar

from plainspeak.lexicon import Entry, Lexicon
from plainspeak.model import (
    Acronym,
    Block,
    Document,
    Edit,
    Readability,
    Sentence,
    Span,
    Suggestion,
)

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Bands:
    """From how many of ten newcomers on a place is to be mended first, or worth a look. Below that
    it is a small thing, which nobody is shown unless they ask."""

    fix_first: float = 5.0
    worth_a_look: float = 3.0


@dataclass(frozen=True, slots=True)
class Settings:
    """The part of a configuration that analysis depends on."""

    lexicon: Lexicon
    country: str = "GB"  # or "US"
    audience: str = "public"  # "public" | "staff" | "research-team"
    known_acronyms: frozenset[str] = frozenset()
    allowed_words: frozenset[str] = frozenset()  # lower case
    glossary: Mapping[str, str] = field(default_factory=dict)  # term → explanation
    pack: Mapping[str, tuple[str, str]] = field(default_factory=dict)
    """Letters that other papers of the same pack explain: short form → (long form, where)."""
    pipeline: str | None = None  # a spaCy pipeline of the user's own, for tags
    bands: Bands = Bands()


@dataclass(frozen=True, slots=True, eq=False)
class Word:
    """What is known of one spelling, shared by every place where it stands (see words.py).

    Two are the same only if they are one object, which makes sets of them quick.
    """

    text: str
    lower: str
    is_word: bool  # holds a letter; numbers and signs do not
    is_acronym: bool  # has the shape of letters that stand for something
    syllables: int  # as read aloud; 0 for signs and white space
    familiarity: float  # Zipf frequency, 0 unknown … 8, of the lemma and the commoner spelling
    classes: frozenset[str] = frozenset()  # its shapes, and the lists of wordclasses it stands in


class ProtectedKind(StrEnum):
    """Why a stretch of text is not the writer's to change, or is not words at all."""

    QUOTE = "quote"  # what a person is quoted as saying
    MENTION = "mention"  # the word is talked about, not used
    NAME = "name"  # people, places, organisations, groups
    BRAND = "brand"  # a product or project that is written in its own way: OpenSSL
    TITLE = "title"  # of papers, books, laws
    ADDRESS = "address"  # streets, postcodes, rooms
    CODE = "code"  # references, versions, inline code
    WEB = "web"  # e-mail and web addresses, file names
    REFERENCE = "reference"  # an entry of a list of sources, a source in brackets
    REJECTED = "rejected"  # a word that readers are told not to use
    TEMPLATE = "template"  # filler and places to fill in
    NOTICE = "notice"  # fixed wording that comes with a text: licences, notices under e-mails
    ROLL = "roll"  # who was there, what they do, and who signs
    LABEL = "label"  # a heading that is the fixed name of a group or an item


class Protected(NamedTuple):
    start: int
    end: int
    kind: ProtectedKind


_end = attrgetter("end")


@dataclass(frozen=True, slots=True)
class Passage:
    """A block with its tokens. `words[i]` stands at `block.text[starts[i]:][:len(words[i].text)]`.

    Tokens are spaCy's, with those that are only white space left out.
    """

    index: int
    block: Block
    words: tuple[Word, ...]
    starts: tuple[int, ...]
    sentences: tuple[Span, ...]  # ranges of tokens, half-open; together they cover all tokens
    protected: tuple[Protected, ...] = ()  # sorted by start; may overlap
    _reach: tuple[int, ...] = field(init=False, default=())  # how far they go, up to each of them

    def __post_init__(self) -> None:
        """Work out what makes looking something up quick."""
        reach = tuple(accumulate((p.end for p in self.protected), max))
        object.__setattr__(self, "_reach", reach)

    def end(self, token: int) -> int:
        """Where token number `token` ends in the block's text."""
        return self.starts[token] + len(self.words[token].text)

    def source(self, first: int, last: int) -> Span:
        """The source range of the tokens first … last, both included."""
        return self.block.to_source(self.starts[first], self.end(last))

    def text(self, first: int, last: int) -> str:
        """The text of the tokens first … last, both included."""
        return self.block.text[self.starts[first] : self.end(last)]

    def sentence_of(self, token: int) -> Span:
        """The token range of the sentence that holds this token."""
        return self.sentences[bisect_right(self.sentences, token, key=_end)]

    def protecting(self, start: int, end: int) -> Iterator[Protected]:
        """The protected ranges that text[start:end] touches."""
        for number in range(bisect_right(self._reach, start), len(self.protected)):
            p = self.protected[number]
            if p.start >= end:
                return
            if start < p.end:
                yield p

    def is_protected(self, start: int, end: int, *kinds: ProtectedKind) -> bool:
        """Whether text[start:end] touches protected text (of these kinds, or of any)."""
        return any(not kinds or p.kind in kinds for p in self.protecting(start, end))

    def covered(self, start: int, end: int, *kinds: ProtectedKind) -> list[Span]:
        """The stretches of text[start:end] that are protected text of these kinds, in order, none
        of them touching another."""
        found: list[Span] = []
        for p in self.protecting(start, end):
            if p.kind in kinds:
                a, b = max(p.start, start), min(p.end, end)
                if found and a <= found[-1].end:
                    found[-1] = Span(found[-1].start, max(b, found[-1].end))
                else:
                    found.append(Span(a, b))
        return found


def distinct_words(passages: Iterable[Passage]) -> set[Word]:
    """Each spelling in these passages once."""
    return set().union(*[passage.words for passage in passages])


def number_of_words(analysis: Analysis) -> int:
    """How many words a paper has, headings and tables included; ask for it `once`."""
    times = Counter(chain.from_iterable(passage.words for passage in analysis.passages))
    return sum(n for word, n in times.items() if word.is_word)


def places_of(words: Set[Word], passages: Iterable[Passage]) -> set[tuple[int, int]]:
    """Where these spellings stand: (passage index, token number)."""
    return {
        (passage.index, i)
        for passage in passages
        if not words.isdisjoint(passage.words)
        for i, word in enumerate(passage.words)
        if word in words
    }


@dataclass(frozen=True, slots=True)
class TermUse:
    """A term of a word list where it stands in a paper, in the sense that the list means."""

    entry: Entry
    passage: int
    first: int  # tokens, both included
    last: int
    suggestions: tuple[Suggestion, ...]
    in_glossary: bool = False  # the group explains it elsewhere
    edit: Edit | None = None  # puts the first suggestion in place, "a" or "an" before it included
    is_safe: bool = False  # the list says that the edit needs no second look
    likely: float = 1.0  # how likely the sense is the one meant, from 0 to 1


class AcronymNote(StrEnum):
    """More than a state: what else is to be said about a set of letters in this paper."""

    UNUSED = "unused"  # explained, then never used again
    EXPLAINED_TWICE = "explained-twice"
    SAME_THING = "same-thing"  # another set of letters stands for the same thing
    ENDED = "ended"  # the name has ended or changed
    SPELLS_A_WORD = "spells-a-word"
    LOCAL_SENSE = "local-sense"  # well known elsewhere, something else here
    GUESSED = "guessed"  # the words stand in the paper in full, not tied to the letters
    LIST_BEHIND = "list-behind"  # explained in a list that comes after their first use
    ELSEWHERE = "elsewhere"  # explained in another paper of the pack, or in the group's glossary


@dataclass(frozen=True, slots=True)
class AcronymUse:
    """An Acronym of the report with what the rules need to speak about it. Spans: source."""

    acronym: Acronym
    notes: Mapping[AcronymNote, str] = field(default_factory=dict)  # note → the fact, for people
    meanings: tuple[tuple[str, Span], ...] = ()  # explanations in the text, in reading order
    first_use: Span | None = None  # the first of `open_uses`
    form: str = ""  # how the letters stand at the first use: "PCNs"
    open_uses: tuple[Span, ...] = ()  # outside explanations and quotations, in reading order
    letters_at: tuple[Span, ...] = ()  # the letters of each of `meanings`
    in_glossary: tuple[bool, ...] = ()  # whether each of `meanings` is a line of a glossary
    sure: bool = True  # whether the first candidate may be offered as the only one
    plain_meanings: tuple[str, ...] = ()  # what our list says of each candidate; "" where nothing
    in_full: tuple[float, ...] = ()  # of ten newcomers, how many stop at each candidate
    supported: bool = True  # whether anything in the paper speaks for one of the candidates
    readers: float = 0.0  # of ten people who are new to the group, how many would stop
    in_roll: bool = False  # stands in lists of those present alone


class Tags(Protocol):
    """Penn tags of the words of one paper, each worked out once."""

    def __call__(self, index: int, token: int) -> str:
        """The tag of token number `token` of passage number `index`."""

    def prefetch(self, requests: Iterable[tuple[int, int]]) -> None:
        """Tag these words (passage index, token number) now: together they take less time."""


@dataclass(frozen=True, slots=True)
class Analysis:
    """Everything a rule may look at."""

    document: Document
    settings: Settings
    passages: tuple[Passage, ...]
    acronyms: tuple[AcronymUse, ...]
    terms: tuple[TermUse, ...]
    explained: frozenset[tuple[int, int]]  # passage, token: terms that the paper explains
    fields: frozenset[str]  # the names of those that the paper is of
    sentences: tuple[Sentence, ...]
    difficulty: float
    readability: Readability
    tags: Tags
    _known: dict[Hashable, Any] = field(default_factory=dict, repr=False, compare=False)

    def once(self, find_out: Callable[[Analysis], T]) -> T:
        """What this finds out of the paper, found out when it is first asked for."""
        if find_out not in self._known:
            self._known[find_out] = find_out(self)
        found: T = self._known[find_out]
        return found

    def passage_at(self, position: int) -> Passage | None:
        """The passage that begins at or last before a source position, or None before the first."""
        starts, order = self.once(_in_order)
        at = bisect_right(starts, position) - 1
        return order[at] if at >= 0 else None

    def heading_over(self, position: int) -> str:
        """The text of the last heading that begins at or before a source position, or ""."""
        from plainspeak.model import BlockKind

        found = ""
        for block in self.document.blocks:
            if block.span.start > position:
                break
            if block.kind is BlockKind.HEADING:
                found = block.text
        return found


def _in_order(analysis: Analysis) -> tuple[list[int], list[Passage]]:
    """Where the passages begin in the source, and the passages in that order."""
    order = sorted(analysis.passages, key=lambda passage: passage.block.span)
    return [passage.block.span.start for passage in order], order
