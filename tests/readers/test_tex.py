from __future__ import annotations

import re
from collections.abc import Callable

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from plainspeak.model import Document
from plainspeak.readers import tex
from plainspeak.readers.text import LITERAL

Check = Callable[..., None]
SHOWN = {"~": " ", "}": "”", "{": " "}  # signs that show as one other character


def shown(source: str) -> list[tuple[str, str]]:
    return [(str(block.kind), block.text) for block in tex.read(source).blocks]


def line(source: str) -> str:
    (block,) = tex.read(source).blocks
    return block.text


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        (r"We \emph{really \textbf{do}} meet.", "We really do meet."),
        (r"Caf\'e, Zo\"{e}, na\"\i ve, \c{c}a, \ss, \o re", "Café, Zoë, naïve, ça, ß, øre"),
        (r"Tea \& cake: 20\% off, \$3, \#1, a\_b, \{x\}", "Tea & cake: 20% off, $3, #1, a_b, {x}"),
        ("``Now'', he said -- or~later ---\\ 5\\,pm", "“Now”, he said – or later — 5 pm"),
        (r"It works~\cite{a,b}, as \citep[p.~3]{c} said.", "It works, as said."),
        (r"See Table~\ref{t} and \citet{a}.", f"See Table {LITERAL} and {LITERAL}."),
        (r"If $x > 3$ or \(y\) then \[z\].", f"If {LITERAL} or {LITERAL} then {LITERAL}."),
        ("one % not this\n  two", "one two"),
        ("steer%\ning", "steering"),
        (r"\href{https://a.example}{The page}, \url{a.example}", f"The page, {LITERAL}"),
        (r"\textcolor{red}{Stop} \enquote{here}", "Stop “here”"),
        (r"Run \verb|a b| or \texttt{c}", f"Run {LITERAL} or {LITERAL}"),
        (r"{\bfseries Old} {\small style}", "Old style"),
        (r"\newcommand{\trial}{Living Well}The \trial{} study", "The Living Well study"),
        (r"A lone $ sign, a lone } and {", "A lone $ sign, a lone and"),
        (r"\unknown[x]{Words} stay", "Words stay"),
    ],
)  # fmt: skip
def test_running_text_reads_as_on_the_page(source: str, expected: str) -> None:
    assert line(source) == expected


def test_the_parts_of_a_paper_are_blocks_of_their_kinds() -> None:
    paper = r"""\documentclass{article}
    \title{A \emph{Short} Paper}\author{Not read}
    \begin{document}\maketitle
    \section[x]{Methods}\label{sec}
    We met.\footnote{In the \textbf{hall}.} We talked.

    \begin{itemize}
      \item Tea
      \begin{enumerate} \item[a)] Milk \end{enumerate}
      \item Cake
    \end{itemize}
    \begin{quote} It helped me. \end{quote}
    \begin{figure}[h]\includegraphics[width=3cm]{a.png}\caption{Where we met}\end{figure}
    \begin{verbatim} not read \end{verbatim}
    \begin{tikzpicture} \node {not read}; \end{tikzpicture}
    \end{document} Not read.
    """
    assert shown(paper) == [
        ("heading", "A Short Paper"),
        ("heading", "Methods"),
        ("paragraph", "We met. We talked."),
        ("paragraph", "In the hall."),
        ("list-item", "Tea"),
        ("list-item", "Milk"),
        ("list-item", "Cake"),
        ("quotation", "It helped me."),
        ("caption", "Where we met"),
    ]
    document = tex.read(paper)
    assert document.blocks[3].place == "footnote"
    assert [b.level for b in document.blocks[4:7]] == [1, 2, 1]


def test_tables_are_read_cell_by_cell() -> None:
    table = (
        r"\begin{tabular}{l|r}\hline Item & Cost \\[2pt] Tea \& milk & \pounds 4 \\ \end{tabular}"
    )
    cells = [(b.text, b.cell.row, b.cell.column) for b in tex.read(table).blocks if b.cell]
    assert cells == [("Item", 0, 0), ("Cost", 0, 1), ("Tea & milk", 1, 0), ("£ 4", 1, 1)]


def test_displayed_mathematics_stays_in_its_sentence() -> None:
    source = "We find\n\\begin{equation*}\na = b\n\\end{equation*}\nfor all."
    assert line(source) == f"We find {LITERAL} for all."


def test_short_forms_defined_by_commands_are_known_and_shown() -> None:
    paper = r"""\newacronym{icb}{ICB}{Integrated Care Board}
    \DeclareAcronym{ppie}{ short = PPIE, long = {patient and public involvement} }
    \begin{document}
    The \gls{icb} and \acp{ppie} meet. \acl{icb} is long.
    \begin{description} \item[TSG] Trial Steering Group \item[Date] Monday \end{description}
    \end{document}"""
    document = tex.read(paper)
    assert [d[:2] for d in document.definitions] == [
        ("ICB", "Integrated Care Board"),
        ("PPIE", "patient and public involvement"),
        ("TSG", "Trial Steering Group"),
    ]
    assert [b.text for b in document.blocks] == [
        "The ICB and PPIEs meet. Integrated Care Board is long.",
        "Date Monday",
    ]


def test_words_stand_at_their_places() -> None:
    source = "Ask \\emph{the} caf\\'e of~Smith\n  now."
    (block,) = tex.read(source).blocks
    for word, original in (
        ("the café", "the} caf\\'e"),
        ("of Smith", "of~Smith"),
        ("Smith now", "Smith\n  now"),
    ):
        at = block.text.index(word)
        span = block.to_source(at, at + len(word))
        assert source[span.start : span.end] == original
    assert tex.read(source).has_lines


def test_comments_are_kept_for_switching_off() -> None:
    source = "% plainspeak: ignore jargon -- ours\nWe meet.\n50\\% of us"
    (comment,) = tex.read(source).comments
    assert comment.text == "plainspeak: ignore jargon -- ours"
    assert source[comment.span.start : comment.span.end] == "% plainspeak: ignore jargon -- ours"


_PIECES = [
    "The group", "PPIE", " meets. ", "\\", "{", "}", "[", "]", "$", "$$", "%", "%\n", "&", "~",
    "^", "\\\\", "\\\\[2pt]", "\\%", "\\'e", "\\'{", "\\\"\\i", "\\c c", "``", "''", "--", "---",
    "\n", "\n\n", "\r\n", "\\emph{", "\\textbf{Date:}", "\\section{", "\\caption{",
    "\\footnote{", "\\item", "\\item[AB]", "\\cite{a}", "\\ref{b}", "\\begin{itemize}",
    "\\end{itemize}", "\\begin{tabular}{l}", "\\end{tabular}", "\\begin{verbatim}",
    "\\end{verbatim}", "\\verb|a|", "\\begin{document}", "\\end{document}", "\\begin{equation}",
    "\\end{equation}", "\\[", "\\]", "\\(", "\\)", "\\newacronym{a}{AB}{a b}", "\\gls{a}",
    "\\gls{", "\\title{", "\\newcommand{\\x}{y}", "\\x", "\\href{u}{", "\\enquote{",
    "\\begin{quote}", "\\begin{description}", "\\dots", "\\ ", "\\begin{frame}{", "\\par",
    "\u00ad", "\u00a0", "\x00", "é", "😀", "☐ ", "____", "\\def\\y#1{", "\\maketitle",
    "\\acro{AB}[x]{a b}", "\\LaTeX{}", "\u2028", "\f",
]  # fmt: skip


@settings(max_examples=400, deadline=None)
@given(st.one_of(st.lists(st.sampled_from(_PIECES), max_size=40).map("".join), st.text()))
@example("\\textbf{Date:}{The group")
def test_positions_are_exact_whatever_the_text(check_positions: Check, source: str) -> None:
    check_positions(tex.read(source), SHOWN)


words = st.sampled_from("We meet in May to talk about money with PPIE members.".split())


@settings(max_examples=100, deadline=None)
@given(st.lists(words, min_size=1, max_size=30), st.data())
def test_no_word_is_lost_or_invented(plain: list[str], data: st.DataObject) -> None:
    forms = [r"\emph{%s}", r"{\bf %s}", "%s", "%s", "%s", r"\textbf{\emph{%s}}", r"\unknown{%s}"]
    marked = [data.draw(st.sampled_from(forms)) % word for word in plain]
    assert re.sub(r"\s+", " ", line(" ".join(marked))) == " ".join(plain)


@pytest.mark.parametrize(
    "piece",
    ["{", "}", "\\", "\\begin{", "\\begin{itemize}", "\\begin{verbatim}", "$", "$a", "$$", "\\[",
     "\\footnote{", "\\section{", "\\item[", "[", "\\cite[", "\\verb|", "%", "\\item[A[",
     "\\def\\a", "\\caption[{", "\\gls{", "\\end{itemize}", "\n\n", "*",
     "\\DeclareAcronym{a}{short="],
)  # fmt: skip
def test_hostile_text_is_read(check_positions: Check, piece: str) -> None:
    document = tex.read(piece * (100_000 // len(piece)))
    check_positions(document, SHOWN)
    assert isinstance(document, Document)


def test_nothing_is_read_after_the_end_of_the_input() -> None:
    source = "We met.\\endinput The hall.\nThe TSG will utilise it.\n"
    assert [b.text for b in tex.read(source).blocks] == ["We met. The hall."]
    source = "We met.\n% \\endinput\n\n\\verb|\\endinput| We sat.\n"
    assert "We sat." in tex.read(source).blocks[-1].text
    source = "We met.\\footnote{A note \\endinput here\nand there.} Gone.\n"
    assert "Gone" not in "".join(b.text for b in tex.read(source).blocks)


@pytest.mark.parametrize(
    ("source", "shown"),
    [
        ("Shown.\n\\iffalse\nWe \\ifx a b \\fi utilise.\n\\fi\nToo.", ["Shown. Too."]),
        ("\\iffalse never \\else Shown. \\fi", ["Shown."]),
        ("\\iffalse % \\fi\nnever\n\\fi Shown.", ["Shown."]),
        ("$a \\iff b$ is shown \\iffalse to the end", ["* is shown to the end"]),
    ],
)
def test_what_is_never_true_is_not_shown(source: str, shown: list[str]) -> None:
    assert [b.text.replace("\ufffc", "*") for b in tex.read(source).blocks] == shown


def test_entries_for_the_index_and_rules_of_inference_are_not_read() -> None:
    source = (
        "A typical rule\\indexdef{rule!of TQXG}\\indexsee{a}{b} says\n"
        "\\begin{mathpar}\\inferrule{a}{A B}\\end{mathpar}\nso.\n\n"
        "\\externaldocument[x-]{tqxg}\n"
        "\\begin{ourVerbatim}TQXG\\end{ourVerbatim}\n"
        "\\titleformat{\\chapter}[display]{big}{a}{b}{c}\nWe met."
    )
    assert [block.text for block in tex.read(source).blocks] == [
        f"A typical rule says {LITERAL} so.", "We met.",
    ]  # fmt: skip
