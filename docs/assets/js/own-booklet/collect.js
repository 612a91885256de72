// "Put in my booklet" on the pages of cases, methods and principles and at every word of the glossary.
// Without this script there is no button; each page can still be printed on its own.
import { MOST, basket, keep, whenKeptElsewhere } from "./selection.js";

const words = document.querySelector(".collect-words").dataset;

const status = document.createElement("p");
status.className = "collect__status";
status.setAttribute("role", "status");
document.querySelector(".collect-words").after(status);

const places = [...document.querySelectorAll(".collect")].map((place) => {
  const button = document.createElement("button");
  const link = document.createElement("a");
  const told = document.createElement("span");
  button.type = "button";
  button.className = "collect__button";
  link.className = "collect__see";
  link.href = words.href;
  told.className = "collect__told";
  button.addEventListener("click", () => toggle(place.dataset, told));
  place.append(button, link, told);
  place.hidden = false;
  return { ...place.dataset, button, link, told };
});

function toggle({ record, title }, told) {
  const { title: name, signs } = basket();
  const there = signs.includes(record);
  if (!there && signs.length >= MOST) {
    told.textContent = words.full.replace("{most}", MOST);
    tell(told.textContent);
    return;
  }
  const now = there ? signs.filter((sign) => sign !== record) : [...signs, record];
  keep({ title: name, signs: now });
  show();
  tell(
    (there ? words.removed : words.added)
      .replace("{total}", now.length)
      .replace("{title}", () => title),
  );
}

function show() {
  const { signs } = basket();
  for (const { record, title, button, link, told } of places) {
    const there = signs.includes(record);
    const act = there ? words.takeOut : words.add;
    button.textContent = act;
    // Many buttons of the glossary say the same; the name says which word it is.
    const named = words.moveOf.replace("{move}", () => act).replace("{title}", () => title);
    button.setAttribute("aria-label", named);
    button.classList.toggle("collect__button--there", there);
    link.textContent = `${words.see} (${signs.length})`;
    link.hidden = !there;
    told.textContent = "";
  }
}

function tell(text) {
  status.textContent = text;
}

whenKeptElsewhere(show);
// Coming back from the booklet, the page may be as it was left.
window.addEventListener("pageshow", (event) => {
  if (event.persisted) show();
});
show();
