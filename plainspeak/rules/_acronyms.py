"""What the rules about acronyms share: how to spell letters out where they stand."""

from __future__ import annotations

import re
from collections.abc import Iterable

from plainspeak.analysis.familiarity import familiarity
from plainspeak.analysis.types import AcronymUse, Analysis
from plainspeak.model import Related, Span, Suggestion

_BODY = re.compile(
    r"\b(?:Institutes?|Agency|Authority|Commission|Council|Service|Department|Office|Board|"
    r"Association|Society|Network|Collaboration|Centre|Center|Trust|Foundation|Administration|"
    r"Union|College|Ministry|Executive|Directorate|Tribunal|Ombudsman|Bureau|Committee|Group|"
    r"Test|Act|Code|Fund|Register|Team|Programme|Program)\b"
)
_DETERMINERS = frozenset(
    "the a an our your their its his her my this that these those each every any some no local "
    "another other which whose both all new old first second next last national regional".split()
)
_LETTERS = re.compile(r"[^\W\d_]{4,}")
_HARD = 2.7  # Zipf frequency below which few people know a word
_LAST_WORD = re.compile(r"[^\W\d_]+(?=[\s\"'‘“(*_]*$)")
_SENTENCE_START = re.compile(r"(?:^|[.!?:]\s|\n\s*(?:[-*#|>]+\s*)?)[\"'‘“*_(]*$")
_HEAD_OF = re.compile(r"^(\S+)( (?:of|for|and|in) .+)$")


def spelled_out(analysis: Analysis, use: AcronymUse, expansion: str) -> Suggestion:
    """The long form with the letters behind it, as it fits at the first use.

    `fits` is False where an article before it would have to change ("an MDT").
    """
    assert use.first_use is not None
    words, fits = in_place(analysis, use.first_use, use.form, expansion)
    return Suggestion(f"{words} ({use.form})", fits)


def in_place(analysis: Analysis, at: Span, form: str, expansion: str) -> tuple[str, bool]:
    """An expansion in number, capital and article as the place needs it, and whether it fits."""
    before = analysis.document.source[max(0, at.start - 60) : at.start]
    words = plural(expansion) if is_plural(form) else expansion
    match = _LAST_WORD.search(before)
    previous = match.group().lower() if match else ""
    if previous in {"a", "an"}:
        return words, (previous == "an") == sounds_like_vowel(words)
    starts = _SENTENCE_START.search(before) is not None
    if _BODY.search(words) and words[:1].isupper() and not is_plural(form):
        if previous not in _DETERMINERS and not starts:
            words = "the " + words
        elif starts and not before.endswith("|") and _runs_on(analysis, at):
            words = "The " + words
    elif starts and words[:1].islower() and not words.split()[0][1:].isupper():
        words = words[:1].upper() + words[1:]
    return words, True


def _runs_on(analysis: Analysis, at: Span) -> bool:
    """Whether a sentence goes on behind the letters, so that "The" may stand before them."""
    return re.match(r" [a-z]", analysis.document.source[at.end : at.end + 2]) is not None


def is_hard(expansion: str) -> bool:
    """Whether a long form is itself hard, so that plain words help more: glycated haemoglobin."""
    if expansion[:1].isupper():
        return False  # a name
    return any(familiarity(word) < _HARD for word in _LETTERS.findall(expansion.lower()))


def is_plural(form: str) -> bool:
    """Whether letters stand in the plural: PCNs."""
    return len(form) > 2 and form[-1] == "s" and (form[-2].isupper() or form[-2].isdigit())


def plural(expansion: str) -> str:
    """The plural of a long form: "heads of service", "primary care networks"."""
    match = _HEAD_OF.match(expansion)
    if match and not match[1].endswith("s"):
        return _plural_word(match[1]) + match[2]
    head, _, last = expansion.rpartition(" ")
    return f"{head} {_plural_word(last)}".strip()


def _plural_word(word: str) -> str:
    if word.endswith("s") and not word.endswith("ss"):
        return word
    if re.search(r"[^aeiou]y$", word):
        return word[:-1] + "ies"
    if re.search(r"(?:[sx]|[cs]h)$", word):
        return word + "es"
    return word + "s"


def sounds_like_vowel(words: str) -> bool:
    """Whether "an" goes before these words."""
    lower = words.lower()
    if re.match(r"(?:uni|use|eu|one\b|ut)", lower):
        return False
    return re.match(r"[aeiou]|hono|hour", lower) is not None


def under(analysis: Analysis, position: int) -> str:
    """ " under ‘Item 4’" for a place below a heading, or nothing."""
    heading = " ".join(analysis.heading_over(position).split())
    return f", under ‘{shortened(heading)}’" if heading else ""


def shortened(text: str, most: int = 50) -> str:
    """A text of at most so many characters, cut at a word."""
    return text if len(text) <= most else text[:most].rsplit(" ", 1)[0] + " …"


def explained_at(analysis: Analysis, use: AcronymUse, number: int, word: str) -> Related:
    """The place of one of the explanations: "explained later, under ‘Item 4’"."""
    span = use.meanings[number][1]
    return Related(span.start, span.end, word + under(analysis, span.start))


def rest(use: AcronymUse) -> tuple[Span, ...]:
    """The open uses after the first one."""
    return use.open_uses[1:]


def either(texts: Iterable[str]) -> str:
    """ "one", "one or two", "one, two or three"."""
    *most, last = texts
    return f"{', '.join(most)} or {last}" if most else last
