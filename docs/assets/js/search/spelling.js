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
  const farthest = Math.min(most, word.length - 2);
  const own = letters(word);
  if (!lettersOf.has(vocabulary)) lettersOf.set(vocabulary, vocabulary.map(letters));
  const near = [];
  lettersOf.get(vocabulary).forEach((theirs, at) => {
    // A change of one letter changes two of these signs at most, so most words need no closer look.
    if (signs(own ^ theirs) > 2 * farthest) return;
    const far = distance(word, vocabulary[at], farthest);
    if (far <= farthest) near.push({ known: vocabulary[at], far });
  });
  return near.sort((one, other) => one.far - other.far).map(({ known }) => known);
}

/** @type {WeakMap<string[], number[]>} */
const lettersOf = new WeakMap();

/** Which letters a word has, a sign for each. */
function letters(word) {
  let found = 0;
  for (let at = 0; at < word.length; at += 1) found |= 1 << word.charCodeAt(at) % 32;
  return found;
}

/** How many signs a number has. */
function signs(number) {
  let count = 0;
  for (let rest = number; rest; rest &= rest - 1) count += 1;
  return count;
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
