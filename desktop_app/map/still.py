"""A map as a picture: the shipped base map and the places of records, drawn without a web engine.

    picture = draw_report_map("zh_CN")(map_points(found))

Works in any thread; an application object must exist, for the fonts.
"""

from __future__ import annotations

import io
import math
from dataclasses import replace
from typing import Final

import numpy as np
from PIL import Image
from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QImage, QPainter, QPainterPath, QPen

import resources
from db.reports.map_points import LEVELS, MapPoints
from db.reports.workbook import DrawMap, MapPicture
from db.text import Text, Translate, translate_noop
from desktop_app import i18n
from desktop_app.map.base_page import EXTENT
from desktop_app.map.clusters import cluster
from desktop_app.map.features import Box, FeatureBatch
from forms import theme
from forms.editors.relief import TILE, Relief, Rivers, from_world, names, to_world
from forms.editors.relief_view import NATIVE_ZOOM, RIVER

SIZE: Final = QSize(1240, 720)
"""Logical pixels; the picture has twice as many each way."""
_SCALE: Final = 2
_CM: Final = 25.0
_EDGE: Final = 70.0
_CLOSEST: Final = 10.5
_WIDEST: Final = 5.0

_LABELS: Final[dict[str, Text]] = {
    "I": translate_noop("StillMap", "National class I"),
    "II": translate_noop("StillMap", "National class II"),
    "": translate_noop("StillMap", "Other species"),
}
_SEVERAL = translate_noop("StillMap", "Several records")
_CREDIT = translate_noop("StillMap", "Relief and water as shipped with Snowtrack; WGS 84")


def draw_report_map(language: str) -> DrawMap:
    """What draws the map of a report in a language."""
    translate = i18n.translate_for(language)

    def draw(points: MapPoints) -> MapPicture | None:
        west, south, east, north = EXTENT
        inside = (points.longitude >= west) & (points.longitude <= east)
        inside &= (points.latitude >= south) & (points.latitude <= north)
        shown = replace(
            points,
            latitude=points.latitude[inside],
            longitude=points.longitude[inside],
            level=points.level[inside],
        )
        if not len(shown):
            return None
        high = _CM * SIZE.height() / SIZE.width()
        return MapPicture(_png(shown, translate), _CM, high, len(points) - len(shown))

    return draw


def _png(points: MapPoints, translate: Translate) -> bytes:
    image = QImage(SIZE * _SCALE, QImage.Format.Format_RGB32)
    image.setDevicePixelRatio(_SCALE)
    painter = QPainter(image)
    _Still(painter, points, translate).paint()
    painter.end()
    image = image.convertToFormat(QImage.Format.Format_RGB888)
    drawn = Image.frombytes(
        "RGB",
        (image.width(), image.height()),
        bytes(image.constBits()),
        "raw",
        "RGB",
        image.bytesPerLine(),
    )
    buffer = io.BytesIO()
    # Of 256 colours: a third of the size. Those of the marks are among them as they are, or the
    # many of the relief would push them aside.
    marks = [_level_colour(level) for level in LEVELS]
    marks += [_colour(role) for role in ("accent", "accent_ink", "ink", "panel")]
    ground = drawn.quantize(256 - len(marks), dither=Image.Dither.NONE)
    own = [part for colour in marks for part in (colour.red(), colour.green(), colour.blue())]
    palette = Image.new("P", (1, 1))
    palette.putpalette((ground.getpalette() or [])[: 768 - len(own)] + own)
    drawn.quantize(palette=palette, dither=Image.Dither.NONE).save(buffer, "PNG", optimize=True)
    return buffer.getvalue()


class _Still:
    """Paints one picture in the colours of paper."""

    def __init__(self, painter: QPainter, points: MapPoints, translate: Translate) -> None:
        self.painter, self.points, self.say = painter, points, translate
        self.area = QRectF(QPointF(0, 0), SIZE.toSizeF())
        self.font = theme.font(13)
        self.bold = theme.font(13, bold=True)
        self.taken: list[QRectF] = []
        self._fit()

    def _fit(self) -> None:
        """All points inside, not closer than the relief goes."""
        corners = [
            to_world(float(lat), float(lon))
            for lat, lon in (
                (self.points.latitude.max(), self.points.longitude.min()),
                (self.points.latitude.min(), self.points.longitude.max()),
            )
        ]
        width = max(corners[1].x() - corners[0].x(), 1e-9)
        height = max(corners[1].y() - corners[0].y(), 1e-9)
        scale = min(
            (self.area.width() - 2 * _EDGE) / width, (self.area.height() - 2 * _EDGE) / height
        )
        self.zoom = max(_WIDEST, min(_CLOSEST, math.log2(scale)))
        self.centre = (corners[0] + corners[1]) * 0.5

    def at(self, world: QPointF) -> QPointF:
        return (world - self.centre) * 2.0**self.zoom + self.area.center()

    def paint(self) -> None:
        painter = self.painter
        for hint in (QPainter.RenderHint.Antialiasing, QPainter.RenderHint.SmoothPixmapTransform):
            painter.setRenderHint(hint)
        painter.fillRect(self.area, _colour("ground"))
        self._relief()
        self._rivers()
        self._reserve()
        self._marks()
        self._names()
        self._legend()
        self._scale_bar()
        painter.setPen(QPen(_colour("field_line"), 1))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRect(self.area.adjusted(0.5, 0.5, -0.5, -0.5))

    # --- ground -----------------------------------------------------------------------------------

    def _relief(self) -> None:
        # Tiles of its own: the maps on the screen read theirs in the main thread.
        relief = Relief(resources.path("basemap/relief.mbtiles"))
        level = max(4, min(math.ceil(self.zoom), NATIVE_ZOOM))
        for wanted in (7, level) if level > 7 else (level,):
            self._level(relief, wanted)
        # A little lighter, so that marks and names stand out on paper.
        veil = _colour("panel")
        veil.setAlphaF(0.22)
        self.painter.fillRect(self.area, veil)

    def _level(self, relief: Relief, level: int) -> None:
        side = TILE * 2.0 ** (self.zoom - level)
        origin = self.at(QPointF(0, 0))
        columns = range(
            math.floor(-origin.x() / side), math.floor((self.area.width() - origin.x()) / side) + 1
        )
        rows = range(
            max(0, math.floor(-origin.y() / side)),
            min(2**level - 1, math.floor((self.area.height() - origin.y()) / side)) + 1,
        )
        for row in rows:
            for column in columns:
                picture = relief.picture(level, column % 2**level, row)
                if picture is not None:
                    left, top = origin.x() + column * side, origin.y() + row * side
                    self.painter.drawImage(QRectF(left, top, side + 0.5, side + 0.5), picture)

    def _rivers(self) -> None:
        scale, painter = 2.0**self.zoom, self.painter
        half = self.area.bottomRight() * (0.5 / scale)
        seen = QRectF(self.centre - half, self.centre + half)
        painter.save()
        painter.translate(self.at(QPointF(0, 0)))
        painter.scale(scale, scale)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        for river in Rivers().all():
            if river.from_zoom <= self.zoom and river.path.boundingRect().intersects(seen):
                pen = QPen(RIVER, 2.0 if river.great else 1.2)
                pen.setCosmetic(True)
                painter.setPen(pen)
                painter.drawPath(river.path)
        painter.restore()

    def _names(self) -> None:
        metrics = QFontMetricsF(self.font)
        for name in names():
            if name.from_zoom > self.zoom:
                break
            spot = self.at(name.world)
            width = metrics.horizontalAdvance(name.text)
            box = QRectF(spot.x() + 6, spot.y() - metrics.height() / 2, width, metrics.height())
            if not self.area.adjusted(4, 4, -4, -4).contains(box):
                continue
            if any(box.intersects(other) for other in self.taken):
                continue
            self.taken.append(box)
            self._text(box.topLeft(), name.text, self.font)
            if name.dot:
                self.painter.setPen(QPen(_colour("panel"), 1))
                self.painter.setBrush(_colour("ink"))
                self.painter.drawEllipse(spot, 2.4, 2.4)

    # --- marks ------------------------------------------------------------------------------------

    def _marks(self) -> None:
        points = self.points
        edge = self.area.bottomRight() * (0.5 / 2.0**self.zoom)
        north, west = from_world(self.centre - edge)
        south, east = from_world(self.centre + edge)
        found: FeatureBatch = cluster(
            points.latitude,
            points.longitude,
            np.arange(len(points)),
            points.level,
            Box(west, south, east, north, SIZE.width(), SIZE.height()),
            self.zoom,
            cell_px=34,
        )
        most = max((count for _lat, _lon, count in found.clusters), default=1)
        # Rare kinds last, so that they lie on top.
        for lat, lon, _id, level, _metres in sorted(found.points, key=lambda p: -p[3]):
            self._mark(self.at(to_world(lat, lon)), LEVELS[level])
        for lat, lon, count in sorted(found.clusters, key=lambda one: one[2]):
            self._cluster(self.at(to_world(lat, lon)), count, most)

    def _mark(self, spot: QPointF, level: str) -> None:
        """Told apart by shape as well as by colour."""
        painter = self.painter
        painter.setPen(QPen(_colour("panel"), 1.5))
        painter.setBrush(_level_colour(level))
        if level == "I":
            shape = QPainterPath()
            shape.moveTo(spot + QPointF(0, -8))
            for x, y in ((7, 5), (-7, 5)):
                shape.lineTo(spot + QPointF(x, y))
            shape.closeSubpath()
            painter.drawPath(shape)
        elif level == "II":
            painter.drawRect(QRectF(spot.x() - 5.5, spot.y() - 5.5, 11, 11))
        else:
            painter.drawEllipse(spot, 5.5, 5.5)
        self.taken.append(QRectF(spot.x() - 8, spot.y() - 8, 16, 16))

    def _cluster(self, spot: QPointF, count: int, most: int) -> None:
        painter, text = self.painter, f"{count:,}"
        metrics = QFontMetricsF(self.bold)
        radius = max(11 + 9 * math.sqrt(count / most), metrics.horizontalAdvance(text) / 2 + 5)
        painter.setPen(QPen(_colour("panel"), 2))
        painter.setBrush(_colour("accent"))
        painter.drawEllipse(spot, radius, radius)
        painter.setFont(self.bold)
        painter.setPen(_colour("accent_ink"))
        box = QRectF(spot.x() - radius, spot.y() - radius, 2 * radius, 2 * radius)
        painter.drawText(box, Qt.AlignmentFlag.AlignCenter, text)
        self.taken.append(box)

    # --- legend and scale -------------------------------------------------------------------------

    def _entries(self) -> list[tuple[str, str]]:
        present = [
            level for place, level in enumerate(LEVELS) if (self.points.level == place).any()
        ]
        return [(level, self.say(_LABELS[level])) for level in present] + [
            ("several", self.say(_SEVERAL))
        ]

    def _legend_box(self) -> QRectF:
        metrics = QFontMetricsF(self.font)
        entries = self._entries()
        width = max(metrics.horizontalAdvance(label) for _kind, label in entries) + 52
        height = 24 * len(entries) + 14
        # The corner with the fewest points under it.
        corners = [
            QRectF(x, y, width, height)
            for y in (14, self.area.height() - height - 14)
            for x in (14, self.area.width() - width - 14)
        ]
        spots = [
            self.at(to_world(float(lat), float(lon)))
            for lat, lon in zip(
                self.points.latitude[:2000], self.points.longitude[:2000], strict=True
            )
        ]
        wide = [corner.adjusted(-10, -10, 10, 10) for corner in corners]
        # Below on the left stands the scale.
        order = (0, 1, 3)
        return corners[min(order, key=lambda n: sum(wide[n].contains(spot) for spot in spots))]

    def _reserve(self) -> None:
        self.legend_box = self._legend_box()
        self.taken += [self.legend_box, QRectF(0, self.area.height() - 58, 330, 58)]

    def _legend(self) -> None:
        painter, box = self.painter, self.legend_box
        ground = _colour("panel")
        ground.setAlphaF(0.92)
        painter.setPen(QPen(_colour("field_line"), 1))
        painter.setBrush(ground)
        painter.drawRoundedRect(box, 5, 5)
        for number, (kind, label) in enumerate(self._entries()):
            spot = QPointF(box.left() + 20, box.top() + 19 + 24 * number)
            if kind == "several":
                painter.setPen(QPen(_colour("panel"), 1.5))
                painter.setBrush(_colour("accent"))
                painter.drawEllipse(spot, 9, 9)
                painter.setFont(theme.font(10, bold=True))
                painter.setPen(_colour("accent_ink"))
                painter.drawText(
                    QRectF(spot.x() - 9, spot.y() - 9, 18, 18), Qt.AlignmentFlag.AlignCenter, "n"
                )
            else:
                self._mark(spot, kind)
            painter.setFont(self.font)
            painter.setPen(_colour("ink"))
            painter.drawText(
                QRectF(box.left() + 40, spot.y() - 12, box.width() - 44, 24),
                Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft,
                label,
            )

    def _scale_bar(self) -> None:
        """How long a round number of kilometres is in the middle of the map."""
        lat, _lon = from_world(self.centre)
        metres = 40_075_016.686 * math.cos(math.radians(lat)) / (TILE * 2.0**self.zoom)
        length = _round_down(metres * 180)
        width = length / metres
        left, bottom = 20.0, self.area.height() - 30.0
        ground = _colour("panel")
        ground.setAlphaF(0.85)
        words = f"{length / 1000:g} km" if length >= 1000 else f"{length:g} m"
        credit = self.say(_CREDIT)
        small = theme.font(10)
        box_width = max(width + 24, QFontMetricsF(small).horizontalAdvance(credit) + 20)
        painter = self.painter
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(ground)
        painter.drawRoundedRect(QRectF(8, bottom - 24, box_width, 46), 5, 5)
        painter.setPen(QPen(_colour("ink"), 1.6))
        for x in (left, left + width):
            painter.drawLine(QPointF(x, bottom - 6), QPointF(x, bottom))
        painter.drawLine(QPointF(left, bottom), QPointF(left + width, bottom))
        painter.setFont(self.font)
        painter.drawText(QRectF(left, bottom - 23, width, 18), Qt.AlignmentFlag.AlignCenter, words)
        painter.setFont(small)
        painter.setPen(_colour("quiet"))
        painter.drawText(QPointF(18, bottom + 17), credit)

    def _text(self, top_left: QPointF, text: str, font: QFont) -> None:
        path = QPainterPath()
        path.addText(top_left + QPointF(0, QFontMetricsF(font).ascent()), font, text)
        halo = _colour("panel")
        halo.setAlphaF(0.85)
        self.painter.strokePath(path, QPen(halo, 3.5))
        self.painter.setPen(Qt.PenStyle.NoPen)
        self.painter.setBrush(_colour("ink"))
        self.painter.drawPath(path)


def _round_down(metres: float) -> float:
    """1, 2 or 5 times a power of ten."""
    power = 10.0 ** math.floor(math.log10(metres))
    return next(step * power for step in (5, 2, 1) if step * power <= metres)


def _colour(role: str) -> QColor:
    """Of paper, whatever the window shows."""
    return QColor(getattr(theme.LIGHT, role))


def _level_colour(level: str) -> QColor:
    return QColor(theme.LIGHT.series[{"I": 1, "II": 0, "": 6}[level]])
