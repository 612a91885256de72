// The button that changes between light and dark; the choice stays in this browser.

/** @param {Document} document */
export function startScheme(document) {
  const button = document.querySelector(".scheme-button");
  if (!button) return;
  const root = document.documentElement;
  const dark = () => {
    if (root.dataset.scheme) return root.dataset.scheme === "dark";
    return window.matchMedia("(prefers-color-scheme: dark)").matches;
  };
  const tell = () => button.setAttribute("aria-pressed", String(dark()));
  button.hidden = false;
  tell();
  button.addEventListener("click", () => {
    root.dataset.scheme = dark() ? "light" : "dark";
    try {
      localStorage.setItem("scheme", root.dataset.scheme);
    } catch {
      // The choice then lasts as long as the page.
    }
    tell();
  });
}
