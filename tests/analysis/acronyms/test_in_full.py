"""A whole paper is asked quickly, with the answers of a plain search."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from plainspeak.analysis.acronyms.explanations.in_full import PaperText, begins_word

_texts = st.lists(st.text("ab c-'(", max_size=12), max_size=3)


@settings(deadline=None)
@given(_texts, st.text("ab c-'(", min_size=1, max_size=5))
def test_the_answers_are_those_of_a_plain_search(texts: list[str], wanted: str) -> None:
    whole = PaperText(texts)
    assert whole.has(wanted) is (wanted in "\n".join(texts))
    assert whole.has_beginning(wanted) is begins_word("\n".join(texts), wanted)


def test_dashes_and_capitals_make_no_difference() -> None:
    whole = PaperText(["The Co–production", "group"])
    assert whole.has("the co-production")
    assert not whole.has("production group")
