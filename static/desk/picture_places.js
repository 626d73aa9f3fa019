// Puts a picture into the text where the caret is, as a paragraph “[picture 2]”, and lets the text follow when pictures
// change their numbers. Without this script such a paragraph is typed.
"use strict";

document.addEventListener("DOMContentLoaded", () => {
  const WORDS = /^\s*\[(picture|ảnh)\s+(\d{1,4})\]\s*$/i; // articles/html/picture_placeholders.py
  const IN_SOURCE = /(<p>\s*\[(?:picture|ảnh)\s+)(\d{1,4})(?=\]\s*<\/p>)/gi;
  const box = document.querySelector(".desk-tiles-box");
  const button = box?.querySelector("[data-into-text]");
  let editor = null;
  let wasEntered = false; // before that the caret is nowhere

  document.addEventListener("prose-editor:ready", (event) => {
    if (event.target.id === "id_body" && button) {
      editor = event.detail.editor;
      editor.on("focus", () => { wasEntered = true; });
      button.hidden = false;
    }
  });

  function placed() {
    const found = [];
    editor.state.doc.descendants((node, at) => {
      const words = node.type.name === "paragraph" && WORDS.exec(node.textContent);
      if (words) found.push({ at, size: node.nodeSize, number: Number(words[2]), from: at + 1 + words[0].indexOf(words[2]), words });
    });
    return found;
  }

  // Behind the paragraph with the caret, before it where the caret is at its very start, in place of an empty one.
  function gapAtCaret() {
    const { doc, selection } = editor.state;
    const { $from } = selection;
    if (!wasEntered || !$from.depth) return [doc.content.size, doc.content.size];
    const block = $from.node(1);
    if (block.type.name === "paragraph" && !block.content.size) return [$from.before(1), $from.after(1)];
    const at = $from.pos === $from.before(1) + $from.depth ? $from.before(1) : $from.after(1);
    return [at, at];
  }

  function say(sentence, word, number) {
    box.querySelector("[role=status]").textContent = sentence.replace("{word}", word).replace("{place}", number);
  }

  document.addEventListener("desk:picture-into-text", (event) => {
    const number = event.detail;
    const word = document.getElementById("id_language")?.value === "vi" ? "ảnh" : "picture";
    const { schema, tr } = editor.state;
    const [from, to] = gapAtCaret();
    const before = placed().filter((each) => each.number === number); // a picture stands once
    if (before.some((each) => each.at + each.size === from || each.at === to)) {
      say(box.dataset.placedAlready, word, number);
      return;
    }
    tr.replaceWith(from, to, schema.nodes.paragraph.create(null, schema.text(`[${word} ${number}]`)));
    for (const each of before) {
      const at = tr.mapping.map(each.at);
      tr.delete(at, at + each.size);
    }
    editor.view.dispatch(tr);
    say(box.dataset.placed, word, number);
  });

  document.addEventListener("desk:pictures-renumbered", (event) => {
    const changed = event.detail;
    const area = document.getElementById("id_body");
    if (editor) {
      const { tr } = editor.state;
      for (const { from, number, words } of placed().filter((each) => changed.has(each.number))) {
        tr.insertText(String(changed.get(number)), tr.mapping.map(from), tr.mapping.map(from + words[2].length));
      }
      if (tr.docChanged) editor.view.dispatch(tr.setMeta("addToHistory", false)); // the order is no part of the text's history
    } else if (area) {
      area.value = area.value.replace(IN_SOURCE, (all, head, number) => head + (changed.get(Number(number)) ?? number));
    }
  });
});
