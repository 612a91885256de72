// CommonMark (with tables) as a tree, the way cmark reads it in the build: first the blocks, line by
// line, then the words within them (inlines.js). Nothing here makes HTML; the preview builds nodes
// from the tree and the checks walk it, so that no text a contributor types is ever markup.
import { Cursor } from "./cursor.js";
import { readDefinitions } from "./definitions.js";
import { endsOn, kindOf, passesEmptyLines } from "./html-blocks.js";
import { inlinesOf } from "./inlines.js";
import { isTight, marker, sameList } from "./lists.js";
import { cellsOf, startTable } from "./tables.js";

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

class Reader extends Cursor {
  constructor() {
    super();
    this.root = { type: "document", children: [], open: true };
    this.tip = this.root;
    this.definitions = new Map();
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
    node.text = readDefinitions(node.text, this.definitions);
    if (isEmpty(node.text)) node.parent.children = node.parent.children.filter((each) => each !== node);
  }

  // --- a line ---

  take(line) {
    this.begin(line);
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
        return !this.blank || passesEmptyLines(node.kind);
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
      const kind = kindOf(rest);
      if (kind >= 0 && (kind < 6 || container.type !== "paragraph")) {
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
    const item = marker(this, container);
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
    return this.indented ? null : startTable(this, container, rest, closeRest);
  }

  underlines(paragraph) {
    paragraph.text = readDefinitions(paragraph.text, this.definitions);
    return !isEmpty(paragraph.text);
  }

  rest(container) {
    if (container.type === "row") return;
    if (container.type === "paragraph" || container.type === "code" || container.type === "html") {
      this.addLine(container);
      if (container.type === "html" && endsOn(container.kind, this.line.slice(this.offset))) {
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

/** Read the words of every block, now that all definitions are known. */
function finish(node, definitions) {
  delete node.parent;
  if (node.type === "paragraph" || node.type === "heading") node.words = inlinesOf(trimmed(node.text), definitions);
  if (node.type === "table") node.cells = node.rows.map((row) => row.map((cell) => inlinesOf(cell, definitions)));
  for (const each of node.children) finish(each, definitions);
}
