"""The folder of an audit: what is done in it stays done."""

from __future__ import annotations

import json
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING, Any

from plainspeak import __version__
from plainspeak.apps.audit.parquet import LOSSES, SEAL, Part
from plainspeak.apps.audit.reading import LOST, Wanted
from plainspeak.apps.audit.tables import COLUMNS
from plainspeak.run.files import as_text
from plainspeak.writing import write_whole

if TYPE_CHECKING:
    import pyarrow as pa

_HEAD = "audit.json"
_UNFINISHED = ".plainspeak-*"


class CannotGoOn(Exception):
    """Why an audit stops. Its text is one sentence for a person; what is done is kept."""


class Store:
    """The tables in a folder: one file of each table for each part.

    Every file is written beside its place and renamed, and the file of `papers` comes last. Each
    holds a seal that stands for its papers: a part is done when its four files have the same.
    """

    def __init__(self, folder: Path, settings: str, text: bool, *, resume: bool) -> None:
        """`settings` stands for the settings in force. Raises CannotGoOn where the folder holds
        something else."""
        self.folder = folder
        self._asked = {"version": __version__, "settings": settings, "text": text}
        head = self._head()
        if head is None:
            if folder.exists() and any(p for p in self._files(folder)):
                raise CannotGoOn(f"{folder}: this folder holds other files. Name a new one.")
        elif not resume:
            raise CannotGoOn(
                f"{folder}: this folder holds an audit. Add --resume to go on with it, or name a"
                " new one."
            )
        elif {name: head.get(name) for name in self._asked} != self._asked:
            raise CannotGoOn(
                f"{folder}: this audit was begun with other settings or another version of"
                " plainspeak. Name a new folder."
            )
        self.parts = int(head["parts"]) if head else 0
        self._make(folder)
        for table in (*COLUMNS, "places"):
            self._make(folder / table)
            for left in (folder / table).glob(_UNFINISHED):
                left.unlink(missing_ok=True)

    @staticmethod
    def _files(folder: Path) -> list[Path]:
        if not folder.is_dir():
            return [folder]
        return [p for p in folder.rglob("*") if p.is_file() and not p.name.startswith(".")]

    def _head(self) -> dict[str, Any] | None:
        try:
            head = json.loads((self.folder / _HEAD).read_bytes())
        except (OSError, ValueError):
            return None
        return head if isinstance(head, dict) and isinstance(head.get("parts"), int) else None

    @staticmethod
    def _make(folder: Path) -> None:
        try:
            folder.mkdir(parents=True, exist_ok=True)
        except OSError as problem:
            raise CannotGoOn(f"{folder}: cannot be made ({problem.strerror}).") from problem

    def begin(self, parts: int) -> None:
        """Keep how many parts there are: from now on the audit can be taken up again."""
        if self.parts != parts:
            self.parts = parts
            self.write(_HEAD, json.dumps({**self._asked, "parts": parts}, indent=1).encode())

    def path(self, table: str, part: int) -> Path:
        """Where the file of a part is."""
        return self.folder / table / f"part-{part:06}.parquet"

    def is_done(self, part: int, seal: str) -> bool:
        """Whether all papers of a part are read."""
        marks = [self._marks(self.path(table, part)) for table in COLUMNS]
        return marks[0].get(LOSSES) == b"0" and all(m.get(SEAL) == seal.encode() for m in marks)

    @staticmethod
    def _marks(path: Path) -> dict[bytes, bytes]:
        import pyarrow as pa
        import pyarrow.parquet as pq

        try:
            return pq.read_metadata(path).metadata or {}
        except (OSError, pa.ArrowInvalid):  # not there, or cut short
            return {}

    def kept(self, part: int, wanted: Sequence[Wanted]) -> dict[str, pa.Table] | None:
        """The rows of the wanted papers that were read before; None where there are none."""
        import pyarrow as pa
        import pyarrow.compute as pc
        import pyarrow.parquet as pq

        paths = {table: self.path(table, part) for table in COLUMNS}
        if len({self._marks(path).get(SEAL, str(path)) for path in paths.values()}) > 1:
            return None
        try:
            found = {table: pq.ParquetFile(path).read() for table, path in paths.items()}
        except (OSError, pa.ArrowInvalid):
            return None
        papers = found["papers"]
        there = {paper.key: paper for paper in wanted}
        keys = pa.array(list(there), pa.string())
        whole = papers.filter(
            pc.and_(pc.is_in(papers["key"], keys), pc.not_equal(papers["state"], LOST))
        )
        if not len(whole):
            return None
        now = [there[key] for key in whole["key"].to_pylist()]
        addresses = pa.array([as_text(paper.address) for paper in now], pa.string())
        whole = whole.set_column(1, "address", addresses)
        whole = whole.set_column(2, "copies", pa.array([paper.copies for paper in now]))
        chosen = whole["key"].combine_chunks()
        return {
            table: whole if table == "papers" else rows.filter(pc.is_in(rows["key"], chosen))
            for table, rows in found.items()
        }

    def put(self, part: int, made: Part) -> None:
        """Write the files of a part. Raises CannotGoOn."""
        for table in sorted(COLUMNS, key="papers".__eq__):
            self.write(self.path(table, part), made.files[table])

    def drop(self, part: int) -> None:
        """Take away the files of a part that has no papers any more."""
        for table in (*COLUMNS, "places"):
            with suppress(FileNotFoundError):
                self.path(table, part).unlink()

    def write(self, name: str | Path, data: bytes) -> None:
        """Write a file of the audit, whole or not at all. Raises CannotGoOn."""
        path = name if isinstance(name, Path) else self.folder / name
        try:
            write_whole(path, data)
        except OSError as problem:
            raise CannotGoOn(
                f"{path}: cannot be written ({problem.strerror}). What is done is kept:"
                " --resume goes on from there."
            ) from problem
