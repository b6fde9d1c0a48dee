"use strict";
// Density of the records below the marks: a small picture from the program, drawn large and smooth.
snowtrack.part((host) => {
  const STEPS = 256;
  host.map.createPane("heat").style.zIndex = 430;
  host.map.getPane("heat").style.pointerEvents = "none";

  function channels(colour) {
    return [1, 3, 5].map((at) => parseInt(colour.slice(at, at + 2), 16));
  }

  // Colour and opacity of each value: what is few lets the map through.
  function table(ramp) {
    const stops = ramp.map(channels);
    const out = new Uint8ClampedArray(STEPS * 4);
    for (let value = 0; value < STEPS; value++) {
      const at = (value / (STEPS - 1)) * (stops.length - 1);
      const low = Math.min(Math.floor(at), stops.length - 2);
      for (let k = 0; k < 3; k++) {
        out[4 * value + k] = stops[low][k] + (stops[low + 1][k] - stops[low][k]) * (at - low);
      }
      const share = value / (STEPS - 1);
      out[4 * value + 3] = 205 * Math.min(1, Math.max(0, share - 0.06) * 3);
    }
    return out;
  }

  const Layer = snowtrack.CanvasLayer.extend({
    setHeat: function (message) {
      this._heat = null;
      if (message && message.rows && message.columns) {
        const picture = document.createElement("canvas");
        picture.width = message.columns;
        picture.height = message.rows;
        const context = picture.getContext("2d");
        const image = context.createImageData(message.columns, message.rows);
        const colours = table(message.ramp);
        const values = atob(message.values);
        for (let i = 0; i < values.length; i++) {
          const at = 4 * values.charCodeAt(i);
          for (let k = 0; k < 4; k++) image.data[4 * i + k] = colours[at + k];
        }
        context.putImageData(image, 0, 0);
        this._heat = { picture, message };
      }
      this.redraw();
    },

    paint: function (context, view) {
      if (!this._heat) return;
      const { picture, message } = this._heat;
      const world = 256 * view.scale;
      context.imageSmoothingEnabled = true;
      context.imageSmoothingQuality = "high";
      context.drawImage(
        picture, message.left * world - view.left, message.top * world - view.top,
        message.columns * message.cell * world, message.rows * message.cell * world
      );
    },
  });

  const layer = new Layer({ pane: "heat" }).addTo(host.map);
  snowtrack.heat = layer;

  const scale = host.make("div", "st-heat", host.container);
  scale.hidden = true;
  const bar = host.make("div", "st-ramp", scale);
  const ends = host.make("div", "st-ends", scale);
  host.on("heat", (message) => {
    layer.setHeat(message);
    scale.hidden = !message;
    if (!message) return;
    // The policy of the page allows no style in markup; this is neither.
    bar.style.background = "linear-gradient(to right, " + message.ramp.join(", ") + ")";
    ends.replaceChildren();
    for (const words of message.words) host.make("span", "", ends).textContent = words;
  });
});
