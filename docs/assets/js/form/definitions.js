// Where the links of a text lead that are defined elsewhere in it: `[label]: address "title"`.
import { Scanner } from "./scanner.js";

/** A label as it is compared: in any case, with any space. */
export const labelOf = (text) => text.trim().replace(/[ \t\r\n]+/g, " ").toLowerCase().toUpperCase();

/** A text without the definitions at its start, which are put among the others. */
export function readDefinitions(text, definitions) {
  let rest = text;
  while (rest.startsWith("[")) {
    const length = readDefinition(rest, definitions);
    if (!length) break;
    rest = rest.slice(length);
  }
  return rest;
}

/** Read a definition at the start of a text; its length, or 0. */
function readDefinition(text, definitions) {
  const reader = new Scanner(text);
  const label = reader.label();
  if (!label || text[reader.at] !== ":" || !label.slice(1, -1).trim()) return 0;
  reader.at += 1;
  reader.space();
  const address = reader.address();
  if (address === null) return 0;
  const after = reader.at;
  reader.space();
  const title = reader.at > after ? reader.title() : null;
  if (title === null) reader.at = after;
  if (!reader.toLineEnd()) {
    reader.at = after;
    if (title === null || !reader.toLineEnd()) return 0;
  }
  const key = labelOf(label.slice(1, -1));
  if (!definitions.has(key)) definitions.set(key, address);
  return reader.at;
}
