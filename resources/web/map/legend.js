"use strict";
// The legend in the lower left corner: what is drawn, how many, and rows that switch it on and off.
snowtrack.part((host) => {
  const box = host.make("div", "st-legend", host.container);
  box.hidden = true;
  L.DomEvent.disableClickPropagation(box);
  L.DomEvent.disableScrollPropagation(box);
  // Names of the base map keep away from it.
  host.names.obstacles.push(snowtrack.furniture(host.names, () => [box]));
  let last = null;

  function swatch(entry, parent) {
    const canvas = host.make("canvas", "", parent);
    const ratio = Math.min(window.devicePixelRatio || 1, 2);
    canvas.width = canvas.height = 18 * ratio;
    const context = canvas.getContext("2d");
    context.scale(ratio, ratio);
    context.translate(9, 9);
    snowtrack.drawMark(context, entry, host.state.colours ? host.state.colours.rim : "#fff", 5);
  }

  function row(entry) {
    const element = host.make(entry.key ? "button" : "div", "st-entry", box);
    swatch(entry, element);
    host.make("span", "", element).textContent = entry.label;
    if (entry.count !== null) {
      host.make("b", "", element).textContent = entry.count.toLocaleString("en-US");
    }
    if (!entry.key) return;
    element.type = "button";
    element.dataset.key = entry.key;
    element.setAttribute("aria-pressed", String(entry.on));
    element.classList.toggle("st-off", !entry.on);
    element.title = host.text(entry.on ? "legend_hide" : "legend_show");
    element.addEventListener("click", (event) =>
      host.send("legend", { key: entry.key, only: event.shiftKey })
    );
  }

  function show(message) {
    const active = document.activeElement;
    const focused = active && box.contains(active) ? active.dataset.key : null;
    const scrolled = box.scrollTop;
    last = message;
    box.replaceChildren();
    box.hidden = !message.summary && !message.legend.length;
    if (message.summary) host.make("p", "st-sum", box).textContent = message.summary;
    for (const entry of message.kinds) row(entry);
    if (message.heading) host.make("p", "st-head", box).textContent = message.heading;
    for (const entry of message.legend) row(entry);
    for (const note of message.notes) host.make("p", "st-note", box).textContent = note;
    box.scrollTop = scrolled;
    if (focused !== null) {
      const again = box.querySelector('[data-key="' + CSS.escape(focused) + '"]');
      if (again) again.focus({ preventScroll: true });
    }
    host.namesLater();
  }

  host.on("features", show);
  host.on("theme", () => last && show(last));
  host.on("texts", () => last && show(last));
});
