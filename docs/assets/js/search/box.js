// A search field that answers while one types; the same in the dialog and on the page.
import { openEngine } from "./engine.js";
import { element, filled, groups } from "./view.js";

const AT_ONCE = 10;

/**
 * @param {{form: HTMLFormElement, out: HTMLElement, status: HTMLElement, root: URL, level: string,
 *   ways?: boolean, chosen?: string, asked?: (query: string, kind: string) => void}} parts
 */
export function startBox({ form, out, status, root, level, ways = true, chosen = "", asked = () => {} }) {
  const field = form.elements.namedItem("q");
  const choices = form.querySelector("[data-kinds]");
  let engine = null;
  let turn = 0;

  const open = () => {
    const language = document.documentElement.lang;
    engine ??= openEngine(new URL(`pagefind/${language}/`, root), language);
    return engine;
  };

  const answer = async (many = AT_ONCE) => {
    turn += 1;
    const own = turn;
    const query = field.value.trim();
    const kind = form.querySelector("[name=kind]:checked")?.value ?? chosen;
    asked(query, kind);
    if (!query) return clear();
    try {
      const { settings, find } = await open();
      const outcome = await find(query);
      if (own !== turn) return undefined;
      const kept = outcome.hits.filter((hit) => !kind || hit.kind === kind);
      const shown = await groups(kept.slice(0, many), { settings, root, level });
      if (own !== turn) return undefined;
      choose(settings, outcome.hits, kind);
      out.replaceChildren(...notes(settings, outcome), ...shown);
      if (kept.length > many) out.append(more(settings, kept.length - many, () => next(many)));
      if (!kept.length) out.append(...waysOn(settings, outcome));
      tell(settings, kept.length, query);
    } catch (error) {
      console.error(error);
      status.textContent = status.dataset.broken;
    }
    return undefined;
  };

  const next = async (many) => {
    await answer(many + AT_ONCE);
    out.querySelectorAll(".found__link")[many]?.focus();
  };
  const clear = () => {
    out.replaceChildren();
    choices.hidden = true;
    status.textContent = "";
  };
  const tell = ({ words }, number, query) => {
    const sentence = number ? words[number === 1 ? "one" : "many"] : words.none;
    status.textContent = filled(sentence, { number, query });
  };
  const notes = ({ words }, { corrected }) =>
    corrected.map(({ typed, meant }) => element("p", { class: "found__meant" }, filled(words.meant, { typed, meant })));
  const more = ({ words }, rest, act) => {
    const button = element("button", { type: "button", class: "found__more" }, filled(words.more, { rest }));
    button.addEventListener("click", act);
    return button;
  };
  const waysOn = ({ words, ways: lists }, { near }) => {
    const link = (href, title) => element("li", {}, element("a", { class: "found__link", href }, title));
    const said = (sentence, links) => [element("p", {}, sentence), element("ul", {}, ...links)];
    const asking = (word) => link(`${form.action.split("?")[0]}?${new URLSearchParams({ q: word })}`, word);
    const found = near.length ? said(words.near, near.map(asking)) : [];
    const leading = lists.map(({ href, title }) => link(new URL(href, root).href, title));
    return [...found, ...(ways ? said(words.advice, leading) : [element("p", {}, words.advice)])];
  };

  /** The kinds as choices, each with how many it would give. */
  const choose = ({ kinds, words }, hits, chosen) => {
    const counts = new Map();
    for (const { kind } of hits) counts.set(kind, (counts.get(kind) ?? 0) + 1);
    const all = [{ id: "", title: words.all, count: hits.length }];
    for (const { id, title } of kinds) all.push({ id, title, count: counts.get(id) ?? 0 });
    const there = [...choices.querySelectorAll("label")];
    if (!there.length) {
      for (const { id, title } of all) {
        const input = element("input", { type: "radio", name: "kind", value: id });
        input.checked = id === chosen;
        choices.append(element("label", {}, input, ` ${title} `, element("span")));
      }
    }
    [...choices.querySelectorAll("label span")].forEach((spot, number) => {
      spot.textContent = `(${all[number].count})`;
    });
    choices.hidden = !hits.length;
  };

  field.addEventListener("focus", open, { once: true });
  field.addEventListener("input", () => answer());
  choices.addEventListener("change", () => answer());
  form.parentElement.addEventListener("keydown", (event) => move(event, field, out));
  return { answer, clear };
}

/** The arrow keys lead from the field through the results and back. */
function move(event, field, out) {
  const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
  const stops = [field, ...out.querySelectorAll("a, button")];
  const here = stops.indexOf(document.activeElement);
  if (!step || here < 0 || (here === 0 && step < 0)) return;
  const goal = stops[here + step];
  if (!goal) return;
  event.preventDefault();
  goal.focus();
}
