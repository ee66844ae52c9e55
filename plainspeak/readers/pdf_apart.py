"""PDFs are read in a process of their own, with limits.

The library behind is written in C++: a file made to break it, or one that unpacks to gigabytes,
must cost one clear sentence, and never the papers before and after it.
"""

from __future__ import annotations

import atexit
import json
import os
import signal
import struct
import subprocess
import sys
from contextlib import suppress
from threading import Lock, Timer
from typing import IO, Any

from plainspeak.model.faults import InputError
from plainspeak.readers.pdf_lines import PdfLine
from plainspeak.readers.pdf_pages import Pages, pages_of

_MEMORY = 700_000_000  # bytes that a paper may need beyond what the process has to begin with
_PAGE = 10.0  # seconds of work for one page
_TO_OPEN, _PAGES = 10.0, 0.1  # seconds of work for a paper, and for each of its pages beside
_LONGEST = 300  # seconds of waiting, on a machine that has much else to do
_LENGTH = struct.Struct("!Q")
_START = "import sys, json; sys.path[:] = json.loads(sys.argv[1]); from {0} import serve; serve()"
_TURN = Lock()


def read_apart(data: bytes) -> Pages:
    """The pages of a PDF, read in another process; in this one where there can be no other.

    Raises InputError as `pages_of` does, and where the file takes more time or memory than any
    paper, or breaks the library.
    """
    if not sys.executable or sys.platform in ("emscripten", "wasi"):
        return pages_of(data)
    with _TURN:
        return _helper.read(data)


class _Helper:
    """The other process: started with the first PDF, and anew after one that broke it."""

    def __init__(self) -> None:
        self._process: subprocess.Popen[bytes] | None = None
        self._owner = 0

    def read(self, data: bytes) -> Pages:
        process = self._running()
        waiting = Timer(_LONGEST, process.kill)
        waiting.daemon = True
        waiting.start()
        try:
            assert process.stdin is not None
            assert process.stdout is not None
            with suppress(BrokenPipeError):
                _send(process.stdin, data)
            said = _receive(process.stdout)
        except BaseException:  # Ctrl-C too: half an answer must not be taken for the next one
            self.stop()
            raise
        finally:
            waiting.cancel()
        if said is None:
            raise InputError(self._last_words())
        answer = json.loads(said)
        if isinstance(answer, str):
            raise InputError(answer)
        pages, heights = answer
        return [[_line(*line) for line in page] for page in pages], heights

    def _running(self) -> subprocess.Popen[bytes]:
        if self._process is None or self._owner != os.getpid() or self._process.poll() is not None:
            # -I: nothing in the folder that one is in is ever run.
            self._process = subprocess.Popen(
                [sys.executable, "-I", "-c", _START.format(__name__), json.dumps(sys.path)],
                stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL,
            )  # fmt: skip
            self._owner = os.getpid()
        return self._process

    def _last_words(self) -> str:
        """Why the process has ended."""
        process, self._process = self._process, None
        ended = process.wait() if process else 0
        if ended in (-getattr(signal, "SIGPROF", 0), -getattr(signal, "SIGKILL", 0)):
            return "this PDF takes longer to read than any paper. Save it again, or in parts."
        return (
            "this PDF needs more memory than any paper, or is damaged. Open it, save it again, and "
            "try once more."
        )

    def stop(self) -> None:
        """End the process, if there is one of ours."""
        process, self._process = self._process, None
        if process is not None and self._owner == os.getpid():
            process.kill()
            process.wait()


_helper = _Helper()
atexit.register(_helper.stop)


def serve() -> None:
    """In the other process: read PDFs from standard input until there are no more."""
    _limit_memory()
    while (data := _receive(sys.stdin.buffer)) is not None:
        try:
            answer: Any = pages_of(data, _Clock().next_page)
            text = json.dumps(answer).encode()
        except InputError as problem:
            text = json.dumps(str(problem)).encode()
        finally:
            _alarm(0)
        _send(sys.stdout.buffer, text)


class _Clock:
    """Ends the process where a paper takes too long."""

    def __init__(self) -> None:
        from time import process_time

        self._now = process_time
        self._begun = process_time()
        _alarm(_PAGE)

    def next_page(self, count: int) -> None:
        """Time for one more page, out of the time for a paper of so many."""
        left = self._begun + _TO_OPEN + _PAGES * count - self._now()
        _alarm(min(_PAGE, max(left, 0.001)))


def _alarm(seconds: float) -> None:
    if hasattr(signal, "setitimer"):
        signal.setitimer(signal.ITIMER_PROF, seconds)


def _limit_memory() -> None:
    """Sets the most memory that this process may have, where the system knows such a limit."""
    with suppress(ImportError, OSError, ValueError):
        import resource

        with open("/proc/self/statm", encoding="ascii") as file:
            used = int(file.read().split()[0]) * resource.getpagesize()
        resource.setrlimit(resource.RLIMIT_AS, (used + _MEMORY, used + _MEMORY))
        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


def _line(
    text: str,
    left: float,
    right: float,
    bottom: float,
    top: float,
    bold: bool,
    page: int,
    bold_from: list[int],
) -> PdfLine:
    """A line as it was before it was written as JSON."""
    return PdfLine(text, left, right, bottom, top, bold, page, tuple(bold_from))


def _send(stream: IO[bytes], data: bytes) -> None:
    stream.write(_LENGTH.pack(len(data)))
    stream.write(data)
    stream.flush()


def _receive(stream: IO[bytes]) -> bytes | None:
    """What comes next, or None where nothing more will come."""
    head = stream.read(_LENGTH.size)
    if len(head) < _LENGTH.size:
        return None
    (length,) = _LENGTH.unpack(head)
    data = stream.read(length)
    return data if len(data) == length else None
