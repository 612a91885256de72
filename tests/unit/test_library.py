from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from conftest import lay_over

from handbook.library import KINDS, facet_values
from handbook.reading import read_handbook

if TYPE_CHECKING:
    from pathlib import Path

    from handbook.library import Handbook


def test_the_links_to_a_principle_are_those_of_the_cases_with_a_stance(tiny: Handbook) -> None:
    shows = tiny.links_to("share-the-work", "shows")
    challenges = tiny.links_to("share-the-work", "challenges")
    assert [link.case for link in shows] == ["byhaven"]
    assert [(link.case, link.how["en"]) for link in challenges] == [
        ("vaerkstedet", "One person carried it all.")
    ]
    assert tiny.links_to("listen-first", "challenges") == []


def test_every_link_of_every_case_is_a_link_of_the_handbook(tiny: Handbook) -> None:
    written = {
        (id_, each.principle, each.stance)
        for id_, case in tiny.cases.items()
        for each in case.principles
    }
    assert {(link.case, link.principle, link.stance) for link in tiny.links} == written


def test_a_case_can_be_looked_up_by_what_it_is_about(tiny: Handbook) -> None:
    assert facet_values(tiny.cases["byhaven"]) == [
        ("domain", "green"),
        ("domain", "culture"),
        ("arena", "garden"),
        ("status", "ongoing"),
        ("initiator", "citizens"),
        ("municipality", "Nordstrand"),
    ]
    assert tiny.cases_by_facet["domain", "culture"] == ["byhaven", "vaerkstedet"]


def test_a_case_that_does_not_say_who_began_is_under_no_initiator(tiny: Handbook) -> None:
    assert "initiator" not in dict(facet_values(tiny.cases["vaerkstedet"]))


def test_links_are_known_from_both_ends(tiny: Handbook) -> None:
    assert tiny.cases_by_method["runden"] == ["byhaven"]
    assert tiny.methods_by_phase["begin"] == ["kortet", "runden"]
    assert tiny.methods_by_principle["share-the-work"] == [
        ("kortet", {"da": "Alle tegner med.", "en": "Everyone draws."})
    ]
    assert tiny.terms_by_method["runden"] == ["runde"]


def test_a_work_that_several_records_cite_is_one_work(tiny: Handbook) -> None:
    citations = tiny.citations["https://example.org/magazine"]
    assert [(each.kind, each.id) for each in citations] == [
        ("principle", "listen-first"),
        ("principle", "share-the-work"),
    ]


def test_the_edition_is_the_month_of_the_newest_change(tiny: Handbook, tiny_folder: Path) -> None:
    assert tiny.edition == "2026-02"
    history = (tiny_folder / "principles.yaml").read_text(encoding="utf-8")
    start, end = history.index("  history:"), history.index("  sources:")
    lay_over(tiny_folder, {"principles.yaml": history[:start] + history[end:]})
    assert read_handbook(tiny_folder).edition == ""


def test_neighbours_share_traits_and_the_rarest_is_told_first(tiny_folder: Path) -> None:
    case = (tiny_folder / "cases" / "byhaven.yaml").read_text(encoding="utf-8")
    lay_over(tiny_folder, {"cases/kopi.yaml": case.replace("[green, culture]", "[culture]")})
    neighbours = dict(read_handbook(tiny_folder).neighbours("byhaven"))
    assert list(neighbours) == ["kopi", "vaerkstedet"]
    shared = neighbours["kopi"]
    assert shared.index(("arena", "garden")) < shared.index(("domain", "culture"))
    assert ("domain", "green") not in shared
    assert ("domain", "culture") in neighbours["vaerkstedet"]


def test_there_are_no_more_neighbours_than_asked_for(tiny: Handbook) -> None:
    assert [len(tiny.neighbours("byhaven", most=most)) for most in (0, 1, 2)] == [0, 1, 1]


def test_a_trait_that_very_many_cases_share_finds_nobody_where_rarer_ones_do(
    tiny_folder: Path,
) -> None:
    read = {
        name: (tiny_folder / "cases" / f"{name}.yaml").read_text(encoding="utf-8")
        for name in ("byhaven", "vaerkstedet")
    }
    copies = {f"cases/havn-{number}.yaml": read["byhaven"] for number in range(5)}
    copies |= {f"cases/lade-{number}.yaml": read["vaerkstedet"] for number in range(200)}
    lay_over(tiny_folder, copies)
    neighbours = read_handbook(tiny_folder).neighbours("byhaven", most=4)
    assert [id_.startswith("havn-") for id_, _ in neighbours] == [True] * 4


@pytest.mark.parametrize(
    "name",
    [
        *KINDS.values(),
        *("domains", "sectors", "arenas", "statuses", "evidence", "source_kinds"),
        *("municipalities", "regions", "countries", "forms"),
    ],
)
def test_everything_an_id_can_lead_to_is_in_the_vocabulary(tiny: Handbook, name: str) -> None:
    assert tiny.vocabulary[name]


def test_a_handbook_without_forms_has_none_in_its_vocabulary(tiny_folder: Path) -> None:
    lay_over(tiny_folder, {"forms.yaml": None, "routes.yaml": None})
    assert read_handbook(tiny_folder).vocabulary["forms"] == {}
