"""Knowing a finding again after the text around it has moved."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from hashlib import blake2b

from plainspeak.model import Finding, Report
from plainspeak.model.positions import Positions

_WORD = re.compile(r"\w+")
_AROUND = 4  # words on each side


def fingerprints(report: Report) -> list[str]:
    """One fingerprint for each finding of a report, in its order.

    32 hexadecimal digits made from the rule, the words marked and up to four words on each side in
    the same block: no text can be read from it, and it stays the same when blocks move. Findings
    that are alike in all of that are told apart by their number.
    """
    positions = Positions(report.document)
    seen: Counter[str] = Counter()
    prints = []
    for finding in report.findings:
        bare = "\x1f".join((finding.rule, *_words(finding, report, positions)))
        seen[bare] += 1
        whole = f"{bare}\x1f{seen[bare]}"
        prints.append(blake2b(whole.encode(errors="replace"), digest_size=16).hexdigest())
    return prints


def _words(finding: Finding, report: Report, positions: Positions) -> Sequence[str]:
    source = report.document.source
    block = positions.block(finding.start)
    start, end = block.span if block else (finding.start, finding.end)
    # No word is so long that four of them, with markup between, need more room than this.
    before = _WORD.findall(source[max(start, finding.start - 200) : finding.start].lower())
    after = _WORD.findall(source[finding.end : min(end, finding.end + 200)].lower())
    marked = _WORD.findall(finding.text.lower())
    return (" ".join(before[-_AROUND:]), " ".join(marked), " ".join(after[:_AROUND]))
