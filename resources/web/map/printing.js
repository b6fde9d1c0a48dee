"use strict";
// A view that is printed: no furniture, as many pixels as the paper has, and word when it is whole.
(function () {
  const snowtrack = window.snowtrack;
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
    const frame = () => new Promise((done) => window.requestAnimationFrame(done));

    host.on("print", (message) => {
      // A number, so that an answer to an earlier question is not taken for this one's.
      asked = message.number;
      if (!snowtrack.printing) {
        snowtrack.printing = true;
        host.container.classList.add("st-print");
        map.options.zoomSnap = 0;
        map.setMinZoom(0);
        map.eachLayer((layer) => {
          if (layer instanceof L.Renderer) layer.options.padding = 0;
        });
      }
      map.invalidateSize({ animate: false });
      map.setView([message.lat, message.lon], message.zoom, { animate: false });
      map.eachLayer((layer) => {
        if (layer instanceof L.Renderer) layer._update();
      });
    });
    host.on("print_when_whole", async (number) => {
      const until = performance.now() + 20000;
      await document.fonts.ready;
      // Twice quiet: a layer may ask for more tiles once it has the first.
      for (let quiet = 0; quiet < 2 && performance.now() < until; ) {
        quiet = waits() ? 0 : quiet + 1;
        await new Promise((done) => window.setTimeout(done, 60));
      }
      host.names.redraw();
      await frame();
      await frame();
      if (number === asked) host.send("print_whole", number);
    });
  });
})();
