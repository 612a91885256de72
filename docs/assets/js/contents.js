// The table of contents stands open where there is room for it beside the text.

/** @param {Document} document */
export function startContents(document) {
  const contents = document.querySelector(".contents details");
  if (!contents) return;
  const wide = window.matchMedia("(min-width: 76rem)");
  const follow = () => {
    contents.open = wide.matches;
  };
  follow();
  wide.addEventListener("change", follow);
}
