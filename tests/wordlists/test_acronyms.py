"""The list of acronyms is in order, complete, kind to newcomers and easy to look things up in."""

from __future__ import annotations

import csv
import re
from collections import defaultdict

import pytest

from plainspeak import check_text
from plainspeak.lexicon import KnownAcronym, shipped, wordlist_folder

ACRONYMS = shipped().acronyms
COLUMNS = (
    "short,expansion,meaning,field,country,known,readers,in_full,context,not_context,sentences,silent,"
    "ended,now,source"
)
FIELDS = {
    "benefits", "care", "charity", "council", "digital", "education", "environment", "general",
    "health", "housing", "involvement", "law", "management", "meetings", "money", "planning",
    "police", "research", "software", "statistics", "transport",
}  # fmt: skip
COUNTRIES = frozenset({"", "GB", "US"})
AUDIENCES = frozenset({"", "public", "staff", "research-team"})

DIGIT = "the digit is said as a word"
FORMULA = "a chemical formula"
LATIN = "the name is Latin: philosophiae doctor"
LETTERS_NOT_IN_THE_WORDS = {
    "DM01": "the number of a form",
    "SR1": "the number of a form",
    "UC50": "the number of a form",
    "P2P": DIGIT,
    "i4i": DIGIT,
    "Ofwat": "what it was called before; nobody has made new letters",
    "2FA": DIGIT,
    "2WW": DIGIT,
    "W3C": DIGIT,
    "4G": DIGIT,
    "5-FU": "the chemical name in full has a number that nobody uses",
    "5G": DIGIT,
    "B2B": DIGIT,
    "BBQ": "the last letter stands for the sound of the last part",
    "CO2": FORMULA,
    "CRediT": "spelled so as to make a word",
    "D2A": DIGIT,
    "E2E": DIGIT,
    "F2F": DIGIT,
    "DPhil": LATIN,
    "G7": DIGIT,
    "HL7": DIGIT,
    "HbA1c": "the name of one kind of haemoglobin",
    "NO2": FORMULA,
    "O2": FORMULA,
    "PhD": LATIN,
    "SpO2": FORMULA,
    "U3A": DIGIT,
    "UTC": "a compromise between the English and the French order of words",
}
"""Short forms whose letters are not those of their words, and why."""

LETTERS_IN_MEANINGS = frozenset({"NHS", "UK", "GP", "GPs"})
US_SPELLING = re.compile(
    r"\b\w*(?:iz(?:e[ds]?|ing|ations?)|colors?|centers?|behaviors?|labor|anemia|pediatric\w*)\b"
    r"|\bprogram\b",
    re.IGNORECASE,
)
SPELT_THE_SAME_IN_BOTH = frozenset({"size", "sized"})


def name(row: KnownAcronym) -> str:
    return f"{row.short}: {row.expansion}"


def letters(text: str) -> str:
    """The letters and digits of a text in lower case, "&" read as "and"."""
    return re.sub(r"[^a-z0-9]", "", text.lower().replace("&", "and"))


def share_in_order(short: str, expansion: str) -> float:
    """How much of `short` can be found, in order, in `expansion`: 0 to 1."""
    words = letters(expansion)
    initials = letters(short.replace("&", "a"))
    lengths = [0] * (len(words) + 1)
    for letter in initials:
        row = [0]
        for place, other in enumerate(words):
            row.append(
                lengths[place] + 1 if letter == other else max(lengths[place + 1], row[place])
            )
        lengths = row
    return lengths[-1] / len(initials)


def by_short() -> dict[str, list[KnownAcronym]]:
    """The senses of each set of letters; "CoP" and "COP" are looked up as one."""
    senses: dict[str, list[KnownAcronym]] = defaultdict(list)
    for row in ACRONYMS:
        senses[row.short.casefold()].append(row)
    return senses


def rows_of_file() -> list[list[str]]:
    with (wordlist_folder() / "acronyms.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.reader(file))


def test_the_header_is_the_agreed_one_and_every_row_is_full() -> None:
    header, *rows = rows_of_file()
    assert ",".join(header) == COLUMNS
    assert [row for row in rows if len(row) != len(header)] == []


def test_no_cell_has_stray_spaces() -> None:
    assert [row for row in rows_of_file() if any(cell != cell.strip() for cell in row)] == []


def test_rows_are_sorted_by_letters() -> None:
    """The senses of a set stand one below the other, the likeliest first."""
    keys = [row.short.casefold() for row in ACRONYMS]
    assert keys == sorted(keys)


def test_everybody_knows_how_many_readers_stop() -> None:
    wrong = [name(row) for row in ACRONYMS if row.readers is None or not 0 <= row.readers <= 10]
    assert wrong == []


def test_several_senses_are_shown_in_sentences() -> None:
    wrong = [
        name(row)
        for rows in by_short().values()
        if len(rows) > 1
        for row in rows
        if not row.sentences or not all(row.short.rstrip("s") in s for s in row.sentences)
    ]
    assert wrong == []


def test_no_sense_stands_twice() -> None:
    keys = [(row.short.casefold(), row.expansion.casefold()) for row in ACRONYMS]
    assert sorted({key for key in keys if keys.count(key) > 1}) == []


def test_every_row_has_letters_and_words() -> None:
    assert [name(row) for row in ACRONYMS if not row.short or not row.expansion] == []


def test_cells_come_from_the_closed_sets() -> None:
    assert {row.field for row in ACRONYMS} <= FIELDS
    assert {row.country for row in ACRONYMS} <= COUNTRIES
    assert {row.known for row in ACRONYMS} <= AUDIENCES


def test_every_field_is_served() -> None:
    assert {row.field for row in ACRONYMS} == FIELDS


def test_only_letters_that_everybody_knows_may_lack_a_meaning() -> None:
    assert [name(r) for r in ACRONYMS if not r.meaning and r.known != "public"] == []


def test_meanings_are_one_short_sentence() -> None:
    wrong = [
        row.meaning
        for row in ACRONYMS
        if row.meaning
        and (
            len(row.meaning.split()) > 15
            or not (row.meaning[0].isupper() or row.meaning[0].isdigit())
            or not row.meaning.endswith(".")
        )
    ]
    assert wrong == []


def test_a_meaning_uses_no_letters_that_need_a_meaning() -> None:
    wrong = [
        row.meaning
        for row in ACRONYMS
        if set(re.findall(r"\b[A-Z]{2,}s?\b", row.meaning)) - LETTERS_IN_MEANINGS
    ]
    assert wrong == []


def test_spelling_is_british_where_the_row_is_not_american() -> None:
    """A body keeps the spelling of its own name: "World Health Organization"."""
    wrong = [
        text
        for row in ACRONYMS
        for text in (row.meaning, "" if row.country == "US" else row.expansion)
        for match in US_SPELLING.finditer(text)
        if match.group().lower() not in SPELT_THE_SAME_IN_BOTH
        and not (text == row.expansion and match.group()[0].isupper())
    ]
    assert wrong == []


def test_the_letters_stand_in_the_words_in_order() -> None:
    wrong = [
        name(row)
        for row in ACRONYMS
        if row.short not in LETTERS_NOT_IN_THE_WORDS
        and share_in_order(row.short, row.expansion) < 0.7
    ]
    assert wrong == []


def test_exceptions_to_the_order_of_letters_are_still_in_the_list() -> None:
    assert set(LETTERS_NOT_IN_THE_WORDS) <= {row.short for row in ACRONYMS}


def test_several_senses_can_be_told_apart_by_the_words_around_them() -> None:
    wrong = [
        name(row)
        for rows in by_short().values()
        if len(rows) > 1
        for row in rows
        if not row.context
    ]
    assert wrong == []


def test_two_senses_do_not_rest_on_the_same_words_alone() -> None:
    wrong = [
        name(row)
        for rows in by_short().values()
        for row in rows
        for other in rows
        if other is not row and row.context and set(row.context) <= set(other.context)
    ]
    assert wrong == []


def test_context_words_are_lower_case_and_stand_once() -> None:
    wrong = [
        name(row)
        for row in ACRONYMS
        if len(set(row.context)) < len(row.context)
        or any(word != word.lower() for word in row.context)
    ]
    assert wrong == []


def test_plain_words_for_letters_are_few_and_hold_no_letters() -> None:
    plain = [row.now for row in ACRONYMS if row.now and not row.ended]
    assert len(plain) > 5
    assert [words for words in plain if not words.islower() or len(words.split()) > 6] == []


def test_a_name_that_ended_has_a_date_and_a_name_to_say_now() -> None:
    wrong = [
        name(row)
        for row in ACRONYMS
        if (row.ended and not row.now)
        or (row.ended and not re.fullmatch(r"(?:19|20)\d\d(?:-(?:0[1-9]|1[0-2]))?", row.ended))
    ]
    assert wrong == []


def test_new_names_have_not_ended_themselves() -> None:
    ended = {row.short for row in ACRONYMS if row.ended} - {
        row.short for row in ACRONYMS if not row.ended
    }
    wrong = [name(row) for row in ACRONYMS if ended & set(re.findall(r"\(([^()]+)\)", row.now))]
    assert wrong == []


def test_the_list_is_long_enough_to_be_of_use() -> None:
    assert len(ACRONYMS) >= 700


@pytest.mark.parametrize(
    "short", ["PPI", "PPIE", "PIS", "CI", "REC", "ICB", "WP", "TSC", "EbE", "MDT", "JSNA"]
)
def test_letters_that_newcomers_ask_about_are_not_called_well_known(short: str) -> None:
    rows = by_short()[short.casefold()]
    assert rows
    assert "public" not in {row.known for row in rows}


@pytest.mark.parametrize(
    ("short", "expansion", "country"),
    [
        ("NHS", "National Health Service", "GB"),
        ("GP", "general practitioner", "GB"),
        ("A&E", "accident and emergency", "GB"),
        ("DNA", "deoxyribonucleic acid", ""),
        ("CDC", "Centers for Disease Control and Prevention", "US"),
    ],
)
def test_letters_that_everybody_knows_are_called_so(
    short: str, expansion: str, country: str
) -> None:
    (row,) = (row for row in by_short()[short.casefold()] if row.expansion == expansion)
    assert (row.known, row.country) == ("public", country)


@pytest.mark.parametrize(
    ("short", "expansions"),
    [
        ("CI", {"chief investigator", "confidence interval"}),
        ("DNA", {"deoxyribonucleic acid", "did not attend"}),
        ("SAE", {"serious adverse event", "stamped addressed envelope"}),
        ("ICP", {"integrated care partnership", "integrated care pathway"}),
        ("CAB", {"Community Advisory Board", "Citizens Advice Bureau"}),
        ("HRA", {"Health Research Authority", "Housing Revenue Account"}),
    ],
)
def test_letters_with_several_meanings_have_each_of_them(short: str, expansions: set[str]) -> None:
    assert expansions <= {row.expansion for row in by_short()[short.casefold()]}


@pytest.mark.parametrize(
    ("short", "ended", "now"),
    [
        ("CCG", "2022-07", "ICB"),
        ("PHE", "2021-10", "UKHSA"),
        ("CRN", "2024-10", "RDN"),
        ("IAPT", "2023-01", "NHS Talking Therapies"),
    ],
)
def test_names_that_have_changed_say_since_when_and_to_what(
    short: str, ended: str, now: str
) -> None:
    (row,) = by_short()[short.casefold()]
    assert row.ended == ended
    assert now in row.now


@pytest.mark.parametrize("part", range(4))
def test_the_words_around_letters_tell_their_sense(part: int) -> None:
    """The first thing that letters may stand for is what they mean in the sentence of a sense."""
    shared = [row for rows in by_short().values() if len(rows) > 1 for row in rows]
    wrong = []
    for row in shared:
        if row.country == "US" or len(row.expansion) % 4 != part:
            continue
        for sentence in row.sentences:
            acronyms = check_text(sentence).acronyms
            found = [a for a in acronyms if a.short.casefold() == row.short.casefold()]
            said = [a.expansion or next(iter(a.candidates), "") for a in found]
            if found and said[0] != row.expansion:
                wrong.append((sentence, row.expansion, said[0]))
    assert wrong == []
