"""Who follows the cases learns of new and changed ones, and how far each is translated."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING, Any, Final

import pytest
from conftest import lay_over
from jsonschema import Draft202012Validator

from handbook.__main__ import main
from handbook.addresses import feed_path, home_of
from handbook.feeds import feeds
from handbook.publishing import publish
from handbook.reading import read_handbook

if TYPE_CHECKING:
    from pathlib import Path

    from handbook.library import Handbook

HOME: Final = home_of("https://example.org/haandbog", "https://github.com/example/handbook/")

WHOLE: Final = {"type": "string", "pattern": "^https?://[^/]+/"}
TEXT: Final = {"type": "string", "minLength": 1}
EXTENSION: Final = {
    "patternProperties": {"^_[a-zA-Z]": {"type": "object"}},
    "additionalProperties": False,
}
ENTRY: Final[dict[str, Any]] = {
    "type": "object",
    "required": ["id"],
    "anyOf": [{"required": ["content_html"]}, {"required": ["content_text"]}],
    "properties": {
        **dict.fromkeys(("id", "title", "content_html", "content_text", "summary"), TEXT),
        **dict.fromkeys(("url", "external_url", "image", "banner_image"), WHOLE),
        "date_published": {"type": "string", "format": "date-time"},
        "date_modified": {"type": "string", "format": "date-time"},
        "tags": {"type": "array", "items": TEXT},
        "language": {"type": "string", "pattern": "^[a-z]{2,3}(-[A-Za-z0-9]+)*$"},
        "authors": {"type": "array"},
        "attachments": {"type": "array"},
    },
    **EXTENSION,
}
FEED: Final[dict[str, Any]] = {
    "type": "object",
    "required": ["version", "title", "items"],
    "properties": {
        "version": {"const": "https://jsonfeed.org/version/1.1"},
        **dict.fromkeys(("title", "description", "user_comment"), TEXT),
        **dict.fromkeys(("home_page_url", "feed_url", "next_url", "icon", "favicon"), WHOLE),
        "language": ENTRY["properties"]["language"],
        "authors": {"type": "array"},
        "hubs": {"type": "array"},
        "expired": {"type": "boolean"},
        "items": {"type": "array", "items": ENTRY},
    },
    **EXTENSION,
}
"""What https://jsonfeed.org/version/1.1 asks for and allows; nothing else may be there."""


def feed_in(handbook: Handbook, language: str = "en", home: Any = HOME) -> dict[str, Any]:
    texts = {each.path: each.written.decode() for each in feeds(handbook, home)}
    found: dict[str, Any] = json.loads(texts[feed_path(language)])
    return found


def entry(handbook: Handbook, id_: str = "case/byhaven", language: str = "en") -> dict[str, Any]:
    (found,) = [each for each in feed_in(handbook, language)["items"] if each["id"] == id_]
    return dict(found)


@pytest.mark.parametrize("home", [HOME, home_of("", "")], ids=["at an address", "at none"])
@pytest.mark.parametrize("language", ["da", "en"])
def test_a_feed_is_a_json_feed(tiny: Handbook, language: str, home: Any) -> None:
    feed = feed_in(tiny, language, home)
    assert [each.message for each in Draft202012Validator(FEED).iter_errors(feed)] == []
    ids = [each["id"] for each in feed["items"]]
    assert len(ids) == len(set(ids)) == len(tiny.cases)
    assert feed["language"] == language


def test_a_feed_claims_no_date_that_nobody_knows(tiny: Handbook) -> None:
    assert not re.search("date_", json.dumps(feed_in(tiny)))


def test_every_address_in_a_feed_is_one_that_is_published(tiny: Handbook) -> None:
    publication = publish(tiny, home=HOME)
    there = {HOME.url + page.address for page in publication.pages}
    there |= {HOME.url + each.path for each in publication.files}
    for language in tiny.languages:
        told = re.findall(r"https://example.org/[^\"\\#]*", json.dumps(feed_in(tiny, language)))
        assert len(told) > 2 * len(tiny.cases)
        assert set(told) <= there


def test_without_an_address_of_its_own_a_feed_leads_nowhere_false(tiny: Handbook) -> None:
    feed = feed_in(tiny, home=home_of("", ""))
    assert "href" not in json.dumps(feed)
    assert not any("url" in each for each in (feed, *feed["items"]))


def test_an_entry_tells_how_far_it_is_translated(tiny: Handbook) -> None:
    told = entry(tiny, "case/vaerkstedet")["_translation"]
    assert (told["state"], told["written_in"]) == ("missing", "da")
    assert told["translated"] == told["texts"] - 1
    assert entry(tiny, "case/vaerkstedet", "da")["_translation"]["state"] == "original"
    assert "not translated" in entry(tiny, "case/vaerkstedet")["content_html"]


def test_the_feed_the_export_and_the_page_agree_on_the_state(tiny: Handbook) -> None:
    publication = publish(tiny, home=HOME)
    files = {each.path: each.written.decode("utf-8", "replace") for each in publication.files}
    (page,) = [each for each in publication.pages if each.address == "en/translations/"]
    rows = re.findall(r'<tr data-state="(\w+)"><th [^>]*><a href="([^"]*)"', page.body())
    states = {href: state for state, href in rows}
    exported = {each["id"]: each for each in json.loads(files["api/v1/cases.json"])}
    assert states
    for each in feed_in(tiny)["items"]:
        id_ = each["id"].removeprefix("case/")
        told = each["_translation"]
        assert told["state"] == states[f"../../en/cases/{id_}/"]
        assert exported[id_]["translation_state"]["en"] == {
            name: told[name] for name in ("state", "translated", "texts")
        }


def test_an_entry_that_is_not_translated_says_which_language_it_is_in(tiny_folder: Path) -> None:
    change = {"title: {da: Byhaven, en: The town garden}": "title: {da: Byhaven}"}
    lay_over(tiny_folder, {"cases/byhaven.yaml": {"change": change}})
    found = entry(read_handbook(tiny_folder))
    assert (found["title"], found["language"]) == ("Byhaven", "da")


def test_a_case_that_is_renamed_is_no_new_entry(tiny_folder: Path) -> None:
    old, new = tiny_folder / "cases/byhaven.yaml", tiny_folder / "cases/haven.yaml"
    new.write_text(old.read_text(encoding="utf-8") + "formerly: [byhaven]\n", encoding="utf-8")
    old.unlink()
    for path in tiny_folder.rglob("*.yaml"):
        text = path.read_text(encoding="utf-8")
        path.write_text(text.replace("case:byhaven", "case:haven"), encoding="utf-8")
    found = entry(read_handbook(tiny_folder))
    assert found["url"] == "https://example.org/haandbog/en/cases/haven/"


def test_a_change_of_any_text_of_the_original_is_seen(tiny_folder: Path) -> None:
    before = entry(read_handbook(tiny_folder))["_translation"]["original"]
    told = {"Nøglen hang hos den samme": "Nøglen hang hos en"}
    lay_over(tiny_folder, {"cases/vaerkstedet.yaml": {"change": told}})
    assert entry(read_handbook(tiny_folder))["_translation"]["original"] == before
    garden = {
        "Naboer og kommune gjorde en parkeringsplads til en have.": "Naboerne lavede en have."
    }
    lay_over(tiny_folder, {"cases/byhaven.yaml": {"change": garden}})
    assert entry(read_handbook(tiny_folder))["_translation"]["original"] != before


def test_what_is_written_without_mkdocs_knows_its_address_too(
    tmp_path: Path, tiny_folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SITE_URL", "https://example.org/haandbog")
    assert main(["write", str(tmp_path / "out"), "--data", str(tiny_folder)]) == 0
    written = json.loads((tmp_path / "out" / feed_path("en")).read_text(encoding="utf-8"))
    assert written["feed_url"] == f"https://example.org/haandbog/{feed_path('en')}"
