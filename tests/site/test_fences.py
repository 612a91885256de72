"""No page and no record that a stranger proposes can run code while the site is built."""

from __future__ import annotations

import re
import shutil
from typing import TYPE_CHECKING

import pytest
from conftest import lay_over
from mkdocs.exceptions import Abort
from site_fixtures import ROOT, TINY, built

if TYPE_CHECKING:
    from pathlib import Path

    from site_pages import Site

pytestmark = pytest.mark.site

RUNS_CODE = "{{ cycler.__init__.__globals__.os.system('touch %s') }}"
COUNTS = "{{ 6 * 7 }} {{ count('case') }}{% for n in [1] %}loop{% endfor %}"
PROPOSED = """---
key: proposed
title: "Forslag {title}"
description: En side, som en fremmed har foreslået.
render_macros: true
---

# Forslag

{text}
"""


@pytest.fixture(scope="module")
def proposed(tmp_path_factory: pytest.TempPathFactory) -> Site:
    """The tiny handbook with a page and a case that try to run code."""
    folder = tmp_path_factory.mktemp("proposed")
    docs, data = folder / "docs", folder / "data"
    shutil.copytree(ROOT / "docs", docs)
    shutil.copytree(TINY, data)
    attack = RUNS_CODE % (folder / "ran")
    for language in ("da", "en"):
        page = PROPOSED.replace("{title}", attack).replace("{text}", f"{attack} {COUNTS}")
        (docs / language / "forslag.md").write_text(page, encoding="utf-8")
    quoted = f"{attack} {COUNTS}".replace('"', "'")
    changes = {
        "{da: Byhaven, en: The town garden}": "{da: 'Byhaven {{ 6 * 7 }}', en: Garden}",
        "{da: Begynd med kaffe., en: Begin with coffee.}": f'{{da: "{quoted}", en: Begin.}}',
        "{da: Der gror kål., en: Cabbages grow.}": f'{{da: "{quoted}", en: Cabbages.}}',
    }
    lay_over(data, {"cases/byhaven.yaml": {"change": changes}})
    return built(folder / "site", data, docs)


def text_of(site: Site, address: str) -> str:
    return (site.folder / address / "index.html").read_text(encoding="utf-8")


def test_a_proposed_page_cannot_turn_macros_on_for_itself(proposed: Site) -> None:
    for address in ("da/forslag", "en/forslag"):
        html = text_of(proposed, address)
        assert "{{ 6 * 7 }}" in html
        assert "{% for n in [1] %}loop{% endfor %}" in html


def test_a_record_is_no_template(proposed: Site) -> None:
    html = text_of(proposed, "da/cases/byhaven")
    assert "<h1>Byhaven {{ 6 * 7 }}</h1>" in html
    assert html.count("{% for n in [1] %}loop{% endfor %}") > 1


def test_no_proposed_code_was_run(proposed: Site) -> None:
    assert not (proposed.folder.parent / "ran").exists()


def test_the_pages_that_maintainers_listed_do_run_macros(proposed: Site) -> None:
    assert re.search(r"\b2 cases\b", text_of(proposed, "da"))
    assert "{{ count" not in text_of(proposed, "da")


@pytest.mark.parametrize(
    ("wrong", "told"),
    [
        (
            '{{ link("case", "byhavn") }}',
            "There is nothing called “byhavn” here. Did you mean “byhaven”?",
        ),
        ('{{ cout("case") }}', "'cout' is undefined"),
        ("{% for %}", "Expected an expression"),
        ("{{ 1 / 0 }}", "division by zero"),
    ],
)
def test_a_mistake_in_a_macro_is_told_with_page_and_line(
    tmp_path: Path, caplog: pytest.LogCaptureFixture, wrong: str, told: str
) -> None:
    docs = tmp_path / "docs"
    shutil.copytree(ROOT / "docs", docs)
    page = docs / "en" / "first-time.md"
    text = page.read_text(encoding="utf-8")
    page.write_text(f"{text}\n{wrong}\n", encoding="utf-8")
    line = text.count("\n") + 2
    with pytest.raises(Abort):
        built(tmp_path / "site", TINY, docs)
    assert f"docs/en/first-time.md:{line}:1: {told}" in caplog.text
    assert "Traceback" not in caplog.text


def test_a_mistake_in_a_pages_front_matter_is_told(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    docs = tmp_path / "docs"
    shutil.copytree(ROOT / "docs", docs)
    (docs / "da" / "uden-noegle.md").write_text("# Uden nøgle\n", encoding="utf-8")
    with pytest.raises(Abort):
        built(tmp_path / "site", TINY, docs)
    assert "docs/da/uden-noegle.md:1:1: 'key'" in caplog.text
