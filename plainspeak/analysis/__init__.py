"""From a Document to an Analysis: tokens, sentences, acronyms, terms, difficulty."""

from __future__ import annotations

from dataclasses import replace

from plainspeak.analysis import acronyms, difficulty, pipeline, protected, readability, terms
from plainspeak.analysis.sentences import sentences
from plainspeak.analysis.types import Analysis, Passage, Settings
from plainspeak.analysis.words import word
from plainspeak.model import Block, Document, Span


def analyse(document: Document, settings: Settings) -> Analysis:
    """Read a document as the rules need it."""
    bare = [_passage(i, block) for i, block in enumerate(document.blocks)]
    passages = tuple(
        replace(passage, protected=spans)
        for passage, spans in zip(bare, protected.protect(bare), strict=True)
    )
    known: dict[tuple[int, Span], tuple[str, ...]] = {}

    def tags(index: int, span: Span) -> tuple[str, ...]:
        if (index, span) not in known:
            texts = [w.text for w in passages[index].words[span.start : span.end]]
            known[index, span] = pipeline.tag([texts])[0]
        return known[index, span]

    index = acronyms.index(document, passages, settings)
    rated, overall = difficulty.rate(passages, index)
    return Analysis(
        document=document,
        settings=settings,
        passages=passages,
        acronyms=index,
        terms=terms.find(passages, settings, tags),
        sentences=rated,
        difficulty=overall,
        readability=readability.measure(passages, settings.country),
        tags=tags,
    )


def _passage(index: int, block: Block) -> Passage:
    texts, starts = pipeline.tokens(block.text)
    return Passage(
        index, block, tuple(word(t) for t in texts), starts, sentences(texts, block.text, starts)
    )
