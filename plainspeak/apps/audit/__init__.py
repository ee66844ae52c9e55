"""A whole collection of papers: read on one machine or many, into tables and one report.

Nothing here is loaded by a check of a few papers: it needs the part `plainspeak-lint[audit]`.
"""
