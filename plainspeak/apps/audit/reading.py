"""What a worker does: say which paper stands at an address, and read papers into rows.

Plain functions on plain data, so that they run in any process on any machine.
"""

from __future__ import annotations

import gc
from collections.abc import Collection, Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from hashlib import blake2b
from typing import NamedTuple

from plainspeak import __version__, readers
from plainspeak.apps.audit import addresses
from plainspeak.apps.audit.addresses import Found
from plainspeak.apps.audit.bundle import Bundle
from plainspeak.apps.audit.rows import Paper, Rows, not_read, of_report
from plainspeak.engine import check as engine
from plainspeak.model import InputError, NothingToRead
from plainspeak.run.files import as_text

LOST = "lost"
_CHANGED = "this file changed while the audit was at work. --resume reads it."
_ENDED = "reading this paper ended the process that read it. --resume tries it again."
_SELDOM = 100_000  # as in the command line: checking makes many objects and no cycles


class Seen(NamedTuple):
    """Which paper stands at an address."""

    key: str
    address: str
    below: int
    modified: str
    format: str
    size: int
    problem: str


class Wanted(NamedTuple):
    """A paper that is to be read: at the first of its addresses."""

    key: str
    address: str
    copies: int
    format: str
    size: int
    problem: str


class OtherVersion(Exception):
    """A worker has another version of plainspeak than the program that asks it."""


def seen(found: Iterable[Found], bundle: Bundle) -> list[Seen]:
    """The key of the paper at each address. The key is a digest of its content, its format and the
    settings for it; where it cannot be opened, of its address."""
    _same_version(bundle)
    return [_seen(one, bundle) for one in found]


def _seen(found: Found, bundle: Bundle) -> Seen:
    address, below, modified, problem = found
    known = readers.format_of(address.split("::")[0])
    format = known.name if known else ""
    data = b""
    if not problem:
        try:
            if known is None:
                raise InputError(engine.unknown_kind(address))
            data = addresses.data(address)
        except InputError as fault:
            problem = str(fault)
    if problem:
        key = blake2b(f"address\x1f{address}".encode(errors="surrogatepass"), digest_size=16)
        return Seen(key.hexdigest(), address, below, modified, format, 0, problem)
    key_ = key_of(data, format, bundle.stamp(address))
    return Seen(key_, address, below, modified, format, len(data), "")


def key_of(data: bytes, format: str, stamp: str) -> str:
    """32 signs that stand for a paper."""
    digest = blake2b(f"{format}\x1f{stamp}\x1f".encode(), digest_size=16)
    digest.update(data)
    return digest.hexdigest()


def read(
    wanted: Iterable[Wanted], bundle: Bundle, *, text: bool, ended: Collection[str] = ()
) -> Iterator[Rows]:
    """The rows of each paper. Never raises for what a paper can be. `ended` holds the keys of
    papers that ended a process before, and are not tried again. Raises OtherVersion."""
    _same_version(bundle)
    with _few_searches():
        for paper in wanted:
            if paper.key in ended:
                yield not_read(_shown(paper), LOST, _ENDED)
            else:
                yield _read(paper, bundle, text)


def _read(wanted: Wanted, bundle: Bundle, text: bool) -> Rows:
    paper = _shown(wanted)
    if wanted.problem:
        return not_read(paper, "unreadable", wanted.problem)
    try:
        data = addresses.data(wanted.address)
    except InputError as problem:
        return not_read(paper, LOST, str(problem))
    if key_of(data, wanted.format, bundle.stamp(wanted.address)) != wanted.key:
        return not_read(paper, LOST, _CHANGED)
    return checked(paper, wanted.address, data, bundle, text)


def checked(paper: Paper, address: str, data: bytes, bundle: Bundle, text: bool) -> Rows:
    """The rows of a paper with this content."""
    try:
        document = engine.read_bytes(data, readers.format_named(paper.format))
        config = bundle.for_path(address)
        report = engine.check_document(replace(document, path=address), config=config)
    except NothingToRead as reason:
        return not_read(paper, "nothing", str(reason))
    except InputError as problem:
        return not_read(paper, "unreadable", str(problem))
    except Exception as fault:  # a fault of ours in one paper must not cost the others
        return not_read(paper, "unreadable", f"plainspeak failed on it ({type(fault).__name__}).")
    return of_report(paper, report, text=text)


def _shown(wanted: Wanted) -> Paper:
    return Paper(*wanted[:-1])._replace(address=as_text(wanted.address))


def _same_version(bundle: Bundle) -> None:
    if bundle.version != __version__:
        raise OtherVersion(
            f"a worker has plainspeak {__version__}, and this is {bundle.version}."
            " Install the same version on all machines."
        )


@contextmanager
def _few_searches() -> Iterator[None]:
    """Python looks for cycles of objects more seldom, as long as papers are read."""
    before: Sequence[int] = gc.get_threshold()
    gc.set_threshold(_SELDOM, 20, 20)
    try:
        yield
    finally:
        gc.set_threshold(*before)
