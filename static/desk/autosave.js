// Keeps what is typed: a second after the last key, at the latest five seconds after the first; says when, or why not.
"use strict";

document.addEventListener("DOMContentLoaded", () => {
  const status = document.getElementById("desk-status");
  const form = status && status.closest("form");
  if (!form) {
    return;
  }
  const AFTER_THE_LAST_KEY = 1000; // milliseconds
  const AT_THE_LATEST = 5000; // for those who type without a pause
  let waiting = 0;
  let unkeptSince = 0; // 0: all is kept
  let isSending = false;
  let isLeaving = false;
  let asKept = ""; // what the server has, first what it sent: boxes that set themselves up are nothing typed

  function words() {
    const data = new FormData(form);
    for (const [name, value] of [...data.entries()]) {
      if (value instanceof File) {
        data.delete(name);
      }
    }
    return data;
  }

  const asText = () => new URLSearchParams(words()).toString();

  function say(sentence) {
    if (status.textContent !== sentence) { // said again, a screen reader would read it again
      status.textContent = sentence;
    }
  }

  // One at a time: a slow older answer must not be stored over a newer text.
  async function keep() {
    if (isSending || isLeaving) {
      return;
    }
    const now = asText();
    if (now === asKept) {
      unkeptSince = 0;
      return;
    }
    isSending = true;
    const since = unkeptSince;
    unkeptSince = 0;
    let problem = status.dataset.lost;
    try {
      const answer = await fetch(status.dataset.autosave, { method: "POST", body: words(), headers: { Accept: "application/json" }, credentials: "same-origin" });
      const isOurs = (answer.headers.get("Content-Type") || "").startsWith("application/json");
      if (answer.ok && isOurs) {
        problem = "";
        asKept = now;
        say(`${status.dataset.kept} ${(await answer.json()).at}`);
      } else if (isOurs && answer.status !== 403) {
        problem = (await answer.json()).problem || problem; // what the database said
      } else if (answer.status === 400 || answer.status === 413) {
        problem = status.dataset.long;
      }
    } catch {
      problem = status.dataset.away;
    }
    isSending = false;
    if (problem) {
      unkeptSince = unkeptSince || since;
      say(problem);
    } else if (unkeptSince) {
      wait();
    }
  }

  function wait() {
    clearTimeout(waiting);
    const left = unkeptSince + AT_THE_LATEST - Date.now();
    waiting = setTimeout(keep, Math.max(0, Math.min(AFTER_THE_LAST_KEY, left)));
  }

  function typed() {
    unkeptSince = unkeptSince || Date.now();
    wait();
  }

  asKept = asText();
  form.addEventListener("input", typed);
  form.addEventListener("change", typed);
  if (window.django && window.django.jQuery) {
    window.django.jQuery(form).on("change", "select", typed); // the searching select boxes speak only through jQuery
  }
  form.addEventListener("submit", () => { isLeaving = true; clearTimeout(waiting); });
  document.addEventListener("desk:brought-back", () => { asKept = ""; typed(); }); // it may never have been kept
  window.addEventListener("pageshow", () => { isLeaving = false; });
  window.addEventListener("pagehide", () => {
    if (unkeptSince && !isLeaving && asText() !== asKept) { // the editor speaks up while it sets itself up
      navigator.sendBeacon(status.dataset.autosave, words());
    }
  });
});
