// Plain data → YAML, sign by sign as handbook/yaml_text.py writes it; its docstring is the rule book
// that the comments here number. Widths count code points, as Python does.

const WIDTH = 100;
const ESCAPED = /[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069\ufeff\ufffe\uffff]/;
const NEEDS_ESCAPE = new RegExp(`${ESCAPED.source}|[\\\\"\\n\\t]`, "g");
const SHORT_ESCAPES = { "\\": "\\\\", '"': '\\"', "\n": "\\n", "\t": "\\t", "\r": "\\r" };
const TAKEN_FOR_ELSE = new RegExp(
  "^(?:~|=|<<|null|true|false|yes|no|on|off|y|n" +
    "|[-+]?(?:\\.[0-9_]+|[0-9][0-9_]*(?:\\.[0-9_]*)?)(?:e[-+]?[0-9]+)?" +
    "|[-+]?0[xob][0-9a-f_]+" +
    "|[-+]?[0-9][0-9_]*(?::[0-5]?[0-9])+(?:\\.[0-9_]*)?" +
    "|[-+]?\\.(?:inf|nan)" +
    "|[0-9]{4}-[0-9]{1,2}-[0-9]{1,2}(?:[ t].*)?)$",
  "i",
);

/** A number or a truth value, which keeps its digits as its author wrote them. */
export class Bare {
  constructor(text) {
    this.text = text;
  }
}

/** The YAML of a mapping or a list. */
export function yamlText(data) {
  return `${topLines(data).join("\n")}\n`;
}

function topLines(data) {
  if (!isFilled(data)) return [entry("", data, 0)[0].slice(1)];
  if (!Array.isArray(data)) return mapping(data, 0);
  const lines = sequence(data, 0);
  const parted = data.every((each) => isFilled(each) && !Array.isArray(each));
  return parted ? lines.flatMap((line) => (line.startsWith("-") ? ["", line] : [line])).slice(1) : lines;
}

const isFilled = (data) => typeof data === "object" && data !== null && !(data instanceof Bare) && Object.keys(data).length > 0;
const width = (text) => [...text].length;

const mapping = (data, indent) =>
  Object.entries(data).flatMap(([key, value]) => entry(`${" ".repeat(indent)}${oneLine(key)}:`, value, indent + 2));

const sequence = (data, indent) => data.flatMap((value) => entry(`${" ".repeat(indent)}-`, value, indent + 2));

/** The lines of a value behind its key or dash; what it holds stands at `indent`. */
function entry(head, value, indent) {
  if (["number", "boolean"].includes(typeof value)) return [`${head} ${value}`];
  if (typeof value === "string" || value instanceof Bare) return textLines(head, value, indent);
  if (Array.isArray(value)) {
    const line = flow(head, value);
    return line ? [line] : [head, ...sequence(value, indent)];
  }
  if (!isFilled(value)) return [`${head} {}`];
  const lines = mapping(value, indent);
  return head.endsWith("-") ? [`${head} ${lines[0].slice(indent)}`, ...lines.slice(1)] : [head, ...lines];
}

/** Rule 2: a list on its key's line, or nothing when it needs a block. */
function flow(head, items) {
  const mayStand = (each) =>
    each instanceof Bare || ["number", "boolean"].includes(typeof each) || (typeof each === "string" && isPlain(each) && !/[,[\]{}]/.test(each));
  if (!items.every(mayStand)) return "";
  const line = `${head} [${items.map((each) => each.text ?? each).join(", ")}]`;
  return width(line) <= WIDTH || !items.length ? line : "";
}

/** Rules 3 to 6. */
function textLines(head, value, indent) {
  if (value instanceof Bare) return [`${head} ${value.text}`];
  const margin = " ".repeat(indent);
  if (value.includes("\n") && !/^[ \t\n]|[ \t\n]$/.test(value) && !ESCAPED.test(value)) {
    return [`${head} |-`, ...value.split("\n").map((line) => (line ? margin + line : ""))];
  }
  const line = `${head} ${oneLine(value)}`;
  const lines = width(line) > WIDTH ? folded(value, WIDTH - indent) : [];
  return lines.length ? [`${head} >-`, ...lines.map((each) => margin + each)] : [line];
}

/** Rule 5: the lines of a text that may be folded, or none. */
function folded(text, most) {
  const words = text.split(/(?<=[^ ]) (?=[^ ])/u);
  if (words.length === 1 || /^ | $|[\n\t]/.test(text) || ESCAPED.test(text)) return [];
  const lines = [];
  let wide = 0;
  for (const word of words) {
    const length = width(word);
    if (lines.length && wide + 1 + length <= most) {
      lines[lines.length - 1] += ` ${word}`;
      wide += 1 + length;
    } else {
      lines.push(word);
      wide = length;
    }
  }
  return lines;
}

/** Rule 6. */
function oneLine(text) {
  if (isPlain(text)) return text;
  if (/["\\]/.test(text) && !/[\n\t]/.test(text) && !ESCAPED.test(text)) return `'${text.replaceAll("'", "''")}'`;
  return `"${text.replace(NEEDS_ESCAPE, escaped)}"`;
}

const escaped = (sign) =>
  SHORT_ESCAPES[sign] ?? `\\u${sign.charCodeAt(0).toString(16).toUpperCase().padStart(4, "0")}`;

/** Whether a text may stand without quotes. */
export function isPlain(text) {
  return !(
    !text ||
    /^ | $|[\n\t]|: | #|:$/.test(text) ||
    /^(?:\.\.\.|[-?:,[\]{}#&*!|>'"%@`])/.test(text) ||
    TAKEN_FOR_ELSE.test(text) ||
    ESCAPED.test(text)
  );
}
