"""The same work on a real Spark, on this machine."""

from __future__ import annotations

import os
import shutil
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

import plainspeak

if TYPE_CHECKING:
    import pyarrow as pa

pytest.importorskip("pyspark")
pytestmark = pytest.mark.skipif(shutil.which("java") is None, reason="needs Java")


def test_spark_makes_the_same_rows(
    collection: Path, alone: dict[str, pa.Table], monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    from pyspark.sql import SparkSession

    root = str(Path(__file__).parent.parent.parent)
    monkeypatch.setenv("PYTHONPATH", root)
    monkeypatch.setenv("PYSPARK_PYTHON", sys.executable)
    monkeypatch.setenv("SPARK_LOCAL_IP", "127.0.0.1")
    session = (
        SparkSession.builder.master("local[2]")
        .config("spark.ui.enabled", "false")
        .config("spark.sql.shuffle.partitions", "2")
        .config("spark.driver.bindAddress", "127.0.0.1")
        .config("spark.driver.host", "127.0.0.1")
        .config("spark.sql.warehouse.dir", str(tmp_path / "warehouse"))
        .getOrCreate()
    )
    try:
        # As tables.md shows it.
        papers = (
            session.read.format("binaryFile")
            .option("recursiveFileLookup", "true")
            .option("pathGlobFilter", "*.{md,docx,txt}")
            .load(str(collection))
            .dropDuplicates(["content"])
        )
        found: dict[str, list[Any]] = {}
        for table in ("papers", "letters"):
            batches = plainspeak.audit_batches(table)
            found[table] = papers.mapInPandas(batches, batches.ddl).collect()
    finally:
        session.stop()
    kinds = {".md", ".docx", ".txt"}
    wanted = {
        row["key"]: row
        for row in alone["papers"].to_pylist()
        if os.path.splitext(row["address"])[1] in kinds and row["bytes"]  # Spark skips empty files
    }
    assert {row["key"] for row in found["papers"]} == set(wanted)
    for row in found["papers"]:
        for name in ("state", "reason", "words", "difficulty", "stopping_points", "unexplained"):
            assert row[name] == wanted[row["key"]][name], (row["address"], name)
    assert sorted(
        (r["key"], r["number"], r["short"], r["uses"]) for r in found["letters"]
    ) == sorted(
        (r["key"], r["number"], r["short"], r["uses"])
        for r in alone["letters"].to_pylist()
        if r["key"] in wanted
    )
