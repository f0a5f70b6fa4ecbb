"""Results as Parquet files, for who asks many years of them with SQL: reports, findings, figures, texts, a file each.

Written piece by piece, so that the memory does not grow with how many there are. A figure is a decimal, exact.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from decimal import Decimal
from io import BytesIO
from itertools import islice
from typing import Any, Literal, assert_never

from interview.county.handed_in import HandedIn
from interview.county.results import Results
from interview.errors import WriteError

_TOGETHER = 100
"""Reports that are written as one piece."""
_DIGITS, _PLACES = 24, 6
_Row = dict[str, Any]
_Table = Literal["reports", "findings", "figures", "texts"]


def tables(results: Results) -> Iterator[tuple[str, bytes]]:
    """The names and bytes of the files.

    Raises:
        WriteError: What writes them is not installed.
    """
    try:
        import pyarrow as pa
        from pyarrow import parquet
    except ImportError:
        raise WriteError("need_parquet") from None
    text, whole = pa.string(), pa.int32()
    head = [("file", text), ("office", text), ("year", whole)]
    shapes: dict[_Table, list[Any]] = {
        "reports": [*head, ("flow", text), ("kind", text), ("hash", text), ("readable", pa.bool_())],
        "findings": [
            *head,
            ("id", text),
            ("rule", text),
            ("severity", text),
            ("message", text),
            ("accepted", text),
        ],
        "figures": [*head, ("address", text), ("value", pa.decimal128(_DIGITS, _PLACES))],
        "texts": [*head, ("address", text), ("text", text)],
    }
    for name, shape in shapes.items():
        packed, schema = BytesIO(), pa.schema(shape)
        with parquet.ParquetWriter(packed, schema, compression="zstd") as writer:
            files = iter([card.file for card in results.cards()])
            while some := list(islice(files, _TOGETHER)):
                rows = [row for report in results.every(some) for row in _rows(name, report)]
                writer.write_table(pa.Table.from_pylist(rows, schema=schema))
        yield f"{name}.parquet", packed.getvalue()


def _rows(name: _Table, report: HandedIn) -> Iterable[_Row]:
    checked = report.checked
    head: _Row = {"file": checked.file, "office": checked.office, "year": checked.year}
    match name:
        case "reports":
            more = {
                "flow": checked.flow,
                "kind": report.kind,
                "hash": report.mark,
                "readable": report.is_readable,
            }
            return [head | more]
        case "findings":
            fields = ("id", "rule", "severity", "message", "accepted")
            return [head | {field: getattr(each, field) for field in fields} for each in checked.findings]
        case "figures":
            return [
                head | {"address": cell, "value": None if value is None else Decimal(value)}
                for cell, value in report.figures.items()
            ]
        case "texts":
            return [head | {"address": address, "text": text} for address, text in report.texts.items()]
    assert_never(name)
