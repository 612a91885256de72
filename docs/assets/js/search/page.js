// The search page: answers the question in its address, and keeps the address true to the field.
import { startBox } from "./box.js";

const place = document.querySelector(".search-page");
const form = place.querySelector("form");
const asked = new URLSearchParams(window.location.search);
form.elements.namedItem("q").value = asked.get("q") ?? "";

const box = startBox({
  form,
  out: place.querySelector(".search__out"),
  status: place.querySelector(".search__status"),
  root: new URL(place.dataset.root, document.baseURI),
  level: "h2",
  ways: false,
  chosen: asked.get("kind") ?? "",
  asked(query, kind) {
    const state = new URLSearchParams();
    if (query) state.set("q", query);
    if (kind) state.set("kind", kind);
    const search = state.size ? `?${state}` : window.location.pathname;
    if (`${state}` !== window.location.search.slice(1)) window.history.replaceState(null, "", search);
  },
});
form.addEventListener("submit", (event) => {
  event.preventDefault();
  box.answer();
});
box.answer();
