// The original and the editor of its translation scroll together, paragraph by paragraph, and the original marks the
// paragraph that is being written. Without it both columns scroll by themselves.
"use strict";
{
  const END = /<\/(?:p|h2|h3|li|blockquote)>|<br\s*\/?>/i; // where a line of the text ends: articles/html/sanitizer.py
  const LEAVES = "p, h2, h3, li, blockquote";

  const isWord = (source) => source.replace(/<[^>]*>?/g, "").trim() !== "";
  const linesBefore = (source) => source.split(END).slice(0, -1).filter(isWord).length;

  // A text area holds the text's source.
  const ofTextArea = (area) => ({
    written: () => linesBefore(area.value.slice(0, area.selectionStart)),
    seen: () => linesBefore(area.value.slice(0, (area.value.length * area.scrollTop) / area.scrollHeight + 1)),
    show(line) {
      let at = 0;
      let rest = area.value;
      for (let left = line; left > 0; ) {
        const found = END.exec(rest);
        if (!found) break;
        if (isWord(rest.slice(0, found.index))) left -= 1;
        at += found.index + found[0].length;
        rest = area.value.slice(at);
      }
      area.scrollTop = (area.scrollHeight * at) / (area.value.length || 1);
    },
  });

  // A rich editor shows the text: its innermost blocks are the lines.
  const ofRichText = (editor) => {
    const leaves = () =>
      [...editor.querySelectorAll(LEAVES)].filter((leaf) => !leaf.querySelector(LEAVES) && leaf.textContent.trim());
    const top = () => Math.max(editor.getBoundingClientRect().top, 0);
    return {
      written() {
        const at = document.getSelection().anchorNode;
        return at && editor.contains(at) ? leaves().findIndex((leaf) => leaf.contains(at)) : -1;
      },
      seen: () => leaves().findIndex((leaf) => leaf.getBoundingClientRect().bottom > top() + 1),
      show(line) {
        const leaf = leaves()[line];
        if (!line) editor.scrollTop = 0;
        else if (leaf && editor.scrollHeight > editor.clientHeight)
          editor.scrollTop += leaf.getBoundingClientRect().top - editor.getBoundingClientRect().top;
      },
    };
  };

  const start = (beside) => {
    const pane = beside.querySelector(".beside-scroll");
    const ours = beside.querySelector(".field-body");
    const paragraphs = [...pane.querySelectorAll("[data-lines]")];
    let leads = ours; // the side somebody is at; the other one follows
    let last = null; // the paragraph of the original that was followed last

    // A rich editor is put in by a script of its own, perhaps after this one.
    const editor = () => {
      const rich = ours.querySelector("[contenteditable=true]");
      const area = ours.querySelector("textarea");
      return rich ? ofRichText(rich) : area && ofTextArea(area);
    };
    const linesOf = (paragraph) => paragraph.dataset.lines.split(" ").map(Number);
    const paragraphAt = (line) => paragraphs.filter((each) => linesOf(each)[0] <= line).pop() || paragraphs[0];

    const follow = (paragraph) => {
      last = paragraph ?? last;
      if (paragraph) pane.scrollTop += paragraph.getBoundingClientRect().top - pane.getBoundingClientRect().top;
    };
    const mark = () => {
      const line = editor()?.written() ?? -1;
      const here = line < 0 ? null : paragraphAt(line);
      for (const each of paragraphs) each.toggleAttribute("data-here", each === here);
      return here;
    };

    for (const side of [pane, ours])
      for (const kind of ["pointerenter", "pointerdown", "focusin", "wheel", "touchstart"])
        side.addEventListener(kind, () => (leads = side), { passive: true });
    document.addEventListener(
      "scroll",
      (event) => {
        const isOurs = ours.contains(event.target) || (event.target === document && ours.querySelector("[contenteditable=true]"));
        if (leads === ours && isOurs && ours.checkVisibility()) follow(paragraphAt(editor()?.seen() ?? 0));
        if (leads === pane && event.target === pane) {
          const top = pane.getBoundingClientRect().top;
          const first = paragraphs.find((each) => each.getBoundingClientRect().bottom > top + 1);
          if (first) editor()?.show(linesOf(first)[0]);
        }
      },
      { capture: true, passive: true },
    );
    document.addEventListener("selectionchange", () => {
      if (!ours.contains(document.activeElement)) return;
      const before = pane.querySelector("[data-here]");
      const here = mark();
      if (here && here !== before) {
        const box = here.getBoundingClientRect();
        const frame = pane.getBoundingClientRect();
        if (box.top < frame.top || box.bottom > frame.bottom) follow(here);
      }
    });
    // Where one side is shown at a time, the original opens at the paragraph that was being written.
    beside.querySelector(".beside-switch").addEventListener("change", () => {
      const place = pane.checkVisibility() && (pane.querySelector("[data-here]") || last);
      if (place) place.scrollIntoView({ block: "center" });
    });
  };

  document.addEventListener("DOMContentLoaded", () => document.querySelectorAll(".beside").forEach(start));
}
