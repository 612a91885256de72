// Translating: the original beside the empty field, for every text of a record of any kind.
import { el } from "./dom.js";
import { nameOf as fileName } from "./files.js";
import { textsIn } from "./fingerprint.js";
import { put, valueAt } from "./record.js";
import { dotted } from "./rules.js";

/**
 * Let the page's head speak of what is done here: a case is told of, or a text is translated. What
 * only helps with a case is put away meanwhile.
 */
export function setHead(fields) {
  const { form, state } = fields;
  const { to } = state;
  const nameOf = (language) => form.words.languages[language] ?? language;
  const [before, after] = fields.say("translate.title", { title: "\n", from: nameOf(fields.first), to: nameOf(to) }).split("\n");
  const title = el("bdi", { lang: fields.first }, fields.title ?? state.exists);
  const said = { h1: el("span", {}, before, title, after), ".lead": fields.say("translate.lead") };
  for (const [name, sentence] of Object.entries(said)) {
    const place = document.querySelector(`.page-head ${name}`);
    place.dataset.ofCase ??= place.textContent;
    place.replaceChildren(to ? sentence : place.dataset.ofCase);
  }
  for (const part of document.querySelectorAll("[data-for-case]")) part.hidden = Boolean(to);
  for (const line of document.querySelectorAll(".contents li")) {
    line.hidden = Boolean(document.querySelector(line.querySelector("a").hash)?.closest("[hidden]"));
  }
}

/** Fill a box with the texts of the record and their translations into the language of the state. */
export function buildTranslation(box, fields) {
  const { form, state } = fields;
  const { to } = state;
  const from = fields.first;
  const say = (name, details = {}) => fields.say(`translate.${name}`, details);
  const nameOf = (language) => form.words.languages[language] ?? language;
  const texts = textsIn(state.data, fields.shapes, form).filter(({ texts: each }) => Object.hasOwn(each, from));
  const count = el("p", { class: "field__help", role: "status" });
  const tell = () => {
    const done = texts.filter(({ path }) => valueAt(state.data, [...path, to])).length;
    count.textContent = say("same", { done: String(done), all: String(texts.length) });
  };
  const pairs = texts.map(({ path, texts: each, field }) => {
    const own = [...path, to];
    const id = fields.idAt(own);
    const label = fields.where(path, fields.labelOf(field));
    const control = el("textarea", {
      id,
      lang: to,
      dir: "auto",
      rows: Math.min(14, 2 + Math.ceil(each[from].length / 60)),
      "aria-describedby": `${id}-original ${id}-error`,
      value: valueAt(state.data, own) ?? "",
      oninput: (event) => {
        put(state.data, own, event.target.value);
        state.translated = true;
        tell();
        fields.changed(own);
      },
      onblur: () => fields.left(own),
    });
    const pair = el(
      "div",
      { class: "pair field", "data-path": dotted(path) },
      el("label", { for: id }, label),
      el("div", { class: "pair__original", id: `${id}-original`, lang: from, dir: "auto" }, el("p", {}, each[from])),
      el("div", { class: "pair__own" }, control, fields.error(own, label)),
    );
    fields.slots.set(dotted(path), fields.slots.get(dotted(own)));
    return pair;
  });
  const by = el("div", { class: "field" }, el("label", { for: "translated-by" }, say("by")), el("p", { class: "field__help", id: "translated-by-help" }, say("by-help")));
  by.append(
    el("input", {
      id: "translated-by",
      autocomplete: "off",
      "aria-describedby": "translated-by-help",
      value: state.by ?? "",
      oninput: (event) => {
        state.by = event.target.value;
        fields.changed(["translations", to]);
      },
    }),
  );
  box.replaceChildren(
    el("p", {}, say("saved"), fields.file.listed ? ` ${say("listed", { file: fileName(fields.file) })}` : ""),
    count,
    el("div", { class: "pair pair--head", "aria-hidden": "true" }, el("p", {}, say("source", { language: nameOf(from) })), el("p", {}, say("to", { language: nameOf(to) }))),
    ...pairs,
    by,
  );
  tell();
}
