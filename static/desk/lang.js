// Keeps the language of a passage, which the house's texts carry and the editor's own formats do not know;
// takes over pasted headings.
import { Extension, Plugin } from "django-prose-editor/editor";

const BEARERS = ["paragraph", "heading", "bulletList", "orderedList", "listItem", "blockquote", "bold", "italic", "link"];

export const Lang = Extension.create({
  name: "lang",
  // Headings from elsewhere become those of the house, as articles/html/sanitizer.py does with what it is sent.
  addProseMirrorPlugins() {
    const transformPastedHTML = (html) =>
      html.replace(/<(\/?)h1(?=[\s>])/gi, "<$1h2").replace(/<(\/?)h[4-6](?=[\s>])/gi, "<$1h3");
    return [new Plugin({ props: { transformPastedHTML } })];
  },
  addGlobalAttributes() {
    const lang = {
      default: null,
      parseHTML: (element) => element.getAttribute("lang"),
      renderHTML: ({ lang: value }) => (value ? { lang: value } : {}),
    };
    return [{ types: BEARERS, attributes: { lang } }];
  },
});
