"""Bars as plain SVG: they print, need no script, and stand above the table that says the same."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape

_WIDTH, _NAME, _ROW, _FIGURE = 760, 240, 24, 60
_LONGEST = 34  # signs of a name


def bars(rows: Sequence[tuple[str, float]], *, most: float, said: str) -> str:
    """A bar for each (name, value), from 0 to `most`. `said` is what somebody hears who cannot see
    the picture."""
    height = _ROW * len(rows) + 4
    scale = (_WIDTH - _NAME - _FIGURE) / most if most else 0.0
    parts = []
    for number, (name, value) in enumerate(rows):
        top = number * _ROW
        short = name if len(name) <= _LONGEST else name[: _LONGEST - 1] + "…"
        length = max(1.0, min(value, most) * scale)
        parts.append(
            f'<text x="{_NAME - 8}" y="{top + 16}" text-anchor="end">{escape(short)}</text>'
            f'<rect x="{_NAME}" y="{top + 3}" width="{length:.1f}" height="{_ROW - 7}"/>'
            f'<text x="{_NAME + length + 6:.1f}" y="{top + 16}">{value:.1f}</text>'
        )
    return (
        f'<svg class="bars" viewBox="0 0 {_WIDTH} {height}" role="img"'
        f' aria-label="{escape(said, quote=True)}">'
        f'<path d="M{_NAME} 0V{height}"/>{"".join(parts)}</svg>'
    )


STYLE = (
    "svg.bars{width:100%;max-width:50rem;display:block;margin:.5rem 0;break-inside:avoid}"
    "svg.bars text{font:13px Arial,sans-serif;fill:#1d1d1f}"
    "svg.bars rect{fill:#1b4d9b;print-color-adjust:exact;-webkit-print-color-adjust:exact}"
    "svg.bars path{stroke:#6b6b73;stroke-width:1;fill:none}"
    "caption{text-align:left;color:#55555c;padding:.3rem 0}thead{display:table-header-group}"
    "tr{break-inside:avoid}td.n,th.n{text-align:right;white-space:nowrap}"
)
