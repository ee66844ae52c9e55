"""Notebooks: the Markdown cells, at their places in the file."""

from __future__ import annotations

from dataclasses import replace

from plainspeak.model import Block, Comment, Definition, Document, InputError
from plainspeak.readers import markdown
from plainspeak.readers.ipynb_json import NotJson, Run, cells, decoded, place_of, places_of


def read(source: str) -> Document:
    """The Document in an .ipynb file. Code and what it puts out are not read.

    Raises InputError where the file is no notebook.
    """
    try:
        found = cells(source)
    except (NotJson, ValueError, RecursionError) as problem:
        raise InputError("this notebook is damaged or is something else.") from problem
    blocks: list[Block] = []
    definitions: list[Definition] = []
    comments: list[Comment] = []
    for number, cell in enumerate(found, start=1):
        if cell.kind not in ("markdown", "heading"):
            continue
        text, runs = decoded(source, cell.strings)
        read_cell = markdown.read(text)
        blocks += [_placed(block, runs, number) for block in read_cell.blocks]
        definitions += [
            Definition(short, long, place_of(span, runs))
            for short, long, span in read_cell.definitions
        ]
        comments += [Comment(text, place_of(span, runs)) for text, span in read_cell.comments]
    return Document(
        source,
        tuple(blocks),
        format="ipynb",
        definitions=tuple(definitions),
        comments=tuple(comments),
    )


def _placed(block: Block, runs: list[Run], number: int) -> Block:
    segments = tuple(piece for segment in block.segments for piece in places_of(segment, runs))
    place = f"cell {number}, {block.place}" if block.place else f"cell {number}"
    return replace(block, segments=segments, place=place)
