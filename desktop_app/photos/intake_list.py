"""The sightings a batch becomes, as a list: a thumbnail, when, where, and whether it is done."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Final

from PySide6.QtCore import (
    QAbstractListModel,
    QItemSelectionModel,
    QModelIndex,
    QPersistentModelIndex,
    QPointF,
    QRect,
    QRectF,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QFontMetrics, QPainter, QPixmap
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QListView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from db.photos.batch import Batch, Group
from forms import theme
from forms.icons import pixmap as icon_pixmap
from forms.photo_tile import cropped, paint_photo, paint_unreadable, paint_waiting

Index = QModelIndex | QPersistentModelIndex
GROUP: Final = int(Qt.ItemDataRole.UserRole)
_HEIGHT: Final = 68
_THUMB: Final = QSize(62, 46)


class GroupModel(QAbstractListModel):
    """Rows are the groups of a batch. `thumbnail` gives a picture when there is one by now.

    title: of a group, e.g. the species that was typed; "" for none. hopeless: whether no picture
    of a photo will ever come.
    """

    def __init__(self, thumbnail: Callable[[Path], QPixmap | None]) -> None:
        super().__init__()
        self._batch = Batch()
        self._thumbnail = thumbnail
        self._cut: dict[tuple[Path, float], QPixmap] = {}
        self.title: Callable[[Group], str] = lambda _group: ""
        self.hopeless: Callable[[Path], bool] = lambda _path: False

    def show(self, batch: Batch) -> None:
        """These groups from now on; also after they changed."""
        self.beginResetModel()
        self._batch = batch
        self.endResetModel()

    def group(self, row: int) -> Group | None:
        return self._batch.groups[row] if 0 <= row < len(self._batch.groups) else None

    def row_of(self, group: Group | None) -> int:
        """-1 for one that is not shown."""
        return next((n for n, one in enumerate(self._batch.groups) if one is group), -1)

    def renew(self) -> None:
        """What is said of the rows may be another now; they are the same."""
        if self._batch.groups:
            self.dataChanged.emit(self.index(0), self.index(len(self._batch.groups) - 1))

    def picture(self, group: Group, ratio: float) -> QPixmap | None:
        if not group.paths:
            return None
        key = (group.paths[0], ratio)
        if key not in self._cut:
            whole = self._thumbnail(group.paths[0])
            if whole is None or whole.isNull():
                return None  # not yet, or none can be made
            self._cut[key] = cropped(whole, _THUMB, ratio)
        return self._cut[key]

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008  # Qt's own signature
        return 0 if parent.isValid() else len(self._batch.groups)

    def data(self, index: Index, role: int = int(Qt.ItemDataRole.DisplayRole)) -> object:
        group = self.group(index.row())
        if group is None:
            return None
        if role == GROUP:
            return group
        if role == Qt.ItemDataRole.DisplayRole:
            return self.when(group)
        if role in (Qt.ItemDataRole.AccessibleTextRole, Qt.ItemDataRole.ToolTipRole):
            return "\n".join((f"{self.when(group)}  {self.title(group)}".strip(), self.what(group)))
        return None

    # --- words ---

    def when(self, group: Group) -> str:
        """Date and time of the first photo."""
        moments = [s.moment for s in self._batch.shots(group) if s.moment is not None]
        if not moments:
            return self.tr("No time")
        first, last = min(moments), max(moments)
        until = f"–{last:%H:%M}" if f"{last:%H:%M}" != f"{first:%H:%M}" else ""
        return f"{first:%Y-%m-%d %H:%M}{until}"

    def what(self, group: Group) -> str:
        """How many photos, and where their place is from."""
        count = len(group.paths)
        photos = self.tr("1 photo") if count == 1 else self.tr("{n} photos").format(n=count)
        return f"{photos} · {self.where(group)}"

    def where(self, group: Group) -> str:
        proposal = self._batch.proposal(group)
        if "decimal_latitude" not in proposal.values:
            return self.tr("no place")
        metres = f"±{proposal.values['coordinate_uncertainty']:.0f} m"
        if proposal.interpolated:
            return self.tr("track {metres}").format(metres=metres)
        return self.tr("GPS {metres}").format(metres=metres)

    def mark(self, group: Group) -> tuple[str, str]:
        """Icon and colour role that say how it stands."""
        if group.done:
            return "circle-check", "good"
        if self._batch.known_of(group):
            return "copy", "doubt"
        proposal = self._batch.proposal(group)
        if not proposal.time_from or not proposal.place_from:
            return "alert-triangle", "doubt"
        return "", ""


class GroupDelegate(QStyledItemDelegate):
    """Draws a group."""

    def __init__(self, model: GroupModel, view: QListView) -> None:
        super().__init__(view)
        self._model = model
        self._view = view

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(200, _HEIGHT)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        group = self._model.group(index.row())
        if group is None:
            return
        rect: QRect = option.rect  # type: ignore[attr-defined]
        state: QStyle.StateFlag = option.state  # type: ignore[attr-defined]
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        selected = bool(state & QStyle.StateFlag.State_Selected)
        if selected:
            painter.fillRect(rect, theme.colour("accent_soft"))
        elif state & QStyle.StateFlag.State_MouseOver:
            painter.fillRect(rect, theme.colour("raised"))
        if index.row() == self._view.currentIndex().row():
            painter.fillRect(rect.left(), rect.top(), 3, rect.height() - 1, theme.colour("accent"))
        self._picture(painter, rect, group)
        self._words(painter, rect, group, selected)
        painter.fillRect(rect.left(), rect.bottom(), rect.width(), 1, theme.colour("line"))
        painter.restore()

    def _picture(self, painter: QPainter, rect: QRect, group: Group) -> None:
        place = QRectF(rect.left() + 10, rect.top() + 10, _THUMB.width(), _THUMB.height())
        if group.done:
            painter.setOpacity(0.55)
        cut = self._model.picture(group, painter.device().devicePixelRatioF())
        if cut is not None:
            paint_photo(painter, place, cut)
        elif group.paths and self._model.hopeless(group.paths[0]):
            paint_unreadable(painter, place, "")
        else:
            paint_waiting(painter, place)
        painter.setOpacity(1)

    def _words(self, painter: QPainter, rect: QRect, group: Group, selected: bool) -> None:
        left = rect.left() + 10 + _THUMB.width() + 10
        icon, role = self._model.mark(group)
        room = rect.right() - left - (28 if icon else 8)
        title = self._model.title(group)
        font, small = theme.font(bold=not group.done), theme.font(theme.BASE_SIZE - 1)
        lines = [(self._model.when(group), theme.with_tabular_figures(font), "ink")]
        if title:
            lines.append((title, theme.font(), "ink"))
        lines.append((self._model.what(group), small, "label" if selected else "quiet"))
        heights = [QFontMetrics(face).height() for _text, face, _role in lines]
        top = rect.top() + (rect.height() - 1 - sum(heights)) / 2
        for (text, face, colour), height in zip(lines, heights, strict=True):
            metrics = QFontMetrics(face)
            painter.setFont(face)
            painter.setPen(theme.colour("quiet" if group.done else colour))
            shown = metrics.elidedText(text, Qt.TextElideMode.ElideRight, room)
            painter.drawText(QPointF(left, top + metrics.ascent()), shown)
            top += height
        if icon:
            ratio = painter.device().devicePixelRatioF()
            mark = icon_pixmap(icon, role, 16, ratio)
            painter.drawPixmap(QPointF(rect.right() - 24, rect.top() + 9), mark)


class GroupList(QListView):
    """One current group; several may be selected with Shift and Ctrl. chosen: the current one."""

    chosen = Signal(object)

    def __init__(self, model: GroupModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._groups = model
        model.setParent(self)
        self.setModel(model)
        self.setItemDelegate(GroupDelegate(model, self))
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setTabKeyNavigation(False)
        self.setUniformItemSizes(True)
        self.setMouseTracking(True)

    def currentChanged(self, current: Index, previous: Index) -> None:
        super().currentChanged(current, previous)
        self.viewport().update()
        group = self._groups.group(current.row())
        if group is not None:
            self.chosen.emit(group)

    def go_to(self, group: Group | None) -> None:
        """Make it the current one and the only one selected."""
        row = self._groups.row_of(group)
        index = self._groups.index(row) if row >= 0 else QModelIndex()
        # Not by the view: with Ctrl held, as in Ctrl+Enter, it would add to the selection.
        alone = QItemSelectionModel.SelectionFlag.ClearAndSelect
        self.selectionModel().setCurrentIndex(index, alone)
        self.scrollTo(index)

    def selected(self) -> list[Group]:
        """In the order of the list."""
        rows = sorted(index.row() for index in self.selectionModel().selectedIndexes())
        return [group for row in rows if (group := self._groups.group(row)) is not None]
