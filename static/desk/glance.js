// A glance at an article opens beside the list. Without this, or with a key held, the link leads to its page.
"use strict";

document.addEventListener("DOMContentLoaded", () => {
  const dialog = document.getElementById("desk-glance");
  const part = document.getElementById("desk-glance-part");
  if (!dialog || !part) {
    return;
  }
  let asked = ""; // of several glances only the last one is shown, however the answers come

  async function glance(address) {
    asked = address;
    part.textContent = dialog.dataset.wait;
    if (!dialog.open) {
      dialog.showModal();
    }
    let answer = null;
    try {
      answer = await fetch(`${address}?part`, { credentials: "same-origin" });
    } catch {
      answer = null;
    }
    const text = answer && answer.ok ? await answer.text().catch(() => "") : "";
    if (asked !== address) {
      return;
    }
    const found = new DOMParser().parseFromString(text, "text/html").querySelector(".desk-glanced");
    if (found) {
      part.replaceChildren(found);
    } else if (answer && answer.redirected) {
      window.location.assign(address); // the session is over: the log-in leads on to the page
    } else {
      part.textContent = dialog.dataset.away;
    }
  }

  document.addEventListener("click", (event) => {
    const link = event.target.closest("a.desk-glance");
    if (link && !event.ctrlKey && !event.metaKey && !event.shiftKey && event.button === 0) {
      event.preventDefault();
      glance(link.getAttribute("href"));
    }
  });
  dialog.addEventListener("click", (event) => {
    if (event.target === dialog) { // beside it
      dialog.close();
    }
  });
  dialog.addEventListener("close", () => { asked = ""; });
});
