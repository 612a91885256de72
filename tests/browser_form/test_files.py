"""What goes through the form comes out as it was: real cases, random ones, and hostile texts."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any, Final

import pytest
import yaml
from conftest import problems_in
from contributor import through
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from site_fixtures import ROOT
from synthetic_cases import synthetic_cases

from handbook.form import source_text
from handbook.manuscripts import formatted, manuscript
from handbook.prose import examined, is_inline
from handbook.source import source_of
from handbook.yaml_text import yaml_text

if TYPE_CHECKING:
    from pathlib import Path

    from contributor import Contributor

    from handbook.library import Handbook

pytestmark = pytest.mark.browser

MANY: Final = 200


@pytest.mark.site
def test_a_published_file_is_the_record_as_the_formatter_writes_it(handbook: Handbook) -> None:
    for id_, case in handbook.cases.items():
        path = f"cases/{id_}.yaml"
        text = (ROOT / "data" / path).read_text(encoding="utf-8")
        assert source_text(path, case, handbook) == formatted(text, path, path, handbook.languages)


@pytest.mark.site
def test_a_real_case_is_fetched_drawn_and_given_back_unchanged(
    handbook: Handbook, contributor: Contributor
) -> None:
    id_ = max(handbook.cases, key=lambda each: len(handbook.cases[each].actors))
    contributor.opens("da", f"?record={id_}")
    text = contributor.file()
    assert text == source_text(f"cases/{id_}.yaml", handbook.cases[id_], handbook)
    assert contributor.problems() == set()
    assert contributor.page.input_value("#form-name") == id_


@pytest.mark.site
def test_random_valid_cases_go_through_the_form_unchanged(
    handbook: Handbook, contributor: Contributor
) -> None:
    page = contributor.opens("da")
    texts = [
        manuscript(f"cases/{id_}.yaml", case, handbook.languages)
        for id_, case in synthetic_cases(
            handbook, ROOT / "data", max(MANY, len(handbook.cases)), seed=6
        )
    ]
    assert len(texts) >= MANY
    files = [("case", "", text) for text in texts]
    assert through(page, contributor.host, files) == texts


EXAMPLES: Final = [
    example
    for path in sorted((ROOT / "tests" / "yaml_text").glob("*.yml"))
    for example in yaml.safe_load(path.read_text(encoding="utf-8"))
]


@pytest.mark.parametrize("example", EXAMPLES, ids=lambda example: example["says"])
def test_the_form_plays_the_examples_of_the_writer(
    example: dict[str, Any], tiny_form: tuple[str, Contributor]
) -> None:
    _, contributor = tiny_form
    write = """async ([base, data]) =>
        (await import(base + 'assets/js/form/yaml-write.js')).yamlText(JSON.parse(data))"""
    written = contributor.page.evaluate(write, [contributor.host, example["data"]])
    assert written == example["yaml"]


SIGNS: Final = st.sampled_from(
    [*"ab ÆøÅ😀\n\t-:#'\"\\|>{}[],&*!%@`?~=<", "\u202e", "\x00", "\x85", "\u00a0", "no", "12", ": "]
)
WORDS: Final = st.lists(st.integers(1, 110).map("w".__mul__), min_size=2, max_size=30)
TEXTS: Final = st.lists(SIGNS, max_size=30).map("".join) | WORDS.map(" ".join)
TREES: Final = st.recursive(
    TEXTS,
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(st.sampled_from(["title", "da", "a b", "x:", "#"]), inner, max_size=3)
    ),
    max_leaves=8,
)


def test_any_data_is_written_as_the_build_writes_it_and_read_as_the_build_reads_it(
    tiny_form: tuple[str, Contributor],
) -> None:
    _, contributor = tiny_form
    module = f"{contributor.host}assets/js/form/"
    both = """async ([base, data]) => {
        const {yamlText} = await import(base + 'yaml-write.js');
        const {readYaml} = await import(base + 'yaml-read.js');
        const text = yamlText(data);
        try { return [text, JSON.stringify(readYaml(text).data)]; } catch { return [text, null]; }
    }"""

    @settings(max_examples=300, suppress_health_check=list(HealthCheck))
    @given(st.dictionaries(st.sampled_from(["title", "z"]), TREES, min_size=1))
    def same(data: Any) -> None:
        text, read = contributor.page.evaluate(both, [module, data])
        assert text == yaml_text(data)
        assert json.loads(read) == data

    same()


PIECES: Final = st.sampled_from(
    [
        *[
            "# ",
            "- ",
            "1. ",
            "> ",
            "    ",
            "\n",
            "\n\n",
            "`",
            "```\n",
            "*",
            "_",
            "[",
            "](",
            ")",
            "![",
        ],
        *["[a]: http://b.dk\n", "[a]", "<b>", "<div>\n", "<!--", "-->", "<http://x.dk>", "&amp;"],
        *["| a | b |\n", "|---|---|\n", "---\n", "===\n", "\\", "word", "😀", "(case:byhaven)"],
        *[
            "(javascript:a)",
            "(mailto:a@b)",
            "(ftp://x)",
            "<script>",
            "[x](source:s)",
            "http://a.dk",
        ],
    ]
)


def test_prose_is_judged_as_the_build_judges_it(tiny_form: tuple[str, Contributor]) -> None:
    _, contributor = tiny_form
    judged = """async ([base, text]) => {
        const {examined, isInline} = await import(base + 'prose.js');
        const {faults, references} = examined(text);
        return [isInline(text), faults.map(each => [each.code, each.shown]),
            references.map(each => [each.kind, each.id])];
    }"""

    @settings(max_examples=400, suppress_health_check=list(HealthCheck))
    @given(st.lists(PIECES, min_size=1, max_size=9).map("".join).map(str.strip).filter(bool))
    def same(text: str) -> None:
        inline, faults, references = contributor.page.evaluate(
            judged, [f"{contributor.host}assets/js/form/", text]
        )
        own_faults, own_references = examined(text)
        assert inline == is_inline(text)
        assert {tuple(each) for each in faults} == {(each.code, each.shown) for each in own_faults}
        assert {tuple(each) for each in references} == {
            (each.kind, each.id) for each in own_references
        }

    same()


HOSTILE: Final = {
    "HTML": "<b>bold</b> <img src=x onerror=alert(1)>",
    "a script": "</textarea><script>document.title = 'taken'</script>",
    "YAML": "- a: [b, {c: d}] # no\n? x\n--- !!python/object &a *a",
    "a long text": "samskabelse " * 2000,
    "right to left": "שלום עולם (abc) العربية",
    "emoji": "👩‍👩‍👧‍👦 🇩🇰 e\u0301",
    "Windows line ends": "one\r\ntwo\r\n\r\nthree",
    "tabs": "a\tb\n\tc",
    "a placeholder": "{id} {0} %s ${x} {{ y }}",
}


@pytest.mark.parametrize("text", HOSTILE.values(), ids=HOSTILE.keys())
def test_a_hostile_text_comes_out_as_text_or_as_a_told_problem(
    text: str, tiny_contributor: Contributor, tiny_folder: Path
) -> None:
    page = tiny_contributor.opens("en")
    page.fill("#field-story-process-en", text)
    page.fill("#field-title-en", text)
    page.click("[data-preview]")
    file = tiny_contributor.file()
    wanted = text.replace("\r\n", "\n").strip()
    assert source_of(file, "case").data["story"]["process"]["en"] == wanted
    (tiny_folder / "cases" / "hostile.yaml").write_text(file, encoding="utf-8")
    told = {each.path for each in problems_in(tiny_folder)}
    assert told <= {path for path, _ in tiny_contributor.problems()}
    assert page.title() != "taken"
    assert page.locator("#form-preview :is(script, img, b)").count() == 0
    assert tiny_contributor.complaints == []


@pytest.mark.parametrize("sign", ["\x00", "\u202e", "\x1b", "\ufeff", "\u2028"])
def test_a_sign_that_cannot_be_seen_is_told_in_the_form_and_in_the_check(
    sign: str, tiny_contributor: Contributor, tiny_folder: Path
) -> None:
    page = tiny_contributor.opens("en")
    page.fill("#field-title-en", f"a{sign}b")
    file = tiny_contributor.file()
    (tiny_folder / "cases" / "unseen.yaml").write_text(file, encoding="utf-8")
    (told,) = [each for each in problems_in(tiny_folder) if each.code == "invisible-sign"]
    code = f"U+{ord(sign):04X}"
    assert told.details == {"sign": code}
    assert any(path == "title.en" and code in line for path, line in tiny_contributor.problems())
