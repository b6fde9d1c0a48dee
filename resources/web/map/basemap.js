"use strict";
// Water and boundaries: drawn by ourselves, so that one theme rules them all.
(function () {
  const snowtrack = window.snowtrack;
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
      this._hidden = [];
      this._colours = null;
    },

    setWater: function (topology) {
      this._lakes = snowtrack.decodeTopology(topology, "lakes");
      this._rivers = snowtrack.decodeTopology(topology, "rivers");
    },
    setBoundaries: function (topology) {
      this._lines = snowtrack.decodeTopology(topology, "boundaries");
    },
    setColours: function (colours) {
      this._colours = colours;
      this.redraw();
    },
    // Parts the office does not want to see: "water", "boundaries".
    setHidden: function (parts) {
      this._hidden = parts;
      this.redraw();
    },
    paint: function (context, view) {
      if (!this._colours) return;
      const shown = (part) => !this._hidden.includes(part);
      if (shown("water")) this._paintWater(context, view);
      if (shown("boundaries")) this._paintBoundaries(context, view);
      this._fadeEdges(context, view);
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
      const depth = 1.6 * (256 / 360) * view.scale;
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
  });
})();
