"""Papers that lie somewhere else than on this computer's disk."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner

import plainspeak
from plainspeak.apps.audit.addresses import listed
from plainspeak.apps.cli import main

pytest.importorskip("pyarrow")
fsspec = pytest.importorskip("fsspec")


class Quiet(SimpleHTTPRequestHandler):
    """A server that writes nothing into the tests' output."""

    def log_message(self, format: str, *args: Any) -> None:
        """Say nothing."""


@pytest.fixture
def site(tmp_path: Path) -> Iterator[str]:
    """The address of a web server on the loopback with two papers, one of them in a folder."""
    pytest.importorskip("aiohttp")
    (tmp_path / "board").mkdir()
    (tmp_path / "board" / "one.md").write_text("# One\n\nThe TSG will utilise the hall.\n")
    (tmp_path / "two.html").write_text("<h1>Two</h1><p>We met in the hall on Monday.</p>")
    (tmp_path / "picture.png").write_bytes(b"no paper")
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(Quiet, directory=str(tmp_path)))
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    yield f"http://127.0.0.1:{server.server_address[1]}"
    server.shutdown()
    thread.join()
    server.server_close()


def test_papers_on_a_web_site_are_read(site: str) -> None:
    places = (f"{site}/board/one.md", f"{site}/two.html", f"{site}/three.md")
    frame = plainspeak.audit(places).compute(scheduler="sync").set_index("address")
    assert frame["state"].to_dict() == dict(
        zip(places, ("read", "read", "unreadable"), strict=True)
    )
    assert frame.loc[places[0], "letters"] == 1
    assert frame.loc[places[2], "reason"] == "there is no such file."


def test_the_pages_of_a_folder_on_the_web_are_its_links(site: str) -> None:
    found = list(listed([f"{site}/"], lambda _: False))
    assert [f.address[f.below :] for f in found] == ["two.html", "board/one.md"]
    assert not [f.problem for f in found if f.problem]


def test_a_store_with_folders_is_read(tmp_path: Path) -> None:
    stored = fsspec.filesystem("memory")
    stored.pipe("/audit-whole/board/2024/one.md", b"# One\n\nThe TSG will utilise the hall.")
    stored.pipe("/audit-whole/two.txt", b"We met in the hall on Monday, and had tea there.")
    stored.pipe("/audit-whole/.hidden/three.txt", b"Hidden.")
    frame = plainspeak.audit("memory://audit-whole").compute(scheduler="sync")
    assert sorted(frame["address"]) == [
        "memory:///audit-whole/board/2024/one.md",
        "memory:///audit-whole/two.txt",
    ]
    assert set(frame["state"]) == {"read"}


@pytest.mark.parametrize(
    ("place", "package"),
    [("s3://papers/board", "s3fs"), ("gs://papers", "gcsfs"), ("abfs://papers", "adlfs")],
)
def test_a_missing_part_is_named_before_anything_starts(
    place: str, package: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def nothing(protocol: str) -> None:
        raise ImportError(f"no {protocol}")

    monkeypatch.setattr(fsspec, "get_filesystem_class", nothing)
    (tmp_path / "list.txt").write_text(f"{place}\n", encoding="utf-8")
    for named in (place, f"@{tmp_path / 'list.txt'}"):
        found = CliRunner().invoke(main, ["audit", named, "--out", str(tmp_path / "out")])
        assert found.exit_code == 2
        assert f"`pip install {package}`" in found.output
        assert found.output.count("\n") == 1
        assert not (tmp_path / "out").exists()
    frame = plainspeak.audit(place).compute(scheduler="sync")
    assert package in frame["reason"].tolist()[0]


def test_an_address_of_no_known_kind_stops_the_run(tmp_path: Path) -> None:
    found = CliRunner().invoke(main, ["audit", "nosuch://x", "--out", str(tmp_path / "out")])
    assert found.exit_code == 2
    assert "nosuch://" in found.output
