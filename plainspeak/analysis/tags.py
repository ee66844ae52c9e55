"""Tags on demand: only the words that somebody asks about are tagged, many at a time."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from plainspeak.analysis.types import Passage
from plainspeak.model import Span


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
            self.prefetch([(index, token)])
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
        from plainspeak.analysis.tagger import tag_words

        asked = []
        for (index, span), tokens in wanted.items():
            words = self._passages[index].words[span.start : span.end]
            asked.append(([w.text for w in words], [token - span.start for token in tokens]))
        for ((index, _), tokens), tags in zip(
            wanted.items(), tag_words(asked, self._name), strict=True
        ):
            self._known.update(((index, t), tag) for t, tag in zip(tokens, tags, strict=True))
