// Someone who reads a text from left to right and knows the parts of a link: label, address, title.
import { ESCAPABLE, unescaped } from "./characters.js";

export class Scanner {
  constructor(text) {
    this.text = text;
    this.at = 0;
  }

  /** Go past what fits a pattern here; what was found, or null. */
  match(pattern) {
    const sticky = pattern.sticky ? pattern : new RegExp(pattern.source, `${pattern.flags}y`);
    sticky.lastIndex = this.at;
    const found = sticky.exec(this.text);
    if (found) this.at += found[0].length;
    return found;
  }

  space() {
    this.match(/[ \t]*(?:\n[ \t]*)?/y);
  }

  toLineEnd() {
    return Boolean(this.match(/[ \t]*(?:\n|$)/y));
  }

  label() {
    return this.match(/\[(?:[^\\[\]]|\\[^])*\]/y)?.[0].slice(0, 1001) ?? null;
  }

  /** An address, in angle brackets or not; null when there is none. */
  address() {
    if (this.text[this.at] === "<") {
      const found = this.match(/<(?:[^<>\n\\]|\\.)*>/y);
      return found ? unescaped(found[0].slice(1, -1)) : null;
    }
    const start = this.at;
    let deep = 0;
    for (; this.at < this.text.length; this.at += 1) {
      const sign = this.text[this.at];
      if (sign === "\\" && ESCAPABLE.test(this.text[this.at + 1] ?? "")) this.at += 1;
      else if (sign === "(") {
        deep += 1;
        if (deep > 32) return null;
      } else if (sign === ")") {
        if (deep === 0) break;
        deep -= 1;
      } else if (/[\x00-\x20\x7f]/.test(sign)) break;
    }
    if (this.at === this.text.length || (this.at === start && this.text[this.at] !== ")")) return null;
    return unescaped(this.text.slice(start, this.at));
  }

  title() {
    return this.match(/"(?:[^"\\]|\\[^])*"|'(?:[^'\\]|\\[^])*'|\((?:[^()\\]|\\[^])*\)/y);
  }
}
