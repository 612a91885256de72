// The part of YAML that stands between brackets or quotation marks. See yaml-read.js.

/** How deep a record may be nested. */
export const DEEPEST = 12;
const ESCAPES = { 0: "\0", a: "\x07", b: "\b", t: "\t", n: "\n", v: "\v", f: "\f", r: "\r", e: "\x1b", " ": " ", '"': '"', "/": "/", "\\": "\\", N: "\x85", _: "\xa0", L: "\u2028", P: "\u2029" };

/** A tag by its whole name, as the build tells it. */
export const tagIn = (text) => /^\S+/.exec(text)[0].replace(/^!!/, "tag:yaml.org,2002:");

/** Set a field even when it is called `__proto__`. */
export function define(target, name, value) {
  Object.defineProperty(target, name, { value, enumerable: true, writable: true, configurable: true });
}

/** The part of YAML that stands between brackets or quotation marks; `undefined` = goes on below. */
export class Flow {
  constructor(lines, refuse, deep = 0) {
    this.text = lines.join("\n");
    this.at = 0;
    this.refuse = refuse;
    this.deep = deep;
    this.passed = [];
  }

  /** The comments that were passed, `[line, comment]`, the lines counted from 0. */
  comments() {
    const rest = this.text.slice(this.at).indexOf("#");
    const starts = rest < 0 ? this.passed : [...this.passed, this.at + rest];
    return starts.map((at) => [this.text.slice(0, at).split("\n").length - 1, /.*/.exec(this.text.slice(at))[0]]);
  }

  /** What a bracket holds, unless there are too many around it. */
  within(read) {
    this.deep += 1;
    if (this.deep > DEEPEST) this.refuse("too-deep");
    const found = read();
    this.deep -= 1;
    return found;
  }

  space() {
    for (;;) {
      while (/[ \n]/.test(this.text[this.at] ?? "x")) this.at += 1;
      const before = this.text[this.at - 1] ?? " ";
      if (this.text[this.at] !== "#" || !/[ \n]/.test(before)) return;
      this.passed.push(this.at);
      while (this.at < this.text.length && this.text[this.at] !== "\n") this.at += 1;
    }
  }

  restIsEmpty() {
    return /^ *(?: #.*)?$/.test(this.text.slice(this.at));
  }

  value(inFlow = false) {
    this.space();
    const sign = this.text[this.at];
    if (sign === undefined) return undefined;
    if (sign === '"') return this.double();
    if (sign === "'") return this.single();
    if (sign === "[") return this.within(() => this.list());
    if (sign === "{") return this.within(() => this.mapping());
    if (sign === "*") this.refuse("alias");
    if (sign === "!") this.refuse("yaml-tag", { tag: tagIn(this.text.slice(this.at)) });
    if (!inFlow || /[&|>%@`,\]}]/.test(sign) || /^[?:-](?:[\s,[\]{}]|$)/.test(this.text.slice(this.at))) this.refuse();
    return this.bare();
  }

  bare() {
    const found = /^(?:[^,[\]{}:#\n]|:(?![\s,[\]{}]|$)|(?<=\S)#|\n)*/.exec(this.text.slice(this.at))[0];
    this.at += found.length;
    return foldFlow(found.replace(/^[ \t\n]+|[ \t\n]+$/g, ""));
  }

  list() {
    this.at += 1;
    const found = [];
    for (;;) {
      this.space();
      if (this.text[this.at] === "]") {
        this.at += 1;
        return found;
      }
      const value = this.value(true);
      if (value === undefined) return undefined;
      found.push(value);
      this.space();
      if (this.text[this.at] === ",") this.at += 1;
      else if (this.text[this.at] === undefined) return undefined;
      else if (this.text[this.at] !== "]") this.refuse();
    }
  }

  mapping() {
    this.at += 1;
    const found = {};
    for (;;) {
      this.space();
      if (this.text[this.at] === "}") {
        this.at += 1;
        return found;
      }
      const key = this.value(true);
      if (key === undefined) return undefined;
      this.space();
      let value = "";
      if (this.text[this.at] === ":") {
        this.at += 1;
        this.space();
        if (!/[,}]/.test(this.text[this.at] ?? ",")) value = this.value(true);
        if (value === undefined) return undefined;
      }
      if (typeof key !== "string") this.refuse("odd-key");
      if (Object.hasOwn(found, key)) this.refuse("duplicate-key", { key, line: "1" });
      define(found, key, value);
      this.space();
      if (this.text[this.at] === ",") this.at += 1;
      else if (this.text[this.at] === undefined) return undefined;
      else if (this.text[this.at] !== "}") this.refuse();
    }
  }

  single() {
    const found = /^'((?:[^']|'')*)'(?!')/.exec(this.text.slice(this.at));
    if (!found) return undefined;
    this.at += found[0].length;
    return foldFlow(found[1].replaceAll("''", "'"));
  }

  double() {
    const found = /^"((?:[^"\\]|\\[^])*)"/.exec(this.text.slice(this.at));
    if (!found) return undefined;
    this.at += found[0].length;
    const pieces = foldFlow(found[1].replace(/\\\n[ \t]*/g, "\\\u0000")).split(/(\\(?:x[0-9a-fA-F]{2}|u[0-9a-fA-F]{4}|U[0-9a-fA-F]{8}|[^]))/);
    return pieces.map((piece, number) => (number % 2 ? this.escape(piece.slice(1)) : piece)).join("");
  }

  escape(sign) {
    if (sign === "\u0000") return "";
    if (sign.length > 1) return String.fromCodePoint(parseInt(sign.slice(1), 16));
    if (!(sign in ESCAPES)) this.refuse();
    return ESCAPES[sign];
  }
}

/** Line breaks within quotes: one is a space, more are one less. */
const foldFlow = (text) => text.replace(/[ \t]*\n(?:[ \t]*\n)*[ \t]*/g, (run) => "\n".repeat(run.split("\n").length - 2) || " ");
