"""What the benchmark gives stock MkDocs to build says the same as our pages, and no more."""

from __future__ import annotations

import re
from html import unescape
from typing import TYPE_CHECKING

import pytest
from plain_markdown import UNREAD, plain_markdown

from handbook.publishing import publish

if TYPE_CHECKING:
    from handbook.library import Handbook

SCENES = {
    "headings and paragraphs": ("<h1>A</h1><p>b\n c</p><h2>D</h2>", "# A\n\nb c\n\n## D\n"),
    "a list": ("<p>a</p><ul><li>b</li><li><p>c</p><p>d</p></li></ul>", "a\n\n- b\n- c d\n"),
    "cards": ("<article><h3>A</h3><p>b</p></article><article><p>c</p></article>", "- A b\n- c\n"),
    "a row of facts": ("<dl><dt>Where</dt><dd>Odense</dd></dl>", "- Where Odense\n"),
    "a link away": ('<p><a href="https://x.dk/">x</a></p>', "[x](https://x.dk/)\n"),
    "a link within": ('<p>the <a href="../y/">y</a></p>', "the y\n"),
    "a word of two parts": ("<p>a<strong>b</strong></p>", "ab\n"),
    "a sign that HTML knows": ("<p>a &lt;b&gt; &amp; c</p>", "a &lt;b> &amp; c\n"),
    "what nobody reads": ("<p>a</p><form><p>b</p></form><script>c</script>", "a\n"),
}


@pytest.mark.parametrize("scene", SCENES)
def test_a_page_is_told_as_one_would_write_it(scene: str) -> None:
    html, markdown = SCENES[scene]
    assert plain_markdown(html) == markdown


def test_every_page_keeps_its_words(tiny: Handbook) -> None:
    for page in publish(tiny).pages:
        html = page.body()
        for tag in UNREAD:
            html = re.sub(rf"(?s)<{tag}\b.*?</{tag}>", " ", html)
        words = set(re.findall(r"\w+", unescape(re.sub(r"<[^>]*>", " ", html))))
        told = unescape(plain_markdown(page.body()))
        assert [word for word in words if word not in told] == [], page.address
