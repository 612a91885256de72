// The explorer: filters the cards that are already on the page. The form is the only state, and the
// address says what the form says, so that a choice can be sent, kept and gone back to.
import { folded, outcome } from "./explorer-filter.js";

const form = document.querySelector(".explorer__form");
const list = document.querySelector(".explorer__cases");
const status = document.querySelector(".explorer__found [role=status]");
const chosenList = document.querySelector(".explorer__chosen");
const none = document.querySelector(".explorer__none");
const copy = document.querySelector(".explorer__copy");
const more = document.querySelector(".explorer__more");

// How many cards stand at a time: laying out a thousand is what would make a click slow.
const AT_A_TIME = 100;

const cases = [...list.children].map((item, order) => ({
  item,
  signs: item.dataset.signs.split(" "),
  text: folded(
    ["title", "summary"]
      .map((part) => item.querySelector(`.card__${part}`).textContent)
      .concat(item.dataset.words)
      .join("\n"),
  ),
  order,
  start: Number(item.dataset.start) || null,
  place: Number(item.dataset.place),
}));
const boxes = [...form.querySelectorAll("input[type=checkbox]")].map((box) => ({
  box,
  sign: `${box.name}.${box.value}`,
  count: box.closest("label").querySelector(".choice__count"),
}));
const facets = [...form.querySelectorAll(".facet")].map((facet) => ({
  chosen: facet.querySelector(".facet__chosen"),
  boxes: [...facet.querySelectorAll("input")],
  facet,
}));
const words = form.elements.q;
const sort = form.elements.sort;

// A case whose start is unknown stands last, whichever way the years run.
const orders = {
  title: () => 0,
  newest: (a, b) => (b.start ?? -Infinity) - (a.start ?? -Infinity) || 0,
  oldest: (a, b) => (a.start ?? Infinity) - (b.start ?? Infinity) || 0,
  place: (a, b) => a.place - b.place,
};
let inOrder = cases;
let sorted = "title";
let moved = false;
let most = AT_A_TIME;
const copyTold = copy.textContent;

function show() {
  arrange();
  const chosen = boxes.filter(({ box }) => box.checked);
  const { found, counts } = outcome(cases, chosen.map(({ sign }) => sign), words.value);
  const matching = inOrder.filter(({ order }) => found[order]);
  const shown = new Set(matching.slice(0, most).map(({ item }) => item));
  for (const { item } of cases) {
    if (item.hidden === shown.has(item)) item.hidden = !shown.has(item);
  }
  // The order of the hidden does not matter, and moving few is faster than moving all.
  if (moved) list.prepend(...shown);
  const total = matching.length;
  more.hidden = total <= most;
  for (const { box, sign, count } of boxes) {
    const number = counts.get(sign) ?? 0;
    if (count.textContent !== String(number)) count.textContent = number;
    box.parentElement.classList.toggle("choice--empty", number === 0);
  }
  for (const facet of facets) {
    const number = facet.boxes.filter((box) => box.checked).length;
    facet.chosen.hidden = number === 0;
    facet.chosen.textContent = number;
  }
  tell(total);
  showChosen(chosen);
  none.hidden = total > 0;
}

function arrange() {
  const wanted = sort.value in orders ? sort.value : "title";
  if (wanted === sorted) return;
  sorted = wanted;
  moved = true;
  inOrder = [...cases].sort((a, b) => orders[wanted](a, b) || a.order - b.order);
}

function tell(number) {
  const whole = number === cases.length;
  const all = number === 1 ? status.dataset.one : status.dataset.many;
  status.textContent = whole
    ? all.replace("{number}", number)
    : status.dataset.some.replace("{found}", number).replace("{total}", cases.length);
}

function showChosen(chosen) {
  const entries = chosen.map(({ box }) => [box.dataset.told, () => (box.checked = false)]);
  if (words.value.trim()) {
    const asked = form.dataset.asked.replace("{words}", () => words.value.trim());
    entries.push([asked, () => (words.value = "")]);
  }
  if (entries.length > 1) entries.push([form.dataset.clear, clear]);
  chosenList.replaceChildren(
    ...entries.map(([told, undo], number) => {
      const button = document.createElement("button");
      button.type = "button";
      button.className = "plain-button";
      button.textContent = told;
      if (undo !== clear) {
        button.setAttribute("aria-label", form.dataset.remove.replace("{choice}", told));
        button.append(" ×");
      }
      button.addEventListener("click", () => {
        undo();
        changed();
        const left = chosenList.querySelectorAll("button");
        (left[Math.min(number, left.length - 1)] ?? words).focus();
      });
      const item = document.createElement("li");
      item.append(button);
      return item;
    }),
  );
  chosenList.hidden = entries.length === 0;
}

function clear() {
  for (const { box } of boxes) box.checked = false;
  words.value = "";
}

// --- the address ---------------------------------------------------------------------------------

function query() {
  const said = new URLSearchParams();
  for (const { box } of boxes) if (box.checked) said.append(box.name, box.value);
  if (words.value.trim()) said.set("q", words.value.trim());
  if (sort.value !== "title") said.set("sort", sort.value);
  return String(said);
}

function read() {
  const said = new URLSearchParams(window.location.search);
  for (const { box } of boxes) box.checked = said.getAll(box.name).includes(box.value);
  words.value = said.get("q") ?? "";
  sort.value = said.get("sort") ?? "title";
  if (sort.selectedIndex < 0) sort.value = "title";
  most = window.history.state?.most ?? AT_A_TIME;
  for (const { facet, boxes: own } of facets) if (own.some((box) => box.checked)) facet.open = true;
  show();
  follow();
}

// The same choice in the other language, and nothing to copy where nothing is chosen.
function follow() {
  for (const link of document.querySelectorAll("a.language")) link.search = window.location.search;
  copy.textContent = copyTold;
  copy.hidden = !window.location.search || !navigator.clipboard;
}

let typing = false;

function changed({ typed = false } = {}) {
  most = AT_A_TIME;
  show();
  const said = query();
  if (said === window.location.search.slice(1)) return;
  const address = said ? `?${said}` : window.location.pathname;
  // A word being typed is one step back, not one a letter.
  if (typed && typing) window.history.replaceState(null, "", address);
  else window.history.pushState(null, "", address);
  typing = typed;
  follow();
}

form.addEventListener("input", (event) => {
  if (event.target === words) changed({ typed: true });
});
form.addEventListener("change", (event) => {
  if (event.target === words) typing = false;
  else changed();
});
form.addEventListener("submit", (event) => event.preventDefault());
window.addEventListener("popstate", read);
more.addEventListener("click", () => {
  const before = most;
  most += AT_A_TIME;
  window.history.replaceState({ most }, "");
  show();
  list.querySelectorAll(":scope > :not([hidden])")[before].querySelector("a").focus();
});
copy.addEventListener("click", async () => {
  await navigator.clipboard.writeText(window.location.href);
  copy.textContent = form.dataset.copied;
});

// Where there is room beside the cards the filters stand open.
const filters = form.querySelector(".explorer__filters");
const wide = window.matchMedia("(min-width: 62rem)");
const fit = () => (filters.open = wide.matches);
fit();
wide.addEventListener("change", fit);
read();
