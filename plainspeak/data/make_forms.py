"""Make forms.tsv: the inflected forms of every word on our lists.

    python -m plainspeak.data.make_forms

Reads `wordlists/*.csv`, asks lemminflect, corrects it by `CORRECTIONS`, and writes forms.tsv beside
this file. Forms that `plainspeak.analysis.inflection.regular` makes are left out. Run it whenever
a word is added to a list; a test says when that has been forgotten.
"""

from __future__ import annotations

import csv
import re
from collections.abc import Iterator, Mapping
from pathlib import Path

from wordfreq import zipf_frequency

from plainspeak.analysis.inflection import BASE, TAGS, regular
from plainspeak.analysis.spelling import american
from plainspeak.lexicon import NOT_TERMS, wordlist_folder

TARGET = Path(__file__).with_name("forms.tsv")

CORRECTIONS: Mapping[str, str] = {
    "be": "v:is,was,been,being",
    "data": "n:data",
    "datum": "n:data",
    "debris": "n:debris",
    "do": "v:does,did,done,doing",
    "forgo": "v:forgoes,forwent,forgone,forgoing",
    "offset": "n\tv:offsets,offset,offset,offsetting",
    "fit": "j:fitter,fittest\tn\tv:fits,fitted,fitted,fitting",
    "get": "v:gets,got,got,getting",
    "have": "v:has,had,had,having",
    "giver": "n",
    "hubris": "n:hubris",
    "lay": "j\tv:lays,laid,laid,laying",
    "lie": "n\tv:lies,lay/lied,lain/lied,lying",
    "less": "j\tr",
    "pub": "n",
    "survivor": "n",
    "website": "n",
    "more": "j\tr",
    "people": "n:people",
    "person": "n:people/persons",
    "series": "n:series",
    "species": "n:species",
    "sheep": "n:sheep",
    "means": "n:means\tv",
    "staff": "n:staff\tv",
    "wet": "j:wetter,wettest\tv:wets,wet,wet,wetting",
}
"""Whole lines for words that lemminflect gets wrong or does not know."""

FUNCTION_WORDS = frozenset(
    "a about after all an and any as at because before between but by down for from he her him his"
    " how i if in into it its no nor not of off on or other our out over own per she so some than"
    " that the their them then there these they this those through to under until up upon us via"
    " we what when where which who whom whose why with within without you your".split()
)
"""Words that do not inflect on any list, whatever a dictionary says of "offs" and "upping"."""

_WORD = re.compile(r"[a-zà-ÿ0-9&./+]+(?:'(?!s\b)[a-zà-ÿ]+)*|'s")
_PART = {"verb": "v", "noun": "n", "adjective": "j", "adverb": "r"}
_UPOS = {"v": "VERB", "n": "NOUN", "j": "ADJ", "r": "ADV"}
_CELLS = ("term", "use_instead", "meant", "not_meant")


def listed_words(folder: Path) -> dict[str, str]:
    """Each word in the word lists, in lower case and in UK and US spelling → the parts of speech
    that its entries need of it; in capitals where they need it only of an unknown word."""
    found: dict[str, str] = {}
    for row in _rows(folder):
        for column in _CELLS:
            for word in _WORD.findall((row.get(column) or "").lower().replace("’", "'")):
                found.setdefault(word, "")
        words = _WORD.findall(row["term"].lower())
        for name in row["part_of_speech"].split("/"):
            if words and name in _PART:
                inflecting = words[0] if name == "verb" and len(words) > 1 else words[-1]
                # "Cross-platform" makes no adjective of "platform": a word of a compound is one of
                # that kind only where no dictionary knows it.
                is_compound = len(words) > 1 and name in {"adjective", "adverb"}
                found[inflecting] += _PART[name].upper() if is_compound else _PART[name]
    return {american(word): needed for word, needed in found.items()} | found


def line(word: str, needed: str = "") -> str:
    """The line of the table for a word, without the word itself; "" where it never inflects."""
    from lemminflect import getAllInflections, getAllInflectionsOOV

    if word in CORRECTIONS:
        return CORRECTIONS[word]
    if word in FUNCTION_WORDS:
        return ""
    known = getAllInflections(word)
    needed = needed if known else needed.lower()
    cells = []
    for part, base in BASE.items():
        found = known if base in known else {}
        if not found and part in needed:
            found = getAllInflectionsOOV(word, _UPOS[part])
        if found or part in needed:
            cells.append(_cell(word, part, found))
    return "\t".join(sorted(cells))


def _cell(word: str, part: str, found: Mapping[str, tuple[str, ...]]) -> str:
    if part == "n" and word.endswith(("sis", "xis", "itis", "man")):
        return part  # the rule knows better: "lengthsmen"
    usual = regular(word, part)
    spelled: list[str] = []
    for tag in TAGS[part]:
        options = found.get(tag) or (found.get("VBD", ()) if tag == "VBN" else ())
        options = tuple(o for o in options if o.isalpha()) or options
        if part == "n":  # "sheep" and "accordance" alike have their own form as plural there
            options = tuple(o for o in options if o != word)
        # British doubling first ("travelled"), otherwise the commoner of two ("stayed").
        common = sorted(options, key=lambda o: (_undoubled(word, o), -zipf_frequency(o, "en")))
        spelled.append("/".join(common))
        in_n = any(o.endswith("n") for o in options)
        if tag == "VBN" and not in_n and spelled[1].split("/")[0] == usual[1]:
            spelled[2] = spelled[1]  # "relayed", whatever else it may be
    if tuple(spelled) == usual or not any(spelled):
        return part
    return f"{part}:{','.join(s or r for s, r in zip(spelled, usual, strict=True))}"


def _undoubled(word: str, form: str) -> bool:
    return word.endswith("l") and not form.startswith(word + "l")


def table(folder: Path) -> str:
    """The whole table, as text."""
    from lemminflect import getAllLemmas

    from plainspeak.analysis import inflection

    lines = {w: line(w, needed) for w, needed in listed_words(folder).items()}
    lines |= {"be": CORRECTIONS["be"], "have": CORRECTIONS["have"]}
    # A form that is a word of its own ("found", "thought") needs its line to be told apart.
    homographs: dict[str, str] = {}
    inflection._table = lambda: lines  # type: ignore[assignment]
    inflection.forms.cache_clear()
    for word, cells in lines.items():
        if not cells:
            continue
        for form in inflection.all_forms(word) - lines.keys():
            if any(form in lemmas for lemmas in getAllLemmas(form).values()) and (
                own := line(form)
            ):
                homographs[form] = own
    everything = sorted((lines | homographs).items())
    return (
        "# Made by make_forms.py from the word lists, with lemminflect (MIT licence)\n"
        + "".join(f"{word}\t{cells}".rstrip() + "\n" for word, cells in everything)
    )


def _rows(folder: Path) -> Iterator[Mapping[str, str]]:
    for path in sorted(folder.glob("*.csv")):
        with path.open(encoding="utf-8", newline="") as lines:
            if path.stem not in NOT_TERMS:
                yield from csv.DictReader(lines)
            elif path.stem == "acronyms":  # what letters stand for is a term as well
                for row in csv.DictReader(lines):
                    yield {"term": row["expansion"], "part_of_speech": "noun"}


if __name__ == "__main__":
    TARGET.write_text(table(wordlist_folder()), encoding="utf-8")
    print(f"{TARGET.name}: {len(TARGET.read_text(encoding='utf-8').splitlines()) - 1} words")
