// What a reader typed, as words to look up.

/** A longer question says no more. */
const MOST = 16;
const WORD = /[\p{L}\p{N}]+(?:[-’'][\p{L}\p{N}]+)*/gu;
/** Two letters for one of the Danish ones; on the English side too, where names and some texts are Danish. */
const LETTERS = [
  [/ae/g, "æ"],
  [/oe/g, "ø"],
  [/aa/g, "å"],
];
/** What else a word may look like in a language: the e that *center* drops in *centret*, *regel* in *regler*. */
const FORMS = { da: [[/([bdfgkpt])([lr])e(?:ts?|ns?|nes?|rs?|rnes?)?$/, "$1e$2"]] };

/** @param {string} text */
export function wordsIn(text) {
  return text.normalize("NFC").toLowerCase().match(WORD) ?? [];
}

/**
 * The words of a question that are looked up: all but those that stand nearly everywhere. A last word
 * that is only begun waits for its third letter, where there are others and it is no whole word.
 * @param {string} query
 * @param {Set<string>} passedBy
 * @param {Set<string>} short words of two letters
 */
export function meaningful(query, passedBy, short) {
  const words = [...new Set(wordsIn(query))];
  const begun = words.length > 1 && /(?<!\p{L})\p{L}{1,2}$/u.test(query) && !short.has(words.at(-1)) ? words.at(-1) : "";
  const kept = words.filter((word) => !passedBy.has(word) && word !== begun && (word.length > 1 || words.length === 1));
  return (kept.length ? kept : words).slice(0, MOST);
}

/**
 * A word as it was typed, and as it may stand in the texts instead.
 * @param {string} word
 * @param {string} language
 */
export function spellings(word, language) {
  const rules = [...LETTERS, ...(FORMS[language] ?? [])];
  const other = rules.reduce((text, [written, meant]) => text.replace(written, meant), word);
  return other === word ? [word] : [word, other];
}

/**
 * Whether a word of a text could be a form of the one that was looked for.
 * @param {string} word
 * @param {string} found
 */
export function alike(word, found) {
  const begin = word.slice(0, Math.max(3, word.length - 3));
  return wordsIn(found).some((each) => each.includes(begin));
}
