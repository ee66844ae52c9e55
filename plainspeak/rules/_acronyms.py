"""What the rules about acronyms share: how to spell letters out where they stand."""

from __future__ import annotations

import re
from collections.abc import Mapping

from plainspeak.analysis.grammar import plural
from plainspeak.analysis.heads import is_link, is_only_noun, looks_plural
from plainspeak.analysis.phrasing import article, capitalised, going_on, takes_an
from plainspeak.analysis.stops.features import tokens_at
from plainspeak.analysis.types import AcronymUse, Analysis, Passage, Tags
from plainspeak.model import Finding, Related, Span, Suggestion
from plainspeak.rules.base import severity_of
from plainspeak.wordclasses import any_of, members

_BODY = re.compile(rf"\b(?:{any_of('bodies-with-the')})\b", re.IGNORECASE)
_DETERMINERS = members("determiners-before-letters")
_LAW = re.compile(r"\b(?:Act|Code|Order|Regulations)\b")
_YEAR = re.compile(r" (?:19|20)\d\d\b")
_SECTION = re.compile(r"\b(?:[Ss]ections?|[Pp]art|[Ss]chedule|[Aa]rticle|ss?\.?) ?\d[\w()]* $")
_ONE_BETWEEN = re.compile(r"\b([A-Za-z]+) ([a-z-]+) $")
_NEXT_WORD = re.compile(r"[ \u00a0]([^\W\d_]+)")
_NAME_BEFORE = re.compile(r"[a-z,]\s([A-Z][a-z]+) $")
_LAST_WORD = re.compile(r"[^\W\d_]+(?=[\s\"'‘“(*_]*$)")
_OWNER = re.compile(r"\w(?:['’]s|s['’])[\s\"‘“(*_]+$")
_SENTENCE_START = re.compile(r"(?:^|[.!?]\s|\n\s*(?:\n|[-*#|>]+)\s*)[\"'‘“*_(]*$")
_LABEL = re.compile(r"\W*(?:[\w'’-]+\W+){0,3}[\w'’-]+\W*:[*_]*\s+[\"'‘“*_(]*")
"""A few words at the start of a line with a colon behind: "Action 3: ", not "by these means: "."""
_ARTICLE = re.compile(r"an?\s", re.IGNORECASE)
_JOINING = frozenset("-/'’")
_NOUNS = ("NN", "CD")


NO_HELP = 3.0  # of ten newcomers, who do not know what a thing is though they read its name in full
FEW_STOP = 1.5  # of ten readers, at letters for which plain words only would be friendlier


def at_first_use(
    analysis: Analysis,
    use: AcronymUse,
    rule: str,
    message: str,
    why: str,
    suggestions: tuple[Suggestion, ...],
    *,
    related: tuple[Related, ...] = (),
    evidence: Mapping[str, float | int | str] | None = None,
    readers: float | None = None,
) -> Finding:
    """A finding at the first open use of letters, with their other open uses; `readers` if it is
    another number than the index gives."""
    assert use.first_use is not None
    stop = use.readers if readers is None else readers
    return Finding(
        start=use.first_use.start,
        end=use.first_use.end,
        rule=rule,
        text=use.form,
        severity=severity_of(stop, analysis.settings.bands),
        message=message,
        why=why,
        suggestions=suggestions,
        related=related,
        evidence={"short": use.acronym.short, "uses": len(use.open_uses), **(evidence or {})},
        also_at=use.open_uses[1:],
        readers=stop,
    )


def spelled_out(analysis: Analysis, use: AcronymUse, expansion: str, gloss: str = "") -> Suggestion:
    """The long form with the letters behind it, as it fits at the first use, and what it is:
    "equality impact assessment (EIA: a check that a plan is fair to all)".

    `fits` is False where an article before it would have to change: the text then has the new one
    ("an MDT": "a multidisciplinary team (MDT)").
    """
    assert use.first_use is not None
    words, fits = in_place(analysis, use.first_use, use.form, expansion)
    return Suggestion(with_letters(analysis, use, words, gloss), fits)


def with_letters(analysis: Analysis, use: AcronymUse, words: str, gloss: str = "") -> str:
    """These words with the letters behind them, and what it is; within brackets without more
    round ones: "(Ann Day, chief investigator [CI])"."""
    assert use.first_use is not None
    if _is_in_brackets(analysis.document.source, use.first_use):
        return f"{words} [{use.form}]"
    beside = "(" in words or analysis.document.source.startswith(" (", use.first_use.end)
    told, (opens, closes) = use.form, "[]" if beside else "()"
    if gloss:
        said = going_on(gloss).rstrip(".")
        each = "each " if is_plural(told) and _ARTICLE.match(said) else ""
        told = f"{told}: {each}{said}"
    return f"{words} {opens}{told}{closes}"


def _is_in_brackets(source: str, at: Span) -> bool:
    """Whether a bracket is open on the same line."""
    line = source[source.rfind("\n", 0, at.start) + 1 : at.start]
    return line.count("(") > line.count(")")


def gloss_in_place(analysis: Analysis, use: AcronymUse) -> str:
    """What the first candidate is, where its words alone do not tell a newcomer and where it can
    stand: not between letters and the noun that they belong to ("the EIA form"); else ""."""
    assert use.first_use is not None
    said, at = gloss(use), use.first_use
    if not said or _is_in_brackets(analysis.document.source, at) or _is_before_noun(analysis, at):
        return ""
    return said


def _is_before_noun(analysis: Analysis, at: Span) -> bool:
    """Whether a noun or a number follows to which the letters belong ("the INT Board", "Band 6"),
    or they are part of a longer word: "RAG-rated", "PRS/PPL"."""
    sign, after = (analysis.document.source[at.end + i : at.end + i + 1] for i in (0, 1))
    if sign not in {" ", "\u00a0"}:
        return sign in _JOINING and after.isalnum()
    passage = analysis.passage_at(at.start)
    place = tokens_at(passage, at.start, at.end) if passage else None
    if passage is None or place is None:
        return False
    return _is_noun(passage, place, analysis.tags)


def _is_noun(passage: Passage, place: tuple[int, int], tags: Tags) -> bool:
    """Whether a noun or a number stands behind letters, which are these tokens."""
    words, following = passage.words, place[1] + 1
    if following >= len(words):
        return False
    tag, word = tags(passage.index, following), words[following].lower
    if tag.startswith(_NOUNS) and (tag != "NNS" or is_only_noun(word)):
        return True
    # A plural may be a verb: "the ICB plans to …", but "subject to DBS checks", "DBS checks for …".
    before = words[place[0] - 1].lower if place[0] else ""
    after = words[following + 1].lower if following + 1 < len(words) else ""
    at_start = not before and is_link(after)
    return tag in {"NNS", "VBZ"} and (is_link(before) or at_start or after == ":")


def gloss(use: AcronymUse) -> str:
    """What the first candidate is, where its words alone do not tell a newcomer; else ""."""
    tells = not use.in_full or use.in_full[0] < NO_HELP
    return "" if tells else use.plain_meanings[0]


def in_place(analysis: Analysis, at: Span, form: str, expansion: str) -> tuple[str, bool]:
    """An expansion in number, capital and article as the place needs it, without a last word that
    follows anyway, and whether it fits."""
    source = analysis.document.source
    before = source[max(0, at.start - 60) : at.start]
    following = _NEXT_WORD.match(source, at.end)
    after = following[1].lower() if following else ""
    words = plural(expansion) if is_plural(form) else expansion
    words = _without(words, after)
    match = _LAST_WORD.search(before)
    previous = match.group().lower() if match else ""
    if previous in {"a", "an"}:
        several = looks_plural(words.rpartition(" ")[2].lower()) and not is_plural(form)
        if (previous == "an") == takes_an(words):
            return words, not several
        return f"{article(words)} {words}", False
    block = analysis.passage_at(at.start)
    starts = (
        _SENTENCE_START.search(before) is not None
        or _LABEL.fullmatch(source, source.rfind("\n", 0, at.start) + 1, at.start) is not None
        or (block is not None and block.block.span.start == at.start)
    )
    takes_the = _takes_the(analysis, at, form, words)
    if starts and takes_the and not before.endswith("|") and _runs_on(analysis, at):
        words = "The " + words
    elif starts and words[:1].islower() and not words.split()[0][1:].isupper():
        words = capitalised(words)
    elif not starts and words.islower() and not is_plural(form) and _is_behind_a_name(before):
        words = _as_name(words)  # the Thornley North Primary Care Network
    elif not starts and takes_the:
        words = _the_before(words, before, previous) + words
    return words, True


def _takes_the(analysis: Analysis, at: Span, form: str, words: str) -> bool:
    """Whether these words in the place of letters are a body, a plan or a law by itself: "the
    Consumer Prices Index", not "Integrated Care Board policy"."""
    if is_plural(form) or not _BODY.search(words):
        return False
    behind = _YEAR.match(analysis.document.source, at.end)  # "section 1 PACE 1984"
    return behind is not None or not _is_before_noun(analysis, at)


def _the_before(words: str, before: str, previous: str) -> str:
    """ "the " or "of the " where the place has to have it; `previous` is the last word `before`."""
    if words[:1].islower():
        return "the " if is_link(previous) else ""  # "slippage on the cost improvement programme"
    if _LAW.search(words) and _SECTION.search(before):
        return "of the "  # "section 1 PACE"
    has_it = previous in _DETERMINERS or _OWNER.search(before) or _has_article(before)
    return "" if has_it or _is_behind_a_name(before) else "the "


def _has_article(before: str) -> bool:
    """Whether a determiner stands one word before, which goes with it: "our draft | LCWIP"; not
    "the report to | ICB"."""
    match = _ONE_BETWEEN.search(before)
    if match is None or match[1].lower() not in members("articles") | members("possessives"):
        return False
    return not is_link(match[2])


def _without(words: str, after: str) -> str:
    """The words without their last one, where it follows in the paper: "the S106 agreement"; a name
    stays whole: "the ICB board"."""
    first, _, last = words.rpartition(" ")
    follows = last.islower() and after in {last, plural(last)}
    return first if follows and " " in first and words[:1].islower() else words


def _is_behind_a_name(before: str) -> bool:
    """Whether a name stands straight before: "Norfolk | ALC", not "last Monday | CQC came"."""
    match = _NAME_BEFORE.search(before)
    word = match[1].lower() if match else ""
    dates = members("months") | members("weekdays") | members("sentence-starters")
    return bool(word) and word not in dates | members("function-words")


def _as_name(words: str) -> str:
    """Words with capitals, as a name has them."""
    small = members("small-words-in-titles")
    return " ".join(w if w in small else capitalised(w) for w in words.split(" "))


def _runs_on(analysis: Analysis, at: Span) -> bool:
    """Whether a sentence goes on behind the letters, so that "The" may stand before them."""
    return re.match(r" [a-z]", analysis.document.source[at.end : at.end + 2]) is not None


def is_plural(form: str) -> bool:
    """Whether letters stand in the plural: PCNs."""
    return len(form) > 2 and form[-1] == "s" and (form[-2].isupper() or form[-2].isdigit())


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
