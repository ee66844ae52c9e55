"""Directives of reStructuredText and MyST, by what a reader of the page sees of them."""

from __future__ import annotations

BODY_READ = frozenset(
    "note warning tip important attention caution danger error hint seealso versionadded "
    "versionchanged versionremoved deprecated compound container only class rst-class abstract "
    "dedication line-block glossary hlist centered tab-set tab-item dropdown card grid grid-item "
    "grid-item-card card-carousel div tabs tab group-tab details collapse toggle margin todo "
    "todolist aside".split()
)
"""Those whose content is text."""
TITLED = frozenset(
    "admonition topic sidebar rubric tab-item tab group-tab dropdown card grid-item-card details "
    "collapse".split()
)
"""Those whose argument is a title."""
QUOTING = frozenset("epigraph pull-quote highlights".split())
ARGUMENT_HIDDEN = frozenset(
    "container only class rst-class div grid grid-item card-carousel hlist tab-set tabs toggle "
    "todolist".split()
)
"""Those whose argument nobody sees."""
