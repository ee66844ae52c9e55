"""A small paper in, its acronym index out, with a list of our own."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

import pytest

from plainspeak import readers
from plainspeak.analysis import analyse
from plainspeak.analysis.types import AcronymUse, Settings
from plainspeak.lexicon import KnownAcronym, Lexicon


def known(short: str, expansion: str, **more: Any) -> KnownAcronym:
    values = {"meaning": "", "field": "", "country": "", "known": ""} | more
    return KnownAcronym(short, expansion, **values)


LIST = (
    known("NHS", "National Health Service", known="public", country="GB"),
    known("GP", "general practitioner", known="public", country="GB"),
    known("FDA", "Food and Drug Administration", known="public", country="US"),
    known("ICB", "integrated care board", meaning="A body that plans local NHS care."),
    known("TSG", "trial steering group"),
    known("RCT", "randomised controlled trial", known="research-team"),
    known("NICE", "National Institute for Health and Care Excellence"),
    known("CCG", "clinical commissioning group", ended="2022-07", now="integrated care board"),
    known("WP", "work package"),
    known("DNA", "deoxyribonucleic acid", known="public", context=("gene", "sample")),
    known("DNA", "did not attend", context=("rate", "appointment", "clinic")),
    known("CI", "chief investigator", context=("study", "lead")),
    known("CI", "confidence interval", context=("95%", "ratio")),
    known("PPIE", "patient and public involvement and engagement"),
)

Index = Callable[..., dict[str, AcronymUse]]


@pytest.fixture(scope="session")
def index_of() -> Index:
    def build(
        text: str, *, acronyms: Sequence[KnownAcronym] = LIST, format: str = "markdown", **more: Any
    ) -> dict[str, AcronymUse]:
        settings = Settings(lexicon=Lexicon(acronyms=tuple(acronyms)), **more)
        document = readers.read(text, readers.format_named(format))
        return {use.acronym.short: use for use in analyse(document, settings).acronyms}

    return build


@pytest.fixture(scope="session")
def states_of(index_of: Index) -> Callable[..., dict[str, str]]:
    def build(text: str, **more: Any) -> dict[str, str]:
        return {short: u.acronym.state.value for short, u in index_of(text, **more).items()}

    return build
