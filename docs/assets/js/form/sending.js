// The ways a file leaves the form, each by its author's own hand: a page of a platform, the clipboard,
// a download, a letter.
import { fileOf, nameOf } from "./files.js";
import { letter, platformOf, proposal } from "./hosts.js";
import { told } from "./rules.js";

const ID = /^[a-z0-9]+(?:-[a-z0-9]+)*$/;

/** Wire the last section; `update` follows the file. */
export function startSending(house) {
  const { root, form } = house;
  const at = house.at;
  const name = root.querySelector("#form-name");
  const agree = root.querySelector("#form-agree");
  const agreeError = root.querySelector("#form-agree-error");
  const nameError = root.querySelector("#form-name-error");
  const propose = at("propose");
  const steps = at("steps");
  const meta = document.querySelector('meta[name="handbook-repository"]');
  const repository = meta?.content ?? "";
  const branch = meta?.dataset.branch ?? "main";
  let download = "";
  let goal = null;

  const file = () => fileOf(form, house.state.kind, house.state.id || "case");

  const agreed = () => {
    agreeError.hidden = agree.checked;
    if (!agree.checked) {
      agree.setAttribute("aria-invalid", "true");
      house.announce(agreeError.textContent);
      agree.focus();
    } else agree.removeAttribute("aria-invalid");
    return agree.checked;
  };

  const checkName = () => {
    const { id, exists, kind } = house.state;
    let sentence = "";
    if (id && !ID.test(id)) sentence = told({ code: "bad-file-name", details: { name: id } }, form);
    else if (!exists && form.known[form.kinds[kind]].includes(id)) sentence = told({ code: "duplicate-id", details: { id } }, form);
    nameError.hidden = !sentence;
    nameError.textContent = sentence;
    name.toggleAttribute("aria-invalid", Boolean(sentence));
    if (sentence) name.setAttribute("aria-invalid", "true");
    return !sentence;
  };

  const showSteps = () => {
    const { exists } = house.state;
    const wanted = ["copy", exists ? "open-edit" : "open", exists ? "paste-edit" : "paste", "press"];
    root.querySelector("#form-steps").textContent = house.say(exists ? "propose-edit" : "propose-long");
    for (const step of steps.querySelectorAll("[data-step]")) step.hidden = !wanted.includes(step.dataset.step);
    const page = steps.querySelector("[data-open]");
    page.href = goal.address;
    page.target = "_blank";
    steps.hidden = false;
    steps.focus();
  };

  name.addEventListener("input", () => {
    house.state.id = name.value.trim();
    house.state.named = Boolean(house.state.id);
    checkName();
    house.keep();
    update();
  });
  agree.addEventListener("change", () => {
    agreeError.hidden = true;
    agree.removeAttribute("aria-invalid");
  });
  const guard = (event) => {
    at("still").hidden = house.problems.count() === 0;
    if (!agreed()) event.preventDefault();
    return agree.checked;
  };
  propose.addEventListener("click", (event) => {
    if (!guard(event) || goal.filled) return;
    event.preventDefault();
    showSteps();
  });
  at("mail").addEventListener("click", guard);
  at("copy").addEventListener("click", async () => {
    try {
      await navigator.clipboard.writeText(house.text);
      house.stateLine(house.say("copied"));
      house.announce(house.say("copied"));
    } catch {
      at("file").open = true;
      root.querySelector("#form-text").select();
      house.announce(house.say("not-copied"));
      house.stateLine(house.say("not-copied"));
    }
  });

  const update = () => {
    checkName();
    if (download) URL.revokeObjectURL(download);
    download = URL.createObjectURL(new Blob([house.text], { type: "text/yaml" }));
    const save = at("download");
    save.href = download;
    save.download = nameOf(file());
    const title = house.fields.title || house.say("untitled");
    at("mail").href = letter(house.say(house.state.to ? "translate.mail-subject" : "mail-subject", { title }), house.text, house.say("mail-instead")).address;
    at("no-repository").hidden = Boolean(repository);
    propose.hidden = !repository;
    at("propose-note").hidden = !repository || Boolean(house.state.exists);
    if (!repository) return;
    goal = proposal({ repository, branch, path: `data/${file().path}`, text: house.text, exists: Boolean(house.state.exists) });
    propose.href = goal.address;
    propose.textContent = house.say(`propose-${platformOf(repository)}`);
    propose.toggleAttribute("target", goal.filled);
    if (goal.filled) propose.target = "_blank";
    if (!steps.hidden) steps.querySelector("[data-open]").href = goal.address;
  };
  return { update };
}
