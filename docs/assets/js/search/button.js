// The search button of the header: a link to the search page that opens a dialog instead, as do the
// keys `/` and Ctrl-K (Cmd-K on a Mac). What the dialog needs is fetched when it is first opened.

/** @param {Document} document */
export function startSearch(document) {
  const button = document.querySelector(".search-button");
  if (!button) return;
  const field = () => document.querySelector(".page--search [name=q]");
  let dialog = null;
  const open = async () => {
    if (field()) return field().focus();
    dialog ??= import("./dialog.js").then(({ makeDialog }) => makeDialog(document, button));
    return (await dialog).open();
  };
  button.setAttribute("aria-keyshortcuts", "/ Control+K");
  button.addEventListener("click", (event) => {
    if (event.metaKey || event.ctrlKey || event.shiftKey) return;
    event.preventDefault();
    open();
  });
  document.addEventListener("keydown", (event) => {
    const combined = (event.ctrlKey || event.metaKey) && !event.altKey && event.key.toLowerCase() === "k";
    const plain = event.key === "/" && !event.ctrlKey && !event.metaKey && !event.altKey;
    if (!combined && (!plain || isTyping(event.target))) return;
    event.preventDefault();
    open();
  });
}

function isTyping(target) {
  return target instanceof Element && target.closest("input, textarea, select, [contenteditable]") !== null;
}
