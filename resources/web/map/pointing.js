"use strict";
// What is under the pointer, for the program's own menu; and a mark where somebody went to.
(function () {
  const snowtrack = window.snowtrack;
  const NEAR = 14; // pixels

  snowtrack.part((host) => {
    const map = host.map;

    // Parts with things of their own add to it: snowtrack.under.push((point) => [{…}, …]).
    snowtrack.under = snowtrack.under || [];

    function tell(point, byKey) {
      if (host.state.picking) return;
      const latlng = map.containerPointToLatLng(point).wrap();
      const hits = host.marks.hits ? host.marks.hits(point) : [];
      const sightings = hits.filter((hit) => hit.point && hit.point.layer === "sighting");
      const ids = sightings.map((hit) => hit.point.id);
      const clusters = hits.filter((hit) => hit.cluster).map((hit) => hit.cluster.count);
      const others = snowtrack.under.flatMap((find) => find(point)).slice(0, 20);
      host.send("menu", {
        lat: latlng.lat, lon: latlng.lng, x: Math.round(point.x), y: Math.round(point.y),
        ids: [...new Set(ids)].slice(0, 50), clustered: clusters.length ? clusters[0] : 0,
        names: host.names.namesAt(point, NEAR), others, key: byKey,
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
      else if (event.key === "/") host.send("go_to");
      else if (event.key === "g") host.send("graticule");
      else if (event.key === "m") host.send("measure_key");
      else return false;
      return true;
    });
    host.container.addEventListener("contextmenu", (event) => event.preventDefault());
    host.on("menu", byKey);

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
