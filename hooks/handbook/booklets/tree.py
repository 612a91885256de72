"""Prose HTML → a tree of strings and small mappings, which is all that a template ever gets.

The HTML is the one that the pages show (`rendering.Telling`): made by cmark in its safe mode, so
every tag is closed and every sign of the author's is escaped. A tag we do not know keeps its words.
"""

from __future__ import annotations

import re
from html import unescape
from typing import TYPE_CHECKING, Any, Final

if TYPE_CHECKING:
    from collections.abc import Callable

Node = str | dict[str, Any]
"""A text, or an element: `n` is its name, `c` its children."""

_TAG: Final = re.compile(r"<(/?)([a-z0-9]+)((?:[^>\"]|\"[^\"]*\")*)>|<!--.*?-->", re.DOTALL)
_ATTRIBUTE: Final = re.compile(r'([a-z-]+)="([^"]*)"')
_SPACES: Final = re.compile(r"\s+")
_LONG: Final = re.compile(r"[^\s\u200b]{31,}")
_LINE_END: Final = re.compile(r"(?<=[/?&=#.,;:_+-])(?=[^\s/?&=#.,;:_+-])")

BLOCKS: Final = frozenset({"p", "ul", "ol", "li", "blockquote", "table", "thead", "tbody", "tr"})
KNOWN: Final = BLOCKS | {"th", "td", "em", "strong", "code", "pre", "sup", "a", "span", "div"}
EMPTY: Final = frozenset({"br", "hr"})
MAY_BREAK: Final = "\u200b"
"""A place where a line may end without a hyphen; no reader sees or hears it."""
PIECE: Final = 10


def tree_of(html: str, link: Callable[[str], dict[str, Any] | None]) -> list[Node]:
    """The tree of a safe HTML text. `link` says what an address leads to, or nothing."""
    top: list[Node] = []
    open_: list[tuple[str, list[Node]]] = [("", top)]
    at = 0
    for found in _TAG.finditer(html):
        _add_text(open_[-1], html[at : found.start()])
        at = found.end()
        closes, name, written = found.groups()
        if name is None:
            continue
        if closes:
            while len(open_) > 1 and open_.pop()[0] != name:
                pass  # cmark closes what it opens; this keeps a mistake of ours from growing
            continue
        attributes = {key: unescape(value) for key, value in _ATTRIBUTE.findall(written)}
        children = open_[-1][1]
        if name in EMPTY:
            children.append({"n": name})
        else:
            open_.append((name, _opened(name, attributes, children, link)))
    _add_text(open_[-1], html[at:])
    return top


def _opened(
    name: str,
    attributes: dict[str, str],
    children: list[Node],
    link: Callable[[str], dict[str, Any] | None],
) -> list[Node]:
    """The list that takes an element's children: its own, or its parent's when it adds nothing."""
    extra: dict[str, Any] = {}
    if name == "a":
        goal = link(attributes.get("href", ""))
        if goal is None:
            return children
        extra = goal
    elif name in {"span", "div"}:
        if "lang" not in attributes:
            return children
        extra = {"lang": attributes["lang"]}
    elif name == "ol":
        extra = {"start": int(attributes.get("start", "1"))}
    elif name in {"th", "td"}:
        extra = {"align": attributes.get("align", "")}
    elif name not in KNOWN:
        return children
    own: list[Node] = []
    children.append({"n": name, **extra, "c": own})
    return own


def _add_text(parent: tuple[str, list[Node]], html: str) -> None:
    """Add a text, its white space as one space, none between blocks."""
    name, children = parent
    text = unescape(html)
    if name == "code":
        children.append(breakable(text))
        return
    text = _SPACES.sub(" ", text)
    between_blocks = name in BLOCKS - {"p", "li"} or (
        children and isinstance(children[-1], dict) and children[-1]["n"] in BLOCKS
    )
    if text and not (text == " " and (between_blocks or not children)):
        children.append(breakable(text))


def breakable(text: str) -> str:
    """A text whose very long words may be broken, so that no line is overfull.

    An address may break after a sign; a word that hyphenation cannot be trusted with, anywhere.
    """
    return _LONG.sub(lambda found: _broken(found.group()), text)


def _broken(word: str) -> str:
    pieces = _LINE_END.split(word)
    cut = [
        piece[start : start + PIECE] if len(piece) > 2 * PIECE else piece
        for piece in pieces
        for start in range(0, len(piece) if len(piece) > 2 * PIECE else 1, PIECE)
    ]
    return MAY_BREAK.join(cut)


def words_of(nodes: list[Node]) -> str:
    """The words of a tree, as they will be read."""
    return "".join(node if isinstance(node, str) else words_of(node.get("c", [])) for node in nodes)
