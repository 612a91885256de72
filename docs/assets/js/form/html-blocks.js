// Where a block of HTML begins and ends in CommonMark. The form shows none; it only has to know it.

const STARTS = [
  /^<(?:script|pre|textarea|style)(?:[ \t\n\v\f\r]|>|$)/i,
  /^<!--/,
  /^<[?]/,
  /^<![A-Z]/i,
  /^<!\[CDATA\[/,
  /^<[/]?(?:address|article|aside|base|basefont|blockquote|body|caption|center|col|colgroup|dd|details|dialog|dir|div|dl|dt|fieldset|figcaption|figure|footer|form|frame|frameset|h[1-6]|head|header|hr|html|iframe|legend|li|link|main|menu|menuitem|nav|noframes|ol|optgroup|option|p|param|section|source|title|summary|table|tbody|td|tfoot|th|thead|title|tr|track|ul)(?:[ \t\n\v\f\r]|[/]?[>]|$)/i,
  /^(?:<[A-Za-z][A-Za-z0-9-]*(?:[ \t\n\v\f\r]+[a-zA-Z_:][a-zA-Z0-9:._-]*(?:[ \t\n\v\f\r]*=[ \t\n\v\f\r]*(?:[^"'=<>`\x00-\x20]+|'[^']*'|"[^"]*"))?)*[ \t\n\v\f\r]*[/]?>|<[/][A-Za-z][A-Za-z0-9-]*[ \t\n\v\f\r]*>)[ \t\n\v\f\r]*$/,
];
const ENDS = [/<\/(?:script|pre|textarea|style)>/i, /-->/, /\?>/, />/, /\]\]>/];

/** The kind of HTML block that begins a text, from 0, or -1. */
export const kindOf = (text) => (text[0] === "<" ? STARTS.findIndex((each) => each.test(text)) : -1);

/** Whether a block of a kind ends on a line; the last kinds end at an empty line. */
export const endsOn = (kind, text) => kind < ENDS.length && ENDS[kind].test(text);

/** Whether a block of a kind goes on past an empty line. */
export const passesEmptyLines = (kind) => kind < ENDS.length;
