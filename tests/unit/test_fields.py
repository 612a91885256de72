from __future__ import annotations

from typing import Annotated, Any

import pytest
from pydantic import BaseModel, TypeAdapter, ValidationError

from handbook.fields import (
    Degree,
    Id,
    Kind,
    Month,
    Name,
    Number,
    Part,
    Plain,
    Point,
    Refers,
    Truth,
    WebAddress,
    Year,
    references_in,
    texts_in,
)


def made(annotation: Any, value: object) -> Any:
    """What a field makes of what an author wrote."""
    return TypeAdapter(annotation).validate_python(value)


@pytest.mark.parametrize(
    ("annotation", "written", "value"),
    [
        (Year, "2016", 2016),
        (Number, "0", 0),
        (Number, "45", 45),
        (Degree, "-12.5", -12.5),
        (Truth, "true", True),
        (Truth, "false", False),
        (Id, "den-frie-raadgivning-2", "den-frie-raadgivning-2"),
        (Month, "2026-11", "2026-11"),
        (WebAddress, "https://example.org", "https://example.org"),
        (WebAddress, "http://example.org:80/æ?a=1#b", "http://example.org:80/æ?a=1#b"),
        (Name, "Foreningen", {"": "Foreningen"}),
        (Name, {"da": "Foreningen"}, {"da": "Foreningen"}),
    ],
)
def test_a_text_becomes_what_its_field_holds(
    annotation: Any, written: object, value: object
) -> None:
    assert made(annotation, written) == value


REFUSED: list[tuple[Any, list[object]]] = [
    (Year, ["16", "20160", "3016", "ca. 2016", "२०१६", ["2016"]]),
    (Number, ["-1", "012", "1.5", "1_000", "", {"a": "b"}]),
    (Degree, ["56°N", "1,5", "1e3", "nan", []]),
    (Truth, ["ja", "True", "yes", "1", []]),
    (Id, ["Æble", "a_b", "-a", "a--b", "a-", "", "a b", "a\n", ["a"]]),
    (Month, ["2026", "2026-13", "2026-1", "26-01", "2026-11-21"]),
    (WebAddress, ["example.org", "ftp://example.org", "https://a b.org", "https://localhost"]),
    (WebAddress, ["javascript://a.b/%0aalert(1)", 'https://a.b/"x', "https://a.b/<x", []]),
    (WebAddress, ["https://user:word@a.b/"]),
]


@pytest.mark.parametrize(
    ("annotation", "written"), [(each, value) for each, values in REFUSED for value in values]
)
def test_anything_else_is_refused(annotation: Any, written: object) -> None:
    with pytest.raises(ValidationError):
        made(annotation, written)


class Piece(Part):
    text: Plain
    leads_to: Annotated[str, Refers("cases")] | None = None


class Whole(Part):
    pieces: list[Piece]
    points: list[Annotated[Point, Kind("inline")]]
    bare: list[Point]
    ids: list[Annotated[Id, Refers("terms")]]


WHOLE = Whole.model_validate(
    {
        "pieces": [{"text": {"da": "a"}}, {"text": {"da": "b"}, "leads_to": "x"}],
        "points": [{"da": "c", "basis": "practice"}],
        "bare": [{"da": "d"}],
        "ids": ["y", "z"],
    }
)


def test_every_marked_text_is_found_with_its_path() -> None:
    assert [(path, texts) for path, texts, _ in texts_in(WHOLE)] == [
        (("pieces", 0, "text"), {"da": "a"}),
        (("pieces", 1, "text"), {"da": "b"}),
        (("points", 0), {"da": "c"}),
    ]


def test_every_reference_is_found_with_its_path_and_those_left_out_are_not() -> None:
    assert [(path, id_, mark.to) for path, id_, mark in references_in(WHOLE)] == [
        (("pieces", 1, "leads_to"), "x", "cases"),
        (("ids", 0), "y", "terms"),
        (("ids", 1), "z", "terms"),
    ]


def test_a_point_is_words_by_language_and_what_they_rest_on() -> None:
    point = WHOLE.points[0]
    assert (point.texts, point.basis) == ({"da": "c"}, "practice")


def test_a_record_cannot_be_changed_once_it_is_read() -> None:
    with pytest.raises(ValidationError):
        WHOLE.ids = []  # type: ignore[misc]


def test_a_name_is_written_out_the_way_it_was_written_in() -> None:
    class Named(BaseModel):
        name: Name

    for written in ("Foreningen", {"da": "Foreningen", "en": "The association"}):
        assert Named.model_validate({"name": written}).model_dump() == {"name": written}
