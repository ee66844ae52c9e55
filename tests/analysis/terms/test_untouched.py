"""Places at which nobody's words are changed for them, though a term is found there."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

import pytest
from growth import grows

from plainspeak import check_text
from plainspeak.fixing import edits as fix


def fixed(text: str, format: str = "markdown", path: str | None = None) -> str:
    return fix.apply(text, fix.fixes(check_text(text, format=format)))


@pytest.mark.parametrize(
    "text",
    [
        "# How we utilise it",
        "We utilise it now now now now now now now now now",  # twelve words are a title
        "Use <code>prior to</code> here.",
        "Use <kbd>prior to</kbd> here.",
        "<pre>\nutilise it prior to that\n</pre>",
        "We write `utilise` here.",
        "It is $utilise x$ in this text.",
        "\\begin{equation}\nx prior to y\n\nutilise z\n\\end{equation}",
        "{{ utilise it prior to that }}",
        "The phrase *in order to* is long.",
        "‘Prior to’ is a phrase.",
        "Notice of 11/00695/F: a shed to be put up prior to the barn being utilised.",
        "> We utilise it prior to that.",
        '"We utilise it prior to that," said Ann.',
        "SAE: a serious problem that we utilise.",
        "- Lay member: a person who is utilised.",
        "The word means that which we utilise.",
        "To initiate means to utilise it.",
        "We use a pre (prior to) sign.",
        "We meet prior to (before) lunch.",
        "Utilise / use the hall.",
        "## References\n\nSmith J. We utilise it. 2014.",
        "Smith J, Jones K. How we utilise it prior to that. BMJ 2014;3:1.",
        "## Licence\n\nYou may utilise it prior to that.",
        "Permission is hereby granted to utilise it.",
        "## Abbreviations\n\nWe utilise it.",
        "| Term | Meaning |\n|--|--|\n| Cohort | people utilised |\n",
        "| What we say | What it means |\n|--|--|\n| Utilise it | use it |\n",
        "| No | Phrase | Meaning |\n|--|--|--|\n| 1 | Utilise it | use it |\n",
        "| SAE | a harm that we utilise |\n|--|--|\n| ICB | a body we utilise |\n",
        "We ask the patient and public utilised group (PPUG) to come.",
        "**I will move at the next Meeting that the hall be utilised prior to lunch.**",
        "7. Question submitted by Cllr Orme: will the hall be utilised prior to lunch?",
        "That this Council utilises the hall prior to lunch.",
        "7. Cllr Orme: I will move at the next meeting that the hall be utilised prior to lunch.",
        "That this Council asks for\n\nthe hall to be utilised prior to the vote.",
        "The motion reads as follows:\n\nThe hall is to be utilised prior to lunch.",
        "The policy says:\n\n- Ask first.\n- Utilise the hall prior to lunch.",
        "No hall shall be utilised prior to lunch.",
        "The hall is utilised prior to lunch.” She went on to speak of the fee.",
        "*The hall will be utilised by the group prior to lunch.*",
        "See how people were [utilising the hall](https://example.org/hall) in June.",
        '<p>See <a href="x">how we utilise the hall</a> in June.</p>',
        "# Call\n\n" + "\n\n".join(f"00:00:0{i} So we utilise it, um, a lot." for i in range(10)),
        "Temporary change of use of the car park, to be utilised prior to the works.",
        "MINUTES OF A MEETING HELD PRIOR TO THE VOTE IN ORDER TO UTILISE THE HALL, SO IT WAS",
    ],
)
def test_left_alone(text: str) -> None:
    assert fixed(text) == text


@pytest.mark.parametrize(
    ("text", "after"),
    [
        ("We utilise it prior to lunch.", "We use it before lunch."),
        ("We shall utilise it prior to lunch.", "We shall use it before lunch."),
        ("**Utilise it** prior to lunch.", "**Use it** before lunch."),
        ("At 10:00:00 we utilise it a lot now.", "At 10:00:00 we use it a lot now."),
        ("He said “yes”, and we utilise it.", "He said “yes”, and we use it."),
        ("## Sources\n\nA.\n\n## End\n\nUtilise it.", "## Sources\n\nA.\n\n## End\n\nUse it."),
        ("We utilise it" + " now" * 10, "We use it" + " now" * 10),
        ("The code `x` is what we utilise.", "The code `x` is what we use."),
        ("It cost $5 and we utilise $6.", "It cost $5 and we use $6."),
        ("We utilise it and ask at the bar.", "We use it and ask at the bar."),
        ("- **We utilise** the hall.", "- **We use** the hall."),
        (
            "| Item | Description |\n|--|--|\n| 1 | We utilise it |\n",
            "| Item | Description |\n|--|--|\n| 1 | We use it |\n",
        ),
    ],
)  # fmt: skip
def test_beside_them_all_is_as_usual(text: str, after: str) -> None:
    assert fixed(text) == after


@pytest.mark.parametrize("piece", ["<code>", "\\begin{x}", "$x ", "{{ ", "`", "\\[ ", "x (AB "])
def test_what_is_never_closed_costs_no_time(piece: str) -> None:
    def prepare(times: int) -> Callable[[], object]:
        return partial(check_text, f"We utilise {piece} it. " * times, format="plain")

    assert grows(prepare, 1_000) == ""


CONTRACT = (
    "This agreement is between the parties. Either party may end it. The licensor warrants that it "
    "is in force. Any dispute goes to arbitration."
)


def test_the_words_of_a_contract_stay() -> None:
    plain = "Please sign prior to the start."
    assert fixed(f"{CONTRACT}\n\n{plain}") == f"{CONTRACT}\n\n{plain}"
    minutes = "We talked about the lease, the keys and the new rota for the hall. " * 200
    assert "before the start" in fixed(f"{CONTRACT}\n\n{minutes}\n\n{plain}")
    assert "before the start" in fixed(plain)
