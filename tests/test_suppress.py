"""Comments in a paper that switch rules off."""

from __future__ import annotations

from plainspeak import Config, Report, Severity, check_text

TEXT = "We will utilise it."


def check(text: str, config: Config | None = None) -> Report:
    return check_text(text, format="markdown", config=config)


def rules(report: Report) -> list[str]:
    return [f.rule for f in report.findings]


def test_without_a_comment_the_word_is_marked() -> None:
    assert rules(check(TEXT)) == ["academic"]


def test_the_next_block_only() -> None:
    report = check(f"<!-- plainspeak: ignore -->\n\n{TEXT}\n\nThey utilise it.")
    (finding,) = report.findings
    assert report.document.source[finding.start :].startswith("utilise it.")
    assert finding.also_at == ()


def test_a_comment_inside_a_block_is_about_that_block() -> None:
    assert rules(check(f"{TEXT} <!-- plainspeak: ignore -->\n\nAll fine.")) == []


def test_rules_by_name_and_a_reason() -> None:
    named = "<!-- plainspeak: ignore academic, wordy -- the group likes it -->\n\n"
    assert rules(check(named + TEXT)) == []
    other = check("<!-- plainspeak: ignore wordy -->\n\n" + TEXT)
    assert rules(other) == ["unused-ignore", "academic"]


def test_from_here_to_there() -> None:
    text = f"{TEXT}\n\n<!-- plainspeak: off -->\n\n{TEXT}\n\n<!-- plainspeak: on -->\n\n{TEXT}"
    (finding,) = check(text).findings
    assert len(finding.also_at) == 1


def test_off_without_on_holds_to_the_end() -> None:
    assert rules(check(f"<!-- plainspeak: off academic -->\n\n{TEXT}\n\n{TEXT}")) == []


def test_the_whole_paper() -> None:
    assert rules(check(f"{TEXT}\n\n<!-- plainspeak: ignore-file academic -->\n\n{TEXT}")) == []


def test_a_comment_that_does_nothing_is_reported() -> None:
    (finding,) = check("<!-- plainspeak: ignore -->\n\nWe meet at noon.").findings
    assert finding.rule == "unused-ignore"
    assert "nothing here" in finding.message
    off = Config(ignore=("unused-ignore",))
    assert not check("<!-- plainspeak: ignore -->\n\nWe meet at noon.", off).findings


def test_a_slip_in_a_name_is_reported_with_the_nearest() -> None:
    (finding,) = check("<!-- plainspeak: ignore jargn -->\n\nWe meet at noon.").findings
    assert "did you mean jargon?" in finding.message
    (finding,) = check("<!-- plainspeak: ignroe -->\n\nWe meet at noon.").findings
    assert "did you mean ignore?" in finding.message


def test_stopping_points_count_what_is_left() -> None:
    assert check("<!-- plainspeak: ignore-file -->\n\nThe TSG met.").stopping_points == 0


def test_on_with_a_rule_ends_only_the_off_of_that_rule() -> None:
    text = (
        "<!-- plainspeak: off academic -->\n\n<!-- plainspeak: off wordy -->\n\n"
        "We utilise it in order to help.\n\n<!-- plainspeak: on wordy -->\n\n"
        "They utilised it in order to help."
    )
    assert rules(check(text)) == ["wordy"]


MARK = "<!-- plainspeak: ignore acronym-unexplained -->"


def letters(text: str) -> list[str]:
    found = check(text).findings
    return [f.text for f in found if f.rule == "acronym-unexplained"]


def test_a_comment_before_a_list_is_about_the_whole_list() -> None:
    text = f"{MARK}\n\n- The TQXG met.\n- The WXQB met.\n\nThe ZKQW met."
    assert letters(text) == ["ZKQW"]


def test_a_comment_before_a_table_is_about_the_whole_table() -> None:
    table = "| Group | Says |\n| --- | --- |\n| TQXG | yes |\n| We | ask the WXQB |"
    assert letters(f"{MARK}\n\n{table}\n\nThe ZKQW met.") == ["ZKQW"]
    assert letters(f"{MARK}\n{table}\n\nThe ZKQW met.") == ["ZKQW"]


def test_a_comment_between_items_is_about_the_next_item_only() -> None:
    assert letters(f"- The TQXG met.\n{MARK}\n- The WXQB met.\n- The ZKQW met.") == ["TQXG", "ZKQW"]


def test_a_comment_in_an_item_is_about_that_item_only() -> None:
    assert letters(f"- The TQXG met. {MARK}\n- The WXQB met.") == ["WXQB"]


def test_a_comment_that_is_nearly_right_is_said() -> None:
    for wrong in (
        "plainspeak ignore academic",
        "plain-speak: ignore academic",
        "plainspeak-disable academic",
        "plainspeak; ignore academic",
    ):
        found = check(f"<!-- {wrong} -->\n\n{TEXT}").findings
        nearly = [f for f in found if f.rule == "unused-ignore"]
        assert len(nearly) == 1, wrong
        assert "write it as 'plainspeak: ignore academic'" in nearly[0].message
        assert nearly[0].severity is Severity.WORTH_A_LOOK
        assert "academic" in rules(check(f"<!-- {wrong} -->\n\n{TEXT}"))


def test_a_comment_about_plainspeak_is_no_order() -> None:
    for said in ("plainspeak likes this", "We use plainspeak: see the wiki, off we go"):
        assert "unused-ignore" not in rules(check(f"<!-- {said} -->\n\n{TEXT}"))
