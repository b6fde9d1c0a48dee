"use strict";
// The area of the filter: its outline, drawing a new one, and handles to change it. What it means
// (geodesic circles, sizes, whether it will do) is the program's.
snowtrack.part((host) => {
  const map = host.map;
  const STEPS = 24; // parts of a side: straight in degrees is a curve on a map of Mercator's
  const MOST_HANDLES = 120;
  const SAME_SPOT = 6; // pixels

  map.createPane("area").style.zIndex = 445;
  map.getPane("area").style.pointerEvents = "none";

  const Layer = snowtrack.CanvasLayer.extend({
    initialize: function (options) {
      snowtrack.CanvasLayer.prototype.initialize.call(this, options);
      this.ring = []; // [lat, lon], of what narrows
      this.drawing = null; // the same of what is being drawn; open while it has no end
      this.open = false;
    },
    _path: function (context, view, ring, closed) {
      const at = ([lat, lon]) => [
        snowtrack.worldX(lon) * view.scale - view.left, snowtrack.worldY(lat) * view.scale - view.top,
      ];
      context.moveTo(...at(ring[0]));
      const last = closed ? ring.length : ring.length - 1;
      for (let k = 0; k < last; k++) {
        const [from, to] = [ring[k], ring[(k + 1) % ring.length]];
        const parts = Math.abs(from[0] - to[0]) < 0.05 ? 1 : STEPS;
        for (let n = 1; n <= parts; n++) {
          const share = n / parts;
          context.lineTo(...at([
            from[0] + (to[0] - from[0]) * share, from[1] + (to[1] - from[1]) * share,
          ]));
        }
      }
    },
    _outline: function (context, colours, dashed) {
      context.lineJoin = "round";
      context.setLineDash([]);
      context.lineWidth = 4.5;
      context.strokeStyle = colours.rim;
      context.stroke();
      context.setLineDash(dashed ? [7, 5] : []);
      context.lineWidth = 2;
      context.strokeStyle = colours.accent;
      context.stroke();
      context.setLineDash([]);
    },
    paint: function (context, view) {
      const colours = host.state.colours;
      if (!colours) return;
      if (this.ring.length > 2 && !this.drawing) {
        // What lies outside is dimmed, so that the area is seen even where its border is not.
        context.beginPath();
        context.rect(0, 0, view.width, view.height);
        this._path(context, view, this.ring, true);
        context.fillStyle = colours.ground;
        context.globalAlpha = 0.42;
        context.fill("evenodd");
        context.globalAlpha = 1;
        context.beginPath();
        this._path(context, view, this.ring, true);
        this._outline(context, colours, false);
      }
      const ring = this.drawing;
      if (!ring || !ring.length) return;
      if (ring.length > 1) {
        context.beginPath();
        this._path(context, view, ring, ring.length > 2 && !this.open);
        if (ring.length > 2) {
          context.fillStyle = colours.accent;
          context.globalAlpha = 0.14;
          context.fill("evenodd");
          context.globalAlpha = 1;
        }
        this._outline(context, colours, true);
      }
      for (const [lat, lon] of this.open ? ring.slice(0, -1).concat(ring.slice(-1)) : []) {
        context.beginPath();
        context.arc(
          snowtrack.worldX(lon) * view.scale - view.left,
          snowtrack.worldY(lat) * view.scale - view.top, 4, 0, 2 * Math.PI
        );
        context.fillStyle = colours.rim;
        context.fill();
        context.strokeStyle = colours.accent;
        context.lineWidth = 2;
        context.stroke();
      }
    },
  });

  const layer = new Layer({ pane: "area" }).addTo(map);
  snowtrack.area = layer;
  let tool = null; // box, circle, polygon
  let points = []; // what was set of it, [lat, lon]
  let shown = null; // the program's last word on the area
  let handles = [];
  let asked = 0;

  const place = (latlng) => {
    const wrapped = latlng.wrap();
    return [wrapped.lat, wrapped.lng];
  };
  const tell = (kind, all, done) => host.send("area", { kind, points: all, done });
  const near = (a, b) =>
    map.latLngToContainerPoint(a).distanceTo(map.latLngToContainerPoint(b)) <= SAME_SPOT;
  const corners = ([[south, west], [north, east]]) => [
    [south, west], [south, east], [north, east], [north, west],
  ];

  // --- drawing -----------------------------------------------------------------------------------
  function preview(moving) {
    const all = moving ? points.concat([moving]) : points;
    layer.open = tool === "polygon" && all.length < 3;
    if (tool === "box" && all.length === 2) layer.drawing = corners(all);
    else if (tool === "circle" && all.length === 2) {
      layer.drawing = layer.drawing && layer.drawing.length > 2 ? layer.drawing : all;
    } else layer.drawing = all;
    layer.redraw();
    const now = performance.now();
    if (all.length > 1 && (!moving || now - asked > 50)) {
      asked = now;
      tell(tool, all, false);
    }
  }
  function add(at) {
    if (points.length && near(points[points.length - 1], at)) return;
    if (tool === "polygon" && points.length > 2 && near(points[0], at)) return finish();
    points.push(at);
    preview(null);
    if (tool !== "polygon" && points.length === 2) finish();
  }
  function finish() {
    if (tool === "polygon" ? points.length > 2 : points.length === 2) tell(tool, points, true);
  }
  function back() {
    points.pop();
    layer.drawing = null;
    preview(null);
  }

  host.takeClicks((event) => {
    if (tool) add(place(event.latlng));
    return Boolean(tool);
  });
  map.on("dblclick", () => tool === "polygon" && finish());
  map.on("mousemove", (event) => {
    if (tool && points.length) preview(place(event.latlng));
  });
  host.takeKeys((event) => {
    if (event.key === "v" && !tool) host.send("area_view");
    else if (!tool && !handles.length) return false;
    else if (event.key === "Escape") host.send("area_left");
    else if (event.key === "Backspace") tool ? back() : host.send("area_undo");
    else if (tool && event.key === " ") add(place(map.getCenter()));
    else if (event.key === "Enter") {
      if (!tool) host.send("area_left");
      else if (tool === "polygon" && points.length > 2) finish();
      else add(place(map.getCenter()));
    } else return false;
    return true;
  });

  // --- changing ----------------------------------------------------------------------------------
  function changed(index, at) {
    const all = shown.handles.map((each) => [...each]);
    if (shown.kind === "box") return [all[(index + 2) % 4], at];
    if (shown.kind === "circle" && index === 0) {
      const [dLat, dLon] = [at[0] - all[0][0], at[1] - all[0][1]];
      return [at, [all[1][0] + dLat, all[1][1] + dLon]];
    }
    all[index] = at;
    return all;
  }
  function handle(at, className, title, drag) {
    const icon = L.divIcon({ className, iconSize: [14, 14], iconAnchor: [7, 7] });
    const marker = L.marker(at, { icon, draggable: true, keyboard: false, title }).addTo(map);
    let all = null;
    marker.on("drag", () => {
      all = drag(place(marker.getLatLng()));
      const now = performance.now();
      if (now - asked < 40) return;
      asked = now;
      tell(shown.kind, all, false);
    });
    marker.on("dragend", () => all && tell(shown.kind, all, true));
    handles.push(marker);
    return marker;
  }
  function showHandles() {
    for (const marker of handles) marker.remove();
    handles = [];
    if (!shown || !shown.edit || shown.handles.length > MOST_HANDLES) return;
    shown.handles.forEach((at, index) => {
      const marker = handle(at, "st-corner", "", (to) => changed(index, to));
      if (shown.kind !== "polygon") return;
      marker.on("dblclick", (event) => {
        L.DomEvent.stop(event);
        if (shown.handles.length > 3) tell("polygon", shown.handles.filter((_, k) => k !== index), true);
      });
      const next = shown.handles[(index + 1) % shown.handles.length];
      const middle = [(at[0] + next[0]) / 2, (at[1] + next[1]) / 2];
      handle(middle, "st-corner st-middle", "", (to) => [
        ...shown.handles.slice(0, index + 1), to, ...shown.handles.slice(index + 1),
      ]);
    });
  }

  // --- what the program says ---------------------------------------------------------------------
  host.on("area", (message) => {
    shown = message;
    layer.ring = message ? message.ring : [];
    if (!tool) layer.drawing = null;
    showHandles();
    layer.redraw();
  });
  host.on("area_preview", (ring) => {
    if (!tool && !handles.length) return;
    layer.drawing = ring;
    layer.open = false;
    layer.redraw();
  });
  host.on("area_tool", (mode) => {
    tool = mode;
    points = [];
    layer.drawing = null;
    host.container.classList.toggle("st-measuring", Boolean(mode));
    if (mode) map.doubleClickZoom.disable();
    else map.doubleClickZoom.enable();
    if (mode) host.container.focus({ preventScroll: true });
    layer.redraw();
  });
  host.on("theme", () => layer.redraw());
});
