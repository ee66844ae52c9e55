"""Settings that the page keeps, as the file that the command line reads."""

from __future__ import annotations

import tomllib

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as some

from plainspeak.config import written

TEXT = some.text(some.characters(exclude_categories=["Cs"]), max_size=8)
VALUE = (
    TEXT
    | some.booleans()
    | some.integers(-99, 99)
    | some.floats(-9, 9)
    | some.lists(TEXT, max_size=3)
)
TABLE = some.dictionaries(TEXT, VALUE, max_size=3)
FILE = some.dictionaries(
    TEXT,
    VALUE
    | TABLE
    | some.dictionaries(TEXT, TABLE, max_size=2)
    | some.lists(TABLE, min_size=1, max_size=2),
    max_size=4,
)


@settings(suppress_health_check=[HealthCheck.too_slow], deadline=None)
@given(FILE)
def test_what_is_written_reads_as_the_same_values(values: dict[str, object]) -> None:
    assert tomllib.loads(written.text(values)) == values
