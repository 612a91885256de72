// The rows of CommonMark's tables, cut as cmark cuts them.

const MARKER = "[ \\t\\v\\f]*:?-+:?[ \\t\\v\\f]*";
const DELIMITERS = new RegExp(`^\\|?${MARKER}(?:\\|${MARKER})*\\|?[ \\t\\v\\f]*$`);

/** Whether a line divides a table's head from its body. */
export const isDelimiterRow = (line) => DELIMITERS.test(line);

/** The cells of the last line of a text and where that line begins, or null when it is no row. */
export function cellsOf(text) {
  const eaten = (pattern, at) => {
    pattern.lastIndex = at;
    return pattern.exec(text)?.[0].length ?? 0;
  };
  const end = /\|[ \t\v\f]*/y;
  const cell = /(?:\\[|]|[^|\n])+/y;
  const newline = /[ \t\v\f]*\n/y;
  let before = 0;
  let cells = [];
  let at = eaten(end, 0);
  for (let more = true; at < text.length && more; ) {
    const length = eaten(cell, at);
    const pipe = eaten(end, at + length);
    if (length || pipe) cells.push(text.slice(at, at + length).trim().replaceAll("\\|", "|"));
    at += length + pipe;
    if (pipe) continue;
    const line = eaten(newline, at);
    at += line;
    more = Boolean(line) && at !== text.length;
    if (more) {
      before = at;
      cells = [];
      at += eaten(end, at);
    }
  }
  return at === text.length && cells.length ? { cells, before } : null;
}
