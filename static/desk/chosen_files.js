// Browsers send a chosen file once: a form that comes back with an error, with somebody else's text beside it or after a
// new log-in has lost it. What is chosen is kept in this browser, by the key of the opened form and the name of its field, until
// the form is saved, at most a day. Without this script, or where the browser keeps nothing, the page names what was lost.
"use strict";

document.addEventListener("DOMContentLoaded", async () => {
  const A_DAY = 24 * 60 * 60 * 1000; // milliseconds
  const SENT = "desk-chosen-files"; // of this tab: the key of the form that was sent last
  const forms = [...document.forms].filter((form) => form.elements.form_key);
  if (!forms.length) {
    return;
  }
  // The page of an edit conflict and the one after a log-in show no form: theirs have no field for a file.
  const shown = forms.find((form) => form.querySelector("input[type=file][name]"));
  const key = (shown || forms[0]).elements.form_key.value;
  const ofForm = (each) => IDBKeyRange.bound([each], [each, []]);
  const inputs = () => [...shown.querySelectorAll("input[type=file][name]")];

  const answer = (request) => new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });
  function opened() {
    const request = indexedDB.open("desk-chosen-files", 1);
    request.onupgradeneeded = () => request.result.createObjectStore("files");
    return answer(request);
  }

  function keep(files, input) {
    const [file] = input.files;
    if (file) files.put({ file, at: Date.now() }, [key, input.name]);
    else files.delete([key, input.name]);
  }

  // The fields of a page that shows no form are hidden, and so is what is put beside them.
  function inputOf(form, name) {
    if (form === shown) return inputs().find((each) => each.name === name);
    const input = Object.assign(document.createElement("input"), { type: "file", name, hidden: true });
    form.append(input);
    return input;
  }

  function putBack(form, kept) {
    const names = [];
    for (const [name, { file }] of kept) {
      const input = inputOf(form, name);
      if (input && !input.files.length) {
        const one = new DataTransfer();
        one.items.add(file);
        input.files = one.files;
        names.push(file.name);
        input.dispatchEvent(new Event("change", { bubbles: true }));
      }
    }
    const lost = document.getElementById("desk-lost-files");
    if (lost && names.length && names.length >= Number(lost.dataset.count)) {
      lost.hidden = false;
      lost.classList.remove("errornote");
      lost.textContent = lost.dataset.kept.replace("{names}", () => names.join(", "));
    }
  }

  async function forgetOld(files) {
    for (const each of await answer(files.getAllKeys())) {
      const kept = await answer(files.get(each));
      if (kept.at < Date.now() - A_DAY) files.delete(each);
    }
  }

  let base = null;
  try {
    base = await opened();
  } catch {
    return; // a browser that keeps nothing, as in a private window of some
  }
  const files = () => base.transaction("files", "readwrite").objectStore("files");
  const sent = sessionStorage.getItem(SENT);
  sessionStorage.removeItem(SENT);
  if (sent && sent !== key) files().delete(ofForm(sent)); // another form came back: that one is saved
  for (const form of forms) form.addEventListener("submit", () => sessionStorage.setItem(SENT, key));
  const store = files();
  const [names, kept] = await Promise.all([answer(store.getAllKeys(ofForm(key))), answer(store.getAll(ofForm(key)))]);
  for (const form of forms) putBack(form, names.map(([, name], at) => [name, kept[at]]));
  if (shown) {
    const all = () => {
      const now = files();
      now.delete(ofForm(key));
      for (const input of inputs()) if (input.files.length) keep(now, input);
    };
    all(); // also what the back button has brought
    shown.addEventListener("change", (event) => {
      if (event.target.matches("input[type=file][name]")) keep(files(), event.target);
    });
    document.addEventListener("formset:removed", all); // the rows behind it have other names now
  }
  forgetOld(files());
});
