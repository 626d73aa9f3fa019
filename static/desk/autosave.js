// Keeps what is typed, a second after the last key, and when the page goes away; says when, or why not.
"use strict";

document.addEventListener("DOMContentLoaded", () => {
  const status = document.getElementById("desk-status");
  const form = status && status.closest("form");
  if (!form) {
    return;
  }
  let waiting = 0;
  let dirty = false;
  let leaving = false;

  function words() {
    const data = new FormData(form);
    for (const [name, value] of [...data.entries()]) {
      if (value instanceof File) {
        data.delete(name);
      }
    }
    return data;
  }

  async function keep() {
    dirty = false;
    const answer = await fetch(status.dataset.autosave, { method: "POST", body: words(), credentials: "same-origin" });
    const isOurs = (answer.headers.get("Content-Type") || "").startsWith("application/json");
    if (answer.ok && isOurs) {
      status.textContent = `${status.dataset.kept} ${(await answer.json()).at}`;
    } else {
      dirty = true;
      status.textContent = status.dataset.lost;
    }
  }

  form.addEventListener("input", () => {
    dirty = true;
    clearTimeout(waiting);
    waiting = setTimeout(() => keep().catch(() => { dirty = true; status.textContent = status.dataset.lost; }), 1000);
  });
  form.addEventListener("submit", () => { leaving = true; clearTimeout(waiting); });
  window.addEventListener("pagehide", () => {
    if (dirty && !leaving) {
      navigator.sendBeacon(status.dataset.autosave, words());
    }
  });

  if (status.dataset.presence) {
    const here = document.getElementById("desk-here");
    setInterval(async () => {
      const token = new FormData();
      token.append("csrfmiddlewaretoken", form.elements.csrfmiddlewaretoken.value);
      const answer = await fetch(status.dataset.presence, { method: "POST", body: token, credentials: "same-origin" });
      if (answer.ok) {
        const { others } = await answer.json();
        here.textContent = others.length ? `${here.dataset.words} ${others.join(", ")}` : "";
      }
    }, 20000);
  }
});
