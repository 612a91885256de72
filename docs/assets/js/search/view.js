// Results as elements: built piece by piece, never as HTML text.
import { excerpt } from "./excerpt.js";

/**
 * @param {string} name
 * @param {Record<string, string>} attributes
 * @param {(Node | string)[]} children
 */
export function element(name, attributes = {}, ...children) {
  const made = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value);
  made.append(...children);
  return made;
}

/** A sentence of the wording with its details filled in. */
export function filled(sentence, details) {
  return sentence.replace(/\{(\w+)\}/g, (whole, name) => details[name] ?? whole);
}

/**
 * The shown hits under a heading for each kind, the kind of the best hit first.
 * @param {object[]} hits
 * @param {{settings: object, root: URL, level: string}} about
 */
export async function groups(hits, { settings, root, level }) {
  const told = await Promise.all(hits.map(async (hit) => ({ hit, page: await hit.result.data() })));
  const byKind = Map.groupBy?.(told, ({ hit }) => hit.kind) ?? grouped(told);
  return [...byKind].map(([kind, members]) => {
    const { title } = settings.kinds.find(({ id }) => id === kind);
    const items = members.map(({ hit, page }) => item(hit, page, settings, root));
    return element("section", { class: "found" }, element(level, {}, title), element("ol", { class: "found__list" }, ...items));
  });
}

function grouped(told) {
  const byKind = new Map();
  for (const each of told) byKind.set(each.hit.kind, [...(byKind.get(each.hit.kind) ?? []), each]);
  return byKind;
}

/** The address of a page, or of a place on it, from that of its search file: `page~.html`, `page~place.html`. */
export function addressOf(path) {
  const [, page, anchor] = path.match(/^\/?(.*)~(.*)\.html$/);
  return anchor ? `${page}/#${anchor}` : `${page}/`;
}

function item(hit, page, settings, root) {
  const language = page.meta.shown;
  const marks = language ? { lang: language } : {};
  const { before, after, pieces } = excerpt(page.content, page.meta.title, hit.marked);
  const text = element("p", { class: "found__text", ...marks }, before ? "… " : "");
  for (const { word, marked } of pieces) text.append(marked ? element("mark", {}, word) : word, " ");
  if (after) text.append("…");
  const href = new URL(addressOf(page.raw_url ?? page.url), root).href;
  const link = element("a", { class: "found__link", href, ...marks }, page.meta.title);
  const note = language ? [" ", element("span", { class: "found__note" }, settings.languages[language])] : [];
  return element("li", {}, link, ...note, text);
}
