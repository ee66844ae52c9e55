"""Puts the page together: one HTML file with everything in it."""

from __future__ import annotations

import base64
import gzip
import hashlib
import lzma
import shutil
import subprocess
import tempfile
from collections.abc import Mapping
from importlib.resources import as_file, files
from importlib.resources.abc import Traversable
from pathlib import Path

from plainspeak import __version__
from plainspeak.analysis.networks_in_page import SCRIPT
from plainspeak.apps.page import contents, parts

SCRIPTS = (
    "dom", "engine", "settings", "dialog", "marks", "editor", "paper", "panel", "words", "save",
    "page",
)  # fmt: skip
"""Our scripts, in the order in which the page runs them."""

_STDLIB, _PACKAGES = "python_stdlib.zip", "packages.tar"


def page(folder: Path | None = None) -> bytes:
    """The page. `folder` holds the parts that are not ours (see `parts.found`). Raises
    PartsMissing."""
    place = parts.found(folder)
    return assembled(stored(place))


def stored(place: Path) -> dict[str, str]:
    """What the page unpacks when it is opened: name → content as text."""
    made = {
        _STDLIB: contents.stdlib((place / _STDLIB).read_bytes()),
        _PACKAGES: contents.packages(place),
    }
    made = _compiled(place, made)
    kept = {name: (place / name).read_bytes() for name in parts.RUNTIME if name not in made}
    kept |= {_STDLIB: made[_STDLIB], parts.LOCK: contents.lock((place / parts.LOCK).read_bytes())}
    now, later, dense = contents.parted(made[_PACKAGES])
    kept[contents.DENSE] = dense
    packed = {name: gzip.compress(content, 9, mtime=0) for name, content in kept.items()}
    # Python unpacks the rest; it can do so with a packing that is closer and that no browser knows.
    for name, content in (("packages", now), ("later", later)):
        packed[f"{name}.xz"] = lzma.compress(content, preset=9)
    return {name: written(content) for name, content in packed.items()}


def written(content: bytes) -> str:
    """Bytes as letters that mean nothing in HTML: five letters for four bytes."""
    return base64.b85encode(content).decode().replace("<", ",")


def _compiled(place: Path, made: Mapping[str, bytes]) -> dict[str, bytes]:
    """The same with compiled modules, where there is Node.js to run the Python of the page."""
    node = shutil.which("node")
    if node is None:
        return dict(made)
    with tempfile.TemporaryDirectory() as name, as_file(_folder() / "compile.mjs") as script:
        work = Path(name)
        for file, content in made.items():
            (work / file).write_bytes(content)
        (work / "networks.js").write_bytes(SCRIPT.read_bytes())
        command = [node, str(script), str(place.resolve()), str(work)]
        done = subprocess.run(command, capture_output=True, text=True, check=False)
        if done.returncode:
            said = "\n".join(line for line in done.stderr.splitlines() if len(line) < 300)
            raise parts.PartsMissing(
                f"the page could not be tried with Node.js. It said: {said.strip()[-2000:]}"
            )
        return {file: (work / file).read_bytes() for file in made}


def assembled(data: Mapping[str, str]) -> bytes:
    """The whole page from its data, which are inert, and our own text, style and scripts."""
    rooms = [
        f'<script type="text/plain" id="worker">{_inert(_worker())}</script>',
        *(
            f'<script type="text/plain" class="part" data-name="{name}">{text}</script>'
            for name, text in data.items()
        ),
    ]
    style, script = _text("page.css"), _script()
    whole = (
        _text("page.html")
        .replace("@POLICY@", _policy(script, style))
        .replace("@VERSION@", __version__)
        .replace("@STYLE@", style)
        .replace("@SCRIPT@", script)
        .replace("@DATA@", "\n".join(rooms))
    )
    return whole.encode()


def _policy(script: str, style: str) -> str:
    """What the browser lets the page do: run what is in it, and reach nothing outside of it."""
    return (
        f"default-src 'none'; connect-src 'none'; script-src '{_hash(script)}' blob:"
        f" 'wasm-unsafe-eval'; style-src '{_hash(style)}'; worker-src blob:; img-src data:;"
        " form-action 'none'; base-uri 'none'"
    )


def _hash(text: str) -> str:
    return f"sha256-{base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()}"


def _script() -> str:
    """Our scripts in a room of their own: the window has names, too."""
    inside = "\n".join(_text(f"{name}.js") for name in SCRIPTS)
    return f"(() => {{\n{inside}\n}})();"


def _worker() -> str:
    """What the worker runs: the tagger's networks, and then Python."""
    return f"{SCRIPT.read_text(encoding='utf-8')}\n{_text('worker.js')}"


def _folder() -> Traversable:
    return files("plainspeak.apps.page")


def _text(name: str) -> str:
    return (_folder() / "static" / name).read_text(encoding="utf-8")


def _inert(text: str) -> str:
    """Text that stays inside a script element whatever it says."""
    return text.replace("</", "<\\/").replace("<!--", "<\\!--")
