// The back button brings no row that a script has added, and no entry of a searching box: both are kept in this tab.
"use strict";

document.addEventListener("DOMContentLoaded", () => {
  const KEPT = "desk-rows";
  const form = document.getElementById("article_form");
  const $ = window.django?.jQuery;
  if (!form || !$) {
    return;
  }
  const [came] = performance.getEntriesByType("navigation");
  const entry = history.state?.entry || `${Date.now()} ${Math.random()}`; // of the history: this one form in this one tab
  history.replaceState({ ...history.state, entry }, "");
  const totals = () => [...form.querySelectorAll("[name$='-TOTAL_FORMS']")];
  const sent = Object.fromEntries(totals().map((total) => [total.name, Number(total.value)]));
  const isTick = (field) => field.matches("[type=checkbox], [type=radio]");
  let isSent = false; // what was saved comes with the page from then on

  function fieldsOf(row) {
    return [...form.elements].filter((field) => field.name.startsWith(row) && field.type !== "file").map((field) => ({
      name: field.name, value: field.value, isTicked: isTick(field) && field.checked, words: field.selectedOptions?.[0]?.textContent || "",
    }));
  }

  function keep() {
    const added = [];
    for (const { name, value } of isSent ? [] : totals()) {
      for (let place = sent[name]; place < Number(value); place += 1) {
        const row = name.replace("TOTAL_FORMS", `${place}-`);
        const fact = form.querySelector(`[name="${row}statement"]`)?.closest(".desk-fact-row");
        added.push({ total: name, fact: fact ? fact.querySelector(".desk-fact-name").textContent : "", fields: fieldsOf(row) });
      }
    }
    const chosen = [...form.querySelectorAll("select.admin-autocomplete")].filter((list) => !isSent && list.value && !list.selectedOptions[0].defaultSelected);
    try {
      sessionStorage.setItem(KEPT, JSON.stringify({ entry, sent, added, chosen: chosen.flatMap((list) => fieldsOf(list.name)) }));
    } catch {
      sessionStorage.removeItem(KEPT); // no room; what was typed is offered above the form
    }
  }

  function add({ total, fact, fields }) {
    const prefix = total.replace("-TOTAL_FORMS", "");
    if (fact) {
      const about = fields.find(({ name, value }) => /-(gate|agreement)$/.test(name) && value);
      const detail = { kind: about.name.split("-").at(-1), pk: about.value, name: fact, passage: "" };
      document.dispatchEvent(new CustomEvent("desk:fact", { detail }));
    } else {
      document.querySelector(`#${prefix}-group .add-row a`)?.click();
    }
    fields.forEach(fill);
  }

  function fill({ name, value, isTicked, words }) {
    const field = [...form.elements].find((each) => each.name === name && (!isTick(each) || each.value === value));
    if (!field) {
      return;
    }
    if (isTick(field)) {
      field.checked = isTicked;
    } else {
      if (field.matches("select") && value && ![...field.options].some((option) => option.value === value)) {
        field.append(new Option(words, value));
      }
      field.value = value;
    }
    field.dispatchEvent(new Event("change", { bubbles: true }));
  }

  function bring() {
    const kept = JSON.parse(sessionStorage.getItem(KEPT) || "{}");
    if (came.type === "back_forward" && kept.entry === entry && JSON.stringify(kept.sent) === JSON.stringify(sent)) {
      kept.added.forEach(add);
      kept.chosen.forEach(fill);
    }
  }

  document.addEventListener("submit", (event) => { isSent = event.target === form && !event.defaultPrevented; }); // after the form's own
  form.addEventListener("input", () => { isSent = false; });
  form.addEventListener("change", () => { isSent = false; });
  window.addEventListener("pagehide", keep);
  $(bring); // behind Django's own, which make the links that add a row
});
