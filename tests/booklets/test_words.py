"""What stands in a booklet is what stands in the records, whatever an author writes."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from booklet_fixtures import SITE, declared_as
from conftest import lay_over, problems_in
from pdf_reading import opened, outline_of, page_text, runs, tags, text_of, words_of

from handbook.booklets.making import booklets_of
from handbook.fields import EVERY_LANGUAGE, texts_in
from handbook.languages import language_shown
from handbook.prose import plain
from handbook.reading import read_handbook
from handbook.wording import sentence

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from handbook.booklets.making import Printed
    from handbook.library import Handbook
    from handbook.model import Case

CASES = declared_as("cases", {"of": "cases"})


def stretches(case: Case, language: str) -> Iterator[str]:
    """Every stretch of words of a case as its author wrote it, between links and line ends."""
    for path, texts, kind in texts_in(case):
        shown = EVERY_LANGUAGE
        if shown not in texts:
            shown = language_shown(texts, language, case.written_in)
        whole = texts[shown]
        if kind.name == "plain":
            yield whole
            continue
        assert path
        for piece in re.split(r"\[([^\]]*)\]\([^)\s]*\)|\n", whole):
            if piece:
                yield re.sub(r"^[*_>.,;:]+|[*_]", "", plain(piece))
    yield from (source.title for source in case.sources)


def stands_in(stretch: str, text: str) -> bool:
    """Whether a stretch is in a text, whole or on two pages with notes between them."""
    if stretch in text:
        return True
    low, high = 0, len(stretch)
    while low < high:
        middle = (low + high + 1) // 2
        low, high = (middle, high) if stretch[:middle] in text else (low, middle - 1)
    return low > 0 and stretch[low:] in text


def missing(handbook: Handbook, made: Printed) -> list[str]:
    """The stretches of cases that a booklet has lost."""
    text = words_of(text_of(opened(made.read)))
    return [
        stretch
        for case in handbook.cases.values()
        for stretch in stretches(case, made.declared.language)
        if not stands_in(words_of(stretch), text)
    ]


def test_every_word_of_every_case_is_in_its_booklet(
    tiny: Handbook, printed: Callable[..., list[Printed]]
) -> None:
    handbook = replace(tiny, booklets=CASES)
    for made in printed(handbook):
        assert not missing(handbook, made)


@pytest.mark.site
@pytest.mark.parametrize("language", ["da", "en"])
def test_every_word_of_every_real_case_is_in_its_booklet(
    handbook: Handbook, printed: Callable[..., list[Printed]], language: str
) -> None:
    handbook = replace(handbook, booklets=CASES, languages=(language,))
    (made,) = printed(handbook)
    assert len(handbook.cases) > 50
    assert not missing(handbook, made)
    assert not made.lacking


def test_a_case_bears_the_way_to_its_page_and_a_code_for_a_phone(
    tiny_printed: dict[str, Printed],
) -> None:
    pdf = opened(tiny_printed["whole-da"].read)
    told = [str(tag.Alt) for tag in tags(pdf) if tag.S == "/Figure"]
    for way in ("da/cases/byhaven/", "da/metoder/kortet/"):
        assert sentence("da", "booklet.qr", address=SITE + way) in told
        assert words_of(SITE.removeprefix("https://") + way) in words_of(text_of(pdf))


def test_without_an_address_of_the_site_there_is_no_code_and_the_way_within_it_stands(
    tiny: Handbook, printed: Callable[..., list[Printed]]
) -> None:
    for made in printed(replace(tiny, booklets=CASES), site=""):
        pdf = opened(made.read)
        assert not [tag for tag in tags(pdf) if tag.S == "/Figure"]
        assert words_of(f"{made.declared.language}/cases/byhaven/") in words_of(text_of(pdf))


@pytest.mark.parametrize("language", ["da", "en"])
def test_a_reference_names_the_page_where_the_record_begins(
    tiny_printed: dict[str, Printed], tiny: Handbook, language: str
) -> None:
    pdf = opened(tiny_printed[f"whole-{language}"].read)
    begins = outline_of(pdf)
    told = sentence(language, "booklet.see", page=r"(\d+)").replace("(", r"\(", 1)[:-1] + r"\)"
    text = re.sub(r"\s+", " ", text_of(pdf))
    for case in tiny.cases.values():
        title = case.title.get(language, case.title[case.written_in])
        pages = re.findall(f"{re.escape(title)} ?{told}", text)
        assert pages
        assert {int(page) for page in pages} == {begins[title]}


def test_the_registers_name_the_pages_of_terms_and_places(
    tiny_printed: dict[str, Printed], tiny: Handbook
) -> None:
    pdf = opened(tiny_printed["whole-da"].read)
    begins = outline_of(pdf)
    terms = page_text(pdf.pages[begins[sentence("da", "booklet.terms")] - 1])
    assert tiny.terms["runde"].term["da"] in terms
    places = page_text(pdf.pages[begins[sentence("da", "booklet.places")] - 1])
    first = begins[tiny.cases["byhaven"].title["da"]]
    assert tiny.cases["byhaven"].place.municipality == "Nordstrand"
    assert f"Nordstrand {first}" in places


def test_the_edition_is_that_of_the_records(
    tiny_printed: dict[str, Printed], tiny: Handbook
) -> None:
    text = text_of(opened(tiny_printed["whole-en"].read))
    assert sentence("en", "booklet.edition", edition=tiny.edition) in text


HOSTILE = [
    '#import "x": *',
    '#read(\\"/etc/passwd\\")'.replace('\\"', '"'),
    "$x^2$ koster $5",
    "\\textbf{a} \\ \\u{41}",
    "@foo @bar <label>",
    "`kode` ```blok```",
    "*stærk* _skrå_ = overskrift",
    "// nej /* heller ikke */",
    "[en] (to) {tre} ~ -- --- ... 'hej' \"dav\"",
    "https://example.org/" + "meget-lang-vej/" * 12,
]


@pytest.mark.parametrize("text", HOSTILE)
def test_a_text_that_looks_like_code_is_printed_as_the_text_it_is(
    tiny_folder: Path, printed: Callable[..., list[Printed]], text: str
) -> None:
    lay_over(tiny_folder, {"cases/byhaven.yaml": {"change": {"Alle i kvarteret": quoted(text)}}})
    handbook = replace(read_handbook(tiny_folder), booklets=CASES, languages=("da",))
    (made,) = printed(handbook)
    assert words_of(text) in words_of(text_of(opened(made.read)))


def quoted(text: str) -> str:
    """A text as a value of YAML."""
    return "'" + text.replace("'", "''") + "'"


def test_a_very_long_word_stays_on_its_page(
    tiny_folder: Path, printed: Callable[..., list[Printed]]
) -> None:
    word = "samskabelsesproces" * 20
    lay_over(tiny_folder, {"cases/byhaven.yaml": {"change": {"Alle i kvarteret": word}}})
    handbook = replace(read_handbook(tiny_folder), booklets=CASES, languages=("da",))
    (made,) = printed(handbook)
    pdf = opened(made.read)
    assert word in words_of(text_of(pdf))
    assert all(run.right < float(page.mediabox[2]) for page in pdf.pages for run in runs(page))


def test_arabic_is_printed_in_its_own_letters(
    tiny_folder: Path, printed: Callable[..., list[Printed]]
) -> None:
    word = "مرحبا"
    lay_over(tiny_folder, {"cases/byhaven.yaml": {"change": {"Alle i kvarteret": word}}})
    handbook = replace(read_handbook(tiny_folder), booklets=CASES, languages=("da",))
    (made,) = printed(handbook)
    assert set(word) <= set(text_of(opened(made.read)))
    assert not made.lacking


def test_a_sign_that_the_typeface_lacks_is_printed_as_its_number_and_told(
    tiny_folder: Path, printed: Callable[..., list[Printed]], capsys: pytest.CaptureFixture[str]
) -> None:
    lay_over(tiny_folder, {"cases/byhaven.yaml": {"change": {"Alle i kvarteret": "Alle 😀 中"}}})
    handbook = replace(read_handbook(tiny_folder), booklets=CASES, languages=("da",))
    (made,) = printed(handbook)
    assert made.lacking == ("中", "😀")
    assert words_of("Alle [U+1F600] [U+4E2D]") in words_of(text_of(opened(made.read)))
    told = sentence("da", "booklet.lacking", file="cases-da.pdf", signs="U+4E2D, U+1F600")
    assert told in capsys.readouterr().err


def test_a_line_separator_never_comes_so_far(tiny_folder: Path) -> None:
    changed = {"change": {"Alle i kvarteret": "Alle\u2028her"}}
    lay_over(tiny_folder, {"cases/byhaven.yaml": changed})
    assert [problem.code for problem in problems_in(tiny_folder)] == ["invisible-sign"]


def test_a_text_without_translation_is_marked_with_its_own_language(
    tiny_folder: Path, tmp_path: Path
) -> None:
    changed = {"change": {", en: The town garden}": "}"}}
    lay_over(tiny_folder, {"cases/byhaven.yaml": changed})
    handbook = replace(read_handbook(tiny_folder), booklets=CASES, languages=("en",))
    (made,) = booklets_of(handbook, SITE, tmp_path / "kept")
    spoken = {str(tag.get("/Lang", "")) for tag in tags(opened(made.read))}
    assert "da" in spoken
