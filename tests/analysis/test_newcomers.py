"""What a newcomer looks for: nothing is said to be missing that is there."""

from __future__ import annotations

import json
from collections.abc import Callable
from functools import partial

import pytest
from growth import grows

from plainspeak import Config, check_text
from plainspeak.analysis.newcomers import not_found
from plainspeak.readers import markdown
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


PLAIN = {
    "invitation": "# Open evening\n\nYou are invited to a get-together.\n\n{}\n",
    "agenda": "# Agenda\n\n- Hello\n- The roof\n- Anything else\n\n{}\n",
    "long agenda": "# Agenda\n\n9.30am to 3.30pm\n\n- Hello\n- The roof\n- Money\n\n{}\n",
    "minutes": "# Minutes\n\nPresent: Ann Lee, Bola and Cy.\n\n{}\n",
}

THERE = {
    ("invitation", DATE): [
        "It is on May 5th.", "We meet on the 21st.", "The day before Good Friday.",
        "No date has been set; date to be confirmed.", "Come tonight!",
    ],
    ("invitation", START): [
        "We begin at seven.", "Half past two, sharp.", "Straight after school.", "Doors open 6.30.",
        "From five till seven.", "1430 hrs",
    ],
    ("invitation", WHERE): [
        "In the canteen behind the fire station.", "Find us by the duck pond.",
        "Mo's barn: meet at the gate.", "Fern Lodge, 6pm", "At 12 Mill Bank.",
        "| Where |\n| --- |\n| Fern Lodge |",
    ],
    ("invitation", LENGTH): [
        "You will be home by ten.", "It won't go past eight.", "All morning.",
        "We wrap up at four.", "An hour, or a bit more.", "2 hrs",
        "Done and dusted in time for the school run.",
    ],
    ("long agenda", BREAK): [
        "A brew at eleven.", "We stop halfway to stretch our legs.", "Soup at one.",
        "There is time to eat together.", "Step out whenever you like.",
    ],
    ("invitation", ONLINE): [
        "Sorry, there is no way to join from afar: we sit round a table.",
        "We will send you a link.", "You can listen in over the phone.",
        "Meeting ID and passcode will follow.",
        "Bola can put you on loudspeaker.",
    ],
    ("invitation", ACCESS): [
        "If the stairs are a worry, ring Bola.", "There are two steps up to the door.",
        "A signer will be there.", "Bring somebody with you if that makes it easier.",
        "What would help you to take part?", "Cy can fetch you from the bus.",
        "Is there anything we should know about you?", "We can print it bigger for you.",
        "There is a crèche.", "Somebody will sit with you and read things out.",
    ],
    ("invitation", MONEY): [
        "Lunch is on us.", "Keep your bus ticket and Cy will square up.",
        "It won't cost you a penny.", "We refund what you spend on the train.",
        "A shopping card says thank you.",
        "I am afraid that we cannot pay anyone.", "20 pounds for each meeting",
    ],
    ("invitation", ASK): [
        "Bola, 01632/960/188", "Cy on extension 4455", "Text Cy: (01632) 960 188",
    ],
    ("agenda", WANTED): [
        "- The roof: what should we do?", "- The roof - thoughts please", "- The roof (FYI)",
        "- Which of the two roofs?", "- Say which roof you like", "- To elect a chair",
        "- The roof: straw poll", "- Just so you know: the roof", "- Have we got the right roof?",
    ],
    ("invitation", AFTER): [
        "Bola will write to all of you about how your thoughts were used.",
        "The manager has to answer each point by Easter.", "We come back to you in the spring.",
        "Your ideas will go in front of the council.", "We turn what you say into a plan.",
        "You'll be told what came of it.", "We will rewrite the form with your comments.",
        "We cannot promise that it will change anything.", "A summary goes to all who came.",
    ],
    ("minutes", JOBS): [
        "Bola is going to ask at the baker's.", "I'll have a word with the caretaker.",
        "Cy said that he would get three prices.", "Ann to find a plumber.",
        "It was left with Cy.", "AL to oil the hinge.", "Bola is getting quotes.",
        "Could Cy please tell the school?", "Cy is down for the cups.",
        "By the end of May: the sign.", "Prices to be checked.", "Bola takes the poster round.",
        "For action: Cy",
        "| What | Lead |\n| --- | --- |\n| Hinge | Cy |",
    ],
    ("minutes", CHANGED): [
        "Cy told the ward that the bell was out of reach, so they have moved it.",
        "After Bola's remarks the map was redrawn and is now larger.",
        "The sign was repainted when members said that they could not read it.",
        "Bola could not open the gate. It has been mended.", "On Cy's advice, page two is gone.",
        "At members' request we start later.", "Ann's idea was taken up.",
        "The plan was altered because carers wanted longer visits.", "Cy asked for a bench. Done.",
        "The door stays open, as you asked.", "Members wanted a later bus, and the answer was no.",
        "That is why the form has been shortened.", "Print too small: fixed",
        "Members complained about the lids. Cy took it up with the firm.",
        "| You asked | What was done |\n| --- | --- |\n| A bench | It is there |",
    ],
    ("minutes", NEXT): [
        "DONM: 3 June", "Back here on 3 June.", "The first Monday in June, usual place.",
        "See you all in June.", "We get together again in the summer.", "Same time next month.",
        "No date yet for another meeting.", "This was our last meeting.", "Next: 3 June",
        "Keep 3 June free.", "The group sits again on 3 June.", "Nothing until September.",
    ],
}  # fmt: skip

NOT_THERE = {
    ("invitation", DATE): ["You may march along.", "We sat there once."],
    ("invitation", START): ["The group was started by carers.", "Level 2 of the plan"],
    ("invitation", WHERE): [
        "There is room for new ideas.", "Where are we with the roads?", "What do the schools need?",
        "Two teams will tell you what they do.",
    ],
    ("invitation", LENGTH): ["The office cut its opening hours.", "It will take place soon."],
    ("long agenda", BREAK): ["- Staff who leave"],
    ("invitation", ONLINE): ["We will show a film about remote farms."],
    ("invitation", ACCESS): ["We talk about access to dentists.", "The needs of the town grow."],
    ("invitation", MONEY): [
        "The council has to save £3.5 million.", "Who will pay for the roof?", "Feel free to come.",
    ],
    ("invitation", ASK): ["Write to bola@example.org", "The budget is 240 000 a year."],
    ("agenda", WANTED): ["- Correspondence", "- The roof", "- Share prices"],
    ("invitation", AFTER): [
        "We look forward to your ideas.", "Your views matter.",
        "Please let us know if you can come.", "We used to meet at Easter.",
        "Bring your ideas to the meeting.",
    ],
    ("minutes", JOBS): [
        "The council will close the baths.", "Patients have to wait for weeks.",
        "Bola asked when rent is due.", "The group talked about what to do with the pond.",
    ],
    ("minutes", CHANGED): [
        "Cy asked whether the lift works.", "Members felt that the letter was cold.",
        "Thanks to everybody for the cake.", "The bus fare has changed.",
        "The officer said that the office has been moved.", "Bola had many questions.",
        "Cy said that he was late because people were queuing.",
    ],
    ("minutes", NEXT): [
        "The next item was rent.", "The road is shut until June.", "It rained at the same time.",
    ],
}  # fmt: skip


def said_to_be_missing(frame: str, words: str) -> tuple[str, ...]:
    return check_text(PLAIN[frame].format(words), format="markdown").not_found


@pytest.mark.parametrize(("frame", "need"), THERE, ids=lambda part: part[:40])
def test_it_is_found_in_many_wordings(frame: str, need: str) -> None:
    assert need in said_to_be_missing(frame, "")
    there = THERE[frame, need]
    assert [words for words in there if need in said_to_be_missing(frame, words)] == []


@pytest.mark.parametrize(("frame", "need"), NOT_THERE, ids=lambda part: part[:40])
def test_words_that_only_look_like_it_are_not_it(frame: str, need: str) -> None:
    not_there = NOT_THERE[frame, need]
    assert [words for words in not_there if need not in said_to_be_missing(frame, words)] == []


LONG_TALK = """\
# Minutes of the Bus Users' Group, 4 October

In the room: Ann, Bola, Cy and Dr Petra Hill. Dee sent her apologies.

Dr Hill spoke about the buses of the county. She said that fewer people use them since the winter
before last, and that two drivers have left. Members asked how many buses come late. Bola said that
she had waited for an hour in the rain and was ill for a week. Cy asked whether drivers are told.

The group talked about fares. Members felt that they are too high. Some find the machine hard to
read. The stops have been moved by the council. It was noted that the company belongs to a bank.

Plans for the new depot were shown. It will open in two years and will have 60 places.
Cy reported that the kiosk has new owners. Ann thanked everybody for their comments.
"""


def test_minutes_of_much_talk_are_told_all_three() -> None:
    assert list(check_text(LONG_TALK, format="markdown").not_found) == [JOBS, CHANGED, NEXT]


def test_an_agenda_with_the_item_minutes_is_an_agenda() -> None:
    text = "# Agenda\n\n1. Apologies\n2. Minutes and matters arising\n3. Roof\n4. Money\n"
    assert WANTED in check_text(text, format="markdown").not_found


@pytest.mark.parametrize(
    "unit", ["said as with so and ", "Ann to will Bo: ", "dropped as ", "your ideas it. ", "at 1 "]
)
def test_twice_the_paper_takes_twice_the_time(unit: str) -> None:
    def prepare(size: int) -> Callable[[], object]:
        text = f"# Minutes\n\nPresent: Ann.\n\n{unit * (size // len(unit))}"
        return partial(not_found, markdown.read(text))

    assert grows(prepare, 12_000) == ""


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
