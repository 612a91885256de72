// YAML → plain data, for the YAML that yaml-write.js writes and what an author's hand makes of it:
// blocks, lists and mappings in one line, quoted and folded texts, comments. What else YAML may hold
// (anchors, tags, several documents) is told as a problem, in the sentences of the build.

import { DEEPEST, define, Flow, tagIn } from "./yaml-flow.js";

const MOST_BYTES = 256_000;
/** A file that holds a list of records may be larger. */
export const MOST_BYTES_OF_A_LIST = 1_000_000;
const INVISIBLE = /[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069\ufeff\ufffe\uffff]/;
const KEY = /^(?:"(?:[^"\\]|\\.)*"|'(?:[^']|'')*'|[^ \t\n#&*!|>'"%@`,[\]{}?:-](?:[^:#]|:(?=[^ \t\n])|(?<=[^ \t\n])#)*?|[?:-](?=[^ \t\n])(?:[^:#]|:(?=[^ \t\n])|(?<=[^ \t\n])#)*?)[ ]*:(?=[ ]|$)/;

/** Why a text cannot be read: a problem's code and details, and the line from 1. */
export class Unreadable extends Error {
  constructor(code, line, details = {}) {
    super(code);
    Object.assign(this, { code, line, details });
  }
}

/** `{data, comments, within}` of a file: all its values as texts, the comment lines at its top, and
 * those further down, `[line, comment]`, which have no place in plain data. */
export function readYaml(file, most = MOST_BYTES) {
  const text = file.replace(/^\ufeff/, "").replaceAll("\r\n", "\n");
  const bytes = new TextEncoder().encode(text).length;
  if (bytes > most) throw new Unreadable("too-large", 1, { size: String(Math.ceil(bytes / 1000)), most: String(most / 1000) });
  const sign = INVISIBLE.exec(text);
  if (sign) throw new Unreadable("invisible-sign", lineAt(text, sign.index), { sign: signName(sign[0]) });
  const reader = new Reader(text);
  const comments = reader.comments();
  reader.skip();
  if (reader.at >= reader.lines.length) throw new Unreadable("empty-file", 1);
  const data = reader.block(0);
  reader.skip();
  if (reader.at < reader.lines.length) reader.refuse();
  return { data, comments, within: [...reader.within].sort(([a], [b]) => a - b) };
}

export const signName = (sign) => `U+${sign.codePointAt(0).toString(16).toUpperCase().padStart(4, "0")}`;
export const invisibleIn = (text) => INVISIBLE.exec(text)?.[0] ?? "";

const EDGES = /^[ \t]+|[ \t]+$/g;
const lineAt = (text, index) => text.slice(0, index).split("\n").length;
const indentOf = (line) => /^ */.exec(line)[0].length;
const isEmpty = (line) => /^ *(?:#.*)?$/.test(line);

class Reader {
  constructor(text) {
    this.lines = text.split("\n");
    if (this.lines.at(-1) === "") this.lines.pop();
    this.at = 0;
    this.deep = 0;
    this.within = new Map();
  }

  refuse(code = "yaml-syntax", details = {}) {
    const line = this.lines[this.at] ?? "";
    if (code === "yaml-syntax") {
      if (/^\s*\t/.test(line)) code = "yaml-tab";
      else if (/^(?:---|\.\.\.)(?: |$)/.test(line)) code = "several-documents";
    }
    throw new Unreadable(code, this.at + 1, details);
  }

  /** Go past the empty lines and the comments that the file begins with. */
  comments() {
    const found = [];
    for (; /^#|^ *$/.test(this.line ?? "end"); this.at += 1) if (this.line.startsWith("#")) found.push(this.line);
    return found;
  }

  /** Go past empty lines and comments. */
  skip() {
    for (; this.line !== undefined && isEmpty(this.line); this.at += 1) this.note(this.line);
  }

  /** Remember the comment at the end of a line, if there is one. */
  note(rest, line = this.at) {
    const comment = /#.*$/.exec(rest);
    if (comment) this.within.set(line + 1, comment[0]);
  }

  get line() {
    return this.lines[this.at];
  }

  /** What stands at an indentation: a mapping, a list, or a text. */
  block(indent) {
    this.deep += 1;
    if (this.deep > DEEPEST) this.refuse("too-deep");
    const line = this.line.slice(indent);
    let found;
    if (/^-(?: |$)/.test(line)) found = this.list(indent);
    else if (KEY.test(line)) found = this.mapping(indent);
    else found = this.rest(line, indent - 1);
    this.deep -= 1;
    return found;
  }

  mapping(indent) {
    const found = {};
    const first = new Map();
    for (;;) {
      const line = this.line.slice(indent);
      const key = KEY.exec(line);
      if (!key) this.refuse();
      const name = this.keyName(key[0].replace(/[ ]*:$/, ""));
      if (first.has(name)) this.refuse("duplicate-key", { key: name, line: String(first.get(name)) });
      first.set(name, this.at + 1);
      define(found, name, this.value(line.slice(key[0].length), indent, true));
      this.skip();
      if (this.line === undefined || indentOf(this.line) < indent) return found;
      if (indentOf(this.line) > indent || /^-(?: |$)/.test(this.line.slice(indent))) this.refuse();
    }
  }

  keyName(text) {
    if (text.startsWith('"')) return this.doubled(text.slice(1, -1));
    if (text.startsWith("'")) return text.slice(1, -1).replaceAll("''", "'");
    return text;
  }

  list(indent) {
    const found = [];
    for (;;) {
      const line = this.line.slice(indent);
      if (!/^-(?: |$)/.test(line)) this.refuse();
      const rest = line.slice(1);
      const inner = rest.replace(/^[ \t]+/, "");
      const column = indent + 1 + (rest.length - inner.length);
      if (inner && !inner.startsWith("#") && (/^-(?: |$)/.test(inner) || KEY.test(inner))) {
        this.lines[this.at] = " ".repeat(column) + inner;
        found.push(this.block(column));
      } else found.push(this.value(rest, indent, false));
      this.skip();
      if (this.line === undefined || indentOf(this.line) < indent) return found;
      if (indentOf(this.line) > indent) this.refuse();
      if (!/^-(?: |$)/.test(this.line.slice(indent))) return found;
    }
  }

  /** The value behind a key or a dash that stands at an indentation. */
  value(rest, indent, ofKey) {
    if (!isEmpty(rest)) return this.rest(rest.replace(/^[ \t]+/, ""), indent);
    this.note(rest);
    this.at += 1;
    this.skip();
    if (this.line === undefined) return "";
    const inner = indentOf(this.line);
    if (inner > indent) return this.block(inner);
    return ofKey && inner === indent && /^-(?: |$)/.test(this.line.slice(indent)) ? this.block(inner) : "";
  }

  /** A value that begins on this line; what goes on below stands deeper than `indent`. */
  rest(text, indent) {
    const sign = text[0];
    if (sign === "|" || sign === ">") return this.scalarBlock(text, indent);
    if (sign === "*") this.refuse("alias");
    if (sign === "&") return this.value(text.replace(/^&[^ ]+/, ""), indent, true);
    if (sign === "!") this.refuse("yaml-tag", { tag: tagIn(text) });
    if (/^[%@`]/.test(text) || KEY.test(text)) this.refuse();
    const goesOn = [text];
    if (sign === '"' || sign === "'" || sign === "[" || sign === "{") return this.quotedOrFlow(goesOn, indent);
    if (/^[?:,\]}-](?: |$)|^[,\]}]/.test(text)) this.refuse();
    return this.plain(text, indent);
  }

  plain(text, indent) {
    const cut = (line) => {
      const kept = line.replace(/(?:^|[ \t])#.*$/, "");
      this.note(line.slice(kept.length));
      return kept;
    };
    let found = cut(text).replace(EDGES, "");
    let done = found.length < text.replace(EDGES, "").length;
    this.at += 1;
    let gap = 0;
    while (!done && this.line !== undefined) {
      if (/^ *$/.test(this.line)) {
        gap += 1;
        this.at += 1;
        continue;
      }
      const line = this.line.replace(EDGES, "");
      if (indentOf(this.line) <= indent || line.startsWith("#")) break;
      if (KEY.test(line) || /: |:$/.test(cut(line))) this.refuse();
      found += (gap ? "\n".repeat(gap) : " ") + cut(line).replace(EDGES, "");
      done = cut(line).replace(EDGES, "") !== line;
      gap = 0;
      this.at += 1;
    }
    return found;
  }

  scalarBlock(head, indent) {
    const found = /^([|>])([-+]?)([1-9]?)([-+]?)(?: +#.*| *)$/.exec(head);
    if (!found) this.refuse();
    const chomp = found[2] || found[4];
    this.note(head);
    this.at += 1;
    const lines = [];
    let margin = found[3] ? Math.max(indent, 0) + Number(found[3]) : 0;
    for (; this.line !== undefined; this.at += 1) {
      const blank = /^ *$/.test(this.line);
      if (!blank && !margin) margin = indentOf(this.line);
      if (!blank && (indentOf(this.line) < margin || margin <= indent)) break;
      if (!blank && this.line.slice(0, margin).includes("\t")) this.refuse();
      lines.push(blank && (!margin || this.line.length <= margin) ? "" : this.line.slice(margin));
    }
    let ends = 0;
    while (lines.length && lines.at(-1) === "") {
      lines.pop();
      ends += 1;
    }
    const text = found[1] === "|" ? lines.join("\n") : foldedLines(lines);
    if (chomp === "-") return text;
    if (chomp === "+") return text + "\n".repeat(lines.length ? ends + 1 : ends);
    return lines.length ? `${text}\n` : "";
  }

  /** A quoted text, or a list or mapping in one line; it may go on over several lines. */
  quotedOrFlow(lines, indent) {
    const start = this.at;
    for (;;) {
      const flow = new Flow(lines, (code, details) => this.refuse(code, details), this.deep);
      const found = flow.value();
      if (found !== undefined && flow.restIsEmpty()) {
        for (const [line, comment] of flow.comments()) this.note(comment, start + line);
        this.at += 1;
        return found;
      }
      if (found !== undefined) this.refuse();
      this.at += 1;
      if (this.line === undefined || (this.line.trim() && indentOf(this.line) <= indent)) {
        this.at = start;
        this.refuse();
      }
      lines.push(this.line.trim());
    }
  }

  doubled(text) {
    return new Flow([`"${text}"`], (code, details) => this.refuse(code, details)).value();
  }
}

function foldedLines(lines) {
  let text = "";
  let gap = 0;
  let before = null;
  for (const line of lines) {
    if (line === "") {
      gap += 1;
      continue;
    }
    const deeper = /^[ \t]/.test(line);
    if (before === null) text += "\n".repeat(gap) + line;
    else if (deeper || before) text += "\n".repeat(gap + 1) + line;
    else text += (gap ? "\n".repeat(gap) : " ") + line;
    before = deeper;
    gap = 0;
  }
  return text;
}
