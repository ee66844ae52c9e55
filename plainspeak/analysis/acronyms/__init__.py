"""The letters in a paper that stand for something: where, for what, and whether it says so."""
