// The fields that hold words for readers: a control for each language that is shown.
import { el } from "./dom.js";
import { languagesIn, put, valueAt } from "./record.js";
import { dotted } from "./rules.js";

/** A text for readers: a control for each language that is shown. */
export function textsField(fields, field, path, box = fields.box(field, [...path, fields.first])) {
  const texts = valueAt(fields.data, path);
  const languages = [...new Set([...fields.shown, ...(texts && typeof texts === "object" ? languagesIn(texts, fields.form.languages) : [])])];
  for (const language of languages) box.append(...text(fields, field, path, language, languages.length > 1));
  fields.slots.set(dotted(path), fields.slots.get(dotted([...path, fields.first])));
  return box;
}

function text(fields, field, path, language, several) {
  const own = [...path, language];
  const short = field.short || (field.most && field.most <= 90);
  const name = fields.form.words.languages[language] ?? language;
  const value = valueAt(fields.data, own);
  const control = el(short ? "input" : "textarea", {
    id: fields.idAt(own),
    lang: language,
    dir: "auto",
    autocomplete: "off",
    rows: short ? null : field.kind === "prose" ? 7 : 3,
    "aria-required": field.required && language === fields.first ? "true" : null,
    "aria-describedby": fields.described(field, [...path, fields.first], own),
    "aria-label": language === fields.first ? null : `${fields.labelOf(field)} ${fields.say("in-language")} ${name}`,
    value: typeof value === "string" ? value : "",
    oninput: (event) => {
      fields.set(own, event.target.value);
      count();
    },
    ...fields.events(own),
  });
  const counter = field.most ? el("p", { class: "field__count" }) : null;
  const count = () => {
    if (!counter) return;
    const left = field.most - [...control.value.trim()].length;
    counter.textContent = fields.say(left < 0 ? "signs-over" : "signs-left", { number: String(Math.abs(left)) });
    counter.classList.toggle("field__count--over", left < 0);
  };
  count();
  const tag = several ? el("p", { class: "field__language", "aria-hidden": "true" }, name) : null;
  const label = several ? `${fields.labelOf(field)} (${name})` : fields.labelOf(field);
  return [tag, control, counter, fields.error(own, label)].filter(Boolean);
}

/** A name: one for all languages, or one each. */
export function namedField(fields, field, path) {
  const value = valueAt(fields.data, path);
  const each = typeof value === "object";
  const box = each ? textsField(fields, { ...field, short: true }, path) : fields.box(field, path);
  if (!each) box.append(fields.input(field, path), fields.error(path, fields.labelOf(field)));
  const tick = el("input", {
    type: "checkbox",
    id: `${fields.idAt(path)}-each`,
    checked: each,
    onchange: (event) => {
      const now = valueAt(fields.data, path);
      if (event.target.checked) {
        put(fields.data, path, now ? { [fields.first]: now } : {});
        for (const language of fields.form.languages) if (!fields.state.also.includes(language)) fields.state.also.push(language);
      } else put(fields.data, path, now?.[fields.first] ?? "");
      fields.changed(path);
      fields.redraw(null, `${fields.idAt(path)}-each`);
    },
  });
  box.append(el("label", { class: "form__tick form__tick--small" }, tick, " ", el("span", {}, fields.say("each-language"))));
  return box;
}
