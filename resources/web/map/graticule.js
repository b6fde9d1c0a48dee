"use strict";
// The net of meridians and parallels, labelled at the edges of the window.
(function () {
  const snowtrack = window.snowtrack;
  // Seconds of arc between two lines, in steps that are round in the form coordinates are shown in.
  const ROUND = [36000, 18000, 7200, 3600, 1800, 900, 360, 180, 72, 36, 18, 7.2, 3.6];
  const SIXTY = [36000, 18000, 7200, 3600, 1800, 1200, 600, 300, 120, 60, 30, 20, 10, 5];
  const APART = 130; // pixels at least

  snowtrack.Graticule = snowtrack.CanvasLayer.extend({
    initialize: function (options) {
      snowtrack.CanvasLayer.prototype.initialize.call(this, options);
      this.shown = false;
      this.sixty = false; // lines at whole minutes and seconds
      this.step = 0; // degrees, as drawn last
      this._colours = null;
    },
    show: function (shown) {
      this.shown = shown;
      this.redraw();
    },
    setColours: function (colours) {
      this._colours = colours;
      this.redraw();
    },
    _text: function (degrees, letters) {
      const letter = letters[degrees < 0 ? 1 : 0];
      const value = Math.abs(degrees);
      if (!this.sixty) {
        const digits = [0, 1, 2, 3].find((n) => Math.abs(this.step * 10 ** n - Math.round(this.step * 10 ** n)) < 1e-6);
        return value.toFixed(digits === undefined ? 3 : digits) + "°" + letter;
      }
      const total = Math.round(value * 3600);
      const [d, m, s] = [Math.floor(total / 3600), Math.floor(total / 60) % 60, total % 60];
      const two = (n) => String(n).padStart(2, "0");
      if (this.step < 1 / 60) return d + "°" + two(m) + "′" + two(s) + "″" + letter;
      return d + "°" + (this.step < 1 ? two(m) + "′" : "") + letter;
    },
    paint: function (context, view) {
      if (!this.shown || !this._colours) return;
      const perDegree = (256 / 360) * view.scale;
      const steps = (this.sixty ? SIXTY : ROUND).map((seconds) => seconds / 3600);
      const step = (this.step = steps.filter((s) => s * perDegree >= APART).pop() || 10);
      const corner = this._map.containerPointToLayerPoint([0, 0]).subtract(this._bounds.min);
      const size = this._map.getSize();
      const degrees = (x) => (x / 256) * 360 - 180;
      const west = degrees(view.left / view.scale);
      const east = degrees((view.left + view.width) / view.scale);
      const latitude = (y) =>
        (Math.atan(Math.sinh(Math.PI * (1 - (2 * y) / 256))) * 180) / Math.PI;
      const north = latitude(view.top / view.scale);
      const south = latitude((view.top + view.height) / view.scale);
      context.beginPath();
      const labels = [];
      for (let k = Math.ceil(west / step); k * step <= east; k++) {
        const x = snowtrack.worldX(k * step) * view.scale - view.left;
        context.moveTo(x, 0);
        context.lineTo(x, view.height);
        const lon = ((((k * step + 180) % 360) + 360) % 360) - 180;
        if (x > corner.x + 40 && x < corner.x + size.x - 40) {
          labels.push([this._text(lon, "EW"), x, corner.y + 11, "center"]);
        }
      }
      for (let k = Math.ceil(south / step); k * step <= north; k++) {
        if (Math.abs(k * step) > 85) continue;
        const y = snowtrack.worldY(k * step) * view.scale - view.top;
        context.moveTo(0, y);
        context.lineTo(view.width, y);
        if (y > corner.y + 30 && y < corner.y + size.y - 20) {
          labels.push([this._text(k * step, "NS"), corner.x + 6, y, "left"]);
        }
      }
      context.lineWidth = 2.4;
      context.strokeStyle = this._colours.halo;
      context.globalAlpha = 0.35;
      context.stroke();
      context.lineWidth = 0.8;
      context.strokeStyle = this._colours.ink;
      context.globalAlpha = 0.5;
      context.stroke();
      context.globalAlpha = 1;
      context.font = "500 10.5px " + snowtrack.FONT;
      context.textBaseline = "middle";
      context.lineJoin = "round";
      for (const [text, x, y, align] of labels) {
        context.textAlign = align;
        context.lineWidth = 4;
        context.strokeStyle = this._colours.halo;
        context.strokeText(text, x, y);
        context.fillStyle = this._colours.ink;
        context.fillText(text, x, y);
      }
    },
  });
})();
