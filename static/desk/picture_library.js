// Chooses from the pictures that are here already. What is typed is looked for half a second later; only the answer to
// the last question is shown, and where none comes what was found and typed stays.
"use strict";

document.addEventListener("DOMContentLoaded", () => {
  const dialog = document.getElementById("desk-library");
  const opener = document.getElementById("desk-library-open");
  if (!dialog || !opener) {
    return;
  }
  const PAUSE = 400; // milliseconds after the last key
  const form = dialog.querySelector("form[action]");
  const words = form.elements.q;
  const list = document.getElementById("desk-library-found");
  const status = dialog.querySelector("[role=status]");
  let waiting = 0;
  let asked = null; // the question that waits for its answer

  async function ask() {
    clearTimeout(waiting);
    asked?.abort();
    asked = new AbortController();
    const { signal } = asked;
    try {
      const answer = await fetch(`${form.getAttribute("action")}?${new URLSearchParams({ q: words.value })}`, { signal, credentials: "same-origin", headers: { Accept: "application/json" } });
      if (!answer.ok || answer.redirected) {
        throw new Error(answer.statusText);
      }
      show(await answer.json());
    } catch {
      if (!signal.aborted) {
        status.textContent = dialog.dataset.away;
      }
    }
  }

  function show({ pictures, are_more: areMore }) {
    list.replaceChildren(...pictures.map(entry));
    const sentence = areMore ? dialog.dataset.more : dialog.dataset.found;
    status.textContent = pictures.length ? sentence.replace("{count}", pictures.length) : dialog.dataset.none;
  }

  function entry(picture) {
    const item = document.createElement("li");
    const button = document.createElement("button");
    const image = new Image();
    const said = document.createElement("span");
    const where = document.createElement("small");
    image.alt = "";
    image.loading = "lazy";
    image.src = `${picture.shown}?small`;
    said.textContent = picture.caption;
    said.lang = where.lang = picture.language;
    where.textContent = picture.article;
    button.type = "button";
    button.append(image, said, where);
    button.addEventListener("click", () => take(picture));
    item.append(button);
    return item;
  }

  // Words in another language say nothing to the readers of this text.
  function take(picture) {
    const { alt, ...copied } = picture.copied;
    const isSame = document.getElementById("id_language")?.value === picture.language;
    dialog.close();
    document.dispatchEvent(new CustomEvent("desk:use-picture", { detail: { ...picture, copied: isSame ? { alt, ...copied } : copied } }));
  }

  opener.addEventListener("click", () => {
    dialog.showModal();
    words.focus();
    ask();
  });
  words.addEventListener("input", () => {
    clearTimeout(waiting);
    waiting = setTimeout(ask, PAUSE);
  });
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    ask();
  });

  // A form that came back, or was kept while typing, has pictures that were taken before.
  const pattern = document.getElementById("desk-pictures").dataset.shown;
  for (const reuse of document.querySelectorAll("#images-group .inline-related:not(.empty-form) [name$='-reuse']")) {
    if (/^\d+$/.test(reuse.value)) {
      const shown = pattern.replace("/0/", `/${reuse.value}/`);
      reuse.closest(".inline-related").dispatchEvent(new CustomEvent("desk:show-picture", { bubbles: true, detail: { shown } }));
    }
  }
});
