"""A check needs none of the large libraries: only then does plainspeak run in a web page."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

EXAMPLES = Path(__file__).parents[1] / "examples"
FORMATS = EXAMPLES / "formats"
PAPERS = [
    EXAMPLES / "agenda.md",
    EXAMPLES / "minutes.txt",
    *(FORMATS / f"agenda.{suffix}" for suffix in ("docx", "odt", "pdf")),
    *(FORMATS / name for name in ("notice.html", "invitation.eml", "slides.pptx")),
]

_ALONE = """
import sys
ABSENT = {"docx", "lxml", "numpy", "pandas", "pptx", "spacy", "thinc", "threadpoolctl"}

class Absent:
    def find_spec(self, name, path=None, target=None):
        if name.partition(".")[0] in ABSENT:
            raise ImportError(f"there is no {name} in a web page")

sys.meta_path.insert(0, Absent())
# In a page the tagger's networks run in JavaScript: see tests/analysis/test_networks_in_page.py.
from plainspeak.analysis import networks

class Stub:
    tags, reach = ["NN"], 3
    def learn(self, first, ids): pass
    def best(self, stretches): return [0] * sum(len(s) - 6 for s in stretches)

networks.load = lambda path: Stub()
from pathlib import Path
from plainspeak import Config, check_document, check_path, check_text
from plainspeak.reports import FORMATS, handout, handout_docx, html, renderer
reports = [check_path(path) for path in sys.argv[1:]]
reports.append(check_text("We will utilise the hall."))
for report in reports:
    assert report.findings, report.document.format
    for name in FORMATS:
        renderer(name).one(report)
    html.page("a", "b")
words = handout.words(reports, {})
assert handout_docx.docx(words, "a") and handout.html(words, "a") and handout.csv(words)
from plainspeak.reports.docx import marked_up
for path, report in zip(sys.argv[1:], reports):
    if path.endswith(".docx"):
        data = Path(path).read_bytes()
        assert marked_up(data, report) != data
assert not ABSENT & {name.partition(".")[0] for name in sys.modules}
print("done")
"""


def test_papers_are_checked_and_marked_up_without_large_libraries() -> None:
    ran = subprocess.run(
        [sys.executable, "-c", _ALONE, *map(str, PAPERS)],
        capture_output=True, text=True, timeout=300,
    )  # fmt: skip
    assert (ran.stdout, ran.stderr) == ("done\n", "")


@pytest.mark.parametrize("module", ["readers.docx", "readers.pptx", "readers.odt", "reports.docx"])
def test_office_files_need_the_standard_library_alone(module: str) -> None:
    script = f"""
import sys
before = set(sys.modules)
import plainspeak.{module}
found = {{name.partition(".")[0] for name in set(sys.modules) - before}}
print(sorted(found - set(sys.stdlib_module_names) - {{"plainspeak"}}))
"""
    ran = subprocess.run(
        [sys.executable, "-c", script], capture_output=True, text=True, check=True, timeout=300
    )
    assert ran.stdout == "[]\n"
