"""The door: the only file that knows MkDocs, and the house's events as a table of contents."""

from __future__ import annotations

import gc
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from jinja2 import TemplateSyntaxError
from mkdocs.exceptions import PluginError
from mkdocs.plugins import event_priority
from mkdocs.structure.files import File
from mkdocs_macros.errors import format_error

from handbook.addresses import home_of
from handbook.booklets.making import UnprintableError, printed_for
from handbook.findables import findable_lists, findable_records, findable_text
from handbook.frame import (
    Site,
    entries_there,
    frame_anywhere,
    frames,
    leaf_of_page,
    leaf_of_text,
    menu,
)
from handbook.indexing import (
    IndexingError,
    abandon_indexing,
    finish_indexing,
    start_indexing,
    tell_the_rest,
)
from handbook.macros import macro_problem
from handbook.output import Heading
from handbook.problems import HandbookError
from handbook.publishing import publish, write_site
from handbook.reading import read_handbook

if TYPE_CHECKING:
    from collections.abc import Iterator

    from jinja2 import Environment
    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.structure.files import Files
    from mkdocs.structure.nav import Navigation
    from mkdocs.structure.pages import Page as MkDocsPage

    from handbook.findable import Findable
    from handbook.frame import Leaf
    from handbook.output import Page


THEME_STYLES = "assets/stylesheets/main."
"""How the address of Material's own style sheet begins; the rest changes with its version."""

THEME_SCRIPTS = "assets/javascripts/"
"""Where Material keeps its scripts; no page of ours asks for them."""


SELDOM = (100_000, 50, 100)
"""How seldom garbage is looked for while pages are made; the usual took a tenth of the time."""


class HandbookFile(File):
    """A page or file of ours. MkDocs knows where it stands, for menus and links; we write it."""

    def __init__(self, source: str, path: str, config: MkDocsConfig) -> None:
        super().__init__(source, None, config.site_dir, config.use_directory_urls, dest_uri=path)

    def is_documentation_page(self) -> bool:
        """No: there is nothing in it to read or render."""
        return False

    def copy_file(self, dirty: bool = False) -> None:  # noqa: FBT001, FBT002 - as MkDocs has it
        """Nothing: it is written already."""


@event_priority(100)  # before mkdocs-macros asks for the handbook
def on_config(config: MkDocsConfig) -> MkDocsConfig:
    """Read and publish in memory, before MkDocs empties the site: bad records leave it standing."""
    options = config.extra["handbook"]
    try:
        with _kept_till_the_end():
            _read_and_publish(config, options)
    except HandbookError as error:
        raise PluginError(error.told(options["messages"])) from None
    except UnprintableError as error:
        raise PluginError(str(error)) from None
    if options["data"] != "data":
        made = {f"{page.address}index.md" for page in options["publication"].pages}
        config.nav = entries_there(
            config.nav or [], lambda path: path in made or Path(config.docs_dir, path).exists()
        )
    return config


@contextmanager
def _kept_till_the_end() -> Iterator[None]:
    """Look for no garbage in what is made here: all of it stays."""
    gc.unfreeze()  # what `serve` held of the last build
    gc.disable()
    try:
        yield
    finally:
        gc.freeze()
        gc.set_threshold(*SELDOM)
        gc.enable()


def _read_and_publish(config: MkDocsConfig, options: dict[str, Any]) -> None:
    root = Path(config.config_file_path).parent
    cache = root / ".cache"
    handbook = options["handbook"] = read_handbook(root / options["data"])
    found = partial(findable_records, handbook)
    indexing = options["indexing"] = start_indexing(handbook, found, cache, Path(config.site_dir))
    try:
        printed = printed_for(handbook, config.site_url or "", cache / "booklets")
        options["home"] = home_of(config.site_url or "", options.get("repo_url") or "")
        options["publication"] = publish(handbook, printed, options["home"])
    except BaseException:
        abandon_indexing(indexing)
        raise


def on_files(files: Files, config: MkDocsConfig) -> Files:
    """Put every page and export beside the hand-written ones."""
    publication = config.extra["handbook"]["publication"]
    for page in publication.pages:
        files.append(HandbookFile(f"{page.address}index.md", page.path, config))
    for output in publication.files:
        files.append(HandbookFile(output.path, output.path, config))
    for unused in [each for each in files if each.src_uri.startswith(THEME_SCRIPTS)]:
        files.remove(unused)
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


@format_error.register(Exception)
@format_error.register(TemplateSyntaxError)  # it has a telling of its own, without the file's line
def _macro_error(error: Exception, markdown: str, page: MkDocsPage) -> str:
    """Stop the build with page, line and reason, where mkdocs-macros would end the process."""
    whole = page.file.content_string
    above = whole.count("\n", 0, max(0, whole.find(markdown)))
    raise PluginError(macro_problem(error, f"docs/{page.file.src_uri}", above)) from None


@event_priority(100)  # before mkdocs-macros, which would run whatever a page asks it to
def on_page_markdown(markdown: str, page: MkDocsPage, config: MkDocsConfig, files: Files) -> None:
    """Let only the pages that maintainers have listed use macros."""
    page.meta["render_macros"] = page.file.src_uri in config.extra["handbook"]["macros"]


def on_env(env: Environment, config: MkDocsConfig, files: Files) -> None:
    """Make the frames, now that every hand-written page has been read, and write what is ours."""
    sheets = (file.url for file in files.css_files())
    env.globals["theme_styles"] = next(url for url in sheets if url.startswith(THEME_STYLES))
    options = config.extra["handbook"]
    handbook, publication = options["handbook"], options["publication"]
    options["site"] = Site(
        languages=handbook.languages,
        url=options["home"].url,
        repository=options["home"].repository,
        edition=handbook.edition,
        menus=options["menus"],
    )
    written = [file.page for file in files.documentation_pages() if file.page]
    leaves = [*map(_leaf, written), *map(leaf_of_page, publication.pages)]
    options["frames"] = frames(options["site"], leaves)
    lists = findable_lists(handbook, publication.pages)
    tell_the_rest(options["indexing"], [*lists, *map(_findable, written)])
    template = env.get_template("main.html")

    def framed(page: Page) -> str:
        frame = options["frames"][page.address]
        return template.render(frame=frame, body=page.body(), parts=page.headings)

    write_site(publication, framed, Path(config.site_dir))


def on_page_context(context: Any, page: MkDocsPage, config: MkDocsConfig, nav: Navigation) -> Any:
    """Give the template of a hand-written page its frame and its HTML."""
    context["frame"] = config.extra["handbook"]["frames"][page.url]
    context["body"] = page.content
    parts = [each for top in page.toc for each in top.children]
    context["parts"] = [Heading(each.id, each.title) for each in parts]
    page.previous_page = page.next_page = None
    return context


def on_template_context(context: Any, template_name: str, config: MkDocsConfig) -> Any:
    """Give the pages that stand at no address of their own, such as 404, a frame."""
    options = config.extra["handbook"]
    context["frame"] = frame_anywhere(options["site"], template_name)
    context["frames"] = options["frames"]
    return context


def on_post_build(config: MkDocsConfig) -> None:
    """Wait for the search, which was made beside the pages, and take away what bears the clock."""
    Path(config.site_dir, "sitemap.xml.gz").unlink(missing_ok=True)  # hosts compress by themselves
    try:
        finish_indexing(config.extra["handbook"].pop("indexing"))
    except IndexingError as error:
        raise PluginError(f"pagefind: {error}") from None


def _findable(page: MkDocsPage) -> Findable:
    return findable_text(page.url, page.url.partition("/")[0], page.meta, page.content or "")


def _leaf(page: MkDocsPage) -> Leaf:
    try:
        return leaf_of_text(page.url, f"docs/{page.file.src_uri}", page.meta)
    except KeyError as missing:
        raise PluginError(f"docs/{page.file.src_uri}:1:1: {missing} mangler / is missing") from None
