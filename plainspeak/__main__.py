"""python -m plainspeak: for laptops on which a new command cannot be added."""

from plainspeak.cli import main

main(prog_name="plainspeak")
