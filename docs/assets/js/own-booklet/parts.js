// The chosen pages as parts of a booklet: fetched from this site, their main content taken, what only
// a screen has use for left out, headings one step down, ids made unique.

// What leads about the site, asks for a click or says what the page is made of.
const LEFT_OUT = [
  ".kicker",
  ".collect, .collect-words, .collect__status",
  ".booklets",
  ".beside, nav",
  ".made-from",
  "#neighbours, #neighbours + .cards, #neighbours + .gap",
  "#cite, .cite",
  "script, style, template, noscript, iframe, object, embed, form, button, input, select, textarea",
].join();
const POINTING = ["aria-labelledby", "aria-describedby", "aria-controls", "headers", "for"];

const asked = new Map();

/** The document at an address of this site; asked for once. Rejects when it cannot be had. */
function documentAt(address) {
  if (!asked.has(address)) {
    const answer = fetch(address).then(async (response) => {
      if (!response.ok) throw new Error(`${response.status} ${address}`);
      return new DOMParser().parseFromString(await response.text(), "text/html");
    });
    answer.catch(() => asked.delete(address));
    asked.set(address, answer);
  }
  return asked.get(address);
}

/** A record's part of the booklet: a section under a second-level heading. */
export async function partOf({ sign, kind, id, address, name }) {
  const page = await documentAt(address.split("#")[0]);
  const found = kind === "term" ? termIn(page, id) : articleIn(page);
  if (!found) throw new Error(`${address} has no such part`);
  // All is done in the document that was fetched: in ours, its relative addresses would be asked for.
  const part = page.createElement("section");
  part.className = `booklet__part booklet__part--${kind}`;
  part.dataset.record = sign;
  part.append(found);
  const kicker = page.createElement("p");
  kicker.className = "kicker";
  kicker.textContent = name;
  part.querySelector("h2").before(kicker);
  tidy(part, `${sign.replace(":", "-")}--`, address);
  part.id = anchorOf(sign);
  return document.importNode(part, true);
}

/** What a part is called where the contents and other parts lead to it. */
export function anchorOf(sign) {
  return `part-${sign.replace(":", "-")}`;
}

function articleIn(page) {
  const article = page.querySelector("#content");
  if (!article?.querySelector("h1")) return null;
  for (const each of article.querySelectorAll(LEFT_OUT)) each.remove();
  for (const level of [5, 4, 3, 2, 1]) {
    for (const heading of article.querySelectorAll(`h${level}`)) rename(heading, `h${level + 1}`);
  }
  const whole = page.createDocumentFragment();
  whole.append(...article.childNodes);
  return whole;
}

function termIn(page, id) {
  const entry = page.getElementById(id)?.closest(".term-entry");
  if (!entry) return null;
  const whole = page.createDocumentFragment();
  const copy = entry.cloneNode(true);
  for (const each of copy.querySelectorAll(LEFT_OUT)) each.remove();
  whole.append(rename(copy.querySelector("dt"), "h2"), ...copy.querySelector("dd").childNodes);
  return whole;
}

function rename(element, name) {
  const other = element.ownerDocument.createElement(name);
  for (const { name: key, value } of element.attributes) other.setAttribute(key, value);
  other.append(...element.childNodes);
  element.replaceWith(other);
  return other;
}

/** Every id its own, every address whole, nothing that a script would act on. */
function tidy(part, prefix, address) {
  for (const each of part.querySelectorAll("*")) {
    for (const { name } of [...each.attributes]) {
      if (name.startsWith("on") || name === "data-hint") each.removeAttribute(name);
    }
    if (each.id) each.id = prefix + each.id;
    for (const name of POINTING) {
      const ids = each.getAttribute(name);
      if (ids) each.setAttribute(name, ids.replace(/\S+/g, (id) => prefix + id));
    }
    if (each.hasAttribute("href")) lead(each, prefix, address);
    if (each.hasAttribute("src")) each.setAttribute("src", new URL(each.getAttribute("src"), address));
  }
}

function lead(link, prefix, address) {
  const href = link.getAttribute("href");
  if (href.startsWith("#")) {
    link.setAttribute("href", `#${prefix}${href.slice(1)}`);
    return;
  }
  const whole = new URL(href, address);
  link.setAttribute("href", whole);
  if (link.localName === "a") link.dataset.address = whole;
}

/** Lead every link to another chosen page to its part, and every other one to its own page. */
export function leadWithin(parts, anchors) {
  for (const link of parts.querySelectorAll("a[data-address]")) {
    const anchor = anchors.get(link.dataset.address);
    link.setAttribute("href", anchor ? `#${anchor}` : link.dataset.address);
  }
}
