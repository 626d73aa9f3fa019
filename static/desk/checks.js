// While somebody types: what the checks say of the words as they stand now, a second after the last key. One question at
// a time, the newest words when it is answered; an answer about older words is dropped. Without this script, and
// while the desk does not answer, the list is as of the last save.
"use strict";

document.addEventListener("DOMContentLoaded", () => {
  const panel = document.querySelector("[data-checks]");
  const form = panel && panel.closest("form");
  if (!form) {
    return;
  }
  const PAUSE = 1000; // milliseconds after the last key
  const PATIENCE = 30000; // milliseconds for an answer
  const TEXTS = ["title", "teaser", "body"];
  const list = panel.querySelector(".desk-findings");
  const live = panel.querySelector(".desk-live");
  const counts = document.querySelectorAll(".desk-fact-checks, #section-checks > summary .desk-holds");
  const known = new Map(); // every row ever shown: a reason that was typed comes back with its finding
  let holds = panel.dataset.holds;
  let waiting = 0;
  let isAsking = false;
  let isAskedAgain = false;
  let hasAnswered = false;

  const words = () => JSON.stringify([...TEXTS, "language"].map((name) => form.elements[name]?.value ?? ""));
  const rows = () => [...list.querySelectorAll("li[data-key]")];

  async function ask() {
    if (isAsking) {
      isAskedAgain = true;
      return;
    }
    isAsking = true;
    const before = words();
    try {
      const sent = new FormData();
      for (const name of ["csrfmiddlewaretoken", "language", ...TEXTS]) {
        sent.append(name, form.elements[name]?.value ?? "");
      }
      const answer = await fetch(panel.dataset.checks, { method: "POST", body: sent, credentials: "same-origin", signal: AbortSignal.timeout(PATIENCE) });
      if (!answer.ok || answer.redirected) {
        throw new Error(answer.statusText);
      }
      const said = await answer.json();
      if (words() === before) {
        show(said);
      }
    } catch {
      say(panel.dataset.away);
      count(`${holds}, ${hasAnswered ? panel.dataset.before : panel.dataset.saved}`);
    }
    isAsking = false;
    if (isAskedAgain) {
      isAskedAgain = false;
      ask();
    }
  }

  function say(sentence) {
    if (live.textContent !== sentence) { // said again, a screen reader would read it again
      live.textContent = sentence;
    }
  }

  function count(said) {
    for (const place of counts) {
      place.textContent = place.dataset.title ? `${place.dataset.title}: ${said}` : said;
    }
  }

  // Rows that stay are not touched: somebody may be typing a reason in one.
  function show(said) {
    if (said.too_long) {
      say(said.too_long);
      count(`${holds}, ${hasAnswered ? panel.dataset.before : panel.dataset.saved}`);
      return;
    }
    hasAnswered = true;
    holds = said.holds;
    say("");
    count(holds);
    const made = new DOMParser().parseFromString(`<ul>${said.list}</ul>`, "text/html");
    const wanted = [...made.querySelectorAll("li")].map((row) => {
      const there = known.get(row.dataset.key);
      if (!there) {
        return row;
      }
      for (const name of ["passage", "places", "remedy"]) {
        if (name in row.dataset) there.dataset[name] = row.dataset[name];
        else delete there.dataset[name];
      }
      return there;
    });
    for (const row of [...list.children]) {
      if (!wanted.includes(row)) row.remove();
    }
    for (const [place, row] of wanted.entries()) {
      if (list.children[place] !== row) list.insertBefore(row, list.children[place] ?? null);
    }
    remember();
    document.dispatchEvent(new Event("desk:checked"));
  }

  function remember() {
    for (const row of rows()) known.set(row.dataset.key, row);
  }

  function wait() {
    clearTimeout(waiting);
    waiting = setTimeout(ask, PAUSE);
  }

  remember();
  form.addEventListener("input", (event) => {
    if (TEXTS.includes(event.target.name) || event.target.closest(".prose-editor")) wait();
  });
  form.addEventListener("change", (event) => {
    if (event.target.name === "language") wait();
  });
  document.addEventListener("desk:brought-back", wait); // with the list of before
});
