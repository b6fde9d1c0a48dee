"use strict";
// Routes of rescue cases: lines below the marks, with an arrow in the middle of each leg.
snowtrack.part((host) => {
  host.map.createPane("routes").style.zIndex = 440;
  host.map.getPane("routes").style.pointerEvents = "none";

  const Layer = snowtrack.CanvasLayer.extend({
    legs: [],

    paint: function (context, view) {
      const colours = host.state.colours;
      if (!colours) return;
      context.lineCap = "round";
      for (const leg of this.legs) {
        const from = [leg.x1 * view.scale - view.left, leg.y1 * view.scale - view.top];
        const to = [leg.x2 * view.scale - view.left, leg.y2 * view.scale - view.top];
        const length = Math.hypot(to[0] - from[0], to[1] - from[1]);
        if (length < 3) continue;
        for (const [width, colour] of [[4.5, colours.rim], [2, colours.route]]) {
          context.setLineDash(leg.sure ? [] : [6, 6]);
          context.lineWidth = width;
          context.strokeStyle = colour;
          context.globalAlpha = width > 3 ? 0.7 : 1;
          context.beginPath();
          context.moveTo(...from);
          context.lineTo(...to);
          context.stroke();
        }
        context.globalAlpha = 1;
        context.setLineDash([]);
        if (length > 34) this._arrow(context, from, to, colours);
      }
    },

    _arrow: function (context, from, to, colours) {
      const angle = Math.atan2(to[1] - from[1], to[0] - from[0]);
      context.save();
      context.translate((from[0] + to[0]) / 2, (from[1] + to[1]) / 2);
      context.rotate(angle);
      context.beginPath();
      context.moveTo(6, 0);
      context.lineTo(-4, 4.5);
      context.lineTo(-4, -4.5);
      context.closePath();
      context.lineWidth = 2;
      context.strokeStyle = colours.rim;
      context.stroke();
      context.fillStyle = colours.route;
      context.fill();
      context.restore();
    },
  });

  const layer = new Layer({ pane: "routes" }).addTo(host.map);
  snowtrack.routes = layer;
  host.on("routes", (flat) => {
    layer.legs = [];
    for (let i = 0; i < flat.length; i += 5) {
      layer.legs.push({
        x1: snowtrack.worldX(flat[i + 1]), y1: snowtrack.worldY(flat[i]),
        x2: snowtrack.worldX(flat[i + 3]), y2: snowtrack.worldY(flat[i + 2]),
        sure: flat[i + 4] === 1,
      });
    }
    layer.redraw();
  });
  host.on("theme", () => layer.redraw());
});
