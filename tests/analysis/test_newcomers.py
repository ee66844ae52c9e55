"""What a newcomer looks for: nothing is said to be missing that is there."""

from __future__ import annotations

import json

import pytest

from plainspeak import Config, check_text
from plainspeak.reports import html

DATE, START, WHERE = "the date", "when it starts", "where it is"
LENGTH = "how long it lasts"
BREAK = "a break, as it is a long meeting"
ONLINE = "how to join online, and who helps with it"
ACCESS = "how to ask for access, language or other help"
MONEY = "expenses and payment"
ASK = "whom to ask beforehand: a name and a phone number"
WANTED = "what is wanted from members at each item: to decide, to talk over or to know"
AFTER = "what happens with what members say"
JOBS, CHANGED, NEXT = (
    "who does what by when", "what members' words changed", "when the next meeting is",
)  # fmt: skip

FULL_AGENDA = """\
# Agenda: Riverside Patient Group

| What | About it |
| --- | --- |
| Day | Tuesday 3 March 2026 |
| Time | 10.30am to 1pm, with tea at 11.45 |
| Place | The Library, Canal Street, or by video |
| Questions | Ring Sam Okoro on 01632 960 111 |

1. Welcome (Sam)
2. The new letters: for you to decide
3. Parking: we want your ideas

We pay bus fares and £12 an hour. Tell Sam what you need to take part, such as a hearing loop.
In April we will write to you about what changed.
"""

BARE_AGENDA = """\
# Agenda

- Welcome
- Matters arising
- The budget
- Any other business
"""

LONG_DAY = """\
# Away day agenda

Friday 8 May, 9am - 4.30pm, Hollins Hall, HX2 6DN. Call Jo on 07700 900123 with questions.

1. Where we are now
2. Talk in small groups
3. Vote on three ideas

Level entrance. Travel costs are repaid. We will pass on what you say to the board.
"""

SHORT_EVENING = """\
# AGENDA - Tenants' Forum

Thursday 12th June 6pm-7.15pm at the Community Centre

* Repairs update
* Rent letters: comments please
* Who will speak at the board?

Free of charge. Step-free. Questions? Text Ade on 07700 900456.
You said, we did: see the sheet on your chair.
Join on Zoom if you cannot come.
"""

WARM_INVITATION = """\
# Come and help us plan the new garden

Dear neighbour,

You are warmly invited to a workshop at St Ann's Church on Saturday 6 June, 2pm to 3.30pm. There
will be cake. You can join by phone too. We will pay your bus fare, and a BSL interpreter will be
there. Any worries? Ring Mo on 0113 496 0000. Your ideas will go to the board in July.
"""

THIN_INVITATION = """\
# Workshop

You are invited to a workshop about the new strategy. We look forward to seeing you.
"""

E_MAIL_INVITATION = """\
Hello all,

We would like to invite you to our next meeting on Weds 4 Feb, 10am, in Room 2. It ends at noon.
It is face to face this time. Let us know if you need anything to take part: captions, a quiet
room. Expenses are covered. Please call Priya on 0161 496 0321. We use what you say to write the
bid.
"""

ONLINE_INVITATION = """\
# Panel invitation

Please come to our panel meeting on 14/09/2026 at 18:30 on Teams for an hour. A £25 voucher says
thank you. Large print slides on request.
"""

FULL_MINUTES = """\
# Minutes of the Carers' Group, 2 March

Present: Ann, Bola, Cy. Apologies: Dee.

Members said that the form was too long, and the team has cut it to two pages.

| Action | Who | By |
| --- | --- | --- |
| Print the form | Cy | 9 March |

Next meeting: 6 April, 10am.
"""

BARE_MINUTES = """\
# Minutes

Present: Ann, Bola and Cy.

The group heard about the budget. It was noted that the hall is cold.
"""

PROSE_MINUTES = """\
# Notes of the meeting on 4 May

In the room: Ann and Bola.

Bola will ring the council by Friday. Because of what Ann told us in April the door is now wider.
We meet again on the first Monday in June.
"""

TABLE_MINUTES = """\
# Steering group minutes

Attendance: six members.

| Item | What was said | Owner |
| --- | --- | --- |
| 1 | Leaflets: in response to comments the picture is new | Ola |

Date of next meeting: to be agreed.
"""

PAPERS = {
    "full agenda": (FULL_AGENDA, []),
    "bare agenda": (
        BARE_AGENDA,
        [DATE, START, WHERE, LENGTH, ONLINE, ACCESS, MONEY, ASK, WANTED, AFTER],
    ),
    "long day": (LONG_DAY, [BREAK, ONLINE]),
    "short evening": (SHORT_EVENING, []),
    "warm invitation": (WARM_INVITATION, []),
    "thin invitation": (
        THIN_INVITATION,
        [DATE, START, WHERE, LENGTH, ONLINE, ACCESS, MONEY, ASK, AFTER],
    ),
    "e-mail invitation": (E_MAIL_INVITATION, []),
    "online invitation": (ONLINE_INVITATION, [ASK, AFTER]),
    "full minutes": (FULL_MINUTES, []),
    "bare minutes": (BARE_MINUTES, [JOBS, CHANGED, NEXT]),
    "prose minutes": (PROSE_MINUTES, []),
    "table minutes": (TABLE_MINUTES, []),
}


@pytest.mark.parametrize("name", PAPERS)
def test_what_is_missing_and_nothing_that_is_there(name: str) -> None:
    text, missing = PAPERS[name]
    assert list(check_text(text, format="markdown").not_found) == missing


@pytest.mark.parametrize(
    "text",
    [
        "# Invitation to Tender\n\nBidders are invited to a meeting.",
        "# Agenda for Change\n\n- Band 2\n- Band 3\n- Band 4\n",
        "# Your stay\n\nPlease come to the ward ten minutes early.",
        "# Report\n\nThe minutes were agreed. The agenda was long.",
    ],
)
def test_other_papers_are_told_nothing(text: str) -> None:
    assert check_text(text, format="markdown").not_found == ()


def test_words_that_begin_like_a_month_or_a_day_are_no_date() -> None:
    text = (
        "# Workshop\n\nYou are invited to a workshop about 2 decisions. We sat in the sun once.\n"
    )
    assert DATE in check_text(text, format="markdown").not_found
    assert DATE not in check_text(text.replace("2 dec", "2 Dec. dec"), format="markdown").not_found
    assert DATE not in check_text(text.replace("2 dec", "Tues dec"), format="markdown").not_found


def test_it_is_a_kind_line_in_the_summary_and_no_mark() -> None:
    report = check_text(LONG_DAY, format="markdown")
    page = html.summary_page([report])
    assert "What a newcomer may also look for" in page
    assert "A break, as it is a long meeting" in page
    assert not any(BREAK in f.message for f in report.findings)
    without = check_text(THIN_INVITATION, format="markdown", config=Config(newcomer_list=False))
    assert without.not_found == ()
    assert "may also look for" not in html.summary_page([without])


def test_programs_get_it_too() -> None:
    made = json.loads(json.dumps(check_text(LONG_DAY, format="markdown").to_dict()))
    assert made["not_found"] == [BREAK, ONLINE]
