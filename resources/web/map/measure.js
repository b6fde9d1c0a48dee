"use strict";
// Measuring: the page keeps the corners and draws; lengths and areas are the program's, in words.
(function () {
  const snowtrack = window.snowtrack;
  const SAME_SPOT = 5; // pixels: the second click of a double click

  const Layer = snowtrack.CanvasLayer.extend({
    initialize: function (options) {
      snowtrack.CanvasLayer.prototype.initialize.call(this, options);
      this.corners = []; // [lat, lon]
      this.moving = null; // where the pointer is, while a line hangs on it
      this.closed = false; // an area
      this.words = { sides: [], total: "" };
      this.colours = null;
    },
    // A side as the shortest way: on a map of Mercator's it is a curve, seen from some 50 km on.
    _side: function (context, view, from, to) {
      const steps = Math.min(64, 1 + Math.floor(Math.hypot(from[0] - to[0], from[1] - to[1]) * 3));
      for (const [lat, lon] of between(from, to, steps)) {
        context.lineTo(
          snowtrack.worldX(lon) * view.scale - view.left,
          snowtrack.worldY(lat) * view.scale - view.top
        );
      }
    },
    _at: function (view, [lat, lon]) {
      return [
        snowtrack.worldX(lon) * view.scale - view.left,
        snowtrack.worldY(lat) * view.scale - view.top,
      ];
    },
    paint: function (context, view) {
      const all = this.moving ? this.corners.concat([this.moving]) : this.corners;
      if (!this.colours || !all.length) return;
      const ring = this.closed && all.length > 2;
      context.lineJoin = "round";
      context.lineCap = "round";
      context.beginPath();
      context.moveTo(...this._at(view, all[0]));
      for (let k = 1; k < all.length; k++) this._side(context, view, all[k - 1], all[k]);
      if (ring) {
        this._side(context, view, all[all.length - 1], all[0]);
        context.fillStyle = this.colours.accent;
        context.globalAlpha = 0.14;
        context.fill();
        context.globalAlpha = 1;
      }
      context.strokeStyle = this.colours.rim;
      context.lineWidth = 5;
      context.stroke();
      context.strokeStyle = this.colours.accent;
      context.lineWidth = 2.2;
      context.stroke();
      for (const corner of this.corners) {
        const [x, y] = this._at(view, corner);
        context.beginPath();
        context.arc(x, y, 4, 0, 2 * Math.PI);
        context.fillStyle = this.colours.rim;
        context.fill();
        context.lineWidth = 2;
        context.stroke();
      }
      this._labels(context, view, all, ring);
    },
    _labels: function (context, view, all, ring) {
      const last = ring ? all.length : all.length - 1;
      for (let k = 0; k < last && k < this.words.sides.length; k++) {
        const from = this._at(view, all[k]);
        const to = this._at(view, all[(k + 1) % all.length]);
        const text = this.words.sides[k];
        context.font = "500 11.5px " + snowtrack.FONT;
        if (Math.hypot(from[0] - to[0], from[1] - to[1]) < context.measureText(text).width + 14) continue;
        this._plate(context, text, (from[0] + to[0]) / 2, (from[1] + to[1]) / 2, false);
      }
      if (this.words.total && all.length > 1) {
        context.font = "600 12.5px " + snowtrack.FONT;
        if (ring) {
          const points = all.map((corner) => this._at(view, corner));
          const middle = (axis) => points.reduce((sum, p) => sum + p[axis], 0) / points.length;
          this._plate(context, this.words.total, middle(0), middle(1), true);
        } else {
          const [x, y] = this._at(view, all[all.length - 1]);
          this._plate(context, this.words.total, x, y - 20, true);
        }
      }
    },
    _plate: function (context, text, x, y, strong) {
      const width = context.measureText(text).width + 12;
      const height = strong ? 21 : 18;
      context.beginPath();
      context.roundRect(x - width / 2, y - height / 2, width, height, 4);
      context.fillStyle = strong ? this.colours.accent : this.colours.panel;
      context.globalAlpha = 0.94;
      context.fill();
      context.globalAlpha = 1;
      context.textAlign = "center";
      context.textBaseline = "middle";
      context.fillStyle = strong ? this.colours.onAccent : this.colours.ink;
      context.fillText(text, x, y + 0.5);
    },
  });

  // Points of the great circle from one place to another, without the first.
  function between(from, to, steps) {
    if (steps < 2) return [to];
    const vector = ([lat, lon]) => {
      const [p, l] = [(lat * Math.PI) / 180, (lon * Math.PI) / 180];
      return [Math.cos(p) * Math.cos(l), Math.cos(p) * Math.sin(l), Math.sin(p)];
    };
    const [a, b] = [vector(from), vector(to)];
    const angle = Math.acos(Math.max(-1, Math.min(1, a[0] * b[0] + a[1] * b[1] + a[2] * b[2])));
    if (!(angle > 1e-9) || angle > 3.1) return [to];
    const out = [];
    for (let k = 1; k < steps; k++) {
      const [s, t] = [Math.sin(angle * (1 - k / steps)), Math.sin(angle * (k / steps))];
      const [x, y, z] = a.map((value, axis) => (s * value + t * b[axis]) / Math.sin(angle));
      out.push([(Math.atan2(z, Math.hypot(x, y)) * 180) / Math.PI, (Math.atan2(y, x) * 180) / Math.PI]);
    }
    return out.concat([to]);
  }
  snowtrack.between = between;

  snowtrack.part((host) => {
    const map = host.map;
    map.createPane("measure").style.zIndex = 470;
    map.getPane("measure").style.pointerEvents = "none";
    const layer = new Layer({ pane: "measure" }).addTo(map);
    snowtrack.measure = layer;
    let active = false;
    let ended = false;
    let asked = 0;
    const place = (latlng) => {
      const wrapped = latlng.wrap();
      return [wrapped.lat, wrapped.lng];
    };
    const ask = () => {
      layer.redraw();
      host.send("measure", { corners: layer.corners, moving: layer.moving, ended });
    };
    const add = (corner) => {
      if (ended) {
        layer.corners = [];
        ended = false;
      }
      const last = layer.corners[layer.corners.length - 1];
      if (last) {
        const [a, b] = [map.latLngToContainerPoint(last), map.latLngToContainerPoint(corner)];
        if (a.distanceTo(b) <= SAME_SPOT) return false;
      }
      if (layer.corners.length < 500) layer.corners.push(corner);
      layer.moving = null;
      ask();
      return true;
    };
    const end = () => {
      layer.moving = null;
      if (layer.corners.length > 1) ended = true;
      ask();
    };

    host.takeClicks((event) => {
      if (active) add(place(event.latlng));
      return active;
    });
    map.on("dblclick", () => {
      if (active) end();
    });
    map.on("mousemove", (event) => {
      if (!active || ended || !layer.corners.length) return;
      layer.moving = place(event.latlng);
      const now = event.originalEvent.timeStamp;
      if (now - asked < 40) return layer.redraw();
      asked = now;
      ask();
    });
    map.on("mouseout", () => {
      if (!active || !layer.moving) return;
      layer.moving = null;
      ask();
    });
    host.takeKeys((event) => {
      if (!active) return false;
      if (event.key === "Backspace" || event.key === "Delete") {
        ended = false;
        layer.corners.pop();
        layer.moving = null;
        ask();
      } else if (event.key === "Enter") {
        // A second Enter on the same spot ends it, as a double click does.
        if (ended || !add(place(map.getCenter()))) end();
      } else if (event.key === "Escape") {
        host.send("measure_left");
      } else return false;
      return true;
    });
    host.on("measure", (message) => {
      active = Boolean(message);
      host.container.classList.toggle("st-measuring", active);
      map.doubleClickZoom[active ? "disable" : "enable"]();
      if (!message || message.anew) {
        layer.corners = (message && message.corners) || [];
        layer.moving = null;
        ended = false;
        layer.words = { sides: [], total: "" };
      }
      layer.closed = Boolean(message && message.area);
      if (active) ask();
      layer.redraw();
    });
    host.on("measure_step_back", () => {
      ended = false;
      layer.corners.pop();
      ask();
    });
    host.on("measure_words", (words) => {
      layer.words = words;
      layer.redraw();
    });
    host.on("theme", (colours) => {
      layer.colours = colours;
      layer.redraw();
    });
  });
})();
