"""The page of each rule: one Markdown file beside its module."""

from __future__ import annotations

from difflib import get_close_matches
from importlib.resources import files


def page(name: str) -> str:
    """The page of a rule. Raises KeyError with a sentence that names the nearest rule."""
    from plainspeak.rules import RULES

    names = [rule.name for rule in RULES]
    if name not in names:
        near = get_close_matches(name, names, n=1, cutoff=0.4)
        hint = f"Did you mean {near[0]}?" if near else "See: plainspeak rules"
        raise KeyError(f"there is no rule called {name}. {hint}")
    return (files("plainspeak.rules") / f"{name.replace('-', '_')}.md").read_text(encoding="utf-8")


def sources(name: str) -> list[str]:
    """The guidance that a rule rests on, as the last part of its page; nothing where it is ours."""
    from plainspeak.rules import RULES

    (rule,) = [rule for rule in RULES if rule.name == name]
    lines = "".join(f"- {source}\n" for source in rule.sources)
    return [f"\n## Guidance\n\n{lines}"] if lines else []
