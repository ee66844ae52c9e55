"""What LaTeX commands and environments mean for the person who reads the page."""

from __future__ import annotations

SECTIONS = {
    "title": 1,
    "subtitle": 2,
    "part": 1,
    "chapter": 1,
    "section": 1,
    "subsection": 2,
    "subsubsection": 3,
    "paragraph": 4,
    "subparagraph": 5,
    "frametitle": 2,
    "framesubtitle": 3,
}
"""Commands whose argument is a heading, and its level."""

NOTES = frozenset("footnote footnotetext thanks endnote marginpar sidenote marginnote".split())

PASSED_OVER = {
    **dict.fromkeys(
        "label index usepackage RequirePackage documentclass includegraphics input include "
        "includeonly subfile bibliography bibliographystyle addbibresource nocite vspace hspace "
        "pagestyle thispagestyle pagenumbering graphicspath hypersetup geometry author date "
        "institute affil address email affiliation orcid logo keywords color cline cmidrule "
        "phantom hphantom vphantom linespread fontsize selectlanguage usetheme "
        "usecolortheme usefonttheme setbeamertemplate newcounter stepcounter refstepcounter "
        "glsreset acreset hyphenation enlargethispage pdfbookmark footnotemark linenumbers "
        "tikzset lstset sisetup captionsetup theoremstyle newcolumntype specialrule noalign "
        "setmainfont setsansfont todo missingfigure resetacronym printbibliography "
        "bibitem usetikzlibrary definecolor externaldocument setmainlanguage setdefaultlanguage "
        "setotherlanguage setotherlanguages usefont immediate usepgfplotslibrary".split(),
        1,
    ),
    **dict.fromkeys(
        "setlength addtolength setcounter addtocounter newlength newtheorem rule "
        "DeclareMathOperator pgfplotsset "
        "DeclareGraphicsExtensions setkomafont markboth indexsee indexseealso".split(),
        2,
    ),
    "titlespacing": 4,
    "titleformat": 5,
    "definecolor": 3,
    **dict.fromkeys("newenvironment renewenvironment provideenvironment".split(), 3),
    "addcontentsline": 3,
}
"""Commands that show nothing, and the number of their arguments."""

INDEXING = ("index", "sindex")
"""How the names of commands begin that put an entry into the index, as a book defines its own:
`\\indexdef{rule!of substitution}`. They have one argument."""

CITATIONS = frozenset(
    "cite citep parencite autocite footcite cites citealp supercite smartcite Citep citeyearpar "
    "parencites autocites footfullcite citenum".split()
)
"""Left out: the sentence stands without them."""

LITERALS = {
    **dict.fromkeys(
        "ref pageref eqref autoref cref Cref vref nameref labelcref subref citet textcite "
        "citeauthor citeyear citealt Citet Textcite citetitle fullcite url nolinkurl path texttt "
        "code lstinline num ensuremath si unit ang email mathrm ce pkg R verb mintinline".split(),
        1,
    ),
    **dict.fromkeys("SI qty numrange mintinline".split(), 2),
    "SIrange": 3,
    "qtyrange": 3,
}
"""Read as one neutral word, with the number of their arguments."""

SKIPPED_ARGUMENTS = {
    **dict.fromkeys(
        "href textcolor colorbox parbox rotatebox scalebox raisebox adjustbox foreignlanguage "
        "hyperlink hypertarget texorpdfstring makebox framebox colorlet fcolorbox hl foreignquote "
        "hyphenquote foreigntextquote foreignblockquote textcquote blockcquote".split(),
        1,
    ),
    **dict.fromkeys(
        "resizebox multicolumn multirow fcolorbox foreigntextcquote foreignblockcquote".split(), 2
    ),
    "makebox": 0,
    "framebox": 0,
    "hl": 0,
}
"""How many arguments come before the one that is read."""

BETWEEN_SIGNS = frozenset("verb lstinline mintinline".split())
"""Literals that may stand between two equal signs in place of braces: `\\verb|a|`."""

LENGTHS = frozenset("hskip vskip kern mskip hglue vglue moveleft moveright raise lower".split())
"""Commands with a length that stands without braces."""

DEFINING = frozenset("newcommand renewcommand providecommand def".split())
"""Commands with which a writer makes one of their own."""
GLOSSARY = frozenset(
    "newacronym newabbreviation DeclareAcronym newglossaryentry acro acrodef newacro".split()
)
"""Commands that say what letters stand for; those below show them in the text."""
SHORT_FORMS = frozenset(
    "ac acs acf acp acfp acsp gls glspl Gls Glspl GLS Ac Acp Acs acrshort Acrshort acrfull "
    "Acrfull acrshortpl acrfullpl acuse glsxtrshort glsxtrfull iac Iac glsentryshort".split()
)
LONG_FORMS = frozenset(
    "acl Acl aclp acrlong Acrlong acrlongpl glsxtrlong glsentrylong glsdesc".split()
)

SYMBOLS = {
    "LaTeX": "LaTeX",
    "TeX": "TeX",
    "dots": "…",
    "ldots": "…",
    "textellipsis": "…",
    "textendash": "–",
    "textemdash": "—",
    "pounds": "£",
    "textsterling": "£",
    "euro": "€",
    "EUR": "€",
    "texteuro": "€",
    "copyright": "©",
    "textregistered": "®",
    "texttrademark": "™",
    "textdegree": "°",
    "degree": "°",
    "textbackslash": "\\",
    "textasciitilde": "~",
    "textunderscore": "_",
    "textpercent": "%",
    "S": "§",
    "P": "¶",
    "ss": "ß",
    "ae": "æ",
    "AE": "Æ",
    "oe": "œ",
    "OE": "Œ",
    "o": "ø",
    "O": "Ø",
    "aa": "å",
    "AA": "Å",
    "l": "ł",
    "L": "Ł",
    "i": "ı",
    "j": "ȷ",
    "textquoteleft": "‘",
    "textquoteright": "’",
    "textquotedblleft": "“",
    "textquotedblright": "”",
    "lq": "‘",
    "rq": "’",
    "textbullet": "•",
    "checkmark": "✓",
    "textmu": "µ",
    "micro": "µ",
    "quad": " ",
    "qquad": " ",
    "hfill": " ",
    "hyp": "-",
    "dothyp": ".",
    "fshyp": "/",
    "bshyp": "\\",
    "colonhyp": ":",
    "space": " ",
    "enspace": " ",
    "thinspace": " ",
    "tab": " ",
}

ACCENTS = {
    "'": "\u0301",
    "`": "\u0300",
    "^": "\u0302",
    '"': "\u0308",
    "~": "\u0303",
    "=": "\u0304",
    ".": "\u0307",
    "c": "\u0327",
    "v": "\u030c",
    "u": "\u0306",
    "H": "\u030b",
    "k": "\u0328",
    "r": "\u030a",
    "d": "\u0323",
    "b": "\u0331",
}
"""Combining characters for the commands that put a mark on a letter."""

UNREAD_ENVIRONMENTS = frozenset(
    "verbatim verbatim* Verbatim BVerbatim lstlisting minted alltt comment filecontents "
    "filecontents* tikzpicture pgfpicture picture thebibliography algorithm algorithmic "
    "algorithm2e algorithm* code Schunk Sinput Soutput axis forest asy sagesilent pycode "
    "tikzcd circuitikz references".split()
)
MATHS_ENVIRONMENTS = frozenset(
    f"{name}{star}"
    for name in "equation align gather multline eqnarray displaymath math flalign alignat "
    "IEEEeqnarray dmath subequations mathpar mathparpagebreakable prooftree".split()
    for star in ("", "*")
)
LISTS = frozenset(
    "itemize enumerate description compactitem compactenum inparaenum todolist".split()
)
QUOTATIONS = frozenset("quote quotation verse displayquote blockquote".split())
TABLES = {
    "tabular": 1,
    "array": 1,
    "longtable": 1,
    "supertabular": 1,
    "tblr": 1,
    "longtblr": 1,
    "tabular*": 2,
    "tabularx": 2,
    "tabulary": 2,
    "xltabular": 2,
}
"""Environments made of cells, and the number of their arguments."""
ENVIRONMENT_ARGUMENTS = {
    "minipage": 1,
    "multicols": 1,
    "column": 1,
    "adjustbox": 1,
    "spacing": 1,
    "adjustwidth": 2,
    "wrapfigure": 2,
    "wraptable": 2,
    "subfigure": 1,
    "subtable": 1,
    "tcolorbox": 0,
    "acronym": 0,
    "otherlanguage": 1,
    "textblock": 1,
}
TITLED_ENVIRONMENTS = frozenset("frame block alertblock exampleblock".split())
"""Environments whose argument is a heading."""
