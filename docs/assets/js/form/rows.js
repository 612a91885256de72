// Fields that hold a list: its rows can be added, moved and taken out.
import { el } from "./dom.js";
import { put, takeOut, valueAt } from "./record.js";
import { dotted } from "./rules.js";

export function rowsField(fields, field, path) {
  const box = fields.box(field, path, "fieldset");
  box.id = fields.idAt(path);
  box.tabIndex = -1;
  const rows = valueAt(fields.data, path);
  const list = el("div", { class: "form__rows" });
  (Array.isArray(rows) ? rows : []).forEach((_, at) => list.append(row(fields, field, path, at)));
  box.append(
    list,
    fields.error(path, fields.labelOf(field)),
    el("button", { type: "button", class: "button", id: `${fields.idAt(path)}-add`, onclick: () => add(fields, field, path) }, fields.say("add", { name: fields.rowName(field) })),
  );
  return box;
}

function row(fields, field, path, at) {
  const own = [...path, at];
  const name = `${fields.rowName(field)} ${at + 1}`;
  const row = el("div", { class: "form__row", id: `${fields.idAt(own)}-row`, tabindex: "-1", role: "group", "aria-label": name });
  row.append(el("p", { class: "form__row-name", "aria-hidden": "true" }, name));
  if (field.holds === "part") {
    for (const inner of fields.form.parts[field.of]) row.append(fields.field(inner, [...own, inner.name]));
    row.append(fields.error(own, fields.labelOf(field)));
    fields.slots.get(dotted(own)).id = `${fields.idAt(own)}-row`;
  } else row.append(fields.single({ ...field, many: false, required: false, label: name, help: "", example: "" }, own));
  const buttons = el("p", { class: "form__buttons" });
  if (at > 0) buttons.append(el("button", { type: "button", class: "button button--small", onclick: () => moveUp(fields, path, at, name) }, fields.say("up", { name })));
  buttons.append(el("button", { type: "button", class: "button button--small", onclick: () => remove(fields, path, at, name) }, fields.say("remove", { name })));
  row.append(buttons);
  return row;
}

function add(fields, field, path) {
  const rows = valueAt(fields.data, path);
  const at = Array.isArray(rows) ? rows.length : 0;
  const inner = field.holds === "part" ? fields.form.parts[field.of] : [];
  const row = inner.some((each) => each.name === "key") ? { key: freeKey(rows ?? []) } : field.holds === "texts" || field.holds === "part" ? {} : "";
  if (row === "") {
    if (!Array.isArray(rows)) put(fields.data, path, []);
    valueAt(fields.data, path).push("");
  } else put(fields.data, [...path, at], row);
  fields.changed(path, false);
  fields.redraw(null, `${fields.idAt([...path, at])}-row`, true);
}

function remove(fields, path, at, name) {
  const rows = valueAt(fields.data, path);
  rows.splice(at, 1);
  if (!rows.length) takeOut(fields.data, path);
  fields.changed(path);
  fields.redraw(null, `${fields.idAt(path)}-add`);
  fields.announce(fields.say("removed", { name }));
}

function moveUp(fields, path, at, name) {
  const rows = valueAt(fields.data, path);
  rows.splice(at - 1, 0, ...rows.splice(at, 1));
  fields.changed(path);
  fields.redraw(null, `${fields.idAt([...path, at - 1])}-row`);
  fields.announce(fields.say("moved", { name }));
}

/** The first mark that no source has: s1, s2, … */
function freeKey(rows) {
  const taken = rows.map((each) => each?.key);
  let number = rows.length + 1;
  while (taken.includes(`s${number}`)) number += 1;
  return `s${number}`;
}
