// What a word that no text holds may have meant: the nearest of our own words, or a compound's parts.

/**
 * How many letters must be changed, added, left out or swapped with their neighbour; `most` ends
 * the count early.
 * @param {string} one
 * @param {string} other
 * @param {number} most
 */
export function distance(one, other, most) {
  if (Math.abs(one.length - other.length) > most) return most + 1;
  let before = [];
  let last = Array.from({ length: other.length + 1 }, (_, place) => place);
  for (let row = 1; row <= one.length; row += 1) {
    const now = [row];
    for (let column = 1; column <= other.length; column += 1) {
      const same = one[row - 1] === other[column - 1];
      now[column] = Math.min(last[column] + 1, now[column - 1] + 1, last[column - 1] + (same ? 0 : 1));
      const swapped = one[row - 1] === other[column - 2] && one[row - 2] === other[column - 1];
      if (row > 1 && column > 1 && swapped) now[column] = Math.min(now[column], before[column - 2] + 1);
    }
    if (Math.min(...now) > most) return most + 1;
    before = last;
    last = now;
  }
  return last[other.length];
}

/**
 * The words no further off than `most` letters, the nearest first and the commonest of equals.
 * @param {string} word
 * @param {string[]} vocabulary the commonest first
 * @param {number} most
 */
export function nearest(word, vocabulary, most) {
  const near = vocabulary
    .map((known) => ({ known, far: distance(word, known, Math.min(most, word.length - 2)) }))
    .filter(({ far }) => far <= Math.min(most, word.length - 2));
  return near.sort((one, other) => one.far - other.far).map(({ known }) => known);
}

/**
 * The parts of a compound that are words of ours: two, with or without a linking s or e between them;
 * or the longer end that is one, where the other is not.
 * @param {string} word
 * @param {Set<string>} known
 */
export function parts(word, known) {
  for (let end = word.length - 3; end >= 3; end -= 1) {
    const first = word.slice(0, end);
    const rest = word.slice(end);
    if (!known.has(first)) continue;
    if (known.has(rest)) return [first, rest];
    if (/^[se]./.test(rest) && rest.length > 4 && known.has(rest.slice(1))) return [first, rest.slice(1)];
  }
  for (let size = word.length - 3; size >= 4; size -= 1) {
    if (known.has(word.slice(-size))) return [word.slice(-size)];
    if (known.has(word.slice(0, size))) return [word.slice(0, size)];
  }
  return [];
}
