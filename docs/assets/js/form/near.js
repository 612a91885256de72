// The known name that a mistyped one most likely meant: the measure of Python's difflib, which the
// build uses, so that both propose the same.

const CUTOFF = 0.6;

/** How alike two texts are, from 0 to 1; `b` is the mistyped one. */
export function likeness(a, b) {
  const total = a.length + b.length;
  return total ? (2 * matching([...a], [...b])) / [...a, ...b].length : 1;
}

function matching(a, b) {
  const places = new Map();
  b.forEach((sign, at) => places.set(sign, [...(places.get(sign) ?? []), at]));
  if (b.length >= 200) {
    for (const [sign, found] of places) if (found.length > Math.floor(b.length / 100) + 1) places.delete(sign);
  }
  const open = [[0, a.length, 0, b.length]];
  let sum = 0;
  while (open.length) {
    const [fromA, toA, fromB, toB] = open.pop();
    const [atA, atB, size] = longest(a, b, places, [fromA, toA, fromB, toB]);
    if (!size) continue;
    sum += size;
    open.push([fromA, atA, fromB, atB], [atA + size, toA, atB + size, toB]);
  }
  return sum;
}

function longest(a, b, places, [fromA, toA, fromB, toB]) {
  let best = [fromA, fromB, 0];
  let lengths = new Map();
  for (let i = fromA; i < toA; i += 1) {
    const next = new Map();
    for (const j of places.get(a[i]) ?? []) {
      if (j < fromB) continue;
      if (j >= toB) break;
      const length = (lengths.get(j - 1) ?? 0) + 1;
      next.set(j, length);
      if (length > best[2]) best = [i - length + 1, j - length + 1, length];
    }
    lengths = next;
  }
  let [i, j, size] = best;
  while (i > fromA && j > fromB && a[i - 1] === b[j - 1]) [i, j, size] = [i - 1, j - 1, size + 1];
  while (i + size < toA && j + size < toB && a[i + size] === b[j + size]) size += 1;
  return [i, j, size];
}

/** The nearest of the known names, or nothing. */
export function near(name, known) {
  let best = "";
  let most = 0;
  for (const each of known) {
    const score = likeness(each, name);
    if (score >= CUTOFF && (score > most || (score === most && comesAfter(each, best)))) [best, most] = [each, score];
  }
  return best;
}

/** Whether a text is the greater by code points, as Python orders texts. */
function comesAfter(a, b) {
  const [x, y] = [[...a], [...b]];
  const at = x.findIndex((sign, number) => sign !== y[number]);
  return at >= 0 && (y[at] === undefined || x[at].codePointAt(0) > y[at].codePointAt(0));
}
