// Emphasis: runs of * and _, and which of them belong together.

/** The run that begins where a scanner is, and whether it may open or close. */
export function runOf(scanner, sign) {
  const before = scanner.at === 0 ? "\n" : String.fromCodePoint(codeBefore(scanner.text, scanner.at));
  const [text] = scanner.match(sign === "*" ? /\*+/y : /_+/y);
  const after = scanner.at >= scanner.text.length ? "\n" : String.fromCodePoint(scanner.text.codePointAt(scanner.at));
  const space = (each) => /^[\s\u00a0]/.test(each);
  const mark = (each) => /^[\p{P}\u0024+<=>^`|~]/u.test(each);
  const left = !space(after) && (!mark(after) || space(before) || mark(before));
  const right = !space(before) && (!mark(before) || space(after) || mark(after));
  const opens = sign === "_" ? left && (!right || mark(before)) : left;
  const closes = sign === "_" ? right && (!left || mark(after)) : right;
  return { type: "text", text, sign, opens, closes, length: text.length, whole: text.length };
}

/** Turn runs of * and _ from a place on into emphasis: the rule of CommonMark, closers first. */
export function emphasise(nodes, from) {
  for (let at = from; at < nodes.length; at += 1) {
    const closer = nodes[at];
    if (!closer.sign || !closer.closes || !closer.length) continue;
    let back = at - 1;
    for (; back >= from; back -= 1) {
      const each = nodes[back];
      if (each.sign !== closer.sign || !each.opens || !each.length) continue;
      const odd =
        (each.closes || closer.opens) && closer.whole % 3 !== 0 && (each.whole + closer.whole) % 3 === 0;
      if (!odd) break;
    }
    if (back < from) continue;
    const opener = nodes[back];
    const strong = opener.length >= 2 && closer.length >= 2;
    const count = strong ? 2 : 1;
    for (const each of [opener, closer]) {
      each.length -= count;
      each.text = each.text.slice(count);
    }
    const inner = nodes.splice(back + 1, at - back - 1);
    for (const each of inner) delete each.sign;
    nodes.splice(back + 1, 0, { type: strong ? "strong" : "emphasis", children: grouped(inner) });
    at = back + 1 + (closer.length ? 0 : 1);
  }
  for (const each of nodes.slice(from)) delete each.sign;
}

function codeBefore(text, at) {
  const low = text.charCodeAt(at - 1);
  return low >= 0xdc00 && low < 0xe000 && at > 1 ? text.codePointAt(at - 2) : low;
}

/** Nodes without the texts that have become empty. */
export const grouped = (nodes) => nodes.filter((each) => each.type !== "text" || each.text);
