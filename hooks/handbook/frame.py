"""What stands round a page: its title, menu, other languages, and where it can be mended.

The door fills a `Frame` for every page, hand-written or made from a record; the theme's templates
show it and ask nothing else. It knows addresses and words, and nothing of the site generator.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from functools import cached_property
from itertools import accumulate
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

from handbook.addresses import Home, edit_address, feed_path, root_from
from handbook.wording import sentence

if TYPE_CHECKING:
    from collections.abc import Callable, Hashable, Iterable, Iterator, Mapping, Sequence

    from handbook.output import Page


@dataclass(frozen=True, slots=True)
class Leaf:
    """Any page of the site as its frame sees it."""

    key: str
    kind: str
    language: str
    address: str
    title: str
    description: str
    source: str
    section: str = ""
    translated: bool = True
    assets: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Alternate:
    """The same page in another language; `translated` is false where only the frame is."""

    language: str
    name: str
    href: str
    address: str
    translated: bool
    label: str
    """The invitation to change language, said in the language it leads to."""


@dataclass(frozen=True, slots=True)
class MenuItem:
    """An entry of the menu."""

    title: str
    address: str
    children: tuple[MenuItem, ...] = ()


@dataclass(frozen=True)
class Site:
    """What all frames of a site share."""

    languages: tuple[str, ...]
    url: str = ""
    repository: str = ""
    branch: str = "main"
    edition: str = ""
    menus: Mapping[str, tuple[MenuItem, ...]] = field(default_factory=dict)
    _pieces: dict[Hashable, str] = field(default_factory=dict, compare=False, repr=False)

    @cached_property
    def addresses(self) -> Mapping[str, frozenset[str]]:
        """Every address that the menu of a language leads to."""
        return {language: frozenset(_addresses(items)) for language, items in self.menus.items()}

    def once(self, key: Hashable, work: Callable[[], str]) -> str:
        """A piece that many frames show alike, made for the first of them."""
        if key not in self._pieces:
            self._pieces[key] = work()
        return self._pieces[key]

    @property
    def home(self) -> Home:
        """Where the site and its records are kept."""
        return Home(self.url, self.repository, self.branch)


@dataclass(frozen=True)
class Frame:
    """The frame of one page."""

    site: Site
    leaf: Leaf
    root: str
    alternates: tuple[Alternate, ...]

    def piece(self, name: str, make: Callable[[Frame], str]) -> str:
        """What a macro makes of the menu, the same for all pages at one place of it."""
        return self.site.once((name, self.place), lambda: make(self))

    @cached_property
    def place(self) -> tuple[str, str, tuple[str, ...]]:
        """All that the menu, the way between its parts and the foot of a page depend on."""
        entries = self.site.addresses.get(self.leaf.language, frozenset())
        steps = accumulate(self.leaf.address.split("/")[:-1], lambda way, step: f"{way}/{step}")
        within = tuple(way for way in (f"{step}/" for step in steps) if way in entries)
        exact = self.leaf.address if self.leaf.address in entries else ""
        return self.leaf.language, self.root, (*within, exact)

    def say(self, path: str, **details: str) -> str:
        """A sentence of the wording in the page's language."""
        return sentence(self.leaf.language, path, **details)

    def say_in(self, language: str, path: str) -> str:
        """A sentence in any language, for the page that speaks all of them."""
        return sentence(language, path)

    @property
    def full_title(self) -> str:
        """The title of the browser's window: unique in the site, the page's own words first."""
        name = self.say("site.name")
        kind = self.say(f"title.{self.leaf.kind}") if self.leaf.kind in TITLED else ""
        if self.leaf.kind in {"root", "home"}:
            return self.leaf.title
        return " · ".join(part for part in (self.leaf.title, kind, name) if part)

    @property
    def menu(self) -> tuple[MenuItem, ...]:
        """The menu in the page's language."""
        return self.site.menus.get(self.leaf.language, ())

    @property
    def beside(self) -> tuple[MenuItem, ...]:
        """The entries of the menu's part that the page belongs to, to go between them."""
        part = self.nearest(self.menu)
        return part.children if part else ()

    def nearest(self, items: Sequence[MenuItem]) -> MenuItem | None:
        """The one among menu entries that is the page, or the part that the page belongs to.

        The form for a case lies below the page that asks for one; of the two, the form is nearer.
        """
        within = (item for item in items if self._is_within(item))
        return max(within, key=lambda item: len(item.address), default=None)

    def _is_within(self, item: MenuItem) -> bool:
        own = self.leaf.address
        if item.address.count("/") == 1:
            return own == item.address
        return own.startswith(item.address) or any(
            self._is_within(child) for child in item.children
        )

    @property
    def canonical(self) -> str:
        """The page's whole address, where the site's is known."""
        return self.site.url and self.site.url + self.leaf.address

    @property
    def hreflangs(self) -> list[tuple[str, str]]:
        """Language and whole address of every translation, this page among them."""
        if not self.leaf.translated:
            return []
        own = (self.leaf.language, self.leaf.address)
        pairs = [
            own,
            *((each.language, each.address) for each in self.alternates if each.translated),
        ]
        return (
            sorted((language, self.site.url + address) for language, address in pairs)
            if len(pairs) > 1
            else []
        )

    @property
    def edit_href(self) -> str:
        """Where the page's source can be edited, where a repository is known."""
        return edit_address(self.site.home, self.leaf.source)

    @property
    def feed(self) -> str:
        """The way to the feed in the page's language.

        It is offered where the site's address is known: elsewhere its entries lead nowhere.
        """
        return self.site.url and self.root + feed_path(self.leaf.language)


TITLED = ("principle", "case", "method", "phase", "article", "route", "worksheet")
"""The kinds of page whose kind is said in the window's title."""


def leaf_of_page(page: Page) -> Leaf:
    """A generated page as its frame sees it."""
    return Leaf(
        page.key,
        page.kind,
        page.language,
        page.address,
        page.title,
        page.description,
        page.source,
        page.section,
        page.translated,
        page.assets,
    )


def leaf_of_text(address: str, path: str, meta: Mapping[str, Any]) -> Leaf:
    """A hand-written page, from its front matter. Raises `KeyError` with what it lacks."""
    language = address.partition("/")[0]
    return Leaf(
        meta["key"],
        meta.get("kind", "text"),
        language,
        address,
        meta["title"],
        meta["description"],
        path,
    )


def menu(entries: Iterable[Any], address_of: Callable[[str], str]) -> tuple[MenuItem, ...]:
    """A menu from entries as YAML has them: `{title: path}` or `{title: [entries]}`."""
    items = []
    for entry in entries:
        ((title, leads_to),) = entry.items()
        if isinstance(leads_to, str):
            items.append(MenuItem(title, address_of(leads_to)))
        else:
            children = menu(leads_to, address_of)
            items.append(MenuItem(title, children[0].address, children))
    return tuple(items)


def _addresses(items: Iterable[MenuItem]) -> Iterator[str]:
    for item in items:
        yield item.address
        yield from _addresses(item.children)


def entries_there(entries: Iterable[Any], is_there: Callable[[str], bool]) -> list[Any]:
    """The entries of a navigation whose pages exist: another folder of data may have fewer."""
    kept = []
    for entry in entries:
        ((title, leads_to),) = entry.items()
        if isinstance(leads_to, str):
            kept += [entry] if is_there(leads_to) else []
        elif within := entries_there(leads_to, is_there):
            kept.append({title: within})
    return kept


def frames(site: Site, leaves: Sequence[Leaf]) -> dict[str, Frame]:
    """The frame of every page, by its address."""
    by_key: dict[str, dict[str, Leaf]] = {}
    for leaf in leaves:
        by_key.setdefault(leaf.key, {})[leaf.language] = leaf
    return {
        leaf.address: Frame(
            site, leaf, root_from(leaf.address), tuple(_alternates(site, leaf, by_key[leaf.key]))
        )
        for leaf in leaves
    }


def frame_anywhere(site: Site, name: str) -> Frame:
    """The frame of a page that is shown at any address, such as 404.

    Its links start from the top of the site's host, for they are followed from every depth.
    """
    language = site.languages[0]
    title, text = (sentence(language, f"not-found.{part}") for part in ("title", "text"))
    leaf = Leaf("", "error", language, name, title, text, "")
    root = urlsplit(site.url).path or "/"
    alternates = _alternates(site, leaf, {})
    return Frame(
        site, leaf, root, tuple(replace(each, href=root + each.address) for each in alternates)
    )


def _alternates(site: Site, leaf: Leaf, family: Mapping[str, Leaf]) -> Iterable[Alternate]:
    for language in site.languages:
        if language == leaf.language:
            continue
        other = family.get(language) if leaf.key else None
        address = other.address if other else f"{language}/"
        yield Alternate(
            language=language,
            name=sentence(language, "language"),
            href=root_from(leaf.address) + address,
            address=address,
            translated=bool(other and other.translated),
            label=sentence(language, "frame.read-in-this"),
        )
