"""Dates and times as people type them: 2025-03-05, 3.4, 昨天, 2025-03; 14:30, 下午3点."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from typing import Any, cast

from PySide6.QtCore import QLocale, Signal
from PySide6.QtWidgets import QWidget

from db import conversion
from db.fields import FieldSpec
from db.record_types import RecordType
from forms.editors.line import LineEditor
from forms.host import FormHost

_PARTIAL = ("month", "year")
_HEDGED = ("about", "by")


class DateEditor(LineEditor):
    """A day; together with a precision field also a month or a year ("2025-03").

    time_found: a time of day stood beside the date (2025-03-05 14:30).
    """

    time_found = Signal(object)

    def __init__(
        self,
        record_type: RecordType,
        specs: tuple[FieldSpec, ...],
        host: FormHost,
        parent: QWidget | None = None,
    ) -> None:
        self._precision: str | None = None
        self._time: dt.time | None = None  # that stood beside the date
        super().__init__(record_type, specs, host, parent)

    @property
    def _precision_spec(self) -> FieldSpec | None:
        return self.specs[1] if len(self.specs) > 1 else None

    def understand(self, text: str) -> dt.date | None:
        moment = conversion.parse_moment(text, today=self.host.today())
        if moment is None:
            return None
        if self._precision_spec is None and moment.precision in (*_PARTIAL, *_HEDGED):
            # Only a whole day will do here; the parser of the field says so in words.
            return cast("dt.date | None", super().understand(text))
        self._precise_to("day" if moment.precision == "exact" else moment.precision)
        self._time = moment.time
        return moment.date

    def settle(self) -> None:
        super().settle()
        # Only now: while it is typed, "14:3" would be taken for a time of its own.
        if self._time is not None:
            self.time_found.emit(self._time)
            self._time = None

    def _precise_to(self, precision: str) -> None:
        # An exact time makes a day exact; which of the two it is the record type decides.
        if not (precision == "day" and self._precision == "exact"):
            self._precision = precision

    def shown(self, value: Any) -> str:
        return conversion.show_date(value, self._precision)

    def typed_values(self) -> dict[str, Any]:
        values = super().typed_values()
        if self._precision_spec is not None:
            values[self._precision_spec.name] = self._precision
        return values

    def show_values(self, values: Mapping[str, Any]) -> None:
        if self._precision_spec is not None:
            self._precision = values.get(self._precision_spec.name)
        super().show_values(values)
        self._show_weekday()

    def read_text(self) -> None:
        self._time = None
        super().read_text()
        self._show_weekday()

    def is_empty(self) -> bool:
        return self.value() is None

    def raw(self) -> dict[str, Any]:
        return {"text": self.line.text(), "precision": self._precision}

    def set_raw(self, raw: Mapping[str, Any]) -> None:
        self._precision = raw.get("precision")
        super().set_raw(raw)

    def retranslate(self) -> None:
        super().retranslate()
        self.line.setPlaceholderText(self.tr("2025-03-05 or 3.5"))
        self._show_weekday()

    def _show_weekday(self) -> None:
        """The day of the week is the quickest way to see that a date is the wrong one."""
        caption = self.caption()
        if self._value is not None:
            if self._precision in (*_PARTIAL, *_HEDGED):
                caption = {
                    "month": self.tr("month"),
                    "year": self.tr("year"),
                    "about": self.tr("about"),
                    "by": self.tr("by then"),
                }[self._precision]
            else:
                caption = QLocale(self.host.language).dayName(
                    self._value.isoweekday(), QLocale.FormatType.ShortFormat
                )
        self.line.set_caption(caption)


class TimeEditor(LineEditor):
    """A time of day on the wall clock: 14:30, 1430, 下午3点半."""
