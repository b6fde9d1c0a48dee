"""The administrative unit or named site of a record, shown with the units above it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QWidget

from db.fields import FieldSpec
from db.record_types import RecordType
from db.reference import PlaceEntry
from forms.editors.pick import PickEditor
from forms.editors.proposal_mark import ProposalMark
from forms.editors.suggestions import Suggestion
from forms.host import FormHost


class PlaceEditor(PickEditor):
    """Found by name, pinyin or a way down (索加 牙曲); the path tells namesakes apart.

    The program may propose the unit a point lies in: it is marked, a click on its cross or the
    first key in the field takes it back, and it never replaces what a person typed.
    """

    wide = True

    def __init__(
        self,
        record_type: RecordType,
        specs: tuple[FieldSpec, ...],
        host: FormHost,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(record_type, specs, host, parent)
        self._proposed = False
        self._beside = ""
        self._mark = ProposalMark(self.line)
        self._back = self.line.add_button("x")
        self._back.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._back.clicked.connect(self.take_back)
        self._show_proposal()
        self.line.came.connect(self._select_proposal)

    # what the program proposes

    @property
    def proposed(self) -> bool:
        """Whether the value is the program's, and nobody has said anything about it."""
        return self._proposed

    def propose(self, code: str | None) -> None:
        """Fill in the unit a point lies in; None withdraws it. Only for a field nobody typed in."""
        self.set_values({self.spec.name: code})
        self._proposed = code is not None
        self._show_proposal()

    def take_back(self) -> None:
        """Empty the field: the proposal was wrong, and is not made again."""
        self.line.clear()
        self.read_text()
        self.touch()
        self.line.setFocus(Qt.FocusReason.OtherFocusReason)

    def set_beside(self, text: str) -> None:
        """What is known of the point in relation to places: "12 km from 多彩乡"."""
        if text != self._beside:
            self._beside = text
            self.chosen_hint(self._value)

    def _show_proposal(self) -> None:
        self._mark.setVisible(self._proposed)
        shown = self._proposed and not self.line.isReadOnly()
        if self._back.isHidden() == shown:
            self._back.setVisible(shown)
            self.line.refit()
        self.chosen_hint(self._value)

    def _select_proposal(self) -> None:
        if self._proposed:  # after the click that brought the keyboard has placed the cursor
            QTimer.singleShot(0, self.line, self.line.selectAll)

    def touch(self) -> None:
        if self._proposed:
            self._proposed = False
            self._show_proposal()
        super().touch()

    def set_values(self, values: Mapping[str, Any]) -> None:
        self._proposed = False
        super().set_values(values)
        self._show_proposal()

    def raw(self) -> dict[str, Any]:
        return super().raw() | ({"proposed": True} if self._proposed else {})

    def set_raw(self, raw: Mapping[str, Any]) -> None:
        value = raw.get("value")
        if raw.get("proposed") and self.host.reference().place_by_code(str(value)) is not None:
            self.propose(str(value))
            return
        super().set_raw(raw)

    def set_read_only(self, read_only: bool) -> None:
        super().set_read_only(read_only)
        self._show_proposal()

    def retranslate(self) -> None:
        super().retranslate()
        self.line.setPlaceholderText(self.tr("Village, township or initials"))
        self._back.setToolTip(self.tr("Filled in from the point. Take it back"))
        self._back.setAccessibleName(self.tr("Take back the place that was filled in"))
        self._show_proposal()

    # the list

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
        """The units above, and where the point lies: the latter goes first where room is short."""
        known = value is not None and self.host.reference().place_by_code(value) is not None
        above = self._above(value) if known else ""
        origin = self.tr("from the point") if self._proposed else ""
        parts = [part for part in (origin, above, self._beside) if part]
        self.line.set_hint(*(" · ".join(parts[:end]) for end in range(len(parts), 0, -1)))
