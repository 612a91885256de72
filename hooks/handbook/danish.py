"""Danish words: the parts of a compound, and the stem that the forms of a word share.

Danish writes compounds in one word (*samskabelsesproces*, *ældreplejen*), and whoever looks for
*proces* or *pleje* looks for a part. A part is only what our own texts use as a word of its own, so
the splitter knows the handbook's vocabulary and no other.
"""

from __future__ import annotations

import re
from collections import Counter
from functools import cache
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

WORD: Final = re.compile(r"[^\W\d_]+(?:[-’'][^\W\d_]+)*")
"""A word in running text; a hyphen or an apostrophe inside belongs to it."""

LEAST: Final = 4
"""Shorter parts are mostly endings that look like words (*men*, *sam*, *ene*)."""
SHORT: Final = frozenset(
    "by hus mad dag vej bil liv råd sag kor leg tro øko køn mor far dyr ø ven rum tid syn ild "
    "lys hav sø bad bog bus arm ben jul sol sne is".split()
)
"""The short words that compounds really are made of."""
NEVER_FIRST: Final = frozenset(
    "over under efter uden inden imod frem hjem igen ikke sammen mellem samme denne "
    "eller ellers deres hvor hvad hver alle andre anden bare blot både dens disse ende endnu ene "
    "flere fordi foran forbi gennem hans hele henne hvem langs lige meget mere mest neden "
    "netop nogen noget omkring også oven selv siden siger skal stor store stå svær som selve "
    "sted ting usam foren bestem betyd gene ende gang stil find form ford fort forud fore lede læng "
    "vide bevæg vise være gøre give have blev blive komme tage inde mange mindre bil".split()
)
"""Little words, particles and bits that begin many words without being a part of their sense."""
NEVER_LAST: Final = frozenset(
    "hed heden heder skab skaber skabe skabet else elser elsen ning ninger ningen lige ligt "
    "some bare bart fuld fulde løst løse løs dom domme mæssig mæssigt mæssige vise vist løshed "
    "erne eren ende ener ente ering eringen dighed lighed ster rende ring ringer ringen agtig "
    "tede tage tager tages steder sted gang gange stand følge tale ting lagt lægge lægger satte "
    "sætte sætter føre fører ført gøre gør rette retter komme kommer have given giver holde "
    "holder stille stiller række rækker tale talen være værende sige siger vilje ledes lede ernes "
    "enes ens ingen inger ingerne ben jere kerne kerner kernes rede reds mene dene mede lets tets "
    "lever under unde vende kilt kilte merer mere somt somme stes sker sten elle haverne hederne "
    "hedens skabers skaberne skabernes skabets lagde lagte givende givere ledende "
    "ledet ikken dere dage rens ere eres erens sand".split()
)
"""Endings and verbs that make a derived word and no compound (*fællesskab*, *ensomhed*)."""
ENDINGS: Final = (
    "ernes erens endes heden erne eren enes ende ens ets ers est ede ene er en et es te de e s t r n"
).split()
"""What inflection adds, the longest first."""


@cache
def stem(word: str) -> str:
    """What the forms of a word share: `processer`, `processens` and `proces` give `proces`."""
    base = word
    for ending in ENDINGS:
        if word.endswith(ending) and len(word) - len(ending) >= 3:  # noqa: PLR2004 - shorter is no word
            base = word[: -len(ending)]
            break
    return base[:-1] if len(base) > 3 and base[-1] == base[-2] else base  # noqa: PLR2004 - bo, se: a vowel is not doubled by inflection


IRREGULAR: Final = (
    ("barn", "børn"),
    ("mand", "mænd"),
    ("bog", "bøger"),
    ("hånd", "hænder"),
    ("bonde", "bønder"),
    ("far", "fædre"),
    ("mor", "mødre"),
    ("bror", "brødre"),
    ("datter", "døtre"),
    ("nat", "nætter"),
    ("fod", "fødder"),
    ("ko", "køer"),
    ("stang", "stænger"),
    ("kraft", "kræfter"),
    ("stad", "stæder"),
    ("gammel", "gamle"),
    ("lille", "små"),
)
"""Words whose forms share no stem; Pagefind's stemmer knows none of them."""


def kin(word: str) -> tuple[str, ...]:
    """Forms of the same word that share no stem with it: *børn* and *barn*."""
    base = stem(word)
    found = {other for pair in IRREGULAR for other in pair if base in map(stem, pair)}
    return tuple(sorted(other for other in found if stem(other) != base))


def words_in(text: str) -> list[str]:
    """The words of a text in lower case, each as often as it stands there."""
    return [word.lower() for word in WORD.findall(text)]


def splitter(texts: Iterable[str]) -> Callable[[str], tuple[str, ...]]:
    """A function that gives the parts of a compound, or nothing when a word is not one.

    `splitter(["Pleje af ældre. Ældreplejen."])("ældreplejen")` gives `("ældre", "plejen")`. Of
    several ways to split, the one with the fewest parts wins, then the one with the commonest.
    """
    counts: Counter[str] = Counter()
    for text in texts:
        counts.update(words_in(text))
    stems: Counter[str] = Counter()
    for word, number in counts.items():
        stems[stem(word)] += number

    def heads(word: str) -> Iterable[tuple[str, str, int]]:
        """First parts with what is left: a word as it stands, with or without a linking s or e."""
        for end in range(2, len(word) - 1):
            first, rest = word[:end], word[end:]
            if not _may_be_first(first) or first not in counts:
                continue
            yield first, rest, counts[first]
            if rest[0] in "se" and len(rest) > LEAST - 1:
                yield first, rest[1:], counts[first]

    def tail(word: str) -> int:
        """How often a last part stands alone, in any of its forms."""
        if word in NEVER_LAST or (len(word) < LEAST and word not in SHORT):
            return 0
        return counts[word] or (stems[stem(word)] if len(stem(word)) >= LEAST - 1 else 0)

    @cache
    def parts(word: str) -> tuple[str, ...]:
        if "-" in word:
            pieces = [piece for piece in word.split("-") if len(piece) > 1]
            return tuple(part for piece in pieces for part in parts(piece) or (piece,))
        best: tuple[int, float, tuple[str, ...]] | None = None
        for first, rest, number in heads(word):
            found = tail(rest)
            inner = () if found else parts(rest)
            if not found and not inner:
                continue
            whole = (first, *(inner or (rest,)))
            score = (-len(whole), float(number * (found or 1)), whole)
            if best is None or score > best:
                best = score
        return best[2] if best else ()

    return parts


def _may_be_first(part: str) -> bool:
    return part not in NEVER_FIRST and (len(part) >= LEAST or part in SHORT)
