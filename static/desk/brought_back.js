// The back button brings what was typed into a page that the server has made anew. With the words comes back what they
// were typed into, so that a save between is noticed and not undone; and the other scripts hear of it.
"use strict";

// Before the other scripts: what they write into fields is nothing that was brought back.
document.addEventListener("readystatechange", () => {
  const form = document.getElementById("article_form");
  if (!form) {
    return;
  }
  const isChosen = (list) => list.selectedIndex !== Math.max([...list.options].findIndex((option) => option.defaultSelected), 0);
  const isBroughtBack = (field) => {
    if (field.matches("select")) return isChosen(field);
    if (field.matches("[type=checkbox], [type=radio]")) return field.checked !== field.defaultChecked;
    return field.matches("textarea, input:not([type=hidden])") && field.value !== field.defaultValue;
  };
  const [came] = performance.getEntriesByType("navigation");
  const isBack = came.type !== "navigate" && [...form.elements].some(isBroughtBack);
  const version = form.querySelector("[name=version]"); // hidden: the browser does not bring it back; a new article has none
  if (isBack && version && history.state?.version) {
    version.value = history.state.version;
  } else if (version) {
    history.replaceState({ ...history.state, version: version.value }, "");
  }
  window.addEventListener("pageshow", (event) => {
    if (isBack || event.persisted) document.dispatchEvent(new Event("desk:brought-back"));
  });
}, { once: true });
