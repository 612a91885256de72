"""What a proposal changes for a reader, and the comment that tells its author.

The two halves never meet in one program: `report_on` runs beside the proposal's own code and has no
rights, `comment_on` runs with the right to write a comment and sees nothing but the report, which
the proposal may have forged. So the comment takes only words and numbers from it, cut to length and
with every sign that Markdown knows put out of action.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, Final

from handbook.fields import EVERY_LANGUAGE
from handbook.languages import DEFAULT_LANGUAGES
from handbook.library import KINDS
from handbook.rendering import name_of
from handbook.translations import others_than, progress
from handbook.wording import languages_worded, sentence, words

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from handbook.library import Handbook
    from handbook.problems import Problem

MOST_TOLD: Final = 50
"""How many problems or changes one comment lists; the rest are counted."""
MOST_SIGNS: Final = 300
"""How much of a text from the report is shown."""
MARK: Final = "<!-- handbook: what a proposal changes -->"
"""By this line the comment is found again when the proposal changes."""

_SIGNS: Final = re.compile(r"[^\w\s.,;?!()\"'’»«–%/+=§°éüöäëïÉÜÖ-]")
_DANISH: Final = {"og", "det", "er", "ikke", "jeg", "har", "til", "af", "med", "på", "vi", "en"}
_ENGLISH: Final = {"and", "the", "is", "not", "have", "to", "of", "with", "we", "a", "this", "for"}


def problem_data(problem: Problem) -> dict[str, Any]:
    """A problem as plain data, for a program that tells it on."""
    return {
        "file": problem.place.file,
        "line": problem.place.line,
        "column": problem.place.column,
        "field": problem.path,
        "code": problem.code,
        "details": dict(problem.details),
        "sentences": {
            language: sentence(language, f"problems.{problem.code}", **problem.details)
            for language in sorted(languages_worded())
        },
    }


def report_on(
    before: Handbook | None, after: Handbook | None, problems: Iterable[Problem], words_said: str
) -> dict[str, Any]:
    """What a proposal changes, as plain data; `words_said` are its title and its message."""
    changes = list(_changes(before, after)) if before and after else []
    written = [each["written_in"] for each in changes if each["change"] == "new"]
    return {
        "version": 1,
        "language": language_of(words_said, written[0] if written else DEFAULT_LANGUAGES[0]),
        "problems": [problem_data(each) for each in problems],
        "changes": changes,
    }


def language_of(text: str, otherwise: str) -> str:
    """The language somebody writes in, by its smallest words; Danish letters are a Dane's."""
    said = re.findall(r"[a-zæøå]+", text.lower())
    danish = sum(word in _DANISH for word in said) + len(re.findall("[æøå]", text.lower()))
    english = sum(word in _ENGLISH for word in said)
    if danish == english:
        return otherwise
    return "da" if danish > english else "en"


def _changes(before: Handbook, after: Handbook) -> Iterator[dict[str, Any]]:
    for kind, name in KINDS.items():
        old, new = before.collection(name), after.collection(name)
        for id_, record in new.items():
            if id_ not in old:
                yield _change("new", kind, id_, record, before, after)
            elif old[id_] != record:
                yield _change("changed", kind, id_, record, before, after)
        for id_ in old:
            if id_ not in new:
                yield _change("gone", kind, id_, old[id_], before, after)


def _change(
    change: str, kind: str, id_: str, record: Any, before: Handbook, after: Handbook
) -> dict[str, Any]:
    titles = name_of(record)
    return {
        "change": change,
        "kind": kind,
        "id": id_,
        "written_in": record.written_in,
        "title": titles.get(EVERY_LANGUAGE) or titles.get(record.written_in, id_),
        "links": [] if change == "gone" else _new_links(id_, before, after),
        "untranslated": {
            language: progress(record, language).missing
            for language in others_than(record, after.languages)
            if change != "gone"
        },
    }


def _new_links(id_: str, before: Handbook, after: Handbook) -> list[dict[str, str]]:
    """The links from a case to principles that were not there before."""
    old = {(link.principle, link.stance) for link in before.links if link.case == id_}
    return [
        {"principle": link.principle, "stance": link.stance}
        for link in after.links
        if link.case == id_ and (link.principle, link.stance) not in old
    ]


def comment_on(report: Mapping[str, Any], handbook: Handbook | None = None) -> str:
    """The comment for a report, in the language of who made the proposal.

    `handbook` gives the principles their names; it is the published one, not the proposal's.
    """
    language = report.get("language")
    told = _Comment(language if language in languages_worded() else DEFAULT_LANGUAGES[0], handbook)
    problems, changes = _list(report, "problems"), _list(report, "changes")
    lines = [MARK, ""]
    if problems:
        lines += told.problems(problems)
    elif changes:
        lines += told.changes(changes)
    else:
        lines.append(told.say("comment.nothing"))
    return "\n".join([*lines, "", told.say("comment.end"), ""])


def _list(report: Mapping[str, Any], name: str) -> Sequence[Mapping[str, Any]]:
    found = report.get(name)
    return [each for each in found if isinstance(each, dict)] if isinstance(found, list) else []


def harmless(text: object) -> str:
    """A text from outside on one line, with no sign that Markdown or HTML would act on."""
    one_line = " ".join(str(text).split())
    cut = one_line if len(one_line) <= MOST_SIGNS else one_line[:MOST_SIGNS] + "…"
    return _SIGNS.sub(lambda found: f"&#{ord(found.group())};", cut).replace("_", "&#95;")


class _Comment:
    """Tells a report in one language."""

    def __init__(self, language: str, handbook: Handbook | None) -> None:
        self.language = language
        self.handbook = handbook

    def say(self, path: str, **details: str) -> str:
        return sentence(self.language, path, **details)

    def problems(self, problems: Sequence[Mapping[str, Any]]) -> list[str]:
        """The problems, each with its file, line and sentence."""
        lines = [self.say("comment.problems", number=str(len(problems))), ""]
        for each in problems[:MOST_TOLD]:
            where = harmless(f"{each.get('file')}, {self.say('comment.line')} {each.get('line')}")
            field = f" ({harmless(each['field'])})" if each.get("field") else ""
            lines.append(f"- **{where}**{field}: {self._sentence(each)}")
        return [*lines, *self._rest(len(problems))]

    def _sentence(self, problem: Mapping[str, Any]) -> str:
        """Our own sentence for its code; only the details come from the report."""
        path, details = f"problems.{problem.get('code')}", problem.get("details")
        if path not in words(self.language) or not isinstance(details, dict):
            return self.say("comment.unknown")
        known = {str(name): harmless(value) for name, value in details.items()}
        try:
            return sentence(self.language, path, **known)
        except (KeyError, IndexError, ValueError, TypeError):
            return self.say("comment.unknown")

    def changes(self, changes: Sequence[Mapping[str, Any]]) -> list[str]:
        """What a reader will see that was not there before."""
        lines = [self.say("comment.changes"), ""]
        for each in changes[:MOST_TOLD]:
            lines.append(f"- {self._headline(each)}")
            lines += [f"  - {line}" for line in self._below(each)]
        return [*lines, *self._rest(len(changes))]

    def _headline(self, change: Mapping[str, Any]) -> str:
        kind = f"translations.kind.{change.get('kind')}"
        what = f"comment.change.{change.get('change')}"
        if kind not in words(self.language) or what not in words(self.language):
            return self.say("comment.unknown")
        title = harmless(change.get("title"))
        return self.say(what, kind=self.say(kind), title=f"**{title}**")

    def _below(self, change: Mapping[str, Any]) -> Iterator[str]:
        for link in _list(change, "links")[:MOST_TOLD]:
            stance = f"stance.{link.get('stance')}"
            if stance in words(self.language):
                yield f"{self.say(stance)} {self._principle(link.get('principle'))}"
        missing = change.get("untranslated")
        for language, number in missing.items() if isinstance(missing, dict) else ():
            if language in languages_worded() and isinstance(number, int) and number > 0:
                name = self.say(f"languages.{language}")
                yield self.say("comment.untranslated", number=str(number), language=name)

    def _principle(self, id_: object) -> str:
        known = self.handbook.principles.get(str(id_)) if self.handbook else None
        return known.title.get(self.language, harmless(id_)) if known else harmless(id_)

    def _rest(self, number: int) -> list[str]:
        more = number - MOST_TOLD
        return ["", self.say("comment.more", number=str(more))] if more > 0 else []
