"""The blocks of a LaTeX paper while a walk goes through its source."""

from __future__ import annotations

from dataclasses import dataclass, field

from plainspeak.model import Block, BlockKind, Cell, Definition, Span
from plainspeak.readers import tex_commands as tables
from plainspeak.readers.flow import Flow
from plainspeak.readers.markdown_tables import table_place

_NESTED_NOTES = 5


@dataclass
class Context:
    """What surrounds the text that is being read."""

    place: str = ""
    lists: int = 0
    quotes: int = 0
    describing: list[bool] = field(default_factory=list)
    tables: list[list[int]] = field(default_factory=list)  # number, row, column
    groups: list[tuple[int, BlockKind | None, int]] = field(default_factory=list)
    """Where the open arguments end, the kind and level of block that each is; None: a quotation
    inside a sentence."""


class Page:
    """The text that is being read, in `flow`, what surrounds it, and the finished blocks."""

    def __init__(self, source: str) -> None:
        self.flow = Flow(source)
        self.blocks: list[Block] = []
        self.definitions: list[Definition] = []
        self.context = Context()
        self.term: tuple[str, int] | None = None  # of a description list, where it starts
        self._source = source
        self._notes: list[Block] = []
        self._outer: list[tuple[Flow, Context, list[Block], list[Block]]] = []
        self._heading = ""
        self._table_count = 0

    # -- environments, notes, cells ------------------------------------------------------------

    def enter(self, name: str) -> None:
        """A list, a quotation or a table begins; other environments change nothing."""
        context = self.context
        if name in tables.LISTS:
            context.lists += 1
            context.describing.append(name == "description")
        elif name in tables.QUOTATIONS:
            context.quotes += 1
        elif name in tables.TABLES:
            context.tables.append([self._table_count, 0, 0])
            self._table_count += 1

    def leave(self, name: str) -> None:
        """An environment ends."""
        context = self.context
        if name in tables.LISTS and context.lists:
            context.lists -= 1
            context.describing.pop()
        elif name in tables.QUOTATIONS and context.quotes:
            context.quotes -= 1
        elif name in tables.TABLES and context.tables:
            context.tables.pop()

    def next_cell(self, new_row: bool) -> None:
        """The text goes on in the next cell of the table, or in the first one of the next row."""
        self.close()
        table = self.context.tables[-1]
        table[1:] = [table[1] + 1, 0] if new_row else [table[1], table[2] + 1]

    def begin_note(self) -> bool:
        """A note begins inside a sentence, to be read after it; False where notes in notes go
        deeper than any paper's."""
        if len(self._outer) >= _NESTED_NOTES:
            return False
        self._outer.append((self.flow, self.context, self.blocks, self._notes))
        self.flow, self.context = Flow(self._source), Context("footnote")
        self.blocks, self._notes = [], []
        return True

    def end_note(self) -> None:
        """The note ends and the sentence goes on."""
        notes = self.blocks
        self.flow, self.context, self.blocks, self._notes = self._outer.pop()
        self._notes += notes

    # -- blocks --------------------------------------------------------------------------------

    def close(self, kind: BlockKind | None = None, level: int = 0) -> None:
        """End the block here; `kind` is given where a command says what it is."""
        context = self.context
        cell, place = None, context.place
        if self.term is not None:
            self._explained()
            return
        if kind is None and context.groups:
            kind, level = context.groups[-1][1:]
        if kind is not None:
            pass
        elif context.quotes:
            kind = BlockKind.QUOTATION
        elif context.tables:
            number, row, column = context.tables[-1]
            kind, cell = BlockKind.TABLE_CELL, Cell(number, row, column, row == 0)
            place = table_place(self._heading, row)
        elif context.lists:
            kind, level = BlockKind.LIST_ITEM, context.lists
        else:
            kind = BlockKind.PARAGRAPH
        text = self.flow.close(kind, level, place, cell)
        if kind is BlockKind.HEADING and text:
            self._heading = text
        self.blocks += self.flow.blocks
        self.flow.blocks = []
        if self._notes:
            self.blocks += self._notes
            self._notes = []

    def _explained(self) -> None:
        """The text of a description list's entry ends, whose term is a short form."""
        term, self.term = self.term, None
        text = self.flow.take()
        if term and text.text:
            span = Span(term[1], text.segments[-1].source_end)
            self.definitions.append(Definition(term[0], text.text, span))
