// A record as its file: the modeline, the comments of its author, its fields in the order of the model.
// The counterpart of `in_order` and `manuscript` in the package.
import { define } from "./yaml-flow.js";
import { Bare, yamlText } from "./yaml-write.js";

const BARE = ["number", "year", "degree", "truth"];
const NUMBER = /^(?:true|false|-?(?:0|[1-9][0-9]*)(?:\.[0-9]+)?)$/;

const isPart = (value) => typeof value === "object" && value !== null && !Array.isArray(value);

/** The text of a file, of which `files.js` tells; `data` is its record, or all of them where it holds a list. */
export function manuscript(data, { modeline, part, listed }, form, comments = []) {
  const kept = comments.filter((line) => !line.startsWith(form.modeline));
  const head = [modeline, ...kept].map((line) => `${line}\n`).join("");
  const records = (listed ? data : [data]).map((each) => ordered(trimmed(each), form.parts[part], form));
  return head + yamlText(listed ? records : records[0]);
}

function trimmed(value) {
  if (typeof value === "string") return value.trim();
  if (Array.isArray(value)) return value.map(trimmed);
  return mapped(value, (each) => trimmed(each));
}

function mapped(data, change, names = Object.keys(data)) {
  const found = {};
  for (const name of names) define(found, name, change(data[name], name));
  return found;
}

function by(data, order, change) {
  const first = order.filter((name) => Object.hasOwn(data, name));
  return mapped(data, change, [...first, ...Object.keys(data).filter((name) => !first.includes(name))]);
}

function ordered(data, fields, form) {
  if (!isPart(data)) return data;
  const shapes = new Map(fields.map((each) => [each.name, each]));
  return by(data, [...shapes.keys()], (value, name) => (shapes.has(name) ? inField(value, shapes.get(name), form) : value));
}

function inField(value, field, form) {
  if (field.by_language && isPart(value)) return by(value, form.languages, (each) => item(each, field, form));
  return Array.isArray(value) ? value.map((each) => item(each, field, form)) : item(value, field, form);
}

function item(value, field, form) {
  if (field.holds === "part") return ordered(value, form.parts[field.of], form);
  if (field.holds === "point" && isPart(value)) return by(value, [...form.languages, "basis"], (each) => each);
  if (["texts", "name"].includes(field.holds) && isPart(value)) return by(value, form.languages, (each) => each);
  if (BARE.includes(field.holds) && typeof value === "string" && NUMBER.test(value)) return new Bare(value);
  return value;
}
