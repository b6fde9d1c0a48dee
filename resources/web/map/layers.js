"use strict";
// The office's own layers: shapes on a canvas for each, their names on one above them all.
(function () {
  const snowtrack = window.snowtrack;
  const CELL = 4;
  const LOWEST_PANE = 310; // above the shipped map, below the marks
  const DASHES = { dashed: [7, 5], dotted: [1.5, 4], dash_dot: [9, 4, 1.5, 4] };
  const LONGEST = 24; // characters of a name on the map
  const POINT = 1;
  const AREA = 3;

  // --- from whole numbers to world units --------------------------------------------------------
  function decodeLine(steps, unit) {
    const out = new Float64Array(steps.length);
    let x = 0;
    let y = 0;
    for (let i = 0; i < steps.length; i += 2) {
      x += steps[i];
      y += steps[i + 1];
      out[i] = x / unit;
      out[i + 1] = y / unit;
    }
    return out;
  }
  function boxOf(lines) {
    const box = [Infinity, Infinity, -Infinity, -Infinity];
    for (const line of lines) {
      for (let i = 0; i < line.length; i += 2) {
        box[0] = Math.min(box[0], line[i]);
        box[1] = Math.min(box[1], line[i + 1]);
        box[2] = Math.max(box[2], line[i]);
        box[3] = Math.max(box[3], line[i + 1]);
      }
    }
    return box;
  }
  const shortened = (label) => (label.length > LONGEST ? label.slice(0, LONGEST - 1) + "…" : label);
  function decode(data) {
    const shape = (unit) => ([id, kind, steps, label, x, y]) => {
      const lines = steps.map((line) => decodeLine(line, unit));
      return {
        id, kind, lines, box: boxOf(lines), label: label || "", name: shortened(label || ""),
        x: (x || 0) / data.pointUnit, y: (y || 0) / data.pointUnit,
      };
    };
    return {
      level: data.level,
      cells: data.cells,
      shapes: data.shapes.map(shape(data.unit)),
      points: data.points.map(shape(data.pointUnit)),
    };
  }
  const shown = (box, view) =>
    box[2] * view.scale >= view.left - 20 && box[0] * view.scale <= view.left + view.width + 20 &&
    box[3] * view.scale >= view.top - 20 && box[1] * view.scale <= view.top + view.height + 20;

  function trace(context, line, view, closed) {
    context.moveTo(line[0] * view.scale - view.left, line[1] * view.scale - view.top);
    for (let i = 2; i < line.length; i += 2) {
      context.lineTo(line[i] * view.scale - view.left, line[i + 1] * view.scale - view.top);
    }
    if (closed) context.closePath();
  }

  // --- one layer ----------------------------------------------------------------------------------
  const ShapeLayer = snowtrack.CanvasLayer.extend({
    initialize: function (options) {
      snowtrack.CanvasLayer.prototype.initialize.call(this, options);
      this.data = null;
      this.selected = null;
      this.drawn = 0;
    },
    wanted: function (zoom) {
      const layer = this.options.layer;
      return layer.visible && zoom >= layer.minZoom && zoom <= layer.maxZoom;
    },
    paint: function (context, view) {
      this.drawn = 0;
      if (!this.data || !this.wanted(view.zoom)) return;
      const style = this.options.layer.style;
      const seen = this.data.shapes.filter((shape) => shown(shape.box, view));
      const dots = this.data.points.filter((shape) => shown(shape.box, view));
      context.lineJoin = "round";
      context.lineCap = style.pattern === "dotted" ? "round" : "butt";
      this._cells(context, view, style);
      const areas = new Path2D();
      const lines = new Path2D();
      let anyArea = false;
      for (const shape of seen) {
        const path = shape.kind === AREA ? areas : lines;
        if (shape.kind === AREA) anyArea = true;
        for (const line of shape.lines) trace(path, line, view, shape.kind === AREA);
      }
      if (anyArea && style.fill > 0) {
        context.globalAlpha = style.fill * style.opacity;
        context.fillStyle = style.colour;
        context.fill(areas);
      }
      if (style.width > 0) {
        context.globalAlpha = style.opacity;
        context.strokeStyle = style.colour;
        context.lineWidth = style.width;
        context.setLineDash(DASHES[style.pattern] || []);
        if (anyArea) context.stroke(areas);
        context.stroke(lines);
        context.setLineDash([]);
      }
      this._dots(context, view, style, dots);
      const picked = this.selected === null ? null
        : this.data.shapes.concat(this.data.points).find((one) => one.id === this.selected);
      if (picked) this._ring(context, view, style, picked);
      context.globalAlpha = 1;
      this.drawn = seen.length + dots.length;
    },
    _cells: function (context, view, style) {
      const size = (CELL / Math.pow(2, this.data.level)) * view.scale;
      context.fillStyle = style.colour;
      for (const [kind, y, x0, x1] of this.data.cells) {
        context.globalAlpha = style.opacity * (kind === AREA ? Math.max(0.3, style.fill) : 0.7);
        const narrow = kind === AREA ? size : Math.min(size, Math.max(1.5, style.width));
        context.fillRect(
          x0 * size - view.left, y * size - view.top + (size - narrow) / 2, (x1 - x0 + 1) * size, narrow
        );
      }
    },
    _dots: function (context, view, style, dots) {
      const radius = Math.max(2.5, 2 + style.width * 1.2);
      context.globalAlpha = style.opacity;
      context.lineWidth = 1.5;
      context.strokeStyle = this.options.colours().rim;
      context.fillStyle = style.colour;
      for (const dot of dots) {
        for (const line of dot.lines) {
          for (let i = 0; i < line.length; i += 2) {
            context.beginPath();
            context.arc(
              line[i] * view.scale - view.left, line[i + 1] * view.scale - view.top, radius, 0, 7
            );
            context.fill();
            context.stroke();
          }
        }
      }
    },
    _ring: function (context, view, style, shape) {
      const path = new Path2D();
      if (shape.kind === POINT) {
        for (const line of shape.lines) {
          const x = line[0] * view.scale - view.left;
          const y = line[1] * view.scale - view.top;
          path.moveTo(x + 9, y);
          path.arc(x, y, 9, 0, 7);
        }
      } else {
        for (const line of shape.lines) trace(path, line, view, shape.kind === AREA);
      }
      context.globalAlpha = 1;
      context.strokeStyle = this.options.colours().halo;
      context.lineWidth = style.width + 5;
      context.stroke(path);
      context.strokeStyle = this.options.colours().accent;
      context.lineWidth = style.width + 2;
      context.stroke(path);
    },

    // The topmost shape under a place in the container, or null.
    hit: function (point) {
      if (!this.data || !this._view || !this.wanted(this._map.getZoom())) return null;
      const corner = this._map.containerPointToLayerPoint(point).subtract(this._bounds.min);
      const x = (corner.x + this._view.left) / this._view.scale;
      const y = (corner.y + this._view.top) / this._view.scale;
      const near = 7 / this._view.scale;
      const style = this.options.layer.style;
      const over = (box) =>
        x >= box[0] - near && x <= box[2] + near && y >= box[1] - near && y <= box[3] + near;
      for (const one of this.data.points) {
        if (!over(one.box)) continue;
        for (const line of one.lines) {
          for (let i = 0; i < line.length; i += 2) {
            if (Math.hypot(line[i] - x, line[i + 1] - y) <= near) return one;
          }
        }
      }
      let best = null;
      // The smallest area wins, so that one within another can be reached.
      for (const one of this.data.shapes) {
        if (!over(one.box)) continue;
        if (one.lines.some((line) => beside(line, x, y, near))) return one;
        if (one.kind === AREA && style.fill > 0 && inside(one.lines, x, y)) best = one;
      }
      return best;
    },
  });

  function inside(rings, x, y) {
    let odd = false;
    for (const ring of rings) {
      for (let i = 0, j = ring.length - 2; i < ring.length; j = i, i += 2) {
        const above = ring[i + 1] > y;
        if (above !== ring[j + 1] > y &&
            x < ((ring[j] - ring[i]) * (y - ring[i + 1])) / (ring[j + 1] - ring[i + 1]) + ring[i]) {
          odd = !odd;
        }
      }
    }
    return odd;
  }
  function beside(line, x, y, near) {
    for (let i = 0; i + 3 < line.length; i += 2) {
      const dx = line[i + 2] - line[i];
      const dy = line[i + 3] - line[i + 1];
      const length = dx * dx + dy * dy;
      const at = length
        ? Math.max(0, Math.min(1, ((x - line[i]) * dx + (y - line[i + 1]) * dy) / length)) : 0;
      if (Math.hypot(line[i] + at * dx - x, line[i + 1] + at * dy - y) <= near) return true;
    }
    return false;
  }

  // --- names above all layers ---------------------------------------------------------------------
  const ShapeNames = snowtrack.CanvasLayer.extend({
    paint: function (context, view) {
      const placed = (this.placed = []);
      this.names = [];
      const colours = this.options.colours();
      context.textAlign = "center";
      context.textBaseline = "middle";
      context.lineJoin = "round";
      for (const layer of this.options.layers()) {
        if (!layer.data || !layer.wanted(view.zoom)) continue;
        for (const shape of layer.data.points.concat(layer.data.shapes)) {
          if (shape.label) this._name(context, view, shape, placed, colours);
        }
      }
      this._preview(context, view, colours);
      // The names of the shipped map give way to the office's own.
      const now = placed.join(";");
      if (now !== this._before) this.options.moved();
      this._before = now;
    },
    _name: function (context, view, shape, placed, colours) {
      const x = shape.x * view.scale - view.left;
      let y = shape.y * view.scale - view.top;
      if (x < -80 || y < -20 || x > view.width + 80 || y > view.height + 20) return;
      const size = 12;
      context.font = "500 " + size + "px " + snowtrack.FONT;
      const width = context.measureText(shape.name).width;
      if (shape.kind === POINT) y += 14;
      else {
        const across = (shape.box[2] - shape.box[0]) * view.scale;
        const down = (shape.box[3] - shape.box[1]) * view.scale;
        const room = shape.kind === AREA ? across : Math.hypot(across, down);
        if (room < width * 0.8 || Math.max(across, down) < size * 1.4) return;
      }
      const box = [x - width / 2 - 3, y - size * 0.7, x + width / 2 + 3, y + size * 0.7];
      if (placed.some((o) => box[0] < o[2] && box[2] > o[0] && box[1] < o[3] && box[3] > o[1])) return;
      placed.push(box);
      context.lineWidth = 3;
      context.strokeStyle = colours.halo;
      context.strokeText(shape.name, x, y);
      context.fillStyle = colours.ink;
      context.fillText(shape.name, x, y);
      this.names.push(shape.name);
    },
    // Where a layer would lie whose coordinates nobody named yet.
    _preview: function (context, view, colours) {
      const preview = this.options.preview();
      if (!preview) return;
      const path = new Path2D();
      const dots = new Path2D();
      for (const [kind, lines] of preview) {
        for (const line of lines) {
          if (kind !== POINT) {
            trace(path, line, view, kind === AREA);
            continue;
          }
          const x = line[0] * view.scale - view.left;
          const y = line[1] * view.scale - view.top;
          dots.moveTo(x + 3, y);
          dots.arc(x, y, 3, 0, 7);
        }
      }
      context.strokeStyle = colours.halo;
      context.lineWidth = 5;
      context.stroke(path);
      context.strokeStyle = context.fillStyle = colours.pin;
      context.lineWidth = 2;
      context.stroke(path);
      context.fill(dots);
    },
  });

  // --- the part ---------------------------------------------------------------------------------
  snowtrack.part((host) => {
    const map = host.map;
    const layers = new Map();
    let order = [];
    let preview = null;
    const colours = () => host.state.colours || { rim: "#fff", halo: "#fff", ink: "#000", accent: "#000", pin: "#000" };
    const pane = (uuid, level) => {
      const name = "layer-" + uuid;
      const element = map.getPane(name) || map.createPane(name);
      element.style.zIndex = level;
      element.style.pointerEvents = "none";
      return name;
    };
    // Also for layers of other kinds: the pane a layer is drawn in, already at its height.
    snowtrack.layerPane = (uuid) => {
      const at = order.findIndex((one) => one.uuid === uuid);
      return pane(uuid, LOWEST_PANE + (at < 0 ? 0 : Math.min(120, order.length - at)));
    };
    map.createPane("layer-names").style.zIndex = 440;
    map.getPane("layer-names").style.pointerEvents = "none";
    const ordered = () => order.map((one) => layers.get(one.uuid)).filter(Boolean);
    const names = new ShapeNames({
      pane: "layer-names", colours, layers: ordered, preview: () => preview,
      moved: () => host.names.redraw(),
    });
    host.names.obstacles.push(() => names.placed || []);
    names.addTo(map);
    snowtrack.layers = layers;
    snowtrack.layerNames = names;

    host.on("layers", (message) => {
      order = message;
      const known = new Set(message.map((one) => one.uuid));
      for (const [uuid, layer] of layers) {
        if (known.has(uuid)) continue;
        layer.remove();
        layers.delete(uuid);
      }
      for (const one of message) {
        const name = snowtrack.layerPane(one.uuid);
        if (one.kind !== "vector") continue;
        let layer = layers.get(one.uuid);
        if (!layer) {
          layer = new ShapeLayer({ pane: name, layer: one, colours });
          layers.set(one.uuid, layer);
          layer.addTo(map);
        }
        layer.options.layer = one;
        layer.redraw();
      }
      names.redraw();
    });
    host.on("shapes", (message) => {
      const layer = layers.get(message.uuid);
      if (!layer) return;
      layer.data = message.data ? decode(message.data) : null;
      layer.redraw();
      names.redraw();
    });
    host.on("layer_preview", (message) => {
      preview = message && message.map(([kind, lines]) => [
        kind,
        lines.map((line) => Float64Array.from(line, (value, at) =>
          at % 2 ? snowtrack.worldY(value) : snowtrack.worldX(value))),
      ]);
      names.redraw();
    });
    host.on("theme", () => {
      for (const layer of layers.values()) layer.redraw();
      names.redraw();
    });
    host.on("base_hidden", (parts) => {
      host.base.setHidden(parts);
      host.names._container.classList.toggle("st-no-names", parts.includes("names"));
      const relief = map.getPane("tilePane");
      relief.classList.toggle("st-no-relief", parts.includes("relief"));
    });
    const select = (uuid, id) => {
      for (const [key, layer] of layers) {
        const now = key === uuid ? id : null;
        if (layer.selected === now) continue;
        layer.selected = now;
        layer.redraw();
      }
    };
    host.on("layer_select", (message) => select(message && message.uuid, message && message.id));

    // The shapes under a place in the container, the topmost first: for lists of what is there.
    snowtrack.layersAt = (point) => {
      const found = [];
      for (const layer of ordered()) {
        const hit = layer.hit(point);
        if (hit) found.push({ uuid: layer.options.layer.uuid, id: hit.id, label: hit.label });
      }
      return found;
    };
    const ask = (point) => {
      const hit = snowtrack.layersAt(point)[0];
      select(hit && hit.uuid, hit && hit.id);
      if (!hit) return false;
      const at = map.containerPointToLatLng(point).wrap();
      host.send("layer_hit", { uuid: hit.uuid, id: hit.id, lat: at.lat, lon: at.lng });
      return true;
    };
    host.takeClicks((event) => {
      if (host.marks.hits(event.containerPoint).length) return false; // records lie above
      return ask(event.containerPoint);
    });
    host.takeKeys((event) => {
      if (event.key !== "i") return false;
      ask(map.getSize().divideBy(2));
      return true;
    });
  });
})();
