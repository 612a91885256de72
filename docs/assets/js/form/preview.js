// The case as its page will show it: the same parts in the same order, and the same classes, so that the
// site's own stylesheet dresses it.
import { blocksOf } from "./blocks.js";
import { el, icon } from "./dom.js";
import { leadsOut, referenceOf } from "./prose.js";
import { filled } from "./rules.js";

const STORY = ["challenge", "process", "outcome", "anchoring", "difficulties"];
const isPart = (value) => typeof value === "object" && value !== null && !Array.isArray(value);
const rows = (value) => (Array.isArray(value) ? value.filter(isPart) : []);

/** The page of a case, as elements. */
export function previewOf(data, form, icons) {
  return new Preview(data, form, icons).page();
}

class Preview {
  constructor(data, form, icons) {
    Object.assign(this, { data, form, icons });
    this.keys = rows(data.sources).map((each) => each.key);
  }

  name(collection, id) {
    return this.form.choices[collection]?.find(([known]) => known === id)?.[1] ?? String(id ?? "");
  }

  /** A text in the reader's language, else in the one it was written in, marked with its own. */
  words(texts, tag = "span", build = (text) => [text]) {
    if (typeof texts === "string") return el(tag, {}, ...build(texts));
    if (!isPart(texts)) return null;
    const language = [this.form.language, this.data.written_in, ...Object.keys(texts)].find((each) => typeof texts[each] === "string");
    if (!language) return null;
    return el(tag, { lang: language === this.form.language ? null : language, dir: "auto" }, ...build(texts[language]));
  }

  h2(part) {
    return el("h3", { class: "preview__heading" }, this.form.words.case[part]);
  }

  page() {
    const { data, form } = this;
    const page = el("div", { class: "preview" });
    const title = this.words(data.title);
    if (!title) {
      page.append(el("p", { class: "gap" }, form.words.form["nothing-yet"]));
    }
    page.append(el("h2", { class: "preview__title" }, title ?? "…"), el("p", { class: "lead" }, this.words(data.summary) ?? ""), this.chips(), this.facts());
    const story = isPart(data.story) ? data.story : {};
    for (const part of STORY) {
      const told = this.words(story[part], "div", (text) => this.prose(text));
      if (told) page.append(this.h2(part), told);
    }
    this.list(page, "lessons", rows(data.lessons).map((each) => el("li", {}, this.words(each, "span", (text) => this.inline(text)) ?? "")), "points");
    if (rows(data.principles).length) page.append(this.h2("principles"), el("p", { class: "reading" }, form.words.case["reading-note"]), this.stances());
    this.actors(page);
    this.list(page, "methods", (Array.isArray(data.methods) ? data.methods : []).map((id) => el("li", {}, this.name("methods", id))), "points");
    this.list(page, "sources", rows(data.sources).map((each) => this.source(each)), "sources", "ol");
    return page;
  }

  list(page, part, items, look, tag = "ul") {
    if (items.length) page.append(this.h2(part), el(tag, { class: look }, ...items));
  }

  chips() {
    const chips = rows(this.data.principles).map((each) =>
      el("li", { class: `chip chip--${each.stance === "challenges" ? "challenges" : "shows"}`, "data-hue": each.principle ?? null }, this.icon(each.principle), el("span", { class: "chip__stance" }, this.stance(each)), " ", this.name("principles", each.principle)),
    );
    return el("ul", { class: "chips", "aria-label": this.form.words.case.principles }, ...chips);
  }

  icon(principle) {
    const name = this.form.icons[principle];
    return name ? icon(this.icons, name) : null;
  }

  stance(each) {
    return this.form.words.stance[each.stance] ?? "…";
  }

  facts() {
    const { data, form } = this;
    const place = isPart(data.place) ? data.place : {};
    const where = [place.town, place.municipality, ...(Array.isArray(place.also_in) ? place.also_in : []), place.region && form.words.case.region.replace("{region}", place.region), place.country && place.country !== "DK" ? this.name("countries", place.country) : ""];
    const period = isPart(data.period) ? data.period : {};
    const facts = {
      place: where.filter(Boolean).join(", ") || form.words.case.nationwide,
      years: period.note ? el("span", {}, this.years(period), ". ", this.words(period.note)) : this.years(period),
      status: this.name("statuses", data.status),
      domains: (Array.isArray(data.domains) ? data.domains : []).map((id) => this.name("domains", id)).join(", "),
      arena: this.name("arenas", data.arena),
      initiator: data.initiated_by ? this.name("sectors", data.initiated_by) : "",
      "target-group": this.words(data.target_group),
      evidence: this.name("evidence", data.evidence),
    };
    const told = Object.entries(facts).map(([label, value]) => el("div", {}, el("dt", {}, form.words.fact[label]), el("dd", {}, value || form.words.case["not-told"])));
    return el("dl", { class: "facts" }, ...told);
  }

  years({ from, to }) {
    const say = (name, details) => this.form.words.period[name].replace(/\{(\w+)\}/g, (all, key) => details[key]);
    if (!from && !to) return say("unknown", {});
    if (from && to) return from === to ? from : `${from}–${to}`;
    if (to) return say("until", { to });
    return say(["ongoing", "anchored"].includes(this.data.status) ? "since" : "from", { start: from });
  }

  stances() {
    const items = rows(this.data.principles).map((each) =>
      el(
        "li",
        { "data-hue": each.principle ?? null, "data-stance": each.stance ?? null },
        this.icon(each.principle),
        el("p", {}, el("strong", {}, this.name("principles", each.principle)), " ", el("strong", { class: `stance stance--${each.stance === "challenges" ? "challenges" : "shows"}` }, this.stance(each))),
        el("p", { class: "how" }, this.words(each.how) ?? ""),
      ),
    );
    return el("ul", { class: "stances" }, ...items);
  }

  actors(page) {
    const actors = rows(this.data.actors);
    if (!actors.length) return;
    const groups = el("dl", { class: "actors" });
    for (const [sector, name] of [...this.form.choices.sectors, ["", "…"]]) {
      const members = actors.filter((each) => (this.form.choices.sectors.some(([id]) => id === each.sector) ? each.sector : "") === sector);
      if (!members.length) continue;
      groups.append(el("dt", {}, name));
      for (const each of members) groups.append(el("dd", {}, el("b", {}, this.words(each.name) ?? "…"), each.role ? ": " : "", this.words(each.role)));
    }
    page.append(this.h2("actors"), groups);
  }

  source(each) {
    const title = String(each.title ?? each.url ?? "…");
    const link = leadsOut(String(each.url ?? "")) ? el("a", { class: "outward", rel: "noopener", href: each.url }, title) : el("span", {}, title);
    const by = [each.authors, [each.publisher, each.year].filter(Boolean).join(", "), this.name("source_kinds", each.kind)].filter(Boolean).join(". ");
    return el("li", {}, link, " ", el("span", { class: "source__by" }, by));
  }

  // --- prose ---

  prose(text) {
    return blocksOf(text.trim()).children.map((each) => this.block(each)).filter(Boolean);
  }

  inline(text) {
    const { children } = blocksOf(text.trim());
    return children.length === 1 && children[0].words ? this.nodes(children[0].words) : this.prose(text);
  }

  block(node) {
    const inner = () => node.children.map((each) => this.block(each)).filter(Boolean);
    switch (node.type) {
      case "paragraph":
        return el("p", {}, ...this.nodes(node.words));
      case "heading":
        return el("p", {}, el("strong", {}, ...this.nodes(node.words)));
      case "quote":
        return el("blockquote", {}, ...inner());
      case "list":
        return el(node.ordered ? "ol" : "ul", { start: node.ordered && node.begins !== 1 ? node.begins : null }, ...node.children.map((each) => this.item(each, node.tight)));
      case "code":
        return el("pre", {}, el("code", {}, node.text));
      case "break":
        return el("hr");
      case "table":
        return el("table", {}, ...node.cells.map((row, at) => el("tr", {}, ...row.map((cell) => el(at ? "td" : "th", {}, ...this.nodes(cell))))));
      default:
        return null;
    }
  }

  item(node, tight) {
    const children = node.children.flatMap((each) => (tight && each.type === "paragraph" ? this.nodes(each.words) : [this.block(each)]));
    return el("li", {}, ...children.filter(Boolean));
  }

  nodes(words) {
    return words.map((each) => this.node(each)).filter((each) => each !== null);
  }

  node(node) {
    switch (node.type) {
      case "text":
        return node.text;
      case "newline":
        return "\n";
      case "break":
        return el("br");
      case "code":
        return el("code", {}, node.text);
      case "emphasis":
        return el("em", {}, ...this.nodes(node.children));
      case "strong":
        return el("strong", {}, ...this.nodes(node.children));
      case "link":
        return this.link(node);
      default:
        return null;
    }
  }

  link(node) {
    const reference = referenceOf(node.address);
    if (reference?.kind === "source") {
      const number = this.keys.indexOf(reference.id) + 1;
      return el("sup", {}, `[${number || "?"}]`);
    }
    const words = this.nodes(node.children);
    if (reference) return this.leads(reference, words);
    if (leadsOut(node.address)) return el("a", { class: "outward", rel: "noopener", href: node.address }, ...(words.length ? words : [node.address]));
    return el("span", {}, ...words);
  }

  /** A link to another record: the preview tells where it will lead, and leads nowhere itself. */
  leads({ kind, id }, words) {
    const say = (name, details) => filled(this.form.words.form[`leads.${name}`], details);
    const collection = this.form.kinds[kind];
    const known = (this.form.known[collection] ?? []).includes(id);
    const name = this.name(collection, id);
    const told = known ? say("to", { kind: say(kind, {}), name }) : say("nowhere", { name });
    const look = known ? "preview__link" : "preview__link preview__link--nowhere";
    return el("span", {}, el("span", { class: look }, ...(words.length ? words : [name])), el("small", { class: "preview__leads" }, ` (${told})`));
  }
}
