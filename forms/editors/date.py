"""Dates and times as people type them: 2025-03-05, 3.4, 昨天, 2025-03; 14:30, 下午3点."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Mapping
from typing import Any, cast

from PySide6.QtCore import QLocale, QPoint, Qt, Signal
from PySide6.QtWidgets import QMenu, QToolButton, QWidget

from db import conversion
from db.fields import FieldSpec
from db.record_types import RecordType
from forms.editors.line import LineEditor
from forms.host import FormHost

_PARTIAL = ("month", "year")
_CHOSEN = ("day", "month", "year", "about", "by")
"""Precisions on offer; that a time makes a day exact, the record type knows itself."""

# Words people write beside a day they do not know exactly, in Chinese and English.
_VAGUE = (
    ("about", re.compile(r"(?:大约|约|大概|about|around|circa|ca?\.|~|≈)\s*(.+)", re.IGNORECASE)),
    ("about", re.compile(r"(.*\d.*?)\s*(?:左右|前后|上下)")),
    ("by", re.compile(r"(?:不晚于|最迟|至迟|截至|by|before|until)\s*(.+)", re.IGNORECASE)),
    ("by", re.compile(r"(.*\d.*?)\s*(?:以前|之前|为止|前)")),
)
_HEDGED = ("about", "by")


class DateEditor(LineEditor):
    """A day; together with a precision field also "2025-03", "about 2025-04-15", "4月15日前".

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
        self._button: QToolButton | None = None
        super().__init__(record_type, specs, host, parent)
        if self._precision_spec is not None:
            self._button = self.line.add_button("chevron-down")
            self._button.setFocusPolicy(Qt.FocusPolicy.NoFocus)
            self._button.clicked.connect(self._offer_precisions)
            self.retranslate()

    @property
    def _precision_spec(self) -> FieldSpec | None:
        return self.specs[1] if len(self.specs) > 1 else None

    def understand(self, text: str) -> dt.date | None:
        vague, text = self._vague(text)
        moment = conversion.parse_moment(text, today=self.host.today())
        if moment is None:
            return None
        if self._precision_spec is None and moment.precision in (*_PARTIAL, *_HEDGED):
            # Only a whole day will do here; the parser of the field says so in words.
            return cast("dt.date | None", super().understand(text))
        precision = "day" if moment.precision == "exact" else moment.precision
        self._precise_to(vague if vague and precision == "day" else precision)
        self._time = moment.time
        return moment.date

    def _vague(self, text: str) -> tuple[str, str]:
        """What words beside the day say of it, and the text without them."""
        if self._precision_spec is not None:
            for precision, pattern in _VAGUE:
                match = pattern.fullmatch(text.strip())
                if match is not None:
                    return precision, match[1].strip()
        return "", text

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
        # Words in place of the signs of `show_date`; the patterns above read them back.
        shown = conversion.show_date(value, self._precision if self._precision in _PARTIAL else "")
        if self._precision == "about":
            return self.tr("about {date}").format(date=shown)
        if self._precision == "by":
            return self.tr("by {date}").format(date=shown)
        return shown

    def set_precision(self, precision: str) -> None:
        """Say how exactly the day is known, as if it had been typed."""
        self._precision = precision
        if self._value is not None:
            self.line.setText(self.shown(self._value))
        self._show_weekday()
        self.touch()

    def _offer_precisions(self) -> None:
        spec = self._precision_spec
        if spec is None or spec.vocabulary is None or self.line.isReadOnly():
            return
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        for code in _CHOSEN:
            term = spec.vocabulary.term(code)
            if term is not None:
                action = menu.addAction(self.host.translate(term.label))
                action.setCheckable(True)
                now = "day" if self._precision == "exact" else self._precision or "day"
                action.setChecked(code == now)
                action.triggered.connect(lambda _on=False, code=code: self.set_precision(code))
        menu.popup(self.line.mapToGlobal(QPoint(0, self.line.height())))

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
        if self._button is not None:
            self._button.setToolTip(self.tr("How exactly the day is known"))
        self._show_weekday()

    def _show_weekday(self) -> None:
        """The day of the week is the quickest way to see that a date is the wrong one."""
        caption = self.caption()
        if self._value is None or self._precision in _HEDGED:
            pass  # "about" and "by" stand in the text
        elif self._precision in _PARTIAL:
            caption = self.tr("month") if self._precision == "month" else self.tr("year")
        else:
            caption = QLocale(self.host.language).dayName(
                self._value.isoweekday(), QLocale.FormatType.ShortFormat
            )
        self.line.set_caption(caption)


class TimeEditor(LineEditor):
    """A time of day on the wall clock: 14:30, 1430, 下午3点半."""
