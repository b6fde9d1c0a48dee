"use strict";
// Records on a canvas of our own: single points with a colour and a shape, clusters with a count.
(function () {
  const snowtrack = window.snowtrack;
  const RADIUS = 6;
  const MOST_CIRCLES = 400; // points beyond which their uncertainty would cover the map
  const MANY = 150; // points from which on their pixels are laid down by hand
  const EARTH = 40075016.686;

  const OUTLINES = {
    circle: (c, r) => c.arc(0, 0, r, 0, 2 * Math.PI),
    square: (c, r) => c.rect(-r * 0.88, -r * 0.88, r * 1.76, r * 1.76),
    diamond: (c, r) => polygon(c, [[0, -1.2], [1.2, 0], [0, 1.2], [-1.2, 0]], r),
    triangle: (c, r) => polygon(c, [[0, -1.2], [1.15, 0.85], [-1.15, 0.85]], r),
    "triangle-down": (c, r) => polygon(c, [[0, 1.2], [1.15, -0.85], [-1.15, -0.85]], r),
    pentagon: (c, r) =>
      polygon(c, [0, 1, 2, 3, 4].map((k) => {
        const a = (k * 2 * Math.PI) / 5 - Math.PI / 2;
        return [1.12 * Math.cos(a), 1.12 * Math.sin(a)];
      }), r),
    cross: (c, r) =>
      polygon(c, [[-0.4, -1.1], [0.4, -1.1], [0.4, -0.4], [1.1, -0.4], [1.1, 0.4], [0.4, 0.4],
        [0.4, 1.1], [-0.4, 1.1], [-0.4, 0.4], [-1.1, 0.4], [-1.1, -0.4], [-0.4, -0.4]], r),
    star: (c, r) =>
      polygon(c, Array.from({ length: 10 }, (_, k) => {
        const a = (k * Math.PI) / 5 - Math.PI / 2;
        const s = k % 2 ? 0.58 : 1.35;
        return [s * Math.cos(a), s * Math.sin(a)];
      }), r),
  };

  function polygon(context, corners, r) {
    corners.forEach(([x, y], k) => {
      if (k) context.lineTo(x * r, y * r);
      else context.moveTo(x * r, y * r);
    });
    context.closePath();
  }

  // Draws one mark at the origin; also used by the legend.
  snowtrack.drawMark = function (context, style, rim, radius) {
    context.beginPath();
    (OUTLINES[style.shape] || OUTLINES.circle)(context, radius);
    context.lineJoin = "round";
    context.lineWidth = 3;
    context.strokeStyle = rim;
    context.stroke();
    context.fillStyle = style.colour;
    context.fill();
    if (style.sign) drawSign(context, style.sign, rim, radius);
  };

  // Within a shape that says the kind: what goes with the colour.
  function drawSign(context, sign, rim, radius) {
    const long = radius * 0.55;
    const ends = {
      bar: [-long, 0, long, 0], pole: [0, -long, 0, long],
      slash: [-long * 0.8, long * 0.8, long * 0.8, -long * 0.8],
      back: [-long * 0.8, -long * 0.8, long * 0.8, long * 0.8],
    }[sign];
    context.beginPath();
    if (ends) {
      context.moveTo(ends[0], ends[1]);
      context.lineTo(ends[2], ends[3]);
      context.lineWidth = radius * 0.3;
      context.strokeStyle = rim;
      context.stroke();
    } else {
      context.arc(0, 0, sign === "hole" ? radius * 0.52 : radius * 0.3, 0, 2 * Math.PI);
      context.fillStyle = rim;
      context.fill();
    }
  }

  snowtrack.shortCount = function (count) {
    if (count < 1000) return String(count);
    if (count < 10000) return (count / 1000).toFixed(1).replace(/\.0$/, "") + "k";
    if (count < 1000000) return Math.round(count / 1000) + "k";
    return (count / 1000000).toFixed(1).replace(/\.0$/, "") + "M";
  };

  snowtrack.clusterRadius = (count) => Math.min(24, 9.5 + 3.4 * Math.log10(count));

  snowtrack.MarkLayer = snowtrack.CanvasLayer.extend({
    initialize: function (options) {
      snowtrack.CanvasLayer.prototype.initialize.call(this, options);
      this.points = []; // {x, y, lat, lon, id, layer, style, uncertainty}
      this.clusters = []; // {x, y, lat, lon, count, shares: [colour, percent, …]}
      this.styles = []; // {colour, shape, layer}
      this.shades = []; // colours that shares speak of
      this.selected = null; // {layer, id}
      this.hovered = null;
      this.place = null; // {lat, lon, uncertainty}: the position being set
      this.drawn = { points: 0, clusters: 0, milliseconds: 0 };
      this._colours = null;
      this._sprites = new snowtrack.Sprites();
    },

    setColours: function (colours) {
      this._colours = colours;
      this._sprites.forget();
      this.redraw();
    },

    setFeatures: function (message) {
      const [south, west] = message.origin;
      const flat = message.points;
      this.styles = message.styles.map(([colour, shape, layer, sign]) => ({ colour, shape, layer, sign }));
      this.shades = message.colours;
      this.points = [];
      for (let i = 0; i < flat.length; i += 5) {
        const lat = south + flat[i] / message.unit;
        const lon = west + flat[i + 1] / message.unit;
        const style = this.styles[flat[i + 3]];
        this.points.push({
          x: snowtrack.worldX(lon), y: snowtrack.worldY(lat), lat, lon, id: flat[i + 2],
          layer: style ? style.layer : "", style: flat[i + 3], uncertainty: flat[i + 4],
        });
      }
      this.clusters = [];
      for (let i = 0; i < message.clusters.length; ) {
        const [down, across, count, parts] = message.clusters.slice(i, i + 4);
        const lat = south + down / message.unit;
        const lon = west + across / message.unit;
        this.clusters.push({
          x: snowtrack.worldX(lon), y: snowtrack.worldY(lat), lat, lon, count,
          shares: message.clusters.slice(i + 4, i + 4 + parts),
        });
        i += 4 + parts;
      }
      this.clusters.sort((a, b) => a.count - b.count); // the largest is seen whole
      this.hovered = null;
      this.redraw();
    },

    isSelected: function (item) {
      const chosen = this.selected;
      return Boolean(chosen) && item.id === chosen.id && item.layer === chosen.layer;
    },

    _styleOf: function (item) {
      return this.styles[item.style] || { colour: this._colours.quiet, shape: "circle" };
    },

    _mark: function (context, item, at) {
      const style = this._styleOf(item);
      context.translate(at[0], at[1]);
      snowtrack.drawMark(context, style, this._colours.rim, RADIUS);
      context.translate(-at[0], -at[1]);
    },

    _sprite: function (item, at) {
      const ratio = this._ratio;
      const style = this._styleOf(item);
      const draw = (context) => snowtrack.drawMark(context, style, this._colours.rim, RADIUS);
      const key = [style.shape, style.sign, style.colour, ratio].join();
      this._sprites.put(
        this._sprites.sprite(key, draw, RADIUS * 1.4 + 2, ratio), at[0] * ratio, at[1] * ratio
      );
    },

    _metres: function (lat, metres, scale) {
      return (metres / (EARTH * Math.cos((lat * Math.PI) / 180))) * 256 * scale;
    },

    _circle: function (context, view, lat, lon, metres, colour) {
      const radius = this._metres(lat, metres, view.scale);
      if (!(radius > RADIUS + 3) || radius > 4000) return;
      context.beginPath();
      context.arc(
        snowtrack.worldX(lon) * view.scale - view.left,
        snowtrack.worldY(lat) * view.scale - view.top, radius, 0, 2 * Math.PI
      );
      context.globalAlpha = 0.13;
      context.fillStyle = colour;
      context.fill();
      context.globalAlpha = 0.8;
      context.lineWidth = 1.2;
      context.setLineDash([4, 3]);
      context.strokeStyle = colour;
      context.stroke();
      context.setLineDash([]);
      context.globalAlpha = 1;
    },

    _inside: function (item, view, margin) {
      const x = item.x * view.scale - view.left;
      const y = item.y * view.scale - view.top;
      if (x < -margin || y < -margin || x > view.width + margin || y > view.height + margin) return null;
      return [x, y];
    },

    paint: function (context, view) {
      if (!this._colours) return;
      const started = performance.now();
      let points = 0;
      let clusters = 0;
      let empty = !(this.place && this.place.uncertainty > 0); // nothing is drawn yet
      if (this.place && this.place.uncertainty > 0) {
        this._circle(
          context, view, this.place.lat, this.place.lon, this.place.uncertainty, this._colours.pin
        );
      }
      for (const item of this.points) {
        const chosen = this.isSelected(item) || item === this.hovered;
        if (item.uncertainty > 0 && (chosen || (view.zoom >= 12 && this.points.length <= MOST_CIRCLES))) {
          const style = this.styles[item.style];
          empty = false;
          this._circle(
            context, view, item.lat, item.lon, item.uncertainty,
            style ? style.colour : this._colours.quiet
          );
        }
      }
      let selected = null;
      let hovered = null;
      const many = this.points.length > MANY;
      if (many) this._sprites.begin(context.canvas.width, context.canvas.height);
      const stacks = new Map(); // marks that hide each other
      for (const item of this.points) {
        const at = this._inside(item, view, 12);
        if (!at) continue;
        points += 1;
        const spot = Math.round(at[0] / 3) * 100003 + Math.round(at[1] / 3);
        const stack = stacks.get(spot);
        if (stack) stack.count += 1;
        else stacks.set(spot, { at, count: 1 });
        if (many) this._sprite(item, at);
        else this._mark(context, item, at);
        if (this.isSelected(item)) selected = { item, at };
        if (item === this.hovered) hovered = at;
      }
      if (many) this._sprites.end(context, empty);
      if (hovered) this._ring(context, hovered, RADIUS + 4.5, this._colours.ink, 1.5);
      if (selected) {
        this._ring(context, selected.at, RADIUS + 6, this._colours.rim, 5);
        this._ring(context, selected.at, RADIUS + 6, this._colours.accent, 2.6);
        this._mark(context, selected.item, selected.at);
      }
      context.textAlign = "center";
      context.textBaseline = "middle";
      for (const stack of stacks.values()) {
        if (stack.count > 1) this._badge(context, stack.at, snowtrack.shortCount(stack.count));
      }
      for (const item of this.clusters) {
        const at = this._inside(item, view, 30);
        if (!at) continue;
        clusters += 1;
        this._cluster(context, item, at);
      }
      this.drawn = { points, clusters, milliseconds: performance.now() - started };
    },

    // A disc with the count; around it a ring that says which colours it holds, in which parts.
    _cluster: function (context, item, at) {
      const radius = snowtrack.clusterRadius(item.count);
      const ring = item === this.hovered ? 5.5 : 4;
      const [x, y] = at;
      context.beginPath();
      context.arc(x, y, radius + ring + 1, 0, 2 * Math.PI);
      context.fillStyle = this._colours.rim;
      context.fill();
      let from = -Math.PI / 2;
      const shares = item.shares.length ? item.shares : this.shades.length === 1 ? [0, 100] : [];
      for (let i = 0; i < shares.length; i += 2) {
        const to = from + (shares[i + 1] / 100) * 2 * Math.PI;
        this._slice(context, at, radius + ring, from, to, this.shades[shares[i]]);
        from = to;
      }
      const end = 1.5 * Math.PI;
      if (from < end - 0.03) this._slice(context, at, radius + ring, from, end, this._colours.quiet);
      context.beginPath();
      context.arc(x, y, radius, 0, 2 * Math.PI);
      context.fillStyle = this._colours.panel;
      context.fill();
      context.lineWidth = 1;
      context.strokeStyle = this._colours.rim;
      context.stroke();
      context.fillStyle = this._colours.ink;
      context.font = "600 " + (radius > 15 ? 12 : 11) + "px sans-serif";
      context.fillText(snowtrack.shortCount(item.count), x, y + 0.5);
    },

    _slice: function (context, at, radius, from, to, colour) {
      context.beginPath();
      context.moveTo(at[0], at[1]);
      context.arc(at[0], at[1], radius, from, to);
      context.closePath();
      context.fillStyle = colour || this._colours.quiet;
      context.fill();
    },

    _badge: function (context, at, text) {
      const x = at[0] + RADIUS + 1;
      const y = at[1] - RADIUS - 1;
      context.font = "600 10px sans-serif";
      const half = Math.max(6.5, context.measureText(text).width / 2 + 3.5);
      context.beginPath();
      context.roundRect(x - half, y - 6.5, 2 * half, 13, 6.5);
      context.fillStyle = this._colours.ink;
      context.fill();
      context.fillStyle = this._colours.rim;
      context.fillText(text, x, y + 0.5);
    },

    _ring: function (context, at, radius, colour, width) {
      context.beginPath();
      context.arc(at[0], at[1], radius, 0, 2 * Math.PI);
      context.lineWidth = width;
      context.strokeStyle = colour;
      context.stroke();
    },

    // Everything under a point of the container (CSS pixels), nearest first.
    hits: function (point) {
      const map = this._map;
      const scale = Math.pow(2, map.getZoom());
      const origin = map.getPixelOrigin();
      const at = map.containerPointToLayerPoint(point).add(origin);
      const found = [];
      for (const item of this.clusters) {
        const away = Math.hypot(item.x * scale - at.x, item.y * scale - at.y);
        const reach = snowtrack.clusterRadius(item.count) + 4;
        if (away <= reach) found.push({ away: away / reach, cluster: item });
      }
      for (const item of this.points) {
        const away = Math.hypot(item.x * scale - at.x, item.y * scale - at.y);
        if (away <= RADIUS + 4) found.push({ away: away / (RADIUS + 4), point: item });
      }
      return found.sort((a, b) => a.away - b.away);
    },

    // Marks in view in reading order, for stepping through them with the keyboard.
    inView: function () {
      const bounds = this._map.getBounds();
      return [...this.points, ...this.clusters]
        .filter((item) => bounds.contains([item.lat, item.lon]))
        .sort((a, b) => Math.round((a.y - b.y) * 1e4) || a.x - b.x);
    },
  });
})();
