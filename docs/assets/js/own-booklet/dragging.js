// Moving an entry of a list with the pointer, by its grip. The buttons beside it do the same.

/** Let entries be dragged; `dropped` is told from which place to which when one is let go. */
export function startDragging(list, grip, dropped) {
  list.addEventListener("pointerdown", (event) => {
    const handle = event.target.closest(grip);
    if (!handle || event.button !== 0) return;
    event.preventDefault();
    const entry = handle.closest("li");
    const before = [...list.children];
    const from = before.indexOf(entry);
    // By the list: an entry that is moved in the document would lose the pointer.
    list.setPointerCapture(event.pointerId);
    entry.classList.add("own__record--held");

    const move = ({ clientY }) => {
      const others = [...list.children].filter((each) => each !== entry);
      const next = others.find((each) => {
        const { top, height } = each.getBoundingClientRect();
        return clientY < top + height / 2;
      });
      if (entry.nextElementSibling !== (next ?? null)) list.insertBefore(entry, next ?? null);
    };
    const end = ({ type }) => {
      list.removeEventListener("pointermove", move);
      list.removeEventListener("pointerup", end);
      list.removeEventListener("pointercancel", end);
      entry.classList.remove("own__record--held");
      const to = [...list.children].indexOf(entry);
      if (type === "pointercancel") list.replaceChildren(...before);
      else if (to !== from) dropped(from, to);
    };
    list.addEventListener("pointermove", move);
    list.addEventListener("pointerup", end);
    list.addEventListener("pointercancel", end);
  });
}
