// Problems where they belong: at their fields, and in a list at the top that leads to each.
import { el } from "./dom.js";
import { dotted, told } from "./rules.js";

/** The part of the form that shows problems. */
export function buildProblems(house) {
  const { root, form, fields } = house;
  const box = root.querySelector("[data-problems]");
  const heading = box.querySelector("h2");
  const list = box.querySelector("ul");
  const unknownBox = el("fieldset", { class: "field", hidden: true });
  box.after(unknownBox);
  let before = new Map();

  /** The nearest field that is drawn for a path. */
  const slotOf = (path) => {
    for (let length = path.length; length > 0; length -= 1) {
      const slot = fields.slots.get(dotted(path.slice(0, length)));
      if (slot) return { slot, whole: length === path.length };
    }
    return null;
  };

  const isTouched = (problem) => {
    const own = dotted(problem.path);
    const { id } = slotOf(problem.path)?.slot ?? {};
    return [...house.touched].some((path) => path === own || path.startsWith(`${own}.`) || path.startsWith(`${own}[`) || slotOf(stepsOf(path))?.slot.id === id);
  };

  const stepsOf = (path) => path.split(/[.[\]]+/).filter(Boolean).map((step) => (/^\d+$/.test(step) ? Number(step) : step));

  /** Show at every field what is wrong with it, if its author has been there or has asked. */
  const show = () => {
    const problems = house.now();
    const sentences = new Map();
    for (const problem of problems) {
      if (!house.all && !isTouched(problem)) continue;
      const { slot } = slotOf(problem.path) ?? {};
      if (slot) sentences.set(slot, [...(sentences.get(slot) ?? []), told(problem, form)]);
    }
    for (const slot of new Set(fields.slots.values())) {
      const text = [...new Set(sentences.get(slot) ?? [])].join(" ");
      slot.error.hidden = !text;
      slot.error.textContent = text;
      const control = document.getElementById(slot.id);
      const typed = control?.matches("input, select, textarea");
      if (text && typed) control.setAttribute("aria-invalid", "true");
      else control?.removeAttribute("aria-invalid");
      control?.classList.toggle("field__wrong", Boolean(text));
      if (text && text !== before.get(slot.error.id) && control?.contains(document.activeElement)) house.announce(`${slot.label}: ${text}`);
    }
    before = new Map([...new Set(fields.slots.values())].map((slot) => [slot.error.id, slot.error.textContent]));
    if (!box.hidden) fill(problems);
    return problems;
  };

  const fill = (problems) => {
    const count = problems.length;
    heading.textContent = count ? fields.say(count === 1 ? "problems.one" : "problems.many", { number: String(count) }) : fields.say("all-well");
    box.classList.toggle("form__problems--none", !count);
    box.querySelector("p").hidden = !count;
    const lines = problems.map((problem) => {
      const found = slotOf(problem.path);
      const sentence = told(problem, form);
      if (!found) return el("li", { "data-path": dotted(problem.path) }, `${dotted(problem.path)}: ${sentence}`);
      const go = (event) => {
        event.preventDefault();
        document.getElementById(found.slot.id)?.focus();
      };
      return el("li", { "data-path": dotted(problem.path) }, el("a", { href: `#${found.slot.id}`, onclick: go }, `${found.slot.label}: ${sentence}`));
    });
    list.replaceChildren(...lines);
  };

  return {
    show,
    count: () => house.now().length,
    /** List everything that is wrong, at the top; with focus when it was asked for. */
    list: (focus) => {
      house.all = true;
      box.hidden = false;
      show();
      if (focus) box.focus();
    },
    /** The fields of an opened file that the model does not know; each can be deleted. */
    unknown: (names) => {
      unknownBox.hidden = !names.length;
      unknownBox.replaceChildren(el("legend", {}, fields.say("unknown-part")));
      for (const name of names) {
        const remove = () => {
          delete house.state.data[name];
          house.changed([name]);
          house.redraw();
        };
        unknownBox.append(fields.error([name], name), el("button", { type: "button", class: "button", id: fields.idAt([name]), onclick: remove }, fields.say("delete-field", { name })));
      }
    },
  };
}
