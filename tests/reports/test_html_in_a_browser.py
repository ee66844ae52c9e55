"""The HTML pages in a real browser: accessible, at desk and phone width, and on paper."""

from __future__ import annotations

import html as entities
import json
import re
import shutil
import subprocess
from pathlib import Path

import pytest

from plainspeak import check_path
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
    made["summary"] = html.summary_page(reports)
    made["jargon buster"] = handout.html(words, "three papers")
    return made


def chromium(tmp_path: Path, page: Path, *options: str) -> str:
    assert CHROMIUM
    profile = f"--user-data-dir={tmp_path / 'profile'}"
    command = [CHROMIUM, *OPTIONS, profile, *options, page.as_uri()]
    done = subprocess.run(command, capture_output=True, text=True, timeout=120, check=True)
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
