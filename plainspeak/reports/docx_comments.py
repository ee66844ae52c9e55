"""Putting comments into a Word file and leaving every other byte of it alone."""

from __future__ import annotations

from io import BytesIO
from typing import Any
from zipfile import ZIP_DEFLATED, ZipFile

from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from lxml import etree

from plainspeak.readers.docx_text import W
from plainspeak.readers.office_file import parse

_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.comments+xml"
_RELATION = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/comments"
_FILLED_IN = {f"{W}{name}" for name in ("dataBinding", "text", "comboBox", "dropDownList", "date")}
_SHELLS = {f"{W}{name}" for name in ("ins", "moveTo", "hyperlink", "smartTag", "fldSimple")}


def mark(first: Any, last: Any, number: int) -> None:
    """Put the marks of comment `number` around the runs from `first` to `last`."""
    start = OxmlElement("w:commentRangeStart", attrs={qn("w:id"): str(number)})
    end = OxmlElement("w:commentRangeEnd", attrs={qn("w:id"): str(number)})
    sign = OxmlElement("w:r")
    sign.get_or_add_rPr().style = "CommentReference"
    sign.append(OxmlElement("w:commentReference", attrs={qn("w:id"): str(number)}))
    _outside(first, True).addprevious(start)
    home = _outside(last, False)
    home.addnext(sign)
    home.addnext(end)


def _outside(run: Any, at_start: bool) -> Any:
    """The run, or what it stands in where marks must stay outside: a control that Word fills in
    again by itself, or an insertion or link that begins or ends with the run."""
    best = here = run
    edge = True  # the run still begins or ends what surrounds it
    while (above := here.getparent()) is not None and above.tag not in (f"{W}p", f"{W}txbxContent"):
        side = here.getprevious() if at_start else here.getnext()
        edge = edge and side is None
        if (above.tag in _SHELLS and edge) or _is_filled_in(above):
            best = above
        here = above
    return best


def _is_filled_in(element: Any) -> bool:
    settings = element.find(f"{W}sdtPr") if element.tag == f"{W}sdt" else None
    return settings is not None and any(setting.tag in _FILLED_IN for setting in settings)


def with_comments(original: bytes, document: Any) -> bytes:
    """The original file with the main part and the comments of a python-docx Document; every other
    file inside stays as it is, byte for byte."""
    main = document.part
    comments = document.part._comments_part
    folder, _, name = main.partname.lstrip("/").rpartition("/")
    links = f"{folder}/_rels/{name}.rels".lstrip("/")
    new = {
        main.partname.lstrip("/"): main.blob,
        comments.partname.lstrip("/"): comments.blob,
    }
    made = BytesIO()
    with ZipFile(BytesIO(original)) as archive, ZipFile(made, "w", ZIP_DEFLATED) as copy:
        names = archive.namelist()
        if links in names:
            new[links] = _linked(archive.read(links), comments.partname)
        else:
            new[links] = _linked(_NO_LINKS, comments.partname)
        types = "[Content_Types].xml"
        new[types] = _typed(archive.read(types), comments.partname)
        for info in archive.infolist():
            if info.filename not in new:
                copy.writestr(info, archive.read(info))
            elif new[info.filename]:
                copy.writestr(info, new.pop(info.filename))
        for added, content in new.items():
            copy.writestr(added, content)
    return made.getvalue()


_LINKS = "http://schemas.openxmlformats.org/package/2006/relationships"
_NO_LINKS = f'<Relationships xmlns="{_LINKS}"/>'.encode()


def _linked(xml: bytes, target: str) -> bytes:
    """Relationships with one to the comments."""
    root = parse(xml)
    if any(link.get("Type") == _RELATION for link in root):
        return xml
    taken = {link.get("Id") for link in root}
    name = next(n for i in range(len(taken) + 1) if (n := f"rIdComments{i}") not in taken)
    link = etree.SubElement(root, f"{{{_LINKS}}}Relationship")
    for key, value in (("Id", name), ("Type", _RELATION), ("Target", target)):
        link.set(key, value)
    return _written(root)


def _typed(xml: bytes, part: str) -> bytes:
    """The list of kinds of parts with one for the comments."""
    root = parse(xml)
    if any((kind.get("PartName") or "").lower() == part.lower() for kind in root):
        return xml
    kind = etree.SubElement(root, root.tag.replace("}Types", "}Override"))
    kind.set("PartName", part)
    kind.set("ContentType", _TYPE)
    return _written(root)


def _written(root: Any) -> bytes:
    made: bytes = etree.tostring(root, encoding="UTF-8", standalone=True)
    return made
