// Takes over what a paste says in another house's markup, as articles/html/foreign_markup.py does with what is sent:
// the editor knows nothing of it, and the content policy empties the styles that say it.
import { Extension, Plugin } from "django-prose-editor/editor";

const NAMES = { H1: "h2", H4: "h3", H5: "h3", H6: "h3", TABLE: "div", THEAD: "div", TBODY: "div", TFOOT: "div", TR: "div", TD: "div", TH: "div", CAPTION: "div" };
const NUMBER = /^\(?(\d+|[a-z]|[ivxlc]+)[.)]$/i;
const LEVEL = /mso-list:[^;]*\blevel(\d)/i;

export const ForeignPaste = Extension.create({
  name: "foreignPaste",
  addProseMirrorPlugins: () => [new Plugin({ props: { transformPastedHTML } })],
});

function transformPastedHTML(html) {
  const { body } = new DOMParser().parseFromString(html, "text/html");
  body.querySelectorAll("del, br[clear]").forEach((deleted) => deleted.remove()); // Word writes such a br above its notes
  body.querySelectorAll("b, strong, i, em, span[style]").forEach(setFormats);
  for (const paragraph of body.querySelectorAll("p")) {
    if (paragraph.isConnected && levelOf(paragraph)) makeList(paragraph);
  }
  body.querySelectorAll(Object.keys(NAMES).join()).forEach((element) => renamed(element, NAMES[element.tagName]));
  return body.innerHTML;
}

function setFormats(element) {
  const { style } = document.createElement("span");
  style.cssText = element.getAttribute("style") ?? "";
  const isHeavy = Number(style.fontWeight) >= 600 || ["bold", "bolder"].includes(style.fontWeight);
  if (element.tagName === "SPAN") {
    if (isHeavy) wrapInside(element, "strong");
    if (["italic", "oblique"].includes(style.fontStyle)) wrapInside(element, "em");
    if (style.verticalAlign === "super") wrapInside(element, "sup");
    if (style.verticalAlign === "sub") wrapInside(element, "sub");
  } else if (["B", "STRONG"].includes(element.tagName) ? ["normal", "400"].includes(style.fontWeight) : style.fontStyle === "normal") {
    element.replaceWith(...element.childNodes); // Google Docs wraps a whole paste in such a <b>
  }
}

function wrapInside(element, tag) {
  const format = document.createElement(tag);
  format.append(...element.childNodes);
  element.append(format);
}

function renamed(element, tag) {
  const other = document.createElement(tag);
  for (const name of ["lang", "data-pm-slice"]) {
    if (element.hasAttribute(name)) other.setAttribute(name, element.getAttribute(name));
  }
  other.append(...element.childNodes);
  element.replaceWith(other);
  return other;
}

// Word writes a list as paragraphs, the level in their style and the sign as words.
function levelOf(node) {
  return node?.tagName === "P" ? Number(LEVEL.exec(node.getAttribute("style"))?.[1] ?? 0) : 0;
}

function makeList(first) {
  const open = [];
  for (let paragraph = first, next; levelOf(paragraph); paragraph = next) {
    next = paragraph.nextElementSibling;
    const level = levelOf(paragraph);
    const sign = paragraph.querySelector("span[style*='mso-list:ignore' i]");
    const tag = NUMBER.test(sign?.textContent.trim() ?? "") ? "ol" : "ul";
    sign?.remove();
    while (open.length > 1 && open.at(-1).level > level) open.pop();
    if (!open.length || open.at(-1).level < level) {
      const list = document.createElement(tag);
      if (open.length) open.at(-1).list.lastElementChild.append(list);
      else paragraph.before(list);
      open.push({ level, list });
    }
    open.at(-1).list.append(renamed(paragraph, "li"));
  }
}
