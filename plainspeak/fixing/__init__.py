"""Suggestions into papers."""
