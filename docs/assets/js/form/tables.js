// CommonMark's tables: where one begins, and its rows, cut as cmark cuts them.

const MARKER = "[ \\t\\v\\f]*:?-+:?[ \\t\\v\\f]*";
const DELIMITERS = new RegExp(`^\\|?${MARKER}(?:\\|${MARKER})*\\|?[ \\t\\v\\f]*$`);

/** Whether a line divides a table's head from its body. */
const isDelimiterRow = (line) => DELIMITERS.test(line);

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

/** The table that begins where a reader is, a row of the one that is open, or null. */
export function startTable(reader, container, rest, closeRest) {
  if (container.type === "table") {
    if (reader.blank) return null;
    const cells = cellsOf(rest).cells.slice(0, container.width);
    while (cells.length < container.width) cells.push("");
    container.rows.push(cells);
    reader.offset = reader.line.length;
    return { type: "row" };
  }
  if (container.type !== "paragraph" || container.noTable || !isDelimiterRow(rest)) return null;
  const width = cellsOf(rest).cells.length;
  const head = cellsOf(container.text.replace(/\s+$/, ""));
  if (!head || head.cells.length !== width) {
    container.noTable = true;
    return null;
  }
  closeRest();
  const before = container.text.slice(0, head.before);
  const { parent } = container;
  if (before) {
    container.text = before;
    reader.tip = container;
    reader.close(container);
  } else {
    parent.children.pop();
    reader.tip = parent;
  }
  reader.offset = reader.line.length;
  return reader.add("table", { width, rows: [head.cells] });
}
