// Where a file is proposed, on the kinds of platform that a repository may stand on.

const MOST = 8000;

/** The kind of platform an address belongs to. */
export function platformOf(repository) {
  const host = new URL(repository).hostname;
  if (/(?:^|\.)gitlab\./.test(host) || host.includes("gitlab")) return "gitlab";
  if (host === "codeberg.org" || /forgejo|gitea/.test(host)) return "forgejo";
  return "github";
}

/** `{address, filled}`: the page that proposes a file, and whether it holds the text already.
 *
 * A file that is there already is opened for editing, where no platform takes a text by address. */
export function proposal({ repository, branch, path, text, exists }) {
  const platform = platformOf(repository);
  const [folder, name] = [path.slice(0, path.lastIndexOf("/")), path.slice(path.lastIndexOf("/") + 1)];
  const edit = { github: "edit", gitlab: "-/edit", forgejo: "_edit" }[platform];
  if (exists) return { address: `${repository}/${edit}/${branch}/${path}`, filled: false };
  const asked = (values) => new URLSearchParams(values).toString().replaceAll("+", "%20");
  const pages = {
    github: [`new/${branch}`, { filename: path }],
    gitlab: [`-/new/${branch}/${folder}`, { file_name: name }],
    forgejo: [`_new/${branch}/${folder}`, { filename: name }],
  };
  const [page, named] = pages[platform];
  const empty = `${repository}/${page}?${asked(named)}`;
  const whole = `${repository}/${page}?${asked({ ...named, value: text })}`;
  return platform !== "gitlab" && whole.length <= MOST ? { address: whole, filled: true } : { address: empty, filled: false };
}

/** A letter with the text in it, or, when it is too long for mail programs, without. */
export function letter(subject, text, instead) {
  const whole = `mailto:?subject=${encodeURIComponent(subject)}&body=${encodeURIComponent(text.replaceAll("\n", "\r\n"))}`;
  if (whole.length <= MOST / 4) return { address: whole, filled: true };
  return {
    address: `mailto:?subject=${encodeURIComponent(subject)}&body=${encodeURIComponent(instead)}`,
    filled: false,
  };
}
