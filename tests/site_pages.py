"""A built site as its tests see it: what each page says of itself, and where its links lead."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING, Any
from urllib.parse import unquote, urldefrag, urljoin, urlsplit

import html5lib
from html5lib.constants import E as PARSE_ERRORS

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

LEADING = ("href", "src", "{http://www.w3.org/1999/xlink}href", "action", "poster", "data")
IN_STYLES = re.compile(r"""url\(\s*["']?([^"')]+)["']?\s*\)|@import\s+["']([^"']+)["']""")
IN_SCRIPTS = re.compile(r"""\b(?:from|import)\s*\(?\s*["'](\.[^"']+)["']""")


@dataclass(frozen=True, slots=True)
class Link:
    """An address that a page or a file mentions, as it is written there."""

    tag: str
    address: str
    rel: str = ""

    @property
    def is_fetched(self) -> bool:
        """Whether a browser asks for it by itself, without the reader following it."""
        if self.tag == "link":
            return not {"canonical", "alternate", "license", "prev", "next"} & {*self.rel.split()}
        return self.tag not in {"a", "form", "area", "meta"}


@dataclass(frozen=True, slots=True)
class Statement:
    """An element that says that a case shows or challenges a principle."""

    id: str
    stance: str
    addresses: tuple[str, ...]
    how: str


@dataclass(slots=True)
class SitePage:
    """One HTML file of the site, read the way a browser reads it."""

    address: str
    """Below the site's root: `da/cases/`, `404.html`."""
    language: str = ""
    titles: list[str] = field(default_factory=list)
    headings: list[str] = field(default_factory=list)
    """The texts of every `h1`."""
    meta: dict[str, str] = field(default_factory=dict)
    canonical: list[str] = field(default_factory=list)
    hreflangs: dict[str, str] = field(default_factory=dict)
    ids: Counter[str] = field(default_factory=Counter)
    links: list[Link] = field(default_factory=list)
    statements: dict[str, list[Statement]] = field(default_factory=dict)
    """What it states by `data-principle` and by `data-case`."""
    here: list[int] = field(default_factory=list)
    """How many entries of each menu are marked as where the reader is."""
    foreign: dict[str, str] = field(default_factory=dict)
    """The words that are marked as another language than the page's, by language."""
    errors: list[str] = field(default_factory=list)

    @property
    def is_redirect(self) -> bool:
        """Whether it only leads on to another page."""
        return "refresh" in self.meta

    @property
    def is_listed(self) -> bool:
        """Whether it is a page for readers and search engines: neither an error nor a redirect."""
        return not self.is_redirect and self.address != "404.html"


def page_at(address: str, html: bytes) -> SitePage:
    """A page, read."""
    parser = html5lib.HTMLParser(namespaceHTMLElements=False)
    tree = parser.parse(html, transport_encoding="utf-8")
    page = SitePage(address, language=tree.get("lang", ""))
    page.errors = [
        f"{address}:{line}:{column}: {PARSE_ERRORS[code] % details}"
        for (line, column), code, details in parser.errors
    ]
    for element in tree.iter():
        if isinstance(element.tag, str):
            _note(page, element)
    return page


def _note(page: SitePage, element: Any) -> None:
    tag, given = element.tag.rpartition("}")[2], element.attrib
    rel = given.get("rel", "")
    if "id" in given:
        page.ids[given["id"]] += 1
    page.links += [Link(tag, given[name], rel) for name in LEADING if name in given]
    page.links += [
        Link(tag, part.split()[0]) for part in given.get("srcset", "").split(",") if part
    ]
    if tag == "nav":
        page.here.append(sum("aria-current" in each.attrib for each in element.iter()))
    _note_head(page, tag, element)
    if given.get("lang", page.language) != page.language:
        page.foreign[given["lang"]] = page.foreign.get(given["lang"], "") + words(element)
    for kind in ("data-principle", "data-case"):
        if kind in given:
            page.statements.setdefault(kind, []).append(_statement(element, given[kind]))


def _note_head(page: SitePage, tag: str, element: Any) -> None:
    given = element.attrib
    if tag == "title" and element.tag == "title":
        page.titles.append(words(element))
    elif tag == "h1":
        page.headings.append(words(element))
    elif tag == "meta":
        name = given.get("name") or given.get("property") or given.get("http-equiv", "")
        page.meta[name] = given.get("content", "")
        if name == "og:image":
            page.links.append(Link(tag, given["content"]))
    elif tag == "link" and given.get("rel") == "canonical":
        page.canonical.append(given["href"])
    elif tag == "link" and "hreflang" in given:
        page.hreflangs[given["hreflang"]] = given["href"]


def _statement(element: Any, id_: str) -> Statement:
    how = [words(each) for each in element.iter() if each.get("class") == "how"]
    addresses = tuple(each.get("href") for each in element.iter("a"))
    return Statement(id_, element.get("data-stance", ""), addresses, " ".join(how))


def words(element: Any) -> str:
    """The words of an element, single spaces between them."""
    return " ".join("".join(element.itertext()).split())


@dataclass(frozen=True)
class Site:
    """A built site in a folder, and the address it is built for."""

    folder: Path
    url: str

    @cached_property
    def pages(self) -> Mapping[str, SitePage]:
        """Every HTML file by its address."""
        found = {}
        for path in sorted(self.folder.rglob("*.html")):
            address = path.relative_to(self.folder).as_posix()
            address = re.sub(r"(^|/)index\.html$", r"\1", address)
            found[address] = page_at(address, path.read_bytes())
        return found

    @cached_property
    def listed(self) -> Mapping[str, SitePage]:
        """The pages that readers and search engines are meant to find."""
        return {address: page for address, page in self.pages.items() if page.is_listed}

    @cached_property
    def files(self) -> frozenset[str]:
        """The path of every file."""
        return frozenset(
            path.relative_to(self.folder).as_posix()
            for path in self.folder.rglob("*")
            if path.is_file()
        )

    @cached_property
    def links_of_files(self) -> Mapping[str, list[Link]]:
        """What style sheets and our own scripts mention, by path."""
        found = {}
        for path in sorted(self.files):
            pattern = {"css": IN_STYLES, "js": IN_SCRIPTS}.get(path.rpartition(".")[2])
            if pattern:
                text = (self.folder / path).read_text(encoding="utf-8")
                found[path] = [
                    Link(path.rpartition(".")[2], next(filter(None, match.groups())))
                    for match in pattern.finditer(text)
                ]
        return found

    def whole(self, page: str, link: str) -> str:
        """The whole address a link on a page leads to."""
        return urljoin(self.url + page, link)

    def is_ours(self, whole: str) -> bool:
        """Whether an address lies on the site's own host."""
        return urlsplit(whole)[:2] == urlsplit(self.url)[:2]

    def fault_of(self, page: str, link: str) -> str:
        """Why a link does not arrive, or nothing when it does or leads to another host."""
        whole, anchor = urldefrag(self.whole(page, link))
        if not self.is_ours(whole) or whole.startswith("data:"):
            return ""
        if not whole.startswith(self.url):
            return "leaves the sub-path"
        path = unquote(urlsplit(whole).path.removeprefix(urlsplit(self.url).path))
        if (f"{path}index.html" if path == "" or path.endswith("/") else path) not in self.files:
            return "there is no such page"
        if anchor and path in self.pages and unquote(anchor) not in self.pages[path].ids:
            return "there is no such anchor"
        return ""
