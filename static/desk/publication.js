// A typed time is said back in full, with its zone, half a second after the last key, and with it what will happen when
// the article goes out; one question at a time. Without this script, and while the desk does not answer, the time is
// said when the form comes back.
"use strict";

document.addEventListener("DOMContentLoaded", () => {
  const fields = [...document.querySelectorAll(".desk-moment[data-read]")];
  const form = fields[0] && fields[0].form;
  if (!form) {
    return;
  }
  const PAUSE = 500; // milliseconds after the last key
  const PATIENCE = 20000; // milliseconds for an answer
  let waiting = 0;
  let isAsking = false;
  let isAskedAgain = false;

  const sheet = document.querySelector(".desk-publishing");
  const asked = () => fields.map((field) => field.value).join("\n");

  async function ask() {
    if (isAsking) {
      isAskedAgain = true;
      return;
    }
    isAsking = true;
    const before = asked();
    try {
      const words = new FormData(form);
      for (const [name, value] of [...words.entries()]) {
        if (value instanceof File) {
          words.delete(name);
        }
      }
      const answer = await fetch(fields[0].dataset.read, { method: "POST", body: words, credentials: "same-origin", signal: AbortSignal.timeout(PATIENCE) });
      if (!answer.ok || answer.redirected) {
        throw new Error(answer.statusText);
      }
      const { said, next } = await answer.json();
      if (asked() === before) {
        show(said);
        tell(next);
      }
    } catch {
      show({});
      tell([]);
      for (const field of fields) {
        document.getElementById(`said-${field.name}`).textContent = field.value && field.dataset.away;
      }
    }
    isAsking = false;
    if (isAskedAgain) {
      isAskedAgain = false;
      ask();
    }
  }

  function show(said) {
    for (const field of fields) {
      const { moment = "", problem = "" } = said[field.name] || {};
      const place = document.getElementById(`said-${field.name}`);
      place.textContent = problem || moment;
      place.classList.toggle("desk-said-wrong", Boolean(problem));
    }
  }

  function tell(sentences) {
    if (!sheet) {
      return;
    }
    sheet.querySelector("#desk-outlook-title").hidden = !sentences.length;
    const list = document.createElement("ul");
    for (const sentence of sentences) {
      const item = document.createElement("li");
      item.textContent = sentence;
      list.append(item);
    }
    sheet.querySelector(".desk-outlook").replaceChildren(...(sentences.length ? [list] : []));
  }

  // Opened here and now, not by the browser a moment later: the next key is a part of the time.
  sheet?.querySelector("summary").addEventListener("click", (event) => {
    event.preventDefault();
    sheet.open = !sheet.open;
    if (sheet.open) {
      fields[0].focus();
    }
  });
  sheet?.addEventListener("toggle", () => {
    if (sheet.open) {
      ask();
    }
  });
  document.addEventListener("desk:brought-back", ask);
  form.elements.waits_for_original?.addEventListener("change", ask);
  for (const field of fields) {
    document.getElementById(`said-${field.name}`).setAttribute("role", "status");
    field.addEventListener("input", () => {
      clearTimeout(waiting);
      waiting = setTimeout(ask, PAUSE);
    });
  }
});
