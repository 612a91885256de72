from __future__ import annotations

import re
from html import unescape
from html.parser import HTMLParser

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from handbook.prose import (
    REFERENCE_KINDS,
    Fault,
    Reference,
    Target,
    examined,
    inline,
    is_inline,
    plain,
    rendered,
)

OURS = "../../ours/"
ELEMENTS = {
    *("a", "p", "em", "strong", "code", "pre", "ul", "ol", "li", "blockquote", "br", "hr", "img"),
    *("table", "thead", "tbody", "tr", "th", "td", "sup", "h1", "h2", "h3", "h4", "h5", "h6"),
}
ATTRIBUTES = {"href", "class", "rel", "data-hint", "align", "start", "src", "alt", "title"}

pieces = st.sampled_from(
    [
        *("[a](", "](", ")", "[", "]", "<", ">", "</a>", '"', "'", "&quot;", "&#60;", "&lt;", "\\"),
        *(
            "javascript:alert(1)",
            "JaVaScRiPt:x",
            "&#106;avascript:x",
            "data:text/html,x",
            "vbscript:",
        ),
        *(
            "https://example.org/",
            "mailto:a@b.dk",
            "http://",
            "//x",
            "case:a",
            "source:s",
            "Case:a",
        ),
        *("<script>", "<img src=x onerror=alert(1)>", "<b onclick=x>", "<!--", "-->", "<a href=x>"),
        *(
            " onclick=x ",
            ' title="',
            "`",
            "*",
            "_",
            "#",
            "> ",
            "- ",
            "1. ",
            "| ",
            "|---|",
            "---",
            "===",
        ),
        *(
            "\n",
            "\n\n",
            "    ",
            "\t",
            "![",
            "<https://x.y>",
            "<foo:bar>",
            "[r]: ",
            "data-sourcepos=",
            "æ",
        ),
    ]
)
texts = st.lists(pieces | st.text(max_size=4), max_size=14).map("".join)


def ours(reference: Reference) -> Target | None:
    """A stand-in for the pages: everything is known but what begins with x."""
    return (
        None if reference.id.startswith("x") else Target(OURS, reference.kind, 'a "hint" <', "L <")
    )


class Tags(HTMLParser):
    """Every tag of a piece of HTML with its attributes."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.found: list[tuple[str, dict[str, str]]] = []
        self.feed(html)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.found.append((tag, {name: value or "" for name, value in attrs}))


@given(texts)
@example("[a <foo:bar> b](https://x.y)")
@example("[<javascript:alert(1)>](https://x.y)")
@example("[a](javascript:alert(1))")
@example('[a](https://x.y "t\\" onclick=x")')
def test_no_text_becomes_anything_but_harmless_html(text: str) -> None:
    html = rendered(text, ours)
    without_comments = html.replace("<!-- raw HTML omitted -->", "")
    assert re.findall(r"<(?!/?[a-z])", without_comments) == []
    for tag, attributes in Tags(without_comments).found:
        assert tag in ELEMENTS
        assert attributes.keys() <= ATTRIBUTES
        href = attributes.get("href", OURS)
        assert href == OURS or re.match(r"(?i)https?://[^/]|mailto:.+@", href), href


@given(texts)
def test_no_link_stands_within_a_link(text: str) -> None:
    depth = 0
    for tag in re.findall(r"</?a\b", rendered(text, ours)):
        depth += 1 if tag == "<a" else -1
        assert depth in {0, 1}


@given(texts)
def test_a_text_without_faults_has_no_html_no_heading_no_image_and_only_good_links(
    text: str,
) -> None:
    faults, references = examined(text)
    if faults:
        return
    bare = rendered(text, lambda _: None)
    assert not re.search(r"raw HTML omitted|<img|<h[1-6]", bare)
    known = rendered(text, ours)
    reached = [each for each in references if not each.id.startswith("x")]
    assert known.count(f'href="{OURS}"') == len(reached)


@given(texts)
def test_the_words_of_a_text_hold_no_markup(text: str) -> None:
    words = plain(text)
    assert words == " ".join(words.split())


@given(st.text(alphabet="abc æøå.,:;?!()<>&\"'/", min_size=1))
def test_ordinary_words_come_through_as_they_are(text: str) -> None:
    if not examined(text)[0]:
        shown = unescape(re.sub(r"<[^>]+>", "", rendered(text, ours)))
        assert "".join(shown.split()) == "".join(plain(text).split())


@pytest.mark.parametrize("kind", REFERENCE_KINDS)
def test_each_of_our_own_links_is_told_with_its_kind_and_id(kind: str) -> None:
    assert examined(f"en\n\nto [navn]({kind}:et-id)") == ([], [Reference(kind, "et-id", 2)])


def test_a_reference_takes_its_words_from_its_target_where_it_has_none() -> None:
    html = rendered("[](case:a) [ord](case:a)", lambda _: Target("../a/", "case", "", "Haven"))
    assert html.count(">Haven</a>") == 1
    assert html.count(">ord</a>") == 1


def test_a_reference_to_a_source_is_a_raised_number() -> None:
    html = rendered("Sådan.[](source:s1)", lambda _: Target("#source-1", "note", "T", "[1]"))
    assert '<sup><a class="note" data-hint="T" href="#source-1">[1]</a></sup>' in html


def test_a_reference_to_nothing_keeps_its_words_and_loses_its_link() -> None:
    assert rendered("[ord](case:x)", ours) == "<p>ord</p>\n"


def test_a_target_without_a_look_is_a_bare_link() -> None:
    html = rendered("[ord](case:a)", lambda _: Target("../a/"))
    assert html == '<p><a href="../a/">ord</a></p>\n'


def test_a_link_to_the_web_tells_the_browser_so() -> None:
    html = rendered("[a](https://example.org/?a=1&b=2)", ours)
    assert html == (
        '<p><a class="outward" rel="noopener" href="https://example.org/?a=1&amp;b=2">a</a></p>\n'
    )


def test_a_link_without_words_shows_its_address() -> None:
    assert ">https://example.org</a>" in rendered("[](https://example.org)", ours)


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("a <b>c</b>", "raw-html"),
        ("<div>\nc\n</div>", "raw-html"),
        ("<!-- hid -->", "raw-html"),
        ("![a](https://example.org/a.png)", "image-in-prose"),
        ("# a", "heading-in-prose"),
        ("a\n---", "heading-in-prose"),
        ("> a\n> ===", "heading-in-prose"),
        ("a\r---\rb", "heading-in-prose"),
        ("[a](ftp://example.org)", "link-scheme"),
        ("[a](https:example)", "link-scheme"),
        ("[a](../b.md)", "link-scheme"),
        ("[a]()", "link-scheme"),
        ("[a][b]\n\n[b]: javascript:x", "link-scheme"),
        ("[a <foo:bar>](https://example.org)", "link-scheme"),
    ],
)
def test_what_prose_may_not_hold_is_told(text: str, code: str) -> None:
    assert [fault.code for fault in examined(text)[0]] == [code]


def test_a_fault_stands_on_its_own_line() -> None:
    text = "en\n\n- to\n- tre <i>x</i>\n\nfire\n\n<div>\n\n## fem\n\n[seks](x)"
    assert [(fault.code, fault.line) for fault in examined(text)[0]] == [
        ("raw-html", 3),
        ("raw-html", 7),
        ("heading-in-prose", 9),
        ("link-scheme", 11),
    ]


def test_a_bad_link_is_shown_by_its_address_or_else_by_its_words() -> None:
    assert examined("[ord](b%20c)")[0] == [Fault("link-scheme", 0, "b c")]
    assert examined("[*ord* &](javascript:x)")[0] == [Fault("link-scheme", 0, "ord &")]


@pytest.mark.parametrize(
    ("text", "fits"),
    [("ord *og* ord", True), ("a  \nb", True), ("a\n\nb", False), ("- a", False), ("> a", False)],
)
def test_only_a_single_paragraph_can_stand_in_a_line(text: str, fits: bool) -> None:  # noqa: FBT001 - a table of cases
    assert is_inline(text) is fits


def test_a_paragraph_within_a_line_loses_its_tag_and_two_keep_theirs() -> None:
    assert inline("<p>a <em>b</em></p>\n") == "a <em>b</em>"
    assert inline("<p>a</p>\n<p>b</p>") == "<p>a</p>\n<p>b</p>"


def test_the_words_of_a_text_are_without_links_marks_and_source_numbers() -> None:
    assert plain("Den *grå* [have](case:a) &amp; mere.[](source:s)\n\nSlut") == (
        "Den grå have & mere. Slut"
    )


def test_tables_are_prose() -> None:
    assert "<td>b</td>" in rendered("| a |\n|---|\n| b |", ours)
