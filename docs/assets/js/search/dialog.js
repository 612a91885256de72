// The search dialog. It is made once, from words that stand on the button, and forgets what was
// looked for as soon as it is closed.
import { startBox } from "./box.js";
import { element } from "./view.js";

/**
 * @param {Document} document
 * @param {HTMLAnchorElement} button
 */
export async function makeDialog(document, button) {
  const root = new URL(button.dataset.root, document.baseURI);
  await styled(document, new URL("assets/css/search.css", root));
  const { title, field: label, kinds, close, broken, keys } = button.dataset;
  const name = element("h2", { id: "search-title", class: "search__title" }, title);
  const closer = element("button", { type: "button", class: "search__close" }, close);
  const input = element("input", { type: "search", name: "q", id: "search-q", autocomplete: "off", spellcheck: "false" });
  const choices = element("fieldset", { "data-kinds": "", class: "search__kinds" }, element("legend", {}, kinds));
  choices.hidden = true;
  const form = element("form", { class: "search__form", role: "search", action: button.href, method: "get" },
    element("label", { for: "search-q" }, label), input, choices);
  const status = element("p", { class: "search__status", role: "status", "data-broken": broken });
  const out = element("div", { class: "search__out" });
  const inner = element("div", { class: "search__inner" },
    element("div", { class: "search__head" }, name, closer), form, status, out, element("p", { class: "search__hint" }, keys));
  const dialog = element("dialog", { class: "search", "aria-labelledby": "search-title" }, inner);
  document.body.append(dialog);

  const box = startBox({ form, out, status, root, level: "h3" });
  const away = (event) => {
    if (event.target === dialog) dialog.close();
  };
  closer.addEventListener("click", () => dialog.close());
  dialog.addEventListener("click", away);
  dialog.addEventListener("close", () => {
    form.reset();
    box.clear();
  });
  return {
    open() {
      if (!dialog.open) dialog.showModal();
      input.focus();
    },
  };
}

/** The dialog's own style sheet, loaded before it is shown. */
function styled(document, href) {
  return new Promise((ready) => {
    const sheet = element("link", { rel: "stylesheet", href: href.href });
    sheet.addEventListener("load", ready);
    sheet.addEventListener("error", ready);
    document.head.append(sheet);
  });
}
