"""The jargon buster as a Word file: large print, to be changed as the group likes.

There are two forms: a table for the people in the room, and a start for an Easy Read sheet, with
one idea a line and room for a picture. The few parts of such a file are written here; what Word
does not find in it, it has itself.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import UTC, datetime
from html import escape
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile

from plainspeak.model.signs import in_xml
from plainspeak.reports.handout import Word, crib

_POINTS, _HEADING = 14, 18  # large enough for most people to read on paper
_EASY_POINTS, _EASY_HEADING = 16, 22
_COLUMNS = (3005, 6633)  # twentieths of a point: 5.3 cm and 11.7 cm
_EASY_COLUMNS = (2041, 2608, 4989)  # 3.6, 4.6 and 8.8 cm
_TALL = 1814  # 3.2 cm
_PAGE = (
    '<w:sectPr><w:pgSz w:w="11906" w:h="16838"/><w:pgMar w:top="1020" w:right="1134" '
    'w:bottom="1020" w:left="1134" w:header="708" w:footer="708" w:gutter="0"/></w:sectPr>'
)  # A4

_HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml"
_ASK = "If a word is not clear, please ask. Others will be glad that you did."


def docx(found: Sequence[Word], title: str) -> bytes:
    """The sheet, with what the chair says in full below it."""
    rows = [("Word", "What it means"), *((w.term, w.explanation) for w in found)]
    pieces = [_heading("Words in these papers"), _paragraph(_run(_ASK)), _table(rows, _COLUMNS)]
    pieces += _for_chair(crib(found)) or [_paragraph("")]  # after a table there has to be one
    return _file(title, pieces, _styles(_POINTS, _HEADING))


def easy(found: Sequence[Word], title: str) -> bytes:
    """The same words with one idea a line and room for a picture of each."""
    rows = [("Picture", "Word", "What it means")]
    for word in found:
        lines = word.sentences
        if word.full:
            lines = (f"This is short for: {word.full.rstrip('.')}.", *lines[1:])
        rows.append(("", word.term, "\n".join(lines) or "Ask: ______________"))
    pieces = [
        _heading("Hard words in these papers"),
        _paragraph(_run("This page tells you what some words mean.")),
        _paragraph(_run("You can ask about any word.")),
        _table(rows, _EASY_COLUMNS, tall=True),
        _paragraph(
            _run(
                "For the person who makes this page: put in the pictures, and ask people who use "
                "Easy Read to check it. Then take this line out.",
                italic=True,
            )
        ),
    ]
    return _file(title, pieces, _styles(_EASY_POINTS, _EASY_HEADING))


def _for_chair(said: Sequence[Word]) -> list[str]:
    """What the chair says in full, kept on one page."""
    if not said:
        return []
    lines = [
        _paragraph(
            _run(word.term, bold=True) + _run(f": say “{word.full}”"),
            "<w:keepNext/>" if word is not said[-1] else "",
        )
        for word in said
    ]
    return [_heading("For the chair: say these in full"), *lines]


def _file(title: str, pieces: Sequence[str], styles: str) -> bytes:
    body = f"{_HEAD}<w:document {_W}><w:body>{''.join(pieces)}{_PAGE}</w:body></w:document>"
    made = BytesIO()
    with ZipFile(made, "w", ZIP_DEFLATED) as archive:
        for name, content in _parts(f"Jargon buster for {title}", body, styles):
            archive.writestr(name, content.encode())
    return made.getvalue()


def _text(text: str) -> str:
    return escape(in_xml(text), quote=False)


def _run(text: str, bold: bool = False, italic: bool = False) -> str:
    said = "<w:b/>" * bold + "<w:i/>" * italic
    settings = f"<w:rPr>{said}</w:rPr>" if said else ""
    lines = (f'<w:t xml:space="preserve">{line}</w:t>' for line in _text(text).split("\n"))
    return f"<w:r>{settings}{'<w:br/>'.join(lines)}</w:r>"


def _paragraph(runs: str, settings: str = "") -> str:
    return f"<w:p>{settings and f'<w:pPr>{settings}</w:pPr>'}{runs}</w:p>"


def _heading(text: str) -> str:
    return _paragraph(_run(text), '<w:pStyle w:val="Heading1"/>')


def _table(rows: Iterable[Sequence[str]], widths: Sequence[int], tall: bool = False) -> str:
    """A table with a head that is repeated on each page. No row is cut in two; `tall` ones have
    room for a picture. The words stand in the last column but one."""
    grid = "".join(f'<w:gridCol w:w="{width}"/>' for width in widths)
    lines = []
    for number, row in enumerate(rows):
        cells = "".join(
            f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/></w:tcPr>'
            f"{_paragraph(_run(text, bold=number == 0 or column == len(widths) - 2))}</w:tc>"
            for column, (text, width) in enumerate(zip(row, widths, strict=True))
        )
        height = f'<w:trHeight w:val="{_TALL}"/>' if tall and number else ""
        repeated = "<w:tblHeader/>" if number == 0 else ""
        lines.append(f"<w:tr><w:trPr><w:cantSplit/>{height}{repeated}</w:trPr>{cells}</w:tr>")
    return (
        f'<w:tbl><w:tblPr><w:tblStyle w:val="TableGrid"/><w:tblW w:w="{sum(widths)}" '
        f'w:type="dxa"/><w:tblLayout w:type="fixed"/></w:tblPr><w:tblGrid>{grid}</w:tblGrid>'
        f"{''.join(lines)}</w:tbl>"
    )


def _styles(points: int, heading: int) -> str:
    fonts = '<w:rFonts w:ascii="Arial" w:hAnsi="Arial" w:eastAsia="Arial" w:cs="Arial"/>'
    lines = "".join(
        f'<w:{side} w:val="single" w:sz="4" w:space="0" w:color="auto"/>'
        for side in ("top", "left", "bottom", "right", "insideH", "insideV")
    )
    room = "".join(f'<w:{side} w:w="108" w:type="dxa"/>' for side in ("left", "right"))
    return (
        f"{_HEAD}<w:styles {_W}><w:docDefaults><w:rPrDefault><w:rPr>{fonts}"
        f'<w:sz w:val="{2 * points}"/><w:szCs w:val="{2 * points}"/><w:lang w:val="en-GB"/>'
        '</w:rPr></w:rPrDefault><w:pPrDefault><w:pPr><w:spacing w:after="80"/></w:pPr>'
        '</w:pPrDefault></w:docDefaults><w:style w:type="paragraph" w:default="1" '
        'w:styleId="Normal"><w:name w:val="Normal"/></w:style><w:style w:type="paragraph" '
        'w:styleId="Heading1"><w:name w:val="heading 1"/><w:basedOn w:val="Normal"/>'
        '<w:next w:val="Normal"/><w:pPr><w:keepNext/><w:spacing w:before="240" w:after="120"/>'
        '<w:outlineLvl w:val="0"/></w:pPr><w:rPr><w:b/><w:color w:val="1D1D1F"/>'
        f'<w:sz w:val="{2 * heading}"/><w:szCs w:val="{2 * heading}"/></w:rPr></w:style>'
        '<w:style w:type="table" w:styleId="TableGrid"><w:name w:val="Table Grid"/><w:tblPr>'
        f"<w:tblBorders>{lines}</w:tblBorders><w:tblCellMar>{room}</w:tblCellMar></w:tblPr></w:style></w:styles>"
    )


def _parts(title: str, body: str, styles: str) -> Iterator[tuple[str, str]]:
    kinds = {
        "/word/document.xml": f"{_WORD}.document.main+xml",
        "/word/styles.xml": f"{_WORD}.styles+xml",
        "/docProps/core.xml": "application/vnd.openxmlformats-package.core-properties+xml",
    }
    entries = "".join(
        f'<Override PartName="{name}" ContentType="{kind}"/>' for name, kind in kinds.items()
    )
    yield (
        "[Content_Types].xml",
        f'{_HEAD}<Types xmlns="{_PACKAGE}/content-types"><Default Extension="rels" ContentType='
        f'"application/vnd.openxmlformats-package.relationships+xml"/>{entries}</Types>',
    )
    main = f"{_OFFICE}/officeDocument"
    properties = f"{_PACKAGE}/relationships/metadata/core-properties"
    yield "_rels/.rels", _links((main, "word/document.xml"), (properties, "docProps/core.xml"))
    yield "word/document.xml", body
    yield "word/styles.xml", styles
    yield "word/_rels/document.xml.rels", _links((f"{_OFFICE}/styles", "styles.xml"))
    now = datetime.now(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
    yield (
        "docProps/core.xml",
        f'{_HEAD}<cp:coreProperties xmlns:cp="{_PACKAGE}/metadata/core-properties" '
        'xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/" '
        'xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">'
        f"<dc:title>{_text(title)}</dc:title><dc:creator>plainspeak</dc:creator>"
        f'<dcterms:created xsi:type="dcterms:W3CDTF">{now}</dcterms:created>'
        "<dc:language>en-GB</dc:language></cp:coreProperties>",
    )


def _links(*links: tuple[str, str]) -> str:
    entries = "".join(
        f'<Relationship Id="rId{number}" Type="{kind}" Target="{target}"/>'
        for number, (kind, target) in enumerate(links, 1)
    )
    return f'{_HEAD}<Relationships xmlns="{_PACKAGE}/relationships">{entries}</Relationships>'
