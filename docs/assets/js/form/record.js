// The record being written: plain data, and the way to every place in it. What a contributor empties
// is taken out, so that the file holds nothing that was not meant.
import { define } from "./yaml-flow.js";

const isPart = (value) => typeof value === "object" && value !== null && !Array.isArray(value);

/** What stands at a path, or nothing. */
export function valueAt(data, path) {
  return path.reduce((found, step) => (found && Object.hasOwn(found, step) ? found[step] : undefined), data);
}

/** Put a value at a path and make the parts on the way; an empty one takes the field out. */
export function put(data, path, value) {
  if ((value === "" && typeof path.at(-1) !== "number") || value === undefined) {
    takeOut(data, path);
    return;
  }
  let place = data;
  path.slice(0, -1).forEach((step, at) => {
    if (!Object.hasOwn(place, step) || typeof place[step] !== "object") define(place, step, typeof path[at + 1] === "number" ? [] : {});
    place = place[step];
  });
  const last = path.at(-1);
  if (Array.isArray(place)) place[last] = value;
  else define(place, last, value);
}

/** Take out a field, and the parts that are empty without it; a row of a list stays where it is. */
export function takeOut(data, path) {
  const place = valueAt(data, path.slice(0, -1));
  if (place === undefined || !Object.hasOwn(place, path.at(-1))) return;
  if (Array.isArray(place)) place.splice(path.at(-1), 1);
  else delete place[path.at(-1)];
  const isRow = path.length > 1 && typeof path.at(-2) === "number";
  if (path.length > 1 && !isRow && !Object.keys(place).length) takeOut(data, path.slice(0, -1));
}

/** The data without the rows that nobody has written in, and where each row stood before. */
export function tidied(data, path = [], moved = new Map()) {
  if (Array.isArray(data)) {
    const rows = data.map((each, at) => [each, at]).filter(([each]) => each !== "" && !isBlank(each));
    rows.forEach(([, from], at) => moved.set(JSON.stringify([...path, at]), from));
    const kept = rows.map(([each], at) => tidied(each, [...path, at], moved).data);
    return { data: kept, moved };
  }
  if (!isPart(data)) return { data, moved };
  const kept = {};
  for (const [name, value] of Object.entries(data)) {
    const found = tidied(value, [...path, name], moved).data;
    const wasFilled = Array.isArray(value) && value.length > 0;
    if (!(wasFilled && !found.length) && !(isPart(value) && isBlank(value))) define(kept, name, found);
  }
  return { data: kept, moved };
}

/** Whether nothing is written in a row: what the form itself put there does not count. */
function isBlank(value) {
  return isPart(value) && Object.keys(value).every((name) => name === "key" || isBlank(value[name]));
}

/** A path of the tidied data as it stands in the form. */
export function pathBefore(path, moved) {
  return path.map((step, at) => {
    const from = typeof step === "number" ? moved.get(JSON.stringify(path.slice(0, at + 1))) : undefined;
    return from ?? step;
  });
}

/** The languages that anything in a record is written in. */
export function languagesIn(data, languages) {
  const found = new Set();
  const visit = (value) => {
    if (Array.isArray(value)) value.forEach(visit);
    else if (isPart(value)) {
      for (const [name, each] of Object.entries(value)) {
        if (languages.includes(name) && typeof each === "string") found.add(name);
        else visit(each);
      }
    }
  };
  visit(data);
  return languages.filter((each) => found.has(each));
}

const LETTERS = { å: "aa", æ: "ae", ø: "oe", Å: "aa", Æ: "ae", Ø: "oe", ß: "ss" };

/** A name as an id: lower-case a-z, digits and hyphens. */
export function idOf(name) {
  return name
    .replace(/[åæøÅÆØß]/g, (sign) => LETTERS[sign])
    .normalize("NFKD")
    .replace(/[^\x00-\x7f]/g, "")
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, "-")
    .replace(/^-+|-+$/g, "");
}
