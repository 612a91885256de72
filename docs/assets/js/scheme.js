// Runs before the page is drawn, so that a reader who chose dark never sees a flash of light.
// Classic script and not a module, because modules wait until the page has been read.
(() => {
  const root = document.documentElement;
  root.classList.replace("no-js", "js");
  try {
    const chosen = localStorage.getItem("scheme");
    if (chosen === "dark" || chosen === "light") root.dataset.scheme = chosen;
  } catch {
    // A browser that keeps nothing shows the scheme of the machine.
  }
})();
