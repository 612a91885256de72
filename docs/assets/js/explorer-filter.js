// Which cases a choice gives, and how many each further choice would give. No page in here: what
// goes in are plain values, so that it can be tested and understood alone.

/** Letters as they are compared: å and aa, æ and ae, ø and oe, é and e are the same. */
export function folded(text) {
  return text
    .toLowerCase()
    .replaceAll("å", "aa")
    .replaceAll("æ", "ae")
    .replaceAll("ø", "oe")
    .normalize("NFD")
    .replace(/[\u0300-\u036f]/g, "");
}

/** The facet that a sign such as `domain.elderly` belongs to. */
export function facetOf(sign) {
  return sign.slice(0, sign.indexOf("."));
}

/**
 * A case is found when it has at least one chosen sign of each facet that has any, and all words.
 * The count beside a sign is of the cases that have it among those that all *other* facets allow:
 * what the reader would see of that facet if it were chosen there.
 *
 * @param {{signs: string[], text: string}[]} cases
 * @param {string[]} chosen signs
 * @param {string} words free text
 */
export function outcome(cases, chosen, words) {
  const facets = new Map();
  for (const sign of chosen) {
    const facet = facetOf(sign);
    if (!facets.has(facet)) facets.set(facet, new Set());
    facets.get(facet).add(sign);
  }
  const wanted = folded(words).split(/\s+/).filter(Boolean);
  const counts = new Map();
  const add = (sign) => counts.set(sign, (counts.get(sign) ?? 0) + 1);
  const found = cases.map(({ signs, text }) => {
    if (!wanted.every((word) => text.includes(word))) return false;
    const missed = [];
    for (const [facet, accepted] of facets) {
      if (!signs.some((sign) => accepted.has(sign))) missed.push(facet);
      if (missed.length > 1) return false;
    }
    for (const sign of signs) {
      if (missed.length === 0 || facetOf(sign) === missed[0]) add(sign);
    }
    return missed.length === 0;
  });
  return { found, counts };
}
