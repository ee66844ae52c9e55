"""Text that is not the writer's to change, and text that must still be checked."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from plainspeak import check_text
from plainspeak.analysis import pipeline
from plainspeak.analysis.protected import protect
from plainspeak.analysis.sentences import sentences
from plainspeak.analysis.types import Passage, ProtectedKind
from plainspeak.analysis.words import word
from plainspeak.model import Block, BlockKind, Segment, Span


def passages(*texts: str, kind: BlockKind = BlockKind.PARAGRAPH) -> list[Passage]:
    made = []
    for i, text in enumerate(texts):
        words, starts = pipeline.tokens(text)
        block = Block(kind, text, (Segment(0, len(text), 0, len(text)),))
        made.append(
            Passage(i, block, tuple(map(word, words)), starts, sentences(words, text, starts))
        )
    return made


def found(*texts: str, kind: BlockKind = BlockKind.PARAGRAPH) -> list[tuple[str, str]]:
    made = passages(*texts, kind=kind)
    return [
        (p.kind.value, made[i].block.text[p.start : p.end])
        for i, ranges in enumerate(protect(made))
        for p in ranges
    ]


def of_kind(kind: str, *texts: str, block: BlockKind = BlockKind.PARAGRAPH) -> list[str]:
    return [text for k, text in found(*texts, kind=block) if k == kind]


# -- quotations ----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "quoted"),
    [
        ('"We had to utilise a lift," said one member.', '"We had to utilise a lift,"'),
        ("One wrote: “Lose the jargon. I was lost.” We did.", "“Lose the jargon. I was lost.”"),
        ("Joan said this was ‘box ticking’.", "‘box ticking’"),
        ("Ray told us, 'It's the staff's job,' and left.", "'It's the staff's job,'"),
        (
            "Ollie said ‘it was the best day and the teachers’ boots got stuck’.",
            "‘it was the best day and the teachers’ boots got stuck’",
        ),
        ("She said: \"If you say 'cohort' again, I go.\"", "\"If you say 'cohort' again, I go.\""),
        ('He just said "No." and sat down.', '"No."'),
    ],
)
def test_what_people_are_quoted_as_saying(text: str, quoted: str) -> None:
    assert of_kind("quote", text) == [quoted]


def test_letters_between_quotation_marks_are_nobodys_speech() -> None:
    assert of_kind("quote", 'Roy saw an "FCP" and thought no more of it.') == []
    assert of_kind("mention", 'We no longer use the word "PPI".') == ['"PPI"']


def test_a_block_quotation_is_a_quotation_whole() -> None:
    assert found("They utilise it.", kind=BlockKind.QUOTATION) == [("quote", "They utilise it.")]


def test_a_quotation_over_several_paragraphs() -> None:
    first, last = "“We utilise it.", "“We like it,” said Joan. We utilise it too."
    assert of_kind("quote", first, last) == [first, "“We like it,”"]


@pytest.mark.parametrize(("opens", "closes"), ["“”", '""'])
def test_a_quotation_that_opens_at_its_first_paragraph_and_closes_at_its_last(
    opens: str, closes: str
) -> None:
    letter = (f"{opens}We utilise it.", "We like it.", f"We utilise it daily.{closes}")
    assert of_kind("quote", *letter, "They utilise it.") == list(letter)
    said = f"They said {opens}yes{closes} to it."
    assert letter[0] not in of_kind("quote", letter[0], said, letter[2])


def test_what_is_read_out_behind_a_colon_is_quoted_to_the_end() -> None:
    text = "The clerk read out: “We utilise the hall. We like it."
    assert of_kind("quote", text) == ["“We utilise the hall. We like it."]


@pytest.mark.parametrize(
    "text",
    [
        'The "robust" plan will be utilised.',
        "The “robust” plan will be utilised.",
        "It was a so-called 'stakeholder' event.",
        'The "Attendance starts on Monday. We will utilise posters to facilitate it.',
        "The “Attendance starts on Monday. We will utilise posters to facilitate it.",
        "The members' views and the teachers' boots were utilised.",
        "The pipe is 6\" wide and 4' long, and the board's plan was utilised.",
        "'Tis the season to utilise it, in the '90s and now.",
    ],
)
def test_what_is_not_speech_is_still_checked(text: str) -> None:
    assert of_kind("quote", text) == []


def test_a_stray_mark_hides_nothing_before_the_next_quotation() -> None:
    text = 'The "plan was utilised. Joan said "we like it a lot" and left.'
    assert of_kind("quote", text) == ['"we like it a lot"']


@pytest.mark.parametrize(
    ("text", "mentioned"),
    [
        ("We do not use the word ‘cohort’.", ["‘cohort’"]),
        ('The term "phonics" means learning letter sounds.', ['"phonics"']),
        ("The term ‘phonics’ means learning letter sounds.", ["‘phonics’"]),
        ('The word "falls" should read "fails".', ['"falls"', '"fails"']),
        (
            'Do not say "at-risk", they said, and "the underserved" went down badly.',
            ['"at-risk"', '"the underserved"'],
        ),
        ('Please say "people" instead of "subjects".', ['"people"', '"subjects"']),
        ('What does "in loco parentis" mean?', ['"in loco parentis"']),
    ],
)
def test_words_that_are_mentioned(text: str, mentioned: list[str]) -> None:
    assert of_kind("mention", text) == mentioned


def test_quoted_titles() -> None:
    text = 'We read ‘The Fox in the Meadow’ and "Cara\'s Big Day Out".'
    assert of_kind("title", text) == ["‘The Fox in the Meadow’", '"Cara\'s Big Day Out"']


# -- names ---------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "names"),
    [
        (
            "We thanked Dr A. K. Boateng and Cllr Jean Attwood.",
            ["Dr A. K. Boateng", "Cllr Jean Attwood"],
        ),
        ("The chair is R. J. Bankole.", ["R. J. Bankole"]),
        ("Call Rosa Amaral, RN, at noon.", ["Rosa Amaral, RN"]),
        ("Bernice Adomako-Hill is our new chair.", ["Bernice Adomako-Hill"]),
        ("Máire Ní Dhuibhir runs the club.", ["Máire Ní Dhuibhir"]),
        ("We meet at Castlewick General Hospital.", ["Castlewick General Hospital"]),
        ("It is run by the Tarnmouth Lido Trust.", ["Tarnmouth Lido Trust"]),
        ("Ask the Department for Transport.", ["Department for Transport"]),
        ("The Applied Research Collaboration pays.", ["Applied Research Collaboration"]),
        ("There is a local Breathe Easy group.", ["Breathe Easy"]),
        ("The charity Action for Children helps.", ["Action for Children"]),
        ("Listen to Castlewick FM on Friday.", ["Castlewick FM"]),
        ("They work at the Fernbrook Clinical Trials Unit.", ["Fernbrook Clinical Trials Unit"]),
        ("The Food and Drug Administration said yes.", ["Food and Drug Administration"]),
        ("Present: Grace Hill, Mark Teal (notes)", ["Grace Hill", "Mark Teal"]),
        ("Lead Nurse: Joy Summers", ["Joy Summers"]),
    ],
)
def test_names(text: str, names: list[str]) -> None:
    assert sorted(set(of_kind("name", text))) == sorted(names)


@pytest.mark.parametrize(
    "text",
    [
        "Randomisation was concealed.",
        "Participant Information Sheet",
        "Terms of Reference",
        "Apologies and Matters Arising",
        "Any Other Business",
        "Please read the Participant Information Sheet before the Steering Group meets.",
        "The Principal Investigator and the Lead Nurse will attend.",
        "The Standard Operating Procedure covers Adverse Events.",
        "Chair: Director of Finance",
        "Our Key Performance Indicators are on the Risk Register.",
        "PATIENT AND PUBLIC INVOLVEMENT STRATEGY",
        "The draft ToR and the CoP were shared.",
    ],
)
def test_terms_with_capitals_are_still_checked(text: str) -> None:
    assert of_kind("name", text) == []


def test_a_name_in_a_heading_does_not_hide_the_heading() -> None:
    text = "Terms of Reference for Castlewick Steering Group"
    assert of_kind("name", text, block=BlockKind.HEADING) == ["Castlewick"]


def test_a_role_before_a_name_is_still_checked() -> None:
    assert of_kind("name", "We met Principal Investigator Luis Ortega on Monday.") == [
        "Luis Ortega"
    ]


def test_a_person_named_once_is_known_again() -> None:
    assert of_kind("name", "We thanked Dr Priya Nair.", "Priya will come.", "Lead | Priya") == [
        "Dr Priya Nair",
        "Priya",
        "Priya",
    ]


def test_laws() -> None:
    assert of_kind("title", "Under the Mental Capacity Act 2005 this is fine.") == [
        "Mental Capacity Act 2005"
    ]
    assert of_kind("title", "We will act on it. The Act is long.") == []


# -- codes and addresses -------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "codes"),
    [
        ("Papers: GB-031 and TSG/26/03.", ["GB-031", "TSG/26/03"]),
        ("Study reference: IRAS 318842; ISRCTN00000019", ["IRAS 318842", "ISRCTN00000019"]),
        ("See NCT01234567, form KT-RB-07/25 and leaflet B0869.", None),
        ("This is v1.2 of the form.", ["v1.2"]),
        ("Grant no. R01-HL-145678 pays.", ["R01-HL-145678"]),
        ("REC reference 24/NW/0123", ["24/NW/0123"]),
        ("COVID-19, HbA1c, PHQ-9 and T2DM are not codes.", []),
        ("We met on 3/4/2026 with 24 people.", []),
    ],
)
def test_codes(text: str, codes: list[str] | None) -> None:
    if codes is None:
        codes = ["NCT01234567", "KT-RB-07/25", "B0869"]
    assert list(dict.fromkeys(of_kind("code", text))) == codes


@pytest.mark.parametrize(
    ("text", "web"),
    [
        ("Write to ppi@north.example.", "ppi@north.example"),
        ("See https://north.example/PPI/form?ID=RCT.", "https://north.example/PPI/form?ID=RCT"),
        ("See www.north.example/a_b, please.", "www.north.example/a_b"),
        ("It is on tarnmouth.gov.uk now.", "tarnmouth.gov.uk"),
        ("Open TSG_minutes.docx first.", "TSG_minutes.docx"),
        ("Find us @TarnmouthTC there.", "@TarnmouthTC"),
        ("Use #SaveOurLido there.", "#SaveOurLido"),
    ],
)
def test_web(text: str, web: str) -> None:
    assert of_kind("web", text) == [web]


@pytest.mark.parametrize(
    ("text", "address"),
    [
        ("Come to 16 Weir Lane, Castlewick MB4 3TN today.", "16 Weir Lane, Castlewick MB4 3TN"),
        ("It is 200 Cedar Ave., Suite 4B, Oakridge.", "200 Cedar Ave., Suite 4B, Oakridge"),
        (
            "At 41 W. Lincoln Ave., Springfield, IL 62704.",
            "41 W. Lincoln Ave., Springfield, IL 62704",
        ),
        ("We are in Room G4.", "Room G4"),
        ("Come to 12B High Street, Otter Bridge. It has been our home so far.", None),
    ],
)
def test_addresses(text: str, address: str | None) -> None:
    assert of_kind("address", text) == [address or "12B High Street, Otter Bridge"]


def test_literal_ranges_are_codes() -> None:
    block = Block(
        BlockKind.PARAGRAPH, "Set x now.", (Segment(0, 10, 0, 10),), literal=(Span(4, 5),)
    )
    words, starts = pipeline.tokens(block.text)
    passage = Passage(0, block, tuple(map(word, words)), starts, ())
    assert [tuple(p) for p in protect([passage])[0]] == [(4, 5, ProtectedKind.CODE)]


@settings(deadline=None)
@given(st.lists(st.text(alphabet="Aab 1.,\"'“”‘’()@/-É\n:", min_size=1, max_size=50), max_size=4))
def test_ranges_are_sorted_and_lie_in_the_text(texts: list[str]) -> None:
    made = passages(*texts)
    for passage, ranges in zip(made, protect(made), strict=True):
        assert list(ranges) == sorted(ranges)
        assert all(0 <= p.start < p.end <= len(passage.block.text) for p in ranges)


@pytest.mark.parametrize(
    "sign",
    'A |A. |"a |‘a’ |a.b.|1 A |A-|A/1|Mill |(Bell, |[name |XX/|Present: Norma Fell (NF), '
    "|Kind regards, |do not say |< your |“a”, said ".split("|"),
)
def test_long_runs_of_one_kind_stay_quick(sign: str) -> None:
    protect(passages(sign * 4_000))


def test_a_paragraph_of_people_in_brackets_behind_what_they_do_says_who_was_there() -> None:
    there = "Director, Public Realm (Mr. T. Vesper), Head of Governance (Ms. R. Hebble)"
    three = f"{there}, Senior Architect, Capital Investment (Mr. K. Ambersham)."
    assert "Governance" in " ".join(of_kind("roll", three, "We met."))
    assert of_kind("roll", f"{there}.", "We met.") == []


# -- agendas -------------------------------------------------------------------------------------

ITEMS = ("Welcome", "{}", "Budget: virement", "Accruals", "Any other business")
FORMS = {
    "numbered": lambda items: "\n".join(f"{i}. {item}" for i, item in enumerate(items, 1)),
    "bullets": lambda items: "\n".join(f"- {item}" for item in items),
    "headings": lambda items: "\n\n".join(f"## {i}. {item}" for i, item in enumerate(items, 1)),
    "bold": lambda items: "\n\n".join(f"**{i}. {item}**" for i, item in enumerate(items, 1)),
    "table": lambda items: (
        "| No. | Item |\n| --- | --- |\n"
        + "\n".join(f"| {i} | {item} |" for i, item in enumerate(items, 1))
    ),
}


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize(
    "who", ["Apologies", "Apologies for absence", "Attendance", "Present", "References"]
)
def test_the_items_behind_apologies_are_no_people(form: str, who: str) -> None:
    report = check_text(FORMS[form]([i.format(who) for i in ITEMS]), format="markdown")
    assert {f.text.lower() for f in report.findings} >= {"virement", "accruals"}


def test_a_sentence_below_present_is_none_of_them() -> None:
    text = "## Attendance\n\n- Jo Bell, head of accruals.\n- The virement was made by Jo.\n"
    assert [f.text for f in check_text(text, format="markdown").findings] == ["virement"]


def test_who_is_named_below_present_is_left_alone() -> None:
    lists = "## Present\n\n- Director of Accruals\n\n## Budget\n\nThe virement is new.\n"
    table = "| Present | Apologies |\n| --- | --- |\n| Head of Accruals | Jo, virement lead |\n"
    assert [f.text for f in check_text(lists, format="markdown").findings] == ["virement"]
    assert not check_text(table, format="markdown").findings
