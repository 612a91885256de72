from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from pydantic import ValidationError

from handbook.fields import references_in
from handbook.model import Case, Municipality, Period

if TYPE_CHECKING:
    from handbook.library import Handbook


def test_the_period_of_a_case_is_written_with_from_and_to() -> None:
    period = Period.model_validate({"from": "2006", "to": "2016"})
    assert (period.start, period.to) == (2006, 2016)
    assert period.model_dump(by_alias=True, exclude_none=True) == {"from": 2006, "to": 2016}


def test_a_case_is_danish_and_in_denmark_unless_it_says_otherwise(tiny: Handbook) -> None:
    case = tiny.cases["vaerkstedet"]
    assert (case.written_in, case.place.country) == ("da", "DK")


def test_a_case_without_a_principle_is_no_case(tiny: Handbook) -> None:
    written = tiny.cases["byhaven"].model_dump(by_alias=True, exclude_none=True)
    with pytest.raises(ValidationError) as caught:
        Case.model_validate(written | {"principles": []})
    assert ("principles",) in [each["loc"] for each in caught.value.errors()]


def test_every_id_that_a_case_chooses_says_what_it_leads_to(tiny: Handbook) -> None:
    assert {mark.to for _, _, mark in references_in(tiny.cases["byhaven"])} == {
        *("municipalities", "countries", "statuses", "domains", "arenas", "sectors"),
        *("principles", "methods", "source_kinds", "evidence"),
    }


def test_a_municipality_lies_in_a_region() -> None:
    place = Municipality.model_validate({"name": "A", "region": "B", "lat": "1", "lon": "2"})
    assert [(id_, mark.to) for _, id_, mark in references_in(place)] == [("B", "regions")]
