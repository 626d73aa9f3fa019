// Keys: Ctrl+S saves, ? shows the others. Whoever does not want them switches them off. Errors get the focus.
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

  const TYPED_INTO = "input:not([type=checkbox], [type=submit]), textarea, select, [contenteditable=true]";
  const rows = [...document.querySelectorAll("#result_list tbody tr")];
  const current = () => document.activeElement.closest("#result_list tbody tr");
  // The focus itself walks: Enter then opens the row by the browser's own doing, and a screen reader goes along.
  const walk = (step) => {
    const place = rows.indexOf(current());
    const next = place < 0 ? (step > 0 ? 0 : rows.length - 1) : Math.min(Math.max(place + step, 0), rows.length - 1);
    rows[next].querySelector("th a").focus();
  };
  const keys = { "?": () => dialog.showModal() };
  if (rows.length) {
    Object.assign(keys, {
      j: () => walk(1),
      k: () => walk(-1),
      x: () => current()?.querySelector(".action-select")?.click(),
      g: () => current()?.querySelector(".desk-glance")?.click(),
    });
  }
  const search = document.getElementById("searchbar");
  if (search) {
    keys["/"] = () => search.focus();
  }

  document.addEventListener("keydown", (event) => {
    const isTyping = event.target.closest(TYPED_INTO) || document.querySelector("dialog[open]");
    const isPlain = !event.ctrlKey && !event.metaKey && !event.altKey;
    if (isPlain && !isTyping && !isOff() && Object.hasOwn(keys, event.key)) {
      event.preventDefault();
      keys[event.key]();
    } else if ((event.ctrlKey || event.metaKey) && event.key.toLowerCase() === "s" && save && !isOff()) {
      event.preventDefault();
      save.click();
    }
  });

  const title = document.querySelector("textarea#id_title"); // it has lines to be shown whole, and is one
  title?.addEventListener("keydown", (event) => {
    if (event.key === "Enter" && !event.isComposing) {
      event.preventDefault();
      title.form.querySelector("[type=submit]").click();
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
