// Files that are dropped, pasted or chosen: each fills the next empty row of the pictures. Nothing is sent before the form
// is saved; without this script the inputs do the same.
"use strict";

document.addEventListener("DOMContentLoaded", () => {
  const place = document.getElementById("desk-pictures");
  const group = document.getElementById("images-group");
  if (!place || !group || !group.querySelector("input[type=file]")) {
    return;
  }
  const box = place.querySelector(".desk-tiles-box");
  const status = box.querySelector("[role=status]");
  const isEmpty = (input) => {
    const row = input.closest(".inline-related");
    return !input.files.length && !row.matches(".has_original, .empty-form") && !row.querySelector("[name$='-reuse']")?.value;
  };
  const empty = () => [...group.querySelectorAll("input[type=file]")].find(isEmpty);

  // The next empty row, a new one if need be; none where there is no more room.
  function next() {
    if (!empty()) {
      const more = group.querySelector(".add-row a");
      if (more && more.parentElement.style.display !== "none") {
        more.click();
      }
    }
    return empty()?.closest(".inline-related");
  }

  function say(sentence, name, most = group.querySelector("[name$='-MAX_NUM_FORMS']").value) {
    status.textContent = sentence.replace("{name}", () => name).replace("{most}", most);
  }

  // What is sent with one save: the desk, and the proxy before it, take no more, and could not give the words back.
  function isTooMuch(file) {
    const chosen = [...group.querySelectorAll("input[type=file]")].flatMap((input) => [...input.files]);
    return [...chosen, file].reduce((sum, each) => sum + each.size, 0) > Number(box.dataset.mostBytes);
  }

  function take(files) {
    for (const file of files) {
      if (isTooMuch(file)) {
        say(box.dataset.tooMuch, file.name, Math.floor(box.dataset.mostBytes / 1048576));
        continue;
      }
      const row = file.type.startsWith("image/") && next();
      if (row) {
        const one = new DataTransfer();
        one.items.add(file);
        const input = row.querySelector("input[type=file]");
        input.files = one.files;
        input.dispatchEvent(new Event("change", { bubbles: true }));
        row.dispatchEvent(new CustomEvent("desk:picture-taken", { bubbles: true }));
      } else {
        say(file.type.startsWith("image/") ? box.dataset.full : box.dataset.noPicture, file.name);
      }
    }
  }

  const brings = (event) => event.dataTransfer && event.dataTransfer.types.includes("Files");
  place.addEventListener("dragover", (event) => {
    if (brings(event)) {
      event.preventDefault();
      place.classList.add("desk-drop");
    }
  });
  place.addEventListener("dragleave", () => place.classList.remove("desk-drop"));
  place.addEventListener("drop", (event) => {
    place.classList.remove("desk-drop");
    if (brings(event)) {
      event.preventDefault();
      take(event.dataTransfer.files);
    }
  });
  document.addEventListener("paste", (event) => {
    const files = [...((event.clipboardData && event.clipboardData.files) || [])];
    const isInText = event.target.closest("input, textarea, [contenteditable]");
    if (files.length && !isInText) {
      event.preventDefault();
      take(files);
    }
  });
  const chooser = document.createElement("input");
  chooser.type = "file";
  chooser.multiple = true;
  chooser.accept = group.querySelector("input[type=file]").accept;
  chooser.addEventListener("change", () => {
    take(chooser.files);
    chooser.value = "";
  });
  box.querySelector("#desk-picture-choose-file").addEventListener("click", () => chooser.click());

  // A file takes the place of a picture that was chosen from those here.
  group.addEventListener("change", (event) => {
    const reuse = event.target.matches("input[type=file]") && event.target.closest(".inline-related").querySelector("[name$='-reuse']");
    if (reuse && event.target.files.length) {
      reuse.value = "";
    }
  });

  // A picture that is here already (desk/picture_library.js): its file, its rights and its focal point.
  document.addEventListener("desk:use-picture", (event) => {
    const { number, caption, copied } = event.detail;
    const row = next();
    if (!row) {
      say(box.dataset.full, caption);
      return;
    }
    for (const [name, value] of Object.entries({ reuse: number, ...copied })) {
      const input = row.querySelector(`[name$='-${name}']`);
      if (input && input.type === "checkbox") {
        input.checked = input.checked || value;
      } else if (input && value !== "" && !(name === "alt" && input.value)) {
        input.value = value;
      }
    }
    row.dispatchEvent(new CustomEvent("desk:show-picture", { bubbles: true, detail: { ...copied, shown: event.detail.shown } }));
    row.dispatchEvent(new CustomEvent("desk:picture-taken", { bubbles: true }));
    row.querySelector("[name$='-alt']").dispatchEvent(new Event("input", { bubbles: true }));
  });
});
