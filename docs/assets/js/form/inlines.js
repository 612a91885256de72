// The words of a paragraph as a tree: links, images, HTML, code, emphasis. See blocks.js.
import { ENTITY, ESCAPABLE, entity } from "./characters.js";
import { labelOf } from "./definitions.js";
import { emphasise, grouped, runOf } from "./emphasis.js";
import { Scanner } from "./scanner.js";

const AUTOLINK = /<([A-Za-z][A-Za-z0-9.+-]{1,31}:[^<>\x00-\x20]*)>/y;
const MAIL = /<([a-zA-Z0-9.!#$%&'*+/=?^_`{|}~-]+@[a-zA-Z0-9](?:[a-zA-Z0-9-]{0,61}[a-zA-Z0-9])?(?:\.[a-zA-Z0-9](?:[a-zA-Z0-9-]{0,61}[a-zA-Z0-9])?)*)>/y;
const TAG =
  /<(?:[A-Za-z][A-Za-z0-9-]*(?:[ \t\n\v\f\r]+[a-zA-Z_:][a-zA-Z0-9:._-]*(?:[ \t\n\v\f\r]*=[ \t\n\v\f\r]*(?:[^"'=<>`\x00-\x20]+|'[^']*'|"[^"]*"))?)*[ \t\n\v\f\r]*\/?|\/[A-Za-z][A-Za-z0-9-]*[ \t\n\v\f\r]*)>|<!--(?:-?>|(?:[^-]|-[^-]|--[^>])*-->)|<[?][^]*?[?]>|<![A-Z]+[ \t\n\v\f\r]+[^>]*>|<!\[CDATA\[(?:[^\]]|\][^\]]|\]\][^>])*\]\]>/y;
const DANGEROUS = /^(?:javascript|vbscript|file|data):/i;
const HARMLESS = /^data:image\/(?:png|gif|jpeg|webp)/i;

/** Where a link may lead: nothing a browser would run. */
const safe = (address) => (DANGEROUS.test(address) && !HARMLESS.test(address) ? "" : address);

/** The tree of a paragraph's words. */
export function inlinesOf(text, definitions) {
  const reader = new Words(text, definitions);
  while (reader.at < text.length) reader.take();
  emphasise(reader.nodes, 0);
  return grouped(reader.nodes);
}

class Words extends Scanner {
  constructor(text, definitions) {
    super(text);
    this.definitions = definitions;
    this.nodes = [];
    this.brackets = [];
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
        this.push(runOf(this, sign));
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
    emphasise(this.nodes, opener.place + 1);
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
}
