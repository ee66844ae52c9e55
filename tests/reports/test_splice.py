"""What is put into a Word file is all that changes in it, however its XML is written."""

from __future__ import annotations

from io import BytesIO
from xml.parsers.expat import ExpatError
from zipfile import ZIP_STORED, ZipFile

import docx
import pytest
from lxml import etree

from plainspeak import check_document
from plainspeak.model import InputError
from plainspeak.readers import docx as reader
from plainspeak.readers.office_xml import NoXml
from plainspeak.reports.docx import marked_up
from plainspeak.reports.splice import Spliced

_W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_HEAD = f'<w:document xmlns:w="{_W}"><w:body>'
_END = "</w:body></w:document>"
_RUN = f"{_HEAD}<w:p><w:r><w:t>"
_OVER = f"</w:t></w:r></w:p>{_END}"
_RPR = '<w:rPr><w:b  w:val="true"/></w:rPr>'

DOCUMENTS = {
    "one run": f"{_RUN}We utilise it.{_OVER}",
    "settings": (
        f"{_HEAD}<w:p><w:r w:rsidR='0A>'>{_RPR}<w:t >We utilise it.</w:t ></w:r></w:p>{_END}"
    ),
    "entities": f"{_RUN}A&amp;E &#x26; w&#101; utilise &lt;it&gt;.{_OVER}",
    "cdata": f"{_RUN}We <![CDATA[<will> utilise it]]>.{_OVER}",
    "a comment in a word": f"{_RUN}We util<!-- > -->ise it.{_OVER}",
    "line ends": f"{_HEAD}<w:p>\r\n<w:r>\r\n<w:t>We\r\nutilise\rit.</w:t>\r\n</w:r></w:p>{_END}",
    "signs": f"{_HEAD}<w:p><w:r><w:tab/><w:t>utilise</w:t><w:br/><w:t>it.{_OVER}",
    "wide letters": f"{_RUN}𝒳é\u00a0ü we utilise\u00a0it — so{_OVER}",
    "another prefix": (
        f'<x:document xmlns:x="{_W}"><x:body><x:p><x:r><x:t>We utilise it.</x:t></x:r></x:p>'
        "</x:body></x:document>"
    ),
    "no prefix": (
        f'<document xmlns="{_W}"><body><p><r><t>We utilise it.</t></r></p></body></document>'
    ),
    "over two runs": (f"{_RUN}We util</w:t></w:r><w:r>{_RPR}<w:t>ise it.{_OVER}"),
}


def file(xml: bytes) -> bytes:
    """A Word file with this main part, and a picture that is not packed."""
    document = docx.Document()
    made = BytesIO()
    document.save(made)
    changed = BytesIO()
    with ZipFile(made) as archive, ZipFile(changed, "w") as copy:
        for name in archive.namelist():
            copy.writestr(name, xml if name == "word/document.xml" else archive.read(name))
        copy.writestr("word/media/picture.png", bytes(range(256)), ZIP_STORED)
    return changed.getvalue()


def part(data: bytes) -> bytes:
    return ZipFile(BytesIO(data)).read("word/document.xml")


def without_marks(monkeypatch: pytest.MonkeyPatch) -> list[bytes]:
    """What is written of each part, as it is once all that was put into it is taken out again."""
    found: list[bytes] = []
    real = Spliced.written

    def noted(self: Spliced) -> bytes:
        whole = real(self)
        rest, at, shift = [], 0, 0
        text = whole.decode(self._codec).encode()
        for start, end, new in sorted(self._edits, key=lambda edit: edit[:2]):
            assert start == end
            rest.append(text[at : start + shift])
            shift += len(new)
            at = start + shift
        found.append(b"".join([*rest, text[at:]]).decode().encode(self._codec))
        return whole

    monkeypatch.setattr(Spliced, "written", noted)
    return found


def words(data: bytes) -> list[str]:
    """The words on which the comments stand; the first comment is on the whole paper."""
    open_: set[str] = set()
    found: dict[str, str] = {}
    for element in etree.fromstring(part(data)).iter(f"{{{_W}}}*"):
        name = etree.QName(element).localname
        number = element.get(f"{{{_W}}}id", "")
        if name == "commentRangeStart":
            found[number] = ""
            open_.add(number)
        elif name == "commentRangeEnd":
            open_.discard(number)
        elif name == "t":
            for one in open_:
                found[one] += "".join(element.xpath("text()"))
    return list(found.values())[1:]


@pytest.mark.parametrize(
    ("name", "encoding"),
    [
        *((name, "utf-8") for name in DOCUMENTS),
        *(("wide letters", encoding) for encoding in ("utf-8-sig", "utf-16", "iso-8859-1")),
        *(("entities", encoding) for encoding in ("utf-16-be", "us-ascii", "gb18030")),
    ],
)
def test_comments_stand_on_their_words_and_nothing_else_changes(
    name: str, encoding: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    written = encoding.replace("utf-8-sig", "utf-8").replace("utf-16-be", "utf-16")
    xml = f'<?xml version="1.0" encoding="{written}" standalone="yes"?>{DOCUMENTS[name]}'
    data = file(xml.encode(encoding, "xmlcharrefreplace"))
    report = check_document(reader.read(data))
    assert [f.text for f in report.findings] == ["utilise"]
    rests = without_marks(monkeypatch)
    made = marked_up(data, report)
    assert words(made) == ["utilise"]
    assert part(data) in rests
    texts = [[b.text for b in reader.read(one).blocks] for one in (data, made)]
    assert texts[0] == texts[1]
    with ZipFile(BytesIO(data)) as before, ZipFile(BytesIO(made)) as after:
        changed = {n for n in before.namelist() if before.read(n) != after.read(n)}
        assert set(after.namelist()) - set(before.namelist()) == {"word/comments.xml"}
        assert {i.filename: i.compress_type for i in before.infolist()}.items() <= {
            i.filename: i.compress_type for i in after.infolist()
        }.items()
    assert changed == {"word/document.xml", "word/_rels/document.xml.rels", "[Content_Types].xml"}


def test_two_comments_meet_between_their_words() -> None:
    xml = f"{_HEAD}<w:p><w:r><w:t>Leverage: utilise QZXB.</w:t></w:r></w:p>{_END}"
    data = file(xml.encode())
    report = check_document(reader.read(data))
    assert words(marked_up(data, report)) == [f.text for f in report.findings]
    assert len(report.findings) >= 2


def test_damaged_comments_are_a_clear_message() -> None:
    document = docx.Document()
    paragraph = document.add_paragraph("We utilise it.")
    document.add_comment(paragraph.runs, text="Seen.", author="Ada", initials="A")
    made, damaged = BytesIO(), BytesIO()
    document.save(made)
    with ZipFile(made) as archive, ZipFile(damaged, "w") as copy:
        for name in archive.namelist():
            copy.writestr(name, archive.read(name)[: -9 if "comments" in name else None])
    report = check_document(reader.read(damaged.getvalue()))
    with pytest.raises(InputError, match="damaged"):
        marked_up(damaged.getvalue(), report)


def test_elements_and_letters_know_their_bytes() -> None:
    made = Spliced(b"<a x='>'><b/>t&amp;<![CDATA[<c>]]><d></d ></a>")
    assert [made.element(n) for n in range(1, 3)] == ["<b/>", "<d></d >"]
    assert (made.places[1].after, made.places[2].before, made.places[2].parent) == (2, 1, 0)
    made.append(1, "<new/>")
    made.append(2, "<new/>")
    made.append(0, "<end/>")
    assert made.written() == (
        b"<a x='>'><b><new/></b>t&amp;<![CDATA[<c>]]><d><new/></d ><end/></a>"
    )


def test_letters_are_counted_as_a_reader_sees_them() -> None:
    made = Spliced("<t>é&amp;<!-- x -->b<![CDATA[<c>]]>\r\nd</t>".encode())
    shown = [made.text[: made.in_text(0, n)[0]].decode() for n in range(1, 8)]
    assert shown[:2] == ["<t>é", "<t>é&amp;"]
    assert shown[2].endswith("b")
    assert shown[3].endswith("CDATA[<")
    assert made.in_text(0, 4)[1]
    assert shown[6].endswith("]]>\r\n")
    with pytest.raises(ValueError, match="not so much text"):
        made.in_text(0, 9)


@pytest.mark.parametrize(
    ("xml", "fault"),
    [
        (b"<a>", ExpatError),
        (b"<!DOCTYPE a><a/>", NoXml),
        (b"\xff\xfe<", UnicodeDecodeError),
        (b"<?xml version='1.0' encoding='rot13'?><n/>", NoXml),
    ],
)
def test_what_is_no_xml(xml: bytes, fault: type[Exception]) -> None:
    with pytest.raises(fault):
        Spliced(xml)
