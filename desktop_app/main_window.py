"""The window: header, side bar, filter bar, pages and footer, and the ways between them."""

from __future__ import annotations

import functools
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QByteArray, QEvent, Qt, QTimer, Signal
from PySide6.QtGui import QCloseEvent, QKeyEvent, QKeySequence, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import (
    QApplication,
    QHBoxLayout,
    QMainWindow,
    QPushButton,
    QStackedWidget,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from db.errors import UserError
from desktop_app import i18n, operations
from desktop_app.actions import Actions
from desktop_app.context import Context
from desktop_app.filters.bar import FilterBar
from desktop_app.footer import Footer
from desktop_app.header import Header
from desktop_app.notice import Notice
from desktop_app.pages.page import Page
from desktop_app.pages.registry import ENTRIES, HOME, RECORD_PAGES, make_page
from desktop_app.pages.state_view import Skeleton
from desktop_app.side_bar import SideBar
from desktop_app.style import window_style
from desktop_app.undo.bar import UndoBar
from desktop_app.undo.control import UndoControl
from desktop_app.undo.keys import undo_by_key
from forms import theme
from forms.icons import icon

if TYPE_CHECKING:
    from desktop_app.exchange.import_page import ImportPage
    from desktop_app.pages.map_page import MapPage
    from desktop_app.pages.welcome_page import WelcomePage
    from desktop_app.unfinished import Unfinished


_COUNT_AFTER = 300  # milliseconds; several writes in a row are counted once


class MainWindow(QMainWindow):
    """Holds one `Context` and shows it. painted: the first picture is on the screen."""

    painted = Signal()

    def __init__(self, context: Context) -> None:
        super().__init__()
        self.context = context
        self._pages: dict[str, Page] = {}
        self._was_painted = False
        self._before_pick = ""
        self._opening: Path | None = None
        self._counting = QTimer(self)
        self._counting.setSingleShot(True)
        self._counting.setInterval(_COUNT_AFTER)
        self._counting.timeout.connect(self._count_records)
        self.apply_style()  # before there is anything to polish again
        self.header = Header(context)
        self.side = SideBar(ENTRIES)
        self.undoing = UndoControl(context, self)
        self.footer = Footer(context)
        self.undo_bar = UndoBar(self.undoing)
        self.footer.add_widget(self.undo_bar)
        self.notice = Notice()
        self.filter_bar = FilterBar(context)
        self.stack = QStackedWidget()
        self.loading = Skeleton()
        self.stack.addWidget(self.loading)
        self.import_button = QPushButton()
        self.export_button = QPushButton()
        self.print_button = QToolButton()
        self.print_button.setIcon(icon("printer"))
        self.new_button = QPushButton()
        self.new_button.setIcon(icon("plus", "accent_ink"))
        theme.set_look(self.new_button, "accent")
        for button in (
            self.print_button, self.import_button, self.export_button, self.new_button,
        ):  # fmt: skip
            self.filter_bar.buttons.addWidget(button)
        self._lay_out()
        self.actions_ = Actions(self)
        self._connect()
        self._retranslate()
        self.resize(1366, 768)
        self.setMinimumSize(900, 560)
        if context.settings.geometry is not None:
            self.restoreGeometry(context.settings.geometry)
        self.side.set_available(False)

    # --- putting together ---

    @functools.cached_property
    def welcome(self) -> WelcomePage:
        """The page without a records file; whoever starts with one never waits for it."""
        from desktop_app.pages.welcome_page import WelcomePage

        page = WelcomePage(self.context)
        self._connect_requests(page)
        self.stack.addWidget(page)
        return page

    def _connect_requests(self, source: Header | WelcomePage) -> None:
        source.new_requested.connect(self.ask_new_file)
        source.open_requested.connect(self.ask_open_file)
        source.sample_requested.connect(self.open_sample)
        source.recent_requested.connect(self.open_file)

    def _lay_out(self) -> None:
        centre = QWidget()
        rows = QVBoxLayout(centre)
        middle = QHBoxLayout()
        main = QVBoxLayout()
        for layout in (rows, middle, main):
            layout.setContentsMargins(0, 0, 0, 0)
            layout.setSpacing(0)
        main.addWidget(self.notice)
        main.addWidget(self.filter_bar)
        main.addWidget(self.stack, 1)
        middle.addWidget(self.side)
        middle.addLayout(main, 1)
        rows.addWidget(self.header)
        rows.addLayout(middle, 1)
        rows.addWidget(self.footer)
        self.setCentralWidget(centre)

    def _connect(self) -> None:
        context = self.context
        self.side.chosen.connect(self.show_page)
        self._connect_requests(self.header)
        self.header.close_requested.connect(self.close_file)
        self.header.who_requested.connect(self.ask_who)
        self.header.up_requested.connect(lambda: self._on_page(lambda page: page.go_up()))
        self.undo_bar.list_requested.connect(lambda: self.show_page("changes"))
        self.footer.language_chosen.connect(self.speak)
        self.footer.theme_toggled.connect(self.toggle_theme)
        self.import_button.clicked.connect(self.show_import)
        self.export_button.clicked.connect(self.show_export)
        self.print_button.clicked.connect(self.print_page)
        self.new_button.clicked.connect(self.new_record)
        context.store_changed.connect(self._store_changed)
        context.changed.connect(self._counting.start)
        context.navigate_requested.connect(self._navigate)
        context.record_requested.connect(self.open_record)
        context.compare_requested.connect(self.compare_records)
        context.new_requested.connect(self.begin_record)
        context.pick_requested.connect(self.begin_pick)
        context.offered.connect(self._offer)
        context.tasks.refused.connect(self._say_refused)
        context.tasks.bug_found.connect(self._say_bug)
        calls: dict[str, Callable[[], None]] = {
            "new": self.new_record,
            "message": self.paste_message,
            "save": lambda: self._on_page(lambda page: page.save()),
            "save_and_next": lambda: self._on_page(lambda page: page.save_and_next()),
            "copy_record": lambda: self._on_page(lambda page: page.copy_record()),
            "undo": lambda: undo_by_key(context, self.undoing, forwards=False),
            "redo": lambda: undo_by_key(context, self.undoing, forwards=True),
            "changes": lambda: self.show_page("changes"),
            "search": self._go_search,
            "open": self.ask_open_file,
            "import": self.show_import,
            "export": self._add_or_export,
            "print": self.print_page,
            "filter": self.filter_bar.focus_first,
            "table": lambda: self._on_page(lambda page: page.switch_pane()),
            "refresh": lambda: self._on_page(lambda page: page.refresh()),
            "quit": lambda: (self.close(), None)[1],
        }
        for name, call in calls.items():
            self.actions_.on(name, call)

    def apply_style(self) -> None:
        """Fill the window's own style sheet with the colours in use."""
        self.setStyleSheet(window_style())

    # --- records files ---

    def ask_new_file(self) -> None:
        from desktop_app.dialogs import choosers

        path = choosers.new_records_file(self, self.context.settings)
        if path is not None:
            self.create_file(path)

    def ask_open_file(self) -> None:
        from desktop_app.dialogs import choosers

        path = choosers.records_file(self, self.context.settings)
        if path is not None:
            self.open_file(path)

    def open_file(self, path: Path) -> None:
        """Open a records file in the worker; what cannot be opened is said in words."""
        self._wait_for(path)
        operations.open_file(self.context, path, done=self._opened, failed=self._not_opened)

    def create_file(self, path: Path) -> None:
        self._wait_for(path)
        operations.create_file(self.context, path, done=self._opened, failed=self._not_opened)

    def open_sample(self) -> None:
        """Make a records file from the register shipped with the program, and open it."""
        from desktop_app.dialogs import choosers

        path = operations.sample_file(choosers.documents(), self.tr("Snowtrack sample"))
        if path.exists():
            self.open_file(path)
            return
        self._wait_for(path)
        operations.create_sample(self.context, path, done=self._opened, failed=self._not_opened)

    def close_file(self) -> None:
        self._put_pages_away()
        operations.close_file(self.context)

    def _wait_for(self, path: Path) -> None:
        self._opening = path
        self.notice.hide()
        self._put_pages_away()
        self.show_loading()

    def show_loading(self) -> None:
        """Everything stands where it will be, so that nothing jumps when the records come."""
        self.filter_bar.show()
        self._enable_buttons(False)
        self.stack.setCurrentWidget(self.loading)

    def _enable_buttons(self, enabled: bool) -> None:
        for button in (
            self.print_button, self.import_button, self.export_button, self.new_button,
        ):  # fmt: skip
            button.setEnabled(enabled)

    def _opened(self) -> None:
        self._opening = None
        store = self.context.store
        if store is not None and store.read_only:
            self.notice.say(
                "doubt", self.tr("This file is read-only: you can look, but nothing can be saved.")
            )

    def _not_opened(self, error: BaseException) -> None:
        path, self._opening = self._opening, None
        if self.context.store is not None:
            self.show_page(HOME)  # the file that was open is still open
        else:
            self.show_no_file()
        if isinstance(error, UserError):
            if path is not None and not path.exists():
                self.context.settings.forget(path)
                self.welcome.refresh()
            self.notice.say(
                "error",
                i18n.show(error.text),
                (self.tr("Choose another file…"), self.ask_open_file),
            )

    def _store_changed(self) -> None:
        self._drop_pages()
        if self.context.store is None:
            self.show_no_file()
            return
        self.side.set_available(True)
        self._set_title()
        self._counting.start()  # the first rows come before it
        # In a turn of its own: a file that opens has done enough in this one.
        QTimer.singleShot(0, self, self._show_home)

    def _show_home(self) -> None:
        if self.current_page() is None:
            self.show_page(HOME)
        self._look_for_drafts()

    # --- what was typed before the program ended ---

    def _look_for_drafts(self) -> None:
        store = self.context.store
        if store is None or store.read_only:
            return
        from desktop_app.drafts import Drafts
        from desktop_app.unfinished import find_unfinished

        drafts = Drafts(self.context.settings.folder, str(store.path))
        # After the first rows and the first form, which wait in the same line.
        self.context.tasks.database(
            find_unfinished, store, drafts, owner=self, done=self._offer_drafts
        )

    def _offer_drafts(self, found: list[Unfinished]) -> None:
        if not found or self.context.store is None:
            return
        from desktop_app.unfinished import words_of

        first, others = found[0], found[1:]
        words = words_of(first, self.undoing.host())
        if others:
            words += " " + self.tr("{count} more.").format(count=len(others))
        self._offer(words, self.tr("Go on with it"), lambda: self._go_on(first, others))

    def _go_on(self, one: Unfinished, others: list[Unfinished]) -> None:
        if one.record is not None:
            self.open_record(one.record.type.name, one.record.id)
        else:
            self.show_page(one.kind)
            self.page(one.kind).new_record()
        self._offer_drafts(others)

    def show_no_file(self) -> None:
        """The start page: make, open or try."""
        self.side.set_available(False)
        self.side.set_current("")
        for entry in ENTRIES:
            self.side.set_count(entry.name, None)
        self.filter_bar.hide()
        self.welcome.refresh()
        self.header.show_trail(())
        self.stack.setCurrentWidget(self.welcome)
        self.welcome.take_focus()
        self._set_title()

    def _count_records(self) -> None:
        store = self.context.store
        if store is not None:
            self.context.tasks.background(
                operations.count_records, store, RECORD_PAGES, owner=self, done=self._show_counts
            )

    def _show_counts(self, counts: dict[str, int]) -> None:
        if self.context.store is not None:
            for name, count in counts.items():
                self.side.set_count(name, count)

    # --- pages ---

    def show_page(self, name: str) -> None:
        """Bring a page to the front; it is made when first asked for."""
        if self.context.store is None:
            return
        page = self.page(name)
        self._enable_buttons(True)
        self.stack.setCurrentWidget(page)
        self.side.set_current(name)
        self._dress(page)
        page.activate()

    def _dress(self, page: Page) -> None:
        """What stands around a page: the filter it follows, and where one is in it."""
        if page is not self.current_page():
            return
        self.header.show_trail(page.trail)
        for other in self._pages.values():
            for tool in other.tools:
                tool.setVisible(other is page)
        self.filter_bar.setVisible(bool(page.parts))
        if page.parts:
            self.filter_bar.show_parts(page.parts, page.record_type)
            self.export_button.setVisible(page.record_type is not None)
            self.print_button.setVisible(page.prints)

    def compare_records(self, type_name: str, one: int, other: int) -> None:
        """Two records side by side, to be made one."""
        from desktop_app.doubles.page import DoublesPage

        page = self.page("doubles")
        assert isinstance(page, DoublesPage)
        page.compare_two(type_name, one, other)
        self.show_page("doubles")

    def page(self, name: str) -> Page:
        """The page called `name`, made when needed. KeyError for an unknown name."""
        page = self._pages.get(name)
        if page is None:
            page = make_page(name, self.context, self.undoing)
            page.counted.connect(lambda words, page=page: self._show_count(page, words))
            page.grown.connect(self._footer_last)
            page.dressed.connect(lambda page=page: self._dress(page))
            self._pages[name] = page
            self.stack.addWidget(page)
            for tool in page.tools:
                tool.hide()
                self.filter_bar.buttons.insertWidget(0, tool)
            self._footer_last()
        return page

    def prepare_map(self) -> None:
        """Make the map before anybody asks for it."""
        page: MapPage = self.page("map")  # type: ignore[assignment]
        page.resize(self.stack.size())
        page.map.prepare()

    def _footer_last(self) -> None:
        """Tab comes to the footer after the page, though pages are made later."""
        first = self.header.file
        last = first.previousInFocusChain()
        # Qt passes over an order that names a widget without the keyboard.
        while last is not None and last.focusPolicy() == Qt.FocusPolicy.NoFocus:
            last = last.previousInFocusChain()
        if last is not None and last is not first and last is not self.footer.theme:
            for stop in (*self.undo_bar.stops(), self.footer.language, self.footer.theme):
                QWidget.setTabOrder(last, stop)
                last = stop

    def current_page(self) -> Page | None:
        widget = self.stack.currentWidget()
        return widget if isinstance(widget, Page) else None

    def _show_count(self, page: Page, words: str) -> None:
        if page is self.current_page():
            self.filter_bar.count.setText(words)

    def _on_page(self, call: Callable[[Page], None]) -> None:
        page = self.current_page()
        if page is not None:
            call(page)

    def new_record(self) -> None:
        """Begin a record of the type in front; from map and charts, a sighting."""
        page = self.current_page()
        if page is None:
            return
        name = page.record_type.name if page.record_type is not None else HOME
        self.show_page(name)
        self.page(name).new_record()

    def begin_record(self, type_name: str, values: dict[str, Any]) -> None:
        """Begin a record of a type that already says something, e.g. where it was."""
        self.show_page(type_name)
        self.page(type_name).begin_with(values)

    def paste_message(self) -> None:
        """Begin a record with the message on the clipboard: a case among cases, else a sighting."""
        page = self.current_page()
        if page is None:
            return
        name = "rescue" if page.record_type and page.record_type.name == "rescue" else HOME
        self.show_page(name)
        self.page(name).paste_message()

    def open_record(self, type_name: str, id: int) -> None:
        """Show one record in its table and form."""
        self.show_page(type_name)
        self.page(type_name).open_record(id)

    def _navigate(self, name: str) -> None:
        """Where a page sends the user; its way to the imports keeps its own type of record."""
        if name == "import":
            self.show_import()
        else:
            self.show_page(name)

    def show_import(self) -> None:
        """The imports, ready for the records of the page in front."""
        origin = self.current_page()
        self.show_page("import")
        if origin is not None and origin.record_type is not None:
            page: ImportPage = self.page("import")  # type: ignore[assignment]
            page.begin(origin.record_type)

    def show_export(self) -> None:
        """Offer to write what is filtered into a workbook."""
        page = self.current_page()
        if page is None or page.record_type is None:
            return
        from desktop_app.exchange.export_popup import ExportPopup

        ExportPopup(
            self.context, page.record_type, self.export_button, self.notice, page.selected_ids()
        ).open()

    def print_page(self) -> None:
        """Offer to put what the page shows on paper."""
        page = self.current_page()
        if page is not None:
            page.print_page(self.print_button, self.notice)

    def _add_or_export(self) -> None:
        """Ctrl+E: an entry for the record that is open, else the export."""
        page = self.current_page()
        if page is not None and not page.add_part():
            self.show_export()

    def _put_pages_away(self) -> None:
        for page in self._pages.values():
            page.put_away()

    def _drop_pages(self) -> None:
        for page in self._pages.values():
            page.put_away()
            page.dispose()
            self.stack.removeWidget(page)
            for tool in page.tools:
                tool.hide()
                tool.deleteLater()
            page.deleteLater()
        self._pages.clear()
        self._before_pick = ""

    # --- picking a place for a form ---

    def begin_pick(self, callback: Callable[[float, float], None]) -> None:
        """Show the map until a place is clicked, then go back to the form."""
        origin = self.current_page()
        self._before_pick = next(
            (name for name, page in self._pages.items() if page is origin), HOME
        )
        start = origin.position() if origin is not None else None
        self.show_page("map")
        page: MapPage = self.page("map")  # type: ignore[assignment]
        page.begin_pick(callback, self._end_pick, start)

    def _end_pick(self) -> None:
        if self._before_pick:
            self.show_page(self._before_pick)
        self._before_pick = ""

    # --- words ---

    def _offer(self, sentence: str, label: str, call: Callable[[], None]) -> None:
        self.notice.say("doubt", sentence, (label, call))

    def _say_refused(self, error: UserError) -> None:
        self.notice.say("error", i18n.show(error.text))

    def _say_bug(self, error: BaseException) -> None:
        self.notice.say(
            "error",
            self.tr("Something went wrong in the program itself. Saved records are not touched."),
            (self.tr("Show the report…"), lambda: self._show_report(error)),
        )

    def _show_report(self, error: BaseException) -> None:
        from desktop_app.dialogs.bug_dialog import BugDialog

        BugDialog(error, self).show()

    def ask_who(self) -> None:
        from desktop_app.dialogs.who_popup import WhoPopup

        WhoPopup(self.context, self.header.user).open()

    def _go_search(self) -> None:
        self._on_page(lambda page: page.go_up())
        self.header.search.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.header.search.selectAll()

    def speak(self, code: str) -> None:
        """Switch the language at once and remember it."""
        self.context.settings.language = code
        i18n.install(code)

    def toggle_theme(self) -> None:
        """The other of light and dark, at once and remembered."""
        name = "light" if theme.current().name == "dark" else "dark"
        self.context.settings.theme = name
        application = QApplication.instance()
        assert isinstance(application, QApplication)
        theme.apply(application, theme.Scheme(name))
        self.apply_style()

    # --- Qt ---

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if not self._was_painted:
            self._was_painted = True
            QTimer.singleShot(0, self, self.painted.emit)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        # Also from the side bar and the bars around the page.
        page = self.current_page()
        if event.matches(QKeySequence.StandardKey.Paste) and page is not None:
            if page.take_paste():
                return
        super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        self.undo_bar.fit(event.size().width())
        super().resizeEvent(event)

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()
        super().changeEvent(event)

    def closeEvent(self, event: QCloseEvent) -> None:
        self._put_pages_away()
        for page in self._pages.values():
            page.dispose()
        self.context.settings.geometry = QByteArray(self.saveGeometry())
        self.context.settings.save()
        super().closeEvent(event)

    def _set_title(self) -> None:
        store = self.context.store
        name = self.tr("Snowtrack")
        path = store.path if store is not None else None
        self.setWindowTitle(name if path is None else f"{path.stem} – {name}")

    def _retranslate(self) -> None:
        self._set_title()
        self.import_button.setText(self.tr("&Import"))
        self.export_button.setText(self.tr("&Export"))
        self.new_button.setText(self.tr("&New record"))
        self.new_button.setToolTip("Ctrl+N")
        self.import_button.setToolTip("Ctrl+I")
        self.export_button.setToolTip("Ctrl+E")
        self.print_button.setToolTip(self.tr("Print (Ctrl+P)"))
        self.print_button.setAccessibleName(self.tr("Print"))
