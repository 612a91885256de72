"""Which booklets there are, the page where they lie, and the links that lead there."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from booklet_fixtures import declared_as

from handbook.printing import booklets_with, declared, is_difficult
from handbook.publishing import publish
from handbook.wording import sentence

if TYPE_CHECKING:
    from handbook.booklets.making import Printed
    from handbook.library import Handbook
    from handbook.output import Page


def shelf(handbook: Handbook, language: str, printed: object = ()) -> Page:
    pages = publish(handbook, tuple(printed)).pages  # type: ignore[arg-type]
    return next(page for page in pages if page.key == "index/booklet" and page.language == language)


def test_the_page_leads_to_files_that_are_there(
    tiny_to_print: Handbook, tiny_printed: dict[str, Printed]
) -> None:
    there = {output.path for output in publish(tiny_to_print, [*tiny_printed.values()]).files}
    for language in tiny_to_print.languages:
        page = shelf(tiny_to_print, language, tiny_printed.values())
        led_to = re.findall(r'(?:href|src)="[./]*(booklets/[^"]+)"', page.body())
        assert set(led_to) == {
            path for path in there if re.match(rf"booklets/.*-{language}(-print)?\.", path)
        }


def test_it_tells_pages_and_edition_and_how_to_print(
    tiny_to_print: Handbook, tiny_printed: dict[str, Printed]
) -> None:
    html = shelf(tiny_to_print, "en", tiny_printed.values()).body()
    assert f"{tiny_printed['whole-en'].pages} pages" in html
    assert tiny_to_print.edition in html
    assert sentence("en", "booklet.how-fold") in html
    assert sentence("en", "booklet.how-cards") in html


def test_booklets_that_were_left_out_are_told_of_and_not_led_to(tiny_to_print: Handbook) -> None:
    html = shelf(tiny_to_print, "da").body()
    assert sentence("da", "booklet.left-out") in html
    assert ".pdf" not in html


def test_a_topic_gets_a_booklet_when_it_has_cases_enough(tiny: Handbook) -> None:
    counts = {
        topic.id: len(tiny.cases_by_facet["domain", topic.id]) for topic in tiny.topics.domains
    }
    most = max(counts.values())
    texts = {"da": "Om {name}", "en": "About {name}"}
    booklets = declared_as("cases", {"of": "cases"}, each="domain", fewest=str(most), title=texts)
    found = declared(replace(tiny, booklets=booklets), "en")
    assert [each.domain for each in found] == [
        id_ for id_, count in counts.items() if count == most
    ]
    names = {topic.id: topic.name["en"] for topic in tiny.topics.domains}
    assert [each.title for each in found] == [f"About {names[each.domain]}" for each in found]


def test_the_hard_cases_are_those_that_stopped_or_challenge_as_much_as_they_show(
    tiny: Handbook,
) -> None:
    for case in tiny.cases.values():
        stances = [each.stance for each in case.principles]
        as_much = stances.count("challenges") >= stances.count("shows")
        assert is_difficult(case) == (case.status == "stopped" or as_much)


def test_a_principle_a_phase_and_a_topic_lead_to_their_booklet(tiny: Handbook) -> None:
    booklets = (
        declared_as("p", {"of": "principles"})
        | declared_as("m", {"of": "phases"})
        | declared_as("c", {"of": "cases"}, each="domain", fewest="1")
    )
    handbook = replace(tiny, booklets=booklets)
    pages = {(page.key, page.language): page for page in publish(handbook).pages}
    principle, phase = next(iter(tiny.principles)), next(iter(tiny.phases))
    topic = next(each.domain for each in declared(handbook, "da") if each.domain)
    for key, id_ in (
        (f"principle/{principle}", "p"),
        (f"phase/{phase}", "m"),
        (f"domain/{topic}", f"c-{topic}"),
    ):
        assert f'haefter/#{id_}"' in pages[key, "da"].body()
        assert f'id="{id_}"' in pages["index/booklet", "da"].body()
    assert [each.id for each in booklets_with(handbook, "da", "principle")] == ["p"]


def test_a_handbook_without_booklets_has_an_honest_page(tiny: Handbook) -> None:
    assert sentence("en", "booklet.none") in shelf(replace(tiny, booklets={}), "en").body()
