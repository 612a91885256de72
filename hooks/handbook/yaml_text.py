r"""Plain data → the YAML an author would write by hand, and reading it back gives the same data.

The rules are few, so that the form in the browser can follow them sign by sign. `w` is 100; a
width counts Unicode code points (`[...text].length` in JavaScript, not `text.length`).

**Tree.** Children stand two spaces in, a list's dashes two spaces in from its key.

1. A mapping is a block, `key:` a line each, in the order given; an empty one is `{}`. Within a list
   its first key stands behind the dash. A key is written by the rules for a one-line text.
2. A list is `[a, b]` on its key's line when every item is a `Bare` or a text that may stand plain
   and holds none of `,[]{}`, and the line is at most `w` wide. An empty list is `[]`. Any other
   list is a block, a dash a line. Where the whole is a list of mappings, an empty line parts them.

**Text.** The first rule that fits:

3. `Bare` (a number or a truth value; in JavaScript `number` and `boolean`) is written as it is.
4. A text with a line break is a `|-` block when it neither begins nor ends with a space, a tab or
   a line break and holds no sign of `ESCAPED`. Its lines stand as they are, two spaces in from
   its key or dash; an empty line has no spaces.
5. A text without a line break whose line (with key or dash, and with quotes if rule 6 gives it
   any) would be wider than `w` is a `>-` block when it neither begins nor ends with a space, holds
   no tab and no sign of `ESCAPED`, and has a space to fold it at: one with no other space beside
   it. The longest run of words that keeps the line within `w` makes a line, and a word too long
   for any line stands alone on one. (It may turn out to need one line only.)
6. All else stands on one line: *plain* when it may; else between `'` (doubled inside) when it holds
   `"` or `\` and no line break, tab or sign of `ESCAPED`; else between `"`, with `\\`, `\"`, `\n`,
   `\t`, `\r`, and any other sign of `ESCAPED` as `\u` and four upper-case hexadecimal digits.

A text may stand *plain* when it is not empty; neither begins nor ends with a space; holds no line
break, no tab, no sign of `ESCAPED`, no `: ` and no ` #`; does not end in `:`; does not begin with
`...` or one of ``- ? : , [ ] { } # & * ! | > ' " % @ ` ``; and no YAML reader would take it for
something other than a text (`TAKEN_FOR_ELSE`: numbers, dates, `no`, `null` …).

`tests/yaml_text/*.yml` holds examples that both sides play.
"""

from __future__ import annotations

import re
from typing import Any, Final

WIDTH: Final = 100

ESCAPED: Final = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069\ufeff\ufffe\uffff]"
)
"""Signs that are seen only as an escape: those of `source.INVISIBLE`, and the carriage return."""

TAKEN_FOR_ELSE: Final = re.compile(
    r"~|=|<<|null|true|false|yes|no|on|off|y|n"
    r"|[-+]?(\.[0-9_]+|[0-9][0-9_]*(\.[0-9_]*)?)(e[-+]?[0-9]+)?"
    r"|[-+]?0[xob][0-9a-f_]+"
    r"|[-+]?[0-9][0-9_]*(:[0-5]?[0-9])+(\.[0-9_]*)?"
    r"|[-+]?\.(inf|nan)"
    r"|[0-9]{4}-[0-9]{1,2}-[0-9]{1,2}([ t].*)?",
    re.IGNORECASE | re.ASCII,
)
"""Whole texts that an ordinary YAML reader makes a number, a date, a truth value or nothing of."""

_FOLD: Final = re.compile(r"(?<=[^ ]) (?=[^ ])")
_SHORT_ESCAPES: Final = {"\\": "\\\\", '"': '\\"', "\n": "\\n", "\t": "\\t", "\r": "\\r"}
_NEEDS_ESCAPE: Final = re.compile(rf'{ESCAPED.pattern}|[\\"\n\t]')


class Bare(str):
    """A number or a truth value, which keeps its digits as its author wrote them."""

    __slots__ = ()


def yaml_text(data: Any) -> str:
    """The YAML of a mapping or a list of mappings, lists and texts.

    Raises `TypeError` for anything else, such as `None`: a field without a value is left out.
    """
    if isinstance(data, dict) and data:
        lines = _mapping(data, 0)
    elif isinstance(data, list) and data:
        lines = _sequence(data, 0)
        if all(isinstance(each, dict) and each for each in data):
            lines = [
                part for line in lines for part in (["", line] if line.startswith("-") else [line])
            ]
            lines = lines[1:]
    else:
        lines = [_entry("", data, 0)[0][1:]]
    return "\n".join(lines) + "\n"


def _mapping(data: dict[str, Any], indent: int) -> list[str]:
    return [
        line
        for key, value in data.items()
        for line in _entry(f"{' ' * indent}{_one_line(key)}:", value, indent + 2)
    ]


def _sequence(data: list[Any], indent: int) -> list[str]:
    return [line for value in data for line in _entry(f"{' ' * indent}-", value, indent + 2)]


def _entry(head: str, value: Any, indent: int) -> list[str]:
    """The lines of a value behind its key or dash; what it holds stands at `indent`."""
    if isinstance(value, str):
        return _text(head, value, indent)
    if isinstance(value, dict):
        if not value:
            return [f"{head} {{}}"]
        lines = _mapping(value, indent)
        return [f"{head} {lines[0][indent:]}", *lines[1:]] if _is_dash(head) else [head, *lines]
    if isinstance(value, list):
        in_one = _flow(head, value)
        return [in_one] if in_one else [head, *_sequence(value, indent)]
    message = f"YAML of ours holds mappings, lists and texts, and no {type(value).__name__}"
    raise TypeError(message)


def _is_dash(head: str) -> bool:
    return head.endswith("-")


def _flow(head: str, items: list[Any]) -> str:
    """A list on its key's line, or nothing when it needs a block."""
    if not all(isinstance(each, str) and _may_stand_in_flow(each) for each in items):
        return ""
    line = f"{head} [{', '.join(items)}]"
    return line if len(line) <= WIDTH or not items else ""


def _may_stand_in_flow(text: str) -> bool:
    return (isinstance(text, Bare) or is_plain(text)) and not re.search(r"[,\[\]{}]", text)


def _text(head: str, text: str, indent: int) -> list[str]:
    margin = " " * indent
    if "\n" in text and not isinstance(text, Bare):
        ends = text[0] + text[-1]
        if not re.search(r"[ \t\n]", ends) and not ESCAPED.search(text):
            lines = [margin + line if line else "" for line in text.split("\n")]
            return [f"{head} |-", *lines]
    line = f"{head} {text if isinstance(text, Bare) else _one_line(text)}"
    folded = _folded(text, WIDTH - indent) if len(line) > WIDTH else []
    if folded:
        return [f"{head} >-", *(margin + each for each in folded)]
    return [line]


def _folded(text: str, width: int) -> list[str]:
    """The lines of a text that may be folded, or nothing."""
    words = _FOLD.split(text)
    ends = text != text.strip(" ")
    if len(words) == 1 or ends or re.search(r"[\n\t]", text) or ESCAPED.search(text):
        return []
    lines: list[str] = []
    for word in words:
        if lines and len(lines[-1]) + 1 + len(word) <= width:
            lines[-1] += f" {word}"
        else:
            lines.append(word)
    return lines


def _one_line(text: str) -> str:
    if is_plain(text):
        return text
    if re.search(r'["\\]', text) and not re.search(r"[\n\t]", text) and not ESCAPED.search(text):
        return "'" + text.replace("'", "''") + "'"
    return '"' + _NEEDS_ESCAPE.sub(_escape, text) + '"'


def _escape(found: re.Match[str]) -> str:
    sign = found.group()
    return _SHORT_ESCAPES.get(sign) or f"\\u{ord(sign):04X}"


def is_plain(text: str) -> bool:
    """Whether a text may stand without quotes."""
    return not (
        not text
        or text != text.strip(" ")
        or re.search(r"[\n\t]|: | #", text)
        or text.endswith(":")
        or re.match(r"\.\.\.|[-?:,\[\]{}#&*!|>'\"%@`]", text)
        or TAKEN_FOR_ELSE.fullmatch(text)
        or ESCAPED.search(text)
    )
