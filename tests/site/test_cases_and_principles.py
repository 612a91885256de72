"""The links between cases and principles stand on both pages, as the records have them."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from handbook.addresses import address
from handbook.languages import language_shown

if TYPE_CHECKING:
    from site_pages import Site, Statement

    from handbook.library import Handbook

pytestmark = pytest.mark.site

Stated = set[tuple[str, str, str, str, str]]
"""Language, case, principle, stance and sentence of every link that is stated."""


def in_the_records(handbook: Handbook) -> Stated:
    return {
        (
            language,
            link.case,
            link.principle,
            link.stance,
            " ".join(
                link.how[
                    language_shown(link.how, language, handbook.cases[link.case].written_in)
                ].split()
            ),
        )
        for language in handbook.languages
        for link in handbook.links
    }


def leads_to(site: Site, page: str, statement: Statement, there: str) -> bool:
    return site.url + there in {site.whole(page, link) for link in statement.addresses}


def test_each_case_states_its_principles_with_the_sentence_of_the_record(
    site: Site, handbook: Handbook
) -> None:
    stated: Stated = set()
    for language in handbook.languages:
        for case in handbook.cases:
            here = address("case", case, language)
            for each in site.pages[here].statements.get("data-principle", []):
                assert leads_to(site, here, each, address("principle", each.id, language))
                stated.add((language, case, each.id, each.stance, each.how))
    assert stated == in_the_records(handbook)


def test_each_principle_links_back_with_the_same_sentence(site: Site, handbook: Handbook) -> None:
    stated: Stated = set()
    for language in handbook.languages:
        for principle in handbook.principles:
            here = address("principle", principle, language)
            for each in site.pages[here].statements.get("data-case", []):
                assert leads_to(site, here, each, address("case", each.id, language))
                stated.add((language, each.id, principle, each.stance, each.how))
    assert stated == in_the_records(handbook)


def test_no_link_is_stated_twice_on_a_page(site: Site) -> None:
    for here, page in site.pages.items():
        for statements in page.statements.values():
            told = [(each.id, each.stance) for each in statements]
            assert len(told) == len(set(told)), here
