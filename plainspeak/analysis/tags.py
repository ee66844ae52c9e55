"""Tags on demand: only the sentences that somebody asks about are tagged, many at a time."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from plainspeak.analysis.types import Passage
from plainspeak.model import Span


class Tagger:
    """Penn tags of the sentences of one paper, worked out once and in batches.

    Call it for one sentence; ask with `prefetch` for all sentences that will be needed, because
    tagging many together is several times as fast as one after the other.
    """

    def __init__(self, passages: Sequence[Passage], name: str | None = None) -> None:
        """`name` is an installed spaCy pipeline to use in place of ours."""
        self._passages = passages
        self._name = name
        self._known: dict[tuple[int, Span], tuple[str, ...]] = {}

    def __call__(self, index: int, span: Span) -> tuple[str, ...]:
        """The tags of the tokens `span` of passage number `index`."""
        if (index, span) not in self._known:
            self.prefetch([(index, span)])
        return self._known[index, span]

    def prefetch(self, requests: Iterable[tuple[int, Span]]) -> None:
        """Tag these sentences (passage index, token range) now, each once."""
        from plainspeak.analysis.tagger import tag

        wanted = [request for request in dict.fromkeys(requests) if request not in self._known]
        texts = [[w.text for w in self._passages[i].words[s.start : s.end]] for i, s in wanted]
        self._known.update(zip(wanted, tag(texts, self._name), strict=True))
