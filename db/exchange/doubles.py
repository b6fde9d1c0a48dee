"""Which rows of a plan are records already: of the records file, or of an earlier row.

A row is a *duplicate* when it says the same as a record in every column the sheet has, or carries
the id of a known record. It is *doubtful* when day, time, species, position, number and observer
agree but something else does not, or when two rows are equal but neither time nor position makes
sure that they tell of one event: two wolves may well be seen in one village on one day.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from db.errors import Cancelled
from db.fields import FieldSpec, Kind
from db.models.base import RecordType
from db.problem import Problem, doubt
from db.text import Text, translate_noop

if TYPE_CHECKING:
    from db.store import Store

_Key = tuple[Any, ...]
_BLOCK = 5000


@dataclass(frozen=True, slots=True)
class Marks:
    """Where findings go. same_record, same_row: as in `problems.Problems`.

    problem(row, certain, why): certain makes the row a duplicate, else it is doubtful.
    """

    same_record: dict[int, int]
    same_row: dict[int, int]
    problem: Callable[[int, bool, Problem], None]


RECORD_DIFFERS = translate_noop(
    "Import",
    "This is record {id}, but {fields} differ: changes made in Excel are not taken in, "
    "correct the record itself.",
)
MAYBE_SAME_AS_ROW = translate_noop(
    "Import", "Row {row} says the same, without time or position: is it one event or two?"
)
LIKE_ROW = translate_noop(
    "Import",
    "Row {row} has the same day, species, position and number; only {fields} differ: is "
    "it the same event?",
)
LIKE_RECORD = translate_noop(
    "Import",
    "Record {id} has the same day, species, position and number; only {fields} differ: "
    "is it the same event?",
)

# What two reports of one event agree in.
CODES = ("duplicate", "duplicate_differs", "like_row", "like_record", "maybe_duplicate")
"""Codes of the problems found here."""

_EVENT = (
    "event_date",
    "event_time",
    "species_id",
    "decimal_latitude",
    "decimal_longitude",
    "place_code",
    "individual_count",
    "observer",
)
_ROUNDED = (Kind.LATITUDE, Kind.LONGITUDE)
_PIN = ("event_time", "decimal_latitude")
_DEGREE_DIGITS = 6  # 0.1 m: more than any conversion there and back loses


def find_doubles(
    store: Store,
    type: RecordType,
    values: Mapping[str, list[Any]],
    supplied: Sequence[str],
    rows: Sequence[int],
    numbers: Sequence[int],
    uuids: Mapping[int, str],
    marks: Marks,
    cancelled: Callable[[], bool] = lambda: False,
) -> None:
    """Compare `rows` (positions in `values`) with the file and among themselves.

    supplied: the fields that the sheet fills; only these are compared.
    """
    if len(rows) < len(numbers) // 2:
        _find_among(store, type, values, supplied, rows, numbers, uuids, marks, cancelled)
        return
    specs = [type.by_name[name] for name in supplied]
    columns = [_comparable(spec, values[spec.name]) for spec in specs]
    event = [n for n, name in enumerate(supplied) if name in _EVENT]
    pins = [n for n, name in enumerate(supplied) if name in _PIN]
    unique = [n for n, spec in enumerate(specs) if spec.unique]
    empty = not store.count(type)
    known = store.ids_of(type, list(set(uuids.values()))) if uuids and not empty else {}
    alike = [] if known or empty else _alike(store, type, values, rows)
    if not alike and not known and not unique and _all_differ(columns, event, rows):
        return
    keys = _rows(columns)
    finder = _Finder(type, specs, keys, event, pins, unique, marks, cancelled)
    if known:
        rows = finder.known_ids(store, rows, {r: known.get(u) for r, u in uuids.items()})
        alike = _alike(store, type, values, rows)
    finder.known_records(store, alike)
    finder.compare(rows, numbers)


def _find_among(
    store: Store,
    type: RecordType,
    values: Mapping[str, list[Any]],
    supplied: Sequence[str],
    rows: Sequence[int],
    numbers: Sequence[int],
    uuids: Mapping[int, str],
    marks: Marks,
    cancelled: Callable[[], bool],
) -> None:
    """`find_doubles` of few of many rows: the others are not looked at."""
    chosen = {name: [column[row] for row in rows] for name, column in values.items()}
    at = {row: place for place, row in enumerate(rows)}
    same_record: dict[int, int] = {}
    same_row: dict[int, int] = {}
    find_doubles(
        store,
        type,
        chosen,
        supplied,
        range(len(rows)),
        [numbers[row] for row in rows],
        {at[row]: uuids[row] for row in rows if row in uuids} if uuids else {},
        Marks(same_record, same_row, lambda row, *rest: marks.problem(rows[row], *rest)),
        cancelled,
    )
    marks.same_record.update((rows[row], id) for row, id in same_record.items())
    marks.same_row.update((rows[row], number) for row, number in same_row.items())


def sharing_an_event(
    type: RecordType,
    values: Sequence[Mapping[str, list[Any]]],
    supplied: Sequence[str],
    rows: Sequence[int],
) -> list[int]:
    """All rows that agree with one of `rows` in what makes an event, before or now.

    values: before and now; they differ in `rows` only.
    """
    names = [name for name in supplied if name in _EVENT] or list(supplied)
    # Numbers and places are looked at only where the rest agrees: they would have to be rounded.
    specs = sorted((type.by_name[n] for n in names), key=lambda s: s.kind in _ROUNDED)
    if not specs or not rows:
        return list(rows)
    found: Iterable[int] = range(len(values[-1][specs[0].name]))
    for spec in specs:
        column = values[-1][spec.name]
        wanted = {comparable(spec, each[spec.name][row]) for each in values for row in rows}
        if spec.kind in _ROUNDED:
            found = [row for row in found if comparable(spec, column[row]) in wanted]
        elif isinstance(found, range):
            found = [row for row, value in enumerate(column) if value in wanted]
        else:
            found = [row for row in found if column[row] in wanted]
    return list(found)


def _all_differ(columns: list[list[Any]], event: list[int], rows: Sequence[int]) -> bool:
    """Whether no two rows agree in what makes an event: then there is nothing to compare."""
    if not event:
        return False
    cores = _rows([columns[n] for n in event])
    return len({cores[row] for row in rows}) == len(rows)


def _rows(columns: Sequence[list[Any]]) -> list[_Key]:
    """Columns as rows, in blocks: one long step would hold up the window's thread."""
    rows: list[_Key] = []
    for start in range(0, len(columns[0]) if columns else 0, _BLOCK):
        rows.extend(zip(*(column[start : start + _BLOCK] for column in columns), strict=True))
    return rows


def _keys(specs: Sequence[FieldSpec], values: Mapping[str, list[Any]]) -> list[_Key]:
    """What is compared of each row."""
    return list(zip(*(_comparable(spec, values[spec.name]) for spec in specs), strict=True))


def _comparable(spec: FieldSpec, column: list[Any]) -> list[Any]:
    if spec.kind in (Kind.LATITUDE, Kind.LONGITUDE):
        return [comparable(spec, value) for value in column]
    return column


def comparable(spec: FieldSpec, value: Any) -> Any:
    """A value as it is compared: degrees lose some of the last digits on their way."""
    if value is not None and spec.kind in (Kind.LATITUDE, Kind.LONGITUDE):
        return round(value, _DEGREE_DIGITS)
    return value


def _alike(
    store: Store, type: RecordType, values: Mapping[str, list[Any]], rows: Sequence[int]
) -> list[int]:
    """Ids of the living records that any of `rows` could be; sightings: same day and species."""
    if not (type.dated and type.located and "species_id" in type.by_name):
        return list(map(int, store.ids(type)))
    import numpy as np

    from db.columns import EPOCH

    wanted = {
        ((values["event_date"][row] - EPOCH).days << 24) + (values["species_id"][row] or 0)
        for row in rows
        if values["event_date"][row] is not None
    }
    columns = store.columns(type)
    if not len(columns) or not wanted:
        return []
    days = (columns["date"].astype(np.int64) << 24) + columns["species"]
    mask = np.isin(days, np.fromiter(wanted, dtype=np.int64)) & ~columns["voided"]
    return list(map(int, columns["id"][mask]))


class _Finder:
    def __init__(
        self,
        type: RecordType,
        specs: list[FieldSpec],
        keys: list[_Key],
        event: list[int],
        pins: list[int],
        unique: list[int],
        marks: Marks,
        cancelled: Callable[[], bool],
    ) -> None:
        self._type = type
        self._specs = specs
        self._keys = keys
        self._event = event
        self._pins = pins
        self._unique = unique
        self._marks = marks
        self._cancelled = cancelled
        # Records that say exactly the same, with how many there are: each explains one row.
        self._records: dict[_Key, tuple[int, ...]] = {}
        # Plain tuples and numbers only: the garbage collector need not look into them.
        self._record_keys: dict[int, _Key] = {}
        self._events: dict[_Key, int] = {}
        self._uniques: dict[_Key, int] = {}

    def _read(self, store: Store, ids: Sequence[int]) -> Iterator[tuple[int, _Key]]:
        """(id, key) of records, a block at a time."""
        for start in range(0, len(ids), _BLOCK):
            if self._cancelled():
                raise Cancelled
            block = store.block(self._type, ids[start : start + _BLOCK])
            yield from zip(block["id"], _keys(self._specs, block), strict=True)

    def known_ids(
        self, store: Store, rows: Sequence[int], ids: Mapping[int, int | None]
    ) -> Sequence[int]:
        """Mark the rows that carry the id of a living record; the others are returned."""
        records = dict(self._read(store, sorted({id for id in ids.values() if id is not None})))
        left = []
        for row in rows:
            id = ids.get(row)
            if id is None:
                left.append(row)
            else:
                self._is_record(row, id, records[id])
        return left

    def _is_record(self, row: int, id: int, key: _Key) -> None:
        """The row is that record, whether it says the same of it or not."""
        differing = self._differing(self._keys[row], key)
        if differing is None:
            self._marks.same_record[row] = id
        else:
            text = RECORD_DIFFERS.format(id=id, fields=differing)
            self._marks.problem(row, True, doubt("duplicate_differs", None, text))

    def known_records(self, store: Store, ids: Sequence[int]) -> None:
        """Learn the records that rows are compared with."""
        for id, key in self._read(store, ids):
            self._records[key] = (*self._records.get(key, ()), id)
            self._record_keys[id] = key
            self._events.setdefault(self._part(key, self._event), id)
            for number in self._unique:
                if key[number] is not None:
                    self._uniques[(number, key[number])] = id

    def compare(self, rows: Sequence[int], numbers: Sequence[int]) -> None:
        seen: dict[_Key, int] = {}
        events: dict[_Key, int] = {}
        used: Counter[_Key] = Counter()
        keys, records = self._keys, self._records
        part, event = self._part, self._event
        for count, row in enumerate(rows):
            if count % _BLOCK == 0 and self._cancelled():
                raise Cancelled
            key = keys[row]
            same = records.get(key) if records else None
            if same is not None and used[key] < len(same):
                self._marks.same_record[row] = same[used[key]]
                used[key] += 1
                seen.setdefault(key, row)
                continue
            if self._unique and self._known_unique(row, key):
                continue
            first = seen.setdefault(key, row)
            if first != row:
                self._repeated(row, key, numbers[first])
                continue
            core = part(key, event)
            like = events.setdefault(core, row)
            if not self._is_pinned(key):
                continue
            if like != row:
                self._marks.problem(
                    row,
                    False,
                    doubt(
                        "like_row",
                        None,
                        LIKE_ROW.format(row=numbers[like], fields=self._differing(key, keys[like])),
                    ),
                )
            elif core in self._events:
                id = self._events[core]
                differing = self._differing(key, self._record_keys[id])
                self._marks.problem(
                    row,
                    False,
                    doubt(
                        "like_record",
                        None,
                        LIKE_RECORD.format(id=id, fields=differing or ""),
                    ),
                )

    def _known_unique(self, row: int, key: _Key) -> bool:
        for number in self._unique:
            known = self._uniques.get((number, key[number]))
            if known is not None:
                self._is_record(row, known, self._record_keys[known])
                return True
        return False

    def _repeated(self, row: int, key: _Key, first: int) -> None:
        # A type without events (species, places) has no second of its kind.
        if self._is_pinned(key) or not self._type.dated:
            self._marks.same_row[row] = first
        else:
            self._marks.problem(
                row, False, doubt("maybe_duplicate", None, MAYBE_SAME_AS_ROW.format(row=first))
            )

    def _is_pinned(self, key: _Key) -> bool:
        return any(key[n] is not None for n in self._pins)

    @staticmethod
    def _part(key: _Key, of: list[int]) -> _Key:
        return tuple([key[n] for n in of])

    def _differing(self, one: _Key, other: _Key) -> Text | None:
        """The labels of the fields that differ, as one text; None when none does."""
        labels = [spec.label for spec, a, b in zip(self._specs, one, other, strict=True) if a != b]
        return listed(labels) if labels else None


def listed(texts: Sequence[Text], most: int = 5) -> Text:
    """Several texts as one, with commas between."""
    shown = texts[:most]
    pattern = ", ".join(f"{{e{number}}}" for number in range(len(shown)))
    if len(texts) > most:
        pattern += ", …"
    return Text("", pattern, tuple((f"e{n}", text) for n, text in enumerate(shown)))
