"use strict";
// A view that is printed: no furniture, as many pixels as the paper has, and word when it is whole.
(function () {
  const snowtrack = window.snowtrack;
  const PATIENCE = 20000; // milliseconds: a tile that has not come by then stays away

  snowtrack.part((host) => {
    const map = host.map;
    let asked = 0;

    const waits = () => {
      let loading = false;
      map.eachLayer((layer) => {
        if (layer.isLoading && layer.isLoading()) loading = true;
      });
      return loading;
    };
    const strip = host.make("div", "st-strip", document.body);
    const rest = (time) => new Promise((done) => window.setTimeout(done, time));

    function begin() {
      if (snowtrack.printing) return;
      snowtrack.printing = true;
      host.container.classList.add("st-print");
      map.options.zoomSnap = 0;
      map.setMinZoom(0);
      snowtrack.measure.remove(); // nothing to draw, and as large as the paper
      snowtrack.move.remove();
      map.eachLayer((layer) => {
        if (layer instanceof L.Renderer) layer.options.padding = 0;
      });
    }
    host.on("print", async (message) => {
      // A number, so that an answer to an earlier question is not taken for this one's.
      asked = message.number;
      begin();
      const until = performance.now() + PATIENCE;
      const wrong = () =>
        Math.abs(window.innerWidth - message.width) > 2 ||
        Math.abs(window.innerHeight - message.height - message.strip) > 2;
      while (wrong() && performance.now() < until && message.number === asked) await rest(30);
      if (message.number !== asked) return;
      host.container.style.height = message.height + "px";
      map.invalidateSize({ animate: false });
      map.setView([message.lat, message.lon], message.zoom, { animate: false });
      map.eachLayer((layer) => {
        if (layer instanceof L.Renderer) layer._update();
      });
      host.tellView();
      host.send("print_placed", message.number);
    });
    host.on("print_when_whole", async (number) => {
      const until = performance.now() + PATIENCE;
      await document.fonts.ready;
      // Quiet for a while: a layer may ask for more tiles once it has the first.
      for (let quiet = 0; quiet < 3 && performance.now() < until; ) {
        await rest(60);
        quiet = waits() ? 0 : quiet + 1;
      }
      host.names.redraw();
      if (number !== asked) return;
      // A strip below the map in a colour that says which picture this is: what the program sees of
      // the page may be some frames old, and so it waits for the colour.
      strip.style.background = "#" + ((number * 2654435761) % 0xffffff).toString(16).padStart(6, "0");
      host.send("print_whole", number);
    });
  });
})();
