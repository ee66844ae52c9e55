"""What people start: the command line, and what other programs build on. All of it thin."""
