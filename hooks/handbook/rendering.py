"""How a record's texts become HTML on a page: the voice of one language at one place of the site.

A `Voice` knows the handbook, the language and the way to the site's root. A `Telling` is that voice
telling one record: it falls back to the language the record was written in, marks such text with
`lang`, and numbers the record's sources. Templates get these two and views, and nothing else.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from jinja2 import FileSystemLoader
from markupsafe import Markup, escape

from handbook.addresses import address, index_address
from handbook.fields import EVERY_LANGUAGE, Point
from handbook.languages import language_shown
from handbook.library import KINDS
from handbook.prose import Reference, Target, inline, plain, rendered
from handbook.templating import environment_of
from handbook.wording import counted, sentence

if TYPE_CHECKING:
    from collections.abc import Mapping

    from jinja2 import Environment, Template

    from handbook.fields import Texts
    from handbook.library import Handbook
    from handbook.model import Cited

TEMPLATES: Final = Path(__file__).parent / "pages" / "templates"
PARTS: Final = "parts.html.jinja"


@cache
def environment() -> Environment:
    """The templates of the pages."""
    return environment_of(FileSystemLoader(TEMPLATES))


def compile_templates() -> None:
    """Compile them all now, so that a copy of this process need not do it again."""
    for name in environment().list_templates():
        environment().get_template(name)


def html_of(template: str, **context: object) -> str:
    """A template of ours, filled in."""
    return _template(f"{template}.html.jinja").render(**context)


@cache
def _template(name: str) -> Template:
    """A template without asking the loader again, which a large site did for every card."""
    return environment().get_template(name)


@dataclass(frozen=True)
class Voice:
    """One language speaking from one place of the site; `root` leads to the site's top."""

    handbook: Handbook
    language: str
    root: str

    def say(self, path: str, **details: str) -> str:
        """A sentence of the wording."""
        return sentence(self.language, path, **details)

    def counted(self, kind: str, number: int) -> str:
        """A number with its noun."""
        return counted(self.language, kind, number)

    def href(self, kind: str, id_: str) -> str:
        """The way to a record's or facet value's page."""
        if kind == "guide":
            return self.index(id_)
        return self.root + address(kind, id_, self.language)

    def index(self, kind: str) -> str:
        """The way to the page that lists a kind."""
        return self.root + index_address(kind, self.language)

    def asset(self, path: str) -> str:
        """The way to a file of the site."""
        return f"{self.root}assets/{path}"

    def piece(self, macro: str, *given: str) -> Markup:
        """A piece of `parts.html.jinja` that many pages show alike, made once for all of them."""

        def made() -> Markup:
            html: Markup = getattr(_template(PARTS).module, macro)(self, *given)
            return html

        return self.handbook.once((macro, self.language, self.root, given), made)

    def name(self, collection: str, id_: str) -> Markup:
        """The name of a topic, place or record, in this language or marked as another."""

        def found() -> Markup:
            entry = self.handbook.vocabulary[collection][id_]
            first = getattr(entry, "written_in", self.handbook.languages[0])
            return self.words(name_of(entry), first)

        return self.handbook.once(("name", self.language, collection, id_), found)

    def words(self, texts: Texts, written_in: str) -> Markup:
        """Plain words, marked with their language when it is not this one."""
        if EVERY_LANGUAGE in texts:
            return escape(texts[EVERY_LANGUAGE])
        shown = language_shown(texts, self.language, written_in)
        return self.marked(escape(texts[shown]), shown, "span")

    def marked(self, html: Markup, shown: str, tag: str) -> Markup:
        """HTML wrapped in an element that names its language, when that is not the page's."""
        if shown == self.language:
            return html
        return Markup('<{tag} lang="{shown}">{html}</{tag}>').format(
            tag=tag, shown=shown, html=html
        )


def name_of(entry: Any) -> Texts:
    """What a record, topic or place is called, by language."""
    for name in ("title", "name", "term"):
        texts = getattr(entry, name, None)
        if isinstance(texts, dict):
            return texts
    return {EVERY_LANGUAGE: entry.name}


def title_in(record: Any, language: str) -> str:
    """A record's title in a language, or else in the one it was written in."""
    texts = name_of(record)
    return texts.get(EVERY_LANGUAGE) or texts[language_shown(texts, language, record.written_in)]


def summary_in(record: Any, language: str) -> str:
    """A record's summary, or a term's definition, as plain words."""
    texts: Texts = getattr(record, "summary", None) or record.definition
    return plain(texts[language_shown(texts, language, record.written_in)])


@dataclass(frozen=True, slots=True)
class NumberedSource:
    """A source of a record with the number it has on the page."""

    number: int
    anchor: str
    cited: Cited


@dataclass(frozen=True)
class Telling:
    """One record told by a voice."""

    voice: Voice
    record: Any
    numbers: Mapping[str, NumberedSource] = field(default_factory=dict)

    @classmethod
    def of(cls, voice: Voice, record: Any) -> Telling:
        """The telling of a record, its sources numbered in the order they are listed."""
        numbered = numbered_sources(record)
        return cls(voice, record, {each.cited.key: each for each in numbered if each.cited.key})

    def words(self, texts: Texts) -> Markup:
        """A plain text."""
        return self.voice.words(texts, self.record.written_in)

    def inline(self, texts: Texts | Point) -> Markup:
        """A text of one paragraph, to stand within a line."""
        return self._told(texts, "span", inline=True)

    def prose(self, texts: Texts) -> Markup:
        """A text of one or more paragraphs."""
        return self._told(texts, "div", inline=False)

    def _told(self, texts: Texts | Point, tag: str, *, inline: bool) -> Markup:
        by_language = texts.texts if isinstance(texts, Point) else texts
        shown = language_shown(by_language, self.voice.language, self.record.written_in)
        html = rendered(by_language[shown], self.target)
        return self.voice.marked(Markup(one_line(html) if inline else html), shown, tag)  # noqa: S704 - cmark's safe mode made it

    def target(self, reference: Reference) -> Target | None:
        """Where a reference in the record's prose leads, or nowhere when it leads to nothing."""
        if reference.kind == "source":
            numbered = self.numbers.get(reference.id)
            if numbered is None:
                return None
            hint = f"{numbered.cited.publisher or ''}: {numbered.cited.title}".removeprefix(": ")
            return Target(f"#{numbered.anchor}", "note", hint, f"[{numbered.number}]")
        return target_of(self.voice, reference)


one_line = inline
"""The rendering room's name for it, where `inline` is a parameter."""


def target_of(voice: Voice, reference: Reference) -> Target | None:
    """Where a reference to another record leads."""
    if reference.kind == "guide" and reference.id in LISTING_GUIDES:
        listed = LISTING_GUIDES[reference.id]
        return Target(voice.index(listed), "guide", label=voice.say(f"index.{listed}.title"))
    records = voice.handbook.collection(KINDS[reference.kind])
    record = records.get(reference.id)
    if record is None:
        return None
    href = voice.href(reference.kind, reference.id)
    hint = summary_in(record, voice.language) if reference.kind == "term" else ""
    return Target(href, reference.kind, hint, title_in(record, voice.language))


LISTING_GUIDES: Final = {"arenas": "arena", "worksheets": "worksheet"}
"""The guides that are lists, and the kind they list."""


def numbered_sources(record: Any) -> list[NumberedSource]:
    """A record's sources, numbered from 1 as on its page and in its booklet."""
    return [
        NumberedSource(number, f"source-{number}", cited)
        for number, cited in enumerate(getattr(record, "sources", ()), 1)
    ]
