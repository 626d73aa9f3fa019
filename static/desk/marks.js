// What the checks found is marked in the text where it stands, and said beside its field with a remedy where there is
// one. Marks are painted over the text and are no part of it. Where the browser paints none, the list says the same.
"use strict";
{
  const MOST = 300; // marks; a text with more has other troubles
  const FIELDS = ["title", "teaser", "body"];
  const BLOCKS = "p, h2, h3, li, blockquote";
  let rich = null; // the editor of the text, once it is there

  const plain = (text) => text.replace(/[\u00a0\u202f]/g, " ");

  // The words of the editor, one line a block, and which of its nodes stands where.
  const readEditor = (root) => {
    const nodes = [];
    let text = "";
    let block = null;
    const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT | NodeFilter.SHOW_ELEMENT);
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      if (node.nodeType === Node.ELEMENT_NODE) {
        if (node.matches("br")) text += "\n";
        continue;
      }
      const own = node.parentElement.closest(BLOCKS);
      if (own !== block) text += "\n";
      block = own;
      nodes.push({ node, at: text.length });
      text += node.data;
    }
    return { text: plain(text), nodes };
  };

  const rangeOf = (nodes, from, to) => {
    const holding = (at) => {
      let low = 0;
      for (let high = nodes.length - 1; low < high; ) {
        const middle = (low + high + 1) >> 1;
        if (nodes[middle].at <= at) low = middle;
        else high = middle - 1;
      }
      return nodes[low];
    };
    const [first, last] = [holding(from), holding(to - 1)];
    const range = document.createRange();
    range.setStart(first.node, from - first.at);
    range.setEnd(last.node, to - last.at);
    return range;
  };

  const start = () => {
    const panel = document.querySelector("[data-checks]");
    const form = panel && panel.closest("form");
    const fields = form && FIELDS.filter((name) => form.elements[name]?.matches?.("input, textarea"));
    if (!fields?.length) return;
    const editor = () => form.querySelector(".field-body .prose-editor [contenteditable=true]");
    const lines = new Map(fields.map((name) => [name, lineOf(form.elements[name])]));
    let found = new Map(); // field -> what was found in it, each with its places

    function lineOf(field) {
      const line = document.createElement("div");
      line.className = "desk-marks";
      const row = field.closest(".form-row > div, .form-row");
      const label = row.querySelector("label");
      if (label) label.after(line);
      else row.prepend(line);
      return line;
    }

    // Passages are counted through title, teaser and text, as the checks count them (articles/checks/finding.py).
    function read() {
      const texts = FIELDS.map((name) => {
        if (name === "body") return editor() ? readEditor(editor()) : { text: "", nodes: [] };
        return { text: plain(form.elements[name]?.value ?? "") };
      });
      found = new Map(FIELDS.map((name) => [name, []]));
      let marks = 0;
      for (const row of panel.querySelectorAll("li[data-places]:not(.desk-settled)")) {
        const passage = plain(row.dataset.passage);
        const wanted = new Set(row.dataset.places.split(" ").map(Number));
        let number = 0;
        for (const [which, { text, nodes }] of texts.entries()) {
          const places = [];
          for (let at = text.indexOf(passage); at >= 0 && marks < MOST; at = text.indexOf(passage, at + passage.length)) {
            if (wanted.has(number++)) {
              places.push(nodes ? { range: rangeOf(nodes, at, at + passage.length) } : { from: at, to: at + passage.length });
              marks += 1;
            }
          }
          if (places.length) found.get(FIELDS[which]).push({ row, passage, places });
        }
      }
      paint();
      for (const name of fields) say(name, 0);
    }

    function paint() {
      if (!window.CSS?.highlights) return;
      const ranges = found.get("body").flatMap((each) => each.places.map((place) => place.range));
      if (ranges.length) CSS.highlights.set("desk-found", new Highlight(...ranges));
      else CSS.highlights.delete("desk-found");
    }

    function say(name, which) {
      const all = found.get(name);
      const one = all[which];
      const parts = [];
      if (one) {
        const sentence = document.createElement("span");
        sentence.textContent = one.row.querySelector("a").textContent;
        sentence.title = sentence.textContent;
        parts.push(sentence);
        if (one.row.dataset.remedy) {
          parts.push(button(panel.dataset.write.replace("{word}", () => one.row.dataset.remedy), () => mend(name, one)));
        }
        if (all.length > 1) {
          const next = (which + 1) % all.length;
          const words = panel.dataset.next.replace("{number}", which + 1).replace("{all}", all.length);
          parts.push(button(words, () => { say(name, next); lines.get(name).querySelector("button:last-child").focus(); look(name, all[next]); }));
        }
      }
      lines.get(name).dataset.shown = one ? which : "";
      lines.get(name).replaceChildren(...parts);
    }

    function button(words, does) {
      const made = document.createElement("button");
      made.type = "button";
      made.textContent = words;
      made.addEventListener("click", does);
      return made;
    }

    function look(name, one) {
      const [place] = one.places;
      if (place.range) place.range.startContainer.parentElement.scrollIntoView({ block: "nearest" });
      else form.elements[name].setSelectionRange(place.from, place.to);
    }

    // An edit like any other: Ctrl+Z takes it back. What is no longer there is left alone.
    function mend(name, one) {
      const word = one.row.dataset.remedy;
      if (name === "body") {
        if (!rich) return;
        const { state, view } = rich;
        const change = state.tr;
        for (const { range } of [...one.places].reverse()) {
          if (plain(range.toString()) !== one.passage) continue;
          change.insertText(word, view.posAtDOM(range.startContainer, range.startOffset), view.posAtDOM(range.endContainer, range.endOffset));
        }
        view.dispatch(change);
        view.focus();
        return;
      }
      const field = form.elements[name];
      field.focus();
      for (const { from, to } of [...one.places].reverse()) {
        if (plain(field.value.slice(from, to)) !== one.passage) continue;
        field.setSelectionRange(from, to);
        if (!document.execCommand("insertText", false, word)) {
          field.setRangeText(word, from, to, "end");
          field.dispatchEvent(new Event("input", { bubbles: true }));
        }
      }
    }

    // What the caret stands in is what is said.
    document.addEventListener("selectionchange", () => {
      const selection = document.getSelection();
      if (!selection.anchorNode || !editor()?.contains(selection.anchorNode)) return;
      const which = found.get("body")?.findIndex((each) => each.places.some(({ range }) => range.isPointInRange(selection.anchorNode, selection.anchorOffset))) ?? -1;
      if (which >= 0 && lines.get("body").dataset.shown !== String(which)) say("body", which);
    });
    document.addEventListener("desk:checked", read);
    document.addEventListener("prose-editor:ready", read);
    read();
  };

  document.addEventListener("prose-editor:ready", (event) => {
    if (event.detail.textarea.name === "body") rich = event.detail.editor;
  });
  document.addEventListener("DOMContentLoaded", start);
}
