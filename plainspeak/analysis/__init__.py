"""From a Document to an Analysis: tokens, sentences, acronyms, terms, difficulty."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from plainspeak.analysis import difficulty, pipeline, protected, readability, terms
from plainspeak.analysis.acronyms.index import index as acronyms_of
from plainspeak.analysis.fields import cues_met, fields_of
from plainspeak.analysis.sentences import sentences
from plainspeak.analysis.tags import Tagger
from plainspeak.analysis.types import Analysis, Passage, Settings
from plainspeak.analysis.words import prepare, word
from plainspeak.model import Block, Document


def analyse(document: Document, settings: Settings) -> Analysis:
    """Read a document as the rules need it."""
    found = [pipeline.tokens(block.text) for block in document.blocks]
    prepare({text for texts, _ in found for text in texts})
    bare = [
        _passage(i, block, *tokens)
        for i, (block, tokens) in enumerate(zip(document.blocks, found, strict=True))
    ]
    passages = tuple(
        replace(passage, protected=spans) if spans else passage
        for passage, spans in zip(bare, protected.protect(bare), strict=True)
    )
    tags = Tagger(passages, settings.pipeline)
    cues = cues_met(passages, settings.lexicon)
    fields = fields_of(cues)
    index = acronyms_of(document, passages, settings, cues)
    listed = terms.find(document, passages, index, settings, tags, cues)
    rated, overall = difficulty.rate(passages, index)
    return Analysis(
        document=document,
        settings=settings,
        passages=passages,
        acronyms=index,
        terms=listed.uses,
        explained=listed.explained,
        fields=fields,
        sentences=rated,
        difficulty=overall,
        readability=readability.measure(passages, settings.country),
        tags=tags,
    )


def _passage(index: int, block: Block, texts: Sequence[str], starts: tuple[int, ...]) -> Passage:
    return Passage(
        index, block, tuple(map(word, texts)), starts, sentences(texts, block.text, starts)
    )
