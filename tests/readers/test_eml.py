from __future__ import annotations

import random
import tracemalloc
from collections.abc import Callable
from contextlib import suppress
from email.message import EmailMessage
from functools import partial

import pytest
from growth import grows
from hypothesis import given, settings
from hypothesis import strategies as st

from plainspeak.model import BlockKind, Document, InputError
from plainspeak.readers import eml

TEXT = """Hello all,

We meet on Monday to talk about money. Please bring a friend – and café cake.

"""


def message(text: str = TEXT, subject: str = "Our next meeting", html: str = "") -> bytes:
    mail = EmailMessage()
    mail["From"] = "Jo <jo@a.example>"
    mail["To"] = "all@a.example"
    if subject:
        mail["Subject"] = subject
    if text:
        mail.set_content(text)
        if html:
            mail.add_alternative(html, subtype="html")
    else:
        mail.set_content(html, subtype="html")
    return bytes(mail)


def shown(data: bytes) -> list[tuple[str, str]]:
    return [(str(block.kind), block.text) for block in eml.read(data).blocks]


OWN = [
    ("heading", "Our next meeting"),
    ("paragraph", "Hello all,"),
    ("paragraph", "We meet on Monday to talk about money. Please bring a friend – and café cake."),
]


def test_subject_and_message_are_read_and_addresses_are_not() -> None:
    document = eml.read(message())
    assert [(str(b.kind), b.text) for b in document.blocks] == OWN
    assert [b.place for b in document.blocks] == ["subject", "message", "message"]
    assert not document.has_lines


def test_the_text_is_read_rather_than_the_web_page_beside_it() -> None:
    assert shown(message(html="<p>Not this</p>")) == OWN


def test_a_message_that_is_only_a_web_page_is_read() -> None:
    assert shown(message("", html="<p>We <b>meet</b> in the café.</p>"))[1:] == [
        ("paragraph", "We meet in the café.")
    ]


def test_attachments_are_not_read() -> None:
    mail = EmailMessage()
    mail["Subject"] = "Our next meeting"
    mail.set_content(TEXT)
    mail.add_attachment("Not this", filename="notes.txt")
    assert shown(bytes(mail)) == OWN


@pytest.mark.parametrize(
    "earlier",
    [
        "> What about the money?\n> We shall see.\n",
        "On Mon, 3 May 2027 at 10:00, Sam <sam@a.example> wrote:\n\n> What about the money?\n",
        "On Mon, 3 May 2027, Sam wrote:\n\nWhat about the money?\n\nWe shall see.\n",
        "-----Original Message-----\nFrom: Sam\nSent: Monday\n\nWhat about the money?\n",
        "From: Sam <sam@a.example>\nSent: Monday 3 May\nTo: Jo\nSubject: Money\n\nWhat money?\n",
        "________________________________\nFrom: Sam\nSent: 3 May\nTo: Jo\n\nWhat money?\n",
        "---------- Forwarded message ---------\nFrom: Sam\n\nWhat about the money?\n",
        "Begin forwarded message:\n\nWhat about the money?\n",
    ],
)
def test_earlier_messages_are_quotations(earlier: str) -> None:
    blocks = shown(message(TEXT + earlier))
    assert blocks[:3] == OWN
    assert len(blocks) > 3
    assert {kind for kind, _ in blocks[3:]} == {"quotation"}


def test_answers_between_quoted_lines_are_read() -> None:
    answered = "On 3 May Sam wrote:\n\n> What about the money?\n\nIt is all spent now.\n"
    assert shown(message(TEXT + answered))[-1] == ("paragraph", "It is all spent now.")


@pytest.mark.parametrize(
    "signature",
    [
        "-- \nJo Bloggs\nInvolvement Lead (PPIE)\nTel 01632 960000\n",
        "Kind regards,\n\nJo Bloggs\nInvolvement Lead (PPIE)\nTel 01632 960000\n",
        "Best wishes\nJo\nInvolvement Lead (PPIE), the Hall\n",
    ],
)
def test_signatures_are_protected(signature: str) -> None:
    blocks = shown(message(TEXT + signature))
    assert all(kind == "quotation" for kind, text in blocks if "PPIE" in text or "Jo" in text)
    assert any("PPIE" in text for _, text in blocks)
    assert blocks[:3] == OWN


def test_what_follows_a_signature_as_a_sentence_is_read() -> None:
    text = TEXT + "Best wishes,\n\nJo\n\nPlease remember that the hall is closed in the morning.\n"
    assert shown(message(text))[-1][0] == "paragraph"


def test_earlier_messages_in_a_web_page_are_quotations() -> None:
    page = (
        "<p>We meet.</p><hr><div><b>From:</b> Sam<br><b>Sent:</b> Monday<br><b>To:</b> Jo</div>"
        "<p>What about the money?</p>"
    )
    blocks = shown(message("", html=page))
    assert blocks[1] == ("paragraph", "We meet.")
    assert {kind for kind, _ in blocks[2:]} == {"quotation"}


@pytest.mark.parametrize(
    ("name", "coded"),
    [("iso-8859-1", b"caf\xe9"), ("utf-8", b"caf\xc3\xa9"), ("x-unknown", b"caf\xc3\xa9")],
)
def test_letters_in_many_codes_are_read(name: str, coded: bytes) -> None:
    data = b"Subject: =?utf-8?b?Y2Fmw6k=?=\nContent-Type: text/plain; charset=" + name.encode()
    data += b"\nContent-Transfer-Encoding: 8bit\n\nThe " + coded + b" is open.\n"
    assert shown(data) == [("heading", "café"), ("paragraph", "The café is open.")]


def test_a_text_without_headers_is_read_as_text() -> None:
    assert shown(b"We meet on Monday.\n") == [("paragraph", "We meet on Monday.")]


@pytest.mark.parametrize("data", [message("\n", ""), b"%PDF-1.7 text", b"PK\x03\x04 text"])
def test_what_holds_no_message_is_named(data: bytes) -> None:
    with pytest.raises(InputError):
        eml.read(data)


def test_damaged_messages_give_a_message_or_a_result(
    check_positions: Callable[[Document], None],
) -> None:
    whole = message(TEXT + "> old\n", html="<p>We <b>meet</b> in the café.</p>")
    chance = random.Random(7)
    for _ in range(300):
        data = bytearray(whole)
        for _ in range(chance.choice([1, 5, 50])):
            data[chance.randrange(len(data))] = chance.randrange(256)
        if chance.random() < 0.4:
            del data[chance.randrange(len(data)) :]
        with suppress(InputError):
            check_positions(eml.read(bytes(data)))


_PIECES = [
    "Hello all,\n\n",
    "> old\n",
    "On 3 May Sam wrote:\n",
    "From: Sam\nSent: May\n",
    "-- \n",
    "Best wishes,\n",
    "Jo\n",
    "We meet on Monday.\n\n",
    "-----Original Message-----\n",
    "\n",
    "é",
    "Subject: x\n",
]


@settings(max_examples=150, deadline=None)
@given(st.one_of(st.lists(st.sampled_from(_PIECES), max_size=20).map("".join), st.text()))
def test_positions_are_exact_whatever_the_text(
    check_positions: Callable[[Document], None], text: str
) -> None:
    head = b"Subject: The meeting\nContent-Type: text/plain; charset=utf-8\n\n"
    with suppress(InputError):
        check_positions(eml.read(head + text.encode("utf-8", "replace")))
    with suppress(InputError):
        check_positions(eml.read(text.encode("utf-8", "replace")))


@pytest.mark.parametrize(
    ("start", "piece"),
    [
        ("Content-Type: text/plain", "; a*0*=x"),
        ("Content-Type: text/plain", "; a{n}=b"),
        ("Content-Disposition: inline", "; a{n}=b"),
        ("Subject: ", "=?utf-8?q?a?= "),
        ("Subject: ", "a a a a a "),
        ("Subject:", "\n a\n a"),
    ],
)
def test_a_header_without_end_takes_no_time(start: str, piece: str) -> None:
    def prepare(times: int) -> Callable[[], object]:
        header = "".join(piece.replace("{n}", str(n)) for n in range(times))
        data = f"From: a@b.example\n{start}{header}\n\nWe met.\n".encode()
        return partial(eml.read, data)

    assert grows(prepare, 5_000) == ""
    tracemalloc.start()
    with suppress(InputError):
        prepare(20_000)()
    _, most = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert most < 50_000_000


SMALL_PRINT = (
    "This email and any attachments are confidential and intended solely for the addressee. If you "
    "have received it in error please notify the sender forthwith and delete it."
)


def test_small_print_and_signs_of_passing_on_are_not_the_paper() -> None:
    message = (
        "From: a@example.org\nSubject: Re: FW: Workshop on Thursday\n\nHello all.\n\n"
        f"This message is about the workshop. Please bring lunch.\n\n{SMALL_PRINT}\n\n"
        "Please consider the environment before printing.\n"
    )
    document = eml.read(message.encode())
    shown = [(b.text, b.kind is BlockKind.QUOTATION) for b in document.blocks]
    assert shown[0] == ("Workshop on Thursday", False)
    assert ("This message is about the workshop. Please bring lunch.", False) in shown
    assert (SMALL_PRINT, True) in shown
    assert shown[-1][1]


@pytest.mark.parametrize(
    "banner",
    [
        "CAUTION: This email comes from outside the council. Do not click links in it.",
        "External email. Please do not open attachments if you did not expect them.",
        "You don't often get email from a@example.org. Learn why this is important",
    ],
)
def test_what_a_mail_system_puts_above_is_not_the_paper(banner: str) -> None:
    message = f"From: a@example.org\nSubject: Lunch\n\n{banner}\n\nHello all. Bring soup.\n"
    shown = [(b.text, b.kind is BlockKind.QUOTATION) for b in eml.read(message.encode()).blocks]
    assert shown[1:] == [(banner, True), ("Hello all. Bring soup.", False)]


def test_a_subject_that_only_looks_passed_on_stays() -> None:
    document = eml.read(b"From: a@example.org\nSubject: Reforms: what next\n\nHello all.\n")
    assert document.blocks[0].text == "Reforms: what next"
