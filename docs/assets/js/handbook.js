// What moves on every page. Reading needs none of it.
import { startContents } from "./contents.js";
import { startHints } from "./hints.js";
import { startMenu } from "./menu.js";
import { startScheme } from "./scheme-button.js";
import { startSearch } from "./search/button.js";
import { startTables } from "./tables.js";

startContents(document);
startMenu(document);
startScheme(document);
startHints(document);
startSearch(document);
startTables(document);

for (const spot of document.querySelectorAll(".cite__address")) {
  spot.textContent = window.location.href.split(/[?#]/)[0];
}
