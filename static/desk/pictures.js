// The picture of a row, saved or just chosen, with its focal point (a click, or arrow keys) and what the cut-outs of
// lists and of the front page will show. Without this script the point is typed in percent.
"use strict";

document.addEventListener("DOMContentLoaded", () => {
  const WIDEST = 640; // pixels of a canvas
  const template = document.getElementById("desk-picture-frame");
  if (!template) {
    return;
  }
  const rowOf = (element) => element.closest(".inline-related, form");
  const field = (row, name) => row.querySelector(`[name='${name}'], [name$='-${name}']`);
  const percent = (input) => Math.min(Math.max(Math.round(input.value === "" ? 50 : Number(input.value) || 0), 0), 100);

  // Drawn, not linked: the content policy lets no blob: address in.
  async function drawn(file) {
    const bitmap = await createImageBitmap(file);
    const canvas = document.createElement("canvas");
    canvas.width = Math.min(bitmap.width, WIDEST);
    canvas.height = Math.max(Math.round((bitmap.height / bitmap.width) * canvas.width), 1);
    canvas.getContext("2d").drawImage(bitmap, 0, 0, canvas.width, canvas.height);
    bitmap.close();
    return canvas;
  }

  function copyOf(picture) {
    const copy = picture.cloneNode();
    if (picture.matches("canvas")) {
      copy.getContext("2d").drawImage(picture, 0, 0);
    }
    copy.removeAttribute("class");
    return copy;
  }

  // Of its attributes first: to ask a picture for its width has the whole page laid out.
  const sizeOf = (picture) =>
    ["width", "height"].map((side) => Number(picture.getAttribute(side)) || picture[side === "width" ? "naturalWidth" : "naturalHeight"] || 1);

  // As `cut` of articles/pictures/renditions.py does it: the point in the middle, as far as the picture goes.
  function shift(length, part, point) {
    const start = Math.min(Math.max((length * point) / 100 - part / 2, 0), length - part);
    return length > part ? (start / (length - part)) * 100 : 50;
  }

  function place(row) {
    const frame = row.querySelector(".desk-frame");
    const [across, down] = [field(row, "focal_x"), field(row, "focal_y")];
    if (!frame || !across || !down) {
      return;
    }
    const [x, y] = [percent(across), percent(down)];
    const point = frame.querySelector(".desk-focal-point");
    point.style.left = `${x}%`;
    point.style.top = `${y}%`;
    point.setAttribute("aria-label", point.dataset.words.replace("{x}", x).replace("{y}", y));
    const [width, height] = sizeOf(frame.querySelector(".desk-focal > img, .desk-focal > canvas"));
    for (const crop of frame.querySelectorAll(".desk-crop")) {
      const [wide, high] = [Number(crop.dataset.across), Number(crop.dataset.down)];
      const parts = [Math.min(width, (height * wide) / high), Math.min(height, (width * high) / wide)];
      crop.firstElementChild.style.objectPosition = `${shift(width, parts[0], x)}% ${shift(height, parts[1], y)}%`;
    }
  }

  function set(row, x, y) {
    for (const [name, value] of [["focal_x", x], ["focal_y", y]]) {
      const input = field(row, name);
      input.value = Math.min(Math.max(Math.round(value), 0), 100);
      input.dispatchEvent(new Event("input", { bubbles: true }));
    }
  }

  function show(row, picture) {
    let frame = row.querySelector(".desk-frame");
    if (!frame) {
      frame = template.content.firstElementChild.cloneNode(true);
      row.querySelector("input[type=file]").closest(".form-row").prepend(frame);
    }
    picture.className = "desk-picture";
    frame.querySelector(".desk-focal > img, .desk-focal > canvas")?.remove();
    frame.querySelector(".desk-focal").prepend(picture);
    for (const crop of frame.querySelectorAll(".desk-crop")) {
      crop.replaceChildren(copyOf(picture));
    }
    picture.addEventListener("load", () => place(row));
    place(row);
    row.dispatchEvent(new CustomEvent("desk:picture-shown", { bubbles: true, detail: { picture } }));
  }

  function showAddress(row, { shown, width, height }) {
    const picture = new Image();
    if (width && height) {
      picture.setAttribute("width", width);
      picture.setAttribute("height", height);
    }
    picture.alt = "";
    picture.src = shown;
    show(row, picture);
  }

  // The picture that is saved; where there is none, none.
  function showSaved(row) {
    const there = row.querySelector(".desk-saved");
    row.querySelector(".desk-frame")?.remove();
    if (there) {
      showAddress(row, there.dataset);
    } else {
      row.dispatchEvent(new CustomEvent("desk:picture-shown", { bubbles: true, detail: { picture: null } }));
    }
  }

  async function chosen(input) {
    const row = rowOf(input);
    const file = input.files[0];
    try {
      const picture = file && (await drawn(file));
      if (input.files[0] === file) {
        picture ? show(row, picture) : showSaved(row);
      }
    } catch {
      showSaved(row); // the server says what is wrong with it
    }
  }

  document.addEventListener("change", (event) => {
    if (event.target.matches("input[type=file]") && field(rowOf(event.target), "focal_x")) {
      chosen(event.target);
    }
  });
  document.addEventListener("input", (event) => {
    if (/(^|-)focal_[xy]$/.test(event.target.name)) {
      place(rowOf(event.target));
    }
  });
  document.addEventListener("click", (event) => {
    const focal = event.target.closest(".desk-focal");
    if (focal && !event.target.closest("button")) {
      const box = focal.getBoundingClientRect();
      set(rowOf(focal), ((event.clientX - box.left) / box.width) * 100, ((event.clientY - box.top) / box.height) * 100);
      focal.querySelector("button").focus({ preventScroll: true });
    }
  });
  document.addEventListener("keydown", (event) => {
    const steps = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] }[event.key];
    if (steps && event.target.matches(".desk-focal-point")) {
      const row = rowOf(event.target);
      const by = event.shiftKey ? 10 : 1;
      event.preventDefault();
      set(row, percent(field(row, "focal_x")) + steps[0] * by, percent(field(row, "focal_y")) + steps[1] * by);
    }
  });
  // A picture of elsewhere, by its address.
  document.addEventListener("desk:show-picture", (event) => showAddress(event.target, event.detail));
  // Of two hundred only the one that is looked at is loaded.
  document.addEventListener("desk:row-chosen", (event) => {
    if (!event.target.querySelector(".desk-frame") && event.target.querySelector(".desk-saved")) {
      showSaved(event.target);
    }
  });
  // The back button brings a chosen file back, and no drawing of it.
  window.addEventListener("pageshow", () => {
    document.querySelectorAll(".desk-frame").forEach((frame) => place(rowOf(frame)));
    for (const input of document.querySelectorAll("input[type=file]")) {
      if (input.files.length && field(rowOf(input), "focal_x")) chosen(input);
    }
  });
  for (const there of document.querySelectorAll(".desk-saved")) {
    if (!there.closest("#desk-pictures") && field(rowOf(there), "focal_x")) {
      showSaved(rowOf(there));
    }
  }
});
