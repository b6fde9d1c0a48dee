"use strict";
// Names on the map: ranked, each where it hides no mark and no other name, never cut at the edge.
(function () {
  const snowtrack = window.snowtrack;
  const FONT = '"Noto Sans CJK SC", "Microsoft YaHei UI", "Microsoft YaHei", "Noto Sans SC", ' +
    '"Source Han Sans SC", "WenQuanYi Micro Hei", "Noto Serif Tibetan", "Microsoft Himalaya", sans-serif';
  const TIBETAN = '"Noto Serif Tibetan", "Microsoft Himalaya", ' + FONT;
  snowtrack.FONT = FONT;

  // The more important is placed first; what finds no room is left out until one comes nearer.
  const ORDER = { city: 0, prefecture: 1, lake: 2, seat: 3, river: 4, peak: 5, county: 6, town: 7 };
  const POINTS = {
    city: { from: 4, size: 13.5, weight: 600, dot: 3.4 },
    seat: { from: 6.5, size: 12.5, weight: 500, dot: 2.7 },
    peak: { from: 7.5, size: 11.5, weight: 400, dot: 4 },
    town: { from: 8.5, size: 11.5, weight: 400, dot: 1.8 },
  };
  const AREAS = {
    prefecture: { from: 5.5, to: 7.4, least: 12, most: 17, part: 12, alpha: 0.75 },
    county: { from: 7, to: 11, least: 11, most: 15, part: 16, alpha: 0.8 },
  };
  const perDegree = 256 / 360;

  const meets = (a, b) => a[0] < b[2] && a[2] > b[0] && a[1] < b[3] && a[3] > b[1];

  snowtrack.NameLayer = snowtrack.CanvasLayer.extend({
    initialize: function (options) {
      snowtrack.CanvasLayer.prototype.initialize.call(this, options);
      this._names = [];
      this._placed = []; // [{box, name}] as drawn last, in the canvas's pixels
      this.mode = "zh_bo"; // zh, zh_bo or latin
      this.drawnNames = 0;
      this._colours = null;
      // Boxes of what must stay readable: (view) => [[left, top, right, bottom], …].
      this.obstacles = [];
    },
    add: function (collection) {
      for (const feature of collection.features) {
        const [lon, lat] = feature.geometry.coordinates;
        this._names.push(
          Object.assign({ x: snowtrack.worldX(lon), y: snowtrack.worldY(lat) }, feature.properties)
        );
      }
      this._names.sort((a, b) => ORDER[a.kind] - ORDER[b.kind] || (b.size || 0) - (a.size || 0));
    },
    setColours: function (colours) {
      this._colours = colours;
      this.redraw();
    },
    setMode: function (mode) {
      this.mode = mode;
      this.redraw();
    },

    // What names stand near a point of the container, the nearest first: texts as drawn.
    namesAt: function (point, near) {
      if (!this._bounds) return [];
      const at = this._map.containerPointToLayerPoint(point).subtract(this._bounds.min);
      const away = ({ box }) =>
        Math.hypot(
          Math.max(box[0] - at.x, 0, at.x - box[2]), Math.max(box[1] - at.y, 0, at.y - box[3])
        );
      return this._placed
        .filter((one) => away(one) <= near)
        .sort((a, b) => away(a) - away(b))
        .slice(0, 6)
        .map(({ name }) => ({ name: name.name, latin: name.latin || "", kind: name.kind }));
    },

    paint: function (context, view) {
      if (!this._colours) return;
      const corner = this._map.containerPointToLayerPoint([0, 0]).subtract(this._bounds.min);
      const size = this._map.getSize();
      // What is seen before the map is moved: a name crosses this edge only when moved.
      const seen = [corner.x + 3, corner.y + 3, corner.x + size.x - 3, corner.y + size.y - 3];
      const blocked = this.obstacles.flatMap((find) => find(view));
      this._placed = [];
      this.drawnNames = 0;
      const fits = (boxes) =>
        boxes.every((box) => {
          const whole =
            box[0] >= seen[0] && box[2] <= seen[2] && box[1] >= seen[1] && box[3] <= seen[3];
          if (!whole && meets(box, seen)) return false;
          return !this._placed.some((one) => meets(box, one.box)) &&
            !blocked.some((other) => meets(box, other));
        });
      const pen = { context, view, fits, rivers: [] };
      context.textBaseline = "middle";
      for (const name of this._names) {
        const x = name.x * view.scale - view.left;
        const y = name.y * view.scale - view.top;
        if (x < -60 || y < -30 || x > view.width + 60 || y > view.height + 30) continue;
        const text = this.mode === "latin" && name.latin ? name.latin : name.name;
        const under = this.mode === "zh_bo" && name.tibetan ? name.tibetan : "";
        let boxes = null;
        if (name.kind === "lake") boxes = this._lake(pen, name, text, under, x, y);
        else if (name.kind === "river") boxes = this._river(pen, name, text, x, y);
        else if (AREAS[name.kind]) boxes = this._area(pen, name, text, under, x, y);
        else if (POINTS[name.kind]) boxes = this._point(pen, name, text, under, x, y);
        if (!boxes) continue;
        for (const box of boxes) this._placed.push({ box, name });
        this.drawnNames += 1;
      }
      context.textAlign = "left";
      context.globalAlpha = 1;
    },

    _halo: function (context, text, x, y, colour, width) {
      context.lineJoin = "round";
      context.lineWidth = width;
      context.strokeStyle = this._colours.halo;
      context.strokeText(text, x, y);
      context.fillStyle = colour;
      context.fillText(text, x, y);
    },

    _point: function (pen, name, text, under, x, y) {
      const { context, view, fits } = pen;
      const kind = POINTS[name.kind];
      if (view.zoom < kind.from) return null;
      const size = kind.size + Math.max(0, Math.min(2.5, (view.zoom - 8) * 0.5));
      const font = kind.weight + " " + size + "px " + FONT;
      const small = Math.round(size * 0.95 * 10) / 10 + "px " + TIBETAN;
      context.font = font;
      const height = name.height ? " " + name.height : "";
      const first = text + height;
      const wide = context.measureText(first).width;
      context.font = small;
      const wider = under ? Math.max(wide, context.measureText(under).width) : wide;
      const half = size * 0.62;
      const deep = under ? size * 1.55 : 0; // Tibetan hangs from its line and reaches far down
      const dot = kind.dot;
      const own = [x - dot - 1, y - dot - 1, x + dot + 1, y + dot + 1];
      const spots = [
        ["left", x + dot + 4, y], ["right", x - dot - 4, y],
        ["center", x, y - dot - half - 2 - deep], ["center", x, y + dot + half + 3],
        ["left", x + dot + 2, y - half - 2 - deep], ["left", x + dot + 2, y + half + 2],
      ];
      for (const [align, at, middle] of spots) {
        const left = align === "left" ? at : align === "right" ? at - wider : at - wider / 2;
        const box = [left - 2, middle - half, left + wider + 2, middle + half + deep];
        if (!fits([box, own])) continue;
        context.textAlign = align;
        if (under) {
          context.font = small; // first: its halo must not eat into the name above it
          this._halo(context, under, at, middle + half + deep * 0.52, this._colours.quiet, 2.5);
        }
        context.font = font;
        const ink = name.kind === "peak" ? this._colours.boundaryText : this._colours.ink;
        this._halo(context, first, at, middle + 0.5, ink, 3);
        this._symbol(context, name.kind, x, y, dot);
        return [box, own];
      }
      return null;
    },
    _symbol: function (context, kind, x, y, dot) {
      context.beginPath();
      if (kind === "peak") {
        context.moveTo(x, y - dot);
        context.lineTo(x + dot, y + dot * 0.8);
        context.lineTo(x - dot, y + dot * 0.8);
        context.closePath();
        context.fillStyle = this._colours.boundaryText;
        context.strokeStyle = this._colours.halo;
        context.lineWidth = 2;
        context.stroke();
        context.fill();
        return;
      }
      const town = kind === "town";
      context.arc(x, y, dot, 0, 2 * Math.PI);
      context.lineWidth = town ? 2.4 : kind === "city" ? 2 : 1.3;
      context.strokeStyle = town ? this._colours.halo : this._colours.ink;
      context.fillStyle = town ? this._colours.ink : this._colours.halo;
      if (town) context.stroke();
      context.fill();
      if (!town) context.stroke();
      if (kind === "city") {
        context.beginPath();
        context.arc(x, y, 1.2, 0, 2 * Math.PI);
        context.fillStyle = this._colours.ink;
        context.fill();
      }
    },

    _lake: function (pen, name, text, under, x, y) {
      const { context, view, fits } = pen;
      const across = name.size * perDegree * view.scale;
      if (across < 26) return null;
      const size = Math.max(11, Math.min(17, 9 + across / 30));
      const font = "italic 500 " + size + "px " + FONT;
      const small = size * 0.9 + "px " + TIBETAN;
      context.font = font;
      const first = context.measureText(text).width;
      const two = under && across > 60 ? under : "";
      context.font = small;
      const width = two ? Math.max(first, context.measureText(two).width) : first;
      const deep = two ? size * 1.65 : 0;
      const inside = across > width * 1.15;
      const beside = across * 0.42 + size * 0.7;
      const spots = inside
        ? [[x, y - deep / 2]]
        : [[x, y + beside], [x, y - beside - deep], [x - across / 2 - width / 2, y], [x, y]];
      for (const [cx, cy] of spots) {
        const box = [cx - width / 2 - 1, cy - size * 0.55, cx + width / 2 + 1, cy + size * 0.55 + deep];
        if (!fits([box])) continue;
        context.textAlign = "center";
        context.font = font;
        this._halo(context, text, cx, cy, this._colours.waterText, inside ? 0.01 : 3);
        if (two) {
          context.font = small;
          this._halo(context, two, cx, cy + size * 1.35, this._colours.waterText, inside ? 0.01 : 3);
        }
        return [box];
      }
      return null;
    },

    _river: function (pen, name, text, x, y) {
      const { context, view, fits, rivers } = pen;
      if (view.zoom < (name.rank === 1 ? 5.5 : 7)) return null;
      for (const other of rivers) {
        if (other.name === name.name && Math.hypot(other.x - x, other.y - y) < 330) return null;
      }
      const size = name.rank === 1 ? 12 : 11;
      const spacing = this.mode === "latin" ? 1 : 3;
      let angle = Math.atan2(-name.dy, name.dx);
      if (angle > Math.PI / 2) angle -= Math.PI;
      if (angle < -Math.PI / 2) angle += Math.PI;
      context.font = "italic " + size + "px " + FONT;
      const width = context.measureText(text).width + spacing * (text.length - 1);
      const [sine, cosine] = [Math.sin(angle), Math.cos(angle)];
      // Beside the line, on its upper side. A slanting name is as many small boxes as letters: one
      // box around it would claim the land at both its sides.
      const px = x + sine * (size * 0.95);
      const py = y - cosine * (size * 0.95);
      const parts = Math.max(1, Math.ceil(width / size));
      const wideOf = (words) => words.length * size * 0.42 * (Math.abs(cosine) + 0.3);
      const boxes = Array.from({ length: parts }, (_, k) => {
        const along = (k + 0.5) / parts - 0.5;
        const [cx, cy] = [px + cosine * width * along, py + sine * width * along];
        return [cx - size * 0.6, cy - size * 0.6, cx + size * 0.6, cy + size * 0.6];
      });
      const under = this.mode === "zh_bo" && view.zoom >= 8 && name.tibetan ? name.tibetan : "";
      if (under) {
        // Beyond the line, on its lower side.
        const [ux, uy] = [px - sine * size * 2, py + cosine * size * 2];
        boxes.push([ux - wideOf(under) / 2, uy - size, ux + wideOf(under) / 2, uy + size]);
      }
      if (!fits(boxes)) return null;
      rivers.push({ name: name.name, x, y });
      context.save();
      context.translate(px, py);
      context.rotate(angle);
      context.textAlign = "center";
      if ("letterSpacing" in context) context.letterSpacing = spacing + "px";
      this._halo(context, text, spacing / 2, 0, this._colours.waterText, 2.5);
      if (under) {
        if ("letterSpacing" in context) context.letterSpacing = "0px";
        context.font = size + "px " + TIBETAN;
        this._halo(context, under, 0, size * 1.9, this._colours.waterText, 2.5);
      }
      context.restore();
      return boxes;
    },

    _area: function (pen, name, text, under, x, y) {
      const { context, view, fits } = pen;
      const kind = AREAS[name.kind];
      if (view.zoom < kind.from || view.zoom > kind.to) return null;
      const across = name.size * perDegree * view.scale;
      const size = Math.max(kind.least, Math.min(kind.most, across / kind.part));
      const spacing = this.mode === "latin" ? 2 : Math.min(10, size * 0.55);
      context.font = size + "px " + FONT;
      const width = context.measureText(text).width + spacing * (text.length - 1);
      if (across < width * 1.3) return null;
      const box = [x - width / 2, y - size * 0.6, x + width / 2, y + size * 0.6];
      const below = [x - width / 2, y + size * 0.6, x + width / 2, y + size * 2];
      if (!fits([box])) return null;
      context.save();
      context.textAlign = "center";
      context.globalAlpha = kind.alpha;
      if ("letterSpacing" in context) context.letterSpacing = spacing + "px";
      this._halo(context, text, x + spacing / 2, y, this._colours.boundaryText, 2.5);
      context.restore();
      if (!under || !fits([below])) return [box];
      context.font = size * 0.9 + "px " + TIBETAN;
      context.textAlign = "center";
      context.globalAlpha = kind.alpha;
      this._halo(context, under, x, y + size * 1.2, this._colours.boundaryText, 2.5);
      context.globalAlpha = 1;
      return [box, below];
    },
  });

  // Corners of the furniture over the map, where no name could be read.
  snowtrack.furniture = function (layer, elements) {
    return () => {
      const own = layer._map.getContainer().getBoundingClientRect();
      const corner = layer._map.containerPointToLayerPoint([0, 0]).subtract(layer._bounds.min);
      return elements().filter((element) => element && !element.hidden && element.offsetWidth)
        .map((element) => {
          const box = element.getBoundingClientRect();
          const [x, y] = [corner.x - own.left, corner.y - own.top];
          return [box.left + x, box.top + y, box.right + x, box.bottom + y];
        });
    };
  };
  // Boxes of marks: a name goes to another side of its place instead of under them.
  snowtrack.marked = function (marks) {
    return (view) =>
      [...(marks.points || []), ...(marks.clusters || [])].map((item) => {
        const r = item.count ? snowtrack.clusterRadius(item.count) : 5;
        const [x, y] = [item.x * view.scale - view.left, item.y * view.scale - view.top];
        return [x - r, y - r, x + r, y + r];
      });
  };
})();
