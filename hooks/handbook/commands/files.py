"""`write`, `schema` and `format`: what the handbook puts on disk."""

from __future__ import annotations

import json
import os
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING, Any

from handbook.addresses import home_of
from handbook.commands.grammar import RefusalError
from handbook.commands.screen import problem_line, say
from handbook.languages import DEFAULT_LANGUAGES
from handbook.manuscripts import formatted
from handbook.output import Output
from handbook.problems import HandbookError
from handbook.publishing import publish
from handbook.reading import read_handbook
from handbook.schemas import all_schemas, schema_of_file
from handbook.source import read_source
from handbook.wording import sentence
from handbook.yaml_text import Bare, yaml_text

if TYPE_CHECKING:
    import argparse
    from collections.abc import Iterator, Sequence

    from handbook.commands.grammar import Grammar
    from handbook.output import Page
    from handbook.problems import Problem


def describe_write(grammar: Grammar) -> None:
    """What `write` takes."""
    grammar.place("out", type=Path, metavar="OUT")


def write(options: argparse.Namespace) -> int:
    """Write every page and every export below a folder, for any site generator to frame."""
    home = home_of(os.environ.get("SITE_URL", ""), os.environ.get("REPO_URL", ""))
    publication = publish(read_handbook(options.data), home=home)
    pages = (Output(page.path, page_text(page)) for page in publication.pages)
    for output in chain(pages, publication.files):
        _put(options.out, output)
    numbers = {"pages": str(len(publication.pages)), "files": str(len(publication.files))}
    say(sentence(options.language, "command.write.done", out=str(options.out), **numbers))
    return 0


def page_text(page: Page) -> str:
    """A page as a file: what a frame must know as front matter, and the HTML of its body."""
    known: dict[str, Any] = {
        "key": page.key,
        "kind": page.kind,
        "language": page.language,
        "address": page.address,
        "title": page.title,
        "description": page.description,
        "source": page.source,
        "section": page.section,
        "assets": list(page.assets),
        "headings": [{"anchor": each.anchor, "title": each.title} for each in page.headings],
    }
    known = {name: value for name, value in known.items() if value}
    known["translated"] = Bare("true" if page.translated else "false")
    return f"---\n{yaml_text(known)}---\n{page.body()}\n"


def describe_schema(grammar: Grammar) -> None:
    """What `schema` takes."""
    grammar.place("folder", type=Path, nargs="?", default=Path("schema"), metavar="FOLDER")


def schema(options: argparse.Namespace) -> int:
    """Write the JSON Schemas, which editors complete by."""
    found = all_schemas(read_handbook(options.data))
    for name, each in found.items():
        text = json.dumps(each, ensure_ascii=False, indent=1) + "\n"
        _put(options.folder, Output(f"{name}.json", text))
    numbers = {"files": str(len(found)), "out": str(options.folder)}
    say(sentence(options.language, "command.schema.done", **numbers))
    return 0


def describe_format(grammar: Grammar) -> None:
    """What `format` takes."""
    grammar.place("files", nargs="*", type=Path, metavar="FILE")
    grammar.wish("check", action="store_true", dest="only_check")


def format_files(options: argparse.Namespace) -> int:
    """Bring the data files to the form we would write by hand, or tell which have another."""
    if not options.data.is_dir():
        raise RefusalError("no-folder", path=str(options.data))
    files = options.files or sorted(_data_files(options.data))
    languages = languages_of(options.data)
    problems: list[Problem] = []
    changed: list[Path] = []
    for path in files:
        try:
            if _formatted_anew(path, options.data, languages, write=not options.only_check):
                changed.append(path)
        except HandbookError as error:
            problems += error.problems
    for path in changed:
        say(str(path))
    for problem in problems:
        say(problem_line(problem, options.language))
    code = "would" if options.only_check else "done"
    numbers = {"changed": str(len(changed)), "files": str(len(files))}
    say(sentence(options.language, f"command.format.{code}", **numbers))
    return 1 if problems or (changed and options.only_check) else 0


def languages_of(data: Path) -> Sequence[str]:
    """The languages of a data folder, as far as they can be read without the rest of it."""
    path = data / "languages.yaml"
    found = read_source(path, data).data if path.exists() else None
    return tuple(found) if isinstance(found, list) else DEFAULT_LANGUAGES


def _data_files(data: Path) -> Iterator[Path]:
    for path in data.rglob("*.yaml"):
        if schema_of_file(path.relative_to(data).as_posix()):
            yield path


def _formatted_anew(path: Path, data: Path, languages: Sequence[str], *, write: bool) -> bool:
    """Whether a file had another form than its own; it is given that when it may be written."""
    inside = path.resolve()
    if not (inside.is_file() and inside.is_relative_to(data.resolve())):
        raise RefusalError("no-data-file", path=str(path))
    name = inside.relative_to(data.resolve()).as_posix()
    read_source(data / name, data)  # refuses what is too large or not UTF-8
    before = inside.read_bytes().decode("utf-8")
    after = formatted(before, name, f"{data.name}/{name}", languages)
    if write and after != before:
        inside.write_text(after, encoding="utf-8", newline="\n")
    return after != before


def _put(folder: Path, output: Output) -> None:
    try:
        output.write_below(folder)
    except OSError as error:
        where = str(folder / output.path)
        raise RefusalError("cannot-write", path=where, why=error.strerror or "") from None
