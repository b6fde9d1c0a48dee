"""Shown when something went wrong that is our mistake, never the user's."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import (
    QDialog,
    QHBoxLayout,
    QLabel,
    QPlainTextEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from desktop_app import logs
from desktop_app.style import window_style
from forms import theme


class BugDialog(QDialog):
    """Says that records are safe, and shows what may be copied for the makers."""

    def __init__(self, error: BaseException, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(self.tr("Something went wrong in Snowtrack"))
        self.setStyleSheet(window_style())
        self.resize(560, 380)
        body = QVBoxLayout(self)
        body.setContentsMargins(20, 18, 20, 16)
        body.setSpacing(10)
        lead = QLabel(
            self.tr(
                "This is a mistake of the program, not yours. What was saved before is safe in the "
                "records file. The report below holds no records and no names; copying it to the "
                "makers helps to mend it."
            ),
            self,
        )
        lead.setWordWrap(True)
        self.text = QPlainTextEdit(logs.report(error), self)
        self.text.setReadOnly(True)
        self.text.setLineWrapMode(QPlainTextEdit.LineWrapMode.NoWrap)
        copy = QPushButton(self.tr("Copy the report"), self)
        copy.clicked.connect(lambda: QGuiApplication.clipboard().setText(self.text.toPlainText()))
        close = QPushButton(self.tr("Go on"), self)
        theme.set_look(close, "accent")
        close.setDefault(True)
        close.clicked.connect(self.close)
        row = QHBoxLayout()
        row.addStretch(1)
        row.addWidget(copy)
        row.addWidget(close)
        body.addWidget(lead)
        body.addWidget(self.text, 1)
        body.addLayout(row)
