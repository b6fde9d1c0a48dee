"use strict";
// Moving the mark of one record: nothing moves before the program says so, nothing is kept before
// it is confirmed.
(function () {
  const snowtrack = window.snowtrack;
  const NUDGE = 8; // pixels an arrow key moves it; with Shift five times as far, with Alt by one

  const Layer = snowtrack.CanvasLayer.extend({
    paint: function (context, view) {
      const { from, to, colours, words } = this;
      if (!from || !colours) return;
      const at = ([lat, lon]) => [
        snowtrack.worldX(lon) * view.scale - view.left,
        snowtrack.worldY(lat) * view.scale - view.top,
      ];
      const [x0, y0] = at(from);
      const [x1, y1] = at(to);
      context.lineCap = "round";
      for (const [colour, width] of [[colours.rim, 5], [colours.pin, 2]]) {
        context.beginPath();
        context.moveTo(x0, y0);
        context.lineTo(x1, y1);
        context.setLineDash(width === 2 ? [6, 5] : []);
        context.strokeStyle = colour;
        context.lineWidth = width;
        context.stroke();
      }
      context.setLineDash([]);
      context.beginPath();
      context.arc(x0, y0, 6.5, 0, 2 * Math.PI);
      context.fillStyle = colours.rim;
      context.fill();
      context.lineWidth = 2;
      context.strokeStyle = colours.pin;
      context.stroke();
      if (words && Math.hypot(x1 - x0, y1 - y0) > 24) {
        context.font = "600 12px " + snowtrack.FONT;
        context.textAlign = "center";
        context.textBaseline = "middle";
        const width = context.measureText(words).width + 12;
        const [x, y] = [(x0 + x1) / 2, (y0 + y1) / 2];
        context.beginPath();
        context.roundRect(x - width / 2, y - 10, width, 20, 4);
        context.fillStyle = colours.pin;
        context.fill();
        context.fillStyle = colours.rim;
        context.fillText(words, x, y + 0.5);
      }
    },
  });

  snowtrack.part((host) => {
    const map = host.map;
    map.createPane("move").style.zIndex = 480;
    map.getPane("move").style.pointerEvents = "none";
    const layer = new Layer({ pane: "move" }).addTo(map);
    snowtrack.move = layer;
    let pin = null;

    const put = (latlng) => {
      const wrapped = L.latLng(latlng).wrap();
      layer.to = [wrapped.lat, wrapped.lng];
      if (pin) pin.setLatLng(wrapped);
      layer.redraw();
      host.send("move_to", { lat: layer.to[0], lon: layer.to[1] });
    };
    host.on("move", (message) => {
      if (pin) pin.remove();
      pin = null;
      layer.from = null;
      layer.words = "";
      host.container.classList.toggle("st-moving", Boolean(message));
      if (message) {
        layer.from = [message.lat, message.lon];
        layer.to = message.to || [message.lat, message.lon];
        if (!map.getBounds().contains(layer.from)) map.setView(layer.from, map.getZoom(), { animate: false });
        const icon = L.divIcon({ className: "st-pin", iconSize: [26, 28], iconAnchor: [13, 25] });
        pin = L.marker(layer.to, { icon, draggable: true, keyboard: false, autoPan: true }).addTo(map);
        pin.on("drag", () => {
          const at = pin.getLatLng().wrap();
          layer.to = [at.lat, at.lng];
          layer.redraw();
          host.send("move_to", { lat: at.lat, lon: at.lng });
        });
        host.container.focus({ preventScroll: true });
      }
      layer.redraw();
    });
    host.on("move_words", (words) => {
      layer.words = words;
      layer.redraw();
    });
    host.on("theme", (colours) => {
      layer.colours = colours;
      layer.redraw();
    });
    host.takeClicks((event) => {
      if (!pin) return false;
      put(event.latlng);
      return true;
    });
    const ways = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] };
    host.takeKeys((event) => {
      if (!pin) return false;
      if (event.key === "Escape") host.send("move_left");
      else if (event.key === "Enter") host.send("move_done");
      else if (ways[event.key]) {
        const step = event.altKey ? 1 : event.shiftKey ? 5 * NUDGE : NUDGE;
        const [x, y] = ways[event.key];
        put(map.containerPointToLatLng(map.latLngToContainerPoint(layer.to).add([x * step, y * step])));
        if (!map.getBounds().pad(-0.05).contains(layer.to)) map.panTo(layer.to, { animate: false });
        event.stopPropagation(); // Leaflet would move the map as well
      } else return false;
      return true;
    });
  });
})();
