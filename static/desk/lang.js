// Keeps the language of a passage, which the house's texts carry and the editor's own formats do not know.
import { Extension } from "django-prose-editor/editor";

const BEARERS = ["paragraph", "heading", "bulletList", "orderedList", "listItem", "blockquote", "bold", "italic", "superscript", "subscript", "link"];

export const Lang = Extension.create({
  name: "lang",
  addGlobalAttributes() {
    const lang = {
      default: null,
      parseHTML: (element) => element.getAttribute("lang"),
      renderHTML: ({ lang: value }) => (value ? { lang: value } : {}),
    };
    return [{ types: BEARERS, attributes: { lang } }];
  },
});
