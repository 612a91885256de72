"""The records for other programs: JSON, CSV, feeds, JSON Schema, and the principles' colours."""

from __future__ import annotations

import csv
import io
import json
from functools import partial
from typing import TYPE_CHECKING, Final

from handbook.addresses import NOWHERE, Home, address
from handbook.feeds import feeds
from handbook.form import form_files
from handbook.library import KINDS
from handbook.output import Output
from handbook.schemas import all_schemas
from handbook.translations import others_than

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from handbook.library import Handbook

API: Final = "api/v1"
"""Where the exports stand; a change that breaks a reader of them is a new number."""


def exports(handbook: Handbook, home: Home = NOWHERE) -> list[Output]:
    """Every export of the handbook; `home` is for those that bear whole addresses."""
    found = [
        Output(f"{API}/{kind}s.json", partial(_records, handbook, kind))
        for kind in ("case", "principle", "method", "phase", "term")
    ]
    found.append(Output(f"{API}/links.csv", partial(_links, handbook)))
    found += [
        Output(f"{API}/schema/{name}.json", _json(schema))
        for name, schema in all_schemas(handbook).items()
    ]
    found += feeds(handbook, home)
    found += [Output(f"{API}/{path}", content) for path, content in form_files(handbook)]
    found.append(Output("assets/principles.css", _colours(handbook)))
    return found


def _records(handbook: Handbook, kind: str) -> Iterator[str]:
    """All records of a kind as JSON, one a line, so that changes are seen."""
    yield "[\n"
    between = ""
    for id_, record in handbook.collection(KINDS[kind]).items():
        told = {
            "id": id_,
            "addresses": {
                language: address(kind, id_, language) for language in handbook.languages
            },
            **record.model_dump(mode="json", by_alias=True, exclude_none=True, exclude={"id"}),
            "translation_state": {
                language: handbook.progress(kind, id_, language).told
                for language in others_than(record, handbook.languages)
            },
        }
        yield between + json.dumps(told, ensure_ascii=False)
        between = ",\n"
    yield "\n]\n"


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, indent=1) + "\n"


def _links(handbook: Handbook) -> Iterator[str]:
    """One row a link between a case and a principle, with its sentence in every language.

    The last columns tell how far the case that the sentence belongs to is translated.
    """
    spoken = handbook.languages
    named = [f"{column}_{language}" for column in ("how", "state") for language in spoken]
    yield _row(["case", "principle", "stance", *named])
    for link in handbook.links:
        hows = [_harmless(link.how.get(language, "")) for language in spoken]
        states = [handbook.progress("case", link.case, language).state for language in spoken]
        yield _row([link.case, link.principle, link.stance, *hows, *states])


def _row(cells: Sequence[str]) -> str:
    text = io.StringIO()
    csv.writer(text, lineterminator="\n").writerow(cells)
    return text.getvalue()


def _harmless(cell: str) -> str:
    """A cell that no spreadsheet takes for a formula."""
    return f"'{cell}" if cell.startswith(("=", "+", "-", "@", "\t")) else cell


def _colours(handbook: Handbook) -> str:
    """One colour a principle, the same wherever it is shown; never the only carrier of meaning."""
    rules = [
        f'[data-hue="{id_}"]{{--hue:{principle.colour}}}'
        for id_, principle in handbook.principles.items()
    ]
    return "\n".join(rules) + "\n"
