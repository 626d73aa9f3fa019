// Pictures by drop, paste or click: a file fills the next empty input, a click on the preview sets the focal point.
// Nothing is sent before the form is saved; without this script the inputs do the same.
"use strict";

document.addEventListener("DOMContentLoaded", () => {
  const group = document.getElementById("images-group");

  // Drawn, not linked: the content policy lets no blob: address in.
  async function draw(file, canvas) {
    const bitmap = await createImageBitmap(file);
    canvas.width = Math.min(bitmap.width, 640);
    canvas.height = Math.max(Math.round((bitmap.height / bitmap.width) * canvas.width), 1);
    canvas.getContext("2d").drawImage(bitmap, 0, 0, canvas.width, canvas.height);
    bitmap.close();
  }

  function show(input) {
    const row = input.closest(".inline-related, form");
    const across = row && row.querySelector("input[name$='focal_x']");
    const down = row && row.querySelector("input[name$='focal_y']");
    const file = input.files && input.files[0];
    if (!across || !down || !file) {
      return;
    }
    let frame = row.querySelector(".desk-focal");
    if (!frame) {
      frame = document.createElement("span");
      frame.className = "desk-focal";
      frame.append(document.createElement("canvas"), document.createElement("span"));
      input.after(frame);
    }
    const [picture, point] = frame.children;
    draw(file, picture).catch(() => frame.remove()); // the server says what is wrong with it
    const place = () => {
      point.style.left = `${across.value}%`;
      point.style.top = `${down.value}%`;
    };
    picture.onclick = (event) => {
      const box = picture.getBoundingClientRect();
      across.value = Math.round(((event.clientX - box.left) / box.width) * 100);
      down.value = Math.round(((event.clientY - box.top) / box.height) * 100);
      place();
    };
    across.oninput = place;
    down.oninput = place;
    place();
  }

  function next() {
    const empty = () =>
      [...group.querySelectorAll("input[type=file]")].find((input) => !input.name.includes("__prefix__") && !input.files.length && !input.closest(".has_original"));
    if (!empty()) {
      const more = group.querySelector(".add-row a");
      if (more) {
        more.click();
      }
    }
    return empty();
  }

  function take(files) {
    for (const file of files) {
      const input = file.type.startsWith("image/") && next();
      if (input) {
        const one = new DataTransfer();
        one.items.add(file);
        input.files = one.files;
        input.dispatchEvent(new Event("change", { bubbles: true }));
        input.scrollIntoView({ block: "center" });
      }
    }
  }

  document.addEventListener("change", (event) => {
    if (event.target.matches("input[type=file]")) {
      show(event.target);
    }
  });
  if (!group) {
    return;
  }
  group.addEventListener("dragover", (event) => {
    event.preventDefault();
    group.classList.add("desk-drop");
  });
  group.addEventListener("dragleave", () => group.classList.remove("desk-drop"));
  group.addEventListener("drop", (event) => {
    event.preventDefault();
    group.classList.remove("desk-drop");
    take(event.dataTransfer.files);
  });
  document.addEventListener("paste", (event) => {
    const files = [...((event.clipboardData && event.clipboardData.files) || [])];
    const isInText = event.target.closest("input, textarea, [contenteditable]");
    if (files.length && !isInText) {
      event.preventDefault();
      take(files);
    }
  });
});
