"""The HTML pages in a real browser: accessible, at desk and phone width, and on paper."""

from __future__ import annotations

import html as entities
import json
import re
import shutil
import subprocess
from pathlib import Path

import pytest

from plainspeak import check_path, check_text, load_config
from plainspeak.apps.audit import page as audit_page
from plainspeak.apps.audit.totals import Letters, Ranked, Sum, Totals, Word
from plainspeak.config.edit import Kept, kept
from plainspeak.reports import handout, html

CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser")
EXAMPLES = Path(__file__).parent.parent.parent / "examples"
OPTIONS = (
    "--headless --no-sandbox --disable-gpu --disable-quic --no-first-run --disable-sync "
    "--disable-background-networking --disable-component-update --virtual-time-budget=20000"
).split()

pytestmark = pytest.mark.skipif(CHROMIUM is None, reason="needs Chromium")

RUN = """
<script>%s</script><script>
axe.run({resultTypes: ['violations']}).then(found => {
  const out = document.createElement('pre');
  out.id = 'axe-result';
  out.textContent = JSON.stringify({
    wide: document.documentElement.scrollWidth > document.documentElement.clientWidth,
    violations: found.violations.map(v => v.id + ': ' + v.nodes.map(n => n.html).slice(0, 3)),
  });
  document.body.append(out);
});
</script>
"""


def pages() -> dict[str, str]:
    reports = [check_path(path) for path in sorted(EXAMPLES.glob("*.md"))]
    words = handout.words(reports, {})
    made = {f"report of {Path(r.path or '').name}": html.render(r) for r in reports}
    made["form"] = html.render(reports[0], Kept()).replace("<details>", "<details open>")
    made["summary"] = html.summary_page(reports)
    made["jargon buster"] = handout.html(words, "three papers")
    made["collection"] = collection()
    return made


def collection() -> str:
    """The report of an audit, with a row in each of its tables."""
    totals = Totals(addresses=3)
    for group in ("estates", "a department with a name that is much longer than the others"):
        for date in ("2022", "2024"):
            totals.cells[group, date] = Sum()
            totals.cells[group, date].add(1_200, 30, 4, 3, 3.4)
            totals.whole.merge(totals.cells[group, date])
    totals.dated_by["file"] = 4
    totals.reasons["nothing", "this file is empty."] = 2
    paper = Ranked((1.0,), "k", "/papers/a.md", "estates", "2024", "docx", 1_200, 30, 3.4)
    totals.mend, totals.models = [paper], [paper]
    letters = Letters(9, 5, 20)
    letters.senses["Trial Group"] = 3
    word = Word(4, 9, 200)
    return audit_page.render(totals, [("TG", letters)], [("leverage", word)], text=True)


def chromium(tmp_path: Path, page: Path, *options: str) -> str:
    assert CHROMIUM
    profile = f"--user-data-dir={tmp_path / 'profile'}"
    command = [CHROMIUM, *OPTIONS, profile, *options, page.as_uri()]
    done = subprocess.run(command, capture_output=True, text=True, timeout=300, check=True)
    return done.stdout


@pytest.mark.parametrize("width", [1280, 500], ids=["desk", "phone"])
def test_axe_finds_nothing_and_nothing_is_cut_off(width: int, tmp_path: Path) -> None:
    import axe_core_python

    axe = (Path(axe_core_python.__file__).parent / "axe.min.js").read_text(encoding="utf-8")
    for number, (name, text) in enumerate(pages().items()):
        page = tmp_path / f"{number}.html"
        page.write_text(text.replace("</body>", RUN % axe + "</body>"), encoding="utf-8")
        dom = chromium(tmp_path, page, f"--window-size={width},900", "--dump-dom")
        found = re.search(r'<pre id="axe-result">(.*?)</pre>', dom, re.DOTALL)
        assert found, name
        result = json.loads(entities.unescape(found.group(1)))
        assert result["violations"] == [], name
        assert not result["wide"], f"{name} is wider than the window"


def test_it_prints(tmp_path: Path) -> None:
    for number, text in enumerate(pages().values()):
        page, paper = tmp_path / f"{number}.html", tmp_path / f"{number}.pdf"
        page.write_text(text, encoding="utf-8")
        chromium(tmp_path, page, f"--print-to-pdf={paper}", "--no-pdf-header-footer")
        assert paper.read_bytes().startswith(b"%PDF")


def test_what_a_group_ticks_is_a_settings_file(tmp_path: Path) -> None:
    settings = tmp_path / "plainspeak.toml"
    settings.write_text(
        'profile = "staff"  # us\nknown_acronyms = ["ABC"]\n\n[rules.passive]\non = false\n\n'
        '[glossary]\nXYZ = "our own"\n',
        encoding="utf-8",
    )
    text = "The CTU will triage the “votes” </script> and ask the HRBP. We utilise it."
    page = tmp_path / "page.html"
    tick = """<script>
    for (const row of document.querySelectorAll('[data-term]')) {
      const never = row.querySelector('[data-setting=never_mark]');
      if (row.dataset.term === 'utilise') never.checked = true;
      else if (row.dataset.term !== 'HRBP') row.querySelector('[type=checkbox]').checked = true;
      else row.querySelector('[type=text]').value = 'our "people" person';
    }
    document.getElementById('own-words').dispatchEvent(new Event('input'));
    const saved = document.createElement('pre');
    saved.id = 'saved'; saved.textContent = document.getElementById('own-text').value;
    document.body.append(saved);
    </script></body>"""
    made = html.render(check_text(text), kept(settings))
    page.write_text(made.replace("</body>", tick), encoding="utf-8")
    dom = chromium(tmp_path, page, "--dump-dom")
    found = re.search(r'<pre id="saved">(.*?)</pre>', dom, re.DOTALL)
    assert found
    settings.write_text(entities.unescape(found.group(1)), encoding="utf-8")
    config = load_config(settings)
    assert config.known_acronyms == ("ABC", "CTU")
    assert (config.allowed_words, config.never_mark) == (("triage",), ("utilise",))
    assert config.glossary == {"XYZ": "our own", "HRBP": 'our "people" person'}
    assert (config.profile, config.rules["passive"]) == ("staff", {"on": False})
    assert "# us" in settings.read_text(encoding="utf-8")


def test_the_form_keeps_to_the_page(tmp_path: Path) -> None:
    page = tmp_path / "page.html"
    made = html.render(check_path(EXAMPLES / "agenda.md"), Kept())
    assert not re.search(r"(?:src=|https?://|fetch\(|XMLHttp|sendBeacon)", made)
    page.write_text(made.replace("<details>", "<details open>"), encoding="utf-8")
    dom = chromium(tmp_path, page, "--window-size=500,900", "--dump-dom")
    assert 'id="own-words" class="own">' in dom
