"use strict";
// Water, boundaries, graticule and names: drawn by ourselves, so that one theme rules them all.
(function () {
  const snowtrack = window.snowtrack;
  const FONT = '"Noto Sans CJK SC", "Microsoft YaHei UI", "Microsoft YaHei", "Noto Sans SC", ' +
    '"Source Han Sans SC", "WenQuanYi Micro Hei", "Noto Serif Tibetan", "Microsoft Himalaya", sans-serif';

  const RIVER_WIDTH = { 1: [1.3, 3.4], 2: [1.0, 2.6], 3: [0.7, 1.9], 4: [0.5, 1.5] };
  const RIVER_FROM = { 1: 3, 2: 5, 3: 6.5, 4: 8 };
  const LINE_FROM = { province: 3, prefecture: 5.5, county: 7 };

  function visible(box, view) {
    return (
      box[2] * view.scale >= view.left && box[0] * view.scale <= view.left + view.width &&
      box[3] * view.scale >= view.top && box[1] * view.scale <= view.top + view.height
    );
  }

  // Adds a line to the path, leaving out what would fall on the same pixel.
  function trace(context, line, view) {
    let x = line[0] * view.scale - view.left;
    let y = line[1] * view.scale - view.top;
    context.moveTo(x, y);
    const last = line.length - 2;
    for (let i = 2; i <= last; i += 2) {
      const nx = line[i] * view.scale - view.left;
      const ny = line[i + 1] * view.scale - view.top;
      if (i === last || Math.abs(nx - x) + Math.abs(ny - y) > 0.9) {
        context.lineTo(nx, ny);
        x = nx;
        y = ny;
      }
    }
  }

  function blend(range, zoom) {
    const part = Math.max(0, Math.min(1, (zoom - 5) / 8));
    return range[0] + (range[1] - range[0]) * part;
  }

  snowtrack.BaseLayer = snowtrack.CanvasLayer.extend({
    initialize: function (options) {
      snowtrack.CanvasLayer.prototype.initialize.call(this, options);
      this._lakes = [];
      this._rivers = [];
      this._lines = [];
      this._names = [];
      this._latin = false;
      this._graticule = false;
      this._colours = null;
      this.labelsDrawn = 0;
    },

    setWater: function (topology) {
      this._lakes = snowtrack.decodeTopology(topology, "lakes");
      this._rivers = snowtrack.decodeTopology(topology, "rivers");
    },
    setBoundaries: function (topology) {
      this._lines = snowtrack.decodeTopology(topology, "boundaries");
    },
    addNames: function (collection) {
      for (const feature of collection.features) {
        const [lon, lat] = feature.geometry.coordinates;
        this._names.push(
          Object.assign({ x: snowtrack.worldX(lon), y: snowtrack.worldY(lat) }, feature.properties)
        );
      }
      const order = { city: 0, lake: 1, seat: 2, river: 3, county: 4, town: 5 };
      this._names.sort((a, b) => order[a.kind] - order[b.kind] || (b.size || 0) - (a.size || 0));
    },
    setColours: function (colours) {
      this._colours = colours;
      this.redraw();
    },
    setLatin: function (latin) {
      this._latin = latin;
      this.redraw();
    },
    setGraticule: function (shown) {
      this._graticule = shown;
      this.redraw();
    },

    paint: function (context, view) {
      if (!this._colours) return;
      this._paintWater(context, view);
      this._paintBoundaries(context, view);
      this._fadeEdges(context, view);
      if (this._graticule) this._paintGraticule(context, view);
      this._paintNames(context, view);
    },

    _paintWater: function (context, view) {
      const colours = this._colours;
      context.lineJoin = "round";
      context.lineCap = "round";
      for (let rank = 4; rank >= 1; rank--) {
        if (view.zoom < RIVER_FROM[rank]) continue;
        context.beginPath();
        for (const river of this._rivers) {
          if (river.properties.rank === rank && visible(river.box, view)) {
            trace(context, river.lines[0], view);
          }
        }
        context.globalAlpha = rank === 4 ? 0.75 : 0.95;
        context.strokeStyle = colours.river;
        context.lineWidth = blend(RIVER_WIDTH[rank], view.zoom);
        context.stroke();
      }
      context.globalAlpha = 1;
      context.beginPath();
      for (const lake of this._lakes) {
        if (!visible(lake.box, view)) continue;
        for (const ring of lake.lines) {
          trace(context, ring, view);
          context.closePath();
        }
      }
      context.fillStyle = colours.water;
      context.fill("evenodd");
      context.strokeStyle = colours.shore;
      context.lineWidth = view.zoom < 7 ? 0.6 : 1;
      context.stroke();
    },

    _paintBoundaries: function (context, view) {
      const styles = {
        county: { width: 0.9, dash: [1.5, 3.5], alpha: 0.6, glow: 0 },
        prefecture: { width: 1.1, dash: [6, 4], alpha: 0.65, glow: 0 },
        province: { width: 1.4, dash: [10, 4, 2, 4], alpha: 0.85, glow: 6 },
      };
      context.lineCap = "butt";
      for (const level of ["county", "prefecture", "province"]) {
        if (view.zoom < LINE_FROM[level]) continue;
        const style = styles[level];
        context.beginPath();
        for (const line of this._lines) {
          if (line.properties.level === level && visible(line.box, view)) {
            trace(context, line.lines[0], view);
          }
        }
        context.strokeStyle = this._colours.boundary;
        if (style.glow) {
          context.globalAlpha = 0.1;
          context.lineWidth = style.glow;
          context.stroke();
        }
        context.globalAlpha = style.alpha;
        context.lineWidth = style.width;
        context.setLineDash(style.dash);
        context.stroke();
        context.setLineDash([]);
      }
      context.globalAlpha = 1;
    },

    // Lines dissolve where the relief does, instead of stopping at a ruler's edge.
    _fadeEdges: function (context, view) {
      const [west, south, east, north] = this.options.extent;
      const left = snowtrack.worldX(west) * view.scale - view.left;
      const right = snowtrack.worldX(east) * view.scale - view.left;
      const top = snowtrack.worldY(north) * view.scale - view.top;
      const bottom = snowtrack.worldY(south) * view.scale - view.top;
      const depth = 0.9 * (256 / 360) * view.scale;
      context.globalCompositeOperation = "destination-out";
      const wipe = (x0, y0, x1, y1, x, y, width, height) => {
        if (width <= 0 || height <= 0) return;
        const gradient = context.createLinearGradient(x0, y0, x1, y1);
        gradient.addColorStop(0, "rgba(0,0,0,1)");
        gradient.addColorStop(1, "rgba(0,0,0,0)");
        context.fillStyle = gradient;
        context.fillRect(x, y, width, height);
      };
      wipe(left, 0, left + depth, 0, 0, 0, left + depth, view.height);
      wipe(right, 0, right - depth, 0, right - depth, 0, view.width - right + depth, view.height);
      wipe(0, top, 0, top + depth, 0, 0, view.width, top + depth);
      wipe(0, bottom, 0, bottom - depth, 0, bottom - depth, view.width, view.height - bottom + depth);
      context.globalCompositeOperation = "source-over";
    },

    _paintGraticule: function (context, view) {
      const steps = [10, 5, 2, 1, 0.5, 0.25, 0.1, 0.05, 0.02, 0.01];
      const perDegree = (256 / 360) * view.scale;
      const step = steps.filter((s) => s * perDegree >= 110).pop() || 10;
      const bounds = this._map.getBounds();
      const digits = step < 0.1 ? 2 : step < 1 ? (step === 0.25 ? 2 : 1) : 0;
      const corner = this._map.containerPointToLayerPoint([0, 0]).subtract(this._bounds.min);
      const size = this._map.getSize();
      context.lineWidth = 0.7;
      context.strokeStyle = this._colours.quiet;
      context.globalAlpha = 0.45;
      context.beginPath();
      const marks = [];
      for (let lon = Math.ceil(bounds.getWest() / step) * step; lon <= bounds.getEast(); lon += step) {
        const x = snowtrack.worldX(lon) * view.scale - view.left;
        context.moveTo(x, 0);
        context.lineTo(x, view.height);
        const letter = lon < 0 ? "W" : "E";
        marks.push([Math.abs(lon).toFixed(digits) + "°" + letter, x + 3, corner.y + 11]);
      }
      for (let lat = Math.ceil(bounds.getSouth() / step) * step; lat <= bounds.getNorth(); lat += step) {
        const y = snowtrack.worldY(lat) * view.scale - view.top;
        context.moveTo(0, y);
        context.lineTo(view.width, y);
        const letter = lat < 0 ? "S" : "N";
        const text = Math.abs(lat).toFixed(digits) + "°" + letter;
        marks.push([text, corner.x + size.x - 8 - 7 * text.length, y - 3]);
      }
      context.stroke();
      context.globalAlpha = 0.9;
      context.font = "10.5px " + FONT;
      context.textAlign = "left";
      context.textBaseline = "alphabetic";
      for (const [text, x, y] of marks) this._halo(context, text, x, y, this._colours.quiet, 2.5);
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

    _paintNames: function (context, view) {
      const placed = [];
      this.labelsDrawn = 0;
      const free = (box) => {
        for (const other of placed) {
          if (box[0] < other[2] && box[2] > other[0] && box[1] < other[3] && box[3] > other[1]) {
            return false;
          }
        }
        placed.push(box);
        return true;
      };
      const riversSeen = [];
      context.textBaseline = "middle";
      for (const name of this._names) {
        const x = name.x * view.scale - view.left;
        const y = name.y * view.scale - view.top;
        if (x < -60 || y < -30 || x > view.width + 60 || y > view.height + 30) continue;
        const text = this._latin && name.latin ? name.latin : name.name;
        let drawn = false;
        if (name.kind === "lake") drawn = this._lakeName(context, view, name, text, x, y, free);
        else if (name.kind === "river") {
          drawn = this._riverName(context, view, name, text, x, y, free, riversSeen);
        } else if (name.kind === "county") {
          drawn = this._countyName(context, view, name, text, x, y, free);
        } else drawn = this._settlement(context, view, name, text, x, y, free);
        if (drawn) this.labelsDrawn += 1;
      }
      context.textAlign = "left";
      context.globalAlpha = 1;
    },

    _settlement: function (context, view, name, text, x, y, free) {
      const kinds = {
        city: { from: 4.5, size: 13.5, weight: 600, dot: 3.4 },
        seat: { from: 6.5, size: 12.5, weight: 500, dot: 2.7 },
        town: { from: 8.5, size: 11.5, weight: 400, dot: 1.8 },
      };
      const kind = kinds[name.kind];
      if (!kind || view.zoom < kind.from) return false;
      const size = kind.size + Math.max(0, Math.min(2, (view.zoom - 8) * 0.5));
      context.font = kind.weight + " " + size + "px " + FONT;
      const width = context.measureText(text).width;
      const half = size * 0.62;
      const dot = kind.dot;
      const sides = [
        [x + dot + 4, "left", x + dot + 4, x + dot + 4 + width],
        [x - dot - 4, "right", x - dot - 4 - width, x - dot - 4],
      ];
      for (const [at, align, left, right] of sides) {
        const box = [Math.min(left, x - dot) - 2, y - half, Math.max(right, x + dot) + 2, y + half];
        if (!free(box)) continue;
        context.textAlign = align;
        this._halo(context, text, at, y + 0.5, this._colours.ink, 3);
        if (name.tibetan && !this._latin && view.zoom >= 9) {
          const under = [left - 2, y + half, right + 2, y + half + size];
          if (free(under)) {
            context.font = size + "px " + FONT;
            this._halo(context, name.tibetan, at, y + size * 1.25, this._colours.quiet, 3);
          }
        }
        context.beginPath();
        context.arc(x, y, dot, 0, 2 * Math.PI);
        context.fillStyle = name.kind === "town" ? this._colours.ink : this._colours.halo;
        context.fill();
        context.lineWidth = name.kind === "city" ? 2 : 1.3;
        context.strokeStyle = name.kind === "town" ? this._colours.halo : this._colours.ink;
        context.stroke();
        if (name.kind === "city") {
          context.beginPath();
          context.arc(x, y, 1.2, 0, 2 * Math.PI);
          context.fillStyle = this._colours.ink;
          context.fill();
        }
        return true;
      }
      return false;
    },

    _lakeName: function (context, view, name, text, x, y, free) {
      const across = name.size * (256 / 360) * view.scale;
      if (across < 26) return false;
      const size = Math.max(11, Math.min(16, 9 + across / 30));
      context.font = "italic 500 " + size + "px " + FONT;
      const width = context.measureText(text).width;
      const inside = across > width * 1.15;
      const beside = across * 0.42 + size * 0.7;
      const spots = inside
        ? [[x, y]]
        : [[x, y + beside], [x, y - beside], [x - across / 2 - width / 2, y], [x, y]];
      for (const [cx, cy] of spots) {
        const box = [cx - width / 2 - 1, cy - size * 0.55, cx + width / 2 + 1, cy + size * 0.55];
        if (!free(box)) continue;
        context.textAlign = "center";
        this._halo(context, text, cx, cy, this._colours.waterText, inside ? 0.01 : 3);
        return true;
      }
      return false;
    },

    _riverName: function (context, view, name, text, x, y, free, seen) {
      if (view.zoom < (name.rank === 1 ? 5.5 : 7)) return false;
      for (const other of seen) {
        if (other.name === name.name && Math.hypot(other.x - x, other.y - y) < 330) return false;
      }
      const size = name.rank === 1 ? 12 : 11;
      const spacing = 3;
      let angle = Math.atan2(-name.dy, name.dx);
      if (angle > Math.PI / 2) angle -= Math.PI;
      if (angle < -Math.PI / 2) angle += Math.PI;
      context.font = "italic " + size + "px " + FONT;
      const width = context.measureText(text).width + spacing * (text.length - 1);
      const wide = (Math.abs(Math.cos(angle)) * width + Math.abs(Math.sin(angle)) * size) / 2;
      const high = (Math.abs(Math.sin(angle)) * width + Math.abs(Math.cos(angle)) * size) / 2;
      // Beside the line, on its upper side.
      const px = x + Math.sin(angle) * (size * 0.85);
      const py = y - Math.cos(angle) * (size * 0.85);
      if (!free([px - wide, py - high, px + wide, py + high])) return false;
      seen.push({ name: name.name, x, y });
      context.save();
      context.translate(px, py);
      context.rotate(angle);
      context.textAlign = "center";
      if ("letterSpacing" in context) context.letterSpacing = spacing + "px";
      this._halo(context, text, 0, 0, this._colours.waterText, 2.5);
      context.restore();
      return true;
    },

    _countyName: function (context, view, name, text, x, y, free) {
      if (view.zoom < 6.5 || view.zoom > 11) return false;
      const across = name.size * (256 / 360) * view.scale;
      const size = Math.max(11, Math.min(15, across / 16));
      const spacing = Math.min(10, size * 0.55);
      context.font = size + "px " + FONT;
      const width = context.measureText(text).width + spacing * (text.length - 1);
      if (across < width * 1.5) return false;
      if (!free([x - width / 2, y - size * 0.6, x + width / 2, y + size * 0.6])) return false;
      context.save();
      context.textAlign = "center";
      context.globalAlpha = 0.8;
      if ("letterSpacing" in context) context.letterSpacing = spacing + "px";
      this._halo(context, text, x + spacing / 2, y, this._colours.boundaryText, 2.5);
      context.restore();
      return true;
    },
  });
})();
