// A folded section says what it holds as of the last save. Once something in it is changed, it says that, too: what was taken
// from the text, chosen or dropped stands in there although the line says "none".
"use strict";

window.addEventListener("load", () => { // what other scripts set up before is no change
  const sections = document.querySelector(".desk-sections[data-unsaved]");
  if (!sections) {
    return;
  }
  const mark = (element) => {
    const summary = element?.closest(".desk-section")?.querySelector(":scope > summary");
    if (summary && !summary.querySelector(".desk-unsaved")) {
      const said = document.createElement("span");
      said.className = "desk-unsaved";
      said.textContent = sections.dataset.unsaved;
      summary.append(" ", said);
    }
  };
  sections.addEventListener("input", (event) => mark(event.target));
  sections.addEventListener("change", (event) => mark(event.target));
  // The searching select boxes speak only through jQuery. When the page is ready Django has each of them say that it changed,
  // now and then after "load": what is asked for here comes behind that.
  const $ = window.django?.jQuery;
  $?.(() => $(sections).on("change", "select", (event) => mark(event.target)));
  document.addEventListener("formset:removed", (event) => mark(document.getElementById(`${event.detail.formsetName}-group`)));
});
