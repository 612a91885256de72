"""Every type of page meets the rules of axe, in both schemes, on a phone and at a desk."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

import pytest
from browser_fixtures import DESK, PHONE, violations_on

if TYPE_CHECKING:
    from collections.abc import Mapping

    from browser_fixtures import Reader

pytestmark = pytest.mark.browser

SHORTEN = """
for (const parent of document.querySelectorAll("article, article *")) {
  const seen = {};
  for (const child of [...parent.children]) {
    const alike = `${child.tagName}.${child.className?.baseVal ?? child.className}`;
    seen[alike] = (seen[alike] ?? 0) + 1;
    if (seen[alike] > 5) child.remove();
  }
}
"""
"""Leaves five of each long list of like things: the eightieth card is made as the first is, and
axe takes ten seconds for them all. That no id stands twice is asked of the whole page elsewhere."""

COLOURS = "runOnly: ['cat.color']"
"""What can differ between the schemes: they change custom properties of colour and nothing else."""
SCHEMES: tuple[tuple[Literal["light", "dark"], str], ...] = (("light", ""), ("dark", COLOURS))


def test_axe_finds_nothing_on_any_type_of_page(
    reader: Reader, page_types: Mapping[str, str], subtests: pytest.Subtests
) -> None:
    for name, address in page_types.items():
        page = reader.goes_to(address)
        page.evaluate(SHORTEN)
        for scheme, rules in SCHEMES:
            page.emulate_media(color_scheme=scheme)
            for size in (PHONE, DESK):
                page.set_viewport_size(size)
                with subtests.test(page=name, scheme=scheme, width=size["width"]):
                    assert violations_on(page, rules) == set()
