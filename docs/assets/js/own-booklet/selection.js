// The reader's own booklet as plain values: a title and signs such as `case:havnen`. No page in here.
// It stands in the address of its page, so that it can be sent, and in this browser's own store while
// the reader goes from page to page and picks.

/** As many as a browser fetches and prints without complaint. */
export const MOST = 60;

const LONGEST_TITLE = 120;
const SIGN = /^[a-z]+:[a-z0-9]+(?:-[a-z0-9]+)*$/;
const STORE = "own-booklet";
// Signs that steer a terminal or turn the reading direction of all that follows.
const STEERING = /[\p{Cc}\u200e\u200f\u202a-\u202e\u2066-\u2069]+/gu;

/** A title as it may be shown: one line, not endless. */
export function cleanTitle(text) {
  return typeof text === "string"
    ? [...text.replace(STEERING, " ")].slice(0, LONGEST_TITLE).join("")
    : "";
}

/** Signs of the right form, each once, no more than there is room for. */
export function cleanSigns(signs) {
  if (!Array.isArray(signs)) return [];
  const formed = signs.filter((sign) => typeof sign === "string" && SIGN.test(sign));
  return [...new Set(formed)].slice(0, MOST);
}

/** What an address asks for: the title, and everything it names, whether it is there or not. */
export function fromAddress(search) {
  const said = new URLSearchParams(search);
  const named = said.get("d")?.split(",").filter(Boolean) ?? [];
  return { title: cleanTitle(said.get("titel")), named };
}

/** The query of an address that asks for a booklet; nothing for an empty one without a title. */
export function toAddress({ title, signs }) {
  const said = [];
  if (title) said.push(`titel=${encodeURIComponent(title)}`);
  if (signs.length) said.push(`d=${signs.join(",")}`);
  return said.length ? `?${said.join("&")}` : "";
}

/** The signs with one of them moved to another place. */
export function moved(signs, from, to) {
  const left = signs.filter((_, at) => at !== from);
  left.splice(to, 0, signs[from]);
  return left;
}

/** The booklet in this browser; an empty one where nothing can be kept. */
export function basket() {
  try {
    const kept = JSON.parse(localStorage.getItem(STORE) ?? "{}");
    return { title: cleanTitle(kept?.title), signs: cleanSigns(kept?.signs) };
  } catch {
    return { title: "", signs: [] };
  }
}

/** Keep a booklet in this browser; an empty one leaves nothing behind. */
export function keep({ title, signs }) {
  try {
    if (title || signs.length) localStorage.setItem(STORE, JSON.stringify({ title, signs }));
    else localStorage.removeItem(STORE);
  } catch {
    // The booklet then lasts as long as the address it stands in.
  }
}

/** Call back when the booklet changes in another window. */
export function whenKeptElsewhere(changed) {
  window.addEventListener("storage", (event) => {
    if (event.key === STORE || event.key === null) changed();
  });
}
