// Everything that can be wrong with a record, by the rules of handbook/complaints.py (what its fields
// may hold) and handbook/checking.py (what it says in company of the others). A problem is a path, a
// code and details; its sentence is the build's own, from the wording.
import { fileOf } from "./files.js";
import { near } from "./near.js";
import { examined, isInline } from "./prose.js";
import { invisibleIn, signName } from "./yaml-read.js";

const ID = /^[a-z0-9]+(?:-[a-z0-9]+)*$/;
const FORMS = {
  number: [/^(?:0|[1-9][0-9]{0,8})$/, "number-expected"],
  year: [/^[12][0-9]{3}$/, "year-expected"],
  degree: [/^-?[0-9]{1,3}(?:\.[0-9]{1,6})?$/, "degree-expected"],
  truth: [/^(?:true|false)$/, "truth-expected"],
  address: [/^https?:\/\/[^\s/?#@"<>\\]+\.[^\s/?#@"<>\\]+(?:[/?#][^\s"<>\\]*)?$/, "address-expected"],
};
const PATTERNS = { month: /^[12][0-9]{3}-(?:0[1-9]|1[0-2])$/, colour: /^#[0-9a-f]{6}$/ };
const LISTED_ONCE = ["domains", "methods", "phases", "related", "formerly"];

/** A path the way authors read it: `principles[1].how.da`. */
export const dotted = (path) =>
  path.map((step, at) => (typeof step === "number" ? `[${step}]` : (at ? "." : "") + step)).join("");

/** Every problem of a record's plain data.
 *
 * `form` is the published description of the fields; `own` is the id the record bears today. */
export function problemsOf(data, { kind, own = "" }, form, year = new Date().getUTCFullYear()) {
  const check = new Check(data, form, year);
  check.part(data, form.parts[fileOf(form, kind, own).part], []);
  check.company(form.kinds[kind], own);
  return once(check.problems);
}

/** A problem's sentence, in the language of the form. */
export function told(problem, form) {
  return filled(form.problems[problem.code], problem.details);
}

/** A sentence with its `{details}` filled in. */
export const filled = (sentence, details) => sentence.replace(/\{(\w+)\}/g, (all, name) => details[name] ?? all);

const isPart = (value) => typeof value === "object" && value !== null && !Array.isArray(value);
const isText = (value) => typeof value === "string";

function shortened(value) {
  if (!isText(value)) return "…";
  const signs = [...value];
  return signs.length <= 60 ? value : `${signs.slice(0, 57).join("")}…`;
}

function once(problems) {
  const seen = new Set();
  return problems.filter((each) => {
    const key = JSON.stringify([each.path, each.code, each.details]);
    return !seen.has(key) && seen.add(key);
  });
}

class Check {
  constructor(data, form, year) {
    Object.assign(this, { data, form, year, problems: [], texts: [], references: [] });
  }

  tell(path, code, details = {}) {
    this.problems.push({ path, code, details });
  }

  // --- what the fields may hold ---

  part(value, fields, path) {
    if (!isPart(value)) return this.tell(path, "fields-expected");
    const names = fields.map((each) => each.name);
    for (const field of fields) {
      if (Object.hasOwn(value, field.name)) this.field(value[field.name], field, [...path, field.name]);
      else if (field.required) this.tell([...path, field.name], "missing-field", { field: field.name });
    }
    for (const name of Object.keys(value)) {
      this.signs(name, path);
      if (names.includes(name)) continue;
      const hint = near(name, names);
      this.tell([...path, name], hint ? "unknown-field-near" : "unknown-field", { field: name, hint });
    }
    return undefined;
  }

  field(value, field, path) {
    if (field.by_language) {
      if (!isPart(value)) return this.tell(path, "languages-expected", { languages: this.form.languages.join(", ") });
      for (const [language, each] of Object.entries(value)) this.items(each, field, [...path, language]);
      return undefined;
    }
    return this.items(value, field, path);
  }

  items(value, field, path) {
    if (!field.many) return this.one(value, field, path);
    if (!Array.isArray(value)) return this.tell(path, "list-expected");
    if (value.length < field.least) return this.tell(path, "empty-list");
    value.forEach((each, at) => this.one(each, field, [...path, at]));
    return undefined;
  }

  one(value, field, path) {
    switch (field.holds) {
      case "part":
        return this.part(value, this.form.parts[field.of], path);
      case "texts":
        return this.words(value, field, path);
      case "name":
        if (isText(value)) return this.filledText(value, path);
        return this.words(value, field, path);
      case "point":
        return this.point(value, field, path);
      case "choice":
        if (isText(value)) this.signs(value, path);
        if (!field.choices.includes(value)) {
          this.tell(path, "unknown-choice", { value: shortened(value), choices: field.choices.join(", ") });
        }
        return undefined;
      default:
        return this.plainValue(value, field, path);
    }
  }

  plainValue(value, field, path) {
    if (isText(value)) this.signs(value, path);
    const form = FORMS[field.holds];
    if (form) {
      if (!isText(value) || !form[0].test(value)) this.tell(path, form[1], { value: shortened(value) });
      return;
    }
    if (!isText(value)) {
      this.tell(path, "text-expected");
      return;
    }
    if (field.holds === "id") {
      if (!ID.test(value)) {
        this.tell(path, "id-expected", { value: shortened(value) });
        return;
      }
    } else if (PATTERNS[field.holds]) {
      if (!PATTERNS[field.holds].test(value.trim())) this.tell(path, "wrong-form", { value: shortened(value) });
    } else if (!value.trim()) this.tell(path, "empty-text");
    if (field.refers) this.references.push({ path, id: value.trim(), to: field.refers });
  }

  filledText(value, path) {
    if (!isText(value)) return this.tell(path, "text-expected");
    this.signs(value, path);
    return value.trim() ? undefined : this.tell(path, "empty-text");
  }

  words(value, field, path) {
    if (!isPart(value)) return this.tell(path, "languages-expected", { languages: this.form.languages.join(", ") });
    for (const [language, text] of Object.entries(value)) this.filledText(text, [...path, language]);
    this.texts.push({ path, texts: value, field });
    return undefined;
  }

  point(value, field, path) {
    if (!isPart(value)) return this.tell(path, "fields-expected");
    const { basis, ...texts } = value;
    if (basis !== undefined && !field.choices.includes(basis)) {
      this.tell([...path, "basis"], "unknown-choice", { value: shortened(basis), choices: field.choices.join(", ") });
    }
    for (const [language, text] of Object.entries(texts)) this.filledText(text, [...path, language]);
    this.texts.push({ path, texts, field });
    return undefined;
  }

  /** Signs that nobody sees, which the build finds before it reads the file. */
  signs(text, path) {
    const sign = invisibleIn(text);
    if (sign) this.tell(path, "invisible-sign", { sign: signName(sign) });
  }

  // --- what the record says in company of the others ---

  company(collection, own) {
    for (const { path, id, to } of this.references) this.reference(path, id, to);
    this.languages();
    for (const name of LISTED_ONCE) this.repeated(name, this.list(name));
    this.repeated("principles", this.list("principles").map((each) => (isPart(each) ? each.principle : each)));
    this.repeated("sources", this.list("sources").map((each) => each?.key));
    this.repeated("sources", this.list("sources").map((each) => (isText(each?.url) ? each.url.replace(/\/+$/, "") : undefined)));
    this.years();
    this.place();
    this.oldIds(collection, own);
  }

  /** Old ids that another record bears or bore, so that they cannot lead to this one. */
  oldIds(collection, own) {
    this.list("formerly").forEach((old, at) => {
      const heirs = (this.form.formerly[old] ?? []).filter((each) => each !== `${collection}/${own}`);
      const heir = heirs.some((each) => each.startsWith(`${collection}/`));
      if (heir || this.known(collection).includes(old)) this.tell(["formerly", at], "duplicate-id", { id: old });
    });
  }

  list(name) {
    return Array.isArray(this.data?.[name]) ? this.data[name] : [];
  }

  known(to) {
    return this.form.known[to] ?? [];
  }

  reference(path, id, to) {
    const known = this.known(to);
    if (!id || known.includes(id)) return;
    const hint = near(id, known);
    this.tell(path, `${hint ? "unknown-reference-near" : "unknown-reference"}.${to}`, { id, hint });
  }

  languages() {
    const spoken = this.form.languages;
    const first = isText(this.data?.written_in) ? this.data.written_in : spoken[0];
    const known = spoken.includes(first);
    if (!known && ID.test(first)) this.tell(["written_in"], "unknown-language", { language: first, languages: spoken.join(", ") });
    for (const { path, texts, field } of this.texts) {
      if (known && !Object.hasOwn(texts, first)) this.tell(path, "missing-language", { language: first });
      for (const [language, text] of Object.entries(texts)) {
        if (!spoken.includes(language)) this.tell([...path, language], "unknown-language", { language, languages: spoken.join(", ") });
        else if (isText(text) && text.trim()) this.text(text.trim(), field, [...path, language]);
      }
    }
  }

  text(text, field, path) {
    const { length } = [...text];
    if (field.most && length > field.most) {
      this.tell(path, "too-long", { length: String(length), most: String(field.most) });
    }
    if (field.kind === "plain") {
      if (text.includes("\n")) this.tell(path, "one-line-expected");
      return;
    }
    if (field.kind === "inline" && !isInline(text)) this.tell(path, "one-paragraph-expected");
    const { faults, references } = examined(text);
    for (const { code, shown } of faults) this.tell(path, code, { shown });
    for (const { kind, id } of references) {
      if (kind === "source") this.sourceMark(path, id);
      else this.reference(path, id, this.form.kinds[kind]);
    }
  }

  sourceMark(path, id) {
    const keys = this.list("sources").map((each) => each?.key).filter(Boolean);
    if (keys.includes(id)) return;
    const hint = near(id, keys);
    this.tell(path, hint ? "unknown-source-near" : "unknown-source", { id, hint });
  }

  repeated(name, values) {
    values.forEach((value, at) => {
      if (value && values.indexOf(value) < at) this.tell([name, at], "listed-twice", { value });
    });
  }

  years() {
    this.list("sources").forEach((cited, at) => {
      if (!isPart(cited)) return;
      this.future(["sources", at, "year"], cited.year);
      if (isText(cited.accessed) && PATTERNS.month.test(cited.accessed.trim())) {
        this.future(["sources", at, "accessed"], cited.accessed.trim().slice(0, 4));
      }
    });
    const { from, to } = isPart(this.data?.period) ? this.data.period : {};
    this.future(["period", "from"], from);
    this.future(["period", "to"], to);
    const [isYear] = FORMS.year;
    if (isYear.test(from) && isYear.test(to) && Number(to) < Number(from)) {
      this.tell(["period", "to"], "ends-before-it-begins", { start: from, to });
    }
  }

  future(path, year) {
    if (FORMS.year[0].test(year) && Number(year) > this.year) this.tell(path, "future-year", { year });
  }

  place() {
    const place = this.data?.place;
    if (!isPart(place)) return;
    const country = place.country ?? "DK";
    if (country !== "DK" && (place.municipality || place.also_in?.length || place.region)) {
      this.tell(["place", "country"], "abroad-with-municipality", { country });
    }
    const region = this.form.regions[place.municipality];
    if (region && place.region && place.region !== region) {
      this.tell(["place", "region"], "other-region", { municipality: place.municipality, region });
    }
  }
}
