"""Kinds of files that are not read, and what to do about each."""

from __future__ import annotations

_PAPERS: tuple[tuple[tuple[str, ...], str], ...] = (
    ((".doc", ".dot", ".wps", ".wpd"), "plainspeak does not read old Word files. Open it in Word"
     " and save it as .docx."),
    ((".ppt", ".pps"), "plainspeak does not read old slides. Open them in PowerPoint and save"
     " them as .pptx."),
    ((".msg",), "plainspeak does not read messages saved by Outlook. Open it, copy the text into a"
     " Word file and save that as .docx."),
    ((".pages",), "plainspeak does not read Pages files. Open it in Pages, choose File, Export"
     " To, Word, and use the .docx file."),
    ((".key",), "plainspeak does not read Keynote files. Open it in Keynote, choose File, Export"
     " To, PowerPoint, and use the .pptx file."),
    ((".gdoc", ".gslides", ".gsheet"), "this is only a link to Google, and plainspeak follows no"
     " links. Open it, choose File, Download, and use the Word or PowerPoint file."),
)  # fmt: skip
_OTHERS: tuple[tuple[tuple[str, ...], str], ...] = (
    ((".xls", ".xlsx", ".ods", ".numbers"), "plainspeak does not read spreadsheets. Copy the words"
     " into a Word file and save it as .docx."),
    ((".jpg", ".jpeg", ".png", ".gif", ".heic", ".tif", ".tiff"), "this is a picture, and"
     " plainspeak reads only text."),
    ((".zip",), "this is a folder packed into one file. Unpack it, and name the folder."),
)  # fmt: skip


def advice(name: str) -> str:
    """One sentence or two that say what to do with a file that is not read; "" for one that nothing
    is known of."""
    lower = name.lower()
    if lower.startswith(("http://", "https://")):
        return (
            "plainspeak reads nothing from the internet. Download the paper"
            " (in Google Docs: File, Download, Word) and use that file."
        )
    kinds = (*_PAPERS, *_OTHERS)
    return next((said for ends, said in kinds if lower.endswith(ends)), "")


def may_be_paper(name: str) -> bool:
    """Whether a file that is not read is most likely a paper all the same, by its name."""
    return any(name.lower().endswith(ends) for ends, _ in _PAPERS)
