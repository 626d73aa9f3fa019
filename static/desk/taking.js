// Shows that an original is being sent and read. The form is sent by the browser itself: without this it works the same.
"use strict";

document.addEventListener("DOMContentLoaded", () => {
  const status = document.getElementById("taking-status");
  const sentence = document.getElementById("taking-sentence");
  if (!status || !sentence) {
    return;
  }
  const progress = document.createElement("progress"); // without a value it moves: how long reading takes nobody knows
  progress.setAttribute("aria-labelledby", sentence.id);
  function show(words) {
    sentence.textContent = words;
    if (words) {
      status.append(progress);
    } else {
      progress.remove();
    }
  }
  status.closest("form").addEventListener("submit", () => show(status.dataset.words));
  window.addEventListener("pageshow", () => show("")); // also when the browser goes back to the page as it was left
});
