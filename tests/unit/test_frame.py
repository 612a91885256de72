from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from handbook.frame import (
    Frame,
    Leaf,
    MenuItem,
    Site,
    entries_there,
    frame_anywhere,
    frames,
    leaf_of_page,
    leaf_of_text,
    menu,
)
from handbook.publishing import publish

if TYPE_CHECKING:
    from handbook.library import Handbook

SITE = Site(("da", "en"), url="https://example.org/h/", repository="https://git.example.org/h")


def leaf(address: str, key: str = "case/a", **other: object) -> Leaf:
    facts = {"kind": "case", "title": "A", "description": "A.", "source": "data/cases/a.yaml"}
    return Leaf(key=key, language=address[:2], address=address, **(facts | other))  # type: ignore[arg-type]


def frame_of(*leaves: Leaf, site: Site = SITE) -> Frame:
    """The frame of the first page, beside the others."""
    return frames(site, leaves)[leaves[0].address]


def test_a_page_knows_itself_in_the_other_language() -> None:
    frame = frame_of(leaf("da/cases/a/"), leaf("en/cases/a/"))
    (other,) = frame.alternates
    assert (other.language, other.href, other.translated) == ("en", "../../../en/cases/a/", True)
    assert other.label == frame.say_in("en", "frame.read-in-this")
    assert frame.hreflangs == [
        ("da", "https://example.org/h/da/cases/a/"),
        ("en", "https://example.org/h/en/cases/a/"),
    ]


def test_an_untranslated_page_claims_no_alternates() -> None:
    danish, english = leaf("da/cases/a/"), leaf("en/cases/a/", translated=False)
    assert frame_of(danish, english).hreflangs == []
    assert frame_of(english, danish).hreflangs == []
    assert frame_of(english, danish).alternates[0].translated


def test_a_page_without_a_counterpart_leads_to_the_other_languages_front_page() -> None:
    (other,) = frame_of(leaf("da/cases/a/")).alternates
    assert (other.href, other.translated) == ("../../../en/", False)
    (other,) = frame_of(leaf("da/404.html", key="")).alternates
    assert other.address == "en/"


def test_the_window_is_titled_by_page_kind_and_site() -> None:
    frame = frame_of(leaf("en/cases/a/"))
    assert frame.full_title == f"A · {frame.say('title.case')} · {frame.say('site.name')}"
    assert frame_of(leaf("en/x/", kind="index")).full_title == f"A · {frame.say('site.name')}"
    assert frame_of(leaf("en/", kind="home")).full_title == "A"


def test_a_page_is_within_the_part_of_the_menu_it_belongs_to() -> None:
    home, cases = MenuItem("Home", "en/"), MenuItem("Cases", "en/cases/")
    part = MenuItem("All", "en/first/", (cases,))
    site = Site(("en",), menus={"en": (home, part)})
    frame = frame_of(leaf("en/cases/a/"), site=site)
    assert frame.menu == (home, part)
    assert frame.nearest((home, cases)) == cases
    assert frame.nearest(frame.menu) == part
    assert frame.beside == (cases,)
    about = frame_of(leaf("en/about/"), site=site)
    assert about.nearest(about.menu) is None
    assert about.beside == ()
    assert frame_of(leaf("en/", kind="home"), site=site).nearest((home, part)) == home
    assert frame_of(leaf("da/cases/a/"), site=site).menu == ()


def test_of_two_entries_one_below_the_other_the_page_belongs_to_the_lower() -> None:
    entries = MenuItem("Contribute", "en/contribute/"), MenuItem("Form", "en/contribute/form/")
    assert frame_of(leaf("en/contribute/form/")).nearest(entries) == entries[1]
    assert frame_of(leaf("en/contribute/")).nearest(entries) == entries[0]


def test_addresses_are_whole_only_where_the_sites_is_known() -> None:
    assert frame_of(leaf("da/cases/a/")).canonical == "https://example.org/h/da/cases/a/"
    assert frame_of(leaf("da/cases/a/"), site=Site(("da",))).canonical == ""


def test_a_page_can_be_mended_where_its_source_and_the_repository_are_known() -> None:
    frame = frame_of(leaf("da/cases/a/"))
    assert frame.edit_href == "https://git.example.org/h/edit/main/data/cases/a.yaml"
    assert frame_of(leaf("da/cases/a/", source="")).edit_href == ""
    assert frame_of(leaf("da/cases/a/"), site=Site(("da",))).edit_href == ""


def test_a_feed_is_offered_where_its_entries_can_lead_somewhere() -> None:
    assert frame_of(leaf("en/cases/a/")).feed == "../../../api/v1/feed-en.json"
    assert frame_of(leaf("da/cases/a/"), site=Site(("da",))).feed == ""


def test_a_menu_is_made_of_titles_and_paths() -> None:
    entries = [{"Home": "en/index.md"}, {"Learn": [{"Cases": "en/cases.md"}, {"X": "en/x.md"}]}]
    made = menu(entries, lambda path: path.replace(".md", "/"))
    assert made[0] == MenuItem("Home", "en/index/")
    assert [item.title for item in made[1].children] == ["Cases", "X"]
    assert made[1].address == "en/cases/"


def test_a_handwritten_page_is_framed_by_its_front_matter() -> None:
    meta = {"key": "about", "title": "About", "description": "What this is."}
    found = leaf_of_text("en/about/", "docs/en/about.md", meta)
    assert (found.language, found.kind, found.key) == ("en", "text", "about")
    with pytest.raises(KeyError, match="title"):
        leaf_of_text("en/about/", "docs/en/about.md", {"key": "about"})


def test_a_generated_page_is_framed_as_it_is(tiny: Handbook) -> None:
    page = publish(tiny).pages[0]
    found = leaf_of_page(page)
    assert (found.key, found.address, found.title) == (page.key, page.address, page.title)
    assert found.source == page.source


def test_a_menu_leaves_out_what_another_folder_of_data_does_not_have() -> None:
    entries = [{"A": "a.md"}, {"Part": [{"B": "b.md"}, {"C": "c.md"}]}, {"Gone": [{"D": "d.md"}]}]
    kept = entries_there(entries, {"a.md", "c.md"}.__contains__)
    assert kept == [{"A": "a.md"}, {"Part": [{"C": "c.md"}]}]


@pytest.mark.parametrize(("url", "root"), [("https://example.org/h/", "/h/"), ("", "/")])
def test_a_page_that_is_shown_anywhere_links_from_the_top_of_its_host(url: str, root: str) -> None:
    frame = frame_anywhere(Site(("da", "en"), url=url), "404.html")
    assert frame.root == root
    assert [each.href for each in frame.alternates] == [f"{root}en/"]
    assert frame.leaf.title == frame.say("not-found.title")
