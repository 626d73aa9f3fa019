// The bar of an article's form: Escape or a click elsewhere closes its sheets, and what a step asks is not passed over.
"use strict";

document.addEventListener("DOMContentLoaded", () => {
  const sheets = [...document.querySelectorAll(".desk-actions > details")];
  document.addEventListener("click", (event) => {
    // A jump closes the sheet that it leaves, and not the one that it leads into (folds.js).
    const link = event.target.closest("a[href^='#']");
    const at = (link && document.getElementById(decodeURIComponent(link.hash.slice(1)))) || event.target;
    for (const sheet of sheets) {
      if (at.isConnected && !sheet.contains(at)) sheet.open = false;
    }
  });
  document.addEventListener("keydown", (event) => {
    const sheet = event.key === "Escape" && sheets.find((each) => each.open);
    if (sheet) {
      sheet.open = false;
      sheet.querySelector("summary").focus();
    }
  });
  // Enter in a field, or Ctrl+S, presses a button that nobody has seen: first its questions are shown.
  document.addEventListener("submit", (event) => {
    const sheet = event.submitter?.closest(".desk-next:not([open]), .desk-publishing:not([open])");
    if (sheet) {
      event.preventDefault();
      event.stopPropagation();
      sheet.open = true;
      sheet.querySelector("input:not([type=hidden]), select, textarea").focus();
    }
  }, true);
});
