"use strict";
// The office's pictures: archives, rasters, finer relief, servers. Every tile is asked of the
// program under our own scheme; what is not on this computer is the program's business.
snowtrack.part((host) => {
  const { map } = host;
  // Under the lines and names of the base map, and finer relief under every other picture.
  for (const [name, order] of [["heights", 210], ["pictures", 220]]) {
    map.createPane(name).style.zIndex = order;
    map.getPane(name).style.pointerEvents = "none";
  }
  const shown = new Map(); // id -> { stamp, layer }
  let credits = "";

  function make(entry) {
    const [west, south, east, north] = entry.box;
    return L.tileLayer("layers/" + entry.id + "/" + entry.stamp + "/{z}/{x}/{y}", {
      pane: entry.relief ? "heights" : "pictures",
      minZoom: entry.from,
      maxZoom: entry.to,
      minNativeZoom: entry.low,
      maxNativeZoom: entry.high,
      bounds: [[south, west], [north, east]],
      keepBuffer: 2,
      updateWhenIdle: entry.online,
    });
  }
  // entries: the lowest first.
  function show(entries) {
    const wanted = new Set(entries.map((entry) => entry.id));
    for (const [id, known] of shown) {
      if (!wanted.has(id)) {
        known.layer.remove();
        shown.delete(id);
      }
    }
    entries.forEach((entry, order) => {
      const known = shown.get(entry.id);
      if (!known || known.stamp !== entry.stamp) {
        if (known) known.layer.remove();
        shown.set(entry.id, { stamp: entry.stamp, layer: make(entry).addTo(map) });
      }
      const layer = shown.get(entry.id).layer;
      layer.setZIndex(order + 1);
      layer.setOpacity(entry.opacity);
    });
    credits = [...new Set(entries.map((entry) => entry.credit).filter(Boolean))].join(" · ");
    showCredits();
  }
  function showCredits() {
    const line = host.container.querySelector(".st-credit");
    line.textContent = [host.text("attribution"), credits].filter(Boolean).join(" · ");
  }
  snowtrack.officeTiles = shown;
  host.on("tiles", show);
  host.on("texts", showCredits);
  host.on("base_hidden", (parts) => {
    map.getPane("heights").classList.toggle("st-no-relief", parts.includes("relief"));
  });
});
