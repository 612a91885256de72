"""Compounds are split where a Dane hears two words, and nowhere else."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

import pytest

from handbook.danish import kin, splitter, stem, words_in
from handbook.findables import findables
from handbook.search import readable_words

if TYPE_CHECKING:
    from collections.abc import Callable

    from handbook.library import Handbook

TRUE_SPLITS = """
    samskabelses-processer ældre-plejen ældre-pleje frivillig-center frivillig-centrets pleje-hjem
    borger-budget by-fornyelse by-rådet lokal-samfund lokal-rådet bolig-område bolig-forening
    borger-inddragelse bruger-inddragelse beboer-demokratiet forventnings-afstemning
    partnerskabs-aftale forandrings-teori demens-venlig genbrugs-plads senior-fællesskaber
    nabo-byen hånd-bogen dag-bog lærings-dagbog konflikt-trappen sundheds-hus folke-bibliotek
    idræts-forening hjemløse-strategi udsatte-rådet projekt-leder tids-plan møde-leder
    klima-landsby skole-sport social-psykiatri børne-familier forenings-liv kultur-hus
    opgave-udvalg borger-topmøde dialog-kort fortælle-camp problem-træet rolle-kort
    bolig-social ressource-gruppe evaluerings-ark land-kommuner tavsheds-pligt
    ejendoms-ejere bolig-ejere hus-ejere fortælle-runde højskole-elever arbejds-fællesskaber
"""
"""Each with a hyphen where it is split; a linking s or e before it belongs to neither part."""

NO_COMPOUNDS = """
    fællesskab fællesskaber fællesskaberne partnerskab partnerskaberne naboskab medborgerskab
    ensomhed virksomheder muligheder åbenhed afhængighed beslutning forankring evaluering
    evalueringen udviklingen regningen tegninger forklaringer inddragelse samskabelse samarbejde
    sammen forening foreninger foreningernes borgernes brugernes beboernes børnenes frivillige
    frivilligheden initiativ kommunen kommuner kommunerne principper metoder billeder billederne
    butikkerne klubben fortælleren inviterede analyserede planlagde grundlagde overtage
    undersøgelse forståelse deltagere velfærd dialog ressourcer risikovillighed handling
    indflydelse opgaver udvalg forslag ældste ydelser sociale psykiske bygningernes
"""


@pytest.fixture(scope="module")
def parts(handbook: Handbook) -> Callable[[str], tuple[str, ...]]:
    """The splitter as the search has it: it knows the words of our own Danish texts."""
    counts: Counter[str] = Counter()
    for each in findables(handbook, []):
        if each.language == "da":
            counts.update(readable_words(each))
    return splitter(counts)


@pytest.mark.parametrize("marked", TRUE_SPLITS.split())
def test_a_compound_falls_into_its_parts(
    parts: Callable[[str], tuple[str, ...]], marked: str
) -> None:
    first, _, last = marked.partition("-")
    told = parts(first + last)
    assert told, "it is not split"
    assert first.startswith(told[0])
    assert last.endswith(told[-1])
    if len(told) == len(("first", "last")):
        assert first.removeprefix(told[0]) in {"", "s", "e"}


@pytest.mark.parametrize("word", NO_COMPOUNDS.split())
def test_a_word_that_only_looks_like_one_stays_whole(
    parts: Callable[[str], tuple[str, ...]], word: str
) -> None:
    assert parts(word) == ()


@pytest.mark.parametrize(
    ("word", "told"),
    [
        ("samskabelsesproces", ("samskabelse", "proces")),
        ("ældrepleje", ("ældre", "pleje")),
        ("børnehus", ("børn", "hus")),
        ("ældreplejeproces", ("ældre", "pleje", "proces")),
        ("peer-støtte", ("peer", "støtte")),
        ("ukendtord", ()),
    ],
)
def test_only_words_that_the_texts_use_are_parts(word: str, told: tuple[str, ...]) -> None:
    known = words_in("Samskabelse er en proces. Pleje af ældre. Børn i et hus. Peer og støtte")
    assert splitter(Counter(known))(word) == told


def test_the_forms_of_a_word_share_a_stem() -> None:
    assert {stem(word) for word in ("borger", "borgere", "borgerne", "borgernes")} == {"borg"}
    assert {stem(word) for word in ("proces", "processer", "processen", "processens")} == {"proc"}


def test_a_word_knows_the_forms_that_share_no_stem_with_it() -> None:
    assert kin("børnene") == ("barn",)
    assert kin("barnet") == ("børn",)
    assert kin("borgerne") == ()
