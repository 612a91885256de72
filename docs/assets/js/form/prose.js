// What a prose text may not hold, and what it refers to: the same questions as handbook.prose asks.
import { blocksOf } from "./blocks.js";

const KINDS = ["case", "principle", "method", "phase", "term", "arena", "article", "guide", "source"];
const SUSPECT = /[<[#!]|[-=][ \t]*(?:[\r\n]|$)/;
const SCHEME = /^([a-z][a-z0-9+.-]*):([^]*)$/i;
const WEB = /^(?:https?:\/\/[^/?#][^]*|mailto:[^@]+@[^]+)$/i;

/** A text with its %-signs read, as UTF-8. */
function unquoted(text) {
  return text.replace(/(?:%[0-9a-f]{2})+/gi, (run) =>
    new TextDecoder().decode(Uint8Array.from(run.match(/[0-9a-f]{2}/gi), (pair) => parseInt(pair, 16))),
  );
}

/** The record an address refers to: `{kind, id}`, or null when it leads elsewhere. */
export function referenceOf(address) {
  const found = SCHEME.exec(address);
  return found && KINDS.includes(found[1]) ? { kind: found[1], id: unquoted(found[2]) } : null;
}

/** Whether an address leads to the web or to a mailbox. */
export const leadsOut = (address) => WEB.test(address);

/** Whether a text is a single paragraph. */
export function isInline(text) {
  const { children } = blocksOf(text);
  return children.length === 1 && children[0].type === "paragraph";
}

/** The faults of a text, `{code, shown}`, and its references. */
export function examined(text) {
  const faults = [];
  const references = [];
  if (!SUSPECT.test(text)) return { faults, references };
  const visit = (node) => {
    if (node.type === "html") faults.push({ code: "raw-html", shown: "" });
    if (node.type === "heading") faults.push({ code: "heading-in-prose", shown: "" });
    if (node.type === "image") {
      faults.push({ code: "image-in-prose", shown: "" });
      return;
    }
    if (node.type === "link") {
      const reference = referenceOf(node.address);
      if (reference) references.push(reference);
      else if (!leadsOut(node.address)) {
        faults.push({ code: "link-scheme", shown: unquoted(node.address) || wordsOf(node) });
      }
    }
    for (const each of [...(node.children ?? []), ...(node.words ?? []), ...(node.cells ?? []).flat(2)]) visit(each);
  };
  visit(blocksOf(text));
  return { faults, references };
}

/** The words of a node without any markup. */
export function wordsOf(node) {
  if (node.type === "text" || node.type === "code") return node.text;
  if (node.type === "newline" || node.type === "break") return "\n";
  return (node.children ?? []).map(wordsOf).join("");
}
