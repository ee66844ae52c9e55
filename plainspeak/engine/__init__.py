"""One paper, settings in, report out."""
