// The files that records stand in: one each, or one for a whole list of them.

/** `{path, part, listed, modeline}` of a record's file, or nothing; each guide is a kind to itself. */
export function fileOf(form, kind, id) {
  const file = form.records[kind] ?? form.records[`${kind}/${id}`];
  return file && { ...file, path: file.path.replace("{id}", id) };
}

/** The name of a file without its folder: `glossary.yaml`. */
export const nameOf = ({ path }) => path.slice(path.lastIndexOf("/") + 1);
