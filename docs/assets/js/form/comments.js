// The comments within an opened file: the form cannot keep them where they stood, and says so.
import { el } from "./dom.js";

/** The part of the form that tells of them and offers to put them at the top. */
export function buildComments(house) {
  const box = house.at("comments");
  const say = (name, details) => house.say(`comments.${name}`, details);

  const show = () => {
    const { within } = house.state;
    box.hidden = !within.length;
    box.querySelector("ul").replaceChildren(
      ...within.map(([line, comment]) => el("li", {}, `${say("line", { line: String(line) })} `, el("code", {}, comment))),
    );
  };

  box.querySelector("button").addEventListener("click", () => {
    const { state } = house;
    state.comments = [...state.comments, ...state.within.map(([, comment]) => comment)];
    state.within = [];
    show();
    house.keep();
    house.settle();
    house.stateLine(say("moved"));
    house.at("state").focus();
  });

  return { show, tell: () => house.state.within.length && house.announce(say("title")) };
}
