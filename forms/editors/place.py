"""The administrative unit or named site of a record, shown with the units above it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from PySide6.QtWidgets import QWidget

from db.fields import FieldSpec
from db.record_types import RecordType
from db.reference import PlaceEntry
from forms.editors.pick import PickEditor
from forms.editors.suggestions import Suggestion
from forms.host import FormHost


class PlaceEditor(PickEditor):
    """Found by name, pinyin or a way down (索加 牙曲); the path tells namesakes apart."""

    wide = True

    def __init__(
        self,
        record_type: RecordType,
        specs: tuple[FieldSpec, ...],
        host: FormHost,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(record_type, specs, host, parent)

    def retranslate(self) -> None:
        super().retranslate()
        self.line.setPlaceholderText(self.tr("Village, township or initials"))

    def _above(self, code: str) -> str:
        path = self.host.reference().place_path(code, self.host.language)
        return " · ".join(path[:-1])

    def _suggestion(self, entry: PlaceEntry) -> Suggestion:
        name = self.host.reference().place_name(entry.code, self.host.language)
        return Suggestion(entry.code, name, entry.name_bo or "", self._above(entry.code))

    def matching(self, text: str) -> Sequence[Suggestion]:
        return [self._suggestion(entry) for entry in self.host.reference().search_places(text)]

    def offer(self) -> None:
        def answered(codes: list[str]) -> None:
            reference = self.host.reference()
            entries = [reference.place_by_code(code) for code in codes]
            self.show_offer([self._suggestion(entry) for entry in entries if entry is not None])

        self.host.suggestions(self.record_type.name, self.spec.name, "", answered)

    def exact(self, text: str) -> Any:
        found = self.host.reference().find_places(text)
        return found[0].code if len(found) == 1 else None

    def shown(self, value: Any) -> str:
        return self.host.reference().place_name(value, self.host.language)

    def chosen_hint(self, value: Any) -> None:
        known = value is not None and self.host.reference().place_by_code(value) is not None
        self.line.set_hint(self._above(value) if known else "")
