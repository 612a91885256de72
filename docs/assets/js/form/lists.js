// The items of CommonMark's lists: what begins one, which list it belongs to, and how tight that is.

const isEmpty = (text) => /^[ \t\n]*$/.test(text);

/** The item that begins where a reader is, or null; the reader goes past its sign. */
export function marker(reader, container) {
  const rest = reader.line.slice(reader.next);
  if (reader.indent >= 4) return null;
  const bullet = /^[*+-]/.exec(rest);
  const number = /^(\d{1,9})([.)])/.exec(rest);
  const found = bullet ?? number;
  if (!found || (number && container.type === "paragraph" && Number(number[1]) !== 1)) return null;
  const after = rest[found[0].length];
  if (after !== undefined && after !== " " && after !== "\t") return null;
  if (container.type === "paragraph" && isEmpty(rest.slice(found[0].length))) return null;
  const item = {
    ordered: !bullet,
    sign: bullet ? rest[0] : number[2],
    begins: number ? Number(number[1]) : 1,
    offset: reader.indent,
  };
  reader.stepToText();
  reader.step(found[0].length, true);
  const [offset, column] = [reader.offset, reader.column];
  do reader.step(1, true);
  while (reader.column - column < 5 && reader.isSpace(reader.offset));
  const spaces = reader.column - column;
  if (spaces >= 5 || spaces < 1 || reader.offset >= reader.line.length) {
    item.padding = found[0].length + 1;
    reader.column = column;
    reader.offset = offset;
    reader.split = false;
    if (reader.isSpace(reader.offset)) reader.step(1, true);
  } else item.padding = found[0].length + spaces;
  return item;
}

/** Whether an item goes on the list that is open. */
export const sameList = (list, item) => list.ordered === item.ordered && list.sign === item.sign;

function endsBlank(node) {
  if (node.blankAfter) return true;
  return (node.type === "list" || node.type === "item") && node.children.length ? endsBlank(node.children.at(-1)) : false;
}

/** Whether the items of a list stand without empty lines between them. */
export function isTight(list) {
  return list.children.every((item, at) => {
    const more = at < list.children.length - 1;
    if (more && endsBlank(item)) return false;
    return item.children.every((each, place) => !((more || place < item.children.length - 1) && endsBlank(each)));
  });
}
