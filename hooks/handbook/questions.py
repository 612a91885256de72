"""What readers ask the search, and the pages that answer: a file a language in `questions/`.

Every line is a question as it is typed, and the pages that answer it by kind and id, best first:

    lonely old people: [domain:loneliness, case:kom-med-hilleroed]

The questions are searched and never shown. What a single page is called elsewhere, or what it alone
answers, may stand with its record (`search_words`); these stand here because one question mostly
has several answers, and because whoever asked in vain needs to add but a line.
"""

from __future__ import annotations

from pathlib import PurePath
from typing import TYPE_CHECKING, Any, Final

from handbook.library import KINDS

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from handbook.checking import Company
    from handbook.problems import Problem
    from handbook.source import Source

FACETS: Final[Mapping[str, str]] = {
    "domain": "domains",
    "arena": "arenas",
    "status": "statuses",
    "initiator": "sectors",
    "municipality": "municipalities",
}
"""The lists of cases that may answer; an arena is told of on the page that lists its cases."""
ANSWERS: Final[Mapping[str, str]] = {
    kind: name for kind, name in {**KINDS, **FACETS}.items() if kind != "booklet"
}
"""The kinds of page that may answer, and the vocabulary that their ids come from."""
LONGEST: Final = 120
"""Characters; nobody types more."""


def language_of(source: Source) -> str:
    """The language that a file of questions is in: `questions/da.yaml`."""
    return PurePath(source.file).stem


def problems_of_questions(company: Company, source: Source) -> Iterator[Problem]:
    """Everything wrong with a file of questions."""
    languages = company.handbook.languages
    if language_of(source) not in languages:
        details = {"language": language_of(source), "languages": ", ".join(languages)}
        yield source.problem((), "unknown-language", **details)
    if not isinstance(source.data, dict):
        yield source.problem((), "fields-expected")
        return
    for question, pages in source.data.items():
        if len(question) > LONGEST:
            length = str(len(question))
            yield source.problem((question,), "too-long", length=length, most=str(LONGEST))
        if not isinstance(pages, list):
            yield source.problem((question,), "list-expected")
        elif not pages:
            yield source.problem((question,), "empty-list")
        else:
            yield from _problems_of_answers(company, source, question, pages)


def _problems_of_answers(
    company: Company, source: Source, question: str, pages: list[Any]
) -> Iterator[Problem]:
    for number, page in enumerate(pages):
        path = (question, number)
        if not isinstance(page, str):
            yield source.problem(path, "text-expected")
            continue
        kind, _, id_ = page.partition(":")
        if kind not in ANSWERS or not id_:
            yield source.problem(path, "page-expected", value=page, kinds=", ".join(ANSWERS))
        elif page in pages[:number]:
            yield source.problem(path, "listed-twice", value=page)
        elif id_ not in company.known[ANSWERS[kind]]:
            yield company.dangling(source, path, ANSWERS[kind], id_)
