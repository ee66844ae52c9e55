"""Write the rules of the tokeniser: python -m plainspeak.data.make_tokeniser

They are the rules of spaCy's English tokeniser with our differences (see analysis/tokeniser.py), as
plain data, so that a check need not wait for spaCy's import.
"""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

from plainspeak.analysis.pipeline import spacy

RULES = Path(__file__).with_name("tokeniser.json")

_WHOLE = tuple(
    "N/A n/a c/o w/c W/C w/e W/E w/o a/c o/s O/S b/f B/F c/f C/F b/fwd c/fwd y/e Y/E f/t F/T p/t"
    " P/T a/l A/L w/b W/B n/k r/o d/w p/w CI/CD A/B".split()
)
_NOT_WORDS = frozenset(
    "id Id wed Wed XD XDD xD xDD 8D 8-D 0.0 0.o o.0 o.o o.O O.o O.O v.v V.V".split()
)
_wordlike = re.compile(r"(?=.*[^\W_])[\w.'’&/+-]+").fullmatch


def rules() -> dict[str, Any]:
    """What is cut off in front, behind and inside, as expressions; words cut in their own way."""
    spacy()
    from spacy.lang.char_classes import ALPHA, ALPHA_LOWER, ALPHA_UPPER, HYPHENS
    from spacy.lang.en import EnglishDefaults
    from spacy.util import compile_infix_regex, compile_prefix_regex, compile_suffix_regex

    english: Any = EnglishDefaults
    dashes = "|".join(sign for sign in HYPHENS.split("|") if sign != "-")
    infixes = [rule for rule in english.infixes if HYPHENS not in rule]
    infixes.append(rf"(?<=[{ALPHA}])(?:{dashes})(?=[{ALPHA}])")
    suffixes = [*english.suffixes, rf"(?<=[{ALPHA_LOWER}0-9&][{ALPHA_UPPER}])\."]
    words = {
        text: [next(iter(piece.values())) for piece in pieces]
        for text, pieces in english.tokenizer_exceptions.items()
        if _wordlike(text) and text not in _NOT_WORDS
    }
    return {
        "prefix": compile_prefix_regex(english.prefixes).pattern,
        "suffix": compile_suffix_regex(suffixes).pattern,
        "infix": compile_infix_regex(infixes).pattern,
        "url": english.url_match.__self__.pattern,
        "words": words | {text: [text] for text in _WHOLE},
    }


if __name__ == "__main__":
    RULES.write_text(json.dumps(rules(), ensure_ascii=False, indent=0) + "\n", encoding="utf-8")
