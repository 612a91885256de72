"""What the hand-written pages may ask of the records: live counts, lists of cases, principle cards.

mkdocs-macros loads this file by its path and calls `define_env`. A macro is called with the page
it stands on, so that its links lead from there; a wrong name is told with what could be meant.
"""

from __future__ import annotations

from traceback import walk_tb
from typing import Any

from handbook.addresses import root_from
from handbook.complaints import near
from handbook.library import KINDS
from handbook.pages.views import case_card
from handbook.problems import Place
from handbook.rendering import Telling, Voice, html_of


class MacroError(ValueError):
    """A macro was asked for something that is not there."""


def macro_problem(error: Exception, file: str, above: int) -> str:
    """What went wrong in a page's macros, on one line with its place in the page's file.

    Jinja counts lines from where the text begins, so the lines `above` it, the front matter, are
    added. The line is that of the last step the template took itself.
    """
    line = getattr(error, "lineno", None) or 0
    for step, at in walk_tb(error.__traceback__):
        if step.f_code.co_filename == "<template>":
            line = at
    reason = str(error) or type(error).__name__
    return f"{Place(file, max(1, above + line))}: {reason}"


def define_env(env: Any) -> None:
    """Give the macros to mkdocs-macros, each bound to the page that is being read."""
    handbook = env.conf.extra["handbook"]["handbook"]

    def voice() -> Voice:
        address = env.page.url
        return Voice(handbook, address.partition("/")[0], root_from(address))

    for name, macro in MACROS.items():
        env.macro(_bound(macro, voice), name)


def _bound(macro: Any, voice: Any) -> Any:
    return lambda *given, **named: macro(voice(), *given, **named)


def count(voice: Voice, kind: str) -> str:
    """The number of records of a kind with its noun: `count("case")` gives `83 cases`."""
    return voice.counted(kind, len(voice.handbook.collection(KINDS[_known(kind, KINDS)])))


def principle_cards(voice: Voice) -> str:
    """The principles as cards."""
    handbook = voice.handbook
    principles = [
        (id_, each, Telling.of(voice, each), voice.href("principle", id_))
        for id_, each in handbook.principles.items()
    ]
    return html_of("macro-principles", v=voice, principles=principles)


def cases_showing(voice: Voice, principle: str, most: int = 3) -> str:
    """The first cases that show a principle, as cards."""
    _known(principle, voice.handbook.principles)
    links = voice.handbook.links_to(principle, "shows")[:most]
    return html_of("macro-cases", v=voice, cards=[case_card(voice, link.case) for link in links])


def cases_about(voice: Voice, domain: str, most: int = 3) -> str:
    """The first cases of a domain, as cards."""
    _known(domain, voice.handbook.vocabulary["domains"])
    ids = voice.handbook.cases_by_facet["domain", domain][:most]
    return html_of("macro-cases", v=voice, cards=[case_card(voice, id_) for id_ in ids])


def cases(voice: Voice, *ids: str) -> str:
    """The named cases, as cards."""
    known = [_known(id_, voice.handbook.cases) for id_ in ids]
    return html_of("macro-cases", v=voice, cards=[case_card(voice, id_) for id_ in known])


def cases_on_the_ways(voice: Voice, most: int = 3) -> str:
    """The first case of each way in, as cards; the handbook's first cases where it has no ways."""
    handbook = voice.handbook
    stops = [
        [stop.page.removeprefix("case:") for stop in route.stops if stop.page.startswith("case:")]
        for route in handbook.routes.values()
    ]
    ids = list(dict.fromkeys(cases[0] for cases in stops if cases)) or list(handbook.cases)
    return cases(voice, *ids[:most])


def routes(voice: Voice) -> str:
    """The ways in, as cards with their time."""
    handbook = voice.handbook
    told = [
        (
            Telling.of(voice, each),
            voice.href("route", id_),
            sum(stop.minutes for stop in each.stops),
            len(each.stops),
        )
        for id_, each in handbook.routes.items()
    ]
    return html_of("macro-routes", v=voice, routes=told)


def link(voice: Voice, kind: str, id_: str = "", otherwise: str = "") -> str:
    """The way to a record's page, or to the page that lists a kind.

    Another folder of data may lack what our pages lead to: then the way leads to the page that
    lists the kind named `otherwise`.
    """
    records = voice.handbook.collection(KINDS[_known(kind, KINDS)])
    if otherwise and not (id_ in records if id_ else records):
        return voice.index(otherwise)
    return voice.href(kind, _known(id_, records)) if id_ else voice.index(kind)


def _known(name: str, names: Any) -> str:
    if name in names:
        return name
    hint = near(name, names)
    meant = f" Did you mean “{hint}”?" if hint else ""
    message = f"There is nothing called “{name}” here.{meant}"
    raise MacroError(message)


MACROS = {
    "count": count,
    "principle_cards": principle_cards,
    "cases_showing": cases_showing,
    "cases_about": cases_about,
    "cases": cases,
    "cases_on_the_ways": cases_on_the_ways,
    "routes": routes,
    "link": link,
}
"""Every macro by the name it is called with."""
