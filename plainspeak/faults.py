"""What is raised for a person: in a module of its own, so that catching it costs no time."""

from __future__ import annotations


class InputError(Exception):
    """A paper that cannot be checked. Its text is one clear sentence for the person who gave it."""
