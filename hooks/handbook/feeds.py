"""The cases for those who follow them: a JSON Feed a language, with the state of each translation.

It is no Atom feed, for Atom asks when each entry was last updated, and the records do not know: a
case bears no date, and a clock or a git history would make two builds of the same records differ.
JSON Feed 1.1 lets dates be left out. A reader's program then tells a new case by its id and a
changed one by its content, and the fingerprint tells a change of any text of the original.
"""

from __future__ import annotations

import json
from functools import partial
from typing import TYPE_CHECKING, Any, Final

from handbook.addresses import Home, address, feed_path
from handbook.output import Output
from handbook.rendering import Telling, Voice, html_of, summary_in, title_in
from handbook.translations import fingerprint

if TYPE_CHECKING:
    from collections.abc import Iterator

    from handbook.library import Handbook
    from handbook.model import Case

VERSION: Final = "https://jsonfeed.org/version/1.1"


def feeds(handbook: Handbook, home: Home) -> Iterator[Output]:
    """The feed of each language."""
    for language in handbook.languages:
        voice = Voice(handbook, language, home.url)
        yield Output(feed_path(language), partial(_feed, voice, home))


def _feed(voice: Voice, home: Home) -> Iterator[str]:
    """A feed with an entry a line, so that changes are seen."""
    head = json.dumps(_head(voice, home), ensure_ascii=False, indent=1)
    yield head.removesuffix("\n}") + ',\n "items": [\n'
    between = ""
    for entry in _entries(voice, home):
        yield between + json.dumps(entry, ensure_ascii=False)
        between = ",\n"
    yield "\n]}\n"


def _head(voice: Voice, home: Home) -> dict[str, Any]:
    """What a feed says of itself; addresses are whole or not there, as the format wants them."""
    found = {
        "version": VERSION,
        "title": f"{voice.say('site.name')}: {voice.say('index.case.title')}",
        "description": voice.say("feed.description"),
    }
    if home.url:
        found["home_page_url"] = voice.index("case")
        found["feed_url"] = home.url + feed_path(voice.language)
    return {**found, "language": voice.language}


def _entries(voice: Voice, home: Home) -> Iterator[dict[str, Any]]:
    for id_, case in voice.handbook.cases.items():
        progress = voice.handbook.progress("case", id_, voice.language)
        spoken = all(voice.language in texts for texts in (case.title, case.summary))
        yield {
            "id": _lasting_id(id_, case),
            **({"url": home.url + address("case", id_, voice.language)} if home.url else {}),
            "title": title_in(case, voice.language),
            "summary": summary_in(case, voice.language),
            "content_html": _content(voice, case, progress.state),
            "language": voice.language if spoken else case.written_in,
            "tags": [str(voice.name("domains", each).striptags()) for each in case.domains],
            "_translation": {
                **({"about": voice.index("translations")} if home.url else {}),
                **progress.told,
                "written_in": case.written_in,
                "original": fingerprint(case),
            },
        }


def _content(voice: Voice, case: Case, state: str) -> str:
    """The summary, and what the case shows or challenges, with links where they can lead."""
    telling = Telling.of(voice, case)
    return html_of("feed-entry", v=voice, r=telling, record=case, state=state).strip()


def _lasting_id(id_: str, case: Case) -> str:
    """The first id a case was published under, so that a rename makes no new entry of it."""
    return f"case/{[*case.formerly, id_][0]}"
