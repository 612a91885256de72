"""What a reader may put in a booklet of her own: titles to tell by, and a button where they are."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING, Any

import pytest
from conftest import lay_over

from handbook.library import KINDS
from handbook.pages.own_booklet import own_booklet_files
from handbook.pages.views import COLLECTED
from handbook.publishing import publish
from handbook.reading import read_handbook

if TYPE_CHECKING:
    from pathlib import Path

    from handbook.library import Handbook


def titles_of(handbook: Handbook) -> dict[str, dict[str, Any]]:
    """The files of titles by language."""
    return {
        output.path.removeprefix("assets/own-booklet-").removesuffix(".json"): json.loads(
            output.content
        )
        for output in own_booklet_files(handbook)
    }


def test_every_title_leads_to_a_page_that_is_there(tiny: Handbook) -> None:
    addresses = {page.address for page in publish(tiny).pages}
    for told in titles_of(tiny).values():
        assert list(told) == list(COLLECTED)
        for kind, entry in told.items():
            assert list(entry["titles"]) == list(tiny.collection(KINDS[kind]))
            assert entry["titles"]
            for id_ in entry["titles"]:
                page, is_term, _ = entry["begins"].partition("#")
                assert (page if is_term else f"{page}{id_}/") in addresses


def test_a_title_in_another_language_says_which(tiny_folder: Path) -> None:
    text = (tiny_folder / "glossary.yaml").read_text(encoding="utf-8")
    line = re.search(r"term: \{da: (.*), en: .*\}", text)
    assert line
    lay_over(tiny_folder, {"glossary.yaml": {"change": {line[0]: f"term: {{da: {line[1]}}}"}}})
    english = titles_of(read_handbook(tiny_folder))["en"]["term"]
    assert list(english["spoken"].values()) == ["da"]
    (untranslated,) = english["spoken"]
    assert english["titles"][untranslated] == line[1]


@pytest.mark.parametrize("language", ["da", "en"])
def test_there_is_a_place_for_the_button_where_a_record_is_told(
    tiny: Handbook, language: str
) -> None:
    signs = []
    for page in publish(tiny).pages:
        found = re.findall(r'class="collect" data-record="([^"]*)"', page.body())
        assert ("js/own-booklet/collect.js" in page.assets) == bool(found)
        signs += found if page.language == language else []
    assert sorted(signs) == sorted(
        f"{kind}:{id_}" for kind in COLLECTED for id_ in tiny.collection(KINDS[kind])
    )
