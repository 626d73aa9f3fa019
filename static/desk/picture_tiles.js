// Pictures as tiles: one row of the form is shown at a time, and the order is made by dragging or by buttons, which write
// the places. Without this script all rows are shown, each with the number of its place.
"use strict";

document.addEventListener("DOMContentLoaded", () => {
  const place = document.getElementById("desk-pictures");
  const group = document.getElementById("images-group");
  const list = document.getElementById("desk-tiles");
  if (!group || !group.querySelector("input[type=file]")) {
    return;
  }
  const box = place.querySelector(".desk-tiles-box");
  const words = box.dataset;
  const status = box.querySelector("[role=status]");
  const tools = box.querySelector(".desk-tiles-tools");
  const tiles = new Map(); // a row: its tile
  let chosen = null;
  let dragged = null;

  const rows = () => [...group.querySelectorAll(".inline-related:not(.empty-form)")];
  const field = (row, name) => row.querySelector(`[name$='-${name}']`);
  const value = (row, name) => field(row, name)?.value.trim() ?? "";
  const isSaved = (row) => row.matches(".has_original");
  const isUsed = (row) => isSaved(row) || field(row, "file")?.files.length > 0 || ["reuse", "caption", "alt"].some((name) => value(row, name));
  const numberOf = (row) => (/^\d{1,4}$/.test(value(row, "order")) ? Number(value(row, "order")) : Infinity);
  const inOrder = () => rows().filter(isUsed).sort((one, other) => numberOf(one) - numberOf(other));

  // The place the server would find: the first one that is free.
  function number(row) {
    const order = field(row, "order");
    if (order && isUsed(row) && order.value === "") {
      const taken = new Set(rows().map(numberOf));
      let free = 1;
      while (taken.has(free)) free += 1;
      order.value = free;
    } else if (order && !isUsed(row)) {
      order.value = ""; // a row with nothing but a place would be one that lacks its picture
    }
  }

  function nameOf(row) {
    if (!isUsed(row)) return words.new;
    const said = value(row, "alt") || value(row, "caption") || words.wordless;
    return words.named.replace("{place}", numberOf(row)).replace("{words}", () => said);
  }

  function tileOf(row) {
    if (!tiles.has(row)) {
      const tile = document.createElement("li");
      const button = document.createElement("button");
      button.type = "button";
      button.append(...["picture", "number", "marks"].map((name) => Object.assign(document.createElement("span"), { className: `desk-tile-${name}` })));
      button.addEventListener("click", () => choose(row));
      tile.append(button);
      tile.row = row;
      tiles.set(row, tile);
      const there = row.querySelector(".desk-saved");
      if (there) setPicture(tile, there.dataset.shown);
    }
    return tiles.get(row);
  }

  // Drawn anew where it is not sent yet, else asked for when its tile comes near.
  function setPicture(tile, picture) {
    const place = tile.querySelector(".desk-tile-picture");
    if (!picture) {
      place.replaceChildren();
    } else if (typeof picture === "string") {
      if (place.firstElementChild?.dataset.src === `${picture}?small`) return;
      const small = Object.assign(new Image(), { alt: "" });
      small.dataset.src = `${picture}?small`;
      place.replaceChildren(small);
      seen.observe(small);
    } else {
      const small = picture.cloneNode();
      small.removeAttribute("class");
      small.getContext("2d").drawImage(picture, 0, 0);
      place.replaceChildren(small);
    }
  }

  // What the browser itself calls near is nearly all of two hundred.
  const seen = new IntersectionObserver((entries) => {
    for (const { target, isIntersecting } of entries) {
      if (isIntersecting) {
        target.src = target.dataset.src;
        seen.unobserve(target);
      }
    }
  }, { root: list, rootMargin: "120px" });

  function describe(row) {
    const tile = tileOf(row);
    const button = tile.firstElementChild;
    const isGone = Boolean(field(row, "DELETE")?.checked);
    const marks = [
      row.querySelector(".errorlist") ? words.wrong : "",
      isGone ? words.gone : "",
      field(row, "is_lead")?.checked ? words.leads : "",
    ].filter(Boolean);
    tile.draggable = isUsed(row);
    tile.classList.toggle("desk-tile-gone", isGone);
    tile.classList.toggle("desk-tile-new", !isUsed(row));
    button.setAttribute("aria-label", [nameOf(row), ...marks].join(", "));
    button.tabIndex = row === chosen ? 0 : -1;
    row === chosen ? button.setAttribute("aria-current", "true") : button.removeAttribute("aria-current");
    tile.querySelector(".desk-tile-number").textContent = isUsed(row) ? numberOf(row) : "+";
    const wordless = isUsed(row) && !value(row, "alt") && !field(row, "decorative")?.checked ? [words.wordless] : [];
    tile.querySelector(".desk-tile-marks").textContent = [...marks, ...wordless].join(", ");
  }

  function arrange() {
    const all = rows();
    all.forEach(number);
    for (const [row, tile] of tiles) {
      if (!row.isConnected) {
        tile.remove();
        tiles.delete(row);
      }
    }
    if (!chosen?.isConnected) chosen = all.find((row) => row.querySelector(".errorlist")) ?? inOrder()[0] ?? all[0] ?? null;
    const focused = document.activeElement;
    const wanted = [...inOrder(), ...all.filter((row) => !isUsed(row))].map(tileOf);
    if (wanted.some((tile, at) => list.children[at] !== tile) || list.children.length !== wanted.length) {
      list.replaceChildren(...wanted);
      if (list.contains(focused)) focused.focus({ preventScroll: true });
    }
    all.forEach(describe);
    for (const row of all) row.classList.toggle("desk-chosen", row === chosen);
    chosen?.dispatchEvent(new CustomEvent("desk:row-chosen", { bubbles: true }));
    tools.hidden = !chosen || !isUsed(chosen);
  }

  function choose(row, { focus = true } = {}) {
    chosen = row;
    arrange();
    if (focus) tileOf(row).firstElementChild.focus();
  }

  // The numbers stay, and go to the rows in their new order; the text says the new ones (desk/picture_places.js).
  function move(row, to) {
    const sequence = inOrder();
    const from = sequence.indexOf(row);
    const target = Math.min(Math.max(to, 0), sequence.length - 1);
    if (from < 0 || from === target) return;
    const numbers = sequence.map(numberOf);
    sequence.splice(target, 0, ...sequence.splice(from, 1));
    const changed = new Map();
    for (const [at, each] of sequence.entries()) {
      if (numberOf(each) !== numbers[at]) changed.set(numberOf(each), numbers[at]);
      field(each, "order").value = numbers[at];
    }
    document.dispatchEvent(new CustomEvent("desk:pictures-renumbered", { detail: changed }));
    field(row, "order").dispatchEvent(new Event("input", { bubbles: true }));
    arrange();
    status.textContent = words.moved.replace("{name}", () => nameOf(row)).replace("{at}", target + 1).replace("{count}", sequence.length);
  }

  list.addEventListener("keydown", (event) => {
    const by = { ArrowLeft: -1, ArrowRight: 1, ArrowUp: -1, ArrowDown: 1 }[event.key];
    const row = event.target.closest("li")?.row;
    if (!by || !row || event.ctrlKey || event.metaKey) return;
    event.preventDefault();
    if (event.altKey) move(row, inOrder().indexOf(row) + by);
    else choose(list.children[[...list.children].indexOf(tileOf(row)) + by]?.row ?? row);
  });
  list.addEventListener("dragstart", (event) => {
    dragged = event.target.closest("li")?.row ?? null;
    event.dataTransfer.setData("text/plain", dragged ? nameOf(dragged) : "");
    event.dataTransfer.effectAllowed = "move";
  });
  list.addEventListener("dragend", () => { dragged = null; });
  list.addEventListener("dragover", (event) => {
    const over = event.target.closest("li")?.row;
    if (dragged && over && isUsed(over)) event.preventDefault();
  });
  list.addEventListener("drop", (event) => {
    const over = event.target.closest("li")?.row;
    if (dragged && over) {
      event.preventDefault();
      const row = dragged;
      choose(row, { focus: false });
      move(row, inOrder().indexOf(over));
    }
  });
  tools.addEventListener("click", (event) => {
    const button = event.target.closest("button");
    if (!button || !chosen) return;
    if (button.dataset.move) move(chosen, button.dataset.move === "first" ? 0 : inOrder().indexOf(chosen) + Number(button.dataset.move));
    else document.dispatchEvent(new CustomEvent("desk:picture-into-text", { detail: numberOf(chosen) }));
  });

  group.addEventListener("desk:picture-shown", (event) => {
    const { picture } = event.detail;
    setPicture(tileOf(event.target), picture?.matches("img") ? picture.getAttribute("src") : picture);
    arrange();
  });
  group.addEventListener("desk:picture-taken", (event) => {
    for (let fold = place.closest("details"); fold; fold = fold.parentElement.closest("details")) fold.open = true;
    choose(event.target, { focus: false });
    event.target.scrollIntoView({ block: "nearest" });
    field(event.target, "alt")?.focus({ preventScroll: true });
  });
  group.addEventListener("input", (event) => {
    const row = event.target.closest(".inline-related");
    if (row && tiles.has(row) && tiles.get(row).draggable === isUsed(row)) describe(row);
    else arrange();
  });
  group.addEventListener("change", (event) => {
    if (/-is_lead$/.test(event.target.name) && event.target.checked) {
      for (const row of rows()) if (!row.contains(event.target)) field(row, "is_lead").checked = false; // one leads
    }
    arrange();
  });
  document.addEventListener("formset:added", (event) => {
    if (event.detail?.formsetName === "images") choose(event.target, { focus: false });
  });
  document.addEventListener("formset:removed", arrange);
  // A link to a field, in the list of what is wrong, leads to a row that may not be the one shown.
  document.addEventListener("click", (event) => {
    const link = event.target.closest("a[href^='#']");
    const row = link && document.getElementById(link.hash.slice(1))?.closest("#images-group .inline-related");
    if (row) choose(row, { focus: false });
  }, true);
  window.addEventListener("pageshow", arrange);

  box.hidden = false;
  place.classList.add("desk-tiled");
  arrange();
});
