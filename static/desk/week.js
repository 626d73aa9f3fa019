// The week: an article is dragged to another day and keeps its time of day. Without this its form "Move" does the same.
// The entry lies on its new day while the server is asked, and goes back where the answer is no, or none.
"use strict";

document.addEventListener("DOMContentLoaded", () => {
  const week = document.getElementById("desk-week");
  const said = document.getElementById("week-said");
  if (!week || !said) {
    return;
  }
  let dragged = null;

  const lists = () => [...week.querySelectorAll(".week-day")];
  const listOf = (day) => week.querySelector(`.week-day[data-day="${day}"] ol`);

  // By time of day, as the server would print it.
  function put(entry, day) {
    const time = (each) => each.dataset.at.slice(11, 16);
    const after = [...listOf(day).children].find((each) => each !== entry && time(each) > time(entry));
    listOf(day).insertBefore(entry, after || null);
  }

  function say(nodes) {
    said.replaceChildren(...nodes);
  }

  function sayAway() {
    const note = document.createElement("p");
    note.className = "errornote";
    note.textContent = week.dataset.away;
    say([note]);
  }

  // What is typed in the form of another entry stays: only the one that was moved is made anew.
  function take(page, entry, home) {
    const fresh = page.getElementById(entry.id);
    say([...page.getElementById("week-said").childNodes]);
    if (!fresh) {
      entry.remove(); // it is in another week now
      return;
    }
    const isRefused = Boolean(fresh.querySelector("details[open]"));
    const { day } = fresh.closest(".week-day").dataset;
    entry.replaceWith(fresh);
    put(fresh, day);
    arm(fresh);
    if (isRefused || day !== home) {
      (fresh.querySelector("summary") || fresh).focus();
    }
  }

  async function send(entry, day, home) {
    const form = entry.querySelector("form");
    const body = new FormData(form); // the fields keep what may be typed in them
    body.set("day", day);
    body.set("time", entry.dataset.at.slice(11, 16));
    entry.draggable = false;
    entry.setAttribute("aria-busy", "true");
    let page = null;
    let isOver = false;
    try {
      const answer = await fetch(form.action, { method: "POST", body, credentials: "same-origin" });
      page = new DOMParser().parseFromString(await answer.text(), "text/html");
      isOver = Boolean(page.getElementById("login-form"));
    } catch {
      page = null;
    }
    entry.removeAttribute("aria-busy");
    if (page && page.getElementById("week-said")) {
      take(page, entry, home);
    } else if (isOver) {
      form.elements.day.value = day;
      form.elements.time.value = body.get("time");
      form.submit(); // the session has ended: by the log-in, which keeps what is sent
    } else {
      put(entry, home);
      arm(entry);
      sayAway();
    }
  }

  function arm(entry) {
    entry.draggable = "moves" in entry.dataset;
  }

  week.querySelectorAll(".week-entry").forEach(arm);
  week.addEventListener("dragstart", (event) => {
    const entry = event.target.closest?.(".week-entry[draggable=true]");
    if (entry) {
      dragged = entry;
      event.dataTransfer.effectAllowed = "move";
      event.dataTransfer.setData("text/plain", entry.id);
    }
  });
  week.addEventListener("dragover", (event) => {
    const over = event.target.closest(".week-day");
    if (dragged && over) {
      event.preventDefault();
      lists().forEach((each) => each.classList.toggle("week-over", each === over));
    }
  });
  week.addEventListener("dragend", () => {
    dragged = null;
    lists().forEach((each) => each.classList.remove("week-over"));
  });
  week.addEventListener("drop", (event) => {
    const over = event.target.closest(".week-day");
    const entry = dragged;
    const home = entry && entry.closest(".week-day").dataset.day;
    if (!entry || !over || over.dataset.day === home) {
      return;
    }
    event.preventDefault();
    put(entry, over.dataset.day);
    send(entry, over.dataset.day, home);
  });
});
