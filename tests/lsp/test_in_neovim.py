"""A real editor, without its window: Neovim asks the server and shows what it says."""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

NVIM = shutil.which("nvim")
pytestmark = pytest.mark.skipif(NVIM is None, reason="Neovim is not installed")

SCRIPT = """
local result = {}
local function finish()
  vim.fn.writefile({vim.fn.json_encode(result)}, vim.env.RESULT)
  vim.cmd('qall!')
end
vim.lsp.start_client({
  name = 'plainspeak',
  cmd = {vim.env.PYTHON, '-m', 'plainspeak', 'lsp'},
  root_dir = vim.env.FOLDER,
  on_attach = function(client, buffer)
    local function marks() return vim.diagnostic.get(buffer) end
    vim.wait(60000, function() return #marks() > 0 end, 50)
    for _, mark in ipairs(marks()) do
      table.insert(result, {mark.lnum, mark.col, mark.message, mark.source})
    end
    local line = vim.api.nvim_buf_get_lines(buffer, 2, 3, true)[1]
    vim.api.nvim_buf_set_lines(buffer, 2, 3, true, {'The WXQB met. ' .. line})
    vim.wait(60000, function() return #marks() > 1 end, 50)
    table.insert(result, #marks())
    local params = vim.lsp.util.make_position_params()
    params.position = {line = 2, character = 5}
    local answers = vim.lsp.buf_request_sync(buffer, 'textDocument/hover', params, 60000)
    for _, answer in pairs(answers or {}) do
      table.insert(result, answer.result.contents.value)
    end
    finish()
  end,
})
"""


def test_marks_and_notes_in_neovim(tmp_path: Path) -> None:
    (tmp_path / "plan.md").write_text("# Plan\n\nWe met the TQXG.\n", encoding="utf-8")
    script = SCRIPT.replace("vim.lsp.start_client({", "local id = vim.lsp.start_client({")
    script += "vim.lsp.buf_attach_client(0, id)\n"
    (tmp_path / "init.lua").write_text(script, encoding="utf-8")
    result = tmp_path / "result.json"
    assert NVIM is not None
    subprocess.run(
        [NVIM, "--headless", "-u", "NONE", "-n", "-i", "NONE", "plan.md", "-c", "luafile init.lua"],
        cwd=tmp_path,
        env={
            "PATH": "/usr/bin:/bin",
            "HOME": str(tmp_path),
            "PYTHON": sys.executable,
            "PYTHONPATH": str(Path(__file__).parents[2]),
            "FOLDER": str(tmp_path),
            "RESULT": str(result),
        },
        timeout=300,
        check=True,
        capture_output=True,
    )
    (line, column, message, source), number, note = json.loads(result.read_text(encoding="utf-8"))
    assert (line, column, source) == (2, 11, "plainspeak")
    assert "TQXG" in message
    assert number == 2
    assert "*Why:*" in note
