// Offers tags that exist for the word being typed, and asks about a word that Enter or a comma has not made a tag.
// The list is the browser's own (datalist): keyboard and screen readers know it.
"use strict";

document.addEventListener("DOMContentLoaded", () => {
  const line = document.querySelector("input[data-suggest]");
  if (!line) {
    return;
  }
  const list = document.createElement("datalist");
  list.id = "desk-tags";
  line.after(list);
  line.setAttribute("list", list.id);
  let asked = "";
  let waiting = 0;

  // The words of a line. A comma between quotes belongs to its word, as it does where the server reads the line.
  function wordsOf(text) {
    const words = [{ at: 0, isOpen: false }];
    for (let place = 0; place < text.length; place += 1) {
      const word = words.at(-1);
      if (text[place] === '"' && word.isOpen && text[place + 1] === '"') {
        place += 1; // a quote inside quotes is written twice
      } else if (text[place] === '"' && (word.isOpen || !text.slice(word.at, place).trim())) {
        word.isOpen = !word.isOpen;
      } else if (text[place] === "," && !word.isOpen) {
        words.push({ at: place + 1, isOpen: false });
      }
    }
    return words.map(({ at, isOpen }, number) => (
      { at, isOpen, text: text.slice(at, number + 1 < words.length ? words[number + 1].at - 1 : undefined).trim() }
    ));
  }

  const last = () => wordsOf(line.value).at(-1);
  const before = () => line.value.slice(0, last().at) + (last().at ? " " : "");

  async function suggest() {
    const word = last().text;
    if (word === asked) {
      return;
    }
    asked = word;
    if (!word) {
      list.replaceChildren();
      return;
    }
    const answer = await fetch(`${line.dataset.suggest}?q=${encodeURIComponent(word)}`, { credentials: "same-origin" });
    if (answer.ok && asked === word && (answer.headers.get("Content-Type") || "").startsWith("application/json")) {
      const { tags } = await answer.json();
      list.replaceChildren(...tags.map((tag) => new Option(tag, `${before()}${tag.includes(",") ? `"${tag}"` : tag}`)));
    }
  }

  // What the article carries is a tag, though no comma may stand behind it.
  const carried = new Set(wordsOf(line.dataset.carried).map((word) => word.text));
  const isUnfinished = () => Boolean(last().text) && !carried.has(last().text);

  const question = document.createElement("p"); // there from the start: no button moves away from under a pointer
  question.className = "desk-unfinished";
  question.setAttribute("role", "status");
  list.after(question);

  function button(label, does) {
    const made = document.createElement("button");
    made.type = "button";
    made.textContent = label;
    made.addEventListener("click", () => { does(); line.focus(); });
    return made;
  }

  function write(value) {
    line.value = value;
    line.dispatchEvent(new Event("input", { bubbles: true })); // so that it is kept as typing is
  }

  function confirm() {
    write(`${line.value.trim()}${last().isOpen ? '"' : ""}, `);
  }

  function drop() {
    write(before());
  }

  function ask() {
    if (isUnfinished()) {
      const sentence = line.dataset.unfinished.replace("{tag}", () => last().text);
      question.replaceChildren(sentence, button(line.dataset.add, confirm), button(line.dataset.drop, drop));
    }
    return isUnfinished();
  }

  // Not keydown: the Enter that chooses from the browser's list gives one in Firefox, and no keypress.
  line.addEventListener("keypress", (event) => {
    if (event.key === "Enter" && isUnfinished()) {
      event.preventDefault(); // it would save the article
      confirm();
    }
  });
  line.addEventListener("change", ask);
  line.addEventListener("input", (event) => {
    // Chosen from the list: Firefox calls it a replacement, Chromium gives an event that says nothing of typing.
    const isNoTyping = event.inputType === "insertReplacementText" || !(event instanceof InputEvent);
    if (isNoTyping && isUnfinished() && [...list.children].some((option) => option.value === line.value)) {
      confirm();
    }
    question.replaceChildren(); // asked about again when the line is left
    clearTimeout(waiting);
    waiting = setTimeout(() => suggest().catch(() => { asked = ""; }), 150); // a network that is away offers nothing
  });
  // Before all other listeners: what is not sent, must go on being kept.
  document.addEventListener("submit", (event) => {
    if (event.target === line.form && ask()) {
      event.preventDefault();
      event.stopPropagation();
      for (let fold = line.closest("details"); fold; fold = fold.parentElement.closest("details")) {
        fold.open = true; // what has to be answered is not folded away
      }
      line.focus();
    }
  }, true);
  ask();
});
