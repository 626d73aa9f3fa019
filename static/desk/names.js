// Gives a name to what scripts build without one: search boxes, the text editor, empty heads of tables.
// Without scripts none of these exist; the plain fields have labels.
"use strict";

document.addEventListener("DOMContentLoaded", () => {
  const form = document.querySelector("#content-main form");
  if (!form) {
    return;
  }

  const ownLabel = (field) => field.getAttribute("aria-label") || (field.labels && field.labels[0] && field.labels[0].textContent) || "";

  function headOf(field) {
    const cell = field.closest("td");
    const head = cell && cell.closest("table").querySelectorAll("thead tr > *")[cell.cellIndex];
    return head ? head.textContent : "";
  }

  function name(element, field) {
    const words = (ownLabel(field) || headOf(field)).replace(/\s+/g, " ").replace(/:\s*$/, "").trim();
    if (words && element.getAttribute("aria-label") !== words) {
      element.setAttribute("aria-label", words);
    }
  }

  function nameAll() {
    for (const box of form.querySelectorAll(".select2-container")) {
      const field = box.previousElementSibling;
      const chosen = box.querySelector(".select2-selection");
      if (field && field.matches("select") && chosen) {
        chosen.removeAttribute("aria-labelledby"); // its own value, which is empty at first
        name(chosen, field);
        for (const line of box.querySelectorAll("textarea, input, .select2-selection__rendered")) {
          name(line, field);
        }
      }
    }
    for (const editor of form.querySelectorAll(".prose-editor")) {
      const rich = editor.querySelector("[contenteditable=true]");
      if (rich) {
        name(rich, editor.querySelector("textarea"));
      }
    }
    for (const head of form.querySelectorAll("thead th:empty")) {
      const cell = document.createElement("td");
      cell.className = head.className;
      head.replaceWith(cell);
    }
  }

  nameAll();
  new MutationObserver(nameAll).observe(form, { childList: true, subtree: true });
});
