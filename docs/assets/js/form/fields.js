// The fields of a record as labels, controls, helps and places for errors. Everything is made from the
// published description of the model; a field that is added to the model stands here by itself.
import { el } from "./dom.js";
import { dotted } from "./rules.js";
import { languagesIn, put, takeOut, valueAt } from "./record.js";

const FEW = 60;

/** Whether a field is typed and not chosen, so that an example helps. */
const isTyped = (field) => Boolean(field.example) && !field.many && !field.refers && !["part", "choice"].includes(field.holds) && field.name !== "written_in";

/** The room of the fields: they read and write one record and tell when it has changed. */
export class Fields {
  /** @param {{form: object, state: object, changed: Function, left: Function, announce: Function, redraw: Function}} house */
  constructor(house) {
    Object.assign(this, house);
    this.slots = new Map();
  }

  say(name, details = {}) {
    return (this.form.words.form[name] ?? name).replace(/\{(\w+)\}/g, (all, key) => details[key] ?? all);
  }

  get data() {
    return this.state.data;
  }

  get first() {
    const { written_in: first } = this.data;
    return this.form.languages.includes(first) ? first : this.form.languages[0];
  }

  get shown() {
    return [this.first, ...this.form.languages.filter((each) => each !== this.first && this.state.also.includes(each))];
  }

  labelOf(field) {
    return field.label || field.name;
  }

  /** What one row of a list is called: "Kilde" among "Kilder". */
  rowName(field) {
    return this.form.names[field.of] || this.labelOf(field);
  }

  idAt(path) {
    return `field-${path.join("-")}`;
  }

  /** One field of a part, whatever it holds. */
  field(field, path) {
    if (field.name === "written_in" && path.length === 1) return this.firstLanguage(field, path);
    if (field.many) {
      const choices = this.form.choices[field.refers];
      return choices && choices.length <= FEW && field.holds !== "part" ? this.ticks(field, path, choices) : this.rows(field, path);
    }
    if (field.holds === "part") return this.part(field, path);
    return this.single(field, path);
  }

  single(field, path) {
    if (field.holds === "texts") return this.texts(field, path);
    if (field.holds === "name") return this.named(field, path);
    const box = this.box(field, path);
    const choices = this.choicesOf(field);
    box.append(choices ? this.select(field, path, choices) : this.input(field, path), this.error(path, this.labelOf(field)));
    return box;
  }

  choicesOf(field) {
    if (field.refers) return this.form.choices[field.refers] ?? null;
    if (field.holds !== "choice") return null;
    return field.choices.map((each) => [each, this.form.words.form[`choice.${field.name}.${each}`] ?? each, ""]);
  }

  // --- a field's words ---

  box(field, path, tag = "div") {
    const id = this.idAt(path);
    const box = el(tag, { class: "field", "data-path": dotted(path) });
    const must = field.required ? el("span", { class: "field__must" }, this.say("must")) : null;
    const label = tag === "fieldset" ? el("legend", {}, this.labelOf(field), " ", must) : el("label", { for: id }, this.labelOf(field), " ", must);
    box.append(label, ...this.helps(field, path));
    return box;
  }

  helps(field, path) {
    const id = this.idAt(path);
    const found = [];
    if (field.help) found.push(el("p", { class: "field__help", id: `${id}-help` }, field.help));
    if (isTyped(field)) found.push(el("p", { class: "field__help", id: `${id}-example` }, this.say("example", { text: field.example })));
    return found;
  }

  described(field, path, slot) {
    const id = this.idAt(path);
    const ids = [`${this.idAt(slot)}-error`];
    if (field.help) ids.push(`${id}-help`);
    if (isTyped(field)) ids.push(`${id}-example`);
    if (field.kind === "prose") ids.push("form-prose");
    return ids.join(" ");
  }

  error(path, label) {
    const error = el("p", { class: "field__error", id: `${this.idAt(path)}-error`, hidden: true });
    this.slots.set(dotted(path), { error, id: this.idAt(path), label: this.where(path, label) });
    return error;
  }

  /** A field's name with the row it stands in: "Kilder 2: Titel". */
  where(path, label) {
    const at = path.findLastIndex((step) => typeof step === "number");
    if (at < 1) return label;
    const list = this.form.parts[this.state.kind].find((each) => each.name === path[0]);
    const row = `${list ? this.rowName(list) : path[0]} ${path[at] + 1}`;
    return at === path.length - 1 ? row : `${row}: ${label}`;
  }

  // --- controls ---

  set(path, value) {
    put(this.data, path, value);
    this.changed(path);
  }

  events(path) {
    return { onblur: () => this.left(path) };
  }

  input(field, path) {
    const kinds = { address: "url", year: "numeric", number: "numeric" };
    return el("input", {
      id: this.idAt(path),
      autocomplete: "off",
      inputmode: kinds[field.holds],
      maxlength: null,
      value: String(valueAt(this.data, path) ?? ""),
      "aria-required": field.required ? "true" : null,
      "aria-describedby": this.described(field, path, path),
      oninput: (event) => this.set(path, event.target.value),
      ...this.events(path),
    });
  }

  select(field, path, choices) {
    const value = valueAt(this.data, path);
    const set = (event) => this.set(path, event.target.value);
    const unsaid = choices.find(([id]) => id === field.default)?.[1];
    const select = el("select", {
      id: this.idAt(path),
      "aria-required": field.required ? "true" : null,
      "aria-describedby": this.described(field, path, path),
      onchange: set,
      ...this.events(path),
    });
    if (unsaid) select.append(el("option", { value: "" }, this.say("unsaid", { name: unsaid })));
    else select.append(el("option", { value: "" }, field.required ? this.say("choose") : this.say("not-chosen")));
    for (const [id, name, explanation] of choices) select.append(el("option", { value: id, title: explanation || null }, name));
    if (value !== undefined && !choices.some(([id]) => id === value)) {
      select.append(el("option", { value: String(value) }, this.say("not-known-choice", { value: String(value) })));
    }
    select.value = value ?? "";
    return select;
  }

  firstLanguage(field, path) {
    const box = this.box(field, path);
    const choices = this.form.languages.map((each) => [each, this.form.words.languages[each] ?? each, ""]);
    const select = this.select({ ...field, default: undefined, required: true }, path, choices);
    select.value = this.first;
    select.addEventListener("change", () => this.redraw(path));
    box.append(select, this.error(path, this.labelOf(field)));
    for (const language of this.form.languages.filter((each) => each !== this.first)) {
      const tick = el("input", {
        type: "checkbox",
        id: `also-${language}`,
        checked: this.state.also.includes(language),
        onchange: (event) => {
          this.state.also = this.state.also.filter((each) => each !== language);
          if (event.target.checked) this.state.also.push(language);
          this.redraw(null, `also-${language}`);
        },
      });
      const name = this.form.words.languages[language] ?? language;
      box.append(el("label", { class: "form__tick" }, tick, " ", el("span", {}, this.say("also-in", { language: name}))));
    }
    box.append(el("p", { class: "field__help" }, this.say("only-first")));
    return box;
  }

  /** A text for readers: a control for each language that is shown. */
  texts(field, path, box = this.box(field, [...path, this.first])) {
    const texts = valueAt(this.data, path);
    const languages = [...new Set([...this.shown, ...(texts && typeof texts === "object" ? languagesIn(texts, this.form.languages) : [])])];
    for (const language of languages) box.append(...this.text(field, path, language, languages.length > 1));
    this.slots.set(dotted(path), this.slots.get(dotted([...path, this.first])));
    return box;
  }

  text(field, path, language, several) {
    const own = [...path, language];
    const short = field.short || (field.most && field.most <= 90);
    const name = this.form.words.languages[language] ?? language;
    const value = valueAt(this.data, own);
    const control = el(short ? "input" : "textarea", {
      id: this.idAt(own),
      lang: language,
      dir: "auto",
      autocomplete: "off",
      rows: short ? null : field.kind === "prose" ? 7 : 3,
      "aria-required": field.required && language === this.first ? "true" : null,
      "aria-describedby": this.described(field, [...path, this.first], own),
      "aria-label": language === this.first ? null : `${this.labelOf(field)} ${this.say("in-language")} ${name}`,
      value: typeof value === "string" ? value : "",
      oninput: (event) => {
        this.set(own, event.target.value);
        count();
      },
      ...this.events(own),
    });
    const counter = field.most ? el("p", { class: "field__count" }) : null;
    const count = () => {
      if (!counter) return;
      const left = field.most - [...control.value.trim()].length;
      counter.textContent = this.say(left < 0 ? "signs-over" : "signs-left", { number: String(Math.abs(left)) });
      counter.classList.toggle("field__count--over", left < 0);
    };
    count();
    const tag = several ? el("p", { class: "field__language", "aria-hidden": "true" }, name) : null;
    const label = several ? `${this.labelOf(field)} (${name})` : this.labelOf(field);
    return [tag, control, counter, this.error(own, label)].filter(Boolean);
  }

  /** A name: one for all languages, or one each. */
  named(field, path) {
    const value = valueAt(this.data, path);
    const each = typeof value === "object";
    const box = each ? this.texts({ ...field, short: true }, path) : this.box(field, path);
    if (!each) box.append(this.input(field, path), this.error(path, this.labelOf(field)));
    const tick = el("input", {
      type: "checkbox",
      id: `${this.idAt(path)}-each`,
      checked: each,
      onchange: (event) => {
        const now = valueAt(this.data, path);
        if (event.target.checked) {
          put(this.data, path, now ? { [this.first]: now } : {});
          for (const language of this.form.languages) if (!this.state.also.includes(language)) this.state.also.push(language);
        } else put(this.data, path, now?.[this.first] ?? "");
        this.changed(path);
        this.redraw(null, `${this.idAt(path)}-each`);
      },
    });
    box.append(el("label", { class: "form__tick form__tick--small" }, tick, " ", el("span", {}, this.say("each-language"))));
    return box;
  }

  // --- parts and lists ---

  part(field, path) {
    const box = this.box(field, path, "fieldset");
    const fields = this.form.parts[field.of];
    if (fields.some((each) => each.kind === "prose")) {
      box.append(el("p", { class: "field__help", id: "form-prose" }, this.say("prose-hint"), " ", this.say("source-hint")));
    }
    for (const inner of fields) box.append(this.field(inner, [...path, inner.name]));
    box.append(this.error(path, this.labelOf(field)));
    box.tabIndex = -1;
    box.id = this.idAt(path);
    return box;
  }

  /** Several of a few: a box to tick for each. */
  ticks(field, path, choices) {
    const box = this.box(field, path, "fieldset");
    box.id = this.idAt(path);
    box.tabIndex = -1;
    const there = () => {
      const value = valueAt(this.data, path);
      return Array.isArray(value) ? value : [];
    };
    const unknown = there().filter((id) => !choices.some(([known]) => known === id));
    const list = el("ul", { class: "form__ticks" });
    for (const [id, name] of [...choices, ...unknown.map((id) => [id, this.say("not-known-choice", { value: String(id) })])]) {
      const tick = el("input", {
        type: "checkbox",
        checked: there().includes(id),
        value: id,
        onchange: (event) => {
          if (event.target.checked) put(this.data, [...path, there().length], id);
          else if (there().length === 1) takeOut(this.data, path);
          else takeOut(this.data, [...path, there().indexOf(id)]);
          this.changed(path);
        },
        ...this.events(path),
      });
      list.append(el("li", {}, el("label", { class: "form__tick" }, tick, " ", el("span", {}, name))));
    }
    box.append(list, this.error(path, this.labelOf(field)));
    box.setAttribute("aria-describedby", this.described(field, path, path));
    return box;
  }

  /** A list whose rows can be added, moved and taken out. */
  rows(field, path) {
    const box = this.box(field, path, "fieldset");
    box.id = this.idAt(path);
    box.tabIndex = -1;
    const rows = valueAt(this.data, path);
    const list = el("div", { class: "form__rows" });
    (Array.isArray(rows) ? rows : []).forEach((_, at) => list.append(this.row(field, path, at)));
    box.append(
      list,
      this.error(path, this.labelOf(field)),
      el("button", { type: "button", class: "button", id: `${this.idAt(path)}-add`, onclick: () => this.add(field, path) }, this.say("add", { name: this.rowName(field) })),
    );
    return box;
  }

  row(field, path, at) {
    const own = [...path, at];
    const name = `${this.rowName(field)} ${at + 1}`;
    const row = el("div", { class: "form__row", id: `${this.idAt(own)}-row`, tabindex: "-1", role: "group", "aria-label": name });
    row.append(el("p", { class: "form__row-name", "aria-hidden": "true" }, name));
    if (field.holds === "part") {
      for (const inner of this.form.parts[field.of]) row.append(this.field(inner, [...own, inner.name]));
      row.append(this.error(own, this.labelOf(field)));
      this.slots.get(dotted(own)).id = `${this.idAt(own)}-row`;
    } else row.append(this.single({ ...field, many: false, required: false, label: name, help: "", example: "" }, own));
    const buttons = el("p", { class: "form__buttons" });
    if (at > 0) buttons.append(el("button", { type: "button", class: "button button--small", onclick: () => this.moveUp(path, at, name) }, this.say("up", { name })));
    buttons.append(el("button", { type: "button", class: "button button--small", onclick: () => this.remove(path, at, name) }, this.say("remove", { name })));
    row.append(buttons);
    return row;
  }

  add(field, path) {
    const rows = valueAt(this.data, path);
    const at = Array.isArray(rows) ? rows.length : 0;
    const inner = field.holds === "part" ? this.form.parts[field.of] : [];
    const row = inner.some((each) => each.name === "key") ? { key: freeKey(rows ?? []) } : field.holds === "texts" || field.holds === "part" ? {} : "";
    if (row === "") {
      if (!Array.isArray(rows)) put(this.data, path, []);
      valueAt(this.data, path).push("");
    } else put(this.data, [...path, at], row);
    this.changed(path, false);
    this.redraw(null, `${this.idAt([...path, at])}-row`, true);
  }

  remove(path, at, name) {
    const rows = valueAt(this.data, path);
    rows.splice(at, 1);
    if (!rows.length) takeOut(this.data, path);
    this.changed(path);
    this.redraw(null, `${this.idAt(path)}-add`);
    this.announce(this.say("removed", { name }));
  }

  moveUp(path, at, name) {
    const rows = valueAt(this.data, path);
    rows.splice(at - 1, 0, ...rows.splice(at, 1));
    this.changed(path);
    this.redraw(null, `${this.idAt([...path, at - 1])}-row`);
    this.announce(this.say("moved", { name }));
  }
}

/** The first mark that no source has: s1, s2, … */
function freeKey(rows) {
  const taken = rows.map((each) => each?.key);
  let number = rows.length + 1;
  while (taken.includes(`s${number}`)) number += 1;
  return `s${number}`;
}
