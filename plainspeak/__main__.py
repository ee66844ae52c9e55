"""The program as a person starts it, also as python -m plainspeak: for laptops on which a new
command cannot be added."""

from __future__ import annotations

import gc
import signal
import sys


def run() -> None:
    """Start the program. Ctrl-C ends it quietly, also while it is being loaded."""
    try:
        from plainspeak.apps.cli import start

        start()
    except KeyboardInterrupt:
        sys.exit(130)
    finally:
        signal.signal(signal.SIGINT, signal.SIG_IGN)  # what is left takes no time
        # To look for cycles in all that was loaded, only to throw it away, is a quarter of a check.
        gc.disable()
        gc.freeze()


if __name__ == "__main__":
    run()
