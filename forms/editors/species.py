"""The species of a record: found by any name, by Latin, by pinyin initials."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from PySide6.QtWidgets import QWidget

from db import vocabularies
from db.fields import FieldSpec
from db.record_types import RecordType
from db.reference import SpeciesEntry
from forms.editors.pick import PickEditor
from forms.editors.suggestions import Suggestion
from forms.host import FormHost


class SpeciesEditor(PickEditor):
    """Shows the name in the user's language; beside it Tibetan, Latin and protection."""

    wide = True
    usual_counts = True

    def __init__(
        self,
        record_type: RecordType,
        specs: tuple[FieldSpec, ...],
        host: FormHost,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(record_type, specs, host, parent)
        self.line.setAccessibleName(host.translate(self.spec.label))

    def retranslate(self) -> None:
        super().retranslate()
        self.line.setPlaceholderText(self.tr("Name, Latin name or initials, e.g. xb"))

    def _suggestion(self, entry: SpeciesEntry) -> Suggestion:
        name = self._name(entry)
        others = [entry.name_zh, entry.name_bo, entry.scientific_name]
        beside = "  ".join(other for other in others if other and other != name)
        return Suggestion(entry.id, name, beside, self._protection(entry))

    def _name(self, entry: SpeciesEntry) -> str:
        return self.host.reference().species_name(entry.id, self.host.language)

    def _protection(self, entry: SpeciesEntry) -> str:
        term = vocabularies.PROTECTION.term(entry.protection or "")
        return self.host.translate(term.label) if term is not None else ""

    def matching(self, text: str) -> Sequence[Suggestion]:
        return [self._suggestion(entry) for entry in self.host.reference().search_species(text)]

    def offer(self) -> None:
        def answered(ids: list[str]) -> None:
            reference = self.host.reference()
            known = [reference.species_by_id(int(id)) for id in ids if id.isdigit()]
            entries = [entry for entry in known if entry is not None]
            self.show_offer([self._suggestion(entry) for entry in entries])

        self.host.suggestions(self.record_type.name, self.spec.name, "", answered)

    def exact(self, text: str) -> Any:
        entry = self.host.reference().find_species(text)
        return entry.id if entry is not None else None

    def shown(self, value: Any) -> str:
        return self.host.reference().species_name(value, self.host.language)

    def chosen_hint(self, value: Any) -> None:
        entry = self.host.reference().species_by_id(value) if value is not None else None
        if entry is None:
            self.line.set_hint("")
            return
        protection = self._protection(entry)
        rest = " · ".join(part for part in (entry.scientific_name, protection) if part)
        self.line.set_hint(
            f"{entry.name_bo}  {rest}" if entry.name_bo else rest, rest, entry.scientific_name
        )
