"""What stands on a page of ours as plain Markdown, for the benchmark's other side to build.

It is the Markdown that one would write by hand, and asks for as little as the text allows: a list
is one line an entry, a table one line a row, and only links to other sites are links.
"""

from __future__ import annotations

import re
from html.parser import HTMLParser
from typing import Final

UNREAD: Final = frozenset({"script", "style", "template", "svg", "form"})
"""What holds no running text for a reader."""
LINES: Final = dict.fromkeys(("li", "tr", "dt", "article"), "- ") | {
    f"h{depth}": "#" * depth + " " for depth in range(1, 7)
}
"""What begins a line of its own, with the sign it begins by."""
WITHIN: Final = frozenset({"li", "tr", "article"})
"""All that stands in one of these stands on its line."""
BESIDE: Final = frozenset(
    {"b", "strong", "em", "i", "a", "span", "sup", "sub", "abbr", "code", "time"}
)
"""What may stand in the middle of a word."""


def plain_markdown(html: str) -> str:
    """The text of a page's body as Markdown, blank lines between its blocks."""
    writer = _Writer()
    writer.feed(html)
    writer.close()
    return writer.text()


class _Writer(HTMLParser):
    """Follows the tags of a page and gathers its lines."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.lines: list[tuple[str, list[str]]] = [("", [])]
        """Each with the sign it begins by and the pieces of its text."""
        self.unread = self.within = 0
        self.href = ""

    def text(self) -> str:
        """The lines, entries of one list close together."""
        told = ((sign, " ".join("".join(pieces).split())) for sign, pieces in self.lines)
        whole = "\n\n".join(sign + words for sign, words in told if words)
        return re.sub(r"(?m)^(- .*)\n\n(?=- )", r"\1\n", whole) + "\n"

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in UNREAD:
            self.unread += 1
        elif tag == "a":
            self.href = dict(attrs).get("href") or ""
            self._add("[" if self._leads_away else "")
        elif tag not in BESIDE:
            self._begin(LINES.get(tag, ""), close=tag != "dd")
        self.within += tag in WITHIN

    def handle_endtag(self, tag: str) -> None:
        if tag in UNREAD:
            self.unread -= 1
        elif tag == "a":
            self._add(f"]({self.href})" if self._leads_away else "")
        elif tag not in BESIDE:
            self._begin("", close=tag != "dt")
        self.within -= tag in WITHIN

    def handle_data(self, data: str) -> None:
        if not self.unread:
            self._add(data.replace("&", "&amp;").replace("<", "&lt;"))

    @property
    def _leads_away(self) -> bool:
        return self.href.startswith("http") and not self.unread

    def _begin(self, sign: str, *, close: bool) -> None:
        if self.within or not close:
            self._add(" ")
        else:
            self.lines.append((sign, []))

    def _add(self, piece: str) -> None:
        self.lines[-1][1].append(piece)
