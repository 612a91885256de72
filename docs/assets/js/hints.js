// The explanation of a term where it is used: it opens by pointer and by keyboard focus, stays while
// the pointer is on it, and Escape closes it (WCAG 1.4.13). Without this script the link leads to
// the glossary, which says the same.

/** @param {Document} document */
export function startHints(document) {
  let bubble = null;
  let closing = 0;

  const close = () => {
    bubble?.remove();
    bubble = null;
    document.querySelector("[aria-describedby=hint]")?.removeAttribute("aria-describedby");
  };
  const closeSoon = () => {
    closing = window.setTimeout(close, 200);
  };
  const open = (link) => {
    window.clearTimeout(closing);
    if (link.getAttribute("aria-describedby")) return;
    close();
    bubble = document.createElement("span");
    bubble.id = "hint";
    bubble.className = "hint";
    bubble.setAttribute("role", "tooltip");
    bubble.textContent = link.dataset.hint;
    bubble.addEventListener("pointerenter", () => window.clearTimeout(closing));
    bubble.addEventListener("pointerleave", closeSoon);
    document.body.append(bubble);
    const box = link.getBoundingClientRect();
    const left = Math.min(box.left, document.documentElement.clientWidth - bubble.offsetWidth - 12);
    bubble.style.left = `${Math.max(12, left) + window.scrollX}px`;
    bubble.style.top = `${box.bottom + window.scrollY + 4}px`;
    link.setAttribute("aria-describedby", "hint");
  };

  for (const link of document.querySelectorAll("[data-hint]")) {
    link.addEventListener("pointerenter", () => open(link));
    link.addEventListener("pointerleave", closeSoon);
    link.addEventListener("focus", () => open(link));
    link.addEventListener("blur", close);
  }
  document.addEventListener("keydown", (event) => {
    if (event.key === "Escape") close();
  });
}
