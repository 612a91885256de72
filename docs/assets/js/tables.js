// On a phone some tables are drawn as blocks, and are then no tables to some screen readers unless
// each part says what it is. HTML forbids to write out what a part is by itself, so it is said here.

const ROLES = { table: "table", thead: "rowgroup", tbody: "rowgroup", tr: "row", td: "cell" };

/** @param {Document} document */
export function startTables(document) {
  for (const table of document.querySelectorAll("table.stacking")) {
    for (const part of [table, ...table.querySelectorAll("thead, tbody, tr, th, td")]) {
      const head = part.scope === "row" ? "rowheader" : "columnheader";
      part.setAttribute("role", ROLES[part.localName] ?? head);
    }
  }
}
