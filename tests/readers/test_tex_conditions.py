"""LaTeX: what is shown under a condition, on some slides, or by a writer's own commands."""

from __future__ import annotations

import pytest

from plainspeak.model import BlockKind
from plainspeak.readers.tex import read
from plainspeak.readers.text import LITERAL


def line(source: str) -> str:
    return " / ".join(block.text for block in read(source).blocks)


@pytest.mark.parametrize(
    ("source", "shown"),
    [
        (r"\iftrue Ann\else Bob\fi{} met.", "Ann met."),
        (r"\iffalse Ann\else Bob\fi{} met.", "Bob met."),
        (r"\iffalse Ann \iftrue Cas\else Dan\fi\else Bob \iftrue Eve\fi\fi{} met.", "Bob Eve met."),
        (r"\newif\ifdraft We \ifdraft half \fi met.", "We met."),
        (r"\newif\ifdraft\drafttrue We \ifdraft half \else all \fi met.", "We half met."),
        (r"\newif\ifa\begin{document}\atrue\afalse We \ifa half\fi met.", "We met."),
        (r"\iftoggle{open}{Ann}{Bob} met.", "Ann met."),
        (r"\newtoggle{open}\iftoggle{open}{Ann}{Bob} met.", "Bob met."),
        (r"\newtoggle{open}\toggletrue{open}\iftoggle{open}{\emph{Ann}} {Bob} met.", "Ann met."),
        (r"\ifstrequal{a}{b}{Ann}{Bob} met.", "Bob met."),
        (r"\ifthenelse{\value{a}<1}{Ann}{Bob} met.", "Ann met."),
        (r"\ifblank{}{Ann}{Bob} met. \iftrue Twice.", "Ann met. Twice."),
        (r"A \iffalse that never ends.", "A that never ends."),
        (r"\iffalse Up 5\% \else Down \fi text.", "Down text."),
    ],
)  # fmt: skip
def test_conditions(source: str, shown: str) -> None:
    assert line(source) == shown


def test_slides() -> None:
    source = (
        r"\begin{frame}<2->{The group}\begin{itemize}\item<1-> Tea\item<2| @alert> Cake"
        r"\item<handout> \alert<3>{Hall}\end{itemize}\end{frame}"
    )
    assert line(source) == "The group / Tea / Cake / Hall"


@pytest.mark.parametrize(
    ("source", "shown"),
    [
        (r"See \href{https://a.example/b%20c}{the list}.", "See the list."),
        ("See % \n\\includegraphics[width=1cm]%\n  {a.png} it.", "See it."),
        (r"Type \mintinline{java}|a b| or \lstinline!c d!.", f"Type {LITERAL} or {LITERAL}."),
        (r"He said \foreignquote{italian}{hi}.", "He said hi."),
        (r"We met \cites(see)(there)[2][3]{bell}[6]{okafor}.", "We met."),
        (r"We \hskip 2pt plus 1pt minus 1pt met.", "We met."),
        (r"Out\hyp{}of\hyp{}hours", "Out-of-hours"),
        (r"\newcommand{\say}[2][Ann]{#2 #1} We met.", "We met."),
        (r"\entry{Ann Bell}{Chair} met.", "Ann Bell Chair met."),
        (r"By 5 p.m.\@ we met.", "By 5 p.m. we met."),
        (r"\makeatletter\def\@a{x} y\makeatother We met.", "We met."),
        (r"\newenvironment{card}[1]{\bf}{}\begin{card}{red}We met.\end{card}", "We met."),
        (
            "\\begin{filecontents*}{a.tex}\n\\begin{document}No.\\end{document}\n"
            "\\end{filecontents*}\n\\begin{document}We met.\\end{document}",
            "We met.",
        ),
    ],
)
def test_what_is_not_text(source: str, shown: str) -> None:
    assert line(source) == shown


def test_the_name_of_a_theorem_is_read() -> None:
    blocks = read(r"\newtheorem{rule}{Rule}\begin{rule}[Who pays]We do.\end{rule}").blocks
    assert [(b.kind, b.text) for b in blocks] == [
        (BlockKind.HEADING, "Who pays"),
        (BlockKind.PARAGRAPH, "We do."),
    ]
