"""Whether the time of some work grows with its size and no faster; for tests of every part."""

from __future__ import annotations

import gc
from collections.abc import Callable
from contextlib import suppress
from time import process_time

from plainspeak import InputError

Prepare = Callable[[int], Callable[[], object]]

QUICK = 0.25  # seconds for twice the size: nobody waits, and the clock says little
RATIO = 2.5
FAR = 2.8  # times four times the size, for eight times; a square is near 4 by then


def cost(work: Callable[[], object]) -> float:
    """Seconds of the processor that `work` takes, or takes until it says that it cannot."""
    gc.disable()  # a collection costs by what other tests have left, not by this paper
    try:
        begun = process_time()
        with suppress(InputError):
            work()
        return process_time() - begun
    finally:
        gc.enable()


def grows(prepare: Prepare, size: int) -> str:
    """The times of the work of N, 2N and 4N where they grow faster than N does, or "".

    `prepare` makes the work of a size. `size` is one such that a square would be seen: its double
    takes a quarter of a second where the time grows with the square.
    """
    if cost(prepare(2 * size)) < QUICK:
        return ""
    sizes = (size, 2 * size, 4 * size)
    least = [cost(prepare(each)) for each in sizes]
    for _ in range(7):  # what else a machine does only adds to a time: the least one is the paper's
        if least[1] < QUICK or (least[2] < RATIO * least[1] and least[1] < RATIO * least[0]):
            return ""
        least = [min(time, cost(prepare(each))) for time, each in zip(least, sizes, strict=True)]
    # What grows with the square grows the more clearly the longer the paper is; noise does not.
    if min(cost(prepare(8 * size)) for _ in range(3)) < FAR * least[2]:
        return ""
    return ", ".join(f"{time:.2f}" for time in least) + " seconds"
