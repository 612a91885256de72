// Finds pages: asks Pagefind for each word of a question and puts the answers together.
//
// Pagefind itself wants every word of a question on a page; a reader who asks with a sentence would
// find nothing. So each word is looked up alone, and a page counts the more, the more of the
// question's rare words it holds.
import { likenessOf } from "./likeness.js";
import { alike, meaningful, spellings } from "./words.js";
import { nearest, parts } from "./spelling.js";

export const TUNED = {
  ranking: {
    termFrequency: 0.8,
    termSaturation: 1.8,
    termSimilarity: 8,
    pageLength: 0.2,
    metaWeights: { title: 1 },
  },
  /** How much a page loses that holds only some of the words: the share of what they say, raised. */
  focus: 0.5,
  /** A page that holds a smaller share of what the words say is no answer. */
  least: 0.15,
  /** What a page gains whose words stand side by side, for each two of them. */
  near: 0.3,
  /** What a part of a compound counts beside the compound itself. */
  part: 0.4,
  /** A page whose score for a word is a smaller share of the best one's holds only a word that begins alike. */
  faint: 0.02,
  /** What a page gains that is about the same as those that answer best, beside the score of the best. */
  like: 1,
  /** How much more the best of them tell what the question is about: their share of the best score, raised. */
  leading: 2,
  /** A page with a smaller share of the best one's score is no answer: readers want few, and no number like 312. */
  worth: 0.1,
};
/** Shorter words are looked up as they are. */
const SHORT = 4;
/** Only longer words are taken for compounds, and only where fewer pages than this hold them. */
const LONG = 9;
const FEW = 10;
/** Words further apart than this have nothing to do with each other. */
const FAR = 8;
/** Words that say less than this beside the most telling one are not marked in the results. */
const TELLING = 0.35;
/** How many of the best are looked at more closely. */
const LIKELY = 100;
/** Words this many letters from what was typed are offered where nothing was found. */
const CLOSE = 3;

/**
 * @param {URL} folder where the files of the language's search stand
 * @param {string} language
 */
export async function openEngine(folder, language) {
  const json = async (name) => (await fetch(new URL(name, folder))).json();
  const bytes = async (name) => new Uint8Array(await (await fetch(new URL(name, folder))).arrayBuffer());
  const program = (name) => import(new URL(name, folder).href);
  const [first, settings, pagesOfKind] = await Promise.all([program("pagefind.js"), json("settings.json"), json("kinds.json")]);
  // Each index has a program of its own: two in one write over each other's memory (Pagefind 1.5.2).
  const further = settings.folders.slice(1).map((each) => program(`pagefind.js?${each}`));
  const programs = [first, ...(await Promise.all(further))];
  // Without its worker: that is the same program once more to load, and a search takes less than 100 ms.
  const indexes = settings.folders.map((each, number) =>
    programs[number].createInstance({ basePath: new URL(`${each}/`, folder).pathname, noWorker: true, ranking: TUNED.ranking }),
  );
  const about = settings.likeness ? bytes("likeness.bin") : null;
  await Promise.all([about, ...indexes.map((index) => index.init())]);
  const passedBy = new Set(settings.passed_by);
  const short = new Set(settings.short);
  const lookedUp = new Map();
  const kinds = new Map();
  for (const [kind, names] of Object.entries(pagesOfKind)) {
    for (const name of names.split(" ")) kinds.set(`${language}_${name}`, kind);
  }
  const likeness = about ? likenessOf(await about, [...kinds.keys()]) : () => new Map();
  let vocabulary = null;

  const ourWords = () => {
    vocabulary ??= fetch(new URL("words.txt", folder))
      .then((answer) => answer.text())
      .then((text) => text.split("\n").filter(Boolean))
      .then((list) => ({ list, known: new Set(list) }));
    return vocabulary;
  };
  const pagesWith = (word) => {
    if (!lookedUp.has(word)) lookedUp.set(word, lookUp(indexes, spellings(word, language)));
    return lookedUp.get(word);
  };

  /**
   * The words as they are searched, each with its weight: an unknown word gives way to its parts or to
   * the nearest known one, and a compound that few pages hold is helped by its parts.
   */
  const understood = async (words) => {
    const meant = new Map();
    const corrected = [];
    await Promise.all(words.map(pagesWith));
    for (const word of words) {
      const pages = await pagesWith(word);
      const known = pages.size > 0;
      if (known) meant.set(word, 1);
      if (pages.size >= FEW || word.length < (known ? LONG : SHORT)) continue;
      const ours = await ourWords();
      const [best] = known ? [] : nearest(word, ours.list, word.length > 7 ? 2 : 1);
      const instead = best ? [best] : parts(word, ours.known);
      for (const each of instead) if (!meant.has(each)) meant.set(each, known ? TUNED.part : 1);
      if (best) corrected.push({ typed: word, meant: best });
    }
    return { meant: [...meant], corrected };
  };

  const nearTo = async (words) => {
    const { list } = await ourWords();
    return [...new Set(words.flatMap((word) => nearest(word, list, CLOSE).slice(0, 3)))];
  };

  return {
    settings,
    /** @param {string} query */
    async find(query) {
      const typed = meaningful(query, passedBy, short);
      const { meant, corrected } = await understood(typed);
      const looked = meant.map(async ([word, weight]) => ({ pages: await pagesWith(word), weight }));
      const hits = ranked(await Promise.all(looked), kinds, likeness);
      return { corrected, hits, near: hits.length ? [] : await nearTo(typed) };
    },
  };
}

/**
 * The pages with a word in one of its spellings, by their id. For a word that no page holds Pagefind
 * gives those with a word that begins a little like it; those do not count.
 */
async function lookUp(indexes, spelt) {
  const pages = new Map();
  for (const [word, index] of spelt.flatMap((each) => indexes.map((index) => [each, index]))) {
    const { results } = await index.search(word);
    if (word.length >= SHORT && !(await holds(results, word))) continue;
    const least = TUNED.faint * Math.max(...results.map((result) => result.score));
    for (const result of results.filter(({ score }) => score >= least)) {
      const known = pages.get(result.id);
      if (!known || known.score < result.score) pages.set(result.id, result);
    }
  }
  return pages;
}

/** Whether the best page holds the word, or a form of it. */
async function holds([best], word) {
  if (!best) return false;
  const { content } = await best.data();
  const words = content.split(/\s+/);
  return best.words.some((place) => alike(word, words[place] ?? ""));
}

function ranked(found, kinds, likeness) {
  const rare = found.map(
    ({ pages: { size }, weight }) => weight * Math.log(1 + (kinds.size - size + 0.5) / (size + 0.5)),
  );
  const whole = rare.reduce((sum, each) => sum + each, 0) || 1;
  const telling = Math.max(...rare) * TELLING;
  const hits = new Map();
  found.forEach(({ pages, weight }, number) => {
    for (const [id, result] of pages) {
      const hit = hits.get(id) ?? { id, kind: kinds.get(id), score: 0, share: 0, places: [], marked: [], result };
      hit.score += weight * result.score;
      hit.share += rare[number] / whole;
      hit.places.push(result.words);
      if (rare[number] >= telling) hit.marked.push(result.words);
      hits.set(id, hit);
    }
  });
  const answers = [...hits.values()].filter((hit) => hit.share >= TUNED.least);
  for (const hit of answers) hit.score *= hit.share ** TUNED.focus;
  const byScore = (one, other) => other.score - one.score || (one.id < other.id ? -1 : 1);
  const best = answers.sort(byScore);
  for (const hit of best.slice(0, LIKELY)) hit.score *= 1 + TUNED.near * sideBySide(hit.places);
  const inOrder = lifted(best, likeness).sort(byScore);
  return inOrder.filter((hit) => hit.score >= TUNED.worth * inOrder[0].score);
}

/** Lets the pages gain that are about the same as those that answer best. */
function lifted(hits, likeness) {
  const best = Math.max(...hits.map((hit) => hit.score)) || 1;
  for (const hit of hits) hit.score /= best;
  const near = likeness(new Map(hits.map((hit) => [hit.id, hit.score ** TUNED.leading])));
  for (const hit of hits) hit.score += TUNED.like * Math.max(0, near.get(hit.id) ?? 0);
  return hits;
}

/** How near words of the question stand to those that follow them: 1 for each two side by side. */
function sideBySide(places) {
  let sum = 0;
  for (let number = 1; number < places.length; number += 1) {
    const after = places[number];
    let least = Infinity;
    for (const place of places[number - 1]) {
      for (const other of after) least = Math.min(least, Math.abs(other - place));
    }
    if (least <= FAR) sum += 1 / Math.max(1, least);
  }
  return sum;
}
