"""Before and after a rewrite."""

from __future__ import annotations

from plainspeak import check_text
from plainspeak.reports.compare import render
from plainspeak.reports.comparison import compare

OLD = (
    "We met in May. The committee will disseminate the ethnographic findings and operationalise "
    "the remaining commissioning priorities in conjunction with the ZQF and the DMEC.\n\n"
    "We will leverage our links, going forward.\n\n"
    "We asked the people in the hall to tell us what they think of the plans for the garden and "
    "the path, because the work will start soon after the summer."
)
NEW = (
    "We met in May. The committee will share what it found. Then it will start work on what people "
    "asked for, with the DMEC.\n\n"
    "We will leverage our links.\n\n"
    "We asked all the people in the hall to tell us what they think of the plans for the garden "
    "and the path, because the work will start soon after the summer. We will utilise a tent."
)


def test_what_went_what_stayed_and_what_came() -> None:
    found = compare(check_text(OLD), check_text(NEW))
    gone = {(f.rule, f.text) for f in found.gone}
    assert ("acronym-unexplained", "ZQF") in gone
    assert ("idiom", "going forward") in gone
    assert ("acronym-unexplained", "DMEC") in {(f.rule, f.text) for f in found.stayed}
    assert "utilise" in {f.text for f in found.came}


def test_a_sentence_is_known_again_by_its_words() -> None:
    found = compare(check_text(OLD), check_text(NEW))
    (stayed,) = [f for f in found.stayed if f.rule == "long-sentence"]
    assert stayed.text.startswith("We asked all the people")
    assert [f.rule for f in found.gone if f.rule.endswith("sentence")] == ["hard-sentence"]


def test_the_measures_stand_side_by_side() -> None:
    old, new = check_text(OLD), check_text(NEW)
    found = compare(old, new)
    assert found.after.stopping_points < found.before.stopping_points == old.stopping_points
    assert (found.before.unexplained, found.after.unexplained) == (2, 1)
    assert (found.before.hard_sentences, found.after.hard_sentences) == (1, 0)
    assert found.after.difficulty < found.before.difficulty


def test_the_same_paper_has_gained_nothing() -> None:
    report = check_text(OLD)
    found = compare(report, check_text(OLD))
    assert not found.gone
    assert not found.came
    assert found.stayed == report.findings
    assert "as before" in render(report, report)


def test_the_report_says_it_in_words() -> None:
    shown = render(check_text(OLD), check_text(NEW))
    assert shown.startswith("Someone new would now have to stop ")
    assert "Gone (" in shown
    assert "Still there (" in shown
    assert "New (" in shown
    assert all(len(line) <= 80 for line in shown.splitlines())


def test_a_paper_without_stops_is_said_to_be_so() -> None:
    plain = check_text("We meet in the hall on Friday.")
    assert "could now read it without having to stop" in render(check_text(OLD), plain)
    assert "could read both" in render(plain, plain)


def test_what_stands_in_the_place_of_a_word() -> None:
    old = check_text("We will utilise the hall in May. The club met again, inter alia, in June.")
    new = check_text("We will burn down the hall in May. The club met again in June.")
    now = {r.finding.text: (r.now, r.is_offered) for r in compare(old, new).replaced}
    assert now["utilise"] == ("burn down", False)
    assert now["inter alia"] == ("", False)


def test_what_lists_offer_is_told_from_what_they_do_not() -> None:
    old = check_text("We will utilise the hall in May. We will utilise it.")
    good, bad = (
        check_text("We will use the hall in May."),
        check_text("We will see the hall in May."),
    )
    assert [r.is_offered for r in compare(old, good).replaced] == [True]
    assert [r.is_offered for r in compare(old, bad).replaced] == [False]


def test_a_report_claims_no_gain_in_sense() -> None:
    old = check_text("We will utilise the hall in May. Then we went home.")
    shown = render(old, check_text("We will burn the hall in May. Then we went home."))
    assert "cannot judge whether the paper still says the same" in " ".join(shown.split())
    assert "is for you to judge" in " ".join(shown.split("\n\n")[0].split())
    assert "lists do not offer for it (1)\n  utilise → burn" in shown
    assert "cannot judge" not in render(old, old)


def test_a_paper_that_was_written_anew_tells_nothing_of_places() -> None:
    old = check_text("We will utilise the hall in May.")
    (gone,) = compare(old, check_text("The tent is blue.")).replaced
    assert gone.now is None
