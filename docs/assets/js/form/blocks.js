// CommonMark (with tables) as a tree, the way cmark reads it in the build: first the blocks, line by
// line, then the words within them (inlines.js). Nothing here makes HTML; the preview builds nodes
// from the tree and the checks walk it, so that no text a contributor types is ever markup.
import { inlinesOf, readDefinition } from "./inlines.js";
import { cellsOf, isDelimiterRow } from "./tables.js";

const HTML_STARTS = [
  /^<(?:script|pre|textarea|style)(?:[ \t\n\v\f\r]|>|$)/i,
  /^<!--/,
  /^<[?]/,
  /^<![A-Z]/i,
  /^<!\[CDATA\[/,
  /^<[/]?(?:address|article|aside|base|basefont|blockquote|body|caption|center|col|colgroup|dd|details|dialog|dir|div|dl|dt|fieldset|figcaption|figure|footer|form|frame|frameset|h[1-6]|head|header|hr|html|iframe|legend|li|link|main|menu|menuitem|nav|noframes|ol|optgroup|option|p|param|section|source|title|summary|table|tbody|td|tfoot|th|thead|title|tr|track|ul)(?:[ \t\n\v\f\r]|[/]?[>]|$)/i,
  /^(?:<[A-Za-z][A-Za-z0-9-]*(?:[ \t\n\v\f\r]+[a-zA-Z_:][a-zA-Z0-9:._-]*(?:[ \t\n\v\f\r]*=[ \t\n\v\f\r]*(?:[^"'=<>`\x00-\x20]+|'[^']*'|"[^"]*"))?)*[ \t\n\v\f\r]*[/]?>|<[/][A-Za-z][A-Za-z0-9-]*[ \t\n\v\f\r]*>)[ \t\n\v\f\r]*$/,
];
const HTML_ENDS = [/<\/(?:script|pre|textarea|style)>/i, /-->/, /\?>/, />/, /\]\]>/];
const BREAK = /^(?:\*[ \t]*){3,}$|^(?:_[ \t]*){3,}$|^(?:-[ \t]*){3,}$/;
const HOLDS_LINES = new Set(["paragraph", "code", "html"]);

/** The tree of a text: `{type: "document", children: [...]}`. */
export function blocksOf(text) {
  const reader = new Reader();
  const lines = text.split(/\r\n|\n|\r/);
  if (lines.at(-1) === "") lines.pop();
  for (const line of lines) reader.take(line);
  return reader.end();
}

const canHold = (parent, type) =>
  parent.type === "list" ? type === "item" : ["document", "quote", "item"].includes(parent.type) && type !== "item";

class Reader {
  constructor() {
    this.root = { type: "document", children: [], open: true };
    this.tip = this.root;
    this.definitions = new Map();
  }

  // --- where we are on a line ---

  look() {
    let column = this.column;
    let at = this.offset;
    for (; this.line[at] === " " || this.line[at] === "\t"; at += 1) {
      column += this.line[at] === "\t" ? 4 - (column % 4) : 1;
    }
    this.next = at;
    this.nextColumn = column;
    this.indent = column - this.column;
    this.indented = this.indent >= 4;
    this.blank = at >= this.line.length;
  }

  step(count, columns = false) {
    while (count > 0 && this.offset < this.line.length) {
      if (this.line[this.offset] === "\t") {
        const toTab = 4 - (this.column % 4);
        const taken = columns ? Math.min(count, toTab) : toTab;
        this.split = columns && toTab > count;
        this.column += taken;
        if (!this.split) this.offset += 1;
        count -= columns ? taken : 1;
      } else {
        this.split = false;
        this.offset += 1;
        this.column += 1;
        count -= 1;
      }
    }
  }

  stepToText() {
    this.offset = this.next;
    this.column = this.nextColumn;
    this.split = false;
    this.look();
  }

  isSpace(at) {
    return this.line[at] === " " || this.line[at] === "\t";
  }

  // --- the tree ---

  add(type, more = {}) {
    while (!canHold(this.tip, type)) this.close(this.tip);
    const node = { type, children: [], open: true, parent: this.tip, text: "", ...more };
    this.tip.children.push(node);
    this.tip = node;
    return node;
  }

  close(node) {
    node.open = false;
    if (node.type === "paragraph") this.takeDefinitions(node);
    if (node.type === "code" && !node.fence) node.text = node.text.replace(/(?:\n[ \t]*)+$/, "\n");
    if (node.type === "list") node.tight = isTight(node);
    this.tip = node.parent;
  }

  takeDefinitions(node) {
    let rest = node.text;
    while (rest.startsWith("[")) {
      const length = readDefinition(rest, this.definitions);
      if (!length) break;
      rest = rest.slice(length);
    }
    node.text = rest;
    if (isEmpty(rest)) node.parent.children = node.parent.children.filter((each) => each !== node);
  }

  // --- a line ---

  take(line) {
    this.line = line.replaceAll("\0", "\ufffd");
    this.offset = this.column = 0;
    this.split = false;
    let container = this.root;
    let all = true;
    while (container.children.at(-1)?.open) {
      const inner = container.children.at(-1);
      this.look();
      const goesOn = this.goesOn(inner);
      if (goesOn === "done") return;
      if (!goesOn) {
        all = false;
        break;
      }
      container = inner;
    }
    const last = container;
    let closed = false;
    const closeRest = () => {
      while (!closed && this.tip !== last) this.close(this.tip);
      closed = true;
    };
    const old = this.tip;
    container = this.start(container, closeRest);
    this.look();
    if (!all && container === last && !this.blank && this.tip === old && old.type === "paragraph") {
      this.addLine(old);
      return;
    }
    closeUnlessOpened(this, last, container, closeRest);
    this.rest(container);
  }

  goesOn(node) {
    switch (node.type) {
      case "quote":
        if (this.indented || this.line[this.next] !== ">") return false;
        this.stepToText();
        this.step(1);
        if (this.isSpace(this.offset)) this.step(1, true);
        return true;
      case "item":
        if (this.indent >= node.offset + node.padding) {
          this.step(node.offset + node.padding, true);
          return true;
        }
        if (!this.blank || !node.children.length) return false;
        this.stepToText();
        return true;
      case "code":
        return this.codeGoesOn(node);
      case "html":
        return !(this.blank && node.kind > 4);
      case "paragraph":
        return !this.blank;
      case "table":
        return !this.blank && cellsOf(this.line.slice(this.next)) !== null;
      case "list":
        return true;
      default:
        return false;
    }
  }

  codeGoesOn(node) {
    if (node.fence) {
      const rest = this.line.slice(this.next);
      const closing = !this.indented && rest[0] === node.fence && /^(?:`{3,}|~{3,})(?=[ \t]*$)/.exec(rest);
      if (closing && closing[0].length >= node.length) {
        while (this.tip !== node) this.close(this.tip);
        this.close(node);
        return "done";
      }
      for (let spaces = node.offset; spaces > 0 && this.isSpace(this.offset); spaces -= 1) this.step(1, true);
      return true;
    }
    if (this.indent >= 4) this.step(4, true);
    else if (this.blank) this.stepToText();
    else return false;
    return true;
  }

  start(container, closeRest) {
    let lazy = this.tip.type === "paragraph";
    while (container.type !== "code" && container.type !== "html") {
      this.look();
      const opened = this.startOne(container, closeRest, lazy);
      if (!opened) break;
      container = opened;
      if (HOLDS_LINES.has(container.type) || container.type === "heading" || container.type === "break") break;
      if (container.type === "row") break;
      lazy = false;
    }
    return container;
  }

  startOne(container, closeRest, lazy) {
    const rest = this.line.slice(this.next);
    if (!this.indented) {
      if (rest[0] === ">") {
        this.stepToText();
        this.step(1);
        if (this.isSpace(this.offset)) this.step(1, true);
        closeRest();
        return this.add("quote");
      }
      const heading = /^#{1,6}(?=[ \t]|$)/.exec(rest);
      if (heading) {
        closeRest();
        const text = rest.slice(heading[0].length).replace(/[ \t]+#+[ \t]*$|^[ \t]*#+[ \t]*$/, "");
        this.offset = this.line.length;
        return this.add("heading", { level: heading[0].length, text });
      }
      const fence = /^(?:`{3,}(?!.*`)|~{3,})/.exec(rest);
      if (fence) {
        closeRest();
        const offset = this.indent;
        this.offset = this.line.length;
        return this.add("code", { fence: rest[0], length: fence[0].length, offset });
      }
      const kind = HTML_STARTS.findIndex((each) => each.test(rest));
      if (rest[0] === "<" && kind >= 0 && (kind < 6 || container.type !== "paragraph")) {
        closeRest();
        return this.add("html", { kind });
      }
      const under = container.type === "paragraph" && /^(?:=+|-+)[ \t]*$/.exec(rest);
      if (under) {
        closeRest();
        if (!this.underlines(container)) return container;
        container.type = "heading";
        container.level = rest[0] === "=" ? 1 : 2;
        this.offset = this.line.length;
        return container;
      }
      if (BREAK.test(rest.replace(/[ \t]+$/, ""))) {
        closeRest();
        this.offset = this.line.length;
        return this.add("break");
      }
    }
    const item = this.marker(container);
    if (item) {
      closeRest();
      const list = this.tip;
      if (list.type !== "list" || !sameList(list, item)) this.add("list", { ...item });
      return this.add("item", item);
    }
    if (this.indented && !lazy && !this.blank) {
      this.step(4, true);
      closeRest();
      return this.add("code");
    }
    return this.indented ? null : this.startTable(container, rest, closeRest);
  }

  underlines(paragraph) {
    let rest = paragraph.text;
    while (rest.startsWith("[")) {
      const length = readDefinition(rest, this.definitions);
      if (!length) break;
      rest = rest.slice(length);
    }
    paragraph.text = rest;
    return !isEmpty(rest);
  }

  marker(container) {
    const rest = this.line.slice(this.next);
    if (this.indent >= 4) return null;
    const bullet = /^[*+-]/.exec(rest);
    const number = /^(\d{1,9})([.)])/.exec(rest);
    const found = bullet ?? number;
    if (!found || (number && container.type === "paragraph" && Number(number[1]) !== 1)) return null;
    const after = rest[found[0].length];
    if (after !== undefined && after !== " " && after !== "\t") return null;
    if (container.type === "paragraph" && isEmpty(rest.slice(found[0].length))) return null;
    const item = {
      ordered: !bullet,
      sign: bullet ? rest[0] : number[2],
      begins: number ? Number(number[1]) : 1,
      offset: this.indent,
    };
    this.stepToText();
    this.step(found[0].length, true);
    const [offset, column] = [this.offset, this.column];
    do this.step(1, true);
    while (this.column - column < 5 && this.isSpace(this.offset));
    const spaces = this.column - column;
    if (spaces >= 5 || spaces < 1 || this.offset >= this.line.length) {
      item.padding = found[0].length + 1;
      this.column = column;
      this.offset = offset;
      this.split = false;
      if (this.isSpace(this.offset)) this.step(1, true);
    } else item.padding = found[0].length + spaces;
    return item;
  }

  startTable(container, rest, closeRest) {
    if (container.type === "table") {
      if (this.blank) return null;
      const cells = cellsOf(rest).cells.slice(0, container.width);
      while (cells.length < container.width) cells.push("");
      container.rows.push(cells);
      this.offset = this.line.length;
      return { type: "row" };
    }
    if (container.type !== "paragraph" || container.noTable || !isDelimiterRow(rest)) return null;
    const width = cellsOf(rest).cells.length;
    const head = cellsOf(container.text.replace(/\s+$/, ""));
    if (!head || head.cells.length !== width) {
      container.noTable = true;
      return null;
    }
    closeRest();
    const before = container.text.slice(0, head.before);
    const { parent } = container;
    if (before) {
      container.text = before;
      this.tip = container;
      this.close(container);
    } else {
      parent.children.pop();
      this.tip = parent;
    }
    this.offset = this.line.length;
    return this.add("table", { width, rows: [head.cells] });
  }

  rest(container) {
    if (container.type === "row") return;
    if (container.type === "paragraph" || container.type === "code" || container.type === "html") {
      this.addLine(container);
      if (container.type === "html" && container.kind < 5 && HTML_ENDS[container.kind].test(this.line.slice(this.offset))) {
        this.close(container);
      }
      return;
    }
    this.markBlank(container);
    if (this.offset < this.line.length && !this.blank && !["heading", "table"].includes(container.type)) {
      const paragraph = this.add("paragraph");
      this.stepToText();
      this.addLine(paragraph);
    }
  }

  markBlank(container) {
    if (!this.blank) return;
    const inner = container.children.at(-1);
    if (inner) inner.blankAfter = true;
    if (container.type === "item" && !container.children.length && !container.fresh) container.fresh = true;
  }

  addLine(node) {
    if (node.type === "paragraph") {
      this.look();
      this.stepToText();
    }
    let spaces = "";
    if (this.split) {
      this.offset += 1;
      spaces = " ".repeat(4 - (this.column % 4));
    }
    if (node.type === "code" && node.fence && node.info === undefined) {
      node.info = "";
    }
    node.text += `${spaces}${this.line.slice(this.offset)}\n`;
  }

  end() {
    while (this.tip) this.close(this.tip);
    finish(this.root, this.definitions);
    return this.root;
  }
}

function closeUnlessOpened(reader, last, container, closeRest) {
  if (container === last || container.type === "row") closeRest();
}

const isEmpty = (text) => /^[ \t\n]*$/.test(text);
const trimmed = (text) => text.replace(/^[ \t\n]+|[ \t\n]+$/g, "");
const sameList = (list, item) => list.ordered === item.ordered && list.sign === item.sign;

function endsBlank(node) {
  if (node.blankAfter) return true;
  return (node.type === "list" || node.type === "item") && node.children.length ? endsBlank(node.children.at(-1)) : false;
}

function isTight(list) {
  return list.children.every((item, at) => {
    const more = at < list.children.length - 1;
    if (more && endsBlank(item)) return false;
    return item.children.every((each, place) => !((more || place < item.children.length - 1) && endsBlank(each)));
  });
}

/** Read the words of every block, now that all definitions are known. */
function finish(node, definitions) {
  delete node.parent;
  if (node.type === "paragraph" || node.type === "heading") node.words = inlinesOf(trimmed(node.text), definitions);
  if (node.type === "table") node.cells = node.rows.map((row) => row.map((cell) => inlinesOf(cell, definitions)));
  for (const each of node.children) finish(each, definitions);
}
