// While somebody types: what the checks say of the words as they stand now. Without this script the list is as of the last save.
"use strict";

document.addEventListener("DOMContentLoaded", () => {
  const panel = document.querySelector("[data-checks]");
  const form = panel && panel.closest("form");
  if (!form) {
    return;
  }
  const live = panel.querySelector(".desk-live");
  let waiting = 0;

  async function ask() {
    const words = new FormData();
    for (const name of ["csrfmiddlewaretoken", "title", "teaser", "body"]) {
      words.append(name, form.elements[name] ? form.elements[name].value : "");
    }
    const answer = await fetch(panel.dataset.checks, { method: "POST", body: words, credentials: "same-origin" });
    if (answer.ok && (answer.headers.get("Content-Type") || "").startsWith("application/json")) {
      show((await answer.json()).findings);
    }
  }

  function show(findings) {
    const list = document.createElement("ul");
    for (const finding of findings) {
      const item = document.createElement("li");
      const link = document.createElement("a");
      link.href = `#${finding.place}`;
      link.textContent = finding.sentence;
      item.append(link);
      list.append(item);
    }
    const heading = document.createElement("h3");
    heading.textContent = live.dataset.heading || "As the text stands now";
    live.replaceChildren(heading, list);
  }

  form.addEventListener("input", (event) => {
    if (["title", "teaser", "body"].includes(event.target.name) || event.target.closest(".prose-editor")) {
      clearTimeout(waiting);
      waiting = setTimeout(() => ask().catch(() => {}), 1500);
    }
  });
});
