"""The white bar at the top: the file, the search field and who is at the keyboard."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QEvent, Qt, QTimer, Signal
from PySide6.QtGui import QAction, QKeyEvent
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLabel,
    QMenu,
    QPushButton,
    QToolButton,
    QWidget,
)

from desktop_app.context import Context
from desktop_app.text_line import TextLine
from forms import theme
from forms.icons import icon


class SearchField(TextLine):
    """Free text for the filter; waits until the fingers rest, Escape empties it."""

    def __init__(self, context: Context, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("search")
        self.setFixedWidth(300)
        self._context = context
        self._rest = QTimer(self)
        self._rest.setSingleShot(True)
        self._rest.setInterval(150)
        self._rest.timeout.connect(self.apply)
        self.textEdited.connect(lambda _text: self._rest.start())
        self.returnPressed.connect(self.apply)
        context.filter.changed.connect(self._follow)

    def apply(self) -> None:
        """Filter by what stands here now."""
        self._rest.stop()
        if self._context.store is not None:
            self._context.filter.set(text=self.text().strip())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape and self.text() and not self.composing:
            self.clear()
            self.apply()
            return
        super().keyPressEvent(event)

    def _follow(self) -> None:
        text = self._context.filter.current.text
        if text != self.text().strip() and not self._rest.isActive():
            self.setText(text)


class Header(QFrame):
    """Brand, records file, search, user.

    new_requested, open_requested, sample_requested, close_requested: from the file's menu.
    recent_requested: a `Path` from the recent files. who_requested: somebody else sits down.
    up_requested: the beginning of the trail.
    """

    new_requested = Signal()
    open_requested = Signal()
    sample_requested = Signal()
    close_requested = Signal()
    recent_requested = Signal(object)
    who_requested = Signal()
    up_requested = Signal()

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("header")
        self.setFixedHeight(36)
        self._context = context
        layout = QHBoxLayout(self)
        layout.setContentsMargins(14, 0, 10, 0)
        layout.setSpacing(12)
        self._brand = QLabel(self)
        self._brand.setObjectName("brand")
        self.file = self._menu_button("file")
        self.search = SearchField(context, self)
        self.user = self._menu_button("user")
        for widget in (self._brand, self.file):
            layout.addWidget(widget)
        self.trail_start = QPushButton(self)
        theme.set_look(self.trail_start, "link")
        self.trail_start.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.trail_start.clicked.connect(self.up_requested)
        self.trail_end = QLabel(self)
        self.trail_start.hide()
        self.trail_end.hide()
        layout.addStretch(1)
        layout.addWidget(self.trail_start)
        layout.addWidget(self.trail_end)
        layout.addWidget(self.search)
        layout.addWidget(self.user)
        self.file.menu().aboutToShow.connect(self._fill_file_menu)
        self.user.menu().aboutToShow.connect(self._fill_user_menu)
        context.user_changed.connect(self._retranslate)
        context.store_changed.connect(self._retranslate)
        self._retranslate()

    def show_trail(self, names: Sequence[str]) -> None:
        """Where one stands within a page, in place of the search; nothing at its beginning."""
        self.search.setVisible(not names)
        self.trail_start.setVisible(bool(names))
        self.trail_end.setVisible(len(names) > 1)
        if names:
            self.trail_start.setText(names[0])
            self.trail_start.setToolTip("Esc")
            self.trail_end.setText("›   " + " › ".join(names[1:]))

    def _menu_button(self, name: str) -> QToolButton:
        button = QToolButton(self)
        button.setObjectName(name)
        button.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextOnly)
        button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        button.setMenu(QMenu(button))
        return button

    def _fill_file_menu(self) -> None:
        menu = self.file.menu()
        menu.clear()
        self._add(menu, "file-plus", self.tr("New records file…"), self.new_requested.emit)
        self._add(
            menu, "folder-open", self.tr("Open records file…"), self.open_requested.emit, "Ctrl+O"
        )
        here = self._context.store.path if self._context.store is not None else None
        recent = [path for path in self._context.settings.recent_files if path != here]
        if recent:
            menu.addSection(self.tr("Opened before"))
            for path in recent:
                action = self._add(
                    menu,
                    "",
                    path.name,
                    lambda _on=False, path=path: self.recent_requested.emit(path),
                )
                action.setToolTip(str(path))
            menu.setToolTipsVisible(True)
        menu.addSeparator()
        self._add(menu, "table", self.tr("Open the sample"), self.sample_requested.emit)
        if self._context.store is not None:
            self._add(menu, "x", self.tr("Close this file"), self.close_requested.emit)

    def _fill_user_menu(self) -> None:
        menu = self.user.menu()
        menu.clear()
        menu.addSection(self.tr("Who is at the keyboard?"))
        for name in self._context.settings.known_users:
            action = menu.addAction(name)
            action.setCheckable(True)
            action.setChecked(name == self._context.user)
            action.triggered.connect(lambda _on=False, name=name: self._sit_down(name))
        menu.addSeparator()
        self._add(menu, "user", self.tr("Somebody else…"), self.who_requested.emit)

    def _sit_down(self, name: str) -> None:
        self._context.user = name

    @staticmethod
    def _add(menu: QMenu, picture: str, text: str, call: object, keys: str = "") -> QAction:
        action = menu.addAction(text)
        if picture:
            action.setIcon(icon(picture))
        if keys:
            # Shown only: the window's own action answers the keys.
            action.setText(f"{text}\t{keys}")
        action.triggered.connect(call)
        return action

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()
        super().changeEvent(event)

    def _retranslate(self) -> None:
        self._brand.setText(self.tr("Snowtrack"))
        store = self._context.store
        if store is None:
            self.file.setText(self.tr("No records file") + " ▾")
            self.file.setToolTip("")
        else:
            path = store.path if store.path is not None else Path(self.tr("Shared database"))
            self.file.setText(f"{path.name} ▾")
            self.file.setToolTip(str(path))
        self.file.setAccessibleName(self.tr("Records file"))
        self.search.setPlaceholderText(self.tr("Search species, place, notes…    Ctrl+F"))
        self.search.setAccessibleName(self.tr("Search"))
        self.search.setEnabled(store is not None)
        self.user.setText((self._context.user or self.tr("Who is there?")) + " ▾")
        self.user.setAccessibleName(self.tr("Who is at the keyboard"))
