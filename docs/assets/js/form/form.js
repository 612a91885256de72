// The form for a case: fetches the published description of the model and becomes it. Nothing a
// contributor writes leaves the browser; the last section makes the file and the ways to send it.
import { buildComments } from "./comments.js";
import { deleteDraft, keepDraft, keptDraft } from "./draft.js";
import { el } from "./dom.js";
import { Fields } from "./fields.js";
import { nameOf } from "./files.js";
import { fingerprint } from "./fingerprint.js";
import { askedFor, openFile, openRecord } from "./opening.js";
import { manuscript } from "./order.js";
import { previewOf } from "./preview.js";
import { buildProblems } from "./problems.js";
import { idOf, pathBefore, tidied } from "./record.js";
import { dotted, problemsOf } from "./rules.js";
import { startSending } from "./sending.js";
import { buildTranslation, setHead } from "./translate.js";

const PAUSE = 250;

async function start(root) {
  const form = await (await fetch(root.dataset.form)).json();
  await new House(root, form).open();
}

/** The whole form; a class because everything in it speaks of one record. */
class House {
  constructor(root, form) {
    Object.assign(this, { root, form, list: null, touched: new Set(), all: false, timer: 0 });
    this.at = (name) => root.querySelector(`[data-${name}]`);
    this.state = this.blank();
    const told = ["changed", "left", "announce", "redraw"].map((name) => [name, (...details) => this[name](...details)]);
    this.fields = new Fields({ form, state: this.state, ...Object.fromEntries(told) });
    this.problems = buildProblems(this);
    this.comments = buildComments(this);
  }

  blank() {
    const { language } = this.form;
    return { kind: "case", data: { written_in: language }, comments: [], within: [], also: [], id: "", named: false, exists: "", to: "", by: "", translated: false };
  }

  say(name, details) {
    return this.fields.say(name, details);
  }

  /** What the draft is kept under: one for a new case, one for each record. */
  get draftName() {
    return this.state.exists ? `${this.state.kind}/${this.state.exists}` : "new";
  }

  // --- beginning ---

  async open() {
    this.wire();
    this.sending = startSending(this);
    const asked = askedFor();
    if (asked.record) await openRecord(this, asked);
    else this.fromDraft("new");
    this.at("loading").hidden = true;
    this.at("begin").hidden = false;
    this.at("send").hidden = false;
    this.redraw();
    if (!asked.record) this.tellDraft();
    this.root.dataset.ready = "true";
  }

  fromDraft(name) {
    const draft = keptDraft(name);
    if (draft) Object.assign(this.state, this.blank(), draft);
    this.found = Boolean(draft);
    return this.found;
  }

  tellDraft() {
    this.stateLine(this.found ? this.say("draft-found") : "");
  }

  stateLine(text) {
    this.at("state").textContent = text;
  }

  wire() {
    this.root.addEventListener("submit", (event) => event.preventDefault());
    this.root.querySelector("#form-file").addEventListener("change", (event) => {
      if (event.target.files[0]) openFile(this, event.target.files[0]);
      event.target.value = "";
    });
    this.root.querySelector("#form-record").addEventListener("change", async (event) => {
      if (!event.target.value) return;
      await openRecord(this, { kind: "case", record: event.target.value, to: "" });
      this.redraw();
    });
    this.at("new").addEventListener("click", () => this.begin());
    this.at("delete").addEventListener("click", () => this.sure(true));
    this.at("no").addEventListener("click", () => this.sure(false));
    this.at("yes").addEventListener("click", () => {
      deleteDraft(this.draftName);
      this.sure(false);
      this.begin();
      deleteDraft("new");
      this.stateLine(this.say("draft-deleted"));
    });
    this.at("check").addEventListener("click", () => this.problems.list(true));
    this.at("preview").addEventListener("click", (event) => {
      const box = this.root.querySelector("#form-preview");
      box.hidden = !box.hidden;
      event.currentTarget.setAttribute("aria-expanded", String(!box.hidden));
      this.preview();
    });
    window.addEventListener("pagehide", () => this.timer && this.settle());
    this.waitForPointers();
  }

  /** An error that came between a press and its release would move the button from under the finger. */
  waitForPointers() {
    this.root.addEventListener("pointerdown", () => {
      this.pressing = true;
    });
    const released = () =>
      window.setTimeout(() => {
        this.pressing = false;
        if (this.later) this.settle();
      });
    for (const name of ["pointerup", "pointercancel"]) window.addEventListener(name, released);
  }

  sure(open) {
    this.at("sure").hidden = !open;
    (open ? this.at("no") : this.at("delete")).focus();
  }

  begin() {
    Object.assign(this.state, this.blank());
    this.list = null;
    this.touched.clear();
    this.all = false;
    this.root.querySelector("#form-record").value = "";
    this.redraw();
    this.stateLine("");
  }

  // --- while it is written ---

  /** Draw every field anew, and give focus to one. */
  redraw(path = null, id = "", inside = false) {
    this.fields.slots.clear();
    const { to, data } = this.state;
    const translating = Boolean(to);
    this.at("preview").hidden = this.state.kind !== "case";
    const box = this.at("translate");
    box.hidden = !translating;
    if (translating) buildTranslation(box, this.fields);
    else box.replaceChildren();
    const { shapes: fields } = this.fields;
    for (const [group, names] of Object.entries(this.form.groups)) {
      const section = this.root.querySelector(`[data-group="${group}"]`);
      section.hidden = translating;
      const heading = section.querySelector("h2");
      const drawn = translating ? [] : names.map((name) => fields.find((each) => each.name === name)).filter(Boolean);
      section.replaceChildren(heading, ...drawn.map((field) => this.fields.field(field, [field.name])));
    }
    setHead(this.fields);
    this.comments.show();
    this.problems.unknown(translating ? [] : Object.keys(data).filter((name) => !fields.some((each) => each.name === name)));
    const name = this.root.querySelector("#form-name");
    if (document.activeElement !== name) name.value = this.list ? nameOf(this.fields.file).replace(".yaml", "") : this.state.id;
    name.readOnly = Boolean(this.state.exists);
    this.root.querySelector("#form-name-help").hidden = name.readOnly;
    const target = id || (path && this.fields.idAt(path));
    const found = target && document.getElementById(target);
    if (found) (inside ? (found.querySelector("input, select, textarea") ?? found) : found).focus();
    this.settle();
  }

  changed(path, touched = true) {
    if (!this.state.named && !this.state.exists) {
      const title = this.state.data.title;
      this.state.id = idOf(String(title?.[this.fields.first] ?? ""));
      this.root.querySelector("#form-name").value = this.state.id;
    }
    window.clearTimeout(this.timer);
    this.timer = window.setTimeout(() => this.settle(), PAUSE);
    this.root.dataset.waiting = "true";
    if (touched) this.touched.add(dotted(path));
  }

  left(path) {
    this.touched.add(dotted(path));
    this.settle();
  }

  announce(text) {
    this.at("announce").textContent = text;
  }

  /** Everything that follows from a change: the draft, the problems, the file, the preview. */
  async settle() {
    this.root.dataset.waiting = "true";
    this.later = this.pressing;
    if (this.later) return;
    window.clearTimeout(this.timer);
    if (this.timer) this.keep();
    this.timer = 0;
    this.problems.show();
    this.preview();
    this.text = await this.file();
    this.root.querySelector("#form-text").value = this.text;
    this.sending.update();
    if (!this.timer) delete this.root.dataset.waiting;
  }

  keep() {
    const { to, ...draft } = this.state;
    const kept = keepDraft(this.draftName, draft);
    this.stateLine(this.say(kept ? "draft-kept" : "draft-not-kept"));
  }

  /** The problems as the record stands now, at the paths of the form's own fields. */
  now() {
    const { data, moved } = tidied(this.state.data);
    const found = problemsOf(data, { kind: this.state.kind, own: this.state.exists }, this.form);
    return found.map((each) => ({ ...each, path: pathBefore(each.path, moved) }));
  }

  preview() {
    const box = this.root.querySelector("#form-preview");
    if (box.hidden || this.state.kind !== "case") box.replaceChildren();
    else box.replaceChildren(previewOf(tidied(this.state.data).data, this.form, this.root.dataset.icons));
  }

  async file() {
    const { data } = tidied(this.state.data);
    const { to, translated, by } = this.state;
    const { file, shapes } = this.fields;
    if (to && translated) {
      const of = await fingerprint(data, shapes, this.form, dotted);
      const made = { ...(of ? { of } : {}), ...(by?.trim() ? { by: by.trim() } : {}) };
      if (of) data.translations = { ...data.translations, [to]: made };
    }
    const records = this.list?.map((each) => (each.id === data.id ? data : each));
    return manuscript(records ?? data, file, this.form, this.state.comments);
  }
}

const root = document.querySelector("form.form");
if (root) {
  start(root).catch((error) => {
    const line = root.querySelector("[data-loading]");
    line.hidden = false;
    line.replaceChildren(el("strong", {}, line.dataset.notLoaded));
    throw error;
  });
}
