// Keeps what is typed: a second after the last key, at the latest five seconds after the first; says when, or why not.
// What was not kept is tried again by itself. While the desk is away the form is not sent: the browser's own page of that
// would take the place of the words, and the back button not bring them back.
"use strict";

document.addEventListener("DOMContentLoaded", () => {
  const status = document.getElementById("desk-status");
  const form = status && status.closest("form");
  if (!form) {
    return;
  }
  const AFTER_THE_LAST_KEY = 1000; // milliseconds
  const AT_THE_LATEST = 5000; // for those who type without a pause
  const AGAIN = 10000; // after an answer that was no, or none
  const PATIENCE = 20000; // for an answer
  const ONE_PRESS = 1000; // a second one so soon is the same: a new article would be refused as being there already
  let waiting = 0;
  let unkeptSince = 0; // 0: all is kept
  let isSending = false;
  let isLeaving = false;
  let sentAt = 0;
  let isRefused = false; // the last try
  let isAway = false; // no answer came to it
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
      isRefused = isAway = false;
      return;
    }
    isSending = true;
    clearTimeout(waiting);
    unkeptSince = 0;
    let problem = status.dataset.lost;
    try {
      const answer = await fetch(status.dataset.autosave, { method: "POST", body: words(), headers: { Accept: "application/json" }, credentials: "same-origin", signal: AbortSignal.timeout(PATIENCE) });
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
    isRefused = Boolean(problem);
    isAway = problem === status.dataset.away;
    if (problem) {
      unkeptSince = Date.now();
      say(problem);
      clearTimeout(waiting);
      if (problem !== status.dataset.long) waiting = setTimeout(keep, AGAIN);
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
    isLeaving = false; // a save that takes its time does not have these words
    unkeptSince = unkeptSince || Date.now();
    wait();
  }

  asKept = asText();
  form.addEventListener("input", typed);
  form.addEventListener("change", typed);
  if (window.django && window.django.jQuery) {
    window.django.jQuery(form).on("change", "select", typed); // the searching select boxes speak only through jQuery
  }
  form.addEventListener("submit", async (event) => {
    if (isLeaving && event.timeStamp - sentAt < ONE_PRESS) {
      event.preventDefault();
      return;
    }
    if (!isAway && navigator.onLine) {
      isLeaving = true;
      sentAt = event.timeStamp;
      clearTimeout(waiting);
      return;
    }
    event.preventDefault();
    await keep();
    if (isAway || !navigator.onLine) say(status.dataset.unsent);
    else form.requestSubmit(event.submitter);
  });
  document.addEventListener("desk:brought-back", () => { asKept = ""; typed(); }); // it may never have been kept
  window.addEventListener("online", () => { if (isRefused) keep(); });
  window.addEventListener("pageshow", () => { isLeaving = false; });
  window.addEventListener("beforeunload", (event) => { // the browser asks, in words of its own
    if (isRefused && !isLeaving && asText() !== asKept) event.preventDefault();
  });
  window.addEventListener("pagehide", () => {
    if ((unkeptSince || isSending) && !isLeaving && asText() !== asKept) { // the editor speaks up while it sets itself up
      navigator.sendBeacon(status.dataset.autosave, words());
    }
  });
});
