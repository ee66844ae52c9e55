"""know, never-mark: words that a group knows or wants left alone, put into its settings file."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path

import click

from plainspeak.apps.commands.output import out, stop


@click.command()
@click.argument("words", nargs=-1, required=True)
def know(words: tuple[str, ...]) -> None:
    """Say which letters and words your group knows.

    They go into the settings file of this folder, and are not marked any more. Write
    'TSG = the group that runs the trial' for a wording of your own. All else in the file stays
    as it is.
    """
    from plainspeak.config.edit import list_of

    pairs = [(a.strip(), b.strip()) for a, sign, b in (w.partition("=") for w in words) if sign]
    plain = _apart(word for word in words if "=" not in word)
    wordings = {term: said for term, said in pairs if term and said}
    if not plain and not wordings:
        stop("name the letters or words, such as: plainspeak know SLT KPI")
    _write([(list_of(word), word) for word in plain], wordings)


@click.command("never-mark")
@click.argument("words", nargs=-1, required=True)
def never_mark(words: tuple[str, ...]) -> None:
    """Say which letters and words to leave alone.

    They go into the settings file of this folder, and are not marked any more. This does not say
    that your group knows them: letters stay in the jargon buster. All else in the file stays as it
    is.
    """
    plain = _apart(words)
    if not plain:
        stop('name the letters or words, such as: plainspeak never-mark "deep dive"')
    _write([("never_mark", word) for word in plain], {})


def _apart(words: Iterable[str]) -> list[str]:
    """Words that have commas between them, one by one."""
    return [one.strip() for word in words for one in word.split(",") if one.strip()]


def _write(words: Sequence[tuple[str, str]], wordings: Mapping[str, str]) -> None:
    """Put words (setting, word) and wordings into the nearest settings file, or a new one."""
    from plainspeak.config.edit import add_words
    from plainspeak.config.settings import ConfigError

    try:
        path = add_words(Path(), words, wordings)
    except ConfigError as problem:
        stop(str(problem))
    out([f"{path} now holds: {', '.join([*(word for _, word in words), *wordings])}.\n"])
