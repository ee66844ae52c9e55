"""The first config file of a group, with what each setting is for."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from plainspeak.config import toml

_READERS = {
    "public": "anybody, such as new members of the public",
    "staff": "people who work here and know its everyday words",
    "research-team": "people who work in research and know its everyday words",
}


def text(
    profile: str,
    country: str,
    known: Iterable[str] = (),
    glossary: Mapping[str, str] | None = None,
) -> str:
    """A config file with comments. `known` holds letters and words that this group knows,
    `glossary` what stands in its own glossary: letters to long forms."""
    words = sorted(dict.fromkeys(known), key=str.casefold)
    letters = [word for word in words if is_letters(word)]
    others = [word for word in words if not is_letters(word)]
    lines = [
        "# Settings of plainspeak for the papers in this folder and the folders in it.",
        "# `plainspeak config` shows all that are in force, and where each came from.",
        "",
        f'profile = "{profile}"  # who reads this: {_READERS[profile]}',
        f'country = "{country}"  # whose words count: GB or US',
        "",
        "# Letters that this group knows. They are not marked.",
        f"known_acronyms = {toml.value(letters)}",
        "# Words that are no jargon here.",
        f"allowed_words = {toml.value(others)}",
        "",
        "# From which level on a check ends with status 1: fix-first, worth-a-look, small-thing or",
        "# never.",
        'fail_on = "fix-first"',
        "",
        "# How much a rule matters to you, or whether it runs at all:",
        "# [rules.passive]",
        "# on = false",
        "# [rules.long-sentence]",
        '# severity = "small-thing"',
        "",
        "# What letters stand for in your own glossary. It is what plainspeak suggests.",
        "[glossary]",
    ]
    lines += [f"{toml.key(k)} = {toml.value(v)}" for k, v in sorted((glossary or {}).items())]
    return "\n".join(lines) + "\n"


def is_letters(word: str) -> bool:
    """Whether a word that a group knows is letters that stand for something."""
    return sum(map(str.isupper, word)) > 1 and " " not in word
