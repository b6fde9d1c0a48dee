"use strict";
// Very many small marks at once: each kind is drawn once, its pixels are laid down by hand. A path
// for each mark, or a picture drawn two thousand times, takes a canvas several times as long.
(function () {
  const snowtrack = window.snowtrack;

  // Pixels of what `draw(context)` draws around the origin: {size, colours: Uint32Array, alpha}.
  function pixels(draw, reach, ratio) {
    const canvas = document.createElement("canvas");
    const size = 2 * Math.ceil(reach * ratio) + 1;
    canvas.width = canvas.height = size;
    const context = canvas.getContext("2d", { willReadFrequently: true });
    context.translate(size / 2, size / 2);
    context.scale(ratio, ratio);
    draw(context);
    const data = context.getImageData(0, 0, size, size).data;
    // Of each row only from the first pixel to the last.
    const spans = [];
    for (let row = 0; row < size; row++) {
      let [first, last] = [size, 0];
      for (let column = 0; column < size; column++) {
        if (!data[4 * (row * size + column) + 3]) continue;
        first = Math.min(first, column);
        last = column + 1;
      }
      spans.push([first, last]);
    }
    return { size, data, colours: new Uint32Array(data.buffer), spans };
  }

  snowtrack.Sprites = class {
    constructor() {
      this._known = new Map();
      this._canvas = null;
      this._image = null;
    }

    forget() {
      this._known.clear();
    }

    // An empty sheet of so many pixels.
    begin(width, height) {
      if (!this._canvas || this._canvas.width !== width || this._canvas.height !== height) {
        this._canvas = document.createElement("canvas");
        this._canvas.width = width;
        this._canvas.height = height;
        this._context = this._canvas.getContext("2d");
        this._image = this._context.createImageData(width, height);
        this._words = new Uint32Array(this._image.data.buffer);
      } else this._words.fill(0);
    }

    sprite(key, draw, reach, ratio) {
      let known = this._known.get(key);
      if (!known) this._known.set(key, (known = pixels(draw, reach, ratio)));
      return known;
    }

    // Lay a sprite down with its middle at x, y, in pixels of the sheet.
    put(sprite, x, y) {
      const { width, height, data } = this._image;
      const words = this._words;
      const left = Math.round(x - sprite.size / 2);
      const top = Math.round(y - sprite.size / 2);
      for (let row = Math.max(0, -top); row < Math.min(sprite.size, height - top); row++) {
        const first = Math.max(sprite.spans[row][0], -left);
        const last = Math.min(sprite.spans[row][1], width - left);
        let from = row * sprite.size + first;
        let to = (top + row) * width + left + first;
        for (let column = first; column < last; column++, from++, to++) {
          const alpha = sprite.data[4 * from + 3];
          if (alpha === 255 || !words[to]) {
            words[to] = sprite.colours[from];
            continue;
          }
          const under = data[4 * to + 3];
          const rest = (under * (255 - alpha)) / 255;
          const whole = alpha + rest;
          for (let k = 0; k < 3; k++) {
            data[4 * to + k] = (sprite.data[4 * from + k] * alpha + data[4 * to + k] * rest) / whole;
          }
          data[4 * to + 3] = whole;
        }
      }
    }

    // Put the sheet on a canvas of the same size, whose scale is undone for it. empty: there is
    // nothing on that canvas yet.
    end(context, empty) {
      if (empty) {
        context.putImageData(this._image, 0, 0);
        return;
      }
      this._context.putImageData(this._image, 0, 0);
      context.save();
      context.setTransform(1, 0, 0, 1, 0, 0);
      context.drawImage(this._canvas, 0, 0);
      context.restore();
    }
  };
})();
