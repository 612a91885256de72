// Fields where several of a few are chosen: a box to tick for each.
import { el } from "./dom.js";
import { put, takeOut, valueAt } from "./record.js";

export function ticksField(fields, field, path, choices) {
  const box = fields.box(field, path, "fieldset");
  box.id = fields.idAt(path);
  box.tabIndex = -1;
  const there = () => {
    const value = valueAt(fields.data, path);
    return Array.isArray(value) ? value : [];
  };
  const unknown = there().filter((id) => !choices.some(([known]) => known === id));
  const list = el("ul", { class: "form__ticks" });
  for (const [id, name] of [...choices, ...unknown.map((id) => [id, fields.say("not-known-choice", { value: String(id) })])]) {
    const tick = el("input", {
      type: "checkbox",
      checked: there().includes(id),
      value: id,
      onchange: (event) => {
        if (event.target.checked) put(fields.data, [...path, there().length], id);
        else if (there().length === 1) takeOut(fields.data, path);
        else takeOut(fields.data, [...path, there().indexOf(id)]);
        fields.changed(path);
      },
      ...fields.events(path),
    });
    list.append(el("li", {}, el("label", { class: "form__tick" }, tick, " ", el("span", {}, name))));
  }
  box.append(list, fields.error(path, fields.labelOf(field)));
  box.setAttribute("aria-describedby", fields.described(field, path, path));
  return box;
}
