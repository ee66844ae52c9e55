"""The tagger's networks: what they answer, and which of two ways to run them is taken."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Protocol


class Networks(Protocol):
    """The networks in one file that the training wrote. They know words by their features, and
    give the likeliest tag of each word in sight of its neighbours."""

    tags: Sequence[str]
    """The tags that they tell apart; answers are numbers of this list."""
    reach: int
    """How many neighbours on either side they look at."""

    def learn(self, first: int, ids: Sequence[Sequence[int]]) -> None:
        """Keep words at the places from `first` on, each given as a row of feature ids. Place 0 is
        that of no word; words at places from `first` on that were known before are forgotten."""

    def best(self, stretches: Sequence[Sequence[int]]) -> list[int]:
        """The numbers of the best tags in stretches of places, all equally long; `reach` words at
        either end of each only count as neighbours."""


def load(path: Path) -> Networks:
    """The networks in a file that the training wrote: in numpy, or in JavaScript where Python runs
    in a web page, for which there is no numpy. Both give the same tags."""
    networks: Networks
    if sys.platform == "emscripten":
        from plainspeak.analysis.networks_in_page import InPage

        networks = InPage(path.read_bytes())
    else:
        from plainspeak.analysis.networks_in_numpy import InNumpy

        networks = InNumpy.read(path.read_bytes())
    return networks
