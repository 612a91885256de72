// What the form opens: a record of the handbook, or a file of the contributor's own.
import { fileOf, nameOf } from "./files.js";
import { languagesIn } from "./record.js";
import { told } from "./rules.js";
import { MOST_BYTES_OF_A_LIST, readYaml, Unreadable } from "./yaml-read.js";

/** The record that the page's address asks for: `?record=method/world-cafe&to=en`. */
export function askedFor() {
  const query = new URLSearchParams(window.location.search);
  const [first, second] = (query.get("record") ?? "").split("/");
  return { kind: second ? first : "case", record: second ?? first ?? "", to: query.get("to") ?? "" };
}

/** Open a record of the handbook, or the draft that was begun of it, to be changed or translated. */
export async function openRecord(house, { kind, record, to }) {
  const { form, state } = house;
  const file = fileOf(form, kind, record);
  const known = file && (form.known[form.kinds[kind]] ?? []).includes(record);
  if (!known) {
    house.stateLine(house.say("record-not-found"));
    return;
  }
  const found = house.fromDraft(`${kind}/${record}`);
  // The others of a list are fetched for a draft too: they may have changed since it was kept.
  const text = async () => (await fetch(`${house.root.dataset.source}${file.path}`)).text();
  const read = found && !file.listed ? null : readYaml(await text(), file.listed ? MOST_BYTES_OF_A_LIST : undefined);
  house.list = file.listed ? read.data : null;
  if (found) house.tellDraft();
  else {
    const data = file.listed ? read.data.find((each) => each.id === record) : read.data;
    take(house, { ...read, data }, { kind, id: record, exists: record, named: true });
    house.stateLine(house.say("opened", { name: nameOf(file) }));
  }
  const others = form.languages.filter((each) => each !== house.fields.first);
  const wanted = others.includes(to) ? to : "";
  // Only a case has all its fields here; any other record is opened to be translated.
  state.to = kind === "case" ? wanted : wanted || (others[0] ?? "");
}

/** Open a file that the contributor has chosen, or tell why it cannot be read. */
export async function openFile(house, file) {
  try {
    const id = file.name.replace(/\.ya?ml$/i, "");
    const exists = (house.form.known.cases ?? []).includes(id) ? id : "";
    take(house, readYaml(await file.text()), { kind: "case", id, named: true, exists });
    house.list = null;
    house.redraw();
    house.keep();
    house.stateLine(house.say("opened", { name: file.name }));
    house.comments.tell();
    if (house.all) house.problems.list(false);
  } catch (error) {
    if (!(error instanceof Unreadable)) throw error;
    const problem = told(error, house.form);
    house.stateLine(house.say("file-unread", { line: String(error.line), problem }));
  }
}

/** Take the record of a file in place of the one that is there. */
function take(house, { data, comments, within }, more) {
  if (typeof data !== "object" || Array.isArray(data)) throw new Unreadable("fields-expected", 1);
  Object.assign(house.state, house.blank(), { data, comments, within }, more);
  house.state.also = languagesIn(data, house.form.languages).filter((each) => each !== house.fields.first);
  house.touched.clear();
  house.all = house.now().length > 0;
}
