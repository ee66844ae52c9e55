"""Which elements of a web page are open, with the ends that HTML lets a writer leave out."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from typing import NamedTuple

HEADINGS = ("h1", "h2", "h3", "h4", "h5", "h6")
BLOCKS = frozenset(
    "address article aside blockquote body caption center dd details dialog dir div dl dt fieldset "
    "figcaption figure footer form head header hgroup hr html legend li main menu nav ol optgroup "
    "option p pre search section select summary table tbody td tfoot th thead tr ul".split()
).union(HEADINGS)
"""Elements that begin on a line of their own."""
SOFT = frozenset(("label", "button"))
"""Elements that are read as a block of their own but may stand inside a paragraph."""
FORM_PARTS = frozenset(("label", "legend", "option", "button", "summary"))
UNREAD = frozenset(
    "script style template pre textarea title iframe noembed noframes noscript xmp svg math del "
    "object audio video canvas code kbd samp datalist".split()
)
"""Elements whose text a browser does not show, or that is not running text."""
LITERAL = frozenset("code kbd samp math".split())
"""Elements of UNREAD that stand in a sentence as one neutral word."""
VOID = frozenset(
    "area base br col embed hr img input link meta param source track wbr frame".split()
)

_DEEPEST = 250  # browsers stop at 512; no page that people write comes near either
_SCOPES = frozenset("table td th caption template html".split())
# An element that begins ends the nearest of the first names, unless one of the others is nearer.
_IMPLIED = {
    "li": (frozenset(("li",)), frozenset(("ul", "ol", "menu", "dir", "table", "td", "th"))),
    "dt": (frozenset(("dt", "dd")), frozenset(("dl", "table", "td", "th"))),
    "dd": (frozenset(("dt", "dd")), frozenset(("dl", "table", "td", "th"))),
    "td": (frozenset(("td", "th")), frozenset(("tr", "table"))),
    "th": (frozenset(("td", "th")), frozenset(("tr", "table"))),
    "tr": (frozenset(("tr", "caption")), frozenset(("table", "tbody", "thead", "tfoot"))),
    "option": (frozenset(("option",)), frozenset(("select", "datalist", "optgroup"))),
    "optgroup": (frozenset(("optgroup",)), frozenset(("select",))),
    **{
        part: (frozenset(("thead", "tbody", "tfoot", "caption")), frozenset(("table",)))
        for part in ("thead", "tbody", "tfoot")
    },
}
_PARAGRAPH = (frozenset(("p",)), frozenset(("table", "td", "th", "button", "li", "dd", "dt")))


class Element(NamedTuple):
    name: str
    start: int  # of its tag in the source
    hidden: bool
    language: str = ""  # as its tag says: "cy"


class Elements:
    """The open elements. `closed(element, start, end)` is called for each that ends, innermost
    first; its end tag is source[start:end], or empty where it has none."""

    def __init__(self, closed: Callable[[Element, int, int], None]) -> None:
        self.counts: Counter[str] = Counter()
        self.unread = 0  # open elements whose text is not read
        self._open: list[Element] = []
        self._languages: list[str] = []
        self._closed = closed

    def open(self, element: Element, end: int) -> None:
        """An element begins, whose tag ends at `end`. Beyond a depth that no page has, elements
        are passed over; their text is still read."""
        if len(self._open) >= _DEEPEST:
            return
        self._open.append(element)
        self.counts[element.name] += 1
        self.unread += element.hidden
        if element.language:
            self._languages.append(element.language)

    @property
    def language(self) -> str:
        """What the innermost open element that says so is written in, or ""."""
        return self._languages[-1] if self._languages else ""

    def imply(self, name: str, position: int) -> None:
        """End the elements that cannot go on where an element `name` begins."""
        if name in BLOCKS and self.counts["p"]:
            self._end_nearest(*_PARAGRAPH, position)
        if name in _IMPLIED:
            self._end_nearest(*_IMPLIED[name], position)

    def close(self, name: str, start: int, end: int) -> None:
        """An end tag: the nearest open element of this name ends, if the tag can reach it."""
        if not self.counts[name]:
            return
        barred = BLOCKS if name not in BLOCKS else _SCOPES
        if name in _SCOPES or name in ("tr", "tbody", "thead", "tfoot", "body"):
            barred = frozenset(("table",)) if name != "table" else frozenset()
        for depth in range(len(self._open) - 1, -1, -1):
            found = self._open[depth].name
            if found == name:
                self._end_from(depth, start, end)
                return
            if found in barred:
                return

    def close_all(self, position: int) -> None:
        """The text ends."""
        self._end_from(0, position, position)

    def _end_nearest(self, names: frozenset[str], stops: frozenset[str], position: int) -> None:
        if not any(self.counts[name] for name in names):
            return
        for depth in range(len(self._open) - 1, -1, -1):
            found = self._open[depth].name
            if found in names:
                self._end_from(depth, position, position)
                return
            if found in stops:
                return

    def _end_from(self, depth: int, start: int, end: int) -> None:
        while len(self._open) > depth:
            element = self._open.pop()
            self.counts[element.name] -= 1
            if not self.counts[element.name]:
                del self.counts[element.name]
            self.unread -= element.hidden
            if element.language:
                self._languages.pop()
            last = len(self._open) == depth
            self._closed(element, start, end if last else start)
