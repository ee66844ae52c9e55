"""What a paper has in full: whether words stand in it, and words whose initials are its letters."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Mapping, Sequence, Set
from functools import cached_property
from itertools import islice

from plainspeak.analysis.acronyms.explanations import Explanation, Kind, in_block
from plainspeak.analysis.acronyms.explanations.alignment import SMALL, TURN
from plainspeak.analysis.familiarity import is_word
from plainspeak.analysis.types import Passage
from plainspeak.model import BlockKind
from plainspeak.wordclasses import any_of, capitals, members

_NAME = re.compile(
    r"[A-ZÀ-Þ0](?<![\w'’].)[\w'’]{1,40}"  # a search can jump to the capital
    rf"(?:(?:,?[ \n]|[ \n-])(?:(?:{any_of('small-words-in-names')})[ \n]){{0,2}}"
    r"[A-ZÀ-Þ0][\w'’]{0,40}){1,11}"
)
_RUN = re.compile(r"[a-z][a-z'’]{1,40}(?:[ \n-][a-z][a-z'’]{1,40}){3,40}")
_WORD = re.compile(r"[\w'’]+|&")
_WORD_BEFORE = re.compile(r"(\w+)[ \n]\Z")
_WORD_AFTER = re.compile(r"[ \n](\w+)")
_PART = re.compile(r"[^\W\d_][\w'’]+")
_LONGEST_TITLE = 150  # characters
_BEFORE_NAME = members("before-names")
_LONGEST_SEARCH = 300  # expansions that are looked for in one paper
_PAIR = 2  # letters; so few fit too many names, unless the last word is a body or a role
_PLACE = 5  # letters from which a word in a title all in capitals is a name
_IN_SMALL = 4  # letters from which words in small letters are no chance

_runs = re.compile(r"\w+").findall


def begins_word(text: str, word: str) -> bool:
    """Whether a word of the text is this one or begins with it."""
    at = text.find(word)
    while at >= 0:
        if at == 0 or not text[at - 1].isalnum():
            return True
        at = text.find(word, at + 1)
    return False


class PaperText:
    """All blocks of a paper in lower case. A long paper is searched only for what it may hold."""

    def __init__(self, texts: Iterable[str]) -> None:
        self.lower = "\n".join(texts).lower().replace("–", "-")

    @cached_property
    def _words(self) -> Sequence[str]:
        return sorted(set(_runs(self.lower)))

    @cached_property
    def _backwards(self) -> Sequence[str]:
        return sorted(word[::-1] for word in self._words)

    def has(self, phrase: str) -> bool:
        """Whether the paper holds these characters, in lower case."""
        return self._may_have(phrase) and phrase in self.lower

    def has_beginning(self, word: str) -> bool:
        """Whether a word of the paper is this one, in lower case, or begins with it."""
        if word.isalnum():
            return _is_beginning(self._words, word)
        return self._may_have(word) and begins_word(self.lower, word)

    def _may_have(self, phrase: str) -> bool:
        first, *others = _runs(phrase) or [""]
        if not others:
            return True
        *between, last = others
        return (
            _is_beginning(self._backwards, first[::-1])
            and _is_beginning(self._words, last)
            and all(_is_beginning(self._words, word) for word in between)
        )


def _is_beginning(words: Sequence[str], wanted: str) -> bool:
    """Whether one of these sorted words begins with the one wanted."""
    place = bisect_left(words, wanted)
    return place < len(words) and words[place].startswith(wanted)


def in_full(
    passages: Sequence[Passage],
    whole: PaperText,
    keys: Iterable[str],
    expansions: Mapping[str, Sequence[str]],
    told: Set[str] = frozenset(),
    rolls: Set[int] = frozenset(),
) -> dict[str, list[Explanation]]:
    """For each of these keys the different words in the paper that may be what it stands for,
    those of the title first, then those that the list knows (`expansions`), then names; not names
    for letters that mean something to many people (`told`): of 20 such names 8 were right; nor
    people, in the passages that list them (`rolls`)."""
    wanted = {k for k in keys if len(k) >= _PAIR and k.replace("&", "").isalpha()}
    found: dict[str, list[Explanation]] = {}
    if not passages:
        return found
    for explanation, key in (
        *_in_titles(passages, wanted, rolls),
        *_listed(passages, whole, expansions),
        *_in_names(passages, wanted - told, rolls),
    ):
        kept = found.setdefault(key, [])
        words = _plain(explanation.long)
        if all(words != _plain(k.long) for k in kept):
            kept.append(explanation)
    for explanation, key in _in_small(passages, set(wanted - found.keys())):
        found.setdefault(key, []).append(explanation)
    return found


def _plain(long: str) -> str:
    return " ".join(long.lower().split())


def _in_titles(
    passages: Sequence[Passage], wanted: set[str], rolls: Set[int]
) -> Iterator[tuple[Explanation, str]]:
    """Words of the paper's title, in any case."""
    for i, passage in enumerate(passages[:3]):
        text = passage.block.text
        is_title = not i or passage.block.kind is BlockKind.HEADING
        if len(text) > _LONGEST_TITLE or not is_title or i in rolls:
            continue
        words = [w for w in _PART.finditer(text) if w.group().lower() not in SMALL]
        initials = "".join(w.group()[0].lower() for w in words)
        shouted = text.isupper()  # HARLSTOCK TOWN COUNCIL
        for key in wanted:
            at = initials.find(key)
            group = words[at : at + len(key)]
            if at < 0 or any(_are_letters(w.group(), shouted=shouted) for w in group):
                continue
            small = any(w.group()[0].islower() for w in group)
            if len(key) == _PAIR and (small or not _is_body(group[-1].group())):
                continue
            yield _place(i, text, group[0].start(), group[-1].end()), key


def _are_letters(word: str, *, shouted: bool) -> bool:
    """Whether a word of a title is itself letters that stand for something."""
    if not word.isupper() or _is_word(word):
        return False
    return not shouted or len(word) < _PLACE


def _is_word(capitals: str) -> bool:
    name = capitals.capitalize()
    return is_word(capitals) or name in members("bodies") or name in members("no-surnames")


def _is_body(word: str) -> bool:
    name = word.capitalize().removesuffix("'s")
    return name in members("bodies") or name in capitals("roles")


def _in_names(
    passages: Sequence[Passage], wanted: set[str], rolls: Set[int]
) -> Iterator[tuple[Explanation, str]]:
    for i, passage in enumerate(passages):
        text = passage.block.text
        for match in _NAME.finditer(text):
            if match.group().isupper():
                continue
            words = list(_WORD.finditer(match.group()))
            if i in rolls and not any(_is_body(word.group()) for word in words):
                continue  # "Daniel Pask and Shazia Noor"
            large = [w for w in words if w.group()[0].isupper() or w.group()[0] == "0"]
            for group in (large, words):
                initials = "".join([_initial(w.group()) for w in group])
                for key in _parts(initials) & wanted:
                    at = initials.find(key)
                    if _begins(group, at, at + len(key)):
                        start = match.start() + group[at].start()
                        last = group[at + len(key) - 1]
                        if not _ends_a_name(last.group()):
                            continue  # "Standing Orders for the Conduct", "Housing Assistance P"
                        if text[match.start() + last.end() :][:1] == "-":
                            continue  # "Parish Council Co-option"
                        end = match.start() + last.end() - 2 * last.group().endswith(("'s", "’s"))
                        yield _place(i, text, start, end), key


def _ends_a_name(word: str) -> bool:
    return len(word) > 1 and word[0].isupper()


def _initial(word: str) -> str:
    if word in ("and", "&"):
        return "&"
    return "o" if word[0] == "0" else word[0].lower()


def _parts(initials: str) -> set[str]:
    """What may be a key in these initials, also with "and" left out."""
    found: set[str] = set()
    for letters in {initials, initials.replace("&", "a")}:
        ends = range(_PAIR, len(letters) + 1)
        found.update(letters[i:end] for end in ends for i in range(end - _PAIR + 1))
    return found


def _begins(words: Sequence[re.Match[str]], first: int, last: int) -> bool:
    """Whether a name may begin at this word: not in the middle of another name, nor with letters
    that themselves stand for something."""
    if first < 0 or any(len(w.group()) > 1 and w.group().isupper() for w in words[first:last]):
        return False
    if words[first].group() in members("honorifics"):
        return False  # Cllr R Brown
    if not members("articles").isdisjoint(w.group().lower() for w in words[first:last]):
        return False  # The Senior Independent Director is no TSI
    if last - first == _PAIR:
        return last == len(words) and _is_body(words[last - 1].group())
    if first == 0 or (last == len(words) and all(w.group()[0].isupper() for w in words)):
        return True  # Fernbrook Patient Voice Forum: PVF
    before = words[first - 1].group()
    return before.lower() in _BEFORE_NAME or before.endswith(("'s", "’s", "s'"))


def _listed(
    passages: Sequence[Passage], whole: PaperText, expansions: Mapping[str, Sequence[str]]
) -> Iterator[tuple[Explanation, str]]:
    """The first place of each known expansion that the paper has in full."""
    lowers: list[str] = []
    for key, longs in islice(expansions.items(), _LONGEST_SEARCH):
        for long in longs:
            wanted = long.lower().replace("–", "-")
            if " " not in wanted or not whole.has(wanted):
                continue
            lowers = lowers or [p.block.text.lower().replace("–", "-") for p in passages]
            for i in [i for i, lower in enumerate(lowers) if wanted in lower]:
                text, at = passages[i].block.text, lowers[i].find(wanted)
                if len(lowers[i]) == len(text):
                    yield _place(i, text, at, at + len(wanted)), key
                    break


def _in_small(passages: Sequence[Passage], wanted: set[str]) -> Iterator[tuple[Explanation, str]]:
    """Words in small letters that stand side by side, for long sets of letters."""
    wanted = {k for k in wanted if len(k) >= _IN_SMALL}
    if not wanted:
        return
    for i, passage in enumerate(passages):
        text = passage.block.text
        for run in _RUN.finditer(text):
            parts = _PART.findall(text, *run.span())
            initials = "".join([word[0] for word in parts if word not in SMALL])
            for key in wanted:
                at = initials.find(key)
                if at >= 0:
                    words = [w for w in _PART.finditer(text, *run.span()) if w.group() not in SMALL]
                    start, end = words[at].start(), words[at + len(key) - 1].end()
                    if _is_phrase(text, start, end):
                        yield _place(i, text, start, end), key


def _is_phrase(text: str, start: int, end: int) -> bool:
    """Whether small words or signs stand on both sides, so that the words between are one thing,
    with no words such as "the" or "not" in it."""
    inside = set(text[start:end].split())
    if not inside.isdisjoint(members("function-words") - members("small-words-of-long-forms")):
        return False
    before = _WORD_BEFORE.search(text[max(0, start - 20) : start])
    after = _WORD_AFTER.match(text, end)
    return all(m is None or m[1].lower() in SMALL | TURN for m in (before, after))


def _place(passage: int, text: str, start: int, end: int) -> Explanation:
    """Words that stand in full and are not tied to letters."""
    return in_block(passage, text, (start, end), (start, end), Kind.NAME)
