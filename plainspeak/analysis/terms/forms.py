"""Which form a term has where it stands: what decides on the form of the words that are offered for
it."""

from __future__ import annotations

from collections.abc import Callable

from plainspeak.analysis.grammar import inflected
from plainspeak.analysis.terms import senses
from plainspeak.analysis.terms.match import Candidate
from plainspeak.analysis.types import Passage

Tags = Callable[[int, int], str]
"""The Penn tag of a token: passage index, token number → tag."""

_IN_ITS_FORM = frozenset({"swap", "perhaps", "explain"})
"""Actions with words that follow the form of the term."""


def matters(candidate: Candidate) -> bool:
    """Whether words are offered for it that follow its form, and it has more forms than one."""
    return candidate.pattern.entry.action in _IN_ITS_FORM and len(set(candidate.tags)) > 1


def past_matters(candidate: Candidate) -> bool:
    """Whether words are offered for it that read differently for VBD ("did") and VBN ("done")."""
    return candidate.pattern.entry.action in _IN_ITS_FORM and _past_differs(candidate)


def _past_differs(candidate: Candidate) -> bool:
    """Whether a suggestion reads differently for VBD ("did") and VBN ("done")."""
    return {"VBD", "VBN"} <= set(candidate.tags) and any(
        inflected(text, "v", "VBD") != inflected(text, "v", "VBN")
        for text in candidate.pattern.entry.use_instead
    )


def sure_tag(candidate: Candidate, passage: Passage, tags: Tags) -> str:
    """The tag that decides how a suggestion is inflected, "" where it is not known."""
    said = tag_beside(candidate, passage)
    if not said and set(candidate.tags) == {"VBD", "VBN"} and past_matters(candidate):
        # A tagger's "VBN" is too often wrong: "sales decreased from …"
        return "VBD" if tags(passage.index, candidate.head) == "VBD" else ""
    return said


def tag_beside(candidate: Candidate, passage: Passage) -> str:
    """The same, as far as the form and the words before it say."""
    options = set(candidate.tags)
    begin = passage.sentence_of(candidate.first).start
    if "VB" in options and len(options) > 1:  # "put"
        said = senses.form_of_base(candidate, passage, begin)
        return said if said in options else ""
    if options == {"VB"}:
        return "VB" if senses.form_of_base(candidate, passage, begin) == "VB" else "VBP"
    if options == {"VBD", "VBN"}:
        if not _past_differs(candidate):
            return "VBD"
        return senses.past(candidate, passage, begin)
    return candidate.tags[0] if len(options) == 1 else ""
