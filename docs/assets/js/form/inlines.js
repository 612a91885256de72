// The words of a paragraph as a tree: links, images, HTML, code, emphasis. See blocks.js.

const AUTOLINK = /<([A-Za-z][A-Za-z0-9.+-]{1,31}:[^<>\x00-\x20]*)>/y;
const MAIL = /<([a-zA-Z0-9.!#$%&'*+/=?^_`{|}~-]+@[a-zA-Z0-9](?:[a-zA-Z0-9-]{0,61}[a-zA-Z0-9])?(?:\.[a-zA-Z0-9](?:[a-zA-Z0-9-]{0,61}[a-zA-Z0-9])?)*)>/y;
const TAG =
  /<(?:[A-Za-z][A-Za-z0-9-]*(?:[ \t\n\v\f\r]+[a-zA-Z_:][a-zA-Z0-9:._-]*(?:[ \t\n\v\f\r]*=[ \t\n\v\f\r]*(?:[^"'=<>`\x00-\x20]+|'[^']*'|"[^"]*"))?)*[ \t\n\v\f\r]*\/?|\/[A-Za-z][A-Za-z0-9-]*[ \t\n\v\f\r]*)>|<!--(?:-?>|(?:[^-]|-[^-]|--[^>])*-->)|<[?][^]*?[?]>|<![A-Z]+[ \t\n\v\f\r]+[^>]*>|<!\[CDATA\[(?:[^\]]|\][^\]]|\]\][^>])*\]\]>/y;
const ENTITY = /&(?:#x[a-f0-9]{1,6}|#[0-9]{1,7}|[a-z][a-z0-9]{1,31});/iy;
const ESCAPABLE = /[!"#$%&'()*+,./:;<=>?@[\\\]^_`{|}~-]/;
const DANGEROUS = /^(?:javascript|vbscript|file|data):/i;
const HARMLESS = /^data:image\/(?:png|gif|jpeg|webp)/i;

let decoder = null;

/** What a character reference stands for, in the browser's own reading. */
function entity(text) {
  const number = /^&#(x?)([0-9a-f]+);$/i.exec(text);
  if (number) {
    const code = parseInt(number[2], number[1] ? 16 : 10);
    return code === 0 || code > 0x10ffff || (code >= 0xd800 && code < 0xe000) ? "\ufffd" : String.fromCodePoint(code);
  }
  decoder ??= document.createElement("textarea");
  decoder.innerHTML = text;
  return decoder.value;
}

const unescaped = (text) =>
  text.replace(/\\([!"#$%&'()*+,./:;<=>?@[\\\]^_`{|}~-])|&(?:#x[a-f0-9]{1,6}|#[0-9]{1,7}|[a-z][a-z0-9]{1,31});/gi, (all, sign) => sign ?? entity(all));

const labelOf = (text) => text.trim().replace(/[ \t\r\n]+/g, " ").toLowerCase().toUpperCase();

/** Where a link may lead: nothing a browser would run. */
const safe = (address) => (DANGEROUS.test(address) && !HARMLESS.test(address) ? "" : address);

/** Read a definition `[label]: address "title"` at the start of a text; its length, or 0. */
export function readDefinition(text, definitions) {
  const reader = new Words(text, definitions);
  const label = reader.label();
  if (!label || text[reader.at] !== ":" || !label.slice(1, -1).trim()) return 0;
  reader.at += 1;
  reader.space();
  const address = reader.address();
  if (address === null) return 0;
  const after = reader.at;
  reader.space();
  const title = reader.at > after ? reader.title() : null;
  if (title === null) reader.at = after;
  if (!reader.toLineEnd()) {
    reader.at = after;
    if (title === null || !reader.toLineEnd()) return 0;
  }
  const key = labelOf(label.slice(1, -1));
  if (!definitions.has(key)) definitions.set(key, address);
  return reader.at;
}

/** The tree of a paragraph's words. */
export function inlinesOf(text, definitions) {
  const reader = new Words(text, definitions);
  while (reader.at < text.length) reader.take();
  reader.emphasise(0);
  return grouped(reader.nodes);
}

class Words {
  constructor(text, definitions) {
    this.text = text;
    this.definitions = definitions;
    this.at = 0;
    this.nodes = [];
    this.brackets = [];
  }

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

  push(node) {
    this.nodes.push(node);
  }

  say(text) {
    this.push({ type: "text", text });
  }

  take() {
    const sign = this.text[this.at];
    switch (sign) {
      case "\n":
        this.newline();
        break;
      case "\\":
        this.backslash();
        break;
      case "`":
        this.code();
        break;
      case "*":
      case "_":
        this.run(sign);
        break;
      case "[":
        this.at += 1;
        this.open({ type: "text", text: "[" }, false);
        break;
      case "!":
        this.at += 1;
        if (this.text[this.at] === "[" && this.text[this.at + 1] !== "^") {
          this.at += 1;
          this.open({ type: "text", text: "![" }, true);
        } else this.say("!");
        break;
      case "]":
        this.closeBracket();
        break;
      case "<":
        this.angle();
        break;
      case "&": {
        const found = this.match(ENTITY);
        if (!found) this.at += 1;
        this.say(found ? entity(found[0]) : "&");
        break;
      }
      default:
        this.say(this.match(/[^\n\\`*_[\]!<&]+/y)[0]);
    }
  }

  newline() {
    this.at += 1;
    const last = this.nodes.at(-1);
    const hard = last?.type === "text" && / {2}$/.test(last.text);
    if (last?.type === "text") last.text = last.text.replace(/[ ]+$/, "");
    this.push({ type: hard ? "break" : "newline" });
    this.match(/[ \t]*/y);
  }

  backslash() {
    this.at += 1;
    const next = this.text[this.at];
    if (next === "\n") {
      this.at += 1;
      this.push({ type: "break" });
      this.match(/[ \t]*/y);
    } else if (next !== undefined && ESCAPABLE.test(next)) {
      this.at += 1;
      this.say(next);
    } else this.say("\\");
  }

  code() {
    const [ticks] = this.match(/`+/y);
    const start = this.at;
    for (let found; (found = this.match(/[^`]*(`+)/y)); ) {
      if (found[1].length === ticks.length) {
        let text = this.text.slice(start, this.at - ticks.length).replaceAll("\n", " ");
        if (/^ .* $/.test(text) && text.trim()) text = text.slice(1, -1);
        this.push({ type: "code", text });
        return;
      }
    }
    this.at = start;
    this.say(ticks);
  }

  angle() {
    let found = this.match(AUTOLINK);
    if (found) {
      this.push({ type: "link", address: safe(found[1]), children: [{ type: "text", text: found[1] }] });
      return;
    }
    found = this.match(MAIL);
    if (found) {
      this.push({ type: "link", address: `mailto:${found[1]}`, children: [{ type: "text", text: found[1] }] });
      return;
    }
    found = this.noDeclaration && /^<![A-Z]/.test(this.text.slice(this.at, this.at + 3)) ? null : this.match(TAG);
    if (!found && /^<![^[]/.test(this.text.slice(this.at, this.at + 3))) this.noDeclaration = true;
    if (found) this.push({ type: "html", text: found[0] });
    else {
      this.at += 1;
      this.say("<");
    }
  }

  run(sign) {
    const before = this.at === 0 ? "\n" : String.fromCodePoint(codeBefore(this.text, this.at));
    const [text] = this.match(sign === "*" ? /\*+/y : /_+/y);
    const after = this.at >= this.text.length ? "\n" : String.fromCodePoint(this.text.codePointAt(this.at));
    const space = (each) => /^[\s\u00a0]/.test(each);
    const mark = (each) => /^[\p{P}\u0024+<=>^`|~]/u.test(each);
    const left = !space(after) && (!mark(after) || space(before) || mark(before));
    const right = !space(before) && (!mark(before) || space(after) || mark(after));
    const opens = sign === "_" ? left && (!right || mark(before)) : left;
    const closes = sign === "_" ? right && (!left || mark(after)) : right;
    this.push({ type: "text", text, sign, opens, closes, length: text.length, whole: text.length });
  }

  open(node, image) {
    this.brackets.at(-1) && (this.brackets.at(-1).bracketAfter = true);
    this.push(node);
    this.brackets.push({ place: this.nodes.length - 1, image, active: true, start: this.at });
  }

  closeBracket() {
    this.at += 1;
    const opener = this.brackets.pop();
    if (!opener) {
      this.say("]");
      return;
    }
    if (!opener.active) {
      this.say("]");
      return;
    }
    const address = this.goal(opener);
    if (address === null) {
      this.say("]");
      return;
    }
    this.emphasise(opener.place + 1);
    const children = grouped(this.nodes.splice(opener.place).slice(1));
    this.push({ type: opener.image ? "image" : "link", address: safe(address), children });
    if (!opener.image) for (const each of this.brackets) if (!each.image) each.active = false;
  }

  /** Where the bracket that has just been closed leads, or null when it is only a bracket. */
  goal(opener) {
    const start = this.at;
    if (this.text[this.at] === "(") {
      this.at += 1;
      this.space();
      const address = this.address();
      if (address !== null) {
        const after = this.at;
        this.space();
        if (this.at > after && this.title() === null) this.at = after;
        this.space();
        if (this.text[this.at] === ")") {
          this.at += 1;
          return address;
        }
      }
      this.at = start;
    }
    const label = this.label();
    let key = label && label.length > 2 ? label.slice(1, -1) : null;
    if (key === null && !opener.bracketAfter) key = this.text.slice(opener.start, start - 1);
    if (!label) this.at = start;
    const address = key === null ? undefined : this.definitions.get(labelOf(key));
    if (address !== undefined) return address;
    this.at = start;
    return null;
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

  /** Turn runs of * and _ from a place on into emphasis: the rule of CommonMark, closers first. */
  emphasise(from) {
    for (let at = from; at < this.nodes.length; at += 1) {
      const closer = this.nodes[at];
      if (!closer.sign || !closer.closes || !closer.length) continue;
      let back = at - 1;
      for (; back >= from; back -= 1) {
        const each = this.nodes[back];
        if (each.sign !== closer.sign || !each.opens || !each.length) continue;
        const odd =
          (each.closes || closer.opens) && closer.whole % 3 !== 0 && (each.whole + closer.whole) % 3 === 0;
        if (!odd) break;
      }
      if (back < from) continue;
      const opener = this.nodes[back];
      const strong = opener.length >= 2 && closer.length >= 2;
      const count = strong ? 2 : 1;
      for (const each of [opener, closer]) {
        each.length -= count;
        each.text = each.text.slice(count);
      }
      const inner = this.nodes.splice(back + 1, at - back - 1);
      for (const each of inner) delete each.sign;
      this.nodes.splice(back + 1, 0, { type: strong ? "strong" : "emphasis", children: grouped(inner) });
      at = back + 1 + (closer.length ? 0 : 1);
    }
    for (const each of this.nodes.slice(from)) delete each.sign;
  }
}

function codeBefore(text, at) {
  const low = text.charCodeAt(at - 1);
  return low >= 0xdc00 && low < 0xe000 && at > 1 ? text.codePointAt(at - 2) : low;
}

const grouped = (nodes) => nodes.filter((each) => each.type !== "text" || each.text);
