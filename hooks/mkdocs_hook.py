"""The door: the only file that knows MkDocs, and the house's events as a table of contents."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

from mkdocs.exceptions import PluginError
from mkdocs.plugins import event_priority
from mkdocs.structure.files import File, Files
from mkdocs.structure.pages import Page as MkDocsPage
from mkdocs.structure.toc import AnchorLink, TableOfContents

from handbook.frame import Leaf, Site, frames, leaf_of_page, leaf_of_text, menu
from handbook.problems import HandbookError
from handbook.publishing import publish
from handbook.reading import read_handbook

if TYPE_CHECKING:
    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.structure.nav import Navigation

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


@event_priority(100)  # before mkdocs-macros asks for the handbook
def on_config(config: MkDocsConfig) -> MkDocsConfig:
    """Read and publish in memory, before MkDocs empties the site: bad records leave it standing."""
    options = config.extra["handbook"]
    folder = Path(config.config_file_path).parent / options["data"]
    try:
        options["handbook"] = read_handbook(folder)
        options["publication"] = publish(options["handbook"])
    except HandbookError as error:
        raise PluginError(error.told(options["messages"])) from None
    return config


def on_files(files: Files, config: MkDocsConfig) -> Files:
    """Put every page and export beside the hand-written ones."""
    publication = config.extra["handbook"]["publication"]
    for page in publication.pages:
        file = File.generated(config, f"{page.address}index.md", content="")
        HandbookPage(page.title, file, config).page = page
        files.append(file)
    for output in publication.files:
        files.append(File.generated(config, output.path, content=output.content))
    return files


def on_nav(nav: Navigation, config: MkDocsConfig, files: Files) -> None:
    """Make each language's menu from the part of the navigation that bears its code."""

    def address_of(path: str) -> str:
        file = files.get_file_from_path(path)
        return file.url if file else path

    written = {language: entries for part in config.nav or [] for language, entries in part.items()}
    config.extra["handbook"]["menus"] = {
        language: menu(entries, address_of) for language, entries in written.items()
    }


@event_priority(100)  # before mkdocs-macros, which would run whatever a page asks it to
def on_page_markdown(markdown: str, page: MkDocsPage, config: MkDocsConfig, files: Files) -> None:
    """Let only the pages that maintainers have listed use macros."""
    page.meta["render_macros"] = page.file.src_uri in config.extra["handbook"]["macros"]


def on_env(env: object, config: MkDocsConfig, files: Files) -> None:
    """Make the frames, now that every page has been read."""
    options = config.extra["handbook"]
    handbook = options["handbook"]
    options["site"] = Site(
        languages=handbook.languages,
        url=config.site_url or "",
        repository=(options.get("repo_url") or "").rstrip("/"),
        edition=handbook.edition,
        menus=options["menus"],
    )
    pages = [file.page for file in files.documentation_pages() if file.page]
    options["frames"] = frames(options["site"], [_leaf(page) for page in pages])


def on_page_context(context: Any, page: MkDocsPage, config: MkDocsConfig, nav: Navigation) -> Any:
    """Give the templates the page's frame, and the theme the page's language."""
    context["frame"] = config.extra["handbook"]["frames"][page.url]
    config.theme["language"] = context["frame"].leaf.language
    page.previous_page = page.next_page = None
    return context


def on_template_context(context: Any, template_name: str, config: MkDocsConfig) -> Any:
    """Give the pages that belong to no language, such as 404, a frame in the first one."""
    options = config.extra["handbook"]
    language = options["site"].languages[0]
    leaf = Leaf("", "error", language, template_name, template_name, "", "")
    context["frame"] = frames(options["site"], [leaf])[template_name]
    context["frames"] = options["frames"]
    return context


def _leaf(page: MkDocsPage) -> Leaf:
    if isinstance(page, HandbookPage):
        return leaf_of_page(page.page)
    try:
        return leaf_of_text(page.url, f"docs/{page.file.src_uri}", page.meta)
    except KeyError as missing:
        raise PluginError(f"docs/{page.file.src_uri}:1:1: {missing} mangler / is missing") from None
