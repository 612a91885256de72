// Characters that stand for others: escaped by a backslash, or written as references (&amp;).

/** The signs that a backslash makes plain. */
export const ESCAPABLE = /[!"#$%&'()*+,./:;<=>?@[\\\]^_`{|}~-]/;

/** A character reference, where it is looked for. */
export const ENTITY = /&(?:#x[a-f0-9]{1,6}|#[0-9]{1,7}|[a-z][a-z0-9]{1,31});/iy;

let decoder = null;

/** What a character reference stands for, in the browser's own reading. */
export function entity(text) {
  const number = /^&#(x?)([0-9a-f]+);$/i.exec(text);
  if (number) {
    const code = parseInt(number[2], number[1] ? 16 : 10);
    return code === 0 || code > 0x10ffff || (code >= 0xd800 && code < 0xe000) ? "\ufffd" : String.fromCodePoint(code);
  }
  decoder ??= document.createElement("textarea");
  decoder.innerHTML = text;
  return decoder.value;
}

/** A text with its escapes and references read. */
export const unescaped = (text) =>
  text.replace(/\\([!"#$%&'()*+,./:;<=>?@[\\\]^_`{|}~-])|&(?:#x[a-f0-9]{1,6}|#[0-9]{1,7}|[a-z][a-z0-9]{1,31});/gi, (all, sign) => sign ?? entity(all));
