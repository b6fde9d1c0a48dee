"""The panel beside the map: which records are drawn, and what their colours say."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent
from PySide6.QtWidgets import (
    QButtonGroup,
    QCheckBox,
    QFrame,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QRadioButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from desktop_app import i18n
from desktop_app.map.gathering import Answer
from desktop_app.map.kinds import COLOURING_LABELS, COLOURINGS, KINDS
from desktop_app.map.record_layer import RecordLayer
from forms import theme


class DisplayPanel(QWidget):
    """Shows and changes the display of a `RecordLayer`."""

    def __init__(self, records: RecordLayer, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._records = records
        inner = QWidget(self)
        body = QVBoxLayout(inner)
        body.setContentsMargins(14, 10, 14, 12)
        body.setSpacing(6)
        self._heads: list[QLabel] = []
        self.kinds = {kind.name: QCheckBox(self) for kind in KINDS}
        self._counts = {kind.name: QLabel(self) for kind in KINDS}
        self._add_head(body)
        for name, box in self.kinds.items():
            row = QHBoxLayout()
            row.addWidget(box, 1)
            count = self._counts[name]
            count.setObjectName("small")
            row.addWidget(count)
            body.addLayout(row)
            box.clicked.connect(self._take_kinds)
        self.without = QLabel(self)
        self.without.setObjectName("small")
        self.without.setWordWrap(True)
        body.addWidget(self.without)
        self._add_head(body)
        self._group = QButtonGroup(self)
        self.colourings = {name: QRadioButton(self) for name in COLOURINGS}
        for name, button in self.colourings.items():
            self._group.addButton(button)
            body.addWidget(button)
            button.clicked.connect(lambda _on=False, name=name: records.show(colouring=name))
        self.all_again = QPushButton(self)
        self.all_again.clicked.connect(records.show_all)
        theme.set_look(self.all_again, "quiet")
        body.addWidget(self.all_again)
        self._add_head(body)
        self.heat = self._switch(body, lambda on: records.show(heat=on))
        self.routes = self._switch(body, lambda on: records.show(routes=on))
        self.slider = self._switch(body, lambda on: records.show(slider=on))
        body.addStretch(1)
        scroll = QScrollArea(self)
        scroll.setWidgetResizable(True)
        scroll.setFrameShape(QFrame.Shape.NoFrame)
        scroll.setWidget(inner)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(scroll)
        self.setFocusProxy(self.kinds[KINDS[0].name])
        records.answered.connect(self._count)
        records.displayed.connect(self._renew)
        self._retranslate()
        self._renew()
        if records.answer is not None:
            self._count(records.answer)

    def _add_head(self, body: QVBoxLayout) -> None:
        if self._heads:
            body.addSpacing(10)
        head = QLabel(self)
        head.setObjectName("small")
        self._heads.append(head)
        body.addWidget(head)

    def _switch(self, body: QVBoxLayout, act: Callable[[bool], None]) -> QCheckBox:
        box = QCheckBox(self)
        box.clicked.connect(act)
        body.addWidget(box)
        return box

    def _take_kinds(self) -> None:
        chosen = tuple(name for name, box in self.kinds.items() if box.isChecked())
        if chosen:
            self._records.show(kinds=chosen)
        else:  # an empty map says nothing: the last kind stays
            self._renew()

    def _renew(self) -> None:
        display = self._records.display
        for name, box in self.kinds.items():
            box.setChecked(name in display.kinds)
        self.colourings[display.colouring].setChecked(True)
        self.heat.setChecked(display.heat)
        self.routes.setChecked(display.routes)
        self.routes.setEnabled(
            not display.heat and bool({"rescue", "release"} & set(display.kinds))
        )
        self.slider.setChecked(display.slider)
        self.all_again.setVisible(bool(self._records.hidden))

    def _count(self, answer: Answer) -> None:
        counted = zip(answer.question.want.kinds, answer.placed, strict=True)
        words = {kind: f"{placed:,}" for kind, placed in counted}
        for kind, label in self._counts.items():
            label.setText(words.get(kind, ""))
        without = sum(answer.totals) - sum(answer.placed)
        self.without.setVisible(without > 0)
        self.without.setText(
            self.tr("Without a position, not on the map: {count}").format(count=f"{without:,}")
        )

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()
            if self._records.answer is not None:
                self._count(self._records.answer)
        super().changeEvent(event)

    def _retranslate(self) -> None:
        self.setWindowTitle(self.tr("Display"))
        heads = (self.tr("What is drawn"), self.tr("Colours say"), self.tr("Besides"))
        for head, words in zip(self._heads, heads, strict=True):
            head.setText(words)
        for kind in KINDS:
            self.kinds[kind.name].setText(i18n.show(kind.label))
        for name, button in self.colourings.items():
            button.setText(i18n.show(COLOURING_LABELS[name]))
        self.heat.setText(self.tr("Density instead of clusters"))
        self.routes.setText(self.tr("Routes of rescue cases"))
        self.slider.setText(self.tr("Time under the map"))
        self.all_again.setText(self.tr("Show everything again"))
