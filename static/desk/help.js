// ? leads to the help of a screen that has no list of keys of its own; switched off where keys are.
"use strict";

document.addEventListener("keydown", (event) => {
  const isTyping = event.target.closest("input, textarea, select, [contenteditable=true]");
  const isOff = window.localStorage.getItem("desk-keys") === "off";
  const link = document.getElementById("desk-help");
  if (event.key === "?" && link && !isTyping && !isOff && !event.ctrlKey && !event.metaKey && !document.getElementById("desk-keys")) {
    event.preventDefault();
    link.click();
  }
});
