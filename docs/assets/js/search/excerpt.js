// Where a word stands: a piece of the page's text with the words marked.

/** Stands before the words that are searched and not shown (hooks/handbook/search.py). */
const HIDDEN = "⁂";
const LENGTH = 28;

/**
 * A piece of the text as pairs of words and whether to mark them; its beginning, when the words
 * stand in the title alone or are hidden.
 * @param {string} content
 * @param {string} title
 * @param {number[][]} places a list for each of the question's telling words
 */
export function excerpt(content, title, places) {
  const words = content.split(/\s+/);
  const end = words.indexOf(HIDDEN) < 0 ? words.length : words.indexOf(HIDDEN);
  const start = title.split(/\s+/).length;
  const shown = places.map((list) => list.filter((place) => place >= start && place < end));
  const marked = new Set(shown.flat());
  const from = best(shown, start, end);
  const piece = words.slice(from, Math.min(from + LENGTH, end));
  return {
    before: from > start,
    after: from + LENGTH < end,
    pieces: piece.map((word, number) => ({ word, marked: marked.has(from + number) })),
  };
}

/** Where the window begins that holds the most different words, a little before the first of them. */
function best(shown, start, end) {
  let from = start;
  let most = 0;
  for (const place of shown.flat().sort((one, other) => one - other)) {
    const held = shown.map((list) => list.filter((each) => each >= place && each < place + LENGTH - 6));
    const worth = held.reduce((sum, list) => sum + (list.length ? 10 + Math.min(list.length, 3) : 0), 0);
    if (worth > most) [from, most] = [Math.max(start, place - 6), worth];
  }
  return from + LENGTH > end ? Math.max(start, end - LENGTH) : from;
}
