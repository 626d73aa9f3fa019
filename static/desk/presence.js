// Says every 20 seconds that this form is open, and shows who else has it open; one question at a time.
"use strict";

document.addEventListener("DOMContentLoaded", () => {
  const status = document.getElementById("desk-status");
  const here = document.getElementById("desk-here");
  const form = status && status.closest("form");
  if (!form || !status.dataset.presence) {
    return;
  }
  function face(address) {
    const picture = new Image(24, 24);
    picture.className = "desk-face";
    picture.alt = "";
    picture.src = address;
    return picture;
  }
  const EVERY = 20000; // milliseconds
  async function ask() {
    const token = new FormData();
    token.append("csrfmiddlewaretoken", form.elements.csrfmiddlewaretoken.value);
    const answer = await fetch(status.dataset.presence, { method: "POST", body: token, credentials: "same-origin", signal: AbortSignal.timeout(EVERY) });
    if (answer.ok) {
      const { others, faces } = await answer.json();
      const sentence = others.length ? `${here.dataset.words} ${others.join(", ")}` : "";
      if (here.textContent !== sentence) {
        here.replaceChildren(...faces.map(face), sentence);
      }
    }
  }
  // A network that is away for a moment is said by the autosave.
  const askAndWait = () => ask().catch(() => {}).then(() => setTimeout(askAndWait, EVERY));
  setTimeout(askAndWait, EVERY);
});
