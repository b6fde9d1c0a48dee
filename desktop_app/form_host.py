"""What a form is told about the program around it (`forms.host.FormHost`)."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Mapping, Sequence
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject

from db.errors import UserError
from db.text import Text, translate_noop
from desktop_app import i18n, operations
from desktop_app.context import Context
from forms.host import LinkEntry
from forms.title import beside_name, name_of

if TYPE_CHECKING:
    from db.individuals import Twin
    from db.record_types import RecordType
    from db.reference import Reference
    from db.store import Store
    from db.writing import Record

# What two records share, beside the name of one that may be the same animal.
_SHARED = {
    "microchip": translate_noop("Link", "same microchip"),
    "band": translate_noop("Link", "same band or tag"),
    "name": translate_noop("Link", "same name"),
}


class WindowFormHost(QObject):
    """Answers a form's questions from the open records file."""

    def __init__(self, context: Context, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._context = context
        # A form that is about to go still asks while its file is already closed.
        self._last = context.reference

    @property
    def language(self) -> str:
        return i18n.language()

    def reference(self) -> Reference:
        self._last = self._context.reference or self._last
        if self._last is None:
            raise RuntimeError("a form needs an open records file")
        return self._last

    def translate(self, text: Text) -> str:
        return i18n.show(text)

    def suggestions(
        self, record_type: str, field: str, prefix: str, callback: Callable[[list[str]], None]
    ) -> None:
        store = self._context.store
        if store is not None:
            self._context.tasks.background(
                _frequent, store, record_type, field, prefix, self._context.user,
                owner=self, done=callback,
            )  # fmt: skip

    def request_pick(self, callback: Callable[[float, float], None]) -> None:
        self._context.pick_requested.emit(callback)

    def areas_at(
        self, latitude: float, longitude: float, callback: Callable[[list[str]], None]
    ) -> None:
        store = self._context.store
        if store is None or not self._context.zones:
            callback([])
            return
        self._context.tasks.background(
            _areas_at, store, latitude, longitude, owner=self, done=callback
        )

    # --- links to other records ---

    def link_title(self, target: str, uuid: str, callback: Callable[[LinkEntry], None]) -> None:
        store = self._context.store
        if store is None:
            return

        def found(record: Record | None) -> None:
            missing = LinkEntry(uuid, "", state="missing")
            callback(missing if record is None else self._entry(record))

        self._context.tasks.background(_find, store, target, uuid, owner=self, done=found)

    def link_search(
        self,
        target: str,
        text: str,
        species: int | None,
        callback: Callable[[list[LinkEntry]], None],
    ) -> None:
        store = self._context.store
        if store is None:
            return

        def found(records: Sequence[Record]) -> None:
            callback([self._entry(record) for record in records])

        self._context.tasks.background(
            _search, store, target, text, species, owner=self, done=found
        )

    def link_twins(
        self,
        target: str,
        record_type: str,
        values: Mapping[str, Any],
        callback: Callable[[list[LinkEntry]], None],
    ) -> None:
        store = self._context.store
        if store is None or target != "individual":
            return

        def found(twins: Sequence[Twin]) -> None:
            callback([self._entry(twin.record, i18n.show(_SHARED[twin.field])) for twin in twins])

        self._context.tasks.background(_twins, store, dict(values), owner=self, done=found)

    def link_new(
        self,
        target: str,
        record_type: str,
        values: Mapping[str, Any],
        name: str,
        callback: Callable[[LinkEntry | None], None],
    ) -> None:
        store = self._context.store
        if store is None or target != "individual":
            callback(None)
            return
        from db.individuals import INDIVIDUAL, begun_from
        from db.record_types import record_type as type_called

        origin = type_called(record_type)
        if not name:  # without a name of its own it is called after the record
            name = name_of(origin, values, self).replace(" · ", " ")

        def made(record: Record | None) -> None:
            callback(None if record is None else self._entry(record))

        def failed(error: BaseException) -> None:
            if isinstance(error, UserError):
                self._context.tasks.refused.emit(error)
            callback(None)

        operations.save_record(
            self._context,
            INDIVIDUAL,
            begun_from(origin, values, name),
            owner=self,
            done=lambda changes: self._read(INDIVIDUAL, changes.created[0], made),
            failed=failed,
        )

    def open_link(self, target: str, uuid: str) -> None:
        store = self._context.store
        if store is None:
            return

        def found(record: Record | None) -> None:
            if record is not None:
                self._context.record_requested.emit(target, record.id)

        self._context.tasks.background(_find, store, target, uuid, owner=self, done=found)

    def _read(self, type: RecordType, id: int, done: Callable[[Record | None], None]) -> None:
        store = self._context.store
        if store is not None:
            self._context.tasks.database(store.get, type, id, owner=self, done=done)

    def _entry(self, record: Record, beside: str | None = None) -> LinkEntry:
        if beside is None:
            beside = beside_name(record.type, record.values, self)
        title = name_of(record.type, record.values, self)
        return LinkEntry(record.uuid, title, beside, "voided" if record.voided else "here")

    def today(self) -> dt.date:
        return dt.date.today()


def _frequent(store: Store, name: str, field: str, prefix: str, author: str) -> list[str]:
    from db.record_types import record_type
    from desktop_app.pages.habits import PEOPLE

    found = store.distinct(record_type(name), field, prefix, author=author)
    texts = [str(value) for value in found]
    if field in PEOPLE and author.lower().startswith(prefix.lower()) and author not in texts:
        texts.append(author)  # whoever is at the keyboard may have seen it
    return texts


def _find(store: Store, target: str, uuid: str) -> Record | None:
    from db import links
    from db.record_types import record_type

    try:
        type = record_type(target)
    except KeyError:
        return None
    return links.find(store, type, uuid)


def _search(store: Store, target: str, text: str, species: int | None) -> list[Record]:
    from db import links
    from db.record_types import record_type

    return links.search(store, record_type(target), text, species=species)


def _twins(store: Store, values: Mapping[str, Any]) -> list[Twin]:
    from db.individuals import twins_of

    return twins_of(store, values)


def _areas_at(store: Store, latitude: float, longitude: float) -> list[str]:
    from db.layers.areas import areas_at

    return [name for _layer, name in areas_at(store, latitude, longitude)]
