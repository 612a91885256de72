"""The door: the only file that knows MkDocs, and the house's events as a table of contents."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

from mkdocs.exceptions import PluginError
from mkdocs.plugins import event_priority
from mkdocs.structure.files import File, Files
from mkdocs.structure.nav import Section
from mkdocs.structure.pages import Page as MkDocsPage
from mkdocs.structure.toc import AnchorLink, TableOfContents

from handbook.frame import Leaf, MenuItem, Site, frames
from handbook.problems import HandbookError
from handbook.publishing import publish
from handbook.reading import read_handbook

if TYPE_CHECKING:
    from collections.abc import Iterable

    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.structure.nav import Navigation
    from mkdocs.structure.pages import StructureItem
    from mkdocs.utils.templates import TemplateContext

    from handbook.output import Page


class HandbookPage(MkDocsPage):
    """A page whose HTML is already written: nothing to read, no Markdown to render."""

    page: Page

    def read_source(self, config: MkDocsConfig) -> None:
        """Give MkDocs what it would have found in a Markdown file."""
        self.markdown = ""
        self.meta = {"title": self.page.title, "description": self.page.description}

    def render(self, config: MkDocsConfig, files: Files) -> None:
        """Take the page's own HTML and headings."""
        self.content = self.page.body()
        top = AnchorLink(self.page.title, "content", 1)
        top.children = [AnchorLink(each.title, each.anchor, 2) for each in self.page.headings]
        self.toc = TableOfContents([top])


@event_priority(100)  # before mkdocs-macros asks for the handbook, and before MkDocs empties the site
def on_config(config: MkDocsConfig) -> MkDocsConfig:
    """Read and publish in memory; a bad record stops here and leaves the last good site standing."""
    options = config.extra["handbook"]
    try:
        handbook = read_handbook(Path(config.config_file_path).parent / options["data"])
        options["publication"] = publish(handbook)
    except HandbookError as error:
        raise PluginError(error.told(options["messages"])) from None
    options["handbook"] = handbook
    return config


def on_files(files: Files, config: MkDocsConfig) -> Files:
    """Put every page and export beside the hand-written ones."""
    publication = config.extra["handbook"]["publication"]
    for page in publication.pages:
        file = File.generated(config, f"{page.address}index.md", content="")
        file.edit_uri = page.source or None
        HandbookPage(page.title, file, config).page = page
        files.append(file)
    for output in publication.files:
        files.append(File.generated(config, output.path, content=output.content))
    return files


def on_nav(nav: Navigation, config: MkDocsConfig, files: Files) -> Navigation:
    """Each language gets the section of the navigation that bears its code as its menu."""
    config.extra["handbook"]["menus"] = {
        item.title: tuple(_menu(item.children)) for item in nav.items if isinstance(item, Section)
    }
    return nav


@event_priority(100)  # before mkdocs-macros, which would run whatever a page asks it to
def on_page_markdown(markdown: str, page: MkDocsPage, config: MkDocsConfig, files: Files) -> None:
    """Only the pages that maintainers have listed may use macros."""
    page.meta["render_macros"] = page.file.src_uri in config.extra["handbook"]["macros"]


def on_env(env: Any, config: MkDocsConfig, files: Files) -> Any:
    """Every page has been read: the frames can be made."""
    options = config.extra["handbook"]
    site = Site(
        options["handbook"].languages,
        config.site_url or "",
        (options.get("repo_url") or "").rstrip("/"),
        edition=options["handbook"].edition,
        menus=options["menus"],
    )
    options["site"] = site
    options["frames"] = frames(site, [_leaf(file.page) for file in files.documentation_pages() if file.page])
    return env


def on_page_context(context: TemplateContext, page: MkDocsPage, config: MkDocsConfig, nav: Navigation) -> TemplateContext:
    """Give the templates the page's frame and the theme the page's language."""
    frame = config.extra["handbook"]["frames"][page.url]
    config.theme["language"] = frame.leaf.language
    page.previous_page = page.next_page = None
    context["frame"] = frame
    return context


def on_template_context(context: TemplateContext, template_name: str, config: MkDocsConfig) -> TemplateContext:
    """The pages that belong to no language, such as 404, get a frame in the first one."""
    options = config.extra["handbook"]
    leaf = Leaf("", "error", options["handbook"].languages[0], template_name, template_name, "", "")
    context["frame"] = frames(options["site"], [leaf])[template_name]
    context["frames"] = options["frames"]
    return context


def _menu(items: Iterable[StructureItem]) -> Iterable[MenuItem]:
    for item in items:
        children = tuple(_menu(item.children or ()))
        url = children[0].address if children else str(getattr(item, "url", ""))
        yield MenuItem(item.title or "", url, children=children)


def _leaf(page: MkDocsPage) -> Leaf:
    if isinstance(page, HandbookPage):
        own = page.page
        return Leaf(own.key, own.kind, own.language, own.address, own.title, own.description, own.source, own.section, own.translated)
    meta = page.meta
    language = page.url.partition("/")[0]
    source = f"docs/{page.file.src_uri}"
    return Leaf(meta["key"], meta.get("kind", "text"), language, page.url, meta["title"], meta["description"], source)
