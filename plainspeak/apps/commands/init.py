"""init: the first config file of a group, from three questions or from its papers."""

from __future__ import annotations

import sys
from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING

import click

from plainspeak.apps.commands.output import out, stop
from plainspeak.config.settings import (
    BASELINE_NAME,
    COUNTRIES,
    FILE_NAMES,
    PROFILES,
    ConfigError,
)
from plainspeak.wordclasses import members

if TYPE_CHECKING:
    from plainspeak.model import Report

_STATUS = """\
From now on, `plainspeak check` ends with status 1 when there is something to fix first.
Do you read the findings yourself, with no program that waits for them? Write
fail_on = "never" in its place.
"""


@click.command()
@click.argument("papers", nargs=-1)
@click.option("--profile", type=click.Choice(tuple(PROFILES)), help="Who reads the papers.")
@click.option("--country", type=click.Choice(COUNTRIES), help="Whose words count.")
@click.option("--known", metavar="WORDS", help="What this group knows, with commas between.")
def init(
    papers: tuple[str, ...], profile: str | None, country: str | None, known: str | None
) -> None:
    """Write a config file for this folder.

    Asks three things, unless you give them as options. With PAPERS (a folder, or files) it takes
    the letters from your glossary, and records what is in the papers today, so that from now on
    only new findings are shown.
    """
    path = Path(FILE_NAMES[0])
    if path.exists():
        stop(f"{path} is there already, and is left as it is.")
    asks = _at_a_terminal()
    profile = profile or _asked("Who reads your papers?", tuple(PROFILES), asks)
    country = country or _asked("Whose words count?", COUNTRIES, asks)
    if known is None:
        question = "Which letters and words does your group know? (with commas between)"
        known = click.prompt(question, default="", show_default=False) if asks else ""
    words = [word.strip() for word in known.split(",") if word.strip()]
    _write(path, profile, country, words, papers)


def _at_a_terminal() -> bool:
    return sys.stdin.isatty() and sys.stdout.isatty()


def _asked(question: str, choices: tuple[str, ...], asks: bool) -> str:
    if not asks:
        return choices[0]
    answer: str = click.prompt(question, type=click.Choice(choices), default=choices[0])
    return answer


def _write(
    path: Path, profile: str, country: str, words: list[str], papers: tuple[str, ...]
) -> None:
    from plainspeak.config import starter
    from plainspeak.run.many import Run
    from plainspeak.since import baseline as since
    from plainspeak.writing import write_whole

    try:
        first = Run({"profile": profile, "country": country})
        found = glossary_of(first.reports(papers)) if papers else {}
        write_whole(path, starter.text(profile, country, words, found).encode())
        out([f"{path} is written. Open it: each setting has a comment.\n"])
        if found:
            sets = "1 set" if len(found) == 1 else f"{len(found):,} sets"
            out([f"It holds {sets} of letters from your glossary.\n"])
        if papers:
            made = since.record(Path(BASELINE_NAME), Run({}).reports(papers))
            since.save(made)
            total = sum(made.counts().values())
            findings = "1 finding" if total == 1 else f"{total:,} findings"
            out([f"{BASELINE_NAME} holds what is there today ({findings}).\n"])
        out([_STATUS])
    except ConfigError as problem:  # a baseline that is there and is none of ours
        stop(str(problem))
    except OSError as problem:
        stop(f"{problem.filename}: cannot be written ({problem.strerror}).")
    sys.exit(2 if first.problems else 0)


def glossary_of(reports: Iterable[Report]) -> dict[str, str]:
    """Letters that the glossaries among these papers spell out, to their long forms."""
    return {
        acronym.short: acronym.expansion
        for report in reports
        if _is_glossary(report)
        for acronym in report.acronyms
        if acronym.expansion and acronym.expansion_in_text
    }


def _is_glossary(report: Report) -> bool:
    """Whether the name or the first heading of a paper says that it explains letters or words."""
    first = report.document.blocks[0].text if report.document.blocks else ""
    said = f"{Path(report.path or '').stem} {first}".lower()
    return any(word in said for word in members("glossary-headings"))
