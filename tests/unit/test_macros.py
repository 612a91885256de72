from __future__ import annotations

from types import SimpleNamespace
from typing import TYPE_CHECKING, Any

import pytest

from handbook.macros import MACROS, MacroError, define_env, macro_problem
from handbook.rendering import environment

if TYPE_CHECKING:
    from handbook.library import Handbook


class Environment:
    """What mkdocs-macros gives a module: the configuration, the page, and a place for macros."""

    def __init__(self, handbook: Handbook, address: str) -> None:
        self.conf = SimpleNamespace(extra={"handbook": {"handbook": handbook}})
        self.page = SimpleNamespace(url=address)
        self.macros: dict[str, Any] = {}

    def macro(self, function: Any, name: str) -> None:
        self.macros[name] = function


@pytest.fixture
def macros(tiny: Handbook) -> dict[str, Any]:
    """The macros as an English page at the second depth calls them."""
    environment = Environment(tiny, "en/about/")
    define_env(environment)
    return environment.macros


def test_every_macro_is_given_to_the_pages(macros: dict[str, Any]) -> None:
    assert macros.keys() == MACROS.keys()


def test_counts_are_live(macros: dict[str, Any]) -> None:
    assert macros["count"]("case") == "2 cases"


def test_a_link_leads_from_the_page_it_stands_on(macros: dict[str, Any]) -> None:
    assert macros["link"]("case", "byhaven") == "../../en/cases/byhaven/"
    assert macros["link"]("principle") == "../../en/principles/"


def test_a_link_may_say_where_else_it_leads_when_its_goal_is_not_there(
    macros: dict[str, Any],
) -> None:
    assert macros["link"]("case", "nowhere", otherwise="case") == "../../en/cases/"
    assert macros["link"]("case", "byhaven", otherwise="method").endswith("/byhaven/")
    assert macros["link"]("article", otherwise="case") == macros["link"]("article")


def test_the_first_case_of_each_way_in_is_shown(macros: dict[str, Any]) -> None:
    html = macros["cases_on_the_ways"]()
    assert "The town garden" in html
    assert "The workshop" not in html


def test_a_mistake_in_a_page_is_told_with_its_file_and_line(macros: dict[str, Any]) -> None:
    template = environment().from_string("one\ntwo {{ count('klingon') }}", macros)
    with pytest.raises(MacroError) as caught:
        template.render()
    told = macro_problem(caught.value, "docs/en/index.md", above=5)
    assert told == "docs/en/index.md:7:1: There is nothing called “klingon” here."


def test_a_mistake_without_words_or_line_is_told_by_its_kind() -> None:
    assert (
        macro_problem(KeyError(), "docs/en/index.md", above=0) == "docs/en/index.md:1:1: KeyError"
    )


def test_the_principles_are_shown_with_links_to_them(
    macros: dict[str, Any], tiny: Handbook
) -> None:
    html = macros["principle_cards"]()
    for id_, principle in tiny.principles.items():
        assert f"../../en/principles/{id_}/" in html
        assert principle.title["en"] in html


def test_cases_are_listed_by_principle_by_domain_and_by_name(macros: dict[str, Any]) -> None:
    assert "The town garden" in macros["cases_showing"]("share-the-work")
    assert "The workshop" not in macros["cases_showing"]("share-the-work")
    assert "The workshop" in macros["cases_about"]("culture")
    assert "The workshop" not in macros["cases_about"]("culture", 1)
    assert "The workshop" in macros["cases"]("vaerkstedet")


def test_the_ways_in_say_how_long_they_take(macros: dict[str, Any]) -> None:
    html = macros["routes"]()
    assert "The first walk" in html
    assert "5" in html


@pytest.mark.parametrize(
    ("name", "arguments", "hint"),
    [
        ("count", ["cases"], "Did you mean “case”?"),
        ("cases_showing", ["listen"], "Did you mean “listen-first”?"),
        ("cases_about", ["cultures"], "Did you mean “culture”?"),
        ("cases", ["byhaven", "byhave"], "Did you mean “byhaven”?"),
        ("link", ["case", "byhave"], "Did you mean “byhaven”?"),
        ("link", ["klingon", "x"], "There is nothing called “klingon” here."),
    ],
)
def test_a_wrong_name_is_told_with_what_could_be_meant(
    macros: dict[str, Any], name: str, arguments: list[str], hint: str
) -> None:
    with pytest.raises(MacroError, match=hint.replace("?", r"\?")):
        macros[name](*arguments)
