from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from handbook.addresses import (
    address,
    ascii_id,
    edit_address,
    home_of,
    index_address,
    root_from,
)
from handbook.fields import ID


@pytest.mark.parametrize(
    ("name", "id_"),
    [
        ("Ærø", "aeroe"),
        ("Høje-Taastrup", "hoeje-taastrup"),
        ("Aabenraa", "aabenraa"),
        ("Århus  (by)", "aarhus-by"),
        ("Málaga & Weißensee", "malaga-weissensee"),
        ("--", ""),
    ],
)
def test_a_name_becomes_an_id_of_lower_case_ascii(name: str, id_: str) -> None:
    assert ascii_id(name) == id_


@given(st.text())
def test_whatever_a_name_holds_its_id_is_an_id_or_empty(name: str) -> None:
    id_ = ascii_id(name)
    assert not id_ or ID.fullmatch(id_)
    assert ascii_id(id_) == id_


@pytest.mark.parametrize(
    ("kind", "language", "where"),
    [
        ("case", "da", "da/cases/a/"),
        ("case", "en", "en/cases/a/"),
        ("principle", "da", "da/principper/a/"),
        ("principle", "en", "en/principles/a/"),
        ("method", "da", "da/metoder/a/"),
        ("method", "en", "en/methods/a/"),
        ("term", "en", "en/glossary/#a"),
    ],
)
def test_the_addresses_that_were_promised_are_kept(kind: str, language: str, where: str) -> None:
    assert address(kind, "a", language) == where
    assert where.startswith(index_address(kind, language))


@pytest.mark.parametrize(
    ("own", "root"), [("", "./"), ("da/", "../"), ("da/cases/a/", "../../../"), ("404.html", "./")]
)
def test_the_way_up_leads_to_the_root_from_any_depth(own: str, root: str) -> None:
    assert root_from(own) == root


@pytest.mark.parametrize(
    ("repository", "where"),
    [
        ("https://github.com/a/b/", "https://github.com/a/b/edit/main/data/x.yaml"),
        ("https://gitlab.com/a/b", "https://gitlab.com/a/b/-/edit/main/data/x.yaml"),
        (
            "https://gitlab.odense.example/a/b",
            "https://gitlab.odense.example/a/b/-/edit/main/data/x.yaml",
        ),
        ("https://codeberg.org/a/b", "https://codeberg.org/a/b/_edit/main/data/x.yaml"),
        ("", ""),
    ],
)
def test_a_file_is_edited_where_its_platform_has_it(repository: str, where: str) -> None:
    assert edit_address(home_of("", repository), "data/x.yaml") == where


def test_an_address_of_the_site_ends_with_a_slash_however_it_was_written() -> None:
    assert home_of("https://example.org/h", "") == home_of("https://example.org/h/", "")
