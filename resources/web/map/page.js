"use strict";
// Puts the page together and talks with the program. Text from records is set with textContent only.
(function () {
  const snowtrack = window.snowtrack;
  const map = window.map_snowtrack;
  const settings = JSON.parse(document.getElementById("snowtrack-settings").textContent);
  const state = { picking: false, texts: {}, colours: null, format: "decimal", lastHit: null };
  let bridge = null;
  let pin = null;
  let popup = null;

  const send = (kind, payload) => {
    if (bridge) bridge.receive(kind, JSON.stringify(payload === undefined ? null : payload));
  };
  const text = (key) => state.texts[key] || "";
  const make = (tag, className, parent) => {
    const element = document.createElement(tag);
    if (className) element.className = className;
    if (parent) parent.appendChild(element);
    return element;
  };

  // --- the map -------------------------------------------------------------------------------
  map.options.zoomAnimation = false;
  map._zoomAnimated = false;
  map._fadeAnimated = false;
  map.setMinZoom(3);
  map.setMaxZoom(17);
  map.createPane("base").style.zIndex = 300;
  map.createPane("marks").style.zIndex = 450;
  map.createPane("names").style.zIndex = 440;
  map.getPane("base").style.pointerEvents = "none";
  map.getPane("names").style.pointerEvents = "none";
  map.getPane("marks").style.pointerEvents = "none";
  const [west, south, east, north] = settings.detail;
  new snowtrack.SoftRelief({ minZoom: 11, maxZoom: 18, bounds: [[south, west], [north, east]] }).addTo(map);
  const base = new snowtrack.BaseLayer({ pane: "base", extent: settings.extent }).addTo(map);
  const marks = new snowtrack.MarkLayer({ pane: "marks" }).addTo(map);
  const grid = new snowtrack.Graticule({ pane: "names" }).addTo(map);
  const names = new snowtrack.NameLayer({ pane: "names" }).addTo(map);
  snowtrack.map = map;
  snowtrack.base = base;
  snowtrack.marks = marks;
  snowtrack.names = names;
  snowtrack.grid = grid;
  const scale = L.control.scale({ imperial: false, position: "bottomright", maxWidth: 120 }).addTo(map);

  // --- furniture -----------------------------------------------------------------------------
  const container = map.getContainer();
  const corner = make("div", "st-zoom", container);
  L.DomEvent.disableClickPropagation(corner);
  const button = (parent, glyph, act) => {
    const element = make("button", "", parent);
    element.type = "button";
    element.textContent = glyph;
    element.addEventListener("click", act);
    return element;
  };
  const zoomIn = button(corner, "+", () => map.zoomIn());
  const zoomOut = button(corner, "\u2212", () => map.zoomOut());
  const home = button(corner, "\u2302", () => fit(settings.home));

  const pointer = make("div", "st-pointer", container);
  const credit = make("div", "st-credit", container);
  const banner = make("div", "st-banner", container);
  L.DomEvent.disableClickPropagation(banner);
  const bannerText = make("span", "", banner);
  const cancel = button(banner, "", () => send("pick_cancelled"));
  const cross = make("div", "st-cross", container);
  const spoken = make("div", "st-spoken", container);
  spoken.setAttribute("aria-live", "polite");

  container.setAttribute("role", "application");
  names.obstacles.push(snowtrack.marked(marks));
  names.obstacles.push(snowtrack.furniture(names, () => [corner, credit, pointer, scale.getContainer()]));

  function fit(box) {
    const [west, south, east, north] = box;
    map.fitBounds([[south, west], [north, east]], { animate: false, maxZoom: 14 });
  }

  // --- coordinates under the pointer ---------------------------------------------------------
  function sexagesimal(value, positive, negative, seconds) {
    const letter = value < 0 ? negative : positive;
    const rest = Math.abs(value);
    if (seconds) {
      const total = Math.round(rest * 3600);
      const minute = Math.floor(total / 60) % 60;
      return Math.floor(total / 3600) + "°" + String(minute).padStart(2, "0") + "′" +
        String(total % 60).padStart(2, "0") + "″" + letter;
    }
    const thousandths = Math.round(rest * 60000);
    return Math.floor(thousandths / 60000) + "°" +
      ((thousandths % 60000) / 1000).toFixed(3).padStart(6, "0") + "′" + letter;
  }
  function formatPlace(lat, lon) {
    if (state.format === "decimal") return lat.toFixed(5) + ", " + lon.toFixed(5);
    const seconds = state.format === "dms";
    return sexagesimal(lat, "N", "S", seconds) + "  " + sexagesimal(lon, "E", "W", seconds);
  }
  snowtrack.formatPlace = (lat, lon, format) => {
    const before = state.format;
    state.format = format;
    const out = formatPlace(lat, lon);
    state.format = before;
    return out;
  };

  let pointerSent = 0;
  map.on("mousemove", (event) => {
    const place = event.latlng.wrap();
    if (!state.pointerText) pointer.textContent = formatPlace(place.lat, place.lng);
    pointer.hidden = false;
    if (event.originalEvent.timeStamp - pointerSent > 60) {
      pointerSent = event.originalEvent.timeStamp;
      send("pointer", { lat: place.lat, lon: place.lng });
    }
    container.classList.remove("st-keys");
    hover(event.containerPoint);
  });
  map.on("mouseout", () => {
    pointer.hidden = true;
    setHovered(null);
  });

  // --- pointing at marks ---------------------------------------------------------------------
  function setHovered(item) {
    if (marks.hovered === item) return;
    marks.hovered = item;
    marks.redraw();
  }
  function hover(point) {
    if (state.picking) return setHovered(null);
    const found = marks.hits(point)[0];
    container.classList.toggle("st-over", Boolean(found));
    setHovered(found ? found.point || found.cluster : null);
  }
  function open(item) {
    if (item.count) {
      const step = Math.min(map.getMaxZoom(), map.getZoom() + 2);
      map.setView([item.lat, item.lon], step, { animate: false });
    } else {
      marks.selected = { layer: item.layer, id: item.id };
      marks.redraw();
      send("click", { layer: item.layer, id: item.id });
    }
  }
  const clickTakers = [];
  const keyTakers = [];
  map.on("click", (event) => {
    if (state.picking) return pick(event.latlng);
    if (clickTakers.some((take) => take(event))) return;
    const found = marks.hits(event.containerPoint);
    if (!found.length) {
      state.lastHit = null;
      return;
    }
    // Marks on one spot take turns: a second click on it opens the next one.
    const singles = found.filter((hit) => hit.point).map((hit) => hit.point);
    if (found[0].point && singles.length > 1) {
      const last = singles.findIndex((item) => item.id === state.lastHit);
      const next = singles[(last + 1) % singles.length];
      state.lastHit = next.id;
      return open(next);
    }
    state.lastHit = found[0].point ? found[0].point.id : null;
    open(found[0].point || found[0].cluster);
  });

  // --- picking a position --------------------------------------------------------------------
  function pick(place) {
    const wrapped = place.wrap();
    const uncertainty = marks.place ? marks.place.uncertainty : 0;
    placeMarker({ lat: wrapped.lat, lon: wrapped.lng, uncertainty });
    spoken.textContent = formatPlace(wrapped.lat, wrapped.lng);
    send("picked", { lat: wrapped.lat, lon: wrapped.lng });
  }
  function placeMarker(place) {
    marks.place = place;
    marks.redraw();
    if (pin) pin.remove();
    pin = null;
    if (!place) return;
    const icon = L.divIcon({ className: "st-pin", iconSize: [26, 28], iconAnchor: [13, 25] });
    pin = L.marker([place.lat, place.lon], {
      icon, draggable: state.picking, keyboard: false, autoPan: true,
    }).addTo(map);
    pin.on("drag", () => {
      const at = pin.getLatLng();
      marks.place.lat = at.lat;
      marks.place.lon = at.lng;
      marks.redraw();
    });
    pin.on("dragend", () => pick(pin.getLatLng()));
  }
  function setPicking(on) {
    state.picking = on;
    container.classList.toggle("st-picking", on);
    if (pin) placeMarker(marks.place);
    if (on) {
      setHovered(null);
      closeDetails();
      container.focus({ preventScroll: true });
    }
  }

  // --- keyboard ------------------------------------------------------------------------------
  container.addEventListener("keydown", (event) => {
    if (event.target !== container) return;
    container.classList.add("st-keys"); // the cross at the centre means something now
    if (!state.picking && keyTakers.some((take) => take(event))) return event.preventDefault();
    if (event.key === "Escape") {
      if (state.picking) send("pick_cancelled");
      else closeDetails();
    } else if (event.key === "Enter") {
      if (state.picking) pick(map.getCenter());
      else if (marks.hovered) open(marks.hovered);
    } else if (event.key === "Home") {
      fit(settings.home);
    } else if (event.key === "n" || event.key === "p") {
      const all = marks.inView();
      if (!all.length) return;
      const now = all.indexOf(marks.hovered);
      const step = event.key === "n" ? 1 : -1;
      const from = now < 0 && step < 0 ? 0 : now;
      setHovered(all[(from + step + all.length) % all.length]);
      spoken.textContent = formatPlace(marks.hovered.lat, marks.hovered.lon);
    } else return;
    event.preventDefault();
  });

  // --- what the program is told about the view -------------------------------------------------
  let viewTimer = 0;
  let lastView = "";
  function tellView() {
    viewTimer = 0;
    const bounds = map.getBounds();
    const size = map.getSize();
    if (!size.x || !size.y) return;
    const view = {
      west: bounds.getWest(), south: bounds.getSouth(),
      east: bounds.getEast(), north: bounds.getNorth(),
      width: size.x, height: size.y, zoom: map.getZoom(),
    };
    const key = JSON.stringify(view);
    if (key === lastView) return;
    lastView = key;
    send("view", view);
  }
  map.on("moveend zoomend resize", () => {
    if (!viewTimer) viewTimer = window.setTimeout(tellView, 60);
  });

  // --- details of one record --------------------------------------------------------------------
  function closeDetails() {
    if (popup) popup.remove();
    popup = null;
  }
  function showDetails(details) {
    closeDetails();
    if (!details) return;
    const body = document.createElement("div");
    make("h2", "", body).textContent = details.title;
    if (details.subtitle) make("p", "st-sub", body).textContent = details.subtitle;
    if (details.rows.length) {
      const list = make("dl", "", body);
      for (const [label, value] of details.rows) {
        make("dt", "", list).textContent = label;
        make("dd", "", list).textContent = value;
      }
    }
    if (details.action) {
      const open = button(body, details.action, () =>
        send("open", { layer: details.layer, id: details.id })
      );
      open.className = "st-open";
    }
    popup = L.popup({
      className: "st-popup", maxWidth: 300, minWidth: 180, offset: [0, -6],
      autoPanPadding: [24, 24], closeButton: true,
    })
      .setLatLng([details.lat, details.lon])
      .setContent(body)
      .openOn(map);
  }

  function nameAsWanted() {
    const chinese = (state.texts.language || "").startsWith("zh");
    names.setMode(state.names || (chinese ? "zh_bo" : "latin"));
  }

  // After the marks have been painted: finding room for names takes longer than drawing them.
  let namesAsked = 0;
  function namesLater() {
    if (namesAsked) return;
    namesAsked = window.setTimeout(() => {
      namesAsked = 0;
      names.redraw();
    });
  }

  // --- messages from the program ----------------------------------------------------------------
  const handlers = {
    features: (message) => {
      marks.setFeatures(message);
      namesLater();
    },
    select: (chosen) => {
      marks.selected = chosen;
      marks.redraw();
    },
    details: showDetails,
    marker: placeMarker,
    pick: (message) => {
      if (message && message.start) {
        const [lat, lon] = message.start;
        placeMarker({ lat, lon, uncertainty: marks.place ? marks.place.uncertainty : 0 });
        if (!map.getBounds().contains([lat, lon])) {
          map.setView([lat, lon], Math.max(map.getZoom(), 11), { animate: false });
        }
      }
      setPicking(Boolean(message));
    },
    fly: (message) => map.setView([message.lat, message.lon], message.zoom, { animate: false }),
    fit,
    graticule: (shown) => grid.show(shown),
    pointer_text: (words) => {
      state.pointerText = words; // in a form that the program writes
      if (words) pointer.textContent = words;
    },
    // "zh", "zh_bo", "latin", or "" to follow the language.
    names: (mode) => {
      state.names = mode;
      nameAsWanted();
    },
    format: (name) => {
      state.format = name;
      grid.sixty = name !== "decimal";
      grid.redraw();
    },
    theme: (colours) => {
      state.colours = colours;
      for (const [role, value] of Object.entries(colours)) {
        document.documentElement.style.setProperty("--" + role, value);
      }
      container.classList.toggle("st-dark", colours.dark === "1");
      base.setColours(colours);
      marks.setColours(colours);
      grid.setColours(colours);
      names.setColours(colours);
    },
    texts: (texts) => {
      state.texts = texts;
      document.documentElement.lang = texts.language;
      nameAsWanted();
      const name = (element, key) => {
        element.title = text(key);
        element.setAttribute("aria-label", text(key));
      };
      name(zoomIn, "zoom_in");
      name(zoomOut, "zoom_out");
      name(home, "home");
      container.setAttribute("aria-label", text("map"));
      bannerText.textContent = text("pick");
      banner.hidden = !text("pick");
      cancel.textContent = text("cancel");
      credit.textContent = text("attribution");
    },
  };
  function receive(kind, payload) {
    for (const handle of [handlers[kind] || []].flat()) handle(JSON.parse(payload));
  }

  // What a part of the page is given.
  snowtrack.beginParts({
    map, container, base, marks, names, namesLater, state, tellView, text, make, button, formatPlace, fit,
    // host.on("kind", (message) => …): what the program says; several may listen to one kind.
    on: (kind, handle) => {
      handlers[kind] = [handlers[kind] || [], handle].flat();
    },
    // host.send("kind", payload): arrives as MapView.said("kind", payload).
    send: (kind, payload) => send("part." + kind, payload),
    // host.takeClicks((event) => true when it was meant for the part); keys alike.
    takeClicks: (take) => clickTakers.push(take),
    takeKeys: (take) => keyTakers.push(take),
  });

  async function json(name) {
    const answer = await fetch("basemap/" + name);
    if (!answer.ok) throw new Error(name + ": " + answer.status);
    return answer.json();
  }
  // A base map file that is missing or broken costs its own layer, never the map.
  async function load(name, use) {
    try {
      use(await json(name));
    } catch (problem) {
      console.error("base map: " + problem.message);
    }
  }

  pointer.hidden = true;
  Promise.all([
    load("water.topojson", (data) => base.setWater(data)),
    load("boundaries.topojson", (data) => base.setBoundaries(data)),
    load("counties.geojson", (data) => names.add(data)),
    load("waters.geojson", (data) => names.add(data)),
    load("settlements.geojson", (data) => names.add(data)),
    load("peaks.geojson", (data) => names.add(data)),
  ]).then(() => {
    base.redraw();
    names.redraw();
    new QWebChannel(qt.webChannelTransport, (channel) => {
      bridge = channel.objects.bridge;
      bridge.sent.connect(receive);
      send("ready");
      map.invalidateSize({ animate: false });
      tellView();
    });
  });
  window.addEventListener("resize", () => map.invalidateSize({ animate: false }));
})();
