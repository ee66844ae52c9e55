"""Nothing of the language server is loaded for the command line."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

ENV = {**os.environ, "PYTHONPATH": str(Path(__file__).parents[2])}
PROGRAM = """
import sys
from click.testing import CliRunner
from plainspeak.apps.cli import main
assert CliRunner().invoke(main, ["check", "plan.md"]).exit_code == 0
assert CliRunner().invoke(main, ["lsp", "--help"]).exit_code == 0
loaded = {name.split(".")[0] for name in sys.modules}
print(*sorted(loaded & {"pygls", "lsprotocol", "cattrs", "asyncio"}))
"""


def test_a_check_loads_nothing_of_the_server(tmp_path: Path) -> None:
    (tmp_path / "plan.md").write_text("We met in May.\n", encoding="utf-8")
    done = subprocess.run(
        [sys.executable, "-c", PROGRAM],
        cwd=tmp_path,
        env=ENV,
        capture_output=True,
        text=True,
        check=True,
    )
    assert done.stdout.split() == []


def test_without_its_part_the_server_says_what_is_missing(tmp_path: Path) -> None:
    hidden = "import sys; sys.modules['pygls'] = None; from plainspeak.apps.cli import main; "
    done = subprocess.run(
        [sys.executable, "-c", hidden + "main(['lsp'])"],
        cwd=tmp_path,
        env=ENV,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 2
    assert "pip install 'plainspeak-lint[lsp]'" in done.stderr
