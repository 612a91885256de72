// Which text a translation was made from: the fingerprint of handbook/translations.py.

const DIGITS = 12;

/** Every text of a record, `{path, texts, field}`, in the order of its fields. */
export function textsIn(data, fields, form, path = []) {
  const found = [];
  const look = (value, field, at) => {
    if (field.holds === "part" && isPart(value)) found.push(...textsIn(value, form.parts[field.of], form, at));
    else if (["texts", "name", "point"].includes(field.holds) && isPart(value)) {
      const { basis, ...texts } = value;
      found.push({ path: at, texts: field.holds === "point" ? texts : value, field });
    }
  };
  for (const field of fields) {
    const value = data[field.name];
    if (value === undefined || field.by_language) continue;
    if (field.many && Array.isArray(value)) value.forEach((each, at) => look(each, field, [...path, field.name, at]));
    else look(value, field, [...path, field.name]);
  }
  return found;
}

const isPart = (value) => typeof value === "object" && value !== null && !Array.isArray(value);

/** The fingerprint of a record's original texts; nothing where the browser cannot reckon it. */
export async function fingerprint(data, fields, form, dotted) {
  const first = data.written_in ?? form.languages[0];
  const lines = textsIn(data, fields, form)
    .filter(({ texts }) => Object.hasOwn(texts, first))
    .map(({ path, texts }) => `${dotted(path)}=${texts[first].split(/\s+/).filter(Boolean).join(" ")}`);
  if (!globalThis.crypto?.subtle) return "";
  const hash = await crypto.subtle.digest("SHA-256", new TextEncoder().encode(lines.join("\n")));
  return [...new Uint8Array(hash)].map((byte) => byte.toString(16).padStart(2, "0")).join("").slice(0, DIGITS);
}
