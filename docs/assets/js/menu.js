// The menu of narrow screens: a button that opens a list. Escape closes it and gives focus back.

/** @param {Document} document */
export function startMenu(document) {
  const button = document.querySelector(".menu-button");
  const menu = document.querySelector("#menu");
  if (!button || !menu) return;

  const show = (open) => {
    button.setAttribute("aria-expanded", String(open));
    menu.classList.toggle("menu--open", open);
  };
  button.addEventListener("click", () => show(button.getAttribute("aria-expanded") !== "true"));
  document.addEventListener("keydown", (event) => {
    if (event.key === "Escape" && button.getAttribute("aria-expanded") === "true") {
      show(false);
      button.focus();
    }
  });
}
