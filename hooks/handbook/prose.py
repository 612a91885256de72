"""CommonMark → safe HTML, with reference links resolved per language.

Prose in records is CommonMark with tables and without raw HTML, headings and images (a page gives
those). A link leads to the web, to a mail address, or to another record: `[navn](case:id)`.
`[](source:key)` prints a number that leads to a source of the same record.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from html import escape, unescape
from typing import TYPE_CHECKING, Final
from urllib.parse import unquote

from cmarkgfm import cmark, markdown_to_html_with_extensions

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

REFERENCE_KINDS: Final = (
    "case",
    "principle",
    "method",
    "phase",
    "term",
    "arena",
    "article",
    "guide",
    "source",
)
"""The schemes of our own links."""

WORD_JOINER: Final = "\u2060"
"""Keeps the number of a source on the line of the word it belongs to."""

_HREF: Final = re.compile(r'<a href="([^"]*)"(?=[^>]*>(.*?)</a>)', re.DOTALL)
_LINK: Final = re.compile(
    r'<a href="([^"]*)"(?: title="[^"]*")?>((?:<a [^>]*>.*?</a>|(?!</?a[ >]).)*)</a>', re.DOTALL
)
_ANY_TAG: Final = re.compile(r"<[^>]+>")
_LINK_TAG: Final = re.compile(r"</?a\b[^>]*>")
"""A link may hold an address in angle brackets, which CommonMark makes a link within the link."""
_SCHEME: Final = re.compile(r"([a-z][a-z0-9+.-]*):(.*)", re.DOTALL | re.IGNORECASE)
_WEB: Final = re.compile(r"https?://[^/?#].*|mailto:[^@]+@.+", re.DOTALL | re.IGNORECASE)
_BLOCK: Final = re.compile(r'(?=<[a-z0-9]+ data-sourcepos="(\d+):)')
_TAG: Final = re.compile(r"<(?![A-Za-z][A-Za-z0-9+.-]+:)[A-Za-z/!?]")
"""Where HTML begins in a text, as opposed to an address in angle brackets."""
_SUSPECT: Final = re.compile(r"[<\[#!]|[-=][ \t]*(?:[\r\n]|\Z)")
"""Without one of these, no text holds HTML, a link, an image or a heading; most texts have none."""
_BANNED: Final = {
    "<!-- raw HTML omitted -->": "raw-html",
    "<img ": "image-in-prose",
    "<h1": "heading-in-prose",
    "<h2": "heading-in-prose",
    "<h3": "heading-in-prose",
    "<h4": "heading-in-prose",
    "<h5": "heading-in-prose",
    "<h6": "heading-in-prose",
}


@dataclass(frozen=True, slots=True)
class Reference:
    """A link to another record, as written in prose; `line` counts from 0 within the text."""

    kind: str
    id: str
    line: int = 0


@dataclass(frozen=True, slots=True)
class Fault:
    """Something prose may not hold; `code` is a problem's code."""

    code: str
    line: int
    shown: str = ""


@dataclass(frozen=True, slots=True)
class Target:
    """Where a reference leads and how it looks: address, CSS class, a hint for a tooltip."""

    href: str
    look: str = ""
    hint: str = ""
    label: str = ""
    """The text of a reference that was written without one."""


def _html(text: str, options: int = 0) -> str:
    return str(markdown_to_html_with_extensions(text, options, extensions=["table"]))


def examined(text: str) -> tuple[list[Fault], list[Reference]]:
    """What a prose text may not hold, and the records it refers to."""
    if not _SUSPECT.search(text):
        return [], []
    faults: list[Fault] = []
    references: list[Reference] = []
    for line, html in _blocks(_html(text, cmark.Options.CMARK_OPT_SOURCEPOS)):
        found_here = [code for mark, code in _BANNED.items() if mark in html]
        faults += [Fault(code, _line_of(code, text, line)) for code in found_here]
        for found in _HREF.finditer(html):
            target = unescape(found[1])
            reference = _reference(target, line)
            if reference:
                references.append(reference)
            elif not _leads_to_the_web(target):
                shown = unquote(target) or unescape(_ANY_TAG.sub("", found[2]))
                faults.append(Fault("link-scheme", line, shown))
    return faults, references


def _blocks(html: str) -> Iterator[tuple[int, str]]:
    """The HTML cut where a new source line begins, each piece with its line from 0."""
    first, *pieces = _BLOCK.split(html)
    yield 0, first
    for number, piece in zip(pieces[::2], pieces[1::2], strict=True):
        yield int(number) - 1, piece


def _line_of(code: str, text: str, block: int) -> int:
    """The line of a fault in a block; HTML bears no line of its own, so it is looked for."""
    if code != "raw-html":
        return block
    lines = enumerate(text.split("\n")[block:], block)
    return next((number for number, line in lines if _TAG.search(line)), block)


def _reference(target: str, line: int = 0) -> Reference | None:
    found = _SCHEME.fullmatch(target)
    if found and found[1] in REFERENCE_KINDS:
        return Reference(found[1], unquote(found[2]), line)
    return None


def _leads_to_the_web(target: str) -> bool:
    return bool(_WEB.fullmatch(target))


def rendered(text: str, resolve: Callable[[Reference], Target | None]) -> str:
    """The safe HTML of a prose text.

    `resolve` says where a reference leads; a link it does not know, or whose scheme is not ours,
    keeps its words and loses its link, so that nothing unchecked ever becomes an address.
    """

    def link(found: re.Match[str]) -> str:
        target, words = unescape(found[1]), _LINK_TAG.sub("", found[2])
        reference = _reference(target)
        if reference is None:
            return _outward(target, words) if _leads_to_the_web(target) else words
        goal = resolve(reference)
        return _inward(goal, words, reference.kind) if goal else words

    html = _html(text)
    return _LINK.sub(link, html) if "<a " in html else html


def _outward(target: str, words: str) -> str:
    return (
        f'<a class="outward" rel="noopener" href="{escape(target)}">{words or escape(target)}</a>'
    )


def _inward(goal: Target, words: str, kind: str) -> str:
    hint = f' data-hint="{escape(goal.hint)}"' if goal.hint else ""
    look = f' class="{goal.look}"' if goal.look else ""
    link = f'<a{look}{hint} href="{escape(goal.href)}">{words or escape(goal.label)}</a>'
    return f"{WORD_JOINER}<sup>{link}</sup>" if kind == "source" else link


def inline(html: str) -> str:
    """The HTML of a text of one paragraph without the paragraph, to stand inside a line."""
    stripped = html.strip()
    one_paragraph = stripped.startswith("<p>") and stripped.count("<p>") == 1
    return stripped[3:-4] if one_paragraph and stripped.endswith("</p>") else stripped


def is_inline(text: str) -> bool:
    """Whether a text is a single paragraph, so that it can stand inside a line."""
    html = _html(text).strip()
    return html.startswith("<p>") and html.endswith("</p>") and html.count("<p>") == 1


def plain(text: str) -> str:
    """The words of a prose text without any markup, for descriptions and for counting."""
    words = _ANY_TAG.sub("", _html(re.sub(r"\[\]\([^)]*\)", "", text)))
    return " ".join(unescape(words).split())
