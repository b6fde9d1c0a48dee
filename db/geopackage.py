"""What makes the SQLite file a GeoPackage that any GIS opens live, and the search index in it.

GeoPackage 1.3: http://www.geopackage.org/spec130/ (application_id 'GPKG', user_version 10300).
Sightings are offered as the layer `sightings`: a view with readable names, without voided records
and drafts. It is read-only: records change in Snowtrack, where each change is written down.
"""

from __future__ import annotations

import re
import struct
from collections.abc import Iterable, Sequence
from itertools import pairwise
from typing import Any

import sqlalchemy as sa

from db.fields import FieldSpec, Kind

APPLICATION_ID = 0x47504B47  # 'GPKG'
USER_VERSION = 10300
SRS_WGS84 = 4326

_HEADER = struct.pack("<2sBBi", b"GP", 0, 1, SRS_WGS84)
_POINT = struct.Struct("<8sBIdd")


def point_blob(latitude: float | None, longitude: float | None) -> bytes | None:
    """A GeoPackage point in WGS 84, degrees; None without a position."""
    if latitude is None or longitude is None:
        return None
    return _POINT.pack(_HEADER, 1, 1, longitude, latitude)


def blob_point(blob: bytes) -> tuple[float, float]:
    """(latitude, longitude) in degrees of a point written by `point_blob`."""
    _header, _order, _kind, longitude, latitude = _POINT.unpack(blob)
    return latitude, longitude


# --- Columns described for GIS programs ---------------------------------------------------------


def describe_columns(
    connection: sa.Connection, layer: str, table: str, specs: Sequence[FieldSpec]
) -> None:
    """Write what the specs say of the columns of `layer` and `table`, in place of what stood there.

    GIS programs show the titles as column names, the lists as drop-downs and the bounds as limits
    (GeoPackage schema extension). Titles are Chinese, the first name a spreadsheet gives the field;
    descriptions are English.
    """
    if connection.dialect.name != "sqlite":
        return
    run = connection.exec_driver_sql
    present = {
        name: {row[1] for row in run(f"PRAGMA table_info({name})")} for name in {layer, table}
    }
    for name in present:
        run("DELETE FROM gpkg_data_columns WHERE table_name = ?", (name,))
    for spec in specs:
        constraint = _constrain(connection, spec)
        about = " · ".join(
            str(part)
            for part in (spec.label, spec.unit, spec.help, spec.term and f"dwc:{spec.term}")
            if part
        )
        for name, columns in present.items():
            if spec.name in columns:
                run(
                    "INSERT INTO gpkg_data_columns (table_name, column_name, name, title, "
                    "description, constraint_name) VALUES (?, ?, ?, ?, ?, ?)",
                    (name, spec.name, spec.name, spec.aliases[0], about, constraint),
                )


def _constrain(connection: sa.Connection, spec: FieldSpec) -> str | None:
    """The name of the constraint that holds the field's list or bounds; None without either."""
    run = connection.exec_driver_sql
    if spec.vocabulary is not None and spec.kind is Kind.CHOICE:
        name = f"list_{spec.vocabulary.name}"
        run("DELETE FROM gpkg_data_column_constraints WHERE constraint_name = ?", (name,))
        for term in spec.vocabulary.terms:
            words = f"{term.aliases[0]} · {term.label}" if term.aliases else str(term.label)
            run(
                "INSERT INTO gpkg_data_column_constraints (constraint_name, constraint_type, "
                "value, description) VALUES (?, 'enum', ?, ?)",
                (name, term.code, words),
            )
        return name
    if spec.minimum is not None and spec.maximum is not None:
        name = f"range_{spec.minimum:g}_{spec.maximum:g}"
        run("DELETE FROM gpkg_data_column_constraints WHERE constraint_name = ?", (name,))
        run(
            "INSERT INTO gpkg_data_column_constraints (constraint_name, constraint_type, min, "
            "min_is_inclusive, max, max_is_inclusive) VALUES (?, 'range', ?, 1, ?, 1)",
            (name, spec.minimum, spec.maximum),
        )
        return name
    return None


# --- Search index -------------------------------------------------------------------------------
# FTS5's tokenizers do not find two-character Chinese words, so runs of CJK characters are cut into
# overlapping pairs before they go in. The last character of a run goes in alone as well: with it a
# one-character query is a prefix query. detail=none makes a query an AND of pairs, so runs of three
# and more are checked again against the text itself (`db.query`).

_CJK = r"\u2e80-\u9fff\uf900-\ufaff\U00020000-\U0003ffff"
_RUNS = re.compile(rf"[{_CJK}]+|[^\W_{_CJK}](?:[^\W_{_CJK}]|[\u0f71-\u0fbc])*")
_TOKENIZER = "unicode61 remove_diacritics 0 categories 'L* N* Co Mn Mc'"


def _is_cjk(run: str) -> bool:
    return run[0] >= "\u2e80"


def search_runs(text: str) -> list[str]:
    """The runs of `text`: CJK stretches and words of other scripts, case folded."""
    return _RUNS.findall(text.casefold())


def search_tokens(texts: Iterable[str | None]) -> str:
    """What goes into the index for a record's texts."""
    tokens: list[str] = []
    for text in texts:
        for run in search_runs(text) if text else ():
            if _is_cjk(run):
                tokens.extend(a + b for a, b in pairwise(run))
                tokens.append(run[-1])
            else:
                tokens.append(run)
    return " ".join(tokens)


def search_query(text: str) -> str | None:
    """An FTS5 MATCH expression for one word a person typed; None when it has no letters.

    Words of other scripts match as prefixes: they may be unfinished.
    """
    parts: list[str] = []
    for run in search_runs(text):
        if _is_cjk(run) and len(run) > 1:
            parts.extend(f'"{a}{b}"' for a, b in pairwise(run))
        else:
            parts.append(f'"{run}"*')
    return " AND ".join(parts) or None


def needs_recheck(text: str) -> bool:
    """Whether an AND of pairs may find texts that do not hold the run itself."""
    return any(_is_cjk(run) and len(run) > 2 for run in search_runs(text)) or (
        len(search_runs(text)) > 1
    )


def search_table(type_name: str) -> str:
    return f"search_{type_name}"


def search_table_sql(type_name: str) -> str:
    """DDL of one record type's index. Contentless: the text itself stands in the record."""
    return (
        f"CREATE VIRTUAL TABLE {search_table(type_name)} USING fts5("
        f"words, content='', columnsize=0, detail=none, tokenize=\"{_TOKENIZER}\")"
    )


def add_words(connection: sa.Connection, type_name: str, rows: Sequence[tuple[int, str]]) -> None:
    """Put new records' (id, tokens) into the search index."""
    rows = [row for row in rows if row[1]]
    if rows and connection.dialect.name == "sqlite":
        connection.exec_driver_sql(
            f"INSERT INTO {search_table(type_name)} (rowid, words) VALUES (?, ?)", rows
        )


def change_words(
    connection: sa.Connection, type_name: str, record_id: int, old: str, new: str
) -> None:
    """Replace a record's tokens; a contentless index must be told what it holds."""
    if old == new or connection.dialect.name != "sqlite":
        return
    table = search_table(type_name)
    if old:
        connection.exec_driver_sql(
            f"INSERT INTO {table} ({table}, rowid, words) VALUES ('delete', ?, ?)",
            (record_id, old),
        )
    add_words(connection, type_name, [(record_id, new)])


def matching_ids(type_name: str, query: str) -> sa.Select[Any]:
    """The ids whose words match `query`, from the index alone; bound, never spliced."""
    table, name = search_table(type_name), f"words_{abs(hash(query))}"
    matches = sa.text(f"{table} MATCH :{name}").bindparams(sa.bindparam(name, query))
    rowid: sa.ColumnElement[Any] = sa.literal_column(f"{table}.rowid", sa.Integer)
    return sa.select(rowid.label("id")).select_from(sa.text(table)).where(matches)
