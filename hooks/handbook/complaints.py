"""What pydantic found, as problems with a place and a code of ours.

Its own messages never reach an author: they speak of models and types, in English only.
"""

from __future__ import annotations

from difflib import get_close_matches
from typing import TYPE_CHECKING, Any, Final, TypeVar

from pydantic import BaseModel, ValidationError

from handbook.languages import DEFAULT_LANGUAGES
from handbook.problems import HandbookError, Problem

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from pydantic_core import ErrorDetails

    from handbook.source import FieldPath, Source

RecordT = TypeVar("RecordT", bound=BaseModel)

_CODES: Final = {
    "missing": "missing-field",
    "string_too_short": "empty-text",
    "too_short": "empty-list",
    "string_type": "text-expected",
    "list_type": "list-expected",
    "dict_type": "languages-expected",
    "model_type": "fields-expected",
    "model_attributes_type": "fields-expected",
    "literal_error": "unknown-choice",
    "number_expected": "number-expected",
    "year_expected": "year-expected",
    "degree_expected": "degree-expected",
    "truth_expected": "truth-expected",
    "id_expected": "id-expected",
    "address_expected": "address-expected",
    "string_pattern_mismatch": "wrong-form",
    "less_than_equal": "number-too-large",
}


def record_of(
    model: type[RecordT],
    source: Source,
    at: FieldPath = (),
    languages: Sequence[str] = DEFAULT_LANGUAGES,
) -> RecordT:
    """The record at a path of a source. Raises `HandbookError` with all that is wrong with it.

    `languages` are those that an author is told of where words by language are missing.
    """
    data = source.data
    for step in at:
        data = data[step]
    try:
        return model.model_validate(data)
    except ValidationError as error:
        found = error.errors(include_url=False, include_context=True, include_input=True)
        told = {"languages": ", ".join(languages)}
        raise HandbookError(_problem(model, source, at, each, told) for each in found) from None


def _problem(
    model: type[BaseModel],
    source: Source,
    at: FieldPath,
    error: ErrorDetails,
    told: Mapping[str, str],
) -> Problem:
    path = (*at, *(step for step in error["loc"] if step != ""))
    kind = error["type"]
    if kind == "extra_forbidden":
        hint = near(str(path[-1]), sorted(_field_names(model, error["loc"][:-1])))
        code = "unknown-field-near" if hint else "unknown-field"
        return source.problem(path, code, field=str(path[-1]), hint=hint)
    if kind == "missing":
        return source.problem(path, "missing-field", field=str(path[-1]))
    if kind == "literal_error":
        choices = error.get("ctx", {}).get("expected", "").replace("'", "").replace(" or ", ", ")
        return source.problem(path, "unknown-choice", value=_short(error["input"]), choices=choices)
    most = str(error.get("ctx", {}).get("le", ""))
    return source.problem(path, _CODES[kind], value=_short(error["input"]), most=most, **told)


def _short(value: object) -> str:
    text = value if isinstance(value, str) else "…"
    return text if len(text) <= 60 else f"{text[:57]}…"  # noqa: PLR2004 - fits on the line that tells it


def _field_names(model: type[BaseModel], path: Iterable[str | int]) -> set[str]:
    """The field names that are known where a path leads."""
    current: Any = model
    for step in path:
        if isinstance(step, int):
            continue
        fields = {field.alias or name: field for name, field in current.model_fields.items()}
        inner = _model_in(fields[step].rebuild_annotation()) if step in fields else None
        if inner is None:
            return set()
        current = inner
    return {field.alias or name for name, field in current.model_fields.items()}


def _model_in(annotation: Any) -> type[BaseModel] | None:
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return annotation
    inner = (_model_in(each) for each in getattr(annotation, "__args__", ()))
    return next((each for each in inner if each), None)


def near(name: str, known: Iterable[str]) -> str:
    """The known name that a mistyped one most likely meant, or nothing."""
    found = get_close_matches(name, list(known), n=1, cutoff=0.6)
    return found[0] if found else ""
