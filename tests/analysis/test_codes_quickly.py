"""The cheap tests before the patterns for codes and addresses leave nothing out."""

from __future__ import annotations

import pytest

from plainspeak.analysis.protected.characters import codes

_CODES = (
    "ISRCTN 12345678|EudraCT 2019-001|doi: 10.1000/ab.7|10.1234/ab12|GB-031|TSG/26/03"
    "|R01-XX-2291|KT-RB-07/25|24/NW/0123|AB12345|v1.2|V 2|v. 3|Bus X7|Route 12A|platform 4"
    "|X7 bus|NHS/12/34|01632 960 145|(020) 7946-0123|+44 1632 960145"
)
_ADDRESSES = (
    "12 Mill Road|Flat 2, 12A Mill Lane|12-14 Old Mill Street|LS1 4AB|IL 60601|Room B|Ward 7"
    "|suite 4|P.O. Box 12|Lecture Theatre 2|FREEPOST RTAB-12|Level 3|Unit 12|Gate B|Bay 4|bed 12"
    "|floor 3"
)


@pytest.mark.parametrize("text", f"{_CODES}|{_ADDRESSES}".split("|"))
def test_it_is_found_in_a_sentence(text: str) -> None:
    sentence = f"The 3 forms are {text} for now."
    place = sentence.index(text)
    assert any(p.start >= place and p.end <= place + len(text) for p in codes(sentence))


@pytest.mark.parametrize("text", ["1,904 1,655", "£20 100", "12 300", "0.25 100%", "2024 2025"])
def test_numbers_beside_each_other_are_no_telephone_number(text: str) -> None:
    assert not list(codes(f"The 3 sums are {text} for now."))
