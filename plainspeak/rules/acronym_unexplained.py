"""Letters that the paper never explains."""

from __future__ import annotations

from collections.abc import Iterator

from plainspeak.analysis.types import AcronymNote, AcronymUse, Analysis
from plainspeak.model import AcronymState, Finding, Related, Severity, Suggestion
from plainspeak.rules._acronyms import (
    either,
    in_place,
    is_hard,
    is_plural,
    rest,
    shortened,
    spelled_out,
    under,
)
from plainspeak.rules.base import NoOptions, Rule

PLAIN_WORDS = {
    "asap": "as soon as you can",
    "eod": "the end of the day",
    "cob": "the end of the working day",
    "eta": "expected time",
    "fyi": "for your information",
    "nb": "please note",
    "pto": "please turn over",
    "rsvp": "please reply",
    "tba": "to be announced",
    "wef": "from",
}
"""Letters of everyday letters and e-mails, and what to say in their place."""
_MOST_OFFERED = 2  # meanings


def check(analysis: Analysis, options: NoOptions) -> Iterator[Finding]:
    """One finding for each set of letters that is never explained, at its first open use."""
    for use in analysis.acronyms:
        if use.first_use is None:
            continue
        plain = use.acronym.short.lower() in PLAIN_WORDS
        if use.acronym.state is AcronymState.UNEXPLAINED and not plain:
            yield _unexplained(analysis, use)
        elif plain and use.acronym.state in (AcronymState.UNEXPLAINED, AcronymState.WELL_KNOWN):
            yield _plain_words(analysis, use)
        elif AcronymNote.ENDED in use.notes and use.acronym.state is not AcronymState.ALLOWED:
            yield _out_of_date(analysis, use)
    yield from _joined(analysis)


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
            severity=Severity.WORTH_A_LOOK,
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
    assert use.first_use is not None
    short = use.acronym.short
    offered = [c for c in use.acronym.candidates if _can_be(use.form, c)][:_MOST_OFFERED]
    sure = use.sure or AcronymNote.LOCAL_SENSE in use.notes
    related: tuple[Related, ...] = ()
    severity = Severity.FIX_FIRST
    message = f"New members may not know {use.form}."
    why = ["It is never explained in this paper."]
    if AcronymNote.GUESSED in use.notes and use.acronym.expansion:
        long = use.acronym.expansion
        offered, sure, severity = [long], True, Severity.WORTH_A_LOOK
        message = f"New members may not see that {use.form} is {_article(long)}{long}."
        why = ["The name is there in full, but not next to the letters."]
        at = use.acronym.explained_at
        if at is not None:
            place = under(analysis, at.start)
            related = (Related(at.start, at.end, f"the name in full{place}"),)
    elif AcronymNote.LOCAL_SENSE in use.notes:
        message = (
            f"Here {use.form} probably means ‘{offered[0]}’. Newcomers may read it another way."
        )
        why = ["Most people know these letters for something else."]
    elif not sure and len(offered) > 1:
        message = f"New members may not know {use.form}. It can mean more than one thing."
        why.append(f"It could be {either(offered[:_MOST_OFFERED])}.")
    suggestions = _suggestions(analysis, use, offered if not sure else offered[:1], sure)
    if AcronymNote.ENDED in use.notes and sure:
        now = use.notes[AcronymNote.ENDED]
        why.append("The name has changed or ended.")
        if now:
            suggestions = (*suggestions, Suggestion(f"{now}, if you mean what it is today", False))
    if sure and use.plain_meanings and use.plain_meanings[0]:
        why.append(f"What it means: {_lower_first(use.plain_meanings[0])}")
    if AcronymNote.SPELLS_A_WORD in use.notes:
        why.append(f"Read aloud it sounds like the word ‘{use.notes[AcronymNote.SPELLS_A_WORD]}’.")
    if AcronymNote.SAME_THING in use.notes:
        why.append(f"The paper also says {use.notes[AcronymNote.SAME_THING]}. Choose one.")
    start, end = use.first_use
    return Finding(
        start=start,
        end=end,
        rule=RULE.name,
        text=use.form,
        severity=severity,
        message=message,
        why=" ".join(why),
        suggestions=suggestions,
        related=related,
        evidence={"short": short, "uses": len(use.open_uses), "senses": len(offered)},
        also_at=rest(use),
    )


def _suggestions(
    analysis: Analysis, use: AcronymUse, offered: list[str], sure: bool
) -> tuple[Suggestion, ...]:
    assert use.first_use is not None
    if not offered:
        return (Suggestion(f"the words in full the first time, then ({use.form})", False),)
    if not sure:
        placed = [in_place(analysis, use.first_use, use.form, long)[0] for long in offered]
        return tuple(Suggestion(f"{long} ({use.form})", False) for long in placed)
    full = spelled_out(analysis, use, offered[0])
    gloss = use.plain_meanings[0] if use.plain_meanings else ""
    if gloss and is_hard(offered[0]) and AcronymNote.LOCAL_SENSE not in use.notes:
        words = _lower_first(gloss).rstrip(".")
        return (Suggestion(f"{use.form} ({words})", True), Suggestion(full.text, False))
    if len(use.open_uses) > 1:
        return (full,)
    alone, fits = in_place(analysis, use.first_use, use.form, offered[0])
    return (full, Suggestion(alone, fits))


def _plain_words(analysis: Analysis, use: AcronymUse) -> Finding:
    """Letters that many people know and for which plain words do as well: ASAP."""
    assert use.first_use is not None
    start, end = use.first_use
    words, fits = in_place(
        analysis, use.first_use, use.form, PLAIN_WORDS[use.acronym.short.lower()]
    )
    return Finding(
        start=start,
        end=end,
        rule=RULE.name,
        text=use.form,
        severity=Severity.SMALL_THING,
        message=f"Some readers may not know {use.form}, and plain words do as well.",
        why="Words are friendlier than letters here, and nobody has to work them out.",
        suggestions=(Suggestion(words, fits),),
        evidence={"short": use.acronym.short, "uses": len(use.open_uses)},
        also_at=rest(use),
    )


def _out_of_date(analysis: Analysis, use: AcronymUse) -> Finding:
    """A name that has ended, though its letters are explained or known."""
    assert use.first_use is not None
    now = use.notes[AcronymNote.ENDED]
    start, end = use.first_use
    return Finding(
        start=start,
        end=end,
        rule=RULE.name,
        text=use.form,
        severity=Severity.SMALL_THING,
        message=f"Newcomers may look for {use.form} under a name that is no longer used.",
        why="The name has changed or ended. Keep it if you write about the past.",
        suggestions=(Suggestion(now, False),) if now else (),
        evidence={"short": use.acronym.short, "uses": len(use.open_uses)},
        also_at=rest(use),
    )


def _can_be(form: str, long: str) -> bool:
    """Whether letters in this number can stand for this: PAs are no place called Pennsylvania."""
    return not (is_plural(form) and long[:1].isupper() and " " not in long)


def _article(long: str) -> str:
    return "the " if long[:1].isupper() else ""


def _lower_first(text: str) -> str:
    first = text.split(" ", 1)[0]
    keep = first.isupper() and len(first) > 1
    return shortened(text if keep else text[:1].lower() + text[1:], 160)


RULE = Rule(
    name="acronym-unexplained",
    summary="Letters that stand for something and are never explained.",
    severity=Severity.FIX_FIRST,
    check=check,
    sources=(
        "NHS digital service manual: explain an abbreviation the first time",
        "GOV.UK content guidance",
    ),
)
