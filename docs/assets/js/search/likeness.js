// What pages are about: a place for each among all that is told, near to those that are like it.
//
// The build's side (`likeness`) works the places out. A page that shares only a common word with a
// question is about something else than those that answer well; one that is about the same gains.

/** The places tell a number from 1 to 15 in half a byte; this one is the middle. */
const MIDDLE = 8;

/**
 * @param {Uint8Array} bytes the places of the pages, one after the other, two dimensions a byte
 * @param {string[]} pages their ids in the same order
 * @returns {(scores: Map<string, number>) => Map<string, number>} how near each page lies to those
 *   with a score, each of them drawing by its own: 1 for the nearest, and below 0 for the far side
 */
export function likenessOf(bytes, pages) {
  const width = (2 * bytes.length) / pages.length;
  const places = new Map(pages.map((id, number) => [id, placeAt(bytes, (number * width) / 2, width)]));
  return (scores) => {
    const middle = new Float32Array(width);
    for (const [id, score] of scores) places.get(id).forEach((value, way) => { middle[way] += score * value; });
    const near = new Map([...scores.keys()].map((id) => [id, places.get(id).reduce((sum, value, way) => sum + value * middle[way], 0)]));
    const nearest = Math.max(...near.values());
    return nearest > 0 ? new Map([...near].map(([id, value]) => [id, value / nearest])) : new Map();
  };
}

function placeAt(bytes, from, width) {
  const place = Float32Array.from({ length: width }, (_, way) => {
    const byte = bytes[from + (way >> 1)];
    return (way % 2 ? byte >> 4 : byte & 15) - MIDDLE;
  });
  const length = Math.hypot(...place) || 1;
  return place.map((value) => value / length);
}
