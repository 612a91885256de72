"""The page at the site's root, which offers every language, and the old addresses that lead on."""

from __future__ import annotations

from typing import TYPE_CHECKING

from handbook.addresses import address, root_from
from handbook.library import KINDS
from handbook.output import Output, Page
from handbook.rendering import Voice, html_of
from handbook.wording import sentence

if TYPE_CHECKING:
    from handbook.library import Handbook

PAGED = ("principle", "phase", "method", "case", "article", "route", "worksheet")
"""The kinds of record that have a page of their own."""


def root_page(handbook: Handbook) -> Page:
    """The root: one greeting a language, each in its own."""
    voices = [Voice(handbook, language, "./") for language in handbook.languages]
    return Page(
        key="root",
        kind="root",
        language=handbook.languages[0],
        address="",
        title=sentence(handbook.languages[0], "site.both"),
        description=" · ".join(voice.say("site.tagline") for voice in voices),
        body=lambda: html_of("root", voices=voices),
    )


def redirects(handbook: Handbook) -> list[Output]:
    """A page at each address a record once had, which leads on to the one it has now."""
    found = []
    for kind in PAGED:
        for id_, record in handbook.collection(KINDS[kind]).items():
            for old in record.formerly:
                for language in handbook.languages:
                    here = address(kind, old, language)
                    voice = Voice(handbook, language, root_from(here))
                    content = html_of("redirect", v=voice, href=voice.href(kind, id_))
                    found.append(Output(f"{here}index.html", content))
    return found
