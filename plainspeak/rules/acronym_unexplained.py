"""Letters that the paper never explains."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache

from plainspeak.analysis.fields import is_telling
from plainspeak.analysis.heads import is_mass
from plainspeak.analysis.phrasing import going_on, joined
from plainspeak.analysis.types import AcronymNote, AcronymUse, Analysis
from plainspeak.lexicon import Lexicon
from plainspeak.model import AcronymState, Finding, Related, Severity, Suggestion
from plainspeak.rules._acronyms import (
    FEW_STOP,
    at_first_use,
    gloss,
    gloss_in_place,
    in_place,
    is_plural,
    shortened,
    spelled_out,
    under,
    with_letters,
)
from plainspeak.rules.base import Kind, NoOptions, Rule, severity_of

_WORD_AND_NUMBER = re.compile(r"[a-z]+ \d+[A-Z]?")
JOINED = 2.5  # of ten readers, those who stop again at two sets that they met before
_MOST_OFFERED = 4  # meanings


def check(analysis: Analysis, options: NoOptions) -> Iterator[Finding]:
    """One finding for each set of letters that is never explained, at its first open use."""
    for use in analysis.acronyms:
        if use.first_use is None:
            continue
        plain = use.acronym.short.lower() in _plain_words_of(analysis.settings.lexicon)
        if AcronymNote.ELSEWHERE in use.notes and use.acronym.state is AcronymState.EXPLAINED:
            yield _elsewhere(analysis, use)
        elif use.acronym.state is AcronymState.UNEXPLAINED and not plain:
            yield _unexplained(analysis, use)
        elif plain and use.acronym.state in (AcronymState.UNEXPLAINED, AcronymState.WELL_KNOWN):
            yield _plain_words(analysis, use)
        elif AcronymNote.ENDED in use.notes and use.acronym.state is not AcronymState.ALLOWED:
            yield _out_of_date(analysis, use)
    yield from _joined(analysis)


@lru_cache(maxsize=4)
def _plain_words_of(lexicon: Lexicon) -> Mapping[str, str]:
    """Letters of everyday letters and e-mails, and what to say in their place: ASAP."""
    return {
        known.short.lower(): known.now
        for known in lexicon.acronyms
        if known.now and not known.ended
    }


def _joined(analysis: Analysis) -> Iterator[Finding]:
    """Two sets of letters run together that were met before and never explained: EDI/PPIE."""
    source = analysis.document.source
    open_ = [u for u in analysis.acronyms if u.acronym.state is AcronymState.UNEXPLAINED]
    at = {span.start: (span, use) for use in open_ for span in use.open_uses[1:]}
    done: set[str] = set()
    for start in sorted(at):
        span, use = at[start]
        if source[span.end : span.end + 1] != "/" or span.end + 1 not in at:
            continue
        second, other = at[span.end + 1]
        text = source[start : second.end]
        if text in done:
            continue
        done.add(text)
        yield Finding(
            start=start,
            end=second.end,
            rule=RULE.name,
            text=text,
            severity=severity_of(JOINED, analysis.settings.bands),
            readers=JOINED,
            message=f"New members have two sets of letters to work out in {text}.",
            why="Neither is explained in this paper, and the stroke does not say how they go "
            "together.",
            suggestions=(Suggestion(_both(use, other), False),),
            evidence={"short": text, "uses": 1},
        )


def _both(one: AcronymUse, other: AcronymUse) -> str:
    """Two long forms joined in words, or the letters where our list has none."""
    first, second = (u.acronym.candidates[:1] or (u.acronym.short,) for u in (one, other))
    return f"{first[0]}, and {second[0]}"


def _unexplained(analysis: Analysis, use: AcronymUse) -> Finding:
    offered = [c for c in use.acronym.candidates if _can_be(use.form, c)][:_MOST_OFFERED]
    message, why, related = _said(analysis, use, offered)
    suggestions = _suggestions(analysis, use, offered)
    if AcronymNote.ENDED in use.notes and use.sure:
        now = use.notes[AcronymNote.ENDED]
        why.append("The name has changed or ended.")
        if now:
            suggestions = (*suggestions, Suggestion(f"{now}, if you mean what it is today", False))
    if use.sure and use.plain_meanings and use.plain_meanings[0] and not gloss(use):
        why.append(f"What it means: {going_on(use.plain_meanings[0])}")
    if AcronymNote.SPELLS_A_WORD in use.notes:
        why.append(f"Read aloud it sounds like the word ‘{use.notes[AcronymNote.SPELLS_A_WORD]}’.")
    if AcronymNote.SAME_THING in use.notes:
        why.append(f"The paper also says {use.notes[AcronymNote.SAME_THING]}. Choose one.")
    return at_first_use(
        analysis,
        use,
        RULE.name,
        message,
        " ".join(why),
        suggestions,
        related=related,
        evidence={
            "senses": len(offered),
            "supported": int(_helps(use, offered)),
            "sure": int(use.sure or not is_telling(analysis.passages)),
            "in_roll": int(use.in_roll),
        },
    )


def _said(
    analysis: Analysis, use: AcronymUse, offered: list[str]
) -> tuple[str, list[str], tuple[Related, ...]]:
    """What a person is told about letters that are never explained, and the place of the words."""
    why = ["It is never explained in this paper."]
    unknown = f"New members may not know {use.form.rstrip('.')}."
    if AcronymNote.GUESSED in use.notes and offered:
        at = use.acronym.explained_at
        place = under(analysis, at.start) if at is not None else ""
        related = (Related(at.start, at.end, f"the words in full{place}"),) if at else ()
        if use.sure:
            long = offered[0]
            message = f"New members may not see that {use.form} is {_article(long)}{long}."
            return message, ["The words are there in full, but not tied to its letters."], related
        words = joined([f"‘{shortened(long)}’" for long in offered])
        message = f"New members cannot tell what {use.form} stands for here."
        return message, [f"The paper has the words {words}, not tied to its letters."], related
    if AcronymNote.LOCAL_SENSE in use.notes and offered:
        message = (
            f"Here {use.form} probably means ‘{offered[0]}’. Newcomers may read it another way."
        )
        return message, ["Most people know these letters for something else."], ()
    if not use.sure and len(offered) > 1:
        why.append(f"It may stand for {joined(offered)}.")
        return f"{unknown} It can mean more than one thing.", why, ()
    if not use.sure and offered:
        if use.supported:
            why.append(f"It probably stands for {offered[0]}.")
        else:
            why.append(f"It may stand for {offered[0]}, but nothing in the paper says so.")
    return unknown, why, ()


def _suggestions(analysis: Analysis, use: AcronymUse, offered: list[str]) -> tuple[Suggestion, ...]:
    assert use.first_use is not None
    write_out = Suggestion(f"the words in full the first time, then ({use.form})", False)
    if not offered:
        return (write_out,)
    if not use.sure:
        placed = [in_place(analysis, use.first_use, use.form, long)[0] for long in offered]
        told = tuple(Suggestion(with_letters(analysis, use, long), False) for long in placed)
        if is_telling(analysis.passages):
            return (write_out, *told) if use.supported else (write_out,)
        if use.supported:
            return told
        several = joined(placed).replace(" The ", " the ")  # the first alone begins a sentence
        return (Suggestion(with_letters(analysis, use, several), False),)
    said = _gloss(analysis, use)
    full = spelled_out(analysis, use, offered[0], said)
    untold = "" if AcronymNote.LOCAL_SENSE in use.notes else gloss(use)
    if untold and not said:  # it cannot stand in the place
        return (full, Suggestion(f"say what it is: {going_on(untold).rstrip('.')}", False))
    if said or len(use.open_uses) > 1:
        return (full,)
    alone, fits = in_place(analysis, use.first_use, use.form, offered[0])
    return (full, Suggestion(alone, fits))


def _gloss(analysis: Analysis, use: AcronymUse) -> str:
    """What the thing is for which sure letters stand, if the words alone would not tell a newcomer;
    else ""."""
    local = AcronymNote.LOCAL_SENSE in use.notes
    return "" if local or not use.sure else gloss_in_place(analysis, use)


def _elsewhere(analysis: Analysis, use: AcronymUse) -> Finding:
    """Letters that another paper of the pack, or the group's glossary, explains."""
    assert use.acronym.expansion is not None
    where = use.notes[AcronymNote.ELSEWHERE]
    return at_first_use(
        analysis,
        use,
        RULE.name,
        f"New members find {use.form} explained in {where}, and not here.",
        "Some readers have this paper alone. Once in full here helps them.",
        (spelled_out(analysis, use, use.acronym.expansion),),
    )


def _plain_words(analysis: Analysis, use: AcronymUse) -> Finding:
    """Letters that many people know and for which plain words do as well: ASAP."""
    assert use.first_use is not None
    plain = _plain_words_of(analysis.settings.lexicon)[use.acronym.short.lower()]
    words, fits = in_place(analysis, use.first_use, use.form, plain)
    return at_first_use(
        analysis,
        use,
        RULE.name,
        f"Some readers may not know {use.form}, and plain words do as well.",
        "Words are friendlier than letters here, and nobody has to work them out.",
        (Suggestion(words, fits),),
    )


def _out_of_date(analysis: Analysis, use: AcronymUse) -> Finding:
    """A name that has ended, though its letters are explained or known."""
    now = use.notes[AcronymNote.ENDED]
    return at_first_use(
        analysis,
        use,
        RULE.name,
        f"Newcomers may look for {use.form} under a name that is no longer used.",
        "The name has changed or ended. Keep it if you write about the past.",
        (Suggestion(now, False),) if now else (),
        readers=min(use.readers, FEW_STOP),
    )


def _helps(use: AcronymUse, offered: Sequence[str]) -> bool:
    """Whether something speaks for what is offered, and it is more than a word and the number that
    the letters have: "section 20", "pathway 2"."""
    tells = not (offered and _WORD_AND_NUMBER.fullmatch(offered[0]))
    return (use.sure or use.supported) and tells


def _can_be(form: str, long: str) -> bool:
    """Whether letters in this number can stand for this: PAs are no place called Pennsylvania, and
    SAEs no small area estimation."""
    place = long[:1].isupper() and " " not in long
    return not (is_plural(form) and (place or is_mass(long.rpartition(" ")[2].lower())))


def _article(long: str) -> str:
    return "the " if long[:1].isupper() else ""


RULE = Rule(
    name="acronym-unexplained",
    summary="Letters that stand for something and are never explained.",
    severity=Severity.FIX_FIRST,
    check=check,
    kind=Kind.LETTERS,
    called="letters never explained",
    order=20,
    own_text=False,
    stops=True,
    fact=("{n} set of letters is never explained.", "{n} sets of letters are never explained."),
    sources=(
        "NHS digital service manual: explain an abbreviation the first time",
        "GOV.UK content guidance",
    ),
)
