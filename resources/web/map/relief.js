"use strict";
// The relief beyond its own zoom: softened before it is enlarged, so that neither its pixels nor
// the blocks of its compression show. One canvas a tile, painted once.
(function () {
  const snowtrack = window.snowtrack;
  const TILE = 256;
  const NATIVE = 10; // the finest relief that is shipped
  const MARGIN = 3; // pixels of the neighbours that the softening looks at

  const pictures = new Map(); // "x/y" -> Promise of an image
  function picture(x, y) {
    const key = x + "/" + y;
    let found = pictures.get(key);
    if (!found) {
      found = new Promise((done) => {
        const image = new Image();
        image.onload = () => done(image);
        image.onerror = () => done(null);
        image.src = "tiles/" + NATIVE + "/" + key + ".webp";
      });
      if (pictures.size > 40) pictures.delete(pictures.keys().next().value);
      pictures.set(key, found);
    }
    return found;
  }

  snowtrack.SoftRelief = L.GridLayer.extend({
    createTile: function (coords, done) {
      const canvas = document.createElement("canvas");
      const ratio = Math.min(window.devicePixelRatio || 1, snowtrack.printing ? 4 : 1);
      canvas.width = canvas.height = TILE * ratio;
      this._paint(canvas, coords).then(() => done(null, canvas));
      return canvas;
    },
    _paint: async function (canvas, coords) {
      const times = Math.pow(2, coords.z - NATIVE);
      const side = TILE / times; // of the piece, in pixels of the native tiles: whole up to zoom 18
      const left = coords.x * side - MARGIN;
      const top = coords.y * side - MARGIN;
      const size = side + 2 * MARGIN;
      const piece = document.createElement("canvas");
      piece.width = piece.height = size;
      const context = piece.getContext("2d");
      const jobs = [];
      for (let x = Math.floor(left / TILE); x <= Math.floor((left + size - 1) / TILE); x++) {
        for (let y = Math.floor(top / TILE); y <= Math.floor((top + size - 1) / TILE); y++) {
          jobs.push(picture(x, y).then((image) => {
            if (image) context.drawImage(image, x * TILE - left, y * TILE - top);
          }));
        }
      }
      await Promise.all(jobs);
      // Enlarged step by step: each step by bilinear halves is a smooth curve in the end.
      let from = piece;
      let factor = 1;
      while (factor < times && from.width < 600) {
        const next = document.createElement("canvas");
        next.width = next.height = from.width * 2;
        const into = next.getContext("2d");
        into.imageSmoothingQuality = "high";
        if (factor === 1) into.filter = "blur(1.6px)";
        into.drawImage(from, 0, 0, next.width, next.height);
        from = next;
        factor *= 2;
      }
      const out = canvas.getContext("2d");
      out.imageSmoothingQuality = "high";
      const scale = from.width / size;
      const [at, wide] = [MARGIN * scale, side * scale];
      out.drawImage(from, at, at, wide, wide, 0, 0, canvas.width, canvas.height);
    },
  });
})();
