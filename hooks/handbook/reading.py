"""`read_handbook(folder)`: read, check and link everything, or tell all problems at once.

The recipe: read every file as text → make records of it → gather the whole → check each record in
the company of the others. A file that fails one step is left out of the next, and its problems are
told together with everybody else's.
"""

from __future__ import annotations

import gc
import os
from contextlib import contextmanager
from datetime import UTC, datetime
from functools import partial
from typing import TYPE_CHECKING, Any, Final, TypeVar

from pydantic import BaseModel

from handbook.checking import (
    Company,
    problems_of,
    problems_of_id,
    problems_of_languages,
    problems_of_vocabulary,
)
from handbook.complaints import record_of
from handbook.guides import Arena, Article, Booklet, Course, Forms, Route, Worksheet
from handbook.languages import DEFAULT_LANGUAGES
from handbook.library import KINDS, Handbook
from handbook.model import Case, Method, Phase, Places, Principle, Term, Topics
from handbook.problems import HandbookError, Place, Problem
from handbook.questions import language_of, problems_of_questions
from handbook.sharing import shared
from handbook.source import MOST_BYTES, MOST_BYTES_OF_A_LIST, PutAside, Source, read_source

if TYPE_CHECKING:
    from collections.abc import Container, Iterator
    from pathlib import Path

    from handbook.source import FieldPath

PartT = TypeVar("PartT", bound=BaseModel)
ListsT = TypeVar("ListsT", Topics, Places)

LISTS: Final[dict[str, tuple[str, type[BaseModel]]]] = {
    "principle": ("principles.yaml", Principle),
    "phase": ("process.yaml", Phase),
    "term": ("glossary.yaml", Term),
    "arena": ("arenas.yaml", Arena),
    "route": ("routes.yaml", Route),
    "worksheet": ("worksheets.yaml", Worksheet),
    "booklet": ("booklets.yaml", Booklet),
}
FOLDERS: Final[dict[str, tuple[str, type[BaseModel]]]] = {
    "method": ("methods", Method),
    "case": ("cases", Case),
    "article": ("articles", Article),
}
GUIDES: Final[dict[str, tuple[str, type[BaseModel]]]] = {
    "forms": ("forms.yaml", Forms),
    "course": ("course.yaml", Course),
}
OPTIONAL: Final = {
    "arenas.yaml",
    "routes.yaml",
    "worksheets.yaml",
    "booklets.yaml",
    "forms.yaml",
    "course.yaml",
}
"""What a small handbook can do without; the files of the spine it cannot."""


def read_handbook(folder: Path) -> Handbook:
    """The whole handbook of a data folder.

    Raises `HandbookError` with every problem of every file, sorted by place.
    """
    with _collector_at_rest():
        return _Reading(folder).handbook()


@contextmanager
def _collector_at_rest() -> Iterator[None]:
    """No search for lost circles while only things that stay are made: a quarter of the time."""
    was_at_work = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_at_work:
            gc.enable()


def this_year() -> int:
    """The year that is not yet the future; a build that fixes its clock fixes this too."""
    fixed = os.environ.get("SOURCE_DATE_EPOCH")
    now = datetime.fromtimestamp(int(fixed), UTC) if fixed else datetime.now(UTC)
    return now.year


class _Everything:
    """The ids of a list that could not be read: none of its friends is told that it is missing."""

    def __contains__(self, id_: object) -> bool:
        return True


class _Reading:
    """One reading: the problems met so far and the records made so far."""

    def __init__(self, folder: Path, languages: tuple[str, ...] = DEFAULT_LANGUAGES) -> None:
        self.folder = folder
        self.languages = languages
        self.problems: list[Problem] = []
        self.records: dict[str, dict[str, Any]] = {kind: {} for kind in KINDS}
        self.files: dict[tuple[str, str], Source | PutAside] = {}
        self.starts: dict[tuple[str, str], FieldPath] = {}
        self.known: dict[str, set[str]] = {name: set() for name in KINDS.values()}
        self.lists: list[tuple[Source, Topics | Places]] = []
        self.unread: set[str] = set()
        self.questions: list[Source] = []

    def handbook(self) -> Handbook:
        if not self.folder.is_dir():
            raise HandbookError([Problem(Place(str(self.folder)), "", "no-data-folder")])
        self.languages = self._languages()
        for kind, (name, model) in LISTS.items():
            self._read_list(kind, name, model)
        for kind, (name, model) in FOLDERS.items():
            self._read_folder(kind, name, model)
        for id_, (name, model) in GUIDES.items():
            self._read_guide(id_, name, model)
        sources = (self._source(path, MOST_BYTES_OF_A_LIST) for path in self._files_in("questions"))
        self.questions = [source for source in sources if source]
        whole = Handbook(
            topics=self._read_lists("topics.yaml", Topics),
            places=self._read_lists("places.yaml", Places),
            languages=self.languages,
            files=self.files,
            questions={language_of(source): source.data for source in self.questions},
            **{name: self.records[kind] for kind, name in KINDS.items()},
        )
        self._check(whole)
        if self.problems:
            raise HandbookError(self.problems)
        return whole

    def _check(self, whole: Handbook) -> None:
        known: dict[str, Container[str]] = {}
        for name, records in whole.vocabulary.items():
            ids = {*records, *self.known.get(name, ())}
            known[name] = _Everything() if name in self.unread else ids
        known["guides"] = {*self.known["guides"], "arenas", "worksheets"}
        company = Company(whole, known, this_year())

        def problems_from(start: tuple[tuple[str, str], FieldPath]) -> list[Problem]:
            (kind, id_), at = start
            return list(problems_of(company, kind, id_, at))

        for _, problems in shared(problems_from, list(self.starts.items())):
            self.problems += problems
        for source, lists in self.lists:
            self.problems += problems_of_vocabulary(company, source, lists)
        for source in self.questions:
            self.problems += problems_of_questions(company, source)

    def _languages(self) -> tuple[str, ...]:
        path = self.folder / "languages.yaml"
        if not path.exists():
            return DEFAULT_LANGUAGES
        source = self._source(path)
        problems = list(problems_of_languages(source)) if source else []
        self.problems += problems
        return tuple(source.data) if source and not problems else DEFAULT_LANGUAGES

    def _source(self, path: Path, most: int = MOST_BYTES) -> Source | None:
        try:
            return read_source(path, self.folder, most)
        except HandbookError as error:
            self.problems += error.problems
        except (OSError, RuntimeError):  # Python 3.11 says a loop of shortcuts the second way
            name = str(path.relative_to(self.folder.parent))
            self.problems.append(Problem(Place(name), "", "unreadable-file"))
        return None

    def _record(self, model: type[PartT], source: Source, at: FieldPath = ()) -> PartT | None:
        try:
            return record_of(model, source, at, self.languages)
        except HandbookError as error:
            self.problems += error.problems
            return None

    def _read_lists(self, name: str, model: type[ListsT]) -> ListsT:
        """The lists of a file, or empty ones that nobody is blamed for choosing from."""
        source = self._source(self.folder / name)
        lists = self._record(model, source) if source else None
        if source and lists is not None:
            self.lists.append((source, lists))
            return lists
        self.unread |= set(model.model_fields)
        empty: dict[str, Any] = {each: [] for each in model.model_fields}
        return model.model_construct(None, **empty)

    def _absent(self, name: str) -> bool:
        return name in OPTIONAL and not (self.folder / name).exists()

    def _read_guide(self, id_: str, name: str, model: type[BaseModel]) -> None:
        if self._absent(name):
            return
        self.known[KINDS["guide"]].add(id_)
        source = self._source(self.folder / name)
        record = self._record(model, source) if source else None
        if source and record is not None:
            self._keep("guide", id_, record, source, ())

    def _read_list(self, kind: str, name: str, model: type[BaseModel]) -> None:
        if self._absent(name):
            return
        source = self._source(self.folder / name, MOST_BYTES_OF_A_LIST)
        if source is None:
            self.unread.add(KINDS[kind])
            return
        if not isinstance(source.data, list):
            self.problems.append(source.problem((), "list-expected"))
            self.unread.add(KINDS[kind])
            return
        for number, each in enumerate(source.data):
            id_ = each.get("id") if isinstance(each, dict) else None
            if isinstance(id_, str) and id_ in self.known[KINDS[kind]]:
                self.problems.append(source.problem((number, "id"), "duplicate-id", id=id_))
                continue
            if isinstance(id_, str):
                self.known[KINDS[kind]].add(id_)
            else:  # nobody can tell what its friends call it
                self.unread.add(KINDS[kind])
            record = self._record(model, source, (number,))
            if record is not None:
                self._keep(kind, str(id_), record, source, (number,))

    def _read_folder(self, kind: str, name: str, model: type[BaseModel]) -> None:
        paths = list(self._files_in(name))
        self.known[KINDS[kind]].update(path.stem for path in paths)
        for path, (problems, record) in shared(partial(self._read_file, model), paths):
            self.problems += problems
            if record is not None:
                file = str(path.relative_to(self.folder.parent))
                self._keep(kind, path.stem, record, PutAside(file, path, self.folder), ())

    def _read_file(
        self, model: type[BaseModel], path: Path
    ) -> tuple[list[Problem], BaseModel | None]:
        """The record of a file of its own, and what is wrong with it."""
        alone = _Reading(self.folder, self.languages)
        source = alone._source(path)
        if source is None:
            return alone.problems, None
        record = alone._record(model, source)
        return [*problems_of_id(source, (), path.stem), *alone.problems], record

    def _files_in(self, name: str) -> Iterator[Path]:
        folder = self.folder / name
        for path in sorted(folder.iterdir()) if folder.is_dir() else ():
            if path.suffix == ".yaml":
                yield path
            elif not path.name.startswith("."):
                place = Place(f"{self.folder.name}/{name}/{path.name}")
                self.problems.append(Problem(place, "", "unexpected-file"))

    def _keep(
        self, kind: str, id_: str, record: BaseModel, source: Source | PutAside, at: FieldPath
    ) -> None:
        self.records[kind][id_] = record
        self.files[kind, id_] = source
        self.starts[kind, id_] = at
