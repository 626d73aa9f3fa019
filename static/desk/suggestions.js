// What the text names, offered as buttons that add a row to the form; nothing is saved before Save. Follows the text a
// second after the last key, one question at a time; an answer about a form that has changed since is dropped: what
// was taken meanwhile would be offered again. Without this script the boxes are applied at the next save.
"use strict";

document.addEventListener("DOMContentLoaded", () => {
  const panel = document.getElementById("suggestions");
  const form = panel && panel.closest("form");
  if (!form) {
    return;
  }
  const PAUSE = 1000; // milliseconds after the last key
  const PATIENCE = 20000; // milliseconds for an answer
  const ROWS = { province: ["about_provinces", "province"], unit: ["about_units", "unit"], person: ["credits", "person"] };
  const TEXTS = /^(title|teaser|body|tags|language|event_date|original_(title|text|date|language))$/;
  const list = panel.querySelector(".desk-suggested");
  const status = panel.querySelector(".desk-suggestions-status");
  let waiting = 0;
  let isAsking = false;
  let isAskedAgain = false;

  const chips = () => [...list.querySelectorAll("li[data-key]")];
  const takes = (chip) => chip.querySelector(".desk-chip-take, a");
  const say = (sentence, name = "") => { status.textContent = sentence.replace("{name}", () => name); };

  // The boxes become buttons.
  function dress() {
    for (const legend of list.querySelectorAll("legend")) {
      legend.remove();
    }
    for (const chip of chips()) {
      const sentence = chip.querySelector("input[type=hidden]"); // is sent where no script takes the chip
      if (sentence) {
        chip.dataset.passage = sentence.value;
        sentence.remove();
      }
      const label = chip.querySelector("label");
      if (label) {
        const line = document.createElement("div");
        line.className = "desk-chip-line";
        const take = button("desk-chip-take", () => add(chip));
        take.title = chip.querySelector(".desk-chip-sentence").textContent;
        take.append(label.querySelector(".desk-chip-about"));
        const pass = button("desk-chip-pass", () => drop(chip));
        pass.textContent = panel.dataset.pass;
        pass.setAttribute("aria-label", `${panel.dataset.pass}: ${chip.dataset.name}`);
        line.append(take, pass);
        label.replaceWith(line);
      }
    }
    number();
  }

  function button(name, does) {
    const made = document.createElement("button");
    made.type = "button";
    made.className = name;
    made.addEventListener("click", does);
    return made;
  }

  function number() {
    for (const key of list.querySelectorAll("kbd")) {
      key.parentElement.removeAttribute("aria-keyshortcuts");
      key.remove();
    }
    for (const [place, chip] of chips().slice(0, 9).entries()) {
      const key = document.createElement("kbd");
      key.textContent = place + 1;
      key.setAttribute("aria-hidden", "true");
      takes(chip).setAttribute("aria-keyshortcuts", place + 1);
      takes(chip).prepend(key);
    }
  }

  // Takes the chip away; the next one gets the focus if this one had it.
  function remove(chip) {
    const place = chips().indexOf(chip);
    const hadFocus = chip.contains(document.activeElement);
    chip.remove();
    number();
    if (hadFocus) {
      const next = chips()[place] || chips().at(-1);
      (next ? takes(next) : panel.querySelector("summary")).focus();
    }
  }

  // "Not this": not on this form, whatever is typed, and not after a save that was refused.
  function drop(chip) {
    const passed = document.createElement("input");
    passed.type = "hidden";
    passed.name = "suggestion-passed";
    passed.value = chip.dataset.key;
    panel.append(passed);
    remove(chip);
  }

  function add(chip) {
    const { kind, name, pk } = chip.dataset;
    const isFact = "passage" in chip.dataset;
    const field = isFact ? addFact(chip.dataset) : kind === "tag" ? addTag(name) : addRow(kind, pk, name);
    if (!field) {
      return;
    }
    remove(chip);
    if (kind === "person") {
      const role = field.closest("tr").querySelector("select[name$='-role']");
      say(panel.dataset.role, name);
      if (role) {
        role.focus();
      }
    } else {
      say(isFact ? panel.dataset.fact : panel.dataset.taken, name);
    }
  }

  function addTag(name) {
    const line = form.elements.tags;
    if (!line) {
      return null;
    }
    const before = line.value.trim().replace(/,$/, "");
    const tag = /[",]/.test(name) ? `"${name.replaceAll('"', '""')}"` : name;
    line.value = `${before ? `${before}, ` : ""}${tag}, `;
    line.dispatchEvent(new Event("input", { bubbles: true }));
    return line;
  }

  // A fact to be recorded: the one that was left out, or a new row. Its section opens, for it holds what is to be read again.
  function addFact({ kind, pk, name, passage }) {
    const group = document.getElementById("facts-group");
    if (!group) {
      return null;
    }
    const rows = [...group.querySelectorAll(":scope > .desk-fact-row")];
    let row = rows.find((each) => each.querySelector(`[name$="-${kind}"]`).value === pk);
    if (!row) {
      const holder = document.createElement("template");
      holder.innerHTML = group.querySelector(`template[data-kind="${kind}"]`).innerHTML.replaceAll("__prefix__", rows.length);
      row = holder.content.firstElementChild;
      row.querySelector(".desk-fact-name").textContent = name;
      row.querySelector(`[name$="-${kind}"]`).value = pk;
      const statement = row.querySelector("[name$='-statement']");
      statement.value = [...passage].slice(0, statement.maxLength).join("");
      row.querySelector("[name$='-passage']").value = passage;
      group.querySelector("[name$='-TOTAL_FORMS']").value = rows.length + 1;
      group.append(row);
    }
    const out = row.querySelector("[name$='-DELETE']");
    out.checked = false;
    group.closest("details").open = true;
    out.dispatchEvent(new Event("input", { bubbles: true }));
    return out;
  }

  // As by hand: the empty row, or a new one by the link that Django puts below the rows.
  function addRow(kind, pk, name) {
    const [prefix, field] = ROWS[kind];
    const group = document.getElementById(`${prefix}-group`);
    if (!group) {
      return null;
    }
    const free = () => [...group.querySelectorAll(`tr:not(.empty-form) select[name^="${prefix}-"][name$="-${field}"]`)].find((select) => !select.value);
    if (!free()) {
      const link = group.querySelector(".add-row a");
      if (link) {
        link.click();
      }
    }
    const select = free();
    if (select) {
      select.append(new Option(name, pk, false, true)); // not as if the server had sent it: the back button brings it
      select.dispatchEvent(new Event("change", { bubbles: true }));
    }
    return select || null;
  }

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

  async function ask() {
    if (isAsking) {
      isAskedAgain = true;
      return;
    }
    isAsking = true;
    const before = asText();
    try {
      const answer = await fetch(panel.dataset.address, { method: "POST", body: words(), credentials: "same-origin", signal: AbortSignal.timeout(PATIENCE) });
      if (!answer.ok || answer.redirected) {
        throw new Error(answer.statusText);
      }
      const said = await answer.text();
      if (asText() === before) {
        show(said);
      } else {
        isAskedAgain = true;
      }
    } catch {
      say(panel.dataset.away);
    }
    isAsking = false;
    if (isAskedAgain) {
      isAskedAgain = false;
      wait();
    }
  }

  function show(html) {
    const focused = document.activeElement.closest(".desk-suggested li");
    const isPass = document.activeElement.matches(".desk-chip-pass");
    const made = new DOMParser().parseFromString(html, "text/html");
    const hadSome = chips().length > 0;
    list.replaceChildren(...made.body.childNodes);
    dress();
    if (chips().length && !hadSome) {
      panel.open = true;
    }
    if (status.textContent === panel.dataset.away) {
      say("");
    }
    if (focused) {
      const again = chips().find((chip) => chip.dataset.key === focused.dataset.key);
      const target = again && (isPass ? again.querySelector(".desk-chip-pass") : takes(again));
      (target || panel.querySelector("summary")).focus();
    }
  }

  function wait() {
    clearTimeout(waiting);
    waiting = setTimeout(ask, PAUSE);
  }

  form.addEventListener("input", (event) => {
    if (TEXTS.test(event.target.name) || event.target.closest(".prose-editor")) {
      wait();
    }
  });
  form.addEventListener("change", (event) => {
    if (TEXTS.test(event.target.name) || /-DELETE$/.test(event.target.name)) {
      wait();
    }
  });
  document.addEventListener("formset:removed", wait);
  document.addEventListener("desk:brought-back", wait);
  document.addEventListener("desk:fact", (event) => addFact(event.detail)); // that the back button brings
  panel.addEventListener("keydown", (event) => {
    const isTyping = event.target.closest("input, textarea, select, [contenteditable=true]");
    const chip = /^[1-9]$/.test(event.key) && chips()[event.key - 1];
    if (chip && !isTyping && !event.ctrlKey && !event.metaKey && !event.altKey) {
      event.preventDefault();
      takes(chip).click();
    }
  });
  panel.querySelector(".desk-suggestions-keys").hidden = false;
  dress();
});
