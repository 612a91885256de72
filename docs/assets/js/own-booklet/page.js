// The page of the reader's own booklet. The address says what is in it; the browser's own store is
// only the basket that the reader fills on other pages, and is left alone by a booklet that was sent.
import { startDragging } from "./dragging.js";
import { anchorOf, leadWithin, partOf } from "./parts.js";
import {
  basket,
  cleanSigns,
  cleanTitle,
  fromAddress,
  keep,
  moved,
  toAddress,
  whenKeptElsewhere,
} from "./selection.js";

const own = document.querySelector(".own");
const booklet = document.querySelector(".booklet");
const words = own.dataset;
const list = own.querySelector(".own__list");
const field = own.querySelector(".own__title");
const status = own.querySelector(".own__status");
const root = new URL(words.root, document.baseURI);
const windowTitle = document.title;
const parts = new Map();

let known = {};
let title = "";
let signs = [];
let mine = true;
let round = 0;

/** What is known of a sign, or nothing when there is no such record. */
function record(sign) {
  const [kind, id] = sign.split(":");
  const there = Object.hasOwn(known, kind) && Object.hasOwn(known[kind].titles, id);
  if (!there) return null;
  const { name, begins, titles, spoken } = known[kind];
  const address = new URL(kind === "term" ? begins + id : `${begins}${id}/`, root).href;
  return { sign, kind, id, name, address, title: titles[id], spoken: spoken[id] ?? "" };
}

function said(sentence, details) {
  return sentence.replace(/\{(\w+)\}/g, (_, name) => details[name]);
}

function tell(sentence, details = {}) {
  status.textContent = said(sentence, details);
}

// --- what is chosen -------------------------------------------------------------------------------

/** What the address asks for and is there, and how many of what it names are not. */
function asked() {
  const { title: called, named } = fromAddress(window.location.search);
  const there = cleanSigns(named).filter(record);
  return { title: called, signs: there, ignored: new Set(named).size - there.length };
}

/** Begin with what the address asks for, or else with the basket. */
function begin() {
  const kept = basket();
  kept.signs = kept.signs.filter(record);
  const { ignored, ...sent } = asked();
  const first = toAddress(sent) || ignored ? sent : kept;
  ({ title, signs } = first);
  mine = toAddress(first) === toAddress(kept);
  if (first === kept && toAddress(kept)) window.history.replaceState(null, "", toAddress(kept));
  return ignored;
}

/** Take back or do again what the reader did here; a link within the page changes nothing. */
function back() {
  const { title: called, signs: there } = asked();
  if (toAddress({ title: called, signs: there }) === toAddress({ title, signs })) return;
  [title, signs] = [called, there];
  if (mine) keep({ title, signs });
  show();
}

function changed({ typed = false } = {}) {
  const query = toAddress({ title, signs }) || window.location.pathname;
  if (mine) keep({ title, signs });
  if (typed) window.history.replaceState(null, "", query);
  else window.history.pushState(null, "", query);
  show();
}

function move(from, to, focused = "") {
  if (to < 0 || to >= signs.length) return;
  const { sign, title: name } = record(signs[from]);
  signs = moved(signs, from, to);
  changed();
  tell(words.moved, { title: name, place: to + 1, total: signs.length });
  if (focused) button(sign, focused).focus();
}

function remove(at) {
  const { title: name } = record(signs[at]);
  signs = signs.filter((_, place) => place !== at);
  changed();
  tell(words.gone, { title: name, total: signs.length });
  const next = signs[Math.min(at, signs.length - 1)];
  (next ? button(next, "remove") : own.querySelector(".own__empty")).focus();
}

function button(sign, name) {
  return list.querySelector(`[data-record="${sign}"] [data-move="${name}"]`);
}

// --- what is shown --------------------------------------------------------------------------------

function show() {
  const chosen = signs.map(record);
  if (field.value !== title) field.value = title;
  list.replaceChildren(...chosen.map(entry));
  own.querySelector(".own__empty").hidden = chosen.length > 0;
  own.querySelector(".own__chosen").hidden = chosen.length === 0;
  own.querySelector(".own__sent").hidden = mine || chosen.length === 0;
  booklet.hidden = chosen.length === 0;
  const called = title.trim() || field.placeholder;
  booklet.querySelector(".booklet__title").textContent = called;
  document.title = title.trim() ? `${title.trim()} · ${windowTitle}` : windowTitle;
  booklet.querySelector(".booklet__address").textContent = address();
  for (const link of document.querySelectorAll("a.language")) link.search = window.location.search;
  return lay(chosen);
}

/** The address of the booklet, to be sent or printed. */
function address() {
  return window.location.href.split("#")[0];
}

function entry({ sign, title: name, name: kind, address: href, spoken }, at) {
  const item = own.querySelector(".own__item").content.firstElementChild.cloneNode(true);
  item.dataset.record = sign;
  item.querySelector(".own__kind").textContent = kind;
  const link = item.querySelector(".own__name");
  link.textContent = name;
  link.href = href;
  if (spoken) link.lang = spoken;
  for (const act of item.querySelectorAll("[data-move]")) {
    const { move: way } = act.dataset;
    act.setAttribute("aria-label", said(words.moveOf, { move: words[way], title: name }));
    // Not `disabled`: whoever moves an entry to the end by keyboard keeps her place.
    const last = way === "up" ? at === 0 : way === "down" && at === signs.length - 1;
    if (last) act.setAttribute("aria-disabled", "true");
  }
  return item;
}

/** Put the chosen pages into the booklet, in their order. */
async function lay(chosen) {
  round += 1;
  const now = round;
  const print = own.querySelector("[data-act=print]");
  print.setAttribute("aria-disabled", "true");
  contents(chosen);
  const laid = await Promise.all(chosen.map(part));
  if (now !== round) return;
  const place = booklet.querySelector(".booklet__parts");
  place.replaceChildren(...laid);
  leadWithin(place, new Map(chosen.map((each) => [each.address, anchorOf(each.sign)])));
  print.removeAttribute("aria-disabled");
  booklet.dataset.laid = chosen.length;
  const lost = chosen.filter(({ sign }) => !parts.has(sign));
  if (lost.length) tell(words.broken, { title: lost.map((each) => each.title).join(", ") });
}

async function part(chosen) {
  if (!parts.has(chosen.sign)) {
    try {
      parts.set(chosen.sign, await partOf(chosen));
    } catch {
      return missing(chosen);
    }
  }
  return parts.get(chosen.sign);
}

/** What stands for a page that could not be fetched: its name and that it is missing. */
function missing({ sign, title: name }) {
  const section = document.createElement("section");
  section.className = "booklet__part";
  section.id = anchorOf(sign);
  const heading = document.createElement("h2");
  heading.textContent = name;
  const told = document.createElement("p");
  told.className = "notice";
  told.textContent = said(words.broken, { title: name });
  section.append(heading, told);
  return section;
}

function contents(chosen) {
  const entries = chosen.map(({ sign, title: name, name: kind, spoken }) => {
    const item = document.createElement("li");
    const link = document.createElement("a");
    const small = document.createElement("small");
    link.href = `#${anchorOf(sign)}`;
    link.textContent = name;
    if (spoken) link.lang = spoken;
    small.textContent = kind;
    item.append(link, " ", small);
    return item;
  });
  booklet.querySelector(".booklet__contents ol").replaceChildren(...entries);
}

// --- what is done ---------------------------------------------------------------------------------

const acts = {
  print() {
    window.print();
  },
  async copy() {
    await navigator.clipboard.writeText(address());
    tell(words.copied);
  },
  clear() {
    title = "";
    signs = [];
    changed();
    tell(words.emptied);
    own.querySelector(".own__empty").focus();
  },
  keep() {
    mine = true;
    keep({ title, signs });
    show();
    tell(words.kept);
    field.focus();
  },
};

own.addEventListener("click", (event) => {
  const pressed = event.target.closest("[data-move], [data-act]");
  if (!pressed || pressed.getAttribute("aria-disabled")) return;
  const { move: way, act } = pressed.dataset;
  if (act) {
    acts[act]();
    return;
  }
  const at = signs.indexOf(pressed.closest("li").dataset.record);
  if (way === "remove") remove(at);
  else move(at, way === "up" ? at - 1 : at + 1, way);
});
field.addEventListener("input", () => {
  title = cleanTitle(field.value);
  changed({ typed: true });
});
startDragging(list, ".own__grip", (from, to) => move(from, to));
window.addEventListener("popstate", back);
whenKeptElsewhere(() => {
  if (!mine) return;
  ({ title, signs } = basket());
  signs = signs.filter(record);
  window.history.replaceState(null, "", toAddress({ title, signs }) || window.location.pathname);
  show();
});
if (!navigator.clipboard) own.querySelector("[data-act=copy]").hidden = true;

own.hidden = false;
tell(words.fetching);
try {
  const answer = await fetch(words.titles);
  known = await answer.json();
  const number = begin();
  await show();
  const ready = signs.length ? said(words.fetched, { total: signs.length }) : "";
  const skipped = number ? said(words.ignored, { number }) : "";
  // A page that could not be fetched has been told of; that is not told over.
  if (status.textContent === words.fetching) tell([skipped, ready].filter(Boolean).join(" "));
} catch {
  tell(words.broken, { title: document.querySelector("h1").textContent });
}
