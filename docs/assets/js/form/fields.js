// The fields of a record as labels, controls, helps and places for errors. Everything is made from the
// published description of the model; a field that is added to the model stands here by itself.
import { el } from "./dom.js";
import { fileOf } from "./files.js";
import { put, valueAt } from "./record.js";
import { rowsField } from "./rows.js";
import { dotted } from "./rules.js";
import { namedField, textsField } from "./texts.js";
import { ticksField } from "./ticks.js";

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

  /** The file that the record stands in. */
  get file() {
    return fileOf(this.form, this.state.kind, this.state.exists);
  }

  /** What the record may hold. */
  get shapes() {
    return this.form.parts[this.file.part];
  }

  /** What the record is called in the language it is written in, if it says. */
  get title() {
    const name = this.shapes.find((each) => ["texts", "name"].includes(each.holds)).name;
    return this.data[name]?.[this.first];
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
      return choices && choices.length <= FEW && field.holds !== "part" ? ticksField(this, field, path, choices) : rowsField(this, field, path);
    }
    if (field.holds === "part") return this.part(field, path);
    return this.single(field, path);
  }

  single(field, path) {
    if (field.holds === "texts") return textsField(this, field, path);
    if (field.holds === "name") return namedField(this, field, path);
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

  /** A field's name with the rows it stands in: "Møde 2, Programpunkt 4: Titel". */
  where(path, label) {
    let shapes = this.shapes;
    let field = null;
    const rows = [];
    for (const step of path) {
      if (typeof step === "number") rows.push(`${field ? this.rowName(field) : path[0]} ${step + 1}`);
      else field = shapes.find((each) => each.name === step) ?? field;
      shapes = this.form.parts[field?.of] ?? shapes;
    }
    const whole = rows.join(", ");
    return typeof path.at(-1) === "number" || !rows.length ? whole || label : `${whole}: ${label}`;
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
}
