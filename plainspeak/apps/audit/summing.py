"""From the tables in the folder of an audit to what people read: the report and the files beside
it."""

from __future__ import annotations

from collections.abc import Callable
from io import BytesIO

from plainspeak.apps.audit import glossary, page
from plainspeak.apps.audit.grouping import Grouping
from plainspeak.apps.audit.plan import Plan
from plainspeak.apps.audit.store import Store
from plainspeak.apps.audit.tables import COLUMNS, PLACES, arrow
from plainspeak.apps.audit.totals import Totals, most_met, stopping_words
from plainspeak.run.files import as_text

REPORT = "report.html"
_LETTERS, _WORDS = 100, 100
_EXCEL = "utf-8-sig"  # the mark lets Excel see UTF-8


def finish(
    store: Store, plan: Plan, grouping: Grouping, *, text: bool, said: Callable[[int, int], None]
) -> Totals:
    """Write the table of places, the report and the files beside it. Raises CannotGoOn."""
    import pyarrow.parquet as pq

    totals = Totals()
    for part in plan:
        seen = plan.seen(part)
        if not seen:
            continue
        places = [(one.key, grouping.of(one)) for one in seen]
        rows = [
            (one.key, as_text(one.address), *place)
            for one, (_, place) in zip(seen, places, strict=True)
        ]
        file = BytesIO()
        pq.write_table(arrow(PLACES, rows), file, compression="zstd")
        store.write(store.path("places", part), file.getvalue())
        tables = {
            table: pq.ParquetFile(store.path(table, part)).read()
            for table in COLUMNS
            if table != "sentences"
        }
        totals.add(tables, places)
        said(part + 1, plan.parts)
    letters, words = most_met(totals, _LETTERS), stopping_words(totals, _WORDS)
    for name, content in (
        (page.MEND, page.paper_list(totals.mend)),
        (page.MODELS, page.paper_list(totals.models)),
        *([(page.GLOSSARY, glossary.table(letters))] if text else []),
    ):
        store.write(name, content.encode(_EXCEL, "replace"))
    made = page.render(totals, letters, words, text=text)
    store.write(REPORT, made.encode(errors="replace"))
    return totals
