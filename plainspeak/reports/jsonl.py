"""JSON Lines: one finding a line, for programs that read as they go."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator

from plainspeak.model import Report
from plainspeak.reports.json import to_dict


def render(reports: Iterable[Report]) -> Iterator[str]:
    """One JSON object for each finding, with the keys of the JSON form and `path`."""
    for report in reports:
        for finding in to_dict(report)["findings"]:
            yield json.dumps({"path": report.path, **finding}, ensure_ascii=False) + "\n"
