"""Only what is new: a baseline, changed lines, and how a finding is known again."""
