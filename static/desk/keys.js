// Ctrl+S saves, ? shows the keys; whoever does not want them switches them off. Errors get the focus.
"use strict";

document.addEventListener("DOMContentLoaded", () => {
  const dialog = document.getElementById("desk-keys");
  const save = document.querySelector("input[name=_continue]") || document.querySelector(".submit-row [type=submit]");
  if (!dialog) {
    return;
  }
  const off = dialog.querySelector("input[type=checkbox]");
  const isOff = () => window.localStorage.getItem("desk-keys") === "off";
  off.checked = isOff();
  off.addEventListener("change", () => window.localStorage.setItem("desk-keys", off.checked ? "off" : "on"));

  document.addEventListener("keydown", (event) => {
    const isTyping = event.target.closest("input, textarea, select, [contenteditable=true]");
    if (event.key === "?" && !isTyping && !event.ctrlKey && !event.metaKey && !isOff()) {
      event.preventDefault();
      dialog.showModal();
    } else if ((event.ctrlKey || event.metaKey) && event.key.toLowerCase() === "s" && save && !isOff()) {
      event.preventDefault();
      save.click();
    }
  });

  const opener = document.getElementById("desk-keys-open");
  if (opener) {
    opener.hidden = false; // without this script there are no keys to tell of
    opener.addEventListener("click", () => dialog.showModal());
  }

  const summary = document.getElementById("desk-errors");
  if (summary) {
    summary.focus();
    summary.addEventListener("click", (event) => {
      const link = event.target.closest("a");
      const field = link && document.getElementById(link.hash.slice(1));
      if (field) {
        for (let fold = field.closest("details"); fold; fold = fold.parentElement.closest("details")) {
          fold.open = true;
        }
        field.focus();
        event.preventDefault();
      }
    });
    return;
  }
  const wrong = document.querySelector(".errorlist");
  const field = wrong && wrong.parentElement.querySelector("input:not([type=hidden]), textarea, select");
  if (field) {
    field.focus();
  }
});
