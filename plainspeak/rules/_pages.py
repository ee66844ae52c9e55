"""The page of each rule: one Markdown file beside its module."""

from __future__ import annotations

from importlib.resources import files

from plainspeak.names import nearest


def page(name: str) -> str:
    """The page of a rule. Raises KeyError with a sentence that names the nearest rule."""
    from plainspeak.rules import RULES

    names = [rule.name for rule in RULES]
    if name not in names:
        near = nearest(name, names)
        hint = f"Did you mean {near}?" if near else "See: plainspeak rules"
        raise KeyError(f"there is no rule called {name}. {hint}")
    return (files("plainspeak.rules") / f"{name.replace('-', '_')}.md").read_text(encoding="utf-8")


def leaving(name: str) -> str:
    """How to leave one finding of a rule as it is: a part of its page."""
    return (
        "\n## To leave one as it is\n\n"
        f"Put a comment in the paper: `<!-- plainspeak: ignore {name} -- your reason -->`."
        " It counts for the paragraph it stands in, or for the paragraph, list or table below it."
        " `plainspeak explain unused-ignore` shows all forms.\n"
    )


def sources(name: str) -> list[str]:
    """The guidance that a rule rests on, as the last part of its page; nothing where it is ours."""
    from plainspeak.rules import RULES

    (rule,) = [rule for rule in RULES if rule.name == name]
    lines = "".join(f"- {source}\n" for source in rule.sources)
    return [f"\n## Guidance\n\n{lines}"] if lines else []
