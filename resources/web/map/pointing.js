"use strict";
// What is under the pointer, for the program's own menu; and a mark where somebody went to.
(function () {
  const snowtrack = window.snowtrack;
  const NEAR = 14; // pixels

  snowtrack.part((host) => {
    const map = host.map;

    function tell(point, byKey) {
      if (host.state.picking) return;
      const latlng = map.containerPointToLatLng(point).wrap();
      const shapes = snowtrack.layersAt ? snowtrack.layersAt(point).slice(0, 8) : [];
      host.send("menu", {
        lat: latlng.lat, lon: latlng.lng, x: Math.round(point.x), y: Math.round(point.y),
        names: host.names.namesAt(point, NEAR), shapes, key: byKey,
      });
    }
    map.on("contextmenu", (event) => {
      // The key's own event comes without a place that means anything.
      if (event.originalEvent.button === 2) tell(event.containerPoint, false);
    });
    const byKey = () => {
      const item = host.marks.hovered;
      tell(item ? map.latLngToContainerPoint([item.lat, item.lon]) : map.getSize().divideBy(2), true);
    };
    host.takeKeys((event) => {
      if (event.key === "ContextMenu" || (event.key === "F10" && event.shiftKey)) byKey();
      else if (event.key.toLowerCase() === "c" && (event.ctrlKey || event.metaKey)) host.send("copy");
      else if (event.ctrlKey || event.altKey || event.metaKey) return false;
      else if (event.key === "/") host.send("go_to");
      else if (event.key === "g") host.send("graticule");
      else if (event.key === "m") host.send("measure_key");
      else return false;
      return true;
    });
    host.container.addEventListener("contextmenu", (event) => event.preventDefault());
    host.on("menu", byKey);

    // What is copied has nothing on it to press.
    host.on("bare", (number) => {
      host.container.classList.toggle("st-bare", Boolean(number));
      if (number) window.setTimeout(() => host.send("bare", number), 150);
    });

    let mark = null;
    let fading = 0;
    function forget() {
      window.clearTimeout(fading);
      if (mark) mark.remove();
      mark = null;
    }
    // Somebody went here: a ring that fades, and the name of the place.
    host.on("landmark", (message) => {
      forget();
      if (!message) return;
      const icon = L.divIcon({ className: "st-landmark", iconSize: [44, 44], iconAnchor: [22, 22] });
      mark = L.marker([message.lat, message.lon], { icon, interactive: false, keyboard: false }).addTo(map);
      const element = mark.getElement();
      if (message.text) {
        const label = document.createElement("span");
        label.textContent = message.text;
        element.appendChild(label);
      }
      fading = window.setTimeout(() => {
        element.classList.add("st-fading");
        fading = window.setTimeout(forget, 1600);
      }, 4500);
    });
  });
})();
