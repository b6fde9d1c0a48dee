"""The panel for printing: what stands on the sheet, how it will look, and where it goes."""

from __future__ import annotations

import datetime as dt
import json
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QBuffer, QEvent, QIODevice, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QGuiApplication, QImage, QMouseEvent, QPixmap, QResizeEvent
from PySide6.QtWidgets import (
    QComboBox,
    QDialog,
    QFormLayout,
    QHBoxLayout,
    QLabel,
    QProgressBar,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from db.errors import UserError
from desktop_app import i18n
from desktop_app.map.features import Box, LegendEntry
from desktop_app.map.printing import asking
from desktop_app.map.printing.content import Content, read_content
from desktop_app.map.printing.feed import PrintFeed
from desktop_app.map.printing.sheet import (
    A3,
    A4,
    DPI,
    Page,
    Sheet,
    css_size,
    draw_picture,
    make_pdf,
    rounded,
)
from desktop_app.map.printing.twin import Photographer, Shot
from desktop_app.map.tools.scale import ratio, zoom_of
from desktop_app.papers.asking import known_office
from desktop_app.papers.jobs import file_name, open_paper
from desktop_app.papers.saving import check_place, save_whole
from desktop_app.tasks import Task, TaskControl
from desktop_app.text_line import TextLine
from forms import theme

if TYPE_CHECKING:
    from desktop_app.map.view import MapView
    from desktop_app.pages.map_page import MapPage

_SETTLED_MS = 450  # after the last change of map or options the preview is made
_PREVIEW_DPI = 96
_SCALES = (25_000, 50_000, 100_000, 200_000, 500_000, 1_000_000, 2_000_000)
_PAGES = (("A4", A4, True), ("A4", A4, False), ("A3", A3, True), ("A3", A3, False))


class Preview(QLabel):
    """The sheet, as large as the panel; a click shows it as large as the screen."""

    clicked = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("sheetPreview")
        self.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.setMinimumHeight(150)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.sheet_image = QImage()

    def show_picture(self, picture: QImage) -> None:
        self.sheet_image = picture
        self._fit()

    def _fit(self) -> None:
        if self.sheet_image.isNull():
            return
        ratio = self.devicePixelRatioF()
        wide = max(60, self.width() - 2)
        shown = self.sheet_image.scaled(
            QSize(round(wide * ratio), round(360 * ratio)),
            Qt.AspectRatioMode.KeepAspectRatio, Qt.TransformationMode.SmoothTransformation,
        )  # fmt: skip
        shown.setDevicePixelRatio(ratio)
        self.setPixmap(QPixmap.fromImage(shown))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        self.clicked.emit()

    def keyPressEvent(self, event: Any) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space):
            self.clicked.emit()
            return
        super().keyPressEvent(event)


class PrintPanel(QWidget):
    """Follows the map while it is open. What it prints is what the map shows, on paper's terms."""

    def __init__(self, page: MapPage) -> None:
        super().__init__()
        self._page, self._context, self._map = page, page.context, page.map
        self.photographer = Photographer(page.map, PrintFeed(page), self)
        self.photographer.taken.connect(self._taken)
        self.photographer.failed.connect(self._failed)
        self._purpose: str = ""  # what the picture on its way is for
        self._path: Path | None = None
        self._task: Task | None = None
        self._titled = False  # the title is the user's
        self._settle = QTimer(self)
        self._settle.setSingleShot(True)
        self._settle.setInterval(_SETTLED_MS)
        self._settle.timeout.connect(self._preview)
        self._build()
        page.map.view_changed.connect(self._soon)
        page.context.filter.changed.connect(self._soon)
        self._retranslate()

    # --- putting together ---

    def _build(self) -> None:
        self.title = TextLine(self)
        self.title.textEdited.connect(self._title_typed)
        self.paper = QComboBox(self)
        self.scale = QComboBox(self)
        for box in (self.paper, self.scale):
            box.currentIndexChanged.connect(self._soon)
        self.preview = Preview(self)
        self.preview.clicked.connect(self.enlarge)
        self.said = QLabel(self)
        self.said.setObjectName("small")
        self.said.setWordWrap(True)
        self.said.setTextFormat(Qt.TextFormat.PlainText)
        self.progress = QProgressBar(self)
        self.progress.setTextVisible(False)
        self.progress.setFixedHeight(4)
        self.stop = QPushButton(self)
        theme.set_look(self.stop, "quiet")
        self.stop.clicked.connect(self.cancel)
        self.pdf = QPushButton(self)
        theme.set_look(self.pdf, "accent")
        self.pdf.clicked.connect(lambda: self.save("pdf"))
        self.png = QPushButton(self)
        self.png.clicked.connect(lambda: self.save("png"))
        self.copy = QPushButton(self)
        self.copy.clicked.connect(self.copy_sheet)
        self.labels = [QLabel(self) for _ in range(3)]
        form = QFormLayout()
        form.setContentsMargins(0, 0, 0, 0)
        form.setVerticalSpacing(8)
        for label, field in zip(self.labels, (self.title, self.paper, self.scale), strict=True):
            form.addRow(label, field)
        buttons = QHBoxLayout()
        buttons.setSpacing(6)
        for button in (self.pdf, self.png, self.copy):
            buttons.addWidget(button)
        wait = QHBoxLayout()
        wait.addWidget(self.progress, 1)
        wait.addWidget(self.stop)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(14, 12, 14, 12)
        layout.setSpacing(10)
        layout.addLayout(form)
        layout.addWidget(self.preview)
        layout.addWidget(self.said)
        layout.addLayout(wait)
        layout.addLayout(buttons)
        layout.addStretch(1)
        self._show_busy(False)

    def _title_typed(self) -> None:
        self._titled = bool(self.title.text().strip())
        self._soon()

    # --- what is printed ---

    def sheet(self, box: Box | None = None) -> Sheet:
        """The sheet as chosen; the words about the records come with `Content`."""
        _name, size, landscape = _PAGES[max(0, self.paper.currentIndex())]
        box = box or self._map.box
        latitude = (box.south + box.north) / 2 if box is not None else 34.0
        wanted = self.scale.currentData()
        zoom = zoom_of(latitude, wanted) if wanted else float(self._map.zoom)
        legend = legend_of(self._map)
        return Sheet(
            Page(size, landscape), self.title.text().strip(), "", "", legend, latitude, zoom,
            self._credit(), dt.date.today().isoformat(), office=known_office(self._context),
        )  # fmt: skip

    def _credit(self) -> str:
        return " · ".join(credits_of(self._map))

    def _soon(self) -> None:
        if self.isVisible():
            self._settle.start()

    def _preview(self) -> None:
        if self._purpose in ("", "preview") and self._task is None and self.isVisible():
            self._shoot("preview", _PREVIEW_DPI)

    def _shoot(self, purpose: str, dpi: float) -> None:
        box = self._map.box
        if box is None:
            return
        self._purpose = purpose
        sheet = self.sheet()
        width, height = css_size(sheet)
        middle = (box.west + box.east) / 2
        self._show_busy(purpose != "preview")
        self.photographer.take(Shot(sheet.latitude, middle, sheet.zoom, width, height, dpi))

    def save(self, kind: str) -> None:
        """Ask where to and write the sheet there, 300 dots an inch."""
        proposed = file_name(self.title.text().strip() or self.tr("Map"), self._stamp())
        proposed = proposed.removesuffix(".pdf")
        path = asking.save_map_sheet(self.window(), self._context.settings, proposed, kind)
        if path is not None:
            self.save_as(path)

    def save_as(self, path: Path) -> None:
        """Write the sheet as `path`, a PDF or a picture by its ending."""
        try:
            check_place(path)
        except UserError as problem:
            self._context.tasks.refused.emit(problem)
            return
        self._path = path
        self._shoot("png" if path.suffix.lower() == ".png" else "pdf", DPI)

    def copy_sheet(self) -> None:
        """The sheet on the clipboard, fine enough for a document."""
        self._shoot("copy", 192)

    def _summary(self) -> str:
        records = self._page.records
        return records.count_words(records.answer) if records.answer is not None else ""

    def _stamp(self) -> str:
        return dt.date.today().isoformat()

    # --- the picture comes ---

    def _taken(self, shot: Shot, map: QImage, box: Box) -> None:
        purpose, path = self._purpose, self._path
        store, reference = self._context.store, self._context.reference
        view = self.photographer.view
        if store is None or reference is None or view is None:
            self._show_busy(False)
            return
        sheet = replace(
            self.sheet(), latitude=shot.latitude, zoom=shot.zoom, summary=self._summary(),
        )  # fmt: skip
        language = i18n.language()
        translate = i18n.translate_for(language)
        filter = self._context.filter.current
        theme.load_fonts()

        def work(control: TaskControl) -> tuple[str, QImage | None]:
            content: Content = read_content(store, reference, filter, box, translate, language)
            whole = replace(sheet, filter=content.filter, warning=content.warning)
            if purpose == "pdf":
                data = make_pdf(whole, map, translate)
            else:
                dpi = round(shot.dpi)
                picture = draw_picture(whole, map, translate, dpi)
                if purpose != "png":
                    return content.warning, picture
                data = encoded(picture)
            control.check()
            assert path is not None
            save_whole(data, path)
            return content.warning, None

        self._task = self._context.tasks.background(
            work, owner=self, done=lambda result: self._done(purpose, *result),
            failed=self._not_done, control=True,
        )  # fmt: skip

    def _done(self, purpose: str, warning: str, picture: QImage | None) -> None:
        self._task, self._purpose = None, ""
        self._show_busy(False)
        n = self.sheet()
        said = self.tr("1 : {ratio}, {size}").format(
            ratio=f"{rounded(ratio(n.latitude, n.zoom)):,.0f}", size=self.paper.currentText()
        )
        self.said.setText(" · ".join(part for part in (said, warning) if part))
        if purpose == "preview" and picture is not None:
            self.preview.show_picture(picture)
        elif purpose == "copy" and picture is not None:
            QGuiApplication.clipboard().setImage(picture)
            self._context.status_message.emit(self.tr("The sheet is on the clipboard"))
        elif self._path is not None:
            path = self._path
            self._context.offered.emit(
                self.tr("Printed: {name}").format(name=path.name), self.tr("Open"),
                lambda: open_paper(path),
            )  # fmt: skip

    def _not_done(self, error: BaseException) -> None:
        self._task, self._purpose = None, ""
        self._show_busy(False)
        if isinstance(error, UserError):
            self._context.tasks.refused.emit(error)

    def _failed(self) -> None:
        self._purpose = ""
        self._show_busy(False)
        self.said.setText(self.tr("The map could not be drawn for printing. Try again."))

    def cancel(self) -> None:
        """Stop; nothing is written."""
        self.photographer.cancel()
        if self._task is not None:
            self._task.cancel()
        self._task, self._purpose = None, ""
        self._show_busy(False)

    def _show_busy(self, busy: bool) -> None:
        self.progress.setVisible(busy)
        self.progress.setRange(0, 0)
        self.stop.setVisible(busy)
        for button in (self.pdf, self.png, self.copy):
            button.setEnabled(not busy)

    def enlarge(self) -> None:
        """The preview as large as the screen allows."""
        if self.preview.sheet_image.isNull():
            return
        dialog = QDialog(self.window())
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.setWindowTitle(self.tr("Preview"))
        shown = QLabel(dialog)
        room = self.screen().availableGeometry().size() * 0.88
        picture = self.preview.sheet_image
        if picture.width() > room.width() or picture.height() > room.height():
            picture = picture.scaled(
                room, Qt.AspectRatioMode.KeepAspectRatio,
                Qt.TransformationMode.SmoothTransformation,
            )  # fmt: skip
        shown.setPixmap(QPixmap.fromImage(picture))
        layout = QVBoxLayout(dialog)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(shown)
        dialog.show()

    # --- Qt ---

    def showEvent(self, event: Any) -> None:
        super().showEvent(event)
        self._settle.start()

    def hideEvent(self, event: Any) -> None:
        super().hideEvent(event)
        if self._purpose in ("", "preview"):  # what is being written is finished all the same
            self.photographer.close()
            self._purpose = ""

    def dispose(self) -> None:
        """The page goes: nothing is left behind."""
        self.cancel()
        self.photographer.close()

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()
            self._soon()
        super().changeEvent(event)

    def _retranslate(self) -> None:
        self.setWindowTitle(self.tr("Print the map"))
        for label, words in zip(
            self.labels, (self.tr("Title"), self.tr("Paper"), self.tr("Scale")), strict=True
        ):
            label.setText(words)
        if not self._titled:
            self.title.setText(self.tr("Map of sightings"))
        lies, stands = self.tr("landscape"), self.tr("portrait")
        self._fill(
            self.paper,
            [
                (f"{name} {lies if landscape else stands}", number)
                for number, (name, _size, landscape) in enumerate(_PAGES)
            ],
        )
        self._fill(
            self.scale,
            [(self.tr("As on the screen"), 0), *((f"1 : {n:,}", n) for n in _SCALES)],
        )
        self.pdf.setText(self.tr("Save PDF…"))
        self.png.setText(self.tr("PNG…"))
        self.copy.setText(self.tr("Copy"))
        self.copy.setToolTip(self.tr("Copy the sheet as a picture"))
        self.stop.setText(self.tr("Cancel"))
        self.preview.setAccessibleName(self.tr("Preview: Enter shows it larger"))
        self.preview.setToolTip(self.tr("Click to see it larger"))

    @staticmethod
    def _fill(box: QComboBox, entries: list[tuple[str, int]]) -> None:
        row = max(0, box.currentIndex())
        box.blockSignals(True)
        box.clear()
        for text, value in entries:
            box.addItem(text, value)
        box.setCurrentIndex(row)
        box.blockSignals(False)


def legend_of(view: MapView) -> tuple[LegendEntry, ...]:
    """The legend that a view shows beside its marks, in the colours of paper."""
    message = told(view, "features")
    if not isinstance(message, dict):
        return ()
    screen, paper = (
        (*palette.series, *palette.months, palette.quiet, palette.faint, palette.ink)
        for palette in (theme.current(), theme.LIGHT)
    )
    printed = dict(zip(screen, paper, strict=True))
    rows = [*message.get("kinds", ()), *message.get("legend", ())]
    return tuple(
        LegendEntry(row["label"], printed.get(row["colour"], row["colour"]), row["shape"])
        for row in rows
        if row.get("on", True)
    )


def credits_of(view: MapView) -> list[str]:
    """Whom the view thanks: for the base map and for each layer of pictures."""
    texts = told(view, "texts")
    found = [str(texts.get("attribution", ""))] if isinstance(texts, dict) else []
    tiles = told(view, "tiles")
    for entry in tiles if isinstance(tiles, list) else []:
        found.append(str(entry.get("credit", "")))
    return list(dict.fromkeys(one for one in found if one))


def told(view: MapView, kind: str) -> Any:
    """What a view was told last of a kind, None for nothing."""
    return json.loads(view._told.get(kind, "null"))


def encoded(picture: QImage) -> bytes:
    """A PNG with its dots per inch."""
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    picture.save(buffer, "PNG")  # type: ignore[call-overload]
    return bytes(buffer.data().data())
