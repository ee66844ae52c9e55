"""How well people know a word: its Zipf frequency, log10 of uses in a thousand million words."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from plainspeak.analysis import frequencies

_STEM = 3  # letters that must be left when an ending is taken off
_DOUBLED = re.compile(r"([bdfglmnprtvz])\1$")

_IRREGULAR = dict(
    pair.split("=")
    for pair in (
        "arose=arise arisen=arise bore=bear borne=bear began=begin begun=begin bent=bend "
        "bound=bind bled=bleed bred=breed broke=break broken=break chose=choose chosen=choose "
        "clung=cling crept=creep dealt=deal dug=dig drawn=draw drew=draw fed=feed fled=flee "
        "forbade=forbid forgave=forgive froze=freeze frozen=freeze ground=grind hung=hang "
        "hid=hide hidden=hide knelt=kneel laid=lay led=lead lent=lend lit=light "
        "meant=mean overcame=overcome overseen=oversee oversaw=oversee rebuilt=rebuild "
        "rewrote=rewrite rewritten=rewrite rose=rise risen=rise sank=sink sought=seek "
        "shrank=shrink shrunk=shrink slept=sleep slid=slide sprang=spring spun=spin stuck=stick "
        "strove=strive striven=strive swept=sweep swore=swear sworn=swear taught=teach "
        "thrown=throw threw=throw undergone=undergo underwent=undergo understood=understand "
        "undertaken=undertake undertook=undertake undone=undo wept=weep withdrawn=withdraw "
        "withdrew=withdraw withheld=withhold wound=wind wove=weave woven=weave wrung=wring "
        "children=child feet=foot teeth=tooth geese=goose mice=mouse lice=louse oxen=ox "
        "analyses=analysis bases=basis crises=crisis diagnoses=diagnosis hypotheses=hypothesis "
        "prognoses=prognosis syntheses=synthesis theses=thesis criteria=criterion "
        "phenomena=phenomenon bacteria=bacterium media=medium curricula=curriculum "
        "errata=erratum strata=stratum stimuli=stimulus foci=focus fungi=fungus nuclei=nucleus "
        "appendices=appendix indices=index matrices=matrix vertices=vertex formulae=formula "
        "vertebrae=vertebra larvae=larva halves=half lives=life leaves=leaf shelves=shelf "
        "selves=self knives=knife wives=wife calves=calf hooves=hoof scarves=scarf "
        "worse=bad worst=bad further=far furthest=far"
    ).split()
)
"""Irregular forms whose lemma is commoner than they are."""

_CLITICS = frozenset("n't 's 'll 've 're 'd 'm ca wo sha".split())  # "ca" + "n't"
_CLITIC_ZIPF = 7.0

_SPELLINGS: tuple[tuple[re.Pattern[str], str], ...] = tuple(
    (re.compile(pattern), other)
    for pattern, other in (
        (r"is(e|ed|es|er|ers|ing|ation|ations|ational|able)$", r"iz\1"),
        (r"ys(e|ed|es|er|ers|ing)$", r"yz\1"),
        (r"(?<=[a-z]{2})our", "or"),
        (r"(?<=[bt])re(s?)$", r"er\1"),
        (r"ogue(s?)$", r"og\1"),
        (r"ll(ed|ing|er|ers)$", r"l\1"),
        (r"ae", "e"),
        (r"oe", "e"),
        (r"ence(s?)$", r"ense\1"),
        (r"mme(s?)$", r"m\1"),
        (r"l(l?)ment(s?)$", r"llment\2"),
        (r"que(s?)$", r"ck\1"),
        (r"tise(s?|d)$", r"tice\1"),
        (r"gement", "gment"),
    )
)
"""British endings and what stands in their place in American spelling."""
_MAY_BE_BRITISH = re.compile(r"[iy]s|our|re|gue|ll|[ao]e|ence|mm|lment|que|gement")
_DIVIDERS = re.compile(r"[-–/.]")
_PLAIN_SIGHT = 5.0  # so common that other forms need no look


def familiarity(lower: str) -> float:
    """Zipf frequency of a word in lower case: 0 unknown, 3 rare, 4 known to most, 6 everyday.

    Of a word's forms and spellings the commonest counts: "mitigations" has the number of
    "mitigation", "utilise" that of "utilize". Of a hyphenated word the rarest part counts. Names
    have numbers like other words: whether a word is a name is for the caller to know.
    """
    return min(map(_of_part, _parts(lower)), default=0.0)


def prepare(words: Iterable[str]) -> None:
    """Look up these words (lower case) in one go, which spares a short paper most of the wait.

    What `familiarity` answers is the same with it and without.
    """
    if frequencies.wants_batches():
        parts = {part for word in words for part in _parts(word)}
        rare = [part for part in parts if not frequencies.is_common(part, _PLAIN_SIGHT)]
        frequencies.look_up({form for part in rare for form in _forms(part)})


def _parts(lower: str) -> list[str]:
    """The word, or the words between its hyphens, without possessive endings."""
    lower = lower.replace("’", "'")
    if lower in _CLITICS:
        return [lower]
    parts = [part for part in _DIVIDERS.split(lower) if any(c.isalpha() for c in part)]
    return [part.removesuffix("'s").strip("'") for part in parts or [lower]]


def _of_part(word: str) -> float:
    if word in _CLITICS:
        return _CLITIC_ZIPF
    own = zipf(word)
    return own if own >= _PLAIN_SIGHT else max(own, *(zipf(form) for form in _forms(word)), 0.0)


def _forms(word: str) -> Iterator[str]:
    """The word, what may be its lemmas, and each of these in American spelling."""
    for form in (word, *lemmas(word)):
        yield form
        yield from spellings(form)


def spellings(word: str) -> Iterator[str]:
    """What may be the American spelling of a word; also forms that do not exist."""
    if _MAY_BE_BRITISH.search(word):
        for pattern, other in _SPELLINGS:
            changed = pattern.sub(other, word)
            if changed != word:
                yield changed


def lemmas(word: str) -> Iterator[str]:
    """What may be the base form of an inflected word; also forms that do not exist."""
    if word in _IRREGULAR:
        yield _IRREGULAR[word]
    if word.endswith("s") and not word.endswith(("ss", "us", "is")) and len(word) > _STEM:
        yield word[:-1]
        if word.endswith("ies"):
            yield word[:-3] + "y"
        elif word.endswith(("ses", "xes", "zes", "ches", "shes", "oes")):
            yield word[:-2]
    if word.endswith(("ier", "iest")):
        yield word[: word.rindex("i")] + "y"
    for ending in ("ed", "ing"):
        stem = word.removesuffix(ending)
        if stem == word or len(stem) < _STEM:
            continue
        yield stem
        yield stem + "e"
        if stem.endswith("i"):
            yield stem[:-1] + "y"
        if _DOUBLED.search(stem):
            yield stem[:-1]


def zipf(spelling: str) -> float:
    """Zipf frequency of exactly this spelling in lower case; 0 where the data do not have it."""
    return frequencies.zipf(spelling)
