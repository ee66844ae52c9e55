"""The language server: an editor shows findings while somebody writes. Loaded by `plainspeak lsp`
only."""
