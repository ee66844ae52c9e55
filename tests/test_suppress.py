"""Comments in a paper that switch rules off."""

from __future__ import annotations

from plainspeak import Config, Report, check_text

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
