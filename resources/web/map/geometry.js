"use strict";
// Decodes TopoJSON and projects it once to "world" units: Web Mercator on a square of 256.
(function () {
  const snowtrack = (window.snowtrack = window.snowtrack || {});

  // Parts of the page in files of their own: snowtrack.part((host) => …), called once when the map
  // stands and before the program says anything. What `host` offers is written in page.js.
  const parts = [];
  snowtrack.part = (begin) => parts.push(begin);
  snowtrack.beginParts = (host) => parts.forEach((begin) => begin(host));

  snowtrack.worldX = (lon) => ((lon + 180) / 360) * 256;
  snowtrack.worldY = (lat) => {
    const limited = Math.max(-85.0511, Math.min(85.0511, lat));
    const sine = Math.sin((limited * Math.PI) / 180);
    return (0.5 - Math.log((1 + sine) / (1 - sine)) / (4 * Math.PI)) * 256;
  };

  function decodeArc(arc, transform) {
    const out = new Float64Array(arc.length * 2);
    let x = 0;
    let y = 0;
    for (let i = 0; i < arc.length; i++) {
      x += arc[i][0];
      y += arc[i][1];
      out[2 * i] = snowtrack.worldX(x * transform.scale[0] + transform.translate[0]);
      out[2 * i + 1] = snowtrack.worldY(y * transform.scale[1] + transform.translate[1]);
    }
    return out;
  }

  function extent(lines) {
    const box = [Infinity, Infinity, -Infinity, -Infinity];
    for (const line of lines) {
      for (let i = 0; i < line.length; i += 2) {
        if (line[i] < box[0]) box[0] = line[i];
        if (line[i] > box[2]) box[2] = line[i];
        if (line[i + 1] < box[1]) box[1] = line[i + 1];
        if (line[i + 1] > box[3]) box[3] = line[i + 1];
      }
    }
    return box;
  }

  function join(indices, arcs) {
    if (indices.length === 1 && indices[0] >= 0) return arcs[indices[0]];
    const points = [];
    for (const index of indices) {
      const arc = index >= 0 ? arcs[index] : arcs[~index];
      const count = arc.length / 2;
      for (let k = 0; k < count; k++) {
        const at = index >= 0 ? k : count - 1 - k;
        if (points.length && k === 0) continue; // the joint is in both arcs
        points.push(arc[2 * at], arc[2 * at + 1]);
      }
    }
    return Float64Array.from(points);
  }

  // Returns [{lines: [Float64Array x,y,...], box: [w,n,e,s], properties}] of one named object.
  snowtrack.decodeTopology = function (topology, name) {
    const arcs = topology.arcs.map((arc) => decodeArc(arc, topology.transform));
    const object = topology.objects[name];
    return (object ? object.geometries : []).map((geometry) => {
      const rings = geometry.type === "Polygon" ? geometry.arcs : [geometry.arcs];
      const lines = rings.map((ring) => join(ring, arcs));
      return { lines, box: extent(lines), properties: geometry.properties || {} };
    });
  };

  // A canvas that follows a Leaflet map; subclasses say how to draw on it.
  snowtrack.CanvasLayer = L.Renderer.extend({
    options: { padding: 0.3, className: "" },

    _initContainer: function () {
      this._container = document.createElement("canvas");
      if (this.options.className) this._container.classList.add(this.options.className);
      this._container.setAttribute("aria-hidden", "true");
      this._context = this._container.getContext("2d");
    },
    _destroyContainer: function () {
      L.DomUtil.remove(this._container);
      delete this._context;
      delete this._container;
    },
    _updatePaths: function () {},

    _update: function () {
      if (!this._map || (this._map._animatingZoom && this._bounds)) return;
      L.Renderer.prototype._update.call(this);
      const size = this._bounds.getSize();
      const most = snowtrack.printing ? 8 : 2;
      const ratio = Math.min(window.devicePixelRatio || 1, most);
      const canvas = this._container;
      L.DomUtil.setPosition(canvas, this._bounds.min);
      if (canvas.width !== size.x * ratio || canvas.height !== size.y * ratio) {
        canvas.width = size.x * ratio;
        canvas.height = size.y * ratio;
        canvas.style.width = size.x + "px";
        canvas.style.height = size.y + "px";
      }
      this._ratio = ratio;
      this.redraw();
    },

    redraw: function () {
      if (!this._context || !this._bounds) return this;
      const size = this._bounds.getSize();
      const zoom = this._map.getZoom();
      const origin = this._map.getPixelOrigin();
      const context = this._context;
      context.setTransform(this._ratio, 0, 0, this._ratio, 0, 0);
      context.clearRect(0, 0, size.x, size.y);
      // x = wx * scale - left, in the canvas's own pixels
      this._view = {
        zoom,
        scale: Math.pow(2, zoom),
        left: origin.x + this._bounds.min.x,
        top: origin.y + this._bounds.min.y,
        width: size.x,
        height: size.y,
      };
      this.paint(context, this._view);
      return this;
    },
  });
})();
