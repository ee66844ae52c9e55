"""What is raised for a person: in a module of its own, so that catching it costs no time."""

from __future__ import annotations


class InputError(Exception):
    """A paper that cannot be checked. Its text is one clear sentence for the person who gave it."""


class NothingToRead(InputError):
    """A file in which there is nothing for plainspeak: empty, code only, another language. No
    fault of anybody; a run over many papers passes over it."""
