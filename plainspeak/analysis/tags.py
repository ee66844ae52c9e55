"""Tags on demand: only the words that somebody asks about are tagged, many at a time."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from plainspeak.analysis.types import Passage
from plainspeak.model import Span

_LONG = 200
"""Tokens of a sentence from which on all of it is tagged with the first of them: getting so long a
sentence ready takes longer than tagging a word, and must not be done for each of its words."""

_NEIGHBOURS = 3
"""To tag one word by itself takes as much work as to tag so many of a sentence that is tagged as a
whole, because its neighbours have to be looked at for it alone."""


class Tagger:
    """Penn tags of the words of one paper, worked out once and in batches.

    Call it for one word; ask with `prefetch` for all words whose tags will be needed, because
    tagging many together is several times as fast as one after the other.
    """

    def __init__(self, passages: Sequence[Passage], name: str | None = None) -> None:
        """`name` is an installed spaCy pipeline to use in place of ours."""
        self._passages = passages
        self._name = name
        self._known: dict[tuple[int, int], str] = {}

    def __call__(self, index: int, token: int) -> str:
        """The tag of token number `token` of passage number `index`."""
        if (index, token) not in self._known:
            span = self._passages[index].sentence_of(token)
            whole = span.end - span.start > _LONG
            self.prefetch((index, i) for i in (range(*span) if whole else (token,)))
        return self._known[index, token]

    def prefetch(self, requests: Iterable[tuple[int, int]]) -> None:
        """Tag these words (passage index, token number) now, each once."""
        wanted: dict[tuple[int, Span], list[int]] = {}
        for index, token in dict.fromkeys(requests):
            if (index, token) not in self._known:
                span = self._passages[index].sentence_of(token)
                wanted.setdefault((index, span), []).append(token)
        if not wanted:
            return
        from plainspeak.analysis.tagger import tag, tag_words

        whole = [
            place
            for place, tokens in wanted.items()
            if len(tokens) * _NEIGHBOURS >= place[1].end - place[1].start
        ]
        for index, span in whole:
            del wanted[index, span]
        for (index, span), found in zip(
            whole, tag([self._texts(*place) for place in whole], self._name), strict=True
        ):
            self._known.update(((index, t), said) for t, said in enumerate(found, span.start))
        asked = [
            (self._texts(*place), [token - place[1].start for token in tokens])
            for place, tokens in wanted.items()
        ]
        for ((index, _), tokens), found_of in zip(
            wanted.items(), tag_words(asked, self._name), strict=True
        ):
            self._known.update(((index, t), said) for t, said in zip(tokens, found_of, strict=True))

    def _texts(self, index: int, span: Span) -> list[str]:
        return [w.text for w in self._passages[index].words[span.start : span.end]]
