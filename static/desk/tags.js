// Offers tags that exist for the word being typed. The list is the browser's own (datalist): keyboard and screen
// readers know it. Whatever is typed instead becomes a tag as well.
"use strict";

document.addEventListener("DOMContentLoaded", () => {
  const line = document.querySelector("input[data-suggest]");
  if (!line) {
    return;
  }
  const list = document.createElement("datalist");
  list.id = "desk-tags";
  line.after(list);
  line.setAttribute("list", list.id);
  let asked = "";
  let waiting = 0;

  async function suggest() {
    const comma = line.value.lastIndexOf(",") + 1;
    const before = line.value.slice(0, comma) + (comma ? " " : "");
    const word = line.value.slice(comma).trim();
    if (word === asked) {
      return;
    }
    asked = word;
    if (!word) {
      list.replaceChildren();
      return;
    }
    const answer = await fetch(`${line.dataset.suggest}?q=${encodeURIComponent(word)}`, { credentials: "same-origin" });
    if (answer.ok && asked === word && (answer.headers.get("Content-Type") || "").startsWith("application/json")) {
      const { tags } = await answer.json();
      list.replaceChildren(...tags.map((tag) => new Option(tag, `${before}${tag.includes(",") ? `"${tag}"` : tag}`)));
    }
  }

  line.addEventListener("input", () => {
    clearTimeout(waiting);
    waiting = setTimeout(() => suggest().catch(() => {}), 150); // a network that is away offers nothing
  });
});
